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
    /// The newest shipment, which can be mended.
    pub last: Option<CardDelivery>,
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
const MENDED: &str = "mended";

impl DeliveryAbout {
    pub(super) fn title(&self, texts: &Texts) -> String {
        let key = match self.first() {
            ARRIVED => "ledger_prompt-arrival",
            MENDED => "ledger_prompt-shipment",
            _ => "ledger_prompt-delivery",
        };
        texts.with(key, &[("number", (&self.number).into())])
    }

    /// What can be done, the likeliest first.
    fn choices(&self) -> Vec<(&'static str, &'static str)> {
        let all = [
            (!self.lines.is_empty(), SHIPPED, "ledger_prompt-ship-rest"),
            (!self.on_the_way.is_empty(), ARRIVED, "ledger_prompt-has-arrived"),
            (self.last.is_some(), MENDED, "ledger_prompt-mend-shipment"),
        ];
        all.into_iter().filter(|(there, _, _)| *there).map(|(_, value, label)| (value, label)).collect()
    }

    fn first(&self) -> &'static str {
        // An order that lists no goods is shipped as a whole.
        self.choices().first().map_or(SHIPPED, |(value, _)| value)
    }

    fn chosen(&self, typed: &Typed) -> &'static str {
        let choices = self.choices();
        choices.iter().find(|(value, _)| *value == typed.text("what")).map_or(self.first(), |(value, _)| value)
    }

    /// The field that the keys begin at, where that is not the first.
    pub(super) fn begins_at(&self) -> Option<&'static str> {
        match self.first() {
            ARRIVED => Some("delivered_on"),
            MENDED => Some("carrier"),
            _ => None,
        }
    }

    /// Another thing to do was chosen: its texts.
    pub(super) fn follow(&self, field: &str, typed: &Typed, ctx: &EntryContext) -> Vec<(&'static str, String)> {
        if field == "what" { self.texts_of(self.chosen(typed), ctx).to_vec() } else { Vec::new() }
    }

    /// What the fields beside the quantities begin with.
    fn texts_of(&self, what: &str, ctx: &EntryContext) -> [(&'static str, String); 5] {
        let today = ctx.today().to_string();
        let none = String::new;
        match &self.last {
            Some(last) if what == MENDED => {
                let last = &last.delivery;
                let text = |text: &Option<String>| text.clone().unwrap_or_default();
                [
                    ("on", last.shipped_on.to_string()),
                    ("carrier", text(&last.carrier)),
                    ("number", text(&last.number)),
                    ("delivered_on", last.delivered_on.map(|day| day.to_string()).unwrap_or_default()),
                    ("note", text(&last.note)),
                ]
            }
            _ => {
                let arrived = if what == ARRIVED { today.clone() } else { none() };
                [("on", today), ("carrier", none()), ("number", none()), ("delivered_on", arrived), ("note", none())]
            }
        }
    }

    pub(super) fn fields(&self, typed: &Typed, ctx: &EntryContext) -> Vec<Field> {
        let texts = ctx.texts;
        let line = |id: &'static str, label| Field::line(id, texts.get(label));
        let mut fields = Vec::new();
        let choices = self.choices();
        if choices.len() > 1 {
            let options = choices.into_iter().map(|(value, label)| (value.to_owned(), texts.get(label).to_owned()));
            fields.push(Field::choice("what", texts.get("ledger_prompt-what"), options.collect()));
        }
        let what = self.chosen(typed);
        if what == ARRIVED {
            fields.push(line("delivered_on", "ledger_prompt-delivered-day").required().replaced());
            return fields;
        }
        fields.extend([
            line("on", "ledger_prompt-shipped-day").required().replaced(),
            line("carrier", "ledger_prompt-carrier"),
            line("number", "ledger_prompt-tracking"),
            line("delivered_on", "ledger_prompt-delivered-day").replaced(),
        ]);
        for open in self.lines.iter().filter(|_| what == SHIPPED) {
            let label = texts.with("ledger_prompt-quantity-of", &[("name", (&open.name).into())]);
            let most = wording::order::counted(texts, open.open, open.unit.as_deref());
            let most = texts.with("ledger_prompt-at-most", &[("most", (&most).into())]);
            fields.push(Field::line(field_of(open.id), label).replaced().placeholder(most));
        }
        fields.push(line("note", "ledger_prompt-note"));
        fields
    }

    pub(super) fn values(&self, ctx: &EntryContext) -> Typed {
        let mut typed = Typed::of(self.texts_of(self.first(), ctx));
        typed.push("what", self.first());
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
        let what = self.chosen(typed);
        if what == ARRIVED {
            let edit = |one: &CardDelivery| {
                let now = NewDelivery { delivered_on, ..one.delivery.clone() };
                Op::from(LedgerOp::EditDelivery { delivery: one.id, was: one.delivery.clone(), now })
            };
            return Ok(Op::together(self.on_the_way.iter().map(edit).collect()));
        }
        if let (Some(last), MENDED) = (&self.last, what) {
            let now = NewDelivery {
                shipped_on: typed.day("on", ctx),
                delivered_on,
                carrier: typed.filled("carrier"),
                number: typed.filled("number"),
                note: typed.filled("note"),
                ..last.delivery.clone()
            };
            let is_changed = now != last.delivery;
            let mended = LedgerOp::EditDelivery { delivery: last.id, was: last.delivery.clone(), now };
            return Ok(is_changed.then(|| mended.into()));
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
