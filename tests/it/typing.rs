//! What a log lacks is said while it is typed, in one quiet line that costs no key; the shell says it in a sentence.

use crate::{
    cli_support::Book,
    forms_support::{Desk, script, subject},
    kit_canvas::lines,
};
use gendan::{
    action::Scope,
    domain::{
        due::DuePolicy,
        follow_up::{FollowUp, Happened, Kind},
        id::FollowUpId,
        outcome::Outcome,
    },
    entry::log::{LogEntry, LogSubject},
    i18n::Lang,
    store::{Noted, Op, op::NewFollowUp},
    tui::{
        log_form::{LogForm, LogFormEvent},
        quick_log::{QuickLogEvent, QuickLogLine},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};
use serde_json::json;

fn press(desk: &Desk, line: &mut QuickLogLine, keys: &str) -> QuickLogEvent {
    let mut last = QuickLogEvent::Ignored;
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        // A question has keys of its own.
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let length = named.map_or(c.len_utf8(), |(name, _)| name.len() + 2);
        for key in script(desk, line.scope(), &rest[..length]) {
            last = line.on_press(&key, &desk.ctx());
        }
        rest = &rest[length..];
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

/// The line as it is drawn.
fn drawn(desk: &Desk, line: &QuickLogLine, width: u16) -> String {
    let area = Rect::new(0, 0, width, line.height(width));
    let mut buf = Buffer::empty(area);
    line.draw(area, area, &mut buf, &desk.canvas.ctx());
    lines(&buf)
}

fn knowing(noted: Noted) -> LogSubject {
    LogSubject { noted, ..subject() }
}

#[test]
fn the_line_names_what_is_missing() {
    let cases = [
        // Nothing is asked of a line that says nothing yet.
        ("", None),
        ("电话 ", None),
        ("电话 已联系", Some("客户说了什么？")),
        ("已沟通，继续跟进", Some("客户说了什么？")),
        ("报价已确认,等合同盖章", None),
        // Nobody answered: nobody can be quoted.
        ("电话 未接", None),
        ("等批 >周五 催合同盖章", None),
        ("说下月有预算 >周五", Some("下次做什么？")),
        ("说下月有预算 >周五 电话", None),
        // What is next says enough.
        (">周五 发方案", None),
        ("谈到9.8万能签,等法务", Some("9.8万 没记入金额")),
        ("竞品报8.5万,交期短", None),
        ("报价9.8万,等法务看合同", None),
        ("客户保证月内把尾款结清", Some("答应了哪天？")),
        ("客户保证月内把尾款结清 >周五 查到账", None),
        ("<3天前 预算批下来了,等招标", Some("补录，迟 3 天")),
    ];
    let desk = Desk::new(Lang::ZhCn);
    for (text, hint) in cases {
        let line = QuickLogLine::new(subject(), text, &desk.ctx());
        assert_eq!(line.hint(), hint, "{text}");
    }
    let desk = Desk::new(Lang::En);
    for (text, hint) in [
        ("caught up with them again", Some("what did they say?")),
        ("price is fine, legal reads the contract >fri", Some("to do what?")),
        ("settled at 98k, legal reads it", Some("98k is in no amount field")),
        ("they will pay the balance in december", Some("promised by when?")),
        ("<yesterday budget approved for two lines", None),
    ] {
        let line = QuickLogLine::new(subject(), text, &desk.ctx());
        assert_eq!(line.hint(), hint, "{text}");
    }
}

#[test]
fn what_is_on_file_counts() {
    let desk = Desk::new(Lang::ZhCn);
    let hint = |noted: Noted, text: &str| {
        let line = QuickLogLine::new(knowing(noted), text, &desk.ctx());
        line.hint().map(str::to_owned)
    };
    let last =
        || Noted {
            last_note: Some("谈到法务这一关，要改两处条款。".to_owned()), has_need: true, ..Noted::default()
        };
    assert_eq!(hint(last(), "谈到法务这一关,要改两处条款").as_deref(), Some("和上次几乎一样，有什么新情况？"));
    assert_eq!(hint(last(), "采购总监批了,走合同"), None);
    let priced = Noted { has_amount: true, has_need: true, ..Noted::default() };
    assert_eq!(hint(priced, "谈到9.8万能签,等法务"), None, "an amount is on file");
    assert_eq!(hint(Noted::default(), "产品试用过了,认可 =方案").as_deref(), Some("客户要什么？"));
    let mut desk = Desk::new(Lang::ZhCn);
    desk.policy = DuePolicy { implied: false, ..DuePolicy::default() };
    let line = QuickLogLine::new(subject(), "预算批下来了,等招标", &desk.ctx());
    assert_eq!(line.hint(), Some("下次什么时候？"), "no cadence gives a date");
    let line = QuickLogLine::new(subject(), "预算批下来了,等招标 >无", &desk.ctx());
    assert_eq!(line.hint(), None);
}

#[test]
fn a_hint_costs_no_key_and_leaves_when_it_is_heeded() {
    let desk = Desk::new(Lang::ZhCn);
    for text in ["已联系", "谈到9.8万能签,等法务", "说下月有预算 >周五", "客户保证月内把尾款结清"]
    {
        let mut line = QuickLogLine::new(subject(), "", &desk.ctx());
        press(&desk, &mut line, text);
        assert!(line.hint().is_some(), "{text}");
        saved(press(&desk, &mut line, "<enter>"));
    }
    let mut line = QuickLogLine::new(subject(), "", &desk.ctx());
    press(&desk, &mut line, "已联系");
    let before = drawn(&desk, &line, 80);
    assert!(before.contains("客户说了什么？"), "{before}");
    press(&desk, &mut line, ",要两台样机试用");
    let after = drawn(&desk, &line, 80);
    assert!(!after.contains("客户说了什么？"), "{after}");
    assert_eq!(before.lines().count(), after.lines().count(), "the list above does not jump");
}

#[test]
fn a_hint_without_room_gets_a_line_and_a_problem_goes_before_it() {
    let desk = Desk::new(Lang::ZhCn);
    let line = QuickLogLine::new(subject(), "电话 已联系 >周三", &desk.ctx());
    for width in [24, 40, 80, 120] {
        let screen = drawn(&desk, &line, width);
        assert!(screen.contains("客户说了什么"), "{width}\n{screen}");
    }
    let mut line = QuickLogLine::new(subject(), "已联系 !Z", &desk.ctx());
    press(&desk, &mut line, "<enter>");
    let screen = drawn(&desk, &line, 80);
    assert!(screen.contains("不是等级") && !screen.contains("客户说了什么"), "{screen}");
}

/// The form as it is drawn.
fn form_drawn(desk: &Desk, form: &LogForm) -> String {
    let area = Rect::new(0, 0, 120, 36);
    let mut buf = Buffer::empty(area);
    form.draw(area, &mut buf, &desk.canvas.ctx());
    lines(&buf)
}

/// What is typed into fields, the field's label, and what is said beneath it.
type Lacking<'t> = (&'t [(&'t str, &'t str)], &'t str, &'t str);

#[test]
fn the_form_says_it_beneath_the_field_that_is_missing() {
    let desk = Desk::new(Lang::ZhCn);
    let cases: [Lacking; 3] = [
        (&[("note", "已联系")], "内容", "客户说了什么？"),
        (&[("note", "说下月有预算"), ("next_on", "周五")], "下次做什么", "下次做什么？"),
        (&[("note", "谈到9.8万能签,等法务")], "预计金额", "9.8万 没记入金额"),
    ];
    for (texts, label, hint) in cases {
        let mut form = LogForm::of_entry(subject(), &LogEntry::default(), &desk.ctx());
        form.fill(texts.iter().copied(), &desk.ctx());
        let screen = form_drawn(&desk, &form);
        let labelled = screen.lines().position(|line| line.contains(label)).unwrap();
        let told = screen.lines().position(|line| line.contains(hint) && line.contains('→'));
        assert!(told.is_some_and(|told| told > labelled && told <= labelled + 3), "{label}\n{screen}");
        let press = desk.press(Scope::Form, "ctrl-s");
        assert!(matches!(form.on_press(&press, &desk.ctx()), LogFormEvent::Save(_)), "{label}");
    }
}

#[test]
fn a_mended_follow_up_keeps_an_outcome() {
    let desk = Desk::new(Lang::ZhCn);
    let of = |outcome| FollowUp {
        id: FollowUpId(5),
        contact: None,
        kind: Kind::default(),
        direction: Default::default(),
        channel: subject().default_channel(),
        outcome,
        note: "谈到9.8万能签,等法务".to_owned(),
        happened: Happened::At(desk.at - chrono::Duration::days(9)),
        entered_at: desk.at,
        attitude: None,
        satisfaction: None,
        customer: subject().customer,
        contact_name: None,
        channel_text: None,
        outcome_text: None,
        planned: None,
        attachments: 0,
    };
    let save = desk.press(Scope::Form, "ctrl-s");
    let mut form = LogForm::of_saved(subject(), of(Some(Outcome::Talked)), &desk.ctx());
    let screen = form_drawn(&desk, &form);
    assert!(screen.contains("9.8万 没记入金额") && !screen.contains("补录"), "{screen}");
    form.fill([("outcome", "")], &desk.ctx());
    assert!(matches!(form.on_press(&save, &desk.ctx()), LogFormEvent::Moved), "it cannot be taken away");
    assert!(form_drawn(&desk, &form).contains("没写结果"));
    // One that an import brought without an outcome may be mended otherwise.
    let mut form = LogForm::of_saved(subject(), of(None), &desk.ctx());
    assert!(form_drawn(&desk, &form).contains("→ 结果？"));
    assert!(matches!(form.on_press(&save, &desk.ctx()), LogFormEvent::Save(_)));
}

#[test]
fn the_shell_says_it_and_saves() {
    let book = Book::new().in_chinese().at("2026-03-11T09:00:00");
    book.ok(&["customer", "add", "星辰科技"]);
    let cases = [
        ("电话 已联系", "太笼统", json!(["vague_note"])),
        ("谈到9.8万能签,等法务", "写“报价9.8万”", json!(["loose_amount"])),
        ("谈到9.8万能签，等法务", "和上一条几乎一样", json!(["loose_amount", "same_note"])),
        ("客户保证月内把尾款结清 !A", "提到承诺", json!(["undated_promise"])),
        ("<3天前 预算批下来了,要走招标", "", json!(["late_entry"])),
        ("电话 未接", "", json!([])),
    ];
    for (text, told, lacks) in cases {
        assert_eq!(book.json(&["log", "星辰科技", text, "--dry-run"])["lacks"], lacks, "{text}");
        let run = book.run(&["log", "星辰科技", text]);
        assert_eq!(run.status, 0, "{text}: {}", run.err);
        assert!(if told.is_empty() { run.err.is_empty() } else { run.err.contains(told) }, "{text}: {}", run.err);
    }
    assert_eq!(book.json(&["show", "星辰科技"])["follow_ups"].as_array().map(Vec::len), Some(6));
    // A deal without a need goes on, and says so.
    let run = book.run(&["log", "星辰科技", "产品试用过了,都认可 =方案"]);
    assert!(run.status == 0 && run.err.contains("还没写客户要什么"), "{}", run.err);
    let run = book.run(&["customer", "edit", "星辰科技", "--stage", "quote"]);
    assert!(run.status == 0 && run.err.contains("还没写客户要什么"), "{}", run.err);
    let run = book.run(&["customer", "edit", "星辰科技", "--stage", "quote", "--need", "两台样机"]);
    assert!(run.status == 0 && run.err.is_empty(), "{}", run.err);
}
