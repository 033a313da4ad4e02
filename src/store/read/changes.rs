//! What changed about whom over a stretch (`features S172`, M12), from the rows that keep it: moves, changes, needs, promises. A field
//! that went back to where it was did not change; what an import brought along happened when it happened, not when it was imported.

use super::super::{Store, error::Result};
use super::{activity::key, order::currency_at, order::day_at, queue::QueueRow};
use crate::domain::{
    change::{Change, Promised, Stretch},
    customer::Parked,
    follow_up::Happened,
    id::CustomerId,
    stage::Stage,
    tier::Tier,
};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime};
use rusqlite::{OptionalExtension, Row, params};
use std::collections::{BTreeMap, HashSet};

/// A customer with what changed about it, in the order of [`Change`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerChanges {
    pub customer: CustomerId,
    pub name: String,
    pub tier: Tier,
    pub starred: bool,
    pub stage: Stage,
    /// Empty for a starred customer about whom nothing changed.
    pub changes: Vec<Change>,
}

/// What changed over a stretch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Starred ones first, then by tier and name. Starred ones are there always; those who came on file by an import that does
    /// not say when are not.
    pub customers: Vec<CustomerChanges>,
    /// How many came on file by such an import.
    pub brought_in: i64,
}

impl CustomerChanges {
    /// How many stages it went forward, the furthest of its deals: who moves fast (`features S81`).
    pub fn advanced(&self) -> usize {
        let place = |stage: Stage| Stage::ALL.iter().position(|one| *one == stage).unwrap_or(0);
        let steps = self.changes.iter().map(|change| match change {
            Change::Stage { from, to, .. } if to.is_open() || *to == Stage::Won => {
                place(*to).saturating_sub(from.map_or(0, place))
            }
            _ => 0,
        });
        steps.max().unwrap_or(0)
    }
}

