//! L1: whether a note says only that there was contact. Judges the words, never the rep.

use super::super::duplicate::short_name;
use super::words::{CONCRETE, DAYS, EMPTY, FILLERS, REMAINS, VAGUE};

/// L1 (`domain-rules §10`): after the customer's name, dates, punctuation, vague words and the words around every talk are taken
/// away, nothing remains: not two Chinese characters, not a word, no number. A note that is short but names a sum, a thing or a
/// reason (嫌贵, needs SSO) is not vague, however few its characters.
pub fn is_vague(note: &str, customer_name: &str) -> bool {
    let mut rest = without_leading_date(note.trim()).to_lowercase();
    let name = customer_name.trim().to_lowercase();
    // One letter of a name is a word of its own.
    let short = Some(short_name(customer_name)).filter(|short| short.len() > 2);
    for name in [Some(name), short].into_iter().flatten() {
        if !name.is_empty() {
            rest = rest.replace(&name, " ");
        }
    }
    if CONCRETE.iter().any(|word| rest.contains(word)) {
        return false;
    }
    for word in DAYS.iter().chain(VAGUE) {
        rest = rest.replace(word, " ");
    }
    let parts: Vec<String> = rest
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !REMAINS.contains(part))
        .map(|part| without_fillers(&without_dates(part)))
        .collect();
    let characters = parts.iter().flat_map(|part| part.chars()).filter(|c| is_chinese(*c)).count();
    let mut words =
        parts.iter().flat_map(|part| part.split(|c: char| is_chinese(c) || c == ' ')).filter(|w| !w.is_empty());
    characters < 2 && words.all(|word| EMPTY.contains(&word) || is_count(word))
}

/// How often one tried (2x, 3rd), or a day of a month (12 Nov): no number of anything.
fn is_count(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < word.len() && word.len() - rest.len() <= 2 && matches!(rest, "" | "x" | "st" | "nd" | "rd" | "th")
}

/// A note without the date that a rep begins the line with: 2026-11-21, 11/21, 11.21.
fn without_leading_date(note: &str) -> &str {
    let end = note.find(|c: char| !c.is_ascii_digit() && !"-/.".contains(c)).unwrap_or(note.len());
    let (date, rest) = note.split_at(end);
    let groups: Vec<&str> = date.trim_end_matches(['-', '/', '.']).split(['-', '/', '.']).collect();
    let sizes: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    // 1.2元 is a price, and 3/6/1 the terms of payment.
    let is_date = match sizes.as_slice() {
        [4, 1..=2, 1..=2] => true,
        [1..=2, 1..=2] => !rest.starts_with(['元', '万', '米', '折', '%', '毫', '吨', '千', '公', '块', '亿']),
        _ => false,
    };
    if is_date { rest } else { note }
}

fn without_fillers(part: &str) -> String {
    // Few of hundreds of words share a note's characters: the others are not looked for.
    let bit = |c: char| 1_u64 << (u32::from(c) % u64::BITS);
    let there = part.chars().fold(0, |there, c| there | bit(c));
    let may_be = |word: &&&str| word.chars().all(|c| there & bit(c) != 0);
    FILLERS.iter().filter(may_be).fold(part.to_owned(), |part, word| part.replace(word, " "))
}

/// A part without 3月5日, 14点, 周三 and the like.
fn without_dates(part: &str) -> String {
    let chars: Vec<char> = part.chars().collect();
    let mut kept = String::with_capacity(part.len());
    let mut i = 0;
    while i < chars.len() {
        let digits = chars[i..].iter().take_while(|c| c.is_numeric() || "一二三四五六七八九十两".contains(**c)).count();
        let unit = chars.get(i + digits).copied();
        if digits > 0 && unit.is_some_and(|c| "年月日号点时分天周".contains(c)) {
            i += digits + 1;
        } else if chars[i] == '周' && chars.get(i + 1).is_some_and(|c| "一二三四五六日天末".contains(*c)) {
            i += 2;
        } else {
            kept.push(chars[i]);
            i += 1;
        }
    }
    kept
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
