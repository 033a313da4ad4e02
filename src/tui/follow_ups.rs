//! The follow-up tab: queue and card side by side, or one at a time. Keys in, effects out; it reads and writes nothing.

pub mod card;
pub mod card_pane;
mod keys;
pub mod queue;
pub mod queue_row;
pub mod timeline;
pub mod top_bar;

use crate::{
    action::{Action, Scope},
    domain::{due::DuePolicy, id::CustomerId},
    tui::{
        DrawContext,
        widget::{
            filter::Filter,
            frame::Frame,
            hits::{Hits, Target},
            text,
            wrap::wrap,
        },
    },
};
use card_pane::CardPane;
use queue::Queue;
use queue_row::RowColumns;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

pub use keys::FollowUpsEvent;

/// Which pane takes the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    #[default]
    Queue,
    Card,
}

/// The tab.
#[derive(Default)]
pub struct FollowUps {
    pub queue: Queue,
    pub card: CardPane,
    pub filter: Option<Filter>,
    pub focus: Focus,
    /// A customer opened from elsewhere: the card does not follow the selection until one goes back to the queue.
    pub pinned: Option<CustomerId>,
    /// The most urgent of those who are due, instead of the whole queue in its own order.
    pub by_priority: bool,
    columns: RowColumns,
    /// The width that the columns were made for.
    columns_width: Option<u16>,
    area: Rect,
    policy: DuePolicy,
}

/// From this width on both panes stand side by side.
const WIDE: u16 = 100;

impl FollowUps {
    pub fn new(policy: DuePolicy) -> FollowUps {
        FollowUps { policy, ..FollowUps::default() }
    }

    pub fn policy(&self) -> &DuePolicy {
        &self.policy
    }

    /// Where keys go, innermost first.
    pub fn scopes(&self) -> &'static [Scope] {
        match (&self.filter, self.focus) {
            (Some(filter), _) if filter.typing => &[Scope::Filter, Scope::Everywhere],
            (_, Focus::Queue) => &[Scope::FollowUps, Scope::Global, Scope::Everywhere],
            (_, Focus::Card) => &[Scope::Card, Scope::Global, Scope::Everywhere],
        }
    }

    /// Whether the card is on the screen.
    pub fn shows_card(&self) -> bool {
        self.is_wide() || self.focus == Focus::Card
    }

    fn is_wide(&self) -> bool {
        self.area.width >= WIDE
    }

    /// The customer whose card is to be shown.
    pub fn wanted(&self) -> Option<CustomerId> {
        self.pinned.or_else(|| self.queue.selected().map(|row| row.customer))
    }

    /// Those whom an action is about: the marked ones, else the one in sight.
    pub fn targets(&self) -> Vec<CustomerId> {
        if self.focus == Focus::Queue && !self.queue.marked().is_empty() {
            return self.queue.marked().iter().copied().collect();
        }
        self.target().into_iter().collect()
    }

    /// The customers that are marked, while the keys are on the list.
    pub fn marked(&self) -> Vec<CustomerId> {
        let marked = self.queue.marked().iter().copied();
        marked.filter(|_| self.focus == Focus::Queue).collect()
    }

    /// The one customer that an action is about.
    pub fn target(&self) -> Option<CustomerId> {
        match self.focus {
            Focus::Card => self.card.customer().or_else(|| self.wanted()),
            Focus::Queue => self.queue.selected().map(|row| row.customer),
        }
    }

    /// Takes the space there is; rows that have to be read after it are [`Queue::missing`].
    pub fn lay_out(&mut self, area: Rect, ctx: &DrawContext) {
        self.area = area;
        let (left, right) = self.panes();
        let inner = inside(left);
        let filter = u16::from(self.filter.is_some());
        self.queue.set_height(usize::from(inner.height.saturating_sub(filter)));
        // A cell of air before the border.
        let width = inner.width.saturating_sub(1);
        if self.columns_width != Some(width) {
            self.columns = RowColumns::new(width, &self.policy, ctx.texts);
            self.columns_width = Some(width);
        }
        let inner = inside(right);
        self.card.lay_out((inner.width, inner.height), &self.policy, ctx);
    }

    /// Queue and card; in one pane both have all of it.
    fn panes(&self) -> (Rect, Rect) {
        if !self.is_wide() {
            return (self.area, self.area);
        }
        let left = self.area.width.div_ceil(2).min(72);
        let right = self.area.width - left;
        (Rect { width: left, ..self.area }, Rect { x: self.area.x + left, width: right, ..self.area })
    }

    /// Draws what [`FollowUps::lay_out`] was told.
    pub fn draw(&self, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        let (left, right) = self.panes();
        let mut hits = Hits::new();
        let mut caret = None;
        if self.is_wide() || self.focus == Focus::Queue {
            caret = self.draw_queue(left, buf, &mut hits, ctx);
        }
        if self.shows_card() {
            hits.extend(self.card.draw(right, self.focus == Focus::Card, buf, ctx));
        }
        (caret, hits)
    }

    fn draw_queue(&self, area: Rect, buf: &mut Buffer, hits: &mut Hits, ctx: &DrawContext) -> Option<Position> {
        let focused = self.focus == Focus::Queue;
        hits.add(area, Target::Pane(0));
        let right = self.queue_note(ctx);
        let mut inner = Frame { title: &self.title(ctx), right: &right, focused }.draw(area, buf, ctx);
        let mut caret = None;
        if let Some(filter) = &self.filter {
            caret = filter.draw(inner, ctx.texts.get("queue-filter"), buf, ctx);
            let used = inner.height.min(1);
            inner = Rect { y: inner.y + used, height: inner.height - used, ..inner };
        }
        if self.queue.is_empty() {
            self.draw_empty(inner, buf, ctx);
        } else {
            hits.extend(self.queue.draw(inner, focused, &self.columns, buf, ctx));
        }
        caret
    }

    fn title(&self, ctx: &DrawContext) -> String {
        let title = ctx.texts.get("queue-title");
        match self.by_priority && self.filter.is_none() {
            true => format!("{title} {} {}", ctx.glyphs.separator, ctx.texts.get("priority-order")),
            false => title.to_owned(),
        }
    }

    /// What stands at the right of the list's title: marks, or the place.
    fn queue_note(&self, ctx: &DrawContext) -> String {
        match (self.queue.marked().len(), self.queue.selected_place()) {
            (0, None) => String::new(),
            (0, Some(place)) => {
                let args = [("place", (place + 1).into()), ("total", self.queue.len().into())];
                ctx.texts.with("queue-place", &args)
            }
            (n, _) => ctx.texts.with("queue-marked", &[("n", n.into())]),
        }
    }

    fn draw_empty(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        let words = match &self.filter {
            Some(filter) if filter.waiting => return,
            Some(_) => ctx.texts.get("queue-none-found").to_owned(),
            None if self.by_priority => ctx.texts.get("priority-none").to_owned(),
            None => {
                let key = ctx.keymap.working_keys(self.scopes(), Action::NewCustomer).next();
                let key = key.map_or_else(String::new, |key| key.name(|name| ctx.texts.get(name)));
                ctx.texts.with("queue-empty", &[("key", (&key).into())])
            }
        };
        let width = area.width.saturating_sub(2);
        for (y, line) in (area.y..area.bottom()).zip(wrap(&words, width)) {
            text::put(buf, area.x.saturating_add(1), y, width, line, ctx.theme.muted);
        }
    }
}

/// The inside of a pane's box.
fn inside(area: Rect) -> Rect {
    if area.width < 3 || area.height < 3 {
        return area;
    }
    Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2)
}
