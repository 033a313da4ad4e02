//! Calls: the walk through those who can be rung, one key an outcome, the codes, and what all of it came to.

use crate::{cli_support::Book, kit_canvas::Canvas, screen_book as factory, screen_driver::Driver};
use chrono::TimeDelta;
use gendan::{
    config::{Config, GlyphChoice},
    domain::{
        channel::Channel,
        id::{ContactId, CustomerId, OperationId},
        outcome::Outcome,
        phone::Number,
    },
    i18n::Lang,
    store::{Op, Store, op::NewContact},
    tui::call_mode::{Call, CallMode},
};
use ratatui::layout::Rect;
use std::path::PathBuf;

/// Overdue with two numbers, overdue with one, due today with one.
const FIRST: CustomerId = CustomerId(2);
const SECOND: CustomerId = CustomerId(3);
const THIRD: CustomerId = CustomerId(5);

/// The small book with numbers for three of the five who are due.
fn filled(store: &mut Store, lang: Lang) {
    factory::fill(store, lang);
    let names = match lang {
        Lang::ZhCn => ["周强", "刘洋"],
        Lang::En => ["Paul Grant", "Rose Field"],
    };
    for (customer, name, phone) in [(SECOND, names[0], "139 0013 9001"), (THIRD, names[1], "13700137002")] {
        let contact = NewContact { name: name.into(), phone: Some(phone.into()), ..NewContact::default() };
        store.apply(&Op::AddContact { customer, contact }, factory::now() - TimeDelta::days(30)).unwrap();
    }
}

fn driver(lang: Lang) -> Driver {
    let mut store = factory::empty();
    filled(&mut store, lang);
    Driver::new(store, lang)
}

/// As [`driver`], over a file that can be looked into afterwards.
struct OnDisk {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl OnDisk {
    fn new() -> (OnDisk, Driver) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("calls.db");
        let mut store = Store::open(&path).unwrap();
        filled(&mut store, Lang::ZhCn);
        (OnDisk { _folder: folder, path }, Driver::new(store, Lang::ZhCn))
    }

    fn store(&self) -> Store {
        Store::open(&self.path).unwrap()
    }

    fn last(&self, customer: CustomerId) -> gendan::domain::follow_up::FollowUp {
        self.store().follow_ups(customer, 1).unwrap().remove(0)
    }
}

#[test]
fn who_is_due_is_rung_one_after_the_other() {
    let (disk, mut driver) = OnDisk::new();
    driver.keys("t").sees("打电话 1/3").sees("苏州恒川").sees("不到 1 分钟").sees("扫码拨号");
    driver.keys("1").sees("打电话 2/3").sees("未接 1").sees("中山长盛");
    let saved = disk.last(FIRST);
    assert_eq!((saved.channel, saved.outcome), (Channel::Phone, Some(Outcome::NoAnswer)));
    assert_eq!(saved.contact_name.as_deref(), Some("张伟"));
    driver.keys("5").sees("打电话 3/3").sees("重庆长乐");
    assert!(disk.store().contacts(SECOND).unwrap()[0].channels[0].invalid, "a wrong number is marked");
    driver.keys("<enter>").sees("沟通").keys("价格谈好了，等合同 >下周三 催合同<enter>");
    driver.sees("打了 3 通，接通 1 通，不到 1 分钟").sees("未接 1  空号 1  沟通 1").sees("另有 3 个没有电话号码");
    let saved = disk.last(THIRD);
    assert_eq!((saved.channel, saved.outcome), (Channel::Phone, Some(Outcome::Talked)));
    assert_eq!((saved.note.as_str(), saved.contact_name.as_deref()), ("价格谈好了，等合同", Some("刘洋")));
    driver.keys("u").sees("打电话 1/3").sees_no("未接 1");
    assert!(!disk.store().contacts(SECOND).unwrap()[0].channels[0].invalid, "all of it is taken back");
    assert_eq!(disk.last(FIRST).outcome, Some(Outcome::Talked));
    driver.keys("<esc>").sees_no("打电话 1/3");
}

