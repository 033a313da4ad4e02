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
    /// Room for these as well: columns of a list do not shrink again as its other lines come into sight.
    pub fn widen(&mut self, other: &Extents) {
        let pairs = [
            (&mut self.gross, other.gross),
            (&mut self.discount, other.discount),
            (&mut self.returns, other.returns),
            (&mut self.received, other.received),
            (&mut self.quantity, other.quantity),
        ];
        for (mine, other) in pairs {
            *mine = Extent { least: mine.least.min(other.least), most: mine.most.max(other.most) };
        }
    }

    pub fn of(lines: &Lines) -> Extents {
        let changes = |row: &MonthRow| [row.month_over_month(), row.year_over_year()].into_iter().flatten();
        match lines {
            Lines::Months(rows) => Extents {
                change: Extent::of(rows.iter().flat_map(changes)),
                ..Extents::of_figures(rows.iter().map(|row| &row.figures))
            },
            Lines::Entries(entries) => entries.extents(),
            Lines::Ages(rows) => {
                let net = Extent::of(rows.iter().map(|row| row.amount));
                let whole = rows.iter().map(|row| i128::from(row.amount)).sum();
                Extents { net, whole, ..Extents::default() }
            }
        }
    }

    pub(super) fn of_figures<'f>(figures: impl Iterator<Item = &'f Figures> + Clone) -> Extents {
        let extent = |of: fn(&Figures) -> i64| Extent::of(figures.clone().map(of));
        Extents {
            gross: extent(|figures| figures.gross),
            discount: extent(Figures::discount),
            returns: extent(|figures| figures.returns),
            net: extent(Figures::net),
            received: extent(|figures| figures.received),
            quantity: extent(|figures| figures.quantity),
            whole: figures.clone().map(|figures| i128::from(figures.net())).sum(),
            change: Extent::default(),
        }
    }
}
