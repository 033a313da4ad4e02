//! Reports of the sample book: what they say, in both languages, and that their figures are those of the other commands.

use crate::{
    cli_support::Book,
    report_support::{AT, sample},
};
use gendan::{
    config::{Config, REPORT_SECTIONS},
    i18n::{Lang, Texts},
    report::Asked,
    store::Store,
};
use serde_json::Value;
use std::path::Path;

#[test]
fn reports_read_well_in_both_languages() {
    for lang in Lang::ALL {
        let book = sample(lang);
        for kind in ["overview", "day", "week", "month", "patterns"] {
            insta::assert_snapshot!(format!("report_{kind}_{}", lang.tag()), book.ok(&["report", kind]));
        }
    }
}

#[test]
fn a_target_is_told_of_before_anything_was_sold() {
    let book = Book::new().at(AT);
    book.ok(&["target", "set", &AT[..7], "100000"]);
    for (kind, section) in [("day", "goal"), ("month", "sales"), ("overview", "standing")] {
        let report = book.json(&["report", kind]);
        let found: Vec<&Value> = facts(&report, section).into_iter().filter(|fact| fact["code"] == "target").collect();
        assert_eq!(found.len(), 1, "{kind}: {report:#}");
        assert_eq!(found[0]["value"], "100000.00", "{kind}");
    }
}

#[test]
fn a_plan_that_is_due_today_is_told_of_while_it_is_open() {
    let book = Book::new().at("2026-11-20T09:00:00");
    book.ok(&["customer", "add", "Alder Works"]);
    let day = |book: &Book| book.ok(&["report", "day"]);
    assert!(day(&book).contains("no plan was due"), "{}", day(&book));
    book.ok(&["log", "alder", "phone, asked for a sample >2026-11-21 send the sample"]);
    assert!(day(&book).contains("no plan was due"), "that is tomorrow: {}", day(&book));
    let today = book.at("2026-11-21T09:00:00");
    let goal = |book: &Book| facts(&book.json(&["report", "day"]), "goal").into_iter().cloned().collect::<Vec<_>>();
    assert!(day(&today).contains("Plans due, still open 1"), "{}", day(&today));
    let found = goal(&today);
    assert_eq!((found.len(), &found[0]["code"], &found[0]["value"]), (1, &Value::from("still_open"), &Value::from(1)));
    today.ok(&["log", "alder", "phone, sent the sample >2026-12-01"]);
    let found = goal(&today);
    assert_eq!((found.len(), &found[0]["code"]), (1, &Value::from("on_time")), "{found:?}");
}

#[test]
fn the_day_says_who_was_contacted_and_the_promises_what_is_owed() {
    let book = Book::new().at("2026-11-20T09:00:00");
    for name in ["Alder Works", "Birch Trading", "Cedar Mills"] {
        book.ok(&["customer", "add", name]);
    }
    book.ok(&["log", "cedar", "call, wants a demo >2026-12-01 demo"]);
    let today = book.at("2026-11-21T09:00:00");
    today.ok(&["log", "birch", "phone, no answer"]);
    today.ok(&["log", "alder", "wechat, asked for the price list"]);
    today.ok(&["log", "birch", "visit, walked through the plant"]);
    today.ok(&["promise", "add", "alder", "send the price list", "--mine", "--date", "2026-11-24"]);
    let whom = |report: &Value| -> Vec<String> {
        let process = report["sections"].as_array().unwrap().iter().find(|one| one["code"] == "process").unwrap();
        let items = process["blocks"].as_array().unwrap().iter().filter_map(|block| block["items"].as_array());
        let items = items.flatten().filter(|item| item["outcome"].is_string() || item["fields"]["outcome"].is_string());
        items.map(|item| item["name"].as_str().unwrap().to_owned()).collect()
    };
    let report = today.json(&["report", "day"]);
    let mut found = whom(&report);
    found.sort();
    assert_eq!(found, ["Alder Works", "Birch Trading"], "{report:#}");
    assert_eq!(fact(&report, "process", "customers"), 2);
    assert_eq!(whom(&today.json(&["report", "day", "--date", "2026-11-20"])), ["Cedar Mills"]);
    let text = today.ok(&["report", "day"]);
    assert!(text.contains("Birch Trading: visit"), "{text}");
    let owed = today.json(&["promise", "list", "--mine"]);
    assert_eq!((owed.as_array().unwrap().len(), &owed[0]["due_on"]), (1, &Value::from("2026-11-24")));
}

