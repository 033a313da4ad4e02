//! Reads for the ledger tab: figures, the orders of the selected line, the order that is open. Writes nothing.

use super::{
    dialog::Dialog,
    state::{App, Tab},
};
use crate::{
    domain::{
        id::{OrderId, ProductId},
        period::Month,
    },
    store::{OrderFind, RollupBy, StoreError},
    tui::{
        ledger::{
            LedgerEvent,
            entries::Entries,
            order_card::{OrderCard, OrderCardEvent},
            rollup::{By, Lines},
        },
        widget::name_match::Readings,
    },
};

/// Orders that a filter finds at most; who looks for one types on.
const MOST_FOUND: usize = 5000;

/// The products' names, for the filter; read when it opens.
#[derive(Default)]
pub(super) struct ProductNames {
    products: Vec<(ProductId, String)>,
    readings: Readings,
}

impl App {
    /// Everything of the tab: it was not in sight, and the file may have changed.
    pub(super) fn load_ledger(&mut self) -> Result<(), StoreError> {
        let today = self.now.date();
        self.ledger.rollup.set_currencies(self.store.ledger_currencies()?);
        self.ledger.head = Some(self.store.ledger_head(self.ledger.rollup.currency(), today)?);
        self.load_figures()?;
        self.load_orders(false)
    }

    /// The same after a write, as far as it is in sight; what was selected stays so where it still stands.
    pub(super) fn reload_ledger(&mut self) -> Result<(), StoreError> {
        self.reload_order_card()?;
        if self.tab == Tab::Ledger {
            let order = self.ledger.orders.selected().map(|row| row.order);
            let receipt = self.ledger.receipts.selected().map(|row| row.row.id);
            self.load_ledger()?;
            if let Some(receipt) = receipt {
                self.ledger.receipts.select_receipt(receipt);
            }
            if let Some(order) = order {
                self.ledger.orders.select_order(order);
            }
        }
        Ok(())
    }

    /// Selects an order that was just made, where the ledger is in sight: in the list that is open, else in that of its month.
    pub(super) fn select_order(&mut self, order: OrderId) -> Result<(), StoreError> {
        if self.tab != Tab::Ledger {
            return Ok(());
        }
        let Some(row) = self.store.order_rows(&[order])?.into_iter().next() else { return Ok(()) };
        self.ledger.show_orders();
        let is_found = self.ledger.found.as_ref().is_some_and(|found| found.contains(&order));
        if !is_found {
            self.ledger.filter = None;
        }
        let own = self.ledger.rollup.currency() == row.currency && self.ledger.rollup.by() != By::Months;
        let stands = is_found || own && self.place_of_order(order)?.is_some();
        if !stands {
            let currency = self.ledger.rollup.currency();
            self.ledger.rollup.show_months(currency);
            self.ledger.rollup.show_currency(row.currency);
            self.load_ledger()?;
            self.ledger.rollup.select_month(Month::of(row.ordered_on));
        }
        self.load_orders(false)?;
        if let Some(place) = self.place_of_order(order)? {
            self.ledger.orders.select(place);
            self.fill_orders()?;
        }
        Ok(())
    }

    /// Where an order stands in the list below.
    fn place_of_order(&self, order: OrderId) -> Result<Option<usize>, StoreError> {
        match &self.ledger.found {
            Some(found) => Ok(found.iter().position(|found| *found == order)),
            None => self.store.order_place(&self.ledger.rollup.filter(self.now.date()), order),
        }
    }

    /// The lines of what the figures are by.
    fn load_figures(&mut self) -> Result<(), StoreError> {
        let (today, rollup) = (self.now.date(), &self.ledger.rollup);
        let (currency, period) = (rollup.currency(), rollup.period(today));
        let lines = match (rollup.by(), rollup.entries_by()) {
            (By::Ageing, _) => Lines::Ages(self.store.ageing(currency, today, today)?),
            (_, Some(RollupBy::Customer)) => {
                let figures = self.store.customer_figures(currency, period, rollup.selected_customer())?;
                Lines::Entries(Entries::customers(figures))
            }
            (_, Some(by)) => Lines::Entries(Entries::all(self.store.rollup(by, currency, period)?)),
            (_, None) => Lines::Months(self.store.rollup_months(currency, None, None, today)?),
        };
        self.ledger.rollup.set_lines(lines);
        self.fill_figures()
    }

    /// Reads the figures that are missing around those in sight.
    fn fill_figures(&mut self) -> Result<(), StoreError> {
        let rollup = &self.ledger.rollup;
        let Some((start, limit)) = rollup.missing() else { return Ok(()) };
        let period = rollup.period(self.now.date());
        let rows = self.store.rollup_customers(rollup.currency(), period, rollup.len(), start, limit)?;
        self.ledger.rollup.put_rows(start, rows);
        Ok(())
    }

    /// How many orders the selected line has, or the filter finds of them; from the first one when it is another list.
    fn load_orders(&mut self, other: bool) -> Result<(), StoreError> {
        // Which line that is, is known when it was read.
        self.fill_figures()?;
        if self.ledger.shows_receipts() {
            return self.load_receipts(other);
        }
        let filter = self.ledger.rollup.filter(self.now.date());
        let found = match self.wanted_orders() {
            Some(find) => Some(self.store.find_orders(&filter, &find, MOST_FOUND)?),
            None => None,
        };
        let count = match &found {
            Some(found) => found.len(),
            None => self.store.order_count(&filter)?,
        };
        self.ledger.found = found;
        if other {
            self.ledger.orders.begin(count);
        } else {
            self.ledger.orders.refresh(count);
        }
        self.fill_orders()
    }

