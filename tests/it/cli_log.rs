//! `log`: what is understood is what is saved; what is not understood is refused, and what is vague is said first.

use crate::cli_support::Book;
use serde_json::{Value, json};

fn book() -> Book {
    let book = Book::new().in_chinese().at("2026-03-11T09:00:00");
    book.ok(&["customer", "add", "星辰科技", "--contact", "张伟"]);
    book
}

#[test]
fn a_dry_run_shows_every_part_and_saves_nothing() {
    let book = book();
    // text, then what of the JSON must be so
    let cases = [
        (
            "电话 说下周有预算 等老板批 >下周三 14:00 再打",
            json!({"channel": "phone", "note": "说下周有预算 等老板批", "next_on": "2026-03-18", "next_at": "14:00",
                   "next_action": "再打", "implied": false}),
        ),
        ("微信 未回", json!({"channel": "wechat", "outcome": "no_reply", "next_on": "2026-03-13", "implied": true})),
        (
            "报价9.8万 =报价 周五",
            json!({"amount": "98000.00", "currency": "CNY", "stage": "quote", "next_on": "2026-03-13", "next_at": null}),
        ),
        (
            "昨天 拜访 试用反馈好 !A 3天后发方案",
            json!({"happened_at": "2026-03-10", "channel": "visit", "tier": "A", "next_on": "2026-03-14",
                   "next_action": "发方案"}),
        ),
        ("call na", json!({"channel": "phone", "outcome": "no_answer"})),
        (
            "异议 竞品报8.5万 月底",
            json!({"outcome": "objection", "note": "竞品报8.5万", "amount": null, "next_on": "2026-03-31"}),
        ),
        (
            "电话 @张伟 等合同盖章寄出 #展会",
            json!({"contact": "张伟", "tags": ["展会"], "happened_at": "2026-03-11T09:00:00+00:00"}),
        ),
        ("电话 等合同盖章寄出 >无", json!({"next_on": null, "implied": false})),
    ];
    for (text, wanted) in cases {
        let got = book.json(&["log", "星辰", text, "--dry-run"]);
        for (key, value) in wanted.as_object().unwrap() {
            assert_eq!(&got[key], value, "{text}: {key} in {got}");
        }
        assert_eq!(got["customer"], "星辰科技");
        assert_eq!(got.get("id"), None);
    }
    assert_eq!(book.json(&["show", "星辰科技"])["follow_ups"], json!([]));
}

#[test]
fn what_was_shown_is_what_is_saved() {
    let book = book();
    let out = book.ok(&["log", "星辰科技", "电话", "报价已确认,等合同", ">下周三", "催合同", "=谈判", "!A"]);
    assert_eq!(out, "星辰科技  电话 · 有效沟通 · 报价已确认,等合同 · 下次 03-18 周三 催合同 · 谈判 · A\n");
    let shown = book.json(&["show", "星辰科技"]);
    let follow_up = &shown["follow_ups"][0];
    assert_eq!(follow_up["note"], "报价已确认,等合同");
    assert_eq!(follow_up["entered_at"], "2026-03-11T09:00:00+00:00");
    assert_eq!((&shown["customer"]["tier"], &shown["deal"]["stage"]), (&json!("A"), &json!("negotiation")));
    assert_eq!(
        (&shown["next_step"]["next_on"], &shown["next_step"]["action"]),
        (&json!("2026-03-18"), &json!("催合同"))
    );
    book.ok(&["undo"]);
    assert_eq!(book.json(&["show", "星辰科技"])["customer"]["tier"], "D");
}

