//! Money in and back out: added, changed, removed, given to an order. What is still owed is figured elsewhere.

use super::{
    super::{
        super::{
            error::{Result, Rule, StoreError},
            instant,
            journal::Writing,
            op::{Bill, NewReceipt},
        },
        customer::{day, said},
        on_file,
        stage::check_amount,
    },
    check_happened,
    head::head,
};
use crate::domain::{
    bill,
    id::{CustomerId, InstalmentId, OrderId, ReceiptId},
    method::PaymentMethod,
    money::Currency,
    order::OrderStatus,
};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

/// Adds money received, or given back.
pub fn add(writing: &mut Writing<'_>, new: &NewReceipt) -> Result<ReceiptId> {
    check(writing, new)?;
    let id = insert(writing, new)?;
    check_covered(writing, new)?;
    touch(writing, new);
    Ok(id)
}

/// Changes money that is still what the editor was shown.
pub fn edit(writing: &mut Writing<'_>, receipt: ReceiptId, was: &NewReceipt, now: &NewReceipt) -> Result<()> {
    let current = row(writing, receipt)?;
    if as_stored(was) != current {
        return Err(StoreError::Changed { what: "receipt" });
    }
    check(writing, now)?;
    let bill = now.bill.clone().unwrap_or_default();
    writing.run(
        "UPDATE receipt SET customer_id = ?2, order_id = ?3, instalment_id = ?4, received_on = ?5, amount = ?6, currency = ?7,
             method = ?8, method_text = ?9, account = ?10, reference = ?11, reason = ?12, note = ?13, bill_drawer = ?14,
             bill_acceptor = ?15, bill_issued_on = ?16, bill_matures_on = ?17 WHERE id = ?1",
        params![
            receipt.0,
            now.customer.0,
            now.order.map(|o| o.0),
            now.instalment.map(|i| i.0),
            day(now.received_on),
            now.amount,
            now.currency.code(),
            now.method.code(),
            said(&now.method_text),
            said(&now.account),
            said(&now.reference),
            said(&now.reason),
            said(&now.note),
            said(&bill.drawer),
            said(&bill.acceptor),
            bill.issued_on.map(day),
            bill.matures_on.map(day),
        ],
    )?;
    for money in [&current, now] {
        check_covered(writing, money)?;
        touch(writing, money);
    }
    Ok(())
}

/// Takes a receipt out again.
pub fn remove(writing: &mut Writing<'_>, receipt: ReceiptId) -> Result<()> {
    let current = row(writing, receipt)?;
    writing.run("DELETE FROM receipt WHERE id = ?1", [receipt.0])?;
    check_covered(writing, &current)?;
    touch(writing, &current);
    Ok(())
}

/// Gives a prepayment, or a part of it, to an order of the same customer; the rest stays a prepayment.
pub fn allocate(writing: &mut Writing<'_>, receipt: ReceiptId, order: OrderId, amount: i64) -> Result<()> {
    let money = row(writing, receipt)?;
    if money.order.is_some() {
        return Err(StoreError::Changed { what: "receipt" });
    }
    if amount <= 0 || amount > money.amount {
        return Err(StoreError::rule(Rule::MoreThanReceipt));
    }
    head(writing, order)?.check_counts()?;
    let given = NewReceipt { order: Some(order), amount, ..money.clone() };
    check(writing, &given)?;
    if amount == money.amount {
        writing.run("UPDATE receipt SET order_id = ?2 WHERE id = ?1", [receipt.0, order.0])?;
    } else {
        writing.run("UPDATE receipt SET amount = amount - ?2 WHERE id = ?1", [receipt.0, amount])?;
        let part = insert(writing, &given)?;
        // A part of what a sheet brought is of that sheet too: the sheet must not bring it again.
        writing.run(
            "UPDATE receipt SET imported = 1 WHERE id = ?1 AND (SELECT imported FROM receipt WHERE id = ?2)",
            [part.0, receipt.0],
        )?;
    }
    check_covered(writing, &money)?;
    touch(writing, &given);
    Ok(())
}

fn insert(writing: &mut Writing<'_>, new: &NewReceipt) -> Result<ReceiptId> {
    let bill = new.bill.clone().unwrap_or_default();
    let at = instant(writing.at);
    let id = writing.insert(
        "receipt",
        "INSERT INTO receipt (customer_id, order_id, instalment_id, received_on, amount, currency, method, method_text, account,
                              reference, reason, note, bill_drawer, bill_acceptor, bill_issued_on, bill_matures_on, entered_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        params![
            new.customer.0,
            new.order.map(|o| o.0),
            new.instalment.map(|i| i.0),
            day(new.received_on),
            new.amount,
            new.currency.code(),
            new.method.code(),
            said(&new.method_text),
            said(&new.account),
            said(&new.reference),
            said(&new.reason),
            said(&new.note),
            said(&bill.drawer),
            said(&bill.acceptor),
            bill.issued_on.map(day),
            bill.matures_on.map(day),
            at,
        ],
    )?;
    Ok(ReceiptId(id))
}

