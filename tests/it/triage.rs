//! Priority and the backlog spread over workdays, through the keys and the shell; holidays in the dates that the app proposes.

use crate::{
    cli_support::{Book, picked},
    screen_driver::Driver,
};
use gendan::{
    config::Config,
    domain::due::DuePolicy,
    i18n::Lang,
    store::{Op, Store},
};
use serde_json::json;
use std::path::Path;

/// Customers whose plans have passed by Saturday 2026-11-21, and one that is planned for Monday.
fn behind() -> Book {
    let book = Book::new();
    let plans = [
        ("Alder Works", "A", "2026-11-18"),
        ("Birch Trading", "B", "2026-11-06"),
        ("Cedar Mills", "C", "2026-11-20"),
        ("Dogwood Ltd", "D", "2026-11-19"),
        ("Elm Supply", "B", "2026-11-23"),
    ];
    for (name, tier, _) in plans {
        book.ok(&["customer", "add", name, "--tier", tier]);
    }
    let mut store = Store::open(&book.db()).unwrap();
    let at = chrono::DateTime::parse_from_rfc3339("2026-11-02T09:00:00+08:00").unwrap();
    for (place, (_, _, day)) in plans.into_iter().enumerate() {
        let customer = gendan::domain::id::CustomerId(place as i64 + 1);
        let due = gendan::domain::moment::Moment::from_key(day);
        let action = Some("send the offer".to_owned());
        store.apply(&Op::Plan { customer, due, action, channel: None }, at).unwrap();
    }
    store.close();
    book.ok(&["customer", "edit", "Dogwood Ltd", "--star"]);
    book
}

fn screen(book: &Book, lang: Lang, config: &str) -> Driver {
    let config = Config::from_text(config, Path::new("config.toml")).unwrap();
    Driver::with_config(Store::open(&book.db()).unwrap(), lang, config)
}

/// When everybody is due, by name.
fn dues(book: &Book) -> Vec<(String, String)> {
    let due = book.json(&["due", "--all"]);
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let mut rows: Vec<_> =
        due.as_array().unwrap().iter().map(|row| (text(&row["customer"]), text(&row["next_on"]))).collect();
    rows.sort();
    rows
}

#[test]
fn a_score_says_what_it_is_made_of() {
    let book = behind();
    let due = book.json(&["due", "--by", "priority"]);
    let rows = due.as_array().unwrap();
    let score = |row: &serde_json::Value| row["priority"]["score"].as_i64().unwrap();
    let scores: Vec<_> = rows.iter().map(|row| (row["customer"].as_str().unwrap(), score(row))).collect();
    // A: 8 × (10 + 10·3/3); B: 4 × (10 + 10·15/7); D starred: 10 and 40; C: 2 × 10.
    let expected = [("Alder Works", 160), ("Birch Trading", 124), ("Dogwood Ltd", 50), ("Cedar Mills", 20)];
    assert_eq!(scores, expected);
    let parts = json!([{"part": "tier", "points": 10}, {"part": "star", "points": 40}]);
    assert_eq!(rows[2]["priority"]["addends"], parts);
    let text = book.ok(&["due", "--by", "priority"]);
    assert!(text.contains("50\ttier D, 2 days overdue 10 + starred 40"), "{text}");
}

#[test]
fn the_queue_stands_in_another_order_on_request() {
    for (lang, title, sum) in [(Lang::En, "by priority", "Priority"), (Lang::ZhCn, "按优先分", "优先分")] {
        let book = behind();
        let mut driver = screen(&book, lang, "");
        assert!(!driver.screen().contains(title));
        let left = |line: &str| line.chars().take(30).collect::<String>();
        let order = |driver: &Driver| {
            let screen = driver.screen();
            let mut places: Vec<_> = ["Alder", "Birch", "Cedar", "Dogwood", "Elm"]
                .into_iter()
                .filter_map(|name| Some((screen.lines().position(|line| left(line).contains(name))?, name)))
                .collect();
            places.sort();
            places.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
        };
        driver.keys("S");
        driver.sees(title);
        assert_eq!(order(&driver)[..4], ["Alder", "Birch", "Dogwood", "Cedar"], "{}", driver.screen());
        driver.keys("jj+").sees(sum).sees("50").sees("40");
        driver.keys("<esc>");
        assert!(driver.screen().contains(title), "Esc closed the card alone");
        driver.keys("<esc>");
        assert!(!driver.screen().contains(title));
        assert_eq!(order(&driver)[..4], ["Alder", "Birch", "Cedar", "Dogwood"], "{}", driver.screen());
    }
}

#[test]
fn a_backlog_is_spread_in_preview_and_moved_as_one_step() {
    let book = behind();
    let before = dues(&book);
    let mut driver = screen(&book, Lang::En, "[triage]\ncapacity = 2\n");
    // Monday holds one already, so it takes one more.
    driver.keys("T").sees("Clear the backlog").sees("2 a day").sees("4 customers over 3 workdays");
    driver.keys("+").sees("3 a day").sees("over 2 workdays");
    driver.keys("1").sees("1 a day").sees("over 4 workdays");
    driver.keys("12").sees("12 a day").sees("over 1 workday,");
    driver.keys("-").sees("11 a day");
    driver.keys("2");
    // The second in the list stays as it is.
    driver.keys("jx").sees("Left as they are").sees("3 customers");
    driver.keys("<enter>").sees("Saved: snooze 3");
    drop(driver);
    let due = |book: &Book| dues(book).into_iter().map(|(_, day)| day).collect::<Vec<_>>();
    assert_eq!(due(&book), ["2026-11-23", "2026-11-06", "2026-11-24", "2026-11-24", "2026-11-23"]);
    let action = book.json(&["due", "--all"]);
    assert!(action.as_array().unwrap().iter().all(|row| row["action"] == json!("send the offer")), "{action}");
    let mut driver = screen(&book, Lang::En, "");
    driver.keys("u").sees("3 customers");
    drop(driver);
    assert_eq!(dues(&book), before, "one undo");
    assert!(book.ok(&["history"]).contains("3 customers"));
    book.ok(&["doctor"]);
}

