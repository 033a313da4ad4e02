//! Which column is which field, under which row, and of which kind the sheet is.

use crate::exchange_support::{import, import_with, mapped};
use gendan::domain::stage::Stage;
use gendan::exchange::error::ImportError;
use gendan::exchange::field::Kind;
use gendan::exchange::fold;
use gendan::exchange::map_file::MapFile;
use gendan::exchange::plan::ImportOptions;

#[test]
fn headings_fold_to_one_spelling() {
    for text in ["nextActionDate", "Next Action Date", "next_action_date", "ＮＥＸＴ－ＡＣＴＩＯＮ date*"] {
        assert_eq!(fold::fold(text).compact, "nextactiondate");
    }
    assert_eq!(fold::without_brackets("预计金额(万元)"), "预计金额");
}

#[test]
fn kinds_are_told_by_their_columns() {
    let cases = [
        ("客户名称,联系人,电话,意向等级", Kind::Customers),
        ("公司,姓名,手机,微信,备注", Kind::Customers),
        ("name,phone,stage", Kind::Customers),
        ("客户", Kind::Customers),
        ("客户名称,跟进时间,跟进方式,跟进内容,下次跟进时间", Kind::FollowUps),
        ("lead_id,id,date,type,summary", Kind::FollowUps),
        ("Company,Date,Type,Outcome", Kind::FollowUps),
        ("客户ID,姓名,职务,手机", Kind::Contacts),
        ("First Name,Last Name,Company,Email", Kind::Contacts),
    ];
    for (headings, kind) in cases {
        let got = import(&format!("{headings}\n"));
        assert_eq!(got.plan.kind, kind, "{headings}");
    }
    for headings in ["日期,销售额,利润", "订单号,客户,产品,数量,单价", "age;job;contact;day;month", "x,y"]
    {
        let refused = import_with(&format!("{headings}\n"), ImportOptions::default());
        assert!(matches!(refused, Err(ImportError::KindUnclear { .. })), "{headings}: {refused:?}");
    }
    let told = ImportOptions { kind: Some(Kind::FollowUps), ..ImportOptions::default() };
    let refused = import_with("客户名称,电话\n甲,1\n", told);
    assert!(matches!(refused, Err(ImportError::MissingColumn { field: "happened_at", .. })), "{refused:?}");
}

#[test]
fn a_name_beside_a_company_is_the_person() {
    let got = import("id,name,company,phone\n1,王经理,北京公司,138\n");
    assert_eq!((got.customers()[0].name.as_str(), got.customers()[0].contact.as_deref()), ("北京公司", Some("王经理")));
    let got = import("id,name,contact,phone\n1,北京公司,王经理,138\n");
    assert_eq!((got.customers()[0].name.as_str(), got.customers()[0].contact.as_deref()), ("北京公司", Some("王经理")));
    let got = import("姓名,电话\n王先生,138\n");
    assert_eq!(got.customers()[0].name, "王先生");
}

#[test]
fn the_heading_row_is_found_under_banners() {
    let got =
        import("2026年客户跟进表,,\n制表人：小李,,2026-01-01\n\n客户名称,联系电话,意向等级\n甲公司,138,A\n合计,1,\n");
    assert_eq!((got.plan.heading_line, got.plan.rows, &got.plan.totals_lines), (4, 1, &vec![6]));
    assert_eq!(got.records.len(), 1);
    let got = import("客户名称,电话,金额\nTotal,138,x\n");
    assert_eq!((got.plan.totals_lines.len(), got.records.len()), (0, 1), "a company may be called Total");
}

#[test]
fn everything_else_is_kept_and_derived_columns_are_told() {
    let got = import("公司,电话,负责人,,最近跟进,空\n甲,138,小李,无题,2026-01-01,\n");
    let roles = ["公司", "负责人", "D", "最近跟进", "空"].map(|heading| got.role(heading));
    assert_eq!(roles, ["{field:name}", "extra", "extra", "derived", "extra"]);
    let expected = [("负责人", "小李"), ("D", "无题")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(got.customers()[0].extra, expected);
}

#[test]
fn a_plan_column_is_a_date_or_a_sentence_as_its_cells_say() {
    let got = import("客户,下次计划\n甲,2026-05-01\n乙,\n");
    assert_eq!(got.customers()[0].next.map(|next| next.key()).as_deref(), Some("2026-05-01"));
    let got = import("客户,下次计划\n甲,寄样品\n乙,再打电话\n");
    assert_eq!(got.customers()[0].next_action.as_deref(), Some("寄样品"));
}

#[test]
fn the_map_overrides_and_names_what_it_gets_wrong() {
    let map = "name = \"code_name\"\nstage = \"状态\"\n[stage]\n\"投标准备\" = \"proposal\"\n";
    let got = import_with("code,code_name,状态\n1,平安银行,投标准备\n", mapped(map)).expect("mapped");
    assert_eq!((got.customers()[0].name.as_str(), got.customers()[0].stage), ("平安银行", Some(Stage::Proposal)));
    assert!(got.words.is_empty());
    let heading = import_with("公司\n甲\n", mapped("name = \"Firma\""));
    assert!(matches!(heading, Err(ImportError::MapHeading { ref heading, .. }) if heading == "Firma"), "{heading:?}");
    assert!(matches!(MapFile::parse("nmae = \"x\""), Err(ImportError::MapField { field, .. }) if field == "nmae"));
    assert!(
        matches!(MapFile::parse("[stage]\nx = \"bid\""), Err(ImportError::MapValue { value, .. }) if value == "bid")
    );
    assert!(matches!(MapFile::parse("name = "), Err(ImportError::Map { .. })));
    let kind = import_with("公司,状态\n甲,x\n", mapped("happened_at = \"状态\""));
    assert!(matches!(kind, Err(ImportError::MapField { .. })), "{kind:?}");
}
