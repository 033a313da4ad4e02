//! What every command needs: words, clock, settings, the book. Opens the file, and makes none where one is only looked at.

use super::{Failure, output::Output};
use crate::{
    clock::Clock,
    config::Config,
    domain::id::CustomerId,
    i18n::{Lang, Texts},
    language::when::{DateOrder, Field, leading, when},
    domain::moment::Moment,
    paths::Paths,
    safe::safe_line,
    store::{Resolved, Store, StoreError},
};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use std::{
    fs,
    io::{self, Write},
};

/// One run of the program.
pub struct Context<'t> {
    pub texts: &'t Texts,
    pub clock: Clock,
    pub paths: Paths,
    pub config: Config,
    /// Whether `config` is what the rep wrote; else it is the defaults, and nothing is made again after them.
    pub settings_are_sound: bool,
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
        Output::new(self.texts, self.json)
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

    /// The book, to be looked at. Where there is none, an empty one that is nowhere: nothing is made.
    pub fn read(&self) -> Result<Store, Failure> {
        let path = self.paths.database.display().to_string();
        let missing = match self.place() {
            Place::Nothing => Some("cli-no_book"),
            Place::Empty => Some("cli-empty_book"),
            Place::Something => None,
        };
        if let Some(key) = missing {
            self.tell(&self.texts.with(key, &[("path", (&path).into())]));
            return Ok(Store::in_memory()?);
        }
        let mut store = Store::open(&self.paths.database)?;
        if store.is_look_only() {
            self.tell(&self.texts.with("cli-look_only", &[("path", (&path).into())]));
        }
        // Who only looks is not kept from it by another writer: the dates are then as they were last made.
        match self.settle(&mut store).and_then(|()| store.roll_day(self.at())) {
            Err(StoreError::Busy | StoreError::Full | StoreError::ReadOnly) | Ok(()) => Ok(store),
            Err(error) => Err(error.into()),
        }
    }

    /// The book, to be written to; made when there is none.
    pub fn write(&self) -> Result<Store, Failure> {
        if self.place() == Place::Empty {
            let path = self.paths.database.display().to_string();
            self.tell(&self.texts.with("cli-started_book", &[("path", (&path).into())]));
        }
        let mut store = Store::open(&self.paths.database)?;
        if store.is_look_only() {
            return Err(StoreError::ReadOnly.into());
        }
        self.settle(&mut store)?;
        Ok(store)
    }

    /// The book, to change what is in it. Where there is none nothing is made, since nothing can be in it.
    pub fn change(&self) -> Result<Store, Failure> {
        if self.place() == Place::Something { self.write() } else { self.read() }
    }

    fn settle(&self, store: &mut Store) -> Result<(), StoreError> {
        if self.settings_are_sound { store.set_policy(self.config.due_policy()) } else { Ok(()) }
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

    /// How numbers of a date are ordered.
    pub fn date_order(&self) -> DateOrder {
        match self.texts.lang() {
            Lang::ZhCn => DateOrder::YearMonthDay,
            Lang::En => DateOrder::MonthDayYear,
        }
    }

    /// A date of a plan.
    pub fn date(&self, text: &str) -> Result<Moment, Failure> {
        let read = when(text, self.now(), Field::Future, self.date_order())
            .map_err(|error| Failure::Said(crate::wording::errors::when(self.texts, &error)))?;
        Ok(read.moment)
    }

    /// A date and, behind it, what is to be done.
    pub fn step(&self, text: &str) -> Result<(Moment, Option<String>), Failure> {
        match leading(text, self.now(), Field::Future, self.date_order()) {
            Some((read, end)) => {
                let action = text.get(end..).unwrap_or_default().trim();
                Ok((read.moment, (!action.is_empty()).then(|| action.to_owned())))
            }
            None => Ok((self.date(text)?, None)),
        }
    }
}
