//! A follow-up: one interaction that happened, and the plan that came out of it.

use super::{
    channel::{Channel, Direction},
    id::{ContactId, CustomerId, FollowUpId},
    moment::Moment,
    outcome::Outcome,
    satisfaction::Points,
};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// When a follow-up happened: an instant with its offset, or a day whose hour nobody wrote down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    At(DateTime<FixedOffset>),
    On(NaiveDate),
}

impl Happened {
    /// The local day.
    pub fn date(self) -> NaiveDate {
        match self {
            Happened::At(at) => at.date_naive(),
            Happened::On(day) => day,
        }
    }

    /// The local time of day, when known.
    pub fn time(self) -> Option<NaiveTime> {
        match self {
            Happened::At(at) => Some(at.time()),
            Happened::On(_) => None,
        }
    }

    /// Day and minute.
    pub fn moment(self) -> Moment {
        Moment { date: self.date(), time: self.time() }
    }

    /// The stored form: RFC 3339, or the day alone.
    pub fn key(self) -> String {
        match self {
            Happened::At(at) => at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
            Happened::On(day) => day.format("%Y-%m-%d").to_string(),
        }
    }

    /// Whether nothing happened after it, given the stored form of the latest; on a day whose hour is not said, nothing on a later day.
    pub fn is_latest(self, last: Option<&str>) -> bool {
        let key = self.key();
        last.is_none_or(|last| last.get(..key.len()).unwrap_or(last) <= key.as_str())
    }

    /// Reads [`Happened::key`] back.
    pub fn from_key(key: &str) -> Option<Happened> {
        if key.len() == 10 {
            return NaiveDate::parse_from_str(key, "%Y-%m-%d").ok().map(Happened::On);
        }
        DateTime::parse_from_rfc3339(key).ok().map(Happened::At)
    }
}

/// What kind of talk it was (`features.md` S195).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    #[default]
    FollowUp,
    Care,
    Presales,
    AfterSales,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 4] = [Kind::FollowUp, Kind::Care, Kind::Presales, Kind::AfterSales];

    /// The stored and JSON value.
    pub fn code(self) -> &'static str {
        match self {
            Kind::FollowUp => "follow_up",
            Kind::Care => "care",
            Kind::Presales => "presales",
            Kind::AfterSales => "after_sales",
        }
    }

    /// The kind of a stored code.
    pub fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.code() == code)
    }
}

/// The open plan of a customer, as far as a talk can be what it was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenPlan {
    /// When it was made, as far as that is known.
    pub made: Option<Happened>,
    /// Whether a talk made it.
    pub by_follow_up: bool,
    /// `None`: nothing is wanted.
    pub due: Option<Moment>,
}

impl OpenPlan {
    /// Whether a talk that says nothing of what is next is what the plan was about.
    ///
    /// Not when the plan was made after it (`domain-rules §16`), nor when an earlier talk of the same day made it for a
    /// day to come: saving twice on one day does not push twice (`domain-rules §1`).
    pub fn is_done_by(&self, happened: Happened) -> bool {
        let Some(made) = self.made else { return true };
        let made_later = match (made, happened) {
            (Happened::At(made), Happened::At(happened)) => made > happened,
            (made, happened) => made.date() > happened.date(),
        };
        let made_today_for_later = self.by_follow_up
            && made.date() == happened.date()
            && self.due.is_none_or(|due| due.date > happened.date());
        !made_later && !made_today_for_later
    }
}

/// One interaction that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    pub id: FollowUpId,
    pub customer: CustomerId,
    pub contact: Option<ContactId>,
    pub contact_name: Option<String>,
    pub kind: Kind,
    pub direction: Direction,
    pub channel: Channel,
    /// The imported sheet's word for the channel, when it says more.
    pub channel_text: Option<String>,
    pub outcome: Option<Outcome>,
    pub outcome_text: Option<String>,
    pub note: String,
    pub happened: Happened,
    pub entered_at: DateTime<FixedOffset>,
    /// -1 cooler, 0 same, 1 warmer.
    pub attitude: Option<i8>,
    /// As told in a talk after the sale.
    pub satisfaction: Option<Points>,
    /// What was planned in it: when, and what.
    pub planned: Option<(Option<Moment>, Option<String>)>,
    pub attachments: u32,
}