#[test]
fn what_is_not_understood_is_refused_and_what_is_vague_is_said_first() {
    let book = book();
    for (text, part) in
        [(">甲乙丙 打", "甲乙丙"), ("电话 ok !Z", "Z"), ("电话 ok @李四", "李四"), ("电话 太贵了不要 =输单", "输单")]
    {
        let run = book.run(&["log", "星辰科技", text]);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{text}");
        assert!(run.err.contains(part), "{text}: {}", run.err);
    }
    assert_eq!(book.json(&["show", "星辰科技"])["follow_ups"], json!([]));
    let vague = book.run(&["log", "星辰科技", "已联系"]);
    assert_eq!(vague.status, 0);
    assert!(vague.err.contains("太笼统"), "{}", vague.err);
    assert_eq!(book.json(&["show", "星辰科技"])["follow_ups"][0]["note"], "已联系");
    book.ok(&["log", "星辰科技", "价格太贵选了别家", "=输单", "--reason", "价格"]);
    assert_eq!(book.json(&["show", "星辰科技"])["deal"]["reason"], "价格");
}

#[test]
fn a_stream_saves_line_by_line_until_one_is_refused() {
    let book = book();
    let run = book.feed(
        &["log", "星辰科技", "-"],
        "\u{feff}电话 客户要两台样机试用\r\n\n微信 合同已经发给法务\n>甲乙丙\n电话 不会到这里来的\n",
    );
    assert_eq!((run.status, run.out.lines().count()), (1, 2), "{}{}", run.out, run.err);
    assert!(run.err.contains("第 4 行") && run.err.contains("甲乙丙"), "{}", run.err);
    let notes: Vec<Value> =
        book.json(&["show", "星辰科技"])["follow_ups"].as_array().unwrap().iter().map(|f| f["note"].clone()).collect();
    assert_eq!(notes, ["合同已经发给法务", "客户要两台样机试用"]);
    let lines = book.feed(&["log", "星辰科技", "-", "--json"], "电话 客户要三台样机试用\n").out;
    assert_eq!(lines.lines().count(), 1, "one value a line: {lines}");
    assert_eq!(serde_json::from_str::<Value>(&lines).unwrap()["id"], 3);
}

#[test]
fn a_file_is_kept_by_its_content_for_the_user_alone() {
    let book = book();
    let quote = book.file("报价.pdf", "figures");
    let path = quote.to_str().unwrap();
    book.ok(&["log", "星辰科技", "邮件 报价单发给采购", "--attach", path]);
    book.ok(&["log", "星辰科技", "邮件 报价单又发一次", "--attach", path]);
    let kept: Vec<_> = std::fs::read_dir(book.path("attachments")).unwrap().map(|entry| entry.unwrap()).collect();
    assert_eq!(kept.len(), 1, "the same content once");
    assert_eq!(std::fs::read(kept[0].path()).unwrap(), b"figures");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: std::path::PathBuf| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(kept[0].path()), mode(book.path("attachments"))), (0o600, 0o700));
    }
    assert_eq!(book.json(&["show", "星辰科技"])["follow_ups"][0]["attachments"], 1);
    for (wrong, part) in [("/", "文件夹"), ("/dev/null", ""), ("没有的文件", "没有")] {
        let run = book.run(&["log", "星辰科技", "邮件 报价单发给财务", "--attach", wrong]);
        assert_eq!(run.status, 1);
        assert!(run.err.contains(part), "{}", run.err);
    }
    assert_eq!(book.json(&["show", "星辰科技"])["follow_ups"].as_array().unwrap().len(), 2);
}

#[test]
fn a_customer_that_was_given_up_and_calls_is_back() {
    for (book, lines) in [
        (Book::new().in_chinese(), ["来电 想重新谈合作", "电话 未接"]),
        (Book::new(), ["inbound call wants to talk again", "call no answer"]),
    ] {
        book.ok(&["customer", "add", "Elm"]);
        book.ok(&["customer", "park", "Elm", "--give-up", "--reason", "closed"]);
        let out = book.json(&["log", "Elm", lines[1]]);
        assert_eq!(out["direction"], json!("out"));
        assert_eq!(book.json(&["due", "--all"]), json!([]), "who was rung stays given up");
        let said = book.json(&["log", "Elm", lines[0], "--dry-run"]);
        book.ok(&["log", "Elm", lines[0]]);
        let due = book.json(&["due", "--all"]);
        assert_eq!(
            (&said["direction"], &due[0]["customer"], &due[0]["next_on"]),
            (&json!("in"), &json!("Elm"), &said["next_on"])
        );
    }
}
