//! Compares the ledger's kept figures with sums from its rows. Changes nothing.

use super::{
    super::{Store, derive, derive::OrderState, error::Result},
    Finding,
};
use crate::domain::id::OrderId;
use rusqlite::{OptionalExtension, params};

impl Store {
    /// Where each order stands, and which of its parts are open.
    pub(super) fn order_states(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let mut statement = self.conn.prepare("SELECT id, number FROM sales_order")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let order = OrderId(row.get(0)?);
            if derive::state_of(&self.conn, order)? != self.kept_state(order)? {
                findings.push(Finding::OrderState { order, number: row.get(1)? });
            }
        }
        Ok(())
    }

    fn kept_state(&self, order: OrderId) -> Result<Option<OrderState>> {
        let kept = self
            .conn
            .prepare_cached("SELECT * FROM order_state WHERE order_id = ?1")?
            .query_row([order.0], |row| {
                Ok(OrderState {
                    customer: row.get("customer_id")?,
                    currency: row.get("currency")?,
                    ordered_on: row.get("ordered_on")?,
                    received: row.get("received")?,
                    returned: row.get("returned")?,
                    receivable: row.get("receivable")?,
                    overpaid: row.get("overpaid")?,
                    invoiced: row.get("invoiced")?,
                    due_on: row.get("due_on")?,
                    payment: row.get("payment")?,
                    delivery: row.get("delivery")?,
                    open: Vec::new(),
                })
            })
            .optional()?;
        let Some(mut kept) = kept else { return Ok(None) };
        // A row of another customer or currency is none of this order's.
        kept.open = self
            .conn
            .prepare_cached(
                "SELECT iif(customer_id = ?2 AND currency = ?3, position, -1), due_on, amount FROM open_instalment
                 WHERE order_id = ?1 ORDER BY position",
            )?
            .query_map(params![order.0, kept.customer, kept.currency], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Some(kept))
    }

    /// The sums of days, months, customers and products, and of what is due on each day.
    pub(super) fn ledger_sums(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let mut statement = self.conn.prepare(include_str!("../sql/doctor_sums.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            findings.push(Finding::LedgerSum { table: row.get(0)?, of: row.get(1)? });
        }
        Ok(())
    }
}
