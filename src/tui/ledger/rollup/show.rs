//! The figures at a month, a product or an age that was asked for from elsewhere. Reads nothing.

use super::{By, Lines, Rollup, Size};
use crate::{
    domain::{id::ProductId, money::Currency, period::Month, receivable::AgeBand},
    store::{OrderQuery, RollupKey},
};
use chrono::{Days, NaiveDate};

impl Rollup {
    /// Turns to the months; [`Rollup::select_month`] follows when they are read.
    pub fn show_months(&mut self, currency: Currency) {
        (self.by, self.currency) = (By::Months, currency);
    }

    /// Turns to a currency that has figures.
    pub fn show_currency(&mut self, currency: Currency) {
        if self.currencies.contains(&currency) {
            self.currency = currency;
        }
    }

    /// Turns to the products of a month, or of all time; [`Rollup::select_product`] follows when they are read.
    pub fn show_products(&mut self, currency: Currency, of: Option<Month>) {
        (self.by, self.currency) = (By::Products, currency);
        self.size = if of.is_some() { Size::Month } else { Size::All };
        self.anchor = of.or(self.anchor);
    }

    /// Turns to what is owed in a currency, by its age; [`Rollup::select_age`] follows when it is read.
    pub fn show_ages(&mut self, currency: Currency) {
        (self.by, self.currency) = (By::Ageing, currency);
    }

    /// Selects a band, or the next one in which there is anything.
    pub fn select_age(&mut self, band: AgeBand) {
        if let Lines::Ages(rows) = &self.lines
            && let Some(place) = rows.iter().position(|row| row.band == band)
        {
            let any = rows.iter().skip(place).position(|row| row.parts > 0);
            self.select(place + any.unwrap_or(0));
        }
    }

    /// Selects a month, when it has figures.
    pub fn select_month(&mut self, month: Month) {
        if let Lines::Months(rows) = &self.lines
            && let Some(place) = rows.iter().position(|row| row.month == month)
        {
            self.select(place);
        }
    }

    /// Selects a product, when it has figures.
    pub fn select_product(&mut self, product: ProductId) {
        if let Lines::Entries(entries) = &self.lines
            && let Some(place) = entries.position(|row| row.key == RollupKey::Product(Some(product)))
        {
            self.select(place);
        }
    }
}

/// The orders of a band: of what is open, which days it was due on.
pub fn aged(band: AgeBand, today: NaiveDate) -> OrderQuery {
    let ago = |days| today.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN);
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX);
    match band {
        AgeBand::Untriggered => OrderQuery::Untriggered,
        AgeBand::NotDue => OrderQuery::DueBetween(today, last),
        AgeBand::Days1To30 => OrderQuery::DueBetween(ago(30), ago(1)),
        AgeBand::Days31To60 => OrderQuery::DueBetween(ago(60), ago(31)),
        AgeBand::Days61To90 => OrderQuery::DueBetween(ago(90), ago(61)),
        AgeBand::Over90 => OrderQuery::DueBefore(ago(90)),
    }
}
