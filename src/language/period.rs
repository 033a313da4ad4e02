//! Stretches of calendar as people write them: `2026-11`, `11月`, `上个月`, `nov 2026`, `2026Q3`, `三季度`, `去年`, `2026`. No clock is read.

use super::{
    folded::Folded,
    when::{DateOrder, Field, WhenError, when},
};
use crate::domain::period::{Month, Period};
use chrono::NaiveDateTime;

/// Whole stretches and how many of their size they lie from this one.
const MONTHS: &[(&str, i32)] = &[
    ("本月", 0),
    ("这个月", 0),
    ("这月", 0),
    ("当月", 0),
    ("this month", 0),
    ("month", 0),
    ("上月", -1),
    ("上个月", -1),
    ("last month", -1),
    ("上上个月", -2),
    ("下月", 1),
    ("下个月", 1),
    ("next month", 1),
];
const QUARTERS: &[(&str, i32)] = &[
    ("本季", 0),
    ("本季度", 0),
    ("这个季度", 0),
    ("this quarter", 0),
    ("上季", -1),
    ("上季度", -1),
    ("上个季度", -1),
    ("last quarter", -1),
    ("下季度", 1),
    ("下个季度", 1),
    ("next quarter", 1),
];
const YEARS: &[(&str, i32)] = &[
    ("今年", 0),
    ("本年", 0),
    ("this year", 0),
    ("去年", -1),
    ("last year", -1),
    ("前年", -2),
    ("明年", 1),
    ("next year", 1),
];
const NAMES: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads the whole text as a month, a quarter or a year; a day stands for its month. Without a year it is the last such
/// one that has begun in a past field, the next that has not ended in a future one.
///
/// # Errors
/// [`WhenError`] with the part that was not understood.
///
/// ```
/// use chrono::NaiveDate;
/// use gendan::{domain::period::{Month, Period}, language::{period::period, when::{DateOrder, Field}}};
/// let now = NaiveDate::from_ymd_opt(2026, 3, 11).and_then(|d| d.and_hms_opt(9, 0, 0)).unwrap();
/// let read = |text| period(text, now, Field::Past, DateOrder::YearMonthDay).unwrap();
/// assert_eq!(read("11月"), Period::Month(Month { year: 2025, month: 11 }));
/// assert_eq!(read("2026Q1"), Period::Quarter(2026, 1));
/// ```
pub fn period(text: &str, now: NaiveDateTime, field: Field, order: DateOrder) -> Result<Period, WhenError> {
    let folded: String = Folded::new(text).chars.iter().collect();
    let plain = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let here = Month::of(now.date());
    let found = relative(&plain, here).or_else(|| year(&plain)).or_else(|| quarter(&plain, here, field));
    match found.or_else(|| month(&plain, here, field)) {
        Some(found) => Ok(found),
        None => when(text, now, field, order).map(|read| Period::Month(Month::of(read.moment.date))),
    }
}

fn relative(text: &str, here: Month) -> Option<Period> {
    let by = |table: &[(&str, i32)]| table.iter().find(|(word, _)| *word == text).map(|(_, by)| *by);
    let quarter = Period::Quarter(here.year, (here.month - 1) / 3 + 1);
    None.or_else(|| by(MONTHS).map(|by| Period::Month(here.plus(by))))
        .or_else(|| by(QUARTERS).map(|by| quarter.plus(by)))
        .or_else(|| by(YEARS).map(|by| Period::Year(here.year + by)))
}

/// `2026`, `2026年`.
fn year(text: &str) -> Option<Period> {
    four(text.trim_end_matches('年')).map(Period::Year)
}

/// `2026Q3`, `2026-q3`, `q3 2026`, `q3`, `2026年三季度`, `第3季度`.
fn quarter(text: &str, here: Month, field: Field) -> Option<Period> {
    let squeezed: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '/' | '第')).collect();
    let (before, after) = match squeezed.strip_suffix("季度") {
        // The numeral stands before the word.
        Some(rest) => rest.split_at_checked(rest.char_indices().next_back()?.0)?,
        None => squeezed.split_once('q')?,
    };
    let (count, named) = match after.len() {
        5 => (after.get(..1)?, after.get(1..)?),
        _ => (after, before.trim_end_matches('年')),
    };
    let count = match count {
        "1" | "一" => 1,
        "2" | "二" => 2,
        "3" | "三" => 3,
        "4" | "四" => 4,
        _ => return None,
    };
    let year = match (named, field) {
        ("", Field::Past) => here.year - i32::from(Month { year: here.year, month: count * 3 - 2 } > here),
        ("", Field::Future) => here.year + i32::from(Month { year: here.year, month: count * 3 } < here),
        ("今", _) => here.year,
        ("去", _) => here.year - 1,
        ("明", _) => here.year + 1,
        (named, _) => four(named)?,
    };
    (before.is_empty() || after.len() < 5).then_some(Period::Quarter(year, count))
}

