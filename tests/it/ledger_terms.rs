//! Payment terms as people type them, and what must be refused.

use chrono::NaiveDate;
use gendan::domain::{
    money::Currency,
    terms::{Events, Share, TermRow, amounts},
};
use gendan::language::terms::{TermsErrorKind, parse, parse_in};

fn written(row: &TermRow) -> String {
    let share = match row.share {
        Share::Part(part) if part % 100 == 0 => format!("{}%", part / 100),
        Share::Part(part) => format!("{part}/10000"),
        Share::Amount(minor) => format!("{minor} minor"),
        Share::Rest => "rest".to_owned(),
    };
    let rule = row.rule;
    let end = if rule.month_end { " eom" } else { "" };
    let months = if rule.months == 0 { String::new() } else { format!(" {:+}m", rule.months) };
    let days = if rule.days == 0 { String::new() } else { format!(" {:+}d", rule.days) };
    format!("{share} {}{end}{months}{days}", rule.basis.code())
}

fn read(text: &str) -> String {
    match parse(text) {
        Ok(rows) => rows.iter().map(written).collect::<Vec<_>>().join("; "),
        Err(error) => format!("{:?} {}", error.kind, error.text),
    }
}

fn all(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, expected)| (text, expected, read(text)))
        .filter(|(_, expected, got)| **expected != got)
        .map(|(text, expected, got)| format!("{text:?}: expected {expected}, got {got}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn terms_as_the_rules_list_them() {
    all(&[
        ("款到发货", "100% signed"),
        ("全款", "100% signed"),
        ("货到付款", "100% delivered"),
        ("预付30 尾款发货前", "30% signed; 70% shipped -1d"),
        ("3/6/1", "30% signed; 60% accepted; 10% accepted +365d"),
        ("月结60", "100% shipped eom +60d"),
        ("票到30", "100% invoiced +30d"),
        ("分期6", "rest signed; rest signed +1m; rest signed +2m; rest signed +3m; rest signed +4m; rest signed +5m"),
        ("质保5 1年", "95% shipped; 5% accepted +365d"),
        ("net30", "100% signed +30d"),
        ("50/50", "50% signed; 50% shipped -1d"),
        ("30/60/10", "30% signed; 60% accepted; 10% accepted +365d"),
    ]);
}

#[test]
fn chinese_terms_in_many_ways() {
    all(&[
        ("先款后货", "100% signed"),
        ("全款预付", "100% signed"),
        ("预付全款", "100% signed"),
        ("全款发货前", "100% shipped -1d"),
        ("发货前付清", "100% shipped -1d"),
        ("到付", "100% delivered"),
        ("票到付款", "100% invoiced"),
        ("货到30天", "100% delivered +30d"),
        ("货到后30天内付清", "100% delivered +30d"),
        ("发货后30天", "100% shipped +30d"),
        ("发货后三十天付款", "100% shipped +30d"),
        ("验收后一个月", "100% accepted +1m"),
        ("开票后45天", "100% invoiced +45d"),
        ("收到发票30日内", "100% invoiced +30d"),
        ("账期60天", "100% shipped +60d"),
        ("月结", "100% shipped eom"),
        ("月结30天", "100% shipped eom +30d"),
        ("月结三十天", "100% shipped eom +30d"),
        ("月结两个月", "100% shipped eom +2m"),
        ("月结９０", "100% shipped eom +90d"),
        ("预付30% 尾款发货前", "30% signed; 70% shipped -1d"),
        ("预付３０％，尾款发货前", "30% signed; 70% shipped -1d"),
        ("30%预付 70%发货前", "30% signed; 70% shipped -1d"),
        ("预付三成，余款发货前付清", "30% signed; 70% shipped -1d"),
        ("预付百分之三十 余款货到付", "30% signed; 70% delivered"),
        ("定金30，尾款货到30天", "30% signed; 70% delivered +30d"),
        ("订金30;尾款70", "30% signed; 70% shipped -1d"),
        ("首付50 余款验收后", "50% signed; 50% accepted"),
        ("首付一半，尾款签收后7天", "50% signed; 50% delivered +7d"),
        ("预付30 月结60", "30% signed; 70% shipped eom +60d"),
        ("预付30 发货前60 质保10 1年", "30% signed; 60% shipped -1d; 10% accepted +365d"),
        ("预付30 发货前60 质保10", "30% signed; 60% shipped -1d; 10% accepted +365d"),
        ("预付30/发货前60/质保金10 两年", "30% signed; 60% shipped -1d; 10% accepted +730d"),
        ("预付30+到货30+验收30+质保10", "30% signed; 30% delivered; 30% accepted; 10% accepted +365d"),
        ("合同签订后付30%，发货前付60%，验收合格后付10%", "30% signed; 60% shipped -1d; 10% accepted"),
        ("预付款30%合同签订后5天内，尾款提货前", "30% signed +5d; 70% shipped -1d"),
        ("验收后付95%，质保金5%，12个月", "95% accepted; 5% accepted +12m"),
        ("发货前7天付清", "100% shipped -7d"),
        ("质保5%半年，其余发货后30天", "5% accepted +6m; 95% shipped +30d"),
        ("首付40 余款分3期", "40% signed; rest signed +1m; rest signed +2m; rest signed +3m"),
        ("分三期", "rest signed; rest signed +1m; rest signed +2m"),
        ("分3个月付", "rest signed; rest signed +1m; rest signed +2m"),
        ("3:7", "30% signed; 70% shipped -1d"),
        ("三七", "30% signed; 70% shipped -1d"),
        ("三六一", "30% signed; 60% accepted; 10% accepted +365d"),
        ("3331", "30% signed; 30% shipped -1d; 30% accepted; 10% accepted +365d"),
        ("3/3/4", "30% signed; 30% shipped -1d; 40% accepted"),
        ("３／６／１", "30% signed; 60% accepted; 10% accepted +365d"),
        ("30 60 10", "30% signed; 60% accepted; 10% accepted +365d"),
        ("30%+70%", "30% signed; 70% shipped -1d"),
        ("定金5000元 余款月结30", "500000 minor signed; rest shipped eom +30d"),
        ("预付12.5% 尾款发货前", "1250/10000 signed; 8750/10000 shipped -1d"),
        ("预付：30%，尾款：发货前", "30% signed; 70% shipped -1d"),
        ("到货验收后60% 预付40%", "60% accepted; 40% signed"),
    ]);
}

#[test]
fn english_terms_in_many_ways() {
    all(&[
        ("prepaid", "100% signed"),
        ("COD", "100% delivered"),
        ("cash on delivery", "100% delivered"),
        ("cash in advance", "100% signed"),
        ("100% upfront", "100% signed"),
        ("Net 30", "100% signed +30d"),
        ("net 45 days", "100% signed +45d"),
        ("net 30 days from invoice", "100% invoiced +30d"),
        ("net 30 from the invoice date", "100% invoiced +30d"),
        ("net 30 after delivery", "100% delivered +30d"),
        ("30% deposit, balance net 30", "30% signed; 70% signed +30d"),
        ("30 days after invoice", "100% invoiced +30d"),
        ("30 days after shipment", "100% shipped +30d"),
        ("within 30 days of delivery", "100% delivered +30d"),
        ("eom30", "100% shipped eom +30d"),
        ("EOM+30", "100% shipped eom +30d"),
        ("net 30 EOM", "100% shipped eom +30d"),
        ("30 days EOM", "100% shipped eom +30d"),
        ("deposit 30 balance before shipping", "30% signed; 70% shipped -1d"),
        ("30% deposit, balance before shipment", "30% signed; 70% shipped -1d"),
        ("30% T/T in advance, 70% before shipment", "30% signed; 70% shipped -1d"),
        ("30% down payment, 70% on delivery", "30% signed; 70% delivered"),
        ("50% on order 50% 30 days after delivery", "50% signed; 50% delivered +30d"),
        ("half upfront, rest on acceptance", "50% signed; 50% accepted"),
        ("deposit 40, balance", "40% signed; 60% shipped -1d"),
        ("deposit 30, retention 5% 1 year, balance before delivery", "30% signed; 5% accepted +365d; 65% shipped -1d"),
        ("retention 5% 1 year", "95% shipped; 5% accepted +365d"),
        ("95% on acceptance, retention 5% two years", "95% accepted; 5% accepted +730d"),
        (
            "6 instalments",
            "rest signed; rest signed +1m; rest signed +2m; rest signed +3m; rest signed +4m; rest signed +5m",
        ),
        ("3 monthly", "rest signed; rest signed +1m; rest signed +2m"),
        ("3 monthly installments", "rest signed; rest signed +1m; rest signed +2m"),
        ("deposit 40%, 2 monthly payments", "40% signed; rest signed +1m; rest signed +2m"),
        ("30:70", "30% signed; 70% shipped -1d"),
    ]);
}

#[test]
fn terms_that_are_not_wholly_understood_are_refused_with_the_part() {
    all(&[
        ("", "Empty "),
        ("  ", "Empty "),
        ("面议", "NotUnderstood 面议"),
        ("预付30 尾款看情况", "NotUnderstood 看情况"),
        ("预付30 someday", "NotUnderstood someday"),
        ("预付30", "TooLittle 预付30"),
        ("30%预付 60%发货前", "TooLittle 30%预付 60%发货前"),
        ("预付60 发货前60", "TooMuch 预付60 发货前60"),
        ("全款 尾款发货前", "TooMuch 全款 尾款发货前"),
        ("3/6", "TooLittle 3/6"),
        ("3/6/2", "TooMuch 3/6/2"),
        ("50/60", "TooMuch 50/60"),
        ("30", "NotUnderstood 30"),
        ("30天", "NotUnderstood 30天"),
        ("预付5000 尾款发货前", "NotUnderstood 5000"),
        ("预付0 尾款发货前", "NotUnderstood 0"),
        ("预付120% 尾款发货前", "NotUnderstood 120%"),
        ("分期", "NotUnderstood 分期"),
        ("分期1", "NotUnderstood 分期1"),
        ("分期500", "NotUnderstood 分期500"),
        ("月结99999", "NotUnderstood 月结99999"),
        ("月结30.5", "NotUnderstood 30.5"),
        ("2/10 net 30", "NotUnderstood 2"),
        ("发货前1年", "NotUnderstood 发货前1年"),
        ("👍", "NotUnderstood 👍"),
    ]);
    let error = parse("预付30 尾款看情况").unwrap_err();
    assert_eq!((error.span.clone(), error.kind), (15..24, TermsErrorKind::NotUnderstood));
    assert!(parse_in("deposit $500, balance net 30", Currency::USD).is_ok());
    assert!(parse_in("deposit $500, balance net 30", Currency::EUR).is_err(), "money of another currency");
    for long in ["3/".repeat(5_000), "预付 ".repeat(5_000), "9".repeat(5_000), "net 30 ".repeat(5_000)] {
        assert!(parse(&long).is_err());
    }
}

#[test]
fn whatever_is_understood_is_the_whole() {
    let words = [
        "预付",
        "30",
        "30%",
        "尾款",
        "发货前",
        "，",
        " ",
        "质保",
        "10",
        "1年",
        "月结",
        "60",
        "分期",
        "3",
        "/",
        "到货",
        "天",
        "net",
        "eom",
        "deposit",
        "balance",
        "before shipping",
        "50",
        "retention",
        "验收后",
        "全款",
        "票到",
        "instalments",
        "days after",
        "5000元",
    ];
    let day: NaiveDate = "2028-02-29".parse().unwrap();
    let events = Events {
        signed: Some(day),
        shipped: Some(day),
        delivered: Some(day),
        accepted: Some(day),
        invoiced: Some(day),
    };
    let mut random = fastrand::Rng::with_seed(5);
    let mut understood = 0;
    for _ in 0..3_000 {
        let text: Vec<&str> = (0..random.usize(1..8)).map(|_| words[random.usize(0..words.len())]).collect();
        let text = text.join(if random.bool() { " " } else { "" });
        match parse(&text) {
            Ok(rows) => {
                understood += 1;
                assert!(!rows.is_empty(), "{text}");
                assert!(rows.iter().all(|row| row.rule.due_on(&events).is_some_and(|due| due >= day)), "{text}");
                let total = 900_000_000_000_000 - random.i64(0..999);
                let parts = amounts(&rows, total).unwrap();
                assert_eq!(parts.iter().sum::<i64>(), total, "{text}: {parts:?}");
            }
            Err(error) => assert_eq!(text.get(error.span.clone()), Some(error.text.as_str()), "{text}"),
        }
    }
    assert!(understood > 50, "{understood}");
}
