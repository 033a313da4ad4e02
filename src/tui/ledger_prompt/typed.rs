//! What is typed into a small form, read by field: days, amounts, quantities. Knows no form.

use crate::{
    domain::{method::PaymentMethod, money::Currency},
    entry::{EntryContext, date, filled},
    i18n::Texts,
    tui::{meaning, widget::echo::Echo},
    wording,
};
use chrono::NaiveDate;

/// The texts by field.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    values: Vec<(String, String)>,
}

/// What is to be mended, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub field: String,
    pub words: String,
}

impl Problem {
    pub(super) fn new(field: impl Into<String>, words: impl Into<String>) -> Problem {
        Problem { field: field.into(), words: words.into() }
    }
}

impl Typed {
    pub fn new(values: Vec<(String, String)>) -> Typed {
        Typed { values }
    }

    /// Of pairs that are known beforehand.
    pub(super) fn of<const N: usize>(values: [(&str, String); N]) -> Typed {
        Typed { values: values.map(|(id, text)| (id.to_owned(), text)).to_vec() }
    }

    pub(super) fn push(&mut self, id: impl Into<String>, text: impl Into<String>) {
        self.values.push((id.into(), text.into()));
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(id, text)| (id.as_str(), text.as_str()))
    }

    /// The text of a field without the blanks around it; empty when there is none.
    pub fn text(&self, id: &str) -> &str {
        self.values.iter().find(|(field, _)| field == id).map_or("", |(_, text)| text.trim())
    }

    pub fn filled(&self, id: &str) -> Option<String> {
        filled(self.text(id))
    }

    /// The day on which it happened; a day that cannot be read was stopped by its echo.
    pub fn day(&self, id: &str, ctx: &EntryContext) -> NaiveDate {
        self.maybe_day(id, ctx).unwrap_or_else(|| ctx.today())
    }

    /// The day on which it happened, if one is typed.
    pub fn maybe_day(&self, id: &str, ctx: &EntryContext) -> Option<NaiveDate> {
        date::happened(self.text(id), ctx).ok().map(|moment| moment.date)
    }

    pub fn method(&self) -> PaymentMethod {
        PaymentMethod::from_code(self.text("method")).unwrap_or_default()
    }

    /// An amount in minor units of a currency, when one is typed.
    pub fn money(&self, id: &str, currency: Currency, ctx: &EntryContext) -> Option<i64> {
        meaning::read_money(self.text(id), &EntryContext { currency, ..*ctx }).ok().map(|money| money.minor())
    }
}

/// What stands beneath an amount of a currency: an error, or how it was understood when that is not what stands there.
pub(super) fn money_echo(text: &str, currency: Currency, ctx: &EntryContext) -> Option<Echo> {
    filled(text)?;
    match meaning::read_money(text, &EntryContext { currency, ..*ctx }) {
        Ok(money) if wording::order::minor(money.minor(), currency) == text.trim() => None,
        Ok(money) => Some(Echo::Meaning(wording::money::amount(money))),
        Err(words) => Some(Echo::Error(words)),
    }
}

/// The ways to pay, as options of a field.
pub(super) fn methods(texts: &Texts) -> Vec<(String, String)> {
    PaymentMethod::ALL.map(|m| (m.code().to_owned(), wording::order::method(texts, m).to_owned())).to_vec()
}
