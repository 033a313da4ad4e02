//! Sheets of opportunities: many deals of a customer, with their stages and days, taken once, changed by their id.

use crate::cli_support::{Book, Run};
use crate::exchange_support::{import, import_with, mapped};
use gendan::domain::stage::Stage;
use gendan::exchange::field::Kind;
use gendan::store::{FunnelOf, Store};
use serde_json::{Value, json};
use std::path::PathBuf;

const MAP: &str = "ref = \"Opp\"\ncustomer = \"Firm\"\nstage = \"State\"\namount = \"Worth\"\nopened_on = \"Began\"\nclosed_on = \"Ended\"\n\
    product = \"Goods\"\nreason = \"Why\"\n\n[stage]\nProspecting = \"lead\"\nEngaging = \"need\"\n";

const SHEET: &str = "Opp,Firm,State,Worth,Began,Ended,Goods,Why,Seller\n\
    o1,Alder,Won,\"1,054\",2026-01-05,2026-03-01,Pump,,Moss\n\
    o2,Alder,Engaging,,2026-02-01,,Valve,,Moss\n\
    o3,Birch,Lost,0,2026-01-10,2026-02-11,Pump,price,Lee\n\
    o4,,Prospecting,,,,Pump,,Lee\n";

fn funnel(book: &Book) -> Vec<(Stage, i64, i64)> {
    let store = Store::open(&book.db()).expect("book");
    let rows = store.funnel(FunnelOf::All).expect("funnel");
    let filled = rows.into_iter().filter(|row| row.deals > 0);
    filled.map(|row| (row.stage, row.deals, row.amounts.iter().map(|(_, amount)| amount).sum())).collect()
}

fn report(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err))
}

#[test]
fn opportunities_are_known_by_their_headings_or_by_the_map() {
    let got = import(
        "商机编号,商机名称,客户名称,销售阶段,商机金额,创建日期,关闭日期,输单原因\nS1,二期,云杉,输单,3.5万,2026-01-02,2026-02-03,太贵\n",
    );
    assert_eq!((got.plan.kind, got.records.len()), (Kind::Deals, 1), "{:?}", got.rejected);
    let got = import_with(SHEET, mapped(MAP)).map(|got| got.plan.kind);
    assert!(got.is_err(), "a map names columns, and --as what they are: {got:?}");
    let customers = import("客户名称,销售阶段,预计金额,联系人\n云杉,报价,5万,王芳\n");
    assert_eq!(customers.plan.kind, Kind::Customers);
}

#[test]
fn deals_are_taken_once_and_undone_at_once() {
    let book = Book::new();
    let (map, file) = (book.file("map.toml", MAP), book.file("pipeline.csv", SHEET));
    let (map, path) = (map.to_str().unwrap(), file.to_str().unwrap());
    // A customer that is there, with nothing said of its deal yet.
    book.ok(&[
        "import",
        book.file("firms.csv", "account,sector\nAlder,medical\n").to_str().unwrap(),
        "--as",
        "customers",
    ]);
    let take = ["import", path, "--as", "deals", "--map", map, "--json"];
    let first = report(&book.run(&take));
    assert_eq!(
        (&first["added"], &first["customers_made"], &first["rejected"]),
        (&json!(4), &json!(2), &json!(0)),
        "{first}"
    );
    assert_eq!(first["without_customer"], 1);
    let all = [(Stage::Lead, 1, 0), (Stage::Need, 1, 0), (Stage::Won, 1, 105_400), (Stage::Lost, 1, 0)];
    assert_eq!(funnel(&book), all);
    assert_eq!(book.json(&["show", "Alder"])["deal"]["stage"], "need", "the open one is shown");
    let again = report(&book.run(&take));
    assert_eq!((&again["added"], &again["updated"], &again["unchanged"]), (&json!(0), &json!(0), &json!(4)));
    // What changed is changed: a stage moves on its day, and an unnamed one gets its customer.
    let later = SHEET
        .replace("o2,Alder,Engaging,,2026-02-01,", "o2,Alder,Won,200,2026-02-01,2026-04-01")
        .replace("o4,,", "o4,Birch,");
    book.file("pipeline.csv", later);
    let changed = report(&book.run(&take));
    assert_eq!(
        (&changed["added"], &changed["updated"], &changed["unchanged"]),
        (&json!(0), &json!(2), &json!(2)),
        "{changed}"
    );
    assert_eq!(funnel(&book), [(Stage::Lead, 1, 0), (Stage::Won, 2, 125_400), (Stage::Lost, 1, 0)]);
    assert_eq!(book.json(&["show", "Birch"])["deal"]["stage"], "lead");
    book.ok(&["undo"]);
    assert_eq!(funnel(&book), all);
    book.ok(&["undo"]);
    assert_eq!(funnel(&book), [(Stage::Lead, 1, 0)], "the empty deal is back");
    assert_eq!(book.ok(&["customer", "list", "--count"]), "1\n");
}

