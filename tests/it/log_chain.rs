//! What a handed-on report stood on, compared with the log of today: through the commands and the keys.

use crate::{
    cli_support::Book,
    factory::{Quick, now},
    screen_driver::Driver,
};
use gendan::{
    domain::{
        id::{CustomerId, FollowUpId},
        seal::SealKind,
    },
    i18n::Lang,
    store::{
        Op, Store, StoreError,
        op::{FollowUpEdit, LogRead, NewSeal},
    },
};
use rusqlite::Connection;
use serde_json::Value;

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

/// Two customers that are one, with a person at each, and what was said to them.
fn sealed_twins() -> Book {
    let book = Book::new().at("2026-11-21T01:00:00");
    book.ok(&["customer", "add", "Alder Packaging", "--contact", "Wang", "--phone", "13800138000"]);
    book.ok(&["customer", "add", "Birch Boards", "--contact", "Chen", "--phone", "13900139000"]);
    book.ok(&["log", "Alder", "phone @Wang said the budget comes in May, sends the list >in 3 days"]);
    book.ok(&["log", "Birch", "phone @Chen wants an offer for 20 sensors"]);
    book.ok(&["log", "Birch", "wechat @Chen got the drawings, needs SSO"]);
    book.ok(&["report", "month", "--seal"]);
    book
}

/// What `verify` says of the only report: its status, whether it is as it was, whether what differs is explained, and how.
fn verified(book: &Book) -> (i32, bool, bool, Vec<Value>) {
    let run = book.run(&["verify", "--json"]);
    let links: Value = serde_json::from_str(&run.out).unwrap();
    let link = &links[0];
    let changed = link["changed"].as_array().unwrap().clone();
    (run.status, link["intact"] == true, link["explained"] == true, changed)
}

/// Numbers, action and whether words differ.
fn acts(changed: &[Value]) -> Vec<(i64, Option<&str>, bool)> {
    let act = |one: &Value| (one["follow_up"].as_i64().unwrap(), one["reworded"] == true);
    changed.iter().map(|one| (act(one).0, one["action"].as_str(), act(one).1)).collect()
}

