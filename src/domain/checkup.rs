//! The check-up 体检 (`ideas M10`): what both tables say against each other and against the rules of a record, grouped by what it
//! costs. Names the checks and their order; finds nothing itself.

use super::{
    id::{CustomerId, FollowUpId, OrderId},
    lint::{Level, Rule},
    money::Money,
    stage::Stage,
};
use chrono::NaiveDate;
use serde::Serialize;

/// What a finding costs when nobody mends it: money, and what the faults of a follow-up table lead to (`features S157`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// 钱
    Money,
    /// 流失率上升
    Churn,
    /// 机会丢失
    Chances,
    /// 决策失误
    Decisions,
    /// 交接难
    Handover,
    /// 重复劳动
    Rework,
}

impl Group {
    pub const ALL: [Group; 6] =
        [Group::Money, Group::Churn, Group::Chances, Group::Decisions, Group::Handover, Group::Rework];
}

macro_rules! checks {
    ($($(#[$doc:meta])* $check:ident $code:literal $group:ident $level:ident $rule:expr;)*) => {
        /// One question that the check-up asks, in the order in which its findings stand.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Check { $($(#[$doc])* $check,)* }

        impl Check {
            /// Every check.
            pub const ALL: &[Check] = &[$(Check::$check),*];

            /// The stored and JSON value; of a rule of `domain-rules §10` the rule's own.
            pub fn code(self) -> &'static str {
                match self { $(Check::$check => $code),* }
            }

            pub fn group(self) -> Group {
                match self { $(Check::$check => Group::$group),* }
            }

            pub fn level(self) -> Level {
                match self { $(Check::$check => Level::$level),* }
            }

            /// The rule of a record that it asks about, if it is one.
            pub fn rule(self) -> Option<Rule> {
                match self { $(Check::$check => $rule),* }
            }
        }
    };
}

checks! {
    /// ④ A part of an order that is due is not paid.
    Unpaid "unpaid" Money Error None;
    /// ① and L16: won, and no order.
    WonWithoutOrder "won_without_order" Money Error None;
    /// ② An order, and its deal still open.
    OrderNotWon "order_not_won" Money Warn None;
    /// ⑤ Paid in full, and not shipped.
    PaidNotShipped "paid_not_shipped" Money Error None;
    /// ⑥ The parts of the plan do not add up to the order.
    PlanMismatch "plan_mismatch" Money Error None;
    /// ⑫ and L8: an amount in a note, and no quote or order.
    LooseAmount "loose_amount" Money Warn Some(Rule::LooseAmount);
    /// A quote that ran out, or is about to, and no order (`features S49`).
    QuoteOver "quote_over" Money Warn None;
    /// ⑩ The day of a promise has passed, and nobody talked since.
    PromisePassed "promise_passed" Churn Error None;
    /// ③ and `features S112`: a buyer whom nobody contacted for more than thirty days, and nothing is planned.
    BuyerSilent "buyer_silent" Churn Warn None;
    /// L15
    ForgottenKey "forgotten_key" Churn Warn Some(Rule::ForgottenKey);
    /// ⑨ Contacts became less than half as many as in the thirty days before.
    Fading "fading" Churn Warn None;
    /// ⑦ Stands in its stage for longer than won deals do, without a reason.
    Stalled "stalled" Chances Warn None;
    /// ⑧ A new need, and nothing planned.
    NeedWithoutPlan "need_without_plan" Chances Warn None;
    /// L3
    NoNextDate "no_next_date" Chances Warn Some(Rule::NoNextDate);
    /// `features S126`: at the end of the day, due today and nothing written down.
    DueToday "due_today" Chances Info None;
    /// L4
    NoNextAction "no_next_action" Chances Warn Some(Rule::NoNextAction);
    /// L18
    UnpreparedDecision "unprepared_decision" Chances Info Some(Rule::UnpreparedDecision);
    /// L14
    UndatedPromise "undated_promise" Chances Info Some(Rule::UndatedPromise);
    /// `features S144`: a hot or big deal whose customer has no star.
    Unstarred "unstarred" Chances Info None;
    /// L16: given up, and something is planned.
    Contradiction "contradiction" Decisions Error Some(Rule::Contradiction);
    /// L10
    InFuture "in_future" Decisions Error Some(Rule::InFuture);
    /// L2
    NoOutcome "no_outcome" Decisions Error Some(Rule::NoOutcome);
    /// L5
    NoNeed "no_need" Decisions Warn Some(Rule::NoNeed);
    /// L12
    TooMany "too_many" Decisions Warn Some(Rule::TooMany);
    /// L7
    StageOrder "stage_order" Decisions Warn Some(Rule::StageOrder);
    /// L9
    LateEntry "late_entry" Decisions Info Some(Rule::LateEntry);
    /// L1
    VagueNote "vague_note" Handover Warn Some(Rule::VagueNote);
    /// L6
    NoDecider "no_decider" Handover Warn Some(Rule::NoDecider);
    /// L17
    NoChannel "no_channel" Handover Warn Some(Rule::NoChannel);
    /// L13
    SilentMove "silent_move" Handover Warn Some(Rule::SilentMove);
    /// ⑪ Two customers answer to one number.
    SharedPhone "shared_phone" Rework Warn None;
    /// L11
    SameNote "same_note" Rework Warn Some(Rule::SameNote);
}

impl Check {
    /// The check of a code.
    pub fn from_code(code: &str) -> Option<Check> {
        Check::ALL.iter().copied().find(|check| check.code() == code)
    }

    /// The check that lists what a rule finds.
    pub fn of(rule: Rule) -> Option<Check> {
        Check::ALL.iter().copied().find(|check| check.rule() == Some(rule))
    }

    /// Whether a log with such a finding counts as a wrong one (`features S61`).
    pub fn is_fault(self) -> bool {
        self.level() >= Level::Warn
    }
}

/// The row that a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    Customer(CustomerId),
    FollowUp(FollowUpId),
    Order(OrderId),
}

