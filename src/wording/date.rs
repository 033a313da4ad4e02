//! Days, weekdays and minutes in words. Asks no clock: `today` is given.

use crate::domain::moment::Moment;
use crate::i18n::Texts;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};
use std::fmt::Write;

/// A weekday, three letters or two characters.
pub fn weekday(texts: &Texts, weekday: Weekday) -> &str {
    texts.get(match weekday {
        Weekday::Mon => "date-weekday-mon",
        Weekday::Tue => "date-weekday-tue",
        Weekday::Wed => "date-weekday-wed",
        Weekday::Thu => "date-weekday-thu",
        Weekday::Fri => "date-weekday-fri",
        Weekday::Sat => "date-weekday-sat",
        Weekday::Sun => "date-weekday-sun",
    })
}

/// A day without its weekday; the year only when it is not this one. `11-21`, `Nov 21`, `2027-01-05`, `Jan 5 2027`.
pub fn day(texts: &Texts, date: NaiveDate, today: NaiveDate) -> String {
    let pattern = if date.year() == today.year() { "date-day" } else { "date-day-year" };
    let mut text = String::new();
    // It fails only on a pattern that chrono does not know, and then a plain date is better than none.
    if write!(text, "{}", date.format(texts.get(pattern))).is_err() {
        return date.to_string();
    }
    text
}

/// A day with its weekday: `11-21 周六`, `Sat Nov 21`.
pub fn day_short(texts: &Texts, date: NaiveDate, today: NaiveDate) -> String {
    with_weekday(texts, &day(texts, date, today), date)
}

/// A whole date that needs no context, with its weekday: `2026-11-21 周六`, `2026-11-21 Sat`.
pub fn day_full(texts: &Texts, date: NaiveDate) -> String {
    format!("{} {}", date.format("%Y-%m-%d"), weekday(texts, date.weekday()))
}

/// A day with its weekday, and the minute when there is one: `11-25 周三 14:00`.
pub fn moment(texts: &Texts, moment: Moment, today: NaiveDate) -> String {
    at_time(texts, day_short(texts, moment.date, today), moment.time)
}

/// A time of day, always of five cells: `09:05`.
pub fn time(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Words for a day, followed by the time of day when there is one.
pub fn at_time(texts: &Texts, day: String, of_day: Option<NaiveTime>) -> String {
    match of_day {
        Some(of_day) => texts.with("date-with-time", &[("day", (&day).into()), ("time", (&time(of_day)).into())]),
        None => day,
    }
}

fn with_weekday(texts: &Texts, day: &str, date: NaiveDate) -> String {
    texts.with("date-with-weekday", &[("day", day.into()), ("weekday", weekday(texts, date.weekday()).into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn days_and_minutes_read_well_in_both_languages() {
        let moment_of = |key: &str| Moment::from_key(key).unwrap();
        let today = moment_of("2026-11-21").date;
        // moment, Chinese, English
        let cases = [
            ("2026-11-21", "11-21 周六", "Sat Nov 21"),
            ("2026-01-05", "01-05 周一", "Mon Jan 5"),
            ("2027-01-05", "2027-01-05 周二", "Tue Jan 5 2027"),
            ("1970-01-01", "1970-01-01 周四", "Thu Jan 1 1970"),
            ("9999-12-31", "9999-12-31 周五", "Fri Dec 31 9999"),
            ("2026-11-25T14:00", "11-25 周三 14:00", "Wed Nov 25 14:00"),
            ("2026-11-22T09:05", "11-22 周日 09:05", "Sun Nov 22 09:05"),
        ];
        for (key, chinese, english) in cases {
            assert_eq!(moment(&Texts::load(Lang::ZhCn), moment_of(key), today), chinese);
            assert_eq!(moment(&Texts::load(Lang::En), moment_of(key), today), english);
        }
        assert_eq!(day_full(&Texts::load(Lang::ZhCn), today), "2026-11-21 周六");
        assert_eq!(day(&Texts::load(Lang::En), today, today), "Nov 21");
    }
}
