//! What a log cost to enter (`ideas M6`): keys and seconds, counts alone. Counts no key itself.

use super::spread::spread;

/// From opening a line or a form to saving it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Keys that are not the note's own text, the one that opened it and the one that saved it among them.
    pub overhead: u32,
    /// All keys; a paste is one.
    pub keys: u32,
    /// Whole seconds.
    pub seconds: i64,
}

impl Effort {
    /// Of so many keys for a note of which `typed` characters came in by keys.
    pub fn new(keys: u32, typed: usize, seconds: i64) -> Effort {
        let typed = u32::try_from(typed).unwrap_or(u32::MAX);
        Effort { overhead: keys.saturating_sub(typed), keys, seconds: seconds.max(0) }
    }
}

/// The logs of some days: how many were counted, and the medians of what they cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsualEffort {
    pub n: i64,
    /// Keys besides the note.
    pub overhead: i64,
    pub seconds: i64,
}

/// What a log usually costs; `None` when none was counted.
pub fn usual(logs: &[Effort]) -> Option<UsualEffort> {
    let overhead = spread(logs.iter().map(|log| i64::from(log.overhead)).collect())?;
    let seconds = spread(logs.iter().map(|log| log.seconds).collect())?;
    Some(UsualEffort { n: overhead.n, overhead: overhead.median, seconds: seconds.median })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_besides_the_note() {
        for (keys, typed, overhead) in [(15, 10, 5), (2, 0, 2), (4, 30, 0), (0, 0, 0)] {
            assert_eq!(Effort::new(keys, typed, 8).overhead, overhead, "{keys} {typed}");
        }
        assert_eq!(Effort::new(3, 0, -20).seconds, 0, "the clock was set back");
    }

    #[test]
    fn the_middle_is_usual() {
        let logs: Vec<Effort> = [(12, 4), (16, 900), (11, 8)].map(|(keys, s)| Effort::new(keys, 8, s)).to_vec();
        assert_eq!(usual(&logs), Some(UsualEffort { n: 3, overhead: 4, seconds: 8 }));
        assert_eq!(usual(&[]), None);
    }
}
