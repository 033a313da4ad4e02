//! The quick-log line by its keys: chips, what stands in the way, what is saved.

use crate::forms_support::{Desk, script, subject};
use gendan::{
    action::Scope,
    domain::{channel::Channel, follow_up::Happened, id::ContactId, outcome::Outcome, stage::Stage, tier::Tier},
    i18n::Lang,
    store::{
        Op, Rule, StoreError,
        op::{NewFollowUp, NextPlan},
    },
    tui::{
        quick_log::{QuickLogEvent, QuickLogLine},
        widget::{chips::ChipState, echo::Echo, hits::Target},
    },
};

fn line(desk: &Desk) -> QuickLogLine {
    QuickLogLine::new(subject(), "", &desk.ctx())
}

/// Presses the keys of a script and returns what the last one came to.
fn run(desk: &Desk, line: &mut QuickLogLine, text: &str) -> QuickLogEvent {
    let mut last = QuickLogEvent::Ignored;
    for press in script(desk, Scope::QuickLog, text) {
        let press = if line.scope() == Scope::QuickLog {
            press
        } else {
            gendan::tui::Press {
                action: desk.canvas.keymap.action(&[line.scope(), Scope::Everywhere], &press.key),
                key: press.key,
            }
        };
        last = line.on_press(&press, &desk.ctx());
    }
    last
}

fn saved(event: QuickLogEvent) -> NewFollowUp {
    match event {
        QuickLogEvent::Save(op) => match *op {
            Op::LogFollowUp(new) => *new,
            other => panic!("{other:?}"),
        },
        _ => panic!("not saved"),
    }
}

fn chips(line: &QuickLogLine) -> String {
    let sign = |state| match state {
        ChipState::Set => "",
        ChipState::Implied => "~",
        ChipState::Problem => "?",
    };
    let word = |chip: &gendan::tui::widget::chips::Chip| {
        let kind = if chip.kind.is_empty() { String::new() } else { format!("{} ", chip.kind) };
        format!("{}{kind}{}", sign(chip.state), chip.text)
    };
    line.chips().map(word).collect::<Vec<_>>().join(" | ")
}

fn told(line: &QuickLogLine) -> &str {
    line.echo().map_or("", Echo::text)
}

#[test]
fn the_chips_are_what_is_saved() {
    let desk = Desk::new(Lang::ZhCn);
    let cases = [
        ("电话 未接", "电话 | 未接通 | ~下次 03-12 周四"),
        ("说下周有预算，等老板批", "~微信 | 有效沟通 | 说下周有预算，等老板批 | ~下次 03-18 周三"),
        (
            "电话 报价已确认，等合同 >下周三 14:00 催合同 =谈判 !A",
            "电话 | 有效沟通 | 报价已确认，等合同 | 下次 03-18 周三 14:00 催合同 | 谈判 | A",
        ),
        (
            "昨天 拜访 试用反馈好 !A 3天后发方案",
            "面谈 | 有效沟通 | 试用反馈好 | 下次 03-14 周六（周末） 发方案 | A | 时间 03-10 周二",
        ),
        ("电话 等批复中请稍候 >无", "电话 | 有效沟通 | 等批复中请稍候 | 下次 不安排"),
        (
            "@张总 报价9.8万 =报价 #展会 周五",
            "~微信 | 有效沟通 | 报价9.8万 | 下次 03-13 周五 | 报价 | 联系人 张伟 | #展会 | 金额 ¥98,000.00",
        ),
        ("", ""),
    ];
    for (text, expected) in cases {
        let mut line = line(&desk);
        run(&desk, &mut line, text);
        assert_eq!(chips(&line), expected, "{text}");
    }
    let english = Desk::new(Lang::En);
    let mut line = line(&english);
    run(&english, &mut line, "call they want three units by june >fri send offer");
    assert_eq!(chips(&line), "phone | talked | they want three units by june | next Fri Mar 13 send offer");
}

