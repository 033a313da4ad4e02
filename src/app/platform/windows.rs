//! The Windows side: console modes through crossterm; never a console control handler, which needs unsafe code.
//!
//! Ctrl-C and Ctrl-Z arrive as keys in raw mode. A closed window ends the process at once and takes its console with it, so
//! there is nothing to give back; the draft was written when the typing paused. There is no stopping and continuing.

use std::io::{self, IsTerminal, Write};

use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use crossterm::{execute, terminal};

use super::Notice;

pub const REPORTS_RESIZES: bool = false;

/// crossterm keeps the console's modes itself.
pub struct Modes;

pub fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

pub fn save_modes() -> io::Result<Modes> {
    match crossterm::ansi_support::supports_ansi() {
        true => Ok(Modes),
        false => Err(io::ErrorKind::Unsupported.into()),
    }
}

pub fn set_raw(_: &Modes) -> io::Result<()> {
    terminal::enable_raw_mode()?;
    execute!(io::stdout(), EnableMouseCapture)
}

pub fn give_back(_: &Modes) -> io::Result<()> {
    execute!(io::stdout(), DisableMouseCapture)?;
    terminal::disable_raw_mode()
}

/// Columns and rows; 0 where the console does not know.
pub fn size() -> (u16, u16) {
    terminal::size().unwrap_or((0, 0))
}

pub fn write_all(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Whether a write failed because there is no console any more.
pub fn is_gone(error: &io::Error) -> bool {
    const ERROR_INVALID_HANDLE: i32 = 6;
    error.kind() == io::ErrorKind::BrokenPipe || error.raw_os_error() == Some(ERROR_INVALID_HANDLE)
}

pub fn in_foreground() -> bool {
    true
}

pub fn leads_session() -> bool {
    true
}

pub fn stop_group() {}

pub fn stop_self() {}

pub fn exit_now(code: i32) -> ! {
    std::process::exit(code)
}

pub fn watch_signals(_: impl Fn(Notice) + Send + 'static) -> io::Result<()> {
    Ok(())
}

pub fn watch_hang_up(_: impl FnOnce() + Send + 'static) -> io::Result<()> {
    Ok(())
}
