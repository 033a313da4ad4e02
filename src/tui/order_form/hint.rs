//! What stands beneath the line with the keys: what is wrong with its cell, else what this customer paid last and what it costs
//! by the list.

use super::{OrderForm, line::Column, reckon::cell_problem};
use crate::{
    domain::order,
    i18n::Texts,
    store::PaidPrice,
    tui::{DrawContext, widget::echo::Echo},
    wording,
};

impl OrderForm {
    /// The line beneath the one with the keys.
    pub(super) fn hint(&self, ctx: &DrawContext) -> Option<Echo> {
        let (row, column) = self.grid.at();
        let problem = self.cell_problem_at(row, column, ctx.texts);
        if let Some(words) = problem {
            return Some(Echo::Error(words));
        }
        let product = self.grid.product()?;
        let mut parts = Vec::new();
        if let Some(Some(paid)) = self.catalogue.paid(product) {
            parts.push(last(paid, ctx.texts));
        }
        let listed = self.catalogue.get(product)?;
        if let Some(price) = listed.price {
            let mut price = wording::order::unit_price_of(price, listed.currency);
            if let Some(unit) = &listed.unit {
                price.push('/');
                price.push_str(unit);
            }
            parts.push(ctx.texts.with("order_form-list-price", &[("price", (&price).into())]));
        }
        (!parts.is_empty()).then(|| Echo::Meaning(parts.join("   ")))
    }

    fn cell_problem_at(&self, row: usize, column: Column, texts: &Texts) -> Option<String> {
        let line = self.grid.lines().get(row)?;
        let problem = line.problem(column)?;
        let text = line.text(column);
        let told = self.is_judged || !text.trim().is_empty();
        told.then(|| cell_problem(column, text, problem, texts))
    }

    /// Whether a cell is drawn as one with an error.
    pub(super) fn is_wrong(&self, row: usize, column: Column) -> bool {
        let Some(line) = self.grid.lines().get(row) else { return false };
        line.problem(column).is_some() && (self.is_judged || !line.text(column).trim().is_empty())
    }
}

/// `上次 ¥4,800.00 · 2026-10-20 · −5%`
fn last(paid: &PaidPrice, texts: &Texts) -> String {
    let price = wording::order::unit_price_of(paid.unit_price, paid.currency);
    let day = paid.ordered_on.to_string();
    let mut words = texts.with("order_form-last-price", &[("price", (&price).into()), ("day", (&day).into())]);
    let gross = order::gross(paid.quantity, paid.unit_price, paid.currency).unwrap_or(0);
    if paid.discount != 0 && gross > 0 {
        let rate = i128::from(paid.discount) * 1_000 / i128::from(gross);
        let rate = wording::order::rate(i64::try_from(rate).unwrap_or(0) * 10);
        words.push_str(" · −");
        words.push_str(&rate);
    }
    words
}
