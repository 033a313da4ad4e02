//! Rows to records, what is refused and why, and the rejects file that can be imported again.

use crate::exchange_support::{import, import_with, rows, sheet};
use gendan::domain::money::Currency;
use gendan::domain::{channel::Channel, outcome::Outcome, stage::Stage, tier::Tier};
use gendan::exchange::cells;
use gendan::exchange::field::Field;
use gendan::exchange::plan::{Import, ImportOptions};
use gendan::exchange::read::{self, Cell, ReadOptions, Source};
use gendan::exchange::records::Reason;
use gendan::exchange::rejects::Rejects;

#[test]
fn amounts_become_minor_units_exactly() {
    let cases = [
        ("12,000.50", Some(1_200_050)),
        ("¥98000", Some(9_800_000)),
        ("$1,200", None),
        ("9.8万", Some(9_800_000)),
        ("1.2亿", Some(12_000_000_000)),
        ("12k", Some(1_200_000)),
        ("98000元", Some(9_800_000)),
        ("１２０００", Some(1_200_000)),
        ("-5", Some(-500)),
        ("(5)", Some(-500)),
        ("0.001", None),
        ("1,23", None),
        ("1.234,56", None),
        ("面议", None),
        ("99999999999999", None),
        ("", None),
        (".", None),
    ];
    for (text, expected) in cases {
        assert_eq!(cells::amount(Cell::Text(text), "", Currency::CNY), expected, "{text}");
    }
    assert_eq!(cells::amount(Cell::Number(0.1 + 0.2), "", Currency::CNY), Some(30));
    assert_eq!(cells::amount(Cell::Number(1.005), "", Currency::CNY), None);
    let got = import("公司,预计金额(万元)\n甲,3.5\n乙,面议\n");
    assert_eq!(got.customers()[0].amount, Some(3_500_000));
    assert_eq!(got.customers()[1].extra, [("预计金额(万元)".to_owned(), "面议".to_owned())]);
}

#[test]
fn dates_in_words_are_read_only_against_a_given_day() {
    let text = "客户,下次跟进\n甲,下周三\n乙,2026-05-01\n";
    assert_eq!(import(text).rejected.len(), 1);
    let now = chrono::NaiveDate::from_ymd_opt(2026, 3, 11).and_then(|day| day.and_hms_opt(9, 0, 0));
    let got = import_with(text, ImportOptions { now, ..ImportOptions::default() }).expect("import");
    assert_eq!(got.customers()[0].next.map(|next| next.key()).as_deref(), Some("2026-03-18"));
}

#[test]
fn phones_come_back_as_digits_or_not_at_all() {
    assert_eq!(cells::phone(Cell::Number(13_800_138_001.0)).as_deref(), Some("13800138001"));
    let cases = [
        ("13800138001.0", Some("13800138001")),
        ("1.3800138001E+10", Some("13800138001")),
        ("1.38E+10", None),
        (" 138 0013 8001 ", Some("138 0013 8001")),
        ("=\"13800138001\"", Some("13800138001")),
        ("'13800138001", Some("13800138001")),
    ];
    for (text, expected) in cases {
        assert_eq!(cells::phone(Cell::Text(text)).as_deref(), expected, "{text}");
    }
    let got = import("公司,电话\n甲,1.38E+10\n");
    assert_eq!((got.customers()[0].phone.as_deref(), got.customers()[0].extra.len()), (None, 1));
    assert_eq!((got.words[0].field, got.words[0].rows), (Field::Phone, 1));
}

#[test]
fn words_are_mapped_kept_and_counted() {
    let got = import(
        "客户,时间,方式,结果,内容\n甲,2026-01-01,电话,未接,\n乙,2026-01-02,qbr_completed,interested,x\n丙,2026-01-02,qbr_completed,怪,x\n",
    );
    let rows = got.follow_ups();
    assert_eq!(
        (rows[0].channel, rows[0].outcome, rows[0].channel_text.as_deref()),
        (Channel::Phone, Some(Outcome::NoAnswer), None)
    );
    assert_eq!((rows[1].channel, rows[1].channel_text.as_deref()), (Channel::Other, Some("qbr_completed")));
    assert_eq!((rows[1].outcome, rows[1].outcome_text.as_deref()), (Some(Outcome::Talked), Some("interested")));
    assert_eq!((rows[2].outcome, rows[2].outcome_text.as_deref()), (None, Some("怪")));
    let told: Vec<_> = got.words.iter().map(|word| (word.value.as_str(), word.rows, word.taken_as)).collect();
    assert_eq!(told, [("qbr_completed", 2, None), ("interested", 1, Some("talked")), ("怪", 1, None)]);
    let got = import("客户,阶段,等级,决策人,标签\n甲,negotiating,A类,是,\"x;y,z、x\"\n乙,dormant,特别,张总,\n");
    let first = got.customers()[0];
    assert_eq!((first.stage, first.tier, first.decision_maker), (Some(Stage::Negotiation), Some(Tier::A), Some(true)));
    assert_eq!(first.tags, ["x", "y", "z"]);
    let second = got.customers()[1];
    assert_eq!((second.stage, second.tier, second.decision_maker, second.extra.len()), (None, None, None, 3));
}