/// `2026-11`, `2026/11`, `2026.11`, `202611`, `2026年11月`, `去年11月`, `11月`, `nov`, `nov 2026`.
fn month(text: &str, here: Month, field: Field) -> Option<Period> {
    if let Some((name, rest)) = named(text) {
        let year = match rest.trim_start_matches([' ', ',', '-', '.']) {
            "" => None,
            rest => Some(four(rest)?),
        };
        return Some(of(year, name, here, field));
    }
    let (before, digits) = match text.strip_suffix('月') {
        Some(rest) => rest.rsplit_once('年').unwrap_or(("", rest)),
        None if text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit()) => text.split_at_checked(4)?,
        None => text.split_once(['-', '/', '.'])?,
    };
    let count: u32 = match digits {
        "一" => 1,
        "二" => 2,
        "三" => 3,
        "四" => 4,
        "五" => 5,
        "六" => 6,
        "七" => 7,
        "八" => 8,
        "九" => 9,
        "十" => 10,
        "十一" => 11,
        "十二" => 12,
        digits if digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok()?,
        _ => return None,
    };
    let year = match before {
        "" => None,
        "今" => Some(here.year),
        "去" => Some(here.year - 1),
        "明" => Some(here.year + 1),
        year => Some(four(year)?),
    };
    let stands_alone = year.is_some() || text.ends_with('月');
    ((1..=12).contains(&count) && stands_alone).then(|| of(year, count, here, field))
}

/// The month that a text begins with by its English name, and what is behind it.
fn named(text: &str) -> Option<(u32, &str)> {
    let word = text.split(|c: char| !c.is_ascii_alphabetic()).next().filter(|word| word.len() >= 3)?;
    let at = NAMES
        .iter()
        .position(|name| *name == word || name.get(..3) == Some(word) || word == "sept" && *name == NAMES[8])?;
    Some((u32::try_from(at).ok()? + 1, text.get(word.len()..)?))
}

/// A month of a year, else the nearest on the field's side of now.
fn of(year: Option<i32>, month: u32, here: Month, field: Field) -> Period {
    let this = Month { year: here.year, month };
    Period::Month(match (year, field) {
        (Some(year), _) => Month { year, month },
        (None, Field::Past) if this > here => this.plus(-12),
        (None, Field::Future) if this < here => this.plus(12),
        (None, _) => this,
    })
}

/// A year of four digits.
fn four(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| is_year && *year > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn months_quarters_and_years_in_both_languages() {
        let now = NaiveDate::from_ymd_opt(2026, 11, 21).and_then(|day| day.and_hms_opt(15, 0, 0)).unwrap();
        let month = |key: &str| Period::Month(Month::from_key(key).unwrap());
        // text, in a past field, in a future field
        let cases = [
            ("2026-11", month("2026-11"), month("2026-11")),
            ("2026/3", month("2026-03"), month("2026-03")),
            ("２０２６.03", month("2026-03"), month("2026-03")),
            ("202603", month("2026-03"), month("2026-03")),
            ("2026年11月", month("2026-11"), month("2026-11")),
            ("11月", month("2026-11"), month("2026-11")),
            ("12月", month("2025-12"), month("2026-12")),
            ("三月", month("2026-03"), month("2027-03")),
            ("去年12月", month("2025-12"), month("2025-12")),
            ("Nov 2025", month("2025-11"), month("2025-11")),
            ("december", month("2025-12"), month("2026-12")),
            ("sept", month("2026-09"), month("2027-09")),
            ("上个月", month("2026-10"), month("2026-10")),
            ("last  month", month("2026-10"), month("2026-10")),
            ("next month", month("2026-12"), month("2026-12")),
            ("2026-02-28", month("2026-02"), month("2026-02")),
            ("yesterday", month("2026-11"), month("2026-11")),
            ("2026", Period::Year(2026), Period::Year(2026)),
            ("2025年", Period::Year(2025), Period::Year(2025)),
            ("去年", Period::Year(2025), Period::Year(2025)),
            ("2026Q3", Period::Quarter(2026, 3), Period::Quarter(2026, 3)),
            ("q1 2025", Period::Quarter(2025, 1), Period::Quarter(2025, 1)),
            ("q4", Period::Quarter(2026, 4), Period::Quarter(2026, 4)),
            ("第一季度", Period::Quarter(2026, 1), Period::Quarter(2027, 1)),
            ("2025年四季度", Period::Quarter(2025, 4), Period::Quarter(2025, 4)),
            ("上季度", Period::Quarter(2026, 3), Period::Quarter(2026, 3)),
        ];
        for (text, past, future) in cases {
            for (field, wanted) in [(Field::Past, past), (Field::Future, future)] {
                assert_eq!(period(text, now, field, DateOrder::YearMonthDay), Ok(wanted), "{text} {field:?}");
            }
        }
        for text in ["", "13月", "2026-13", "q5", "2026q", "q32026x", "soon", "26", "0000", "月", "季度", "年"] {
            let read = period(text, now, Field::Past, DateOrder::YearMonthDay);
            assert!(read.is_err(), "{text}: {read:?}");
        }
    }
}
