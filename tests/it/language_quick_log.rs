//! The quick-log line: every row of its grammar, and that no word is ever lost.

use chrono::{NaiveDate, NaiveDateTime};
use gendan::domain::channel::Channel;
use gendan::domain::lint::is_vague;
use gendan::domain::money::Currency;
use gendan::domain::outcome::Outcome;
use gendan::domain::stage::Stage;
use gendan::domain::tier::Tier;
use gendan::language::pinyin::{NameMatch, resolve_name};
use gendan::language::quick_log::{ChipKind, Context, Dropped, Next, ProblemKind, QuickLog, quick_log};
use gendan::language::when::{DateOrder, WhenErrorKind};
use proptest::prelude::*;

/// Wednesday 2026-03-11, 10:30.
fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 11).and_then(|d| d.and_hms_opt(10, 30, 0)).expect("a day")
}

fn read_without(text: &str, dropped: &[Dropped]) -> QuickLog {
    quick_log(text, &Context { now: now(), order: DateOrder::YearMonthDay, currency: Currency::CNY, dropped })
}

fn read(text: &str) -> QuickLog {
    read_without(text, &[])
}

/// One line that says all that was understood, for tables.
fn told(log: &QuickLog) -> String {
    let mut parts = Vec::new();
    parts.extend(log.happened.map(|m| format!("<{}", m.key())));
    parts.extend(log.channel.map(|c| c.code().to_owned()));
    parts.extend(log.direction.map(|d| d.code().to_owned()));
    parts.extend(log.outcome.map(|o| format!("~{}", o.code())));
    parts.extend(log.tier.map(|t| format!("!{}", t.code())));
    parts.extend(log.stage.map(|s| format!("={}", s.code())));
    parts.extend(log.contact.as_ref().map(|c| format!("@{c}")));
    parts.extend(log.tags.iter().map(|t| format!("#{t}")));
    parts.extend(log.amount.map(|m| format!("{}{}", m.currency(), m.to_decimal())));
    match &log.next {
        Next::NotGiven => {}
        Next::Nothing => parts.push(">none".to_owned()),
        Next::Step { when, action, .. } => parts.push(format!(">{} [{action}]", when.key())),
    }
    parts.push(format!("\"{}\"", log.note));
    parts.join(" ")
}