#[test]
fn deals_without_an_id_are_told_apart_by_their_content() {
    let book = Book::new();
    let text = "客户,商机名称,阶段,金额\n云杉,一期,报价,5万\n云杉,一期,报价,5万\n云杉,二期,需求,面议\n";
    let path = book.file("商机.csv", text);
    let path = path.to_str().unwrap();
    let take = |book: &Book| book.json(&["import", path, "--as", "deals"]);
    assert_eq!(take(&book)["added"], 3);
    assert_eq!((&take(&book)["added"], &take(&book)["unchanged"]), (&json!(0), &json!(3)));
    assert_eq!(funnel(&book), [(Stage::Need, 1, 0), (Stage::Quote, 2, 10_000_000)]);
    book.file("商机.csv", format!("{text}云杉,一期,报价,5万\n"));
    assert_eq!(take(&book)["added"], 1, "a third one that looks the same is a third one");
}

#[test]
fn every_real_opportunity_is_a_deal_of_its_account() {
    let Some(folder) = std::env::var_os("GENDAN_REAL_DATA").map(|root| PathBuf::from(root).join("data/crm_maven_iso"))
    else {
        return;
    };
    let book = Book::new();
    let accounts =
        book.file("accounts.toml", "name = \"account\"\nindustry = \"sector\"\naddress = \"office_location\"\n");
    let accounts_csv = folder.join("accounts.csv");
    let args = ["import", accounts_csv.to_str().unwrap(), "--as", "customers", "--map", accounts.to_str().unwrap()];
    assert_eq!(book.json(&args)["added"], 85);
    let map = "ref = \"opportunity_id\"\ncustomer = \"account\"\nstage = \"deal_stage\"\namount = \"close_value\"\n\
        opened_on = \"engage_date\"\nclosed_on = \"close_date\"\nproduct = \"product\"\n\n\
        [stage]\nProspecting = \"lead\"\nEngaging = \"need\"\nWon = \"won\"\nLost = \"lost\"\n";
    let map = book.file("deals.toml", map);
    let pipeline = folder.join("sales_pipeline.csv");
    let take = ["import", pipeline.to_str().unwrap(), "--as", "deals", "--map", map.to_str().unwrap()];
    let first = book.json(&take);
    assert_eq!((&first["added"], &first["rejected"]), (&json!(8800), &json!(0)), "{first}");
    assert_eq!((&first["customers_made"], &first["without_customer"]), (&json!(1), &json!(1425)));
    let told =
        [(Stage::Lead, 500, 0), (Stage::Need, 1589, 0), (Stage::Won, 4238, 1_000_553_400), (Stage::Lost, 2473, 0)];
    assert_eq!(funnel(&book), told);
    let again = book.json(&take);
    assert_eq!((&again["added"], &again["updated"], &again["unchanged"]), (&json!(0), &json!(0), &json!(8800)));
    let whole = book.path("whole.json");
    book.ok(&["export", "all", "-o", whole.to_str().unwrap()]);
    let other = Book::new();
    other.ok(&["import", whole.to_str().unwrap()]);
    assert_eq!(funnel(&other), told);
    book.ok(&["undo"]);
    assert_eq!(funnel(&book), [(Stage::Lead, 85, 0)]);
}
