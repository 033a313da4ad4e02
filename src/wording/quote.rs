//! How long a quote stands, in words. Decides nothing.

use super::date;
use crate::{
    domain::{
        quote::{Validity, validity},
        stage::Stage,
        workday::Workdays,
    },
    i18n::Texts,
};
use chrono::NaiveDate;

/// `有效至 12-31 周四`
pub fn until(texts: &Texts, until: NaiveDate, today: NaiveDate) -> String {
    texts.with("quote-until", &[("day", (&date::day_short(texts, until, today)).into())])
}

/// The same, with what is left of it when that is little, and where it stands; a deal that is over warns of nothing.
pub fn said(texts: &Texts, day: NaiveDate, stage: Stage, today: NaiveDate, workdays: &Workdays) -> (String, Validity) {
    let stands = if stage.is_open() { validity(day, today, workdays) } else { Validity::Open };
    let until = until(texts, day, today);
    let words = match stands {
        Validity::Open => until,
        Validity::Near(left) => texts.with("quote-near", &[("until", (&until).into()), ("n", left.into())]),
        Validity::Over(days) => texts.with("quote-over", &[("until", (&until).into()), ("n", days.into())]),
    };
    (words, stands)
}
