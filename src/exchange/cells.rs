//! One cell as one of our values: the single place where a sheet's text becomes a date, an amount, a phone or a word of ours.
//! `None` means "not that": the caller keeps the text or refuses the row, and never a guess.

pub mod decimal;

use super::{
    dates::{self, DateOrder},
    fold::fold,
    read::{Cell, number_text, trim},
    vocabulary::{self, Meaning},
};
use crate::domain::{channel::Channel, moment::Moment, money::Currency, outcome::Outcome, stage::Stage, tier::Tier};
use crate::language::{self, when};
use chrono::{DateTime, FixedOffset, NaiveDateTime};
use unicode_normalization::UnicodeNormalization;

/// How the dates of one column are to be read.
#[derive(Clone, Copy, Debug)]
pub struct DateStyle {
    pub order: DateOrder,
    /// Serial days count from 1904.
    pub epoch_1904: bool,
    /// Shows an instant with an offset as local time.
    pub local: fn(DateTime<FixedOffset>) -> NaiveDateTime,
    /// Reads what depends on a day (明天, 5月20日) against this one; `None` refuses it.
    pub now: Option<NaiveDateTime>,
    /// Which way such a date points.
    pub field: when::Field,
}

/// A date cell: a real date, a serial number, or a text.
pub fn date(cell: Cell<'_>, style: DateStyle) -> Option<Moment> {
    match cell {
        Cell::Date(moment) => Some(moment),
        Cell::Number(number) => date_number(number, style),
        Cell::Text(text) => {
            let text = trim(text);
            match dates::written(text) {
                Some(written) => written.moment(style.order, style.local),
                None => text.parse().ok().and_then(|number| date_number(number, style)).or_else(|| spoken(text, style)),
            }
        }
        Cell::Empty | Cell::Bool(_) => None,
    }
}

/// A date in words, wholly understood, whose weekday (if it names one) is right.
fn spoken(text: &str, style: DateStyle) -> Option<Moment> {
    let order = match style.order {
        DateOrder::Ymd => when::DateOrder::YearMonthDay,
        DateOrder::Mdy => when::DateOrder::MonthDayYear,
        DateOrder::Dmy => when::DateOrder::DayMonthYear,
    };
    let found = when::when(text, style.now?, style.field, order).ok()?;
    found.other_weekday.is_none().then_some(found.moment)
}

/// `46117` is a serial day, `20260405` a date without marks.
fn date_number(number: f64, style: DateStyle) -> Option<Moment> {
    let compact = || (number.fract() == 0.0).then(|| dates::written(&format!("{number:.0}"))).flatten();
    dates::serial(number, style.epoch_1904).or_else(|| compact()?.moment(style.order, style.local))
}

/// A multiple that an amount column's heading may name: `金额(万元)`.
pub fn unit_of_heading(heading: &str) -> &'static str {
    match heading {
        text if text.contains('亿') => "亿",
        text if text.contains('万') => "万",
        text if text.contains("千元") => "千",
        _ => "",
    }
}

/// An amount in minor units of the book's currency; another currency's is none of ours. A bare number is in the heading's unit.
pub fn amount(cell: Cell<'_>, unit: &str, currency: Currency) -> Option<i64> {
    let text = match cell {
        // Six decimals: fen of amounts in 万, and none of a binary fraction's noise.
        Cell::Number(number) if number.abs() < 1e14 => {
            format!("{number:.6}").trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        Cell::Text(text) => trim(text).nfkc().collect(),
        _ => return None,
    };
    let (negative, text) = match text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
        Some(inside) => (true, inside.to_owned()),
        None => (false, text),
    };
    let text = if text.ends_with(|c: char| c.is_ascii_digit()) { format!("{text}{unit}") } else { text };
    let money = language::amount::amount(&text, currency).ok().filter(|money| money.currency() == currency)?;
    if negative { money.minor().checked_neg() } else { Some(money.minor()) }
}

