//! Small whole numbers as dates use them: digits, Chinese numerals, English number words. Amounts have their own,
//! exact and large ones.

use super::cursor::Cursor;

/// A Chinese digit's value.
pub(crate) fn chinese_digit(c: char) -> Option<u64> {
    Some(match c {
        '零' => 0,
        '一' | '壹' | '幺' => 1,
        '二' | '贰' | '两' | '俩' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The number here in digits or Chinese numerals, up to 9999.
pub(crate) fn number(here: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    if let Some((value, _, after)) = here.digits() {
        return Some((u32::try_from(value).ok().filter(|v| *v <= 9999)?, after));
    }
    chinese(here)
}

/// A Chinese numeral with units: 三, 十五, 二十一, 廿三, 一百零五, 三百六十五.
pub(crate) fn chinese(here: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let mut total = 0;
    let mut pending: Option<u32> = None;
    let mut least_unit = u32::MAX;
    let mut zero = false;
    let mut at = here;
    while let Some(c) = at.peek() {
        let unit = match c {
            '十' | '拾' => 10,
            '百' | '佰' => 100,
            '千' | '仟' => 1000,
            _ => 0,
        };
        if unit > 0 {
            if unit >= least_unit || (pending.is_none() && (at.at > here.at && !(zero && unit == 10))) {
                return None;
            }
            total += pending.take().unwrap_or(1) * unit;
            least_unit = unit;
        } else if let Some(tens) = match c {
            '廿' => Some(20),
            '卅' => Some(30),
            _ => None,
        } {
            if at.at > here.at {
                return None;
            }
            total = tens;
            least_unit = 10;
        } else if c == '零' {
            if pending.is_some() || zero || least_unit == 10 {
                return None;
            }
            zero = true;
        } else if let Some(digit) = chinese_digit(c) {
            if pending.is_some() {
                return None;
            }
            pending = u32::try_from(digit).ok();
        } else {
            break;
        }
        at = at.moved(1);
    }
    if at.at == here.at {
        return None;
    }
    // 一百五 is 150 as money, but as a count of days it is as likely 105: not read.
    if let Some(digit) = pending {
        if least_unit != u32::MAX && least_unit > 10 && !zero {
            return None;
        }
        total += digit;
    }
    Some((total, at))
}

/// A year's digits said one by one: 二零二六, 零七, 一五. Value and how many digits.
pub(crate) fn chinese_digits(here: Cursor<'_>) -> Option<(u32, usize, Cursor<'_>)> {
    let mut value = 0;
    let mut at = here;
    while let Some(digit) = at.peek().and_then(chinese_digit) {
        value = value * 10 + u32::try_from(digit).ok()?;
        at = at.moved(1);
        if at.at - here.at > 4 {
            return None;
        }
    }
    (at.at > here.at).then_some((value, at.at - here.at, at))
}

/// Zero to nineteen, each at its own place.
pub(super) const ONES: [(&str, u32); 20] = [
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
];

pub(super) const TENS: [(&str, u32); 8] = [
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

const ORDINALS: [(&str, u32); 21] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
];

/// An English number word up to 99: five, twenty-one, ninety nine.
pub(crate) fn english(here: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    if let Some(found) = here.word_in(&ONES[1..]) {
        return Some(found);
    }
    let (tens, after) = here.word_in(&TENS)?;
    match after.maybe("-").blanks().word_in(&ONES[1..10]) {
        Some((ones, end)) => Some((tens + ones, end)),
        None => Some((tens, after)),
    }
}

/// An ordinal as a day of the month has it: 3rd, 21st, third, twenty-first. `true` when in letters.
pub(crate) fn ordinal(here: Cursor<'_>) -> Option<(u32, bool, Cursor<'_>)> {
    if let Some((value, count, after)) = here.digits() {
        let end = after.any_word(&["st", "nd", "rd", "th"])?;
        return (count <= 2).then_some((u32::try_from(value).ok()?, false, end));
    }
    if let Some((value, end)) = here.word_in(&ORDINALS) {
        return Some((value, true, end));
    }
    let (tens, after) = here.word_in(&TENS)?;
    let (ones, end) = after.maybe("-").blanks().word_in(&ORDINALS[..9])?;
    Some((tens + ones, true, end))
}
