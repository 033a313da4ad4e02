//! Templates: every heading, every word of a list, every filled row comes in as what it says; an untouched one adds nothing.

use super::cli_support::Book;
use calamine::{Data, Reader, Xlsx};
use gendan::i18n::{Lang, Texts};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const ALL: [&str; 5] = ["customers", "followups", "orders", "receipts", "products"];

fn book(lang: Lang) -> Book {
    if lang == Lang::ZhCn { Book::new().in_chinese() } else { Book::new() }
}

/// Headings, the example row and the words of the lists by their column.
fn read(path: &str, sheet: &str) -> (Vec<String>, Vec<Data>) {
    let mut file: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let range = file.worksheet_range(sheet).unwrap();
    let mut rows = range.rows();
    let headings = rows.next().unwrap().iter().map(|cell| cell.to_string()).collect();
    (headings, rows.next().unwrap().to_vec())
}

fn write(book: &Book, what: &str) -> String {
    let path = book.path(&format!("{what}.xlsx")).display().to_string();
    book.ok(&["template", what, "-o", &path]);
    path
}

fn sheet_name(lang: Lang, what: &str) -> String {
    let key = if what == "products" { "template-sheet-products".to_owned() } else { format!("export-sheet-{what}") };
    Texts::load(lang).get(&key).to_owned()
}

#[test]
fn an_untouched_template_adds_nothing_and_says_so() {
    for lang in Lang::ALL {
        for what in ALL {
            let book = book(lang);
            let path = write(&book, what);
            let run = book.run(&["import", &path]);
            assert_eq!(run.status, 1, "{what}: {}{}", run.out, run.err);
            let words = Texts::load(lang).get("import-only_example").to_owned();
            assert!(run.err.contains(&words), "{what}: {}", run.err);
            assert_eq!(book.ok(&["customer", "list", "--count"]).trim(), "0");
        }
    }
}

#[test]
fn every_heading_is_a_field_of_its_own() {
    for lang in Lang::ALL {
        for what in ALL {
            let book = book(lang);
            let path = write(&book, what);
            let (headings, example) = read(&path, &sheet_name(lang, what));
            // The example as a row of its own, under another name, so that it counts.
            let name = if what == "products" { "TS" } else { "Acme" };
            // The example's money is for an order that this book does not have.
            let is_left_out = |at: usize| what == "receipts" && at == 1;
            let cells: Vec<String> = example
                .iter()
                .enumerate()
                .map(|(at, cell)| match at {
                    0 => name.to_owned(),
                    at if is_left_out(at) => String::new(),
                    _ => format!("\"{}\"", plain(cell)),
                })
                .collect();
            let csv = book.file("filled.csv", format!("{}\n{}\n", headings.join(","), cells.join(",")));
            let csv = csv.display().to_string();
            let told = book.json(&["import", &csv, "--as", what, "--dry-run"]);
            let columns = told["plan"]["mapping"]["columns"]
                .as_array()
                .or_else(|| told["mapping"]["columns"].as_array())
                .unwrap();
            let mut seen = BTreeMap::new();
            for column in columns {
                let role = &column["role"];
                let field = role["field"].as_str().unwrap_or_else(|| panic!("{what}: {column}"));
                assert_eq!(seen.insert(field.to_owned(), column["heading"].clone()), None, "{what}: {field} twice");
            }
            let added = book.run(&["import", &csv, "--as", what]);
            assert_eq!(added.status, 0, "{what}: {}{}", added.out, added.err);
        }
    }
}

fn plain(cell: &Data) -> String {
    match cell {
        Data::DateTime(at) => {
            let first = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
            (first + chrono::Days::new(at.as_f64() as u64)).to_string()
        }
        other => other.to_string(),
    }
}

/// What a person types under the headings, by heading key.
fn filled(lang: Lang, rows: &[&[(&str, &str)]]) -> String {
    let texts = Texts::load(lang);
    let mut heads: Vec<&str> = Vec::new();
    for (key, _) in rows.iter().flat_map(|row| row.iter()) {
        if !heads.contains(key) {
            heads.push(key);
        }
    }
    let mut csv = heads.iter().map(|key| texts.get(key)).collect::<Vec<_>>().join(",");
    for row in rows {
        let cells = heads.iter().map(|key| row.iter().find(|(of, _)| of == key).map_or("", |(_, value)| value));
        csv.push_str(&format!("\n{}", cells.collect::<Vec<_>>().join(",")));
    }
    csv
}

