//! Keys in the lines of an order: through their cells, through what a product's name may mean, rows pasted from a sheet.

use super::{
    OrderForm, OrderFormEvent, Part,
    line::{Column, Line, Picked},
};
use crate::{entry::EntryContext, tui::Press};
use crossterm::event::KeyCode;

/// Lines that a page is.
const PAGE: usize = 10;

impl OrderForm {
    pub(super) fn on_lines(&mut self, press: &Press, ctx: &EntryContext) -> OrderFormEvent {
        let (row, column) = self.grid.at();
        let is_open = !self.grid.suggestions.is_empty();
        match press.key.code {
            KeyCode::Enter => return self.enter_line(ctx),
            KeyCode::Down if is_open && self.grid.suggestions.step(1) => return OrderFormEvent::Moved,
            KeyCode::Up if is_open && self.grid.suggestions.step(-1) => return OrderFormEvent::Moved,
            KeyCode::Down if row + 1 < self.grid.lines().len() => return self.go_to_line(row + 1, column, ctx),
            KeyCode::Down => return self.leave_lines(Part::Left, ctx),
            KeyCode::Up if row > 0 => return self.go_to_line(row - 1, column, ctx),
            KeyCode::Up => return self.leave_lines(Part::Date, ctx),
            KeyCode::PageDown => return self.go_to_line(row.saturating_add(PAGE), column, ctx),
            KeyCode::PageUp => return self.go_to_line(row.saturating_sub(PAGE), column, ctx),
            _ => {}
        }
        let line = self.grid.line_mut();
        let before = line.text(column).to_owned();
        if !line.cell_mut(column).on_key(&press.key) {
            return OrderFormEvent::Ignored;
        }
        if self.grid.line().text(column) == before {
            return OrderFormEvent::Moved;
        }
        self.line_typed(ctx)
    }

    fn line_typed(&mut self, ctx: &EntryContext) -> OrderFormEvent {
        self.grid.typed(&self.catalogue, self.currency, ctx.texts);
        self.changed(ctx)
    }

    fn leave_lines(&mut self, to: Part, ctx: &EntryContext) -> OrderFormEvent {
        self.settle(false, ctx);
        self.go_to(to);
        OrderFormEvent::Moved
    }

    fn go_to_line(&mut self, row: usize, column: Column, ctx: &EntryContext) -> OrderFormEvent {
        self.settle(false, ctx);
        let row = row.min(self.grid.lines().len() - 1);
        let column = if self.grid.lines()[row].is_empty() { Column::Product } else { column };
        self.grid.go_to(row, column);
        self.look(ctx);
        OrderFormEvent::Moved
    }

    /// Enter: on to the next cell that wants something, then to the next line; in the empty line on to what is beneath.
    pub(super) fn enter_line(&mut self, ctx: &EntryContext) -> OrderFormEvent {
        let (row, column) = self.grid.at();
        let nothing_selected = self.grid.suggestions.selected().is_none();
        if column == Column::Product && self.grid.line().is_empty() && nothing_selected {
            return self.leave_lines(Part::Left, ctx);
        }
        self.settle(false, ctx);
        let line = self.grid.line();
        let to = match column {
            Column::Product => Some(Column::Quantity),
            _ if !line.is_whole() => Column::ALL.into_iter().find(|at| line.problem(*at).is_some()),
            _ => None,
        };
        match to {
            // What is wrong here is told where one stands.
            Some(to) => {
                self.is_judged |= to == column;
                self.grid.go_to(row, to);
            }
            None => {
                self.grid.go_to(row + 1, Column::Product);
            }
        }
        if self.grid.line().picked == Picked::Nothing || to.is_some() {
            self.look(ctx);
        }
        OrderFormEvent::Moved
    }

    /// Rows of a sheet become lines; anything else goes into the cell.
    pub(super) fn paste_lines(&mut self, pasted: &str, ctx: &EntryContext) -> OrderFormEvent {
        let rows: Vec<&str> = pasted.lines().filter(|row| !row.trim().is_empty()).collect();
        if !pasted.contains('\t') && rows.len() < 2 {
            let (_, column) = self.grid.at();
            self.grid.line_mut().cell_mut(column).paste(pasted);
            return self.line_typed(ctx);
        }
        let mut lines = self.grid.lines().to_vec();
        lines.retain(|line| !line.is_empty() && !line.is_proposed);
        lines.extend(rows.into_iter().map(|row| Line::of_draft(row.trim_end(), &[], self.currency)));
        self.grid.set_lines(lines);
        self.grid.go_to(self.grid.lines().len() - 1, Column::Product);
        self.changed(ctx)
    }

    /// The line has another product: how many, and at what price.
    pub(super) fn product_picked(&mut self, ctx: &EntryContext) {
        self.is_touched = true;
        let currency = self.currency;
        let line = self.grid.line_mut();
        if line.text(Column::Quantity).trim().is_empty() {
            line.set(Column::Quantity, "1");
        }
        line.read(currency);
        self.want_price();
        self.propose_price(ctx);
        self.reckon(ctx);
    }

    /// The keys came to a cell: what is known of its line is asked for, and an empty product shows what was bought.
    pub(super) fn look(&mut self, ctx: &EntryContext) {
        self.want_price();
        if self.grid.at().1 == Column::Product && self.grid.line().is_empty() {
            self.grid.suggest(&self.catalogue, ctx.texts);
        }
    }
}
