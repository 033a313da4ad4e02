//! The figures as the screen holds them: what they are by, of which period and currency, and which line is selected.
//! Reads nothing.

pub use super::entries::Lines;
mod show;

use super::{extents::Extents, rollup_row};
use crate::{
    domain::{
        id::CustomerId,
        money::Currency,
        period::{Month, Period},
    },
    store::{AgeingRow, MonthRow, OrderFilter, OrderQuery, ReceiptFilter, RollupBy, RollupKey, RollupRow},
    tui::{
        DrawContext,
        widget::{
            hits::Hits,
            list_view::{Groups, ListView},
        },
    },
    wording,
};
use chrono::NaiveDate;
use ratatui::{buffer::Buffer, layout::Rect};

/// What the figures are by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    #[default]
    Months,
    Products,
    Categories,
    Customers,
    Ageing,
}

/// How long a period is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Size {
    #[default]
    Month,
    Quarter,
    Year,
    All,
}

/// The pane above.
pub struct Rollup {
    by: By,
    size: Size,
    /// The month that the period holds; `None` until one was selected.
    anchor: Option<Month>,
    currencies: Vec<Currency>,
    currency: Currency,
    pub(super) lines: Lines,
    pub(super) extents: Extents,
    pub(super) view: ListView,
    pub(super) height: usize,
}

impl Rollup {
    pub fn new(currency: Currency) -> Rollup {
        Rollup {
            by: By::default(),
            size: Size::default(),
            anchor: None,
            currencies: vec![currency],
            currency,
            lines: Lines::Months(Vec::new()),
            extents: Extents::default(),
            view: ListView::default(),
            height: 0,
        }
    }

    pub fn by(&self) -> By {
        self.by
    }

    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// Takes the currencies that have figures; the one shown stays if it is among them.
    pub fn set_currencies(&mut self, currencies: Vec<Currency>) {
        if let Some(&first) = currencies.first() {
            if !currencies.contains(&self.currency) {
                self.currency = first;
            }
            self.currencies = currencies;
        }
    }

    /// What [`Rollup::set_lines`] is to be given, when it is no months and no ages.
    pub fn entries_by(&self) -> Option<RollupBy> {
        match self.by {
            By::Months | By::Ageing => None,
            By::Products => Some(RollupBy::Product),
            By::Categories => Some(RollupBy::Category),
            By::Customers => Some(RollupBy::Customer),
        }
    }

    /// The period of products, categories and customers.
    pub fn period(&self, today: NaiveDate) -> Period {
        let month = self.anchor.unwrap_or(Month::of(today));
        match self.size {
            Size::Month => Period::Month(month),
            Size::Quarter => Period::Quarter(month.year, (month.month - 1) / 3 + 1),
            Size::Year => Period::Year(month.year),
            Size::All => Period::All,
        }
    }

    /// The month that a target is for.
    pub fn month(&self, today: NaiveDate) -> Month {
        match self.selected_month() {
            Some(row) => row.month,
            None => self.anchor.unwrap_or(Month::of(today)),
        }
    }

    /// Takes the lines; the one that was selected stays so, wherever it stands now.
    pub fn set_lines(&mut self, lines: Lines) {
        let place = match (&lines, &self.lines) {
            (Lines::Months(new), old) => {
                // Back from a period: its month is the one to go on with. At first it is the running one.
                let month = match old {
                    Lines::Months(_) => self.selected_month().map(|row| row.month),
                    _ => self.anchor,
                };
                let place = new.iter().position(|row| Some(row.month) == month);
                place.or_else(|| new.iter().position(|row| row.days_so_far.is_some()))
            }
            (Lines::Entries(new), Lines::Entries(_)) => {
                let key = self.selected_entry().map(|row| row.key.clone());
                new.place.or_else(|| new.position(|row| Some(&row.key) == key.as_ref()))
            }
            (Lines::Ages(new), Lines::Ages(_)) => {
                let band = self.selected_age().map(|row| row.band);
                new.iter().position(|row| Some(row.band) == band)
            }
            _ => None,
        };
        self.extents = Extents::of(&lines);
        self.lines = lines;
        let place = place.unwrap_or(0);
        self.view.select(place, Groups::none(self.len()), self.height);
    }

