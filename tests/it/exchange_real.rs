//! Real files that nobody here shaped. Runs where `GENDAN_REAL_DATA` names their folder.

use crate::exchange_support::{Imported, import_file, mapped, rows};
use gendan::domain::{channel::Channel, outcome::Outcome, stage::Stage};
use gendan::exchange::error::ImportError;
use gendan::exchange::field::Kind;
use gendan::exchange::plan::ImportOptions;
use gendan::exchange::read::{self, Problem, ReadOptions, Source};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn data(path: &str) -> Option<PathBuf> {
    Some(PathBuf::from(std::env::var_os("GENDAN_REAL_DATA")?).join("data").join(path)).filter(|path| path.exists())
}

fn plain(path: &Path) -> Imported {
    import_file(path, ImportOptions::default()).expect("import")
}

#[test]
fn leads_are_customers_with_a_contact_and_a_next_step() {
    let Some(path) = data("cn_followups/leads.csv") else { return };
    let got = plain(&path);
    assert_eq!((got.plan.kind, got.records.len(), got.rejected.len()), (Kind::Customers, 16, 0));
    let first = got.customers()[0];
    assert_eq!(first.name, "北京科技创新有限公司");
    assert_eq!(first.contact.as_deref(), Some("王经理"));
    assert_eq!(first.reference.as_deref(), Some("lead-001"));
    assert_eq!(first.amount, Some(15_000_000));
    assert_eq!(first.next.map(|next| next.key()).as_deref(), Some("2026-04-30"));
    assert_eq!(first.next_action.as_deref(), Some("call"));
    assert_eq!(first.stage, Some(Stage::Lead));
    assert_eq!(got.role("lastFollowUp"), "derived");
    assert_eq!(got.customers()[5].tags, ["low_conversion", "no_decision_maker"]);
}

#[test]
fn follow_ups_join_their_leads_by_id() {
    let Some(path) = data("cn_followups/lead_follow_ups.csv") else { return };
    let got = plain(&path);
    assert_eq!((got.plan.kind, got.records.len(), got.rejected.len()), (Kind::FollowUps, 46, 0));
    let first = got.follow_ups()[0];
    assert_eq!(first.customer_reference.as_deref(), Some("lead-001"));
    assert_eq!((first.channel, first.channel_text.as_deref()), (Channel::Other, Some("note")));
    assert_eq!(first.note, "客户通过官网提交咨询，对项目管理模块兴趣浓厚。");
}

#[test]
fn every_touch_is_taken_or_refused() {
    let Some(path) = data("crm_activities_saas/flat/followups.csv") else { return };
    let got = plain(&path);
    assert_eq!(got.records.len() + got.rejected.len(), 3477);
    assert_eq!(got.plan.rows, 3477);
    let silent = got.follow_ups().into_iter().filter(|row| row.outcome == Some(Outcome::NoReply)).count();
    assert_eq!(silent, 476);
    assert!(got.words.iter().any(|word| word.value == "qbr_completed" && word.taken_as.is_none()), "{:?}", got.words);
}

#[test]
fn gbk_names_come_through_whole() {
    let Some(path) = data("cn_listed_companies_gbk/stock_basic.csv") else { return };
    let got = import_file(&path, mapped("name = \"code_name\"")).expect("import");
    assert_eq!(got.records.len() + got.rejected.len(), 4732);
    assert_eq!((got.plan.kind, got.plan.encoding), (Kind::Customers, Some("gb18030")));
    assert!(got.customers().iter().any(|row| row.name == "平安银行"));
    assert!(got.customers().iter().all(|row| !row.name.contains('\u{fffd}')));
}

#[test]
fn people_of_another_crm_are_contacts() {
    let Some(path) = data("contacts_atomic_crm/contacts.csv") else { return };
    let got = plain(&path);
    assert_eq!((got.plan.kind, got.records.len() + got.rejected.len()), (Kind::Contacts, 500));
    let first = got.contacts()[0];
    assert_eq!((first.name.as_str(), first.customer.as_deref()), ("Shelley Kerluke", Some("Gottlieb and Sons")));
    assert_eq!(first.phone.as_deref(), Some("1-955-371-0847 x371"));
}

