//! The check-up of the ledger and of what is promised: money that is due, goods that lie here, plans that do not add up. Each
//! statement reads an index of what is open, but for the plans, which are summed once.

use super::super::{Store, error::Result};
use super::{
    activity::key,
    checkup::{Gather, Whom},
    duplicate::kept_apart,
    order::{currency_at, day_at},
};
use crate::domain::{
    checkup::{Check, Figures, Subject},
    duplicate::head_and_branch,
    id::{CustomerId, OrderId},
    money::Money,
};
use chrono::{Days, NaiveDate};

/// Days that goods may lie after they were paid, when no day was promised.
const SHIPS_WITHIN: u64 = 7;

impl Store {
    pub(super) fn check_ledger(&self, gather: &mut Gather<'_>, today: NaiveDate) -> Result<()> {
        self.unpaid(gather, today)?;
        self.unshipped(gather, today)?;
        self.plans_apart(gather)?;
        self.promises_passed(gather, today)
    }

    fn unpaid(&self, gather: &mut Gather<'_>, today: NaiveDate) -> Result<()> {
        if !gather.wants(Check::Unpaid) {
            return Ok(());
        }
        let mut statement = self.conn.prepare_cached(include_str!("../sql/checkup_unpaid.sql"))?;
        let mut rows = statement.query([key(today)])?;
        while let Some(row) = rows.next()? {
            let Some(due) = day_at(row, "due_on")? else { continue };
            let amount = Money::sum(row.get("amount")?, currency_at(row, "currency")?);
            let whom = Whom { customer: CustomerId(row.get("customer_id")?), name: row.get_ref("name")?.as_str()? };
            let figures = Figures {
                number: row.get("number")?,
                amount: Some(amount),
                day: Some(due),
                n: today.signed_duration_since(due).num_days(),
                ..Figures::default()
            };
            let state = format!("{due} {}", amount.minor());
            gather.take(Check::Unpaid, Subject::Order(OrderId(row.get("order_id")?)), &whom, figures, state);
        }
        Ok(())
    }

    fn unshipped(&self, gather: &mut Gather<'_>, today: NaiveDate) -> Result<()> {
        if !gather.wants(Check::PaidNotShipped) {
            return Ok(());
        }
        let week_ago = today.checked_sub_days(Days::new(SHIPS_WITHIN)).unwrap_or(NaiveDate::MIN);
        let mut statement = self.conn.prepare_cached(include_str!("../sql/checkup_unshipped.sql"))?;
        let mut rows = statement.query([key(week_ago), key(today)])?;
        while let Some(row) = rows.next()? {
            let since = day_at(row, "deliver_by")?.or(day_at(row, "paid_on")?);
            let whom = Whom { customer: CustomerId(row.get("customer_id")?), name: row.get_ref("name")?.as_str()? };
            let figures = Figures {
                number: row.get("number")?,
                amount: Some(Money::sum(row.get("total")?, currency_at(row, "currency")?)),
                day: since,
                n: since.map_or(0, |since| today.signed_duration_since(since).num_days()),
                ..Figures::default()
            };
            let state = format!("{} {}", row.get_ref("delivery")?.as_str()?, since.map_or_else(String::new, key));
            gather.take(Check::PaidNotShipped, Subject::Order(OrderId(row.get("id")?)), &whom, figures, state);
        }
        Ok(())
    }

    fn plans_apart(&self, gather: &mut Gather<'_>) -> Result<()> {
        if !gather.wants(Check::PlanMismatch) {
            return Ok(());
        }
        let mut statement = self.conn.prepare_cached(include_str!("../sql/checkup_plans.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let currency = currency_at(row, "currency")?;
            let (planned, total): (i64, i64) = (row.get("planned")?, row.get("total")?);
            let whom = Whom { customer: CustomerId(row.get("customer_id")?), name: row.get_ref("name")?.as_str()? };
            let figures = Figures {
                number: row.get("number")?,
                amount: Some(Money::sum(planned, currency)),
                total: Some(Money::sum(total, currency)),
                ..Figures::default()
            };
            let state = format!("{planned} {total}");
            gather.take(Check::PlanMismatch, Subject::Order(OrderId(row.get("id")?)), &whom, figures, state);
        }
        Ok(())
    }

    fn promises_passed(&self, gather: &mut Gather<'_>, today: NaiveDate) -> Result<()> {
        if !gather.wants(Check::PromisePassed) {
            return Ok(());
        }
        let mut statement = self.conn.prepare_cached(include_str!("../sql/checkup_promises.sql"))?;
        let mut rows = statement.query([key(today)])?;
        while let Some(row) = rows.next()? {
            let Some(due) = day_at(row, "due_on")? else { continue };
            let whom = Whom { customer: CustomerId(row.get("customer_id")?), name: row.get_ref("name")?.as_str()? };
            let (first, n): (i64, i64) = (row.get("id")?, row.get("n")?);
            let figures = Figures {
                day: Some(due),
                n: today.signed_duration_since(due).num_days(),
                than: n,
                text: row.get("text")?,
                ..Figures::default()
            };
            let subject = Subject::Customer(whom.customer);
            gather.take(Check::PromisePassed, subject, &whom, figures, format!("{first} {due} {n}"));
        }
        Ok(())
    }

    /// Two customers of one number: each but the oldest is told of the oldest.
    pub(super) fn check_phones(&self, gather: &mut Gather<'_>) -> Result<()> {
        if !gather.wants(Check::SharedPhone) {
            return Ok(());
        }
        let mut statement = self.conn.prepare_cached(include_str!("../sql/checkup_phones.sql"))?;
        let apart = kept_apart(&self.conn)?;
        let mut rows = statement.query([])?;
        let mut oldest: Option<(String, CustomerId, String, String)> = None;
        while let Some(row) = rows.next()? {
            let phone = row.get_ref("value_key")?.as_str()?;
            let (customer, name) = (CustomerId(row.get("customer_id")?), row.get_ref("name")?.as_str()?);
            let key = row.get_ref("name_key")?.as_str()?;
            match &oldest {
                Some((same, first, of, of_key)) if same == phone => {
                    // As where duplicates are looked for: a branch is not its head office.
                    if *first == customer || apart.contains(&(first.0, customer.0)) || head_and_branch(of_key, key) {
                        continue;
                    }
                    let figures = Figures {
                        text: Some(of.clone()),
                        number: row.get("value")?,
                        other: Some(*first),
                        ..Figures::default()
                    };
                    let state = format!("{phone} {}", first.0);
                    let whom = Whom { customer, name };
                    gather.take(Check::SharedPhone, Subject::Customer(customer), &whom, figures, state);
                }
                _ => oldest = Some((phone.to_owned(), customer, name.to_owned(), key.to_owned())),
            }
        }
        Ok(())
    }
}
