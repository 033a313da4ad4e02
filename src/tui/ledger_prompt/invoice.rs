//! An invoice for an order: what is not invoiced yet is proposed; a negative amount takes one back.

use super::typed::{Problem, Typed, money_echo};
use crate::{
    domain::{
        id::{CustomerId, OrderId},
        money::Currency,
        order::InvoiceKind,
    },
    entry::EntryContext,
    i18n::Texts,
    language::quantity,
    store::{
        Op,
        op::{LedgerOp, NewInvoice},
    },
    tui::{
        meaning,
        widget::{echo::Echo, form::Field},
    },
    wording,
};

/// The order and what is not invoiced of it.
#[derive(Clone, Debug)]
pub struct InvoiceAbout {
    pub order: OrderId,
    pub customer: CustomerId,
    pub number: String,
    pub currency: Currency,
    /// Minor units.
    pub open: i64,
    pub tax_rate: Option<i64>,
    /// Of the last invoice.
    pub kind: InvoiceKind,
}

impl InvoiceAbout {
    pub(super) fn title(&self, texts: &Texts) -> String {
        texts.with("ledger_prompt-invoice", &[("number", (&self.number).into())])
    }

    pub(super) fn fields(&self, _: &Typed, ctx: &EntryContext) -> Vec<Field> {
        let texts = ctx.texts;
        let line = |id: &'static str, label| Field::line(id, texts.get(label));
        let kinds =
            InvoiceKind::ALL.map(|kind| (kind.code().to_owned(), wording::order::invoice_kind(texts, kind).to_owned()));
        vec![
            line("amount", "ledger_prompt-amount").required().replaced(),
            line("number", "ledger_prompt-invoice-number"),
            Field::choice("kind", texts.get("ledger_prompt-invoice-kind"), kinds.to_vec()),
            line("on", "ledger_prompt-invoice-day").required().replaced(),
            line("tax_rate", "order_form-tax-rate").replaced(),
            line("note", "ledger_prompt-note"),
        ]
    }

    pub(super) fn values(&self, ctx: &EntryContext) -> Typed {
        let amount = if self.open > 0 { wording::order::minor(self.open, self.currency) } else { String::new() };
        Typed::of([
            ("amount", amount),
            ("kind", self.kind.code().to_owned()),
            ("on", ctx.today().to_string()),
            ("tax_rate", self.tax_rate.map(wording::order::rate).unwrap_or_default()),
        ])
    }

    pub(super) fn meaning(&self, id: &str, text: &str, typed: &Typed, ctx: &EntryContext) -> Option<Echo> {
        match id {
            "on" => meaning::happened(text, ctx),
            "amount" => match typed.money("amount", self.currency, ctx) {
                Some(amount) if amount < 0 => {
                    Some(Echo::Warning(ctx.texts.get("ledger_prompt-invoice-back").to_owned()))
                }
                Some(amount) if amount < self.open => {
                    let rest = wording::order::amount(self.open - amount, self.currency);
                    Some(Echo::Meaning(ctx.texts.with("ledger_prompt-invoice-rest", &[("rest", (&rest).into())])))
                }
                Some(amount) if amount > self.open => {
                    let beyond = wording::order::amount(amount.saturating_sub(self.open), self.currency);
                    Some(Echo::Warning(ctx.texts.with("ledger_prompt-invoice-beyond", &[("amount", (&beyond).into())])))
                }
                _ => money_echo(text, self.currency, ctx),
            },
            "tax_rate" if !text.trim().is_empty() && quantity::rate(text).is_err() => {
                Some(Echo::Error(ctx.texts.with("order_form-not-a-number", &[("text", text.into())])))
            }
            _ => None,
        }
    }

    pub(super) fn op(&self, typed: &Typed, ctx: &EntryContext) -> Result<Option<Op>, Problem> {
        let amount = typed.money("amount", self.currency, ctx).unwrap_or(0);
        if amount == 0 {
            return Err(Problem::new("amount", ctx.texts.get("store-rule-amount_zero")));
        }
        let invoice = NewInvoice {
            order: self.order,
            kind: InvoiceKind::from_code(typed.text("kind")).unwrap_or_default(),
            number: typed.filled("number"),
            invoiced_on: typed.day("on", ctx),
            amount,
            tax_rate: quantity::rate(typed.text("tax_rate")).ok(),
            note: typed.filled("note"),
        };
        Ok(Some(LedgerOp::AddInvoice(invoice).into()))
    }

    pub(super) fn draft(&self) -> (&'static str, Option<CustomerId>, Vec<(String, String)>) {
        ("invoice", Some(self.customer), vec![("about_order".to_owned(), self.order.0.to_string())])
    }
}
