//! What stands in a calendar: open plans with a day, and open parts of orders with theirs. And whom an address book knows.

use super::super::{Store, error::Result};
use crate::domain::{
    channel::Channel,
    customer::Contact,
    id::{ContactId, CustomerId, OrderId},
    moment::Moment,
    money::Currency,
    tier::Tier,
};
use chrono::NaiveDate;

/// A plan with a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaStep {
    pub customer: CustomerId,
    pub name: String,
    pub tier: Tier,
    pub due: Moment,
    pub action: Option<String>,
    pub channel: Option<Channel>,
    /// The person to call first, and the number.
    pub contact: Option<String>,
    pub phone: Option<String>,
    pub need: Option<String>,
}

/// Money that is to come on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaMoney {
    pub order: OrderId,
    pub position: i64,
    pub number: String,
    pub name: String,
    pub due_on: NaiveDate,
    /// Minor units still open.
    pub open: i64,
    pub currency: Currency,
}

/// A person with the customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressLine {
    pub customer: String,
    pub address: Option<String>,
    pub contact: Contact,
    /// What another program calls the person: the UID that its card came with.
    pub reference: Option<String>,
}

impl Store {
    /// Every open plan with a day, the earliest first.
    pub fn agenda_steps(&self) -> Result<Vec<AgendaStep>> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/agenda_step.sql"))?;
        let mut rows = statement.query([])?;
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(due) = Moment::from_key(row.get_ref("due")?.as_str()?) else { continue };
            steps.push(AgendaStep {
                customer: CustomerId(row.get("customer_id")?),
                name: row.get("name")?,
                tier: Tier::from_code(row.get_ref("tier")?.as_str()?).unwrap_or_default(),
                due,
                action: row.get("action")?,
                channel: row.get_ref("channel")?.as_str_or_null()?.and_then(Channel::from_code),
                contact: row.get("contact")?,
                phone: row.get("phone")?,
                need: row.get("need")?,
            });
        }
        Ok(steps)
    }

    /// Every open part of an order that has a day, the earliest first.
    pub fn agenda_money(&self) -> Result<Vec<AgendaMoney>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT i.order_id, i.position, o.number, c.name, i.due_on, i.amount, i.currency
             FROM open_instalment AS i JOIN sales_order AS o ON o.id = i.order_id JOIN customer AS c ON c.id = i.customer_id
             WHERE i.due_on <> '' ORDER BY i.due_on, i.order_id, i.position",
        )?;
        let mut rows = statement.query([])?;
        let mut money = Vec::new();
        while let Some(row) = rows.next()? {
            let Ok(due_on) = row.get_ref(4)?.as_str()?.parse() else { continue };
            money.push(AgendaMoney {
                order: OrderId(row.get(0)?),
                position: row.get(1)?,
                number: row.get(2)?,
                name: row.get(3)?,
                due_on,
                open: row.get(5)?,
                currency: Currency::from_code(row.get_ref(6)?.as_str()?).unwrap_or(Currency::CNY),
            });
        }
        Ok(money)
    }

    /// Every person, by customer.
    ///
    /// # Errors
    /// The store's, or the first that `take` returns.
    pub fn each_contact<E: From<super::super::StoreError>>(
        &self,
        mut take: impl FnMut(AddressLine) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        for (customer, name, address) in self.customers_with_people()? {
            for contact in self.contacts(customer)? {
                let reference = self.contact_reference(contact.id)?;
                take(AddressLine { customer: name.clone(), address: address.clone(), contact, reference })?;
            }
        }
        Ok(())
    }

    fn contact_reference(&self, contact: ContactId) -> Result<Option<String>> {
        let mut statement = self.conn.prepare_cached("SELECT reference FROM contact WHERE id = ?1")?;
        Ok(statement.query_row([contact.0], |row| row.get(0))?)
    }

    fn customers_with_people(&self) -> Result<Vec<(CustomerId, String, Option<String>)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, name, address FROM customer AS c
             WHERE EXISTS (SELECT 1 FROM contact WHERE customer_id = c.id) ORDER BY name, id",
        )?;
        let rows = statement.query_map([], |row| Ok((CustomerId(row.get(0)?), row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// When the book was begun, to the second: what tells its rows from another book's. Nothing in an empty book.
    pub fn begun_at(&self) -> Result<Option<String>> {
        super::super::identity::begun_at(&self.conn)
    }
}
