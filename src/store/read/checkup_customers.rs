//! The check-up of the customers: one scan of the queue with what the rules of a record ask, and what the timeline and the ledger
//! say about those. Proposes, changes nothing.

use super::super::{Store, error::Result};
use super::{
    activity::key,
    checkup::{Gather, Whom},
    order::{currency_at, day_at},
};
use crate::domain::{
    checkup::{Check, Figures, Subject},
    id::CustomerId,
    lint::{
        Rule,
        customer::{CustomerFacts, TALKS_A_DAY, findings},
    },
    money::Money,
    stage::Stage,
    tier::Tier,
};
use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use rusqlite::{OptionalExtension, Row, params};
use std::collections::HashMap;

/// Days after which a buyer whom nobody contacted is silent (③), and days that are looked at for talks and for needs.
const MONTH: u64 = 30;
/// Won deals from which on their usual time is known.
const KNOWN: i64 = 3;
/// Days in which a move of a deal is looked at.
const MOVES: u64 = 56;

/// What the days say of customers, read once.
struct Lately {
    busy: HashMap<i64, (NaiveDate, u32)>,
    moved: HashMap<i64, (NaiveDate, Option<Stage>)>,
}

impl Store {
    pub(super) fn check_customers(&self, gather: &mut Gather<'_>, now: DateTime<FixedOffset>) -> Result<()> {
        let today = now.date_naive();
        let lately = self.lately(today)?;
        let mut nodes = self.conn.prepare_cached(
            "SELECT to_stage, min(substr(happened_at, 1, 10)) AS day FROM milestone WHERE deal_id = ?1 GROUP BY to_stage",
        )?;
        let mut statement = self.conn.prepare_cached(include_str!("../sql/checkup_customers.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let stage = Stage::from_code(row.get_ref("stage")?.as_str()?).unwrap_or_default();
            let deal: Option<i64> = row.get("deal_id")?;
            let mut entered = Vec::new();
            if let Some(deal) = deal.filter(|_| (Stage::Need..=Stage::Negotiation).contains(&stage)) {
                let mut found = nodes.query([deal])?;
                while let Some(row) = found.next()? {
                    let to = Stage::from_code(row.get_ref(0)?.as_str()?);
                    entered.extend(to.zip(day_at(row, "day")?));
                }
            }
            self.check_customer(gather, row, stage, &with_beginning(entered), &lately, today)?;
        }
        self.check_timeline(gather, now)
    }

    fn check_customer(
        &self,
        gather: &mut Gather<'_>,
        row: &Row<'_>,
        stage: Stage,
        nodes: &[(Stage, NaiveDate)],
        lately: &Lately,
        today: NaiveDate,
    ) -> Result<()> {
        let customer = CustomerId(row.get("customer_id")?);
        let whom = Whom { customer, name: row.get_ref("name")?.as_str()? };
        let tier = Tier::from_rank(row.get("tier")?).unwrap_or_default();
        let parked = row.get_ref("parked")?.as_str_or_null()?;
        let last_contact = day_at(row, "last_contact")?;
        let since = last_contact.or(day_at(row, "created_on")?).unwrap_or(today);
        let planned = day_at(row, "planned")?;
        let has_step: bool = row.get("has_step")?;
        let (busy, moved) = (lately.busy.get(&customer.0), lately.moved.get(&customer.0));
        // A deal that is over, or never went beyond a lead, has no path to be judged by.
        let on_path = (Stage::Need..=Stage::Negotiation).contains(&stage);
        let facts = CustomerFacts {
            today,
            tier,
            starred: row.get("starred")?,
            stage: Some(stage),
            nodes,
            has_need: row.get("has_need")?,
            has_decider: row.get("has_decider")?,
            has_channel: row.get("has_channel")?,
            active: row.get::<_, i64>("lane")? == 0 && parked.is_none(),
            implied: !row.get_ref("due")?.as_str()?.is_empty(),
            plan: has_step.then_some((planned, row.get("has_action")?)),
            given_up: parked == Some("given_up"),
            orders: row.get("orders")?,
            silent_days: today.signed_duration_since(since).num_days(),
            cadence: self.policy.cadence_of(tier),
            decision_on: day_at(row, "decision_on")?,
            most_a_day: busy.map_or(0, |(_, n)| *n),
            moved_silently: moved.is_some(),
            workdays: gather.workdays(),
        };
        let subject = Subject::Customer(customer);
        let base = Figures { stage: Some(stage), n: facts.silent_days, day: last_contact, ..Figures::default() };
        let is_won = stage == Stage::Won && !facts.given_up;
        if is_won && facts.orders == 0 {
            gather.take(Check::WonWithoutOrder, subject, &whom, base.clone(), String::new());
        }
        let last_order = day_at(row, "last_order")?;
        let heard = last_contact.max(last_order).unwrap_or(since);
        // Who was never written of was talked to elsewhere, or not at all: nobody knows.
        let silent = if last_contact.is_some() { today.signed_duration_since(heard).num_days() } else { 0 };
        let is_planned = planned.is_some_and(|planned| planned >= today) || has_step && planned.is_none();
        let buyer_silent =
            is_won && parked.is_none() && silent > i64::try_from(MONTH).unwrap_or(i64::MAX) && !is_planned;
        if buyer_silent {
            let figures = Figures { n: silent, day: Some(heard), ..base.clone() };
            gather.take(Check::BuyerSilent, subject, &whom, figures, key(heard));
        }
        if stage.is_open() && facts.orders > 0 {
            self.check_open_deal(gather, &whom, stage)?;
        }
        for rule in findings(&facts) {
            let Some(check) = Check::of(rule) else { continue };
            let day = |day: Option<NaiveDate>| day.map_or_else(String::new, key);
            let (figures, state) = match rule {
                Rule::Contradiction if !facts.given_up => continue,
                Rule::StageOrder if !on_path => continue,
                Rule::ForgottenKey if buyer_silent => continue,
                Rule::Contradiction | Rule::NoNextAction => (Figures { day: planned, ..base.clone() }, day(planned)),
                Rule::ForgottenKey => (
                    Figures { than: i64::try_from(facts.cadence).unwrap_or(i64::MAX), ..base.clone() },
                    day(last_contact),
                ),
                Rule::NoNextDate => (base.clone(), day(last_contact)),
                Rule::UnpreparedDecision => {
                    (Figures { day: facts.decision_on, ..base.clone() }, day(facts.decision_on))
                }
                Rule::TooMany => (
                    Figures { day: busy.map(|(day, _)| *day), n: facts.most_a_day.into(), ..base.clone() },
                    format!("{} {}", day(busy.map(|(day, _)| *day)), facts.most_a_day),
                ),
                Rule::SilentMove => (
                    Figures {
                        day: moved.map(|(day, _)| *day),
                        stage: moved.and_then(|(_, to)| *to).or(Some(stage)),
                        ..base.clone()
                    },
                    day(moved.map(|(day, _)| *day)),
                ),
                _ => (base.clone(), stage.code().to_owned()),
            };
            gather.take(check, subject, &whom, figures, state);
        }
        Ok(())
    }

    /// ②: an order that came after the deal was opened, and nobody moved the deal.
    fn check_open_deal(&self, gather: &mut Gather<'_>, whom: &Whom<'_>, stage: Stage) -> Result<()> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/checkup_open_deal.sql"))?;
        let figures = statement
            .query_row([whom.customer.0], |row| {
                Ok(Figures {
                    number: row.get("number")?,
                    day: day_at(row, "ordered_on")?,
                    amount: Some(Money::sum(row.get("total")?, currency_at(row, "currency")?)),
                    stage: Some(stage),
                    ..Figures::default()
                })
            })
            .optional()?;
        if let Some(figures) = figures {
            let state = format!("{} {}", figures.number.as_deref().unwrap_or_default(), stage.code());
            gather.take(Check::OrderNotWon, Subject::Customer(whom.customer), whom, figures, state);
        }
        Ok(())
    }

