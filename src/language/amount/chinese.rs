//! Chinese numerals, also mixed with digits: 三千五百, 3万5, 1万2千, 一亿零五, 7 万5 千4 百, 一万零一十八点一五. Strict: 五六千 and
//! 10多万 are not one number and are not read.

use super::decimal::Decimal;
use super::figure;
use crate::language::cursor::Cursor;
use crate::language::numeral::chinese_digit;

/// One sign of a numeral.
#[derive(Clone, Copy, PartialEq)]
enum Sign {
    /// A value in digits, and how many there were: 9.8, 35.
    Figure(Decimal, usize),
    Digit(u64),
    /// 十 百 千.
    Unit(u128),
    /// 万 亿.
    Big(u128),
    Zero,
    /// 廿 卅 卌.
    Tens(u64),
    Half,
}

/// The longest well-formed numeral here.
pub(super) fn number(here: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let signs = signs(here);
    // Blanks and stray signs at the end belong to what follows: the longest prefix that means one number wins.
    (1..=signs.len()).rev().find_map(|count| {
        let plain: Vec<Sign> = signs[..count].iter().map(|(sign, _)| *sign).collect();
        let value = said_digit_by_digit(&plain).or_else(|| value(&plain))?;
        let end = signs[count - 1].1;
        match point(end) {
            Some((part, after)) if plain.iter().all(|s| !matches!(s, Sign::Figure(..) | Sign::Half)) => {
                let (factor, after) = big_after(after);
                Some((value.plus(part)?.times(factor)?, after))
            }
            _ => Some((value, end)),
        }
    })
}

/// No numeral that fits the range has more signs.
const MOST_SIGNS: usize = 40;

fn signs(here: Cursor<'_>) -> Vec<(Sign, Cursor<'_>)> {
    let mut found = Vec::new();
    let mut at = here;
    while found.len() < MOST_SIGNS {
        let start = if found.is_empty() { at } else { at.blanks() };
        let Some((sign, after)) = sign(start, found.last().map(|(sign, _)| *sign)) else { break };
        found.push((sign, after));
        at = after;
    }
    found
}

fn sign(here: Cursor<'_>, last: Option<Sign>) -> Option<(Sign, Cursor<'_>)> {
    let c = here.peek()?;
    if c.is_ascii_digit() || c == '.' {
        let (value, after) = figure::digits(here)?;
        return Some((Sign::Figure(value, after.at - here.at), after));
    }
    // 两个亿, 五个半, 个半
    if c == '个' {
        let next = sign(here.moved(1), last)?;
        if next.0 == Sign::Half && last.is_none() {
            return Some((Sign::Figure(Decimal::from_digits([1, 5].into_iter(), 1)?, 2), next.1));
        }
        return matches!(next.0, Sign::Big(_) | Sign::Half).then_some(next);
    }
    let sign = match c {
        '零' => Sign::Zero,
        '十' | '拾' => Sign::Unit(10),
        '百' | '佰' => Sign::Unit(100),
        '千' | '仟' => Sign::Unit(1000),
        '万' => Sign::Big(10_000),
        '亿' => Sign::Big(100_000_000),
        '廿' => Sign::Tens(20),
        '卅' => Sign::Tens(30),
        '卌' => Sign::Tens(40),
        '半' => Sign::Half,
        _ => Sign::Digit(chinese_digit(c)?),
    };
    Some((sign, here.moved(1)))
}

/// 二〇二六, 五二零: at least two digits and nothing else.
fn said_digit_by_digit(signs: &[Sign]) -> Option<Decimal> {
    if signs.len() < 2 {
        return None;
    }
    let digits: Option<Vec<u32>> = signs
        .iter()
        .map(|sign| match sign {
            Sign::Digit(digit) => u32::try_from(*digit).ok(),
            Sign::Zero => Some(0),
            _ => None,
        })
        .collect();
    Decimal::from_digits(digits?.into_iter(), 0)
}

/// 点一五.
fn point(here: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let start = here.eat("点")?;
    let mut at = start;
    let mut digits = Vec::new();
    while let Some(digit) = at.peek().and_then(chinese_digit) {
        digits.push(u32::try_from(digit).ok()?);
        at = at.moved(1);
    }
    let scale = u32::try_from(digits.len()).ok().filter(|n| *n > 0)?;
    Some((Decimal::from_digits(digits.into_iter(), scale)?, at))
}

fn big_after(here: Cursor<'_>) -> (Decimal, Cursor<'_>) {
    let mut factor = 1_u128;
    let mut at = here;
    for _ in 0..2 {
        let Some((size, after)) = at.look_up(&[("万", 10_000_u128), ("亿", 100_000_000), ("千", 1000), ("百", 100)])
        else {
            break;
        };
        factor *= size;
        at = after;
    }
    (Decimal::whole(factor), at)
}

