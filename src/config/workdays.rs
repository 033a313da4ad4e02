//! Which days are workdays, as the settings say it. Knows no holiday itself.

use crate::config::LanguageChoice;
use crate::domain::money::Currency;
use crate::domain::workday::Workdays;
use chrono::NaiveDate;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Workdays, and what they are counted for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WorkdaySettings {
    /// Whether overdue days count workdays only.
    pub overdue: bool,
    pub calendar: Calendar,
    /// Days off beside the calendar's, and workdays beside them.
    pub off: Vec<Day>,
    pub on: Vec<Day>,
}

/// Whose workdays they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    /// China's where the settings' currency is CNY or their language Chinese, else the week's. The language of the
    /// system has no say: a book has the same dates whoever asks, a timer as well as a terminal.
    #[default]
    Auto,
    /// With China's holidays, and the weekends worked for them.
    Cn,
    /// Monday to Friday.
    Week,
}

impl WorkdaySettings {
    /// The workdays of a rep with this currency and language.
    pub fn of(&self, currency: Currency, language: LanguageChoice) -> Workdays {
        let chinese = match self.calendar {
            Calendar::Auto => currency == Currency::CNY || language == LanguageChoice::Zh,
            Calendar::Cn => true,
            Calendar::Week => false,
        };
        let days = |days: &[Day]| days.iter().map(|day| day.0).collect();
        Workdays { chinese, off: days(&self.off), on: days(&self.on) }
    }
}

/// A day, `2027-01-01`, with or without quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Day(pub NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Day, D::Error> {
        let written = match toml::Value::deserialize(from)? {
            toml::Value::String(text) => text,
            other => other.to_string(),
        };
        written
            .parse()
            .map(Day)
            .map_err(|_| D::Error::custom(format!("`{written}`: expected a day such as 2027-01-01")))
    }
}

/// The table; or only whether overdue days count workdays, as it was once written.
pub(super) fn settings<'de, D: Deserializer<'de>>(from: D) -> Result<WorkdaySettings, D::Error> {
    struct TableOrFlag;

    impl<'de> Visitor<'de> for TableOrFlag {
        type Value = WorkdaySettings;

        fn expecting(&self, words: &mut fmt::Formatter) -> fmt::Result {
            words.write_str("a table [workdays], or true or false")
        }

        fn visit_bool<E: Error>(self, overdue: bool) -> Result<WorkdaySettings, E> {
            Ok(WorkdaySettings { overdue, ..WorkdaySettings::default() })
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<WorkdaySettings, A::Error> {
            WorkdaySettings::deserialize(MapAccessDeserializer::new(map))
        }
    }

    from.deserialize_any(TableOrFlag)
}
