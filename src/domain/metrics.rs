//! What a period's figures say of the selling itself (`domain-rules §8`, features S57). Counts and sums in, rates out; reads nothing.

use super::order::{divided, saturated};

/// The counts of a period in one currency that its rates are made from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SalesCounts {
    /// Orders that count.
    pub orders: i64,
    /// Customers with an order, and those with two or more.
    pub customers: i64,
    pub returning: i64,
    /// Of them, those of which something that was agreed was corrected after they were confirmed.
    pub corrected: i64,
    /// Confirmed orders that were made void: they should never have been entered, and are not among `orders`.
    pub voided: i64,
    /// Minor units: net sales, and money received.
    pub net: i64,
    pub received: i64,
}

impl SalesCounts {
    /// Net sales an order in minor units (单均); `None` without an order.
    pub fn per_order(&self) -> Option<i64> {
        mean(self.net, self.orders)
    }

    /// Net sales a buying customer in minor units (客均).
    pub fn per_customer(&self) -> Option<i64> {
        mean(self.net, self.customers)
    }

    /// Customers that bought again within the period, in thousandths (复购率).
    pub fn repeat_rate(&self) -> Option<i64> {
        share(self.returning, self.customers)
    }

    /// Orders that needed no correction, in thousandths (订单准确率).
    pub fn accuracy(&self) -> Option<i64> {
        let (right, of) = self.accurate();
        share(right, of)
    }

    /// Orders that were entered right, of all that were confirmed and not cancelled.
    pub fn accurate(&self) -> (i64, i64) {
        (self.orders.saturating_sub(self.corrected), self.orders.saturating_add(self.voided))
    }

    /// Received of what was sold, in thousandths (回款率, its plain form).
    pub fn collection_rate(&self) -> Option<i64> {
        share(self.received, self.net)
    }
}

/// `part / whole` in thousandths, rounded half away from zero; `None` unless there is a whole.
pub fn share(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| saturated(divided(i128::from(part) * 1000, i128::from(whole))))
}

/// `sum / n` in minor units, rounded half away from zero; `None` when `n` is none.
pub fn mean(sum: i64, n: i64) -> Option<i64> {
    (n > 0).then(|| saturated(divided(i128::from(sum), i128::from(n))))
}

/// How many days of sales are still to be received: `receivable ÷ net × days` (回款天数).
pub fn days_outstanding(receivable: i64, net: i64, days: i64) -> Option<i64> {
    (net > 0).then(|| saturated(divided(i128::from(receivable) * i128::from(days), i128::from(net))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_rounded_and_never_of_nothing() {
        let counts = SalesCounts {
            orders: 3,
            customers: 3,
            returning: 2,
            corrected: 1,
            voided: 0,
            net: 10_000,
            received: 15_000,
        };
        assert_eq!((counts.per_order(), counts.per_customer()), (Some(3333), Some(3333)));
        assert_eq!(
            (counts.repeat_rate(), counts.accuracy(), counts.collection_rate()),
            (Some(667), Some(667), Some(1500))
        );
        let none = SalesCounts::default();
        assert_eq!(
            (none.per_order(), none.repeat_rate(), none.accuracy(), none.collection_rate()),
            (None, None, None, None)
        );
        assert_eq!((days_outstanding(21_400_000, 18_640_000, 30), days_outstanding(1, 0, 30)), (Some(34), None));
        assert_eq!(days_outstanding(i64::MAX, 1, 366), Some(i64::MAX));
    }
}
