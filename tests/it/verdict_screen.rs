//! Who does not answer, by the keys: from the silence of a customer to its page for the boss, and how it looks.

use super::{screen_book as factory, screen_driver::Driver};
use chrono::Days;
use gendan::{
    domain::{
        channel::{Channel, Direction},
        customer::Parked,
        dormancy::DormancyPolicy,
        follow_up::{Happened, Kind},
        id::CustomerId,
        layer::Layer,
        outcome::Outcome,
        tier::Tier,
    },
    i18n::Lang,
    store::{
        Op, Store,
        op::{NewContact, NewCustomer, NewFollowUp, NextPlan},
    },
};
use std::path::Path;

/// A customer of tier C in Suzhou: Wang with three ways, Chen with a phone.
fn add(store: &mut Store, name: &str, people: (&str, &str)) -> CustomerId {
    let mut new = NewCustomer::named(name);
    new.fields.tier = Tier::C;
    new.fields.region = Some("苏州".to_owned());
    new.contacts = vec![
        NewContact {
            name: people.0.to_owned(),
            phone: Some("13800138000".to_owned()),
            wechat: Some("wang_hx".to_owned()),
            email: Some("wang@hx.example".to_owned()),
            ..NewContact::default()
        },
        NewContact {
            name: people.1.to_owned(),
            title: Some("采购".to_owned()),
            phone: Some("13900139000".to_owned()),
            ..NewContact::default()
        },
    ];
    store.apply(&Op::AddCustomer(Box::new(new)), factory::now() - Days::new(40)).unwrap().0.customer.unwrap()
}

fn log(store: &mut Store, customer: CustomerId, days: u64, channel: Channel, outcome: Outcome) {
    let at = factory::now() - Days::new(days);
    let new = NewFollowUp {
        customer,
        contact: None,
        kind: Kind::default(),
        direction: Direction::Out,
        channel,
        outcome,
        rung: None,
        note: String::new(),
        happened: Happened::At(at),
        attitude: None,
        satisfaction: None,
        next: NextPlan::Implied,
        tier: None,
        stage: None,
        reason: None,
        amount: None,
        valid_until: None,
        tags: Vec::new(),
        files: Vec::new(),
        promises: Vec::new(),
        settled: Vec::new(),
        need: None,
        effort: None,
    };
    store.apply(&Op::LogFollowUp(Box::new(new)), at).unwrap();
}

fn silent(store: &mut Store, name: &str, people: (&str, &str)) -> CustomerId {
    let customer = add(store, name, people);
    for days in [20, 15, 9] {
        log(store, customer, days, Channel::Phone, Outcome::NoAnswer);
    }
    customer
}

/// What another window on the same book says.
fn layer(path: &Path, customer: CustomerId) -> Layer {
    let today = factory::now().date_naive();
    let layers = Store::open(path).unwrap().layers(&DormancyPolicy::default(), today).unwrap();
    layers.into_iter().find(|(id, _)| *id == customer).map(|(_, layer)| layer).unwrap()
}

/// `features S179` to `S186`: long silent, on the list, one last different attempt, a way left out, given up with a reason and what
/// was tried, the page for the boss, the layers, and all of it taken back.
#[test]
fn from_the_silence_to_the_page_for_the_boss() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut store = Store::open(&path).unwrap();
    let first = silent(&mut store, "华信机械", ("王总", "陈工"));
    let second = silent(&mut store, "远山电子", ("赵总", "孙工"));
    let mut driver = Driver::new(store, Lang::ZhCn);
    assert_eq!(layer(&path, first), Layer::Suspect);
    driver.keys("V").sees("疑似死户").sees("2 个").sees("华信机械").sees("远山电子").sees("3 次 / 11 天");
    driver
        .keys("<enter>")
        .sees("连续未回应")
        .sees("电话×3")
        .sees("wang@hx.example 王总")
        .sees("苏州")
        .sees("陈工 采购");
    driver.sees("还缺").sees("再试 1 次").sees("1/2");
    // Too early: giving up asks for evidence, and nothing else is offered.
    driver.keys("4").sees("倒闭或注销").sees_no("价格或预算").keys("<esc>");
    // The untried ways, one after the other, and the other person.
    driver.keys("1").sees("微信").keys("未回复<enter>").sees("已保存").sees("电话×3  微信×1");
    // A visit is not worth it.
    driver.keys("6").sees("面谈").keys("1").sees("为什么不走面谈").keys("1").sees("面谈（太远，不便上门）");
    driver.keys("1").keys("未回复<enter>").sees("邮件×1").sees("换渠道  都试过了");
    driver.keys("2").sees("@陈工").keys("未接通<enter>").sees_no("还缺").sees("可判死户");
    // The page says so to the boss, and a number in it is nobody's business.
    driver.keys("5").sees("死户说明：华信机械").sees("138****8000").sees_no("13800138000");
    driver.keys("G").sees("建议判为死户").sees("不走：太远").keys("<esc>").sees("可判死户");
    // Given up, with what was tried as evidence; the next one follows.
    driver.keys("4").sees("价格或预算").keys("1").sees("连续未回应 6 次").keys("<ctrl-s>").sees("远山电子").sees("1/1");
    assert_eq!(layer(&path, first), Layer::Dead);
    let given_up = Store::open(&path).unwrap().customer(first).unwrap().parked.unwrap();
    assert_eq!(given_up.how, Parked::GivenUp);
    assert!(given_up.reason.starts_with("联系不上：连续未回应 6 次"), "{}", given_up.reason);
    assert_eq!(given_up.wake_on, Some(factory::now().date_naive() + Days::new(180)));
    // The other is left alone for a while.
    driver.keys("3").keys("30天后<tab>年后再说<ctrl-s>").sees("没有疑似死户");
    assert_ne!(layer(&path, second), Layer::Suspect);
    // Nothing is deleted, and all of it goes back.
    driver.keys("u").sees("远山电子").keys("u").sees("华信机械").sees("2 个").keys("<esc>").sees_no("未试");
    assert_eq!((layer(&path, first), layer(&path, second)), (Layer::Suspect, Layer::Suspect));
}

