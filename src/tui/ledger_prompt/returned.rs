//! Goods or money given back: so much of each line, or an amount; paid back at once or credited.

use super::{
    delivery::{field_of, read},
    typed::{Problem, Typed, methods, money_echo},
};
use crate::{
    domain::{
        id::{CustomerId, OrderId, OrderLineId},
        method::PaymentMethod,
        money::Currency,
    },
    entry::EntryContext,
    i18n::Texts,
    store::{
        Op,
        op::{LedgerOp, NewReturn},
    },
    tui::{
        meaning,
        widget::{echo::Echo, form::Field},
    },
    wording,
};

/// The order and what can come back of it.
#[derive(Clone, Debug)]
pub struct ReturnAbout {
    pub order: OrderId,
    pub customer: CustomerId,
    pub number: String,
    pub currency: Currency,
    pub lines: Vec<ReturnLine>,
    pub method: PaymentMethod,
}

/// A line of which something can come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnLine {
    pub id: OrderLineId,
    pub name: String,
    pub unit: Option<String>,
    /// Thousandths: what can come back, and what was sold.
    pub most: i64,
    pub quantity: i64,
    /// What the line cost after every discount, in minor units.
    pub net: i64,
}

impl ReturnAbout {
    pub(super) fn title(&self, texts: &Texts) -> String {
        texts.with("ledger_prompt-return", &[("number", (&self.number).into())])
    }

    pub(super) fn fields(&self, typed: &Typed, ctx: &EntryContext) -> Vec<Field> {
        let texts = ctx.texts;
        let line = |id: &'static str, label| Field::line(id, texts.get(label));
        let quantity = |line: &ReturnLine| {
            let label = texts.with("ledger_prompt-returned-of", &[("name", (&line.name).into())]);
            let most = wording::order::counted(texts, line.most, line.unit.as_deref());
            let most = texts.with("ledger_prompt-at-most", &[("most", (&most).into())]);
            Field::line(field_of(line.id), label).replaced().placeholder(most)
        };
        let mut fields: Vec<Field> = self.lines.iter().map(quantity).collect();
        fields.extend([
            line("amount", "ledger_prompt-credit").replaced().placeholder(texts.get("ledger_prompt-credit-example")),
            line("reason", "ledger_prompt-return-reason").placeholder(texts.get("ledger_prompt-return-example")),
            line("on", "ledger_prompt-day").required().replaced(),
            Field::toggle("refund", texts.get("ledger_prompt-refund-now")),
        ]);
        if !typed.text("refund").is_empty() {
            fields.push(Field::choice("method", texts.get("ledger_prompt-method"), methods(texts)));
        }
        fields.push(line("note", "ledger_prompt-note"));
        fields
    }

    pub(super) fn values(&self, ctx: &EntryContext) -> Typed {
        Typed::of([("on", ctx.today().to_string()), ("method", self.method.code().to_owned())])
    }

    /// What the goods that come back cost.
    fn cost(&self, typed: &Typed) -> i64 {
        let of = |line: &ReturnLine| {
            let n = i128::from(read(typed.text(&field_of(line.id))).unwrap_or(0));
            let all = i128::from(line.quantity.max(1));
            i64::try_from((i128::from(line.net) * n * 2 + all) / (all * 2)).unwrap_or(0)
        };
        self.lines.iter().map(of).fold(0, i64::saturating_add)
    }

    pub(super) fn meaning(&self, id: &str, text: &str, typed: &Typed, ctx: &EntryContext) -> Option<Echo> {
        match id {
            "on" => meaning::happened(text, ctx),
            "amount" if text.trim().is_empty() => match self.cost(typed) {
                0 => None,
                cost => {
                    let amount = wording::order::amount(cost, self.currency);
                    Some(Echo::Meaning(ctx.texts.with("ledger_prompt-cost", &[("amount", (&amount).into())])))
                }
            },
            "amount" => money_echo(text, self.currency, ctx),
            _ => {
                let line = self.lines.iter().find(|line| field_of(line.id) == id)?;
                let words = match read(text) {
                    Ok(n) if n <= line.most => return None,
                    Ok(_) => ctx.texts.get("store-rule-more_shipped").to_owned(),
                    Err(()) => ctx.texts.with("order_form-not-a-number", &[("text", text.into())]),
                };
                Some(Echo::Error(words))
            }
        }
    }

    pub(super) fn op(&self, typed: &Typed, ctx: &EntryContext) -> Result<Option<Op>, Problem> {
        let back = self.lines.iter().map(|line| (line.id, read(typed.text(&field_of(line.id))).unwrap_or(0)));
        let lines: Vec<(OrderLineId, i64)> = back.filter(|(_, n)| *n > 0).collect();
        let amount = typed.money("amount", self.currency, ctx);
        if lines.is_empty() && amount.unwrap_or(0) == 0 {
            let first = self.lines.first().map_or_else(|| "amount".to_owned(), |line| field_of(line.id));
            return Err(Problem::new(first, ctx.texts.get("ledger_prompt-nothing-returned")));
        }
        let refund = (!typed.text("refund").is_empty()).then(|| typed.method());
        if refund.is_some() && typed.text("reason").is_empty() {
            return Err(Problem::new("reason", ctx.texts.get("store-rule-reason")));
        }
        let returned = NewReturn {
            order: self.order,
            returned_on: typed.day("on", ctx),
            lines,
            amount,
            refund,
            reason: typed.filled("reason"),
            note: typed.filled("note"),
        };
        Ok(Some(LedgerOp::AddReturn(returned).into()))
    }

    pub(super) fn draft(&self) -> (&'static str, Option<CustomerId>, Vec<(String, String)>) {
        ("return", Some(self.customer), vec![("about_order".to_owned(), self.order.0.to_string())])
    }
}
