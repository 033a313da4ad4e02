//! Reports on the screen by key script: each one, the way into its figures and back, and how it leaves: copied, saved, handed on.

use super::{factory, ledger_book, screen_book, screen_driver::Driver};
use gendan::{
    clock::Clock,
    domain::{
        id::CustomerId,
        promise::{Promised, Side},
        tier::Tier,
    },
    i18n::Lang,
    store::{
        Op, Store,
        op::{NewPromise, PromiseOp},
    },
};
use std::fs;

fn open(lang: Lang) -> Driver {
    let mut driver = Driver::new(ledger_book::book(lang).store, lang);
    driver.keys("R");
    driver
}

#[test]
fn each_report_has_its_key() {
    let mut driver = open(Lang::En);
    driver.sees("Overview 2026").sees("1 Overview").sees("5 Statement");
    driver.keys("2").sees("Day report 2026").keys("w").sees("Week report").keys("4").sees("Month report 2026-11");
    driver
        .keys("<right>")
        .sees("Statement")
        .keys("<right>")
        .sees("12 months to 2026-11")
        .keys("<right>")
        .sees("Overview 2026");
    driver.keys("<left>p<left><left>").sees("Month").keys("<esc>").sees_no("Month report");
    driver.keys("2<f11>").sees("Overview 2026");
}

#[test]
fn the_palette_offers_what_works_over_a_report() {
    let mut driver = open(Lang::En);
    driver.keys(":").sees_no("Check-up").sees_no("Import").keys("undo").sees("Undo");
}

#[test]
fn periods_go_back_and_come_again_up_to_today() {
    let mut driver = open(Lang::En);
    driver.keys("[").sees("of today only");
    driver.keys("4[").sees("Month report 2026-10").keys("]").sees("Month report 2026-11");
    driver.keys("]").sees("no later report");
    driver.keys("2[").sees("Day report").sees("2026-11-20").keys("]]").sees("no later report");
    driver.keys("3[").sees("Mon Nov 9 to Sun Nov 15").keys("]").sees_no("Nov 9");
}

#[test]
fn enter_opens_what_is_behind_and_escape_comes_back() {
    let mut driver = open(Lang::En);
    driver.keys("G");
    let before = driver.screen();
    driver.keys("<enter>").sees("Months · USD").sees("goes back to the report: Overview");
    driver.keys("<esc>");
    assert_eq!(driver.screen(), before);
    // A tab that was asked for is a place of its own.
    driver.keys("<enter>1<esc>").sees_no("Overview 2026");
}

#[test]
fn a_customer_opens_with_its_card_and_an_order_over_the_report() {
    let mut driver = open(Lang::En);
    driver.keys("3<enter>").sees("goes back to the report: Week").keys("<esc>").sees("Week report");
    driver.keys("<esc>").sees_no("Week report");
    let mut driver = open(Lang::En);
    driver.keys("5");
    driver.sees("Statement");
    driver.keys("<enter>").sees("20251003-01").sees("Receipts").keys("<esc>").sees_no("Receipts").sees("1 Overview");
}

#[test]
fn a_statement_asks_for_the_customer_where_none_is_in_sight() {
    let mut driver = open(Lang::En);
    driver.keys("55").sees("Whose statement?").keys("<esc>").sees_no("Whose statement?").sees("1 Overview");
    driver.keys("5northf<enter>").sees_no("Whose statement?").sees("Northfield");
}

#[test]
fn definitions_show_and_hide() {
    let mut driver = open(Lang::En);
    driver.sees_no("Due today is not overdue").keys("i").sees("Due today is not overdue");
    driver.keys("i").sees_no("Due today is not overdue");
}

#[test]
fn a_report_is_copied_as_text_and_as_markdown() {
    let mut driver = open(Lang::ZhCn);
    driver.keys("2y").sees("已复制 日报");
    let (text, _) = driver.app.take_requests();
    let text = text.unwrap();
    assert!(text.starts_with("日报") && text.contains('【'), "{text}");
    driver.keys("Y").sees("Markdown");
    let (markdown, _) = driver.app.take_requests();
    assert!(markdown.unwrap().starts_with("# 日报"));
}

