//! What leaves the book: read again by what reads it, and harmless to it.

use super::cli_support::Book;
use calamine::{Data, Reader};
use gendan::{demo, i18n::Lang, store::Store};
use std::collections::BTreeMap;

/// The sample book in a file.
fn sample(lang: Lang) -> Book {
    let book = if lang == Lang::ZhCn { Book::new().in_chinese() } else { Book::new() };
    let mut store = Store::open(&book.db()).unwrap();
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-21T15:00:00+00:00").unwrap();
    demo::fill(&mut store, lang, now).unwrap();
    store.close();
    book
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("Excel needs the mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_whole_book_comes_back_to_the_byte() {
    for lang in Lang::ALL {
        let book = sample(lang);
        let first = book.path("first.json").display().to_string();
        book.ok(&["export", "all", "-o", &first]);
        let other = Book::new();
        other.ok(&["import", &first]);
        let second = other.path("second.json").display().to_string();
        other.ok(&["export", "all", "-o", &second]);
        let (first, second) = (std::fs::read(first).unwrap(), std::fs::read(second).unwrap());
        assert!(first == second, "{lang:?}: {} and {} bytes", first.len(), second.len());
        // And what is made from the rows is made again.
        for command in [&["due", "--all"][..], &["rollup"], &["order", "list"]] {
            assert_eq!(book.json(command), other.json(command), "{command:?}");
        }
        assert_eq!(other.json(&["doctor"])["findings"], serde_json::json!([]));
        other.ok(&["undo"]);
        assert_eq!(other.ok(&["customer", "list", "--count"]).trim(), "0", "one step back");
    }
}

#[test]
fn a_whole_book_goes_into_an_empty_one_alone() {
    let book = Book::new();
    book.ok(&["customer", "add", "Acme"]);
    let whole = book.path("whole.json").display().to_string();
    book.ok(&["export", "all", "-o", &whole]);
    let twice = book.run(&["import", &whole]);
    assert_eq!(twice.status, 1);
    assert!(twice.err.contains("--db"), "{}", twice.err);
    assert_eq!(book.ok(&["customer", "list", "--count"]).trim(), "1");
    let text = std::fs::read_to_string(&whole).unwrap();
    for (name, content) in [
        ("cut", text[..text.len() - 4].to_owned()),
        ("other", "{\"a\":1}".to_owned()),
        ("empty", String::new()),
        ("newer", text.replace("\"format\":1", "\"format\":9")),
        ("newer schema", text.replace("\"schema\":", "\"schema\":9")),
        ("column", text.replace("\"name_key\"", "\"name); DROP TABLE customer; --\"")),
        ("value", text.replace("\"tier\":\"D\"", "\"tier\":\"Z\"")),
    ] {
        let other = Book::new();
        let path = other.file(&format!("{name}.json"), content).display().to_string();
        let run = other.run(&["import", &path]);
        assert_eq!(run.status, 1, "{name}: {}{}", run.out, run.err);
        assert!(!run.err.contains("panicked") && !run.err.is_empty(), "{name}: {}", run.err);
        assert_eq!(run.err.contains("newer version"), name.starts_with("newer"), "{name}: {}", run.err);
        assert_eq!(other.ok(&["customer", "list", "--count"]).trim(), "0", "{name}: nothing in part");
    }
    // Laid out anew by another program.
    let pretty = serde_json::to_string_pretty(&serde_json::from_str::<serde_json::Value>(&text).unwrap()).unwrap();
    let other = Book::new();
    let path = other.file("pretty.json", pretty).display().to_string();
    other.ok(&["import", &path]);
    assert_eq!(other.ok(&["customer", "list", "--count"]).trim(), "1");
}

#[test]
fn sheets_hold_what_the_book_holds() {
    for lang in Lang::ALL {
        let book = sample(lang);
        for (what, count) in [("customers", "customer"), ("orders", "order")] {
            let csv = rows(&book.ok(&["export", what]));
            let path = book.path(&format!("{what}.xlsx")).display().to_string();
            book.ok(&["export", what, "-o", &path]);
            let mut workbook = calamine::open_workbook_auto(&path).unwrap();
            let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
            assert_eq!(sheet.width(), csv[0].len(), "{what}");
            for (at, row) in csv.iter().enumerate() {
                let first = sheet.get((at, 1)).unwrap();
                match first {
                    Data::String(text) => assert_eq!(text, &row[1], "{what} {at}"),
                    Data::DateTime(day) => {
                        let (year, month, day, ..) = day.to_ymd_hms_milli();
                        assert_eq!(format!("{year:04}-{month:02}-{day:02}"), row[1], "{what} {at}");
                    }
                    other => panic!("{what} {at}: {other:?}"),
                }
            }
            let listed: usize = book.ok(&[count, "list", "--count"]).trim().parse().unwrap();
            let distinct: std::collections::BTreeSet<&str> =
                csv[1..].iter().map(|row| row[usize::from(what == "customers")].as_str()).collect();
            assert_eq!(distinct.len(), listed, "{what}");
        }
    }
}

#[test]
fn a_column_of_orders_adds_up_to_the_rollup() {
    let book = sample(Lang::En);
    let csv = rows(&book.ok(&["export", "orders"]));
    let at = |heading: &str| csv[0].iter().position(|cell| cell == heading).unwrap_or_else(|| panic!("{heading}"));
    let (date, total, status, currency) = (at("Order date"), at("Order total"), at("Order status"), at("Currency"));
    let amount = |text: &str| text.replace('.', "").parse::<i64>().unwrap_or(0);
    let mut months: BTreeMap<(String, String), i64> = BTreeMap::new();
    for row in &csv[1..] {
        if !matches!(row[status].as_str(), "cancelled" | "void" | "draft") {
            *months.entry((row[date][..7].to_owned(), row[currency].clone())).or_default() += amount(&row[total]);
        }
    }
    for month in book.json(&["rollup"]).as_array().unwrap() {
        let text = |key: &str| month[key].as_str().unwrap().to_owned();
        let sold = amount(&text("gross")) - amount(&text("discount"));
        let key = (text("month"), text("currency"));
        assert_eq!(months.get(&key).copied().unwrap_or(0), sold, "{key:?}");
    }
}

#[test]
fn no_text_becomes_a_formula_or_a_command() {
    let book = Book::new();
    for name in ["=cmd|' /C calc'!A0", "@SUM(1+1)", "+1+1", "-2+3", "esc\u{1b}[2Jape"] {
        book.ok(&["customer", "add", "--", name]);
    }
    let text = book.ok(&["export", "customers"]);
    assert!(!text.contains('\u{1b}'));
    for row in &rows(&text)[1..] {
        assert!(!row[1].starts_with(['=', '@', '+', '-']), "{row:?}");
    }
    // What the apostrophe was put before comes back as it was.
    let path = book.file("back.csv", &text).display().to_string();
    let other = Book::new();
    other.ok(&["import", &path]);
    let names: Vec<String> = other
        .json(&["customer", "list"])
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["customer"].as_str().unwrap().to_owned())
        .collect();
    assert!(names.contains(&"=cmd|' /C calc'!A0".to_owned()), "{names:?}");
}

