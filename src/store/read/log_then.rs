//! The follow-ups of a link as they were when it was sealed, made again from the images that the history keeps, and what became of them
//! since. Only reads.

use super::{
    super::{Store, error::Result, journal::HistoryItem},
    log_chain::{columns, extend},
};
use crate::domain::{
    id::{CustomerId, FollowUpId, OperationId},
    seal::LogHead,
};
use rusqlite::OptionalExtension;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

/// A follow-up that is not as it was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedLog {
    pub follow_up: FollowUpId,
    /// Whose it is; none when it was deleted.
    pub customer: Option<(CustomerId, String)>,
    /// The action that left it as it is; none where another program had a hand in it.
    pub by: Option<HistoryItem>,
    /// Something that was said differs. Otherwise only whose it is: two customers became one, or the person is no longer on file.
    pub is_reworded: bool,
}

/// What the history tells of a link.
pub(super) struct Told {
    /// With every change taken back it is what was sealed, and no other program touched what differs.
    pub explains: bool,
    pub changed: Vec<ChangedLog>,
}

/// A row that the history knows to have been touched since.
#[derive(Default)]
struct Touched {
    /// As it was; the outer one is none while only other programs touched it, who leave no image.
    then: Option<Option<Value>>,
    now: Option<Value>,
    by: BTreeSet<OperationId>,
    elsewhere: bool,
}

