//! The rep's settings, from `config.toml`. Writes nothing, and a broken file is told and never stops the app.
//!
//! `assets/config.toml` documents every key with its default; `tests/it/config.rs` proves that it tells the truth.

mod error;
mod report;
mod value;
mod workdays;

pub use error::ConfigError;
pub use report::{REPORT_SECTIONS, Report};
pub(crate) use value::MOST_CUSTOMERS;
pub use value::{Cadence, GlyphChoice, KeyTexts, LanguageChoice, Percent, RedAfter, ThemeChoice, Threshold};
pub use workdays::{Calendar, WorkdaySettings};

use crate::domain::commission::{CommissionBase, CommissionStep, commission};
use crate::domain::dormancy::DormancyPolicy;
use crate::domain::due::DuePolicy;
use crate::domain::money::Currency;
use crate::domain::rollup::Figures;
use crate::domain::tier::Tier;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The documented default file, every setting commented out.
pub const DEFAULT_TEXT: &str = include_str!("../assets/config.toml");

/// Beyond this many bytes it is no settings file.
const LARGEST: u64 = 1 << 20;

/// Every setting. What the file does not say has its default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    pub language: LanguageChoice,
    pub theme: ThemeChoice,
    pub glyphs: GlyphChoice,
    /// The currency of new amounts.
    pub currency: Currency,
    /// Printed on exports and reports; empty prints none.
    pub owner: String,
    /// Payment terms of a new order when the customer had none before; empty asks.
    pub terms: String,
    /// Whether a customer without a plan is due by its tier's cadence (`domain-rules §1`).
    pub implied_dates: bool,
    /// Whether an empty note shows a question worth asking (`features S192`).
    pub questions: bool,
    /// Which days are workdays, and what they are counted for.
    #[serde(deserialize_with = "workdays::settings")]
    pub workdays: WorkdaySettings,
    pub tiers: Tiers,
    pub care: Care,
    pub dormancy: Dormancy,
    pub triage: Triage,
    pub report: Report,
    pub commission: Commission,
    /// Action id to the keys that replace its default ones.
    pub keys: BTreeMap<String, KeyTexts>,
}

/// How often a tier wants to hear from us, in days (`domain-rules §1`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tiers {
    pub cadence: Cadence,
    /// More days overdue than this are shown in red.
    pub red_after: RedAfter,
}

/// Customers who bought: contacts after a delivery, in days (`domain-rules §1`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Care {
    /// The first, the second, and every further one.
    #[serde(deserialize_with = "value::days3")]
    pub cadence: [u16; 3],
    #[serde(deserialize_with = "value::days")]
    pub red_after: u16,
}

/// When a customer who does not answer is proposed as dead (`domain-rules §5`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dormancy {
    /// Unanswered attempts in a row.
    pub threshold: Threshold,
    /// Days between the first and the last of them.
    #[serde(deserialize_with = "value::days")]
    pub min_span: u16,
    /// Unanswered attempts in a row that put a customer on the preliminary list.
    #[serde(deserialize_with = "value::attempts")]
    pub suspect_at: u16,
}

/// How a backlog is spread over the coming workdays (idea M13).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Triage {
    /// Customers a day, those planned for it counted in.
    #[serde(deserialize_with = "value::customers")]
    pub capacity: u16,
}

/// The rep's own commission, to be estimated at the foot of a month (`features S84`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Commission {
    pub base: CommissionBase,
    /// None: nothing is estimated.
    pub rates: Vec<CommissionRate>,
}

/// A rate for what lies above `from`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommissionRate {
    /// Whole units of the book's currency.
    #[serde(deserialize_with = "value::amount")]
    pub from: i64,
    pub rate: Percent,
}

impl Commission {
    /// The estimate for a month's figures in minor units of the book's currency; `None` without rates.
    pub fn of(&self, figures: &Figures, currency: Currency) -> Option<i64> {
        let base = match self.base {
            CommissionBase::Net => figures.net(),
            CommissionBase::Received => figures.received,
        };
        let step = |rate: &CommissionRate| CommissionStep { from: rate.from, rate: rate.rate.0 };
        let steps: Vec<CommissionStep> = self.rates.iter().map(step).collect();
        (!steps.is_empty()).then(|| commission(base, &steps, currency.minor_per_major()))
    }
}

