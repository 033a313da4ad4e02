//! One frame: the line on top, the tab, the message, the keys, and what lies over them. Changes only what the layout needs.

use super::{
    dialog::Dialog,
    state::{App, Tab, context},
};
use crate::{
    action::Action,
    tui::{
        follow_ups::top_bar,
        ledger::head,
        widget::{footer::Footer, hits::Hits, text},
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// The least size that anything can be done in.
const LEAST: (u16, u16) = (40, 10);

/// The rows of a frame.
struct Rows {
    top: Rect,
    body: Rect,
    message: Rect,
    /// Of a line typed over the list.
    bottom: Rect,
    footer: Rect,
}

impl App {
    /// Draws a frame into all of `buf`; returns where the caret stands. Reads the rows that came into sight.
    pub fn draw(&mut self, buf: &mut Buffer) -> Option<Position> {
        let area = buf.area;
        self.hits = Hits::new();
        if area.width < LEAST.0 || area.height < LEAST.1 {
            self.draw_too_small(area, buf);
            return None;
        }
        let bottom = self.dialogs.iter().map(|dialog| dialog.bottom_height(area.width)).max().unwrap_or(0);
        let rows = rows(area, bottom, self.status.is_some());
        if self.tab == Tab::FollowUps {
            self.lay_out(rows.body);
        } else {
            self.ledger.lay_out(rows.body);
            self.carry(App::fill_orders);
            let ctx = context!(self);
            self.ledger.lay_out_orders(&ctx);
        }
        let ctx = context!(self);
        for dialog in &mut self.dialogs {
            dialog.lay_out(rows.body, &self.policy, &ctx);
        }
        let footer = self.footer();
        let ctx = self.ctx();
        let mut hits = Hits::new();
        let current = usize::from(self.tab == Tab::Ledger);
        hits.extend(match self.tab {
            Tab::FollowUps => top_bar::draw(self.counts, current, rows.top, buf, &ctx),
            Tab::Ledger => head::draw(self.ledger.head.as_ref(), current, rows.top, buf, &ctx),
        });
        let (mut caret, body) = match self.tab {
            Tab::FollowUps => self.follow_ups.draw(buf, &ctx),
            Tab::Ledger => self.ledger.draw(buf, &ctx),
        };
        hits.extend(body);
        if bottom == 0 || self.status.is_some() {
            self.draw_message(rows.message, buf);
        }
        let inner = Rect { x: rows.footer.x + 1, width: rows.footer.width - 2, ..rows.footer };
        hits.extend(footer.draw(inner, buf, &ctx));
        for dialog in &self.dialogs {
            let (at, over) = dialog.draw((area, rows.body, rows.bottom), buf, &ctx);
            // What lies beneath takes no clicks; the keys at the bottom are the dialog's own.
            hits.cover(rows.top.union(rows.body).union(rows.bottom));
            hits.extend(over);
            caret = at;
        }
        self.footer = Some((self.scopes(), self.idle(), footer));
        self.hits = hits;
        self.status_is_new = false;
        caret
    }

    /// Whether the message is another one than the last frame showed.
    pub(super) fn has_new_status(&self) -> bool {
        self.status_is_new
    }

    /// As [`App::draw`] without the message, so that the same words said again are written again.
    pub(super) fn draw_blink(&mut self, buf: &mut Buffer) -> Option<Position> {
        let status = self.status.take();
        let caret = self.draw(buf);
        self.status = status;
        caret
    }

    /// Lays the tab out; a list that grew, or a card that came into sight, has something to read.
    fn lay_out(&mut self, body: Rect) {
        let ctx = context!(self);
        self.follow_ups.lay_out(body, &ctx);
        self.carry(App::fill_rows);
        self.carry(App::fill_timeline);
        let ctx = context!(self);
        self.follow_ups.lay_out(body, &ctx);
    }

    /// The keys that work now; made anew only when they are others.
    fn footer(&mut self) -> Footer {
        let (scopes, idle) = (self.scopes(), self.idle());
        match self.footer.take() {
            Some((made_for, without, footer)) if made_for == scopes && without == idle => footer,
            _ => Footer::new(&scopes, &self.keymap, &self.texts).without(idle),
        }
    }

    /// Keys of the scopes in sight that have nothing to do in what lies on top.
    fn idle(&self) -> &'static [Action] {
        let has_one_number = match self.dialogs.last() {
            Some(Dialog::Calls { calls, .. }) => calls.has_one_number(),
            Some(Dialog::Qr(pane)) => pane.has_one_number(),
            _ => false,
        };
        if has_one_number { &[Action::CallNumber] } else { &[] }
    }

    fn draw_message(&self, area: Rect, buf: &mut Buffer) {
        let ctx = self.ctx();
        let inner = Rect { x: area.x + 1, width: area.width - 2, ..area };
        if let Some(status) = &self.status {
            status.draw(inner, buf, &ctx);
            return;
        }
        if self.tab != Tab::FollowUps || !self.dialogs.is_empty() || self.follow_ups.target().is_none() {
            return;
        }
        let key = self.keymap.working_keys(&self.scopes(), Action::Log).next();
        let Some(key) = key else { return };
        let words = ctx.texts.with("queue-prompt", &[("key", (&key.name(|name| ctx.texts.get(name))).into())]);
        text::put_char(buf, inner.x, inner.y, ctx.glyphs.prompt, ctx.theme.accent);
        let room = inner.width.saturating_sub(2);
        text::put_short(buf, inner.x + 2, inner.y, room, &words, ctx.theme.muted, ctx.glyphs.ellipsis);
    }

    fn draw_too_small(&self, area: Rect, buf: &mut Buffer) {
        let ctx = self.ctx();
        let args = [
            ("width", area.width.into()),
            ("height", area.height.into()),
            ("least_width", LEAST.0.into()),
            ("least_height", LEAST.1.into()),
        ];
        let words = ctx.texts.with("status-too-small", &args);
        for (y, line) in (area.y..area.bottom()).zip(crate::tui::widget::wrap::wrap(&words, area.width)) {
            text::put(buf, area.x, y, area.width, line, ctx.theme.text);
        }
    }
}

/// `bottom` rows are taken by a line over the keys; a message then stands above it.
fn rows(area: Rect, bottom: u16, message: bool) -> Rows {
    let row = |y: u16| Rect { y, height: 1, ..area };
    let footer = area.bottom() - 1;
    let bottom = bottom.min(area.height - 6);
    let start = footer - bottom;
    let end = if bottom == 0 || message { start - 1 } else { start };
    Rows {
        top: row(area.y),
        body: Rect { y: area.y + 1, height: end - area.y - 1, ..area },
        message: row(end),
        bottom: Rect { y: start, height: bottom, ..area },
        footer: row(footer),
    }
}