#[test]
fn what_is_neither_is_refused_in_words() {
    for name in ["telemarketing_bank/bank.csv", "cn_small_ledgers/日销售额.csv"] {
        let Some(path) = data(name) else { return };
        let refused = import_file(&path, ImportOptions::default());
        assert!(matches!(refused, Err(ImportError::KindUnclear { .. })), "{name}: {refused:?}");
    }
    // Orders that name products and no money.
    let Some(path) = data("cn_small_ledgers/产品和数量_多余空列.csv") else { return };
    let refused = import_file(&path, ImportOptions::default());
    assert!(matches!(refused, Err(ImportError::MissingColumn { field: "amount", .. })), "{refused:?}");
}

#[test]
fn the_same_orders_read_the_same_from_each_container() {
    let Some(folder) = data("cn_superstore") else { return };
    let mut counts = Vec::new();
    for (name, sheet) in [("订单_gb18030.csv", None), ("订单_utf8bom.csv", None), ("超市.xlsx", Some("订单"))] {
        let options = ReadOptions { sheet: sheet.map(str::to_owned), encoding: None };
        let mut sheet = read::open(Source::File(folder.join(name)), &options).expect(name);
        let rows = rows(&mut sheet).expect(name);
        counts.push((rows.len(), rows[1].1[6].clone()));
    }
    assert_eq!(counts[0], counts[1]);
    assert_eq!(counts[0], counts[2]);
    let several = read::open(Source::File(folder.join("超市.xlsx")), &ReadOptions::default()).map(drop);
    assert!(matches!(several.map_err(|error| error.problem), Err(Problem::SeveralSheets { .. })));
}

#[test]
fn files_made_to_break_readers_do_not() {
    let Some(folder) = data("spreadsheets") else { return };
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(&folder).expect("folder").map(|entry| entry.expect("entry").path()).collect();
    files.extend(
        std::fs::read_dir(folder.join("../csv_spectrum/csvs"))
            .expect("folder")
            .map(|entry| entry.expect("entry").path()),
    );
    let (mut read_whole, mut refused) = (0, Vec::new());
    for path in files {
        let start = Instant::now();
        let name = path.file_name().expect("name").to_string_lossy().into_owned();
        match read::open(Source::File(path.clone()), &ReadOptions::default()).and_then(|mut sheet| rows(&mut sheet)) {
            Ok(_) => {
                read_whole += 1;
                let _understood_or_not = import_file(&path, ImportOptions::default()).map(drop);
            }
            Err(error) => refused.push(format!("{name}: {}", error.problem)),
        }
        assert!(start.elapsed() < Duration::from_secs(10), "{name} took {:?}", start.elapsed());
    }
    assert!(read_whole > 90, "{read_whole} read, refused: {refused:#?}");
    assert!(refused.iter().any(|line| line.starts_with("pass_protected.xlsx: protected")), "{refused:#?}");
}

#[test]
fn cells_are_what_other_readers_saw() {
    let Some(folder) = data("spreadsheets") else { return };
    let expected = std::fs::read_to_string(folder.join("expected.tsv")).expect("expected.tsv");
    let (mut same, mut other) = (0, Vec::new());
    for line in expected.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [file, "ok", _, _, sheet, _, rows_expected, cells_expected, ..] = columns[..] else { continue };
        let path = folder.join(file.rsplit('/').next().unwrap_or(file));
        if !path.exists() || rows_expected == "0" {
            continue;
        }
        let options = ReadOptions { sheet: Some(sheet.to_owned()), encoding: None };
        let Ok(found) = read::open(Source::File(path), &options).and_then(|mut sheet| rows(&mut sheet)) else {
            other.push(format!("{file} {sheet}: refused"));
            continue;
        };
        let cells: usize =
            found.iter().map(|(_, cells)| cells.iter().filter(|cell| !cell.trim().is_empty()).count()).sum();
        match (found.len().to_string(), cells.to_string()) == (rows_expected.to_owned(), cells_expected.to_owned()) {
            true => same += 1,
            false => other
                .push(format!("{file} {sheet}: {}/{rows_expected} rows, {cells}/{cells_expected} cells", found.len())),
        }
    }
    assert!(same > other.len() * 3, "{same} alike, others: {other:#?}");
}