    pub fn len(&self) -> usize {
        match &self.lines {
            Lines::Months(rows) => rows.len(),
            Lines::Entries(rows) => rows.len(),
            Lines::Ages(rows) => rows.len(),
        }
    }

    /// The lines that have to be read before the selected one is known and all in sight can be drawn: first place and how many.
    pub fn missing(&self) -> Option<(usize, usize)> {
        let Lines::Entries(entries) = &self.lines else { return None };
        // Before anything was laid out the selected line alone is wanted.
        let first = if self.height == 0 { self.selected_place().unwrap_or(0) } else { self.view.offset() };
        entries.missing(first, self.height.max(1))
    }

    /// Takes lines that were read, the first of them being the `start`th.
    pub fn put_rows(&mut self, start: usize, rows: Vec<RollupRow>) {
        if let Lines::Entries(entries) = &mut self.lines {
            entries.put_rows(start, rows, self.height.max(1));
            let before = std::mem::replace(&mut self.extents, entries.extents());
            self.extents.widen(&before);
        }
    }

    /// The customer whose figures are selected.
    pub fn selected_customer(&self) -> Option<CustomerId> {
        if let RollupKey::Customer(customer) = self.selected_entry()?.key { Some(customer) } else { None }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn set_height(&mut self, height: usize) {
        if height != self.height {
            self.height = height;
            self.view.reveal(Groups::none(self.len()), height);
        }
    }

    pub fn selected_place(&self) -> Option<usize> {
        self.view.selected(Groups::none(self.len()))
    }

    fn selected_month(&self) -> Option<&MonthRow> {
        match &self.lines {
            Lines::Months(rows) => rows.get(self.selected_place()?),
            _ => None,
        }
    }

    pub(super) fn selected_entry(&self) -> Option<&RollupRow> {
        match &self.lines {
            Lines::Entries(entries) => entries.row(self.selected_place()?),
            _ => None,
        }
    }

    fn selected_age(&self) -> Option<&AgeingRow> {
        match &self.lines {
            Lines::Ages(rows) => rows.get(self.selected_place()?),
            _ => None,
        }
    }

    /// Which orders the selected line is of.
    pub fn filter(&self, today: NaiveDate) -> OrderFilter {
        let currency = Some(self.currency);
        let whole = Some(self.period(today)).filter(|period| *period != Period::All);
        match &self.lines {
            Lines::Months(_) => match self.selected_month() {
                Some(row) => OrderFilter { period: Some(Period::Month(row.month)), currency, ..OrderFilter::default() },
                // Without figures there may be drafts.
                None => OrderFilter::default(),
            },
            Lines::Entries(_) => {
                let filter = OrderFilter { period: whole, currency, ..OrderFilter::default() };
                match self.selected_entry().map(|row| row.key.clone()) {
                    Some(RollupKey::Product(product)) => OrderFilter { product: Some(product), ..filter },
                    Some(RollupKey::Category(category)) => OrderFilter { category: Some(category), ..filter },
                    Some(RollupKey::Customer(customer)) => OrderFilter { customer: Some(customer), ..filter },
                    None => filter,
                }
            }
            Lines::Ages(_) => {
                let state = self.selected_age().map_or(OrderQuery::Unpaid, |row| show::aged(row.band, today));
                OrderFilter { currency, state: Some(state), ..OrderFilter::default() }
            }
        }
    }

    /// Whether its lines know what came in: money is of a month and of a customer.
    pub fn has_receipts(&self) -> bool {
        matches!(self.by, By::Months | By::Customers)
    }

    /// Which receipts the selected line is of.
    pub fn receipt_filter(&self, today: NaiveDate) -> ReceiptFilter {
        let OrderFilter { period, currency, customer, .. } = self.filter(today);
        ReceiptFilter { customer, period, currency, ..ReceiptFilter::default() }
    }

    /// What came in, by the selected line; minor units.
    pub fn selected_received(&self) -> Option<i64> {
        let month = self.selected_month().map(|row| row.figures.received);
        month.or_else(|| self.selected_entry().map(|row| row.figures.received))
    }

    /// How many orders the selected line counts.
    pub fn counted_orders(&self) -> Option<i64> {
        let month = self.selected_month().map(|row| row.figures.orders);
        month.or_else(|| self.selected_entry().map(|row| row.figures.orders))
    }

    pub fn move_by(&mut self, lines: isize) {
        self.view.move_by(lines, Groups::none(self.len()), self.height);
    }

    pub fn page(&mut self, pages: isize) {
        self.view.page(pages, Groups::none(self.len()), self.height);
    }

    pub fn select(&mut self, place: usize) {
        self.view.select(place, Groups::none(self.len()), self.height);
    }

    pub fn scroll(&mut self, rows: isize) {
        self.view.scroll(rows, Groups::none(self.len()), self.height);
    }

    /// Turns to the next kind of figures.
    pub fn turn(&mut self) {
        if let Some(row) = self.selected_month() {
            self.anchor = Some(row.month);
        }
        self.by = match self.by {
            By::Months => By::Products,
            By::Products => By::Categories,
            By::Categories => By::Customers,
            By::Customers => By::Ageing,
            By::Ageing => By::Months,
        };
    }

    /// Goes so many periods on; false when there is nothing to go on to.
    pub fn shift(&mut self, by: i32, today: NaiveDate) -> bool {
        let months = match (self.by, self.size) {
            (By::Months | By::Ageing, _) | (_, Size::All) => return false,
            (_, Size::Month) => by,
            (_, Size::Quarter) => by.saturating_mul(3),
            (_, Size::Year) => by.saturating_mul(12),
        };
        let month = self.anchor.unwrap_or(Month::of(today)).plus(months);
        let there = (1..=9999).contains(&month.year);
        if there {
            self.anchor = Some(month);
        }
        there
    }

    /// Makes the period longer, and after all of it a month again; false where there is no period.
    pub fn resize(&mut self) -> bool {
        if self.entries_by().is_none() {
            return false;
        }
        self.size = match self.size {
            Size::Month => Size::Quarter,
            Size::Quarter => Size::Year,
            Size::Year => Size::All,
            Size::All => Size::Month,
        };
        true
    }

    /// Turns to the next currency; false when there is one only.
    pub fn next_currency(&mut self) -> bool {
        let here = self.currencies.iter().position(|currency| *currency == self.currency).unwrap_or(0);
        let next = self.currencies.get((here + 1) % self.currencies.len().max(1)).copied();
        let changed = next.is_some_and(|next| next != self.currency);
        self.currency = next.unwrap_or(self.currency);
        changed
    }

    /// What the figures are by, of when, in which currency.
    pub fn title(&self, ctx: &DrawContext) -> String {
        let mut title = ctx
            .texts
            .get(match self.by {
                By::Months => "ledger-by-month",
                By::Products => "ledger-by-product",
                By::Categories => "ledger-by-category",
                By::Customers => "ledger-by-customer",
                By::Ageing => "ledger-by-ageing",
            })
            .to_owned();
        if self.entries_by().is_some() {
            title = format!("{title} {}", wording::ledger::period(ctx.texts, self.period(ctx.today)));
        }
        if self.currencies.len() > 1 {
            title = format!("{title} {} {}", ctx.glyphs.separator, self.currency);
        }
        title
    }

    /// Against the right: which days are compared, what is owed, and the place in the list.
    pub fn note(&self, ctx: &DrawContext) -> String {
        let Some(place) = self.selected_place() else { return String::new() };
        let args = [("place", (place + 1).into()), ("total", self.len().into())];
        let place = ctx.texts.with("ledger-place", &args);
        let words = match &self.lines {
            Lines::Months(_) => {
                let days = self.selected_month().and_then(|row| row.days_so_far);
                days.map(|day| ctx.texts.with("ledger-compared", &[("day", day.into())]))
            }
            Lines::Entries(_) => None,
            Lines::Ages(rows) => {
                let owed = rows.iter().fold(0i64, |sum, row| sum.saturating_add(row.amount));
                let amount = wording::order::amount(owed, self.currency);
                Some(ctx.texts.with("ledger-owed", &[("amount", (&amount).into())]))
            }
        };
        words.map_or_else(|| place.clone(), |words| format!("{words} {} {place}", ctx.glyphs.separator))
    }

    /// What the selected line is called.
    pub fn selected_name(&self, ctx: &DrawContext) -> String {
        let Some(place) = self.selected_place() else { return String::new() };
        rollup_row::name(&self.lines, place, ctx)
    }

    /// Draws headings and lines into the inside of the box.
    pub fn draw(&self, area: Rect, focused: bool, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        rollup_row::draw(self, area, focused, buf, ctx)
    }
}
