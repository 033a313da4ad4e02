//! What stands beneath the line with the keys: what is wrong with its cell, else what this customer paid last and at the lowest,
//! what another one paid last, what it costs by the list, and whether it is sold at all. Reads nothing.

use super::{OrderForm, line::Column, reckon::cell_problem};
use crate::{
    i18n::Texts,
    tui::{
        DrawContext,
        widget::{echo::Echo, text},
    },
    wording::price,
};

/// Between two figures.
const GAP: &str = "   ";

impl OrderForm {
    /// The line beneath the one with the keys, in so many cells; what has no room is left out, never cut.
    pub(super) fn hint(&self, width: u16, ctx: &DrawContext) -> Option<Echo> {
        let (row, column) = self.grid.at();
        let problem = self.cell_problem_at(row, column, ctx.texts);
        if let Some(words) = problem {
            return Some(Echo::Error(words));
        }
        let product = self.grid.product()?;
        let memory = self.catalogue.memory(product, self.currency);
        let mut parts = memory.map_or_else(Vec::new, |memory| price::memory(ctx.texts, memory, ctx.today));
        let listed = self.catalogue.get(product)?;
        if let Some(listed_price) = listed.price {
            parts.push(price::list(ctx.texts, listed_price, listed.currency, listed.unit.as_deref()));
        }
        if listed.archived {
            parts.insert(0, ctx.texts.get("order_form-archived").to_owned());
        }
        let mut words = String::new();
        for part in parts {
            let gap = if words.is_empty() { "" } else { GAP };
            if words.is_empty() || text::width(&words) + text::width(GAP) + text::width(&part) <= width {
                words.push_str(gap);
                words.push_str(&part);
            }
        }
        let echo = if listed.archived { Echo::Warning } else { Echo::Meaning };
        (!words.is_empty()).then(|| echo(words))
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
