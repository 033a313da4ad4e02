//! What went wrong and what to do about it, in words. Adds no judgement of its own to the typed errors.

mod exchange;
mod store;

pub use exchange::{import, read, reason, session, skip, why};
pub use store::store;

use crate::clock::ClockError;
use crate::config::ConfigError;
use crate::domain::money::MoneyError;
use crate::i18n::Texts;
use crate::language::when::{WhenError, WhenErrorKind};
use crate::paths::NoHome;
use std::io::{self, ErrorKind};

/// Why the system would not read or write, as a clause to put behind what was tried.
pub fn io(texts: &Texts, error: &io::Error) -> String {
    let key = match error.kind() {
        ErrorKind::PermissionDenied => "io-permission",
        ErrorKind::NotFound => "io-missing",
        ErrorKind::AlreadyExists => "io-taken",
        ErrorKind::StorageFull => "io-full",
        ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "io-quota",
        ErrorKind::ReadOnlyFilesystem => "io-read_only",
        ErrorKind::IsADirectory => "io-folder",
        ErrorKind::NotADirectory => "io-no_folder",
        ErrorKind::InvalidInput => "io-no_file",
        _ => return texts.with("io-other", &[("text", (&error.to_string()).into())]),
    };
    texts.get(key).to_owned()
}

/// A settings file that was not taken.
pub fn config(texts: &Texts, error: &ConfigError) -> String {
    match error {
        ConfigError::Unreadable { path, source } => texts.with(
            "setup-config-unreadable",
            &[("path", (&path.display().to_string()).into()), ("why", (&io(texts, source)).into())],
        ),
        ConfigError::TooLarge { path } => {
            texts.with("setup-config-large", &[("path", (&path.display().to_string()).into())])
        }
        ConfigError::NotText { path, line } => texts
            .with("setup-config-encoding", &[("path", (&path.display().to_string()).into()), ("line", (*line).into())]),
        ConfigError::Invalid { path, line, column, excerpt, message } => texts.with(
            "setup-config-invalid",
            &[
                ("path", (&path.display().to_string()).into()),
                ("line", (*line).into()),
                ("column", (*column).into()),
                ("excerpt", excerpt.into()),
                ("message", message.into()),
            ],
        ),
    }
}

/// A clock that was told no time.
pub fn clock(texts: &Texts, error: &ClockError) -> String {
    texts.with("setup-clock", &[("text", (&error.text).into())])
}

/// No place for the data file.
pub fn no_home(texts: &Texts, _: &NoHome) -> String {
    texts.get("setup-no_home").to_owned()
}

/// A text that is no date, with the part that is to blame.
pub fn when(texts: &Texts, error: &WhenError) -> String {
    let key = match error.kind {
        WhenErrorKind::Empty => return texts.get("when-empty").to_owned(),
        WhenErrorKind::NotUnderstood => "when-not_understood",
        WhenErrorKind::NoSuchDay => "when-no_such_day",
        WhenErrorKind::NoSuchTime => "when-no_such_time",
        WhenErrorKind::TwoWays => "when-two_ways",
        WhenErrorKind::YearOutOfRange => "when-year",
    };
    texts.with(key, &[("text", (&error.text).into())])
}

/// An amount that cannot be.
pub fn money(texts: &Texts, error: &MoneyError) -> String {
    match error {
        MoneyError::OutOfRange => texts.get("amount-out_of_range").to_owned(),
        MoneyError::TwoCurrencies(one, other) => {
            texts.with("amount-two_currencies", &[("one", one.code().into()), ("other", other.code().into())])
        }
        MoneyError::TooPrecise(currency) => texts.with("amount-too_precise", &[("currency", currency.code().into())]),
        MoneyError::NotANumber => texts.get("amount-no_number").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;
    use crate::i18n::Lang;

    #[test]
    fn errors_of_language_show_the_part_that_is_to_blame() {
        let part = |kind| WhenError { kind, span: 0..3, text: "2月30日".to_owned() };
        // error, Chinese, English
        let cases = [
            (WhenErrorKind::NoSuchDay, "“2月30日”：没有这一天。", "“2月30日”: there is no such day."),
            (
                WhenErrorKind::YearOutOfRange,
                "“2月30日”超出了公元 1 年到 9999 年。",
                "“2月30日” is beyond the years 1 to 9999.",
            ),
        ];
        for (kind, chinese, english) in cases {
            assert_eq!(when(&Texts::load(Lang::ZhCn), &part(kind)), chinese);
            assert_eq!(when(&Texts::load(Lang::En), &part(kind)), english);
        }
        let two = MoneyError::TwoCurrencies(Currency::CNY, Currency::USD);
        assert_eq!(money(&Texts::load(Lang::ZhCn), &two), "两种货币不能相加：CNY 和 USD。");
    }

    #[test]
    fn errors_of_the_system_have_words() {
        let words = |kind: ErrorKind| io(&Texts::load(Lang::ZhCn), &kind.into());
        assert_eq!(words(ErrorKind::StorageFull), "磁盘空间已满");
        assert_eq!(words(ErrorKind::PermissionDenied), "没有权限");
        assert!(words(ErrorKind::TimedOut).starts_with("系统报错："));
    }
}
