//! Import from the screen: files are read and rows are tried on a thread of its own, what comes of it goes to the screen. One
//! import is one step. Draws nothing.

mod folder;
mod job;

use super::{background::connection, dialog::Dialog, events::AppEvent, state::App};
use crate::{
    action::Scope,
    exchange::look::{Answers, Tried},
    safe,
    store::StoreError,
    tui::{
        import::{ImportEvent, ImportScreen},
        widget::status::Level,
    },
    wording::{errors, money::count},
};
use job::{Done, Failed, Input, Job, Opened, Task, Watched};
use std::{
    path::{Path, PathBuf},
    sync::{
        atomic::Ordering::Relaxed,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

/// What is being imported.
pub(super) struct ImportWork {
    sender: Sender<AppEvent>,
    input: Option<Input>,
    /// The sheet that was read last.
    opened: Option<Opened>,
    running: Option<Running>,
    /// To be done when what runs has ended.
    wanted: Option<Job>,
}

/// A job on its thread.
struct Running {
    watched: Watched,
    result: Receiver<Finished>,
}

type Finished = (Result<Done, Failed>, Option<Opened>);

impl ImportWork {
    pub fn new(sender: Sender<AppEvent>) -> ImportWork {
        ImportWork { sender, input: None, opened: None, running: None, wanted: None }
    }

    /// Whether another connection of ours may hold the file.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Asks what runs to end; nothing of it is kept.
    fn stop(&mut self) {
        self.wanted = None;
        if let Some(running) = &self.running {
            running.watched.stop.store(true, Relaxed);
        }
    }

    fn start(&mut self, job: Job, path: PathBuf) -> std::io::Result<()> {
        let (done, result) = channel();
        let (watched, sender) = (Watched::default(), self.sender.clone());
        let mut opened = self.opened.take();
        let (job_watched, task) = (watched.clone(), self.sender.clone());
        let work = move || {
            let result = connection(&path, job.currency, &job.policy)
                .map_err(|error| Failed::Said(errors::store(&crate::i18n::Texts::load(job.lang), &error)));
            let result = result.and_then(|mut store| {
                let progress = || drop(sender.send(AppEvent::Task));
                job.run(&mut store, &mut opened, &job_watched, progress)
            });
            let _ = done.send((result, opened));
            let _ = task.send(AppEvent::Task);
        };
        thread::Builder::new().name("import".into()).spawn(work)?;
        self.running = Some(Running { watched, result });
        Ok(())
    }
}

impl App {
    /// Opens the choice of a file.
    pub(super) fn open_import(&mut self) -> Result<(), StoreError> {
        if self.store.is_look_only() {
            return Err(self.store.refusal());
        }
        let screen = ImportScreen::pick(self.folders.home.clone(), folder::newest(&self.folders.likely));
        self.dialogs.push(Dialog::Import(Box::new(screen)));
        Ok(())
    }

    /// Opens the preview of a block that was pasted.
    pub(super) fn open_import_pasted(&mut self, text: String) -> Result<(), StoreError> {
        if self.store.is_look_only() {
            return Err(self.store.refusal());
        }
        let name = self.texts.get("bring-pasted").to_owned();
        let (home, likely) = (self.folders.home.clone(), &self.folders.likely);
        match self.dialogs.last_mut() {
            Some(Dialog::Import(screen)) => screen.wait_for(name.clone()),
            top => {
                if matches!(top, Some(Dialog::Welcome(_))) {
                    self.dialogs.pop();
                }
                let screen = ImportScreen::pasted(name.clone(), home, folder::newest(likely));
                self.dialogs.push(Dialog::Import(Box::new(screen)));
            }
        }
        self.read_input(Input::Pasted { name, text });
        Ok(())
    }

    /// Whether a pasted text is rows for an import, and nothing on the screen wants it as text.
    pub(super) fn takes_table(&self, text: &str) -> bool {
        let wanted = match self.dialogs.last() {
            None => self.scopes().first() != Some(&Scope::Filter),
            Some(Dialog::Welcome(_)) => true,
            Some(Dialog::Import(screen)) => screen.takes_tables(),
            Some(_) => false,
        };
        wanted && is_table(text)
    }

    /// Does what the screen asks for.
    pub(super) fn on_import(&mut self, event: ImportEvent) -> bool {
        match event {
            ImportEvent::Ignored => return false,
            ImportEvent::Changed => {}
            ImportEvent::List(folder) => {
                let listed = folder::list(&folder).map_err(|error| {
                    let (path, why) = (folder.display().to_string(), errors::io(&self.texts, &error));
                    self.texts.with("bring-folder-unread", &[("path", (&path).into()), ("why", (&why).into())])
                });
                if let Some(screen) = self.import_screen() {
                    screen.set_listing(&folder, listed);
                }
            }
            ImportEvent::Read(path) => self.read_file(path),
            ImportEvent::Look(sheet, answers) => self.do_import(sheet, Task::Look(answers)),
            ImportEvent::Take(sheet, answers) => self.do_import(sheet, Task::Take(answers)),
            ImportEvent::TakeWhole => self.do_import(None, Task::TakeWhole),
            ImportEvent::Stop => self.import.stop(),
            ImportEvent::Closed => {
                self.import.stop();
                let has_taken = self.import_screen().is_some_and(|screen| screen.has_taken());
                self.leave_import();
                if !has_taken {
                    let words = self.texts.get("bring-cancelled").to_owned();
                    self.say(Level::Info, words);
                }
            }
        }
        true
    }

    fn import_screen(&mut self) -> Option<&mut ImportScreen> {
        self.dialogs.iter_mut().rev().find_map(|dialog| match dialog {
            Dialog::Import(screen) => Some(&mut **screen),
            _ => None,
        })
    }

    /// Takes the import off the screen, whatever lies over it by now.
    fn leave_import(&mut self) {
        self.dialogs.retain(|dialog| !matches!(dialog, Dialog::Import(_)));
        self.remember_draft();
        self.forget_import();
    }

    fn forget_import(&mut self) {
        self.import.input = None;
        self.import.opened = None;
    }

    fn read_file(&mut self, path: PathBuf) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let is_whole = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        if is_whole {
            let is_empty = self.store.customer_count().is_ok_and(|count| count == 0);
            let words = self.texts.get("bring-whole-not_empty").to_owned();
            self.import.input = Some(Input::File(path));
            match self.import_screen() {
                Some(screen) if is_empty => screen.ask_whole(name),
                Some(screen) => drop(screen.failed(words)),
                None => {}
            }
            return;
        }
        if let Some(screen) = self.import_screen() {
            screen.wait_for(name);
        }
        self.read_input(Input::File(path));
    }

    fn read_input(&mut self, input: Input) {
        self.import.input = Some(input);
        self.import.opened = None;
        self.do_import(None, Task::Look(Answers::default()));
    }

    /// Has it done, after what still runs.
    fn do_import(&mut self, sheet: Option<String>, task: Task) {
        let Some(input) = self.import.input.clone() else { return };
        let job = Job {
            input,
            sheet,
            task,
            at: self.moment(),
            currency: self.store.currency(),
            policy: self.policy.clone(),
            lang: self.texts.lang(),
            rejects: self.store.path().and_then(Path::parent).map(|folder| folder.join("rejects")),
        };
        if self.import.is_running() {
            self.import.stop();
            self.import.wanted = Some(job);
            return;
        }
        self.begin_import(job);
    }

    fn begin_import(&mut self, job: Job) {
        let Some(path) = self.store.path().map(Path::to_owned) else {
            // In memory: only this connection sees the book.
            let mut opened = self.import.opened.take();
            let result = job.run(&mut self.store, &mut opened, &Watched::default(), || {});
            return self.import_ended((result, opened));
        };
        if let Err(error) = self.import.start(job, path) {
            let words = errors::io(&self.texts, &error);
            self.import_failed(words);
        }
    }

    /// Takes how far the import is, or what it came to; true when something came.
    pub(super) fn on_import_task(&mut self) -> bool {
        let Some(running) = &self.import.running else { return false };
        let rows = running.watched.rows.load(Relaxed);
        match running.result.try_recv() {
            Ok(finished) => {
                self.import.running = None;
                match self.import.wanted.take() {
                    // What came is of answers that are others by now.
                    Some(job) if !matches!(finished.0, Ok(Done::Taken { .. } | Done::Whole(_))) => {
                        self.import.opened = finished.1;
                        self.begin_import(job);
                    }
                    _ => self.import_ended(finished),
                }
            }
            Err(std::sync::mpsc::TryRecvError::Empty) => {
                if let Some(screen) = self.import_screen() {
                    screen.set_progress(rows);
                }
            }
            Err(std::sync::mpsc::TryRecvError::Disconnected) => {
                self.import.running = None;
                let words = self.texts.get("import-cancelled").to_owned();
                self.import_failed(words);
            }
        }
        true
    }

    fn import_ended(&mut self, (result, opened): Finished) {
        self.import.opened = opened;
        match result {
            Ok(Done::Sheets(sheets)) => {
                let texts = &self.texts;
                let screen = self.dialogs.iter_mut().rev().find_map(|dialog| match dialog {
                    Dialog::Import(screen) => Some(screen),
                    _ => None,
                });
                if let Some(screen) = screen {
                    screen.set_sheets(sheets, texts);
                }
            }
            Ok(Done::Look(look)) => {
                if let Some(screen) = self.import_screen() {
                    screen.set_look(*look);
                }
            }
            Ok(Done::Taken { tried, files }) => {
                let words = self.imported_words(&tried, &files);
                self.imported(words);
            }
            Ok(Done::Whole(rows)) => {
                let (rows, key) = (count(rows), self.undo_key());
                let args = [("rows", (&rows).into()), ("key", (&key).into())];
                let words = self.texts.with("bring-whole-done", &args);
                self.imported(words);
            }
            Err(Failed::Said(words)) => self.import_failed(words),
            Err(Failed::Cancelled) => {
                let stays = self.import_screen().is_none_or(ImportScreen::stopped);
                if !stays {
                    self.leave_import();
                }
                let words = self.texts.get("bring-cancelled").to_owned();
                self.say(Level::Info, words);
            }
        }
    }

    fn import_failed(&mut self, words: String) {
        let stays = self.import_screen().is_some_and(|screen| screen.failed(words.clone()));
        if !stays {
            self.leave_import();
            self.say(Level::Error, words);
        }
    }

    /// The rows are in the book: everything is read again.
    fn imported(&mut self, words: String) {
        let texts = &self.texts;
        let stays = self.dialogs.iter_mut().rev().any(|dialog| match dialog {
            Dialog::Import(screen) => screen.taken(texts),
            _ => false,
        });
        if stays {
            self.import.opened = None;
        } else {
            self.leave_import();
        }
        self.background.book_changed();
        self.background.index_is_stale();
        let keep = self.follow_ups.queue.selected().map(|row| row.customer);
        self.carry(|app| {
            // Our own writing by another connection is not to be told as somebody else's.
            app.store.changed_elsewhere()?;
            app.reload(keep)
        });
        self.say(Level::Done, words);
    }

    /// `已导入：新增 12 · 更新 3 · 不能导入 1。没有导入的行在 …。按 u 撤销`.
    fn imported_words(&self, tried: &Tried, files: &[PathBuf]) -> String {
        let report = &tried.report;
        let counts = [
            ("bring-count-added", report.added),
            ("bring-count-updated", report.updated),
            ("bring-count-unchanged", report.unchanged),
            ("bring-count-customers", report.customers_made),
            ("bring-count-refused", tried.refused),
        ];
        let counts = counts.into_iter().filter(|(key, number)| *number > 0 || *key == "bring-count-added");
        let counts = counts.map(|(key, number)| self.texts.with(key, &[("n", (&count(number)).into())]));
        let separator = format!(" {} ", self.glyphs.separator);
        let (counts, key) = (counts.collect::<Vec<_>>().join(&separator), self.undo_key());
        let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        match files.join(&separator) {
            path if !path.is_empty() => {
                let args = [("counts", (&counts).into()), ("path", (&path).into()), ("key", (&key).into())];
                self.texts.with("bring-done-refused", &args)
            }
            _ => self.texts.with("bring-done", &[("counts", (&counts).into()), ("key", (&key).into())]),
        }
    }
}

/// Rows as spreadsheets copy them: cells with tabs between, or several short lines, a column of names.
fn is_table(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let has_cells = |line: &&str| line.split('\t').filter(|cell| !cell.trim().is_empty()).count() > 1;
    lines.iter().any(has_cells) || (lines.len() > 1 && lines.iter().all(|line| safe::width(line) <= LONGEST_NAME))
}

/// A line of more cells than this is a sentence, and no cell of a column.
const LONGEST_NAME: usize = 60;
