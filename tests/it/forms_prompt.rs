//! The small menus by their keys: what each comes to, for one customer and for several.

use crate::forms_support::{Desk, book, script};
use gendan::{
    action::Scope,
    domain::{channel::Channel, customer::Parked, id::CustomerId, stage::Stage, tier::Tier},
    i18n::Lang,
    store::{Op, PlanView},
    tui::{
        Press,
        prompt::{
            CopyMenu, Park, ParkStart, PlanPrompt, Prompt, PromptEvent, Snooze, StageMenu, Subject, TagMenu, TierMenu,
        },
    },
};

fn one() -> Subject {
    Subject { customers: vec![CustomerId(7)], name: "蓝岸电子".to_owned() }
}

fn several() -> Subject {
    Subject { customers: vec![CustomerId(7), CustomerId(8), CustomerId(9)], name: String::new() }
}

fn run(desk: &Desk, prompt: &mut Prompt, text: &str) -> PromptEvent {
    let mut last = PromptEvent::Ignored;
    for press in script(desk, Scope::Prompt, text) {
        let action = desk.canvas.keymap.action(&[prompt.scope(), Scope::Everywhere], &press.key);
        last = prompt.on_press(&Press { action, ..press }, &desk.ctx());
    }
    last
}

fn saved(event: PromptEvent) -> Op {
    match event {
        PromptEvent::Save(op) => *op,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_key_or_a_date_snoozes() {
    let desk = Desk::new(Lang::ZhCn);
    let cases = [
        ("1", "2026-03-12"),
        ("3", "2026-03-14"),
        ("７", "2026-03-18"),
        ("下周三 14:00<enter>", "2026-03-18T14:00"),
        ("<space>15号<enter>", "2026-03-15"),
    ];
    for (keys, until) in cases {
        let mut prompt = Prompt::Snooze(Snooze::new(several(), &desk.ctx()));
        match saved(run(&desk, &mut prompt, keys)) {
            Op::Snooze { customers, until: to } => {
                assert_eq!((customers.len(), to.key().as_str()), (3, until), "{keys}")
            }
            other => panic!("{other:?}"),
        }
    }
    for (keys, words) in [("昨天<enter>", "已过"), ("下下<enter>", "看不懂"), ("周六", "03-14 周六（周末）")]
    {
        let mut prompt = Prompt::Snooze(Snooze::new(one(), &desk.ctx()));
        assert!(matches!(run(&desk, &mut prompt, keys), PromptEvent::Moved), "{keys}");
        let screen = desk.canvas.lines((80, 24), |area, buf, ctx| {
            prompt.draw(area, gendan::tui::widget::popup::Place::Centre, buf, ctx);
        });
        assert!(screen.contains(words), "{keys}:\n{screen}");
    }
    let mut prompt = Prompt::Snooze(Snooze::new(one(), &desk.ctx()));
    assert!(matches!(run(&desk, &mut prompt, "<esc>"), PromptEvent::Cancelled));
}

#[test]
fn parking_has_a_reason_and_a_day() {
    let desk = Desk::new(Lang::ZhCn);
    let park = |parked, tier, start| Prompt::Park(Park::new(several(), parked, tier, start, &desk.ctx()));
    let told = |op| match op {
        Op::Park { customers, how, reason, wake_on } => {
            assert_eq!(customers.len(), 3);
            (how, reason, wake_on.map(|day| day.to_string()))
        }
        other => panic!("{other:?}"),
    };
    let mut prompt = park(false, Tier::B, ParkStart::Choice);
    assert!(matches!(run(&desk, &mut prompt, "p<ctrl-s>"), PromptEvent::Moved), "a pause has an end");
    let op = saved(run(&desk, &mut prompt, "下个月<enter>等预算<enter>"));
    assert_eq!(told(op), (Parked::Paused, "等预算".to_owned(), Some("2026-04-01".to_owned())));

    // The reason, what speaks for it, and half a year until somebody looks again; three months for tier A.
    let mut prompt = park(false, Tier::B, ParkStart::Choice);
    let op = saved(run(&desk, &mut prompt, "g1六次都没人接<ctrl-s>"));
    assert_eq!(told(op), (Parked::GivenUp, "联系不上：六次都没人接".to_owned(), Some("2026-09-07".to_owned())));
    let mut prompt = park(false, Tier::A, ParkStart::GiveUp);
    let op = saved(run(&desk, &mut prompt, "搬走了<enter><enter><ctrl-u><enter><ctrl-s>"));
    assert_eq!(told(op), (Parked::GivenUp, "搬走了".to_owned(), None));
    let mut prompt = park(false, Tier::A, ParkStart::GiveUp);
    assert_eq!(told(saved(run(&desk, &mut prompt, "3<ctrl-s>"))).2.as_deref(), Some("2026-06-09"));

    let mut prompt = park(true, Tier::B, ParkStart::Choice);
    assert!(matches!(saved(run(&desk, &mut prompt, "w")), Op::Wake { customers } if customers.len() == 3));
    let mut prompt = park(false, Tier::B, ParkStart::Choice);
    assert!(matches!(run(&desk, &mut prompt, "w"), PromptEvent::Ignored), "who is not parked cannot be woken");
}

#[test]
fn only_what_is_on_file_is_copied_and_phones_as_digits() {
    let desk = Desk::new(Lang::ZhCn);
    let (store, customer) = book(&desk);
    let card = store.card(customer, desk.at.naive_local()).unwrap();
    let copied =
        |keys: &str, cards: &[_]| match run(&desk, &mut Prompt::Copy(CopyMenu::new(cards, &desk.canvas.texts)), keys) {
            PromptEvent::Copy(text) => text,
            _ => String::new(),
        };
    let cards = [card];
    assert_eq!(copied("p", &cards), "13900001111");
    assert_eq!(copied("<down><enter>", &cards), "075526003344", "the second number is one further");
    assert_eq!(copied("n", &cards), "蓝岸电子有限公司");
    assert_eq!(copied("a", &cards), "深圳南山");
    assert_eq!(copied("w", &cards), "", "there is no WeChat name");
    let two = [cards[0].clone(), cards[0].clone()];
    assert_eq!(copied("p", &two), "13900001111\n13900001111");
    assert_eq!(copied("n", &two), "蓝岸电子有限公司\n蓝岸电子有限公司");
}

#[test]
fn stage_tier_tags_and_plan_are_set() {
    let desk = Desk::new(Lang::ZhCn);
    let ctx = desk.ctx();
    let mut prompt = Prompt::Stage(StageMenu::new(one(), Some(Stage::Lead), true, &ctx));
    assert!(matches!(saved(run(&desk, &mut prompt, "4")), Op::MoveStage(to) if to.stage == Stage::Quote));
    let mut prompt = Prompt::Stage(StageMenu::new(several(), None, false, &ctx));
    assert!(matches!(run(&desk, &mut prompt, "7"), PromptEvent::Moved), "lost asks why");
    match saved(run(&desk, &mut prompt, "1")) {
        Op::Batch(ops) => {
            assert_eq!(ops.len(), 3);
            assert!(
                matches!(&ops[0], Op::MoveStage(to) if to.stage == Stage::Lost && to.reason.as_deref() == Some("价格或预算"))
            );
        }
        other => panic!("{other:?}"),
    }
    let mut prompt = Prompt::Tier(TierMenu::new(several(), None, &ctx));
    assert!(
        matches!(saved(run(&desk, &mut prompt, "b")), Op::SetTier { customers, tier: Tier::B } if customers.len() == 3)
    );
    let known = ["展会".to_owned()];
    let mut prompt = Prompt::Tag(TagMenu::new(one(), &known, &ctx));
    assert!(matches!(saved(run(&desk, &mut prompt, "<enter>")), Op::AddTag { tag, .. } if tag == "展会"));
    let mut prompt = Prompt::Tag(TagMenu::new(one(), &known, &ctx));
    assert!(matches!(saved(run(&desk, &mut prompt, "重点，二期<enter>")), Op::Batch(ops) if ops.len() == 2));
    let plan = PlanView { due: None, action: Some("催合同".to_owned()), channel: Some(Channel::Phone), snoozes: 0 };
    let mut prompt = Prompt::Plan(PlanPrompt::new(one(), Some(&plan), &ctx));
    match saved(run(&desk, &mut prompt, "下周三 14:00<ctrl-s>")) {
        Op::Plan { due, action, channel, .. } => {
            assert_eq!(due.map(|due| due.key()).as_deref(), Some("2026-03-18T14:00"));
            assert_eq!((action.as_deref(), channel), (Some("催合同"), Some(Channel::Phone)));
        }
        other => panic!("{other:?}"),
    }
    let mut prompt = Prompt::Plan(PlanPrompt::new(one(), None, &ctx));
    assert!(matches!(run(&desk, &mut prompt, "<ctrl-s>"), PromptEvent::Moved), "a plan has a date");
    assert!(matches!(saved(run(&desk, &mut prompt, "无<ctrl-s>")), Op::Plan { due: None, .. }));
}
