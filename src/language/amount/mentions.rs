//! Where amounts stand in a text that is about something else. A number alone is none: it may be a phone, a model, a count.

use super::{super::folded::Folded, leading_in};
use crate::domain::money::Currency;
use std::ops::Range;

/// The bytes of every amount in a text, in their order: a number with a currency, or of ten thousands and thousands (9.8万, 98k).
pub fn mentions(text: &str) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let chars = &folded.chars;
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let before = at.checked_sub(1).and_then(|before| chars.get(before)).copied();
        // The middle of a word or of a number begins nothing.
        let begins = starts(chars[at]) && !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-');
        let read = begins.then(|| leading_in(&folded, at..end_of(text, &folded, at), Currency::CNY)).flatten();
        match read.filter(|read| read.end > at) {
            Some(read) => {
                let part = &chars[at..read.end];
                let is_large = part.iter().any(char::is_ascii_digit) && part.iter().any(|c| "万亿k".contains(*c));
                if read.has_currency || is_large {
                    let range = folded.trimmed(at..read.end);
                    found.push(folded.bytes(range));
                }
                at = read.end;
            }
            None => at += 1,
        }
    }
    found
}

/// What an amount may begin with: a digit, a sign, the code of a currency.
fn starts(c: char) -> bool {
    c.is_ascii_digit() || "¥$€£".contains(c) || "rmbcnyusdeurgbphkdjpy".contains(c) && c.is_ascii_alphabetic()
}

/// Where an amount that begins here ends at the latest: before a word in small letters that is no currency of everyday talk. ALL and
/// TRY are currencies too, but "$1,200 all in" and "1200, try again" speak of none.
fn end_of(text: &str, folded: &Folded, at: usize) -> usize {
    const SPOKEN: [&str; 12] =
        ["rmb", "cny", "usd", "eur", "gbp", "hkd", "jpy", "yuan", "dollars", "euros", "k", "million"];
    let end = folded.chars.len();
    let stops = |space: usize| {
        let word = &text[folded.bytes(space + 1..end)];
        let length = word.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(word.len());
        word.starts_with(|c: char| c.is_ascii_lowercase()) && !SPOKEN.contains(&&word[..length])
    };
    (at + 1..end).find(|space| folded.chars[*space] == ' ' && stops(*space)).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::mentions;

    #[test]
    fn amounts_are_found_and_other_numbers_are_not() {
        let cases: [(&str, &[&str]); 11] = [
            ("谈到9.8万能签", &["9.8万"]),
            ("报价¥98,000，含税", &["¥98,000"]),
            ("先付3000元，尾款2万", &["3000元", "2万"]),
            ("电话13800138000，12月3日再谈", &[]),
            ("要3台，型号X200", &[]),
            ("wants it for $1,200 all in", &["$1,200"]),
            ("offer was 98k, they want USD 90,000", &["98k", "USD 90,000"]),
            ("call back at 10", &[]),
            ("dialled 1200 try again", &[]),
            ("paid 500 usd in cash", &["500 usd"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = mentions(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
