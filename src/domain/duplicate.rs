//! When two spellings may be one customer (`domain-rules §12`): keys to compare by. Warns, never decides.

use unicode_normalization::UnicodeNormalization;

/// Legal forms that say nothing of who it is. A branch (分公司) is another customer and keeps its word.
const FORMS: &[&str] = &[
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "集团公司",
    "(集团)",
    "集团",
    "公司",
    " co ltd",
    " ltd",
    " limited",
    " inc",
    " llc",
    " gmbh",
    " corporation",
    " corp",
    " company",
    " co",
];

/// The digits of a phone number: no country prefix for China, no extension, no separators. Empty when there is none.
pub fn phone_key(phone: &str) -> String {
    let folded: String = phone.nfkc().collect();
    let main = folded.split(['转', 'x', 'X', '#', ',', ';', '/']).next().unwrap_or_default();
    let digits: String = main.chars().filter(char::is_ascii_digit).collect();
    for prefix in ["0086", "86", "0"] {
        if let Some(rest) = digits.strip_prefix(prefix)
            && rest.len() == 11
            && rest.starts_with('1')
        {
            return rest.to_owned();
        }
    }
    digits
}

/// What two spellings of one company name share: folded width and case, no spaces, punctuation or legal form.
pub fn name_key(name: &str) -> String {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
    let spaced: String =
        folded.chars().map(|c| if c.is_alphanumeric() || matches!(c, '(' | ')') { c } else { ' ' }).collect();
    let mut key = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let branch = key.contains("分公司") || key.contains("branch");
    let form_of = |key: &str| FORMS.iter().find(|form| !branch && key.len() > form.len() && key.ends_with(**form));
    while let Some(form) = form_of(&key) {
        key.truncate(key.len() - form.len());
    }
    let bare: String = key.chars().filter(|c| c.is_alphanumeric()).collect();
    if bare.is_empty() { folded.chars().filter(|c| !c.is_whitespace()).collect() } else { bare }
}

/// How alike two keys are by their pairs of neighbouring characters: Dice's coefficient, 0 to 1. Characters, not bytes: a
/// Chinese name is as long as it looks.
pub fn likeness(a: &str, b: &str) -> f64 {
    let pairs = |text: &str| -> Vec<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (ours, mut theirs) = (pairs(a), pairs(b));
    let all = ours.len() + theirs.len();
    if all == 0 {
        return if a == b { 1.0 } else { 0.0 };
    }
    let mut shared = 0_u32;
    for pair in ours {
        if let Some(place) = theirs.iter().position(|other| *other == pair) {
            theirs.swap_remove(place);
            shared += 1;
        }
    }
    2.0 * f64::from(shared) / f64::from(u32::try_from(all).unwrap_or(u32::MAX))
}

/// Keys at least so alike are worth a warning.
pub const ALIKE: f64 = 0.75;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_counts_pairs_of_characters() {
        let cases = [
            ("蓝岸电子", "蓝岸电子科技", 0.75),
            ("上海一厂", "上海二厂", 1.0 / 3.0),
            ("night", "nacht", 0.25),
            ("aaaa", "aa", 0.5),
            ("same", "same", 1.0),
            ("a", "b", 0.0),
            ("", "", 1.0),
        ];
        for (a, b, expected) in cases {
            assert!((likeness(a, b) - expected).abs() < 1e-9, "{a} {b}: {}", likeness(a, b));
            assert!((likeness(b, a) - expected).abs() < 1e-9, "{b} {a}");
        }
    }
}
