//! The due queue: its outline in segments, and the rows of any window of it.

use super::super::{Store, error::Result};
use crate::domain::{
    channel::Channel,
    customer::Parked,
    due::{Band, IMMINENT_MINUTES, Reason, SOON_DAYS, band},
    id::CustomerId,
    moment::Moment,
    money::Money,
    promise::{Promised, Side},
    stage::Stage,
    tier::Tier,
};
use chrono::{Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime};
use rusqlite::{OptionalExtension, Row, params};

/// One line of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueRow {
    pub customer: CustomerId,
    pub name: String,
    pub tier: Tier,
    pub starred: bool,
    pub stage: Stage,
    pub band: Band,
    /// Whether it stands in the queue at all; a list of all customers holds others too.
    pub queued: bool,
    pub due: Option<Moment>,
    /// Whether the cadence gave the date.
    pub implied: bool,
    pub action: Option<String>,
    /// Of the plan.
    pub channel: Option<Channel>,
    /// Of the newest follow-up.
    pub last_channel: Option<Channel>,
    pub last_contact: Option<NaiveDate>,
    pub parked: Option<Parked>,
    pub follow_ups: i64,
    pub orders: i64,
    /// Why it calls by itself. Money or a promise is a reason as soon as it is due on the line's day, whatever gave that day; of
    /// both the promise is told, being the later word.
    pub reason: Option<Reason>,
    /// What is due on the line's day, or today when that is later; of the currency that is due first.
    pub collect: Option<Money>,
    /// The promise that is due first, when that is the line's day or before it, or today when that is later.
    pub promise: Option<Promised>,
}

/// A run of lines that lie together in the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    pub band: Band,
    pub len: usize,
    rows: Rows,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Rows {
    /// Due from the first key up to, not including, the second.
    Range { tier: u8, from: String, to: String },
    /// Steps of the next hour, of any tier: few.
    These(Vec<CustomerId>),
}

/// The queue as it stands at one minute: how many lines each band has, and where they lie. No line is read for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    segments: Vec<Segment>,
}

impl Segment {
    /// Whether these are the timed steps of the next hour, which stand on top of everything.
    pub fn is_imminent(&self) -> bool {
        matches!(self.rows, Rows::These(_))
    }
}

impl Outline {
    /// All lines.
    pub fn len(&self) -> usize {
        self.segments.iter().map(|s| s.len).sum()
    }

    /// Whether nobody is in the queue.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The lines of a band.
    pub fn count(&self, band: Band) -> usize {
        self.segments.iter().filter(|s| s.band == band).map(|s| s.len).sum()
    }

    /// The segments in the order of the queue, none of them empty.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }
}

/// What stands in the first columns of every query below.
pub(super) const COLUMNS: &str = "SELECT q.customer_id, q.name, q.tier, q.starred, q.stage, q.lane, q.due, q.implied, q.action, q.channel,
    q.last_contact, q.follow_ups, q.orders, q.parked, q.last_channel, q.reason, q.collect_on, q.collect_currency, q.promise_on,
    q.promise_side FROM queue AS q ";

impl Store {
    /// The queue's outline at `now`.
    pub fn outline(&self, now: NaiveDateTime) -> Result<Outline> {
        let keys = Keys::new(now);
        // Counts of whole days, then today's timed steps one by one: they change band by the minute.
        let mut counts = [[0_usize; 5]; 4];
        let mut statement = self.conn.prepare_cached(include_str!("../sql/outline.sql"))?;
        let mut rows = statement.query(params![keys.today, keys.soon_end])?;
        while let Some(row) = rows.next()? {
            let tier: usize = row.get::<_, u8>(0)?.into();
            for (band, count) in counts.get_mut(tier).into_iter().flatten().enumerate() {
                *count = usize::try_from(row.get::<_, i64>(band + 1)?).unwrap_or(0);
            }
        }
        let mut passed = [0_usize; 4];
        let mut ahead = [0_usize; 4];
        let mut imminent = Vec::new();
        let mut statement = self.conn.prepare_cached(
            "SELECT customer_id, tier, due FROM queue WHERE lane = 0 AND due > ?1 AND due < ?2 ORDER BY due, tier, name, customer_id",
        )?;
        let mut rows = statement.query(params![keys.today, keys.tomorrow])?;
        while let Some(row) = rows.next()? {
            let tier: usize = row.get::<_, u8>(1)?.into();
            let due: String = row.get(2)?;
            let Some(slot) = counts.get_mut(tier) else { continue };
            slot[1] = slot[1].saturating_sub(1);
            if due < keys.now {
                passed[tier] += 1;
            } else if due <= keys.hour_ahead {
                imminent.push(CustomerId(row.get(0)?));
            } else {
                ahead[tier] += 1;
            }
        }
        let range = |band, tier: usize, from: &str, to: &str, len| Segment {
            band,
            len,
            rows: Rows::Range { tier: u8::try_from(tier).unwrap_or(0), from: from.to_owned(), to: to.to_owned() },
        };
        let mut segments = vec![Segment { band: Band::Today, len: imminent.len(), rows: Rows::These(imminent) }];
        for (tier, counts) in counts.iter().enumerate() {
            segments.push(range(Band::Overdue, tier, FIRST_DATE, &keys.today, counts[0]));
            segments.push(range(Band::Overdue, tier, &keys.today_timed, &keys.now, passed[tier]));
        }
        for (tier, counts) in counts.iter().enumerate() {
            segments.push(range(Band::Today, tier, &keys.today, &keys.today_timed, counts[1]));
            segments.push(range(Band::Today, tier, &keys.after_hour, &keys.tomorrow, ahead[tier]));
        }
        let whole = [
            (Band::Soon, keys.tomorrow.as_str(), keys.soon_end.as_str()),
            (Band::Later, keys.soon_end.as_str(), LAST_DATE),
            (Band::Unplanned, "", FIRST_DATE),
        ];
        for (place, (band, from, to)) in (2..).zip(whole) {
            for (tier, counts) in counts.iter().enumerate() {
                segments.push(range(band, tier, from, to, counts[place]));
            }
        }
        segments.retain(|s| s.len > 0);
        Ok(Outline { segments })
    }

