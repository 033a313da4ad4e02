//! Files kept with a follow-up.

use super::super::{Store, error::Result, op::StoredFile};
use crate::domain::{
    follow_up::Happened,
    id::{CustomerId, FollowUpId},
};
use rusqlite::params;
use std::path::PathBuf;

/// A file, and the follow-up that it proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    pub follow_up: FollowUpId,
    pub happened: Happened,
    pub file: StoredFile,
}

impl Store {
    /// The folder of the attachments, beside the file; `None` in memory.
    pub fn attachments_folder(&self) -> Option<PathBuf> {
        self.path().map(|path| path.with_file_name("attachments"))
    }

    /// The files of a customer's follow-ups, those of the newest first.
    pub fn attachments(&self, customer: CustomerId) -> Result<Vec<Attached>> {
        let folder = self.attachments_folder().unwrap_or_default();
        let mut statement = self.conn.prepare_cached(
            "SELECT f.id, f.happened_at, a.file_name, a.sha256, a.size
             FROM follow_up AS f JOIN attachment AS a ON a.follow_up_id = f.id
             WHERE f.customer_id = ?1 ORDER BY f.happened_at DESC, f.id DESC, a.id",
        )?;
        let mut rows = statement.query(params![customer.0])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let sha256: String = row.get(3)?;
            let Some(happened) = Happened::from_key(row.get_ref(1)?.as_str()?) else { continue };
            let (path, size) = (folder.join(&sha256), row.get::<_, i64>(4)?.unsigned_abs());
            let file = StoredFile { file_name: row.get(2)?, path, sha256, size };
            found.push(Attached { follow_up: FollowUpId(row.get(0)?), happened, file });
        }
        Ok(found)
    }
}