#[test]
fn another_number_is_another_person() {
    let (disk, mut driver) = OnDisk::new();
    driver.keys("t").sees("n 换号码 1/2").keys("n").sees("n 换号码 2/2").sees("李娜");
    driver.keys("y");
    assert_eq!(driver.app.take_requests().0.as_deref(), Some("057186001234"));
    driver.keys("2").sees("打电话 2/3").keys("<left>").sees("打电话 1/3").sees("n 换号码 1/2");
    let saved = disk.last(FIRST);
    assert_eq!((saved.outcome, saved.contact_name.as_deref()), (Some(Outcome::Busy), Some("李娜")));
    driver.keys("u").sees("打电话 1/3").sees_no("占线 1");
    driver.keys("<enter>").sees("张伟").keys("老板出差 >周三<enter>").sees("打电话 2/3");
    assert_eq!(disk.last(FIRST).contact_name.as_deref(), Some("张伟"));
}

/// Gives the only person of the second customer another number.
fn with_another_number(store: &mut Store) {
    let person = store.contacts(SECOND).unwrap().remove(0);
    let was = NewContact::of(&person);
    let other = NewContact { phone: Some("021-55550000".into()), ..was.clone() };
    let added = Op::EditContact { contact: person.id, was: NewContact { phone: None, ..was }, now: other };
    store.apply(&added, factory::now()).unwrap();
}

/// The numbers of that person, and which of them are no good.
fn marked(store: &Store) -> Vec<(String, bool)> {
    let ways = store.contacts(SECOND).unwrap().remove(0).channels;
    ways.into_iter().map(|way| (way.value, way.invalid)).collect()
}

const BOTH: [&str; 2] = ["139 0013 9001", "021-55550000"];

#[test]
fn a_wrong_number_leaves_the_other_one_of_the_person() {
    let scripts = [
        ("n5", None),
        ("n<enter>", Some("空号<enter>")),
        // The line goes on in the form, and the form is left and opened again.
        ("n<enter>", Some("空号<tab><ctrl-s>")),
        ("n<enter>", Some("空号 前台说没有这个人<tab><esc><enter><ctrl-s>")),
    ];
    for (keys, line) in scripts {
        let (disk, mut driver) = OnDisk::new();
        with_another_number(&mut disk.store());
        driver.keys("t").keys(" ").sees("打电话 2/3").sees("n 换号码 1/2").keys(keys);
        if let Some(line) = line {
            driver.keys(line);
        }
        driver.sees("打电话 3/3").sees("空号 1");
        assert_eq!(marked(&disk.store()), [(BOTH[0].to_owned(), false), (BOTH[1].to_owned(), true)], "{line:?}");
        driver.keys("u").sees("打电话 2/3");
        assert_eq!(marked(&disk.store()), BOTH.map(|way| (way.to_owned(), false)), "{line:?}");
    }
}

#[test]
fn of_several_numbers_none_is_marked_when_nobody_said_which() {
    let (disk, mut driver) = OnDisk::new();
    with_another_number(&mut disk.store());
    driver.keys("jja").sees("中山长盛").keys("空号<enter>");
    driver.sees("周强有 2 个号码，不知是哪个错，都没有标");
    assert_eq!(marked(&disk.store()), BOTH.map(|way| (way.to_owned(), false)));
    let book = Book::new();
    book.ok(&["customer", "add", "Longreach", "--contact", "Paul Grant", "--phone", "020-7946-0000"]);
    let told = |run: crate::cli_support::Run| {
        assert!(run.status == 0, "{}", run.err);
        run.err
    };
    let phones = |book: &Book| -> Vec<bool> {
        let store = Store::open(&book.db()).unwrap();
        store.contacts(CustomerId(1)).unwrap().remove(0).channels.iter().map(|way| way.invalid).collect()
    };
    let mut store = Store::open(&book.db()).unwrap();
    let person = store.contacts(CustomerId(1)).unwrap().remove(0);
    let was = NewContact::of(&person);
    let other = NewContact { phone: Some("020-7946-0001".into()), ..was.clone() };
    let added = Op::EditContact { contact: person.id, was: NewContact { phone: None, ..was }, now: other };
    store.apply(&added, factory::now()).unwrap();
    store.close();
    let said = told(book.run(&["log", "Longreach", "wrong number"]));
    assert!(said.contains("Paul Grant has 2 numbers: none was marked as wrong"), "{said}");
    assert_eq!(phones(&book), [false, false]);
}

