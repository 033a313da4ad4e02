//! The ledger tab: figures above, the orders or receipts of the selected figure below, or one at a time. Keys in, effects out; it
//! reads and writes nothing.

pub mod entries;
mod extents;
pub mod head;
mod keys;
mod list;
pub mod order_card;
mod order_row;
pub mod orders;
pub mod receipts;
pub mod rollup;
mod rollup_row;
mod table;

use crate::{
    action::{Action, Scope},
    domain::{id::OrderId, money::Currency},
    store::{LedgerHead, OrderRow, ReceiptRow},
    tui::{
        DrawContext,
        widget::{
            filter::Filter,
            frame::Frame,
            hits::{Hits, Target},
            text,
        },
    },
    wording,
};
use orders::Orders;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use receipts::Receipts;
use rollup::{By, Rollup};

pub use keys::LedgerEvent;

/// Which pane takes the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    #[default]
    Rollup,
    Orders,
}

/// The tab.
pub struct Ledger {
    pub rollup: Rollup,
    pub orders: Orders,
    pub receipts: Receipts,
    /// Whether receipts are wanted below; some figures have none.
    wants_receipts: bool,
    /// With a filter: which orders match, in the order of the list.
    pub found: Option<Vec<OrderId>>,
    pub filter: Option<Filter>,
    pub focus: Focus,
    /// This month and what is owed, for the line on top.
    pub head: Option<LedgerHead>,
    area: Rect,
}

/// What to type in the shell; the same in every language.
const IMPORT: &str = "gendan import FILE --as orders --dry-run";
/// Rows inside the box from which on both panes are there at once.
const TALL: u16 = 14;
/// Rows of figures, with their heading, where there is no third of the room to have.
const LEAST_FIGURES: u16 = 7;

impl Ledger {
    /// A tab that shows `currency` until it is told of others.
    pub fn new(currency: Currency) -> Ledger {
        Ledger {
            rollup: Rollup::new(currency),
            orders: Orders::default(),
            receipts: Receipts::default(),
            wants_receipts: false,
            found: None,
            filter: None,
            focus: Focus::default(),
            head: None,
            area: Rect::default(),
        }
    }

