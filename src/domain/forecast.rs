//! What may come in, month by month (`features S196`): the pipeline weighed by its chances, and what is due. Reads nothing.

use super::{
    order::{divided, saturated},
    period::Month,
};
use chrono::NaiveDate;

/// So many months ahead are told apart, this one included.
pub const MONTHS_AHEAD: i32 = 12;

/// When something is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// Its day has passed.
    Past,
    Month(Month),
    /// After the months that are told apart.
    Later,
    /// Nobody said when.
    Undated,
}

impl When {
    /// Where a day stands, as seen from `today`.
    pub fn of(day: Option<NaiveDate>, today: NaiveDate) -> When {
        match day {
            None => When::Undated,
            Some(day) if day < today => When::Past,
            Some(day) if Month::of(today).until(Month::of(day)) < MONTHS_AHEAD => When::Month(Month::of(day)),
            Some(_) => When::Later,
        }
    }
}

/// What a stretch may bring, in one currency. Minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForecastRow {
    pub when: When,
    /// Open deals that decide then, what they come to, and what that is by their chances.
    pub deals: i64,
    pub amount: i64,
    pub weighted: i64,
    /// Open parts of orders that are due then, and what they come to.
    pub parts: i64,
    pub due: i64,
}

/// An amount by its chance in percent, rounded half away from zero.
pub fn weighted(amount: i64, win_percent: i64) -> i64 {
    saturated(divided(i128::from(amount) * i128::from(win_percent), 100))
}
