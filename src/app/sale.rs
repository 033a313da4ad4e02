//! A deal that was said to be won before there is an order: what was typed beside it is saved, and the order is asked for.
//! Only the saved order wins the deal.

use super::state::App;
use crate::{
    domain::{id::CustomerId, outcome::Outcome, stage::Stage},
    store::{
        Op,
        op::{NewFollowUp, NextPlan, StageMove},
    },
    tui::{effect::Open, widget::status::Level},
};

/// What is left of a write when the deal is not won by it.
struct Unsold {
    customer: CustomerId,
    /// The log without the stage; none when nothing else was said.
    rest: Option<Op>,
}

impl App {
    /// Opens order entry for a write that the file refused since there is no order yet; true when it did. What else was
    /// typed is saved before.
    pub(super) fn ask_for_order(&mut self, op: &Op) -> bool {
        let Some(unsold) = unsold(op) else { return false };
        match &unsold.rest {
            // Its dialog stays open when it is not saved, with all that was typed.
            Some(rest) if !self.save_from_dialog(rest) => return true,
            Some(_) => {}
            None => {
                self.forget_shelved();
                self.close_dialog();
            }
        }
        self.open(Open::NewOrder { customer: Some(unsold.customer), deal: None });
        let key = if unsold.rest.is_some() { "status-order-wins-logged" } else { "status-order-wins" };
        let words = self.texts.get(key).to_owned();
        self.say(Level::Info, words);
        true
    }
}

fn unsold(op: &Op) -> Option<Unsold> {
    match op {
        Op::MoveStage(StageMove { customer, stage: Stage::Won, .. }) => {
            Some(Unsold { customer: *customer, rest: None })
        }
        Op::LogFollowUp(log) if log.stage == Some(Stage::Won) => {
            let rest = NewFollowUp { stage: None, reason: None, ..(**log).clone() };
            let rest = says_something(&rest).then(|| Op::LogFollowUp(Box::new(rest)));
            Some(Unsold { customer: log.customer, rest })
        }
        _ => None,
    }
}

/// Whether a log says more than that somebody talked, which is what a stage alone is taken for.
fn says_something(log: &NewFollowUp) -> bool {
    // Every field is named, so that one that is new has to be thought of here.
    let NewFollowUp {
        note,
        outcome,
        next,
        tier,
        amount,
        valid_until,
        attitude,
        need,
        satisfaction,
        tags,
        files,
        promises,
        settled,
        // With whom, how and when a talk was says nothing of it; the stage is what is asked about.
        customer: _,
        contact: _,
        kind: _,
        direction: _,
        channel: _,
        rung: _,
        happened: _,
        stage: _,
        reason: _,
        effort: _,
    } = log;
    !note.is_empty()
        || *outcome != Outcome::Talked
        || *next != NextPlan::Implied
        || tier.is_some()
        || amount.is_some()
        || valid_until.is_some()
        || attitude.is_some()
        || need.is_some()
        || satisfaction.is_some()
        || !tags.is_empty()
        || !files.is_empty()
        || !promises.is_empty()
        || !settled.is_empty()
}
