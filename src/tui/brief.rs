//! The brief of one customer over the list (ideas M8): what to know before a contact, read in five seconds. Reads nothing, saves nothing.

pub mod lines;

use super::{
    DrawContext, Press,
    widget::{
        hits::{Hits, Target},
        lines::Line,
        popup::{self, Place},
    },
};
use crate::{
    action::Action,
    domain::{due::DuePolicy, id::CustomerId},
    store::{Brief, MissingSlot},
    wording::brief::BriefContext,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The brief in sight.
pub struct BriefPane {
    brief: Box<Brief>,
    lines: Vec<Line>,
    badge: String,
    /// The area that the lines were made for.
    area: Rect,
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BriefEvent {
    Ignored,
    Closed,
    /// Do this with the customer; the brief waits beneath.
    Act(Action, CustomerId),
}

/// Cells that a brief takes of a wide window: a line of it is read at one glance.
const WIDTH: u16 = 84;

impl BriefPane {
    pub fn new(brief: Brief) -> BriefPane {
        BriefPane { brief: Box::new(brief), lines: Vec::new(), badge: String::new(), area: Rect::ZERO }
    }

    pub fn customer(&self) -> CustomerId {
        self.brief.card.customer.id
    }

    /// The first of what is missing.
    pub fn missing(&self) -> Option<MissingSlot> {
        self.brief.missing().into_iter().next()
    }

    /// Shows what was read again.
    pub fn show(&mut self, brief: Brief) {
        *self = BriefPane::new(brief);
    }

    pub fn on_press(&self, press: &Press) -> BriefEvent {
        match press.action {
            Some(Action::BriefClose) => BriefEvent::Closed,
            Some(act) if act.is_about_one_customer() => BriefEvent::Act(act, self.customer()),
            _ => BriefEvent::Ignored,
        }
    }

    /// Makes the lines for the space there is.
    pub fn lay_out(&mut self, body: Rect, policy: &DuePolicy, ctx: &DrawContext) {
        self.lines = lines::lines(&self.brief, &context(policy, ctx));
        self.badge = super::follow_ups::card::badge(&self.brief.card, ctx);
        let rows = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        self.area = popup::area(body, (WIDTH, rows.saturating_add(2)), Place::Centre);
    }

    pub fn draw(&self, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        if self.area.is_empty() {
            return hits;
        }
        let inner = popup::open(self.area, &self.brief.card.customer.name, &self.badge, buf, ctx);
        hits.add(self.area, Target::Popup);
        for (line, y) in self.lines.iter().zip(inner.top()..inner.bottom()) {
            line.draw(Rect { y, height: 1, ..inner }, buf, ctx);
        }
        hits
    }
}

/// What the lines of a brief are worded against, on the screen.
pub fn context<'a>(policy: &'a DuePolicy, ctx: &DrawContext<'a>) -> BriefContext<'a> {
    BriefContext { texts: ctx.texts, now: ctx.now, policy, mend: ctx.key_name(Action::EditCustomer) }
}
