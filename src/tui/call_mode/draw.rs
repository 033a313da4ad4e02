//! A call on the screen: number, person, card, code, and the outcomes with their keys; at the end the count. Changes nothing.

use super::{CallMode, KEYS, lasting};
use crate::{
    action::Action,
    tui::{
        DrawContext,
        glyph::Glyphs,
        widget::{
            digits,
            frame::Frame,
            hits::{Hits, Target},
            lines::{Line, Role},
            qr, text,
        },
    },
    wording,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// Rows inside the frame from which the number is drawn large and the keys stand under a line.
const TALL: u16 = 26;
const LINED: u16 = 12;
/// Cells that the card keeps beside a code: with less than the first of them the code has the least quiet zone.
const CARD: (u16, u16) = (60, 34);
/// Cells between card and code.
const AIR: u16 = 2;

/// Less than this holds nothing.
const LEAST: (u16, u16) = (6, 3);

/// Where what is drawn.
struct Parts {
    number: Rect,
    card: Rect,
    /// The code, and its quiet zone.
    code: Option<(Position, u16)>,
    /// The line over the keys.
    line: Option<u16>,
    strip: Rect,
}

impl CallMode {
    /// Makes what is drawn fit the space there is; returns the area of the card.
    pub fn lay_out(&mut self, body: Rect, ctx: &DrawContext) -> Rect {
        self.area = body;
        self.strip = strip(body.width.saturating_sub(3), ctx);
        self.parts(ctx).card
    }

    fn parts(&self, ctx: &DrawContext) -> Parts {
        let area = self.area;
        let inner = Rect {
            x: area.x.saturating_add(2),
            y: area.y.saturating_add(1),
            width: area.width.saturating_sub(4),
            height: area.height.saturating_sub(2),
        };
        let wanted = u16::try_from(self.strip.len()).unwrap_or(u16::MAX);
        let strip = wanted.min(inner.height.saturating_sub(1));
        let line = u16::from(inner.height >= LINED);
        let rest = Rect { height: inner.height.saturating_sub(strip + line), ..inner };
        let room = |card: u16| (rest.width.saturating_sub(card + AIR), rest.height);
        let code = self.qr.as_ref().filter(|_| has_blocks(ctx)).and_then(|qr| {
            let quiet = qr.fitting(room(CARD.0)).or_else(|| qr.fitting(room(CARD.1)).map(|_| qr.least().0))?;
            let (width, height) = qr.size(quiet);
            Some((Rect { x: rest.right() - width, width, height, ..rest }, quiet))
        });
        let left = Rect { width: rest.width - code.map_or(0, |(code, _)| code.width + AIR), ..rest };
        let large = self.is_large(left, inner.height, ctx);
        let head = if large { digits::HEIGHT + 2 } else { 1 }.min(left.height);
        Parts {
            number: Rect { height: head, ..left },
            card: Rect { y: left.y + head, height: left.height - head, ..left },
            code: code.map(|(code, quiet)| (code.as_position(), quiet)),
            line: (line > 0).then_some(rest.bottom()),
            strip: Rect { y: rest.bottom() + line, height: strip, ..inner },
        }
    }

    fn is_large(&self, left: Rect, height: u16, ctx: &DrawContext) -> bool {
        let width = self.number().and_then(|number| digits::width(&wording::spaced_phone(&number.dialled)));
        has_blocks(ctx) && height >= TALL && width.is_some_and(|width| width <= left.width)
    }

    /// Draws all but the card, and returns the card's area, if one is to be drawn.
    pub fn draw(&self, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Rect>, Hits) {
        let mut hits = Hits::new();
        let area = self.area.intersection(buf.area);
        if area.is_empty() {
            return (None, hits);
        }
        hits.add(area, Target::Popup);
        if area.width < LEAST.0 || area.height < LEAST.1 {
            return (None, hits);
        }
        let texts = ctx.texts;
        let (at, total) = self.walk.progress();
        let end = self.walk.is_at_end();
        let title = texts.with("call-title", &[("n", at.into()), ("total", total.into())]);
        let title = if end { texts.get("call-title-end") } else { &title };
        let tally = self.tally(texts);
        let frame = Frame { title, right: if end { "" } else { &tally }, focused: true };
        let inner = frame.draw(area, buf, ctx);
        if end {
            self.draw_end(&tally, inner, buf, ctx);
            return (None, hits);
        }
        let parts = self.parts(ctx);
        self.draw_number(&parts, buf, ctx);
        if let (Some(qr), Some((at, quiet))) = (&self.qr, parts.code) {
            qr::draw(qr, at, quiet, buf);
            self.draw_caption(qr.size(quiet), at, parts.line.unwrap_or(parts.strip.y), buf, ctx);
        }
        if let Some(y) = parts.line {
            Frame { title: texts.get("call-came-to"), right: "", focused: true }.divide(area, y, buf, ctx);
        }
        for (line, y) in self.strip.iter().zip(parts.strip.top()..parts.strip.bottom()) {
            line.draw(Rect { y, width: parts.strip.width + 1, height: 1, ..parts.strip }, buf, ctx);
        }
        let card = Some(parts.card).filter(|card| card.height >= 3 && card.width >= 3);
        (card, hits)
    }

    fn draw_number(&self, parts: &Parts, buf: &mut Buffer, ctx: &DrawContext) {
        let area = parts.number;
        let mut line = Line::new();
        let Some(rung) = self.number() else {
            line.push(ctx.texts.get("call-no-number"), Role::Warn);
            return line.draw(area, buf, ctx);
        };
        let number = wording::spaced_phone(&rung.dialled);
        let large = area.height > digits::HEIGHT;
        if large {
            digits::draw(&number, area.x, area.y, buf, ctx);
        } else {
            line.push(number, Role::Title);
        }
        line.push_after(3, &rung.person, if large { Role::Title } else { Role::Text });
        line.push_after(2, rung.title.as_deref().unwrap_or_default(), Role::Text);
        if rung.decides {
            line.push_after(2, ctx.texts.get("call-decides"), Role::Accent);
        }
        if self.numbers.len() > 1 {
            let key = ctx.key_name(Action::CallNumber).unwrap_or_default();
            let args = [("n", (self.chosen + 1).into()), ("total", self.numbers.len().into()), ("key", (&key).into())];
            line.push_after(3, &ctx.texts.with("call-more-numbers", &args), Role::Muted);
        }
        line.to_right();
        line.push(lasting(self.since, ctx.now, ctx.texts), Role::Muted);
        let y = if large { area.y + digits::HEIGHT } else { area.y };
        line.draw(Rect { y, height: 1, ..area }, buf, ctx);
    }

    /// Under the code what it is for, as far as there is room above `end`.
    fn draw_caption(&self, size: (u16, u16), at: Position, end: u16, buf: &mut Buffer, ctx: &DrawContext) {
        let key = ctx.key_name(Action::ContactQr).unwrap_or_default();
        let lines = [
            ctx.texts.get("call-scan-number").to_owned(),
            ctx.texts.with("call-whole-person", &[("key", (&key).into())]),
        ];
        for (line, y) in lines.iter().zip(at.y.saturating_add(size.1)..end) {
            text::put_short(buf, at.x, y, size.0, line, ctx.theme.muted, ctx.glyphs.ellipsis);
        }
    }

    fn draw_end(&self, tally: &str, inner: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        let texts = ctx.texts;
        let mut counted = Vec::new();
        let (made, reached) = self.made();
        if made > 0 {
            let time = lasting(self.begun, self.ended.unwrap_or(ctx.now), texts);
            let args = [("n", made.into()), ("reached", reached.into()), ("time", (&time).into())];
            counted.push((texts.with("call-made", &args), ctx.theme.title));
        }
        if !tally.is_empty() {
            counted.push((tally.to_owned(), ctx.theme.text));
        }
        if self.without > 0 {
            counted.push((texts.with("call-without", &[("n", self.without.into())]), ctx.theme.muted));
        }
        self.walk.draw_end(texts.get("call-none"), &counted, inner, buf, ctx);
    }
}

/// Whether the signs of the terminal have half blocks.
pub(super) fn has_blocks(ctx: &DrawContext) -> bool {
    *ctx.glyphs != Glyphs::ASCII
}

/// The outcomes, each behind its key, closer together where that saves a line.
fn strip(width: u16, ctx: &DrawContext) -> Vec<Line> {
    let wide = strip_with(3, width, ctx);
    if wide.len() == 1 { wide } else { strip_with(2, width, ctx) }
}

fn strip_with(gap: u16, width: u16, ctx: &DrawContext) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line = Line::new();
    for (action, outcome) in KEYS {
        let (key, words) = (ctx.key_name(action).unwrap_or_default(), wording::outcome_short(ctx.texts, outcome));
        let wanted = text::width(&key) + 1 + text::width(words);
        if !line.is_empty() && line.width() + gap + wanted > width {
            lines.push(std::mem::take(&mut line));
        }
        line.push_after(usize::from(gap), &key, Role::Accent);
        line.push_after(1, words, Role::Text);
    }
    lines.push(line);
    lines
}
