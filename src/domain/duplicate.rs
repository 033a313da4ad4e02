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

/// How alike two keys are by their pairs of characters: Dice's coefficient, 0 to 1.
pub fn likeness(a: &str, b: &str) -> f64 {
    strsim::sorensen_dice(a, b)
}

/// Keys at least so alike are worth a warning.
pub const ALIKE: f64 = 0.75;
