//! All pairs of keys that are much alike, without comparing all with all. Knows no customers.

use super::{ALIKE, Pairs, told_apart};
use std::collections::HashMap;

/// A neighbouring pair of characters, and the how manieth of its kind in the key.
type Token = (char, char, u16);

/// A token that more keys begin with than this says nothing.
const COMMON: usize = 400;
/// How many comparisons are made at most.
const COMPARISONS: usize = 4_000_000;

/// Places of two keys whose [`likeness`](super::likeness) is at least [`ALIKE`] and that are not told apart, the nearest first; of
/// keys of three characters and more, none of them twice.
///
/// Two keys that share three quarters of their tokens share one of the rarest two fifths of either: only keys that do are compared.
pub fn near_pairs(keys: &[&str]) -> Vec<(usize, usize, f64)> {
    let tokens: Vec<Vec<Token>> = keys.iter().map(|key| tokens(key)).collect();
    let mut frequency: HashMap<Token, u32> = HashMap::new();
    for token in tokens.iter().flatten() {
        *frequency.entry(*token).or_default() += 1;
    }
    let mut order: Vec<usize> = (0..keys.len()).filter(|&place| tokens[place].len() >= 2).collect();
    order.sort_by_key(|&place| (tokens[place].len(), place));

    let mut begun: HashMap<Token, Vec<usize>> = HashMap::new();
    let mut seen = vec![usize::MAX; keys.len()];
    let mut found = Vec::new();
    let mut comparisons = 0;
    for &place in &order {
        let mut rarest = tokens[place].clone();
        rarest.sort_unstable_by_key(|token| (frequency.get(token).copied().unwrap_or(0), *token));
        rarest.truncate(rarest.len() - (rarest.len() * 3).div_ceil(5) + 1);
        let mut pairs = None;
        for token in rarest {
            let others = begun.entry(token).or_default();
            for &other in others.iter() {
                if std::mem::replace(&mut seen[other], place) == place || comparisons >= COMPARISONS {
                    continue;
                }
                comparisons += 1;
                let pairs = pairs.get_or_insert_with(|| Pairs::of(keys[place]));
                if !pairs.may_be_alike(tokens[other].len() + 1) || told_apart(keys[place], keys[other]) {
                    continue;
                }
                let likeness = pairs.likeness(&Pairs::of(keys[other]));
                if likeness >= ALIKE {
                    found.push((other.min(place), other.max(place), likeness));
                }
            }
            if others.len() < COMMON {
                others.push(place);
            }
        }
    }
    found.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    found
}

fn tokens(key: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (a, b) in key.chars().zip(key.chars().skip(1)) {
        let before = tokens.iter().filter(|(x, y, _)| (*x, *y) == (a, b)).count();
        tokens.push((a, b, u16::try_from(before).unwrap_or(u16::MAX)));
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::super::{likeness, name_key};
    use super::*;

    #[test]
    fn finds_what_comparing_all_with_all_finds() {
        let parts = ["蓝岸", "青禾", "北辰", "星海", "电子", "科技", "贸易", "机械", "上海", "杭州"];
        let mut keys: Vec<String> = Vec::new();
        for a in parts {
            for b in parts {
                for c in parts {
                    keys.push(name_key(&format!("{a}{b}{c}有限公司")));
                }
            }
        }
        keys.sort();
        keys.dedup();
        let keys: Vec<&str> = keys.iter().map(String::as_str).step_by(3).collect();
        let mut all = Vec::new();
        for (i, a) in keys.iter().enumerate() {
            for (j, b) in keys.iter().enumerate().skip(i + 1) {
                if likeness(a, b) >= ALIKE && !told_apart(a, b) {
                    all.push((i, j));
                }
            }
        }
        let mut near: Vec<(usize, usize)> = near_pairs(&keys).iter().map(|(a, b, _)| (*a, *b)).collect();
        near.sort_unstable();
        assert_eq!(near, all);
        assert!(!all.is_empty());
    }
}
