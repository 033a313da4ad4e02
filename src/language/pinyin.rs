//! Finds a person among a customer's contacts by name, a part of it, 张总, or pinyin in full or by initials. Every reading
//! of a polyphone counts; several matches are told, never chosen from.

use ib_matcher::matcher::{IbMatcher, PinyinMatchConfig};
use ib_matcher::pinyin::{PinyinData, PinyinNotation};

/// Whom a mark means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameMatch {
    /// The index of the one contact.
    One(usize),
    /// The indexes of all it could mean.
    Several(Vec<usize>),
    Nobody,
}

/// Forms of address that follow a family name.
const TITLES: [&str; 24] = [
    "总经理",
    "董事长",
    "经理",
    "总监",
    "主任",
    "主管",
    "老板",
    "老师",
    "先生",
    "女士",
    "小姐",
    "部长",
    "处长",
    "科长",
    "厂长",
    "院长",
    "校长",
    "总",
    "董",
    "工",
    "哥",
    "姐",
    "局",
    "处",
];

/// The contact that `mark` means: the whole name first, then a part of it, a family name with a title, then pinyin.
pub fn resolve_name(mark: &str, names: &[&str]) -> NameMatch {
    let mark = mark.trim();
    if mark.is_empty() {
        return NameMatch::Nobody;
    }
    let lower = mark.to_lowercase();
    let mut found = by_letters(&lower, names);
    if found.is_empty() {
        let family = TITLES.iter().find_map(|title| lower.strip_suffix(title)).filter(|family| !family.is_empty());
        let family = family.map(|family| family.trim_start_matches(['老', '小']).to_owned()).filter(|f| !f.is_empty());
        found = family.map(|family| by(names, |name| name.starts_with(&family))).unwrap_or_default();
    }
    if found.is_empty() && mark.is_ascii() {
        found = by_pinyin(mark, names);
    }
    one_of(found)
}

/// The thing that `mark` means, such as a product: the whole name first, then its beginning, a part of it, then pinyin.
pub fn resolve_thing(mark: &str, names: &[&str]) -> NameMatch {
    let mark = mark.trim();
    if mark.is_empty() {
        return NameMatch::Nobody;
    }
    let mut found = by_letters(&mark.to_lowercase(), names);
    if found.is_empty() && mark.is_ascii() {
        found = by_pinyin(mark, names);
    }
    one_of(found)
}

fn one_of(found: Vec<usize>) -> NameMatch {
    match found.as_slice() {
        [] => NameMatch::Nobody,
        [one] => NameMatch::One(*one),
        _ => NameMatch::Several(found),
    }
}

fn by(names: &[&str], test: impl Fn(&str) -> bool) -> Vec<usize> {
    names.iter().enumerate().filter(|(_, name)| test(&name.to_lowercase())).map(|(i, _)| i).collect()
}

/// Whole names, else beginnings, else parts.
fn by_letters(lower: &str, names: &[&str]) -> Vec<usize> {
    let mut found = by(names, |name| name == lower);
    if found.is_empty() {
        found = by(names, |name| name.starts_with(lower));
    }
    if found.is_empty() {
        found = by(names, |name| name.contains(lower));
    }
    found
}

fn by_pinyin(mark: &str, names: &[&str]) -> Vec<usize> {
    let notation = PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter;
    let data = PinyinData::new(notation);
    let config = PinyinMatchConfig::builder(notation).data(&data).case_insensitive(true).build();
    let matcher = IbMatcher::builder(mark).pinyin(config).is_pattern_partial(true).build();
    let all = names.iter().enumerate().filter_map(|(i, name)| Some((i, matcher.find(*name)?, name.len())));
    let all: Vec<(usize, bool)> = all.map(|(i, hit, length)| (i, hit.start() == 0 && hit.end() == length)).collect();
    // zw is 张伟 before it is 张伟明.
    let whole: Vec<usize> = all.iter().filter(|(_, whole)| *whole).map(|(i, _)| *i).collect();
    if whole.is_empty() { all.into_iter().map(|(i, _)| i).collect() } else { whole }
}
