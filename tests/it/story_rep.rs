//! Stories of a rep's weeks from start to end, by the keys alone: a decision that is not missed, a call that asks nothing twice, a
//! weekly report that says what changed, a review that mends what it lists.

use super::{
    factory::{at, named, person, talk},
    screen_driver::Driver,
};
use chrono::NaiveDate;
use gendan::{
    clock::Clock,
    domain::{
        follow_up::Happened,
        id::CustomerId,
        moment::Moment,
        promise::{Promised, Settled, Side},
        stage::Stage,
    },
    i18n::Lang,
    store::{
        Op, Store,
        op::{NewContact, NewCustomer, NewFollowUp, NextPlan},
    },
};
use std::path::PathBuf;

/// A book that lies in a file, opened on one day after the other.
struct Book {
    folder: tempfile::TempDir,
}

impl Book {
    fn new() -> Book {
        Book { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("book.db")
    }

    fn store(&self) -> Store {
        Store::open_throw_away(&self.path()).unwrap()
    }

    /// The app, opened at this minute.
    fn open(&self, minute: &str) -> Driver {
        Driver::at(self.store(), Lang::ZhCn, Clock::stopped(at(minute)))
    }
}

fn add(store: &mut Store, minute: &str, name: &str, phone: &str, need: Option<&str>) -> CustomerId {
    let contact =
        NewContact { title: Some("采购总监".to_owned()), decision_maker: true, ..person("张伟", phone) };
    let mut new = NewCustomer { contacts: vec![contact], ..named(name) };
    new.fields.need = need.map(str::to_owned);
    store.apply(&Op::AddCustomer(Box::new(new)), at(minute)).unwrap().0.customer.unwrap()
}

/// What was said at a minute, and written down then.
fn say(store: &mut Store, minute: &str, said: NewFollowUp) {
    let said = NewFollowUp { happened: Happened::At(at(minute)), ..said };
    store.apply(&Op::LogFollowUp(Box::new(said)), at(minute)).unwrap();
}

fn step(due: &str, action: Option<&str>) -> NextPlan {
    NextPlan::Step { due: Moment::from_key(due).unwrap(), action: action.map(str::to_owned), channel: None }
}

/// Opens the check-up of a book in a file, which is made beside the loop.
fn check_up(driver: &mut Driver) -> &mut Driver {
    driver.keys("c").wait_for_task()
}

/// `features S154`: a rep plans for after the day on which the customer decides. The decision calls by itself three workdays before it.
#[test]
fn a_decision_raises_itself_before_its_day() {
    let book = Book::new();
    let mut first = book.open("2026-11-16T09:30");
    let form = format!("n星辰科技{}12-04<tab>12-25<tab>送合同<ctrl-s>", "<tab>".repeat(14));
    first.keys(&form).sees("已保存").sees("决策 12-04").sees("~12-01").sees("今天 0");
    drop(first);
    // A week before, the check-up tells of it; on the day before the call nobody is due.
    check_up(&mut book.open("2026-11-27T16:00")).sees("机会丢失 · 决策前无安排").sees("12-04 客户要定，之前没有安排");
    book.open("2026-11-30T09:00").sees("今天 0").sees_no("逾期 1");
    // Tuesday: three workdays to Friday. Why it is due stands in the line, what is known of it on the card.
    let mut tuesday = book.open("2026-12-01T09:00");
    tuesday.sees("今天 1").sees("临近决策").keys("<enter>").sees("决策 12-04").keys("<esc>");
    tuesday.keys("a").sees("星辰科技：").keys("电话 有效沟通 周四上会，会前要看交期说明 >周四 陪客户上会<enter>");
    tuesday.sees("已保存").sees("今天 0").sees_no("临近决策").sees("会前要看交期说明").sees("陪客户上会");
    drop(tuesday);
    let mut thursday = book.open("2026-12-03T08:50");
    thursday.sees("今天 1").sees("陪客户上会");
    check_up(&mut thursday).sees_no("决策前无安排");
}

/// `features S155`: one key shows what is known before the call, and the call is written down over it.
#[test]
fn a_call_begins_with_what_is_known() {
    let book = Book::new();
    let mut store = book.store();
    let customer = add(&mut store, "2026-11-10T09:00", "星辰科技", "13800138000", Some("三台设备，年底前上线"));
    let slow = NewFollowUp { note: "嫌交货太慢，要四周".to_owned(), ..talk(customer) };
    say(&mut store, "2026-11-12T09:00", slow);
    let quoted = NewFollowUp {
        note: "报了价，要和老板商量".to_owned(),
        stage: Some(Stage::Quote),
        amount: Some(9_800_000),
        ..talk(customer)
    };
    say(&mut store, "2026-11-16T09:00", quoted);
    let day = |text: &str| Some(text.parse::<NaiveDate>().unwrap());
    let promised = NewFollowUp {
        note: "周五给合同，我方改交期".to_owned(),
        next: step("2026-11-23", Some("问合同")),
        promises: vec![
            Promised { side: Side::Theirs, text: "给合同".to_owned(), due_on: day("2026-11-20") },
            Promised { side: Side::Mine, text: "改交期".to_owned(), due_on: day("2026-11-23") },
        ],
        ..talk(customer)
    };
    say(&mut store, "2026-11-18T09:00", promised);
    drop(store);
    let mut monday = book.open("2026-11-23T09:00");
    monday.keys("b");
    // Need, who decides, the last three talks, both sides' promises, the quote.
    for known in [
        "三台设备，年底前上线",
        "张伟  采购总监",
        "138 0013 8000",
        "嫌交货太慢，要四周",
        "报了价，要和老板商量",
        "周五给合同，我方改交期",
        "给合同 11-20",
        "改交期 11-23",
        "¥98,000.00",
    ] {
        monday.sees(known);
    }
    // The call: the contract came, so that their promise is kept.
    monday.keys("a").sees("到期：承诺 给合同").keys("合同收到，定金付三成，交期改好也认可 >周四 收定金<ctrl-t><enter>");
    monday.sees("已保存").keys("<esc>").sees("合同收到，定金付三成").sees("收定金").sees_no("逾期 3天");
    drop(monday);
    let kept = book.store().promises(&gendan::store::PromiseFilter::default(), 10).unwrap();
    assert!(
        kept.iter()
            .any(|promise| promise.text == "给合同"
                && promise.settled == day("2026-11-23").map(|on| (Settled::Kept, on))),
        "{kept:?}"
    );
}

/// `features S80` and `S172`: the report of the week is one key away, is copied, is marked as handed on; the next one has what changed since.
#[test]
fn a_weekly_report_says_what_changed_since_the_last_one() {
    let book = Book::new();
    let mut store = book.store();
    let star = add(&mut store, "2026-11-16T09:00", "星辰科技", "13800138000", None);
    let sea = add(&mut store, "2026-11-16T09:05", "海蓝水务", "13900139000", None);
    let need = NewFollowUp {
        note: "要三台设备，年底前上线".to_owned(),
        stage: Some(Stage::Need),
        next: step("2026-11-24", Some("出方案")),
        ..talk(star)
    };
    say(&mut store, "2026-11-17T10:00", need);
    let terms =
        NewFollowUp {
            note: "问了账期，财务不同意".to_owned(), next: step("2026-11-25", Some("问财务")), ..talk(sea)
        };
    say(&mut store, "2026-11-18T10:00", terms);
    drop(store);
    let mut friday = book.open("2026-11-20T17:30");
    friday.keys("R3").sees("周报 11-16").sees("星辰科技").sees("海蓝水务").sees("出方案").sees("问财务");
    friday.keys("y").sees("已复制 周报");
    let copied = friday.app.take_requests().0.unwrap();
    assert!(copied.starts_with("周报") && copied.contains("出方案") && copied.contains("海蓝水务"), "{copied}");
    friday.keys("x").sees("已记为已交").sees("已交 11-20");
    drop(friday);
    // A week later one of them moved.
    let mut tuesday = book.open("2026-11-24T10:00");
    tuesday.sees("星辰科技").keys("a报价9.8万，等采购总监批复 =报价 >11月30日 问结果<enter>");
    if !tuesday.has("已保存") {
        // What a second look was asked for.
        tuesday.keys("<enter>").sees("已保存");
    }
    drop(tuesday);
    let mut next = book.open("2026-11-27T17:30");
    next.keys("R3").sees("自上次周报").sees("需求 → 报价").sees("问结果");
    next.keys("y");
    let copied = next.app.take_requests().0.unwrap();
    assert!(copied.contains("需求 → 报价") && !copied.contains("海蓝水务"), "only what changed: {copied}");
    next.keys("x").sees("已交 11-27").keys("<esc>");
    drop(next);
    let mut quiet = book.open("2026-12-04T17:30");
    quiet.keys("R3y");
    let copied = quiet.app.take_requests().0.unwrap();
    assert!(!copied.contains("需求 → 报价"), "told once: {copied}");
}

/// `features S163` and `S157`: on Friday the rep walks the check-up under its headings, mends each row in its place, and nothing is left.
#[test]
fn the_weekly_review_mends_what_it_lists() {
    let book = Book::new();
    let mut store = book.store();
    let star = add(&mut store, "2026-11-16T09:00", "星辰科技", "13800138000", Some("三台设备"));
    let sea = add(&mut store, "2026-11-16T09:05", "海蓝水务", "13900139000", None);
    let vague = NewFollowUp { note: "已联系".to_owned(), next: step("2026-11-24", None), ..talk(star) };
    say(&mut store, "2026-11-17T10:00", vague);
    let no_need = NewFollowUp {
        note: "问了账期，财务不同意".to_owned(),
        stage: Some(Stage::Need),
        next: step("2026-11-25", Some("问财务")),
        ..talk(sea)
    };
    say(&mut store, "2026-11-18T10:00", no_need);
    drop(store);
    let mut friday = book.open("2026-11-20T17:30");
    check_up(&mut friday).sees("3 项").sees("错误率 1/2");
    friday.sees("机会丢失 · 下次没写做什么").sees("决策失误 · 缺关键需求").sees("交接难 · 太笼统");
    // Each opens its own form; saved, it leaves the list.
    friday.keys("<enter>").sees("下次计划：星辰科技").keys("<tab>送样品<ctrl-s>").wait_for_task();
    friday.sees_no("下次没写做什么").sees("2 项");
    friday.keys("<enter>").sees("客户：海蓝水务").keys("<tab><tab><tab><tab>两套泵站<ctrl-s>").wait_for_task();
    friday.sees_no("缺关键需求").sees("1 项");
    friday.keys("<enter>").sees("改跟进：星辰科技").keys("，嫌价格贵，要和别家比<ctrl-s>").wait_for_task();
    friday.sees("没有问题").sees("记录分 100").sees("错误率 0/2");
    // What was mended is in the rows.
    let store = book.store();
    assert_eq!(store.customer(sea).unwrap().need.as_deref(), Some("两套泵站"));
    drop(store);
    friday.keys("<esc>").sees("送样品").sees("嫌价格贵");
}
