//! A follow-up as it was typed, in a line or a form, checked and turned into the operation that saves it.

use super::{EntryContext, lint::stage_without_need, meter::Meter};
use crate::{
    domain::{
        channel::{Channel, Direction},
        due::{self, Talk},
        follow_up::{Happened, Kind, OpenPlan},
        id::{ContactId, CustomerId, PromiseId},
        moment::Moment,
        outcome::{DefaultNext, Outcome},
        phone::Number,
        promise::{Promised, Settled},
        satisfaction::{Points, is_asked},
        stage::Stage,
        tier::Tier,
    },
    language::{
        pinyin::{NameMatch, resolve_name},
        quick_log::{self, Context, Dropped, Next, ProblemKind, QuickLog},
    },
    store::{
        Card, Noted, PromiseRow,
        op::{NewFollowUp, NextPlan, Op},
    },
};
use chrono::{NaiveDate, Offset, TimeZone};

/// What a log has to know of the customer it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogSubject {
    pub customer: CustomerId,
    pub name: String,
    pub tier: Tier,
    /// The channel of the latest follow-up; none when there was none.
    pub last_channel: Option<Channel>,
    /// What is planned now.
    pub plan: Option<OpenPlan>,
    /// The people of the customer.
    pub contacts: Vec<(ContactId, String)>,
    /// What is still open of what was promised.
    pub promises: Vec<PromiseRow>,
    /// What a log of it is compared with.
    pub noted: Noted,
}

impl LogSubject {
    /// Of a customer's card. `last_channel`: that of its latest follow-up.
    pub fn of_card(card: &Card, last_channel: Option<Channel>, plan: Option<OpenPlan>, noted: Noted) -> LogSubject {
        LogSubject {
            customer: card.customer.id,
            name: card.customer.name.clone(),
            tier: card.customer.tier,
            last_channel,
            plan,
            contacts: card.contacts.iter().map(|contact| (contact.id, contact.name.clone())).collect(),
            promises: card.promises.clone(),
            noted,
        }
    }

    /// The open promises whose day has come: a talk may tell what became of them.
    pub fn due_promises(&self, today: NaiveDate) -> impl Iterator<Item = &PromiseRow> {
        self.promises.iter().filter(move |promise| promise.due_on.is_some_and(|due| due <= today))
    }

    /// The plan that a log which says nothing of what is next leaves as it is.
    pub fn kept_plan(&self, entry: &LogEntry, ctx: &EntryContext) -> Option<OpenPlan> {
        let happened = happened(entry.happened, ctx);
        let is_done = |plan: &OpenPlan| self.noted.outlook.is_latest(happened) && plan.is_done_by(happened);
        self.plan.filter(|plan| entry.next == NextPlan::Implied && !is_done(plan))
    }

    /// The channel of a log that names none.
    pub fn default_channel(&self) -> Channel {
        self.last_channel.unwrap_or(Channel::Phone)
    }

    /// The contact that a mark means.
    fn contact(&self, mark: &str) -> Result<ContactId, LogProblem> {
        let names: Vec<&str> = self.contacts.iter().map(|(_, name)| name.as_str()).collect();
        let name_of = |place: usize| self.contacts.get(place).map_or_else(String::new, |(_, name)| name.clone());
        match resolve_name(mark, &names) {
            NameMatch::One(place) => match self.contacts.get(place) {
                Some((id, _)) => Ok(*id),
                None => Err(LogProblem::NobodyNamed(mark.to_owned())),
            },
            NameMatch::Several(places) => {
                Err(LogProblem::SeveralNamed(mark.to_owned(), places.into_iter().map(name_of).collect()))
            }
            NameMatch::Nobody => Err(LogProblem::NobodyNamed(mark.to_owned())),
        }
    }
}

/// A follow-up as typed. What was not said is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogEntry {
    pub contact: Option<ContactId>,
    pub kind: Kind,
    pub direction: Direction,
    pub channel: Option<Channel>,
    pub outcome: Option<Outcome>,
    /// The number that was rung, where that is known.
    pub rung: Option<String>,
    pub note: String,
    pub happened: Option<Moment>,
    /// -1 cooler, 0 same, 1 warmer.
    pub attitude: Option<i8>,
    /// Kept of a talk in which it is asked for.
    pub satisfaction: Option<Points>,
    pub next: NextPlan,
    pub tier: Option<Tier>,
    pub stage: Option<Stage>,
    /// Why the stage is lost or void.
    pub reason: Option<String>,
    /// Minor units of the book's currency.
    pub amount: Option<i64>,
    /// The last day on which what was quoted stands.
    pub valid_until: Option<NaiveDate>,
    pub tags: Vec<String>,
    /// What was promised, by either side.
    pub promises: Vec<Promised>,
    /// What became of earlier promises.
    pub settled: Vec<(PromiseId, Settled)>,
    /// What the customer needs, where nobody had written it down.
    pub need: Option<String>,
}