impl Subject {
    /// The stored and JSON value of its kind.
    pub fn code(self) -> &'static str {
        match self {
            Subject::Customer(_) => "customer",
            Subject::FollowUp(_) => "follow_up",
            Subject::Order(_) => "order",
        }
    }

    /// The number of its row.
    pub fn row(self) -> i64 {
        match self {
            Subject::Customer(id) => id.0,
            Subject::FollowUp(id) => id.0,
            Subject::Order(id) => id.0,
        }
    }
}

/// What a sentence about a finding may name; each check fills its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Of the order.
    pub number: Option<String>,
    pub amount: Option<Money>,
    /// What the amount is compared with.
    pub total: Option<Money>,
    pub day: Option<NaiveDate>,
    /// Days, or how many.
    pub n: i64,
    /// What `n` is compared with.
    pub than: i64,
    pub stage: Option<Stage>,
    /// A note, a number, another name.
    pub text: Option<String>,
    /// The other customer of two.
    pub other: Option<CustomerId>,
}

/// Something that a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub check: Check,
    pub subject: Subject,
    pub customer: CustomerId,
    /// The customer's.
    pub name: String,
    pub figures: Figures,
    /// What it would have to change for a "no problem" to be asked again. Holds nothing that only time changes.
    pub state: String,
    /// The rep called it no problem, in this very state.
    pub dismissed: bool,
}

/// What one check came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub check: Check,
    /// Findings that are open, shown or not.
    pub total: usize,
    /// How many the rep called no problem.
    pub dismissed: usize,
    /// The first of them, dismissed ones only when they were asked for.
    pub findings: Vec<Finding>,
}

/// The logs of a week, Monday to Sunday, as far as the rep typed them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekScore {
    pub monday: NaiveDate,
    pub logs: i64,
    /// Those with a finding that is a warning or worse (`features S61`).
    pub faulty: i64,
    /// The sum of their scores, 0 to 100 each.
    pub points: i64,
}

impl WeekScore {
    pub fn of(monday: NaiveDate) -> WeekScore {
        WeekScore { monday, logs: 0, faulty: 0, points: 0 }
    }

    /// 记录分: the mean, rounded; `None` without a log.
    pub fn score(&self) -> Option<i64> {
        super::metrics::mean(self.points, self.logs)
    }

    /// 报表错误率 in thousandths; `None` without a log.
    pub fn error_rate(&self) -> Option<i64> {
        super::metrics::share(self.faulty, self.logs)
    }
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckUp {
    /// Those that found something, in their order.
    pub found: Vec<Found>,
    /// Oldest first, the running one last; none where one check was asked for that looks at no note.
    pub weeks: Vec<WeekScore>,
    /// Days with logs, up to the last one, none of which has a finding that is a warning or worse (`features S164`). A day without
    /// a log neither adds nor ends it. It reaches eight weeks back.
    pub streak: u32,
}

impl CheckUp {
    /// Open findings of all checks.
    pub fn total(&self) -> usize {
        self.found.iter().map(|found| found.total).sum()
    }

    /// Open findings of a group.
    pub fn total_of(&self, group: Group) -> usize {
        self.found.iter().filter(|found| found.check.group() == group).map(|found| found.total).sum()
    }

    /// How many the rep called no problem.
    pub fn dismissed(&self) -> usize {
        self.found.iter().map(|found| found.dismissed).sum()
    }

    /// The weeks as one: the score and the error rate of all of them.
    pub fn weeks_together(&self) -> Option<WeekScore> {
        let first = self.weeks.first()?;
        Some(self.weeks.iter().fold(WeekScore::of(first.monday), |sum, week| WeekScore {
            logs: sum.logs + week.logs,
            faulty: sum.faulty + week.faulty,
            points: sum.points + week.points,
            ..sum
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_check_and_every_code_reads_back() {
        for check in Check::ALL {
            assert_eq!(Check::from_code(check.code()), Some(*check));
            if let Some(rule) = check.rule() {
                assert_eq!((check.code(), check.level()), (rule.code(), rule.level()));
            }
        }
        for rule in Rule::ALL {
            assert!(Check::of(*rule).is_some(), "{rule:?}");
        }
        assert!(Check::ALL.is_sorted_by_key(|check| check.group()), "a group's checks stand together");
    }

    #[test]
    fn a_week_without_logs_has_no_score() {
        let monday: NaiveDate = "2026-11-16".parse().unwrap();
        assert_eq!(WeekScore::of(monday).score(), None);
        let week = WeekScore { logs: 3, faulty: 1, points: 285, ..WeekScore::of(monday) };
        assert_eq!((week.score(), week.error_rate()), (Some(95), Some(333)));
        let weeks = vec![week, WeekScore { points: 15, logs: 1, faulty: 1, ..week }];
        let both = CheckUp { weeks, ..CheckUp::default() };
        assert_eq!(both.weeks_together().and_then(|all| all.score()), Some(75));
    }
}
