//! Adds an order with its lines and its plan. Never changes one that is there.

use super::{
    super::{
        super::{
            error::{Result, Rule, StoreError},
            instant,
            journal::Writing,
            op::{NewOrder, NewReceipt},
        },
        Made,
        customer::{day, said},
        on_file, stage,
    },
    check_happened, lines, plan, receipt,
};
use crate::domain::{
    id::{CustomerId, DealId, OrderId},
    order::OrderStatus,
    stage::Stage,
};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

/// Adds an order; a confirmed one wins its deal.
pub fn add(writing: &mut Writing<'_>, new: &NewOrder, made: &mut Made) -> Result<()> {
    on_file(writing, new.customer)?;
    let is_confirmed = match new.status {
        OrderStatus::Confirmed => true,
        OrderStatus::Draft => false,
        _ => return Err(StoreError::rule(Rule::OrderCancelled)),
    };
    if is_confirmed {
        check_happened(writing, new.ordered_on)?;
    }
    let figures = lines::figures(new)?;
    plan::check(&new.instalments, figures.total)?;
    let number = match said(&new.number) {
        Some(number) => {
            check_number(writing, number)?;
            number.to_owned()
        }
        None => next_number(writing, new.ordered_on)?,
    };
    let deal = match new.deal {
        Some(deal) => Some(check_deal(writing, deal, new.customer)?),
        None if is_confirmed => open_deal(writing, new.customer)?,
        None => None,
    };
    let at = instant(writing.at);
    let id = writing.insert(
        "sales_order",
        "INSERT INTO sales_order (number, external_number, customer_id, deal_id, ordered_on, status, currency, discount, freight,
                                  tax_rate, gross, total, tax, terms, deliver_by, note, entered_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        params![
            number,
            said(&new.external_number),
            new.customer.0,
            deal.map(|(deal, _)| deal.0),
            day(new.ordered_on),
            new.status.code(),
            new.currency.code(),
            new.discount,
            new.freight,
            new.tax_rate,
            figures.gross,
            figures.total,
            figures.tax,
            said(&new.terms),
            new.deliver_by.map(day),
            said(&new.note),
            at,
        ],
    )?;
    let order = OrderId(id);
    for row in lines::rows(writing, new, &figures)? {
        lines::insert(writing, order, &row)?;
    }
    for (position, part) in (1..).zip(&new.instalments) {
        plan::insert(writing, order, position, part)?;
    }
    if let Some((deal, from)) = deal.filter(|_| is_confirmed) {
        stage::win(writing, new.customer, deal, from)?;
    }
    if let Some((amount, method)) = new.received {
        let money = NewReceipt::new(new.customer, Some(order), new.ordered_on, amount, new.currency);
        made.receipt = Some(receipt::add(writing, &NewReceipt { method, ..money })?);
    }
    writing.touched.insert(new.customer);
    writing.touched_orders.insert(order);
    made.order = Some(order);
    Ok(())
}

/// Refuses a number that another order has.
pub fn check_number(writing: &Writing<'_>, number: &str) -> Result<()> {
    let taken: bool = writing
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM sales_order WHERE number = ?1)")?
        .query_row([number], |row| row.get(0))?;
    if taken { Err(StoreError::rule(Rule::NumberTaken)) } else { Ok(()) }
}

/// The number that the next order of a day gets: `20261121-01`, the one after the largest of that day.
pub fn next_number(conn: &Connection, on: NaiveDate) -> Result<String> {
    let day = on.format("%Y%m%d");
    let largest: Option<i64> = conn
        .prepare_cached(
            "SELECT max(CAST(substr(number, length(?1) + 1) AS INTEGER)) FROM sales_order
             WHERE number >= ?1 AND number < ?2 AND substr(number, length(?1) + 1) NOT GLOB '*[^0-9]*'
               AND length(number) BETWEEN length(?1) + 1 AND length(?1) + 9",
        )?
        .query_row([format!("{day}-"), format!("{day}.")], |row| row.get(0))?;
    Ok(format!("{day}-{:02}", largest.unwrap_or(0) + 1))
}

/// A deal of this customer and its stage.
pub fn check_deal(writing: &Writing<'_>, deal: DealId, customer: CustomerId) -> Result<(DealId, Stage)> {
    let found: Option<(i64, Stage)> = writing
        .prepare_cached("SELECT customer_id, stage FROM deal WHERE id = ?1")?
        .query_row([deal.0], |row| Ok((row.get(0)?, Stage::from_code(row.get_ref(1)?.as_str()?).unwrap_or_default())))
        .optional()?;
    match found {
        Some((of, stage)) if of == customer.0 => Ok((deal, stage)),
        Some(_) => Err(StoreError::rule(Rule::OfAnotherCustomer)),
        None => Err(StoreError::Missing("deal")),
    }
}

/// The deal that an order of this customer wins.
pub fn open_deal(writing: &Writing<'_>, customer: CustomerId) -> Result<Option<(DealId, Stage)>> {
    Ok(stage::main_deal(writing, customer)?.filter(|(_, stage)| stage.is_open()))
}
