//! Sheets as people send them: banners, merged headings, sums below, dates in every style, hidden and several sheets. And files
//! made to break readers, held against what other readers saw in them.

use crate::cli_support::Book;
use crate::exchange_support::{Imported, import_sheet, rows, sheet, sheet_with};
use gendan::exchange::error::ImportError;
use gendan::exchange::field::Kind;
use gendan::exchange::plan::{Import, ImportOptions};
use gendan::exchange::read::{self, Problem, ReadOptions, Source};
use rust_xlsxwriter::{Format, Workbook};
use std::path::{Path, PathBuf};

/// A workbook of one sheet, its cells as texts, or as numbers where they are written with a leading `#`.
fn book(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.strip_prefix('#') {
                Some(number) => sheet.write_number(row, column, number.parse::<f64>().unwrap()).unwrap(),
                None if cell.is_empty() => continue,
                None => sheet.write_string(row, column, *cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

fn read_in(bytes: &[u8], options: ImportOptions) -> Result<Imported, ImportError> {
    import_sheet(sheet(bytes)?, options)
}

fn taken(bytes: &[u8]) -> Imported {
    read_in(bytes, ImportOptions::default()).expect("import")
}

fn days(got: &Imported) -> Vec<String> {
    got.follow_ups().iter().map(|one| one.happened.key()).collect()
}

#[test]
fn headings_are_found_under_banners_and_over_two_rows() {
    let cases: [(&str, &[&[&str]]); 4] = [
        ("plain", &[&["客户名称", "电话", "备注"], &["云杉", "#13800138001", "好"]]),
        (
            "a banner",
            &[
                &["2026 年客户表"],
                &[],
                &["制表：王芳", "", "2026-11-20"],
                &["客户名称", "电话", "备注"],
                &["云杉", "#13800138001", "好"],
            ],
        ),
        (
            "one merged over two columns",
            &[
                &["客户名称", "联系方式", "", "备注"],
                &["", "电话", "邮箱", ""],
                &["云杉", "#13800138001", "a@b.c", "好"],
            ],
        ),
        ("empty columns", &[&["", "客户名称", "", "电话", "", "备注"], &["", "云杉", "", "#13800138001", "", "好"]]),
    ];
    for (what, rows) in cases {
        let got = read_in(&book(rows), ImportOptions { kind: Some(Kind::Customers), ..ImportOptions::default() })
            .expect(what);
        assert_eq!((got.records.len(), got.rejected.len()), (1, 0), "{what}: {:?}", got.rejected);
        let one = got.customers()[0];
        let told = (one.name.as_str(), one.phone.as_deref(), one.note.as_deref());
        assert_eq!(told, ("云杉", Some("13800138001"), Some("好")), "{what}");
        assert_eq!(one.email.is_some(), what.starts_with("one merged"), "{what}");
    }
}

#[test]
fn sums_are_left_out_wherever_they_stand_and_told() {
    let rows: &[&[&str]] = &[
        &["客户名称", "金额"],
        &["云杉", "#100"],
        &["华东 小计", "#100"],
        &["白桦", "#50"],
        &["Total", "#7"],
        &["山毛榉", ""],
        &["合计：", "#150"],
        &["Total", "#157"],
    ];
    let got = taken(&book(rows));
    let names: Vec<&str> = got.customers().iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["云杉", "白桦", "Total", "山毛榉"], "a company may be called Total");
    assert_eq!((got.plan.totals_lines, got.plan.rows), (vec![3, 7, 8], 4));
    let shell = Book::new();
    let out = shell.ok(&["import", shell.file("t.xlsx", book(rows)).to_str().unwrap()]);
    assert!(out.contains("hold totals: line 3, 7, 8"), "{out}");
}

#[test]
fn amounts_and_phones_come_as_people_type_them() {
    let cases = [
        ("3.5万", Some(3_500_000)),
        ("¥12,000.50", Some(1_200_050)),
        ("￥3万元", Some(3_000_000)),
        ("#1200.5", Some(120_050)),
        ("(500)", Some(-50_000)),
        ("面议", None),
    ];
    for (cell, amount) in cases {
        let got = taken(&book(&[&["公司名称", "预计金额", "电话"], &["云杉", cell, "1.38001E+10"]]));
        assert_eq!(got.customers()[0].amount, amount, "{cell}");
        assert_eq!(got.customers()[0].phone, None, "digits that are lost are not made up");
        assert!(got.customers()[0].extra.contains(&("电话".to_owned(), "1.38001E+10".to_owned())));
    }
    let float = taken(&book(&[&["公司名称", "电话"], &["云杉", "#13800138001.0"], &["白桦", "13800138002.0"]]));
    let phones: Vec<Option<&str>> = float.customers().iter().map(|one| one.phone.as_deref()).collect();
    assert_eq!(phones, [Some("13800138001"), Some("13800138002")]);
}

#[test]
fn dates_are_read_in_every_style_of_a_sheet() {
    let styles = [
        "2026-04-05",
        "2026/4/5",
        "2026年4月5日",
        "2026.4.5",
        "20260405",
        "5-Apr-26",
        "Apr 5, 2026",
        "#46117",
        "46117",
    ];
    for style in styles {
        let got = taken(&book(&[&["公司名称", "跟进时间", "内容"], &["云杉", style, "x"]]));
        assert_eq!(days(&got), ["2026-04-05"], "{style}");
    }
    let mut real = Workbook::new();
    let date = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\" hh:mm");
    let page = real.add_worksheet();
    for (column, heading) in (0..).zip(["公司名称", "跟进时间", "内容"]) {
        page.write_string(0, column, heading).unwrap();
    }
    page.write_string(1, 0, "云杉").unwrap().write_number_with_format(1, 1, 46_117.395_833_333, &date).unwrap();
    page.write_string(1, 2, "x").unwrap();
    assert_eq!(days(&taken(&real.save_to_buffer().unwrap())), ["2026-04-05T09:30"]);
}

#[test]
fn day_and_month_are_told_apart_by_the_whole_column_or_asked() {
    let page = |cells: &[&str]| {
        let mut text = "company,contact date,note\n".to_owned();
        cells.iter().for_each(|cell| text.push_str(&format!("Alder,{cell},x\n")));
        text.into_bytes()
    };
    assert_eq!(days(&taken(&page(&["03/04/2026", "25/04/2026"])))[0], "2026-04-03");
    assert_eq!(days(&taken(&page(&["03/04/2026", "04/25/2026"])))[0], "2026-03-04");
    let doubtful = read_in(&page(&["03/04/2026", "05/06/2026"]), ImportOptions::default()).map(drop);
    assert!(matches!(doubtful, Err(ImportError::DateOrder { line: 2, .. })), "{doubtful:?}");
    let mixed = read_in(&page(&["13/04/2026", "05/26/2026"]), ImportOptions::default()).map(drop);
    assert!(matches!(mixed, Err(ImportError::DateOrderMixed { line: 3, .. })), "{mixed:?}");
    let shell = Book::new();
    let file = shell.file("d.csv", page(&["03/04/2026"]));
    let run = shell.run(&["import", file.to_str().unwrap()]);
    assert!(run.status == 1 && run.err.contains("--dates ymd, mdy or dmy"), "{}", run.err);
    assert_eq!(shell.json(&["import", file.to_str().unwrap(), "--dates", "dmy"])["added"], 1);
}

/// Two sheets with data, one with a heading alone, and a hidden one.
fn several() -> Vec<u8> {
    let mut book = Workbook::new();
    let pages: [(&str, &[&str], bool); 4] = [
        ("客户", &["客户名称", "电话", "销售阶段"], false),
        ("跟进", &["客户名称", "跟进时间", "跟进内容"], false),
        ("说明", &["请先看这里"], false),
        ("旧客户", &["客户名称", "电话", "销售阶段"], true),
    ];
    for (name, headings, hidden) in pages {
        let page = book.add_worksheet();
        page.set_name(name).unwrap().set_hidden(hidden);
        for (column, heading) in (0..).zip(headings) {
            page.write_string(0, column, *heading).unwrap();
            page.write_string(1, column, if column == 1 { "2026-04-05" } else { "云杉" }).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn of_several_sheets_one_is_named_or_fits_alone_and_no_hidden_one_is_taken() {
    let several = several();
    let problem = sheet(&several).expect_err("several").problem;
    assert!(matches!(&problem, Problem::SeveralSheets { names } if names == &["客户", "跟进", "说明"]), "{problem:?}");
    let shell = Book::new();
    let file = shell.file("s.xlsx", &several);
    let path = file.to_str().unwrap();
    let run = shell.run(&["import", path]);
    assert!(run.status == 1 && run.err.contains("客户, 跟进, 说明") && run.err.contains("--sheet"), "{}", run.err);
    let plan = shell.json(&["import", path, "--as", "followups", "--dry-run"])["plan"].clone();
    assert_eq!((&plan["sheet"], &plan["hidden"][0]), (&"跟进".into(), &"旧客户".into()), "one alone has a date");
    let run = shell.run(&["import", path, "--as", "customers"]);
    assert!(run.status == 1 && run.err.contains("--sheet"), "two have a name: {}", run.err);
    let out = shell.ok(&["import", path, "--sheet", "客户"]);
    assert!(out.contains("hidden sheets, left alone: 旧客户"), "{out}");
    let mut hidden = Workbook::new();
    hidden.add_worksheet().set_name("空").unwrap();
    hidden.add_worksheet().set_name("藏").unwrap().set_hidden(true).write_string(0, 0, "客户名称").unwrap();
    let hidden = hidden.save_to_buffer().unwrap();
    let problem = sheet(&hidden).expect_err("hidden").problem;
    assert!(matches!(&problem, Problem::OnlyHidden { names } if names == &["藏"]), "{problem:?}");
    let named = ReadOptions { sheet: Some("藏".to_owned()), ..ReadOptions::default() };
    assert!(sheet_with(&hidden, &named).is_ok(), "named, it is taken");
    let stream = Source::Stream { name: "-".to_owned(), reader: Box::new(std::io::Cursor::new(several)) };
    let asked = ImportOptions { kind: Some(Kind::FollowUps), ..ImportOptions::default() };
    assert!(Import::open(stream, &ReadOptions::default(), asked).is_ok());
}

fn data(path: &str) -> Option<PathBuf> {
    Some(PathBuf::from(std::env::var_os("GENDAN_REAL_DATA")?).join("data").join(path)).filter(|path| path.exists())
}

#[test]
fn every_made_up_csv_is_read_as_its_answer_says() {
    let Some(folder) = data("csv_spectrum") else { return };
    let mut files = 0;
    for entry in std::fs::read_dir(folder.join("csvs")).expect("folder") {
        let path = entry.expect("entry").path();
        let name = path.file_stem().expect("name").to_string_lossy().into_owned();
        let answer = std::fs::read_to_string(folder.join("json").join(format!("{name}.json"))).expect("answer");
        let answer: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(&answer).expect("answer");
        let mut sheet = read::open(Source::File(path), &ReadOptions::default()).expect(&name);
        let found = rows(&mut sheet).expect(&name);
        let (_, headings) = &found[0];
        let trim = |text: &str| text.trim_matches('\r').to_owned();
        assert_eq!(found.len() - 1, answer.len(), "{name}");
        for ((_, row), expected) in found[1..].iter().zip(&answer) {
            for (heading, cell) in headings.iter().zip(row) {
                let expected = expected[trim(heading).as_str()].as_str().unwrap_or_default().replace("\r\n", "\n");
                assert_eq!(trim(&cell.replace("\r\n", "\n")), expected, "{name}: {heading}");
            }
        }
        files += 1;
    }
    assert!(files > 0);
}

/// Sheets in which we see other cells than the reader that wrote the answers, and why.
const OTHERWISE: &[(&str, &str, &str)] = &[
    ("OOM_alloc2.xls", "*", "counts texts of nothing as cells"),
    ("empty-string.xls", "*", "counts texts of nothing as cells"),
    ("empty_shared_string.xlsx", "*", "counts texts of nothing as cells"),
    ("encoded_entities.xlsx", "*", "counts texts of blanks as cells"),
    ("issue343.xls", "*", "counts texts of nothing as cells"),
    ("issue446.xlsx", "*", "counts texts of nothing as cells"),
    ("issue_261.xlsx", "*", "counts texts of nothing as cells"),
    ("issue_261_fixed_by_excel.xlsx", "*", "counts texts of nothing as cells"),
    ("whitespace_trim.xlsx", "*", "counts texts of blanks as cells"),
    ("xls_formula_columns_beyond_z.xls", "*", "counts formulas that show nothing as cells"),
    ("covered.ods", "*", "leaves out a text that stands under a merged cell"),
    ("date.ods", "*", "shows a time of day without its date as a clock; we show it as the file has it"),
    ("date.xls", "*", "shows a span of time as a date; we show its days"),
    ("date.xlsx", "*", "shows a span of time in words; we show its days"),
    ("date_1904.xls", "*", "shows a span of time as a date; we show its days"),
    ("date_1904.xlsx", "*", "shows a span of time in words; we show its days"),
    ("has_x000D_.xlsx", "*", "shows the mark for a line end instead of the line end"),
    ("has_x000D_inline.xlsx", "*", "shows the mark for a line end instead of the line end"),
];

/// The first cells of an answer, which was cut off at 200 characters.
fn cells_of(json: &str) -> Vec<String> {
    let whole = serde_json::from_str(json);
    whole.unwrap_or_else(|_| {
        let cut = json.rfind("\", \"").map_or("[]".to_owned(), |at| format!("{}\"]", &json[..at]));
        serde_json::from_str(&cut).unwrap_or_default()
    })
}

/// A cell as both readers show it: a number with six decimals, yes and no as numbers, a date to the minute and without a clock at
/// midnight, a text in small letters without doubled blanks.
fn plain(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix("np.float64(").and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let is_date = text.len() >= 16 && text.is_ascii() && text[..10].split('-').all(|part| part.parse::<u32>().is_ok());
    match text.as_str() {
        "true" => "1.000000".to_owned(),
        "false" => "0.000000".to_owned(),
        date if is_date => date[..16].replace('t', " ").trim_end_matches(" 00:00").to_owned(),
        other => other.parse::<f64>().map_or_else(|_| other.to_owned(), |number| format!("{number:.6}")),
    }
}

#[test]
fn every_workbook_is_read_as_another_reader_saw_it_or_refused_in_words() {
    let Some(folder) = data("spreadsheets") else { return };
    let expected = std::fs::read_to_string(folder.join("expected.tsv")).expect("expected.tsv");
    let (mut sheets, mut odd) = (0, Vec::new());
    for line in expected.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [file, status, _, _, sheet, _, row_count, cell_count, first] = columns[..] else { continue };
        let path = folder.join(Path::new(file).file_name().unwrap_or_default());
        if !path.exists()
            || OTHERWISE.iter().any(|(of, name, _)| Path::new(file).ends_with(of) && (*name == sheet || *name == "*"))
        {
            continue;
        }
        sheets += 1;
        let options = ReadOptions { sheet: (status == "ok").then(|| sheet.to_owned()), encoding: None };
        let found = read::open(Source::File(path), &options).and_then(|mut sheet| rows(&mut sheet));
        let found = match found {
            Ok(found) => found,
            Err(error) => {
                if status == "ok" && row_count != "0" {
                    odd.push(format!("{file} [{sheet}]: refused: {}", error.problem));
                }
                continue;
            }
        };
        if status != "ok" {
            continue;
        }
        let cells = || found.iter().flat_map(|(_, cells)| cells).filter(|cell| !cell.trim().is_empty());
        let first = cells_of(first);
        let ours: Vec<String> = cells().take(first.len()).map(|cell| plain(cell)).collect();
        let theirs: Vec<String> = first.iter().map(|cell| plain(cell)).collect();
        if (found.len().to_string(), cells().count().to_string()) != (row_count.to_owned(), cell_count.to_owned())
            || ours != theirs
        {
            odd.push(format!(
                "{file} [{sheet}]: {}/{row_count} rows, {}/{cell_count} cells, {ours:?} {theirs:?}",
                found.len(),
                cells().count()
            ));
        }
    }
    assert!(odd.is_empty(), "{} of {sheets} otherwise:\n{}", odd.len(), odd.join("\n"));
}
