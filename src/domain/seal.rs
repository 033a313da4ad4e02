//! A report that was handed on (`features M12`): the next one of its kind begins where it ended. Knows no report itself.

use super::id::FollowUpId;
use chrono::{DateTime, FixedOffset};

/// The kinds of report that follow on one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SealKind {
    Day,
    Week,
    Month,
}

impl SealKind {
    pub const ALL: [SealKind; 3] = [SealKind::Day, SealKind::Week, SealKind::Month];

    /// The stored and JSON value.
    pub fn code(self) -> &'static str {
        match self {
            SealKind::Day => "day",
            SealKind::Week => "week",
            SealKind::Month => "month",
        }
    }

    /// The kind of a stored code.
    pub fn from_code(code: &str) -> Option<SealKind> {
        SealKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What was handed on, and which stretch it covered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    pub kind: SealKind,
    /// It covers what happened after the first and up to the second.
    pub from: DateTime<FixedOffset>,
    pub to: DateTime<FixedOffset>,
    pub sealed_at: DateTime<FixedOffset>,
    /// Of the text that went out: lower-case hexadecimal.
    pub sha256: String,
    /// How far the log reached; none where it was sealed before the log was.
    pub log: Option<LogHead>,
}

/// How far the log reached (`ideas M5`): every follow-up that was logged here stands in one chain, in the order entered, and each
/// link's digest is made of the one before it. It shows that nothing was changed since, not that what it says is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogHead {
    /// Follow-ups in the chain.
    pub count: i64,
    /// The last of them; 0 before the first.
    pub last: FollowUpId,
    /// `SHA-256(digest before ‖ the row as a JSON array)` in lower-case hexadecimal; 64 zeros before the first.
    pub sha256: String,
}