/// The value of a numeral, or `None` if its signs do not make one number.
fn value(signs: &[Sign]) -> Option<Decimal> {
    let (last, body) = signs.split_last()?;
    if *last == Sign::Half {
        // 五个半 is 5.5; 三万半 could be 30,000.5 or 35,000.
        let half = Decimal::from_digits([5].into_iter(), 1)?;
        return match body {
            [] => Some(half),
            [Sign::Digit(digit)] => Decimal::whole(u128::from(*digit)).plus(half),
            [Sign::Figure(figure, _)] if figure.is_whole() => figure.plus(half),
            _ => None,
        };
    }
    let figures = signs.iter().filter(|s| matches!(s, Sign::Digit(_) | Sign::Figure(..))).count();
    let broken = signs.iter().any(|s| matches!(s, Sign::Figure(figure, _) if !figure.is_whole()));
    if broken && figures > 1 {
        return None;
    }
    let mut total = Decimal::ZERO;
    let mut section = Section::default();
    let mut least_big = u128::MAX;
    let mut last_size = 0;
    for (i, sign) in signs.iter().enumerate() {
        let at_end = i + 1 == signs.len();
        match *sign {
            Sign::Big(size) => {
                let (part, empty) = (section.value()?, section.is_empty());
                section = Section::default();
                if empty && i == 0 {
                    // 万九
                    total = Decimal::whole(size);
                } else if empty {
                    // 万亿
                    if last_size == 0 || size <= last_size || signs.get(i - 1) != Some(&Sign::Big(last_size)) {
                        return None;
                    }
                    total = total.times(Decimal::whole(size))?;
                } else if size < least_big {
                    total = total.plus(part.times(Decimal::whole(size))?)?;
                } else {
                    // 两千三百万四千亿: nobody writes it.
                    return None;
                }
                least_big = least_big.min(size);
                last_size = size;
            }
            _ => {
                let before = i.checked_sub(1).and_then(|i| signs.get(i)).copied();
                section.push(*sign, before, at_end)?;
            }
        }
    }
    total.plus(section.value()?)
}

/// The thousands, hundreds, tens and ones between two 万 or 亿.
#[derive(Default)]
struct Section {
    total: Option<Decimal>,
    pending: Option<Decimal>,
    least_unit: Option<u128>,
    zero: bool,
}

impl Section {
    fn is_empty(&self) -> bool {
        self.total.is_none() && self.pending.is_none()
    }

    fn value(&self) -> Option<Decimal> {
        self.total.unwrap_or(Decimal::ZERO).plus(self.pending.unwrap_or(Decimal::ZERO))
    }

    /// `before` is the sign before this one; `at_end` says that none follows.
    fn push(&mut self, sign: Sign, before: Option<Sign>, at_end: bool) -> Option<()> {
        match sign {
            Sign::Unit(size) => {
                if self.least_unit.is_some_and(|least| size >= least) {
                    // 三十百 is nothing, but 2.5百 and 五百 are.
                    return None;
                }
                let times = match self.pending.take() {
                    Some(pending) => pending,
                    // 十五, 千一, 零十
                    None if self.total.is_none() || size == 10 => Decimal::whole(1),
                    None => return None,
                };
                self.total = Some(self.total.unwrap_or(Decimal::ZERO).plus(times.times(Decimal::whole(size))?)?);
                self.least_unit = Some(size);
                self.zero = false;
            }
            Sign::Zero => {
                if self.pending.is_some() || self.zero {
                    return None;
                }
                self.zero = true;
                // A lone 零 is nought.
                if self.total.is_none() && at_end && before.is_none() {
                    self.pending = Some(Decimal::ZERO);
                } else if at_end {
                    return None;
                }
            }
            Sign::Tens(tens) => {
                if self.pending.is_some() || self.least_unit.is_some_and(|least| least <= 10) {
                    return None;
                }
                self.total = Some(self.total.unwrap_or(Decimal::ZERO).plus(Decimal::whole(u128::from(tens)))?);
                self.least_unit = Some(10);
                self.zero = false;
            }
            Sign::Digit(_) | Sign::Figure(..) => {
                if self.pending.is_some() {
                    return None;
                }
                let (value, length) = match sign {
                    Sign::Digit(digit) => (Decimal::whole(u128::from(digit)), 1),
                    Sign::Figure(figure, length) => (figure, length),
                    _ => return None,
                };
                if !value.is_whole() && (self.total.is_some() || matches!(before, Some(Sign::Big(_)))) {
                    return None;
                }
                self.pending = Some(self.trailing(value, length, before, at_end)?);
            }
            Sign::Big(_) | Sign::Half => return None,
        }
        Some(())
    }

    /// A single digit after a unit and at the end stands for the next place: 一百五, 3万5, 三千五.
    fn trailing(&self, value: Decimal, length: usize, before: Option<Sign>, at_end: bool) -> Option<Decimal> {
        let unit = match before {
            Some(Sign::Unit(unit) | Sign::Big(unit)) => unit,
            // After 零 the digits are ones, or tens with their unit.
            _ => return self.fits(value, at_end).then_some(value),
        };
        if at_end && length == 1 && unit >= 100 {
            return value.times(Decimal::whole(unit / 10));
        }
        let room = if at_end { unit } else { u128::MAX };
        value.below(room).then_some(value)
    }

    fn fits(&self, value: Decimal, at_end: bool) -> bool {
        !at_end || self.least_unit.is_none_or(|least| value.below(least)) || value.is_zero()
    }
}
