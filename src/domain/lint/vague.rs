//! L1: whether a note says only that there was contact. Judges the words, never the rep.

use super::words::{CONCRETE, DAYS, EMPTY, FILLERS, REMAINS, VAGUE};

/// Fewer Chinese characters and fewer words than these, without the name, dates and vague words, say nothing.
const CHARACTERS: usize = 6;
const WORDS: usize = 3;

/// L1 (`domain-rules §10`): after the customer's name, dates, punctuation and vague words are taken away, fewer than six Chinese
/// characters and fewer than three words remain, and none of them is a sum, a thing or a decision; or nothing at all remains once
/// the words around every talk are gone too.
pub fn is_vague(note: &str, customer_name: &str) -> bool {
    let mut rest = note.to_lowercase();
    let name = customer_name.trim().to_lowercase();
    if !name.is_empty() {
        rest = rest.replace(&name, " ");
    }
    for word in DAYS.iter().chain(VAGUE) {
        rest = rest.replace(word, " ");
    }
    let parts: Vec<String> = rest
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !REMAINS.contains(part))
        .map(without_dates)
        .filter(|part| !part.is_empty())
        .collect();
    let (characters, words) = count(&parts, |_| true);
    let is_short = characters < CHARACTERS && words < WORDS;
    if is_short && !parts.iter().any(|part| is_concrete(part)) {
        return true;
    }
    let without: Vec<String> = parts.iter().map(|part| without_fillers(part)).collect();
    let (characters, words) = count(&without, |word| !EMPTY.contains(&word));
    characters < 2 && words == 0 && !parts.iter().any(|part| part.chars().any(|c| c.is_ascii_digit()))
}

/// Chinese characters, and those words of other scripts that `counts`.
fn count(parts: &[String], counts: impl Fn(&str) -> bool) -> (usize, usize) {
    let characters = parts.iter().flat_map(|part| part.chars()).filter(|c| is_chinese(*c)).count();
    let words = parts
        .iter()
        .flat_map(|part| part.split(is_chinese))
        .filter(|word| word.chars().any(char::is_alphabetic) && counts(word))
        .count();
    (characters, words)
}

/// A sum, a number of things, or a word of the trade.
fn is_concrete(part: &str) -> bool {
    part.chars().any(|c| c.is_ascii_digit()) || CONCRETE.iter().any(|word| part.contains(word))
}

fn without_fillers(part: &str) -> String {
    FILLERS.iter().fold(part.to_owned(), |part, word| part.replace(word, " "))
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
