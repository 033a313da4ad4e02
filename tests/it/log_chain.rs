//! What a handed-on report stood on, compared with the log of today: through the commands and the keys.

use crate::{cli_support::Book, screen_driver::Driver};
use gendan::{i18n::Lang, store::Store};
use rusqlite::Connection;

fn logged() -> Book {
    let book = Book::new().at("2026-11-21T01:00:00");
    book.ok(&["customer", "add", "Alder Packaging", "--phone", "13800138000"]);
    book.ok(&["log", "Alder", "phone said the budget comes in May, sends the list >in 3 days"]);
    book.ok(&["log", "Alder", "wechat got the drawings, needs SSO"]);
    book
}

#[test]
fn what_was_sealed_can_be_compared_with_the_log_of_today() {
    let book = logged();
    let nothing = book.ok(&["verify"]);
    assert!(nothing.contains("No report was handed on yet"), "{nothing}");

    let sealed = book.run(&["report", "week", "--seal"]);
    let link = &book.json(&["verify"])[0];
    assert_eq!((&link["kind"], &link["follow_ups"], &link["intact"]), (&"week".into(), &2.into(), &true.into()));
    let digest = link["chain_sha256"].as_str().unwrap();
    assert!(sealed.out.contains(&format!("chain {}", &digest[..12])), "the page names the chain: {}", sealed.out);

    // What comes later lengthens the chain and leaves the link alone; a second report goes on from the first.
    let book = book.at("2026-11-22T10:00:00");
    book.ok(&["log", "Alder", "phone ordered 20 sensors"]);
    let mut later = book.json(&["verify"]);
    assert_eq!(later.as_array().unwrap().len(), 1);
    assert_eq!(later[0]["intact"], true);
    book.ok(&["report", "day", "--seal"]);
    later = book.json(&["verify"]);
    assert_eq!((&later[1]["follow_ups"], &later[1]["chain_follow_ups"]), (&1.into(), &3.into()));
    assert!(book.ok(&["verify"]).contains("All 3 follow-ups in the chain are as they were."));

    // The book in another file says the same, and leaves as the same bytes.
    let (whole, again) = (book.path("whole.json"), book.path("again.json"));
    book.ok(&["export", "all", "-o", whole.to_str().unwrap()]);
    let other = Book::new().at("2026-11-22T10:00:00");
    other.ok(&["import", whole.to_str().unwrap()]);
    assert_eq!(other.json(&["verify"]), later);
    other.ok(&["export", "all", "-o", again.to_str().unwrap()]);
    assert_eq!(std::fs::read(&whole).unwrap(), std::fs::read(&again).unwrap());
}

#[test]
fn another_program_that_changes_or_removes_a_sealed_follow_up_is_told_of() {
    for statement in [
        "UPDATE follow_up SET note = 'said nothing' WHERE id = 1",
        "UPDATE follow_up SET happened_at = '2026-11-02' WHERE id = 2",
        "DELETE FROM next_step; DELETE FROM milestone; DELETE FROM follow_up WHERE id = 2",
        "UPDATE report_seal SET log_count = 3",
        "UPDATE report_seal SET log_sha256 = substr(log_sha256, 2) || 'z'",
    ] {
        let book = logged();
        book.ok(&["report", "week", "--seal"]);
        Connection::open(book.db()).unwrap().execute_batch(statement).unwrap();
        let run = book.run(&["verify"]);
        assert_eq!(run.status, 1, "{statement}: {}", run.out);
        assert!(
            run.out.contains("CHANGED since") && run.err.contains("1 handed-on report"),
            "{statement}: {}",
            run.err
        );
        assert_eq!(book.run(&["verify", "--json"]).status, 1);
    }
}

#[test]
fn a_correction_after_a_seal_is_told_and_its_undo_takes_it_back() {
    let book = logged();
    let words = [(Lang::En, "1 follow-up changed since", "handed on"), (Lang::ZhCn, "此后改过 1 条跟进", "已交")];
    for (lang, changed, sealed) in words {
        let mut driver = Driver::new(Store::open(&book.db()).unwrap(), lang);
        driver.keys("R2x").sees(sealed).sees_no(changed).keys("<esc>");
        driver.keys("<enter><enter><enter>!!<ctrl-s>");
        driver.keys("<esc><esc>R2").sees(changed).keys("<esc>");
        let run = book.run(&["verify"]);
        assert!(run.out.contains("no. 2 Alder Packaging: follow-up mended"), "{}", run.out);
        driver.keys("u").keys("R2").sees(sealed).sees_no(changed).keys("<esc>");
        assert_eq!(book.run(&["verify"]).status, 0);
        driver.keys("u");
        assert!(book.ok(&["verify"]).contains("No report was handed on yet"));
    }
}

#[test]
fn a_report_stands_on_all_that_was_logged_since_the_last_of_its_kind() {
    let book = logged();
    // Mended before the month was handed on, though after its day was.
    book.ok(&["report", "day", "--seal"]);
    let mend = "<enter><enter><enter>!!<ctrl-s><esc><esc>";
    let mut driver = Driver::new(Store::open(&book.db()).unwrap(), Lang::En);
    driver.keys(mend);
    drop(driver);
    let book = book.at("2026-11-21T03:00:00");
    book.ok(&["report", "day", "--seal"]);
    book.ok(&["customer", "add", "Birch Ltd", "--phone", "13800138001"]);
    book.ok(&["log", "Birch", "phone wants an offer for 20 sensors"]);
    let mut driver = Driver::new(Store::open(&book.db()).unwrap(), Lang::En);
    driver.keys("R4x").sees("handed on").sees_no("changed since").keys("<esc>");
    driver.keys("R4").sees("handed on").sees_no("changed since").keys("<esc>");
    // What two days' reports had sealed in between is the month's too, and the second one's of the day.
    driver.keys("/Alder<enter><esc>").keys(mend);
    driver.keys("R4").sees("1 follow-up changed since");
    driver.keys("2").sees("1 follow-up changed since").keys("<esc>u");
    driver.keys("R4").sees("handed on").sees_no("changed since");
    driver.keys("2").sees("handed on").sees_no("changed since");
    drop(driver);
    // Another program leaves no word of when it was: it is told.
    let sql = "UPDATE follow_up SET note = 'said nothing' WHERE id = 1";
    Connection::open(book.db()).unwrap().execute_batch(sql).unwrap();
    let mut driver = Driver::new(Store::open(&book.db()).unwrap(), Lang::En);
    driver.keys("R4").sees("changed since");
}