#[test]
fn enter_saves_what_the_chips_show() {
    let desk = Desk::new(Lang::ZhCn);
    let mut line = line(&desk);
    let text = "电话 报价9.8万，客户说要比一比 ＞下周三 14:00 催合同 ＝报价 ！A ＠张总 ＃展会";
    let new = saved(run(&desk, &mut line, &format!("{text}<enter>")));
    assert_eq!(
        (new.channel, new.outcome, new.tier, new.stage),
        (Channel::Phone, Outcome::Talked, Some(Tier::A), Some(Stage::Quote))
    );
    assert_eq!((new.contact, new.amount, new.tags.join(" ").as_str()), (Some(ContactId(1)), Some(9_800_000), "展会"));
    assert_eq!(new.note, "报价9.8万，客户说要比一比");
    assert_eq!(new.happened, Happened::At(desk.at));
    match &new.next {
        NextPlan::Step { due, action, .. } => {
            assert_eq!((due.key().as_str(), action.as_deref()), ("2026-03-18T14:00", Some("催合同")));
        }
        other => panic!("{other:?}"),
    }
    // Without a channel the last one, without a date none is made up.
    let mut line = self::line(&desk);
    let new = saved(run(&desk, &mut line, "客户在走内部采购流程<enter>"));
    assert_eq!((new.channel, &new.next), (Channel::Wechat, &NextPlan::Implied));
    assert_eq!(line.text(), "客户在走内部采购流程", "the text stays until the app has saved it");
}

#[test]
fn a_talk_with_a_date_takes_few_keys() {
    let desk = Desk::new(Lang::ZhCn);
    let mut line = line(&desk);
    let note = "客户要三台样机做测试";
    let keys = script(&desk, Scope::QuickLog, &format!("{note} >周五<enter>"));
    // `a` opened the line; the note's own text does not count.
    assert!(1 + keys.len() - note.chars().count() <= 6);
    let new = saved(run(&desk, &mut line, &format!("{note} >周五<enter>")));
    assert!(matches!(new.next, NextPlan::Step { .. }));
}

#[test]
fn what_cannot_be_saved_says_why() {
    let desk = Desk::new(Lang::ZhCn);
    let cases = [
        ("", "还没写内容"),
        ("电话", "还没写内容"),
        ("客户要三台样机做测试 !紧急", "“!紧急”不是等级"),
        ("客户要三台样机做测试 =打包", "“=打包”这个阶段"),
        ("客户要三台样机做测试 ~随便", "“~随便”这种结果"),
        ("客户要三台样机做测试 >2月30日", "没有这一天"),
        ("<明天15:00 客户要三台样机做测试", "还没到"),
        ("客户要三台样机做测试 @王五", "没有叫“王五”的联系人"),
        ("客户要三台样机做测试，$1200", "金额是 USD"),
        ("电话 ~约定回电 客户在开会不方便说话", "“约定回电”要写约在哪天"),
    ];
    for (text, expected) in cases {
        let mut line = line(&desk);
        // `<` opens a key's name in a script.
        line.paste(text, &desk.ctx());
        assert!(matches!(run(&desk, &mut line, "<enter>"), QuickLogEvent::Moved), "{text}");
        assert!(told(&line).contains(expected), "{text}: {}", told(&line));
        assert!(line.echo().is_some_and(Echo::is_error), "{text}");
        assert!(
            matches!(run(&desk, &mut line, "<enter>"), QuickLogEvent::Moved),
            "{text} is not saved on a second try"
        );
    }
}

#[test]
fn losing_asks_for_the_reason() {
    let desk = Desk::new(Lang::ZhCn);
    let mut line = line(&desk);
    assert!(matches!(run(&desk, &mut line, "电话 客户说今年不上这个项目了 =输单<enter>"), QuickLogEvent::Moved));
    assert_eq!(line.scope(), Scope::Prompt);
    let new = saved(run(&desk, &mut line, "2"));
    assert_eq!((new.stage, new.reason.as_deref()), (Some(Stage::Lost), Some("选择竞品")));
    let mut line = self::line(&desk);
    run(&desk, &mut line, "电话 客户说今年不上这个项目了 =输单<enter>");
    let new = saved(run(&desk, &mut line, "老板换人了<enter>"));
    assert_eq!(new.reason.as_deref(), Some("老板换人了"));
    // Esc goes back to the line, with its text.
    let mut line = self::line(&desk);
    run(&desk, &mut line, "客户说今年不上这个项目了 =输单<enter><esc>");
    assert_eq!((line.scope(), line.text()), (Scope::QuickLog, "客户说今年不上这个项目了 =输单"));
}

