//! The number of an amount, in digits, Chinese numerals, English words or a mix; knows no currency.

use super::decimal::Decimal;
use super::{chinese, english};
use crate::language::cursor::Cursor;

/// The number here; the longest of the three ways to write it.
pub(super) fn number(here: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let plain = digits(here).map(|(value, after)| scaled(value, after));
    [plain, chinese::number(here), english::number(here)].into_iter().flatten().max_by_key(|(_, after)| after.at)
}

/// The number of a count: [`number`] without the letters that count things as well as millions.
pub(super) fn counted(here: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let plain = digits(here).map(|(value, after)| match after.word_in(&[("k", 3), ("w", 4)]) {
        Some((power, end)) => value.shifted(power).map_or((value, after), |value| (value, end)),
        None => (value, after),
    });
    [plain, chinese::number(here), english::number(here)].into_iter().flatten().max_by_key(|(_, after)| after.at)
}

/// A number in digits with a magnitude after it: `12k`, `2.5 million`, `5w`.
fn scaled(value: Decimal, after: Cursor<'_>) -> (Decimal, Cursor<'_>) {
    let found = english::magnitude(after.blanks());
    match found.and_then(|(power, end)| Some((value.shifted(power)?, end))) {
        Some(found) => found,
        None => (value, after),
    }
}

/// Digits with a point and groups of three: `12,000.50`, `.5`, `01.10`.
pub(super) fn digits(here: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let digit = |c: Cursor<'_>| c.peek().and_then(|c| c.to_digit(10));
    let run = |start: Cursor<'_>| {
        let mut at = start;
        while digit(at).is_some() {
            at = at.moved(1);
        }
        at.at - start.at
    };
    let mut figures = Vec::new();
    let mut take = |start: Cursor<'_>, count: usize| {
        figures.extend(start.chars[start.at..start.at + count].iter().filter_map(|c| c.to_digit(10)));
    };
    let first = run(here);
    take(here, first);
    let mut at = here.moved(first);
    if (1..=3).contains(&first) {
        while let Some(group) = at.eat(",").filter(|c| run(*c) == 3) {
            take(group, 3);
            at = group.moved(3);
        }
    }
    let mut scale = 0;
    if let Some(point) = at.eat(".") {
        scale = run(point);
        take(point, scale);
        if scale > 0 {
            at = point.moved(scale);
        }
    }
    if first == 0 && scale == 0 {
        return None;
    }
    Some((Decimal::from_digits(figures.into_iter(), u32::try_from(scale).ok()?)?, at))
}