/// Something that keeps a log from being saved, or should be looked at first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogProblem {
    /// There is nothing to save.
    Nothing,
    /// Of the line: what, and the part of it.
    Line(ProblemKind, String),
    NobodyNamed(String),
    /// The mark, and everyone it could mean.
    SeveralNamed(String, Vec<String>),
    /// The amount is not in the book's currency.
    OtherCurrency(String),
    /// The outcome is an agreement for a day: which one? (`domain-rules §4`)
    DateMissing(Outcome),
    /// Lost and void demand a reason (`domain-rules §12`).
    ReasonMissing(Stage),
    /// The step would come before the talk that it came out of.
    NextBeforeHappened,
    /// The deal comes this far and nobody wrote down what the customer needs (`features S153`).
    NeedMissing(Stage),
}

impl LogProblem {
    /// Whether the log cannot be saved like this. What does not block is asked about once.
    pub fn blocks(&self) -> bool {
        match self {
            LogProblem::NeedMissing(_)
            | LogProblem::Line(ProblemKind::Repeated(_) | ProblemKind::OtherWeekday(_), _) => false,
            // Only an agreed callback is nothing without its date; a promise or a booked visit may lack one.
            LogProblem::DateMissing(outcome) => *outcome == Outcome::Callback,
            _ => true,
        }
    }
}

/// A line as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogLine {
    pub read: QuickLog,
    pub entry: LogEntry,
    /// What is wrong with the line itself; [`check`] finds what is wrong with the log.
    pub problems: Vec<LogProblem>,
}

/// Reads a quick-log line (`product.md §3`). `dropped`: parts that the rep does not want to be understood.
pub fn read_line(text: &str, dropped: &[Dropped], subject: &LogSubject, ctx: &EntryContext) -> LogLine {
    let context = Context { now: ctx.now(), order: ctx.order(), currency: ctx.currency, dropped };
    let read = quick_log::quick_log(text, &context);
    let part = |span: &std::ops::Range<usize>| text.get(span.clone()).unwrap_or_default().to_owned();
    let mut problems: Vec<LogProblem> =
        read.problems.iter().map(|problem| LogProblem::Line(problem.kind, part(&problem.span))).collect();
    let contact = read.contact.as_deref().and_then(|mark| match subject.contact(mark) {
        Ok(id) => Some(id),
        Err(problem) => {
            problems.push(problem);
            None
        }
    });
    let amount = read.amount.and_then(|money| {
        if money.currency() != ctx.currency {
            problems.push(LogProblem::OtherCurrency(money.currency().code().to_owned()));
            return None;
        }
        Some(money.minor())
    });
    let next = match &read.next {
        Next::NotGiven => NextPlan::Implied,
        Next::Nothing => NextPlan::Nothing,
        Next::Step { when, action, channel } => {
            NextPlan::Step { due: *when, action: super::filled(action), channel: *channel }
        }
    };
    let entry = LogEntry {
        contact,
        channel: read.channel,
        direction: read.direction.unwrap_or_default(),
        outcome: read.settled_outcome(),
        note: read.note.clone(),
        happened: read.happened,
        next,
        tier: read.tier,
        stage: read.stage,
        amount,
        valid_until: read.valid_until,
        satisfaction: read.satisfaction,
        tags: read.tags.clone(),
        promises: read.promises.iter().map(|said| said.promised.clone()).collect(),
        ..LogEntry::default()
    };
    LogLine { read, entry, problems }
}

/// What is wrong with a log, whichever way it was typed; blocking ones first.
pub fn check(entry: &LogEntry, subject: &LogSubject, ctx: &EntryContext) -> Vec<LogProblem> {
    if is_nothing(entry) {
        return vec![LogProblem::Nothing];
    }
    let mut problems = Vec::new();
    if let Some(stage) = entry.stage.filter(|stage| stage.needs_reason())
        && entry.reason.as_deref().is_none_or(|reason| reason.trim().is_empty())
    {
        problems.push(LogProblem::ReasonMissing(stage));
    }
    if let NextPlan::Step { due, .. } = &entry.next
        && due.date < entry.happened.map_or(ctx.today(), |happened| happened.date)
    {
        problems.push(LogProblem::NextBeforeHappened);
    }
    if let Some(outcome) = entry.outcome
        && outcome.default_next() == DefaultNext::DateRequired
        && entry.next == NextPlan::Implied
        // A promise has its own day, or none and is kept so.
        && entry.promises.is_empty()
    {
        problems.push(LogProblem::DateMissing(outcome));
    }
    if let Some(stage) = stage_without_need(entry, subject) {
        problems.push(LogProblem::NeedMissing(stage));
    }
    problems.sort_by_key(|problem| !problem.blocks());
    problems
}

