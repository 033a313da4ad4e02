//! The numbers of orders while an import runs: which are taken, and which is the next of a day. Gives none twice.

use super::super::{apply::next_number, error::Result, journal::Writing};
use chrono::NaiveDate;
use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

/// The numbers on file, ours and the customers' own, as fingerprints: a hundred thousand of them are a megabyte.
pub struct Numbers {
    met: HashSet<u64>,
    next: HashMap<NaiveDate, u64>,
}

impl Numbers {
    pub fn new(writing: &Writing<'_>) -> Result<Numbers> {
        let mut met = HashSet::new();
        let mut statement = writing.prepare("SELECT number, external_number FROM sales_order")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            met.insert(fingerprint(row.get_ref(0)?.as_str()?));
            if let Some(external) = row.get_ref(1)?.as_str_or_null()? {
                met.insert(fingerprint(external));
            }
        }
        Ok(Numbers { met, next: HashMap::new() })
    }

    /// Whether an order may have this number already; the rows say for sure.
    pub fn may_be_there(&self, number: &str) -> bool {
        self.met.contains(&fingerprint(number))
    }

    pub fn add(&mut self, number: &str) {
        self.met.insert(fingerprint(number));
    }

    /// A number like this one that no order has: `A-1`, then `A-1-2`, `A-1-3`.
    pub fn free(&self, writing: &Writing<'_>, number: &str) -> Result<String> {
        let mut suffix = 1_u64;
        loop {
            suffix += 1;
            let wanted = format!("{number}-{suffix}");
            if !self.may_be_there(&wanted) || !is_taken(writing, &wanted)? {
                return Ok(wanted);
            }
        }
    }

    /// The next number of a day that is ours to give.
    pub fn of_day(&mut self, writing: &Writing<'_>, on: NaiveDate) -> Result<String> {
        let mut next = match self.next.get(&on) {
            Some(next) => *next,
            None => {
                let number = next_number(writing, on)?;
                number.rsplit_once('-').and_then(|(_, last)| last.parse().ok()).unwrap_or(1)
            }
        };
        loop {
            let number = format!("{}-{next:02}", on.format("%Y%m%d"));
            next += 1;
            if !self.may_be_there(&number) {
                self.next.insert(on, next);
                return Ok(number);
            }
        }
    }
}

fn is_taken(writing: &Writing<'_>, number: &str) -> Result<bool> {
    Ok(writing
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM sales_order WHERE number = ?1)")?
        .query_row([number], |row| row.get(0))?)
}

fn fingerprint(number: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    number.hash(&mut hasher);
    hasher.finish()
}
