//! What the screens and the shell read, each in one query over an index. Never writes.

mod attachment;
mod card;
mod customer;
mod find;
mod note;
mod order;
mod queue;
mod resolve;
mod timeline;

pub use card::{Card, DealView, Owing, PlanView};
pub(super) use customer::customer_row;
pub use customer::{Alike, ContactMatch};
pub use find::{ContactHit, OrderHit};
pub use note::NoteHit;
pub use order::{MonthFigures, OrderRow};
pub use queue::{Outline, QueueRow, Segment};
pub use resolve::Resolved;
pub use timeline::{Cursor, TimelineItem, TimelineKind};
