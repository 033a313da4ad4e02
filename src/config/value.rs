//! What a setting may hold. Refuses at the border, so that nobody asks again.

use crate::domain::tier::Tier;
use crate::i18n::Lang;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Ten years: longer than any plan.
const MOST_DAYS: u16 = 3650;
/// More whole units than any book holds.
const MOST_MONEY: i64 = 9_000_000_000_000;
/// More customers than anyone talks to in a day.
pub(crate) const MOST_CUSTOMERS: u16 = 999;
/// More attempts than anyone counts.
const MOST_ATTEMPTS: u16 = 100;

/// Which language to speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LanguageChoice {
    /// The system's.
    #[default]
    Auto,
    Zh,
    En,
}

impl LanguageChoice {
    /// The language it names, unless the system is to say.
    pub fn lang(self) -> Option<Lang> {
        match self {
            LanguageChoice::Auto => None,
            LanguageChoice::Zh => Some(Lang::ZhCn),
            LanguageChoice::En => Some(Lang::En),
        }
    }
}

/// Which colours to draw in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// By the background of the terminal.
    #[default]
    Auto,
    Dark,
    Light,
    /// No colour.
    Plain,
}

/// Which signs mark states and frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GlyphChoice {
    #[default]
    Unicode,
    /// For terminals that draw ambiguous characters two cells wide.
    Ascii,
}

macro_rules! by_tier {
    ($($(#[$doc:meta])* $name:ident = [$a:literal, $b:literal, $c:literal, $d:literal] by $check:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            #[serde(rename = "A", deserialize_with = $check)]
            a: u16,
            #[serde(rename = "B", deserialize_with = $check)]
            b: u16,
            #[serde(rename = "C", deserialize_with = $check)]
            c: u16,
            #[serde(rename = "D", deserialize_with = $check)]
            d: u16,
        }

        impl $name {
            /// The figure of a tier.
            pub fn of(&self, tier: Tier) -> u16 {
                match tier {
                    Tier::A => self.a,
                    Tier::B => self.b,
                    Tier::C => self.c,
                    Tier::D => self.d,
                }
            }
        }

        impl Default for $name {
            fn default() -> $name {
                $name { a: $a, b: $b, c: $c, d: $d }
            }
        }
    )*};
}

by_tier! {
    /// Days between contacts.
    Cadence = [3, 7, 15, 30] by "days";
    /// Days overdue beyond which a customer is shown in red.
    RedAfter = [1, 3, 7, 15] by "days";
    /// Unanswered attempts in a row before a customer may be called dead.
    Threshold = [6, 5, 4, 3] by "attempts";
}

/// The keys of an action, one text or a list; none takes its keys away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct KeyTexts(pub Vec<String>);

impl<'de> Deserialize<'de> for KeyTexts {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<KeyTexts, D::Error> {
        struct OneOrMany;

        impl<'de> Visitor<'de> for OneOrMany {
            type Value = KeyTexts;

            fn expecting(&self, words: &mut fmt::Formatter) -> fmt::Result {
                words.write_str("a key such as \"a\" or \"ctrl-s\", or a list of keys")
            }

            fn visit_str<E: Error>(self, key: &str) -> Result<KeyTexts, E> {
                Ok(KeyTexts(vec![key.to_owned()]))
            }

            fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<KeyTexts, S::Error> {
                let mut keys = Vec::new();
                while let Some(key) = list.next_element()? {
                    keys.push(key);
                }
                Ok(KeyTexts(keys))
            }
        }

        from.deserialize_any(OneOrMany)
    }
}

/// A percentage such as "3%" or "2.5%", in ten-thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent(pub i64);

impl Serialize for Percent {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        let text = if part == 0 { format!("{whole}%") } else { format!("{whole}.{part:02}%") };
        to.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Percent, D::Error> {
        let text = String::deserialize(from)?;
        percent(&text).ok_or_else(|| D::Error::custom(format!("{text:?} is not a rate such as \"3%\" or \"2.5%\"")))
    }
}

/// Digits, at most two of them behind the point, and a percent sign: 0 to 100 %.
fn percent(text: &str) -> Option<Percent> {
    let number = text.trim().strip_suffix(['%', '％'])?.trim();
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let hundredths: i64 = format!("{part:0<2}").parse().ok()?;
    let rate = whole.parse::<i64>().ok()? * 100 + hundredths;
    (rate <= 10_000).then_some(Percent(rate))
}

/// Whole units of money from nothing up.
pub(super) fn amount<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    let amount = i64::deserialize(from)?;
    if (0..=MOST_MONEY).contains(&amount) {
        Ok(amount)
    } else {
        Err(D::Error::custom(format!("{amount} is not from 0 to {MOST_MONEY}")))
    }
}

pub(super) fn days<'de, D: Deserializer<'de>>(from: D) -> Result<u16, D::Error> {
    number(from, MOST_DAYS)
}

pub(super) fn attempts<'de, D: Deserializer<'de>>(from: D) -> Result<u16, D::Error> {
    number(from, MOST_ATTEMPTS)
}

pub(super) fn customers<'de, D: Deserializer<'de>>(from: D) -> Result<u16, D::Error> {
    number(from, MOST_CUSTOMERS)
}

pub(super) fn days3<'de, D: Deserializer<'de>>(from: D) -> Result<[u16; 3], D::Error> {
    let list = <[u16; 3]>::deserialize(from)?;
    list.iter().try_for_each(|number| check(*number, MOST_DAYS))?;
    Ok(list)
}

fn number<'de, D: Deserializer<'de>>(from: D, most: u16) -> Result<u16, D::Error> {
    let number = u16::deserialize(from)?;
    check(number, most)?;
    Ok(number)
}

fn check<E: Error>(number: u16, most: u16) -> Result<(), E> {
    if (1..=most).contains(&number) { Ok(()) } else { Err(E::custom(format!("{number} is not from 1 to {most}"))) }
}
