//! A form on the screen: labels, values, echoes; scrolled so that the field with the keys is in sight. Changes nothing.

use super::{
    Field, Form,
    field::{Choice, Value},
};
use crate::tui::{
    DrawContext,
    widget::{
        echo::Echo,
        hits::{Hits, Target},
        line_input::LineLook,
        scroll_bar, text,
        wrap::wrap,
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Modifier,
};

/// What drawing a form came to.
#[derive(Debug, Default)]
pub struct FormDrawn {
    /// Where the terminal's cursor belongs.
    pub caret: Option<Position>,
    pub hits: Hits,
}

/// Lines of a note.
const NOTE: u16 = 3;
/// Cells that a sentence wants.
const SENTENCE: u16 = 36;
/// Cells of the mark before a label: required, or with the keys.
const MARK: u16 = 2;

impl Form {
    /// The lines that the whole form takes.
    pub fn height(&self) -> u16 {
        self.fields.iter().map(Field::height).fold(0, u16::saturating_add)
    }

    /// Draws the fields into `area`.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> FormDrawn {
        let mut drawn = FormDrawn::default();
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return drawn;
        }
        let total = self.height();
        let (area, bar) = if total > area.height && area.width > 12 {
            (Rect { width: area.width - 1, ..area }, Some(Rect { x: area.right() - 1, width: 1, ..area }))
        } else {
            (area, None)
        };
        let widest = self.fields.iter().map(|field| text::width(&field.label)).max().unwrap_or(0);
        let labels = widest.min(area.width.saturating_sub(MARK) * 2 / 5);
        let scroll = self.scroll(area.height);
        let mut top = 0u16;
        for (place, field) in self.fields.iter().enumerate() {
            if field.hidden {
                continue;
            }
            let height = field.height();
            let (first, last) = (top, top.saturating_add(height));
            top = last;
            // A field that is cut is left out, but for the one with the keys in an area smaller than itself.
            let fits = first >= scroll && last <= scroll.saturating_add(area.height);
            if fits || place == self.focus {
                let y = area.y + first.saturating_sub(scroll).min(area.height - 1);
                let region = Rect { y, height: height.min(area.bottom() - y), ..area };
                let caret = self.draw_field(place, region, labels, buf, ctx);
                drawn.caret = drawn.caret.or(caret);
                drawn.hits.add(region, Target::Field(place));
            }
        }
        if let Some(bar) = bar {
            scroll_bar::draw(bar, buf, usize::from(scroll), usize::from(area.height), usize::from(total), ctx);
        }
        drawn
    }

    /// The first line in sight: the field with the keys is whole, with a little of what is around it.
    fn scroll(&self, height: u16) -> u16 {
        if self.focus >= self.fields.len() {
            return 0;
        }
        let before = self.fields.iter().take(self.focus).map(Field::height).fold(0, u16::saturating_add);
        let own = self.fields.get(self.focus).map_or(0, Field::height);
        let last = self.height().saturating_sub(height);
        before.saturating_sub(height.saturating_sub(own) / 2).min(last)
    }

    fn draw_field(
        &self,
        place: usize,
        area: Rect,
        labels: u16,
        buf: &mut Buffer,
        ctx: &DrawContext,
    ) -> Option<Position> {
        let field = self.fields.get(place)?;
        let focused = place == self.focus;
        let label = if focused { ctx.theme.accent.add_modifier(Modifier::BOLD) } else { ctx.theme.muted };
        if field.required && area.width > 1 {
            text::put_char(buf, area.x, area.y, '*', ctx.theme.warn);
        }
        if focused {
            text::put_char(buf, area.x, area.y, ctx.glyphs.prompt, ctx.theme.accent);
        }
        let ellipsis = ctx.glyphs.ellipsis;
        text::put_short(
            buf,
            area.x.saturating_add(MARK),
            area.y,
            labels.min(area.width.saturating_sub(MARK)),
            &field.label,
            label,
            ellipsis,
        );
        let x = area.x.saturating_add(MARK + labels + 2).min(area.right());
        let beneath = u16::from(field.beneath().is_some() || field.missing);
        let value = Rect { x, width: area.right() - x, height: area.height.saturating_sub(beneath).max(1), ..area };
        let caret = self.draw_value(field, focused, value, buf, ctx);
        // Beside the labels of a narrow form a sentence would be cut: it gets the whole width.
        let (from, width) = if value.width < SENTENCE {
            (area.x + MARK.min(area.width), area.width.saturating_sub(MARK))
        } else {
            (value.x, value.width)
        };
        let line = Rect { x: from, y: area.bottom() - 1, width, height: 1 };
        if line.y > value.y {
            match field.beneath() {
                Some(echo) => echo.draw(line, buf, ctx),
                None if field.missing => {
                    Echo::Error(ctx.texts.get("key-form-required").to_owned()).draw(line, buf, ctx)
                }
                None => {}
            }
        }
        caret
    }

    fn draw_value(
        &self,
        field: &Field,
        focused: bool,
        area: Rect,
        buf: &mut Buffer,
        ctx: &DrawContext,
    ) -> Option<Position> {
        let wrong = field.missing || field.echo.as_ref().is_some_and(Echo::is_error);
        let style = if wrong { ctx.theme.field_error } else { ctx.theme.field };
        match &field.value {
            Value::Line(line) => {
                let look = LineLook { placeholder: &field.placeholder, style, focused };
                line.draw(area, buf, look, ctx)
            }
            Value::Note(note) => {
                let caret = note.draw(area, buf, style, focused);
                if note.is_empty() {
                    let muted = style.patch(ctx.theme.muted);
                    for (line, y) in wrap(&field.placeholder, area.width).into_iter().zip(area.top()..area.bottom()) {
                        text::put(buf, area.x, y, area.width, line, muted);
                    }
                }
                caret
            }
            Value::Choice(choice) => draw_choice(choice, focused, area, buf, ctx),
            Value::Toggle(on) => {
                let mark = if *on { "[x]" } else { "[ ]" };
                text::put(buf, area.x, area.y, area.width, mark, ctx.theme.text);
                focused.then(|| Position::new(area.x.saturating_add(1).min(area.right().saturating_sub(1)), area.y))
            }
        }
        .filter(|_| !area.is_empty())
    }
}

