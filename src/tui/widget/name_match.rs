//! Whether a short name answers to what was typed: part of it, its pinyin, its pinyin initials. For names of our own;
//! customers are searched by the store.

use ib_matcher::{
    matcher::{IbMatcher, PinyinMatchConfig},
    pinyin::{PinyinData, PinyinNotation},
};
use std::cell::OnceCell;

/// The readings of Chinese characters; read once, when the first query is typed.
#[derive(Default)]
pub struct Readings {
    data: OnceCell<PinyinData>,
}

const NOTATION: PinyinNotation = PinyinNotation::Ascii.union(PinyinNotation::AsciiFirstLetter);

impl Readings {
    /// The names that answer to `query`, best first: those that start with it before those that contain it, the shorter
    /// before the longer, and otherwise as they were. An empty query keeps all. Returns places in `names`; where several
    /// names belong to one thing, the best of them counts.
    pub fn matching<'a, T: Copy>(&self, query: &str, names: impl Iterator<Item = (T, Vec<&'a str>)>) -> Vec<T> {
        let query = query.trim();
        if query.is_empty() {
            return names.map(|(thing, _)| thing).collect();
        }
        let config = PinyinMatchConfig::builder(NOTATION)
            .data(self.data.get_or_init(|| PinyinData::new(NOTATION)))
            .case_insensitive(true)
            .build();
        let matcher = IbMatcher::builder(query).pinyin(config).is_pattern_partial(true).build();
        let rank = |name: &str| matcher.find(name).map(|found| (found.start() != 0, name.chars().count()));
        let best = |(thing, names): (T, Vec<&str>)| Some((names.into_iter().filter_map(rank).min()?, thing));
        let mut found: Vec<((bool, usize), T)> = names.filter_map(best).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, thing)| thing).collect()
    }
}
