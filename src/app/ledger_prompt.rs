//! The small forms of the ledger, with what they have to know of their order or customer. Saves nothing itself.

use super::{
    dialog::{Dialog, DialogEvent},
    draft::Draft,
    state::{App, entry_context},
};
use crate::{
    domain::{
        id::{CustomerId, OrderId, ProductId, ReceiptId},
        money::Currency,
        order::DeliveryState,
        period::Month,
    },
    store::{
        Op, OrderCard, StoreError,
        op::{LedgerOp, NewProduct},
    },
    tui::{
        effect::{Effect, Open},
        ledger_prompt::{
            About, CancelMenu, CustomerPick, DeliveryAbout, DeliveryLine, InvoiceAbout, LedgerPrompt,
            LedgerPromptEvent, OpenPart, PickEvent, PickFor, ProductAbout, ProductList, ProductListEvent, ReceiptAbout,
            ReturnAbout, ReturnLine, TargetAbout,
        },
        widget::status::Level,
    },
    wording,
};

impl App {
    /// Opens a small form; what was typed into it before is still there.
    pub(super) fn open_ledger_prompt(&mut self, open: Open) -> Result<(), StoreError> {
        if let Open::Delivery(order) | Open::Return(order) | Open::Invoice(order) | Open::CancelOrder(order) = open {
            let card = self.store.order(order)?;
            if self.say_ended(&card) {
                return Ok(());
            }
        }
        let dialog = match &open {
            Open::Receipt(None, None) => Dialog::Pick(Box::new(CustomerPick::new(PickFor::Receipt))),
            Open::Products => Dialog::Products(Box::new(ProductList::new(self.store.products()?, &self.texts))),
            Open::CancelOrder(order) => {
                let card = self.store.order(*order)?;
                Dialog::CancelOrder(CancelMenu::new(*order, &card.number, &self.texts))
            }
            _ => match self.about(&open)? {
                Some(about) => {
                    let mut prompt = LedgerPrompt::new(about, &entry_context!(self));
                    self.put_shelved(&mut prompt);
                    Dialog::Ledger(Box::new(prompt))
                }
                None => {
                    let words = self.texts.get("ledger_prompt-all-shipped").to_owned();
                    self.say(Level::Info, words);
                    return Ok(());
                }
            },
        };
        self.dialogs.push(dialog);
        Ok(())
    }

    /// The text of the same form when it was closed.
    fn put_shelved(&self, prompt: &mut LedgerPrompt) {
        let (kind, customer, about) = prompt.about().draft();
        let same = |draft: &&Draft| {
            draft.kind == kind
                && draft.customer == customer.map(|customer| customer.0)
                && about.iter().all(|field| draft.fields.contains(field))
                // A text about one that is saved is no text of a new one.
                && !draft.fields.iter().any(|field| field.0.starts_with("about_receipt") && !about.contains(field))
        };
        if let Some(draft) = self.shelf.iter().find(same) {
            prompt.fill(&draft.fields, &entry_context!(self));
        }
    }

    /// What a form is about; `None` when there is nothing left to be done there.
    fn about(&self, open: &Open) -> Result<Option<About>, StoreError> {
        Ok(Some(match open {
            Open::Receipt(customer, order) => About::Receipt(self.receipt_about(*customer, *order)?),
            Open::EditReceipt(receipt) => About::Receipt(self.saved_receipt_about(*receipt)?),
            Open::Delivery(order) => return Ok(self.delivery_about(*order)?.map(About::Delivery)),
            Open::Return(order) => About::Return(self.return_about(*order)?),
            Open::Invoice(order) => {
                let card = self.store.order(*order)?;
                About::Invoice(InvoiceAbout {
                    order: *order,
                    customer: card.order.customer,
                    number: card.number,
                    currency: card.order.currency,
                    open: card.total - card.standing.returned - card.invoiced,
                    tax_rate: card.order.tax_rate,
                    kind: card.invoices.last().map(|invoice| invoice.kind).unwrap_or_default(),
                })
            }
            Open::Target(month, currency) => {
                let was = self.store.target(*month, *currency)?;
                About::Target(TargetAbout { month: *month, currency: *currency, was })
            }
            Open::EditProduct(product) => {
                let was = NewProduct::of(&self.store.product(*product)?);
                let saved = Some((*product, was));
                About::Product(ProductAbout { saved, name: String::new(), currency: self.store.currency() })
            }
            Open::NewProduct(name) => {
                About::Product(ProductAbout { saved: None, name: name.clone(), currency: self.store.currency() })
            }
            _ => return Ok(None),
        }))
    }

