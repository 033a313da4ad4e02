//! The full form of a follow-up: a new one and a saved one.

use crate::forms_support::{Desk, book, script, subject};
use gendan::{
    action::Scope,
    domain::{
        channel::{Channel, Direction},
        follow_up::{FollowUp, Happened, Kind},
        outcome::Outcome,
        stage::Stage,
    },
    entry::log::{LogEntry, LogSubject, no_answer},
    i18n::Lang,
    store::{Noted, Op, Store, StoreError, TimelineKind, op::NextPlan},
    tui::log_form::{LogForm, LogFormEvent},
};

fn run(desk: &Desk, form: &mut LogForm, text: &str) -> LogFormEvent {
    let mut last = LogFormEvent::Ignored;
    for press in script(desk, Scope::Form, text) {
        last = form.on_press(&press, &desk.ctx());
    }
    last
}

fn new_form(desk: &Desk) -> LogForm {
    LogForm::of_entry(subject(), &LogEntry::default(), &desk.ctx())
}

fn text(form: &LogForm, id: &str) -> String {
    form.values().into_iter().find(|(field, _)| *field == id).map(|(_, text)| text).unwrap()
}

#[test]
fn a_follow_up_is_filled_in_and_saved() {
    let desk = Desk::new(Lang::ZhCn);
    let mut form = new_form(&desk);
    assert_eq!(text(&form, "channel"), "wechat", "the last channel is proposed");
    // From the note on: attitude and kind stand at the end.
    form.paste("客户说\r\n下周开标，要三台样机", &desk.ctx());
    run(&desk, &mut form, "<tab>下周三 14:00<tab>发标书<tab>面谈");
    form.fill(
        [("stage", "proposal"), ("amount", "9.8万"), ("tags", "展会，重点"), ("attitude", "1"), ("direction", "in")],
        &desk.ctx(),
    );
    let LogFormEvent::Save(op) = run(&desk, &mut form, "<ctrl-s>") else { panic!("not saved") };
    let Op::LogFollowUp(new) = *op else { panic!("{op:?}") };
    assert_eq!(new.note, "客户说\n下周开标，要三台样机", "line ends stay in the form");
    assert_eq!(
        (new.stage, new.amount, new.attitude, new.direction),
        (Some(Stage::Proposal), Some(9_800_000), Some(1), Direction::In)
    );
    assert_eq!(new.tags, ["展会", "重点"]);
    let NextPlan::Step { due, action, channel } = new.next else { panic!("no step") };
    assert_eq!(
        (due.key().as_str(), action.as_deref(), channel),
        ("2026-03-18T14:00", Some("发标书"), Some(Channel::Visit))
    );
}

#[test]
fn what_is_wrong_stands_at_its_field() {
    let desk = Desk::new(Lang::ZhCn);
    // field, text, words on the screen
    let cases = [
        ("happened", "明天", "还没到"),
        ("next_on", "昨天", "已过"),
        ("next_on", "下下", "看不懂"),
        ("amount", "很多", "看不懂金额"),
        ("stage", "lost", "要写原因"),
        ("outcome", "callback", "要写约在哪天"),
    ];
    for (id, typed, words) in cases {
        let mut form = new_form(&desk);
        form.fill([("note", "客户要三台样机做测试"), (id, typed)], &desk.ctx());
        assert!(matches!(run(&desk, &mut form, "<ctrl-s>"), LogFormEvent::Moved), "{id}");
        let screen = desk.canvas.lines((80, 36), |area, buf, ctx| {
            form.draw(area, buf, ctx);
        });
        assert!(screen.contains(words), "{id}:\n{screen}");
    }
    let mut form = new_form(&desk);
    assert!(matches!(run(&desk, &mut form, "<ctrl-s>"), LogFormEvent::Moved), "nothing is no log");
    form.fill([("note", "已联系")], &desk.ctx());
    assert!(matches!(run(&desk, &mut form, "<ctrl-s>"), LogFormEvent::Save(_)), "what a note lacks costs no key");
    assert!(matches!(run(&desk, &mut form, "<esc>"), LogFormEvent::Cancelled));
}

/// The newest follow-up of a book.
fn newest(store: &Store, subject: &LogSubject) -> FollowUp {
    let items = store.timeline(subject.customer, None, 10).unwrap();
    let found = items.into_iter().find_map(|item| match item.kind {
        TimelineKind::FollowUp(follow_up) => Some(*follow_up),
        _ => None,
    });
    found.unwrap()
}

#[test]
fn a_saved_follow_up_is_mended() {
    let desk = Desk::new(Lang::ZhCn);
    let (mut store, customer) = book(&desk);
    let card = store.card(customer, desk.at.naive_local()).unwrap();
    let subject = LogSubject::of_card(&card, None, None, Noted::default());
    let mut form = LogForm::of_entry(subject.clone(), &LogEntry::default(), &desk.ctx());
    let LogFormEvent::Save(op) = run(&desk, &mut form, "客户要三台样机做测试<ctrl-s>") else {
        panic!("not saved")
    };
    store.apply(&op, desk.at).unwrap();

    let saved = newest(&store, &subject);
    let mut form = LogForm::of_saved(subject.clone(), saved.clone(), &desk.ctx());
    assert!(!form.is_changed());
    run(&desk, &mut form, "，周五来取");
    form.fill([("channel", "phone"), ("outcome", "trial"), ("kind", "presales")], &desk.ctx());
    assert!(form.is_changed());
    let LogFormEvent::Save(op) = run(&desk, &mut form, "<ctrl-s>") else { panic!("not saved") };
    store.apply(&op, desk.at).unwrap();
    let mended = newest(&store, &subject);
    assert_eq!((mended.channel, mended.outcome, mended.kind), (Channel::Phone, Some(Outcome::Trial), Kind::Presales));
    assert_eq!(mended.note, "客户要三台样机做测试，周五来取");
    assert_eq!(mended.happened, saved.happened, "a time that was not touched keeps its seconds");

    // Another window was faster: nothing is overwritten, the text stays.
    let mut late = LogForm::of_saved(subject.clone(), saved, &desk.ctx());
    let LogFormEvent::Save(op) = run(&desk, &mut late, "！<ctrl-s>") else { panic!("not saved") };
    let error = store.apply(&op, desk.at).unwrap_err();
    assert!(matches!(error, StoreError::Changed { .. }));
    assert!(late.refused(&error, &desk.ctx()));
    assert_eq!(text(&late, "note"), "客户要三台样机做测试！");

    let mut form = LogForm::of_saved(subject.clone(), mended, &desk.ctx());
    form.fill([("happened", "昨天")], &desk.ctx());
    let LogFormEvent::Save(op) = run(&desk, &mut form, "<ctrl-s>") else { panic!("not saved") };
    store.apply(&op, desk.at).unwrap();
    assert_eq!(newest(&store, &subject).happened, Happened::On("2026-03-10".parse().unwrap()));
}

#[test]
fn a_call_that_nobody_took_is_a_call() {
    let desk = Desk::new(Lang::ZhCn);
    let Op::LogFollowUp(new) = no_answer(&subject(), &desk.ctx()) else { panic!("no log") };
    assert_eq!((new.channel, new.outcome, new.note.as_str()), (Channel::Phone, Outcome::NoAnswer, ""));
}
