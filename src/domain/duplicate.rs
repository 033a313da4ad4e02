//! When two spellings may be one customer (`domain-rules §12`): keys to compare by. Warns, never decides.

mod near;

pub use near::near_pairs;
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

/// What stands between a number and its extension, or another number.
const BEHIND: [char; 7] = ['转', 'x', 'X', '#', ',', ';', '/'];

/// Whether something stands behind a phone number that its [`phone_key`] leaves out.
pub fn has_extension(phone: &str) -> bool {
    phone.nfkc().any(|c| BEHIND.contains(&c))
}

/// The digits of a phone number: no country prefix for China, no extension, no separators. Empty when there is none.
pub fn phone_key(phone: &str) -> String {
    let folded: String = phone.nfkc().collect();
    let main = folded.split(BEHIND).next().unwrap_or_default();
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
    let (folded, key) = without_form(name);
    let bare: String = key.chars().filter(|c| c.is_alphanumeric()).collect();
    if bare.is_empty() { folded.chars().filter(|c| !c.is_whitespace()).collect() } else { bare }
}

/// A company as people call it: folded width and case, no legal form. `华信机械有限公司` is `华信机械`, `Acme Pumps Ltd.` is `acme pumps`.
pub fn short_name(name: &str) -> String {
    let (_, key) = without_form(name);
    key.trim_end().to_owned()
}

/// A name folded, and the same with one blank between its words and no legal form.
fn without_form(name: &str) -> (String, String) {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
    let spaced: String =
        folded.chars().map(|c| if c.is_alphanumeric() || matches!(c, '(' | ')') { c } else { ' ' }).collect();
    let mut key = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let branch = is_branch(&key);
    let form_of = |key: &str| FORMS.iter().find(|form| !branch && key.len() > form.len() && key.ends_with(**form));
    while let Some(form) = form_of(&key) {
        key.truncate(key.len() - form.len());
    }
    (folded, key)
}

/// Whether a name or key is a branch's.
fn is_branch(key: &str) -> bool {
    key.contains("分公司") || key.contains("branch")
}

/// Whether two different keys are those of a head office and its branch: two customers, be their phone the same.
pub fn head_and_branch(a: &str, b: &str) -> bool {
    let of = |branch: &str, head: &str| is_branch(branch) && !is_branch(head) && branch.starts_with(head);
    of(a, b) || of(b, a)
}

/// Whether two different keys say by themselves that they are two: a branch, or another number (一厂 二厂, shop 12 and 13).
pub fn told_apart(a: &str, b: &str) -> bool {
    let numbers = |key: &str| {
        key.chars().filter(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c)).collect::<Vec<_>>()
    };
    is_branch(a) || is_branch(b) || numbers(a) != numbers(b)
}

/// The pairs of neighbouring characters of a key, ready to be compared with many others.
#[derive(Clone, Debug)]
pub struct Pairs(Vec<(char, char)>);

impl Pairs {
    pub fn of(key: &str) -> Pairs {
        let mut pairs: Vec<(char, char)> = key.chars().zip(key.chars().skip(1)).collect();
        pairs.sort_unstable();
        Pairs(pairs)
    }

    /// How alike two keys are: Dice's coefficient, 0 to 1.
    pub fn likeness(&self, other: &Pairs) -> f64 {
        let (mut a, mut b, mut shared) = (self.0.as_slice(), other.0.as_slice(), 0_u32);
        while let ([x, rest_a @ ..], [y, rest_b @ ..]) = (a, b) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => a = rest_a,
                std::cmp::Ordering::Greater => b = rest_b,
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    (a, b) = (rest_a, rest_b);
                }
            }
        }
        let all = self.0.len() + other.0.len();
        if all == 0 { 0.0 } else { f64::from(2 * shared) / f64::from(u32::try_from(all).unwrap_or(u32::MAX)) }
    }

    /// Whether a key of so many characters can be as alike as [`ALIKE`] at all.
    pub fn may_be_alike(&self, characters: usize) -> bool {
        let (a, b) = (self.0.len(), characters.saturating_sub(1));
        // Every pair of the shorter one shared: 2 min / (a + b) >= 3/4.
        8 * a.min(b) >= 3 * (a + b)
    }
}

/// How alike two keys are by their pairs of characters, not bytes: Dice's coefficient, 0 to 1.
pub fn likeness(a: &str, b: &str) -> f64 {
    Pairs::of(a).likeness(&Pairs::of(b))
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
        ];
        for (a, b, expected) in cases {
            assert!((likeness(a, b) - expected).abs() < 1e-9, "{a} {b}: {}", likeness(a, b));
            assert!((likeness(b, a) - expected).abs() < 1e-9, "{b} {a}");
        }
    }
}
