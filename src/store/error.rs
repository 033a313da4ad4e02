//! What can go wrong with the file, as data; the words are made where a person reads them.

use std::path::PathBuf;

/// A failure of the store. Nothing was saved when one is returned from a write.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk, the quota or the file-size limit is reached.
    #[error("no room left to write")]
    Full,
    /// Another window or program has been writing for five seconds.
    #[error("another program is writing to the file")]
    Busy,
    /// The file, its folder or its file system cannot be written.
    #[error("the file is read-only")]
    ReadOnly,
    /// There is no such file, folder or permission.
    #[error("cannot open {path}: {cause}")]
    CannotOpen { path: PathBuf, cause: String },
    /// SQLite says that the content is broken.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// The file was deleted, renamed or replaced while it was open.
    #[error("the file was moved or replaced")]
    Moved,
    /// Not a gendan file.
    #[error("not a gendan file")]
    Foreign,
    /// Written by a newer gendan.
    #[error("written by a newer version (schema {found}, this one knows {known})")]
    Newer { found: i64, known: i64 },
    /// Something is at the place where a file was to be made.
    #[error("{0} is there already")]
    Occupied(PathBuf),
    /// Another window has the book open, so that it cannot be exchanged.
    #[error("another window has the file open")]
    InUse,
    /// A copy of a book that did not pass its check.
    #[error("the copy {path} is damaged: {cause}")]
    BadSnapshot { path: PathBuf, cause: String },
    /// A file was to be restored over itself.
    #[error("{0} is the file in use")]
    SameFile(PathBuf),
    /// What would change much was not begun, since no snapshot could be made before it.
    #[error("no snapshot could be made before: {0}")]
    NoSnapshot(Box<StoreError>),
    /// A row was changed by another window since it was read.
    #[error("changed meanwhile: {what}")]
    Changed { what: &'static str },
    /// There is no such row (any more).
    #[error("no such {0}")]
    Missing(&'static str),
    /// A rule that binds what is typed was broken.
    #[error("{0:?}")]
    Rule(Rule),
    /// Anything else that SQLite reports.
    #[error("{0}")]
    Sqlite(rusqlite::Error),
    /// A file beside the database could not be read or written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

/// The hard rules (`domain-rules §12`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    NameEmpty,
    NameTooLong,
    TextTooLong,
    HappenedInFuture,
    ReasonMissing,
    WonWithoutOrder,
    ReferenceTaken,
    NumberTaken,
    AmountOutOfRange,
    /// A day of the ledger after today.
    LedgerInFuture,
    NumberMissing,
    NoLines,
    QuantityNotPositive,
    /// A unit price or the freight is below zero.
    PriceNegative,
    /// Less than nothing off, or more than there is.
    DiscountTooLarge,
    TaxRateOutOfRange,
    TotalNotPositive,
    /// The instalments come to more than the order.
    PlanTooLarge,
    PlanWithoutDay,
    AmountZero,
    TargetNotPositive,
    OrderIsDraft,
    /// Cancelled or void.
    OrderCancelled,
    /// Not shipped and paid, and no reason given.
    OrderNotFinished,
    /// Money, goods or an invoice moved: it was no mistake.
    VoidAfterEvents,
    /// A line would shrink below what was shipped or returned.
    LineShipped,
    /// A shipment beyond what is open.
    MoreThanOrdered,
    /// A return beyond what was shipped and is not back yet.
    MoreThanShipped,
    /// A return beyond what the order came to.
    MoreThanSold,
    MoreThanInvoiced,
    /// More of a prepayment than there is.
    MoreThanReceipt,
    RefundMoreThanReceived,
    DeliveredBeforeShipped,
    ShippedBeforeOrdered,
    ReturnedBeforeOrdered,
    /// Goods went out, or came back, before the day that an order would get.
    OrderedAfterEvents,
    /// Cancelled or void, and asked to be so again.
    AlreadyCancelled,
    AlreadyDone,
    /// Only a draft is confirmed.
    NotDraft,
    /// An acceptance bill that runs more than six months, or back in time.
    BillTooLong,
    CurrencyDiffers,
    /// There is no deal that is still open.
    NoOpenDeal,
    /// The order or the deal belongs to another customer.
    OfAnotherCustomer,
    SkuTaken,
    PromiseEmpty,
}

/// What every read and write of the store returns.
pub type Result<T> = std::result::Result<T, StoreError>;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi;
        let rusqlite::Error::SqliteFailure(inner, message) = &error else {
            return match error {
                rusqlite::Error::QueryReturnedNoRows => StoreError::Missing("row"),
                other => StoreError::Sqlite(other),
            };
        };
        let code = inner.extended_code;
        match code & 0xff {
            ffi::SQLITE_FULL => StoreError::Full,
            ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => StoreError::Busy,
            ffi::SQLITE_READONLY if code == ffi::SQLITE_READONLY_DBMOVED => StoreError::Moved,
            // A WAL file in a folder that cannot be written "cannot be opened".
            ffi::SQLITE_READONLY | ffi::SQLITE_CANTOPEN => StoreError::ReadOnly,
            // A kept sum has left the integers.
            ffi::SQLITE_CONSTRAINT if code == ffi::SQLITE_CONSTRAINT_DATATYPE => {
                StoreError::Rule(Rule::AmountOutOfRange)
            }
            ffi::SQLITE_TOOBIG => StoreError::Rule(Rule::TextTooLong),
            ffi::SQLITE_CORRUPT => StoreError::Damaged(message.clone().unwrap_or_default()),
            ffi::SQLITE_NOTADB => StoreError::Foreign,
            ffi::SQLITE_IOERR if no_room(code) => StoreError::Full,
            _ => StoreError::Sqlite(error),
        }
    }
}

impl From<rusqlite::types::FromSqlError> for StoreError {
    fn from(error: rusqlite::types::FromSqlError) -> Self {
        StoreError::Sqlite(error.into())
    }
}

/// A failed write, sync or growth of a file: with little space left SQLite reports these instead of "full".
fn no_room(code: i32) -> bool {
    use rusqlite::ffi;
    matches!(
        code,
        ffi::SQLITE_IOERR_WRITE | ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_TRUNCATE | ffi::SQLITE_IOERR_SHMSIZE
    )
}

impl StoreError {
    /// A broken rule.
    pub fn rule(rule: Rule) -> StoreError {
        StoreError::Rule(rule)
    }
}
