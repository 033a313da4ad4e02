//! Writes the sales ledger.

use super::{
    super::{error::Result, journal::Writing, op::LedgerOp},
    Made,
};

/// Carries one write of the ledger out.
pub fn apply(writing: &mut Writing<'_>, op: &LedgerOp, made: &mut Made) -> Result<()> {
    let _ = (writing, op, made);
    todo!()
}
