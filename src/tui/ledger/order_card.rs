//! One order over the tab, with all that happened to it: scrolled by keys, and what its keys ask for. Saves nothing.

mod lines;
mod section;

use crate::{
    action::{Action, Scope},
    domain::id::OrderId,
    store::OrderCard as Card,
    tui::{
        DrawContext, Press,
        effect::{Effect, Open},
        widget::{
            hits::{Hits, Target},
            lines::Line,
            popup::{self, Place},
            scroll_bar,
        },
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The order that is shown.
pub struct OrderCard {
    card: Box<Card>,
    lines: Vec<Line>,
    badge: String,
    /// The inside that the lines were made for.
    size: Option<(u16, u16)>,
    /// The first line in sight.
    offset: usize,
}

/// What a key came to.
#[derive(Debug)]
pub enum OrderCardEvent {
    Ignored,
    /// Something looks different now.
    Moved,
    Closed,
    /// To be carried out over the card, which stays.
    Effects(Vec<Effect>),
    /// To be carried out when the card has closed.
    CloseAnd(Vec<Effect>),
}

use OrderCardEvent::{CloseAnd, Closed, Effects, Ignored, Moved};

/// Cells that a card is wide at most.
const WIDE: u16 = 104;

impl OrderCard {
    pub const SCOPES: &'static [Scope] = &[Scope::OrderCard, Scope::Global, Scope::Everywhere];

    pub fn new(card: Card) -> OrderCard {
        OrderCard { card: Box::new(card), lines: Vec::new(), badge: String::new(), size: None, offset: 0 }
    }

    pub fn order(&self) -> OrderId {
        self.card.id
    }

    /// Shows the order as it is now, scrolled to where it was.
    pub fn refresh(&mut self, card: Card) {
        *self.card = card;
        self.size = None;
    }

    pub fn on_press(&mut self, press: &Press) -> OrderCardEvent {
        let (order, customer) = (self.card.id, self.card.order.customer);
        let over = |open| Effects(vec![Effect::Open(open)]);
        let page = isize::try_from(self.height().saturating_sub(1).max(1)).unwrap_or(isize::MAX);
        match press.action {
            Some(Action::Back | Action::OpenOrder) => Closed,
            Some(Action::MoveDown) => self.scroll(1),
            Some(Action::MoveUp) => self.scroll(-1),
            Some(Action::PageDown) => self.scroll(page),
            Some(Action::PageUp) => self.scroll(-page),
            Some(Action::First) => self.scroll(-isize::MAX),
            Some(Action::Last) => self.scroll(isize::MAX),
            Some(Action::NewOrder) => over(Open::NewOrder { customer: Some(customer), deal: None }),
            Some(Action::Receipt) => over(Open::Receipt(Some(customer), Some(order))),
            Some(Action::Delivery) => over(Open::Delivery(order)),
            Some(Action::Return) => over(Open::Return(order)),
            Some(Action::Invoice) => over(Open::Invoice(order)),
            Some(Action::EditOrder) => over(Open::EditOrder(order)),
            Some(Action::StepOrder) => over(Open::StepOrder(order)),
            Some(Action::CancelOrder) => over(Open::CancelOrder(order)),
            Some(Action::Allocate) => over(Open::Allocate(customer)),
            Some(Action::OpenCustomer) => CloseAnd(vec![Effect::Open(Open::Card(customer))]),
            Some(Action::Undo) => Effects(vec![Effect::Undo]),
            Some(Action::Redo) => Effects(vec![Effect::Redo]),
            Some(Action::Search) => over(Open::Search),
            Some(Action::Palette) => over(Open::Palette),
            Some(Action::Quit) => Effects(vec![Effect::Quit]),
            _ => Ignored,
        }
    }

    /// The wheel, or the keys: scrolls by lines.
    pub fn scroll(&mut self, lines: isize) -> OrderCardEvent {
        let before = self.offset;
        let last = self.lines.len().saturating_sub(self.height());
        self.offset = self.offset.saturating_add_signed(lines).min(last);
        if self.offset == before { Ignored } else { Moved }
    }

    fn height(&self) -> usize {
        self.size.map_or(0, |(_, height)| usize::from(height))
    }

    fn area(&self, bounds: Rect) -> Rect {
        popup::area(bounds, (WIDE, bounds.height), Place::Centre)
    }

    /// Makes the lines for a card over `bounds`, unless they are there.
    pub fn lay_out(&mut self, bounds: Rect, ctx: &DrawContext) {
        let area = self.area(bounds);
        let size = popup::inside(area);
        if self.size == Some(size) {
            return;
        }
        self.size = Some(size);
        self.lines = lines::lines(&self.card, size.0, ctx);
        self.badge = lines::badge(&self.card, ctx);
        self.offset = self.offset.min(self.lines.len().saturating_sub(self.height()));
    }

    /// Draws the card over `bounds`.
    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        let area = self.area(bounds);
        if area.is_empty() {
            return hits;
        }
        hits.add(area, Target::Popup);
        let title = format!("{} {}", self.card.number, self.card.customer_name);
        let inner = popup::open(area, &title, &self.badge, buf, ctx);
        for (y, line) in (inner.y..inner.bottom()).zip(self.lines.iter().skip(self.offset)) {
            line.draw(Rect { y, height: 1, ..inner }, buf, ctx);
        }
        let bar = Rect { x: area.right().saturating_sub(1), y: inner.y, width: 1, height: inner.height };
        scroll_bar::draw_on_border(bar, buf, self.offset, usize::from(inner.height), self.lines.len(), true, ctx);
        hits
    }
}
