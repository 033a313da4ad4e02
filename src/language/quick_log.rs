//! The quick-log line (`product.md §3`): one line of text in; a follow-up, its next step and chips that show what was
//! understood out. What is not understood stays in the note, word for word, and nothing is saved here.

mod head;
mod line;
mod marks;
mod points;
mod promise;
mod tail;

use super::when::{DateOrder, WhenErrorKind};
use crate::domain::channel::Direction;
use crate::domain::money::{Currency, Money};
use crate::domain::{
    channel::Channel,
    moment::Moment,
    outcome::Outcome,
    promise::{Promised, Side},
    satisfaction::Points,
    stage::Stage,
    tier::Tier,
};
use chrono::{NaiveDate, NaiveDateTime, Weekday};
use std::ops::Range;

/// What a line is read against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub now: NaiveDateTime,
    pub order: DateOrder,
    /// The currency of amounts that name none.
    pub currency: Currency,
    /// Chips that the rep dropped: their words are note.
    pub dropped: &'a [Dropped],
}

/// A dropped chip, by what it was and the words it stood on, so that typing elsewhere does not bring it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    pub kind: ChipKind,
    pub text: String,
}

/// What a chip stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChipKind {
    Happened,
    Channel,
    Outcome,
    Next,
    Tier,
    Stage,
    Contact,
    Tag,
    Amount,
    /// How long the quote stands.
    Validity,
    /// 1 to 5, of a talk after the sale.
    Satisfaction,
    /// One for each of [`QuickLog::promises`], in their order.
    Promise,
}

/// A part of the line that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    pub kind: ChipKind,
    /// Bytes of the line.
    pub span: Range<usize>,
    /// Whether its words stay in the note as well: an amount's, a validity's, a satisfaction's and a promise's do.
    pub in_note: bool,
}

/// The plan that the line makes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Next {
    /// Nothing was said: the tier's cadence proposes a date.
    #[default]
    NotGiven,
    /// `>无`: no next step is wanted.
    Nothing,
    Step {
        when: Moment,
        action: String,
        /// The channel that the action begins with.
        channel: Option<Channel>,
    },
}

/// A promise that the line tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidPromise {
    pub promised: Promised,
    /// Whether it, or its day, follows from the outcome and the next step and was not said in so many words.
    pub implied: bool,
}

/// Something in the line that needs the rep's eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// After `>` or `<`: not a date, and why.
    Date(WhenErrorKind),
    /// What happened lies in the future.
    FutureHappened,
    /// The date falls on another weekday than the one named beside it.
    OtherWeekday(Weekday),
    UnknownOutcome,
    UnknownTier,
    UnknownStage,
    /// A second mark of a kind that a log has once; its words stay in the note.
    Repeated(ChipKind),
}

/// A problem and the bytes of the line that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub kind: ProblemKind,
    pub span: Range<usize>,
}

/// What a line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuickLog {
    pub happened: Option<Moment>,
    pub channel: Option<Channel>,
    /// Who made contact, where the channel's word says it; else it went out.
    pub direction: Option<Direction>,
    /// As said; see [`QuickLog::settled_outcome`].
    pub outcome: Option<Outcome>,
    pub next: Next,
    pub tier: Option<Tier>,
    pub stage: Option<Stage>,
    /// The mark after `@`, to be resolved among the customer's contacts.
    pub contact: Option<String>,
    pub tags: Vec<String>,
    pub amount: Option<Money>,
    /// The last day on which what was quoted stands.
    pub valid_until: Option<NaiveDate>,
    pub satisfaction: Option<Points>,
    /// What was promised, by either side.
    pub promises: Vec<SaidPromise>,
    /// All that is left, in order.
    pub note: String,
    /// In the order of the line.
    pub chips: Vec<Chip>,
    pub problems: Vec<Problem>,
}

impl QuickLog {
    /// The outcome that will be saved: the one said, else [`Outcome::Promised`] where the customer promised something, else
    /// [`Outcome::Talked`] for a note.
    pub fn settled_outcome(&self) -> Option<Outcome> {
        let promised = self.promises.iter().any(|said| said.promised.side == Side::Theirs);
        self.outcome.or(promised.then_some(Outcome::Promised)).or((!self.note.is_empty()).then_some(Outcome::Talked))
    }
}

/// Reads a line. Never fails: what is no mark, word or date of the grammar is note.
///
/// ```
/// # use chrono::NaiveDate;
/// # use gendan::domain::{channel::Channel, money::Currency};
/// # use gendan::language::{quick_log::{Context, Next, quick_log}, when::DateOrder};
/// let now = NaiveDate::from_ymd_opt(2026, 3, 11).and_then(|d| d.and_hms_opt(9, 0, 0)).unwrap();
/// let context = Context { now, order: DateOrder::YearMonthDay, currency: Currency::CNY, dropped: &[] };
/// let log = quick_log("电话 等老板批 >下周三 14:00 再打", &context);
/// assert_eq!((log.channel, log.note.as_str()), (Some(Channel::Phone), "等老板批"));
/// assert!(matches!(log.next, Next::Step { when, .. } if when.key() == "2026-03-18T14:00"));
/// ```
pub fn quick_log(text: &str, context: &Context<'_>) -> QuickLog {
    let mut line = line::Line::new(text, context);
    marks::read(&mut line);
    promise::read(&mut line);
    head::read(&mut line);
    head::amount(&mut line);
    head::validity(&mut line);
    points::read(&mut line);
    marks::keyword(&mut line);
    tail::read(&mut line);
    promise::imply(&mut line);
    line.finish()
}

/// Reads a promise as a field has it, such as `周五打款`, `send the quote by Friday`; words that say who promises win over `side`.
/// `None` for a text that says nothing.
pub fn promise(text: &str, side: Side, context: &Context<'_>) -> Option<Promised> {
    promise::typed(&line::Line::new(text, context), side)
}
