//! One reading of a sheet, or one import, from the input to the book: on a thread of its own, or here and now for a book in memory.
//! Draws nothing; tells how far it is, and stops when asked.

use crate::{
    clock,
    domain::due::DuePolicy,
    domain::money::Currency,
    exchange::{
        error::ImportError,
        field::Kind,
        look::{Answers, Look, Setting, Tried, lines, look, survey},
        plan::{Import, ImportOptions, Survey, hold},
        read::{self, Format, Problem, ReadError, ReadOptions, Sheet, Source},
        session::{self, Lines, Refused, SessionError, default_rejects},
    },
    export::whole,
    i18n::{Lang, Texts},
    paths,
    store::{self, LedgerOptions, Store, WholeError},
    tui::import::words,
    wording::errors,
};
use chrono::{DateTime, FixedOffset};
use std::{
    fs::File,
    io::{BufReader, Cursor},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
};

/// Where the rows come from.
#[derive(Clone, Debug)]
pub(in crate::app) enum Input {
    File(PathBuf),
    /// A block that was pasted, and what it is called.
    Pasted {
        name: String,
        text: String,
    },
}

/// What is to be done with them.
#[derive(Clone, Debug)]
pub(in crate::app) enum Task {
    /// Try it and take it back.
    Look(Answers),
    /// Import it.
    Take(Answers),
    /// Take the whole book that the file holds.
    TakeWhole,
}

/// All that one job needs.
#[derive(Clone)]
pub(in crate::app) struct Job {
    pub input: Input,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    pub task: Task,
    pub at: DateTime<FixedOffset>,
    pub currency: Currency,
    pub policy: DuePolicy,
    pub lang: Lang,
    /// Where rows go that were not taken and have no place beside their input.
    pub rejects: Option<PathBuf>,
}

/// The sheets of a workbook that hold data, each with the kind of rows that its headings say.
pub(in crate::app) type Sheets = Vec<(String, Option<Kind>)>;

/// What a job came to.
pub(in crate::app) enum Done {
    /// Several sheets hold data: one is to be chosen.
    Sheets(Sheets),
    Look(Box<Look>),
    Taken {
        tried: Box<Tried>,
        files: Vec<PathBuf>,
    },
    /// The whole book, with its rows.
    Whole(u64),
}

/// Why it came to nothing.
pub(in crate::app) enum Failed {
    /// In the person's language.
    Said(String),
    Cancelled,
}

/// How far a job is, and whether it is to go on; shared with who watches it.
#[derive(Clone, Default)]
pub(in crate::app) struct Watched {
    pub stop: Arc<AtomicBool>,
    pub rows: Arc<AtomicU64>,
}

/// A sheet that was opened for a job before, kept for the next one.
pub(in crate::app) struct Opened {
    pub name: Option<String>,
    pub encoding: Option<String>,
    pub sheet: Sheet,
}

impl Job {
    /// Does it. The sheet that was opened for it stays in `opened`.
    pub fn run(
        &self,
        store: &mut Store,
        opened: &mut Option<Opened>,
        watched: &Watched,
        mut progress: impl FnMut(),
    ) -> Result<Done, Failed> {
        let texts = Texts::load(self.lang);
        let step = |rows| {
            watched.rows.store(rows, Relaxed);
            progress();
            !watched.stop.load(Relaxed)
        };
        let done = match &self.task {
            Task::TakeWhole => return self.take_whole(store, &texts).map(Done::Whole).map_err(Failed::Said),
            task => self.open(opened).and_then(|sheet| match (sheet, task) {
                (Err(names), _) => Ok(Done::Sheets(names)),
                (Ok(sheet), Task::Take(answers)) => self.take(store, sheet, answers, &texts, step),
                (Ok(sheet), Task::Look(answers)) => self.look(store, sheet, answers, &texts, opened, step),
                (Ok(_), Task::TakeWhole) => Err(SessionError::Cancelled),
            }),
        };
        if watched.stop.load(Relaxed) && !matches!(done, Ok(Done::Taken { .. })) {
            return Err(Failed::Cancelled);
        }
        done.map_err(|error| match error {
            SessionError::Cancelled => Failed::Cancelled,
            SessionError::Import(error) => Failed::Said(words::import_error(&texts, &error)),
            error => Failed::Said(errors::session(&texts, &error)),
        })
    }

    /// The sheet; or, when several hold data and none was named, their names.
    fn open(&self, opened: &mut Option<Opened>) -> Result<Result<Sheet, Sheets>, SessionError> {
        let encoding = self.answers().and_then(|answers| answers.encoding.clone());
        if let Some(known) = opened.take_if(|known| known.name == self.sheet && known.encoding == encoding) {
            return Ok(Ok(known.sheet));
        }
        let source = match &self.input {
            Input::File(path) => Source::File(path.clone()),
            Input::Pasted { name, text } => {
                Source::Stream { name: name.clone(), reader: Box::new(Cursor::new(text.clone().into_bytes())) }
            }
        };
        let loaded = read::load(source)?;
        match loaded.sheet(&ReadOptions { sheet: self.sheet.clone(), encoding }) {
            Ok(sheet) => Ok(Ok(sheet)),
            Err(ReadError { problem: Problem::SeveralSheets { names }, .. }) => {
                let held = hold(&loaded, &names, &ImportOptions::default())?;
                Ok(Err(names.into_iter().zip(held).collect()))
            }
            Err(error) => Err(error.into()),
        }
    }

