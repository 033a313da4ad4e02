//! A text of one line: editing by grapheme and by word, scrolling, the caret for the input method. Binds no action.

use super::text;
use crate::tui::DrawContext;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use tui_input::{Input, InputRequest};

/// The text being typed and its caret.
#[derive(Clone, Debug, Default)]
pub struct LineInput {
    input: Input,
    /// The whole text is a proposal: the next character typed takes its place.
    offered: bool,
}

/// How a line is to look.
#[derive(Clone, Copy, Debug)]
pub struct LineLook<'a> {
    /// Shown as long as nothing is typed.
    pub placeholder: &'a str,
    pub style: Style,
    /// Only the focused line follows its caret; another shows its beginning.
    pub focused: bool,
}

impl LineInput {
    /// A line with the caret at its end.
    pub fn new(text: &str) -> LineInput {
        LineInput { input: Input::new(one_line(text)), offered: false }
    }

    pub fn text(&self) -> &str {
        self.input.value()
    }

    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// Puts another text in place; the caret goes to its end.
    pub fn set(&mut self, text: &str) {
        *self = LineInput::new(text);
    }

    /// Makes the text a proposal: typing replaces it, moving the caret keeps it.
    pub fn offer(&mut self) {
        self.offered = !self.is_empty();
    }

    /// The text is kept as it is, and typed on.
    pub fn keep(&mut self) {
        self.offered = false;
    }

    pub fn clear(&mut self) {
        self.set("");
    }

    /// The caret, in bytes from the start.
    pub fn caret(&self) -> usize {
        let text = self.text();
        text.char_indices().nth(self.input.cursor()).map_or(text.len(), |(place, _)| place)
    }

    /// Puts the caret at the character boundary at or before `byte`.
    pub fn set_caret(&mut self, byte: usize) {
        let chars = self.text().char_indices().take_while(|(place, _)| *place < byte).count();
        self.input.handle(InputRequest::SetCursor(chars));
    }

    /// Types a text that was pasted: line breaks and tabs become blanks, other controls are left out.
    pub fn paste(&mut self, pasted: &str) {
        if self.offered {
            self.clear();
        }
        let caret = self.caret();
        let pasted = one_line(pasted);
        let (before, after) = self.text().split_at(caret);
        let whole = [before, &pasted, after].concat();
        self.input = Input::new(whole);
        self.set_caret(caret + pasted.len());
    }

    /// Takes an editing key or a character; false when the key is neither, or has nothing to do here.
    pub fn on_key(&mut self, key: &KeyEvent) -> bool {
        let request = request(key);
        if request.is_some() && std::mem::take(&mut self.offered) && replaces(key) {
            self.clear();
            if !matches!(request, Some(InputRequest::InsertChar(_))) {
                return true;
            }
        }
        match request {
            Some(InputRequest::InsertChar(c)) => {
                self.insert(c);
                true
            }
            Some(request) => self.input.handle(request).is_some(),
            None => false,
        }
    }

    fn insert(&mut self, c: char) {
        if !c.is_control() {
            self.input.handle(InputRequest::InsertChar(c));
        }
    }

    /// Draws the line in the first row of `area` and returns where the caret stands, if the line is focused.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, look: LineLook, ctx: &DrawContext) -> Option<Position> {
        let area = Rect { height: area.height.min(1), ..area }.intersection(buf.area);
        if area.is_empty() {
            return None;
        }
        text::fill(buf, area.x, area.y, area.width, ' ', look.style);
        if self.is_empty() {
            let style = look.style.patch(ctx.theme.muted);
            text::put_short(buf, area.x, area.y, area.width, look.placeholder, style, ctx.glyphs.ellipsis);
        } else if !look.focused {
            text::put_short(buf, area.x, area.y, area.width, self.text(), look.style, ctx.glyphs.ellipsis);
        } else {
            let look =
                if self.offered { LineLook { style: look.style.patch(ctx.theme.selection), ..look } } else { look };
            let before: u16 = text::typed_width(&self.text()[..self.caret()]);
            return Some(self.draw_scrolled(area, buf, look.style, before));
        }
        look.focused.then_some(Position::new(area.x, area.y))
    }

    /// Whether the text is still a proposal.
    pub fn is_offered(&self) -> bool {
        self.offered
    }

    /// Draws the part around the caret, which has `before` cells of text before it; the caret keeps a cell of its own.
    fn draw_scrolled(&self, area: Rect, buf: &mut Buffer, style: Style, before: u16) -> Position {
        let scroll = (before + 1).saturating_sub(area.width);
        let mut column = 0u16;
        for (grapheme, width) in text::graphemes(self.text()) {
            let end = column.saturating_add(width);
            if end > scroll + area.width {
                break;
            }
            // A wide glyph cut by the left edge is left out: its cell stays blank.
            if column >= scroll {
                text::put(buf, area.x + column - scroll, area.y, width, grapheme, style);
            }
            column = end;
        }
        Position::new(area.x + (before - scroll).min(area.width - 1), area.y)
    }
}

/// Whether a key types or deletes, so that a proposal goes.
fn replaces(key: &KeyEvent) -> bool {
    matches!(key.code, KeyCode::Char(_) | KeyCode::Backspace | KeyCode::Delete)
        && (!key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
            || key.modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT))
}

/// What a key does to a line: the common ones of shells, editors and Windows.
fn request(key: &KeyEvent) -> Option<InputRequest> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    Some(match key.code {
        // AltGr arrives as Ctrl with Alt on Windows and types a character.
        KeyCode::Char(c) if control == alt && !c.is_control() => InputRequest::InsertChar(c),
        KeyCode::Char('a') if control => InputRequest::GoToStart,
        KeyCode::Char('e') if control => InputRequest::GoToEnd,
        KeyCode::Char('u') if control => InputRequest::DeleteFromStart,
        KeyCode::Char('k') if control => InputRequest::DeleteTillEnd,
        KeyCode::Char('w') if control => InputRequest::DeletePrevWord,
        KeyCode::Char('h') if control => InputRequest::DeletePrevChar,
        KeyCode::Char('d') if control => InputRequest::DeleteNextChar,
        KeyCode::Char('b') if alt => InputRequest::GoToPrevWord,
        KeyCode::Char('f') if alt => InputRequest::GoToNextWord,
        KeyCode::Char('d') if alt => InputRequest::DeleteNextWord,
        KeyCode::Left if control || alt => InputRequest::GoToPrevWord,
        KeyCode::Right if control || alt => InputRequest::GoToNextWord,
        KeyCode::Left => InputRequest::GoToPrevChar,
        KeyCode::Right => InputRequest::GoToNextChar,
        KeyCode::Home => InputRequest::GoToStart,
        KeyCode::End => InputRequest::GoToEnd,
        KeyCode::Backspace if control || alt => InputRequest::DeletePrevWord,
        KeyCode::Backspace => InputRequest::DeletePrevChar,
        KeyCode::Delete if control || alt => InputRequest::DeleteNextWord,
        KeyCode::Delete => InputRequest::DeleteNextChar,
        _ => return None,
    })
}

fn one_line(text: &str) -> String {
    let joined = text.replace("\r\n", " ");
    let blank = |c: char| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
    joined.chars().map(blank).filter(|c| !c.is_control()).collect()
}