#[test]
fn a_callback_asks_when() {
    let (disk, mut driver) = OnDisk::new();
    // The mark that asks for the day is no word of a note.
    driver.keys("t6").sees("约定回电").sees("› >").sees_no("· >").keys("<enter>").sees("打电话 1/3");
    driver.keys("明天10点<enter>").sees("打电话 2/3").sees("约回电 1");
    assert_eq!(disk.last(FIRST).outcome, Some(Outcome::Callback));
    let plan = disk.store().open_plan(FIRST).unwrap().unwrap();
    assert_eq!(plan.due.unwrap().key(), "2026-11-22T10:00");
    // What was only begun is not kept; what was typed is.
    driver.keys("6<esc>").sees_no("保留").keys("<enter>嫌交期长<esc>").keys("<enter>").sees("嫌交期长").sees("沟通");
}

#[test]
fn the_walk_is_stopped_skipped_and_taken_back() {
    let mut driver = driver(Lang::En);
    driver.keys("t").sees("Calls 1/3").keys("<esc>").sees_no("Calls 1/3");
    driver.keys("t3").sees("Calls 2/3").sees("rejected 1").keys("u").sees("Calls 1/3").keys("A");
    driver.sees("Calls 2/3").sees("no answer 1").keys(" ").sees("Calls 3/3").keys("<esc>");
    driver.sees("Stopped after 2, 1 left").sees("1 call, 0 reached, under a minute").sees("skipped 1");
    driver.keys("<left>").sees("Calls 3/3").keys("s").keys("1").sees("snoozed 1").keys("<enter>");
    driver.sees_no("That was all").keys("t").sees("Calls 1/1");
}

#[test]
fn another_number_is_offered_where_there_is_one() {
    let mut driver = driver(Lang::ZhCn);
    driver.keys("t").sees("n 换号码").keys(" ").sees("打电话 2/3").sees_no("换号码").keys("<left>").sees("n 换号码");
    driver.keys("<esc><esc>N").sees("扫码带走名单").sees("Esc 关闭").sees_no("换号码").keys("<esc>");
    driver.keys("jQ").sees("n 换号码").keys("<esc>jQ").sees("139 0013 9001").sees_no("换号码");
}

#[test]
fn marked_customers_are_rung_alone() {
    let mut driver = driver(Lang::En);
    driver.keys("jj t").sees("Calls 1/1").sees("Longreach").keys("<esc>");
    let mut nobody = Driver::new(factory::empty(), Lang::En);
    nobody.keys("<esc>t").sees("Nobody who is due can be rung").keys("<esc>N").sees("Nobody who is due can be rung");
}

#[test]
fn a_code_is_shown_over_the_screen() {
    let mut driver = driver(Lang::ZhCn);
    driver
        .keys("Q")
        .sees("没有可用的电话号码")
        .keys("jQ")
        .sees("扫码拨号")
        .sees("138 0013 8000")
        .keys("Q")
        .sees("扫码存名片")
        .keys("n")
        .sees("李娜");
    driver.keys("y");
    let card = driver.app.take_requests().0.unwrap();
    assert_eq!(
        card,
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:李;娜;;;\r\nFN:李娜\r\nORG:苏州恒川精密机械有限公司\r\nTITLE:工程师\r\nTEL:057186001234\r\nEND:VCARD"
    );
    driver.keys("<esc>b").keys("Q").sees("扫码拨号").keys("<esc>").sees("上次").keys("<esc>");
    driver
        .keys("N")
        .sees("1 苏州恒川精密机械有限公司 张伟 13800138000")
        .sees("3 重庆")
        .sees("扫码带走名单")
        .sees("█▀▀▀▀▀█");
    driver.resize(40, 10).sees("接下来的电话").resize(120, 36).keys("<esc>");
    driver.keys("tQ").sees("扫码存名片").keys("<esc>").sees("打电话 1/3");
    let config = Config { glyphs: GlyphChoice::Ascii, ..Config::default() };
    let mut store = factory::empty();
    filled(&mut store, Lang::En);
    let mut plain = Driver::with_config(store, Lang::En, config);
    plain.keys("t").sees("138 0013 8000").sees_no("▀").keys("Q").sees("block characters").sees_no("▀");
}