impl Store {
    /// What changed over a stretch.
    pub fn changes(&self, stretch: Stretch) -> Result<Changes> {
        let mut found: BTreeMap<i64, Vec<Change>> = BTreeMap::new();
        let brought_in = self.added(stretch, &mut found)?;
        self.moved(stretch, &brought_in, &mut found)?;
        self.fields(stretch, &mut found)?;
        self.needs(stretch, &mut found)?;
        self.promises_of(stretch, &mut found)?;
        let mut statement = self.conn.prepare_cached("SELECT id FROM customer WHERE starred = 1")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            found.entry(row.get(0)?).or_default();
        }
        let mut head = self.conn.prepare_cached(
            "SELECT c.name, c.tier, c.starred, coalesce(q.stage, 'lead') AS stage
             FROM customer AS c LEFT JOIN queue AS q ON q.customer_id = c.id WHERE c.id = ?1",
        )?;
        let mut customers = Vec::with_capacity(found.len());
        for (id, changes) in found {
            let customer = head
                .query_row([id], |row| {
                    Ok(CustomerChanges {
                        customer: CustomerId(id),
                        name: row.get("name")?,
                        tier: tier(row, "tier")?,
                        starred: row.get("starred")?,
                        stage: Stage::from_code(row.get_ref("stage")?.as_str()?).unwrap_or_default(),
                        changes,
                    })
                })
                .optional()?;
            customers.extend(customer.filter(|one| one.starred || !one.changes.is_empty()));
        }
        customers.sort_by(|a, b| (!a.starred, a.tier, &a.name).cmp(&(!b.starred, b.tier, &b.name)));
        Ok(Changes { customers, brought_in: i64::try_from(brought_in.len()).unwrap_or(i64::MAX) })
    }

    /// Customers whose next step was overdue when `stretch` began and still is: how many, and the first `limit` of them, the
    /// longest overdue first.
    pub fn carried_over(&self, stretch: Stretch, limit: usize, now: NaiveDateTime) -> Result<(usize, Vec<QueueRow>)> {
        self.lines_due(DUE, ["0".to_owned(), key(stretch.from.date_naive())], limit, now)
    }

    /// The lines that are due on the days `from..=to`: how many, and the first `limit` of them, the earliest first. Of those that
    /// are `planned` neither what the cadence proposes nor what a promise alone has set.
    pub fn due_on(
        &self,
        (from, to): (NaiveDate, NaiveDate),
        planned: bool,
        limit: usize,
        now: NaiveDateTime,
    ) -> Result<(usize, Vec<QueueRow>)> {
        const PLANNED: &str = "queue INDEXED BY queue_due WHERE lane = 0 AND due >= ?1 AND due < ?2 AND implied = 0
            AND (promise_on IS NOT substr(due, 1, 10) OR action IS NOT NULL OR channel IS NOT NULL)";
        let end = to.succ_opt().map_or_else(|| "~".to_owned(), key);
        self.lines_due(if planned { PLANNED } else { DUE }, [key(from), end], limit, now)
    }

    /// Lines of the queue that lie between two keys, off the index of their day.
    fn lines_due(
        &self,
        which: &'static str,
        [from, to]: [String; 2],
        limit: usize,
        now: NaiveDateTime,
    ) -> Result<(usize, Vec<QueueRow>)> {
        let mut statement = self.conn.prepare_cached(&format!("SELECT count(*) FROM {which}"))?;
        let count: i64 = statement.query_row([&from, &to], |row| row.get(0))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self
            .conn
            .prepare_cached(&format!("SELECT customer_id FROM {which} ORDER BY due, tier, customer_id LIMIT ?3"))?;
        let ids = statement.query_map(params![from, to, limit], |row| row.get(0).map(CustomerId))?;
        let ids: Vec<CustomerId> = ids.collect::<rusqlite::Result<_>>()?;
        Ok((usize::try_from(count).unwrap_or(0), self.queue_rows(&ids, now)?))
    }

    fn added(&self, stretch: Stretch, found: &mut BTreeMap<i64, Vec<Change>>) -> Result<HashSet<i64>> {
        let mut brought_in = HashSet::new();
        let (from, to) = days(stretch);
        let mut statement = self.conn.prepare_cached(include_str!("../sql/changes_added.sql"))?;
        let mut rows = statement.query([from, to])?;
        while let Some(row) = rows.next()? {
            let entered = row.get_ref("entered_at")?.as_str_or_null()?;
            let entered = entered.and_then(|at| DateTime::parse_from_rfc3339(at).ok());
            let Some(created) = day_at(row, "created_on")? else { continue };
            // Entered on its day, it came at that instant; else its day is all that is known.
            let entered = entered.filter(|at| at.date_naive() == created);
            if !entered.map_or_else(|| stretch.holds_day(created), |at| stretch.holds(at)) {
                continue;
            }
            if entered.is_some() && row.get::<_, Option<bool>>("imported")?.unwrap_or(false) {
                brought_in.insert(row.get("id")?);
            } else {
                found.entry(row.get("id")?).or_default().push(Change::Added);
            }
        }
        Ok(brought_in)
    }

    fn moved(&self, stretch: Stretch, brought_in: &HashSet<i64>, found: &mut BTreeMap<i64, Vec<Change>>) -> Result<()> {
        // By deal: whose, where it stood before, where it went, and why.
        let mut deals: BTreeMap<i64, (i64, Option<Stage>, Stage, Option<String>)> = BTreeMap::new();
        let (from, to) = days(stretch);
        let mut statement = self.conn.prepare_cached(include_str!("../sql/changes_moved.sql"))?;
        let mut rows = statement.query([from, to])?;
        while let Some(row) = rows.next()? {
            let Some(happened) = Happened::from_key(row.get_ref("happened_at")?.as_str()?) else { continue };
            let within = match happened {
                Happened::At(at) => stretch.holds(at),
                Happened::On(day) => stretch.holds_day(day),
            };
            if !within {
                continue;
            }
            let before = row.get_ref("from_stage")?.as_str_or_null()?.and_then(Stage::from_code);
            let after = Stage::from_code(row.get_ref("to_stage")?.as_str()?).unwrap_or_default();
            let entry = deals.entry(row.get("deal_id")?).or_insert((row.get("customer_id")?, before, after, None));
            (entry.2, entry.3) = (after, row.get::<_, Option<String>>("reason")?.filter(|_| after.needs_reason()));
        }
        for (customer, from, to, reason) in deals.into_values() {
            // A deal that is opened is no news beyond its customer's, and of one that was brought in nobody knows when.
            let opened = from.is_none() && (to == Stage::Lead || brought_in.contains(&customer));
            if from != Some(to) && !opened {
                found.entry(customer).or_default().push(Change::Stage { from, to, reason });
            }
        }
        Ok(())
    }

    fn fields(&self, stretch: Stretch, found: &mut BTreeMap<i64, Vec<Change>>) -> Result<()> {
        // The first value before and the last one after, by customer, field and deal.
        let mut fields: BTreeMap<(i64, &'static str, Option<i64>), Field> = BTreeMap::new();
        let (from, to) = days(stretch);
        let mut statement = self.conn.prepare_cached(include_str!("../sql/changes_fields.sql"))?;
        let mut rows = statement.query([from, to])?;
        while let Some(row) = rows.next()? {
            let name = row.get_ref("field")?.as_str()?;
            let Some(name) = FIELDS.into_iter().find(|field| *field == name) else { continue };
            if !is_within(row, stretch)? {
                continue;
            }
            let after = row.get("after")?;
            let place = (row.get("customer_id")?, name, row.get("deal_id")?);
            match fields.get_mut(&place) {
                Some(field) => field.after = after,
                None => {
                    let currency = match place.2 {
                        Some(_) => Some(currency_at(row, "currency")?),
                        None => None,
                    };
                    let reason = row.get("park_reason")?;
                    fields.insert(place, Field { before: row.get("before")?, after, currency, reason });
                }
            }
        }
        for ((customer, name, _), field) in fields {
            if field.before != field.after
                && let Some(change) = field.change(name)
            {
                found.entry(customer).or_default().push(change);
            }
        }
        Ok(())
    }

    fn needs(&self, stretch: Stretch, found: &mut BTreeMap<i64, Vec<Change>>) -> Result<()> {
        let mut needs: BTreeMap<i64, (Option<String>, Option<String>)> = BTreeMap::new();
        let (from, to) = days(stretch);
        let mut statement = self.conn.prepare_cached(
            "SELECT customer_id, changed_at, before, after FROM need_change INDEXED BY need_change_time
             WHERE changed_at >= ?1 AND changed_at < ?2 ORDER BY changed_at, id",
        )?;
        let mut rows = statement.query([from, to])?;
        while let Some(row) = rows.next()? {
            if is_within(row, stretch)? {
                let after = row.get("after")?;
                needs.entry(row.get("customer_id")?).or_insert((row.get("before")?, None)).1 = after;
            }
        }
        for (customer, (from, to)) in needs {
            if from != to {
                found.entry(customer).or_default().push(Change::Need { from, to });
            }
        }
        Ok(())
    }

    fn promises_of(&self, stretch: Stretch, found: &mut BTreeMap<i64, Vec<Change>>) -> Result<()> {
        let (from, to) = days(stretch);
        let mut statement = self.conn.prepare_cached(include_str!("../sql/changes_promises.sql"))?;
        let mut rows = statement.query([from, to])?;
        while let Some(row) = rows.next()? {
            // The day is the rep's; the instant, where it was of that day, says on which side of a report it fell.
            let within = |day: &str, at: &str| -> rusqlite::Result<bool> {
                let at = row.get_ref(at)?.as_str_or_null()?.and_then(|at| DateTime::parse_from_rfc3339(at).ok());
                Ok(day_at(row, day)?.is_some_and(|day| match at {
                    Some(at) if at.date_naive() == day => stretch.holds(at),
                    _ => stretch.holds_day(day),
                }))
            };
            let (made, settled) = (within("made_on", "entered_at")?, within("settled_on", "settled_at")?);
            let promise = Promised {
                mine: row.get_ref("side")?.as_str()? == "mine",
                text: row.get("text")?,
                due_on: day_at(row, "due_on")?,
            };
            let change = match row.get_ref("status")?.as_str()? {
                "kept" if settled => Change::PromiseKept(promise),
                "broken" if settled => Change::PromiseBroken(promise),
                "open" | "kept" | "broken" if made => Change::PromiseMade(promise),
                _ => continue,
            };
            found.entry(row.get("customer_id")?).or_default().push(change);
        }
        Ok(())
    }
}

