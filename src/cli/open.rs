//! The screen, from the shell: the rep's book, or a sample that is thrown away. Draws nothing itself.

use super::{
    context::{Context, Place},
    failure::Failure,
};
use crate::{
    app::{
        RunError, RunOptions, run,
        terminal::{self, TerminalError},
    },
    clock::Clock,
    config::Config,
    demo,
    i18n::{Lang, Texts},
    paths,
    safe::safe_line,
    store::Store,
    wording::errors,
};
use std::{
    io::{self, Write},
    panic::PanicHookInfo,
};

/// The rep's book.
pub fn app(context: &Context) -> Result<(), Failure> {
    let store = match context.place() {
        Place::Something => context.read()?,
        Place::Nothing | Place::Empty => context.write()?,
    };
    screen(context, store)
}

/// The sample book, in a folder that goes when the screen is left.
pub fn demo(context: &Context) -> Result<(), Failure> {
    let folder = tempfile::Builder::new()
        .prefix("gendan-demo-")
        .tempdir()
        .map_err(|error| Failure::Said(errors::io(context.texts, &error)))?;
    let mut store = Store::open_throw_away(&folder.path().join("demo.db"))?;
    demo::fill(&mut store, context.texts.lang(), context.at()).map_err(|error| Failure::Said(error.to_string()))?;
    screen(context, store)
}

fn screen(context: &Context, store: Store) -> Result<(), Failure> {
    terminal::set_panic_hook(say_panic);
    let (config, config_error) = Config::load(&context.paths.config);
    let options = RunOptions {
        store,
        config,
        config_error,
        lang: context.texts.lang(),
        clock: Clock::from_text(paths::frozen_now().as_deref()).map_err(Failure::Clock)?,
    };
    match run(options) {
        Ok(0) => Ok(()),
        Ok(status) => Err(Failure::Ended(status)),
        Err(RunError::Store(error)) => Err(error.into()),
        Err(RunError::Io(error)) => Err(Failure::Output(error)),
        Err(RunError::Terminal(error)) => Err(match error {
            TerminalError::Ended(signal) => Failure::Ended(128 + signal),
            TerminalError::Io(error) => Failure::Output(error),
            TerminalError::Dumb => Failure::Said(context.texts.get("cli-dumb_terminal").to_owned()),
            TerminalError::NotATerminal | TerminalError::Taken => {
                Failure::Said(context.texts.get("cli-no_terminal").to_owned())
            }
        }),
    }
}

/// The last message of a program that went wrong: what happened, and that nothing saved is lost.
fn say_panic(info: &PanicHookInfo) {
    let texts = Texts::load(Lang::from_locale(paths::locale().as_deref()));
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let what = info.payload_as_str().unwrap_or_default();
    let mut message = texts.with("cli-panic", &[("place", (&place).into())]);
    message.push_str("\n  ");
    message.push_str(what);
    for line in message.lines() {
        let _ = writeln!(io::stderr(), "{}", safe_line(line));
    }
}
