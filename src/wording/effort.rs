//! What a log cost to enter, in words. Counts nothing.

use crate::domain::effort::Effort;
use crate::i18n::Texts;

/// `备注 + 5 键，8 秒`.
pub fn spent(texts: &Texts, effort: &Effort) -> String {
    let (minutes, seconds) = (effort.seconds / 60, effort.seconds % 60);
    let keys = i64::from(effort.overhead);
    if minutes == 0 {
        return texts.with("log-effort", &[("keys", keys.into()), ("seconds", seconds.into())]);
    }
    texts.with("log-effort-minutes", &[("keys", keys.into()), ("minutes", minutes.into()), ("seconds", seconds.into())])
}
