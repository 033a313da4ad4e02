//! The check-up of the customers: one scan of the queue with what the rules of a record ask, and what the timeline and the ledger
//! say about those. Proposes, changes nothing.

use super::super::{Store, derive, error::Result};
use super::{
    activity::key,
    checkup::{Gather, Whom},
    order::{currency_at, day_at},
};
use crate::domain::{
    checkup::{Check, Figures, Subject},
    due::rhythm,
    id::CustomerId,
    lint::{
        Rule,
        customer::{CustomerFacts, TALKS_A_DAY, findings},
    },
    money::Money,
    quote::{Validity, validity},
    stage::Stage,
    tier::Tier,
};
use chrono::{DateTime, Days, FixedOffset, NaiveDate, Timelike};
use rusqlite::{OptionalExtension, Row, params};
use std::collections::HashMap;

/// Days after which a buyer whom nobody contacted is silent (③).
const SILENT: i64 = 30;
/// Days in which talks on one day are counted.
const MONTH: u64 = 30;
/// The hour from which on a day that is due and has no log is looked at (`features S126`).
const EVENING: u32 = 17;
/// Open deals with an amount from which on the biggest tenth of them is known.
const DEALS: usize = 10;
/// Days in which a move of a deal is looked at.
const MOVES: u64 = 56;

/// What the days say of customers, read once.
struct Lately {
    busy: HashMap<i64, (NaiveDate, u32)>,
    moved: HashMap<i64, (NaiveDate, Option<Stage>)>,
    big: Big,
    quotes: HashMap<i64, Quote>,
}

/// What the main deal of a customer was quoted at, and the last day on which that stands.
struct Quote {
    until: NaiveDate,
    amount: Option<Money>,
}

/// The biggest tenth of the open deals, by customer, and how many there are with an amount.
#[derive(Default)]
struct Big {
    amounts: HashMap<i64, i64>,
    of: usize,
}

/// Checks that are made by the scan of the customers.
const CHECKS: &[Check] = &[
    Check::WonWithoutOrder,
    Check::OrderNotWon,
    Check::BuyerSilent,
    Check::ForgottenKey,
    Check::NoNextDate,
    Check::DueToday,
    Check::NoNextAction,
    Check::UnpreparedDecision,
    Check::QuoteOver,
    Check::Unstarred,
    Check::Contradiction,
    Check::NoNeed,
    Check::TooMany,
    Check::StageOrder,
    Check::NoDecider,
    Check::NoChannel,
    Check::SilentMove,
];

impl Store {
    pub(super) fn check_customers(&self, gather: &mut Gather<'_>, now: DateTime<FixedOffset>) -> Result<()> {
        if !gather.wants_any(CHECKS) {
            return Ok(());
        }
        let today = now.date_naive();
        let lately = self.lately(gather, today)?;
        let mut nodes = self.conn.prepare_cached(
            "SELECT DISTINCT to_stage, substr(happened_at, 1, 10) AS day FROM milestone WHERE deal_id = ?1",
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
            self.check_customer(gather, row, stage, &with_beginning(entered), &lately, now)?;
        }
        Ok(())
    }

