//! Reads for the screen: outline, the rows around those in sight, the card, the filter's finds. Writes nothing.

use super::state::{App, minute_of};
use crate::{
    domain::{due::Band, id::CustomerId},
    store::StoreError,
    tui::{follow_ups::top_bar::Counts, widget::status::Level},
};

/// Entries of a timeline read at once.
pub(super) const PAGE: usize = 24;
/// More marks than this are not made at once.
const MOST_MARKED: usize = 100_000;

impl App {
    /// Reads how long the queue is; rows are to be read after it.
    pub(super) fn load_outline(&mut self) -> Result<(), StoreError> {
        self.outline = self.store.outline(self.now)?;
        self.counts = Counts::of(&self.outline);
        self.follow_ups.queue.set_outline(&self.outline);
        Ok(())
    }

    /// Reads the rows that are missing around those in sight.
    pub(super) fn fill_rows(&mut self) -> Result<(), StoreError> {
        let Some((start, count)) = self.follow_ups.queue.missing() else { return Ok(()) };
        let rows = match self.follow_ups.queue.found() {
            Some(found) => self.store.queue_rows(found.get(start..start + count).unwrap_or_default(), self.now)?,
            None => self.store.queue(&self.outline, start, count, self.now)?,
        };
        // Fewer rows than the outline promised: another window wrote in between, and says so soon.
        self.follow_ups.queue.put_rows(start, rows);
        Ok(())
    }

    /// Reads the card of the customer in sight, if it is not shown yet.
    pub(super) fn follow_cursor(&mut self) -> Result<(), StoreError> {
        self.card_rest = None;
        if self.follow_ups.wanted() == self.follow_ups.card.customer() {
            return Ok(());
        }
        self.load_card()
    }

    /// Reads the card of the customer in sight, again if need be.
    pub(super) fn load_card(&mut self) -> Result<(), StoreError> {
        let Some(customer) = self.follow_ups.wanted() else {
            self.follow_ups.card.clear();
            return Ok(());
        };
        let again = self.follow_ups.card.customer() == Some(customer);
        let page = if again { self.follow_ups.card.entries().max(PAGE) } else { PAGE };
        match self.store.card(customer, self.now) {
            Ok(card) => {
                let items = self.store.timeline(customer, None, page)?;
                let whole = items.len() < page;
                self.follow_ups.card.show(card, items, whole);
                Ok(())
            }
            Err(StoreError::Missing(_)) => {
                self.follow_ups.pinned = None;
                self.follow_ups.card.clear();
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Reads older entries of the timeline, when its end is near.
    pub(super) fn fill_timeline(&mut self) -> Result<(), StoreError> {
        if let Some((customer, cursor)) = self.follow_ups.card.wants_more() {
            let items = self.store.timeline(customer, Some(&cursor), PAGE)?;
            let whole = items.len() < PAGE;
            self.follow_ups.card.add_older(items, whole);
        }
        Ok(())
    }

    /// Everything on the screen anew; the customer selected stays selected where it still stands.
    pub(super) fn reload(&mut self, keep: Option<CustomerId>) -> Result<(), StoreError> {
        let place = self.follow_ups.queue.selected_place();
        self.load_outline()?;
        self.find_filtered();
        if let Some(customer) = keep {
            self.select(customer)?;
        } else if let Some(place) = place {
            self.follow_ups.queue.select(place);
        }
        self.fill_rows()?;
        self.load_card()?;
        self.reload_brief()?;
        self.reload_verdict()?;
        self.reload_ledger()
    }

    /// Selects a customer in the list, if it stands in it; true when it does.
    pub(super) fn select(&mut self, customer: CustomerId) -> Result<bool, StoreError> {
        let place = self.place_of(customer)?;
        if let Some(place) = place {
            self.follow_ups.queue.select(place);
        }
        Ok(place.is_some())
    }

    /// Where a customer stands in the list as it is shown.
    pub(super) fn place_of(&self, customer: CustomerId) -> Result<Option<usize>, StoreError> {
        match self.follow_ups.queue.found() {
            Some(found) => Ok(found.iter().position(|found| *found == customer)),
            None => self.store.queue_place(&self.outline, customer),
        }
    }

    /// Who is overdue or due today, in the order of the queue.
    pub(super) fn due_customers(&self) -> Result<Vec<CustomerId>, StoreError> {
        let due = self.outline.count(Band::Overdue) + self.outline.count(Band::Today);
        let rows = self.store.queue(&self.outline, 0, due, self.now)?;
        Ok(rows.into_iter().map(|row| row.customer).collect())
    }

    /// Without a filter: the queue in its own order, or those who are due by their priority.
    fn order_list(&mut self) -> Result<(), StoreError> {
        let found = if self.follow_ups.by_priority { Some(self.by_priority()?) } else { None };
        self.follow_ups.queue.set_found(found);
        Ok(())
    }

    /// Hands the filter's finds to the list, or asks for the names first.
    pub(super) fn find_filtered(&mut self) {
        let filter = self.follow_ups.filter.as_mut().filter(|filter| !filter.input.text().trim().is_empty());
        let Some(filter) = filter else {
            if let Some(filter) = &mut self.follow_ups.filter {
                filter.waiting = false;
            }
            return self.carry(App::order_list);
        };
        let typed = filter.input.text().trim();
        match &self.background.index {
            Some(index) => {
                filter.waiting = false;
                let found = index.filter(typed, self.now);
                self.follow_ups.queue.set_found(Some(found));
            }
            None => filter.waiting = true,
        }
    }

    /// Marks every customer of the list.
    pub(super) fn mark_all(&mut self) -> Result<(), StoreError> {
        let all = match self.follow_ups.queue.found() {
            Some(found) => found.to_vec(),
            None => {
                let count = self.outline.len().min(MOST_MARKED);
                self.store.queue(&self.outline, 0, count, self.now)?.into_iter().map(|row| row.customer).collect()
            }
        };
        self.follow_ups.queue.mark(all);
        Ok(())
    }

    /// Another window, or this one, wrote to the file.
    pub(super) fn on_data_changed(&mut self) -> Result<bool, StoreError> {
        if !self.store.changed_elsewhere()? {
            return Ok(false);
        }
        let keep = self.follow_ups.queue.selected().map(|row| row.customer);
        self.background.index_is_stale();
        self.reload(keep)?;
        self.reload_reports()?;
        self.check_again();
        Ok(true)
    }

    /// The clock went on: bands change by the minute, and parked customers wake on a new day.
    pub(super) fn on_minute(&mut self) -> Result<bool, StoreError> {
        let at = self.clock.now();
        let now = minute_of(at);
        // An import may hold the file on its own connection: the day is rolled after it.
        if now == self.now || self.import.is_running() {
            return Ok(false);
        }
        let new_day = now.date() != self.now.date();
        self.now = now;
        if new_day && !self.store.is_look_only() {
            self.store.roll_day(at)?;
        }
        if let Some(path) = self.store.kept_path() {
            self.background.copy_if_due(path, at);
        }
        let keep = self.follow_ups.queue.selected().map(|row| row.customer);
        self.follow_ups.card.reword();
        self.reload(keep)?;
        Ok(true)
    }

    /// Says that a row to go to is not there any more.
    pub(super) fn say_gone(&mut self) {
        let words = self.texts.get("status-gone").to_owned();
        self.say(Level::Warning, words);
    }
}
