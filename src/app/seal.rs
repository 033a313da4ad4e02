//! A report that is marked as handed on, and what became since of what it stood on: a long log is read beside the loop, and no mark is
//! lost when the app is closed meanwhile. Digests nothing itself.

use super::{
    background::{beside, connection},
    dialog::Dialog,
    events::AppEvent,
    report::seal_kind,
    state::App,
};
use crate::{
    domain::seal::Seal,
    i18n::Texts,
    report::{self, Asked, document::Document},
    store::{LogState, Op, SealedLog, StoreError, op::NewSeal},
    tui::widget::status::Level,
    wording::date,
};
use std::sync::mpsc::{Receiver, Sender};

/// Follow-ups that are read while the person waits.
const AT_ONCE: i64 = 5_000;

/// A report as it goes out, with its seal; none of one that was handed on already.
type Sealed = Result<Option<(Document, NewSeal)>, StoreError>;

/// What is read of the log beside the loop.
pub(super) struct SealWork {
    sender: Sender<AppEvent>,
    /// The report that is being marked.
    sealing: Option<(Asked, Receiver<Sealed>)>,
    /// The seal whose follow-ups are being compared.
    comparing: Option<(Seal, Receiver<Result<Changes, StoreError>>)>,
    /// What came of it last.
    known: Option<(Seal, Changes)>,
    /// Nothing was written since that began.
    is_fresh: bool,
    /// Something was written while it ran.
    again: bool,
}

/// What changed under a seal.
#[derive(Clone, Copy)]
enum Changes {
    None,
    /// So many follow-ups; 0 when nobody knows which.
    Some(usize),
}

impl SealWork {
    pub fn new(sender: Sender<AppEvent>) -> SealWork {
        SealWork { sender, sealing: None, comparing: None, known: None, is_fresh: false, again: false }
    }

    /// What was compared may differ by now.
    pub fn book_changed(&mut self) {
        self.is_fresh = false;
        self.again = self.comparing.is_some();
    }
}

impl App {
    /// Notes that the report was handed on: the next one of its kind begins where it ends.
    pub(super) fn seal_report(&mut self) {
        let Some(screen) = self.report() else { return };
        if seal_kind(screen.document().kind).is_none() {
            let words = self.texts.get("report-not-sealed").to_owned();
            return self.say(Level::Info, words);
        }
        let asked = screen.asked().clone();
        if self.seals.sealing.is_none() {
            self.begin_seal(asked);
        }
    }

    fn begin_seal(&mut self, asked: Asked) {
        let is_long = self.store.log_reach().is_ok_and(|reach| reach > AT_ONCE);
        if let Some(path) = self.own_path().filter(|_| is_long) {
            let (due, currency, lang) = (self.policy.clone(), self.store.currency(), self.texts.lang());
            let (config, at, of) = (self.config.clone(), self.moment(), asked.clone());
            let work = move || {
                let store = connection(&path, currency, &due)?;
                report::seal(&store, &Texts::load(lang), &config, at, &of)
            };
            if let Ok(running) = beside(&self.seals.sender, "seal", work) {
                self.seals.sealing = Some((asked, running));
                let words = self.texts.get("report-sealing").to_owned();
                return self.say(Level::Info, words);
            }
        }
        let sealed = report::seal(&self.store, &self.texts, &self.config, self.moment(), &asked);
        self.end_seal(asked, sealed);
    }

    /// Saves the mark of a report whose digest was made.
    fn end_seal(&mut self, asked: Asked, sealed: Sealed) {
        let (document, seal) = match sealed {
            Ok(Some(sealed)) => sealed,
            Ok(None) => {
                let words = self.texts.get("report-sealed-already").to_owned();
                return self.say(Level::Info, words);
            }
            Err(error) => return self.say_failed(&error),
        };
        // What was handed on stays in sight: from here on "since the last one" would be after it.
        let handed = match &asked {
            Asked::Week { .. } | Asked::Handed(_) => Asked::Handed(Seal {
                kind: seal.kind,
                from: seal.from,
                to: seal.to,
                sealed_at: self.moment(),
                sha256: seal.sha256.clone(),
                log: Some(seal.log.head.clone()),
            }),
            asked => asked.clone(),
        };
        // Whatever else was opened meanwhile stays as it is.
        if let Some(Dialog::Report(screen)) = self.dialogs.last_mut()
            && *screen.asked() == asked
        {
            screen.show(handed, document);
        }
        match self.try_save(&Op::SealReport(seal)) {
            Ok(_) => {
                let key = self.undo_key();
                let words = self.texts.with("report-sealed-said", &[("key", (&key).into())]);
                self.say(Level::Done, words);
            }
            // What it stands on was changed while it was read.
            Err(StoreError::Changed { .. }) => self.begin_seal(asked),
            Err(error) => self.say_failed(&error),
        }
    }

