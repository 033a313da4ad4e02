//! The daily review: the walk, the count, and taking all of it back.

use crate::forms_support::{Desk, book};
use gendan::{
    action::Action,
    domain::{
        id::{CustomerId, OperationId},
        moment::Moment,
    },
    i18n::Lang,
    store::{Op, UndoOutcome},
    tui::{
        review::{Review, Step},
        walk::WalkEvent,
    },
};

fn press(desk: &Desk, review: &mut Review, key: &str) -> WalkEvent {
    review.on_press(&desk.press(review.scope(), key))
}

#[test]
fn the_review_walks_and_counts() {
    let desk = Desk::new(Lang::ZhCn);
    let mut review = Review::new((1..=4).map(CustomerId).collect());
    assert_eq!(press(&desk, &mut review, "a"), WalkEvent::Act(Action::Log, CustomerId(1)));
    assert_eq!(review.current(), Some(CustomerId(1)), "the walk goes on when it is saved");
    review.done(Step::Logged, OperationId(11));
    assert_eq!(press(&desk, &mut review, "*"), WalkEvent::Act(Action::Star, CustomerId(2)));
    review.done(Step::Changed, OperationId(12));
    assert_eq!(review.current(), Some(CustomerId(2)));
    assert_eq!(press(&desk, &mut review, "s"), WalkEvent::Act(Action::Snooze, CustomerId(2)));
    review.done(Step::Snoozed, OperationId(13));
    assert_eq!(press(&desk, &mut review, "space"), WalkEvent::Moved);
    assert_eq!(press(&desk, &mut review, "left"), WalkEvent::Moved);
    assert_eq!(review.current(), Some(CustomerId(3)));
    press(&desk, &mut review, "space");
    assert_eq!(press(&desk, &mut review, "shift-a"), WalkEvent::Act(Action::NoAnswerNext, CustomerId(4)));
    review.done(Step::NoAnswer, OperationId(14));
    assert!(review.is_at_end() && review.current().is_none());
    let screen = desk.canvas.lines((60, 8), |area, buf, ctx| {
        assert!(review.draw(area, buf, ctx).0.is_none());
    });
    assert!(screen.contains("记录 1  未接 1  改期 1  修改 1  跳过 1"), "{screen}");
    assert_eq!(press(&desk, &mut review, "u"), WalkEvent::Undo([14, 13, 12, 11].map(OperationId).to_vec()));
    review.undone(&[14, 13, 12, 11].map(OperationId));
    assert_eq!(review.current(), Some(CustomerId(1)), "taken back, the walk begins again");
    assert_eq!(press(&desk, &mut review, "esc"), WalkEvent::Closed, "there is nothing to count");
}

#[test]
fn on_the_way_the_last_step_is_taken_back() {
    let desk = Desk::new(Lang::ZhCn);
    let mut review = Review::new((1..=3).map(CustomerId).collect());
    assert_eq!(press(&desk, &mut review, "u"), WalkEvent::Ignored);
    review.done(Step::Parked, OperationId(1));
    review.done(Step::Logged, OperationId(2));
    assert_eq!(press(&desk, &mut review, "u"), WalkEvent::Undo(vec![OperationId(2)]));
    review.undone(&[OperationId(2)]);
    assert_eq!(review.current(), Some(CustomerId(2)));
    assert_eq!(press(&desk, &mut review, "esc"), WalkEvent::Moved, "first the count");
    assert!(review.is_at_end());
    let screen = desk.canvas.lines((60, 8), |area, buf, ctx| drop(review.draw(area, buf, ctx)));
    assert!(screen.contains("看了 1 个，还剩 2 个") && !screen.contains("跳过"), "{screen}");
    assert_eq!(press(&desk, &mut review, "left"), WalkEvent::Moved, "the walk goes on where it was left");
    assert_eq!(review.current(), Some(CustomerId(2)));
    assert_eq!(press(&desk, &mut review, "esc"), WalkEvent::Moved);
    assert_eq!(press(&desk, &mut review, "enter"), WalkEvent::Closed);
    let mut nobody = Review::new(Vec::new());
    assert!(nobody.is_at_end());
    assert_eq!(press(&desk, &mut nobody, "esc"), WalkEvent::Closed);
}

#[test]
fn all_writes_of_a_review_are_put_back() {
    let desk = Desk::new(Lang::ZhCn);
    let (mut store, customer) = book(&desk);
    let snooze = |day: &str| Op::Snooze { customers: vec![customer], until: Moment::from_key(day).unwrap() };
    let star = Op::Star { customers: vec![customer], starred: true };
    let ops: Vec<OperationId> = [snooze("2026-04-01"), star, snooze("2026-05-01")]
        .iter()
        .map(|op| store.apply(op, desk.at).unwrap().1.operation)
        .collect();
    let newest_first: Vec<OperationId> = ops.iter().rev().copied().collect();
    let outcomes = store.undo_these(&newest_first, desk.at).unwrap();
    assert_eq!(outcomes.iter().filter(|outcome| matches!(outcome, UndoOutcome::Done { .. })).count(), 3);
    let card = store.card(customer, desk.at.naive_local()).unwrap();
    assert!(!card.customer.starred && card.plan.is_none());
    assert_eq!(store.undo_these(&newest_first, desk.at).unwrap().len(), 0, "what is undone is passed over");
    // What somebody built on stays: it is told, and nothing else is touched.
    let first = store.apply(&snooze("2026-06-01"), desk.at).unwrap().1.operation;
    store.apply(&snooze("2026-07-01"), desk.at).unwrap();
    assert!(matches!(store.undo_these(&[first], desk.at).unwrap()[..], [UndoOutcome::ChangedSince(_)]));
}