impl Default for Config {
    fn default() -> Config {
        Config {
            language: LanguageChoice::Auto,
            theme: ThemeChoice::Auto,
            glyphs: GlyphChoice::Unicode,
            currency: Currency::CNY,
            owner: String::new(),
            terms: String::new(),
            implied_dates: true,
            questions: true,
            workdays: WorkdaySettings::default(),
            tiers: Tiers::default(),
            care: Care::default(),
            dormancy: Dormancy::default(),
            triage: Triage::default(),
            report: Report::default(),
            commission: Commission::default(),
            keys: BTreeMap::new(),
        }
    }
}

impl Default for Care {
    fn default() -> Care {
        Care { cadence: [7, 30, 90], red_after: 15 }
    }
}

impl Default for Triage {
    fn default() -> Triage {
        Triage { capacity: 15 }
    }
}

impl Default for Dormancy {
    fn default() -> Dormancy {
        Dormancy { threshold: Threshold::default(), min_span: 7, suspect_at: 3 }
    }
}

impl Config {
    /// What due dates depend on.
    pub fn due_policy(&self) -> DuePolicy {
        DuePolicy {
            cadence: Tier::ALL.map(|tier| self.tiers.cadence.of(tier)),
            red_after: Tier::ALL.map(|tier| self.tiers.red_after.of(tier)),
            care: self.care.cadence,
            implied: self.implied_dates,
            overdue_in_workdays: self.workdays.overdue,
            workdays: self.workdays.of(self.currency, self.language),
        }
    }

    /// When a customer that does not answer may be given up.
    pub fn dormancy_policy(&self) -> DormancyPolicy {
        let Dormancy { threshold, min_span, suspect_at } = &self.dormancy;
        DormancyPolicy {
            threshold: Tier::ALL.map(|tier| threshold.of(tier)),
            min_span: *min_span,
            suspect_at: *suspect_at,
        }
    }

    /// The settings of a file, and what was wrong with it: then every setting has its default. No file is no fault.
    pub fn load(path: &Path) -> (Config, Option<ConfigError>) {
        match Config::read(path) {
            Ok(config) => (config, None),
            Err(error) => (Config::default(), Some(error)),
        }
    }

    /// The settings of a file; the defaults where there is none.
    ///
    /// # Errors
    /// The file cannot be read, or does not say what settings may say.
    pub fn read(path: &Path) -> Result<Config, ConfigError> {
        let unreadable = |source| ConfigError::Unreadable { path: path.to_owned(), source };
        let mut bytes = Vec::new();
        match open(path) {
            Ok(file) => file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Config::default()),
            Err(error) => return Err(unreadable(error)),
        };
        if bytes.len() as u64 > LARGEST {
            return Err(ConfigError::TooLarge { path: path.to_owned() });
        }
        match str::from_utf8(&bytes) {
            // Notepad puts a mark before the first line.
            Ok(text) => Config::from_text(text.strip_prefix('\u{feff}').unwrap_or(text), path),
            Err(error) => Err(ConfigError::not_text(path, &bytes[..error.valid_up_to()])),
        }
    }

    /// The settings of a text; `path` is only named in the error.
    ///
    /// # Errors
    /// The text is no TOML, has an unknown key or a value that a key cannot have.
    pub fn from_text(text: &str, path: &Path) -> Result<Config, ConfigError> {
        toml::from_str(text).map_err(|error| ConfigError::invalid(path, text, &error))
    }
}

/// Opens a file that can be read to its end: reading a pipe would wait for its writer.
fn open(path: &Path) -> io::Result<File> {
    let kind = std::fs::metadata(path)?.file_type();
    if kind.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if kind.is_file() { File::open(path) } else { Err(io::ErrorKind::InvalidInput.into()) }
}
