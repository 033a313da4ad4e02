//! Money received: for the part that is due next, for another order, or before any order; negative, a refund. Says what it
//! clears before it is saved.

use super::typed::{Problem, Typed, methods, money_echo};
use crate::{
    domain::{
        bill::{self, BillError},
        id::{CustomerId, OrderId, ReceiptId},
        method::PaymentMethod,
        money::Currency,
    },
    entry::EntryContext,
    i18n::Texts,
    store::{
        Op,
        op::{Bill, LedgerOp, NewReceipt},
    },
    tui::{
        meaning,
        widget::{echo::Echo, form::Field},
    },
    wording,
};
use chrono::NaiveDate;

/// Whose money it is, and what is open.
#[derive(Clone, Debug)]
pub struct ReceiptAbout {
    pub customer: CustomerId,
    pub name: String,
    /// The order that was asked for, with its number and currency; none: what the customer is to pay next.
    pub order: Option<(OrderId, String, Currency)>,
    /// Open parts of the order, or of all, the earliest due first.
    pub parts: Vec<OpenPart>,
    /// Of money that belongs to no order.
    pub currency: Currency,
    pub method: PaymentMethod,
    /// The receipt that is mended; what it is for stays.
    pub saved: Option<(ReceiptId, NewReceipt)>,
}

/// A part of an order that is still to be received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPart {
    pub order: OrderId,
    pub number: String,
    pub currency: Currency,
    pub due_on: Option<NaiveDate>,
    /// Minor units.
    pub open: i64,
}

/// The order's choice for money that belongs to none.
const NONE: &str = "none";

impl ReceiptAbout {
    pub(super) fn title(&self, texts: &Texts) -> String {
        let name = match &self.order {
            Some((_, number, _)) => [self.name.as_str(), number].join(" · "),
            None => self.name.clone(),
        };
        let key = if self.saved.is_some() { "ledger_prompt-receipt-edit" } else { "ledger_prompt-receipt" };
        texts.with(key, &[("name", (&name).into())])
    }

    /// The orders that something is open of, the earliest due first.
    fn orders(&self) -> Vec<&OpenPart> {
        let mut orders: Vec<&OpenPart> = Vec::new();
        for part in &self.parts {
            if !orders.iter().any(|known| known.order == part.order) {
                orders.push(part);
            }
        }
        orders
    }

    pub(super) fn fields(&self, typed: &Typed, ctx: &EntryContext) -> Vec<Field> {
        let texts = ctx.texts;
        let line = |id: &'static str, label| Field::line(id, texts.get(label));
        let mut fields = vec![line("amount", "ledger_prompt-amount").required().replaced()];
        if self.order.is_none() && !self.parts.is_empty() {
            let option = |part: &&OpenPart| {
                let due = match part.due_on {
                    Some(day) => wording::date::day(texts, day, ctx.today()),
                    None => texts.get("order-age-untriggered").to_owned(),
                };
                (part.order.0.to_string(), [part.number.as_str(), " ", &due].concat())
            };
            let mut options: Vec<_> = self.orders().iter().map(option).collect();
            options.push((NONE.to_owned(), texts.get("ledger_prompt-prepaid").to_owned()));
            fields.push(Field::choice("order", texts.get("ledger_prompt-for"), options));
        }
        fields.push(line("on", "ledger_prompt-day").required().replaced());
        fields.push(Field::choice("method", texts.get("ledger_prompt-method"), methods(texts)));
        if typed.method().is_bill() {
            fields.extend([
                line("matures_on", "ledger_prompt-matures").required().replaced(),
                line("issued_on", "ledger_prompt-issued").replaced(),
                line("drawer", "ledger_prompt-drawer"),
                line("acceptor", "ledger_prompt-acceptor"),
            ]);
        }
        if self.amount(typed, ctx).is_some_and(|amount| amount < 0) {
            fields.push(line("reason", "ledger_prompt-refund-reason").required());
        }
        fields.extend([
            line("reference", "ledger_prompt-reference"),
            line("account", "ledger_prompt-account"),
            line("note", "ledger_prompt-note"),
        ]);
        fields
    }

    pub(super) fn values(&self, ctx: &EntryContext) -> Typed {
        if let Some((_, saved)) = &self.saved {
            return values_of(saved);
        }
        let next = self.parts.first();
        let amount = next.map(|part| wording::order::minor(part.open, part.currency)).unwrap_or_default();
        let order = next.map_or_else(|| NONE.to_owned(), |part| part.order.0.to_string());
        Typed::of([
            ("amount", amount),
            ("order", order),
            ("on", ctx.today().to_string()),
            ("method", self.method.code().to_owned()),
        ])
    }

    /// Another order was chosen: its next part is the amount.
    pub(super) fn follow(&mut self, field: &str, typed: &Typed, ctx: &EntryContext) -> Vec<(&'static str, String)> {
        if field != "order" {
            return Vec::new();
        }
        let current = self.amount(typed, ctx);
        let proposed = typed.text("amount").is_empty() || self.parts.iter().any(|part| Some(part.open) == current);
        let next = self.parts.iter().find(|part| Some(part.order) == self.chosen(typed));
        match next {
            Some(part) if proposed => vec![("amount", wording::order::minor(part.open, part.currency))],
            _ => Vec::new(),
        }
    }

    /// The order that the money is for.
    fn chosen(&self, typed: &Typed) -> Option<OrderId> {
        match &self.order {
            Some((order, _, _)) => Some(*order),
            None => typed.text("order").parse().ok().map(OrderId),
        }
    }

    fn currency(&self, typed: &Typed) -> Currency {
        match (&self.order, self.chosen(typed)) {
            (Some((_, _, currency)), _) => *currency,
            (None, Some(order)) => {
                self.parts.iter().find(|part| part.order == order).map_or(self.currency, |part| part.currency)
            }
            (None, None) => self.currency,
        }
    }

