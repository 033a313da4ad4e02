//! Every write as data. One `Op` is one transaction and one undo step.

pub mod ledger;
pub mod merge;
pub mod promise;
pub mod route;

use crate::domain::{
    channel::{Channel, Direction},
    checkup::{Check, Subject},
    customer::{Contact, Parked},
    effort::Effort,
    follow_up::{Happened, Kind},
    id::{ContactId, CustomerId, FollowUpId, PromiseId},
    moment::Moment,
    outcome::Outcome,
    play::Obstacle,
    promise::{Promised, Settled},
    satisfaction::Points,
    seal::{LogHead, SealKind},
    stage::Stage,
    tier::Tier,
};
use chrono::{DateTime, FixedOffset, NaiveDate};
pub use ledger::*;
pub use merge::{CustomerMerge, MergeField, MergeSide};
pub use promise::{NewPromise, PromiseOp};
pub use route::{RouteOp, RouteTo};
use std::path::PathBuf;

/// A write. Applied by [`super::Store::apply`], undone as a whole.
#[derive(Clone, Debug)]
pub enum Op {
    AddCustomer(Box<NewCustomer>),
    EditCustomer(Box<CustomerEdit>),
    /// Logs what happened, and plans what is next, moves the stage or the tier with it.
    LogFollowUp(Box<NewFollowUp>),
    /// Mends a saved follow-up; its plan stays.
    EditFollowUp(Box<FollowUpEdit>),
    /// Sets the plan of customers to another day; the action stays. A customer without a plan gets one.
    Snooze {
        customers: Vec<CustomerId>,
        until: Moment,
    },
    /// Sets what is next. `due: None` says that nothing is.
    Plan {
        customer: CustomerId,
        due: Option<Moment>,
        action: Option<String>,
        channel: Option<Channel>,
    },
    Star {
        customers: Vec<CustomerId>,
        starred: bool,
    },
    SetTier {
        customers: Vec<CustomerId>,
        tier: Tier,
    },
    /// What a customer needs.
    SetNeed {
        customer: CustomerId,
        need: String,
    },
    AddTag {
        customers: Vec<CustomerId>,
        tag: String,
    },
    MoveStage(StageMove),
    /// Until when the quote of the main deal stands; `None`: nobody said.
    SetValidity {
        customer: CustomerId,
        until: Option<NaiveDate>,
    },
    /// What the main deal is stuck on, while it is open; `None`: nothing any more.
    SetObstacle {
        customer: CustomerId,
        obstacle: Option<Obstacle>,
    },
    Park {
        customers: Vec<CustomerId>,
        how: Parked,
        reason: String,
        wake_on: Option<NaiveDate>,
    },
    Wake {
        customers: Vec<CustomerId>,
    },
    /// Two customers are one.
    MergeCustomers(Box<CustomerMerge>),
    /// Two customers that look alike are not one: they are not suspected again.
    KeepApart(CustomerId, CustomerId),
    AddContact {
        customer: CustomerId,
        contact: NewContact,
    },
    EditContact {
        contact: ContactId,
        /// What the editor was shown: a field changed meanwhile is not overwritten.
        was: NewContact,
        now: NewContact,
    },
    RemoveContact {
        contact: ContactId,
    },
    /// The person to be called first from now on.
    MakePrimary {
        contact: ContactId,
    },
    /// Notes that a report was handed on.
    SealReport(NewSeal),
    /// A finding of the check-up is no problem, as long as its state stays what it is.
    DismissFinding {
        customer: CustomerId,
        check: Check,
        subject: Subject,
        state: String,
    },
    /// It is one again.
    RestoreFinding {
        customer: CustomerId,
        check: Check,
        subject: Subject,
    },
    /// Anything of the sales ledger.
    Ledger(LedgerOp),
    /// What was promised, or what became of it.
    Promise(PromiseOp),
    /// A way to a customer that is left out, or tried again.
    Route(RouteOp),
    Attach {
        follow_up: FollowUpId,
        files: Vec<StoredFile>,
    },
    /// Several writes as one step.
    Batch(Vec<Op>),
}

/// A customer as it is typed. Empty texts are `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewCustomer {
    pub fields: CustomerFields,
    pub contacts: Vec<NewContact>,
    pub stage: Stage,
    /// Minor units of the book's currency.
    pub amount: Option<i64>,
    /// The last day on which what was quoted stands.
    pub valid_until: Option<NaiveDate>,
    pub next: Option<Moment>,
    pub next_action: Option<String>,
    /// Today, when not given.
    pub created_on: Option<NaiveDate>,
}

/// The fields of a customer that a form shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomerFields {
    pub name: String,
    pub reference: Option<String>,
    pub tier: Tier,
    pub starred: bool,
    pub kind: Option<String>,
    pub source: Option<String>,
    pub industry: Option<String>,
    pub region: Option<String>,
    pub address: Option<String>,
    pub need: Option<String>,
    pub decision_on: Option<NaiveDate>,
    pub tags: Vec<String>,
    pub note: Option<String>,
}

/// A changed customer: only what differs from `was` is written, and only if nobody else changed it meanwhile.
#[derive(Clone, Debug)]
pub struct CustomerEdit {
    pub id: CustomerId,
    pub was: CustomerFields,
    pub now: CustomerFields,
    /// Minor units; `None` leaves the deal's amount alone.
    pub amount: Option<i64>,
}

/// A person as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewContact {
    pub name: String,
    pub title: Option<String>,
    pub decision_maker: bool,
    pub phone: Option<String>,
    pub wechat: Option<String>,
    pub email: Option<String>,
    pub note: Option<String>,
}

