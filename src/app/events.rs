//! Everything that can happen to the running app, in one queue; never a decision about it.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;
use std::{io, mem, thread};

use crossterm::event::{self, Event, KeyEvent, KeyEventKind, MouseEvent, MouseEventKind};

use super::{platform, terminal};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum AppEvent {
    /// A key went down or repeats; never a release.
    Key(KeyEvent),
    /// Pasted text, its line ends all `\n`, otherwise as it came.
    Paste(String),
    /// A click or the wheel; never a move, a drag or a release.
    Mouse(MouseEvent),
    /// The window has another size: [`Screen::measure`](super::output::Screen::measure) reads it.
    Resize,
    /// The time that [`Events::wait`] was given is over.
    Tick,
    /// The database file was written, by this window or another.
    DataChanged,
    /// A background job left a result in its own channel.
    Task,
    /// The process is asked to end by this signal; it has 400 ms, then it is ended.
    Stop(i32),
    /// Back after a stop: the screen is empty and has to be drawn whole.
    Resumed,
}

/// Most events handed out at once, so that the screen is drawn now and then under a flood.
const BATCH: usize = 256;
/// Read errors in a row after which the terminal counts as gone.
const MOST_READ_ERRORS: u32 = 3;

/// The receiving end, owned by the app's loop.
pub struct Events {
    receiver: Receiver<AppEvent>,
    sender: Sender<AppEvent>,
}

impl Default for Events {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Events { receiver, sender }
    }
}

impl Events {
    /// Another sending end.
    pub fn sender(&self) -> Sender<AppEvent> {
        self.sender.clone()
    }

    /// Sleeps until something happens, or `timeout` is over ([`AppEvent::Tick`]), and returns all that is waiting, in
    /// order, with repeats of what is only a state (a resize, changed data) taken together. Never empty.
    pub fn wait(&self, timeout: Option<Duration>) -> Vec<AppEvent> {
        let first = match timeout {
            Some(timeout) => self.receiver.recv_timeout(timeout),
            None => self.receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        let Ok(first) = first else {
            return vec![AppEvent::Tick];
        };
        let mut batch = vec![first];
        while batch.len() < BATCH
            && let Ok(event) = self.receiver.try_recv()
        {
            let is_state = !matches!(event, AppEvent::Key(_) | AppEvent::Paste(_) | AppEvent::Mouse(_));
            if !(is_state && batch.contains(&event)) {
                batch.push(event);
            }
        }
        batch
    }
}

/// Starts the thread that reads the terminal, blocking, for the rest of the process.
pub fn read_input(sender: Sender<AppEvent>) -> io::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        let mut errors = 0;
        loop {
            match event::read() {
                Ok(event) => {
                    errors = 0;
                    if let Some(event) = translate(event)
                        && sender.send(event).is_err()
                    {
                        return;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => {
                    errors += 1;
                    if errors == MOST_READ_ERRORS {
                        return terminal::end(platform::HANG_UP);
                    }
                }
            }
        }
    })?;
    Ok(())
}

/// What the app hears of an event of the terminal, if anything.
pub fn translate(event: Event) -> Option<AppEvent> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(AppEvent::Key(key)),
        Event::Paste(text) => Some(AppEvent::Paste(with_line_feeds(text))),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Up(_) | MouseEventKind::Drag(_) | MouseEventKind::Moved => None,
            _ => Some(AppEvent::Mouse(mouse)),
        },
        Event::Resize(..) if !platform::REPORTS_RESIZES => Some(AppEvent::Resize),
        _ => None,
    }
}

/// Terminals paste a line end as CR, Windows clipboards as CR LF.
fn with_line_feeds(mut text: String) -> String {
    if text.contains('\r') {
        text = mem::take(&mut text).replace("\r\n", "\n").replace('\r', "\n");
    }
    text
}
