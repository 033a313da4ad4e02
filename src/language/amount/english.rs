//! English number words: a hundred, three hundred thousand, twenty-one, one twenty two, half a million, and magnitudes after
//! digits: 12k, 4.7 billion. Fractions ("two fifths") are not amounts and are not read.

use super::decimal::Decimal;
use super::figure;
use crate::language::{
    cursor::Cursor,
    numeral::{ONES, TENS},
};

/// Powers of ten by name; `m` is a million, `w` is 万 as Chinese chats write it.
const MAGNITUDES: [(&str, i32); 26] = [
    ("hundred", 2),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
    ("hundreds", 2),
    ("thousands", 3),
    ("millions", 6),
    ("billions", 9),
    ("trillions", 12),
    ("lakh", 5),
    ("lakhs", 5),
    ("lac", 5),
    ("crore", 7),
    ("crores", 7),
    ("koti", 7),
    ("krore", 7),
    ("krores", 7),
    ("k", 3),
    ("w", 4),
    ("m", 6),
    ("mn", 6),
    ("mio", 6),
    ("mln", 6),
    ("b", 9),
    ("bn", 9),
];

/// The power of ten named here.
pub(super) fn magnitude(here: Cursor<'_>) -> Option<(i32, Cursor<'_>)> {
    if let Some((first, after)) = here.word_in(&MAGNITUDES) {
        // 3 hundred million
        return match after.blanks().word_in(&MAGNITUDES) {
            Some((second, end)) if second > first && first < 9 && second >= 5 => Some((first + second, end)),
            _ => Some((first, after)),
        };
    }
    // 48.5 mgbp: a letter joined to a currency's code
    let (letters, _) = here.letters();
    let power = match letters {
        ['m', code @ ..] if is_code(code) => 6,
        ['k', code @ ..] if is_code(code) => 3,
        ['b', code @ ..] if is_code(code) => 9,
        _ => return None,
    };
    Some((power, here.moved(1)))
}

fn is_code(letters: &[char]) -> bool {
    let code: String = letters.iter().collect();
    crate::domain::money::Currency::from_code(&code).is_some()
}

/// A number that has at least one word.
pub(super) fn number(here: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    if let Some(after) = here.phrase("half a") {
        let (power, end) = magnitude(after.blanks())?;
        return Some((Decimal::from_digits([5].into_iter(), 1)?.shifted(power)?, end));
    }
    let mut total = Decimal::ZERO;
    let mut group = Decimal::ZERO;
    let mut at = here;
    let mut least = i32::MAX;
    let mut words = false;
    let mut raw = false;
    // Enough for any number within the range said in full.
    for step in 0..40 {
        let start = if step == 0 { here } else { gap(at) };
        if let Some((part, after)) = small(start, step == 0) {
            // "100 and fifty" may mean 100.50.
            if raw || !fits(group, part) {
                break;
            }
            group = group.plus(part)?;
            raw = step == 0 && figure::digits(start).is_some();
            words |= !raw;
            at = after;
        } else if let Some((power, after)) = start.word_in(&MAGNITUDES[..18]).filter(|_| step > 0) {
            if group.is_zero() {
                break;
            }
            if power == 2 {
                group = group.shifted(2)?;
            } else if power < least {
                total = total.plus(group.shifted(power)?)?;
                group = Decimal::ZERO;
                least = power;
            } else {
                break;
            }
            words = true;
            raw = false;
            at = after;
        } else {
            break;
        }
    }
    let value = total.plus(group)?;
    (words && at.at > here.at).then_some((value, at))
}

/// Between the words of a number: blanks, a hyphen, "and".
fn gap(at: Cursor<'_>) -> Cursor<'_> {
    let start = at.maybe("-").blanks();
    start.word("and").map_or(start, |c| c.blanks())
}

/// Whether a part may follow in a group: 20 then 1, 200 then 22, 1 then 22 (said for 122).
fn fits(group: Decimal, part: Decimal) -> bool {
    if group.is_zero() {
        return true;
    }
    let value = |d: Decimal| (0..1000).find(|n| d == Decimal::whole(*n));
    match (value(group), value(part)) {
        (Some(group), Some(part)) if group < 100 => group % 10 == 0 && group >= 20 && part < 10,
        (_, Some(part)) => part < 100 && !group.below(100),
        _ => false,
    }
}

/// A number below a hundred in words, or digits at the start.
fn small(here: Cursor<'_>, first: bool) -> Option<(Decimal, Cursor<'_>)> {
    if first {
        if let Some(found) = figure::digits(here) {
            return Some(found);
        }
        if let Some(after) = here.any_word(&["a", "an"]) {
            after.blanks().word_in(&MAGNITUDES[..18])?;
            return Some((Decimal::whole(1), after));
        }
    }
    let whole = |n: u32| Decimal::whole(u128::from(n));
    if let Some((tens, after)) = here.word_in(&TENS) {
        return Some(match after.maybe("-").blanks().word_in(&ONES[1..10]) {
            Some((ones, end)) => (whole(tens + ones), end),
            None => (whole(tens), after),
        });
    }
    let (ones, after) = here.word_in(&ONES)?;
    if let Some(after) = after.blanks().word("point") {
        return point(ones, after);
    }
    // one twenty two: said for 122
    if (1..=9).contains(&ones)
        && first
        && let Some((rest, end)) = small(after.blanks(), false).filter(|(rest, _)| !rest.below(20) && rest.below(100))
    {
        return Some((whole(ones * 100).plus(rest)?, end));
    }
    Some((whole(ones), after))
}

/// `and fifty` behind an amount in digits: its cents.
pub(super) fn cents_said(after: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    if !after.peek_back().is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let (cents, end) = small(after.blanks().word("and")?.blanks(), false)?;
    let goes_on = end.blanks().word_in(&MAGNITUDES).is_some();
    let cents = cents.shifted(-2).filter(|_| cents.below(100) && !cents.below(10) && !goes_on)?;
    Some((cents, end))
}

/// one point five
fn point(ones: u32, after: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let mut digits = vec![ones];
    let mut at = after;
    while let Some((digit, end)) = at.blanks().word_in(&ONES[..10]) {
        digits.push(digit);
        at = end;
        if digits.len() > 20 {
            return None;
        }
    }
    let scale = u32::try_from(digits.len() - 1).ok().filter(|scale| *scale > 0)?;
    Some((Decimal::from_digits(digits.into_iter(), scale)?, at))
}
