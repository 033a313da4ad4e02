//! Keys in the form of an order: through its parts, through the cells of its lines, through what may be meant.

use super::{OrderForm, OrderFormEvent, Part, Want, customer::Choice, line::Column};
use crate::{
    action::Action,
    entry::{EntryContext, date},
    tui::{
        Press,
        widget::{
            form::{Form, FormEvent},
            hits::Target,
            line_input::LineInput,
        },
    },
};
use crossterm::event::{KeyCode, KeyModifiers};

/// Where the fields of each part begin in the numbers of [`Target::Field`].
pub(super) const LEFT: usize = 10;
pub(super) const RIGHT: usize = 30;
pub(super) const LINES: usize = 100;

impl OrderForm {
    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> OrderFormEvent {
        match press.action {
            Some(Action::Cancel) if self.close_suggestions() => return OrderFormEvent::Moved,
            Some(Action::Cancel) => return OrderFormEvent::Cancelled,
            Some(action @ (Action::SaveForm | Action::SaveNext)) => {
                return match self.settle(true, ctx) {
                    Some(event) => event,
                    None => self.submit(action == Action::SaveNext && self.saved.is_none(), ctx),
                };
            }
            Some(Action::RemoveLine) if self.part == Part::Lines => {
                self.grid.remove();
                return self.changed(ctx);
            }
            Some(Action::RepeatOrder) if self.saved.is_none() => {
                return if self.repeat_last(ctx) { OrderFormEvent::Changed } else { OrderFormEvent::Ignored };
            }
            Some(Action::FieldNext) => return self.step(1, ctx),
            Some(Action::FieldPrevious) => return self.step(-1, ctx),
            _ => {}
        }
        match self.part {
            Part::Customer => self.on_customer(press, ctx),
            Part::Date | Part::Number => self.on_head(press, ctx),
            Part::Lines => self.on_lines(press, ctx),
            Part::Left | Part::Right => self.on_foot(press, ctx),
        }
    }

    /// Types a pasted text.
    pub fn paste(&mut self, pasted: &str, ctx: &EntryContext) -> OrderFormEvent {
        match self.part {
            Part::Left | Part::Right => {
                let event = self.foot().paste(pasted);
                self.take_foot(event, ctx)
            }
            Part::Lines => self.paste_lines(pasted, ctx),
            _ => {
                if let Some(input) = self.head() {
                    input.paste(pasted);
                }
                self.head_typed(ctx)
            }
        }
    }

    pub fn on_click(&mut self, target: Target, ctx: &EntryContext) -> OrderFormEvent {
        if let Target::Item(place) = target {
            return self.click_suggestion(place, ctx);
        }
        let Target::Field(place) = target else { return OrderFormEvent::Ignored };
        if let Some(event) = self.settle(false, ctx) {
            return event;
        }
        match place {
            LINES.. => {
                let cell = place - LINES;
                self.go_to(Part::Lines);
                self.grid.go_to(cell / Column::ALL.len(), Column::ALL[cell % Column::ALL.len()]);
                self.look(ctx);
            }
            RIGHT.. => {
                self.go_to(Part::Right);
                self.right.on_click(Target::Field(place - RIGHT));
            }
            LEFT.. => {
                self.go_to(Part::Left);
                self.left.on_click(Target::Field(place - LEFT));
            }
            0 => self.go_to(Part::Customer),
            1 => self.go_to(Part::Date),
            _ => self.go_to(Part::Number),
        }
        OrderFormEvent::Moved
    }

    fn click_suggestion(&mut self, place: usize, ctx: &EntryContext) -> OrderFormEvent {
        match self.part {
            Part::Customer => {
                self.customer.suggestions.select(place);
                self.accept_customer()
            }
            Part::Lines => {
                self.grid.suggestions.select(place);
                self.enter_line(ctx)
            }
            _ => OrderFormEvent::Ignored,
        }
    }

    /// Gives the keys to a part of the form; they begin where one comes in from above.
    pub(super) fn go_to(&mut self, part: Part) {
        if part == self.part && part != Part::Lines {
            return;
        }
        match self.part {
            Part::Customer => {
                self.customer.input.keep();
                self.customer.close();
            }
            Part::Date => self.date.keep(),
            Part::Number => self.number.keep(),
            Part::Lines => self.grid.leave(),
            Part::Left => self.left.leave(),
            Part::Right => self.right.leave(),
        }
        self.part = part;
        match part {
            Part::Customer => {
                self.customer.input.offer();
                self.want_customers(false);
            }
            Part::Date => self.date.offer(),
            Part::Number => self.number.offer(),
            Part::Lines => {}
            Part::Left => self.left.enter(false),
            Part::Right => self.right.enter(false),
        }
    }

    fn close_suggestions(&mut self) -> bool {
        let is_open = match self.part {
            Part::Customer => !self.customer.suggestions.is_empty(),
            Part::Lines => !self.grid.suggestions.is_empty(),
            _ => false,
        };
        self.customer.close();
        self.grid.close_suggestions();
        is_open
    }

    /// Takes what is being typed for what it means most likely, before the keys go on; an event when the app has to do
    /// something first.
    pub(super) fn settle(&mut self, saving: bool, ctx: &EntryContext) -> Option<OrderFormEvent> {
        match self.part {
            Part::Customer => match self.customer.choose() {
                Choice::Known(customer) => {
                    if self.facts.as_ref().is_none_or(|facts| facts.customer != customer) {
                        self.wants.push_back(Want::Facts(customer));
                    }
                    None
                }
                Choice::New(name) if saving => Some(OrderFormEvent::NewCustomer(name)),
                Choice::Nobody | Choice::New(_) => None,
                Choice::Unread => {
                    self.want_customers(true);
                    saving.then_some(OrderFormEvent::Moved)
                }
            },
            Part::Lines if self.grid.at().1 == Column::Product => {
                if self.grid.pick(&self.catalogue) {
                    self.product_picked(ctx);
                }
                None
            }
            _ => None,
        }
    }

