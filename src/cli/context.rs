//! What every command needs: words, clock, settings, the book. Opens the file, and makes none where one is only looked at.

use super::{Failure, output::Output};
use crate::{
    clock::Clock,
    config::{Config, ConfigError},
    domain::{due::DuePolicy, id::CustomerId, moment::Moment, money::Currency},
    entry::{EntryContext, date},
    i18n::Texts,
    language::when::{Field, leading},
    paths::Paths,
    safe::safe_line,
    store::{Resolved, Store, StoreError},
};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use std::{
    cell::Cell,
    fs,
    io::{self, Write},
};

/// One run of the program.
pub struct Context<'t> {
    pub texts: &'t Texts,
    pub clock: Clock,
    pub paths: Paths,
    pub config: Config,
    /// What due dates depend on, of these settings.
    pub policy: DuePolicy,
    /// Whether `config` is what the rep wrote; else it is the defaults, and nothing is made again after them.
    pub settings_are_sound: bool,
    /// What was wrong with the settings, for the screen.
    pub config_error: Cell<Option<ConfigError>>,
    /// The currency of the book, once it was opened.
    pub currency: Cell<Option<Currency>>,
    /// `--json`.
    pub json: bool,
}

/// What lies where the book is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Nothing,
    /// A file of no bytes, and no log of writes beside it: nobody's book yet.
    Empty,
    Something,
}

