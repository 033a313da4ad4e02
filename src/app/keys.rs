//! Events on their way to whoever has the keys: the topmost dialog, else the tab. Decides no meaning of its own.

use super::{
    dialog::{Dialog, DialogEvent},
    events::AppEvent,
    state::{App, Tab, entry_context},
};
use crate::{
    action::{Action, Scope},
    clock::stopwatch,
    keymap::{Key, Keymap},
    tui::{
        Press,
        effect::{Effect, Open},
        follow_ups::FollowUpsEvent,
        widget::{hits::Target, status::Level},
    },
};
use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};

/// Rows that one step of the wheel scrolls.
const WHEEL: isize = 3;

impl App {
    /// Takes what happened; true when a frame is to be drawn.
    pub fn handle(&mut self, event: AppEvent) -> bool {
        match event {
            AppEvent::Key(key) => self.on_key(key),
            AppEvent::Paste(text) => self.on_paste(&text),
            AppEvent::Mouse(mouse) => self.on_mouse(mouse),
            AppEvent::Resize | AppEvent::Resumed => true,
            AppEvent::Tick => self.on_tick(),
            AppEvent::DataChanged => {
                let changed = self.on_data_changed();
                self.said(changed)
            }
            AppEvent::Task => {
                let names = self.on_task();
                let checked = self.on_check_task() | self.on_suspects_task() | self.on_seal_task();
                self.on_import_task() || names || checked
            }
            AppEvent::Stop(_) => {
                self.ended = true;
                false
            }
        }
    }

    /// The timeouts that are over.
    fn on_tick(&mut self) -> bool {
        let now = stopwatch();
        let mut changed = false;
        if self.card_rest.is_some_and(|at| at <= now) {
            self.carry(App::follow_cursor);
            changed = true;
        }
        if self.draft.due(now).is_some_and(|left| left.is_zero()) {
            changed |= !self.save_draft();
        }
        self.index_notes(now);
        let minute = self.on_minute();
        self.said(minute) || changed
    }

    fn said(&mut self, result: Result<bool, crate::store::StoreError>) -> bool {
        match result {
            Ok(changed) => changed,
            Err(error) => {
                self.say_failed(&error);
                true
            }
        }
    }

    fn on_key(&mut self, key: KeyEvent) -> bool {
        self.background.put_off();
        let scopes = self.scopes();
        let press = Press { action: self.keymap.action(&scopes, &key), key };
        if press.action.is_none() && Keymap::is_input_method_text(&scopes, &key) {
            let hint = self.keymap.input_method_hint(&scopes, &self.texts);
            self.say(Level::Warning, hint);
            return true;
        }
        self.press(press, &scopes)
    }

    fn press(&mut self, press: Press, scopes: &[Scope]) -> bool {
        let changed = match self.dialogs.last_mut() {
            Some(dialog)
                if press.action == Some(Action::Help)
                    && scopes.first() != Some(&Scope::Overlay)
                    && !matches!(dialog, Dialog::Help(_)) =>
            {
                self.open(Open::Help)
            }
            Some(dialog) => {
                let event = dialog.on_press(&press, &entry_context!(self));
                self.on_dialog(event)
            }
            None => self.press_on_tab(press),
        };
        self.after_key();
        changed
    }

    /// What every key may have made necessary: rows to read, the draft to keep.
    fn after_key(&mut self) {
        self.carry(App::fill_rows);
        self.carry(App::fill_timeline);
        self.carry(App::fill_orders);
        self.feed_forms();
        self.remember_draft();
    }

    fn press_on_tab(&mut self, press: Press) -> bool {
        let had_status = self.status.is_some();
        let changed = match (press.action, self.tab) {
            (Some(Action::Back), _) if self.report_aside.is_some() => {
                self.carry(App::come_back_to_report);
                true
            }
            (Some(Action::OpenReport), _) => self.open(Open::Report),
            (Some(action), _) if self.is_global(action) => self.run_global(action),
            (_, Tab::FollowUps) => {
                let event = self.follow_ups.on_press(&press, &entry_context!(self));
                self.on_follow_ups(event)
            }
            (_, Tab::Ledger) => {
                let event = self.ledger.on_press(&press, self.now.date());
                self.on_ledger(event)
            }
        };
        changed || had_status != self.status.is_some()
    }