#[test]
fn a_report_is_saved_by_its_ending_and_replaces_nothing_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = open(Lang::ZhCn);
    driver.keys("3s").sees("周报 2026-11-21.html");
    for (name, begins) in
        [("a.html", "<!"), ("a.md", "# "), ("a.txt", "周报"), ("a.json", "{"), ("a.xlsx", "PK"), ("a.csv", "\u{FEFF}")]
    {
        let target = folder.path().join(name);
        driver.keys("<ctrl-u>").keys(target.to_str().unwrap()).keys("<enter>").sees("已存到");
        let written = fs::read(&target).unwrap();
        assert!(written.starts_with(begins.as_bytes()), "{name}");
        driver.keys("3s");
    }
    driver.keys("<esc>");
    let taken = folder.path().join("taken.md");
    fs::write(&taken, "mine").unwrap();
    driver.keys("s<ctrl-u>").keys(taken.to_str().unwrap()).keys("<enter>").sees("再按一次回车");
    assert_eq!(fs::read_to_string(&taken).unwrap(), "mine");
    // Another name was not asked about.
    driver.keys("x<backspace><enter>").sees("再按一次回车");
    driver.keys("<enter>").sees("已存到");
    assert!(fs::read_to_string(&taken).unwrap().starts_with("# 周报"));
    driver.keys("s<ctrl-u>").keys(folder.path().join("none/a.md").to_str().unwrap()).keys("<enter>").sees("没有存成");
    driver.keys("<esc>s<ctrl-u>a.doc<enter>").sees("扩展名决定格式").keys("<esc>").sees("周报");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 7);
}

#[test]
fn what_was_handed_on_is_marked_and_undone() {
    let ledger = ledger_book::book(Lang::En);
    let mut driver = Driver::new(ledger.store, Lang::En);
    driver.keys("Rx").sees("not marked").keys("3x").sees("Marked as handed on").sees("handed on Sat Nov 21");
    driver.keys("23").sees("Nothing changed").sees_no("handed on Sat Nov 21");
    driver.keys("u").sees("Undone").sees("New customers 4");
    // What was handed on is handed on once, and is the running week again when that is taken back.
    driver.keys("3x").sees("handed on Sat Nov 21").keys("x").sees("marked already");
    driver.keys("u").sees_no("handed on Sat Nov 21").sees("New customers 4");
    driver.keys("x]").sees("Nothing changed").keys("[").sees("Mon Nov 9 to Sun Nov 15").keys("<esc>uR");
    driver.keys("2x").sees("handed on Sat Nov 21").keys("14");
    driver.keys("2").sees("handed on Sat Nov 21");
}

#[test]
fn a_wide_table_moves_aside_and_keeps_its_first_column() {
    let mut driver = open(Lang::En);
    driver.resize(46, 200).keys("4");
    let before = driver.screen();
    driver.keys("l");
    assert_ne!(driver.screen(), before);
    driver.keys("h");
    assert_eq!(driver.screen(), before);
}

#[test]
fn every_report_stands_at_every_size_in_both_sets_of_signs() {
    for lang in Lang::ALL {
        for (width, height) in [(120, 36), (40, 10), (41, 11), (1, 1), (20, 40), (200, 12)] {
            let mut driver = open(lang);
            driver.resize(width, height);
            for key in ["2", "3", "4", "5", "<esc>", "6", "1"] {
                driver.keys(key).keys("i<pagedown>jjjkkG<pageup>gllhs<esc>");
            }
        }
    }
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    let mut driver = open(Lang::En);
    driver.click("4 Month").sees("Month report");
    driver.click("1 Overview").keys("G");
    driver.click("Oct ").click("Oct ").sees("Months · CNY").sees("2026-10 · Orders 2");
}

