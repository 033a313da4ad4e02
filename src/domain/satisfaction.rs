//! How satisfied a customer is, 1 to 5, as told in a talk after the sale (`features S56`). Reads no words.

use super::{follow_up::Kind, outcome::Outcome};
use serde::Serialize;

/// 1, very dissatisfied, to 5, very satisfied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Points(u8);

impl Points {
    /// From the least to the most.
    pub const ALL: [Points; 5] = [Points(1), Points(2), Points(3), Points(4), Points(5)];

    /// `None` for what is not 1 to 5.
    pub fn new(points: impl TryInto<u8>) -> Option<Points> {
        points.try_into().ok().map(Points).filter(|points| Points::ALL.contains(points))
    }

    /// 1 to 5.
    pub fn get(self) -> u8 {
        self.0
    }

    /// The digit, as a form has it.
    pub fn code(self) -> &'static str {
        match self.0 {
            1 => "1",
            2 => "2",
            3 => "3",
            4 => "4",
            _ => "5",
        }
    }

    /// The points of a digit.
    pub fn from_code(code: &str) -> Option<Points> {
        Points::ALL.into_iter().find(|points| points.code() == code)
    }
}

/// Whether a talk is of the kind in which it is asked for: care, or after the sale.
pub fn is_asked(kind: Kind, outcome: Option<Outcome>) -> bool {
    matches!(kind, Kind::Care | Kind::AfterSales) || outcome == Some(Outcome::AfterSales)
}