/// Every figure of a code in a report, as JSON.
fn facts<'j>(report: &'j Value, section: &str) -> Vec<&'j Value> {
    let sections = report["sections"].as_array().unwrap().iter().filter(|one| one["code"] == section);
    let blocks = sections.flat_map(|one| one["blocks"].as_array().unwrap());
    blocks.filter_map(|block| block["facts"].as_array()).flatten().collect()
}

fn fact<'j>(report: &'j Value, section: &str, code: &str) -> &'j Value {
    let found = facts(report, section).into_iter().find(|fact| fact["code"] == code);
    &found.unwrap_or_else(|| panic!("{section} has no {code}"))["value"]
}

fn block<'j>(report: &'j Value, section: &str, kind: &str) -> &'j Value {
    let section = report["sections"].as_array().unwrap().iter().find(|one| one["code"] == section).unwrap();
    section["blocks"].as_array().unwrap().iter().map(|block| &block[kind]).find(|block| !block.is_null()).unwrap()
}

#[test]
fn figures_are_those_of_the_other_commands() {
    let book = sample(Lang::En);
    let (month, overview) = (book.json(&["report", "month"]), book.json(&["report", "overview"]));
    let rollup = &book.json(&["rollup"])[0];
    assert_eq!(rollup["month"], "2026-11");
    for figure in ["orders", "gross", "discount", "returns", "net", "received", "mom", "yoy", "tax", "bills", "aov"] {
        assert_eq!(fact(&month, "sales", figure), &rollup[figure], "{figure}");
    }
    for figure in ["orders", "net", "received", "mom", "yoy"] {
        assert_eq!(fact(&overview, "standing", figure), &rollup[figure], "{figure}");
    }
    assert_eq!(fact(&month, "sales", "target"), &rollup["target"]["amount"]);
    let bars = block(&month, "months", "bars").as_array().unwrap();
    let months = book.json(&["rollup", "--from", "2025-11", "--to", "2026-11"]);
    let net = |row: &Value| (row["month"].clone(), row["net"].clone());
    let mut of_rollup: Vec<_> = months.as_array().unwrap().iter().map(net).collect();
    of_rollup.reverse();
    assert_eq!(bars.iter().map(|bar| (bar["label"].clone(), bar["value"].clone())).collect::<Vec<_>>(), of_rollup);
    for (section, by, name) in
        [("products", "product", "product"), ("categories", "category", "category"), ("buyers", "customer", "customer")]
    {
        let rows = book.json(&["rollup", "--by", by, "--from", "2026-11", "--to", "2026-11"]);
        for row in block(&month, section, "table").as_array().unwrap() {
            let same = |other: &&Value| other[name] == row["name"];
            let other = rows.as_array().unwrap().iter().find(same).unwrap_or_else(|| panic!("{row}"));
            assert_eq!((&row["net"], &row["orders"]), (&other["net"], &other["orders"]), "{row}");
        }
    }
    let ages = book.json(&["rollup", "--by", "ageing"]);
    for (row, other) in block(&month, "ageing", "table").as_array().unwrap().iter().zip(ages.as_array().unwrap()) {
        assert_eq!((&row["band"], &row["parts"], &row["amount"]), (&other["band"], &other["parts"], &other["amount"]));
    }
    let due = book.json(&["due", "--all"]);
    for part in block(&overview, "due", "strip").as_array().unwrap() {
        let count = due.as_array().unwrap().iter().filter(|row| row["band"] == part["code"]).count();
        assert_eq!(part["count"], count, "{part}");
    }
    let overdue = book.ok(&["due", "--overdue", "--count"]);
    assert_eq!(fact(&book.json(&["report", "day"]), "problems", "overdue").to_string(), overdue.trim());
    let week = book.json(&["report", "week"]);
    let said = week["footer"].to_string();
    assert!(said.contains(&format!("{} overdue", overdue.trim())), "{said}");
}

