//! Dates as machines and sheets write them, and which of day and month comes first in a whole column. Reads no clock: what
//! depends on today is not a date here.

use crate::domain::moment::Moment;
use chrono::{DateTime, Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

/// The order of the parts of a date whose year does not come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    Ymd,
    Mdy,
    Dmy,
}

impl DateOrder {
    pub const ALL: [DateOrder; 3] = [DateOrder::Ymd, DateOrder::Mdy, DateOrder::Dmy];

    /// The word of `--dates`.
    pub fn code(self) -> &'static str {
        match self {
            DateOrder::Ymd => "ymd",
            DateOrder::Mdy => "mdy",
            DateOrder::Dmy => "dmy",
        }
    }

    /// The order of a word of `--dates`.
    pub fn from_code(code: &str) -> Option<DateOrder> {
        DateOrder::ALL.into_iter().find(|order| order.code() == code)
    }
}

/// A date text taken apart; `order` may still be needed to know what its parts are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Written {
    day: Day,
    time: Option<NaiveTime>,
    offset: Option<FixedOffset>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Day {
    Fixed(NaiveDate),
    Parts { numbers: [u32; 3], last_is_year: bool },
}

impl Written {
    /// The moment in an order; `None` when the parts make no date in it. An instant is shown in local time by `local`.
    pub fn moment(&self, order: DateOrder, local: fn(DateTime<FixedOffset>) -> NaiveDateTime) -> Option<Moment> {
        let date = match self.day {
            Day::Fixed(date) => date,
            Day::Parts { numbers: [a, b, c], last_is_year } => match order {
                DateOrder::Ymd if last_is_year => return None,
                DateOrder::Ymd => ymd(year(a, false), b, c)?,
                DateOrder::Mdy => ymd(year(c, last_is_year), a, b)?,
                DateOrder::Dmy => ymd(year(c, last_is_year), b, a)?,
            },
        };
        match (self.time, self.offset) {
            (Some(time), Some(offset)) => {
                let here = local(date.and_time(time).and_local_timezone(offset).single()?);
                Some(Moment::at(here.date(), here.time()))
            }
            (Some(time), None) => Some(Moment::at(date, time)),
            (None, _) => Some(Moment::day(date)),
        }
    }

    /// Whether the parts need an order.
    pub fn needs_order(&self) -> bool {
        matches!(self.day, Day::Parts { .. })
    }
}

/// Takes a date text apart: `2026-04-05 09:30`, `2026/4/5`, `2026年4月5日`, `20260405`, `5.4.2026`, `Apr 5, 2026`, RFC 3339.
/// `None` for everything else, a date without its year included.
pub fn written(text: &str) -> Option<Written> {
    if text.is_ascii() {
        return ascii(text.trim());
    }
    let plain: String = text.nfkc().collect();
    ascii(plain.replace(['年', '月'], "-").replace(['日', '号'], " ").trim())
}

/// A serial day number of a spreadsheet, between 1954 and 2119: outside it a number is more likely something else.
pub fn serial(number: f64, epoch_1904: bool) -> Option<Moment> {
    if !(20_000.0..=80_000.0).contains(&number) {
        return None;
    }
    let epoch = if epoch_1904 { NaiveDate::from_ymd_opt(1904, 1, 1)? } else { NaiveDate::from_ymd_opt(1899, 12, 30)? };
    let date = epoch.checked_add_signed(Duration::days(number.floor() as i64))?;
    let seconds = (number.fract() * 86_400.0).round() as u32;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds.min(86_399), 0)?;
    Some(if seconds == 0 { Moment::day(date) } else { Moment::at(date, time) })
}

fn ascii(text: &str) -> Option<Written> {
    if let Some(named) = named_month(text) {
        return Some(named);
    }
    let bytes = text.as_bytes();
    let (mut at, mut numbers, mut lengths) = (0, [0u32; 3], [0usize; 3]);
    let mut separator = None;
    for part in 0..3 {
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        numbers[part] = text.get(start..at)?.parse().ok()?;
        lengths[part] = at - start;
        if part == 0 && lengths[0] == 8 {
            let date = ymd(numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100)?;
            return with_time(Day::Fixed(date), text.get(at..)?);
        }
        if part < 2 {
            while bytes.get(at) == Some(&b' ') {
                at += 1;
            }
            let here = *bytes.get(at).filter(|byte| b"-/.".contains(byte))?;
            if *separator.get_or_insert(here) != here {
                return None;
            }
            at += 1;
            while bytes.get(at) == Some(&b' ') {
                at += 1;
            }
        }
    }
    if lengths[1] > 2 || ![1, 2, 4].contains(&lengths[0]) || ![1, 2, 4].contains(&lengths[2]) {
        return None;
    }
    let day = match (lengths[0], lengths[2]) {
        (4, 1 | 2) => Day::Fixed(ymd(numbers[0], numbers[1], numbers[2])?),
        (1 | 2, 4) => Day::Parts { numbers, last_is_year: true },
        (1 | 2, 2) | (2, 1) => Day::Parts { numbers, last_is_year: false },
        _ => return None,
    };
    with_time(day, text.get(at..)?)
}