/// Calls of two customers that begun so many seconds before the canvas's ten o'clock.
fn calls(canvas: &Canvas, seconds: i64) -> CallMode {
    let begun = canvas.ctx().now - TimeDelta::seconds(seconds);
    let number = Number {
        contact: ContactId(1),
        person: "张伟".into(),
        title: None,
        decides: true,
        dialled: "13800138000".into(),
    };
    let mut calls = CallMode::new(vec![CustomerId(1), CustomerId(2)], 0, begun);
    calls.show(vec![number], true, begun);
    calls
}

#[test]
fn time_is_told_in_whole_minutes() {
    let canvas = Canvas::new(Lang::ZhCn);
    for (seconds, words) in
        [(0, "不到 1 分钟"), (59, "不到 1 分钟"), (60, "1 分钟"), (179, "2 分钟"), (-90, "不到 1 分钟")]
    {
        let mut calls = calls(&canvas, seconds);
        let screen = canvas.lines((80, 20), |area, buf, ctx| {
            calls.lay_out(area, ctx);
            calls.draw(buf, ctx);
        });
        assert!(screen.contains(words), "{seconds}: {screen}");
        // The end keeps the time it came at.
        let now = canvas.ctx().now - TimeDelta::seconds(30);
        calls.done(Call::Rung(Outcome::Talked), OperationId(1), now);
        calls.done(Call::Rung(Outcome::Busy), OperationId(2), now);
        let end = canvas.lines((80, 20), |area, buf, ctx| {
            calls.lay_out(area, ctx);
            calls.draw(buf, ctx);
        });
        let wanted =
            if seconds == 179 { "2 通，接通 1 通，2 分钟" } else { "2 通，接通 1 通，不到 1 分钟" };
        assert!(end.contains(wanted), "{seconds}: {end}");
    }
}

#[test]
fn screens_at_every_size() {
    for lang in Lang::ALL {
        for (width, height) in [(120, 36), (80, 24), (40, 10)] {
            for (name, script) in [("call", "t"), ("call_end", "t12<esc>"), ("call_qr", "tQ")] {
                let mut driver = driver(lang);
                driver.resize(width, height).keys(script);
                let name = format!("{name}_{}_{width}x{height}", lang.tag());
                insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                    insta::assert_snapshot!(name, driver.screen());
                });
            }
        }
        let mut driver = driver(lang);
        for script in ["t", "Q", "<esc><enter>", "<esc>1", "<esc><esc>N"] {
            driver.resize(120, 36).keys(script);
            for size in [(1, 1), (2, 2), (39, 10), (40, 9), (40, 10), (41, 11), (99, 12), (100, 10), (200, 60)] {
                driver.resize(size.0, size.1);
            }
        }
    }
}

#[test]
fn nothing_is_drawn_outside_a_small_area() {
    let canvas = Canvas::new(Lang::En);
    for width in [0, 1, 2, 3, 5, 20, 70] {
        for height in [0, 1, 2, 3, 5, 13, 30] {
            let mut calls = calls(&canvas, 0);
            canvas.lines((80, 32), |_, buf, ctx| {
                let area = Rect::new(4, 1, width, height);
                calls.lay_out(area, ctx);
                calls.draw(buf, ctx);
                for (place, cell) in buf.content.iter().enumerate() {
                    let (x, y) = buf.pos_of(place);
                    assert!(cell.symbol() == " " || area.contains((x, y).into()), "{width}x{height}: {x},{y}");
                }
            });
        }
    }
}

#[test]
fn the_shell_gives_the_text_to_a_pipe() {
    let book = Book::new().in_chinese();
    let add = [
        "customer",
        "add",
        "星辰科技",
        "--contact",
        "张伟",
        "--phone",
        "+86 138-0013-8000",
        "--email",
        "zw@example.com",
    ];
    book.ok(&add);
    assert_eq!(book.ok(&["customer", "qr", "星辰"]), "tel:13800138000\n");
    let card = book.ok(&["customer", "qr", "星辰", "--vcard"]);
    assert!(card.starts_with("BEGIN:VCARD\n") && card.contains("TEL:13800138000\nEMAIL:zw@example.com\n"), "{card}");
    let value = book.json(&["customer", "qr", "星辰"]);
    assert_eq!((value["contact"].as_str(), value["uri"].as_str()), (Some("张伟"), Some("tel:13800138000")));
    book.ok(&["customer", "add", "空白公司"]);
    let run = book.run(&["customer", "qr", "空白公司"]);
    assert!(run.status == 3 && run.err.contains("没有电话号码"), "{}", run.err);
}