#[test]
fn rows_are_refused_for_what_is_missing_or_unreadable() {
    let got = import("客户,时间,内容\n,2026-01-01,x\n甲,,x\n乙,改天,x\n丙,2026-01-01,好\n");
    let reasons: Vec<_> = got.rejected.iter().map(|row| (row.line, row.reason.clone())).collect();
    let not_a_date = Reason::NotADate { heading: "时间".to_owned(), value: "改天".to_owned() };
    assert_eq!(
        reasons,
        [(2, Reason::Missing(Field::Customer)), (3, Reason::Missing(Field::HappenedAt)), (4, not_a_date)]
    );
    let long = format!("客户,电话,备注\n{},1,\n乙,1,{}\n", "长".repeat(201), "n".repeat((1 << 20) + 1));
    let got = import(&long);
    assert!(got.rejected.iter().all(|row| matches!(row.reason, Reason::TooLong { .. })), "{:?}", got.rejected.len());
    assert_eq!((got.records.len(), got.rejected.len()), (0, 2));
}

#[test]
fn controls_are_made_visible_and_blanks_trimmed() {
    let got = import("客户,备注\n\"\u{3000}甲\0\u{1b}[31m\n乙 \",\"一\r\n二\u{7}\"\n");
    assert_eq!(got.customers()[0].name, "甲␀␛[31m 乙");
    assert_eq!(got.customers()[0].note.as_deref(), Some("一\n二␇"));
    assert_eq!(cells::one_line("=HYPERLINK(\"http://x.cn\",\"华为\")"), "华为");
    assert_eq!(cells::one_line("=cmd()"), "=cmd()");
}

#[test]
fn rejects_keep_the_shape_of_the_input() {
    let folder = tempfile::tempdir().expect("folder");
    let text = "客户;时间;内容\r\n甲;改天;\"多;行\"\"话\"\"\"\r\n乙;2026-01-01;好\r\n丙\r\n";
    let bytes = encoding_rs::GB18030.encode(text).0.into_owned();
    let mut prepared = Import::prepare(sheet(&bytes).expect("sheet"), ImportOptions::default()).expect("import");
    let target = folder.path().join("rejects.csv");
    let mut rejects = Rejects::create(&target, prepared.shape(), &prepared.headings(), "未导入原因").expect("create");
    for row in prepared.records().expect("records") {
        if let Err(rejected) = row.expect("row") {
            rejects.add(&rejected, |_| "不是日期".to_owned()).expect("add");
        }
    }
    assert!(!target.exists(), "nothing stands there before it is whole");
    assert_eq!(rejects.finish().expect("finish"), 2);
    let written = std::fs::read(&target).expect("read");
    let back = encoding_rs::GB18030.decode(&written).0.into_owned();
    assert_eq!(back, "客户;时间;内容;未导入原因\r\n甲;改天;\"多;行\"\"话\"\"\";不是日期\r\n丙;;;不是日期\r\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&target).expect("metadata").permissions().mode() & 0o777, 0o600);
    }
    assert!(Rejects::create(&target, prepared.shape(), &[], "x").is_err(), "never over a file");
    let mut again = read::open(Source::File(target), &ReadOptions::default()).expect("again");
    assert_eq!(rows(&mut again).expect("rows").len(), 3);
}

#[test]
fn nothing_refused_leaves_no_file() {
    let folder = tempfile::tempdir().expect("folder");
    let target = folder.path().join("rejects.csv");
    let prepared =
        Import::prepare(sheet("客户\n甲\n".as_bytes()).expect("sheet"), ImportOptions::default()).expect("import");
    let rejects = Rejects::create(&target, prepared.shape(), &prepared.headings(), "why").expect("create");
    assert_eq!(rejects.finish().expect("finish"), 0);
    assert_eq!(std::fs::read_dir(folder.path()).expect("folder").count(), 0);
}

#[test]
fn a_plan_is_plain_data() {
    let got = import_with("客户,等级\n甲,A\n乙,B\n", ImportOptions::default()).expect("import");
    let json = serde_json::to_value(&got.plan).expect("json");
    assert_eq!(json["kind"], "customers");
    assert_eq!(json["mapping"]["columns"][1]["role"]["field"], "tier");
    assert_eq!(json["mapping"]["columns"][1]["samples"][1], "B");
}
