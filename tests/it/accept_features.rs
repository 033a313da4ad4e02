//! What the brief asks of the follow-up tab beyond queue and line: mending what was saved, attitudes, kinds, needs,
//! decision dates, counts, new and returning customers.

use super::{cli_support::Book, screen_driver::Driver};
use gendan::{i18n::Lang, store::Store};
use serde_json::json;

/// The richest customer of the small book, with the keys on its card.
fn card(lang: Lang) -> Driver {
    let mut driver = Driver::book(lang);
    driver.keys("j<enter>");
    driver
}

#[test]
fn a_saved_follow_up_is_mended_from_the_timeline() {
    let mut driver = card(Lang::En);
    driver.sees("Has the quotation");
    // Enter goes into the timeline, Enter opens what is selected.
    driver.keys("<enter>").sees("▌").keys("<enter>").sees("Edit follow-up").keys("<end> Wants two.").keys("<ctrl-s>");
    driver.sees_no("Edit follow-up").sees("Wants two.").sees("talked");
    driver.keys("u").sees_no("Wants two.");
}

#[test]
fn e_on_a_card_edits_the_customer_and_on_an_entry_the_entry() {
    let mut driver = card(Lang::ZhCn);
    driver.keys("e").sees("客户：").keys("<esc>");
    driver.keys("j").keys("e").sees("改跟进：苏州").keys("<esc>");
    // Past the first entry stand orders and money: they have forms of their own, and the customer is meant again.
    driver.keys("k").keys("e").sees("客户：");
}

#[test]
fn what_was_typed_into_a_saved_follow_up_waits_when_the_form_is_closed() {
    let mut driver = card(Lang::En);
    driver.keys("je").keys("<end> Half a thought").keys("<esc>").sees_no("Half a thought");
    driver.keys("e").sees("Half a thought");
}

#[test]
fn every_entry_can_be_reached_and_the_way_back_ends_at_the_card() {
    for size in [(120, 36), (80, 24), (40, 10)] {
        let mut driver = card(Lang::En);
        driver.resize(size.0, size.1);
        let mut seen = Vec::new();
        for _ in 0..80 {
            driver.keys("j");
            seen.push(driver.screen());
        }
        assert!(seen.iter().any(|screen| screen.contains("opened")), "{size:?}: the oldest entry\n{}", driver.screen());
        for _ in 0..80 {
            driver.keys("k");
        }
        driver.sees("Alice Brown").sees_no("▌Nov");
        driver.keys("e").sees("Customer:");
    }
}

#[test]
fn attitude_and_kind_of_a_talk_are_noted_and_shown() {
    for (lang, warmer, care) in [(Lang::En, "warmer", "care"), (Lang::ZhCn, "更积极", "维护")] {
        let mut driver = card(lang);
        driver.keys("je");
        let mut steps = 0;
        while !driver.has(&format!("› {}", if lang == Lang::En { "Attitude" } else { "态度变化" })) {
            driver.keys("<tab>");
            steps += 1;
            assert!(steps < 30, "{}", driver.screen());
        }
        // The first choice is warmer; care comes after follow-up.
        driver.keys("<right>").keys("<tab><right>").keys("<ctrl-s>");
        driver.sees(warmer).sees(care);
    }
}

#[test]
fn the_card_counts_talks_and_says_who_is_new() {
    let mut driver = card(Lang::ZhCn);
    driver.sees("老客户").sees("最近 11-03");
    driver.keys("<esc>G").sees("新客户");
}

#[test]
fn a_change_of_need_stands_in_the_timeline() {
    let book = Book::new();
    book.ok(&["customer", "add", "Alder Works", "--need", "two lathes"]);
    book.ok(&["customer", "edit", "Alder Works", "--need", "three lathes"]);
    let mut driver = Driver::new(Store::open(&book.db()).unwrap(), Lang::En);
    driver.sees("two lathes → three lathes");
}

#[test]
fn a_decision_makes_a_contact_due_three_workdays_before() {
    let book = Book::new();
    book.ok(&["customer", "add", "Alder Works"]);
    book.ok(&["log", "Alder Works", "call they want three machines"]);
    let next = || {
        let next = &book.json(&["due", "--all"])[0];
        (next["next_on"].as_str().unwrap_or_default().to_owned(), next["implied"] == json!(true))
    };
    assert_eq!(next(), ("2026-12-21".to_owned(), true), "tier D: thirty days");
    // Decided on Monday the 7th: due on Wednesday the 2nd.
    book.ok(&["customer", "edit", "Alder Works", "--decision-on", "2026-12-07"]);
    assert_eq!(next(), ("2026-12-02".to_owned(), true));
    // What the rep plans counts before it.
    book.ok(&["log", "Alder Works", "call they compare three offers >2026-12-04 ask again"]);
    assert_eq!(next(), ("2026-12-04".to_owned(), false));
    book.ok(&["doctor"]);
}

#[test]
fn who_is_silent_is_listed_by_the_shell() {
    let book = Book::new();
    book.ok(&["customer", "add", "Alder Works"]);
    book.ok(&["customer", "add", "Birch Trading"]);
    book.ok(&["log", "Alder Works", "<20 days ago call they want three machines"]);
    book.ok(&["log", "Birch Trading", "call they want five machines"]);
    let silent = book.json(&["customer", "list", "--silent", "15"]);
    assert_eq!(silent.as_array().unwrap().len(), 1, "{silent}");
    assert_eq!(silent[0]["customer"], json!("Alder Works"));
}

#[test]
fn a_second_talk_of_a_day_shows_the_plan_that_it_leaves_as_it_is() {
    let book = Book::new();
    book.ok(&["customer", "add", "Alder Works", "--tier", "A"]);
    let said = |text: &str| {
        let said = book.json(&["log", "Alder Works", text]);
        (said["next_on"].clone(), said["implied"].clone())
    };
    assert_eq!(said("call they want three machines >2026-12-21 send offer"), (json!("2026-12-21"), json!(false)));
    assert_eq!(said("call they want five machines after all"), (json!("2026-12-21"), json!(false)));
    assert_eq!(book.json(&["due", "--all"])[0]["next_on"], json!("2026-12-21"));
    let mut driver = Driver::new(Store::open(&book.db()).unwrap(), Lang::En);
    driver.keys("acall they pay in advance").sees("next Mon Dec 21").sees_no("~Tue");
}
