//! The app on a terminal: first frame first, then the rest; one write a frame; every way out through one door.

use super::{
    draft::DraftKeeper,
    events::{AppEvent, Events, read_input},
    output::{CopyError, Screen},
    state::{App, Setup},
    terminal::{self, Session, TerminalError},
    watch::Watch,
};
use crate::{
    clock::Clock,
    config::{Config, ConfigError, ThemeChoice},
    i18n::Lang,
    paths::{self, UserFolders},
    store::{Store, StoreError},
    tui::{theme::Theme, widget::status::Level},
    wording,
};
use ratatui::Frame;
use std::{io, path::Path};

/// What the app is started with.
pub struct RunOptions {
    /// The open file.
    pub store: Store,
    pub config: Config,
    /// Why the settings have their defaults, if the settings file was not taken.
    pub config_error: Option<ConfigError>,
    pub lang: Lang,
    pub clock: Clock,
}

/// Why the app did not start, or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error(transparent)]
    Terminal(#[from] TerminalError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the terminal cannot be written")]
    Io(#[from] io::Error),
}

/// Runs the app until it is left. `Ok` holds the exit status: 0, or 128 and the signal that ended it.
///
/// The panic hook ([`terminal::set_panic_hook`]) is the caller's, before this.
///
/// # Errors
/// There is no terminal, or the file cannot be read. The terminal is given back by then.
pub fn run(options: RunOptions) -> Result<i32, RunError> {
    let RunOptions { store, config, config_error, lang, clock } = options;
    let events = Events::default();
    // In memory there is nothing to come back to, so no draft outlives it either.
    let draft = DraftKeeper::new(store.path().unwrap_or(Path::new("")));
    let last_words = draft.clone();
    let path = store.path().map(Path::to_owned);
    let theme = theme(&config);
    let setup = Setup { config, lang, clock, theme, sender: events.sender(), draft, folders: UserFolders::find() };
    let mut app = App::new(store, setup)?;
    if let Some(error) = config_error {
        let words = wording::errors::config(&crate::i18n::Texts::load(lang), &error);
        app.say(Level::Warning, words);
    }
    let kind = paths::terminal_kind();
    let session = match Session::enter(kind.as_deref(), events.sender(), move || last_words.last_words()) {
        Ok(session) => session,
        Err(TerminalError::Ended(signal)) => return Ok(128 + signal),
        Err(error) => return Err(error.into()),
    };
    let mut screen = Screen::on_terminal()?;
    show(&mut app, &mut screen)?;
    read_input(events.sender())?;
    // What is not on the first frame comes after it.
    let _watch = path.as_deref().map(|path| Watch::start(path, events.sender())).transpose()?;
    app.after_first_frame();
    show(&mut app, &mut screen)?;
    attend(&mut app, &mut screen, &events)?;
    app.close();
    drop(session);
    Ok(terminal::ending().map_or(0, |signal| 128 + signal))
}

/// The loop: sleep, take what happened, draw once.
fn attend(app: &mut App, screen: &mut Screen, events: &Events) -> Result<(), RunError> {
    while !app.has_ended() {
        let mut draw = false;
        for event in events.wait(app.next_wake()) {
            match event {
                AppEvent::Resize => {
                    let before = screen.size();
                    screen.measure();
                    // There and back again: the terminal has cut what was on it.
                    if screen.size() == before {
                        screen.redraw()?;
                    }
                }
                AppEvent::Resumed => {
                    screen.measure();
                    screen.redraw()?;
                }
                _ => {}
            }
            draw |= app.handle(event);
            if app.has_ended() {
                return Ok(());
            }
        }
        let (copied, suspend) = app.take_requests();
        if let Some(text) = copied {
            copy(app, screen, &text);
        }
        if suspend {
            terminal::suspend();
        }
        if draw {
            show(app, screen)?;
            app.frame_shown();
        }
    }
    Ok(())
}

fn show(app: &mut App, screen: &mut Screen) -> io::Result<()> {
    let put = |frame: &mut Frame, caret| {
        if let Some(caret) = caret {
            frame.set_cursor_position(caret);
        }
    };
    if app.has_new_status() {
        screen.draw(|frame| {
            let caret = app.draw_blink(frame.buffer_mut());
            put(frame, caret);
        })?;
    }
    screen.draw(|frame| {
        let caret = app.draw(frame.buffer_mut());
        put(frame, caret);
    })
}

fn copy(app: &mut App, screen: &mut Screen, text: &str) {
    let words = match screen.copy(text) {
        Ok(()) => return,
        Err(CopyError::TooLong { limit, .. }) => {
            app.ctx().texts.with("status-copy-too-long", &[("limit", limit.into())])
        }
        Err(CopyError::Io(_)) => app.ctx().texts.get("status-copy-failed").to_owned(),
    };
    app.say(Level::Warning, words);
}

/// The colours that were asked for.
fn theme(config: &Config) -> Theme {
    if paths::no_color() {
        return Theme::plain();
    }
    match config.theme {
        // Asking the terminal itself could swallow keys that were typed ahead; the dark theme can be read on light too.
        ThemeChoice::Auto if paths::has_light_background() => Theme::light(),
        ThemeChoice::Auto | ThemeChoice::Dark => Theme::dark(),
        ThemeChoice::Light => Theme::light(),
        ThemeChoice::Plain => Theme::plain(),
    }
}