    /// Saves the mark that is still on its way: the app is closed.
    pub(super) fn await_seal(&mut self) {
        while let Some((asked, running)) = self.seals.sealing.take() {
            if let Ok(sealed) = running.recv() {
                self.end_seal(asked, sealed);
            }
        }
    }

    /// Takes what was read of the log; true when something came.
    pub(super) fn on_seal_task(&mut self) -> bool {
        let sealed = self.seals.sealing.as_ref().and_then(|(_, running)| running.try_recv().ok());
        let compared = self.seals.comparing.as_ref().and_then(|(_, running)| running.try_recv().ok());
        let came = sealed.is_some() || compared.is_some();
        if let Some(compared) = compared
            && let Some((seal, _)) = self.seals.comparing.take()
        {
            match compared {
                Ok(changes) => {
                    self.seals.known = Some((seal, changes));
                    self.seals.is_fresh = !std::mem::take(&mut self.seals.again);
                    self.carry(App::word_seals);
                }
                Err(error) => self.say_failed(&error),
            }
        }
        if let Some(sealed) = sealed
            && let Some((asked, _)) = self.seals.sealing.take()
        {
            self.end_seal(asked, sealed);
        }
        came
    }

    /// Says beside the reports that are open what is known by now.
    fn word_seals(&mut self) -> Result<(), StoreError> {
        for at in 0..self.dialogs.len() {
            let Some(Dialog::Report(screen)) = self.dialogs.get(at) else { continue };
            let (asked, document) = (screen.asked().clone(), screen.document().clone());
            let words = self.sealed_words(&asked, &document)?;
            if let Some(Dialog::Report(screen)) = self.dialogs.get_mut(at) {
                screen.set_sealed(words);
            }
        }
        Ok(())
    }

    /// When exactly this was handed on, in words.
    pub(super) fn sealed_words(&mut self, asked: &Asked, document: &Document) -> Result<Option<String>, StoreError> {
        let Some(kind) = seal_kind(document.kind) else { return Ok(None) };
        let offset = *self.moment().offset();
        let local = |at: chrono::DateTime<chrono::FixedOffset>| at.with_timezone(&offset);
        let seal = match asked {
            Asked::Handed(seal) if self.store.is_sealed(seal)? => Some(seal.clone()),
            Asked::Handed(_) | Asked::Rows(_) => None,
            // What came after the last one was not handed on yet, be it of the same day.
            Asked::Week { since: None, .. } => None,
            _ => self.store.last_seal(kind)?.filter(|seal| {
                (local(seal.from).date_naive(), local(seal.to).date_naive()) == (document.from, document.to)
            }),
        };
        let Some(seal) = seal else { return Ok(None) };
        let (key, n) = match self.compared(&seal)? {
            None => ("report-sealed-reading", 0),
            Some(Changes::None) => ("report-sealed-at", 0),
            Some(Changes::Some(n)) => ("report-sealed-changed", n),
        };
        let at = local(seal.sealed_at);
        let day = date::day_short(&self.texts, at.date_naive(), self.now.date());
        let when = date::at_time(&self.texts, day, Some(at.time()));
        Ok(Some(self.texts.with(key, &[("when", (&when).into()), ("n", n.into())])))
    }

    /// What changed under a seal, as far as that is known; none while it is read for the first time.
    fn compared(&mut self, seal: &Seal) -> Result<Option<Changes>, StoreError> {
        let known = self.seals.known.as_ref().filter(|(of, _)| of == seal).map(|(_, changes)| *changes);
        let is_running = self.seals.comparing.as_ref().is_some_and(|(of, _)| of == seal);
        if is_running || (known.is_some() && self.seals.is_fresh) {
            return Ok(known);
        }
        let is_long = self.store.sealed_reach(seal)? > AT_ONCE;
        if let Some(path) = self.own_path().filter(|_| is_long) {
            let (due, currency, of) = (self.policy.clone(), self.store.currency(), seal.clone());
            let work = move || Ok(changes(connection(&path, currency, &due)?.sealed_log(&of)?.as_ref()));
            if let Ok(running) = beside(&self.seals.sender, "seals", work) {
                self.seals.comparing = Some((seal.clone(), running));
                self.seals.again = false;
                return Ok(known);
            }
        }
        Ok(Some(changes(self.store.sealed_log(seal)?.as_ref())))
    }
}

/// What is told beside a report: a merge changes nothing that was reported.
fn changes(log: Option<&SealedLog>) -> Changes {
    let n = log.map_or(0, |log| log.changed.iter().filter(|one| one.is_reworded).count());
    match log.map(|log| log.state) {
        Some(LogState::Unexplained) => Changes::Some(n),
        Some(LogState::Explained) if n > 0 => Changes::Some(n),
        _ => Changes::None,
    }
}
