//! Keys and clicks on the ledger tab, turned into movement here or into effects. Carries none of them out.

use super::{Focus, Ledger};
use crate::{
    action::Action,
    store::ReceiptRow,
    tui::{
        Press,
        effect::{Effect, Open},
        widget::{filter::FilterKey, hits::Target},
    },
};
use chrono::NaiveDate;

/// What a key came to.
#[derive(Debug)]
pub enum LedgerEvent {
    /// Not for this tab, or nothing to do.
    Ignored,
    /// Something looks different now.
    Moved,
    /// Another line of the figures is selected: its orders are to be read.
    Selected,
    /// The figures are other ones: they are to be read.
    Turned,
    /// The filter's text changed, or the filter went.
    Filtered,
    Effects(Vec<Effect>),
}

use LedgerEvent::{Effects, Filtered, Ignored, Moved, Selected, Turned};

impl Ledger {
    /// Takes a key.
    pub fn on_press(&mut self, press: &Press, today: NaiveDate) -> LedgerEvent {
        if let Some(filter) = self.filter.as_mut().filter(|filter| filter.typing) {
            match filter.on_press(press) {
                FilterKey::Ignored => return Ignored,
                FilterKey::Moved => return Moved,
                FilterKey::Typed => return Filtered,
                FilterKey::Accepted => {
                    self.filter.take_if(|filter| filter.input.is_empty());
                    return Moved;
                }
                FilterKey::Cancelled => {
                    self.filter = None;
                    return Filtered;
                }
                FilterKey::List => {}
            }
        }
        let Some(action) = press.action else { return Ignored };
        match action {
            Action::MoveDown => self.moved(1),
            Action::MoveUp => self.moved(-1),
            Action::PageDown => self.paged(1),
            Action::PageUp => self.paged(-1),
            Action::First => self.moved(-isize::MAX),
            Action::Last => self.moved(isize::MAX),
            Action::PaneNext if self.focus == Focus::Rollup => self.focus(Focus::Orders),
            Action::PaneNext | Action::PaneLeft => self.focus(Focus::Rollup),
            Action::PaneRight | Action::OpenRollup => self.focus(Focus::Orders),
            Action::Back => self.back(),
            Action::Filter => {
                self.focus = Focus::Orders;
                self.filter.get_or_insert_default().typing = true;
                Filtered
            }
            Action::RollupReceipts if self.rollup.has_receipts() => {
                self.filter = None;
                self.wants_receipts = !self.wants_receipts;
                Selected
            }
            Action::RollupBy => {
                self.rollup.turn();
                Turned
            }
            Action::NextCurrency if self.rollup.next_currency() => Turned,
            Action::PeriodSize if self.rollup.resize() => Turned,
            Action::PeriodBack => self.shifted(-1, today),
            Action::PeriodForward => self.shifted(1, today),
            _ => self.asked(action, today),
        }
    }

    fn asked(&self, action: Action, today: NaiveDate) -> LedgerEvent {
        if let Some(receipt) = self.target_receipt()
            && let Some(open) = asked_of(receipt, action)
        {
            return Effects(vec![Effect::Open(open)]);
        }
        let row = self.target();
        let order = row.map(|row| row.order);
        let open = |open: Option<Open>| open.map_or(Ignored, |open| Effects(vec![Effect::Open(open)]));
        match action {
            Action::NewOrder => {
                let of_row = row.filter(|_| self.focus == Focus::Orders).map(|row| row.customer);
                open(Some(Open::NewOrder { customer: of_row.or(self.rollup.selected_customer()), deal: None }))
            }
            Action::Receipt => open(Some(match row {
                Some(row) => Open::Receipt(Some(row.customer), Some(row.order)),
                None => Open::Receipt(self.rollup.selected_customer(), None),
            })),
            Action::OpenOrder => open(order.map(Open::Order)),
            Action::Delivery => open(order.map(Open::Delivery)),
            Action::Return => open(order.map(Open::Return)),
            Action::Invoice => open(order.map(Open::Invoice)),
            Action::EditOrder => open(order.map(Open::EditOrder)),
            Action::StepOrder => open(order.map(Open::StepOrder)),
            Action::CancelOrder => open(order.map(Open::CancelOrder)),
            Action::Allocate => open(row.map(|row| Open::Allocate(row.customer))),
            Action::OpenCustomer => {
                open(row.map(|row| row.customer).or(self.rollup.selected_customer()).map(Open::Card))
            }
            Action::SetTarget => open(Some(Open::Target(self.rollup.month(today), self.rollup.currency()))),
            Action::TargetGap => open(Some(Open::Gap(self.rollup.month(today), self.rollup.currency()))),
            Action::Products => open(Some(Open::Products)),
            _ => Ignored,
        }
    }

    /// Moves with `step` and says what that came to.
    fn stepped(&mut self, step: impl FnOnce(&mut Ledger)) -> LedgerEvent {
        let before = (self.rollup.selected_place(), self.below());
        step(self);
        match (self.rollup.selected_place() != before.0, self.below() != before.1) {
            (true, _) => Selected,
            (_, true) => Moved,
            _ => Ignored,
        }
    }