/// A phone number as text. A float comes back as its digits; one that lost digits to `1.38E+10` does not come back at all.
pub fn phone(cell: Cell<'_>) -> Option<String> {
    let text = match cell {
        Cell::Number(number) => return Some(number_text(number)),
        other => one_line(&other.text()),
    };
    let text = text.trim_start_matches('\'').to_owned();
    if let Some(digits) =
        text.strip_suffix(".0").filter(|digits| digits.len() >= 5 && digits.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return Some(digits.to_owned());
    }
    match text.to_ascii_uppercase().split_once("E+") {
        Some((mantissa, exponent)) if mantissa.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') => {
            let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
            let exponent: usize = exponent.parse().ok()?;
            (whole.len() == 1 && fraction.len() == exponent).then(|| format!("{whole}{fraction}"))
        }
        _ => Some(text),
    }
}

/// A value on one line: blanks at the ends gone, breaks within made blanks, other controls made visible.
pub fn one_line(text: &str) -> String {
    let text = trim(unprotected(text));
    if !has_control(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(visible(c)),
        }
    }
    out
}

/// A text that may have lines: controls other than breaks and tabs made visible.
pub fn lines(text: &str) -> String {
    let text = trim(unprotected(text));
    if !has_control(text) {
        return text.to_owned();
    }
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| {
            if matches!(c, '\n' | '\t') {
                c
            } else if c == '\r' {
                '\n'
            } else {
                visible(c)
            }
        })
        .collect()
}

/// Whether a text may hold a control character: below a blank, DEL, or in UTF-8 one that starts as U+0080 to U+009F do.
fn has_control(text: &str) -> bool {
    text.bytes().any(|byte| byte < b' ' || byte == 0x7f || byte == 0xc2)
}

/// The picture of a control character, so that it is neither lost nor obeyed.
fn visible(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

/// What spreadsheet programs wrap around a text to keep it one: `="00123"`, `=HYPERLINK("http://...","text")`.
fn unprotected(text: &str) -> &str {
    let Some(formula) = trim(text).strip_prefix('=') else { return text };
    let inner = |text: &'_ str| -> Option<(usize, usize)> {
        let open = text.find('"')?;
        let close = open + 1 + text[open + 1..].find('"')?;
        Some((open + 1, close))
    };
    if formula.starts_with('"') {
        return match inner(formula) {
            Some((open, close)) if close + 1 == formula.len() => &formula[open..close],
            _ => text,
        };
    }
    if formula.get(..10).is_some_and(|start| start.eq_ignore_ascii_case("HYPERLINK(")) && formula.ends_with("\")") {
        let shown = &formula[..formula.len() - 2];
        if let Some(open) = shown.rfind('"') {
            return &shown[open + 1..];
        }
    }
    text
}

/// Tags of one cell.
pub fn tags(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in text.split([';', ',', '、', '|', '\u{ff1b}', '\u{ff0c}', '\n', '#']).map(one_line) {
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// Their word for a channel.
pub fn channel(text: &str) -> Option<Meaning<Channel>> {
    vocabulary::channel(&fold(text))
}

/// Their word for an outcome.
pub fn outcome(text: &str) -> Option<Meaning<Outcome>> {
    vocabulary::outcome(&fold(text))
}

/// Their word for a stage.
pub fn stage(text: &str) -> Option<Meaning<Stage>> {
    vocabulary::stage(&fold(text))
}

/// Their word for a tier.
pub fn tier(text: &str) -> Option<Meaning<Tier>> {
    vocabulary::tier(&fold(text))
}

/// Yes or no.
pub fn yes_or_no(cell: Cell<'_>) -> Option<bool> {
    match cell {
        Cell::Bool(value) => Some(value),
        other => {
            let text = other.text();
            match trim(&text) {
                "√" | "✓" | "✔" | "★" | "☑" => Some(true),
                text => vocabulary::yes_or_no(&fold(text).compact),
            }
        }
    }
}
