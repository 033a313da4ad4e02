//! The two questions about an order that need no form: its next step, and who gets a prepayment. Saves nothing.

use super::state::App;
use crate::{
    domain::{
        allocation::{Owing, Prepaid, first_in_first_out},
        id::{CustomerId, OrderId, ReceiptId},
        money::Currency,
        order::{DeliveryState, OrderStatus, PaymentState},
    },
    store::{Op, OrderCard, StoreError, op::LedgerOp},
    tui::{
        effect::{Effect, Question},
        widget::status::Level,
    },
    wording,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

impl App {
    /// Asks whether an order takes its next step, or says that it has none now.
    pub(super) fn ask_step(&mut self, order: OrderId) -> Result<(), StoreError> {
        let card = self.store.order(order)?;
        let texts = &self.texts;
        let amount = wording::order::amount(card.total, card.order.currency);
        let args = [
            ("number", (&card.number).into()),
            ("customer", (&card.customer_name).into()),
            ("amount", (&amount).into()),
            ("status", wording::order::status(texts, card.order.status).into()),
            ("delivery", wording::order::delivery(texts, card.delivery).into()),
            ("payment", wording::order::payment(texts, card.standing.state).into()),
        ];
        match next_step(&card, self.now.date()) {
            Some((key, op)) => {
                let text = texts.with(key, &args);
                self.ask(text, op.into());
            }
            None => {
                let words = texts.with("ledger-no-step", &args);
                self.say(Level::Info, words);
            }
        }
        Ok(())
    }

    /// Says that an order is cancelled or void, if it is: nothing of it can be changed, and no form is to be filled in for that.
    pub(super) fn say_ended(&mut self, card: &OrderCard) -> bool {
        let status = card.order.status;
        let ended = matches!(status, OrderStatus::Cancelled | OrderStatus::Void);
        if ended {
            let status = wording::order::status(&self.texts, status);
            let args = [("number", (&card.number).into()), ("status", status.into())];
            let words = self.texts.with("ledger-ended", &args);
            self.say(Level::Info, words);
        }
        ended
    }

    /// Asks whether a customer's prepayments go to what is open, the earliest due first.
    pub(super) fn ask_allocate(&mut self, customer: CustomerId) -> Result<(), StoreError> {
        let today = self.now.date();
        let receipts = self.store.unallocated(customer)?.into_iter();
        let prepaid: Vec<Prepaid> = receipts
            .map(|one| Prepaid {
                receipt: one.id,
                received_on: one.receipt.received_on,
                amount: one.receipt.amount,
                currency: one.receipt.currency,
            })
            .collect();
        let mut owing = Vec::new();
        let mut name = String::new();
        for row in self.store.receivables(Some(customer), None, today, today)? {
            let ordered_on = self.store.order_rows(&[row.order])?.first().map_or(today, |order| order.ordered_on);
            owing.push(Owing {
                order: row.order,
                due_on: row.due_on,
                ordered_on,
                open: row.open,
                currency: row.currency,
            });
            name = row.name;
        }
        let given = first_in_first_out(&prepaid, &owing);
        if given.is_empty() {
            let name = self.store.customer(customer)?.name;
            let words = self.texts.with("ledger-nothing-to-allocate", &[("customer", (&name).into())]);
            self.say(Level::Info, words);
            return Ok(());
        }
        let orders: BTreeSet<i64> = given.iter().map(|one| one.order.0).collect();
        let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
        for one in &given {
            if let Some(paid) = prepaid.iter().find(|paid| paid.receipt == one.receipt) {
                let sum = sums.entry(paid.currency).or_default();
                *sum = sum.saturating_add(one.amount);
            }
        }
        let amounts: Vec<String> =
            sums.into_iter().map(|(currency, sum)| wording::order::amount(sum, currency)).collect();
        let amounts = amounts.join(" + ");
        let args = [("amount", (&amounts).into()), ("customer", (&name).into()), ("n", orders.len().into())];
        let text = self.texts.with("ledger-ask-allocate", &args);
        let ops = given
            .into_iter()
            .map(|one| Op::from(LedgerOp::Allocate { receipt: one.receipt, order: one.order, amount: one.amount }));
        self.ask(text, Op::Batch(ops.collect()));
        Ok(())
    }

    /// Asks whether a receipt that was entered by mistake goes; money that went back is a refund.
    pub(super) fn ask_remove_receipt(&mut self, receipt: ReceiptId) -> Result<(), StoreError> {
        let row = match self.store.receipt(receipt) {
            Err(StoreError::Missing(_)) => {
                self.say_gone();
                return Ok(());
            }
            row => row?,
        };
        let money = wording::order::amount(row.row.receipt.amount, row.row.receipt.currency);
        let day = wording::date::day(&self.texts, row.row.receipt.received_on, self.now.date());
        let args = [("amount", (&money).into()), ("customer", (&row.customer).into()), ("day", (&day).into())];
        let text = self.texts.with("ledger-ask-remove-receipt", &args);
        self.ask(text, LedgerOp::RemoveReceipt { receipt }.into());
        Ok(())
    }

    fn ask(&mut self, text: String, yes: Op) {
        let yes = vec![Effect::Save(Box::new(yes))];
        self.apply(Effect::Confirm(Box::new(Question { text, yes })));
    }
}

/// What an order is ready for, with its question.
fn next_step(card: &OrderCard, today: NaiveDate) -> Option<(&'static str, LedgerOp)> {
    let paid = matches!(card.standing.state, PaymentState::Paid | PaymentState::Overpaid);
    let arrived = card.delivery == DeliveryState::Delivered;
    match card.order.status {
        OrderStatus::Draft => Some(("ledger-ask-confirm", LedgerOp::ConfirmOrder(card.id))),
        OrderStatus::Confirmed if arrived && paid => {
            Some(("ledger-ask-finish", LedgerOp::FinishOrder { order: card.id, reason: None }))
        }
        OrderStatus::Confirmed if arrived && card.accepted_on.is_none() => {
            Some(("ledger-ask-accept", LedgerOp::AcceptOrder { order: card.id, on: today }))
        }
        _ => None,
    }
}
