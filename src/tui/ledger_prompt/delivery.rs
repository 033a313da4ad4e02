//! A shipment: all that is open, or so much of each line; or the day on which what was shipped arrived.

use super::typed::{Problem, Typed};
use crate::{
    domain::id::{CustomerId, OrderId, OrderLineId},
    entry::EntryContext,
    i18n::Texts,
    language::quantity,
    store::{
        CardDelivery, Op,
        op::{LedgerOp, NewDelivery},
    },
    tui::{
        meaning,
        widget::{echo::Echo, form::Field},
    },
    wording,
};

/// The order, what is still to be shipped of it, and what is on its way.
#[derive(Clone, Debug)]
pub struct DeliveryAbout {
    pub order: OrderId,
    pub customer: CustomerId,
    pub number: String,
    pub lines: Vec<DeliveryLine>,
    pub on_the_way: Vec<CardDelivery>,
}

/// A line of which something is still to be shipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryLine {
    pub id: OrderLineId,
    pub name: String,
    pub unit: Option<String>,
    /// Thousandths.
    pub open: i64,
}

const ARRIVED: &str = "arrived";
const SHIPPED: &str = "shipped";

impl DeliveryAbout {
    pub(super) fn title(&self, texts: &Texts) -> String {
        let key = if self.lines.is_empty() { "ledger_prompt-arrival" } else { "ledger_prompt-delivery" };
        texts.with(key, &[("number", (&self.number).into())])
    }

    fn arrives(&self, typed: &Typed) -> bool {
        self.lines.is_empty() || (!self.on_the_way.is_empty() && typed.text("what") == ARRIVED)
    }

    pub(super) fn fields(&self, typed: &Typed, ctx: &EntryContext) -> Vec<Field> {
        let texts = ctx.texts;
        let line = |id: &'static str, label| Field::line(id, texts.get(label));
        let mut fields = Vec::new();
        if !self.lines.is_empty() && !self.on_the_way.is_empty() {
            let options = [(SHIPPED, "ledger_prompt-ship-rest"), (ARRIVED, "ledger_prompt-has-arrived")]
                .map(|(value, label)| (value.to_owned(), texts.get(label).to_owned()));
            fields.push(Field::choice("what", texts.get("ledger_prompt-what"), options.to_vec()));
        }
        if self.arrives(typed) {
            fields.push(line("delivered_on", "ledger_prompt-delivered-day").required().replaced());
            return fields;
        }
        fields.extend([
            line("on", "ledger_prompt-shipped-day").required().replaced(),
            line("carrier", "ledger_prompt-carrier"),
            line("number", "ledger_prompt-tracking"),
            line("delivered_on", "ledger_prompt-delivered-day").replaced(),
        ]);
        for open in &self.lines {
            let label = texts.with("ledger_prompt-quantity-of", &[("name", (&open.name).into())]);
            let most = wording::order::counted(texts, open.open, open.unit.as_deref());
            let most = texts.with("ledger_prompt-at-most", &[("most", (&most).into())]);
            fields.push(Field::line(field_of(open.id), label).replaced().placeholder(most));
        }
        fields.push(line("note", "ledger_prompt-note"));
        fields
    }

    pub(super) fn values(&self, ctx: &EntryContext) -> Typed {
        let today = ctx.today().to_string();
        let arrived = if self.lines.is_empty() { today.clone() } else { String::new() };
        let mut typed = Typed::of([("what", SHIPPED.to_owned()), ("on", today), ("delivered_on", arrived)]);
        for line in &self.lines {
            typed.push(field_of(line.id), wording::order::quantity(line.open));
        }
        typed
    }

    pub(super) fn meaning(&self, id: &str, text: &str, _: &Typed, ctx: &EntryContext) -> Option<Echo> {
        match id {
            "on" | "delivered_on" => meaning::happened(text, ctx),
            _ => {
                let line = self.lines.iter().find(|line| field_of(line.id) == id)?;
                let words = match read(text) {
                    Ok(n) if n <= line.open => return None,
                    Ok(_) => ctx.texts.get("store-rule-more_ordered").to_owned(),
                    Err(()) => ctx.texts.with("order_form-not-a-number", &[("text", text.into())]),
                };
                Some(Echo::Error(words))
            }
        }
    }

    pub(super) fn op(&self, typed: &Typed, ctx: &EntryContext) -> Result<Option<Op>, Problem> {
        let delivered_on = typed.maybe_day("delivered_on", ctx);
        if self.arrives(typed) {
            let edit = |one: &CardDelivery| {
                let now = NewDelivery { delivered_on, ..one.delivery.clone() };
                Op::from(LedgerOp::EditDelivery { delivery: one.id, was: one.delivery.clone(), now })
            };
            let mut ops: Vec<Op> = self.on_the_way.iter().map(edit).collect();
            return Ok(if ops.len() > 1 { Some(Op::Batch(ops)) } else { ops.pop() });
        }
        let quantity = |line: &DeliveryLine| read(typed.text(&field_of(line.id))).unwrap_or(0);
        let whole = self.lines.iter().all(|line| quantity(line) == line.open);
        let part = self.lines.iter().map(|line| (line.id, quantity(line))).filter(|(_, n)| *n > 0);
        let lines: Vec<(OrderLineId, i64)> = if whole { Vec::new() } else { part.collect() };
        if !whole && lines.is_empty() {
            let first = self.lines.first().map(|line| field_of(line.id)).unwrap_or_default();
            return Err(Problem::new(first, ctx.texts.get("ledger_prompt-nothing-shipped")));
        }
        let delivery = NewDelivery {
            delivered_on,
            carrier: typed.filled("carrier"),
            number: typed.filled("number"),
            lines,
            note: typed.filled("note"),
            ..NewDelivery::whole(self.order, typed.day("on", ctx))
        };
        Ok(Some(LedgerOp::AddDelivery(delivery).into()))
    }

    pub(super) fn draft(&self) -> (&'static str, Option<CustomerId>, Vec<(String, String)>) {
        ("delivery", Some(self.customer), vec![("about_order".to_owned(), self.order.0.to_string())])
    }
}

/// The field of a line's quantity.
pub(super) fn field_of(line: OrderLineId) -> String {
    format!("line-{}", line.0)
}

/// Thousandths; nothing typed is none.
pub(super) fn read(text: &str) -> Result<i64, ()> {
    if text.trim().is_empty() {
        return Ok(0);
    }
    quantity::quantity(text).map(|(n, _)| n).map_err(drop)
}
