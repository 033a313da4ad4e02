//! An exact, non-negative decimal wide enough for any amount in words. Overflow is `None`, never a wrong figure.

use super::AmountErrorKind;

/// `units / 10^scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    units: u128,
    scale: u32,
}

impl Decimal {
    pub const ZERO: Decimal = Decimal { units: 0, scale: 0 };

    pub fn whole(units: u128) -> Decimal {
        Decimal { units, scale: 0 }
    }

    /// From digits before and after the point; `None` beyond 30 digits.
    pub fn from_digits(digits: impl Iterator<Item = u32>, scale: u32) -> Option<Decimal> {
        let mut units = 0_u128;
        for digit in digits {
            units = units.checked_mul(10)?.checked_add(u128::from(digit))?;
        }
        (scale <= 30).then_some(Decimal { units, scale }.reduced())
    }

    pub fn is_zero(self) -> bool {
        self.units == 0
    }

    pub fn is_whole(self) -> bool {
        self.scale == 0
    }

    pub fn below(self, limit: u128) -> bool {
        limit.checked_mul(10_u128.pow(self.scale)).is_some_and(|limit| self.units < limit)
    }

    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let scale = self.scale.max(other.scale);
        let widen = |d: Decimal| d.units.checked_mul(10_u128.checked_pow(scale - d.scale)?);
        Some(Decimal { units: widen(self)?.checked_add(widen(other)?)?, scale }.reduced())
    }

    pub fn times(self, other: Decimal) -> Option<Decimal> {
        let units = self.units.checked_mul(other.units)?;
        (self.scale + other.scale <= 30).then_some(Decimal { units, scale: self.scale + other.scale }.reduced())
    }

    /// Times ten to a power.
    pub fn shifted(self, power: i32) -> Option<Decimal> {
        let factor = power.unsigned_abs();
        if power >= 0 {
            self.times(Decimal::whole(10_u128.checked_pow(factor)?))
        } else {
            self.times(Decimal { units: 1, scale: factor })
        }
    }

    /// In units of one by ten to the `digits`, exactly: minor units, thousandths.
    pub fn units(self, digits: u32) -> Result<i64, AmountErrorKind> {
        if self.scale > digits {
            return Err(AmountErrorKind::TooPrecise);
        }
        let units = self.units.checked_mul(10_u128.pow(digits - self.scale));
        units.and_then(|units| i64::try_from(units).ok()).ok_or(AmountErrorKind::OutOfRange)
    }

    /// Without zeros at the end of the decimals.
    fn reduced(mut self) -> Decimal {
        while self.scale > 0 && self.units.is_multiple_of(10) {
            self.units /= 10;
            self.scale -= 1;
        }
        self
    }
}