#[test]
fn nobody_overdue_needs_no_spreading() {
    let book = Book::new();
    book.ok(&["customer", "add", "Alder Works"]);
    let mut driver = screen(&book, Lang::ZhCn, "");
    driver.keys("T").sees("没有逾期的客户");
    assert_eq!(book.json(&["triage", "--apply"]), json!({"applied": false, "moves": []}));
}

#[test]
fn the_shell_spreads_over_chinas_workdays() {
    let book = behind();
    let before = dues(&book);
    let preview = book.json(&["triage", "--capacity", "2"]);
    assert_eq!(preview["applied"], json!(false));
    let on = |report: &serde_json::Value| {
        let moves = report["moves"].as_array().unwrap().iter();
        moves.map(|one| picked(one, &["customer", "on"])).collect::<Vec<_>>()
    };
    let expected = [
        json!(["Alder Works", "2026-11-23"]),
        json!(["Birch Trading", "2026-11-24"]),
        json!(["Dogwood Ltd", "2026-11-24"]),
        json!(["Cedar Mills", "2026-11-25"]),
    ];
    assert_eq!(on(&preview), expected);
    assert_eq!(dues(&book), before, "a preview moves nobody");
    let applied = book.json(&["triage", "--capacity", "2", "--apply"]);
    assert_eq!((applied["applied"].clone(), on(&applied)), (json!(true), expected.to_vec()));
    book.ok(&["undo"]);
    assert_eq!(dues(&book), before);
    // Beyond what is announced it says so.
    let run = book.run(&["triage", "--from", "2027-01-01"]);
    assert!(run.err.contains("2026-12-25"), "{}", run.err);
    assert!(run.out.contains("Alder Works\t2027-01-01"), "{}", run.out);
}

#[test]
fn a_promise_goes_first() {
    let book = behind();
    let store = rusqlite::Connection::open(book.db()).unwrap();
    store
        .execute(
            "INSERT INTO promise (customer_id, side, text, made_on, due_on, entered_at)
             VALUES (3, 'mine', 'samples', '2026-11-02', '2026-11-20', '2026-11-02T09:00:00+08:00')",
            [],
        )
        .unwrap();
    drop(store);
    let moves = book.json(&["triage", "--capacity", "15"]);
    assert_eq!(
        (&moves["moves"][0]["customer"], &moves["moves"][0]["promise_due"]),
        (&json!("Cedar Mills"), &json!(true))
    );
    let mut driver = screen(&book, Lang::En, "");
    driver.keys("T").sees("promise");
}

#[test]
fn proposed_dates_leave_holidays_out() {
    // Added on the day before National Day: the first workday after it.
    let book = Book::new().at("2026-09-30T10:00:00");
    book.ok(&["customer", "add", "Alder Works"]);
    assert_eq!(dues(&book)[0].1, "2026-10-08");
    // Three workdays before a decision in the week after, Saturday the 10th being worked.
    book.ok(&["customer", "edit", "Alder Works", "--decision-on", "2026-10-12"]);
    book.ok(&["log", "Alder Works", "call they want three machines for the new hall"]);
    assert_eq!(dues(&book)[0].1, "2026-10-08");
    let mut store = Store::open(&book.db()).unwrap();
    store.set_policy(DuePolicy::default()).unwrap();
    let row = |store: &Store| {
        let now = "2026-09-30T10:00:00".parse().unwrap();
        store.queue_row(gendan::domain::id::CustomerId(1), now).unwrap().unwrap().due.unwrap().key()
    };
    assert_eq!(row(&store), "2026-10-07", "Monday to Friday alone");
    let china = Config::default().due_policy();
    assert!(china.workdays.chinese);
    store.set_policy(china).unwrap();
    assert_eq!(row(&store), "2026-10-08", "made again with the holidays");
    store.close();
    assert!(book.ok(&["doctor"]).contains("2026-12-25"));
    assert_eq!(book.json(&["doctor"])["workdays"], json!({"calendar": "cn", "known_to": "2026-12-25"}));
}

#[test]
fn what_is_only_told_is_closed_and_nothing_is_accepted() {
    for (lang, close, accept) in [(Lang::ZhCn, "Esc 关闭", "确定"), (Lang::En, "Esc close", "choose")] {
        let mut driver = Driver::book(lang);
        for keys in ["+", "<f1>"] {
            driver.keys(keys).sees(close).sees_no(accept).keys("<enter>").sees_no(close);
        }
        // Over what is told there is help, too, and one key less leads back.
        driver.keys("+<f1>").sees(if lang == Lang::ZhCn { "只看的说明" } else { "What is only read" });
        driver.keys("<f1>").sees(close).keys("<esc>").sees_no(close);
    }
}
