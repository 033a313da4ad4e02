//! How warm every customer is, by who answered last, who bought and who is given up. Decides nothing about anyone.

/// How warm a customer is (features S185).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// 活跃
    Active,
    /// 转冷
    Cooling,
    /// 沉默
    Silent,
    /// 疑似死户
    Suspect,
    /// 死户
    Dead,
}

impl Layer {
    /// Every layer, warmest first.
    pub const ALL: [Layer; 5] = [Layer::Active, Layer::Cooling, Layer::Silent, Layer::Suspect, Layer::Dead];

    /// The JSON value.
    pub fn code(self) -> &'static str {
        match self {
            Layer::Active => "active",
            Layer::Cooling => "cooling",
            Layer::Silent => "silent",
            Layer::Suspect => "suspect",
            Layer::Dead => "dead",
        }
    }
}

/// What the layer depends on. Days before today; `None`: never.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Warmth {
    pub given_up: bool,
    pub suspect: bool,
    pub starred: bool,
    pub since_answered: Option<i64>,
    pub since_contact: Option<i64>,
    /// Any that is longer ago than [`ORDER_SPEAKS`] is as good as another.
    pub since_order: Option<i64>,
    /// Since the customer was entered: who never answered is measured from there.
    pub since_created: i64,
}

/// Days after which an order says as little as one of years ago.
pub const ORDER_SPEAKS: i64 = 90;

/// The layer of a customer. A buyer is silent without an order for 90 days and a contact for 60; starred, 60 and 30.
pub fn layer(warmth: &Warmth, cadence: u64) -> Layer {
    if warmth.given_up {
        return Layer::Dead;
    }
    if warmth.suspect {
        return Layer::Suspect;
    }
    if let Some(order) = warmth.since_order {
        let (no_order, no_contact) = if warmth.starred { (60, 30) } else { (ORDER_SPEAKS, 60) };
        let contact = warmth.since_contact.unwrap_or(order);
        return match (order > no_order, contact > no_contact) {
            (true, true) => Layer::Silent,
            (true, false) | (false, true) => Layer::Cooling,
            (false, false) => Layer::Active,
        };
    }
    let cadence = i64::try_from(cadence).unwrap_or(i64::MAX / 4);
    match warmth.since_answered.unwrap_or(warmth.since_created) {
        days if days <= cadence.saturating_mul(2) => Layer::Active,
        days if days <= cadence.saturating_mul(4) => Layer::Cooling,
        _ => Layer::Silent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_follow_the_cadence_and_buyers_their_orders() {
        let since = |answered| Warmth { since_answered: answered, since_created: 100, ..Warmth::default() };
        let buyer = |order, contact, starred| Warmth {
            since_order: Some(order),
            since_contact: Some(contact),
            starred,
            ..Warmth::default()
        };
        let cases = [
            (since(Some(14)), Layer::Active),
            (since(Some(15)), Layer::Cooling),
            (since(Some(28)), Layer::Cooling),
            (since(Some(29)), Layer::Silent),
            (since(None), Layer::Silent),
            (Warmth { suspect: true, ..since(Some(1)) }, Layer::Suspect),
            (Warmth { given_up: true, suspect: true, ..since(Some(1)) }, Layer::Dead),
            (buyer(90, 60, false), Layer::Active),
            (buyer(91, 60, false), Layer::Cooling),
            (buyer(91, 61, false), Layer::Silent),
            (buyer(61, 31, true), Layer::Silent),
            (Warmth { since_contact: None, ..buyer(60, 0, false) }, Layer::Active),
            (Warmth { since_contact: None, ..buyer(61, 0, false) }, Layer::Cooling),
            (Warmth { since_contact: None, ..buyer(ORDER_SPEAKS + 1, 0, false) }, Layer::Silent),
            (Warmth { since_contact: None, ..buyer(4000, 0, false) }, Layer::Silent),
        ];
        for (warmth, expected) in cases {
            assert_eq!(layer(&warmth, 7), expected, "{warmth:?}");
        }
    }
}