impl NewContact {
    /// A person on file as an editor shows it: the first usable value of each channel.
    pub fn of(contact: &Contact) -> NewContact {
        let value = |channel| contact.value(channel).map(str::to_owned);
        NewContact {
            name: contact.name.clone(),
            title: contact.title.clone(),
            decision_maker: contact.decision_maker,
            phone: value(Channel::Phone),
            wechat: value(Channel::Wechat),
            email: value(Channel::Email),
            note: contact.note.clone(),
        }
    }
}

/// What is to come out of a follow-up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NextPlan {
    /// Nothing said: the cadence will imply a date.
    #[default]
    Implied,
    /// Said: nothing is planned.
    Nothing,
    Step {
        due: Moment,
        action: Option<String>,
        channel: Option<Channel>,
    },
}

/// A follow-up as typed.
#[derive(Clone, Debug)]
pub struct NewFollowUp {
    pub customer: CustomerId,
    pub contact: Option<ContactId>,
    pub kind: Kind,
    pub direction: Direction,
    pub channel: Channel,
    pub outcome: Outcome,
    /// The number that was rung, where that is known: a wrong number is this one alone.
    pub rung: Option<String>,
    pub note: String,
    pub happened: Happened,
    pub attitude: Option<i8>,
    pub satisfaction: Option<Points>,
    pub next: NextPlan,
    pub tier: Option<Tier>,
    pub stage: Option<Stage>,
    /// Why the stage is lost or void.
    pub reason: Option<String>,
    /// Minor units of the book's currency, for the deal.
    pub amount: Option<i64>,
    /// The last day on which what was quoted stands.
    pub valid_until: Option<NaiveDate>,
    pub tags: Vec<String>,
    pub files: Vec<StoredFile>,
    /// What was promised in it, by either side.
    pub promises: Vec<Promised>,
    /// What became of earlier promises, known from it.
    pub settled: Vec<(PromiseId, Settled)>,
    /// What the customer needs, heard in it; `None` leaves what is written.
    pub need: Option<String>,
    /// What it cost to type, where that was counted.
    pub effort: Option<Effort>,
}

/// What may be mended in a saved follow-up.
#[derive(Clone, Debug)]
pub struct FollowUpEdit {
    pub id: FollowUpId,
    pub contact: Option<ContactId>,
    pub kind: Kind,
    pub direction: Direction,
    pub channel: Channel,
    pub outcome: Option<Outcome>,
    pub note: String,
    pub happened: Happened,
    pub attitude: Option<i8>,
    pub satisfaction: Option<Points>,
    /// The note that the editor was shown.
    pub was_note: String,
}

/// A report that was handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSeal {
    pub kind: SealKind,
    /// It covers what happened after the first and up to the second, which is not to come.
    pub from: DateTime<FixedOffset>,
    pub to: DateTime<FixedOffset>,
    /// Of its text: lower-case hexadecimal.
    pub sha256: String,
    /// How far the log reached then.
    pub log: LogRead,
}

/// How far the log reached when it was read for a seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRead {
    pub head: LogHead,
    /// The last line of the journal then: what was touched later is not as it was read.
    pub line: i64,
}

/// A file that lies in the attachments folder already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    pub file_name: String,
    /// Lower-case hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Where it lies.
    pub path: PathBuf,
}

/// A move of the customer's main deal.
#[derive(Clone, Debug)]
pub struct StageMove {
    pub customer: CustomerId,
    pub stage: Stage,
    /// Demanded for lost and void.
    pub reason: Option<String>,
    pub note: Option<String>,
}

impl Op {
    /// Several as one step of the history; one alone as itself, none as none.
    pub fn together(mut ops: Vec<Op>) -> Option<Op> {
        if ops.len() > 1 { Some(Op::Batch(ops)) } else { ops.pop() }
    }

    /// The action's name in the history, a key of the locales after `history-`.
    pub fn action(&self) -> &'static str {
        match self {
            Op::AddCustomer(_) => "add_customer",
            Op::EditCustomer(_) => "edit_customer",
            Op::LogFollowUp(_) => "log",
            Op::EditFollowUp(_) => "edit_follow_up",
            Op::Snooze { .. } => "snooze",
            Op::Plan { .. } => "plan",
            Op::Star { starred: true, .. } => "star",
            Op::Star { starred: false, .. } => "unstar",
            Op::SetTier { .. } => "tier",
            Op::SetNeed { .. } => "need",
            Op::AddTag { .. } => "tag",
            Op::MoveStage(_) => "stage",
            Op::SetValidity { .. } => "validity",
            Op::SetObstacle { .. } => "obstacle",
            Op::Park { how: Parked::Paused, .. } => "pause",
            Op::Park { how: Parked::GivenUp, .. } => "give_up",
            Op::Wake { .. } => "wake",
            Op::MergeCustomers(_) => "merge",
            Op::KeepApart(..) => "keep_apart",
            Op::AddContact { .. } => "add_contact",
            Op::EditContact { .. } | Op::MakePrimary { .. } => "edit_contact",
            Op::RemoveContact { .. } => "remove_contact",
            Op::SealReport(_) => "seal",
            Op::DismissFinding { .. } => "dismiss",
            Op::RestoreFinding { .. } => "restore_finding",
            Op::Ledger(op) => op.action(),
            Op::Promise(op) => op.action(),
            Op::Route(op) => op.action(),
            Op::Attach { .. } => "attach",
            Op::Batch(ops) => ops.first().map_or("batch", Op::action),
        }
    }
}