#[test]
fn lines_of_a_day() {
    let table = [
        ("电话 说下周有预算 等老板批 >下周三 14:00 再打", "phone >2026-03-18T14:00 [再打] \"说下周有预算 等老板批\""),
        ("微信 未回", "wechat ~no_reply \"\""),
        ("报价9.8万 =报价 周五", "=quote CNY98000.00 >2026-03-13 [] \"报价9.8万\""),
        ("昨天 拜访 试用反馈好 !A 3天后发方案", "<2026-03-10 visit !A >2026-03-14 [发方案] \"试用反馈好\""),
        ("call na", "phone ~no_answer \"\""),
        ("异议 竞品报8.5万 月底", "~objection >2026-03-31 [] \"竞品报8.5万\""),
        ("已联系", "\"已联系\""),
        ("电话 未接", "phone ~no_answer \"\""),
        ("电话未接", "phone ~no_answer \"\""),
        ("打电话 没接", "phone ~no_answer \"\""),
        ("phone busy", "phone ~busy \"\""),
        ("call no answer", "phone ~no_answer \"\""),
        ("wx nr", "wechat ~no_reply \"\""),
        ("企微 已读未回", "wecom ~read_no_reply \"\""),
        ("面谈 ~约访 定了演示", "visit ~visit_booked \"定了演示\""),
        ("电话 空号", "phone ~wrong_number \"\""),
        ("call talked to the boss", "phone \"talked to the boss\""),
        ("昨天15:00 拜访 谈得不错", "<2026-03-10T15:00 visit \"谈得不错\""),
        ("昨天拜访 谈得不错", "<2026-03-10 visit \"谈得不错\""),
        ("昨天发的方案客户看了", "\"昨天发的方案客户看了\""),
        ("电话 <3天前 客户在出差", "<2026-03-08 phone \"客户在出差\""),
        ("周一 拜访 谈得不错 客户满意", "<2026-03-09 visit \"谈得不错 客户满意\""),
        ("周五 再打", ">2026-03-13 [再打] \"\""),
        ("周五再打", ">2026-03-13 [再打] \"\""),
        ("今天再打", ">2026-03-11 [再打] \"\""),
        ("今天 拜访 见到王总", "<2026-03-11 visit \"见到王总\""),
        ("电话 等老板批 周五再打", "phone ~awaiting_approval >2026-03-13 [再打] \"等老板批\""),
        ("电话 等老板批，周五再打", "phone ~awaiting_approval >2026-03-13 [再打] \"等老板批\""),
        ("等老板批 下次 下周三 催合同", "~awaiting_approval >2026-03-18 [催合同] \"等老板批\""),
        ("等老板批 再过3天 问结果", "~awaiting_approval >2026-03-14 [问结果] \"等老板批\""),
        ("电话 等王总签字 周五", "phone ~awaiting_approval >2026-03-13 [] \"等王总签字\""),
        ("电话 等他看了再批评我们", "phone \"等他看了再批评我们\""),
        ("微信 嫌贵", "wechat ~objection \"嫌贵\""),
        ("微信 嫌贵，想再比三家", "wechat ~objection \"嫌贵，想再比三家\""),
        ("电话 价格异议 周五再报", "phone ~objection >2026-03-13 [再报] \"价格异议\""),
        ("抖音 私信问价格", "social \"抖音 私信问价格\""),
        ("明天15:00 拜访 谈合同", ">2026-03-12T15:00 [拜访 谈合同] \"\""),
        ("下周三 电话 问老板批了没有", ">2026-03-18 [电话 问老板批了没有] \"\""),
        ("明天他们开会讨论 我们的方案", "\"明天他们开会讨论 我们的方案\""),
        ("抖音 未回", "social ~no_reply \"抖音\""),
        ("zoom demo booked for the team", "video ~visit_booked \"zoom demo booked for the team\""),
        ("来电 想重新谈", "phone in \"想重新谈\""),
        ("昨天来访 看了产线", "<2026-03-10 visit in \"看了产线\""),
        ("inbound call wants a quote", "phone in \"wants a quote\""),
        ("call busy season, talk after the holidays", "phone \"busy season, talk after the holidays\""),
        ("call refused the discount but wants a demo", "phone \"refused the discount but wants a demo\""),
        ("call busy, try later", "phone ~busy \"try later\""),
        ("电话 客户要试用，现在用竞品", "phone \"客户要试用，现在用竞品\""),
        ("电话 现在没预算", "phone \"现在没预算\""),
        ("call now comparing", "phone \"now comparing\""),
        ("boss decides next friday", ">2026-03-20 [] \"boss decides\""),
        ("waiting for boss next: fri send the quote", ">2026-03-13 [send the quote] \"waiting for boss\""),
        ("再打一次电话确认", "\"再打一次电话确认\""),
        ("下次带样品", "\"下次带样品\""),
        ("电话 客户没兴趣 >无", "phone >none \"客户没兴趣\""),
        ("call not now >none", "phone >none \"not now\""),
        ("谈妥了 =成交 !b", "!B =won \"谈妥了\""),
        ("sent docs =quote", "=quote \"sent docs\""),
        ("推进 =谈", "=negotiation \"推进\""),
        ("@张总 说可以 #展会 #急", "@张总 #展会 #急 \"说可以\""),
        ("电话 确认 ￥９８０００", "phone CNY98000.00 \"确认 ￥９８０００\""),
        ("call agreed on $1,200", "phone USD1200.00 \"agreed on $1,200\""),
        ("quote 12k sent", "CNY12000.00 \"quote 12k sent\""),
        ("客户预算 ¥50000", "\"客户预算 ¥50000\""),
        ("报价 3份 已寄", "\"报价 3份 已寄\""),
        (
            "电话 报价已确认,等合同 >下周三 催合同 =谈判 !A",
            "phone !A =negotiation >2026-03-18 [催合同] \"报价已确认,等合同\"",
        ),
        (
            "电话 可以 ＞下周三 催合同 ＝谈判 ！A ＠张总 ＃展会",
            "phone !A =negotiation @张总 #展会 >2026-03-18 [催合同] \"可以\"",
        ),
        ("电话 可以 》周五", "phone >2026-03-13 [] \"可以\""),
        ("电话 价格 \\>10万 可谈", "phone \"价格 >10万 可谈\""),
        ("a>b a=b a!b", "\"a>b a=b a!b\""),
        ("电话：说下周定", "phone \"说下周定\""),
        (">明天下午 打电话", ">2026-03-12 [下午 打电话] \"\""),
        (">tomorrow morning call", ">2026-03-12 [morning call] \"\""),
        ("昨天下午 拜访", "<2026-03-10 visit \"下午\""),
        ("<9点 电话 聊了需求", "<2026-03-11T09:00 phone \"聊了需求\""),
        ("sat with the buyer for an hour", "\"sat with the buyer for an hour\""),
        ("call in the morning went well", "phone \"in the morning went well\""),
        ("下周有预算", ">2026-03-16 [有预算] \"\""),
        ("=won signed today", "=won \"signed today\""),
        ("电话 10:00 约好见面", "phone \"10:00 约好见面\""),
        ("电话 15:00 再打", "phone >2026-03-11T15:00 [再打] \"\""),
        ("email sent the proposal", "email \"sent the proposal\""),
        ("竞品 ¥85000 我们 ¥90000", "CNY90000.00 \"竞品 ¥85000 我们 ¥90000\""),
        ("电话 na >明早 再打", "phone ~no_answer >2026-03-12 [早 再打] \"\""),
        ("多  空  格", "\"多  空  格\""),
        ("", "\"\""),
        ("   ", "\"\""),
        ("电话", "phone \"\""),
        ("> ", "\">\""),
        ("! = @ #", "\"! = @ #\""),
    ];
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, expected)| (text, expected, told(&read(text))))
        .filter(|(_, expected, got)| **expected != got)
        .map(|(text, expected, got)| format!("{text}\n  expected {expected}\n  got      {got}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_length_behind_the_mark_of_a_step_is_when() {
    for (text, expected) in [
        ("left a message >3d", ">2026-03-14 [] \"left a message\""),
        ("left a message >3d call again", ">2026-03-14 [call again] \"left a message\""),
        ("left a message > 2w send the quote", ">2026-03-25 [send the quote] \"left a message\""),
        ("left a message >2m", ">2026-05-11 [] \"left a message\""),
        ("left a message >2 months", ">2026-05-11 [] \"left a message\""),
        ("left a message >3d 14:00 call", ">2026-03-14T14:00 [call] \"left a message\""),
        ("等老板批 >3天 再打", "~awaiting_approval >2026-03-14 [再打] \"等老板批\""),
        ("等老板批 >两周", "~awaiting_approval >2026-03-25 [] \"等老板批\""),
        // Without the mark they are words like any other.
        ("asked for a 3d printer", "\"asked for a 3d printer\""),
        ("delivery takes 2w", "\"delivery takes 2w\""),
        ("wants 3 days", "\"wants 3 days\""),
        ("they need 3d", "\"they need 3d\""),
        ("交期 30天", "\"交期 30天\""),
    ] {
        let log = read(text);
        assert_eq!((told(&log).as_str(), &log.problems[..]), (expected, &[][..]), "{text}");
    }
    for text in ["call >3dx", "call >3d or 5d", "call >3d内"] {
        assert_eq!(read(text).problems.len(), 1, "{text}");
    }
}

#[test]
fn a_mark_that_is_not_understood_is_told_and_stays() {
    for (text, kind, part) in [
        ("电话 等 >下周八 打", ProblemKind::Date(WhenErrorKind::NotUnderstood), ">下周八 打"),
        ("电话 等 >2月30日", ProblemKind::Date(WhenErrorKind::NoSuchDay), ">2月30日"),
        ("电话 等 >周五前给", ProblemKind::Date(WhenErrorKind::NotUnderstood), ">周五前给"),
        ("<改天 电话", ProblemKind::Date(WhenErrorKind::NotUnderstood), "<改天"),
        ("<明天 电话 等", ProblemKind::FutureHappened, "<明天"),
        ("电话 等 =投标准备", ProblemKind::UnknownStage, "=投标准备"),
        ("电话 等 !重要", ProblemKind::UnknownTier, "!重要"),
        ("电话 等 ~随便", ProblemKind::UnknownOutcome, "~随便"),
        ("电话 !A !B 等", ProblemKind::Repeated(ChipKind::Tier), "!B"),
        ("电话 >周五 打 >周六 打", ProblemKind::Repeated(ChipKind::Next), ">周六 打"),
    ] {
        let log = read(text);
        let problems: Vec<_> = log.problems.iter().map(|p| (p.kind, &text[p.span.clone()])).collect();
        assert_eq!(problems, [(kind, part)], "{text}");
        if !matches!(kind, ProblemKind::FutureHappened) {
            assert!(log.note.contains(part), "{text}: {}", log.note);
        }
    }
    let log = read(">周四 3月20日");
    assert!(matches!(log.problems[..], [ref p] if matches!(p.kind, ProblemKind::OtherWeekday(_))), "{log:?}");
}

#[test]
fn a_dropped_chip_is_note_again() {
    for (text, kind, dropped, note) in [
        ("昨天 拜访 试用反馈好 !A 3天后发方案", ChipKind::Next, "3天后发方案", "试用反馈好 3天后发方案"),
        ("昨天 拜访 试用反馈好 !A 3天后发方案", ChipKind::Tier, "!A", "试用反馈好 !A"),
        ("电话 说可以 >周五 再打", ChipKind::Next, ">周五 再打", "说可以 >周五 再打"),
        ("电话 费用谁出", ChipKind::Channel, "电话", "电话 费用谁出"),
        ("报价9.8万", ChipKind::Amount, "报价9.8万", "报价9.8万"),
    ] {
        let log = read_without(text, &[Dropped { kind, text: dropped.to_owned() }]);
        assert_eq!(log.note, note, "{text}");
        assert!(log.chips.iter().all(|chip| chip.kind != kind), "{text}");
        assert!(log.problems.is_empty(), "{text}");
    }
}

#[test]
fn a_note_without_an_outcome_is_a_talk() {
    assert_eq!(read("电话 说可以").settled_outcome(), Some(Outcome::Talked));
    assert_eq!(read("电话").settled_outcome(), None);
    let log = read("电话 未接 !A =报价");
    assert_eq!(
        (log.settled_outcome(), log.tier, log.stage),
        (Some(Outcome::NoAnswer), Some(Tier::A), Some(Stage::Quote))
    );
}

#[test]
fn the_step_s_channel_is_that_of_its_action() {
    let channel = |text: &str| match read(text).next {
        Next::Step { channel, .. } => channel,
        _ => None,
    };
    assert_eq!(channel("等 >周五 电话 催合同"), Some(Channel::Phone));
    assert_eq!(channel("等 >周五 催合同"), None);
}

#[test]
fn vague_notes() {
    for note in [
        "已联系",
        "已沟通过",
        "",
        "跟进中，再联系",
        "今天已沟通 正常",
        "无",
        "3月5日 已电话",
        "同上",
        "华为 已联系",
        "ok",
    ] {
        assert!(is_vague(note, "华为"), "{note}");
    }
    for (note, name) in [
        ("已联系华信机械，保持联系", "华信机械有限公司"),
        ("华信机械 已联系", "华信机械股份有限公司"),
        ("Acme Pumps: spoke with them, will follow up", "Acme Pumps Ltd."),
    ] {
        assert!(is_vague(note, name), "{note}");
    }
    for note in ["客户说下周定预算", "报价已发,等老板批复", "boss wants a discount", "无锡工厂想要三台"]
    {
        assert!(!is_vague(note, "华为"), "{note}");
    }
}

#[test]
fn contacts_by_name_title_and_pinyin() {
    let names = ["张伟", "单丽", "王小明", "王芳", "John Smith"];
    for (mark, expected) in [
        ("张伟", NameMatch::One(0)),
        ("张", NameMatch::One(0)),
        ("张总", NameMatch::One(0)),
        ("zw", NameMatch::One(0)),
        ("zhangwei", NameMatch::One(0)),
        ("shanli", NameMatch::One(1)),
        ("小明", NameMatch::One(2)),
        ("王总", NameMatch::Several(vec![2, 3])),
        ("wxm", NameMatch::One(2)),
        ("john", NameMatch::One(4)),
        ("李总", NameMatch::Nobody),
        ("", NameMatch::Nobody),
    ] {
        assert_eq!(resolve_name(mark, &names), expected, "{mark}");
    }
}

/// Text like a rep's, and like nobody's.
fn any_line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,6}",
        Just("\0".to_owned()),
        "[>＞<!！=＝@＠#＃~\\\\，。；：》 　]{1,4}",
        proptest::sample::select(vec![
            "电话",
            "微信",
            "未接",
            "昨天",
            "周五",
            "再打",
            "报价",
            "9.8万",
            "¥98000",
            ">下周三",
            "14:00",
            "!A",
            "=报价",
            "@张总",
            "#展会",
            "下次",
            "next",
            "fri",
            "call",
            "na",
            "3天后发方案",
            "月底",
            "\\>",
            "👍🏽",
            "\u{202e}abc",
            "e\u{301}",
            "竞品",
            "<",
            "tomorrow morning",
            "明天下午",
            "=x",
            "~x",
            "周四 3月20日",
        ])
        .prop_map(str::to_owned),
        Just(" ".to_owned()),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Letters, digits and ideographs: what a word is made of.
fn words_of(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #[test]
    fn no_word_is_lost(text in any_line()) {
        let log = read(&text);
        let mut in_chip = vec![false; text.len()];
        for chip in log.chips.iter().filter(|chip| !chip.in_note) {
            prop_assert!(text.get(chip.span.clone()).is_some());
            for at in chip.span.clone() {
                prop_assert!(!in_chip[at], "two chips on one byte");
                in_chip[at] = true;
            }
        }
        let left: String = text.char_indices().filter(|(at, _)| !in_chip[*at]).map(|(_, c)| c).collect();
        prop_assert_eq!(words_of(&log.note), words_of(&left));
        for problem in &log.problems {
            prop_assert!(text.get(problem.span.clone()).is_some());
        }
    }

    #[test]
    fn a_dropped_chip_does_not_come_back(text in any_line()) {
        for chip in read(&text).chips {
            let dropped = Dropped { kind: chip.kind, text: text[chip.span.clone()].to_owned() };
            let again = read_without(&text, std::slice::from_ref(&dropped));
            prop_assert!(again.chips.iter().all(|c| c.kind != dropped.kind || text[c.span.clone()] != dropped.text));
        }
    }
}