    fn check_customer(
        &self,
        gather: &mut Gather<'_>,
        row: &Row<'_>,
        stage: Stage,
        nodes: &[(Stage, NaiveDate)],
        lately: &Lately,
        now: DateTime<FixedOffset>,
    ) -> Result<()> {
        let today = now.date_naive();
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
            due_on: day_at(row, "due_on")?,
            implied: !row.get_ref("due")?.as_str()?.is_empty(),
            plan: has_step.then_some((planned, row.get("has_action")?)),
            given_up: parked == Some("given_up"),
            orders: row.get("orders")?,
            silent_days: today.signed_duration_since(since).num_days(),
            cadence: self.rhythm_of(customer, row, tier)?,
            decision_on: day_at(row, "decision_on")?,
            most_a_day: busy.map_or(0, |(_, n)| *n),
            moved_silently: moved.is_some(),
            workdays: gather.workdays(),
        };
        let subject = Subject::Customer(customer);
        let base = Figures { stage: Some(stage), n: facts.silent_days, day: last_contact, ..Figures::default() };
        if row.get("was_won")? && !facts.given_up {
            gather.take(Check::WonWithoutOrder, subject, &whom, base.clone(), String::new());
        }
        // Whose orders a sheet brought, and whom nobody wrote of, may have been talked to elsewhere: nobody knows.
        let last_order = day_at(row, if last_contact.is_some() { "last_order" } else { "last_typed_order" })?;
        let heard = last_contact.max(last_order);
        let silent = heard.map_or(0, |heard| today.signed_duration_since(heard).num_days());
        let is_planned = planned.is_some_and(|planned| planned >= today) || has_step && planned.is_none();
        let buyer_silent = stage == Stage::Won && parked.is_none() && silent > SILENT && !is_planned;
        if let Some(heard) = heard.filter(|_| buyer_silent) {
            let figures = Figures { n: silent, day: Some(heard), ..base.clone() };
            gather.take(Check::BuyerSilent, subject, &whom, figures, key(heard));
        }
        let due = row.get_ref("due")?.as_str()?;
        let is_left = facts.due_on == Some(today) && last_contact != Some(today);
        if is_left && facts.active && now.hour() >= EVENING && *due <= *now.format("%Y-%m-%dT%H:%M").to_string() {
            gather.take(Check::DueToday, subject, &whom, base.clone(), due.to_owned());
        }
        if stage.is_open() && facts.active && !facts.starred {
            let big = lately.big.amounts.get(&customer.0);
            if tier == Tier::A || big.is_some() {
                let amount = big.map(|amount| Money::sum(*amount, self.currency()));
                let than = big.map_or(0, |_| i64::try_from(lately.big.of).unwrap_or(i64::MAX));
                let figures = Figures { amount, than, ..base.clone() };
                gather.take(Check::Unstarred, subject, &whom, figures, String::new());
            }
        }
        if stage.is_open() && facts.orders > 0 && gather.wants(Check::OrderNotWon) {
            self.check_open_deal(gather, &whom, stage)?;
        }
        if let Some(quote) = lately.quotes.get(&customer.0).filter(|_| stage.is_open() && facts.active) {
            check_quote(gather, &whom, quote, today);
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

    /// The days from one contact to the next that the queue goes by: only who bought, and is looked at for it, is asked for more than
    /// the tier's cadence.
    fn rhythm_of(&self, customer: CustomerId, row: &Row<'_>, tier: Tier) -> Result<u64> {
        let is_asked = row.get::<_, i64>("orders")? > 0 && (tier == Tier::A || row.get("starred")?);
        let outlook = if is_asked { derive::outlook(&self.conn, customer)? } else { None };
        Ok(outlook.map_or_else(|| self.policy.cadence_of(tier), |outlook| rhythm(&outlook.facts, &self.policy)))
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

    fn lately(&self, gather: &Gather<'_>, today: NaiveDate) -> Result<Lately> {
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
        let big = if gather.wants(Check::Unstarred) { self.biggest_deals()? } else { Big::default() };
        let quotes = if gather.wants(Check::QuoteOver) { self.quotes()? } else { HashMap::new() };
        Ok(Lately { busy, moved, big, quotes })
    }

    /// The quotes of main deals that say how long they stand, by customer.
    fn quotes(&self) -> Result<HashMap<i64, Quote>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT customer_id, quote_valid_until AS until, amount, currency FROM deal AS d
             WHERE quote_valid_until IS NOT NULL AND id = (SELECT id FROM deal WHERE customer_id = d.customer_id
                                                           ORDER BY stage IN ('won', 'lost', 'void'), id DESC LIMIT 1)",
        )?;
        let mut rows = statement.query([])?;
        let mut quotes = HashMap::new();
        while let Some(row) = rows.next()? {
            let Some(until) = day_at(row, "until")? else { continue };
            let (amount, currency): (Option<i64>, _) = (row.get("amount")?, currency_at(row, "currency")?);
            let amount = amount.map(|amount| Money::sum(amount, currency));
            quotes.insert(row.get("customer_id")?, Quote { until, amount });
        }
        Ok(quotes)
    }

    /// The biggest tenth of the open deals in the book's own currency (`features S144`); none where few have an amount, or where the
    /// amounts differ too little for one to stand out.
    fn biggest_deals(&self) -> Result<Big> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/checkup_amounts.sql"))?;
        let deals: Vec<(i64, i64)> = statement
            .query_map([self.currency().code()], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let of = deals.len();
        let (Some((_, least)), Some((_, middle))) = (deals.get((of / 10).saturating_sub(1)), deals.get(of / 2)) else {
            return Ok(Big::default());
        };
        let (least, middle) = (*least, *middle);
        if of < DEALS || least <= middle {
            return Ok(Big { of, ..Big::default() });
        }
        Ok(Big { amounts: deals.into_iter().take_while(|(_, amount)| *amount >= least).collect(), of })
    }
}

/// A quote that is over, or about to be, of a deal that is still open.
fn check_quote(gather: &mut Gather<'_>, whom: &Whom<'_>, quote: &Quote, today: NaiveDate) {
    let n = match validity(quote.until, today, gather.workdays()) {
        Validity::Open => return,
        Validity::Near(_) => 0,
        Validity::Over(days) => days,
    };
    let figures = Figures { day: Some(quote.until), n, amount: quote.amount, ..Figures::default() };
    gather.take(Check::QuoteOver, Subject::Customer(whom.customer), whom, figures, key(quote.until));
}

/// The stages before the one that a deal came on file in were passed elsewhere: nobody is asked for their days.
fn with_beginning(mut entered: Vec<(Stage, NaiveDate)>) -> Vec<(Stage, NaiveDate)> {
    entered.sort_by_key(|(stage, day)| (*day, *stage));
    let Some((first, day)) = entered.first().copied() else { return entered };
    let before = Stage::ALL.into_iter().filter(|stage| *stage < first).map(|stage| (stage, day));
    before.chain(entered.iter().copied()).collect()
}