    fn answers(&self) -> Option<&Answers> {
        match &self.task {
            Task::Look(answers) | Task::Take(answers) => Some(answers),
            Task::TakeWhole => None,
        }
    }

    fn look(
        &self,
        store: &mut Store,
        sheet: Sheet,
        answers: &Answers,
        texts: &Texts,
        opened: &mut Option<Opened>,
        step: impl FnMut(u64) -> bool,
    ) -> Result<Done, SessionError> {
        let why = |why: &session::Why| words::why(texts, why);
        let options = self.options(texts, answers);
        let (mut look, sheet) = look(store, sheet, answers, &self.setting(), &options, &why, step)?;
        if matches!(self.input, Input::Pasted { .. }) {
            // What was pasted is text already.
            look.plan.encoding = None;
        }
        *opened = Some(Opened { name: self.sheet.clone(), encoding: answers.encoding.clone(), sheet });
        Ok(Done::Look(Box::new(look)))
    }

    fn take(
        &self,
        store: &mut Store,
        sheet: Sheet,
        answers: &Answers,
        texts: &Texts,
        step: impl FnMut(u64) -> bool,
    ) -> Result<Done, SessionError> {
        let Survey { mut import, open } = survey(sheet, answers, &self.setting())?;
        if let Some(error) = open.into_iter().next() {
            return Err(ImportError::into(error));
        }
        let why = |why: &session::Why| words::why(texts, why);
        let aside = |import: &Import, path: Option<&Path>, taken: Option<&Path>| {
            let target = self.rejects_file(path, import.plan().format == Format::Text, taken);
            Refused::new(import, target, texts.get("import-reason"), why)
        };
        let mut refused = aside(&import, None, None);
        let mut beside = lines(answers, &self.setting())?.map(|lines| {
            let refused = aside(&lines, answers.lines.as_deref(), refused.target());
            Lines::new(lines, refused)
        });
        let options = self.options(texts, answers);
        let (report, words) = session::run(store, &mut import, beside.as_mut(), &options, &mut refused, step)?;
        // The rows are in the book: a file that cannot be put in its place now is no reason to say that nothing was done.
        let finished = |refused: &mut Refused<'_>| {
            refused.finish().unwrap_or_else(|error| {
                tracing::warn!(%error, "the rows that were not taken could not be kept");
                None
            })
        };
        let mut files: Vec<PathBuf> = finished(&mut refused).into_iter().collect();
        if let Some(beside) = &mut beside {
            files.extend(finished(&mut beside.refused));
            refused.take_over(&mut beside.refused);
        }
        let tried = Tried { report, refused: refused.rows, rejections: refused.told, words };
        Ok(Done::Taken { tried: Box::new(tried), files })
    }

    /// Beside the input where that can be written, else with the book.
    /// `path`: another file than the input. `taken`: where the rows of the sheet beside it go.
    fn rejects_file(&self, path: Option<&Path>, is_text: bool, taken: Option<&Path>) -> Option<PathBuf> {
        let (beside, name) = match (path, &self.input) {
            (Some(path), _) => (path.parent(), path.to_owned()),
            (None, Input::File(path)) => (path.parent(), path.clone()),
            (None, Input::Pasted { name, .. }) => (None, PathBuf::from(name).with_extension("tsv")),
        };
        let writable = |folder: &Path| tempfile::NamedTempFile::new_in(folder).is_ok();
        if let Some(folder) = beside.filter(|folder| writable(folder)) {
            return Some(default_rejects(folder, &name, is_text, taken));
        }
        let folder = self.rejects.as_deref()?;
        paths::private_folder(folder).ok()?;
        Some(default_rejects(folder, Path::new(name.file_name()?), is_text, taken))
    }

    fn setting(&self) -> Setting {
        Setting { currency: self.currency, now: self.at.naive_local(), local: clock::local }
    }

    fn options(&self, texts: &Texts, answers: &Answers) -> store::ImportOptions {
        store::ImportOptions {
            at: self.at,
            source: self.source(),
            dry_run: false,
            ledger: LedgerOptions {
                walk_in: texts.get("import-walk_in").to_owned(),
                unnamed: texts.get("import-unnamed").to_owned(),
                joined: answers.lines.is_some(),
                ..LedgerOptions::default()
            },
        }
    }

    /// The name for the history.
    fn source(&self) -> String {
        match &self.input {
            Input::File(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            Input::Pasted { name, .. } => name.clone(),
        }
    }

    fn take_whole(&self, store: &mut Store, texts: &Texts) -> Result<u64, String> {
        let Input::File(path) = &self.input else { return Ok(0) };
        let said = |error: whole::WholeReadError| match error {
            whole::WholeReadError::Whole(WholeError::NotEmpty) => texts.get("bring-whole-not_empty").to_owned(),
            error => error.words(texts, path),
        };
        let file = File::open(path).map_err(|error| said(error.into()))?;
        let parts = whole::parts(BufReader::with_capacity(1 << 16, file)).map_err(said)?;
        store.take_whole(parts, &self.source(), self.at).map(|(rows, _)| rows).map_err(said)
    }
}