#[test]
fn what_is_filled_in_comes_in_as_what_it_says() {
    for lang in Lang::ALL {
        let texts = Texts::load(lang);
        let book = book(lang);
        let example = texts.get("template-example-customer").to_owned();
        let rows: &[&[(&str, &str)]] = &[
            &[("export-column-customer", &example), ("export-column-number", "SO-0")],
            &[
                ("export-column-customer", "Acme"),
                ("export-column-number", "SO-1"),
                ("export-column-ordered-on", "2026-11-02"),
                ("export-column-product", "Pump"),
                ("export-column-quantity", "2"),
                ("export-column-unit-price", "50"),
                ("export-column-due-on", "2026-12-01"),
                ("template-column-deliver-by", "2026-11-20"),
                ("template-column-received", "40"),
                ("template-column-paid-on", "2026-11-05"),
                ("export-column-method", texts.get("order-method-alipay")),
                ("export-column-status", texts.get("order-status-confirmed")),
            ],
        ];
        let csv = book.file("orders.csv", filled(lang, rows)).display().to_string();
        book.ok(&["import", &csv, "--as", "orders"]);
        let list = book.json(&["order", "list"]);
        assert_eq!(list.as_array().map(Vec::len), Some(1), "{list}");
        let order = book.json(&["order", "show", "SO-1"]);
        let text = order.to_string();
        for part in ["Acme", "2026-11-02", "2026-12-01", "2026-11-20", "alipay", "\"40.00\"", "\"100.00\""] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let rows: &[&[(&str, &str)]] = &[&[
            ("export-column-customer", "Acme"),
            ("export-column-happened", "2026-11-03 14:30"),
            ("export-column-channel", texts.get("channel-visit")),
            ("export-column-outcome", texts.get("outcome-quoted")),
            ("export-column-content", "hello"),
            ("export-column-next-on", "2026-12-09"),
            ("export-column-next-action", "call"),
        ]];
        let csv = book.file("talks.csv", filled(lang, rows)).display().to_string();
        book.ok(&["import", &csv, "--as", "followups"]);
        let shown = book.json(&["show", "Acme"]).to_string();
        for part in ["visit", "quoted", "hello", "2026-12-09", "14:30"] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
    }
}

#[test]
fn every_word_of_a_list_is_plainly_ours() {
    for lang in Lang::ALL {
        let book = book(lang);
        for (what, heading) in [
            ("followups", "export-column-channel"),
            ("followups", "export-column-outcome"),
            ("customers", "export-column-stage"),
            ("customers", "export-column-tier"),
        ] {
            let path = book.path("t.xlsx").display().to_string();
            book.ok(&["template", what, "-o", &path, "--force"]);
            for word in words(&path, lang, heading) {
                let rows: &[&[(&str, &str)]] = &[&[
                    ("export-column-customer", "Acme"),
                    ("export-column-happened", "2026-11-03"),
                    ("export-column-content", "x"),
                    (heading, &word),
                ]];
                let needed = match what {
                    "followups" => {
                        &["export-column-customer", "export-column-happened", "export-column-content", heading][..]
                    }
                    _ => &["export-column-customer", heading],
                };
                let row: Vec<(&str, &str)> = rows[0].iter().filter(|(key, _)| needed.contains(key)).copied().collect();
                let csv = book.file("w.csv", filled(lang, &[&row])).display().to_string();
                let told = book.json(&["import", &csv, "--as", what, "--dry-run"]);
                assert_eq!(told["words"], json!([]), "{what} {word}: {told}");
            }
        }
    }
}

/// The words that the guide lists for a heading.
fn words(path: &str, lang: Lang, heading: &str) -> Vec<String> {
    let mut file: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let texts = Texts::load(lang);
    let range = file.worksheet_range(texts.get("template-sheet-guide")).unwrap();
    let row = range.rows().find(|row| matches!(row.first(), Some(Data::String(cell)) if cell == texts.get(heading)));
    let words: Vec<String> = row.unwrap()[3].to_string().split(" / ").map(str::to_owned).collect();
    assert!(words.len() > 3, "{heading}");
    words
}

#[test]
fn without_a_word_both_tables_are_there_and_nothing_is_overwritten() {
    let book = Book::new();
    let path = book.path("both.xlsx").display().to_string();
    let told: Value = book.json(&["template", "-o", &path]);
    assert_eq!(told["sheets"], json!(["Follow-ups", "Orders"]));
    assert_eq!(book.run(&["template", "-o", &path]).status, 1);
    assert_eq!(book.run(&["template"]).status, 2);
    book.ok(&["template", "-o", &path, "--force"]);
}
