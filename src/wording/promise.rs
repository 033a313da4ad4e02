//! Promises in words: whose, what became of them, how somebody keeps their word. Decides nothing.

use crate::{
    domain::promise::{Settled, Side, Tally},
    i18n::Texts,
};
use chrono::NaiveDate;

/// Whose it is.
pub fn side(texts: &Texts, side: Side) -> &str {
    texts.get(match side {
        Side::Theirs => "promise-theirs",
        Side::Mine => "promise-mine",
    })
}

/// By when, or that no day was named.
pub fn day(texts: &Texts, due_on: Option<NaiveDate>, today: NaiveDate) -> String {
    due_on.map_or_else(|| texts.get("promise-undated").to_owned(), |day| super::date::day_short(texts, day, today))
}

/// What became of it.
pub fn settled(texts: &Texts, settled: Settled) -> &str {
    texts.get(match settled {
        Settled::Kept => "promise-kept",
        Settled::Broken => "promise-broken",
        Settled::Dropped => "promise-dropped",
    })
}

/// How a side keeps its word: `兑现 3（迟 1） 未兑现 1`; nothing when nothing was settled yet.
pub fn tally(texts: &Texts, tally: &Tally) -> String {
    let mut parts = Vec::new();
    if tally.kept() > 0 {
        let args = [("n", tally.kept().into()), ("late", tally.late.into())];
        parts.push(texts.with(if tally.late > 0 { "promise-tally-late" } else { "promise-tally-kept" }, &args));
    }
    if tally.broken > 0 {
        parts.push(texts.with("promise-tally-broken", &[("n", tally.broken.into())]));
    }
    parts.join("  ")
}
