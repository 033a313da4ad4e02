//! From what a person typed to the one customer that is meant.

use super::super::{Store, error::Result};
use crate::domain::id::CustomerId;
use rusqlite::OptionalExtension;

/// What a typed customer stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    One(CustomerId, String),
    /// Several; the best of them.
    Ambiguous(Vec<(CustomerId, String)>),
    NotFound,
}

/// How many candidates are told.
const CANDIDATES: usize = 8;

impl Store {
    /// An exact name or reference, also one from before a merge, else a unique match as in search.
    pub fn resolve(&self, typed: &str) -> Result<Resolved> {
        let typed = typed.trim();
        let mut statement =
            self.conn.prepare_cached("SELECT id, name FROM customer WHERE name = ?1 ORDER BY id LIMIT 9")?;
        let exact: Vec<(CustomerId, String)> = statement
            .query_map([typed], |row| Ok((CustomerId(row.get(0)?), row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        if let Some(found) = pick(exact) {
            return Ok(found);
        }
        let by_reference = self
            .conn
            .prepare_cached(
                "SELECT id, name FROM customer WHERE reference = ?1 UNION ALL
                 SELECT c.id, c.name FROM customer_alias AS a JOIN customer AS c ON c.id = a.customer_id
                 WHERE a.reference = ?1 LIMIT 1",
            )?
            .query_row([typed], |row| Ok((CustomerId(row.get(0)?), row.get(1)?)))
            .optional()?;
        if let Some((id, name)) = by_reference {
            return Ok(Resolved::One(id, name));
        }
        // A name may have been that of several that were merged since.
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT c.id, c.name FROM customer_alias AS a JOIN customer AS c ON c.id = a.customer_id
             WHERE a.name = ?1 ORDER BY c.id LIMIT 9",
        )?;
        let former = statement
            .query_map([typed], |row| Ok((CustomerId(row.get(0)?), row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        if let Some(found) = pick(former) {
            return Ok(found);
        }
        if typed.is_empty() {
            return Ok(Resolved::NotFound);
        }
        let hits = self.customer_index()?.search(typed, CANDIDATES + 1);
        let named = hits.into_iter().map(|hit| (hit.customer, hit.name)).collect();
        Ok(pick(named).unwrap_or(Resolved::NotFound))
    }
}

fn pick(mut found: Vec<(CustomerId, String)>) -> Option<Resolved> {
    match found.len() {
        0 => None,
        1 => found.pop().map(|(id, name)| Resolved::One(id, name)),
        _ => {
            found.truncate(CANDIDATES);
            Some(Resolved::Ambiguous(found))
        }
    }
}
