//! What the logs of some days cost to enter. Reads the days asked for by their index.

use super::super::{Store, error::Result};
use super::activity::key;
use crate::domain::effort::{Effort, UsualEffort, usual};
use chrono::NaiveDate;

impl Store {
    /// What a follow-up of `from..=to`, both local days, usually cost, of those that were typed into the app's line or form; `None`
    /// when there is none.
    pub fn effort(&self, from: NaiveDate, to: NaiveDate) -> Result<Option<UsualEffort>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT e.overhead, e.keys, e.seconds
             FROM follow_up AS f INDEXED BY follow_up_day CROSS JOIN log_effort AS e ON e.follow_up_id = f.id
             WHERE substr(f.happened_at, 1, 10) BETWEEN ?1 AND ?2",
        )?;
        let rows = statement.query_map([key(from), key(to)], |row| {
            Ok(Effort { overhead: row.get(0)?, keys: row.get(1)?, seconds: row.get(2)? })
        })?;
        Ok(usual(&rows.collect::<rusqlite::Result<Vec<Effort>>>()?))
    }
}
