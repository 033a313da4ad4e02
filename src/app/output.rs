//! Frames as bytes: one write a frame, none for a frame that changes nothing; never a mode or a title of the terminal.
//!
//! A backend of our own for ratatui, because the one that comes with it moves and shows the cursor in every frame, flushes
//! several times, and names even the plain colours in nine bytes. It is also the last guard of
//! [`safe`](mod@crate::safe): whatever a widget puts into a cell, no control character leaves here. It does not look at
//! NO_COLOR: a theme without colours draws none.

use std::io;

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::{Frame, Terminal};

use super::{platform, terminal};
use crate::safe;
use pen::Pen;

mod pen;

/// The terminal shows nothing until the end of the frame.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
/// Text that terminals and multiplexers take as a whole for the clipboard, in bytes (100,000 of base64).
const MOST_COPIED: usize = 74_994;
/// The size drawn for where the terminal does not know its own.
const UNKNOWN: Size = Size { width: 80, height: 24 };
/// The largest size drawn: two such screens of cells are held in memory.
const LARGEST: Size = Size { width: 1000, height: 500 };

/// Takes a finished frame: to the terminal, or to a test.
pub type Write = Box<dyn FnMut(&[u8]) -> io::Result<()> + Send>;

/// The text is too long for a terminal's clipboard: its length and the limit, in bytes.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    #[error("{length} bytes are too long for the clipboard (limit {limit})")]
    TooLong { length: usize, limit: usize },
    #[error("the terminal did not take the text")]
    Io(#[from] io::Error),
}

/// What the app draws on.
pub struct Screen {
    terminal: Terminal<Output>,
}

impl Screen {
    /// The terminal held by [`terminal::Session`].
    pub fn on_terminal() -> io::Result<Screen> {
        let mut screen = Screen::new(UNKNOWN, Box::new(terminal::write_frame))?;
        screen.measure();
        Ok(screen)
    }

    /// A screen of a size on any writer, which gets one call a frame.
    pub fn new(size: Size, write: Write) -> io::Result<Screen> {
        Ok(Screen { terminal: Terminal::new(Output::new(size, write))? })
    }

    /// Draws a frame and writes what is different from the last one.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.terminal.draw(render).map(|_| ())
    }

    /// Reads the size again, after [`AppEvent::Resize`](super::events::AppEvent::Resize).
    pub fn measure(&mut self) {
        self.set_size(platform::size());
    }

    /// Draws on this many columns and rows from the next frame on; 0 is unknown.
    pub fn set_size(&mut self, (columns, rows): (u16, u16)) {
        let known = |cells: u16, unknown, most| if cells == 0 { unknown } else { cells.min(most) };
        self.terminal.backend_mut().size = Size {
            width: known(columns, UNKNOWN.width, LARGEST.width),
            height: known(rows, UNKNOWN.height, LARGEST.height),
        };
    }

    /// The size drawn.
    pub fn size(&self) -> Size {
        self.terminal.backend().size
    }

    /// Forgets what is on the terminal, so that the next frame draws all of it: after
    /// [`AppEvent::Resumed`](super::events::AppEvent::Resumed), or when the user asks for it.
    pub fn redraw(&mut self) -> io::Result<()> {
        self.terminal.backend_mut().caret_shown = None;
        self.terminal.clear()
    }

    /// Puts a text on the clipboard of the terminal (OSC 52), over SSH too. A terminal that does not know how ignores it.
    pub fn copy(&mut self, text: &str) -> Result<(), CopyError> {
        if text.len() > MOST_COPIED {
            return Err(CopyError::TooLong { length: text.len(), limit: MOST_COPIED });
        }
        let mut sequence = String::new();
        let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
        Ok((self.terminal.backend_mut().write)(sequence.as_bytes())?)
    }
}

/// Cells to bytes.
pub struct Output {
    size: Size,
    /// Begins with [`BEGIN`]; what follows is not written yet.
    frame: Vec<u8>,
    /// Where the terminal's cursor stands, if that is certain.
    at: Option<Position>,
    /// Where the caret is to be after the frame.
    caret: Option<Position>,
    /// Whether the terminal shows its cursor, if that is certain.
    caret_shown: Option<bool>,
    write: Write,
}

