//! What can go wrong on the way out. The half-written file is never left behind: see the shell, which names it last.

use crate::{i18n::Texts, store::StoreError, wording::errors};

/// A failure of an export.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// More rows than a sheet of Excel has: CSV has no limit.
    #[error("more than {0} rows")]
    TooManyRows(u64),
    /// What the writer of workbooks says otherwise.
    #[error("{0}")]
    Workbook(String),
}

impl ExportError {
    /// What went wrong and what to do about it.
    pub fn words(&self, texts: &Texts) -> String {
        match self {
            ExportError::Store(error) => errors::store(texts, error),
            ExportError::Io(error) => errors::io(texts, error),
            ExportError::TooManyRows(most) => {
                texts.with("export-too-many", &[("n", i64::try_from(*most).unwrap_or(i64::MAX).into())])
            }
            ExportError::Workbook(words) => words.clone(),
        }
    }
}

impl From<rust_xlsxwriter::XlsxError> for ExportError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        match error {
            rust_xlsxwriter::XlsxError::IoError(error) => ExportError::Io(error),
            rust_xlsxwriter::XlsxError::RowColumnLimitError => ExportError::TooManyRows(super::xlsx::MOST_ROWS),
            other => ExportError::Workbook(other.to_string()),
        }
    }
}

impl From<csv::Error> for ExportError {
    fn from(error: csv::Error) -> Self {
        ExportError::Io(std::io::Error::other(error))
    }
}
