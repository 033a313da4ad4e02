//! Promises of a field or a prompt: `周五打款；下周二盖章`. Text in, promises out, and back; the line reads its own.

use super::{EntryContext, date};
use crate::{
    domain::{
        moment::Moment,
        promise::{Promised, Side},
    },
    i18n::Texts,
    language::quick_log::{self, Context},
    wording,
};
use chrono::NaiveDate;

/// The promises of a field, one behind the other with semicolons between them; each with its day before or behind it.
pub fn read(text: &str, side: Side, ctx: &EntryContext) -> Vec<Promised> {
    let context = Context { now: ctx.now(), order: ctx.order(), currency: ctx.currency, dropped: &[] };
    text.split([';', '；', '\n']).filter_map(|part| quick_log::promise(part, side, &context)).collect()
}

/// One promise of a prompt.
pub fn read_one(text: &str, side: Side, ctx: &EntryContext) -> Option<Promised> {
    read(text, side, ctx).into_iter().next()
}

/// The text of a field that comes to these promises of a side.
pub fn written(promises: &[Promised], side: Side) -> String {
    let of_side = promises.iter().filter(|promised| promised.side == side);
    let parts = of_side.map(|promised| match promised.due_on {
        Some(day) => format!("{} {}", promised.text, day.format("%Y-%m-%d")),
        None => promised.text.clone(),
    });
    parts.collect::<Vec<_>>().join("; ")
}

/// What and by when: `打款 11-27 周五`, and that no day was named.
pub fn spoken(texts: &Texts, promised: &Promised, today: NaiveDate) -> String {
    let day = match promised.due_on {
        Some(day) => date::spoken(texts, Moment::day(day), today),
        None => texts.get("promise-undated").to_owned(),
    };
    format!("{} {day}", promised.text.trim())
}

/// The same with whose it is: `承诺 打款 11-27 周五`.
pub fn told(texts: &Texts, promised: &Promised, today: NaiveDate) -> String {
    format!("{} {}", wording::promise::side(texts, promised.side), spoken(texts, promised, today))
}
