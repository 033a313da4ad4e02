//! Why a customer is to be called before others: the parts of its score and their sum. Changes nothing.

use super::PromptEvent;
use crate::{
    action::Action,
    i18n::Texts,
    store::Urgent,
    tui::{
        DrawContext, Press,
        widget::{
            hits::{Hits, Target},
            popup::{self, Place},
            text,
        },
    },
    wording,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// The score of one customer.
pub struct PriorityCard {
    title: String,
    parts: Vec<(String, i64)>,
    sum: i64,
}

impl PriorityCard {
    pub fn new(urgent: &Urgent, texts: &Texts) -> PriorityCard {
        PriorityCard {
            title: texts.with("priority-title", &[("name", (&urgent.row.name).into())]),
            parts: wording::priority::parts(texts, &urgent.urgency),
            sum: urgent.score(),
        }
    }

    pub fn on_press(&self, press: &Press) -> PromptEvent {
        match press.action {
            Some(Action::ToldClose) => PromptEvent::Cancelled,
            _ => PromptEvent::Ignored,
        }
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        let mut hits = Hits::new();
        let height = u16::try_from(self.parts.len()).unwrap_or(u16::MAX).saturating_add(4);
        let area = popup::area(bounds, (52, height), place);
        if area.is_empty() {
            return (None, hits);
        }
        hits.add(area, Target::Popup);
        let inner = popup::open(area, &self.title, "", buf, ctx);
        let mut put = |y: u16, label: &str, points: i64, style, sum_style| {
            let points = points.to_string();
            let room = inner.width.saturating_sub(text::width(&points) + 1);
            text::put_short(buf, inner.x, y, room, label, style, ctx.glyphs.ellipsis);
            text::put_right(buf, inner.x, y, inner.width, &points, sum_style, ctx.glyphs.ellipsis);
        };
        // The sum stays in sight, however little room there is.
        let last = inner.bottom().saturating_sub(1);
        for (y, (label, points)) in (inner.y..last).zip(&self.parts) {
            put(y, label, *points, ctx.theme.muted, ctx.theme.text);
        }
        put(last, ctx.texts.get("priority-sum"), self.sum, ctx.theme.title, ctx.theme.title);
        (None, hits)
    }
}
