//! Takes the terminal over and gives it back on every way out, once and before any message; never draws.
//!
//! Way out by way out: a return or an error by the guard's drop, a panic by the hook, a signal or a hang-up by asking the
//! loop ([`AppEvent::Stop`]) and, 400 ms later, without it: the reader of keys spins for ever once the terminal is gone
//! (crossterm#793), and the loop may be waiting for the disk. A stop gives it back for the time being.

use std::io;
use std::panic::{self, PanicHookInfo};
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering::SeqCst};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, MutexGuard, OnceLock, TryLockError};
use std::thread;
use std::time::Duration;

use super::events::AppEvent;
use super::platform::{self, Modes, Notice};

/// Alternate screen, bracketed paste, clicks and wheel (no motion), hidden cursor.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?1000h\x1b[?1006h\x1b[?25l";
/// All of it back, an unfinished frame and a colour too.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[m\x1b[?1049l\x1b[?25h";
/// What the loop gets to end by itself after a signal.
const GRACE: Duration = Duration::from_millis(400);
/// What each of the last steps gets when the loop did not.
const PATIENCE: Duration = Duration::from_millis(150);
/// Exit status of a panic, as Rust's own.
const PANICKED: i32 = 101;

/// Why there is no screen to work on.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    #[error("standard input and output are not a terminal")]
    NotATerminal,
    #[error("the terminal cannot move its cursor (TERM=dumb)")]
    Dumb,
    #[error("ended by signal {0}")]
    Ended(i32),
    #[error("the terminal is in use by this process already")]
    Taken,
    #[error("the terminal cannot be set up")]
    Io(#[from] io::Error),
}

/// Held around every change of the terminal and every write to it.
static GATE: Mutex<()> = Mutex::new(());
/// The guard lives: a continued process takes the terminal again.
static OPEN: AtomicBool = AtomicBool::new(false);
/// The terminal is ours at this moment.
static HERE: AtomicBool = AtomicBool::new(false);
/// The signal that ends the process; 0 for none.
static ENDING: AtomicI32 = AtomicI32::new(0);
static MODES: OnceLock<Modes> = OnceLock::new();
static PARTING: OnceLock<Parting> = OnceLock::new();

struct Parting {
    sender: Sender<AppEvent>,
    last_words: Box<dyn Fn() + Send + Sync>,
}

/// The terminal, ours while this lives. One a process.
pub struct Session(());

impl Session {
    /// Takes the terminal. `term` is the value of `TERM`. `last_words` saves what was typed when the loop cannot: it runs
    /// on another thread at any moment, so it must not wait for a lock that the loop holds.
    pub fn enter(
        term: Option<&str>,
        sender: Sender<AppEvent>,
        last_words: impl Fn() + Send + Sync + 'static,
    ) -> Result<Session, TerminalError> {
        if !platform::has_terminal() {
            return Err(TerminalError::NotATerminal);
        }
        if term == Some("dumb") {
            return Err(TerminalError::Dumb);
        }
        let parting = Parting { sender, last_words: Box::new(last_words) };
        if MODES.set(platform::save_modes()?).is_err() || PARTING.set(parting).is_err() {
            return Err(TerminalError::Taken);
        }
        platform::watch_signals(on_notice)?;
        platform::watch_hang_up(|| end(platform::HANG_UP))?;
        // From here a signal finds either no terminal taken, or a whole one to give back.
        let session = Session(());
        OPEN.store(true, SeqCst);
        take()?;
        match ending() {
            Some(signal) => Err(TerminalError::Ended(signal)),
            None => Ok(session),
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        OPEN.store(false, SeqCst);
        leave();
    }
}

/// The signal that asked the process to end; its exit status is then 128 more.
pub fn ending() -> Option<i32> {
    Some(ENDING.load(SeqCst)).filter(|signal| *signal != 0)
}

/// Gives the terminal back now, if it is ours. Called by whoever ends the process; does nothing the second time.
pub fn leave() {
    let _gate = gate_or_go();
    if HERE.swap(false, SeqCst) {
        // First what cannot block: a terminal held by Ctrl-S takes no bytes.
        if let Some(modes) = MODES.get()
            && platform::in_foreground()
        {
            let _ = platform::give_back(modes);
        }
        let _ = platform::write_all(LEAVE);
    }
}

/// Ctrl-Z: gives the terminal back and stops until continued; [`AppEvent::Resumed`] follows. Without a shell behind the
/// window nobody could continue us, and nothing happens.
pub fn suspend() {
    if !platform::leads_session() {
        platform::stop_group();
    }
}

/// Writes a frame, or drops it while the terminal is not ours: whoever gets it back draws everything anew.
///
/// # Errors
/// What the terminal says, but for one that is gone: that ends the process like a hang-up.
pub fn write_frame(bytes: &[u8]) -> io::Result<()> {
    let gate = GATE.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    if !HERE.load(SeqCst) {
        return Ok(());
    }
    let written = platform::write_all(bytes);
    drop(gate);
    match written {
        Err(error) if platform::is_gone(&error) => {
            end(platform::HANG_UP);
            Ok(())
        }
        written => written,
    }
}

/// Sets the panic hook, once, on the thread that runs the loop: last words, the terminal, then `say` (standard error is in
/// line mode by then). A panic on any other thread ends the process with status 101, since the loop would wait for ever for
/// what that thread was to do.
pub fn set_panic_hook(say: fn(&PanicHookInfo)) {
    let loop_thread = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        let was_here = HERE.load(SeqCst);
        if was_here && let Some(parting) = PARTING.get() {
            (parting.last_words)();
        }
        leave();
        say(info);
        if was_here && thread::current().id() != loop_thread {
            platform::exit_now(PANICKED);
        }
    }));
}

