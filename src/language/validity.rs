//! How long a quote stands, as people write it: 有效期30天, 有效至12-31, 30天有效, valid 30d, valid until Dec 31. The last day comes
//! out; a day before the quote is none.

use super::cursor::Cursor;
use super::folded::Folded;
use super::numeral;
use super::when::{self, DateOrder, Field, Scope};
use chrono::{Days, Months, NaiveDate, NaiveDateTime};
use std::ops::Range;

/// A length of time in days or in months.
#[derive(Clone, Copy)]
enum Length {
    Days(u64),
    Months(u32),
}

impl Length {
    fn from(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Length::Days(n) => day.checked_add_days(Days::new(n)),
            Length::Months(n) => day.checked_add_months(Months::new(n)),
        }
    }
}

/// Reads what a field of its own says: `30天`, `30d`, `2 weeks`, `12-31`, with or without 有效期 before it. `from`: the day of the quote.
///
/// ```
/// # use chrono::NaiveDate;
/// # use gendan::language::{validity::validity, when::DateOrder};
/// let day = NaiveDate::from_ymd_opt(2026, 3, 11).unwrap();
/// let now = day.and_hms_opt(9, 0, 0).unwrap();
/// let read = |text| validity(text, day, now, DateOrder::YearMonthDay).map(|until| until.to_string());
/// assert_eq!(read("30天").as_deref(), Some("2026-04-10"));
/// assert_eq!(read("valid until 12-31").as_deref(), Some("2026-12-31"));
/// assert_eq!(read("soon"), None);
/// ```
pub fn validity(text: &str, from: NaiveDate, now: NaiveDateTime, order: DateOrder) -> Option<NaiveDate> {
    let folded = Folded::new(text.trim());
    let end = folded.chars.len();
    let scope = Scope { now, field: Field::Future, order };
    let (until, after) = leading_in(&folded, 0..end, scope, from)
        .or_else(|| length(Cursor::new(&folded.chars, 0), false).and_then(|(n, c)| Some((n.from(from)?, c.at))))
        .or_else(|| date(&folded, 0..end, scope))?;
    (after == end && until >= from).then_some(until)
}

/// Reads it at the start of a part of a text: the last day, and the char after it.
pub(crate) fn leading_in(
    folded: &Folded,
    range: Range<usize>,
    scope: Scope,
    from: NaiveDate,
) -> Option<(NaiveDate, usize)> {
    let chars = folded.chars.get(..range.end)?;
    let here = skip(Cursor::new(chars, range.start));
    let found = match announced(here) {
        Some((after, is_day)) => {
            let after = skip(after);
            let counted = length(after, !is_day).and_then(|(n, c)| Some((n.from(from)?, c.at)));
            counted.or_else(|| date(folded, after.at..range.end, scope))
        }
        // 30天有效, 30天内有效
        None => length(here, true).and_then(|(n, c)| Some((n.from(from)?, c.maybe("内").eat("有效")?.maybe("期").at))),
    };
    found.filter(|(until, _)| *until >= from)
}

/// After the words that say that a validity follows, and whether it is to be a day.
fn announced(here: Cursor<'_>) -> Option<(Cursor<'_>, bool)> {
    const DAY: [&str; 4] = ["有效期至", "有效期到", "有效至", "有效到"];
    const LENGTH: [&str; 4] = ["有效期为", "有效期是", "有效期", "有效"];
    if let Some(after) = here.eat_any(&DAY) {
        return Some((after, true));
    }
    if let Some(after) = here.eat_any(&LENGTH) {
        return Some((after, false));
    }
    let is = here.word("is").map_or(here, Cursor::blanks);
    let valid = is.any_word(&["valid", "validity", "good"])?;
    let next = valid.maybe(":").blanks();
    let day = next.any_word(&["until", "till", "til", "through", "thru", "to"]);
    Some(day.map_or_else(|| (next.word("for").unwrap_or(next), false), |after| (after, true)))
}

/// Past blanks and the commas between an amount and what is said of it.
fn skip(mut here: Cursor<'_>) -> Cursor<'_> {
    while matches!(here.peek(), Some(' ' | ',' | ':' | ';')) {
        here = here.moved(1);
    }
    here
}

/// `of_days`: 30日 is thirty days, and not the 30th.
fn length(here: Cursor<'_>, of_days: bool) -> Option<(Length, Cursor<'_>)> {
    let (n, after) = match here.eat("半") {
        // 半个月, 半年
        Some(after) => {
            let year = after.eat("年").map(|after| (Length::Months(6), after));
            return year.or_else(|| Some((Length::Days(15), after.maybe("个").eat("月")?)));
        }
        None => numeral::number(here).or_else(|| Some((1, here.any_word(&["a", "one"])?)))?,
    };
    let after = after.blanks();
    let days = |n: u32| Length::Days(n.into());
    let unit = |words: &[&str], chinese: &[&str]| after.eat_any(chinese).or_else(|| after.any_word(words));
    if let Some(after) = unit(&["d", "day", "days"], &["天", "日"]) {
        return (of_days || after.peek_back() != Some('日')).then_some((days(n), after));
    }
    if let Some(after) = unit(&["w", "wk", "week", "weeks"], &["周", "个星期", "星期"]) {
        return Some((days(n.checked_mul(7)?), after));
    }
    if let Some(after) = unit(&["month", "months", "mo"], &["个月"]) {
        return Some((Length::Months(n), after));
    }
    let after = unit(&["y", "year", "years"], &["年"]).filter(|_| n <= 10)?;
    Some((Length::Months(n.checked_mul(12)?), after))
}

fn date(folded: &Folded, range: Range<usize>, scope: Scope) -> Option<(NaiveDate, usize)> {
    let found = when::leading_in(folded, range, scope)?;
    Some((found.when.moment.date, found.end))
}
