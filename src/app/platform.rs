//! What differs between Unix and Windows terminals, behind one set of functions; never a decision about the app.
//!
//! Both sides offer: `Modes` and `save_modes`, `set_raw`, `give_back` (line modes), `size`, `write_all`, `is_gone`
//! (errors of a terminal that went away), `in_foreground`, `leads_session`, `stop_group`, `stop_self`, `exit_now`,
//! `watch_signals`, `watch_hang_up`, and `REPORTS_RESIZES` (whether [`Notice::Resized`] comes from here rather than from
//! the input reader).

#[cfg(unix)]
mod unix;
#[cfg(unix)]
pub use unix::*;
#[cfg(windows)]
mod windows;
#[cfg(windows)]
pub use windows::*;

/// What the system tells the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(windows, allow(dead_code, reason = "Windows tells none of these"))]
pub enum Notice {
    /// Asked to end by the signal of this number.
    End(i32),
    /// Asked to stop until continued.
    Stop,
    /// Continued after a stop.
    Continue,
    /// The window has another size.
    Resized,
}

/// The signal of a window that went away.
pub const HANG_UP: i32 = 1;
