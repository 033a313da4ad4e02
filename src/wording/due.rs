//! When a customer is due, in as few cells as a queue row has. Decides no band and no order.

use super::date;
use crate::domain::{
    self,
    due::{Band, DuePolicy, Reason},
    moment::Moment,
};
use crate::i18n::Texts;
use crate::store::QueueRow;
use chrono::{Datelike, NaiveDateTime};

/// When `next` is, seen from `now`: overdue by days or hours, `今天`, a time of today, `明天`, a weekday within 7 days, a
/// date beyond (`domain-rules §1`). Calendar days; where workdays count, word them with [`overdue_days`].
pub fn due(texts: &Texts, next: Moment, implied: bool, now: NaiveDateTime) -> String {
    let today = now.date();
    let days = next.date.signed_duration_since(today).num_days();
    let word = match (days, next.time) {
        (..0, _) => overdue_days(texts, days.unsigned_abs()),
        (0, Some(time)) if time < now.time() => {
            overdue_hours(texts, now.time().signed_duration_since(time).num_hours())
        }
        (0, Some(time)) => date::time(time),
        (0, None) => texts.get("due-today").to_owned(),
        (1, None) => texts.get("due-tomorrow").to_owned(),
        (1, Some(time)) => texts.with("due-tomorrow-at", &[("time", (&date::time(time)).into())]),
        (2..=7, time) => date::at_time(texts, date::weekday(texts, next.date.weekday()).to_owned(), time),
        (8.., _) => date::day(texts, next.date, today),
    };
    if implied { texts.with("due-implied", &[("word", (&word).into())]) } else { word }
}

/// When a step is due, its overdue days counted as the rep's settings say.
pub fn due_by(texts: &Texts, due: Moment, implied: bool, policy: &DuePolicy, now: NaiveDateTime) -> String {
    if policy.overdue_in_workdays && due.date < now.date() {
        let days = domain::due::overdue_days(due.date, now.date(), policy).unsigned_abs();
        let word = overdue_days(texts, days);
        return if implied { texts.with("due-implied", &[("word", (&word).into())]) } else { word };
    }
    self::due(texts, due, implied, now)
}

/// Overdue by so many days, calendar days or workdays.
pub fn overdue_days(texts: &Texts, days: u64) -> String {
    texts.with("due-overdue-days", &[("n", days.into())])
}

/// What a band of the queue is called.
pub fn band(texts: &Texts, band: Band) -> &str {
    texts.get(match band {
        Band::Overdue => "cli-band-overdue",
        Band::Today => "cli-band-today",
        Band::Soon => "cli-band-soon",
        Band::Later => "cli-band-later",
        Band::Unplanned => "cli-band-unplanned",
    })
}

/// Why a customer calls by itself, in one word; nothing when the plan or the cadence is why.
pub fn reason(texts: &Texts, reason: Option<Reason>) -> &str {
    match reason {
        Some(Reason::Receivable) => texts.get("due-collect"),
        Some(Reason::Decision) => texts.get("due-decision"),
        Some(Reason::TheirPromise) => texts.get("due-promised"),
        Some(Reason::MyPromise) => texts.get("due-owed"),
        None => "",
    }
}

/// [`reason`] in the cells of a channel.
pub fn reason_short(texts: &Texts, of: Reason) -> &str {
    texts.get(match of {
        Reason::Receivable => "due-short-collect",
        Reason::Decision => "due-short-decision",
        Reason::TheirPromise => "due-short-promised",
        Reason::MyPromise => "due-short-owed",
    })
}

/// Why a line calls by itself, with the money that is due or with what was promised.
pub fn called(texts: &Texts, row: &QueueRow) -> String {
    match (row.reason, row.collect, &row.promise) {
        (Some(Reason::Receivable), Some(due), _) => {
            texts.with("due-collect-amount", &[("amount", (&super::money::amount(due)).into())])
        }
        (Some(Reason::TheirPromise), _, Some(promise)) => {
            texts.with("due-promised-text", &[("text", (&promise.text).into())])
        }
        (Some(Reason::MyPromise), _, Some(promise)) => texts.with("due-owed-text", &[("text", (&promise.text).into())]),
        (other, ..) => reason(texts, other).to_owned(),
    }
}

/// Overdue since earlier today.
fn overdue_hours(texts: &Texts, hours: i64) -> String {
    match hours {
        ..1 => texts.get("due-overdue-minutes").to_owned(),
        1.. => texts.with("due-overdue-hours", &[("n", hours.into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::channel::Channel, i18n::Lang, safe};

    #[test]
    fn a_reason_is_no_wider_than_a_channel() {
        for texts in [Texts::load(Lang::ZhCn), Texts::load(Lang::En)] {
            let room =
                Channel::ALL.into_iter().map(|channel| safe::width(crate::wording::channel(&texts, channel))).max();
            for of in [Reason::Receivable, Reason::Decision, Reason::TheirPromise, Reason::MyPromise] {
                let words = reason_short(&texts, of);
                assert!(Some(safe::width(words)) <= room, "{words}");
            }
        }
    }

    #[test]
    fn every_distance_has_its_word() {
        // Saturday afternoon.
        let now = Moment::from_key("2026-11-21T15:30").unwrap().start();
        // next, implied, Chinese, English
        let cases = [
            ("2026-11-12", false, "逾期 9天", "9d late"),
            ("2026-11-20T23:59", false, "逾期 1天", "1d late"),
            ("2025-11-21", false, "逾期 365天", "365d late"),
            ("2026-11-18", true, "~逾期 3天", "~3d late"),
            ("2026-11-21T13:30", false, "逾期 2h", "2h late"),
            ("2026-11-21T15:29", false, "逾期 <1h", "<1h late"),
            ("2026-11-21T15:30", false, "15:30", "15:30"),
            ("2026-11-21T16:00", false, "16:00", "16:00"),
            ("2026-11-21", false, "今天", "today"),
            ("2026-11-22", false, "明天", "tomorrow"),
            ("2026-11-22T09:00", false, "明天 09:00", "tmr 09:00"),
            ("2026-11-23", false, "周一", "Mon"),
            ("2026-11-25", true, "~周三", "~Wed"),
            ("2026-11-25T14:00", false, "周三 14:00", "Wed 14:00"),
            ("2026-11-28", false, "周六", "Sat"),
            ("2026-11-29", false, "11-29", "Nov 29"),
            ("2027-01-05", false, "2027-01-05", "Jan 5 2027"),
        ];
        for (next, implied, chinese, english) in cases {
            let next = Moment::from_key(next).unwrap();
            assert_eq!(due(&Texts::load(Lang::ZhCn), next, implied, now), chinese);
            assert_eq!(due(&Texts::load(Lang::En), next, implied, now), english);
        }
    }
}
