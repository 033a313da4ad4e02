//! What the tests of widgets draw on: a buffer, a context, and the buffer as plain lines. Judges nothing.

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use gendan::{
    action::Scope,
    i18n::{Lang, Texts},
    keymap::{Key, Keymap},
    tui::{DrawContext, Press, glyph::Glyphs, theme::Theme},
};
use ratatui::{
    buffer::{Buffer, CellWidth},
    layout::Rect,
};

/// Everything a draw context borrows from.
pub struct Canvas {
    pub theme: Theme,
    pub texts: Texts,
    pub keymap: Keymap,
    glyphs: &'static Glyphs,
}

impl Canvas {
    pub fn new(lang: Lang) -> Canvas {
        Canvas { theme: Theme::dark(), texts: Texts::load(lang), keymap: Keymap::default(), glyphs: &Glyphs::UNICODE }
    }

    pub fn ascii(lang: Lang) -> Canvas {
        Canvas { glyphs: &Glyphs::ASCII, theme: Theme::plain(), ..Canvas::new(lang) }
    }

    pub fn ctx(&self) -> DrawContext<'_> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        DrawContext {
            theme: &self.theme,
            glyphs: self.glyphs,
            texts: &self.texts,
            keymap: &self.keymap,
            today,
            now: today.and_hms_opt(10, 0, 0).unwrap(),
        }
    }

    /// Draws on an empty screen and returns its lines.
    pub fn lines(&self, size: (u16, u16), draw: impl FnOnce(Rect, &mut Buffer, &DrawContext)) -> String {
        let area = Rect::new(0, 0, size.0, size.1);
        let mut buf = Buffer::empty(area);
        draw(area, &mut buf, &self.ctx());
        lines(&buf)
    }

    /// A key as the app hands it to a dialog of `scope`.
    pub fn press(&self, scope: Scope, key: &str) -> Press {
        let key = Key::parse(key).unwrap().to_event();
        Press { action: self.keymap.action(&[scope, Scope::Everywhere], &key), key }
    }
}

/// A typed character.
pub fn typed(c: char) -> KeyEvent {
    KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)
}

/// The screen as a person sees it: hidden halves of wide glyphs left out, blanks at the end too. Fails when a wide glyph
/// has lost its second cell to something else, or hangs over the edge.
pub fn lines(buf: &Buffer) -> String {
    let mut screen = String::new();
    for y in buf.area.top()..buf.area.bottom() {
        let mut line = String::new();
        let mut x = buf.area.left();
        while x < buf.area.right() {
            let cell = &buf[(x, y)];
            let width = cell.cell_width().max(1);
            assert!(x + width <= buf.area.right(), "{:?} hangs over the edge of line {y}", cell.symbol());
            for hidden in x + 1..x + width {
                assert_eq!(buf[(hidden, y)].symbol(), " ", "{:?} at {x},{y} is overlapped", cell.symbol());
            }
            line.push_str(cell.symbol());
            x += width;
        }
        screen.push_str(line.trim_end());
        screen.push('\n');
    }
    screen
}