#[test]
fn patterns_are_the_months_rates_and_open_nothing_that_is_not_there() {
    let book = sample(Lang::En);
    let (month, patterns) = (book.json(&["report", "month"]), book.json(&["report", "patterns"]));
    let tables = |report: &Value, section: &str| -> Vec<Value> {
        let section = report["sections"].as_array().unwrap().iter().find(|one| one["code"] == section).unwrap();
        let blocks = section["blocks"].as_array().unwrap().iter();
        blocks.map(|block| block["table"].clone()).filter(|table| !table.is_null()).collect()
    };
    let of_month = tables(&month, "conversion");
    assert_eq!(of_month, [tables(&patterns, "source"), tables(&patterns, "channel")].concat());
    let count = |section: &str| -> i64 {
        tables(&patterns, section)[0].as_array().unwrap().iter().map(|row| row["deals"].as_i64().unwrap()).sum()
    };
    let deals = count("source");
    for section in ["channel", "tier", "first_response", "contacts"] {
        assert_eq!(count(section), deals, "every deal once: {section}");
    }
    assert_eq!(book.run(&["report", "patterns", "--date", "2026-11-01"]).status, 2);
}

#[test]
fn a_week_is_one_page_and_a_day_one_message() {
    for lang in Lang::ALL {
        let book = sample(lang);
        let week = book.ok(&["report", "week"]);
        assert!(week.lines().count() <= 34, "{week}");
        assert!(week.lines().all(|line| gendan::safe::width(line) <= 120), "{week}");
        for day in ["2026-11-21", "2026-11-19", "2026-10-15"] {
            let day = book.ok(&["report", "day", "--date", day]);
            assert!(day.chars().count() <= 1200, "{day}");
        }
    }
}

#[test]
fn a_sealed_week_is_where_the_next_begins() {
    let book = sample(Lang::En);
    let first = book.run(&["report", "week", "--seal"]);
    assert_eq!(first.status, 0, "{}", first.err);
    assert!(first.err.contains("Sealed"), "{}", first.err);
    let again = book.ok(&["report", "week"]);
    assert!(again.contains("Nothing changed.") && again.contains("Changes since the last week report"), "{again}");
    assert!(!again.contains("[Lost"), "{again}");
    let since = book.ok(&["report", "week", "--since", "2026-11-16"]);
    assert!(since.contains("[Lost"), "what was sealed can be asked for: {since}");
    // A day later something happened.
    let book = book.at("2026-11-22T10:00:00");
    book.ok(&["log", "Alder Packaging Ltd", "phone promised a decision =quote !B"]);
    let next = book.ok(&["report", "week"]);
    assert!(next.contains("Alder Packaging Ltd: ") && next.contains("tier A → B"), "{next}");
    book.ok(&["undo"]);
    assert!(book.ok(&["report", "week"]).contains("Nothing changed."));
}

#[test]
fn a_statement_adds_up_and_names_its_customer() {
    let book = Book::new();
    book.ok(&["customer", "add", "=cmd|' /C calc'!A0 <script>alert(1)</script>"]);
    let customer = "=cmd|' /C calc'!A0 <script>alert(1)</script>";
    for (line, date, more) in [
        ("Pump x2 @400", "2026-09-10", &["--received", "300"][..]),
        ("Pump x1 @500", "2026-10-05", &[]),
        ("Pump x1 @80", "2026-10-06", &["--currency", "USD"]),
    ] {
        book.ok(&[&["order", "add", customer, "--line", line, "--date", date], more].concat());
    }
    book.ok(&["return", "add", "20261005-01", "--amount", "100", "--date", "2026-10-20"]);
    let report = book.json(&["report", "statement", customer, "--month", "2026-10"]);
    for (code, amount) in [
        ("opening", "500.00"),
        ("ordered", "500.00"),
        ("returned", "100.00"),
        ("received", "0.00"),
        ("closing", "900.00"),
    ] {
        assert_eq!(fact(&report, "account", code), amount, "{code}");
    }
    assert_eq!(report["sections"].as_array().unwrap().len(), 2, "an account for each currency");
    let html = book.ok(&["report", "statement", customer, "--format", "html"]);
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;"), "{html}");
    assert!(!html.contains("http://") && !html.contains("src="), "nothing is fetched");
    let markdown = book.ok(&["report", "statement", customer, "--format", "md"]);
    assert!(!markdown.contains(" <script>") && markdown.contains("\\<script\\>"), "{markdown}");
    let csv = book.ok(&["report", "statement", customer, "--format", "csv"]);
    assert!(csv.starts_with('\u{feff}') && csv.contains(",1300.00,400.00,900.00"), "{csv}");
    assert!(!csv.lines().any(|line| line.starts_with('=')), "{csv}");
    for wrong in [
        &["report", "statement"][..],
        &["report", "day", "--since", "2026-11-01"],
        &["report", "overview", "--seal"],
        &["report", "month", "--format", "xlsx"],
        &["report", "statement", customer, "--from", "2026-11-02", "--to", "2026-11-01"],
    ] {
        let run = book.run(wrong);
        assert!(run.status == 2 && run.out.is_empty() && !run.err.is_empty(), "{wrong:?}: {} {}", run.status, run.err);
    }
    assert_eq!(book.run(&["report", "statement", "Nobody"]).status, 3);
}