    fn amount(&self, typed: &Typed, ctx: &EntryContext) -> Option<i64> {
        typed.money("amount", self.currency(typed), ctx)
    }

    pub(super) fn meaning(&self, id: &str, text: &str, typed: &Typed, ctx: &EntryContext) -> Option<Echo> {
        match id {
            "amount" => match money_echo(text, self.currency(typed), ctx) {
                Some(Echo::Error(words)) => Some(Echo::Error(words)),
                _ => self.cleared(typed, ctx).map(Echo::Meaning),
            },
            "on" => meaning::happened(text, ctx),
            "issued_on" => meaning::happened(text, ctx),
            "matures_on" => match self.bill_error(typed, ctx) {
                Some(words) => Some(Echo::Error(words)),
                None => meaning::day(text, ctx),
            },
            _ => None,
        }
    }

    /// What the money does: what it clears, what is left, what it is too much by.
    fn cleared(&self, typed: &Typed, ctx: &EntryContext) -> Option<String> {
        let (amount, currency) = (self.amount(typed, ctx)?, self.currency(typed));
        let money = |minor: i64| wording::order::amount(minor, currency);
        let texts = ctx.texts;
        if self.saved.is_some() {
            return None;
        }
        if amount < 0 {
            return Some(texts.with("ledger_prompt-refunds", &[("amount", (&money(-amount)).into())]));
        }
        let Some(order) = self.chosen(typed) else {
            return Some(texts.with("ledger_prompt-prepays", &[("amount", (&money(amount)).into())]));
        };
        let parts: Vec<&OpenPart> = self.parts.iter().filter(|part| part.order == order).collect();
        let number = parts.first().map_or("", |part| part.number.as_str());
        let open: i64 = parts.iter().map(|part| part.open).sum();
        let next = parts.first().map_or(0, |part| part.open);
        let (key, rest) = match amount {
            amount if amount > open => ("ledger_prompt-clears-over", amount - open),
            amount if amount == open => ("ledger_prompt-clears", 0),
            amount if amount < next => ("ledger_prompt-clears-part", next - amount),
            amount => ("ledger_prompt-clears-next", open - amount),
        };
        Some(texts.with(key, &[("number", number.into()), ("rest", (&money(rest)).into())]))
    }

    fn bill(&self, typed: &Typed, ctx: &EntryContext) -> Option<Bill> {
        typed.method().is_bill().then(|| Bill {
            drawer: typed.filled("drawer"),
            acceptor: typed.filled("acceptor"),
            issued_on: typed.maybe_day("issued_on", ctx),
            matures_on: crate::entry::date::day(typed.text("matures_on"), ctx).ok(),
        })
    }

    fn bill_error(&self, typed: &Typed, ctx: &EntryContext) -> Option<String> {
        let bill = self.bill(typed, ctx)?;
        let key = match bill::check(bill.issued_on, bill.matures_on).err()? {
            BillError::MaturesBeforeIssue => "ledger_prompt-bill-before",
            BillError::TooLong => "ledger_prompt-bill-long",
        };
        Some(ctx.texts.get(key).to_owned())
    }

    pub(super) fn op(&self, typed: &Typed, ctx: &EntryContext) -> Result<Option<Op>, Problem> {
        let amount = self.amount(typed, ctx).unwrap_or(0);
        if amount == 0 {
            return Err(Problem::new("amount", ctx.texts.get("store-rule-amount_zero")));
        }
        let on = typed.day("on", ctx);
        let order = self.chosen(typed);
        let base = match &self.saved {
            Some((_, was)) => NewReceipt { received_on: on, amount, ..was.clone() },
            None => NewReceipt::new(self.customer, order, on, amount, self.currency(typed)),
        };
        let now = NewReceipt {
            // The sheet's own word for how it was paid goes with the way itself.
            method_text: base.method_text.clone().filter(|_| base.method == typed.method()),
            method: typed.method(),
            account: typed.filled("account"),
            reference: typed.filled("reference"),
            reason: typed.filled("reason"),
            note: typed.filled("note"),
            bill: self.bill(typed, ctx),
            ..base
        };
        Ok(match &self.saved {
            Some((_, was)) if *was == now => None,
            Some((receipt, was)) => Some(LedgerOp::EditReceipt { receipt: *receipt, was: was.clone(), now }.into()),
            None => Some(LedgerOp::AddReceipt(now).into()),
        })
    }

    pub(super) fn draft(&self) -> (&'static str, Option<CustomerId>, Vec<(String, String)>) {
        if let Some((receipt, _)) = &self.saved {
            let about = vec![("about_receipt".to_owned(), receipt.0.to_string())];
            return ("receipt", Some(self.customer), about);
        }
        let order = self.order.iter().map(|(order, _, _)| ("about_order".to_owned(), order.0.to_string()));
        ("receipt", Some(self.customer), order.collect())
    }
}

/// The texts of a saved receipt.
fn values_of(saved: &NewReceipt) -> Typed {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let bill = saved.bill.clone().unwrap_or_default();
    Typed::of([
        ("amount", wording::order::minor(saved.amount, saved.currency)),
        ("on", saved.received_on.to_string()),
        ("method", saved.method.code().to_owned()),
        ("matures_on", day(bill.matures_on)),
        ("issued_on", day(bill.issued_on)),
        ("drawer", text(&bill.drawer)),
        ("acceptor", text(&bill.acceptor)),
        ("reason", text(&saved.reason)),
        ("reference", text(&saved.reference)),
        ("account", text(&saved.account)),
        ("note", text(&saved.note)),
    ])
}
