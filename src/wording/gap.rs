//! What is missing to a target and the way there, in words. Figures nothing.

use super::{date, money, order, stage};
use crate::domain::gap::{Chance, Source};
use crate::domain::money::{Currency, Money};
use crate::i18n::Texts;
use crate::store::{Level, TargetGap};
use chrono::NaiveDate;

/// The level that is meant.
pub fn level(texts: &Texts, level: Level) -> &str {
    texts.get(match level {
        Level::Target => "gap-level-target",
        Level::Stretch => "gap-level-stretch",
        Level::Challenge => "gap-level-challenge",
    })
}

/// What is missing and how many steps close it: `还差 ¥12.4万：这 3 单 + 这 2 笔应收`.
pub fn headline(texts: &Texts, found: &TargetGap) -> String {
    let gap = &found.gap;
    let short = |minor: i64| money::amount_compact(texts, Money::sum(minor, found.target.currency));
    let (missing, left) = (short(gap.missing), short(gap.left));
    if gap.missing == 0 {
        return texts.with("gap-reached", &[("level", level(texts, found.level).into())]);
    }
    if found.is_over {
        let args = [("missing", (&missing).into()), ("level", level(texts, found.level).into())];
        return texts.with("gap-over", &args);
    }
    let (deals, parts) = gap.counts();
    let deals = (deals > 0).then(|| texts.with("gap-deals", &[("n", deals.into())]));
    let parts = (parts > 0).then(|| texts.with("gap-parts", &[("n", parts.into())]));
    let steps: Vec<String> = deals.into_iter().chain(parts).collect();
    let steps = steps.join(" + ");
    let args = [("missing", (&missing).into()), ("steps", (&steps).into()), ("left", (&left).into())];
    texts.with(
        match (gap.steps.is_empty(), gap.left) {
            (true, _) => "gap-no-way",
            (false, 0) => "gap-way",
            (false, _) => "gap-way-short",
        },
        &args,
    )
}

/// Behind the name of a step: what it is, its amount and its day.
pub fn step(texts: &Texts, chance: &Chance, currency: Currency, today: NaiveDate) -> String {
    let amount = order::amount(chance.amount, currency);
    let percent = format!("{}%", chance.win_percent);
    match &chance.source {
        Source::Part { number, due_on, .. } => {
            let day = date::day(texts, *due_on, today);
            let key = if *due_on < today { "gap-part-overdue" } else { "gap-part" };
            texts.with(key, &[("number", number.into()), ("amount", (&amount).into()), ("day", (&day).into())])
        }
        Source::Deal { stage: at, decision_on } => {
            let day = decision_on.map(|day| date::day(texts, day, today));
            let key = if day.is_some() { "gap-deal-decides" } else { "gap-deal" };
            let day = day.unwrap_or_default();
            let args = [
                ("stage", stage(texts, *at).into()),
                ("amount", (&amount).into()),
                ("percent", (&percent).into()),
                ("day", (&day).into()),
            ];
            texts.with(key, &args)
        }
    }
}