    /// The lines `offset..offset + limit` of the queue.
    pub fn queue(&self, outline: &Outline, offset: usize, limit: usize, now: NaiveDateTime) -> Result<Vec<QueueRow>> {
        let mut found = Vec::with_capacity(limit.min(outline.len()));
        let mut skip = offset;
        for segment in &outline.segments {
            let wanted = limit - found.len();
            if wanted == 0 {
                break;
            }
            if skip >= segment.len {
                skip -= segment.len;
                continue;
            }
            match &segment.rows {
                Rows::These(customers) => {
                    let end = customers.len().min(skip + wanted);
                    found.extend(self.queue_rows(&customers[skip..end], now)?);
                }
                Rows::Range { tier, from, to } => {
                    self.range(segment.len, *tier, from, to, skip, wanted, now, &mut found)?
                }
            }
            skip = 0;
        }
        Ok(found)
    }

    /// The place of a customer's line in the queue; `None` when it has none.
    pub fn queue_place(&self, outline: &Outline, customer: CustomerId) -> Result<Option<usize>> {
        let mut before = 0;
        let own: Option<(u8, String, String)> = self
            .conn
            .prepare_cached("SELECT tier, due, name FROM queue WHERE customer_id = ?1 AND lane = 0")?
            .query_row([customer.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((own_tier, due, name)) = own else { return Ok(None) };
        for segment in &outline.segments {
            match &segment.rows {
                Rows::These(customers) => {
                    if let Some(place) = customers.iter().position(|c| *c == customer) {
                        return Ok(Some(place));
                    }
                }
                Rows::Range { tier, from, to } if *tier == own_tier && *from <= due && due < *to => {
                    let ahead: i64 = self
                        .conn
                        .prepare_cached(
                            "SELECT count(*) FROM queue INDEXED BY queue_order WHERE lane = 0 AND tier = ?1 AND due >= ?2
                             AND due <= ?3 AND (due, name, customer_id) < (?3, ?4, ?5)",
                        )?
                        .query_row(params![tier, from, due, name, customer.0], |row| row.get(0))?;
                    return Ok(Some(before + usize::try_from(ahead).unwrap_or(0)));
                }
                Rows::Range { .. } => {}
            }
            before += segment.len;
        }
        Ok(None)
    }

    /// The lines of these customers, in the order asked; one that is gone is left out.
    pub fn queue_rows(&self, customers: &[CustomerId], now: NaiveDateTime) -> Result<Vec<QueueRow>> {
        let mut statement = self.conn.prepare_cached(&format!("{COLUMNS} WHERE q.customer_id = ?1"))?;
        let mut found = Vec::with_capacity(customers.len());
        for customer in customers {
            let mut rows = statement.query([customer.0])?;
            if let Some(row) = rows.next()? {
                found.push(self.read_row(row, now)?);
            }
        }
        Ok(found)
    }

    /// All customers by name; those not contacted for more than `silent` days, when given.
    ///
    /// Who was never contacted counts from the day on file. Won, lost, void and parked customers are not silent: nobody waits for them.
    pub fn customers(
        &self,
        silent: Option<u32>,
        now: NaiveDateTime,
        mut each: impl FnMut(QueueRow) -> bool,
    ) -> Result<()> {
        let before = silent.and_then(|days| now.date().checked_sub_days(Days::new(days.into())));
        let sql = match before {
            None => format!("{COLUMNS} WHERE ?1 IS NULL ORDER BY q.name, q.customer_id"),
            Some(_) => format!(
                "{COLUMNS} JOIN customer AS c ON c.id = q.customer_id
                 WHERE q.lane = 0 AND substr(coalesce(q.last_contact, c.created_on), 1, 10) < ?1 ORDER BY q.name, q.customer_id"
            ),
        };
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query([before.map(|d| d.format("%Y-%m-%d").to_string())])?;
        while let Some(row) = rows.next()? {
            if !each(self.read_row(row, now)?) {
                break;
            }
        }
        Ok(())
    }

    /// How many customers there are.
    pub fn customer_count(&self) -> Result<usize> {
        let n: i64 = self.conn.query_row("SELECT count(*) FROM customer", [], |row| row.get(0))?;
        Ok(usize::try_from(n).unwrap_or(0))
    }

    #[expect(clippy::too_many_arguments, reason = "the bounds of one index range")]
    fn range(
        &self,
        len: usize,
        tier: u8,
        from: &str,
        to: &str,
        skip: usize,
        wanted: usize,
        now: NaiveDateTime,
        found: &mut Vec<QueueRow>,
    ) -> Result<()> {
        let wanted = wanted.min(len - skip);
        // The nearer end is read from: a jump to the last line costs what one to the first does.
        let backwards = skip > len / 2;
        let (order, offset) = if backwards {
            ("q.due DESC, q.name DESC, q.customer_id DESC", len - skip - wanted)
        } else {
            ("q.due, q.name, q.customer_id", skip)
        };
        let sql = format!(
            "{COLUMNS} INDEXED BY queue_order WHERE q.lane = 0 AND q.tier = ?1 AND q.due >= ?2 AND q.due < ?3
             ORDER BY {order} LIMIT ?4 OFFSET ?5"
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let mut rows = statement.query(params![tier, from, to, count(wanted), count(offset)])?;
        let start = found.len();
        while let Some(row) = rows.next()? {
            found.push(self.read_row(row, now)?);
        }
        if backwards {
            found[start..].reverse();
        }
        Ok(())
    }
}

/// The text keys that bound the bands.
struct Keys {
    today: String,
    today_timed: String,
    now: String,
    hour_ahead: String,
    after_hour: String,
    tomorrow: String,
    soon_end: String,
}

/// Sorts before every date and after no date at all.
const FIRST_DATE: &str = "0";
/// Sorts after every date.
const LAST_DATE: &str = "~";

impl Keys {
    fn new(now: NaiveDateTime) -> Keys {
        let day = |n: u64| now.date().checked_add_days(Days::new(n)).unwrap_or(NaiveDate::MAX);
        let text = |date: NaiveDate| if date.year() > 9999 { LAST_DATE.to_owned() } else { Moment::day(date).key() };
        let ahead = now.checked_add_signed(Duration::minutes(IMMINENT_MINUTES)).unwrap_or(now);
        let last_minute = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(NaiveTime::MIN);
        let hour = if ahead.date() == now.date() { ahead.time() } else { last_minute };
        let hour_ahead = Moment::at(now.date(), hour).key();
        Keys {
            today: text(day(0)),
            today_timed: format!("{}T", text(day(0))),
            now: Moment::at(now.date(), now.time()).key(),
            after_hour: format!("{hour_ahead}~"),
            hour_ahead,
            tomorrow: text(day(1)),
            soon_end: text(day(SOON_DAYS + 1)),
        }
    }
}

impl Store {
    pub(super) fn read_row(&self, row: &Row<'_>, now: NaiveDateTime) -> rusqlite::Result<QueueRow> {
        let due = Moment::from_key(row.get_ref(6)?.as_str()?);
        let last: Option<&str> = row.get_ref(10)?.as_str_or_null()?;
        let customer = CustomerId(row.get(0)?);
        let queued = row.get::<_, i64>(5)? == 0;
        let by = due.map_or(now.date(), |due| due.date.max(now.date())).format("%Y-%m-%d").to_string();
        let owes = queued && row.get_ref(16)?.as_str_or_null()?.is_some_and(|day| day <= by.as_str());
        let reason = row.get_ref(15)?.as_str_or_null()?.and_then(Reason::from_code);
        let collect = match row.get_ref(17)?.as_str_or_null()? {
            Some(currency) if owes => self.due_by(customer, currency, &by)?,
            _ => None,
        };
        let promised = queued && row.get_ref(18)?.as_str_or_null()?.is_some_and(|day| day <= by.as_str());
        let side = row.get_ref(19)?.as_str_or_null()?.and_then(Side::from_code).filter(|_| promised);
        Ok(QueueRow {
            customer,
            name: row.get(1)?,
            tier: Tier::from_rank(row.get(2)?).unwrap_or_default(),
            starred: row.get(3)?,
            stage: Stage::from_code(row.get_ref(4)?.as_str()?).unwrap_or_default(),
            band: band(due, now),
            queued,
            due,
            implied: row.get(7)?,
            action: row.get(8)?,
            channel: row.get_ref(9)?.as_str_or_null()?.and_then(Channel::from_code),
            last_contact: last.and_then(|l| l.get(..10)?.parse().ok()),
            follow_ups: row.get(11)?,
            orders: row.get(12)?,
            parked: row.get_ref(13)?.as_str_or_null()?.and_then(Parked::from_code),
            last_channel: row.get_ref(14)?.as_str_or_null()?.and_then(Channel::from_code),
            reason: match side {
                Some(Side::Theirs) => Some(Reason::TheirPromise),
                Some(Side::Mine) => Some(Reason::MyPromise),
                None if owes => Some(Reason::Receivable),
                None => reason.filter(|_| queued),
            },
            collect,
            promise: if side.is_some() { self.first_promise(customer)? } else { None },
        })
    }
}