#[test]
fn evidence_gives_up_before_all_was_tried() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut store = Store::open(&path).unwrap();
    let customer = silent(&mut store, "华信机械", ("王总", "陈工"));
    let mut driver = Driver::new(store, Lang::ZhCn);
    driver.keys("v").sees("疑似死户").keys("4").keys("1").sees("依据");
    // The note is what makes it evidence.
    driver.keys("<ctrl-s>").sees("依据");
    assert_eq!(layer(&path, customer), Layer::Suspect);
    driver.keys("工商已注销<ctrl-s>").sees("死户").sees("倒闭或注销：工商已注销");
    assert_eq!(layer(&path, customer), Layer::Dead);
    driver.keys("u").sees("疑似死户").keys("<esc>").sees_no("连续未回应");
}

#[test]
fn a_line_that_was_left_is_no_draft_but_a_word_is_never_lost() {
    let mut store = factory::empty();
    silent(&mut store, "华信机械", ("王总", "陈工"));
    let mut driver = Driver::new(store, Lang::ZhCn);
    driver.keys("v1<esc>").keys("2").sees("@陈工").keys("<esc>");
    driver.keys("1").keys("说下周给消息<esc>").keys("2").sees("说下周给消息");
}

#[test]
fn a_way_that_is_left_out_may_be_tried_again() {
    let mut store = factory::empty();
    silent(&mut store, "华信机械", ("王总", "陈工"));
    let mut driver = Driver::new(store, Lang::En);
    driver.keys("v6").sees("Leave out a channel").keys("1").sees("Why not").keys("2").sees("left out");
    driver.keys("6").sees("choose it to try it again").keys("3").sees_no("they do not use it");
}

#[test]
fn the_overview_leads_to_the_suspects() {
    let mut store = factory::empty();
    silent(&mut store, "华信机械", ("王总", "陈工"));
    let mut driver = Driver::new(store, Lang::ZhCn);
    driver.keys("R").sees("客户分层").sees("疑似死户");
}

/// A page lies over a verdict that lies over a report: each comes back as it was, and as the book is by then.
#[test]
fn a_page_over_a_verdict_is_left_for_the_card_and_found_again() {
    let back = "Esc 回到死户说明";
    let mut store = factory::empty();
    silent(&mut store, "华信机械", ("王总", "陈工"));
    let mut driver = Driver::new(store, Lang::ZhCn);
    driver.keys("V<enter>5").sees("死户说明：华信机械").keys("<enter>").sees(back);
    driver.sees_no("死户说明：").sees_no("连续未回应").sees("陈工");
    driver.keys("<esc>").sees("死户说明：华信机械").keys("<esc>").sees("连续未回应");
    driver.keys("<esc><esc>").sees_no("连续未回应").sees_no("3 次 / 11 天");
    // From the reports the same, and what lay beneath is still there.
    driver.keys("R").click("疑似死户").keys("<enter>").sees("3 次 / 11 天");
    driver.keys("<enter>5").sees("死户说明：华信机械").keys("<enter>").sees(back).sees_no("死户说明：").sees("陈工");
    driver.keys("<esc>").sees("死户说明：华信机械").keys("<esc>").sees("连续未回应").keys("<esc>").sees("3 次 / 11 天");
    driver.keys("<esc>").sees("客户分层").keys("<esc>").sees_no("客户分层");
    // What is taken back over them is gone from the page at once.
    driver.keys("R").click("疑似死户").keys("<enter><enter>61").keys("1").sees("太远，不便上门");
    driver.keys("5G").sees("不走：太远").keys("u").sees_no("不走：太远").sees("死户说明：华信机械");
    driver.keys("<esc>").sees("连续未回应").sees_no("太远，不便上门");
}

