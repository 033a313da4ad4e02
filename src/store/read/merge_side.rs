//! What stands on one side when two customers are compared: its fields, and how much hangs on it.

use super::super::{Store, error::Result, op::CustomerFields};
use crate::domain::{
    customer::{Contact, Customer},
    id::CustomerId,
};

/// One of two customers that may be one.
#[derive(Clone, Debug)]
pub struct MergeSheet {
    pub customer: Customer,
    pub fields: CustomerFields,
    pub contacts: Vec<Contact>,
    pub follow_ups: u64,
    pub orders: u64,
    pub receipts: u64,
    /// `YYYY-MM-DD…`, of the newest follow-up.
    pub last_contact: Option<String>,
}

impl Store {
    /// One side of a comparison.
    ///
    /// # Errors
    /// [`super::super::StoreError::Missing`] when the customer is gone.
    pub fn merge_sheet(&self, id: CustomerId) -> Result<MergeSheet> {
        let customer = self.customer(id)?;
        let fields = CustomerFields::of(&customer);
        let contacts = self.contacts(id)?;
        let (follow_ups, last_contact, orders, receipts): (i64, Option<String>, i64, i64) = self
            .conn
            .prepare_cached(
                "SELECT (SELECT count(*) FROM follow_up WHERE customer_id = ?1),
                        (SELECT max(happened_at) FROM follow_up WHERE customer_id = ?1),
                        (SELECT count(*) FROM sales_order WHERE customer_id = ?1),
                        (SELECT count(*) FROM receipt WHERE customer_id = ?1)",
            )?
            .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        Ok(MergeSheet {
            customer,
            fields,
            contacts,
            follow_ups: follow_ups.unsigned_abs(),
            orders: orders.unsigned_abs(),
            receipts: receipts.unsigned_abs(),
            last_contact,
        })
    }
}