    fn is_global(&self, action: Action) -> bool {
        let scopes = action.definition().scopes;
        scopes.contains(&Scope::Global) || scopes.contains(&Scope::Everywhere)
    }

    /// Does what a key means on both tabs.
    fn run_global(&mut self, action: Action) -> bool {
        let effect = match action {
            Action::Search => Effect::Open(Open::Search),
            Action::Import => Effect::Open(Open::Import),
            Action::CheckUp => Effect::Open(Open::CheckUp),
            Action::Palette => Effect::Open(Open::Palette),
            Action::Help => Effect::Open(Open::Help),
            Action::Undo => Effect::Undo,
            Action::Redo => Effect::Redo,
            Action::Quit => Effect::Quit,
            Action::TabFollowUps => return self.turn_to(Tab::FollowUps),
            Action::TabLedger => return self.turn_to(Tab::Ledger),
            _ => return false,
        };
        self.run_effects(vec![effect]);
        true
    }

    /// Shows a tab that the person asked for: Esc has no report to go back to from there.
    fn turn_to(&mut self, tab: Tab) -> bool {
        self.report_aside = None;
        self.show_tab(tab)
    }

    pub(super) fn show_tab(&mut self, tab: Tab) -> bool {
        if self.tab == tab {
            return false;
        }
        self.tab = tab;
        self.status = None;
        if tab == Tab::Ledger {
            self.carry(App::load_ledger);
        }
        true
    }

    pub(super) fn on_follow_ups(&mut self, event: FollowUpsEvent) -> bool {
        match event {
            FollowUpsEvent::Ignored => false,
            FollowUpsEvent::Moved => {
                if self.follow_ups.shows_card() && self.follow_ups.wanted() != self.follow_ups.card.customer() {
                    self.rest_card();
                }
                true
            }
            FollowUpsEvent::Filtered => {
                if self.follow_ups.filter.is_some() {
                    self.want_index();
                }
                self.find_filtered();
                self.carry(App::fill_rows);
                self.rest_card();
                true
            }
            FollowUpsEvent::MarkAll => {
                self.carry(App::mark_all);
                true
            }
            FollowUpsEvent::Effects(effects) => {
                self.run_effects(effects);
                true
            }
        }
    }

    /// The names have come: what was typed meanwhile is looked for now.
    pub(super) fn names_came(&mut self) {
        if self.follow_ups.filter.is_some() {
            self.find_filtered();
            self.carry(App::fill_rows);
            self.rest_card();
        }
        if let Some(Dialog::OrderForm(form)) = self.dialogs.last_mut() {
            form.names_came();
        }
        if let Some(Dialog::Pick(pick)) = self.dialogs.last() {
            let typed = pick.text().to_owned();
            self.find_payer(&typed, false);
        }
        self.feed_forms();
        self.names_came_to_ledger();
        self.search();
    }

