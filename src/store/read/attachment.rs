//! Files kept with a follow-up.

use super::super::{Store, error::Result, op::StoredFile};
use crate::domain::id::FollowUpId;
use std::path::PathBuf;

impl Store {
    /// The folder of the attachments, beside the file; `None` in memory.
    pub fn attachments_folder(&self) -> Option<PathBuf> {
        self.path().map(|path| path.with_file_name("attachments"))
    }

    /// The files of a follow-up.
    pub fn attachments(&self, follow_up: FollowUpId) -> Result<Vec<StoredFile>> {
        let folder = self.attachments_folder().unwrap_or_default();
        let mut statement = self
            .conn
            .prepare_cached("SELECT file_name, sha256, size FROM attachment WHERE follow_up_id = ?1 ORDER BY id")?;
        let rows = statement.query_map([follow_up.0], |row| {
            let sha256: String = row.get(1)?;
            let path = folder.join(&sha256);
            Ok(StoredFile { file_name: row.get(0)?, path, sha256, size: row.get::<_, i64>(2)?.unsigned_abs() })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
