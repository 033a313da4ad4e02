//! The check-up of what runs out: deals that stand still, needs that nobody planned for, customers who hear less of us. Proposes,
//! changes nothing.

use super::super::{Store, error::Result};
use super::{
    activity::key,
    checkup::{Gather, Whom},
    checkup_notes::shortened,
};
use crate::domain::{
    checkup::{Check, Figures, Subject},
    money::Money,
};
use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use rusqlite::params;

/// Won deals from which on their usual time is known.
const KNOWN: i64 = 3;
/// Days that are looked at for needs.
const MONTH: u64 = 30;

impl Store {
    /// ⑦, ⑧, ⑨: what stands still, what was said and not planned, who hears less of us.
    pub(super) fn check_timeline(&self, gather: &mut Gather<'_>, now: DateTime<FixedOffset>) -> Result<()> {
        let today = now.date_naive();
        if gather.wants(Check::Stalled) {
            // Without enough won deals nobody knows how long one may take.
            let cycle = self.cycle(None)?.days.filter(|days| days.n >= KNOWN).map(|days| days.median);
            let mut planned = self.conn.prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM next_step WHERE customer_id = ?1 AND closed_at IS NULL AND due >= ?2)",
            )?;
            for deal in self.stalled(today, false)? {
                let Some(cycle) = cycle.filter(|cycle| deal.days > cycle.saturating_mul(2)) else { continue };
                // What waits for a day that was agreed on has its reason.
                if planned.query_row(params![deal.customer.0, key(today)], |row| row.get(0))? {
                    continue;
                }
                let since = today.checked_sub_signed(chrono::Duration::days(deal.days));
                let figures = Figures {
                    stage: Some(deal.stage),
                    n: deal.days,
                    than: cycle,
                    day: since,
                    amount: deal.amount.map(|amount| Money::sum(amount, deal.currency)),
                    ..Figures::default()
                };
                let state = format!("{} {}", deal.stage.code(), since.map_or_else(String::new, key));
                let whom = Whom { customer: deal.customer, name: &deal.name };
                gather.take(Check::Stalled, Subject::Customer(deal.customer), &whom, figures, state);
            }
        }
        if gather.wants(Check::NeedWithoutPlan) {
            let since = today.checked_sub_days(Days::new(MONTH)).unwrap_or(NaiveDate::MIN);
            for new in self.needs_without_step(since, now.naive_local())? {
                let figures = Figures {
                    text: Some(shortened(&new.text)).filter(|text| !text.is_empty()),
                    day: Some(new.day),
                    ..Figures::default()
                };
                let whom = Whom { customer: new.row.customer, name: &new.row.name };
                gather.take(Check::NeedWithoutPlan, Subject::Customer(new.row.customer), &whom, figures, new.text);
            }
        }
        if gather.wants(Check::Fading) {
            for fading in self.fading(now.naive_local())? {
                let figures = Figures {
                    n: fading.lately,
                    than: fading.before,
                    day: fading.row.last_contact,
                    ..Figures::default()
                };
                let state = fading.row.last_contact.map_or_else(String::new, key);
                let whom = Whom { customer: fading.row.customer, name: &fading.row.name };
                gather.take(Check::Fading, Subject::Customer(fading.row.customer), &whom, figures, state);
            }
        }
        Ok(())
    }
}
