//! One cell as one of our values: the single place where a sheet's text becomes a date, an amount, a phone or a word of ours.
//! `None` means "not that": the caller keeps the text or refuses the row, and never a guess.

use super::{
    dates::{self, DateOrder},
    fold::fold,
    read::{Cell, number_text, trim},
    vocabulary::{self, Meaning},
};
use crate::domain::{channel::Channel, moment::Moment, outcome::Outcome, stage::Stage, tier::Tier};
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
                None => date_number(text.parse().ok().filter(|_| text.len() < 16)?, style),
            }
        }
        Cell::Empty | Cell::Bool(_) => None,
    }
}

/// `46117` is a serial day, `20260405` a date without marks.
fn date_number(number: f64, style: DateStyle) -> Option<Moment> {
    let compact = || (number.fract() == 0.0).then(|| dates::written(&format!("{number:.0}"))).flatten();
    dates::serial(number, style.epoch_1904).or_else(|| compact()?.moment(style.order, style.local))
}

/// A multiple that an amount column's heading may name: `金额(万元)`.
pub fn unit_of_heading(heading: &str) -> i128 {
    match heading {
        text if text.contains("亿") => 100_000_000,
        text if text.contains('万') => 10_000,
        text if text.contains("千元") => 1_000,
        _ => 1,
    }
}

/// An amount in minor units of a currency with so many decimals. Exact: more decimals than the currency has are refused,
/// save the noise of a binary fraction in a number cell.
pub fn amount(cell: Cell<'_>, unit: i128, decimals: u32) -> Option<i64> {
    let text = match cell {
        Cell::Number(number) if number.is_finite() && number.abs() < 1e15 => {
            let text = format!("{number:.9}");
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        Cell::Text(text) => trim(text).nfkc().collect(),
        _ => return None,
    };
    let noisy = matches!(cell, Cell::Number(_));
    let text = text.trim();
    let (negative, text) = match text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
        Some(inside) => (true, inside),
        None => text.strip_prefix('-').map_or((false, text), |text| (true, text)),
    };
    let text = text.trim_start_matches(|c: char| "¥$€£₩ ".contains(c));
    let text =
        ["CNY", "RMB", "USD", "EUR", "人民币"].iter().find_map(|code| text.strip_prefix(code)).unwrap_or(text).trim();
    let (negative, text) = text.strip_prefix('-').map_or((negative, text), |text| (true, text));
    let text = ["元整", "元", "块", "CNY", "RMB", "USD", "EUR"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(text)
        .trim();
    let suffixes =
        [("亿", 100_000_000), ("万", 10_000), ("w", 10_000), ("W", 10_000), ("k", 1_000), ("K", 1_000), ("千", 1_000)];
    let (digits, unit) = suffixes
        .iter()
        .find_map(|(suffix, times)| text.strip_suffix(suffix).map(|digits| (digits.trim(), *times)))
        .unwrap_or((text, unit));
    let minor = scaled(digits, unit, decimals, noisy)?;
    let minor = if negative { -minor } else { minor };
    // domain-rules §15: beyond ±9,000,000,000,000.00 nothing is an amount.
    (minor.abs() <= 900_000_000_000_000).then(|| i64::try_from(minor).ok()).flatten()
}

/// `1,234.5` times a unit in minor units; commas only where thousands have them.
fn scaled(digits: &str, unit: i128, decimals: u32, noisy: bool) -> Option<i128> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut groups = whole.split([',', '\'']);
    let first = groups.next()?;
    let grouped = groups.clone().next().is_some();
    if (first.is_empty() && (grouped || fraction.is_empty()))
        || (grouped && first.len() > 3)
        || groups.clone().any(|g| g.len() != 3)
    {
        return None;
    }
    let whole: String = std::iter::once(first).chain(groups).collect();
    if whole.len() > 15
        || fraction.len() > 12
        || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let places = u32::try_from(fraction.len()).ok()?;
    let number: i128 = format!("{whole}{fraction}").parse().ok()?;
    let scaled = number * unit * 10i128.pow(decimals);
    let divisor = 10i128.pow(places);
    let rest = scaled % divisor;
    let nearest = (scaled + divisor / 2) / divisor;
    match rest == 0 || (noisy && (nearest * divisor - scaled).abs() * 10_000 <= divisor) {
        true => Some(nearest),
        false => None,
    }
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
    vocabulary::channel(&fold(text).compact)
}

/// Their word for an outcome.
pub fn outcome(text: &str) -> Option<Meaning<Outcome>> {
    vocabulary::outcome(&fold(text).compact)
}

/// Their word for a stage.
pub fn stage(text: &str) -> Option<Meaning<Stage>> {
    vocabulary::stage(&fold(text).compact)
}

/// Their word for a tier.
pub fn tier(text: &str) -> Option<Meaning<Tier>> {
    vocabulary::tier(&fold(text).compact)
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