#[test]
fn what_came_after_a_seal_is_in_the_next_week_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let at = |minute: &str| Clock::stopped(factory::at(minute));
    let mut store = Store::open(&path).unwrap();
    let early = Op::AddCustomer(Box::new(factory::named("Birch Ltd")));
    let early = store.apply(&early, factory::at("2026-11-01T09:00")).unwrap().0.customer.unwrap();
    let tier = |store: &mut Store, minute: &str, tier: Tier| {
        store.apply(&Op::SetTier { customers: vec![early], tier }, factory::at(minute)).unwrap();
    };
    tier(&mut store, "2026-11-21T14:00", Tier::C);
    let mut driver = Driver::at(store, Lang::En, at("2026-11-21T15:00"));
    driver.keys("R3").sees("tier D → C").keys("x").sees("handed on Sat Nov 21");
    drop(driver);
    let mut store = Store::open(&path).unwrap();
    tier(&mut store, "2026-11-21T16:00", Tier::B);
    let mut driver = Driver::at(store, Lang::En, at("2026-11-21T16:30"));
    driver.keys("R3").sees("tier C → B").sees_no("tier D").sees_no("handed on Sat");
    // Without the change and the seal it is one week again.
    driver.keys("u").sees("Nothing changed").keys("u").sees("tier D → C");
}

#[test]
fn a_share_opens_its_deals_and_a_deal_its_customer() {
    let mut store = Store::in_memory().unwrap();
    gendan::demo::fill(&mut store, Lang::En, factory::now()).unwrap();
    let mut driver = Driver::new(store, Lang::En);
    driver.keys("R6").sees("By source").sees("closed");
    driver.keys("jj");
    let table = driver.screen();
    driver.keys("<enter>").sees("Source: ").keys("<enter>").sees("goes back to the report: Win patterns");
    driver.keys("<esc>").sees("Source: ").keys("<esc>");
    assert_eq!(driver.screen(), table, "the table where it was left");
    driver
        .keys("[")
        .sees("12 months to 2025-11")
        .keys("]")
        .sees("12 months to 2026-11")
        .keys("]")
        .sees("no later report");
    driver.keys("<esc>").sees_no("Win patterns");
}

#[test]
fn records_are_handed_over_as_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = open(Lang::ZhCn);
    driver.keys("7").sees("客户交接包 2026-11-21.html").sees("HTML 或 MD");
    driver.keys("<ctrl-u>a.xlsx<enter>").sees("交接包只能存成");
    let target = folder.path().join("all.html");
    driver.keys("<ctrl-u>").keys(target.to_str().unwrap()).keys("<enter>").sees("已存到");
    let page = fs::read_to_string(&target).unwrap();
    assert!(page.starts_with("<!") && page.contains("目录") && page.matches("<article").count() > 1);
    // On a statement that customer alone.
    let target = folder.path().join("one.md");
    driver.keys("5").sees("对账单").keys("H<ctrl-u>").keys(target.to_str().unwrap()).keys("<enter>").sees("已存到");
    let record = fs::read_to_string(&target).unwrap();
    assert_eq!(record.matches("<a id=").count(), 1, "{record}");
}

#[test]
fn one_list_does_not_touch_the_next() {
    let mut store = screen_book::book(Lang::ZhCn);
    let promised = Promised { side: Side::Mine, text: "寄样品".into(), due_on: Some(screen_book::day(-3)) };
    let new = NewPromise { customer: CustomerId(1), contact: None, promised, made_on: screen_book::day(-9) };
    store.apply(&Op::Promise(PromiseOp::Add(new)), screen_book::now()).unwrap();
    let mut driver = Driver::new(store, Lang::ZhCn);
    driver.keys("R2").resize(120, 60);
    let screen = driver.screen();
    let lines: Vec<&str> = screen.lines().map(|line| line.trim_matches(['│', '┃', ' '])).collect();
    let promise = lines.iter().position(|line| line.contains("寄样品")).unwrap();
    assert_eq!(lines[promise + 1], "", "{screen}");
    assert!(lines[promise + 2].contains("逾期"), "{screen}");
}
