//! The screen, from the shell: the rep's book, or a sample that is thrown away. Draws nothing itself.

use super::{Failure, context::Context};
use crate::{
    app::terminal::TerminalError,
    app::{RunError, RunOptions, run, terminal},
    demo,
    i18n::{Lang, Texts},
    safe::safe_block,
    store::Store,
    wording::errors,
};
use std::{
    io::{self, IsTerminal, Write},
    panic::PanicHookInfo,
    sync::OnceLock,
};

/// For the last words of a panic, which can be handed nothing.
static LANG: OnceLock<Lang> = OnceLock::new();

/// Opens the rep's book, which is made when there is none.
pub fn app(context: &Context) -> Result<(), Failure> {
    needs_terminal(context)?;
    let store = context.open()?;
    screen(context, store)
}

/// Opens a sample book in a folder that goes with it.
pub fn demo(context: &Context) -> Result<(), Failure> {
    needs_terminal(context)?;
    let folder = tempfile::Builder::new()
        .prefix("gendan-demo-")
        .tempdir()
        .map_err(|error| Failure::Said(errors::io(context.texts, &error)))?;
    let mut store = Store::open_throw_away(&folder.path().join("demo.db"))?;
    store.set_policy(context.policy.clone())?;
    demo::fill(&mut store, context.texts.lang(), context.at()).map_err(|error| match error {
        demo::DemoError::Store(error) => Failure::Store(error),
        demo::DemoError::Words(error) => Failure::Said(error.to_string()),
    })?;
    store.roll_day(context.at())?;
    screen(context, store)
}

/// Said before anything is made: a file that nobody asked for would stay.
fn needs_terminal(context: &Context) -> Result<(), Failure> {
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        return Ok(());
    }
    Err(Failure::Said(context.texts.get("cli-no_terminal").to_owned()))
}

fn screen(context: &Context, store: Store) -> Result<(), Failure> {
    let lang = context.texts.lang();
    let _ = LANG.set(lang);
    terminal::set_panic_hook(last_words);
    crate::logging::start(context.paths.log.clone());
    let options = RunOptions {
        store,
        config: context.config.clone(),
        config_error: context.take_config_error(),
        lang,
        clock: context.clock,
    };
    let said = |key: &'static str| Failure::Said(context.texts.get(key).to_owned());
    match run(options) {
        Ok(0) => Ok(()),
        Ok(status) => Err(Failure::Ended(status)),
        Err(RunError::Store(error)) => Err(error.into()),
        Err(RunError::Terminal(TerminalError::Ended(signal))) => Err(Failure::Ended(128 + signal)),
        Err(RunError::Terminal(TerminalError::Dumb)) => Err(said("cli-dumb_terminal")),
        Err(RunError::Terminal(TerminalError::NotATerminal | TerminalError::Taken)) => Err(said("cli-no_terminal")),
        Err(RunError::Terminal(TerminalError::Io(error)) | RunError::Io(error)) => {
            let why = errors::io(context.texts, &error);
            Err(Failure::Said(context.texts.with("cli-terminal", &[("why", (&why).into())])))
        }
    }
}

/// What went wrong and where, and that nothing saved is lost.
fn last_words(info: &PanicHookInfo) {
    let texts = Texts::load(LANG.get().copied().unwrap_or(Lang::En));
    let place = info.location().map_or_else(String::new, |place| format!("{}:{}", place.file(), place.line()));
    let mut message = texts.with("cli-panic", &[("place", (&place).into())]);
    message.push_str("\n  ");
    message.push_str(info.payload_as_str().unwrap_or_default());
    // Nobody may be listening.
    let _ = writeln!(io::stderr(), "{}", safe_block(&message));
}
