//! The file of `--map`: which heading is which field, and their words for ours. Overrides every guess.

use super::{columns::Role, error::ImportError, field::Field, fold::fold, vocabulary::ledger::Progress};
use crate::domain::{channel::Channel, method::PaymentMethod, outcome::Outcome, stage::Stage, tier::Tier};
use std::collections::{BTreeMap, HashMap};

/// What a map file says. Empty: nothing.
#[derive(Clone, Debug, Default)]
pub struct MapFile {
    /// Field and heading as written; an empty heading keeps the field out.
    pub fields: Vec<(Field, String)>,
    /// What becomes of single columns, by their place in the sheet: stronger than headings, and in no file.
    pub columns: BTreeMap<usize, Role>,
    /// By their word, folded.
    pub channel: HashMap<String, Channel>,
    pub outcome: HashMap<String, Outcome>,
    pub stage: HashMap<String, Stage>,
    pub tier: HashMap<String, Tier>,
    pub method: HashMap<String, PaymentMethod>,
    pub status: HashMap<String, Progress>,
}

impl MapFile {
    /// Reads the TOML: `field = "their heading"` a line, and tables from their values to our codes.
    pub fn parse(text: &str) -> Result<MapFile, ImportError> {
        let text = text.trim_start_matches('\u{feff}');
        // `stage = "heading"` and `[stage]` are one key to TOML and two things here: the lines before the first table are read apart.
        let tables_at = text.lines().position(|line| line.trim_start().starts_with('[')).unwrap_or(usize::MAX);
        let part = |tables: bool| {
            let kept = text.lines().enumerate().map(|(at, line)| if (at >= tables_at) == tables { line } else { "" });
            let part: Result<toml::Table, toml::de::Error> = kept.collect::<Vec<_>>().join("\n").parse();
            part.map_err(|error| ImportError::Map { message: error.to_string() })
        };
        let (fields, tables) = (part(false)?, part(true)?);
        let mut map = MapFile::default();
        for (key, value) in fields.into_iter().chain(tables) {
            match (key.as_str(), value) {
                ("channel", toml::Value::Table(words)) => {
                    map.channel = values("channel", words, &Channel::ALL.map(Channel::code), Channel::from_code)?;
                }
                ("outcome", toml::Value::Table(words)) => {
                    map.outcome = values("outcome", words, &Outcome::ALL.map(Outcome::code), Outcome::from_code)?;
                }
                ("stage", toml::Value::Table(words)) => {
                    map.stage = values("stage", words, &Stage::ALL.map(Stage::code), Stage::from_code)?;
                }
                ("tier", toml::Value::Table(words)) => {
                    map.tier = values("tier", words, &Tier::ALL.map(Tier::code), Tier::from_code)?;
                }
                ("method", toml::Value::Table(words)) => {
                    let known = PaymentMethod::ALL.map(PaymentMethod::code);
                    map.method = values("method", words, &known, PaymentMethod::from_code)?;
                }
                ("status", toml::Value::Table(words)) => {
                    map.status = values("status", words, &Progress::ALL.map(Progress::code), Progress::from_code)?;
                }
                (name, toml::Value::String(heading)) => {
                    let field = Field::from_code(name).ok_or_else(|| unknown_field(name, Field::ALL))?;
                    map.fields.push((field, heading));
                }
                (name, toml::Value::Table(_)) => return Err(unknown_field(name, Field::ALL)),
                (name, _) => return Err(ImportError::Map { message: format!("{name}: not a text") }),
            }
        }
        Ok(map)
    }
}

/// A field that the kind of sheet does not have.
pub fn unknown_field(name: &str, known: &[Field]) -> ImportError {
    ImportError::MapField { field: name.to_owned(), known: known.iter().map(|field| field.code()).collect() }
}

fn values<T>(
    table: &'static str,
    words: toml::Table,
    known: &[&'static str],
    from_code: impl Fn(&str) -> Option<T>,
) -> Result<HashMap<String, T>, ImportError> {
    let mut out = HashMap::new();
    for (theirs, ours) in words {
        let ours = ours.as_str().unwrap_or_default().to_owned();
        let value =
            from_code(&ours).ok_or_else(|| ImportError::MapValue { table, value: ours, known: known.to_vec() })?;
        out.insert(fold(&theirs).compact, value);
    }
    Ok(out)
}
