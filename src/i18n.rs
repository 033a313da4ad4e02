//! Every text a person sees, by key, in the person's language. Holds no text of its own and asks no one which language.
//!
//! A key is `area-name`; its area names the file, `assets/locales/LANGUAGE/AREA.ftl` (Fluent). An area costs nothing until
//! its first text is asked for, and Fluent itself is only started for messages with plurals or several lines.

mod area;

use area::Area;
use std::cell::OnceCell;

/// The areas there are: one `.ftl` file in each language's folder.
macro_rules! areas {
    ($($name:literal),* $(,)?) => {
        const AREAS: &[(&str, [&str; 2])] = &[$((
            $name,
            [
                include_str!(concat!("../assets/locales/zh-CN/", $name, ".ftl")),
                include_str!(concat!("../assets/locales/en/", $name, ".ftl")),
            ],
        )),*];
    };
}

areas! {
    "action",
    "amount",
    "brief",
    "bring",
    "call",
    "card",
    "channel",
    "checkup",
    "cli",
    "date",
    "direction",
    "due",
    "export",
    "form",
    "gap",
    "help",
    "history",
    "import",
    "io",
    "key",
    "ledger",
    "lint",
    "log",
    "menu",
    "merge",
    "order",
    "order_form",
    "ledger_prompt",
    "outcome",
    "play",
    "price",
    "priority",
    "promise",
    "quote",
    "queue",
    "report",
    "review",
    "setup",
    "search",
    "welcome",
    "dossier",
    "draft",
    "spin",
    "stage",
    "status",
    "store",
    "template",
    "tier",
    "timeline",
    "triage",
    "undo",
    "verdict",
    "when",
}

/// A language of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Simplified Chinese.
    ZhCn,
    /// English.
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Lang; 2] = [Lang::ZhCn, Lang::En];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::ZhCn => "zh-CN",
            Lang::En => "en",
        }
    }

    /// The language a person named, as a tag or a locale (`zh`, `zh-CN`, `zh_CN.UTF-8`, `en`, `EN-gb`).
    pub fn parse(text: &str) -> Option<Lang> {
        let language = text.trim().split(['-', '_', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("zh") {
            Some(Lang::ZhCn)
        } else if language.eq_ignore_ascii_case("en") {
            Some(Lang::En)
        } else {
            None
        }
    }

    /// The language for a system locale: Chinese of any region or script reads Chinese, everyone else English. `C`,
    /// `POSIX` and no locale at all are English.
    pub fn from_locale(locale: Option<&str>) -> Lang {
        locale.and_then(Lang::parse).unwrap_or(Lang::En)
    }
}

/// A value to stand in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arg<'a> {
    Text(&'a str),
    /// Also decides plurals. Shown as plain digits: group or shorten it first where that is wanted.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Arg<'a> {
        Arg::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Arg<'a> {
        Arg::Text(text)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}
numbers!(i64, i32, u64, u32, u16, u8, usize);

/// The texts of one language.
pub struct Texts {
    lang: Lang,
    areas: [OnceCell<Area>; AREAS.len()],
}

impl Texts {
    /// The texts of `lang`; reads nothing yet.
    pub fn load(lang: Lang) -> Texts {
        Texts { lang, areas: std::array::from_fn(|_| OnceCell::new()) }
    }

    /// Which language it is.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of `key`, a message without arguments. A key that is not there is shown as it is.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or_else(|| missing(key))
    }

    /// The text of a key that may not exist, or was put together.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.area(key)?.plain(key)
    }

    /// The text of `key` with its arguments filled in. A key that is not there is shown as it is.
    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        match self.area(key).and_then(|area| area.filled(key, args)) {
            Some(text) => text,
            None => missing(key).to_owned(),
        }
    }

    /// Every key, with the names of its arguments; by area, in the order of the files.
    pub fn keys(&self) -> Vec<(String, Vec<String>)> {
        (0..AREAS.len()).flat_map(|place| self.area_at(place).keys()).collect()
    }

    fn area(&self, key: &str) -> Option<&Area> {
        let name = key.split('-').next().unwrap_or(key);
        let place = AREAS.iter().position(|(area, _)| *area == name)?;
        Some(self.area_at(place))
    }

    fn area_at(&self, place: usize) -> &Area {
        let source = AREAS[place].1[self.lang as usize];
        self.areas[place].get_or_init(|| Area::read(self.lang, source))
    }
}

/// A key without a text is a mistake of ours: loud in every test, legible in the field.
fn missing(key: &str) -> &str {
    debug_assert!(false, "no text for {key:?}");
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_in_what_people_and_systems_write() {
        let cases = [
            (Some("zh"), Lang::ZhCn),
            (Some("zh-CN"), Lang::ZhCn),
            (Some("ZH_cn"), Lang::ZhCn),
            (Some("zh_CN.UTF-8"), Lang::ZhCn),
            (Some("zh_TW.Big5"), Lang::ZhCn),
            (Some("zh-Hant-HK"), Lang::ZhCn),
            (Some("zh_CN@pinyin"), Lang::ZhCn),
            (Some("en"), Lang::En),
            (Some("en_GB.UTF-8"), Lang::En),
            (Some("de_DE.UTF-8"), Lang::En),
            (Some("zha"), Lang::En),
            (Some("C"), Lang::En),
            (Some("C.UTF-8"), Lang::En),
            (Some("POSIX"), Lang::En),
            (Some(""), Lang::En),
            (None, Lang::En),
        ];
        for (locale, lang) in cases {
            assert_eq!(Lang::from_locale(locale), lang, "{locale:?}");
        }
        assert_eq!(Lang::ALL.map(|lang| Lang::parse(lang.tag())), Lang::ALL.map(Some));
        for text in ["", "fr", "german", "C", "-"] {
            assert_eq!(Lang::parse(text), None, "{text}");
        }
    }
}
