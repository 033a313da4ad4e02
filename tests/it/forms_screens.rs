//! What the forms, menus and the review look like: snapshots at three sizes in both languages, and no panic at tiny ones.

use crate::forms_support::{Desk, SIZES, book, script, subject};
use gendan::{
    action::Scope,
    domain::{
        id::{CustomerId, OperationId},
        stage::Stage,
        tier::Tier,
    },
    entry::log::LogEntry,
    i18n::Lang,
    tui::{
        DrawContext,
        customer_form::{AlikeRow, CustomerForm},
        log_form::LogForm,
        prompt::{CopyMenu, Park, ParkStart, PlanPrompt, Prompt, Snooze, StageMenu, Subject, TagMenu, TierMenu},
        quick_log::QuickLogLine,
        review::{Review, Step},
        widget::popup::Place,
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

type Drawing<'a> = (&'static str, Box<dyn Fn(Rect, &mut Buffer, &DrawContext) -> Option<Position> + 'a>);

fn quick_log(desk: &Desk, zh: &str, en: &str, keys: &str) -> QuickLogLine {
    let text = if desk.canvas.texts.lang() == Lang::ZhCn { zh } else { en };
    let mut line = QuickLogLine::new(subject(), text, &desk.ctx());
    for press in script(desk, Scope::QuickLog, keys) {
        line.on_press(&press, &desk.ctx());
    }
    line
}

fn at_the_bottom(line: &QuickLogLine, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Option<Position> {
    let height = line.height(bounds.width).min(bounds.height);
    line.draw(Rect { y: bounds.bottom() - height, height, ..bounds }, bounds, buf, ctx).caret
}

fn drawings(desk: &Desk) -> Vec<Drawing<'_>> {
    let ctx = desk.ctx();
    let (store, customer) = book(desk);
    let card = store.card(customer, desk.at.naive_local()).unwrap();
    let one = || Subject { customers: vec![CustomerId(7)], name: "蓝岸电子".to_owned() };
    let many = || Subject { customers: (1..=3).map(CustomerId).collect(), name: String::new() };

    let full = quick_log(
        desk,
        "电话 报价9.8万，客户要等老板批 >下周六 14:00 催合同 =谈判 !A @张总 #展会",
        "call quoted 98k they wait for the boss >next sat 14:00 chase the contract =nego !A @zw #fair",
        "<down><down>",
    );
    let wrong = quick_log(desk, "客户要三台样机 >2月30日", "they want three units >feb 30", "<enter>");
    let lost = quick_log(desk, "客户今年不上这个项目 =输单", "they drop the project =lost", "<enter>");
    let empty = quick_log(desk, "", "", "");

    let mut log = LogForm::of_entry(subject(), &LogEntry::default(), &ctx);
    log.fill([("note", "客户要三台样机\n下周开标"), ("next_on", "昨天"), ("outcome", "talked")], &ctx);
    log.on_press(&desk.press(Scope::Form, "ctrl-s"), &ctx);

    let mut new = CustomerForm::new("青禾机电", &ctx);
    new.on_press(&desk.press(Scope::Form, "tab"), &ctx);
    let mut alike = CustomerForm::new("蓝岸电子", &ctx);
    let rows = store.alike("蓝岸电子", None, 3).unwrap();
    let rows = rows.into_iter().map(|alike| AlikeRow { contacts: store.contacts(alike.customer).unwrap(), alike });
    alike.on_duplicates(rows.collect(), &ctx);
    let mut edit = CustomerForm::edit(&card, &ctx);
    edit.focus_contacts();

    let mut give_up = Prompt::Park(Park::new(one(), false, Tier::A, ParkStart::GiveUp, &ctx));
    give_up.on_press(&desk.press(Scope::Prompt, "1"), &ctx);
    let prompts = [
        ("snooze", Prompt::Snooze(Snooze::new(many(), &ctx))),
        ("park", Prompt::Park(Park::new(one(), true, Tier::B, ParkStart::Choice, &ctx))),
        ("reason", Prompt::Park(Park::new(one(), false, Tier::B, ParkStart::GiveUp, &ctx))),
        ("give_up", give_up),
        ("copy", Prompt::Copy(CopyMenu::new(std::slice::from_ref(&card), &desk.canvas.texts))),
        ("stage", Prompt::Stage(StageMenu::new(one(), Some(Stage::Need), true, &ctx))),
        ("tier", Prompt::Tier(TierMenu::new(one(), Some(Tier::B), &ctx))),
        ("tag", Prompt::Tag(TagMenu::new(one(), &["VIP".to_owned()], &ctx))),
        ("plan", Prompt::Plan(PlanPrompt::new(one(), None, &ctx))),
    ];

    let mut review = Review::new((1..=3).map(CustomerId).collect());
    review.done(Step::Logged, OperationId(1));
    let mut end = Review::new((1..=3).map(CustomerId).collect());
    for (step, id) in [(Step::Logged, 1), (Step::Snoozed, 2), (Step::NoAnswer, 3)] {
        end.done(step, OperationId(id));
    }

    let mut all: Vec<Drawing<'_>> = vec![
        ("quick_log", Box::new(move |area, buf, ctx| at_the_bottom(&full, area, buf, ctx))),
        ("quick_log_wrong", Box::new(move |area, buf, ctx| at_the_bottom(&wrong, area, buf, ctx))),
        ("quick_log_lost", Box::new(move |area, buf, ctx| at_the_bottom(&lost, area, buf, ctx))),
        ("quick_log_empty", Box::new(move |area, buf, ctx| at_the_bottom(&empty, area, buf, ctx))),
        ("log_form", Box::new(move |area, buf, ctx| log.draw(area, buf, ctx).caret)),
        ("customer_new", Box::new(move |area, buf, ctx| new.draw(area, buf, ctx).caret)),
        ("customer_alike", Box::new(move |area, buf, ctx| alike.draw(area, buf, ctx).caret)),
        ("customer_edit", Box::new(move |area, buf, ctx| edit.draw(area, buf, ctx).caret)),
        (
            "review",
            Box::new(move |area, buf, ctx| {
                review.draw(area, buf, ctx);
                None
            }),
        ),
        (
            "review_end",
            Box::new(move |area, buf, ctx| {
                end.draw(area, buf, ctx);
                None
            }),
        ),
    ];
    for (name, prompt) in prompts {
        all.push((name, Box::new(move |area, buf, ctx| prompt.draw(area, Place::Centre, buf, ctx).0)));
    }
    all
}

#[test]
fn forms_and_menus_look_as_they_should() {
    for lang in Lang::ALL {
        let desk = Desk::new(lang);
        for (name, draw) in drawings(&desk) {
            for size in SIZES {
                let screen = desk.canvas.lines(size, |area, buf, ctx| {
                    draw(area, buf, ctx);
                });
                insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                    insta::assert_snapshot!(format!("forms_{name}_{}_{}x{}", lang.tag(), size.0, size.1), screen);
                });
            }
        }
    }
}

#[test]
fn a_resize_changes_nothing_but_the_place() {
    let desk = Desk::new(Lang::ZhCn);
    for (name, draw) in drawings(&desk) {
        let at = |size| {
            desk.canvas.lines(size, |area, buf, ctx| {
                draw(area, buf, ctx);
            })
        };
        let before = at((120, 36));
        at((20, 4));
        assert_eq!(at((120, 36)), before, "{name}");
    }
}

#[test]
fn no_size_is_too_small() {
    let desk = Desk::new(Lang::ZhCn);
    for (name, draw) in drawings(&desk) {
        for width in [0, 1, 2, 3, 5, 8, 13, 21, 34] {
            for height in [0, 1, 2, 3, 4, 6, 9] {
                desk.canvas.lines((width, height), |area, buf, ctx| {
                    let caret = draw(area, buf, ctx);
                    assert!(caret.is_none_or(|caret| area.contains(caret)), "{name}: {caret:?} in {width}x{height}");
                });
            }
        }
    }
}
