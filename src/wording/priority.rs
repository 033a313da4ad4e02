//! What a score is made of, in words. Scores nothing.

use crate::domain::priority::{Addend, Urgency, addends};
use crate::i18n::Texts;

/// Every part of a score: what it is for, and its points.
pub fn parts(texts: &Texts, urgency: &Urgency) -> Vec<(String, i64)> {
    addends(urgency).into_iter().map(|(addend, points)| (part(texts, addend, urgency), points)).collect()
}

/// The parts in one line: `A 级，逾期 3 天 160 + 星标 40`.
pub fn sum(texts: &Texts, urgency: &Urgency) -> String {
    let parts = parts(texts, urgency).into_iter().map(|(part, points)| format!("{part} {points}"));
    parts.collect::<Vec<_>>().join(" + ")
}

fn part(texts: &Texts, addend: Addend, urgency: &Urgency) -> String {
    let key = match addend {
        Addend::Tier if urgency.overdue_days > 0 => {
            let args = [("tier", urgency.tier.code().into()), ("n", urgency.overdue_days.into())];
            return texts.with("priority-tier-overdue", &args);
        }
        Addend::Tier => return texts.with("priority-tier", &[("tier", urgency.tier.code().into())]),
        Addend::Amount => {
            let amount = urgency.amount.map(|amount| super::money::amount_compact(texts, amount)).unwrap_or_default();
            return texts.with("priority-amount", &[("amount", (&amount).into())]);
        }
        Addend::Star => "priority-star",
        Addend::Promise => "priority-promise",
        Addend::Imminent => "priority-imminent",
        Addend::Decision => "priority-decision",
        Addend::Receivable => "priority-receivable",
    };
    texts.get(key).to_owned()
}
