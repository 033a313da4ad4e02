//! `due`, `find`, `show`, `when`: text and JSON, in both languages, and nothing made by looking.

use crate::cli_support::Book;
use serde_json::{Value, json};

fn book() -> Book {
    let book = Book::new();
    for (name, tier, next) in [
        ("Alder", "B", "today 17:00 contract"),
        ("Birch", "A", "today"),
        ("Cedar", "A", "today 15:30 call"),
        ("Dogwood", "C", "in 3 days"),
        ("Elm", "D", "in 20 days"),
    ] {
        book.ok(&["customer", "add", name, "--tier", tier, "--next", next]);
    }
    book
}

fn names(items: &Value) -> Vec<&str> {
    items.as_array().unwrap().iter().map(|item| item["customer"].as_str().unwrap()).collect()
}

#[test]
fn the_queue_is_in_its_order_and_each_filter_counts_what_it_lists() {
    let book = book();
    assert_eq!(names(&book.json(&["due"])), ["Cedar", "Birch", "Alder"], "within the hour comes first");
    assert_eq!(names(&book.json(&["due", "--all"])), ["Cedar", "Birch", "Alder", "Dogwood", "Elm"]);
    let tomorrow = book.at("2026-11-22T09:00:00");
    let cases: [(&[&str], &[&str]); 6] = [
        (&["--overdue"], &["Birch", "Cedar", "Alder"]),
        (&["--today"], &[]),
        (&["--days", "1"], &["Birch", "Cedar", "Alder"]),
        (&["--days", "2"], &["Birch", "Cedar", "Alder", "Dogwood"]),
        (&["--days", "19"], &["Birch", "Cedar", "Alder", "Dogwood", "Elm"]),
        (&["--days", "18"], &["Birch", "Cedar", "Alder", "Dogwood"]),
    ];
    for (flags, wanted) in cases {
        let arguments = [&["due"], flags].concat();
        assert_eq!(names(&tomorrow.json(&arguments)), wanted, "{flags:?}");
        assert_eq!(tomorrow.ok(&[&arguments[..], &["--count"]].concat()), format!("{}\n", wanted.len()), "{flags:?}");
    }
    let first = &tomorrow.json(&["due"])[1];
    let wanted = json!({"customer": "Cedar", "tier": "A", "starred": false, "stage": "lead", "band": "overdue",
        "next_on": "2026-11-21", "next_at": "15:30", "implied": false, "overdue_days": 1, "action": "call", "channel": null,
        "last_contact_on": null, "reason": null, "promise": null, "receivable": null});
    assert_eq!(*first, wanted);
    assert_eq!(tomorrow.run(&["due", "--today", "--overdue"]).status, 2);
}

#[test]
fn a_pipe_gets_a_record_a_line() {
    let out = book().ok(&["due"]);
    let lines: Vec<Vec<&str>> = out.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines[0], ["Cedar", "today", "A", "lead", "2026-11-21T15:30", "", "call", ""]);
    assert_eq!(lines.len(), 3);
    assert!(!out.contains('\u{1b}'));
}

#[test]
fn finding_looks_everywhere_and_takes_every_text_as_it_stands() {
    let book = Book::new();
    book.ok(&["customer", "add", "平安银行", "--contact", "李雷", "--phone", "13800138000"]);
    book.ok(&["customer", "add", "100% Natural"]);
    book.ok(&["customer", "add", "AND OR NOT"]);
    book.ok(&["log", "平安银行", "call they asked for a trial of the gateway"]);
    for query in ["payh", "平安", "银行", "pingan", "8000"] {
        assert_eq!(book.json(&["find", query])["customers"][0]["customer"], "平安银行", "{query}");
    }
    assert_eq!(book.json(&["find", "李雷"])["contacts"][0]["customer"], "平安银行");
    assert_eq!(book.json(&["find", "138-0013"])["contacts"][0]["contact"], "李雷");
    let note = &book.json(&["find", "gateway"])["notes"][0];
    assert_eq!((&note["customer"], &note["happened_at"]), (&json!("平安银行"), &json!("2026-11-21T15:00:00+00:00")));
    assert_eq!(book.json(&["find", "100%"])["customers"].as_array().unwrap().len(), 1);
    for hostile in ["* OR NEAR(", "'; DROP TABLE customer;--", "\"\"\"", "%%%", "_", "a AND NOT", "\\", "\u{1b}[31m"] {
        let run = book.run(&["find", "--", hostile]);
        assert!([0, 3].contains(&run.status), "{hostile}: {}", run.err);
        assert!(!run.err.contains('\u{1b}') && !run.out.contains('\u{1b}'), "{hostile}");
    }
    assert_eq!(book.run(&["find", "nowhere"]).status, 3);
    assert_eq!(book.ok(&["customer", "list", "--count"]), "3\n");
}

#[test]
fn a_customer_is_an_exact_name_or_a_unique_match() {
    let book = Book::new();
    for name in ["Alder", "Alder North", "Birch"] {
        book.ok(&["customer", "add", name]);
    }
    assert!(book.ok(&["show", "Alder"]).starts_with("Alder "));
    assert!(book.ok(&["show", "bir"]).starts_with("Birch "));
    let run = book.run(&["show", "ald"]);
    assert_eq!((run.status, run.out.as_str()), (3, ""));
    assert!(run.err.contains("  Alder\n") && run.err.contains("  Alder North\n"), "{}", run.err);
    assert_eq!(book.run(&["show", "nobody"]).status, 3);
}

#[test]
fn dates_are_read_in_both_languages() {
    // language, text, text form, JSON
    let cases = [
        ("en", "next wed 14:00", "2026-11-25 Wed 14:00\n", json!({"date": "2026-11-25", "time": "14:00"})),
        ("en", "saturday", "2026-11-28 Sat (weekend)\n", json!({"date": "2026-11-28", "time": null})),
        ("zh", "下周三 14:00", "2026-11-25 周三 14:00\n", json!({"date": "2026-11-25", "time": "14:00"})),
        ("zh", "三天后", "2026-11-24 周二\n", json!({"date": "2026-11-24", "time": null})),
    ];
    for (lang, text, words, value) in cases {
        let book = if lang == "zh" { Book::new().in_chinese() } else { Book::new() };
        assert_eq!(book.ok(&["when", text]), words);
        assert_eq!(book.json(&["when", text]), value);
    }
    let run = Book::new().in_chinese().run(&["when", "下周八"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains('八'), "{}", run.err);
    assert_eq!(Book::new().ok(&["when", "--past", "friday"]), "2026-11-20 Fri\n");
}

#[test]
fn looking_makes_no_book_and_says_that_there_is_none() {
    let book = Book::new();
    for arguments in [
        &["due", "--count"][..],
        &["customer", "list"],
        &["doctor"],
        &["history"],
        &["undo", "--list"],
        &["show", "x"],
        &["find", "x"],
        &["undo"],
        &["customer", "edit", "x", "--tier", "A"],
        &["log", "x", "call they want two of them"],
    ] {
        let run = book.run(arguments);
        assert!([0, 1, 3].contains(&run.status), "{arguments:?}");
        assert!((run.out + &run.err).contains("book.db"), "{arguments:?}");
        assert_eq!(book.files(), Vec::<String>::new(), "{arguments:?}");
    }
    assert_eq!(book.ok(&["due", "--count"]), "0\n");
}