/// Neither a word of what happened nor a change: a channel alone is no log.
pub(super) fn is_nothing(entry: &LogEntry) -> bool {
    let changes = entry.next != NextPlan::Implied
        || entry.tier.is_some()
        || entry.stage.is_some()
        || entry.amount.is_some()
        || entry.valid_until.is_some()
        || !entry.tags.is_empty()
        || !entry.promises.is_empty()
        || !entry.settled.is_empty()
        || entry.need.is_some();
    entry.note.trim().is_empty() && entry.outcome.is_none() && !changes
}

/// The date on which the customer is due once the log is saved, when the log plans nothing itself and leaves no plan as it is: of the
/// same rule that the kept line is made by (`domain-rules §1`).
pub fn implied_next(entry: &LogEntry, subject: &LogSubject, ctx: &EntryContext) -> Option<Moment> {
    if subject.kept_plan(entry, ctx).is_some() || entry.next != NextPlan::Implied {
        return None;
    }
    let is_settled = |promise: &PromiseRow| entry.settled.iter().any(|(settled, _)| *settled == promise.id);
    let open = subject.promises.iter().filter(|promise| !is_settled(promise)).filter_map(|promise| promise.due_on);
    let talk = Talk {
        happened: happened(entry.happened, ctx),
        outcome: settled_outcome(entry),
        inbound: entry.direction == Direction::In,
        tier: entry.tier.unwrap_or(subject.tier),
        stage: entry.stage,
        of_deal: entry.amount.is_some() || entry.valid_until.is_some(),
        promised: open.chain(entry.promises.iter().filter_map(|promised| promised.due_on)).collect(),
    };
    due::schedule(&subject.noted.outlook.after(&talk), ctx.policy, ctx.today()).due
}

/// The outcome of a log that names none: somebody talked.
pub fn settled_outcome(entry: &LogEntry) -> Outcome {
    entry.outcome.unwrap_or(Outcome::Talked)
}

/// The write that saves the log, with what it cost to type.
pub fn measured(entry: &LogEntry, subject: &LogSubject, meter: Option<&Meter>, ctx: &EntryContext) -> Op {
    let mut op = operation(entry, subject, ctx);
    if let Op::LogFollowUp(new) = &mut op {
        new.effort = meter.map(|meter| meter.read(&new.note, ctx.at));
    }
    op
}

/// The write that saves the log. What was not said has its default: the customer's last channel, now, a talk.
pub fn operation(entry: &LogEntry, subject: &LogSubject, ctx: &EntryContext) -> Op {
    Op::LogFollowUp(Box::new(NewFollowUp {
        customer: subject.customer,
        contact: entry.contact,
        kind: entry.kind,
        direction: entry.direction,
        channel: entry.channel.unwrap_or_else(|| subject.default_channel()),
        outcome: settled_outcome(entry),
        rung: entry.rung.clone(),
        note: entry.note.trim().to_owned(),
        happened: happened(entry.happened, ctx),
        attitude: entry.attitude,
        satisfaction: entry.satisfaction.filter(|_| is_asked(entry.kind, entry.outcome)),
        next: entry.next.clone(),
        tier: entry.tier,
        stage: entry.stage,
        reason: entry.reason.as_deref().and_then(super::filled),
        amount: entry.amount,
        valid_until: entry.valid_until,
        tags: entry.tags.clone(),
        files: Vec::new(),
        promises: entry.promises.clone(),
        settled: entry.settled.clone(),
        need: entry.need.as_deref().and_then(super::filled),
        effort: None,
    }))
}

/// When it happened as it is stored: now unless said, with the offset that is valid now.
pub fn happened(said: Option<Moment>, ctx: &EntryContext) -> Happened {
    let Some(moment) = said else { return Happened::At(ctx.at) };
    let Some(time) = moment.time else { return Happened::On(moment.date) };
    let local = ctx.at.offset().fix().from_local_datetime(&moment.date.and_time(time));
    local.single().map_or(Happened::On(moment.date), Happened::At)
}

/// The number that was rung, of a log about this person: another one's number was not.
pub fn rung(number: Option<&Number>, contact: Option<ContactId>) -> Option<String> {
    number.filter(|number| Some(number.contact) == contact).map(|number| number.dialled.clone())
}

/// The log of a call that nobody took: one key, on to the next.
pub fn no_answer(subject: &LogSubject, ctx: &EntryContext) -> Op {
    called(subject, None, Outcome::NoAnswer, ctx)
}

/// The log of a call that came to this, by a number where one is known. Always a call, whatever the last channel was: a message that
/// is not replied to yet is no call.
pub fn called(subject: &LogSubject, number: Option<&Number>, outcome: Outcome, ctx: &EntryContext) -> Op {
    let entry = LogEntry {
        contact: number.map(|number| number.contact),
        rung: rung(number, number.map(|number| number.contact)),
        channel: Some(Channel::Phone),
        outcome: Some(outcome),
        ..LogEntry::default()
    };
    operation(&entry, subject, ctx)
}