    /// The next or the previous field, round the ends.
    fn step(&mut self, by: isize, ctx: &EntryContext) -> OrderFormEvent {
        if let Some(event) = self.settle(false, ctx) {
            return event;
        }
        let forth = by > 0;
        let to = match (self.part, forth) {
            (Part::Lines, _) => match self.grid.beside(by) {
                Some((row, column)) => {
                    self.grid.go_to(row, column);
                    self.look(ctx);
                    return OrderFormEvent::Moved;
                }
                None if forth => Part::Left,
                None => Part::Number,
            },
            (Part::Left | Part::Right, _) if !self.foot().is_at(forth) => {
                let action = if forth { Action::FieldNext } else { Action::FieldPrevious };
                let key = crate::keymap::Key::INTERRUPT.to_event();
                self.foot().on_press(&Press { action: Some(action), key });
                return OrderFormEvent::Moved;
            }
            (Part::Customer, true) => Part::Date,
            (Part::Date, true) => Part::Number,
            (Part::Number, true) | (Part::Left, false) => Part::Lines,
            (Part::Left, true) | (Part::Customer, false) => Part::Right,
            (Part::Right, true) | (Part::Date, false) => Part::Customer,
            (Part::Number, false) => Part::Date,
            (Part::Right, false) => Part::Left,
        };
        self.go_to(to);
        match to {
            Part::Lines => {
                let last = self.grid.lines().len() - 1;
                self.grid.go_to(if forth { 0 } else { last }, Column::Product);
                self.look(ctx);
            }
            Part::Left | Part::Right => self.foot().enter(!forth),
            _ => {}
        }
        OrderFormEvent::Moved
    }

    pub(super) fn changed(&mut self, ctx: &EntryContext) -> OrderFormEvent {
        self.is_touched = true;
        self.same_told = false;
        self.echo = None;
        self.reckon(ctx);
        OrderFormEvent::Changed
    }

    fn foot(&mut self) -> &mut Form {
        if self.part == Part::Left { &mut self.left } else { &mut self.right }
    }

    fn on_foot(&mut self, press: &Press, ctx: &EntryContext) -> OrderFormEvent {
        // At its ends the keys go on to the neighbouring part, but Enter in the very last field saves.
        let plain = press.key.modifiers == KeyModifiers::NONE;
        let ends = match press.key.code {
            KeyCode::Enter if self.part == Part::Left => self.left.is_at(true).then_some(1),
            KeyCode::Down => self.foot().is_at(true).then_some(1),
            KeyCode::Up => self.foot().is_at(false).then_some(-1),
            _ => None,
        };
        if let Some(by) = ends.filter(|_| plain) {
            return self.step(by, ctx);
        }
        let event = self.foot().on_press(press);
        self.take_foot(event, ctx)
    }

    fn take_foot(&mut self, event: FormEvent, ctx: &EntryContext) -> OrderFormEvent {
        match event {
            FormEvent::Ignored => OrderFormEvent::Ignored,
            FormEvent::Moved => OrderFormEvent::Moved,
            FormEvent::Changed => self.changed(ctx),
            FormEvent::Submitted => self.submit(false, ctx),
            FormEvent::Cancelled => OrderFormEvent::Cancelled,
        }
    }

    fn head(&mut self) -> Option<&mut LineInput> {
        match self.part {
            Part::Customer => Some(&mut self.customer.input),
            Part::Date => Some(&mut self.date),
            Part::Number => Some(&mut self.number),
            _ => None,
        }
    }

    fn head_typed(&mut self, ctx: &EntryContext) -> OrderFormEvent {
        match self.part {
            Part::Customer => {
                self.customer.typed();
                self.want_customers(false);
            }
            Part::Date => {
                if let Ok(moment) = date::happened(self.date.text(), ctx) {
                    self.wants.push_back(Want::Number(moment.date));
                }
            }
            _ => {}
        }
        self.changed(ctx)
    }

    fn on_customer(&mut self, press: &Press, ctx: &EntryContext) -> OrderFormEvent {
        match press.key.code {
            KeyCode::Enter => return self.accept_customer(),
            KeyCode::Down if self.customer.suggestions.step(1) => return OrderFormEvent::Moved,
            KeyCode::Up if self.customer.suggestions.step(-1) => return OrderFormEvent::Moved,
            _ => {}
        }
        self.on_head(press, ctx)
    }

    /// The customer that is selected; the keys go on to the first line.
    pub(super) fn accept_customer(&mut self) -> OrderFormEvent {
        match self.customer.choose() {
            Choice::Known(customer) => {
                let name = self.customer.input.text().to_owned();
                self.is_touched = true;
                self.echo = None;
                self.choose_customer(customer, &name);
                OrderFormEvent::Changed
            }
            Choice::New(name) => OrderFormEvent::NewCustomer(name),
            Choice::Nobody => OrderFormEvent::Moved,
            Choice::Unread => {
                self.want_customers(true);
                OrderFormEvent::Moved
            }
        }
    }

    fn on_head(&mut self, press: &Press, ctx: &EntryContext) -> OrderFormEvent {
        let Some(input) = self.head() else { return OrderFormEvent::Ignored };
        let before = input.text().to_owned();
        if input.on_key(&press.key) {
            return if input.text() == before { OrderFormEvent::Moved } else { self.head_typed(ctx) };
        }
        match press.key.code {
            KeyCode::Enter | KeyCode::Down => self.step(1, ctx),
            KeyCode::Up => self.step(-1, ctx),
            _ => OrderFormEvent::Ignored,
        }
    }
}