#[test]
fn a_file_is_written_whole_or_not_at_all_and_overwrites_nothing() {
    let book = Book::new();
    book.ok(&["customer", "add", "Acme"]);
    let path = book.file("mine.csv", "do not touch").display().to_string();
    let run = book.run(&["export", "customers", "-o", &path]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("--force"), "{}", run.err);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "do not touch");
    book.ok(&["export", "customers", "-o", &path, "--force"]);
    assert!(std::fs::read_to_string(&path).unwrap().contains("Acme"));
    for (arguments, status) in [
        (&["export", "customers", "--format", "ics"][..], 2),
        (&["export", "customers", "--format", "xlsx"], 2),
        (&["export", "nothing"], 2),
        (&["export", "customers", "-o", "no/such/folder.csv"], 1),
    ] {
        let run = book.run(arguments);
        assert_eq!(run.status, status, "{arguments:?}: {}", run.err);
        assert!(!run.err.is_empty());
    }
    assert!(book.files().iter().all(|name| !name.starts_with(".tmp")), "{:?}", book.files());
}

#[test]
fn calendars_and_cards_keep_their_names() {
    let book = sample(Lang::ZhCn);
    for what in ["calendar", "contacts"] {
        let uids = |text: &str| -> Vec<String> {
            text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
        };
        let text = book.ok(&["export", what]);
        assert!(text.lines().count() > 50, "{what}");
        assert!(!text.replace("\r\n", "").contains('\n'), "{what}: CRLF alone");
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "{what}: {line}");
        }
        let again = uids(&book.ok(&["export", what]));
        assert_eq!(uids(&text), again, "{what}");
        let distinct: std::collections::BTreeSet<&String> = again.iter().collect();
        assert_eq!(distinct.len(), again.len(), "{what}");
    }
}

