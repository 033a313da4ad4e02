//! What a deal is stuck on and what to do about it, by the keys and in the shell; and the question in an empty note.

use super::{
    cli_support::{Book, customers},
    forms_ledger::Desk,
    screen_book as factory,
    screen_driver::Driver,
};
use chrono::Days;
use gendan::{
    config::Config,
    domain::{id::CustomerId, play::Obstacle, stage::Stage},
    i18n::Lang,
    store::{Op, op::StageMove},
};
use serde_json::json;

/// The book with the cursor on the customer below the buyer, whose deal is at the quote.
fn on_quote(lang: Lang) -> Desk {
    let mut desk = Desk::on_buyer(lang);
    let deal = |id: i64| desk.store.card(CustomerId(id), factory::now().naive_local()).unwrap().deal;
    let quoted = (1..9).find(|id| deal(*id).is_some_and(|deal| deal.stage == Stage::Quote)).unwrap();
    desk.buyer = CustomerId(quoted);
    desk.driver.keys("j");
    desk
}

#[test]
fn two_digits_name_the_obstacle_and_plan_the_play_as_one_step() {
    for (lang, obstacle, play) in [
        (Lang::ZhCn, "价格或预算", "重做报价：分项列价，给高低两档"),
        (Lang::En, "price or budget", "re-quote by item, with a smaller option"),
    ] {
        let mut desk = on_quote(lang);
        let before = desk.store.card(desk.buyer, factory::now().naive_local()).unwrap();
        desk.driver.resize(120, 36).keys("B").sees(obstacle).keys("1").sees(play).keys("1");
        let card = desk.store.card(desk.buyer, factory::now().naive_local()).unwrap();
        assert_eq!(card.deal.as_ref().unwrap().obstacle, Some(Obstacle::Price));
        let plan = card.plan.unwrap();
        // Saturday: the next workday is Monday.
        assert_eq!((plan.due.unwrap().key().as_str(), plan.action.as_deref()), ("2026-11-23", Some(play)));
        desk.driver.keys("u");
        let back = desk.store.card(desk.buyer, factory::now().naive_local()).unwrap();
        assert_eq!((back.deal, back.plan), (before.deal, before.plan), "one undo takes both back");
    }
}

#[test]
fn the_obstacle_alone_leaves_the_plan_and_goes_again() {
    let mut desk = on_quote(Lang::ZhCn);
    let read = |desk: &Desk| desk.store.card(desk.buyer, factory::now().naive_local()).unwrap();
    let plan = read(&desk).plan;
    // Esc comes back to the obstacles; nothing is saved by looking.
    desk.driver.keys("B7").sees("画决策链").keys("<esc>").sees("选择竞品").keys("<esc>");
    assert_eq!(read(&desk).deal.unwrap().obstacle, None);
    desk.driver.keys("B7x");
    assert_eq!((read(&desk).deal.unwrap().obstacle, read(&desk).plan), (Some(Obstacle::Decision), plan.clone()));
    desk.driver.keys("B").sees("当前").keys("x");
    assert_eq!((read(&desk).deal.unwrap().obstacle, read(&desk).plan), (None, plan));
}

#[test]
fn a_lost_deal_is_won_back_on_its_day() {
    let mut desk = Desk::on_buyer(Lang::ZhCn);
    let lost =
        StageMove { customer: desk.buyer, stage: Stage::Lost, reason: Some("选择竞品".to_owned()), note: None };
    desk.store.apply(&Op::MoveStage(lost), factory::now()).unwrap();
    let tier = desk.store.customer(desk.buyer).unwrap().tier;
    let days = gendan::domain::dormancy::revive_days(tier);
    let due = factory::now().date_naive() + Days::new(days);
    desk.driver.keys("B").sees("怎么挽回").sees("发同行案例").keys("2");
    let card = desk.store.card(desk.buyer, factory::now().naive_local()).unwrap();
    let planned = card.plan.unwrap().due.unwrap().date;
    assert!((due..due + Days::new(12)).contains(&planned), "{planned} for {due}");
    assert_eq!(card.deal.unwrap().stage, Stage::Lost);
}

#[test]
fn the_shell_names_the_plays_and_plans_one() {
    let book = customers();
    let told = book.json(&["customer", "obstacle", "alder", "price"]);
    assert_eq!((told["obstacle"].clone(), told["plays"].as_array().unwrap().len()), (json!("price"), 3));
    assert_eq!(told["next_on"], json!(null));
    assert_eq!(book.json(&["show", "alder"])["deal"]["obstacle"], "price");
    let planned = book.json(&["customer", "obstacle", "alder", "决策链", "--play", "2"]);
    assert_eq!((planned["next_on"].clone(), planned["obstacle"].clone()), (json!("2026-11-23"), json!("decision")));
    let shown = book.json(&["show", "alder"]);
    assert_eq!(shown["next_step"]["action"], planned["next_action"]);
    assert!(book.ok(&["brief", "alder"]).contains("decision chain"));
    book.ok(&["undo"]);
    assert_eq!(book.json(&["customer", "obstacle", "alder"])["obstacle"], "price");
    book.ok(&["customer", "obstacle", "alder", "none"]);
    assert_eq!(book.json(&["show", "alder"])["deal"]["obstacle"], json!(null));
    let run = book.run(&["customer", "obstacle", "alder", "weather"]);
    assert!(run.status != 0 && run.err.contains("price, competitor"), "{}", run.err);
    // A play has to be for something; nothing is changed.
    book.ok(&["customer", "obstacle", "alder", "price"]);
    let refused = |book: &Book, words: &str| {
        let run = book.run(&["customer", "obstacle", "alder", "none", "--play", "1"]);
        assert!(run.status != 0 && run.err.contains(words), "{}", run.err);
        assert_eq!(book.json(&["customer", "obstacle", "alder"])["obstacle"], "price");
    };
    refused(&book, "leave out --play");
    book.ok(&["customer", "edit", "alder", "--stage", "lost", "--reason", "price"]);
    let run = book.run(&["customer", "obstacle", "alder", "price"]);
    assert!(run.status != 0 && run.err.contains("No deal is open"), "{}", run.err);
    book.ok(&["undo"]);
    refused(&book.in_chinese(), "去掉 --play");
}

#[test]
fn an_empty_note_asks_until_the_first_character() {
    for (lang, ask, typed) in [(Lang::ZhCn, "问：", "说"), (Lang::En, "Ask: ", "s")] {
        let mut driver = Driver::book(lang);
        driver.resize(80, 24).keys("a<tab>").sees(ask);
        driver.keys(typed).sees_no(ask).keys("<backspace>").sees(ask);
    }
    let config = Config { questions: false, ..Config::default() };
    let mut store = factory::empty();
    factory::fill(&mut store, Lang::ZhCn);
    let mut driver = Driver::with_config(store, Lang::ZhCn, config);
    driver.keys("a<tab>").sees_no("问：");
}
