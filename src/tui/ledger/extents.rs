//! How large the figures of a rollup are, for its columns and bars. Knows no line.

use super::{rollup::Lines, table::Extent};
use crate::{domain::rollup::Figures, store::MonthRow};

/// How large the figures of all lines are; worked out once, for there may be many lines.
#[derive(Clone, Debug, Default)]
pub struct Extents {
    pub gross: Extent,
    pub discount: Extent,
    pub returns: Extent,
    pub net: Extent,
    pub received: Extent,
    pub quantity: Extent,
    /// Of months: against the month before and a year ago, in thousandths.
    pub change: Extent,
    /// The sum of what shares are of.
    pub whole: i128,
}

impl Extents {
    pub fn of(lines: &Lines) -> Extents {
        let figures: Vec<&Figures> = match lines {
            Lines::Months(rows) => rows.iter().map(|row| &row.figures).collect(),
            Lines::Entries(rows) => rows.iter().map(|row| &row.figures).collect(),
            Lines::Ages(rows) => {
                let net = Extent::of(rows.iter().map(|row| row.amount));
                let whole = rows.iter().map(|row| i128::from(row.amount)).sum();
                return Extents { net, whole, ..Extents::default() };
            }
        };
        let extent = |of: fn(&Figures) -> i64| Extent::of(figures.iter().map(|figures| of(figures)));
        let changes = |row: &MonthRow| [row.month_over_month(), row.year_over_year()].into_iter().flatten();
        let change = match lines {
            Lines::Months(rows) => Extent::of(rows.iter().flat_map(changes)),
            Lines::Entries(_) | Lines::Ages(_) => Extent::default(),
        };
        Extents {
            change,
            gross: extent(|figures| figures.gross),
            discount: extent(Figures::discount),
            returns: extent(|figures| figures.returns),
            net: extent(Figures::net),
            received: extent(|figures| figures.received),
            quantity: extent(|figures| figures.quantity),
            whole: figures.iter().map(|figures| i128::from(figures.net())).sum(),
        }
    }
}