#[test]
fn the_settings_choose_the_parts_and_their_order() {
    let documented: Config = Config::default();
    for (kind, codes) in REPORT_SECTIONS {
        let book = sample(Lang::En);
        let report = book.json(&["report", kind]);
        let made: Vec<&str> =
            report["sections"].as_array().unwrap().iter().map(|s| s["code"].as_str().unwrap()).collect();
        assert!(made.iter().all(|code| codes.contains(code)), "{kind}: {made:?}");
        assert_eq!(documented.report.sections(kind).unwrap(), *codes, "{kind}");
    }
    let path = Path::new("config.toml");
    let config = Config::from_text("[report]\nweek = ['lost', 'changes']\n", path).unwrap();
    let mut store = Store::in_memory().unwrap();
    let now = chrono::DateTime::parse_from_rfc3339(AT).unwrap();
    gendan::demo::fill(&mut store, Lang::En, now).unwrap();
    let texts = &Texts::load(Lang::En);
    let asked = Asked::Week { since: None, to: now.date_naive() };
    let document = gendan::report::build(&store, texts, &config, now, &asked).unwrap();
    assert_eq!(document.sections.iter().map(|section| section.code).collect::<Vec<_>>(), ["lost", "changes"]);
    assert!(Config::from_text("[report]\nweek = ['gossip']\n", path).is_err());
}

#[test]
fn nothing_is_told_twice_and_nothing_lost_over_a_seal() {
    let folder = crate::cli_support::Book::new();
    let book = folder.at("2026-11-21T09:00:00+00:00");
    book.ok(&["customer", "add", "Birch Ltd"]);
    let book = book.at("2026-11-21T14:00:00+00:00");
    book.ok(&["log", "Birch Ltd", "phone asked for twenty pumps =need"]);
    let book = book.at("2026-11-21T15:00:00+00:00");
    assert!(book.ok(&["report", "week", "--seal"]).contains("Birch Ltd"));
    let book = book.at("2026-11-21T16:00:00+00:00");
    book.ok(&["log", "Birch Ltd", "phone wants a quote for thirty =quote !B"]);
    let next = book.ok(&["report", "week"]);
    assert!(next.contains("need → quote") && !next.contains("lead"), "{next}");
    assert!(!next.contains("New customers"), "{next}");
    let since = book.ok(&["report", "week", "--since", "2026-11-21"]);
    assert!(since.contains("New customers"), "a day that is named begins at midnight: {since}");
    // Without the seal all of it is one week again.
    book.ok(&["undo"]);
    book.ok(&["undo"]);
    book.ok(&["log", "Birch Ltd", "phone wants a quote for thirty =quote !B"]);
    let whole = book.ok(&["report", "week"]);
    assert!(whole.contains("New customers 1") && whole.contains("quote"), "{whole}");
}

#[test]
fn promises_stand_among_problems_and_plans() {
    let book = Book::new().at("2026-11-10T09:00:00+00:00");
    for name in ["Birch Ltd", "Cedar Ltd", "Elm Ltd"] {
        book.ok(&["customer", "add", name]);
    }
    for (name, side, text) in [
        ("Birch Ltd", "theirs", "pay the deposit 2026-11-18"),
        ("Cedar Ltd", "mine", "send the drawing 2026-11-19"),
        ("Elm Ltd", "mine", "visit the plant 2026-11-24"),
        ("Elm Ltd", "theirs", "answer on the sample 2026-11-25"),
        ("Elm Ltd", "theirs", "sign 2026-12-24"),
    ] {
        let mine = (side == "mine").then_some("--mine");
        book.ok(&["promise", "add", name, text].into_iter().chain(mine).collect::<Vec<_>>());
    }
    let book = book.at("2026-11-21T15:00:00+00:00");
    let day = book.json(&["report", "day"]);
    assert_eq!(
        (fact(&day, "problems", "my_promises"), fact(&day, "problems", "their_promises")),
        (&1.into(), &1.into())
    );
    let said: Vec<&str> = block(&day, "problems", "items")
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["side"].as_str().unwrap())
        .collect();
    assert_eq!(said, ["mine", "theirs"], "mine first");
    let overdue = book.ok(&["due", "--overdue", "--count"]);
    assert_eq!(fact(&day, "problems", "overdue").to_string(), overdue.trim());
    let text = book.ok(&["report", "day"]);
    for name in ["Birch Ltd", "Cedar Ltd"] {
        let problems = text.split("[Tomorrow]").next().unwrap();
        assert_eq!(problems.matches(name).count(), 1, "told once: {text}");
    }
    let week = book.json(&["report", "week"]);
    let next = block(&week, "next", "items").as_array().unwrap();
    let promised: Vec<(&str, &str)> =
        next.iter().map(|item| (item["side"].as_str().unwrap(), item["promise"].as_str().unwrap())).collect();
    assert_eq!(promised, [("mine", "visit the plant"), ("theirs", "answer on the sample")]);
}