/// Begins the end by a signal: asks the loop, and sees to it alone 400 ms later. The first signal counts.
pub fn end(signal: i32) {
    if ENDING.compare_exchange(0, signal, SeqCst, SeqCst).is_err() {
        return;
    }
    if let Some(parting) = PARTING.get() {
        let _ = parting.sender.send(AppEvent::Stop(signal));
    }
    let see_to_it = move || {
        thread::sleep(GRACE);
        within_patience(|| {
            if let Some(parting) = PARTING.get() {
                (parting.last_words)();
            }
        });
        within_patience(leave);
        platform::exit_now(128 + signal)
    };
    if thread::Builder::new().name("end".into()).spawn(see_to_it).is_err() {
        leave();
        platform::exit_now(128 + signal);
    }
}

fn on_notice(notice: Notice) {
    match notice {
        Notice::End(signal) => end(signal),
        Notice::Stop if platform::leads_session() => {}
        Notice::Stop => {
            leave();
            platform::stop_self();
        }
        Notice::Continue if !platform::in_foreground() => stop_again(),
        Notice::Continue => {
            if take().is_ok() {
                tell(AppEvent::Resumed);
            }
        }
        Notice::Resized => tell(AppEvent::Resize),
    }
}

/// Continued into the background: stops again, as the first write to the terminal would, so that the shell's `fg` continues
/// us. From another thread and a little later, for a signal to end that came with it goes first.
fn stop_again() {
    let stop = || {
        thread::sleep(PATIENCE);
        if ending().is_none() && OPEN.load(SeqCst) && !platform::in_foreground() {
            platform::stop_self();
        }
    };
    let _ = thread::Builder::new().spawn(stop);
}

fn tell(event: AppEvent) {
    if let Some(parting) = PARTING.get() {
        let _ = parting.sender.send(event);
    }
}

/// Sets every mode, again if need be: after SIGSTOP, which nobody can catch, the shell has set its own.
fn take() -> io::Result<()> {
    let _gate = gate_or_go();
    let Some(modes) = MODES.get() else {
        return Ok(());
    };
    if !OPEN.load(SeqCst) || ending().is_some() {
        return Ok(());
    }
    HERE.store(true, SeqCst);
    platform::set_raw(modes)?;
    platform::write_all(ENTER)
}

/// The gate; or none after a while, because who holds it may be stuck in a write to a terminal that takes nothing, or be
/// this very thread, panicking.
fn gate_or_go() -> Option<MutexGuard<'static, ()>> {
    const STEP: Duration = Duration::from_millis(5);
    for _ in 0..PATIENCE.as_millis() / (2 * STEP.as_millis()) {
        match GATE.try_lock() {
            Ok(gate) => return Some(gate),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => thread::sleep(STEP),
        }
    }
    None
}

/// Runs a step on a thread of its own and goes on without it when it hangs.
fn within_patience(step: fn()) {
    let (done, wait) = channel();
    let spawned = thread::Builder::new().spawn(move || {
        step();
        let _ = done.send(());
    });
    if spawned.is_ok() {
        let _ = wait.recv_timeout(PATIENCE);
    }
}
