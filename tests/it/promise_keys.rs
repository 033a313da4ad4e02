//! Promises by the keys: the chips of the line, the form, the menu of the card, what the queue and the card show.

use crate::{
    factory::day,
    forms_support::{Desk, script, subject},
    screen_driver::Driver,
};
use gendan::{
    action::Scope,
    domain::{
        id::{CustomerId, PromiseId},
        promise::{Promised, Settled, Side},
    },
    entry::log::LogSubject,
    i18n::Lang,
    store::{Op, PromiseRow, op::NewFollowUp},
    tui::{
        log_form::{LogForm, LogFormEvent},
        quick_log::{QuickLogEvent, QuickLogLine},
    },
};

fn due(id: i64, side: Side, text: &str, desk: &Desk) -> PromiseRow {
    let today = desk.ctx().today();
    PromiseRow {
        id: PromiseId(id),
        customer: CustomerId(7),
        customer_name: "蓝岸电子".to_owned(),
        contact: None,
        follow_up: None,
        side,
        text: text.to_owned(),
        made_on: today,
        due_on: Some(today),
        first_due_on: Some(today),
        settled: None,
    }
}

fn with(promises: Vec<PromiseRow>) -> LogSubject {
    LogSubject { promises, ..subject() }
}

fn press(desk: &Desk, line: &mut QuickLogLine, text: &str) -> QuickLogEvent {
    let mut last = QuickLogEvent::Ignored;
    for press in script(desk, Scope::QuickLog, text) {
        last = line.on_press(&press, &desk.ctx());
    }
    last
}