#[test]
fn a_handover_holds_every_word_and_obeys_none() {
    let book = Book::new().at(AT);
    let name = "Birch <script>alert(1)</script> Ltd";
    book.ok(&[
        "customer",
        "add",
        name,
        "--contact",
        "Ann [x](http://e)",
        "--phone",
        "13800138000",
        "--need",
        "twenty pumps",
    ]);
    book.ok(&["customer", "add", "Cedar Ltd"]);
    book.ok(&["log", name, "phone quoted 12,000 for *twenty* pumps & a frame, call again >2026-12-01 ask"]);
    book.ok(&["promise", "add", name, "send the drawing 2026-11-25", "--mine"]);
    book.ok(&["order", "add", name, "--line", "Pump x2 @400", "--received", "300"]);
    let html = book.ok(&["report", "handover", "--format", "html"]);
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;") && !html.contains("src="), "{html}");
    assert_eq!((html.matches("<article").count(), html.matches("<li><a href").count()), (2, 2), "{html}");
    for words in ["twenty pumps", "pumps &amp; a frame", "send the drawing", "13800138000", "500.00"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let masked = book.ok(&["report", "handover", name, "--format", "html", "--redact"]);
    assert!(masked.contains("138****8000") && !masked.contains("13800138000") && !masked.contains("Cedar"), "{masked}");
    let markdown = book.ok(&["report", "handover"]);
    assert!(markdown.contains("\\*twenty\\*") && !markdown.contains("[x](http"), "{markdown}");
    let target = book.path("all.html");
    let saved = book.run(&["report", "handover", "-o", target.to_str().unwrap()]);
    assert_eq!(saved.status, 0, "{}", saved.err);
    assert_eq!(std::fs::read_to_string(&target).unwrap(), html);
    assert_ne!(book.run(&["report", "handover", "-o", target.to_str().unwrap()]).status, 0, "nothing is overwritten");
    for wrong in [
        &["report", "handover", "--format", "json"][..],
        &["report", "handover", "--seal"],
        &["report", "handover", "--month", "2026-11"],
        &["report", "statement", name, "Cedar Ltd"],
        &["report", "day", "--redact"],
    ] {
        assert_eq!(book.run(wrong).status, 2, "{wrong:?}");
    }
    assert_eq!(book.run(&["report", "handover", "Nobody"]).status, 3);
}

#[test]
fn a_handover_tells_what_was_judged_and_masks_a_number_that_stands_for_a_name() {
    let book = Book::new().at(AT);
    book.ok(&["customer", "add", "13900139001", "--contact", "Ann", "--phone", "13800138000", "--amount", "12000"]);
    book.ok(&["customer", "edit", "13900139001", "--valid-until", "2026-12-31"]);
    book.ok(&["customer", "obstacle", "13900139001", "price"]);
    book.ok(&["customer", "decline", "13900139001", "--channel", "visit", "--reason", "two days by train"]);
    book.ok(&["customer", "add", "Cedar Ltd"]);
    for format in ["html", "md"] {
        let page = book.ok(&["report", "handover", "--format", format]);
        for words in ["Quote valid until", "Stuck on", "two days by train", "13900139001"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let masked = book.ok(&["report", "handover", "--format", format, "--redact"]).replace('\\', "");
        assert!(masked.contains("139****9001") && !masked.contains("13900139001"), "{masked}");
    }
}