/// The lines of the queue that are due between two keys; those without a day have an empty one.
const DUE: &str = "queue INDEXED BY queue_due WHERE lane = 0 AND due >= ?1 AND due < ?2";

/// The fields whose changes are kept, in the order in which they are told.
const FIELDS: [&str; 5] = ["tier", "amount", "decision_on", "starred", "parked"];

/// A field over the stretch.
struct Field {
    before: Option<String>,
    after: Option<String>,
    currency: Option<crate::domain::money::Currency>,
    /// Why the customer is parked now.
    reason: Option<String>,
}

impl Field {
    fn change(self, name: &str) -> Option<Change> {
        let (before, after) = (self.before.as_deref(), self.after.as_deref());
        let tier = |code: Option<&str>| code.and_then(Tier::from_code).unwrap_or_default();
        Some(match name {
            "tier" => Change::Tier { from: tier(before), to: tier(after) },
            "starred" => Change::Starred(after == Some("1")),
            "parked" => Change::Parked {
                from: before.and_then(Parked::from_code),
                to: after.and_then(Parked::from_code),
                reason: self.reason,
            },
            "amount" => Change::Amount {
                from: before.and_then(|amount| amount.parse().ok()),
                to: after.and_then(|amount| amount.parse().ok()),
                currency: self.currency?,
            },
            "decision_on" => Change::Decision {
                from: before.and_then(|day| day.parse().ok()),
                to: after.and_then(|day| day.parse().ok()),
            },
            _ => return None,
        })
    }
}

/// The keys of a stretch with a day to either side, since an instant's offset may be another than today's.
fn days(stretch: Stretch) -> (String, String) {
    let (from, to) = (stretch.from.date_naive(), stretch.to.date_naive());
    let from = from.checked_sub_days(Days::new(1)).unwrap_or(from);
    (key(from), to.checked_add_days(Days::new(2)).map_or_else(|| "~".to_owned(), key))
}

fn is_within(row: &Row<'_>, stretch: Stretch) -> rusqlite::Result<bool> {
    let at = DateTime::parse_from_rfc3339(row.get_ref("changed_at")?.as_str()?);
    Ok(at.is_ok_and(|at| stretch.holds(at)))
}

fn tier(row: &Row<'_>, column: &str) -> rusqlite::Result<Tier> {
    Ok(Tier::from_code(row.get_ref(column)?.as_str()?).unwrap_or_default())
}
