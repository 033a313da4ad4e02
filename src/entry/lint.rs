//! What a log still lacks, told while it is typed (`domain-rules §10`): the rules of a note over what the line or the form says.
//! Costs no key and blocks nothing: what is left goes into the book, and the check-up finds it again.

use super::{
    EntryContext,
    log::{LogEntry, LogSubject, happened, is_nothing, settled_outcome},
};
use crate::{
    domain::{
        lint::{
            Rule, is_vague,
            note::{Next, NoteFacts, findings},
        },
        outcome::Outcome,
        stage::Stage,
    },
    language::amount::mentions,
    store::op::NextPlan,
};

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub rule: Rule,
    /// The amount that stands in the note alone.
    pub amount: String,
    /// Whole days between the talk and its entry.
    pub days: i64,
}

/// What a new log lacks, what matters most first; nothing of a log that says nothing yet.
pub fn hints(entry: &LogEntry, subject: &LogSubject, ctx: &EntryContext) -> Vec<Hint> {
    if is_nothing(entry) {
        return Vec::new();
    }
    let mut hints = found(entry, subject, (Some(settled_outcome(entry)), next(entry, subject, ctx)), ctx);
    // What is next says enough: `等批 >周三 催合同`.
    if let NextPlan::Step { action: Some(action), .. } = &entry.next
        && !is_vague(&[entry.note.as_str(), action].join(" "), &subject.name)
    {
        hints.retain(|hint| hint.rule != Rule::VagueNote);
    }
    hints
}

/// What a saved follow-up lacks while it is mended; its plan is not part of it any more.
pub fn hints_of_saved(entry: &LogEntry, subject: &LogSubject, ctx: &EntryContext) -> Vec<Hint> {
    // When it was entered is past mending.
    found(entry, subject, (entry.outcome, Next::NotAsked), ctx)
        .into_iter()
        .filter(|hint| hint.rule != Rule::LateEntry)
        .collect()
}

/// Whether a deal comes this far although nobody wrote down what the customer needs (`features S153`).
pub fn lacks_need(stage: Stage, has_need: bool) -> bool {
    !has_need && (Stage::Proposal..=Stage::Negotiation).contains(&stage)
}

/// The stage to which a log moves a deal although neither it nor the customer says what is needed.
pub(super) fn stage_without_need(entry: &LogEntry, subject: &LogSubject) -> Option<Stage> {
    let has_need = subject.noted.has_need || entry.need.is_some();
    entry.stage.filter(|stage| lacks_need(*stage, has_need))
}

fn found(
    entry: &LogEntry,
    subject: &LogSubject,
    (outcome, next): (Option<Outcome>, Next),
    ctx: &EntryContext,
) -> Vec<Hint> {
    let note = entry.note.trim();
    let amounts = mentions(note);
    let happened = happened(entry.happened, ctx);
    let broken = findings(&NoteFacts {
        note,
        customer_name: &subject.name,
        outcome,
        happened,
        entered: ctx.at,
        now: ctx.at,
        previous: subject.noted.last_note.as_deref(),
        next,
        amounts: &amounts,
        has_amount: entry.amount.is_some() || subject.noted.has_amount,
        has_dated_promise: matches!(entry.next, NextPlan::Step { .. })
            || entry.promises.iter().any(|promised| promised.due_on.is_some()),
    });
    let needs = stage_without_need(entry, subject).is_some();
    let amount = amounts.first().and_then(|at| note.get(at.clone())).unwrap_or_default();
    let days = ctx.today().signed_duration_since(happened.date()).num_days();
    ORDER
        .iter()
        .filter(|rule| broken.contains(rule) || **rule == Rule::NoNeed && needs)
        .map(|rule| Hint { rule: *rule, amount: amount.to_owned(), days })
        .collect()
}

/// What is said of first. A time in the future is the field's own error, and so none of these.
const ORDER: [Rule; 9] = [
    Rule::NoOutcome,
    Rule::VagueNote,
    Rule::NoNeed,
    Rule::LooseAmount,
    Rule::SameNote,
    Rule::UndatedPromise,
    Rule::NoNextDate,
    Rule::NoNextAction,
    Rule::LateEntry,
];

/// What is planned next. A way to get in touch is something to do.
fn next(entry: &LogEntry, subject: &LogSubject, ctx: &EntryContext) -> Next {
    match &entry.next {
        NextPlan::Nothing => Next::NotAsked,
        NextPlan::Step { action, channel, .. } => Next::Planned { has_action: action.is_some() || channel.is_some() },
        NextPlan::Implied if subject.kept_plan(entry, ctx).is_some() => Next::NotAsked,
        NextPlan::Implied if entry.stage.is_some_and(|stage| !stage.is_open()) => Next::NotAsked,
        NextPlan::Implied if ctx.policy.implied => Next::Implied,
        NextPlan::Implied => Next::Missing,
    }
}
