//! What the app holds, how it begins, and when it has to wake up. Draws nothing and reads no file of its own.

use super::{
    background::Background,
    checkup::CheckWork,
    dialog::Dialog,
    draft::{Draft, DraftKeeper, Orphan},
    events::AppEvent,
    import::ImportWork,
    ledger::ProductNames,
    seal::SealWork,
    verdict::SuspectWork,
};
use crate::{
    action::{Action, Scope},
    clock::{Clock, stopwatch},
    config::{Config, GlyphChoice},
    domain::due::DuePolicy,
    i18n::{Lang, Texts},
    keymap::Keymap,
    paths::UserFolders,
    store::{Outline, Store},
    tui::{
        DrawContext,
        effect::Effect,
        follow_ups::{FollowUps, top_bar::Counts},
        glyph::Glyphs,
        ledger::Ledger,
        overlay::welcome::Welcome,
        theme::Theme,
        widget::{
            footer::Footer,
            hits::Hits,
            status::{Level, Status},
        },
    },
    wording,
};
use chrono::{DateTime, FixedOffset, NaiveDateTime, Timelike};
use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    sync::mpsc::Sender,
    time::{Duration, Instant},
};

/// What an app is made of.
pub struct Setup {
    pub config: Config,
    pub lang: Lang,
    pub clock: Clock,
    pub theme: Theme,
    /// Where background work tells that it is done.
    pub sender: Sender<AppEvent>,
    pub draft: DraftKeeper,
    /// Where a file to import is looked for first.
    pub folders: UserFolders,
}

/// The tabs, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    FollowUps,
    Ledger,
}

/// The running app without its terminal.
pub struct App {
    pub(super) store: Store,
    /// What reports are made by.
    pub(super) config: Config,
    pub(super) policy: DuePolicy,
    /// Terms of a new order when the customer had none before.
    pub(super) terms: String,
    pub(super) clock: Clock,
    pub(super) theme: Theme,
    pub(super) glyphs: &'static Glyphs,
    pub(super) texts: Texts,
    pub(super) keymap: Keymap,
    pub(super) draft: DraftKeeper,
    /// What was typed into forms that were closed, until the end.
    pub(super) shelf: Vec<Draft>,
    /// Unsaved text of windows that are gone, the one asked about first.
    pub(super) orphans: VecDeque<Orphan>,
    pub(super) tab: Tab,
    pub(super) follow_ups: FollowUps,
    pub(super) ledger: Ledger,
    pub(super) product_names: ProductNames,
    /// The report that Esc comes back to, when something of it is looked at on a tab, over what lay beneath it; and the tab.
    pub(super) report_aside: Option<(Vec<Dialog>, Tab)>,
    /// What lies over the tab, the topmost last.
    pub(super) dialogs: Vec<Dialog>,
    pub(super) outline: Outline,
    pub(super) counts: Counts,
    pub(super) status: Option<Status>,
    /// The status is another one than the last frame showed.
    pub(super) status_is_new: bool,
    pub(super) background: Background,
    /// What is being imported, if anything is.
    pub(super) import: ImportWork,
    pub(super) check: CheckWork,
    pub(super) suspects: SuspectWork,
    pub(super) seals: SealWork,
    pub(super) folders: UserFolders,
    /// The local time that everything on the screen is worded at.
    pub(super) now: NaiveDateTime,
    /// When the card follows the cursor.
    pub(super) card_rest: Option<Instant>,
    pub(super) hits: Hits,
    pub(super) footer: Option<(Vec<Scope>, &'static [Action], Footer)>,
    pub(super) ended: bool,
    /// The person asked for the shell.
    pub(super) wants_suspend: bool,
    /// Text for the clipboard, until the terminal has taken it.
    pub(super) copied: Option<String>,
}

/// How long the cursor rests before the card follows it.
const REST: Duration = Duration::from_millis(120);

/// Borrows what draw functions look at, field by field, so that the rest of the app can change meanwhile.
macro_rules! context {
    ($app:expr) => {
        crate::tui::DrawContext {
            theme: &$app.theme,
            glyphs: $app.glyphs,
            texts: &$app.texts,
            keymap: &$app.keymap,
            today: $app.now.date(),
            now: $app.now,
        }
    };
}
pub(super) use context;

/// As `context!`, for what is typed.
macro_rules! entry_context {
    ($app:expr) => {
        crate::entry::EntryContext {
            texts: &$app.texts,
            at: $app.clock.now(),
            currency: $app.store.currency(),
            policy: &$app.policy,
        }
    };
}
pub(super) use entry_context;

impl App {
    /// An app over an open file, with what its first frame shows read. Who opened the file has given it the rep's cadences
    /// and rolled it to this day, as far as it can be written.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn new(store: Store, setup: Setup) -> Result<App, crate::store::StoreError> {
        let Setup { config, lang, clock, theme, sender, draft, folders } = setup;
        let (keymap, key_errors) = Keymap::new(&config.keys);
        let texts = Texts::load(lang);
        let glyphs = match config.glyphs {
            GlyphChoice::Unicode => &Glyphs::UNICODE,
            GlyphChoice::Ascii => &Glyphs::ASCII,
        };
        let policy = config.due_policy();
        let now = minute_of(clock.now());
        let look_only = store.is_look_only();
        let ledger = Ledger::new(store.currency());
        let mut app = App {
            store,
            policy: policy.clone(),
            terms: config.terms.clone(),
            config,
            clock,
            theme,
            glyphs,
            texts,
            keymap,
            draft,
            shelf: Vec::new(),
            orphans: VecDeque::new(),
            tab: Tab::FollowUps,
            follow_ups: FollowUps::new(policy),
            ledger,
            product_names: ProductNames::default(),
            report_aside: None,
            dialogs: Vec::new(),
            outline: Outline::default(),
            counts: Counts::default(),
            status: None,
            status_is_new: false,
            import: ImportWork::new(sender.clone()),
            check: CheckWork::new(sender.clone()),
            suspects: SuspectWork::new(sender.clone()),
            seals: SealWork::new(sender.clone()),
            folders,
            background: Background::new(sender),
            now,
            card_rest: None,
            hits: Hits::new(),
            footer: None,
            ended: false,
            wants_suspend: false,
            copied: None,
        };
        app.load_outline()?;
        app.fill_rows()?;
        app.load_card()?;
        if app.outline.is_empty() && app.store.customer_count()? == 0 && !look_only {
            app.dialogs.push(Dialog::Welcome(Welcome));
        }
        if look_only {
            let words = app.texts.get("status-look-only").to_owned();
            app.say(Level::Warning, words);
        } else if let Some(error) = key_errors.first() {
            let words = error.text(&app.texts);
            app.say(Level::Warning, words);
        }
        Ok(app)
    }

