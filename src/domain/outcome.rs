//! The 23 coded results of a follow-up, with what each means for attempts, streaks and the next date (`domain-rules §4`).

use serde::{Deserialize, Serialize};

/// The coded result of one follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    NoAnswer,
    Busy,
    Rejected,
    PhoneOff,
    WrongNumber,
    NoReply,
    ReadNoReply,
    RequestPending,
    Blocked,
    Callback,
    Talked,
    NeedUpdated,
    ReachedDecider,
    SentMaterial,
    Quoted,
    VisitBooked,
    Trial,
    Promised,
    AwaitingApproval,
    Objection,
    Refused,
    Collection,
    AfterSales,
}

/// What an outcome does to the streak of unanswered attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Streak {
    /// Adds this many.
    Add(u8),
    /// Leaves it as it is.
    Keep,
    /// The customer answered: it starts again at zero.
    Reset,
}

/// When to try again after an outcome, unless the rep says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultNext {
    /// The tier's cadence decides.
    Cadence,
    /// So many calendar days later.
    NextDays(u8),
    /// So many workdays later.
    NextWorkdays(u8),
    /// Later the same day, after so many hours.
    SameDayHours(u8),
    /// The outcome itself names a date: one is asked for.
    DateRequired,
    /// No next step: losing or voiding the deal is proposed.
    ProposeLost,
}

/// The row of [`Outcome`] in the rules' table.
struct Rule {
    code: &'static str,
    short: &'static str,
    attempt: bool,
    answered: bool,
    progress: bool,
    streak: Streak,
    next: DefaultNext,
}

impl Outcome {
    /// Every outcome, in the order of the rules.
    pub const ALL: [Outcome; 23] = [
        Outcome::NoAnswer,
        Outcome::Busy,
        Outcome::Rejected,
        Outcome::PhoneOff,
        Outcome::WrongNumber,
        Outcome::NoReply,
        Outcome::ReadNoReply,
        Outcome::RequestPending,
        Outcome::Blocked,
        Outcome::Callback,
        Outcome::Talked,
        Outcome::NeedUpdated,
        Outcome::ReachedDecider,
        Outcome::SentMaterial,
        Outcome::Quoted,
        Outcome::VisitBooked,
        Outcome::Trial,
        Outcome::Promised,
        Outcome::AwaitingApproval,
        Outcome::Objection,
        Outcome::Refused,
        Outcome::Collection,
        Outcome::AfterSales,
    ];

    /// The stored and JSON value.
    pub fn code(self) -> &'static str {
        self.rule().code
    }

    /// The two letters for typing after `~`.
    pub fn short(self) -> &'static str {
        self.rule().short
    }

    /// The outcome of a stored code.
    pub fn from_code(code: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|o| o.code() == code)
    }

    /// The outcome of a two-letter short form.
    pub fn from_short(short: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|o| o.short().eq_ignore_ascii_case(short))
    }

    /// Whether it counts as an attempt to reach the customer.
    pub fn is_attempt(self) -> bool {
        self.rule().attempt
    }

    /// Whether the customer answered.
    pub fn is_answered(self) -> bool {
        self.rule().answered
    }

    /// Whether the deal moved on in substance.
    pub fn is_progress(self) -> bool {
        self.rule().progress
    }

    /// What it does to the streak of unanswered attempts.
    pub fn streak(self) -> Streak {
        self.rule().streak
    }

    /// When to try again by default.
    pub fn default_next(self) -> DefaultNext {
        self.rule().next
    }

    fn rule(self) -> Rule {
        use DefaultNext::{Cadence, DateRequired, NextDays, NextWorkdays, ProposeLost, SameDayHours};
        use Streak::{Add, Keep, Reset};
        let row = |code, short, attempt, answered, progress, streak, next| Rule {
            code,
            short,
            attempt: attempt == 1,
            answered: answered == 1,
            progress: progress == 1,
            streak,
            next,
        };
        match self {
            Outcome::NoAnswer => row("no_answer", "na", 1, 0, 0, Add(1), NextWorkdays(1)),
            Outcome::Busy => row("busy", "bz", 1, 0, 0, Add(1), SameDayHours(2)),
            Outcome::Rejected => row("rejected", "rj", 1, 0, 0, Add(1), NextWorkdays(2)),
            Outcome::PhoneOff => row("phone_off", "of", 1, 0, 0, Add(1), NextWorkdays(1)),
            Outcome::WrongNumber => row("wrong_number", "wn", 0, 0, 0, Keep, Cadence),
            Outcome::NoReply => row("no_reply", "nr", 1, 0, 0, Add(1), NextWorkdays(2)),
            Outcome::ReadNoReply => row("read_no_reply", "rd", 1, 0, 0, Add(1), NextWorkdays(3)),
            Outcome::RequestPending => row("request_pending", "ap", 1, 0, 0, Keep, NextDays(1)),
            Outcome::Blocked => row("blocked", "bl", 1, 0, 0, Add(2), NextWorkdays(1)),
            Outcome::Callback => row("callback", "cb", 1, 1, 0, Reset, DateRequired),
            Outcome::Talked => row("talked", "tk", 1, 1, 0, Reset, Cadence),
            Outcome::NeedUpdated => row("need_updated", "nd", 1, 1, 1, Reset, Cadence),
            Outcome::ReachedDecider => row("reached_decider", "dm", 1, 1, 1, Reset, Cadence),
            Outcome::SentMaterial => row("sent_material", "in", 1, 0, 0, Keep, NextDays(3)),
            Outcome::Quoted => row("quoted", "qt", 1, 1, 1, Reset, NextDays(3)),
            Outcome::VisitBooked => row("visit_booked", "vt", 1, 1, 1, Reset, DateRequired),
            Outcome::Trial => row("trial", "tr", 1, 1, 1, Reset, NextDays(7)),
            Outcome::Promised => row("promised", "pr", 1, 1, 1, Reset, DateRequired),
            Outcome::AwaitingApproval => row("awaiting_approval", "wt", 1, 1, 0, Reset, Cadence),
            Outcome::Objection => row("objection", "ob", 1, 1, 0, Reset, NextDays(2)),
            Outcome::Refused => row("refused", "no", 1, 1, 0, Reset, ProposeLost),
            Outcome::Collection => row("collection", "py", 1, 1, 0, Reset, DateRequired),
            Outcome::AfterSales => row("after_sales", "as", 1, 1, 0, Reset, Cadence),
        }
    }
}
