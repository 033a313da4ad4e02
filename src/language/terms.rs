//! Payment terms as people write them: `预付30 尾款发货前`, `3/6/1`, `月结60`, `票到30`, `分期6`, `质保5 1年`, `net30`, `50/50`,
//! `30% 2026-04-01 70% 2026-05-01`.
//! What is not wholly understood is an error that shows the part.

mod clause;
mod ratio;
mod token;
mod words;

use super::folded::Folded;
use crate::domain::{
    money::Currency,
    terms::{Basis, TermRow},
};
use chrono::NaiveDate;
use std::ops::Range;
use token::Scope;

/// The part of the terms that was not understood, or that does not add up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind:?}: {text}")]
pub struct TermsError {
    pub kind: TermsErrorKind,
    /// The part, and where it stands.
    pub text: String,
    pub span: Range<usize>,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermsErrorKind {
    Empty,
    NotUnderstood,
    /// More than 100 %.
    TooMuch,
    /// Less than 100 %, and no row for the rest.
    TooLittle,
}

/// No terms are longer.
const MOST_CHARS: usize = 400;

/// What is wrong, and with which chars of the folded text; `None`: with all of it.
struct Wrong {
    kind: TermsErrorKind,
    place: Option<Range<usize>>,
}

impl Wrong {
    fn at(place: Range<usize>) -> Wrong {
        Wrong { kind: TermsErrorKind::NotUnderstood, place: Some(place) }
    }

    fn all(kind: TermsErrorKind) -> Wrong {
        Wrong { kind, place: None }
    }
}

/// The rows that the terms come to (`domain-rules §6`), in the order of the text; their shares are the whole. Amounts of
/// money in the terms are of the Chinese yuan.
///
/// # Errors
/// Anything that is not wholly understood.
pub fn parse(text: &str) -> Result<Vec<TermRow>, TermsError> {
    parse_in(text, Currency::CNY)
}

/// [`parse`] for an order of a currency, which amounts in the terms are of: `定金5000元 余款月结30`.
///
/// Numbers without a unit are per cent, but behind 月结, 票到, 账期, net and eom they are days. A part without a share is
/// what the others leave. 尾款 and balance alone are asked for before shipping; 质保 and retention run a year from acceptance
/// unless they say how long. `net 30` counts from signing, which is known at once, unless it says from what else; 票到30 waits for
/// the invoice. `分期6` pays the first part at signing, or a month later when a deposit is paid then.
/// Two numbers are deposit and balance before shipping; three deposit, acceptance and retention when the last is at most
/// 10 %, else deposit, before shipping, acceptance; four all of them. `eom` is 月结.
///
/// # Errors
/// Anything that is not wholly understood.
pub fn parse_in(text: &str, currency: Currency) -> Result<Vec<TermRow>, TermsError> {
    parse_scoped(text, Scope { currency, from: None })
}

/// [`parse_in`] for an order of a day: a day of the calendar without its year is the next on or after it.
///
/// # Errors
/// Anything that is not wholly understood.
pub fn parse_on(text: &str, currency: Currency, day: NaiveDate) -> Result<Vec<TermRow>, TermsError> {
    parse_scoped(text, Scope { currency, from: Some(day) })
}

/// The text with every day of the calendar that lacks its year written whole, so that it is read the same on any other day.
pub fn dated(text: &str, day: NaiveDate) -> String {
    let folded = Folded::new(text);
    let (mut written, mut at, mut done) = (String::new(), 0, 0);
    while at < folded.chars.len() {
        let Some((found, span)) = token::day(&folded, at, Some(day)) else {
            at += 1;
            continue;
        };
        if !found.says_year {
            let bytes = folded.bytes(span.clone());
            written.push_str(text.get(done..bytes.start).unwrap_or_default());
            written.push_str(&found.day.to_string());
            if folded.chars.get(span.end).is_some_and(char::is_ascii_digit) {
                written.push(' ');
            }
            done = bytes.end;
        }
        at = span.end;
    }
    written.push_str(text.get(done..).unwrap_or_default());
    written
}

/// Whether an order's terms do for another order: understood, and without days of their own.
pub fn do_again(text: &str, currency: Currency) -> bool {
    parse_in(text, currency).is_ok() && !have_days(text, currency)
}

/// Whether terms name days of the calendar: those were agreed on for one order.
pub fn have_days(text: &str, currency: Currency) -> bool {
    let is_fixed = |row: &TermRow| row.rule.basis == Basis::Fixed;
    parse_on(text, currency, NaiveDate::default()).is_ok_and(|rows| rows.iter().any(is_fixed))
}

fn parse_scoped(text: &str, scope: Scope) -> Result<Vec<TermRow>, TermsError> {
    let folded = Folded::new(text);
    let whole = folded.trimmed(0..folded.chars.len());
    read(&folded, whole.clone(), scope).map_err(|wrong| {
        let span = folded.bytes(folded.trimmed(wrong.place.unwrap_or(whole)));
        TermsError { kind: wrong.kind, text: text.get(span.clone()).unwrap_or_default().to_owned(), span }
    })
}

fn read(folded: &Folded, whole: Range<usize>, scope: Scope) -> Result<Vec<TermRow>, Wrong> {
    if whole.is_empty() {
        return Err(Wrong::all(TermsErrorKind::Empty));
    }
    if whole.len() > MOST_CHARS {
        return Err(Wrong::at(whole.start + MOST_CHARS..whole.end));
    }
    let tokens = token::tokens(folded, scope).map_err(|at| {
        // Up to where something else may begin.
        let ends = |c: &char| c.is_ascii_digit() || " ,;/+|、。".contains(*c);
        let rest = &folded.chars[at..whole.end];
        let is_day = rest.first().is_some_and(char::is_ascii_digit);
        let of_day = |c: &char| !c.is_ascii_digit() && !"-/.".contains(*c);
        let length = if is_day { rest.iter().position(of_day) } else { rest.iter().position(ends) };
        let length = length.unwrap_or(rest.len());
        Wrong::at(at..at + length.max(1))
    })?;
    match ratio::rows(&tokens) {
        Some(rows) => rows,
        None => clause::rows(&tokens),
    }
}
