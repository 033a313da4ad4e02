//! How many keys a rep's commonest actions cost, counted through the way that every key takes.
//!
//! What counts as a key of overhead: every key but those that type the note itself. The date and the action of the next
//! step are typed too, but a date is a word of the note's line, so both are counted: the key that opens the line, the mark
//! or the blank before the date, the date's own keys, Enter.

use super::{screen_book as factory, screen_driver::Driver};
use gendan::{
    domain::{id::CustomerId, moment::Moment, outcome::Outcome},
    i18n::Lang,
    store::Store,
};
use tempfile::TempDir;

/// The small book as a file: the app works on it, and a second connection looks at what came of it.
fn book(lang: Lang) -> (TempDir, Driver, Store) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut store = Store::open(&path).unwrap();
    factory::fill(&mut store, lang);
    (folder, Driver::new(store, lang), Store::open(&path).unwrap())
}

fn now() -> chrono::NaiveDateTime {
    factory::now().naive_local()
}

/// Who stands first in the queue.
fn first(store: &Store) -> CustomerId {
    let outline = store.outline(now()).unwrap();
    store.queue(&outline, 0, 1, now()).unwrap()[0].customer
}

fn due(store: &Store, customer: CustomerId) -> Option<Moment> {
    store.card(customer, now()).unwrap().plan.and_then(|plan| plan.due)
}

/// Types a line and returns how many of the keys were not the note's.
#[track_caller]
fn overhead(lang: Lang, note: &str, date: &str, expected: &str) -> usize {
    let (_folder, mut driver, book) = book(lang);
    let customer = first(&book);
    driver.keys = 0;
    driver.keys("a").keys(note).keys(date).keys("<enter>");
    assert_eq!(due(&book, customer), Moment::from_key(expected), "{note}{date}\n{}", driver.screen());
    assert_eq!(book.follow_ups(customer, 1).unwrap()[0].note, note, "the note is kept whole");
    driver.keys - note.chars().count()
}

#[test]
fn a_talk_with_a_next_date_takes_six_keys_at_most() {
    for (lang, note, date, expected) in [
        // a, blank, 周三, Enter: five.
        (Lang::ZhCn, "报价已确认等合同盖章", " 周三", "2026-11-25"),
        // a, blank, 3天后, Enter: six.
        (Lang::ZhCn, "报价已确认等合同盖章", " 3天后", "2026-11-24"),
        (Lang::ZhCn, "报价已确认等合同盖章", " 月底", "2026-11-30"),
        (Lang::En, "waiting for the signed contract", " fri", "2026-11-27"),
        (Lang::En, "waiting for the signed contract", " +3d", "2026-11-24"),
    ] {
        let keys = overhead(lang, note, date, expected);
        assert!(keys <= 6, "{note}{date}: {keys} keys");
    }
}

#[test]
fn no_answer_and_on_to_the_next_takes_two_keys_at_most() {
    for lang in [Lang::ZhCn, Lang::En] {
        let (_folder, mut driver, book) = book(lang);
        let called = first(&book);
        driver.keys = 0;
        driver.keys("A");
        assert!(driver.keys <= 2, "{}", driver.keys);
        assert_eq!(book.follow_ups(called, 9).unwrap().len(), 1);
        // On to the next: the same key logs for somebody else.
        let next = first(&book);
        assert_ne!(next, called);
        driver.keys("A");
        assert_eq!(book.follow_ups(called, 9).unwrap().len(), 1);
        assert_eq!(book.follow_ups(next, 1).unwrap()[0].outcome, Some(Outcome::NoAnswer));
    }
}

#[test]
fn a_snooze_takes_two_keys_and_an_undo_one() {
    for lang in [Lang::ZhCn, Lang::En] {
        let (_folder, mut driver, book) = book(lang);
        let customer = first(&book);
        let before = due(&book, customer);
        driver.keys = 0;
        driver.keys("s3");
        assert_eq!(driver.keys, 2);
        assert_eq!(due(&book, customer).map(|due| due.date), Some(factory::day(3)));
        driver.keys = 0;
        driver.keys("u");
        assert_eq!(driver.keys, 1);
        assert_eq!(due(&book, customer), before);
    }
}

/// Another program writes into the row that was snoozed.
fn meddle(book: &TempDir) {
    let other = rusqlite::Connection::open(book.path().join("book.db")).unwrap();
    let sql = "UPDATE next_step SET action = 'changed by hand' WHERE id = (SELECT max(id) FROM next_step)";
    assert_eq!(other.execute(sql, []).unwrap(), 1);
}

#[test]
fn an_undo_that_would_touch_what_was_changed_since_says_so_and_does_nothing() {
    for (lang, words) in [(Lang::ZhCn, "之后又改过"), (Lang::En, "changed again since")] {
        let (folder, mut driver, store) = book(lang);
        let customer = first(&store);
        // A plan of its own: the last row of the table.
        driver.keys("a").keys("waiting for the board to sign").keys(" >2026-12-24").keys("<enter>");
        let planned = due(&store, customer);
        meddle(&folder);
        driver.keys("u").sees(words);
        assert_eq!(due(&store, customer), planned, "nothing was taken back");
    }
}
