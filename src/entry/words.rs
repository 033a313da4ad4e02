//! What is wrong with what was typed, as sentences that say how to mend it. Judges nothing.

use super::{EntryContext, log::LogProblem};
use crate::{
    i18n::Texts,
    language::{
        quick_log::{ChipKind, ProblemKind},
        when::{WhenError, WhenErrorKind},
    },
    store::StoreError,
    wording,
};

/// A problem of a log.
pub fn log_problem(problem: &LogProblem, ctx: &EntryContext) -> String {
    let texts = ctx.texts;
    match problem {
        LogProblem::Nothing => texts.get("log-nothing").to_owned(),
        LogProblem::Line(kind, part) => line_problem(*kind, part, ctx),
        LogProblem::NobodyNamed(name) => texts.with("log-nobody", &[("name", name.into())]),
        LogProblem::SeveralNamed(name, all) => {
            let all = all.join(texts.get("log-list-comma"));
            texts.with("log-several", &[("name", name.into()), ("all", (&all).into())])
        }
        LogProblem::OtherCurrency(code) => {
            texts.with("log-currency", &[("code", code.into()), ("own", ctx.currency.code().into())])
        }
        LogProblem::DateMissing(outcome) => {
            texts.with("log-date-missing", &[("outcome", wording::outcome(texts, *outcome).into())])
        }
        LogProblem::ReasonMissing(stage) => {
            texts.with("log-reason-missing", &[("stage", wording::stage(texts, *stage).into())])
        }
        LogProblem::NextBeforeHappened => texts.get("log-next-before").to_owned(),
        LogProblem::NeedMissing(stage) => {
            texts.with("log-need-missing", &[("stage", wording::stage(texts, *stage).into())])
        }
    }
}

fn line_problem(kind: ProblemKind, part: &str, ctx: &EntryContext) -> String {
    let texts = ctx.texts;
    let part_of = |key: &str| texts.with(key, &[("part", part.into())]);
    match kind {
        ProblemKind::Date(WhenErrorKind::Empty) => texts.get("when-empty").to_owned(),
        ProblemKind::Date(kind) => {
            // The mark is not what was wrong.
            let text = part.trim_start_matches(['>', '<', '＞', '＜', '》', '《']).trim().to_owned();
            wording::errors::when(texts, &WhenError { kind, span: 0..text.len(), text })
        }
        ProblemKind::FutureHappened => part_of("log-future"),
        ProblemKind::OtherWeekday(named) => texts.with(
            "log-other-weekday",
            &[("part", part.into()), ("named", wording::date::weekday(texts, named).into())],
        ),
        ProblemKind::UnknownOutcome => part_of("log-unknown-outcome"),
        ProblemKind::UnknownTier => part_of("log-unknown-tier"),
        ProblemKind::UnknownStage => part_of("log-unknown-stage"),
        ProblemKind::Repeated(kind) => {
            texts.with("log-repeated", &[("part", part.into()), ("kind", chip_kind(texts, kind).into())])
        }
    }
}

/// What a part of the line is.
fn chip_kind(texts: &Texts, kind: ChipKind) -> &str {
    texts.get(match kind {
        ChipKind::Happened => "log-happened",
        ChipKind::Channel => "log-channel",
        ChipKind::Outcome => "log-outcome",
        ChipKind::Next => "log-next",
        ChipKind::Tier => "log-tier",
        ChipKind::Stage => "log-stage",
        ChipKind::Contact => "log-contact",
        ChipKind::Tag => "log-tags",
        ChipKind::Amount => "log-amount",
        ChipKind::Validity => "log-valid-until",
        ChipKind::Satisfaction => "form-satisfaction",
        ChipKind::Promise => "log-promise",
    })
}

/// Why the store refused what was typed, when it is for the one who typed it to mend: a hard rule, or a change that came
/// in between. `None` for troubles of the file, which are not the text's.
pub fn refusal(texts: &Texts, error: &StoreError) -> Option<String> {
    match error {
        StoreError::Changed { what } => {
            let field = texts.get(changed_field(what));
            Some(texts.with("form-changed", &[("field", field.into())]))
        }
        StoreError::Rule(_) | StoreError::Missing(_) => Some(wording::errors::store(texts, error)),
        _ => None,
    }
}

/// The label of a field that another window changed.
fn changed_field(what: &str) -> &'static str {
    match what {
        "name" => "form-name",
        "tier" => "form-tier",
        "kind" => "form-kind",
        "source" => "form-source",
        "industry" => "form-industry",
        "region" => "form-region",
        "address" => "form-address",
        "need" => "form-need",
        "decision_on" => "form-decision",
        "tags" => "form-tags",
        "contact" => "form-contact",
        "note" => "form-note",
        _ => "form-record",
    }
}
