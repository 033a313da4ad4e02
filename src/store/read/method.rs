//! How money came in last: what the next receipt proposes.

use super::super::{Store, error::Result};
use crate::domain::{id::CustomerId, method::PaymentMethod};
use rusqlite::OptionalExtension;

impl Store {
    /// The way in which a customer paid last, a transfer when it never paid; without a customer, the way of the receipt entered
    /// last.
    pub fn last_method(&self, customer: Option<CustomerId>) -> Result<PaymentMethod> {
        let of_customer = "SELECT method FROM receipt WHERE customer_id = ?1 AND amount > 0 AND method <> 'offset'
            ORDER BY received_on DESC, id DESC LIMIT 1";
        let of_all = "SELECT method FROM receipt WHERE amount > 0 AND method <> 'offset' ORDER BY id DESC LIMIT 1";
        let code = |row: &rusqlite::Row| row.get::<_, String>(0);
        let method = match customer {
            Some(customer) => self.conn.prepare_cached(of_customer)?.query_row([customer.0], code).optional()?,
            None => self.conn.prepare_cached(of_all)?.query_row([], code).optional()?,
        };
        Ok(method.and_then(|code| PaymentMethod::from_code(&code)).unwrap_or_default())
    }
}