    /// The place in the list below.
    fn below(&self) -> Option<usize> {
        if self.shows_receipts() { self.receipts.selected_place() } else { self.orders.selected_place() }
    }

    fn moved(&mut self, by: isize) -> LedgerEvent {
        self.stepped(|ledger| match ledger.focus {
            Focus::Rollup => ledger.rollup.move_by(by),
            Focus::Orders if ledger.shows_receipts() => ledger.receipts.move_by(by),
            Focus::Orders => ledger.orders.move_by(by),
        })
    }

    fn paged(&mut self, by: isize) -> LedgerEvent {
        self.stepped(|ledger| match ledger.focus {
            Focus::Rollup => ledger.rollup.page(by),
            Focus::Orders if ledger.shows_receipts() => ledger.receipts.page(by),
            Focus::Orders => ledger.orders.page(by),
        })
    }

    /// Another period; months are lines, the newest first.
    fn shifted(&mut self, by: i32, today: NaiveDate) -> LedgerEvent {
        if self.rollup.by() == super::By::Months {
            return self.stepped(|ledger| ledger.rollup.move_by(if by < 0 { 1 } else { -1 }));
        }
        if self.rollup.shift(by, today) { Turned } else { Ignored }
    }

    fn focus(&mut self, pane: Focus) -> LedgerEvent {
        if self.focus == pane {
            return Ignored;
        }
        self.focus = pane;
        Moved
    }

    /// One step back: the filter, then from the orders to the figures.
    fn back(&mut self) -> LedgerEvent {
        if self.filter.take().is_some() { Filtered } else { self.focus(Focus::Rollup) }
    }

    /// Pastes into the filter, if it takes the keys.
    pub fn paste(&mut self, pasted: &str) -> LedgerEvent {
        match self.filter.as_mut().filter(|filter| filter.typing) {
            Some(filter) => {
                filter.input.paste(pasted);
                Filtered
            }
            None => Ignored,
        }
    }

    /// Takes a click on something of this tab.
    pub fn on_click(&mut self, target: Target) -> LedgerEvent {
        match target {
            Target::Item(place) => {
                // A second click on the selected line goes to its orders.
                let again = self.focus == Focus::Rollup && self.rollup.selected_place() == Some(place);
                let pane = self.focus(if again { Focus::Orders } else { Focus::Rollup });
                match self.stepped(|ledger| ledger.rollup.select(place)) {
                    Ignored => pane,
                    selected => selected,
                }
            }
            Target::Row(place) => {
                let again = self.focus == Focus::Orders && self.below() == Some(place);
                self.focus = Focus::Orders;
                if self.shows_receipts() {
                    self.receipts.select(place);
                    let open =
                        self.receipts.selected().filter(|_| again).and_then(|row| asked_of(row, Action::OpenReceipt));
                    return open.map_or(Moved, |open| Effects(vec![Effect::Open(open)]));
                }
                self.orders.select(place);
                let order = self.orders.selected().map(|row| row.order).filter(|_| again);
                order.map_or(Moved, |order| Effects(vec![Effect::Open(Open::Order(order))]))
            }
            Target::Pane(0) => self.focus(Focus::Rollup),
            Target::Pane(1) => self.focus(Focus::Orders),
            _ => Ignored,
        }
    }

    /// The wheel over a pane.
    pub fn on_wheel(&mut self, target: Option<Target>, rows: isize) -> LedgerEvent {
        let event = match target {
            Some(Target::Pane(0) | Target::Item(_)) => self.stepped(|ledger| ledger.rollup.scroll(rows)),
            Some(Target::Pane(1) | Target::Row(_)) => self.stepped(|ledger| {
                if ledger.shows_receipts() { ledger.receipts.scroll(rows) } else { ledger.orders.scroll(rows) }
            }),
            _ => return Ignored,
        };
        // What is in sight may have moved without the selection.
        if matches!(event, Ignored) { Moved } else { event }
    }
}

/// What a key asks of the selected receipt.
fn asked_of(row: &ReceiptRow, action: Action) -> Option<Open> {
    let (receipt, customer) = (row.row.id, row.row.receipt.customer);
    match action {
        // Money without an order is the customer's.
        Action::OpenReceipt => Some(row.row.receipt.order.map_or(Open::Card(customer), Open::Order)),
        Action::EditReceipt => Some(Open::EditReceipt(receipt)),
        Action::RemoveReceipt => Some(Open::RemoveReceipt(receipt)),
        Action::Receipt => Some(Open::Receipt(Some(customer), None)),
        Action::NewOrder => Some(Open::NewOrder { customer: Some(customer), deal: None }),
        Action::Allocate => Some(Open::Allocate(customer)),
        Action::OpenCustomer => Some(Open::Card(customer)),
        _ => None,
    }
}