    /// ⑦, ⑧, ⑨: what stands still, what was said and not planned, who hears less of us.
    fn check_timeline(&self, gather: &mut Gather<'_>, now: DateTime<FixedOffset>) -> Result<()> {
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
            for row in self.needs_without_step(since, now.naive_local())? {
                let need: Option<String> = self
                    .conn
                    .prepare_cached("SELECT need FROM customer WHERE id = ?1")?
                    .query_row([row.customer.0], |row| row.get(0))?;
                // What was taken back since is no need any more.
                let Some(need) = need else { continue };
                let figures = Figures { text: Some(need.clone()), day: row.last_contact, ..Figures::default() };
                let whom = Whom { customer: row.customer, name: &row.name };
                gather.take(Check::NeedWithoutPlan, Subject::Customer(row.customer), &whom, figures, need);
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

    fn lately(&self, today: NaiveDate) -> Result<Lately> {
        let back = |days| key(today.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN));
        let (mut busy, mut moved) = (HashMap::new(), HashMap::new());
        let mut statement = self.conn.prepare_cached(include_str!("../sql/checkup_busy_days.sql"))?;
        let mut rows = statement.query(params![back(MONTH), key(today), TALKS_A_DAY])?;
        while let Some(row) = rows.next()? {
            if let Some(day) = day_at(row, "day")? {
                busy.insert(row.get("customer_id")?, (day, row.get("n")?));
            }
        }
        let mut statement = self.conn.prepare_cached(include_str!("../sql/checkup_silent_moves.sql"))?;
        let mut rows = statement.query([back(MOVES)])?;
        while let Some(row) = rows.next()? {
            if let Some(day) = day_at(row, "day")? {
                moved.insert(row.get("customer_id")?, (day, Stage::from_code(row.get_ref("stage")?.as_str()?)));
            }
        }
        Ok(Lately { busy, moved })
    }
}

/// The stages before the one that a deal came on file in were passed elsewhere: nobody is asked for their days.
fn with_beginning(mut entered: Vec<(Stage, NaiveDate)>) -> Vec<(Stage, NaiveDate)> {
    entered.sort_by_key(|(stage, day)| (*day, *stage));
    let Some((first, day)) = entered.first().copied() else { return entered };
    let missing: Vec<Stage> = Stage::ALL
        .into_iter()
        .filter(|stage| *stage < first && entered.iter().all(|(known, _)| known != stage))
        .collect();
    entered.extend(missing.into_iter().map(|stage| (stage, day)));
    entered
}