fn check(writing: &Writing<'_>, new: &NewReceipt) -> Result<()> {
    let rule = |broken| Err(StoreError::rule(broken));
    check_amount(new.amount)?;
    if new.amount == 0 {
        return rule(Rule::AmountZero);
    }
    if new.amount < 0 && said(&new.reason).is_none() {
        return rule(Rule::ReasonMissing);
    }
    check_happened(writing, new.received_on)?;
    if let Some(bill) = &new.bill
        && bill::check(bill.issued_on, bill.matures_on).is_err()
    {
        return rule(Rule::BillTooLong);
    }
    match new.order {
        None => on_file(writing, new.customer)?,
        Some(order) => {
            let order = head(writing, order)?;
            if order.customer != new.customer {
                return rule(Rule::OfAnotherCustomer);
            }
            if order.currency != new.currency {
                return rule(Rule::CurrencyDiffers);
            }
            // What came in for a cancelled order can only go back.
            if new.amount > 0 && matches!(order.status, OrderStatus::Cancelled | OrderStatus::Void) {
                return rule(Rule::OrderCancelled);
            }
        }
    }
    match new.instalment {
        None => Ok(()),
        Some(part) => {
            let of: Option<i64> = writing
                .prepare_cached("SELECT order_id FROM instalment WHERE id = ?1")?
                .query_row([part.0], |row| row.get(0))
                .optional()?;
            if of.is_some() && of == new.order.map(|o| o.0) { Ok(()) } else { Err(StoreError::Missing("instalment")) }
        }
    }
}

/// More cannot go back than came in, for an order or without one.
fn check_covered(writing: &Writing<'_>, money: &NewReceipt) -> Result<()> {
    let held: i64 = match money.order {
        Some(order) => writing
            .prepare_cached("SELECT coalesce(sum(amount), 0) FROM receipt WHERE order_id = ?1")?
            .query_row([order.0], |row| row.get(0))?,
        None => writing
            .prepare_cached(
                "SELECT coalesce(sum(amount), 0) FROM receipt WHERE customer_id = ?1 AND order_id IS NULL AND currency = ?2",
            )?
            .query_row(params![money.customer.0, money.currency.code()], |row| row.get(0))?,
    };
    if held < 0 { Err(StoreError::rule(Rule::RefundMoreThanReceived)) } else { Ok(()) }
}

fn touch(writing: &mut Writing<'_>, money: &NewReceipt) {
    writing.touched.insert(money.customer);
    writing.touched_orders.extend(money.order);
}

/// A receipt as an editor shows it.
fn row(writing: &Writing<'_>, receipt: ReceiptId) -> Result<NewReceipt> {
    writing
        .prepare_cached(
            "SELECT customer_id, order_id, instalment_id, received_on, amount, currency, method, method_text, account, reference,
                    reason, note, bill_drawer, bill_acceptor, bill_issued_on, bill_matures_on FROM receipt WHERE id = ?1",
        )?
        .query_row([receipt.0], |row| {
            let bill = Bill {
                drawer: row.get(12)?,
                acceptor: row.get(13)?,
                issued_on: date(row, 14)?,
                matures_on: date(row, 15)?,
            };
            Ok(NewReceipt {
                customer: CustomerId(row.get(0)?),
                order: row.get::<_, Option<i64>>(1)?.map(OrderId),
                instalment: row.get::<_, Option<i64>>(2)?.map(InstalmentId),
                received_on: date(row, 3)?.unwrap_or_default(),
                amount: row.get(4)?,
                currency: Currency::from_code(row.get_ref(5)?.as_str()?).unwrap_or(Currency::CNY),
                method: PaymentMethod::from_code(row.get_ref(6)?.as_str()?).unwrap_or(PaymentMethod::Other),
                method_text: row.get(7)?,
                account: row.get(8)?,
                reference: row.get(9)?,
                reason: row.get(10)?,
                note: row.get(11)?,
                bill: (bill != Bill::default()).then_some(bill),
            })
        })
        .optional()?
        .ok_or(StoreError::Missing("receipt"))
}

/// What was typed, as its row would give it back.
fn as_stored(typed: &NewReceipt) -> NewReceipt {
    let stored = |text: &Option<String>| said(text).map(str::to_owned);
    let bill = typed.bill.as_ref().map(|bill| Bill {
        drawer: stored(&bill.drawer),
        acceptor: stored(&bill.acceptor),
        ..bill.clone()
    });
    NewReceipt {
        method_text: stored(&typed.method_text),
        account: stored(&typed.account),
        reference: stored(&typed.reference),
        reason: stored(&typed.reason),
        note: stored(&typed.note),
        bill: bill.filter(|bill| *bill != Bill::default()),
        ..typed.clone()
    }
}

fn date(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDate>> {
    Ok(row.get_ref(column)?.as_str_or_null()?.and_then(|text| text.parse().ok()))
}