impl Store {
    /// Compares a link with how it was when the seal of this row was set.
    pub(super) fn told(&self, before: &LogHead, log: &LogHead, seal: i64) -> Result<Told> {
        let Some(line) = self.sealed_at_line(seal)? else { return Ok(Told { explains: false, changed: Vec::new() }) };
        let mut statement = self.conn.prepare_cached(include_str!("../sql/log_link.sql"))?;
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut touched = self.touched_since(before.last, log.last, line, &names)?;
        let mut head = before.clone();
        let mut waiting = touched.iter_mut().peekable();
        let mut rows = statement.query([before.last.0, log.last.0])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            let now = columns(row)?;
            // What stood before it and is gone.
            while let Some((&gone, row)) = waiting.next_if(|(at, _)| **at < id) {
                link_then(&mut head, gone, row);
            }
            match waiting.next_if(|(at, _)| **at == id) {
                Some((_, row)) => {
                    row.now = Some(now);
                    link_then(&mut head, id, row);
                }
                None => extend(&mut head, FollowUpId(id), &now),
            }
        }
        for (&gone, row) in waiting {
            link_then(&mut head, gone, row);
        }
        let is_same = (head.count, &head.sha256) == (log.count, &log.sha256);
        // Where it is not, whatever another program touched is told of.
        touched.retain(|_, row| row.differs() || (!is_same && row.elsewhere));
        let explains = is_same && touched.values().all(|row| !row.elsewhere);
        let column = |name: &str| names.iter().position(|column| column == name);
        let whose = (column("customer_id"), column("contact_id"));
        let mut known = BTreeMap::new();
        let mut changed = Vec::new();
        for (id, row) in touched {
            changed.push(ChangedLog {
                follow_up: FollowUpId(id),
                customer: self.whose(id)?,
                is_reworded: row.elsewhere || self.is_reworded(&row, whose)?,
                by: if row.elsewhere { None } else { self.who_left_it_so(&row, &mut known)? },
            });
        }
        Ok(Told { explains, changed })
    }

    /// The line of the journal with which a seal was set; a redo only brings it back. None of one that another program wrote.
    fn sealed_at_line(&self, seal: i64) -> Result<Option<i64>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT max(j.id) FROM journal AS j JOIN operation AS o ON o.id = j.operation_id
             WHERE j.table_name = 'report_seal' AND j.change = 'insert' AND ?1 BETWEEN j.first_row AND j.last_row AND o.undoes IS NULL",
        )?;
        Ok(statement.query_row([seal], |row| row.get(0))?)
    }

    /// The rows of a link that were touched after a line of the journal, each as it was then.
    fn touched_since(
        &self,
        after: FollowUpId,
        through: FollowUpId,
        line: i64,
        names: &[String],
    ) -> Result<BTreeMap<i64, Touched>> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/log_then.sql"))?;
        let mut rows = statement.query([after.0, through.0, line])?;
        let mut touched: BTreeMap<i64, Touched> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (first, last): (i64, i64) = (row.get("first_row")?, row.get("last_row")?);
            let operation = row.get::<_, Option<i64>>("operation_id")?.map(OperationId);
            let is_new = row.get_ref("change")?.as_str()? == "insert";
            for id in first.max(after.0 + 1)..=last.min(through.0) {
                let found = touched.entry(id).or_default();
                found.by.extend(operation);
                found.elsewhere |= operation.is_none();
                if operation.is_some() && found.then.is_none() {
                    let image = row.get_ref("before")?.as_str_or_null()?.filter(|_| !is_new);
                    found.then = Some(image.and_then(|image| of_image(image, names)));
                }
            }
        }
        Ok(touched)
    }

    fn whose(&self, follow_up: i64) -> Result<Option<(CustomerId, String)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT c.id, c.name FROM follow_up AS f JOIN customer AS c ON c.id = f.customer_id WHERE f.id = ?1",
        )?;
        Ok(statement.query_row([follow_up], |row| Ok((CustomerId(row.get(0)?), row.get(1)?))).optional()?)
    }

    /// Whether more of it differs than the customer, or the person where that one is gone.
    fn is_reworded(&self, row: &Touched, (customer, contact): (Option<usize>, Option<usize>)) -> Result<bool> {
        let (Some(Some(Value::Array(then))), Some(Value::Array(now))) = (&row.then, &row.now) else { return Ok(true) };
        for (at, _) in then.iter().zip(now).enumerate().filter(|(_, (then, now))| then != now) {
            let is_moved = if Some(at) == contact { self.is_gone(&then[at])? } else { Some(at) == customer };
            if !is_moved {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether there was a person that is no longer on file.
    fn is_gone(&self, contact: &Value) -> Result<bool> {
        let Some(contact) = contact.as_i64() else { return Ok(false) };
        let mut statement = self.conn.prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM contact WHERE id = ?1)")?;
        Ok(statement.query_row([contact], |row| row.get(0))?)
    }

    /// The last action on a row that still counts; of one that was only taken back, what took it back.
    fn who_left_it_so(
        &self,
        row: &Touched,
        known: &mut BTreeMap<OperationId, HistoryItem>,
    ) -> Result<Option<HistoryItem>> {
        let mut last: Option<HistoryItem> = None;
        for &operation in &row.by {
            let item = match known.entry(operation) {
                Entry::Occupied(item) => item.into_mut(),
                Entry::Vacant(free) => free.insert(self.history_of(operation)?),
            };
            let counts = |item: &HistoryItem| !item.undone && item.of.is_none();
            if counts(item) || !last.as_ref().is_some_and(counts) {
                last = Some(item.clone());
            }
        }
        Ok(last)
    }
}

impl Touched {
    fn differs(&self) -> bool {
        self.then.as_ref().is_some_and(|then| *then != self.now)
    }
}

/// Takes a row into the chain as it was.
fn link_then(head: &mut LogHead, id: i64, row: &Touched) {
    let then = row.then.as_ref().unwrap_or(&row.now);
    if let Some(then) = then {
        extend(head, FollowUpId(id), then);
    }
}

/// A kept image as the chain takes it in; none where it does not stand in the chain.
fn of_image(image: &str, names: &[String]) -> Option<Value> {
    let mut image: Map<String, Value> = serde_json::from_str(image).ok()?;
    let is_own = image.get("imported").and_then(Value::as_i64) == Some(0);
    is_own.then(|| Value::Array(names.iter().map(|name| image.remove(name).unwrap_or_default()).collect()))
}
