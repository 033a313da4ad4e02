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
/// Lines that what is wrong with a field takes at most.
const WRONG: u16 = 3;

impl Form {
    /// The lines that the whole form takes in so many cells.
    pub fn height(&self, width: u16) -> u16 {
        let beneath = self.beneath(width);
        self.fields.iter().map(|field| field.height(beneath)).fold(0, u16::saturating_add)
    }

    /// Cells of the labels.
    fn labels(&self, width: u16) -> u16 {
        let widest = self.fields.iter().map(|field| text::width(&field.label)).max().unwrap_or(0);
        widest.min(width.saturating_sub(MARK) * 2 / 5)
    }

    /// Cells of a value.
    fn values_width(&self, width: u16) -> u16 {
        width.saturating_sub(MARK + self.labels(width) + 2)
    }

    /// Cells of what stands beneath a value: beside the labels of a narrow form a sentence would be cut, and gets the whole width.
    fn beneath(&self, width: u16) -> u16 {
        let value = self.values_width(width);
        if value < SENTENCE { width.saturating_sub(MARK) } else { value }
    }

    /// Draws the fields into `area`.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> FormDrawn {
        let mut drawn = FormDrawn::default();
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return drawn;
        }
        let total = self.height(area.width);
        let (area, bar) = if total > area.height && area.width > 12 {
            (Rect { width: area.width - 1, ..area }, Some(Rect { x: area.right() - 1, width: 1, ..area }))
        } else {
            (area, None)
        };
        let (total, beneath) = (self.height(area.width), self.beneath(area.width));
        let scroll = self.scroll(area, total);
        let mut top = 0u16;
        for (place, field) in self.fields.iter().enumerate() {
            if field.hidden {
                continue;
            }
            let height = field.height(beneath);
            let (first, last) = (top, top.saturating_add(height));
            top = last;
            // A field that is cut is left out, but for the one with the keys in an area smaller than itself.
            let fits = first >= scroll && last <= scroll.saturating_add(area.height);
            if fits || place == self.focus {
                let y = area.y + first.saturating_sub(scroll).min(area.height - 1);
                let region = Rect { y, height: height.min(area.bottom() - y), ..area };
                let caret = self.draw_field(place, region, buf, ctx);
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
    fn scroll(&self, area: Rect, total: u16) -> u16 {
        let (height, beneath) = (area.height, self.beneath(area.width));
        if self.focus >= self.fields.len() {
            return 0;
        }
        let before =
            self.fields.iter().take(self.focus).map(|field| field.height(beneath)).fold(0, u16::saturating_add);
        let own = self.fields.get(self.focus).map_or(0, |field| field.height(beneath));
        let last = total.saturating_sub(height);
        before.saturating_sub(height.saturating_sub(own) / 2).min(last)
    }

    fn draw_field(&self, place: usize, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Option<Position> {
        let field = self.fields.get(place)?;
        let focused = place == self.focus;
        let labels = self.labels(area.width);
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
        let beneath = field.height_beneath(self.beneath(area.width));
        let value = Rect { x, width: area.right() - x, height: area.height.saturating_sub(beneath).max(1), ..area };
        let caret = self.draw_value(field, focused, value, buf, ctx);
        let width = self.beneath(area.width).min(area.width);
        let line = Rect { x: area.right() - width, y: value.bottom(), width, height: area.bottom() - value.bottom() };
        if line.height > 0 {
            match field.beneath() {
                Some(echo) => echo.draw_wrapped(line, buf, ctx),
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
    /// The lines it takes, with so many cells for what stands beneath it.
    fn height(&self, beneath: u16) -> u16 {
        if self.hidden {
            return 0;
        }
        let own = match &self.value {
            Value::Note(note) => u16::try_from(note.lines()).unwrap_or(u16::MAX).clamp(NOTE, NOTE * 2),
            _ => 1,
        };
        own + self.height_beneath(beneath)
    }

    /// What is wrong is told whole; what a text means has a line.
    fn height_beneath(&self, width: u16) -> u16 {
        match self.beneath() {
            Some(echo) if echo.is_error() => echo.height(width).min(WRONG),
            Some(_) => 1,
            None => u16::from(self.missing),
        }
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