    /// Where keys go, innermost first.
    pub fn scopes(&self) -> &'static [Scope] {
        match (&self.filter, self.focus) {
            (Some(filter), _) if filter.typing => &[Scope::Filter, Scope::Everywhere],
            (_, Focus::Rollup) => &[Scope::Rollup, Scope::Global, Scope::Everywhere],
            (_, Focus::Orders) if self.shows_receipts() => &[Scope::Receipts, Scope::Global, Scope::Everywhere],
            (_, Focus::Orders) => &[Scope::Ledger, Scope::Global, Scope::Everywhere],
        }
    }

    /// The order that keys are about: the selected one, when it can be seen.
    pub fn target(&self) -> Option<&OrderRow> {
        self.orders.selected().filter(|_| self.shows(Focus::Orders) && !self.shows_receipts())
    }

    /// The pane below lists orders from now on.
    pub fn show_orders(&mut self) {
        self.wants_receipts = false;
    }

    /// The receipt that keys are about.
    pub fn target_receipt(&self) -> Option<&ReceiptRow> {
        self.receipts.selected().filter(|_| self.shows(Focus::Orders) && self.shows_receipts())
    }

    /// Whether the pane below lists receipts: they are of months and of customers, and a filter is for orders.
    pub fn shows_receipts(&self) -> bool {
        self.wants_receipts && self.filter.is_none() && self.rollup.has_receipts()
    }

    /// Whether a pane is on the screen.
    fn shows(&self, pane: Focus) -> bool {
        self.is_tall() || self.focus == pane
    }

    fn is_tall(&self) -> bool {
        self.area.height >= TALL + 2
    }

    /// Takes the space there is; orders that have to be read after it are told by `Orders::missing`.
    pub fn lay_out(&mut self, area: Rect) {
        self.area = area;
        let (upper, lower) = self.insides();
        let heading = |pane: Rect| usize::from(pane.height.saturating_sub(1));
        self.rollup.set_height(heading(upper));
        let filter = usize::from(self.filter.is_some());
        self.orders.set_height(heading(lower).saturating_sub(filter));
        self.receipts.set_height(heading(lower));
    }

    /// The insides of the two panes; where there is room for one, both have all of it.
    fn insides(&self) -> (Rect, Rect) {
        let inner = inside(self.area);
        if !self.is_tall() {
            return (inner, inner);
        }
        let upper = ((inner.height - 1) / 3).max(LEAST_FIGURES);
        let below = upper + 1;
        (
            Rect { height: upper, ..inner },
            Rect { y: inner.y + below, height: inner.height.saturating_sub(below), ..inner },
        )
    }

    /// Makes the columns fit the rows that were read.
    pub fn lay_out_orders(&mut self, ctx: &DrawContext) {
        self.orders.lay_out(ctx);
        self.receipts.lay_out(ctx);
    }

    /// Draws what [`Ledger::lay_out`] was told.
    pub fn draw(&self, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        let mut hits = Hits::new();
        let (upper, lower) = self.insides();
        let figures = self.focus == Focus::Rollup;
        let (title, right) = (self.rollup.title(ctx), self.rollup.note(ctx));
        let above = Frame { title: &title, right: &right, focused: figures };
        let (title, right) = (self.orders_title(ctx), self.orders_note(ctx));
        let below = Frame { title: &title, right: &right, focused: true };
        if self.is_tall() {
            above.draw(self.area, buf, ctx);
            // The line between them belongs to whichever has the keys.
            below.divide(self.area, lower.y - 1, buf, ctx);
            self.draw_sides(lower, buf, ctx);
            hits.add(Rect { height: upper.height + 1, ..self.area }, Target::Pane(0));
            let rest = self.area.bottom().saturating_sub(lower.y - 1);
            hits.add(Rect { y: lower.y - 1, height: rest, ..self.area }, Target::Pane(1));
        } else {
            (if figures { above } else { below }).draw(self.area, buf, ctx);
        }
        if self.shows(Focus::Rollup) {
            hits.extend(self.draw_rollup(upper, buf, ctx));
        }
        let mut caret = None;
        if self.shows(Focus::Orders) {
            let (at, drawn) = self.draw_orders(lower, buf, ctx);
            caret = at;
            hits.extend(drawn);
        }
        (caret, hits)
    }

    /// The lines around the lower pane, in the colour of its focus.
    fn draw_sides(&self, lower: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        let focused = self.focus == Focus::Orders;
        let style = if focused { ctx.theme.border_focused } else { ctx.theme.border };
        for y in lower.y..self.area.bottom().saturating_sub(1) {
            text::restyle(buf, self.area.x, y, 1, style);
            text::restyle(buf, self.area.right().saturating_sub(1), y, 1, style);
        }
        text::restyle(buf, self.area.x, self.area.bottom().saturating_sub(1), self.area.width, style);
    }

    fn draw_rollup(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        if self.rollup.is_empty() {
            self.draw_nothing(area, buf, ctx);
            return Hits::new();
        }
        self.rollup.draw(area, self.focus == Focus::Rollup, buf, ctx)
    }

    fn draw_nothing(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        let empty = self.is_empty();
        let lines = match self.rollup.by() {
            _ if empty => {
                let key = ctx.keymap.working_keys(self.scopes(), Action::NewOrder).next();
                let key = key.map_or_else(String::new, |key| key.name(|name| ctx.texts.get(name)));
                let first = ctx.texts.with("ledger-empty", &[("key", (&key).into())]);
                vec![first, ctx.texts.with("ledger-empty-import", &[("command", IMPORT.into())])]
            }
            By::Ageing => vec![ctx.texts.get("ledger-nothing-owed").to_owned()],
            _ => vec![ctx.texts.get("ledger-none-here").to_owned()],
        };
        let (x, width) = (area.x.saturating_add(2), area.width.saturating_sub(3));
        for (y, line) in (area.y.saturating_add(1)..area.bottom()).zip(&lines) {
            text::put_short(buf, x, y, width, line, ctx.theme.muted, ctx.glyphs.ellipsis);
        }
    }

    /// No figure, and no order either.
    fn is_empty(&self) -> bool {
        self.rollup.is_empty() && self.orders.is_empty() && self.filter.is_none() && self.rollup.by() == By::Months
    }

    fn draw_orders(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        let (mut caret, mut area) = (None, area);
        if let Some(filter) = &self.filter {
            caret = filter.draw(area, ctx.texts.get("ledger-filter"), buf, ctx);
            let used = area.height.min(1);
            area = Rect { y: area.y + used, height: area.height - used, ..area };
        }
        if self.shows_receipts() {
            if !self.receipts.is_empty() {
                return (caret, self.receipts.draw(area, self.focus == Focus::Orders, buf, ctx));
            }
            draw_words(ctx.texts.get("ledger-no-receipts"), area, buf, ctx);
            return (caret, Hits::new());
        }
        if !self.orders.is_empty() {
            return (caret, self.orders.draw(area, self.focus == Focus::Orders, buf, ctx));
        }
        let words = match &self.filter {
            Some(filter) if filter.waiting => "",
            Some(_) => ctx.texts.get("ledger-none-found"),
            None if self.is_empty() => "",
            None => ctx.texts.get("ledger-none-here"),
        };
        draw_words(words, area, buf, ctx);
        (caret, Hits::new())
    }

    /// `2026-10 · Orders 12`, what came in, or how many the filter found.
    fn orders_title(&self, ctx: &DrawContext) -> String {
        let count = match &self.filter {
            None if self.shows_receipts() => {
                let sum = self.rollup.selected_received().unwrap_or(0);
                let sum = wording::order::amount(sum, self.rollup.currency());
                let args = [("n", self.receipts.len().into()), ("amount", (&sum).into())];
                ctx.texts.with("ledger-receipts-counted", &args)
            }
            Some(_) => ctx.texts.with("ledger-orders-found", &[("n", self.orders.len().into())]),
            None => {
                let counted = self.rollup.counted_orders();
                let n = counted.map_or_else(|| self.orders.len(), |n| usize::try_from(n).unwrap_or(0));
                ctx.texts.with("ledger-orders-counted", &[("n", n.into())])
            }
        };
        match self.rollup.selected_name(ctx) {
            name if name.is_empty() => count,
            name => format!("{name} {} {count}", ctx.glyphs.separator),
        }
    }

    /// What is in the list without counting, and the place in it.
    fn orders_note(&self, ctx: &DrawContext) -> String {
        if self.shows_receipts() {
            return self.receipts.place(ctx);
        }
        let place = self.orders.place(ctx);
        let counted = self.rollup.counted_orders().and_then(|n| usize::try_from(n).ok());
        let beyond = counted.map_or(0, |n| self.orders.len().saturating_sub(n));
        if beyond == 0 || self.filter.is_some() {
            return place;
        }
        let words = ctx.texts.with("ledger-orders-uncounted", &[("n", beyond.into())]);
        format!("{words} {} {place}", ctx.glyphs.separator)
    }
}

/// One line instead of a list.
fn draw_words(words: &str, area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
    let (x, width) = (area.x.saturating_add(2), area.width.saturating_sub(3));
    text::put_short(buf, x, area.y.saturating_add(1), width, words, ctx.theme.muted, ctx.glyphs.ellipsis);
}

/// The inside of the box.
fn inside(area: Rect) -> Rect {
    if area.width < 3 || area.height < 3 {
        return area;
    }
    Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2)
}