/// The command that a page names means its customer to a shell, too.
#[test]
fn the_command_of_a_page_has_the_name_as_one_word() {
    for (name, command) in [
        ("华信机械", "`gendan verdict 华信机械`"),
        ("Alder & \"Bay\" Works", r#"`gendan verdict "Alder & \"Bay\" Works"`"#),
    ] {
        let mut store = factory::empty();
        silent(&mut store, name, ("Wang Lei", "Chen Yu"));
        let mut driver = Driver::new(store, Lang::En);
        driver.keys("v5Y").sees("Markdown");
        let (page, _) = driver.app.take_requests();
        assert!(page.as_ref().unwrap().contains(command), "{command} in {page:?}");
    }
}

/// A large book is looked through beside the loop: a list that comes late goes to no verdict that was opened by hand meanwhile.
#[test]
fn a_late_list_stays_out_of_a_verdict_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("book.db")).unwrap();
    let all = (0..5_000).map(|n| Op::AddCustomer(Box::new(NewCustomer::named(&format!("厂{n:04}")))));
    store.apply(&Op::Batch(all.collect()), factory::now() - Days::new(40)).unwrap();
    silent(&mut store, "华信机械", ("王总", "陈工"));
    let mut driver = Driver::new(store, Lang::ZhCn);
    driver.keys("V<esc>").keys("v").sees("未回应").wait_for_task();
    driver.sees("未回应").sees_no("/1").keys("<esc>").sees_no("未回应");
    // Where the list is awaited, it comes.
    driver.keys("V").wait_for_task().sees("3 次 / 11 天").sees("1 个");
}

#[test]
fn it_looks_as_it_should() {
    for lang in Lang::ALL {
        let people = if lang == Lang::En { ("Wang Lei", "Chen Yu") } else { ("王总", "陈工") };
        let mut store = factory::empty();
        let names = ["华信机械", "远山电子", "Northwind Traders"];
        for name in names {
            silent(&mut store, name, people);
        }
        let ready = add(&mut store, "东湖仪表", people);
        for (days, channel) in [(30, Channel::Phone), (26, Channel::Phone), (20, Channel::Phone), (12, Channel::Wechat)]
        {
            log(&mut store, ready, days, channel, Outcome::NoReply);
        }
        log(&mut store, ready, 6, Channel::Email, Outcome::NoReply);
        log(&mut store, ready, 2, Channel::Visit, Outcome::NoAnswer);
        let mut driver = Driver::new(store, lang);
        for (step, keys) in [("list", "V"), ("ready", "<enter>"), ("card", "n"), ("dossier", "5")] {
            driver.keys(keys);
            for (width, height) in [(120, 36), (80, 24)] {
                let screen = driver.resize(width, height).screen();
                insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                    insta::assert_snapshot!(format!("verdict_{step}_{}_{width}x{height}", lang.tag()), screen);
                });
            }
        }
    }
}

/// One phone and nobody else: what is asked for is a way that is not on file yet, in the card, the shell and the page alike.
#[test]
fn who_has_one_phone_and_nothing_else_wants_a_new_way() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut store = Store::open(&path).unwrap();
    let mut new = NewCustomer::named("独线机电");
    new.fields.tier = Tier::C;
    let phone = Some("13800138000".to_owned());
    new.contacts = vec![NewContact { name: "王总".to_owned(), phone, ..NewContact::default() }];
    let made = store.apply(&Op::AddCustomer(Box::new(new)), factory::now() - Days::new(40)).unwrap().0;
    for days in [20, 16, 12, 8] {
        log(&mut store, made.customer.unwrap(), days, Channel::Phone, Outcome::NoAnswer);
    }
    let asked = "先补一个联系人或渠道，再试一次";
    let mut driver = Driver::new(store, Lang::ZhCn);
    driver.keys("v").sees("疑似死户").sees(asked).sees_no("换渠道或换人再试");
    driver.keys("5").sees("都试过了").sees(asked).keys("<esc>").sees(asked);
    // Enter is where one is put on file; with it the way is there to be tried.
    driver.keys("2").sees("联系人").keys("<esc>").sees(asked).keys("<enter>").sees("联系人");
    let verdict = |path: &Path| {
        let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("gendan"));
        command.env_clear().env("GENDAN_NOW", factory::now().to_rfc3339()).env("HOME", folder.path());
        command.arg("--db").arg(path).args(["--lang", "zh", "verdict", "独线机电"]);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    assert!(verdict(&path).contains(asked), "{}", verdict(&path));
}
