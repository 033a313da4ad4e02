//! What was typed, as operations of the store: the one room where a line, a form and the shell become the same write.
//! Reads no file, saves nothing and asks no clock.

pub mod date;
pub mod lint;
pub mod log;
pub mod meter;
pub mod order;
pub mod promise;
pub mod triage;
mod words;

pub use words::{log_problem, refusal};

use crate::{
    domain::{due::DuePolicy, money::Currency},
    i18n::{Lang, Texts},
    language::when::DateOrder,
};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

/// What typed text is read against.
#[derive(Clone, Copy)]
pub struct EntryContext<'a> {
    pub texts: &'a Texts,
    /// Now, with the local offset.
    pub at: DateTime<FixedOffset>,
    /// The currency of amounts that name none: the book's.
    pub currency: Currency,
    pub policy: &'a DuePolicy,
}

impl EntryContext<'_> {
    /// The local day.
    pub fn today(&self) -> NaiveDate {
        self.at.date_naive()
    }

    /// The local time.
    pub fn now(&self) -> NaiveDateTime {
        self.at.naive_local()
    }

    /// How numbers of a date are ordered.
    pub fn order(&self) -> DateOrder {
        date_order(self.texts.lang())
    }
}

/// How the speakers of a language order the numbers of a date (`domain-rules §14`).
pub fn date_order(lang: Lang) -> DateOrder {
    match lang {
        Lang::ZhCn => DateOrder::YearMonthDay,
        Lang::En => DateOrder::MonthDayYear,
    }
}

/// A typed text without the blanks around it; `None` when nothing is left.
pub fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Tags as typed: between blanks, commas or `#`, each once.
pub fn tags(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；' | '#' | '＃')) {
        if !tag.is_empty() && !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}
