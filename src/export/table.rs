//! A sheet before it is a file: headings, typed cells, and what is to be added up. Knows no file format.

use crate::{
    domain::{
        decimal::plain,
        money::{Currency, Money},
    },
    safe::safe_block,
};
use chrono::{NaiveDate, NaiveDateTime};
use std::borrow::Cow;

/// One cell, typed, so that the other program can sort and add up.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    /// Never a formula, whatever it begins with.
    Text(String),
    Date(NaiveDate),
    /// To the minute, local.
    Time(NaiveDateTime),
    Whole(i64),
    /// Minor units.
    Money(i64, Currency),
    /// Whole units of the last digit, and how many digits stand after the point; zeros at the end are not written.
    Decimal(i64, u32),
    /// Thousandths of one, shown as a percentage.
    Share(i64),
}

impl Cell {
    /// A text with its controls made visible, or an empty cell.
    pub fn text(text: impl Into<Cow<'static, str>>) -> Cell {
        let text: Cow<'static, str> = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(safe_block(&text).into_owned()) }
    }

    /// A text that may not be there.
    pub fn maybe(text: Option<&str>) -> Cell {
        text.filter(|text| !text.is_empty()).map_or(Cell::Empty, |text| Cell::Text(safe_block(text).into_owned()))
    }

    /// A day that may not be there.
    pub fn day(day: Option<NaiveDate>) -> Cell {
        day.map_or(Cell::Empty, Cell::Date)
    }

    /// As plain text: dates as `YYYY-MM-DD`, amounts as plain decimals.
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Date(day) => Cow::Owned(day.to_string()),
            Cell::Time(at) => Cow::Owned(at.format("%Y-%m-%d %H:%M").to_string()),
            Cell::Whole(n) => Cow::Owned(n.to_string()),
            Cell::Money(minor, currency) => Cow::Owned(Money::sum(*minor, *currency).to_decimal()),
            Cell::Decimal(scaled, digits) => Cow::Owned(plain(*scaled, *digits, 0)),
            Cell::Share(thousandths) => Cow::Owned(plain(*thousandths, 3, 0)),
        }
    }
}

/// What stands under a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Total {
    #[default]
    None,
    /// The sum of what a filter leaves in sight; of amounts one sum a currency, by the currency's column.
    Sum,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub heading: String,
    pub total: Total,
    /// Holds the currency's code of the amounts in its row.
    pub is_currency: bool,
}

impl Column {
    /// A column of which nothing is added up.
    pub fn plain(heading: &str) -> Column {
        Column { heading: heading.to_owned(), total: Total::None, is_currency: false }
    }

    /// A column with its sum below.
    pub fn summed(heading: &str) -> Column {
        Column { total: Total::Sum, ..Column::plain(heading) }
    }

    /// The column of the currencies.
    pub fn currency(heading: &str) -> Column {
        Column { is_currency: true, ..Column::plain(heading) }
    }
}
