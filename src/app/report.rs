//! Reports over the tab: which one of which days, made anew when the book changed, and the way into the rows behind and back.
//! Figures nothing itself.

use super::{
    dialog::Dialog,
    state::{App, Tab},
};
use crate::{
    action::{Action, Scope},
    domain::{
        id::CustomerId,
        period::{Month, monday},
        seal::SealKind,
    },
    report::{
        self, Asked,
        document::{Document, Opens, ReportKind},
    },
    store::StoreError,
    tui::{
        effect::{Effect, Open},
        follow_ups::Focus,
        ledger::Focus as LedgerPane,
        ledger_prompt::{CustomerPick, PickFor},
        report::{ReportEvent, ReportScreen, name},
        widget::status::Level,
    },
};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};

impl App {
    /// Opens the reports: the one that was left to look at something, else how the book stands.
    pub(super) fn open_report(&mut self) -> Result<(), StoreError> {
        if self.report_aside.is_some() {
            return self.come_back_to_report();
        }
        let asked = Asked::Overview;
        let document = self.made(&asked)?;
        self.push_report(ReportScreen::new(asked, document))
    }

    /// The report that was left, as it is now, where it was.
    pub(super) fn come_back_to_report(&mut self) -> Result<(), StoreError> {
        let Some((dialogs, tab)) = self.report_aside.take() else { return Ok(()) };
        self.show_tab(tab);
        self.status = None;
        self.dialogs.extend(dialogs);
        self.load_walk_card()?;
        self.reload_verdict()?;
        self.reload_reports()
    }

    fn push_report(&mut self, mut screen: ReportScreen) -> Result<(), StoreError> {
        let sealed = self.sealed_words(screen.asked(), screen.document())?;
        screen.set_sealed(sealed);
        self.dialogs.push(Dialog::Report(Box::new(screen)));
        Ok(())
    }

    fn made(&self, asked: &Asked) -> Result<Document, StoreError> {
        report::build(&self.store, &self.texts, &self.config, self.moment(), asked)
    }

    /// The report that lies on top.
    pub(super) fn report(&self) -> Option<&ReportScreen> {
        match self.dialogs.last() {
            Some(Dialog::Report(screen)) => Some(screen),
            _ => None,
        }
    }