    fn receipt_about(&self, customer: Option<CustomerId>, order: Option<OrderId>) -> Result<ReceiptAbout, StoreError> {
        let card = order.map(|order| self.store.order(order)).transpose()?;
        let customer = match &card {
            Some(card) => card.order.customer,
            None => customer.ok_or(StoreError::Missing("customer"))?,
        };
        let today = self.now.date();
        let rows = self.store.receivables(Some(customer), None, today, today)?;
        let parts = rows.into_iter().filter(|row| order.is_none_or(|order| row.order == order));
        let parts = parts.map(|row| OpenPart {
            order: row.order,
            number: row.number,
            currency: row.currency,
            due_on: row.due_on,
            open: row.open,
        });
        Ok(ReceiptAbout {
            customer,
            name: self.store.customer(customer)?.name,
            order: card.map(|card| (card.id, card.number, card.order.currency)),
            parts: parts.collect(),
            currency: self.store.currency(),
            method: self.store.last_method(Some(customer))?,
            saved: None,
        })
    }

    /// `已保存回款 ¥8,000.00 · 20261121-03 · 华为`: instead of the words of every other save.
    pub(super) fn saved_receipt_words(&self, op: &Op) -> Option<String> {
        let (Op::Ledger(LedgerOp::AddReceipt(new)) | Op::Ledger(LedgerOp::EditReceipt { now: new, .. })) = op else {
            return None;
        };
        let number = match new.order {
            Some(order) => self.store.order_rows(&[order]).ok()?.first()?.number.clone(),
            None => self.texts.get("ledger-prepaid").to_owned(),
        };
        let amount = wording::order::amount(new.amount, new.currency);
        let (name, key) = (self.store.customer(new.customer).ok()?.name, self.undo_key());
        let args = [
            ("amount", (&amount).into()),
            ("number", (&number).into()),
            ("name", (&name).into()),
            ("key", (&key).into()),
        ];
        Some(self.texts.with("ledger_prompt-saved-receipt", &args))
    }

    fn saved_receipt_about(&self, receipt: ReceiptId) -> Result<ReceiptAbout, StoreError> {
        let row = self.store.receipt(receipt)?;
        let saved = row.row.receipt;
        Ok(ReceiptAbout {
            customer: saved.customer,
            name: row.customer,
            order: saved.order.map(|order| (order, row.number.unwrap_or_default(), saved.currency)),
            parts: Vec::new(),
            currency: saved.currency,
            method: saved.method,
            saved: Some((receipt, saved)),
        })
    }

    fn delivery_about(&self, order: OrderId) -> Result<Option<DeliveryAbout>, StoreError> {
        let card = self.store.order(order)?;
        let open = |line: &crate::store::CardLine| line.quantity.saturating_sub(line.shipped);
        let lines = card.lines.iter().filter(|line| open(line) > 0).map(|line| DeliveryLine {
            id: line.id,
            name: line.name.clone(),
            unit: line.unit.clone(),
            open: open(line),
        });
        let lines: Vec<DeliveryLine> = lines.collect();
        let on_the_way = card.deliveries.iter().filter(|one| one.delivery.delivered_on.is_none());
        let on_the_way: Vec<_> = on_the_way.cloned().collect();
        let last = card.deliveries.iter().max_by_key(|one| (one.delivery.shipped_on, one.id)).cloned();
        if lines.is_empty() && last.is_none() && card.delivery != DeliveryState::Open {
            return Ok(None);
        }
        let customer = card.order.customer;
        Ok(Some(DeliveryAbout { order, customer, number: card.number, lines, on_the_way, last }))
    }

    fn return_about(&self, order: OrderId) -> Result<ReturnAbout, StoreError> {
        let card = self.store.order(order)?;
        // Who writes no shipments down has shipped what was ordered.
        let is_shipped = card.lines.iter().any(|line| line.shipped > 0);
        let most = |line: &crate::store::CardLine| {
            (if is_shipped { line.shipped } else { line.quantity }).saturating_sub(line.returned)
        };
        let lines = card.lines.iter().filter(|line| most(line) > 0).map(|line| ReturnLine {
            id: line.id,
            name: line.name.clone(),
            unit: line.unit.clone(),
            most: most(line),
            quantity: line.quantity,
            net: line.net,
        });
        Ok(ReturnAbout {
            order,
            customer: card.order.customer,
            currency: card.order.currency,
            lines: lines.collect(),
            method: refund_method(&card),
            number: card.number,
        })
    }

