//! The Unix side: termios, signals, poll(2); never crossterm, whose calls spin when the terminal is gone.

use std::io::{self, IsTerminal};
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::process::{self, Signal};
use rustix::termios::{self, OptionalActions, Termios};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::Notice;

pub const REPORTS_RESIZES: bool = true;

/// The line modes the shell had set, and the raw ones made from them.
pub struct Modes {
    shell: Termios,
    raw: Termios,
}

pub fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

pub fn save_modes() -> io::Result<Modes> {
    let shell = termios::tcgetattr(io::stdin())?;
    let mut raw = shell.clone();
    raw.make_raw();
    Ok(Modes { shell, raw })
}

pub fn set_raw(modes: &Modes) -> io::Result<()> {
    Ok(termios::tcsetattr(io::stdin(), OptionalActions::Now, &modes.raw)?)
}

pub fn give_back(modes: &Modes) -> io::Result<()> {
    Ok(termios::tcsetattr(io::stdin(), OptionalActions::Now, &modes.shell)?)
}

/// Columns and rows; 0 where the terminal does not know.
pub fn size() -> (u16, u16) {
    termios::tcgetwinsize(io::stdout()).map_or((0, 0), |size| (size.ws_col, size.ws_row))
}

/// Writes to the terminal in one call when it takes it; waits for a non-blocking one that is full.
pub fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    let out = io::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(&out, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                let room = poll(&mut [PollFd::new(&out, PollFlags::OUT)], None);
                if let Err(error) = room
                    && error != Errno::INTR
                {
                    return Err(error.into());
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Whether a write failed because there is no terminal any more.
pub fn is_gone(error: &io::Error) -> bool {
    let gone = [Errno::IO, Errno::PIPE, Errno::BADF, Errno::NXIO, Errno::NODEV];
    error.raw_os_error().is_some_and(|code| gone.iter().any(|errno| errno.raw_os_error() == code))
}

/// Whether the terminal is ours to set: setting modes from the background would stop the process (SIGTTOU).
pub fn in_foreground() -> bool {
    termios::tcgetpgrp(io::stdin()).map_or(true, |group| group == process::getpgrp())
}

/// Whether nobody could continue us after a stop, because no shell stands behind (`xterm -e gendan`).
pub fn leads_session() -> bool {
    process::getsid(None).is_ok_and(|session| session == process::getpid())
}

/// What the terminal driver does on Ctrl-Z in line mode.
pub fn stop_group() {
    let _ = process::kill_current_process_group(Signal::TSTP);
}

/// Stops every thread; returns when continued.
pub fn stop_self() {
    let _ = signal_hook::low_level::raise(SIGSTOP);
}

/// Ends without running exit handlers, which might wait for a thread that never answers.
pub fn exit_now(code: i32) -> ! {
    signal_hook::low_level::exit(code)
}

/// Calls `on` for each signal, from a thread of its own, from now to the end of the process.
pub fn watch_signals(on: impl Fn(Notice) + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            on(match signal {
                SIGTSTP => Notice::Stop,
                SIGCONT => Notice::Continue,
                SIGWINCH => Notice::Resized,
                ending => Notice::End(ending),
            });
        }
    })?;
    Ok(())
}

/// Calls `on` once when the terminal hangs up: a parent may have swallowed the signal for it.
///
/// A poll with no events asked sleeps until then. A descriptor that cannot be polled (some systems' `/dev/tty`) ends the
/// watch silently: the signal is still there.
pub fn watch_hang_up(on: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name("hang-up".into()).spawn(move || {
        let terminal = io::stdin();
        loop {
            let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
            match poll(&mut watched, None) {
                Err(Errno::INTR) | Ok(0) => {}
                Err(_) => return,
                Ok(_) if watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) => return on(),
                Ok(_) => return,
            }
        }
    })?;
    Ok(())
}
