//! What a month is to come to, in three levels.

use super::typed::{Problem, Typed, money_echo};
use crate::{
    domain::{id::CustomerId, money::Currency, period::Month},
    entry::EntryContext,
    i18n::Texts,
    store::{
        Op,
        op::{LedgerOp, Target},
    },
    tui::widget::{echo::Echo, form::Field},
    wording,
};

/// The month, and its target so far.
#[derive(Clone, Debug)]
pub struct TargetAbout {
    pub month: Month,
    pub currency: Currency,
    pub was: Option<Target>,
}

const LEVELS: [&str; 3] = ["amount", "stretch", "challenge"];

impl TargetAbout {
    pub(super) fn title(&self, texts: &Texts) -> String {
        texts.with(
            "ledger_prompt-target",
            &[("month", (&self.month.key()).into()), ("currency", self.currency.code().into())],
        )
    }

    pub(super) fn fields(&self, _: &Typed, ctx: &EntryContext) -> Vec<Field> {
        let line = |id: &'static str, label| Field::line(id, ctx.texts.get(label)).replaced();
        let of = [("net", "ledger_prompt-target-net"), ("received", "ledger_prompt-target-received")]
            .map(|(value, label)| (value.to_owned(), ctx.texts.get(label).to_owned()));
        vec![
            line("amount", "ledger_prompt-target-amount").placeholder(ctx.texts.get("ledger_prompt-target-example")),
            line("stretch", "ledger_prompt-target-stretch"),
            line("challenge", "ledger_prompt-target-challenge"),
            Field::choice("of", ctx.texts.get("ledger_prompt-target-of"), of.to_vec()),
        ]
    }

    pub(super) fn values(&self, _: &EntryContext) -> Typed {
        let of = if self.was.is_some_and(|was| was.of_received) { "received" } else { "net" };
        let level = |minor: Option<i64>| minor.map(|m| wording::order::minor(m, self.currency)).unwrap_or_default();
        Typed::of([
            ("amount", level(self.was.and_then(|was| was.amount))),
            ("stretch", level(self.was.and_then(|was| was.stretch))),
            ("challenge", level(self.was.and_then(|was| was.challenge))),
            ("of", of.to_owned()),
        ])
    }

    pub(super) fn meaning(&self, id: &str, text: &str, typed: &Typed, ctx: &EntryContext) -> Option<Echo> {
        if !LEVELS.contains(&id) {
            return None;
        }
        match typed.money(id, self.currency, ctx) {
            Some(minor) if minor <= 0 => Some(Echo::Error(ctx.texts.get("ledger_prompt-target-positive").to_owned())),
            _ => money_echo(text, self.currency, ctx),
        }
    }

    pub(super) fn op(&self, typed: &Typed, ctx: &EntryContext) -> Result<Option<Op>, Problem> {
        let [amount, stretch, challenge] = LEVELS.map(|level| typed.money(level, self.currency, ctx));
        let of_received = typed.text("of") == "received";
        let (month, currency) = (self.month, self.currency);
        let now = Target { month, currency, of_received, amount, stretch, challenge };
        let is_empty = amount.is_none() && stretch.is_none() && challenge.is_none();
        let same = self.was == Some(now) || (self.was.is_none() && is_empty);
        Ok((!same).then(|| LedgerOp::SetTarget(now).into()))
    }

    pub(super) fn draft(&self) -> (&'static str, Option<CustomerId>, Vec<(String, String)>) {
        let about = [("about_month", self.month.key()), ("about_currency", self.currency.code().to_owned())];
        ("target", None, about.map(|(id, text)| (id.to_owned(), text)).to_vec())
    }
}
