//! What the screens and the shell read, each in one query over an index. Never writes.

mod agenda;
mod attachment;
mod card;
mod customer;
mod export;
mod journal_entry;
mod find;
mod note;
mod order;
mod order_card;
mod order_window;
mod product;
mod queue;
mod receivable;
mod resolve;
mod rollup;
mod rollup_by;
mod sum;
mod timeline;

pub use agenda::{AddressLine, AgendaMoney, AgendaStep};
pub use card::{Card, DealView, Owing, PlanView};
pub(super) use customer::customer_row;
pub use customer::{Alike, ContactMatch};
pub use export::{CustomerLine, FollowUpLine, OrderSheetLine, ReceiptLine, WholeOrder};
pub use journal_entry::{JournalEntry, JournalKind};
pub use find::{ContactHit, OrderHit};
pub use note::NoteHit;
pub use order::{OrderFilter, OrderQuery, OrderRow};
pub use order_card::*;
pub use product::PaidPrice;
pub use queue::{Outline, QueueRow, Segment};
pub use receivable::{AgeingRow, Owed, ReceivableRow};
pub use resolve::Resolved;
pub use rollup::{LedgerHead, MonthRow, RollupBy, RollupKey, RollupRow};
pub use timeline::{Cursor, TimelineItem, TimelineKind};