impl Field {
    fn height(&self) -> u16 {
        if self.hidden {
            return 0;
        }
        let own = match &self.value {
            Value::Note(note) => u16::try_from(note.lines()).unwrap_or(u16::MAX).clamp(NOTE, NOTE * 2),
            _ => 1,
        };
        own + u16::from(self.beneath().is_some() || self.missing)
    }

    /// What stands beneath it.
    fn beneath(&self) -> Option<&Echo> {
        self.echo.as_ref()
    }
}

/// The options in a row, the chosen one in brackets, as many around it as fit; unfocused only the chosen one.
fn draw_choice(choice: &Choice, focused: bool, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    let options = choice.options();
    let ellipsis = ctx.glyphs.ellipsis;
    if !focused {
        let label = choice.chosen().and_then(|place| options.get(place)).map_or("", |(_, label)| label);
        text::put_short(buf, area.x, area.y, area.width, label, ctx.theme.text, ellipsis);
        return None;
    }
    let chosen = choice.chosen().unwrap_or(0);
    let cells = |place: usize| text::width(&options[place].1).saturating_add(3);
    // Starts as far left as leaves the chosen one in sight.
    let mut first = chosen.min(options.len());
    let mut taken = if first < options.len() { cells(first) } else { 0 };
    while first > 0 && taken.saturating_add(cells(first - 1)) < area.width {
        first -= 1;
        taken = taken.saturating_add(cells(first));
    }
    let mut x = area.x;
    let mut caret = Position::new(area.x, area.y);
    for (place, (_, label)) in options.iter().enumerate().skip(first) {
        let room = area.right().saturating_sub(x);
        if room == 0 || (place > chosen && cells(place) > room + 1) {
            text::stamp(buf, area.right() - 1, area.y, ellipsis, ctx.theme.muted);
            break;
        }
        let is_chosen = choice.chosen() == Some(place);
        let style = if is_chosen { ctx.theme.selection } else { ctx.theme.muted };
        let inside = room.saturating_sub(2);
        let used = text::put_short(buf, x.saturating_add(1), area.y, inside, label, style, ellipsis);
        if is_chosen {
            text::put_char(buf, x, area.y, '[', ctx.theme.accent);
            text::put_char(buf, x.saturating_add(used + 1).min(area.right() - 1), area.y, ']', ctx.theme.accent);
            caret = Position::new(x.saturating_add(1).min(area.right() - 1), area.y);
        }
        x = x.saturating_add(used + 3);
    }
    Some(caret)
}
