//! The screen, from the shell: the rep's book, or a sample that is thrown away. Draws nothing itself.

use super::{
    Failure,
    arguments::{plain, value},
    context::Context,
};
use crate::{
    app::terminal::TerminalError,
    app::{RunError, RunOptions, run, terminal},
    demo::{self, Trade},
    i18n::{Lang, Texts},
    safe::safe_block,
    store::Store,
    wording::errors,
};
use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser};
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

pub fn demo_command(texts: &Texts) -> Command {
    plain(texts, "demo", "help-demo").arg(trade_argument(texts, "help-demo-trade"))
}

/// `--trade`.
pub fn trade_argument(texts: &Texts, help: &'static str) -> Arg {
    value(texts, "trade", help, "help-value-trade").value_parser(PossibleValuesParser::new(Trade::ALL.map(Trade::code)))
}

/// The trade that was asked for.
pub fn trade(matches: &ArgMatches) -> Trade {
    matches.get_one::<String>("trade").and_then(|code| Trade::from_code(code)).unwrap_or_default()
}

/// Opens a sample book in a folder that goes with it.
pub fn demo(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    needs_terminal(context)?;
    let folder = tempfile::Builder::new()
        .prefix("gendan-demo-")
        .tempdir()
        .map_err(|error| Failure::Said(errors::io(context.texts, &error)))?;
    let mut store = Store::open_throw_away(&folder.path().join("demo.db"))?;
    store.set_policy(context.policy.clone())?;
    demo::fill_for(&mut store, trade(matches), context.texts.lang(), context.at()).map_err(|error| match error {
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