    /// Makes the reports that are open anew: something was saved, here or elsewhere.
    pub(super) fn reload_reports(&mut self) -> Result<(), StoreError> {
        self.seals.book_changed();
        // From the top, so that one that goes moves none that is still to come.
        for at in (0..self.dialogs.len()).rev() {
            let Some(Dialog::Report(screen)) = self.dialogs.get(at) else { continue };
            let asked = screen.asked().clone();
            match self.made(&asked) {
                Ok(document) => self.show_made(at, asked, document)?,
                Err(StoreError::Missing(_)) => {
                    self.dialogs.remove(at);
                    self.say_gone();
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Shows a report in the dialog of this place.
    fn show_made(&mut self, at: usize, asked: Asked, document: Document) -> Result<(), StoreError> {
        let sealed = self.sealed_words(&asked, &document)?;
        if let Some(Dialog::Report(screen)) = self.dialogs.get_mut(at) {
            screen.show(asked, document);
            screen.set_sealed(sealed);
        }
        Ok(())
    }

    pub(super) fn on_report(&mut self, event: ReportEvent) -> bool {
        match event {
            ReportEvent::Ignored => return false,
            ReportEvent::Moved => self.status = None,
            ReportEvent::Closed => self.leave_report(),
            ReportEvent::Show(kind) => self.carry(|app| app.show_kind(kind)),
            ReportEvent::AskCustomer => self.ask_whose_statement(),
            ReportEvent::Shift(by) => self.carry(|app| app.shift_report(by)),
            ReportEvent::Drill(opens) => self.carry(|app| app.drill(&opens)),
            ReportEvent::CopyText => self.copy_report(false),
            ReportEvent::CopyMarkdown => self.copy_report(true),
            ReportEvent::Save => self.ask_where_to_save(),
            ReportEvent::Seal => self.seal_report(),
            ReportEvent::Handover => self.carry(Self::ask_where_to_hand_over),
            ReportEvent::Effects(effects) => self.run_effects(effects),
        }
        true
    }

    /// Back from the deals behind a row to their table; from a report to the tab.
    fn leave_report(&mut self) {
        match self.report().map(ReportScreen::asked) {
            Some(Asked::Pattern { month, .. }) => {
                let month = *month;
                self.carry(|app| app.show_report(Asked::Patterns(month)));
            }
            _ => self.close_dialog(),
        }
    }

    /// Turns to a kind of report, of the days that it is made of today.
    fn show_kind(&mut self, kind: ReportKind) -> Result<(), StoreError> {
        // Rows lie over the report that they are of: another one takes its place.
        if matches!(self.report().map(ReportScreen::asked), Some(Asked::Rows(_))) {
            self.close_dialog();
        }
        let today = self.now.date();
        let asked = match kind {
            ReportKind::Overview => Asked::Overview,
            ReportKind::Day => Asked::Day(today),
            ReportKind::Week => Asked::Week { since: None, to: today },
            ReportKind::Month => Asked::Month(Month::of(today)),
            ReportKind::Patterns => Asked::Patterns(Month::of(today)),
            ReportKind::Statement => match self.customer_in_sight() {
                Some(customer) => Asked::Statement { customer, from: None, to: today },
                None => {
                    self.ask_whose_statement();
                    return Ok(());
                }
            },
            // It is opened from its customer alone.
            ReportKind::Dossier => return Ok(()),
        };
        self.show_report(asked)
    }

    /// Shows another report in place of the one on top.
    pub(super) fn show_report(&mut self, asked: Asked) -> Result<(), StoreError> {
        self.status = None;
        let document = match self.made(&asked) {
            Err(StoreError::Missing(_)) => {
                self.say_gone();
                return Ok(());
            }
            document => document?,
        };
        match self.topmost_report() {
            Some(at) => self.show_made(at, asked, document),
            None => self.push_report(ReportScreen::new(asked, document)),
        }
    }

    /// Shows a report over what is open, which waits beneath.
    pub(super) fn show_over(&mut self, asked: Asked) -> Result<(), StoreError> {
        self.status = None;
        let document = self.made(&asked)?;
        self.push_report(ReportScreen::new(asked, document))
    }

    /// The statement of a customer.
    pub(super) fn show_statement(&mut self, customer: CustomerId) -> Result<(), StoreError> {
        self.show_report(Asked::Statement { customer, from: None, to: self.now.date() })
    }

    fn ask_whose_statement(&mut self) {
        self.dialogs.push(Dialog::Pick(Box::new(CustomerPick::new(PickFor::Statement))));
    }

    /// Whom the tab beneath is about.
    fn customer_in_sight(&self) -> Option<CustomerId> {
        match self.tab {
            Tab::FollowUps => self.follow_ups.target(),
            Tab::Ledger => self.ledger.target().map(|order| order.customer),
        }
    }

    fn shift_report(&mut self, by: i32) -> Result<(), StoreError> {
        let Some(screen) = self.report() else { return Ok(()) };
        let asked = match screen.asked() {
            // From what was handed on the way leads to what came after it, and back as from any week.
            Asked::Handed(_) if by > 0 => return self.show_kind(ReportKind::Week),
            Asked::Handed(_) => Asked::Week { since: None, to: screen.document().to },
            asked => asked.clone(),
        };
        match shifted(&asked, by, self.moment()) {
            Ok(asked) => self.show_report(asked),
            Err(key) => {
                let words = self.texts.get(key).to_owned();
                self.say(Level::Info, words);
                Ok(())
            }
        }
    }

    /// Shows the rows behind a figure. An order lies over the report; what is of a tab takes its place until Esc.
    fn drill(&mut self, opens: &Opens) -> Result<(), StoreError> {
        let of = self.report().map(|screen| (screen.document().kind, Month::of(screen.document().to)));
        match opens {
            Opens::Order(order) => return self.open_order(*order),
            Opens::Pattern { by, value, month } => {
                return self.show_report(Asked::Pattern { month: *month, by: *by, value: value.clone() });
            }
            Opens::Rows(rows) => return self.show_over(Asked::Rows(rows.clone())),
            Opens::Suspects => return self.open_suspects(),
            Opens::Customer(customer) => {
                self.apply(Effect::Open(Open::Card(*customer)));
            }
            Opens::Month(month, currency) => {
                self.put_report_aside();
                self.ledger.rollup.show_months(*currency);
                self.show_figures()?;
                self.ledger.rollup.select_month(*month);
                self.reload_ledger()?;
            }
            Opens::Age(band, currency) => {
                self.put_report_aside();
                self.ledger.rollup.show_ages(*currency);
                self.show_figures()?;
                self.ledger.rollup.select_age(*band);
                self.reload_ledger()?;
            }
            Opens::Product(product, currency) => {
                self.put_report_aside();
                let of = of.filter(|(kind, _)| *kind == ReportKind::Month).map(|(_, of)| of);
                self.ledger.rollup.show_products(*currency, of);
                self.show_figures()?;
                self.ledger.rollup.select_product(*product);
                self.reload_ledger()?;
            }
            Opens::Queue => {
                self.put_report_aside();
                self.show_tab(Tab::FollowUps);
                self.follow_ups.filter = None;
                self.find_filtered();
                self.follow_ups.focus = Focus::Queue;
                self.follow_ups.queue.select(0);
                self.fill_rows()?;
                self.load_card()?;
            }
        }
        self.tell_the_way_back();
        Ok(())
    }

    /// The ledger tab with its figures, whatever they are by now.
    fn show_figures(&mut self) -> Result<(), StoreError> {
        self.show_tab(Tab::Ledger);
        self.ledger.focus = LedgerPane::Rollup;
        self.load_ledger()
    }

    /// Takes the report off the tab with all that lies beneath it, for something that is shown there; Esc brings them back.
    pub(super) fn put_report_aside(&mut self) {
        if let Some(at) = self.topmost_report() {
            self.report_aside = Some((self.dialogs.drain(..=at).collect(), self.tab));
        }
    }

    /// Where the report lies that is in sight. Beneath it another may wait: a verdict that was opened from one has its own page.
    fn topmost_report(&self) -> Option<usize> {
        self.dialogs.iter().rposition(|dialog| matches!(dialog, Dialog::Report(_)))
    }

    fn tell_the_way_back(&mut self) {
        let Some(Dialog::Report(screen)) = self.report_aside.as_ref().and_then(|(dialogs, _)| dialogs.last()) else {
            return;
        };
        let key = self.keymap.working_keys(&self.scopes(), Action::Back).next();
        let key = key.map_or_else(String::new, |key| key.name(|name| self.texts.get(name)));
        let report = self.texts.get(name(screen.document().kind));
        let words = self.texts.with("report-back", &[("key", (&key).into()), ("report", report.into())]);
        self.say(Level::Info, words);
    }

    /// What the palette offers: over a report what works there, else what works on the tab.
    pub(super) fn palette_scopes(&self, tab: Scope) -> Vec<Scope> {
        match self.report() {
            Some(_) => ReportScreen::SCOPES.to_vec(),
            None => vec![tab, Scope::Global, Scope::Everywhere],
        }
    }
}

/// The kind under which a report is sealed.
pub(super) fn seal_kind(kind: ReportKind) -> Option<SealKind> {
    match kind {
        ReportKind::Day => Some(SealKind::Day),
        ReportKind::Week => Some(SealKind::Week),
        ReportKind::Month => Some(SealKind::Month),
        ReportKind::Overview | ReportKind::Statement | ReportKind::Patterns | ReportKind::Dossier => None,
    }
}

/// The same report so many periods on; the key of why there is none.
fn shifted(asked: &Asked, by: i32, now: DateTime<FixedOffset>) -> Result<Asked, &'static str> {
    const NO_LATER: &str = "report-no-later";
    let today = now.date_naive();
    match asked {
        Asked::Overview | Asked::Handed(_) | Asked::Rows(_) | Asked::Dossier { .. } => Err("report-no-period"),
        Asked::Day(day) => {
            let day = moved(*day, i64::from(by)).filter(|day| *day <= today).ok_or(NO_LATER)?;
            Ok(Asked::Day(day))
        }
        Asked::Week { to, .. } => {
            // Whole weeks, but the running one.
            let monday = moved(monday(*to), i64::from(by) * 7).filter(|monday| *monday <= today).ok_or(NO_LATER)?;
            let sunday = moved(monday, 6).ok_or(NO_LATER)?;
            Ok(match sunday >= today {
                true => Asked::Week { since: None, to: today },
                false => Asked::Week { since: Some(report::midnight(monday, now)), to: sunday },
            })
        }
        Asked::Month(month) => {
            let month = month.plus(by);
            if month > Month::of(today) { Err(NO_LATER) } else { Ok(Asked::Month(month)) }
        }
        // A year on and back; its deals go with it.
        Asked::Patterns(month) | Asked::Pattern { month, .. } => {
            let (here, month) = (*month, month.plus(by * 12).min(Month::of(today)));
            if month == here {
                return Err(NO_LATER);
            }
            Ok(match asked {
                Asked::Pattern { by, value, .. } => Asked::Pattern { month, by: *by, value: value.clone() },
                _ => Asked::Patterns(month),
            })
        }
        Asked::Statement { customer, from, .. } => {
            // From all of it to this month, and month by month back.
            let here = from.map(Month::of);
            let month = match (here, by < 0) {
                (None, true) => Month::of(today),
                (None, false) => return Err(NO_LATER),
                (Some(month), _) => month.plus(by),
            };
            if month > Month::of(today) {
                return Ok(Asked::Statement { customer: *customer, from: None, to: today });
            }
            let (first, last) = month.days();
            Ok(Asked::Statement { customer: *customer, from: Some(first), to: last.min(today) })
        }
    }
}

fn moved(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    day.checked_add_signed(TimeDelta::try_days(by)?)
}