    /// Looks for whose money it may be.
    pub(super) fn find_payer(&mut self, typed: &str, now: bool) {
        let hits = match self.customers_like(typed, now) {
            Ok(hits) => hits,
            Err(error) => return self.say_failed(&error),
        };
        let Some(Dialog::Pick(pick)) = self.dialogs.last_mut() else { return };
        pick.set_found(hits, &self.texts);
        if now {
            let event = pick.accept();
            self.on_dialog(event.into());
        }
    }

    /// The small form of a draft, with its texts in it.
    pub(super) fn ledger_prompt_of(&self, draft: &Draft) -> Result<LedgerPrompt, StoreError> {
        let missing = StoreError::Missing("order");
        let text = |id: &str| draft.fields.iter().find(|(field, _)| field == id).map(|(_, text)| text.as_str());
        let number = |id: &str| text(id).and_then(|text| text.parse::<i64>().ok());
        let order = number("about_order").map(OrderId);
        let open = match draft.kind.as_str() {
            "receipt" => match number("about_receipt") {
                Some(receipt) => Open::EditReceipt(ReceiptId(receipt)),
                None => Open::Receipt(draft.customer.map(CustomerId), order),
            },
            "delivery" => Open::Delivery(order.ok_or(missing)?),
            "return" => Open::Return(order.ok_or(missing)?),
            "invoice" => Open::Invoice(order.ok_or(missing)?),
            "product" => match number("about_product") {
                Some(product) => Open::EditProduct(ProductId(product)),
                None => Open::NewProduct(String::new()),
            },
            "target" => {
                let month = text("about_month").and_then(Month::from_key);
                let currency = text("about_currency").and_then(Currency::from_code);
                let (month, currency) = month.zip(currency).ok_or(StoreError::Missing("target"))?;
                Open::Target(month, currency)
            }
            _ => return Err(missing),
        };
        let ctx = entry_context!(self);
        let mut prompt = LedgerPrompt::new(self.about(&open)?.ok_or(StoreError::Missing("order"))?, &ctx);
        prompt.fill(&draft.fields, &ctx);
        Ok(prompt)
    }
}

/// Money goes back the way it came.
fn refund_method(card: &OrderCard) -> crate::domain::method::PaymentMethod {
    card.receipts
        .iter()
        .rev()
        .find(|one| one.receipt.amount > 0)
        .map_or_else(Default::default, |one| one.receipt.method)
}

impl From<LedgerPromptEvent> for DialogEvent {
    fn from(event: LedgerPromptEvent) -> DialogEvent {
        match event {
            LedgerPromptEvent::Ignored => DialogEvent::Ignored,
            LedgerPromptEvent::Moved | LedgerPromptEvent::Changed => DialogEvent::Changed,
            LedgerPromptEvent::Save(op) => DialogEvent::Save(op),
            LedgerPromptEvent::Cancelled => DialogEvent::Shelve,
        }
    }
}

impl From<PickEvent> for DialogEvent {
    fn from(event: PickEvent) -> DialogEvent {
        match event {
            PickEvent::Ignored => DialogEvent::Ignored,
            PickEvent::Moved => DialogEvent::Changed,
            PickEvent::Find { typed, now } => DialogEvent::FindCustomers { typed, now },
            PickEvent::Picked(customer, PickFor::Statement) => DialogEvent::Statement(customer),
            PickEvent::Picked(away, PickFor::Merge { keep, .. }) => {
                DialogEvent::CloseAnd(vec![Effect::Open(Open::Merge(keep, away))])
            }
            PickEvent::Picked(customer, PickFor::Receipt) => {
                DialogEvent::CloseAnd(vec![Effect::Open(Open::Receipt(Some(customer), None))])
            }
            PickEvent::Cancelled => DialogEvent::Close,
        }
    }
}

impl From<ProductListEvent> for DialogEvent {
    fn from(event: ProductListEvent) -> DialogEvent {
        match event {
            ProductListEvent::Ignored => DialogEvent::Ignored,
            ProductListEvent::Moved => DialogEvent::Changed,
            ProductListEvent::Edit(product) => DialogEvent::CloseAnd(vec![Effect::Open(Open::EditProduct(product))]),
            ProductListEvent::New(name) => DialogEvent::CloseAnd(vec![Effect::Open(Open::NewProduct(name))]),
            ProductListEvent::Cancelled => DialogEvent::Close,
        }
    }
}
