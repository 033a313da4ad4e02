//! What a correction changed, in words. The store keeps it in codes and plain decimals, the same in every language.

use crate::{
    domain::{
        order::OrderStatus,
        terms::{Basis, DueRule},
    },
    i18n::Texts,
};

/// A value that a correction kept, as a person reads it: states and plans in words, all else as it was kept.
pub fn value(texts: &Texts, field: &str, kept: &str) -> String {
    let read = match field {
        "status" => OrderStatus::from_code(kept).map(|status| super::order::status(texts, status).to_owned()),
        "plan" => kept.split("; ").map(|part| instalment(texts, part)).collect::<Option<Vec<_>>>().map(joined),
        _ => None,
    };
    read.unwrap_or_else(|| kept.to_owned())
}

fn joined(parts: Vec<String>) -> String {
    parts.join("; ")
}

/// `17761.26 accepted +365d`: an amount, what it counts from, and how long after.
fn instalment(texts: &Texts, kept: &str) -> Option<String> {
    let mut words = kept.split(' ');
    let (amount, from) = (words.next()?, words.next()?);
    let Some(basis) = Basis::from_code(from) else { return Some([from, " ", amount].concat()) };
    let mut rule = DueRule::after(basis, 0);
    for word in words {
        match (word, word.strip_suffix('m'), word.strip_suffix('d')) {
            ("EOM", _, _) => rule.month_end = true,
            (_, Some(months), _) => rule.months = months.parse().ok()?,
            (_, _, Some(days)) => rule.days = days.parse().ok()?,
            _ => return None,
        }
    }
    let is_plain = rule == DueRule::after(basis, 0);
    let when = if is_plain { super::order::basis(texts, basis).to_owned() } else { super::order::waiting(texts, rule) };
    Some([&when, " ", amount].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn plans_and_states_are_told_in_words() {
        let [zh, en] = [Lang::ZhCn, Lang::En].map(Texts::load);
        for (field, kept, chinese, english) in [
            (
                "plan",
                "30.00 signed; 70.00 shipped -1d",
                "签约 30.00; 发货前 70.00",
                "signing 30.00; before shipping 70.00",
            ),
            (
                "plan",
                "60.00 shipped EOM +60d; 40.00 2026-12-01",
                "发货月末后 60 天 60.00; 2026-12-01 40.00",
                "60 days after the month of shipping 60.00; 2026-12-01 40.00",
            ),
            ("plan", "someone's own words", "someone's own words", "someone's own words"),
            ("status", "cancelled", "已取消", "cancelled"),
            ("note", "signed", "signed", "signed"),
        ] {
            assert_eq!((value(&zh, field, kept).as_str(), value(&en, field, kept).as_str()), (chinese, english));
        }
    }
}
