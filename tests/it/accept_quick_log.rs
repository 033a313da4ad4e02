//! Each line that the product promises to understand, through the command that shows what was understood.

use super::cli_support::Book;
use serde_json::{Value, json};

/// Wednesday 2026-03-11, a quarter past nine.
fn book() -> Book {
    let book = Book::new().in_chinese().at("2026-03-11T09:15:00");
    book.ok(&["customer", "add", "星辰科技", "--contact", "张伟", "--phone", "13800138000"]);
    book
}

#[track_caller]
fn understood(book: &Book, text: &str, wanted: &Value) {
    let got = book.json(&["log", "星辰科技", text, "--dry-run"]);
    for (key, value) in wanted.as_object().unwrap() {
        assert_eq!(&got[key], value, "{text}: {key} in {got}");
    }
}

#[test]
fn the_lines_of_the_acceptance() {
    let book = book();
    for (text, wanted) in [
        (
            "电话 说下周有预算 等老板批 >下周三 14:00 再打",
            json!({"channel": "phone", "outcome": "talked", "note": "说下周有预算 等老板批", "next_on": "2026-03-18",
                   "next_at": "14:00", "next_action": "再打", "implied": false}),
        ),
        ("微信 未回", json!({"channel": "wechat", "outcome": "no_reply", "implied": true, "next_on": "2026-03-13"})),
        (
            "报价9.8万 =报价 周五",
            json!({"amount": "98000.00", "stage": "quote", "next_on": "2026-03-13", "implied": false}),
        ),
        (
            "昨天 拜访 试用反馈好 !A 3天后发方案",
            json!({"happened_at": "2026-03-10", "channel": "visit", "note": "试用反馈好", "tier": "A",
                   "next_on": "2026-03-14", "next_action": "发方案"}),
        ),
        ("call na", json!({"channel": "phone", "outcome": "no_answer", "note": ""})),
        (
            "异议 竞品报8.5万 月底",
            json!({"outcome": "objection", "note": "竞品报8.5万", "amount": null, "next_on": "2026-03-31"}),
        ),
    ] {
        understood(&book, text, &wanted);
    }
    assert_eq!(book.json(&["show", "星辰科技"])["follow_ups"], json!([]), "a dry run saves nothing");
}

#[test]
fn a_vague_note_is_saved_only_after_a_warning() {
    let book = book();
    let run = book.run(&["log", "星辰科技", "已联系", "--dry-run", "--json"]);
    assert!(run.err.contains("太笼统") || run.out.contains("太笼统"), "{}{}", run.out, run.err);
    let run = book.run(&["log", "星辰科技", "已联系"]);
    assert_eq!(run.status, 0);
    assert!(run.err.contains("太笼统"), "{}", run.err);
    assert_eq!(book.json(&["show", "星辰科技"])["follow_ups"][0]["note"], "已联系");
}

#[test]
fn every_way_of_writing_a_part() {
    let book = book();
    // Channels: the first word.
    for (words, code) in [
        ("电话 打电话 call phone", "phone"),
        ("微信 wechat wx", "wechat"),
        ("企微 wecom", "wecom"),
        ("面谈 拜访 visit meet", "visit"),
        ("邮件 email", "email"),
        ("短信 sms", "sms"),
        ("视频 video", "video"),
        ("展会 event", "event"),
    ] {
        for word in words.split(' ') {
            understood(
                &book,
                &format!("{word} 合同条款逐条看过"),
                &json!({"channel": code, "note": "合同条款逐条看过"}),
            );
        }
    }
    // Outcomes: a word in the first or second place, or `~` with a code, its short form or a name.
    for (words, code) in [
        ("未接 没接 na", "no_answer"),
        ("占线 busy", "busy"),
        ("挂断", "rejected"),
        ("空号", "wrong_number"),
        ("未回 nr", "no_reply"),
    ] {
        for word in words.split(' ') {
            understood(&book, word, &json!({"outcome": code}));
            understood(&book, &format!("电话 {word}"), &json!({"channel": "phone", "outcome": code}));
        }
    }
    for (mark, code) in [("~约访", "visit_booked"), ("~vt", "visit_booked"), ("~visit_booked", "visit_booked")] {
        let text = format!("电话 下周来看样机 {mark} >周五");
        understood(&book, &text, &json!({"outcome": code, "note": "下周来看样机", "next_on": "2026-03-13"}));
    }
    for (text, wanted) in [
        ("昨天15:00 拜访 看过产线了", json!({"channel": "visit", "note": "看过产线了"})),
        ("电话 看过产线了 <3天前", json!({"happened_at": "2026-03-08", "note": "看过产线了"})),
        (
            "电话 看过产线了 >下周三 14:00 催合同",
            json!({"next_on": "2026-03-18", "next_at": "14:00", "next_action": "催合同"}),
        ),
        ("电话 看过产线了 等老板批 周五再打", json!({"next_on": "2026-03-13", "next_action": "再打"})),
        ("电话 看过产线了 下次周五 催合同", json!({"next_on": "2026-03-13", "next_action": "催合同"})),
        ("call saw the new line next fri send offer", json!({"next_on": "2026-03-20", "next_action": "send offer"})),
        ("电话 看过产线了 >无", json!({"next_on": null, "implied": false})),
        ("call saw the new line >none", json!({"next_on": null, "implied": false})),
        ("电话 看过产线了 !B", json!({"tier": "B"})),
        ("电话 看过产线了 =报价", json!({"stage": "quote"})),
        ("call saw the new line =quote", json!({"stage": "quote"})),
        ("电话 看过产线了 @张总", json!({"contact": "张伟"})),
        ("电话 看过产线了 @zw", json!({"contact": "张伟"})),
        ("电话 看过产线了 #展会", json!({"tags": ["展会"]})),
        ("报价9.8万 样品已寄", json!({"amount": "98000.00", "currency": "CNY"})),
        ("电话 看过产线了 ¥98000", json!({"amount": "98000.00"})),
        ("电话 看过产线了 \\>10万才买", json!({"note": "看过产线了 >10万才买", "amount": null, "implied": true})),
        (
            "电话 可以 ＞下周三 催合同 ＝谈判 ！A ＠张总 ＃展会",
            json!({"next_on": "2026-03-18", "stage": "negotiation", "tier": "A", "contact": "张伟", "tags": ["展会"]}),
        ),
        ("电话 可以定下来 》周五", json!({"next_on": "2026-03-13"})),
    ] {
        understood(&book, text, &wanted);
    }
    let hour = book.json(&["log", "星辰科技", "昨天15:00 拜访 看过产线了", "--dry-run"]);
    assert!(hour["happened_at"].as_str().unwrap().starts_with("2026-03-10T15:00:00"), "{hour}");
}
