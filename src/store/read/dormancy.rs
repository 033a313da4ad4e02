//! Customers that do not answer (`domain-rules §5`): the verdict of one, all who are under suspicion, the layer of everyone.
//! Proposes; parks nobody.

use super::{
    super::{Store, error::Result},
    order::day_at,
    queue::{COLUMNS, QueueRow},
};
use crate::domain::{
    channel::{Channel, Direction},
    customer::{Contact, Customer},
    dormancy::{DormancyPolicy, Route, Standing, Talk, Verdict, ends_streak, verdict},
    follow_up::{FollowUp, Happened},
    id::{ContactId, CustomerId},
    layer::{Layer, ORDER_SPEAKS, Warmth, layer},
    outcome::Outcome,
    spread::spread,
    tier::Tier,
};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rusqlite::params;
use std::collections::{HashMap, HashSet};

/// Logs whose cost in time is looked at.
const TIMED: i64 = 200;

/// One customer, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    pub customer: Customer,
    /// Its people, the primary one first.
    pub contacts: Vec<Contact>,
    pub verdict: Verdict,
    /// Unanswered attempts that its tier demands.
    pub threshold: u32,
    /// The day it answered last.
    pub last_answered: Option<NaiveDate>,
    /// The ways that are left out, in the order in which they were.
    pub declined: Vec<DeclinedRoute>,
    /// The median seconds from opening a log to saving it; `None` while no log was timed.
    pub seconds_a_log: Option<u64>,
}

/// A way that the rep will not try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclinedRoute {
    pub channel: Channel,
    /// `None`: the channel as a whole.
    pub contact: Option<ContactId>,
    pub reason: String,
    pub on: NaiveDate,
}

/// A customer under suspicion, as the list of them tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    pub customer: CustomerId,
    pub name: String,
    pub tier: Tier,
    pub starred: bool,
    pub streak: u32,
    pub days: i64,
    /// Never [`Standing::Active`].
    pub standing: Standing,
    pub untried: Vec<Channel>,
    /// People whom no attempt was to.
    pub others: usize,
    pub last_answered: Option<NaiveDate>,
}

impl Judged {
    /// Who is first reached by a channel, with the value to reach them by; a visit is to nobody by name, at the address.
    pub fn way(&self, channel: Channel) -> Option<(Option<&Contact>, &str)> {
        if channel == Channel::Visit {
            return self.place().map(|place| (None, place));
        }
        let open = |contact: &&Contact| {
            let is_left_out = |left: &DeclinedRoute| left.channel == channel && left.contact == Some(contact.id);
            !self.declined.iter().any(is_left_out)
        };
        self.contacts.iter().filter(open).find_map(|contact| Some((Some(contact), contact.value(channel)?)))
    }

    /// Where a visit goes: the address, or else the region.
    pub fn place(&self) -> Option<&str> {
        self.customer.address.as_deref().or(self.customer.region.as_deref())
    }

    /// The people whom no attempt was to.
    pub fn others(&self) -> impl Iterator<Item = &Contact> {
        let is_other = |contact: &&Contact| self.verdict.others.contains(&contact.id);
        self.contacts.iter().filter(is_other)
    }

    /// Minutes that the logs of these attempts took, rounded up.
    pub fn minutes(&self) -> Option<u64> {
        let attempts: u64 = self.verdict.tried.iter().map(|(_, n)| u64::from(*n)).sum();
        self.seconds_a_log.map(|seconds| attempts.saturating_mul(seconds).div_ceil(60)).filter(|n| *n > 0)
    }
}

impl Store {
    /// Judges a customer.
    ///
    /// # Errors
    /// [`super::super::StoreError::Missing`].
    pub fn judged(&self, id: CustomerId, policy: &DormancyPolicy) -> Result<Judged> {
        let customer = self.customer(id)?;
        let (verdict, declined) = self.judge(id, customer.tier, "", policy)?;
        let last_answered = self
            .conn
            .prepare_cached("SELECT substr(last_answered, 1, 10) AS day FROM queue WHERE customer_id = ?1")?
            .query_row([id.0], |row| day_at(row, "day"))?;
        Ok(Judged {
            contacts: self.contacts(id)?,
            threshold: policy.threshold[usize::from(customer.tier.rank())].into(),
            seconds_a_log: self.seconds_a_log()?,
            customer,
            verdict,
            last_answered,
            declined,
        })
    }

    /// The attempts that a verdict counts, oldest first: what the rep tried since the customer answered last.
    pub fn unanswered(&self, judged: &Judged) -> Result<Vec<FollowUp>> {
        if judged.verdict.span.is_none() {
            return Ok(Vec::new());
        }
        let talks = self.follow_ups(judged.customer.id, usize::MAX)?.into_iter();
        let mut talks: Vec<FollowUp> =
            talks.take_while(|talk| !ends_streak(talk.direction == Direction::In, talk.outcome)).collect();
        talks.retain(|talk| talk.outcome.is_some_and(Outcome::is_attempt));
        talks.reverse();
        Ok(talks)
    }

