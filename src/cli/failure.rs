//! Why a command did not do what it was told, its words and its exit status. Prints on standard error alone.

use crate::{
    clock::ClockError,
    exchange::{error::ImportError, read::ReadError},
    i18n::Texts,
    paths::NoHome,
    safe::safe_line,
    store::StoreError,
    wording::errors,
};
use std::{
    io::{self, Write},
    process::ExitCode,
};

/// What went wrong.
#[derive(Debug)]
pub enum Failure {
    /// A sentence that says all.
    Said(String),
    Store(StoreError),
    Import(ImportError),
    NoHome(NoHome),
    Clock(ClockError),
    /// Standard output would not take the data.
    Output(io::Error),
    /// Standard input would not give them.
    Input(io::Error),
    /// Arguments that contradict each other.
    Usage(String),
    NoCustomer(String),
    /// The text, and who it could mean.
    Ambiguous(String, Vec<String>),
    /// Nothing holds the text looked for.
    NothingFound(String),
    /// All that is to be said was said; only the status is left.
    Told,
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        Failure::Store(error)
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Failure {
        Failure::Import(error)
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Failure {
        Failure::Import(error.into())
    }
}

/// 128 and the number of SIGPIPE, as a shell reports who died of a closed pipe.
const PIPE_CLOSED: u8 = 141;

impl Failure {
    /// Says it and gives the exit status.
    pub fn report(self, texts: &Texts) -> ExitCode {
        let (words, status) = match &self {
            // Whoever closed the pipe has seen enough.
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::from(PIPE_CLOSED),
            Failure::Told => return ExitCode::from(1),
            Failure::Said(words) => (words.clone(), 1),
            Failure::Store(error) => (errors::store(texts, error), 1),
            Failure::Import(error) => (errors::import(texts, error), 1),
            Failure::NoHome(error) => (errors::no_home(texts, error), 1),
            Failure::Clock(error) => (errors::clock(texts, error), 1),
            Failure::Output(error) => (texts.with("cli-output", &[("why", (&errors::io(texts, error)).into())]), 1),
            Failure::Input(error) => (texts.with("cli-input", &[("why", (&errors::io(texts, error)).into())]), 1),
            Failure::Usage(words) => (words.clone(), 2),
            Failure::NoCustomer(typed) => (texts.with("cli-no_customer", &[("text", typed.into())]), 3),
            Failure::NothingFound(typed) => (texts.with("cli-nothing_found", &[("text", typed.into())]), 3),
            Failure::Ambiguous(typed, _) => (texts.with("cli-ambiguous", &[("text", typed.into())]), 3),
        };
        let mut message = format!("{}\n", safe_line(&words));
        if let Failure::Ambiguous(_, names) = &self {
            for name in names {
                message.push_str(&format!("  {}\n", safe_line(name)));
            }
        }
        // Nobody may be listening.
        let _ = io::stderr().write_all(message.as_bytes());
        ExitCode::from(status)
    }
}