fn raw(book: &Book, sql: &str) {
    Connection::open(book.db()).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn a_merge_and_a_person_who_is_removed_are_known_acts_that_change_no_words() {
    let book = sealed_twins();
    book.ok(&["customer", "merge", "Alder", "Birch"]);
    let (status, intact, explained, changed) = verified(&book);
    assert_eq!((status, intact, explained), (0, false, true));
    assert_eq!(acts(&changed), [(2, Some("merge"), false), (3, Some("merge"), false)]);
    let said = book.ok(&["verify"]);
    assert!(
        said.contains("no. 2, 3 Alder Packaging: customers merged, 2026-11-21 01:00 (what was said is as it was)"),
        "{said}"
    );
    assert!(said.contains("Every word is as it was handed on"), "{said}");
    // Beside the report there is nothing to tell: every word is what was handed on.
    let mut driver = Driver::new(Store::open(&book.db()).unwrap(), Lang::En);
    driver.keys("R4").sees("handed on").sees_no("changed since").keys("<esc>");
    drop(driver);

    let mut store = Store::open(&book.db()).unwrap();
    let people = store.contacts(CustomerId(1)).unwrap();
    let chen = people.iter().find(|person| person.name == "Chen").unwrap().id;
    store.done(Op::RemoveContact { contact: chen });
    let (status, _, explained, changed) = verified(&book);
    assert_eq!((status, explained), (0, true));
    assert_eq!(acts(&changed), [(2, Some("remove_contact"), false), (3, Some("remove_contact"), false)]);
    raw(&book, "UPDATE follow_up SET note = note || '!' WHERE id = 2");
    let mut driver = Driver::new(Store::open(&book.db()).unwrap(), Lang::En);
    driver.keys("R4").sees("changed since").keys("<esc>");
    drop(driver);
    raw(
        &book,
        "UPDATE follow_up SET note = rtrim(note, '!') WHERE id = 2; DELETE FROM journal WHERE operation_id IS NULL",
    );
    // Both taken back, it is what was sealed.
    store.undo(now()).unwrap();
    store.undo(now()).unwrap();
    assert_eq!(verified(&book), (0, true, true, Vec::new()));
    store.redo(now()).unwrap();
    assert_eq!(acts(&verified(&book).3), [(2, Some("merge"), false), (3, Some("merge"), false)]);
}

#[test]
fn what_is_changed_behind_the_history_is_told_apart_from_what_stands_in_it() {
    // On one row by the app and on another by sqlite3.
    let book = sealed_twins();
    book.ok(&["customer", "merge", "Alder", "Birch"]);
    raw(&book, "UPDATE follow_up SET note = 'said nothing' WHERE id = 1");
    let (status, intact, explained, changed) = verified(&book);
    assert_eq!((status, intact, explained), (1, false, false));
    assert_eq!(acts(&changed), [(1, None, true), (2, Some("merge"), false), (3, Some("merge"), false)]);
    let run = book.run(&["verify"]);
    assert!(run.out.contains("no. 1 Alder Packaging: changed by another program"), "{}", run.out);
    assert!(run.err.contains("1 handed-on report") && run.err.contains("another program"), "{}", run.err);

    // On the same row, before and after what the app did: the history explains neither.
    for order in [["sql", "merge"], ["merge", "sql"]] {
        let book = sealed_twins();
        for step in order {
            match step {
                "sql" => raw(&book, "UPDATE follow_up SET note = 'said nothing' WHERE id = 2"),
                _ => drop(book.ok(&["customer", "merge", "Alder", "Birch"])),
            }
        }
        let (status, _, explained, changed) = verified(&book);
        assert_eq!((status, explained), (1, false), "{order:?}");
        assert_eq!(acts(&changed)[0], (2, None, true), "{order:?}");
    }

    // Without the trace that the file keeps of it, and with a row that was never logged.
    for sql in [
        "UPDATE follow_up SET note = 'said nothing' WHERE id = 1; DELETE FROM journal WHERE operation_id IS NULL",
        "DELETE FROM log_effort; DELETE FROM follow_up WHERE id = 3; DELETE FROM journal WHERE operation_id IS NULL",
        "UPDATE follow_up SET id = 9 WHERE id = 3",
        "UPDATE journal SET before = json_set(before, '$.note', 'said nothing') WHERE table_name = 'follow_up'",
    ] {
        let book = sealed_twins();
        if sql.starts_with("UPDATE journal") {
            book.ok(&["customer", "merge", "Alder", "Birch"]);
        }
        raw(&book, sql);
        let (status, _, explained, _) = verified(&book);
        assert_eq!((status, explained), (1, false), "{sql}");
    }

    // What another program put back as it was is as it was.
    let book = sealed_twins();
    raw(
        &book,
        "UPDATE follow_up SET note = note || '!' WHERE id = 2; UPDATE follow_up SET note = rtrim(note, '!') WHERE id = 2",
    );
    assert_eq!(verified(&book), (0, true, true, Vec::new()));
    book.ok(&["customer", "merge", "Alder", "Birch"]);
    assert_eq!(verified(&book).0, 1, "another program had a hand in a row that differs");
}

#[test]
fn a_follow_up_that_is_mended_taken_back_or_gone_is_explained() {
    let book = sealed_twins();
    let mut store = Store::open(&book.db()).unwrap();
    let talk = store.follow_up(FollowUpId(1)).unwrap();
    let edit = |note: &str, was: &str| {
        Op::EditFollowUp(Box::new(FollowUpEdit {
            id: talk.id,
            contact: talk.contact,
            kind: talk.kind,
            direction: talk.direction,
            channel: talk.channel,
            outcome: talk.outcome,
            note: note.to_owned(),
            happened: talk.happened,
            attitude: talk.attitude,
            satisfaction: talk.satisfaction,
            was_note: was.to_owned(),
        }))
    };
    store.done(edit("said the budget comes in June", &talk.note));
    store.done(edit("said the budget comes in July", "said the budget comes in June"));
    store.undo(now()).unwrap();
    let (status, intact, explained, changed) = verified(&book);
    assert_eq!((status, intact, explained), (0, false, true));
    assert_eq!(acts(&changed), [(1, Some("edit_follow_up"), true)]);
    let said = book.ok(&["verify"]);
    assert!(said.contains("no. 1 Alder Packaging: follow-up mended, 2026-"), "{said}");
    assert!(said.contains("stands in the history"), "{said}");
    store.undo(now()).unwrap();
    assert_eq!(verified(&book), (0, true, true, Vec::new()));

    // A log of before the seal that is taken back, as after a walk: its undo is what explains it.
    let logged = store.history(None, 40).unwrap().into_iter().find(|item| item.action == "log").unwrap();
    store.undo_these(&[logged.id], now()).unwrap();
    let (status, _, explained, changed) = verified(&book);
    assert_eq!((status, explained), (0, true));
    assert_eq!(acts(&changed), [(3, Some("undo"), true)]);
    assert!(book.ok(&["verify"]).contains("no. 3 (deleted): undo (follow-up logged)"), "{}", book.ok(&["verify"]));
}

#[test]
fn a_book_without_its_history_says_that_it_cannot_explain() {
    let book = sealed_twins();
    book.ok(&["customer", "merge", "Alder", "Birch"]);
    let whole = book.path("whole.json");
    book.ok(&["export", "all", "-o", whole.to_str().unwrap()]);
    let other = Book::new().at("2026-11-22T10:00:00");
    other.ok(&["import", whole.to_str().unwrap()]);
    let (status, intact, explained, changed) = verified(&other);
    assert_eq!((status, intact, explained, changed), (1, false, false, Vec::new()));
    assert!(other.run(&["verify"]).err.contains("leaves the history behind"));
}

/// A book whose log is too long to be read while a person waits, nothing of it handed on.
fn long_log() -> Book {
    let book = logged();
    raw(
        &book,
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
         INSERT INTO follow_up (customer_id, channel, outcome, note, happened_at, entered_at)
         SELECT 1, 'phone', 'talked', 'asked for offer ' || i, '2026-10-05', '2026-10-05T10:00:00+08:00' FROM n",
    );
    book
}

#[test]
fn a_long_log_is_sealed_beside_the_loop() {
    let book = long_log();
    let mut driver = Driver::new(Store::open(&book.db()).unwrap(), Lang::En);
    driver.keys("R4x").sees("Marking it as handed on");
    // Keys go on; asking again changes nothing.
    driver.keys("xj");
    driver.wait_for_task().sees("Marked as handed on");
    driver.wait_for_task().sees("handed on").sees_no("changed since");
    let links = book.json(&["verify"]);
    assert_eq!((links.as_array().unwrap().len(), &links[0]["follow_ups"]), (1, &6002.into()));
    // What was compared holds until something is written; then it is compared again.
    driver.keys("34").sees("handed on").sees_no("changed since").keys("<esc>");
    driver.keys("<enter><enter><enter>!!<ctrl-s><esc><esc>R4");
    driver.wait_for_task().sees("1 follow-up changed since");
    driver.keys("<esc>u").keys("R4").wait_for_task().sees("handed on").sees_no("changed since");
}

#[test]
fn no_mark_is_lost_when_the_app_is_closed_while_it_is_made() {
    let book = long_log();
    let mut driver = Driver::new(Store::open(&book.db()).unwrap(), Lang::En);
    driver.keys("R4x");
    driver.app.close();
    assert_eq!(book.json(&["verify"])[0]["intact"], true);
}

#[test]
fn what_was_changed_while_it_was_read_is_not_sealed() {
    let book = logged();
    let mut store = Store::open(&book.db()).unwrap();
    let seal = |log: LogRead| {
        Op::SealReport(NewSeal { kind: SealKind::Day, from: now(), to: now(), sha256: "a".repeat(64), log })
    };
    let read = store.log_head().unwrap();
    raw(&book, "UPDATE follow_up SET note = 'said nothing' WHERE id = 1");
    assert!(matches!(store.refused(seal(read.clone())), StoreError::Changed { .. }));
    // A follow-up that came meanwhile is the next link's.
    let read = store.log_head().unwrap();
    book.ok(&["log", "Alder", "phone ordered 20 sensors"]);
    store.done(seal(read.clone()));
    assert_eq!(book.json(&["verify"])[0]["follow_ups"], 2);
    // Another seal has lengthened the chain.
    assert!(matches!(store.refused(seal(read)), StoreError::Changed { .. }));
}