#[test]
fn a_dropped_chip_is_note_again() {
    let desk = Desk::new(Lang::ZhCn);
    let mut line = line(&desk);
    run(&desk, &mut line, "电话 客户周末看样机 周五");
    assert!(chips(&line).contains("下次 03-13 周五"), "{}", chips(&line));
    // The last part goes first; typing on does not bring it back.
    run(&desk, &mut line, "<ctrl-x>");
    assert!(chips(&line).contains("客户周末看样机 周五 | ~下次"), "{}", chips(&line));
    run(&desk, &mut line, "<down><ctrl-x>");
    assert!(chips(&line).starts_with("~微信 | 有效沟通 | 电话 客户周末看样机 周五"), "{}", chips(&line));
    assert!(saved(run(&desk, &mut line, "<enter>")).note.starts_with("电话 客户周末看样机 周五"));

    let mut line = self::line(&desk);
    run(&desk, &mut line, "电话 客户要三台样机做测试 !A");
    let tier = line.chips().position(|chip| chip.text == "A").unwrap();
    line.on_click(Target::Chip(tier), &desk.ctx());
    line.on_click(Target::Chip(tier), &desk.ctx());
    assert!(chips(&line).contains("客户要三台样机做测试 !A"), "{}", chips(&line));
}

#[test]
fn a_mark_is_not_wrong_while_it_is_typed() {
    let desk = Desk::new(Lang::ZhCn);
    let mut line = line(&desk);
    run(&desk, &mut line, "客户要三台样机做测试 >下");
    assert_eq!(told(&line), "");
    run(&desk, &mut line, "周三 =");
    assert_eq!(told(&line), "");
    run(&desk, &mut line, "打包 @");
    assert!(told(&line).contains("=打包"), "{}", told(&line));
}

#[test]
fn pasted_lines_become_one() {
    let desk = Desk::new(Lang::ZhCn);
    let mut line = line(&desk);
    assert!(matches!(line.paste("电话 客户说\r\n要三台样机\n周五", &desk.ctx()), QuickLogEvent::Changed));
    assert_eq!(line.text(), "电话 客户说 要三台样机 周五");
    assert_eq!(line.values(), [("line", "电话 客户说 要三台样机 周五".to_owned())]);
    let again = QuickLogLine::new(subject(), line.text(), &desk.ctx());
    assert_eq!(chips(&again), chips(&line), "a draft is understood again");
    assert!(matches!(run(&desk, &mut line, "<esc>"), QuickLogEvent::Cancelled));
}

#[test]
fn a_refusal_of_the_store_is_worded_and_the_text_stays() {
    let desk = Desk::new(Lang::ZhCn);
    let mut line = line(&desk);
    saved(run(&desk, &mut line, "客户付了定金，下周进场 =成交<enter>"));
    assert!(line.refused(&StoreError::rule(Rule::WonWithoutOrder), &desk.ctx()));
    assert!(told(&line).contains("订单"), "{}", told(&line));
    assert!(!line.refused(&StoreError::Full, &desk.ctx()), "troubles of the file are the app's to tell");
    assert_eq!(line.text(), "客户付了定金，下周进场 =成交");
}

#[test]
fn tab_goes_on_in_the_form_with_the_same_data() {
    let desk = Desk::new(Lang::ZhCn);
    let mut line = line(&desk);
    let event =
        run(&desk, &mut line, "昨天15:00 电话 客户要三台样机做测试 >下周三 14:00 发样机 =方案 !A @李娜 #展会<tab>");
    let QuickLogEvent::Expand(form) = event else { panic!("no form") };
    let text = |id: &str| form.values().into_iter().find(|(field, _)| *field == id).unwrap().1;
    assert_eq!(text("channel"), "phone");
    assert_eq!(text("happened"), "2026-03-10 15:00");
    assert_eq!(text("note"), "客户要三台样机做测试");
    assert_eq!((text("next_on"), text("next_action")), ("2026-03-18 14:00".to_owned(), "发样机".to_owned()));
    assert_eq!(
        (text("stage"), text("tier"), text("contact"), text("tags")),
        ("proposal".to_owned(), "A".to_owned(), "2".to_owned(), "展会".to_owned())
    );
}