    /// How many receipts the selected line has.
    fn load_receipts(&mut self, other: bool) -> Result<(), StoreError> {
        let count = self.store.receipt_count(&self.ledger.rollup.receipt_filter(self.now.date()))?;
        if other {
            self.ledger.receipts.begin(count);
        } else {
            self.ledger.receipts.refresh(count);
        }
        self.fill_orders()
    }

    /// What is typed into the filter, as orders are asked for; nothing without a filter.
    fn wanted_orders(&mut self) -> Option<OrderFind> {
        let filter = self.ledger.filter.as_mut()?;
        let text = filter.input.text().trim().to_owned();
        filter.waiting = false;
        if text.is_empty() {
            return None;
        }
        let customers = match &self.background.index {
            Some(index) => index.filter(&text, self.now),
            None => {
                filter.waiting = true;
                Vec::new()
            }
        };
        let names = &self.product_names;
        let products = names.products.iter().map(|(product, name)| (*product, vec![name.as_str()]));
        let products = names.readings.matching(&text, products);
        Some(OrderFind { text, customers, products })
    }

    /// Reads what is missing around what is in sight, of the figures and of the rows below.
    pub(super) fn fill_orders(&mut self) -> Result<(), StoreError> {
        self.fill_figures()?;
        if self.ledger.shows_receipts() {
            let Some((start, count)) = self.ledger.receipts.missing() else { return Ok(()) };
            let filter = self.ledger.rollup.receipt_filter(self.now.date());
            let rows = self.store.receipt_rows(&filter, start, count)?;
            self.ledger.receipts.put_rows(start, rows);
            return Ok(());
        }
        let Some((start, count)) = self.ledger.orders.missing() else { return Ok(()) };
        let filter = self.ledger.rollup.filter(self.now.date());
        let rows = match &self.ledger.found {
            Some(found) => self.store.order_rows_of(&filter, found.get(start..start + count).unwrap_or_default())?,
            None => self.store.orders(&filter, start, count)?,
        };
        self.ledger.orders.put_rows(start, rows);
        Ok(())
    }

    /// The names have come: what was typed meanwhile is looked for now.
    pub(super) fn names_came_to_ledger(&mut self) {
        if self.tab == Tab::Ledger && self.ledger.filter.as_ref().is_some_and(|filter| filter.waiting) {
            self.carry(|app| app.load_orders(true));
        }
    }

    pub(super) fn on_ledger(&mut self, event: LedgerEvent) -> bool {
        match event {
            LedgerEvent::Ignored => return false,
            LedgerEvent::Moved => {}
            LedgerEvent::Selected => self.carry(|app| app.load_orders(true)),
            LedgerEvent::Turned => self.carry(|app| {
                let currency = app.ledger.rollup.currency();
                if app.ledger.head.as_ref().is_none_or(|head| head.currency != currency) {
                    app.ledger.head = Some(app.store.ledger_head(currency, app.now.date())?);
                }
                app.load_figures()?;
                app.load_orders(true)
            }),
            LedgerEvent::Filtered => {
                self.carry(App::want_product_names);
                self.carry(|app| app.load_orders(true));
            }
            LedgerEvent::Effects(effects) => self.run_effects(effects),
        }
        true
    }

    /// Sees to it that a filter that has just opened finds names.
    fn want_product_names(&mut self) -> Result<(), StoreError> {
        match &self.ledger.filter {
            None => self.product_names.products.clear(),
            Some(filter) if filter.input.is_empty() || self.product_names.products.is_empty() => {
                self.want_index();
                let products = self.store.products()?.into_iter();
                self.product_names.products = products.map(|product| (product.id, product.name)).collect();
            }
            Some(_) => {}
        }
        Ok(())
    }

    /// Shows one order with all that happened to it.
    pub(super) fn open_order(&mut self, order: OrderId) -> Result<(), StoreError> {
        match self.store.order(order) {
            Ok(card) => self.dialogs.push(Dialog::OrderCard(Box::new(OrderCard::new(card)))),
            Err(StoreError::Missing(_)) => self.say_gone(),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    pub(super) fn on_order_card(&mut self, event: OrderCardEvent) -> bool {
        match event {
            OrderCardEvent::Ignored => return false,
            OrderCardEvent::Moved => {}
            OrderCardEvent::Closed => self.close_dialog(),
            OrderCardEvent::Effects(effects) => self.run_effects(effects),
            OrderCardEvent::CloseAnd(effects) => {
                self.close_dialog();
                self.run_effects(effects);
            }
        }
        true
    }

    /// The order that is open, as it is now; one that is gone is closed.
    fn reload_order_card(&mut self) -> Result<(), StoreError> {
        let at = self.dialogs.iter().position(|dialog| matches!(dialog, Dialog::OrderCard(_)));
        let Some(place) = at else { return Ok(()) };
        let Some(Dialog::OrderCard(card)) = self.dialogs.get_mut(place) else { return Ok(()) };
        match self.store.order(card.order()) {
            Ok(now) => card.refresh(now),
            Err(StoreError::Missing(_)) => {
                self.dialogs.remove(place);
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }
}
