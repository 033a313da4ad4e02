//! Headings and vocabulary words brought to one spelling: width, case, camelCase, snake_case, blanks and marks.

use unicode_normalization::UnicodeNormalization;

/// A text in the spelling that synonyms are written in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Folded {
    /// Letters and digits only: `Next-Action_Date` and `nextActionDate` are `nextactiondate`.
    pub compact: String,
    /// The words apart, with a blank on either side: ` next action date `.
    pub words: String,
}

/// Folds a text after NFKC. What stands in brackets counts; see [`without_brackets`].
pub fn fold(text: &str) -> Folded {
    let (mut compact, mut words) = (String::new(), String::from(" "));
    let mut before = ' ';
    for original in text.nfkc() {
        let ends_word = !original.is_alphanumeric()
            || (original.is_uppercase() && (before.is_lowercase() || before.is_numeric()))
            || (is_han(original) != is_han(before) && before != ' ');
        if ends_word && !words.ends_with(' ') {
            words.push(' ');
        }
        if original.is_alphanumeric() {
            for lower in original.to_lowercase() {
                compact.push(lower);
                words.push(lower);
            }
        }
        before = original;
    }
    if !words.ends_with(' ') {
        words.push(' ');
    }
    Folded { compact, words }
}

/// The text without what stands in brackets: units, hints, examples.
pub fn without_brackets(text: &str) -> String {
    let (mut out, mut depth) = (String::new(), 0u32);
    for c in text.nfkc() {
        match c {
            '(' | '[' | '【' | '{' => depth += 1,
            ')' | ']' | '】' | '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// Whether a synonym stands in a folded heading: anywhere for Chinese, as whole words for the rest.
pub fn contains(folded: &Folded, synonym: &str) -> bool {
    if synonym.chars().any(is_han) {
        return folded.compact.contains(synonym);
    }
    folded.words.match_indices(synonym).any(|(at, found)| {
        let before = folded.words[..at].chars().next_back().unwrap_or(' ');
        let after = folded.words[at + found.len()..].chars().next().unwrap_or(' ');
        before == ' ' && after == ' '
    })
}

/// Whether it is a Chinese character.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