    pub(super) fn on_dialog(&mut self, event: DialogEvent) -> bool {
        match event {
            DialogEvent::Ignored => return false,
            DialogEvent::Changed => {}
            DialogEvent::Close => self.close_dialog(),
            DialogEvent::Shelve => self.shelve(),
            DialogEvent::CloseAnd(effects) => {
                self.shelve();
                self.run_effects(effects);
            }
            DialogEvent::Run(action) => {
                self.close_dialog();
                self.run_action(action);
            }
            DialogEvent::Save(op) => {
                self.save_from_dialog(&op);
            }
            DialogEvent::Become(dialog) => {
                self.dialogs.pop();
                self.dialogs.push(*dialog);
                self.ask_a_question();
            }
            DialogEvent::CheckSame(same) => self.check_same(&same),
            DialogEvent::Over(open) => return self.open(open),
            DialogEvent::SaveThenOrder(op, day) => {
                if self.save_from_dialog(&op) {
                    self.next_order(day);
                }
            }
            DialogEvent::FindCustomers { typed, now } => self.find_payer(&typed, now),
            DialogEvent::CheckDuplicates { name, phone } => self.check_duplicates(&name, phone.as_deref()),
            DialogEvent::Search => self.search(),
            DialogEvent::Act(action, customer) => self.act_in_review(action, customer),
            DialogEvent::ReviewMoved => self.carry(App::load_walk_card),
            DialogEvent::TakeBack(operations) => self.take_back(&operations),
            DialogEvent::Copy(text) => self.run_effects(vec![Effect::Copy(text)]),
            DialogEvent::Draft(event) => self.on_draft(event),
            DialogEvent::OrderCard(event) => return self.on_order_card(event),
            DialogEvent::Merging(event) => return self.on_merging(event),
            DialogEvent::Import(event) => return self.on_import(event),
            DialogEvent::Report(event) => return self.on_report(event),
            DialogEvent::SaveReport { name, format, replace } => self.save_report_as(&name, format, replace),
            DialogEvent::Statement(customer) => {
                self.close_dialog();
                self.carry(|app| app.show_statement(customer));
            }
            DialogEvent::CheckUp(event) => return self.on_check_up(event),
            DialogEvent::Call(event) => self.on_call(event),
            DialogEvent::Verdict(event) => return self.on_verdict(event),
        }
        true
    }

    /// Does what a key bound to `action` would, for the palette and for clicks.
    fn run_action(&mut self, action: Action) -> bool {
        let press = Press { action: Some(action), key: Key::INTERRUPT.to_event() };
        let scopes = self.scopes();
        self.press(press, &scopes)
    }

    fn on_paste(&mut self, text: &str) -> bool {
        self.background.put_off();
        if self.takes_table(text) {
            return self.open(Open::ImportPasted(text.to_owned()));
        }
        let changed = match (self.dialogs.last_mut(), self.tab) {
            (Some(dialog), _) => {
                let event = dialog.paste(text, &entry_context!(self));
                self.on_dialog(event)
            }
            (None, Tab::FollowUps) => {
                let event = self.follow_ups.paste(text);
                self.on_follow_ups(event)
            }
            (None, Tab::Ledger) => {
                let event = self.ledger.paste(text);
                self.on_ledger(event)
            }
        };
        self.after_key();
        changed
    }

    fn on_mouse(&mut self, mouse: MouseEvent) -> bool {
        self.background.put_off();
        let target = self.hits.at(mouse.column, mouse.row);
        let changed = match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => target.is_some_and(|target| self.on_click(target)),
            MouseEventKind::ScrollDown => self.on_wheel(target, WHEEL),
            MouseEventKind::ScrollUp => self.on_wheel(target, -WHEEL),
            _ => false,
        };
        self.after_key();
        changed
    }

    fn on_click(&mut self, target: Target) -> bool {
        if let Target::Action(action) = target {
            return self.run_action(action);
        }
        if let Some(dialog) = self.dialogs.last_mut() {
            let event = dialog.on_click(target, &entry_context!(self));
            return self.on_dialog(event);
        }
        match (target, self.tab) {
            (Target::Tab(0), _) => self.turn_to(Tab::FollowUps),
            (Target::Tab(_), _) => self.turn_to(Tab::Ledger),
            (_, Tab::FollowUps) => {
                let event = self.follow_ups.on_click(target);
                self.on_follow_ups(event)
            }
            (_, Tab::Ledger) => {
                let event = self.ledger.on_click(target);
                self.on_ledger(event)
            }
        }
    }

    fn on_wheel(&mut self, target: Option<Target>, rows: isize) -> bool {
        if !self.dialogs.is_empty() {
            let action = if rows > 0 { Action::MoveDown } else { Action::MoveUp };
            return self.run_action(action);
        }
        match self.tab {
            Tab::FollowUps => {
                let event = self.follow_ups.on_wheel(target, rows);
                self.on_follow_ups(event)
            }
            Tab::Ledger => {
                let event = self.ledger.on_wheel(target, rows);
                self.on_ledger(event)
            }
        }
    }
}
