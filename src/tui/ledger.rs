//! The ledger tab: the orders, newest first, and what this month came to. Looks only; it writes nothing.

use crate::{
    action::{Action, Scope},
    domain::id::CustomerId,
    store::OrderRow,
    tui::{
        DrawContext, Press,
        follow_ups::card::amount,
        widget::{
            columns::{Column, layout},
            frame::Frame,
            hits::{Hits, Target},
            list_view::{Groups, ListView},
            scroll_bar, text,
        },
    },
    wording,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The tab.
#[derive(Default)]
pub struct Ledger {
    count: usize,
    rows: Vec<OrderRow>,
    start: usize,
    view: ListView,
    height: usize,
}

/// What a key came to.
#[derive(Debug, PartialEq, Eq)]
pub enum LedgerEvent {
    Ignored,
    Moved,
    /// The card of this customer.
    Open(CustomerId),
    /// The filter, which is over the customers.
    Filter,
}

impl Ledger {
    /// Takes how many orders there are and what the month came to; the rows have to be read again.
    pub fn set(&mut self, count: usize) {
        self.count = count;
        self.rows.clear();
        self.view.reveal(Groups::none(count), self.height);
    }

    /// The first order in sight, when rows in sight are not there.
    pub fn missing(&self) -> Option<usize> {
        let first = self.view.offset().min(self.count);
        let last = (first + self.height).min(self.count);
        let there = self.start <= first && last <= self.start + self.rows.len();
        (!there && self.height > 0).then_some(first)
    }

    pub fn put_rows(&mut self, start: usize, rows: Vec<OrderRow>) {
        (self.start, self.rows) = (start, rows);
    }

    pub fn scopes(&self) -> &'static [Scope] {
        &[Scope::Ledger, Scope::Global, Scope::Everywhere]
    }

    fn row(&self, place: usize) -> Option<&OrderRow> {
        self.rows.get(place.checked_sub(self.start)?)
    }

    fn selected(&self) -> Option<&OrderRow> {
        self.row(self.view.selected(Groups::none(self.count))?)
    }

    pub fn on_press(&mut self, press: &Press) -> LedgerEvent {
        let (groups, height, before) = (Groups::none(self.count), self.height, self.view);
        match press.action {
            Some(Action::MoveDown) => self.view.move_by(1, groups, height),
            Some(Action::MoveUp) => self.view.move_by(-1, groups, height),
            Some(Action::PageDown) => self.view.page(1, groups, height),
            Some(Action::PageUp) => self.view.page(-1, groups, height),
            Some(Action::First) => self.view.select(0, groups, height),
            Some(Action::Last) => self.view.select(self.count, groups, height),
            Some(Action::Filter) => return LedgerEvent::Filter,
            Some(Action::OpenOrder) => {
                return self.selected().map_or(LedgerEvent::Ignored, |row| LedgerEvent::Open(row.customer));
            }
            _ => {}
        }
        if self.view == before { LedgerEvent::Ignored } else { LedgerEvent::Moved }
    }

    pub fn on_click(&mut self, target: Target) -> LedgerEvent {
        let Target::Row(place) = target else { return LedgerEvent::Ignored };
        let groups = Groups::none(self.count);
        if self.view.selected(groups) == Some(place) {
            return self.selected().map_or(LedgerEvent::Ignored, |row| LedgerEvent::Open(row.customer));
        }
        self.view.select(place, groups, self.height);
        LedgerEvent::Moved
    }

    pub fn on_wheel(&mut self, rows: isize) -> LedgerEvent {
        self.view.scroll(rows, Groups::none(self.count), self.height);
        LedgerEvent::Moved
    }

    /// Takes the space there is: a box, a line of figures, a line of headings.
    pub fn lay_out(&mut self, area: Rect) {
        self.height = usize::from(area.height.saturating_sub(4));
        self.view.reveal(Groups::none(self.count), self.height);
    }

    pub fn draw(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        let right = ctx.texts.with("ledger-count", &[("n", self.count.into())]);
        let frame = Frame { title: ctx.texts.get("ledger-title"), right: &right, focused: true };
        let inner = frame.draw(area, buf, ctx);
        if inner.height < 3 {
            return hits;
        }
        let columns = [
            Column::fixed(if inner.width > 70 { 10 } else { 8 }, 0),
            Column::fixed(14, 2),
            Column::flex(12, 1, 0),
            Column::fixed(if inner.width > 70 { 18 } else { 14 }, 0).right(),
            Column::fixed(18, 1).right(),
        ];
        let slots = layout(&columns, inner.width.saturating_sub(4), 2);
        let keys = ["ledger-date", "ledger-number", "ledger-customer", "ledger-total", "ledger-received"];
        let (x, ellipsis) = (inner.x + 2, ctx.glyphs.ellipsis);
        for (slot, key) in slots.iter().zip(keys) {
            slot.put(buf, x, inner.y + 1, ctx.texts.get(key), ctx.theme.muted, ellipsis);
        }
        if self.count == 0 {
            let none = ctx.texts.get("ledger-empty");
            text::put_short(buf, x, inner.y + 2, inner.width.saturating_sub(3), none, ctx.theme.muted, ellipsis);
        }
        let groups = Groups::none(self.count);
        for (line, shown) in self.view.visible(groups, self.height) {
            let Some((place, order)) = shown.item().and_then(|place| Some((place, self.row(place)?))) else { continue };
            let y = inner.y + 2 + u16::try_from(line).unwrap_or(0);
            let region = Rect { y, height: 1, ..inner };
            let style = if !order.status.counts() { ctx.theme.muted } else { ctx.theme.text };
            let day = wording::date::day(ctx.texts, order.ordered_on, ctx.today);
            let (total, received) =
                (amount(order.total, order.currency.code()), amount(order.received, order.currency.code()));
            let open = order.status.counts() && order.received < order.total;
            let paid = if open { ctx.theme.warn } else { style };
            let cells = [&day, &order.number, &order.name, &total, &received];
            for (slot, (cell, style)) in slots.iter().zip(cells.into_iter().zip([style, style, style, style, paid])) {
                slot.put(buf, x, y, cell, style, ellipsis);
            }
            if self.view.selected(groups) == Some(place) {
                text::restyle(buf, region.x, y, region.width, ctx.theme.selection);
                text::put_char(buf, region.x, y, ctx.glyphs.selected, ctx.theme.accent);
            }
            hits.add(region, Target::Row(place));
        }
        let bar = Rect { x: inner.right(), y: inner.y + 2, width: 1, height: inner.height - 2 };
        scroll_bar::draw_on_border(bar, buf, self.view.offset(), self.height, self.count, true, ctx);
        hits
    }
}
