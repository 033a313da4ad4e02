//! Terms that are numbers and nothing else: `3/6/1`, `50/50`, `30:60:10`, `三七`, `3331`.

use super::{
    TermsErrorKind, Wrong,
    token::{Kind, Token, When},
};
use crate::domain::terms::{Basis, DueRule, Share, TermRow};

/// The rows of a ratio; `None` when it is not one.
pub(super) fn rows(tokens: &[Token]) -> Option<Result<Vec<TermRow>, Wrong>> {
    let mut parts = Vec::new();
    let mut in_hundred = false;
    for token in tokens {
        match token.kind {
            Kind::Number(hundredths) => parts.push(hundredths),
            Kind::Part(hundredths) => {
                in_hundred = true;
                parts.push(hundredths);
            }
            Kind::Cut | Kind::Dash => {}
            _ => return None,
        }
    }
    if let [one] = parts[..] {
        parts = digits(one)?;
    }
    // What is more than the whole by itself is no part of it, and is said to be so.
    if !(2..=4).contains(&parts.len()) || parts.iter().any(|part| *part == 0 || *part > 10_000) {
        return None;
    }
    let mut sum: i64 = parts.iter().fold(0, |sum, part| sum.saturating_add(*part));
    // 3/6/1 is of ten; whatever has a part of ten or more is of a hundred.
    if !in_hundred && parts.iter().all(|part| *part < 1_000) {
        parts.iter_mut().for_each(|part| *part *= 10);
        sum *= 10;
    }
    if sum != 10_000 {
        let kind = if sum > 10_000 { TermsErrorKind::TooMuch } else { TermsErrorKind::TooLittle };
        return Some(Err(Wrong::all(kind)));
    }
    let (signed, accepted) = (When::at(Basis::Signed), When::at(Basis::Accepted));
    let (before, retention) = (When::before(Basis::Shipped), When::retention());
    let times: &[When] = match parts[..] {
        [_, _] => &[signed, before],
        [_, _, last] if last <= 1_000 => &[signed, accepted, retention],
        [_, _, _] => &[signed, before, accepted],
        _ => &[signed, before, accepted, retention],
    };
    let row = |(part, when): (&i64, &When)| TermRow {
        rule: DueRule::after(when.basis, when.days),
        share: Share::Part(*part),
    };
    Some(Ok(parts.iter().zip(times).map(row).collect()))
}

/// 3331, 三七: digits that are tenths of the whole.
fn digits(hundredths: i64) -> Option<Vec<i64>> {
    let number = u64::try_from(hundredths).ok().filter(|number| number % 100 == 0)? / 100;
    let digits: Vec<i64> = number.to_string().bytes().map(|digit| i64::from(digit - b'0') * 100).collect();
    (digits.iter().sum::<i64>() == 1_000).then_some(digits)
}
