//! A text of several lines, wrapped to its width: a note. Binds no action.

use super::text;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    widgets::Widget,
};
use ratatui_textarea::{CursorMove, TextArea as Editor, WrapMode};

/// The text being typed and its caret.
#[derive(Clone, Debug)]
pub struct TextArea {
    editor: Editor<'static>,
}

impl TextArea {
    /// A text with the caret at its end.
    pub fn new(text: &str) -> TextArea {
        let lines = text.split('\n').map(|line| line.trim_end_matches('\r').to_owned());
        let mut editor: Editor<'static> = lines.collect();
        editor.set_wrap_mode(WrapMode::WordOrGlyph);
        editor.set_cursor_line_style(Style::new());
        editor.set_cursor_style(Style::new());
        editor.move_cursor(CursorMove::Bottom);
        editor.move_cursor(CursorMove::End);
        TextArea { editor }
    }

    /// The whole text, its lines joined by `\n`.
    pub fn text(&self) -> String {
        self.editor.lines().join("\n")
    }

    pub fn is_empty(&self) -> bool {
        self.editor.is_empty()
    }

    /// The number of lines as typed, without wrapping.
    pub fn lines(&self) -> usize {
        self.editor.lines().len()
    }

    /// Types a text that was pasted, lines kept, other controls left out.
    pub fn paste(&mut self, pasted: &str) {
        let kept = pasted.replace("\r\n", "\n").replace('\r', "\n");
        let kept: String = kept.chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control()).collect();
        self.editor.insert_str(kept);
    }

    /// Takes an editing key or a character; false when the key is neither, or would leave the text (up from its first
    /// line, down from its last).
    pub fn on_key(&mut self, key: &KeyEvent) -> bool {
        if key.kind == KeyEventKind::Release {
            return false;
        }
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Char(c) if control == alt && !c.is_control() => self.editor.insert_char(c),
            KeyCode::Char('u') if control => {
                self.editor.delete_line_by_head();
            }
            KeyCode::Char('z') if control => {
                self.editor.undo();
            }
            KeyCode::Char('y') if control => {
                self.editor.redo();
            }
            KeyCode::Char('a' | 'e' | 'k' | 'w' | 'h' | 'd') if control => {
                self.editor.input(*key);
            }
            KeyCode::Char('b' | 'f' | 'd') if alt => {
                self.editor.input(*key);
            }
            KeyCode::Up | KeyCode::Down => return self.moves(*key),
            KeyCode::Enter
            | KeyCode::Backspace
            | KeyCode::Delete
            | KeyCode::Left
            | KeyCode::Right
            | KeyCode::Home
            | KeyCode::End
            | KeyCode::PageUp
            | KeyCode::PageDown => {
                self.editor.input(*key);
            }
            _ => return false,
        }
        true
    }

    fn moves(&mut self, key: KeyEvent) -> bool {
        let before = self.editor.cursor();
        self.editor.input(key);
        self.editor.cursor() != before
    }

    /// Draws the lines around the caret and returns where it stands, if the text is focused.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, style: Style, focused: bool) -> Option<Position> {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return None;
        }
        for y in area.top()..area.bottom() {
            text::fill(buf, area.x, y, area.width, ' ', style);
        }
        (&self.editor).render(area, buf);
        neutralise(area, buf);
        for y in area.top()..area.bottom() {
            text::restyle(buf, area.x, y, area.width, style);
        }
        let (top, left) = self.editor.scroll_offset();
        let caret = self.editor.screen_cursor();
        let row = u16::try_from(caret.row).unwrap_or(u16::MAX).saturating_sub(top);
        let column = u16::try_from(caret.col).unwrap_or(u16::MAX).saturating_sub(left);
        let (row, column) = (row.min(area.height - 1), column.min(area.width - 1));
        focused.then(|| Position::new(area.x + column, area.y + row))
    }
}

/// The editor drops controls, but lets bidi and invisible characters through.
fn neutralise(area: Rect, buf: &mut Buffer) {
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            let cell = &mut buf[(x, y)];
            let symbol = cell.symbol();
            if !symbol.is_ascii() && text::shown(symbol).0 == text::STAND_IN {
                cell.set_symbol(text::STAND_IN);
            }
        }
    }
}