fn chips(line: &QuickLogLine) -> Vec<String> {
    line.chips().map(|chip| format!("{} {}", chip.kind, chip.text).trim().to_owned()).collect()
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

#[test]
fn a_promise_is_a_chip_that_can_be_dropped() {
    let desk = Desk::new(Lang::ZhCn);
    let mut line = QuickLogLine::new(subject(), "", &desk.ctx());
    press(&desk, &mut line, "电话 答应打款 2027-01-08");
    assert!(chips(&line).iter().any(|chip| chip.starts_with("承诺 打款 2027-01-08")), "{:?}", chips(&line));
    press(&desk, &mut line, "<ctrl-x>");
    assert!(!chips(&line).iter().any(|chip| chip.starts_with("承诺")), "{:?}", chips(&line));
    let new = saved(press(&desk, &mut line, "<enter>"));
    assert_eq!((new.promises, new.note.as_str()), (Vec::new(), "答应打款 2027-01-08"));
}

#[test]
fn one_key_says_that_a_due_promise_was_kept() {
    let desk = Desk::new(Lang::ZhCn);
    let promises = vec![due(3, Side::Theirs, "打款", &desk), due(4, Side::Mine, "发票", &desk)];
    let mut line = QuickLogLine::new(with(promises), "", &desk.ctx());
    assert!(chips(&line).is_empty(), "nothing is asked and nothing is said");
    press(&desk, &mut line, "款已到账开始备货<ctrl-t>");
    assert!(chips(&line).contains(&"承诺 打款 已兑现".to_owned()), "{:?}", chips(&line));
    press(&desk, &mut line, "<ctrl-t>");
    assert!(chips(&line).contains(&"我欠 发票 已兑现".to_owned()));
    press(&desk, &mut line, "<ctrl-t>");
    assert!(chips(&line).contains(&"我欠 发票 未兑现".to_owned()));
    press(&desk, &mut line, "<ctrl-t>");
    let new = saved(press(&desk, &mut line, "<enter>"));
    assert_eq!(new.settled, [(PromiseId(3), Settled::Kept)]);
}

#[test]
fn the_form_takes_over_what_the_line_promised() {
    let desk = Desk::new(Lang::ZhCn);
    let mut line = QuickLogLine::new(with(vec![due(3, Side::Theirs, "打款", &desk)]), "", &desk.ctx());
    press(&desk, &mut line, "电话 预算已批下来 答应盖章 2027-01-08 我答应 发方案 2027-01-09<ctrl-t>");
    let QuickLogEvent::Expand(mut form) = press(&desk, &mut line, "<tab>") else { panic!("no form") };
    let value = |form: &LogForm, id: &str| {
        form.values().into_iter().find(|(field, _)| *field == id).map(|(_, text)| text).unwrap_or_default()
    };
    assert_eq!(value(&form, "theirs"), "盖章 2027-01-08");
    assert_eq!(value(&form, "mine"), "发方案 2027-01-09");
    assert_eq!(value(&form, "due_1"), "kept");
    form.fill([("mine", "发方案 2027-01-09；寄样品")], &desk.ctx());
    let mut event = LogFormEvent::Ignored;
    for press in script(&desk, Scope::Form, "<ctrl-s>") {
        event = form.on_press(&press, &desk.ctx());
    }
    let LogFormEvent::Save(op) = event else { panic!("{event:?}") };
    let Op::LogFollowUp(new) = *op else { panic!("{op:?}") };
    let said = |side, text: &str, due: Option<&str>| Promised { side, text: text.to_owned(), due_on: due.map(day) };
    assert_eq!(
        new.promises,
        [
            said(Side::Theirs, "盖章", Some("2027-01-08")),
            said(Side::Mine, "发方案", Some("2027-01-09")),
            said(Side::Mine, "寄样品", None)
        ]
    );
    assert_eq!(new.settled, [(PromiseId(3), Settled::Kept)]);
}

#[test]
fn a_promise_of_the_form_follows_from_its_outcome_unless_it_says_none() {
    let desk = Desk::new(Lang::ZhCn);
    for (theirs, wanted) in [("", 1), ("无", 0), ("盖章", 1)] {
        let mut form = LogForm::of_entry(subject(), &Default::default(), &desk.ctx());
        let fields =
            [("outcome", "promised"), ("note", "下周会有预算批下来"), ("next_on", "2027-01-08"), ("theirs", theirs)];
        form.fill(fields, &desk.ctx());
        let mut event = LogFormEvent::Ignored;
        for press in script(&desk, Scope::Form, "<ctrl-s>") {
            event = form.on_press(&press, &desk.ctx());
        }
        let LogFormEvent::Save(op) = event else { panic!("{theirs}: {event:?}") };
        let Op::LogFollowUp(new) = *op else { panic!("{op:?}") };
        assert_eq!(new.promises.len(), wanted, "{theirs}: {:?}", new.promises);
    }
}

#[test]
fn a_promise_made_by_the_line_calls_and_is_settled_on_the_card() {
    let mut driver = Driver::book(Lang::ZhCn);
    driver.keys("a电话 答应今天打款 >下周三 催<enter>").sees("已保存");
    // A plan that was made with it waits for it; the row says why it calls.
    driver.keys("/临安<enter>").sees("承诺").sees("打款");
    driver.keys("P").sees("已兑现").keys("k").sees("已保存").sees("兑现 1");
    driver.keys("u").sees("已撤销");
}

#[test]
fn promises_are_added_put_off_and_settled_by_the_menu() {
    let mut driver = Driver::book(Lang::En);
    driver.keys("jP").sees("New promise").keys("payment friday<enter>").sees("Saved: promise with");
    driver.sees("payment").sees("promised");
    driver.keys("P").sees("kept").sees("another day").keys("l2026-12-04<enter>").sees("Saved: promise put off");
    driver.keys("PnI promised the quote tue<enter>").sees("I owe");
    driver
        .keys("P")
        .sees("promised payment")
        .sees("I owe the quote")
        .keys("1k")
        .sees("Saved: promise kept")
        .sees("kept 1");
    driver.keys("u").sees("Undone: promise kept");
    driver.keys("P<esc>").sees_no("New promise");
}
