//! What is to be read in five seconds before a contact (ideas M8): the card, the last talks, the last quote and objection. Never writes.

use super::{
    super::{Store, error::Result},
    Card,
};
use crate::domain::{
    channel::Channel,
    customer::Contact,
    follow_up::{FollowUp, Happened},
    id::CustomerId,
    stage::Stage,
};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::OptionalExtension;

/// Talks that a brief tells of.
const TALKS: usize = 3;

/// One customer, in brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    pub card: Card,
    /// The last three, newest first.
    pub talks: Vec<FollowUp>,
    pub quote: Option<Quote>,
    /// The last objection that was heard.
    pub objection: Option<Objection>,
}

/// What was quoted last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Minor units; the deal's amount.
    pub amount: i64,
    pub currency: String,
    pub on: Option<NaiveDate>,
}

/// What the customer had against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    pub on: NaiveDate,
    pub text: String,
}

/// What a brief should say and cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingSlot {
    Need,
    DecisionMaker,
    /// There is no way to ring who decides.
    Phone,
    /// The deal is at a price that nobody wrote down.
    Quote,
}

impl Brief {
    /// Who decides; else whom one talks to first.
    pub fn person(&self) -> Option<&Contact> {
        let contacts = || self.card.contacts.iter();
        contacts().find(|contact| contact.decision_maker).or_else(|| contacts().find(|contact| contact.primary))
    }

    /// What is missing, in the order of the brief.
    pub fn missing(&self) -> Vec<MissingSlot> {
        let person = self.person();
        let stage = self.card.deal.as_ref().map_or(self.card.row.stage, |deal| deal.stage);
        let slots = [
            (MissingSlot::Need, self.card.customer.need.as_deref().is_none_or(|need| need.trim().is_empty())),
            (MissingSlot::DecisionMaker, !person.is_some_and(|person| person.decision_maker)),
            (MissingSlot::Phone, person.is_none_or(|person| person.value(Channel::Phone).is_none())),
            (MissingSlot::Quote, matches!(stage, Stage::Quote | Stage::Negotiation) && self.quote.is_none()),
        ];
        slots.into_iter().filter(|(_, missing)| *missing).map(|(slot, _)| slot).collect()
    }

    /// Days since the last contact.
    pub fn silent_days(&self, today: NaiveDate) -> Option<i64> {
        Some((today - self.card.row.last_contact?).num_days().max(0))
    }
}

impl Store {
    /// The brief of a customer.
    ///
    /// # Errors
    /// [`super::super::StoreError::Missing`].
    pub fn brief(&self, id: CustomerId, now: NaiveDateTime) -> Result<Brief> {
        let card = self.card(id, now)?;
        let on: Option<String> =
            self.conn.prepare_cached(include_str!("../sql/last_quote.sql"))?.query_row([id.0], |row| row.get(0))?;
        let amount = card.deal.as_ref().and_then(|deal| Some((deal.amount?, deal.currency.clone())));
        let quote =
            amount.map(|(amount, currency)| Quote { amount, currency, on: on.and_then(|day| day.parse().ok()) });
        let objection = self
            .conn
            .prepare_cached(
                "SELECT happened_at, note FROM follow_up WHERE customer_id = ?1 AND outcome = 'objection' AND note <> ''
                 ORDER BY happened_at DESC, id DESC LIMIT 1",
            )?
            .query_row([id.0], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))
            .optional()?;
        let objection = objection.and_then(|(at, text)| Some(Objection { on: Happened::from_key(&at)?.date(), text }));
        Ok(Brief { talks: self.follow_ups(id, TALKS)?, quote, objection, card })
    }
}
