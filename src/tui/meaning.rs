//! What the text of a field means, as the line beneath it. An empty field means nothing; required ones are the form's.

use super::widget::echo::Echo;
use crate::{
    domain::{channel::Channel, moment::Moment, money::Money},
    entry::{EntryContext, date, date::DateProblem},
    language::amount::amount,
    store::op::NextPlan,
    wording,
};

/// The date of a plan.
pub fn planned(text: &str, ctx: &EntryContext) -> Option<Echo> {
    if text.trim().is_empty() {
        return None;
    }
    Some(echo(date::planned(text, ctx), ctx))
}

/// The date of a plan, or a word that there is to be none.
pub fn planned_or_none(text: &str, ctx: &EntryContext) -> Option<Echo> {
    if date::is_none_word(text, ctx) {
        return Some(Echo::Meaning(ctx.texts.get("log-no-next").to_owned()));
    }
    planned(text, ctx)
}

/// When it happened.
pub fn happened(text: &str, ctx: &EntryContext) -> Option<Echo> {
    if text.trim().is_empty() {
        return None;
    }
    Some(echo(date::happened(text, ctx), ctx))
}

/// A day on either side of today.
pub fn day(text: &str, ctx: &EntryContext) -> Option<Echo> {
    if text.trim().is_empty() {
        return None;
    }
    Some(echo(date::day(text, ctx).map(Moment::day), ctx))
}

/// Until when a quote stands.
pub fn validity(text: &str, ctx: &EntryContext) -> Option<Echo> {
    if text.trim().is_empty() {
        return None;
    }
    Some(echo(date::validity(text, ctx).map(Moment::day), ctx))
}

/// An amount of the book's currency.
pub fn money(text: &str, ctx: &EntryContext) -> Option<Echo> {
    if text.trim().is_empty() {
        return None;
    }
    Some(match read_money(text, ctx) {
        Ok(money) => Echo::Meaning(wording::money::amount(money)),
        Err(words) => Echo::Error(words),
    })
}

/// Reads an amount of the book's currency, or says why it is none.
pub fn read_money(text: &str, ctx: &EntryContext) -> Result<Money, String> {
    match amount(text, ctx.currency) {
        Ok(money) if money.currency() == ctx.currency => Ok(money),
        Ok(money) => {
            let currency = money.currency();
            let args = [("code", currency.code().into()), ("own", ctx.currency.code().into())];
            Err(ctx.texts.with("log-currency", &args))
        }
        Err(error) => Err(ctx.texts.with("form-no-amount", &[("text", (&error.text).into())])),
    }
}

/// The plan that the fields of a date, an action and a channel make. An action without a date plans nothing, and neither
/// does a date that cannot be read: its echo stops the saving.
pub fn plan(on: &str, action: &str, channel: &str, ctx: &EntryContext) -> NextPlan {
    if date::is_none_word(on, ctx) {
        return NextPlan::Nothing;
    }
    match date::planned(on, ctx) {
        Ok(due) => NextPlan::Step { due, action: crate::entry::filled(action), channel: Channel::from_code(channel) },
        Err(_) => NextPlan::Implied,
    }
}

fn echo(read: Result<Moment, DateProblem>, ctx: &EntryContext) -> Echo {
    match read {
        Ok(moment) => Echo::Meaning(date::spoken(ctx.texts, moment, ctx.today())),
        Err(problem) => Echo::Error(date::problem(&problem, ctx)),
    }
}