impl Context<'_> {
    /// Now, with the local offset.
    pub fn at(&self) -> DateTime<FixedOffset> {
        self.clock.now()
    }

    /// The local time.
    pub fn now(&self) -> NaiveDateTime {
        self.at().naive_local()
    }

    /// The local day.
    pub fn today(&self) -> NaiveDate {
        self.at().date_naive()
    }

    /// Standard output.
    pub fn out(&self) -> Output {
        Output::new(self.json)
    }

    /// What was wrong with the settings, to be told once.
    pub fn take_config_error(&self) -> Option<ConfigError> {
        self.config_error.take()
    }

    /// A message on standard error. Nobody may be listening.
    pub fn tell(&self, message: &str) {
        let _ = writeln!(io::stderr(), "{}", safe_line(message));
    }

    /// What lies at the path of the book.
    pub fn place(&self) -> Place {
        let path = &self.paths.database;
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        match fs::symlink_metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Place::Nothing,
            Ok(found) if found.is_file() && found.len() == 0 && fs::metadata(log).map_or(0, |log| log.len()) == 0 => {
                Place::Empty
            }
            _ => Place::Something,
        }
    }

    /// Refuses an empty file that once was a book, since there are snapshots of it: what emptied it was no wish of the rep,
    /// and a new book there would look like all being lost.
    pub fn refuse_emptied(&self) -> Result<(), Failure> {
        if self.place() != Place::Empty {
            return Ok(());
        }
        match super::backup::newest(self) {
            Some(hint) => {
                let path = self.paths.database.display().to_string();
                let words = self.texts.with("cli-emptied_book", &[("path", (&path).into())]);
                Err(Failure::WithHint(Box::new(Failure::Said(words)), hint))
            }
            None => Ok(()),
        }
    }

    /// The book, to be looked at. Where there is none, an empty one that is nowhere: nothing is made.
    pub fn read(&self) -> Result<Store, Failure> {
        self.refuse_emptied()?;
        let path = self.paths.database.display().to_string();
        let missing = match self.place() {
            Place::Nothing => Some("cli-no_book"),
            Place::Empty => Some("cli-empty_book"),
            Place::Something => None,
        };
        if let Some(key) = missing {
            self.tell(&self.texts.with(key, &[("path", (&path).into())]));
            let mut store = Store::in_memory()?;
            self.settle(&mut store)?;
            return Ok(store);
        }
        let mut store = self.connect()?;
        if store.is_look_only() {
            self.tell(&self.texts.with("cli-look_only", &[("path", (&path).into())]));
        }
        // Who only looks is not kept from it by another writer: the dates are then as they were last made.
        match self.settle(&mut store).and_then(|()| store.roll_day(self.at())) {
            Err(StoreError::Busy | StoreError::Full | StoreError::ReadOnly) | Ok(()) => Ok(store),
            Err(error) => Err(error.into()),
        }
    }

    /// Connects to the book; one of an earlier version takes a while, and says so.
    fn connect(&self) -> Result<Store, StoreError> {
        let path = self.paths.database.display().to_string();
        Store::open_telling(&self.paths.database, &|| {
            self.tell(&self.texts.with("cli-upgrade", &[("path", (&path).into())]));
        })
    }

    /// The book for the screen: to be written to, or else to be looked at; made when there is none.
    pub fn open(&self) -> Result<Store, Failure> {
        self.refuse_emptied()?;
        let mut store = self.connect()?;
        match self.settle(&mut store).and_then(|()| store.roll_day(self.at())) {
            Err(StoreError::Busy | StoreError::Full | StoreError::ReadOnly) | Ok(()) => Ok(store),
            Err(error) => Err(error.into()),
        }
    }

    /// The book, to be written to; made when there is none.
    pub fn write(&self) -> Result<Store, Failure> {
        self.refuse_emptied()?;
        if self.place() == Place::Empty {
            let path = self.paths.database.display().to_string();
            self.tell(&self.texts.with("cli-started_book", &[("path", (&path).into())]));
        }
        let mut store = self.connect()?;
        if store.is_look_only() {
            return Err(store.refusal().into());
        }
        self.settle(&mut store)?;
        Ok(store)
    }

    /// The book, to change what is in it. Where there is none nothing is made, since nothing can be in it.
    pub fn change(&self) -> Result<Store, Failure> {
        if self.place() == Place::Something { self.write() } else { self.read() }
    }

    fn settle(&self, store: &mut Store) -> Result<(), StoreError> {
        let settled = if self.settings_are_sound {
            store.set_currency(self.config.currency).and_then(|()| store.set_policy(self.policy.clone()))
        } else {
            Ok(())
        };
        self.currency.set(Some(store.currency()));
        settled
    }

    /// The book's currency, or of no book the one that it would be made with. For what is read before the book is opened.
    pub fn book_currency(&self) -> Currency {
        if self.currency.get().is_none()
            && self.place() == Place::Something
            && let Ok(mut store) = self.connect()
            && let Err(error) = self.settle(&mut store)
        {
            tracing::warn!(%error, "the book was not settled before it was looked at");
        }
        self.currency.get().unwrap_or(self.config.currency)
    }

    /// The one customer that is meant.
    pub fn customer(&self, store: &Store, typed: &str) -> Result<(CustomerId, String), Failure> {
        match store.resolve(typed)? {
            Resolved::One(id, name) => Ok((id, name)),
            Resolved::Ambiguous(found) => {
                Err(Failure::Ambiguous(typed.to_owned(), found.into_iter().map(|(_, name)| name).collect()))
            }
            Resolved::NotFound => Err(Failure::NoCustomer(typed.to_owned())),
        }
    }

    /// What typed text is read against.
    pub fn entry(&self) -> EntryContext<'_> {
        let currency = self.currency.get().unwrap_or(self.config.currency);
        EntryContext { texts: self.texts, at: self.at(), currency, policy: &self.policy }
    }

    /// The date of a plan.
    pub fn planned(&self, text: &str) -> Result<Moment, Failure> {
        let entry = self.entry();
        date::planned(text, &entry).map_err(|problem| Failure::Said(date::problem(&problem, &entry)))
    }

    /// The date of a plan and, behind it, what is to be done.
    pub fn step(&self, text: &str) -> Result<(Moment, Option<String>), Failure> {
        match leading(text, self.now(), Field::Future, self.entry().order()) {
            Some((_, end)) => {
                let (when, action) = text.split_at_checked(end).unwrap_or((text, ""));
                Ok((self.planned(when)?, crate::entry::filled(action)))
            }
            None => Ok((self.planned(text)?, None)),
        }
    }
}