/// `Apr 5, 2026`, `5 April 2026`, `05-Apr-26`, with a time after it.
fn named_month(text: &str) -> Option<Written> {
    const MONTHS: [&str; 12] = [
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
    // Only a text with a word at its front can be one; this is the common way out.
    let word_at = text.bytes().take(4).position(|byte| byte.is_ascii_alphabetic())?;
    let tail = &text[word_at..];
    let length = tail.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = tail[..length].to_ascii_lowercase();
    let month = MONTHS
        .iter()
        .position(|month| word.len() >= 3 && (month.starts_with(&word) || word == "sept" && *month == "september"))?;
    let month = u32::try_from(month).ok()? + 1;
    let blank = |c: char| " -/.,".contains(c);
    let number = |text: &str| -> Option<(u32, usize)> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        text[..digits].parse().ok().map(|number| (number, digits))
    };
    let after = tail[length..].trim_start_matches(blank);
    let (day, rest) = match word_at {
        0 => {
            let (day, digits) = number(after)?;
            (day, after[digits..].trim_start_matches(|c: char| blank(c) || c.is_ascii_lowercase()))
        }
        _ => (number(text)?.0, after),
    };
    let (year_number, digits) = number(rest)?;
    let year = match digits {
        4 => year_number,
        2 => year(year_number, false),
        _ => return None,
    };
    with_time(Day::Fixed(ymd(year, month, day)?), &rest[digits..])
}

fn with_time(day: Day, rest: &str) -> Option<Written> {
    let rest = rest.trim_start_matches([' ', ',', '\t']).trim_end();
    let rest = rest.strip_prefix(['T', 't']).unwrap_or(rest);
    if rest.is_empty() {
        return Some(Written { day, time: None, offset: None });
    }
    let (half, rest) =
        match ["上午", "下午", "晚上"].iter().find_map(|word| rest.strip_prefix(word).map(|rest| (*word, rest))) {
            Some(("上午", rest)) => (Some(false), rest),
            Some((_, rest)) => (Some(true), rest),
            None => (None, rest),
        };
    let rest = rest.trim_start();
    let end = rest.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.')).count();
    let (clock, rest) = rest.split_at(end);
    let mut parts = clock.split(':');
    let mut hour: u32 = parts.next()?.parse().ok()?;
    let minute = parts.next()?.parse().ok()?;
    let second = parts.next().map_or(Some(0.0), |text| text.parse::<f64>().ok())?;
    if parts.next().is_some() {
        return None;
    }
    let rest = rest.trim_start();
    let (half, rest) = match rest.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("am") => (Some(false), &rest[2..]),
        Some("pm") => (Some(true), &rest[2..]),
        _ => (half, rest),
    };
    match half {
        Some(_) if hour > 12 => {}
        Some(true) if hour < 12 => hour += 12,
        Some(false) if hour == 12 => hour = 0,
        _ => {}
    }
    let time = NaiveTime::from_hms_opt(hour, minute, second as u32)?;
    let offset = match rest.trim() {
        "" => None,
        "Z" | "z" | "UTC" | "GMT" => FixedOffset::east_opt(0),
        text => Some(text.parse::<FixedOffset>().ok()?),
    };
    Some(Written { day, time: Some(time), offset })
}

fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|_| (1900..=9999).contains(&year))
}

/// Two digits of a year: 70 to 99 are the last century's.
fn year(number: u32, whole: bool) -> u32 {
    match number {
        _ if whole => number,
        70..=99 => 1900 + number,
        _ => 2000 + number,
    }
}

/// What a column's dates say about its order, row by row.
#[derive(Clone, Debug)]
pub struct OrderScan {
    possible: [bool; 3],
    /// A row where two orders that are left give different days.
    pub doubtful: Option<(u64, String)>,
    /// The first row that none of the orders left fits.
    pub mixed: Option<(u64, String)>,
    /// Cells that are dates, and that are filled at all.
    pub dates: u64,
    pub filled: u64,
}

impl Default for OrderScan {
    fn default() -> Self {
        OrderScan { possible: [true; 3], doubtful: None, mixed: None, dates: 0, filled: 0 }
    }
}

impl OrderScan {
    /// Takes the text of one cell.
    pub fn text(&mut self, line: u64, text: &str) {
        self.filled += 1;
        let Some(written) = written(text) else { return };
        self.dates += 1;
        if !written.needs_order() || self.mixed.is_some() {
            return;
        }
        let days = DateOrder::ALL
            .map(|order| written.moment(order, |instant| instant.naive_local()).map(|moment| moment.date));
        let fits = [0, 1, 2].map(|i| self.possible[i] && days[i].is_some());
        if fits == [false; 3] {
            // A text that is no date in any order says nothing about the order.
            if days.iter().any(Option::is_some) {
                self.mixed = Some((line, text.to_owned()));
            }
            return;
        }
        self.possible = fits;
        let mut left = [0, 1, 2].into_iter().filter(|i| fits[*i]).map(|i| days[i]);
        let first = left.next();
        if self.doubtful.is_none() && left.any(|day| Some(day) != first) {
            self.doubtful = Some((line, text.to_owned()));
        }
    }

    /// The order of the column; `None` when more than one is left and they differ.
    pub fn order(&self) -> Option<DateOrder> {
        let mut left = (0..3).filter(|i| self.possible[*i]);
        let first = left.next().map(|i| DateOrder::ALL[i]);
        match left.next() {
            None => first,
            Some(_) if self.doubtful.is_none() => Some(first.unwrap_or(DateOrder::Ymd)),
            Some(_) => None,
        }
    }
}