    /// Who is under suspicion: first those who may be given up, then by tier, the longest streak first. Nobody who is parked.
    pub fn suspects(&self, policy: &DormancyPolicy) -> Result<Vec<Suspect>> {
        // One attempt counts two at most.
        let least = policy.suspect_at.max(1).div_ceil(2);
        let mut statement = self.conn.prepare_cached(include_str!("../sql/dormancy_candidates.sql"))?;
        let mut rows = statement.query([least])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let customer = CustomerId(row.get("customer_id")?);
            let tier = Tier::from_rank(row.get("tier")?).unwrap_or_default();
            let (verdict, _) = self.judge(customer, tier, row.get_ref("since")?.as_str()?, policy)?;
            if verdict.standing == Standing::Active {
                continue;
            }
            found.push(Suspect {
                customer,
                name: row.get("name")?,
                tier,
                starred: row.get("starred")?,
                streak: verdict.streak,
                days: verdict.days(),
                standing: verdict.standing,
                untried: verdict.untried,
                others: verdict.others.len(),
                last_answered: day_at(row, "last_answered")?,
            });
        }
        let order = |one: &Suspect| (one.standing != Standing::MayGiveUp, one.tier.rank(), u32::MAX - one.streak);
        found.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.name.cmp(&b.name)));
        Ok(found)
    }

    /// The layer of every customer (`features S185`). Who is parked or has nothing planned is under no suspicion: that was decided.
    pub fn layers(&self, policy: &DormancyPolicy, today: NaiveDate) -> Result<Vec<(CustomerId, Layer)>> {
        let suspects: HashSet<CustomerId> = self.suspects(policy)?.into_iter().map(|one| one.customer).collect();
        let orders = self.last_orders(today)?;
        let mut statement = self.conn.prepare_cached(include_str!("../sql/dormancy_layers.sql"))?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let customer = CustomerId(row.get("customer_id")?);
            let since = |day: Option<NaiveDate>| day.map(|day| (today - day).num_days().max(0));
            let tier = Tier::from_rank(row.get("tier")?).unwrap_or_default();
            // A dead customer whose day to look again has come is none.
            let given_up =
                row.get_ref("parked")?.as_str_or_null()? == Some("given_up") && row.get::<_, i64>("lane")? != 0;
            let warmth = Warmth {
                given_up,
                suspect: suspects.contains(&customer),
                starred: row.get("starred")?,
                since_answered: since(day_at(row, "last_answered")?),
                since_contact: since(day_at(row, "last_contact")?),
                since_order: row
                    .get::<_, bool>("has_bought")?
                    .then(|| since(orders.get(&customer).copied()).unwrap_or(ORDER_SPEAKS + 1)),
                since_created: since(day_at(row, "created_on")?).unwrap_or(0),
            };
            found.push((customer, layer(&warmth, self.policy.cadence_of(tier))));
        }
        Ok(found)
    }

    /// The day of each buyer's last order, as far back as one is looked at.
    fn last_orders(&self, today: NaiveDate) -> Result<HashMap<CustomerId, NaiveDate>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT customer_id, ordered_on FROM sales_order INDEXED BY sales_order_date
             WHERE ordered_on >= ?1 AND status IN ('confirmed', 'done') ORDER BY ordered_on",
        )?;
        let since = today.checked_sub_signed(TimeDelta::days(ORDER_SPEAKS)).unwrap_or(today);
        let mut rows = statement.query([since.to_string()])?;
        let mut last = HashMap::new();
        while let Some(row) = rows.next()? {
            if let Some(day) = day_at(row, "ordered_on")? {
                last.insert(CustomerId(row.get("customer_id")?), day);
            }
        }
        Ok(last)
    }

    /// These customers by name.
    pub fn customers_among(
        &self,
        among: &HashSet<CustomerId>,
        now: NaiveDateTime,
        mut each: impl FnMut(QueueRow) -> bool,
    ) -> Result<()> {
        // In the order of the rows and sorted then: the names' index would lead all over the table.
        let mut statement = self.conn.prepare_cached(&format!("{COLUMNS} NOT INDEXED"))?;
        let mut rows = statement.query([])?;
        let mut found = Vec::with_capacity(among.len());
        while let Some(row) = rows.next()? {
            if among.contains(&CustomerId(row.get("customer_id")?)) {
                found.push(self.read_row(row, now)?);
            }
        }
        found.sort_unstable_by(|a, b| (&a.name, a.customer).cmp(&(&b.name, b.customer)));
        for row in found {
            if !each(row) {
                break;
            }
        }
        Ok(())
    }

    /// How many customers each layer has, warmest first.
    pub fn layer_counts(&self, policy: &DormancyPolicy, today: NaiveDate) -> Result<[usize; Layer::ALL.len()]> {
        let mut counts = [0; Layer::ALL.len()];
        for (_, layer) in self.layers(policy, today)? {
            counts[layer as usize] += 1;
        }
        Ok(counts)
    }

    /// Judges the talks from `since` on, the stored form of a moment.
    fn judge(
        &self,
        customer: CustomerId,
        tier: Tier,
        since: &str,
        policy: &DormancyPolicy,
    ) -> Result<(Verdict, Vec<DeclinedRoute>)> {
        let (known, mut routes) = self.routes(customer)?;
        let declined = self.declined_routes(customer)?;
        routes.retain(|route| {
            !declined
                .iter()
                .any(|left| left.contact.is_some() && (left.channel, left.contact) == (route.channel, route.contact))
        });
        let whole: Vec<Channel> =
            declined.iter().filter(|left| left.contact.is_none()).map(|left| left.channel).collect();
        let talks = self.talks(customer, since, &known)?;
        Ok((verdict(&talks, &routes, &whole, tier, policy), declined))
    }

    /// The ways that were ever known, invalid ones too, and those that may be used; whom one talks to first stands first.
    fn routes(&self, customer: CustomerId) -> Result<(Vec<Route>, Vec<Route>)> {
        let mut statement = self.conn.prepare_cached(
            "SELECT v.channel, p.id, v.invalid FROM contact AS p JOIN contact_channel AS v ON v.contact_id = p.id
             WHERE p.customer_id = ?1 ORDER BY p.is_primary DESC, p.decision_maker DESC, p.id, v.id",
        )?;
        let (mut known, mut usable) = (Vec::new(), Vec::new());
        let mut rows = statement.query([customer.0])?;
        while let Some(row) = rows.next()? {
            let Some(channel) = Channel::from_code(row.get_ref(0)?.as_str()?) else { continue };
            let route = Route { channel, contact: Some(ContactId(row.get(1)?)) };
            known.push(route);
            if !row.get::<_, bool>(2)? {
                usable.push(route);
            }
        }
        let has_place: bool = self
            .conn
            .prepare_cached("SELECT address IS NOT NULL OR region IS NOT NULL FROM customer WHERE id = ?1")?
            .query_row([customer.0], |row| row.get(0))?;
        if has_place {
            usable.push(Route { channel: Channel::Visit, contact: None });
        }
        Ok((known, usable))
    }

    /// The ways to a customer that are left out, in the order in which they were.
    pub fn declined_routes(&self, customer: CustomerId) -> Result<Vec<DeclinedRoute>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT channel, contact_id, reason, declined_on FROM declined_route WHERE customer_id = ?1 ORDER BY id",
        )?;
        let rows = statement.query_map([customer.0], |row| {
            Ok(DeclinedRoute {
                channel: Channel::from_code(row.get_ref(0)?.as_str()?).unwrap_or(Channel::Other),
                contact: row.get::<_, Option<i64>>(1)?.map(ContactId),
                reason: row.get(2)?,
                on: day_at(row, "declined_on")?.unwrap_or_default(),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The talks of a customer, oldest first. One that names nobody was to whom one talks to first by its channel.
    fn talks(&self, customer: CustomerId, since: &str, known: &[Route]) -> Result<Vec<Talk>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT happened_at, channel, contact_id, direction, outcome FROM follow_up
             WHERE customer_id = ?1 AND happened_at >= ?2 ORDER BY happened_at, id",
        )?;
        let mut rows = statement.query(params![customer.0, since])?;
        let mut talks = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(happened) = Happened::from_key(row.get_ref(0)?.as_str()?) else { continue };
            let channel = Channel::from_code(row.get_ref(1)?.as_str()?).unwrap_or(Channel::Other);
            let by = if channel == Channel::Sms { Channel::Phone } else { channel };
            let first = || known.iter().find(|route| route.channel == by).and_then(|route| route.contact);
            talks.push(Talk {
                on: happened.date(),
                channel,
                contact: row.get::<_, Option<i64>>(2)?.map(ContactId).or_else(first),
                inbound: row.get_ref(3)?.as_str()? == Direction::In.code(),
                outcome: row.get_ref(4)?.as_str_or_null()?.and_then(Outcome::from_code),
            });
        }
        Ok(talks)
    }

    /// The median of the newest logs that were timed.
    fn seconds_a_log(&self) -> Result<Option<u64>> {
        let mut statement = self.conn.prepare_cached("SELECT seconds FROM log_effort ORDER BY id DESC LIMIT ?1")?;
        let seconds = statement.query_map([TIMED], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(spread(seconds).map(|spread| spread.median.unsigned_abs()))
    }
}
