//! Why a command did not do what it was told, its words and its exit status. Prints on standard error alone.

use crate::{
    clock::ClockError,
    exchange::{error::ImportError, read::ReadError, session::SessionError},
    i18n::Texts,
    paths::NoHome,
    safe::safe_line,
    store::{Rule, StoreError},
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
    /// An import that did not come to its end.
    Session(SessionError),
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
    /// There is no such thing; the sentence says what to do.
    NoSuch(String),
    /// A sentence, and what it could mean.
    Several(String, Vec<String>),
    /// Nothing holds the text looked for.
    NothingFound(String),
    /// A line of standard input is not UTF-8.
    NotUtf8(u64),
    /// A line of standard input is no text that anyone typed.
    LineTooLong(u64),
    /// It happened at this line of standard input; the lines before it are saved.
    AtLine(u64, Box<Failure>),
    /// A failure, and a line that helps.
    WithHint(Box<Failure>, String),
    /// The screen was ended by a signal: 128 and its number.
    Ended(i32),
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

impl From<SessionError> for Failure {
    fn from(error: SessionError) -> Failure {
        match error {
            SessionError::Import(error) => Failure::Import(error),
            SessionError::Store(error) => Failure::Store(error),
            other => Failure::Session(other),
        }
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
        // Whoever closed the pipe has seen enough.
        if matches!(&self, Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe) {
            return ExitCode::from(PIPE_CLOSED);
        }
        let (words, status) = self.words(texts);
        let mut message = String::new();
        for line in words.iter().map(|line| safe_line(line)) {
            message.push_str(&line);
            message.push('\n');
        }
        // Nobody may be listening.
        let _ = io::stderr().write_all(message.as_bytes());
        ExitCode::from(status)
    }

    /// The lines to say, and the exit status.
    fn words(&self, texts: &Texts) -> (Vec<String>, u8) {
        let with_text = |key: &'static str, text: &String| texts.with(key, &[("text", text.into())]);
        let with_why = |key: &'static str, error| texts.with(key, &[("why", (&errors::io(texts, error)).into())]);
        let at_line = |key: &'static str, line: u64| texts.with(key, &[("line", line.into())]);
        let (words, status) = match self {
            Failure::Told => return (Vec::new(), 1),
            Failure::Ended(status) => return (Vec::new(), u8::try_from(*status).unwrap_or(1)),
            Failure::AtLine(line, inner) => {
                let (mut words, status) = inner.words(texts);
                if let Some(first) = words.first_mut() {
                    *first = texts.with("cli-at_line", &[("line", (*line).into()), ("why", (&*first).into())]);
                }
                return (words, status);
            }
            Failure::WithHint(inner, hint) => {
                let (mut words, status) = inner.words(texts);
                words.push(hint.clone());
                return (words, status);
            }
            Failure::Ambiguous(typed, names) => {
                let mut words = vec![with_text("cli-ambiguous", typed)];
                words.extend(names.iter().map(|name| format!("  {name}")));
                return (words, 3);
            }
            Failure::Several(sentence, names) => {
                let mut words = vec![sentence.clone()];
                words.extend(names.iter().map(|name| format!("  {name}")));
                return (words, 3);
            }
            Failure::Said(words) => (words.clone(), 1),
            Failure::NoSuch(words) => (words.clone(), 3),
            Failure::Store(error @ StoreError::Rule(Rule::WonWithoutOrder)) => {
                return (vec![errors::store(texts, error), texts.get("cli-won_by_order").to_owned()], 1);
            }
            Failure::Store(error) => (errors::store(texts, error), 1),
            Failure::Import(error) => (errors::import(texts, error), 1),
            Failure::Session(error) => (errors::session(texts, error), 1),
            Failure::NoHome(error) => (errors::no_home(texts, error), 1),
            Failure::Clock(error) => (errors::clock(texts, error), 1),
            Failure::Output(error) => (with_why("cli-output", error), 1),
            Failure::Input(error) => (with_why("cli-input", error), 1),
            Failure::NotUtf8(line) => (at_line("cli-input-not_utf8", *line), 1),
            Failure::LineTooLong(line) => (at_line("cli-input-long", *line), 1),
            Failure::Usage(words) => (words.clone(), 2),
            Failure::NoCustomer(typed) => (with_text("cli-no_customer", typed), 3),
            Failure::NothingFound(typed) => (with_text("cli-nothing_found", typed), 3),
        };
        (vec![words], status)
    }
}