    /// What the first frame does not show, and so need not wait for.
    pub fn after_first_frame(&mut self) {
        self.background.look_for_notes();
        self.find_orphans();
        // The first answer is what later ones are compared with.
        self.carry(|app| app.on_data_changed().map(drop));
    }

    /// Whether the app has come to its end.
    pub fn has_ended(&self) -> bool {
        self.ended
    }

    /// What the status line says.
    pub fn status(&self) -> Option<&Status> {
        self.status.as_ref()
    }

    /// The local moment, for what is saved now.
    pub(super) fn moment(&self) -> DateTime<FixedOffset> {
        self.clock.now()
    }

    pub(super) fn ctx(&self) -> DrawContext<'_> {
        context!(self)
    }

    /// Says something in the status line.
    pub fn say(&mut self, level: Level, text: impl Into<String>) {
        self.status = Some(Status::new(level, crate::safe::safe_line(&text.into()).into_owned()));
        self.status_is_new = true;
    }

    /// A failure of the file, in words.
    pub(super) fn say_failed(&mut self, error: &crate::store::StoreError) {
        tracing::warn!(%error, "the store refused");
        let words = wording::errors::store(&self.texts, error);
        self.say(Level::Error, words);
    }

    /// The keys' scopes, innermost first.
    pub(super) fn scopes(&self) -> Vec<Scope> {
        match (self.dialogs.last(), self.tab) {
            (Some(dialog), _) => dialog.scopes(),
            (None, Tab::FollowUps) => self.follow_ups.scopes().to_vec(),
            (None, Tab::Ledger) => self.ledger.scopes().to_vec(),
        }
    }

    /// The card follows the cursor a little later, so that a held key costs no reading.
    pub(super) fn rest_card(&mut self) {
        self.card_rest = Some(stopwatch() + REST);
    }

    /// A frame is on its way to the terminal: the cursor rests from here on, so that on a slow machine, too, the card of
    /// one key never stands in the way of the next.
    pub(super) fn frame_shown(&mut self) {
        if self.card_rest.is_some() {
            self.rest_card();
        }
    }

    /// How long the loop may sleep; `None` until something happens.
    pub fn next_wake(&self) -> Option<Duration> {
        let now = stopwatch();
        let until = |instant: Instant| instant.saturating_duration_since(now);
        let waits =
            [self.card_rest.map(until), self.background.next_wake(now), self.draft.due(now), self.next_minute()];
        waits.into_iter().flatten().min()
    }

    /// The rest of this minute; a clock that stands still has none.
    fn next_minute(&self) -> Option<Duration> {
        if self.clock.is_stopped() {
            return None;
        }
        let second = self.clock.now().second().min(59);
        Some(Duration::from_secs(u64::from(60 - second)))
    }

    /// Does at once what waits for a pause in the keys: the card, the unsaved text.
    pub fn settle(&mut self) {
        if self.card_rest.take().is_some() {
            self.carry(App::load_card);
        }
        self.keep_draft();
    }

    /// Where the book lies, for another connection beside the loop; none in memory or of a copy that is looked at, which only this
    /// connection sees.
    pub(super) fn own_path(&self) -> Option<PathBuf> {
        self.store.path().filter(|_| !self.store.is_look_only()).map(Path::to_owned)
    }

    /// Runs a step that reads the file; its failure is said, not returned.
    pub(super) fn carry(&mut self, step: impl FnOnce(&mut App) -> Result<(), crate::store::StoreError>) {
        if let Err(error) = step(self) {
            self.say_failed(&error);
        }
    }

    /// What the terminal has to do for the app: a text for the clipboard, and whether to stop for the shell.
    pub fn take_requests(&mut self) -> (Option<String>, bool) {
        (self.copied.take(), std::mem::take(&mut self.wants_suspend))
    }

    /// Ends the use of the file; unsaved text stays for the next start.
    pub fn close(mut self) {
        self.await_seal();
        self.keep_draft();
        if let Err(error) = self.draft.close() {
            tracing::warn!(kind = ?error.kind(), "the draft could not be kept");
        }
        self.store.close();
    }

    /// Carries out what a screen asked for.
    pub(super) fn run_effects(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if !self.apply(effect) {
                return;
            }
        }
    }
}

/// The moment without its seconds.
pub(super) fn minute_of(at: DateTime<FixedOffset>) -> NaiveDateTime {
    let local = at.naive_local();
    local.with_second(0).unwrap_or(local)
}