impl Output {
    fn new(size: Size, write: Write) -> Output {
        Output { size, frame: BEGIN.to_vec(), at: None, caret: None, caret_shown: Some(false), write }
    }

    fn move_to(&mut self, to: Position) {
        match self.at {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x => match to.x - at.x {
                1 => self.frame.extend_from_slice(b"\x1b[C"),
                cells => self.sequence(&[cells], b'C'),
            },
            Some(at) if at.y.checked_add(1) == Some(to.y) && to.x == 0 => self.frame.extend_from_slice(b"\r\n"),
            _ => match (to.x, to.y) {
                (0, 0) => self.sequence(&[], b'H'),
                (0, y) => self.sequence(&[y + 1], b'H'),
                (x, y) => self.sequence(&[y + 1, x + 1], b'H'),
            },
        }
        self.at = Some(to);
    }

    fn sequence(&mut self, numbers: &[u16], last: u8) {
        self.frame.extend_from_slice(b"\x1b[");
        for (index, number) in numbers.iter().enumerate() {
            if index > 0 {
                self.frame.push(b';');
            }
            push_number(&mut self.frame, *number);
        }
        self.frame.push(last);
    }

    /// Prints a cell at the cursor. Where terminals may disagree about its width, the next cell is found by a move.
    fn print(&mut self, symbol: &str) {
        if let [byte @ b' '..=b'~'] = symbol.as_bytes() {
            self.frame.push(*byte);
            self.advance(1);
            return;
        }
        let shown = safe::safe(if symbol.is_empty() { " " } else { symbol });
        self.frame.extend_from_slice(shown.as_bytes());
        let mut characters = shown.chars();
        match (characters.next(), characters.next()) {
            (Some(_), None) if shown.len() == symbol.len() && shown.len() < 4 => {
                self.advance(safe::width(&shown) as u16)
            }
            _ => self.at = None,
        }
    }

    /// In the last column terminals wait for the next character before they wrap: only `\r\n` and whole moves are certain.
    fn advance(&mut self, cells: u16) {
        if let Some(at) = &mut self.at {
            at.x = at.x.saturating_add(cells);
        }
    }

    fn place_caret(&mut self) {
        match self.caret {
            Some(caret) => {
                let caret = Position::new(
                    caret.x.min(self.size.width.saturating_sub(1)),
                    caret.y.min(self.size.height.saturating_sub(1)),
                );
                self.move_to(caret);
                if self.caret_shown != Some(true) {
                    self.frame.extend_from_slice(b"\x1b[?25h");
                }
            }
            None if self.caret_shown != Some(false) => self.frame.extend_from_slice(b"\x1b[?25l"),
            None => {}
        }
        self.caret_shown = Some(self.caret.is_some());
    }
}

impl Backend for Output {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut pen = Pen::default();
        for (x, y, cell) in content {
            self.move_to(Position { x, y });
            pen.change(Pen::of(cell), &mut self.frame);
            self.print(cell.symbol());
        }
        pen.change(Pen::default(), &mut self.frame);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.caret = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.caret.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.caret = Some(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// A full-screen app clears all or nothing.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.frame.truncate(BEGIN.len());
        self.frame.extend_from_slice(b"\x1b[2J");
        self.at = None;
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        let is_painted = self.frame.len() > BEGIN.len();
        self.place_caret();
        if self.frame.len() == BEGIN.len() {
            return Ok(());
        }
        if is_painted {
            self.frame.extend_from_slice(END);
        }
        let written = (self.write)(if is_painted { &self.frame } else { &self.frame[BEGIN.len()..] });
        self.frame.truncate(BEGIN.len());
        if written.is_err() {
            self.at = None;
            self.caret_shown = None;
        }
        written
    }
}

fn push_number(frame: &mut Vec<u8>, number: u16) {
    let mut digits = [0; 5];
    let mut rest = number;
    let mut from = digits.len();
    loop {
        from -= 1;
        digits[from] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            return frame.extend_from_slice(&digits[from..]);
        }
    }
}
