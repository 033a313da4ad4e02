//! Findings of the check-up in words: the name of a check, and one sentence with its figures. Finds nothing.

use super::money;
use crate::domain::{
    checkup::{Check, CheckUp, Finding, Group, WeekScore},
    metrics,
    outcome::Outcome,
};
use crate::i18n::Texts;
use chrono::NaiveDate;

/// Days from which on a streak is one.
const STREAK: u32 = 2;

/// What a group of findings costs.
pub fn group(texts: &Texts, group: Group) -> &str {
    texts.get(match group {
        Group::Money => "checkup-money",
        Group::Churn => "checkup-churn",
        Group::Chances => "checkup-chances",
        Group::Decisions => "checkup-decisions",
        Group::Handover => "checkup-handover",
        Group::Rework => "checkup-rework",
    })
}

/// The name of a check.
pub fn name(texts: &Texts, check: Check) -> &str {
    texts.get(key(check))
}

/// The finding as a sentence without its customer: `逾期 12 天`.
pub fn said(texts: &Texts, finding: &Finding, today: NaiveDate) -> String {
    let figures = &finding.figures;
    let amount = figures.amount.map_or_else(String::new, money::amount);
    let total = figures.total.map_or_else(String::new, money::amount);
    let day = figures.day.map_or_else(String::new, |day| super::date::day(texts, day, today));
    let text = match (figures.text.as_deref(), finding.check) {
        // Logged by its outcome alone.
        (None, Check::NeedWithoutPlan) => super::outcome(texts, Outcome::NeedUpdated),
        (text, _) => text.unwrap_or_default(),
    };
    let args = [
        ("number", figures.number.as_deref().unwrap_or_default().into()),
        ("amount", (&amount).into()),
        ("total", (&total).into()),
        ("day", (&day).into()),
        ("n", figures.n.into()),
        ("than", figures.than.into()),
        ("stage", figures.stage.map_or("", |stage| super::stage(texts, stage)).into()),
        ("text", text.into()),
    ];
    texts.with(&format!("{}-said", key(finding.check)), &args)
}

/// The share of wrong logs: `12.5%`; of few logs as counts: `1/3`; of none a dash.
pub fn error_rate(texts: &Texts, week: &WeekScore) -> String {
    match week.error_rate() {
        None => "–".to_owned(),
        Some(_) if week.logs < crate::domain::interval::FEW => {
            texts.with("checkup-few", &[("faulty", week.faulty.into()), ("logs", week.logs.into())])
        }
        Some(share) => format!("{}%", metrics::mean(share, 10).unwrap_or(0)),
    }
}

/// The mean score: `92`; a dash without a log.
pub fn score(week: &WeekScore) -> String {
    week.score().map_or_else(|| "–".to_owned(), |score| score.to_string())
}

/// Score, error rate and streak, what matters most first; nothing where nothing was typed lately: `记录分 92`, `错误率 8%`, `连续 6 天没有差错`.
pub fn quality(texts: &Texts, up: &CheckUp) -> Vec<String> {
    let Some(all) = up.weeks_together().filter(|all| all.logs > 0) else { return Vec::new() };
    let mut parts = vec![
        texts.with("checkup-score", &[("n", (&score(&all)).into())]),
        texts.with("checkup-error-rate", &[("rate", (&error_rate(texts, &all)).into())]),
    ];
    if up.streak >= STREAK {
        parts.push(texts.with("checkup-streak", &[("n", up.streak.into())]));
    }
    parts
}

fn key(check: Check) -> &'static str {
    match check {
        Check::Unpaid => "checkup-unpaid",
        Check::WonWithoutOrder => "checkup-won_without_order",
        Check::OrderNotWon => "checkup-order_not_won",
        Check::PaidNotShipped => "checkup-paid_not_shipped",
        Check::PlanMismatch => "checkup-plan_mismatch",
        Check::LooseAmount => "checkup-loose_amount",
        Check::QuoteOver => "checkup-quote_over",
        Check::PromisePassed => "checkup-promise_passed",
        Check::BuyerSilent => "checkup-buyer_silent",
        Check::ForgottenKey => "checkup-forgotten_key",
        Check::Stalled => "checkup-stalled",
        Check::Fading => "checkup-fading",
        Check::NeedWithoutPlan => "checkup-need_without_plan",
        Check::NoNextDate => "checkup-no_next_date",
        Check::UnpreparedDecision => "checkup-unprepared_decision",
        Check::Unstarred => "checkup-unstarred",
        Check::Contradiction => "checkup-contradiction",
        Check::SharedPhone => "checkup-shared_phone",
        Check::InFuture => "checkup-in_future",
        Check::NoOutcome => "checkup-no_outcome",
        Check::VagueNote => "checkup-vague_note",
        Check::SameNote => "checkup-same_note",
        Check::TooMany => "checkup-too_many",
        Check::NoNeed => "checkup-no_need",
        Check::NoDecider => "checkup-no_decider",
        Check::NoChannel => "checkup-no_channel",
        Check::DueToday => "checkup-due_today",
        Check::NoNextAction => "checkup-no_next_action",
        Check::StageOrder => "checkup-stage_order",
        Check::SilentMove => "checkup-silent_move",
        Check::UndatedPromise => "checkup-undated_promise",
        Check::LateEntry => "checkup-late_entry",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn words_follow_the_codes() {
        for lang in Lang::ALL {
            let texts = Texts::load(lang);
            for check in Check::ALL {
                assert_eq!(Some(name(&texts, *check)), texts.find(&format!("checkup-{}", check.code())));
            }
        }
    }

    #[test]
    fn few_logs_are_counted() {
        let texts = Texts::load(Lang::En);
        let monday = "2026-11-16".parse().unwrap();
        let cases = [((0, 0), "–"), ((3, 1), "1/3"), ((16, 2), "13%"), ((8, 0), "0%")];
        for ((logs, faulty), expected) in cases {
            let week = WeekScore { logs, faulty, ..WeekScore::of(monday) };
            assert_eq!(error_rate(&texts, &week), expected);
        }
    }
}
