//! Telephone numbers in a report's texts, made unreadable (138****5678): a report leaves the rep's hands. Order numbers and amounts stay.

use super::document::{Block, Document, Item, Section, Value};

/// Redacts every text.
pub fn redact(document: &mut Document) {
    mask(&mut document.title);
    document.subtitle.iter_mut().for_each(mask);
    sections(&mut document.sections);
}

/// Redacts what stands under headings.
pub fn sections(sections: &mut [Section]) {
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Items(items) => items.iter_mut().for_each(item),
            Block::Table(table) => table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(value),
            Block::Facts(facts) => facts.iter_mut().for_each(|fact| value(&mut fact.value)),
            Block::Text(text) => mask(text),
            Block::Bars(_) | Block::Strip(_) | Block::Spark(_) => {}
        }
    }
}

fn item(item: &mut Item) {
    mask(&mut item.name);
    mask(&mut item.text);
    item.fields.iter_mut().for_each(|(_, field)| value(field));
}

fn value(value: &mut Value) {
    if let Value::Text(text) = value {
        mask(text);
    }
}

/// Puts stars for the middle digits of every number that is a telephone's: a Chinese mobile, with or without +86; a landline
/// with its area code; and whatever begins with + and has eight digits or more.
pub fn mask(text: &mut String) {
    let chars: Vec<char> = text.chars().collect();
    let mut out: Vec<char> = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let begins = at == 0 || !chars[at - 1].is_ascii_alphanumeric() && !matches!(chars[at - 1], '-' | '.');
        let run = if begins { run_of(&chars[at..]) } else { 0 };
        if run == 0 {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        out.extend(masked(&chars[at..at + run]));
        at += run;
    }
    *text = out.into_iter().collect();
}

/// How many characters from here on are one telephone number; 0 when they are none.
fn run_of(chars: &[char]) -> usize {
    let has_plus = matches!(chars.first(), Some('+' | '＋'));
    let (mut digits, mut found, mut was_digit) = (String::new(), 0, false);
    for (at, c) in chars.iter().enumerate().skip(usize::from(has_plus)) {
        match c {
            '0'..='9' => digits.push(*c),
            ' ' | '-' if was_digit => {
                was_digit = false;
                continue;
            }
            // The end of an area code: (0755)12345678.
            ')' | '）' if was_digit && digits.starts_with('0') && matches!(digits.len(), 3 | 4) => continue,
            _ => break,
        }
        was_digit = true;
        if is_telephone(&digits, has_plus) && is_end(&chars[at + 1..]) {
            found = at + 1;
            if !has_plus {
                break;
            }
        }
    }
    found
}

/// Whether a number may end before these characters.
fn is_end(rest: &[char]) -> bool {
    let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
    match rest.first() {
        Some('.' | '-') => !digit(rest.get(1)),
        Some(c) => !c.is_ascii_alphanumeric(),
        None => true,
    }
}

fn is_telephone(digits: &str, has_plus: bool) -> bool {
    let is_mobile = |digits: &str| {
        digits.len() == 11 && digits.starts_with('1') && digits.as_bytes().get(1).is_some_and(|second| *second >= b'3')
    };
    let is_landline = matches!(digits.len(), 10..=12) && digits.starts_with('0');
    is_mobile(digits)
        || digits.strip_prefix("86").is_some_and(is_mobile)
        || is_landline
        || has_plus && matches!(digits.len(), 8..=15)
}

/// The digits between the first three and the last four as stars, what stands between them left out.
fn masked(run: &[char]) -> Vec<char> {
    let count = run.iter().filter(|c| c.is_ascii_digit()).count();
    let (keep, tail) = (count.saturating_sub(8).min(count / 2), 4.min(count / 2));
    let (mut out, mut seen) = (Vec::new(), 0);
    for c in run {
        if !c.is_ascii_digit() {
            if seen < keep && *c == '+' {
                out.push(*c);
            }
            continue;
        }
        seen += 1;
        match seen <= keep || seen > count - tail {
            true => out.push(*c),
            false => out.push('*'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephones_are_masked_and_nothing_else_is() {
        let cases = [
            ("13800138000", "138****8000"),
            ("打 138 0013 8000 找张总", "打 138****8000 找张总"),
            ("138-0013-8000", "138****8000"),
            ("+86 138 0013 8000", "+86138****8000"),
            ("8613800138000", "86138****8000"),
            ("010-62345678", "010****5678"),
            ("(0755)12345678", "(0755****5678"),
            ("电话（010） 62345678", "电话（010****5678"),
            ("call +1 415 555 0100 now", "call +141****0100 now"),
            ("20261020-01", "20261020-01"),
            ("2026-11-21", "2026-11-21"),
            ("报价 12800.00", "报价 12800.00"),
            ("订单 20261120013800", "订单 20261120013800"),
            ("x13800138000", "x13800138000"),
            ("13800138000.5", "13800138000.5"),
            ("", ""),
        ];
        for (text, wanted) in cases {
            let mut masked = text.to_owned();
            mask(&mut masked);
            assert_eq!(masked, wanted, "{text}");
        }
    }
}