/// Leaves every export of the sample books where `tests/clients/run` looks for them.
#[test]
fn every_export_is_left_for_the_programs_that_read_it() {
    for (lang, name) in [(Lang::ZhCn, "zh"), (Lang::En, "en")] {
        let book = sample(lang);
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("exports").join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let to = |file: &str| folder.join(file).display().to_string();
        for what in ["customers", "followups", "orders", "receipts"] {
            for format in ["xlsx", "csv", "json"] {
                book.ok(&["export", what, "--force", "-o", &to(&format!("{what}.{format}"))]);
            }
        }
        for (what, file) in [("calendar", "calendar.ics"), ("contacts", "contacts.vcf"), ("hledger", "book.journal")] {
            book.ok(&["export", what, "--force", "-o", &to(file)]);
        }
        for what in ["customers", "followups", "orders", "receipts", "products"] {
            book.ok(&["template", what, "--force", "-o", &to(&format!("template-{what}.xlsx"))]);
        }
        for kind in ["overview", "day", "week", "month"] {
            for format in ["xlsx", "html", "json"] {
                book.ok(&["report", kind, "--force", "-o", &to(&format!("report-{kind}.{format}"))]);
            }
        }
        std::fs::write(to("rollup.json"), book.ok(&["rollup", "--json"])).unwrap();
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 33);
    }
}

#[test]
fn what_was_judged_comes_back_too() {
    let book = Book::new();
    book.ok(&["customer", "add", "Acme", "--contact", "Ann", "--phone", "13800138000", "--amount", "900"]);
    book.ok(&["customer", "obstacle", "Acme", "price"]);
    book.ok(&["customer", "edit", "Acme", "--valid-until", "2099-12-31"]);
    book.ok(&["customer", "decline", "Acme", "--channel", "visit", "--reason", "far"]);
    book.ok(&["customer", "decline", "Acme", "--channel", "phone", "--contact", "Ann", "--reason", "asked not to"]);
    book.ok(&["log", "Acme", "phone asked for the drawings of both pumps"]);
    let conn = rusqlite::Connection::open(book.db()).unwrap();
    conn.execute(
        "INSERT INTO log_effort (follow_up_id, overhead, keys, seconds) SELECT id, 3, 9, 4 FROM follow_up",
        [],
    )
    .unwrap();
    drop(conn);
    book.ok(&["report", "day", "--seal"]);
    let whole = book.path("whole.json");
    book.ok(&["export", "all", "-o", whole.to_str().unwrap()]);
    let first = std::fs::read_to_string(&whole).unwrap();
    for words in ["\"obstacle\":\"price\"", "asked not to", "\"overhead\":3", "log_sha256", "2099-12-31"] {
        assert!(first.contains(words), "{words}");
    }
    let other = Book::new();
    other.ok(&["import", whole.to_str().unwrap()]);
    let again = other.path("again.json");
    other.ok(&["export", "all", "-o", again.to_str().unwrap()]);
    assert_eq!(std::fs::read_to_string(&again).unwrap(), first);
    assert_eq!(other.json(&["doctor"])["findings"], serde_json::json!([]));
    other.ok(&["undo"]);
    assert_eq!(other.ok(&["customer", "list", "--count"]).trim(), "0");

    // A book that left before the tables were there comes back without them.
    let older: Vec<&str> = first
        .split("\"declined_route\":[")
        .next()
        .map(|before| before.trim_end().trim_end_matches(','))
        .into_iter()
        .collect();
    let older =
        format!("{}\n}}}}\n", older[0]).replace(",\"obstacle\":\"price\"", "").replace("\"schema\":4", "\"schema\":3");
    let early = Book::new();
    let file = early.path("early.json");
    std::fs::write(&file, older).unwrap();
    let run = early.run(&["import", file.to_str().unwrap()]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(early.json(&["customer", "obstacle", "Acme"])["obstacle"], serde_json::Value::Null);
}
