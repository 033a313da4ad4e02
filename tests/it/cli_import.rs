//! `import`: everything of a sheet is in the book or in the rejects file, in one step, once.

use crate::cli_support::Book;
use serde_json::json;

const CUSTOMERS: &str = "编号,公司名称,联系人,电话,等级,阶段,下次跟进日期,部门\n\
    k1,云杉软件,王芳,13900000001,A,报价,2026-11-20,采购\n\
    k2,白桦物流,赵强,13900000002,B,线索,2026-11-21,\n\
    k3,,无名,13900000003,C,线索,,\n";

const FOLLOW_UPS: &str = "客户编号,跟进时间,方式,内容\n\
    k1,2026-11-18,电话,客户要两套报价\n\
    k9,2026-11-18,电话,查无此人\n\
    k2,不知道,微信,发了样册\n";

#[test]
fn a_sheet_is_taken_once_and_undone_at_once() {
    let book = Book::new().in_chinese();
    let file = book.file("客户.csv", CUSTOMERS);
    let path = file.to_str().unwrap();
    let first = book.run(&["import", path]);
    assert_eq!(first.status, 0, "{}", first.err);
    assert!(first.out.contains("新增：2") && first.out.contains("没有导入：1"), "{}", first.out);
    assert!(first.err.contains("客户.rejects.csv"), "{}", first.err);
    let rejects = std::fs::read_to_string(book.path("客户.rejects.csv")).unwrap();
    assert_eq!(rejects.lines().next(), Some("编号,公司名称,联系人,电话,等级,阶段,下次跟进日期,部门,原因"));
    assert_eq!(rejects.lines().nth(1), Some("k3,,无名,13900000003,C,线索,,,缺 name"));
    assert_eq!(book.ok(&["due", "--overdue", "--count"]), "1\n");
    assert_eq!(book.json(&["show", "云杉软件"])["customer"]["extra"], json!({"部门": "采购"}));

    let again = book.json(&["import", path]);
    assert_eq!((&again["added"], &again["unchanged"], &again["rejected"]), (&json!(0), &json!(2), &json!(1)));
    assert!(again["rejects_file"].as_str().unwrap().ends_with("客户.rejects-2.csv"), "nothing is overwritten");
    assert!(book.ok(&["undo"]).contains("客户.csv"));
    assert_eq!(book.ok(&["customer", "list", "--count"]), "0\n");
    assert!(book.ok(&["redo"]).contains("客户.csv"));
    assert_eq!(book.ok(&["customer", "list", "--count"]), "2\n");
}

#[test]
fn rows_that_the_book_refuses_go_to_the_rejects_with_their_cells() {
    let book = Book::new().in_chinese();
    book.ok(&["import", book.file("客户.csv", CUSTOMERS).to_str().unwrap()]);
    let file = book.file("跟进.csv", FOLLOW_UPS);
    let rejects = book.path("out.csv");
    let report = book.json(&["import", file.to_str().unwrap(), "--rejects", rejects.to_str().unwrap()]);
    assert_eq!((&report["added"], &report["rejected"]), (&json!(1), &json!(2)));
    let text = std::fs::read_to_string(&rejects).unwrap();
    assert!(text.contains("k2,不知道,微信,发了样册,") && text.contains("k9,2026-11-18,电话,查无此人,"), "{text}");
    let taken = book.run(&["import", file.to_str().unwrap(), "--rejects", rejects.to_str().unwrap()]);
    assert_eq!(taken.status, 1, "a file that is there is not overwritten");
    assert_eq!(book.json(&["find", "两套报价"])["notes"][0]["customer"], "云杉软件");
}

#[test]
fn a_dry_run_shows_the_mapping_and_leaves_no_trace() {
    let book = Book::new();
    let file = book.file("c.csv", CUSTOMERS);
    let out = book.ok(&["import", file.to_str().unwrap(), "--dry-run"]);
    for part in ["name\t<- 公司名称", "next_on\t<- 下次跟进日期", "部门", "added: 2", "line 4: no name"] {
        assert!(out.contains(part), "{part} in {out}");
    }
    assert_eq!(book.files(), ["c.csv"]);
    let plan = book.json(&["import", file.to_str().unwrap(), "--dry-run"]);
    assert_eq!(
        (&plan["plan"]["kind"], &plan["plan"]["rows"], &plan["added"]),
        (&json!("customers"), &json!(3), &json!(2))
    );
    assert_eq!(plan["rejected_rows"], json!([{"line": 4, "reason": "no name"}]));
}

#[test]
fn a_map_a_stream_and_an_encoding_are_taken_as_told() {
    let book = Book::new();
    let map = book.file("map.toml", "name = \"Konto\"\n[tier]\n\"1st\" = \"A\"\n");
    let run = book.feed(
        &["import", "-", "--as", "customers", "--map", map.to_str().unwrap()],
        "Konto;tier\nAlder;1st\nBirch;2nd\n",
    );
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(book.json(&["show", "Alder"])["customer"]["tier"], "A");
    let gbk = book.file("g.csv", b"\xb9\xab\xcb\xbe\xc3\xfb\xb3\xc6,\xb5\xe7\xbb\xb0\n\xd4\xc6\xc9\xbc,139\n");
    book.ok(&["import", gbk.to_str().unwrap(), "--encoding", "gb18030"]);
    assert_eq!(book.json(&["find", "ys"])["customers"][0]["customer"], "云杉");
}

#[test]
fn a_sheet_that_cannot_be_taken_is_refused_in_words_and_nothing_is_made() {
    let book = Book::new();
    let cases: [(&str, &[u8], &[&str], &str); 7] = [
        ("empty.csv", b"", &[], "empty"),
        ("page.html", b"<html><body><table></table></body></html>", &[], "web page"),
        ("odd.csv", b"a,b\n1,2\n", &[], "--as"),
        ("heads.csv", b"company,phone\n", &[], ""),
        ("none.csv", b"company,phone\n,1\n,2\n", &[], "none of the 2 rows"),
        ("dates.csv", b"company,next date\nAlder,03/04/2026\n", &[], "--dates"),
        ("money.csv", b"company,amount\nAlder,5\n", &["--currency", "USD"], "CNY"),
    ];
    for (name, content, flags, words) in cases {
        let file = book.file(name, content);
        let run = book.run(&[&["import", file.to_str().unwrap()], flags].concat());
        assert_eq!(run.status, 1, "{name}: {}{}", run.out, run.err);
        assert!(run.err.contains(words), "{name}: {}", run.err);
        assert_eq!(book.ok(&["customer", "list", "--count"]), "0\n", "{name}");
    }
    let folder = book.path("").to_str().unwrap().to_owned();
    for (file, words) in [("missing.csv", "no such file"), (folder.as_str(), "folder"), ("/dev/null", "device")] {
        let run = book.run(&["import", file]);
        assert_eq!(run.status, 1);
        assert!(run.err.contains(words), "{file}: {}", run.err);
    }
    for wrong in [&["--as", "invoices"][..], &["--dates", "xyz"], &["--currency", "QQQ"]] {
        assert_eq!(book.run(&[&["import", "c.csv"], wrong].concat()).status, 2, "{wrong:?}");
    }
}
