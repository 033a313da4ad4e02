//! Which parts the rep's reports have. Knows their codes and nothing of what stands in them.

use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// The parts of each kind of report, in the order in which they stand unless the settings say otherwise.
pub const REPORT_SECTIONS: &[(&str, &[&str])] = &[
    ("overview", &["due", "contacts", "stages", "tiers", "layers", "standing", "gap", "months"]),
    ("day", &["goal", "process", "result", "problems", "tomorrow"]),
    ("week", &["changes", "new", "lost", "overdue", "next", "fast", "breakthrough"]),
    (
        "month",
        &[
            "sales",
            "months",
            "products",
            "categories",
            "buyers",
            "ageing",
            "activity",
            "funnel",
            "steps",
            "conversion",
            "cycle",
            "churn",
            "customers",
            "forecast",
        ],
    ),
];

/// The rep's reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Report {
    /// Whether telephone numbers in texts are masked: a report is read by others.
    pub redact: bool,
    pub overview: Overview,
    pub day: Day,
    pub week: Week,
    pub month: Month,
}

impl Default for Report {
    fn default() -> Report {
        Report {
            redact: true,
            overview: Overview::default(),
            day: Day::default(),
            week: Week::default(),
            month: Month::default(),
        }
    }
}

impl Report {
    /// The parts of a kind of report, by its code; `None` for a kind of which they are not chosen.
    pub fn sections(&self, kind: &str) -> Option<&[String]> {
        match kind {
            "overview" => Some(&self.overview.0),
            "day" => Some(&self.day.0),
            "week" => Some(&self.week.0),
            "month" => Some(&self.month.0),
            _ => None,
        }
    }
}

/// One list of parts a kind, each with its own codes.
macro_rules! kinds {
    ($($name:ident = $code:literal),* $(,)?) => {$(
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub Vec<String>);

        impl Default for $name {
            fn default() -> $name {
                $name(known($code).iter().map(|code| (*code).to_owned()).collect())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<$name, D::Error> {
                sections(from, known($code)).map($name)
            }
        }
    )*};
}

kinds! { Overview = "overview", Day = "day", Week = "week", Month = "month" }

fn known(kind: &str) -> &'static [&'static str] {
    REPORT_SECTIONS.iter().find(|(code, _)| *code == kind).map_or(&[], |(_, sections)| sections)
}

fn sections<'de, D: Deserializer<'de>>(from: D, known: &'static [&'static str]) -> Result<Vec<String>, D::Error> {
    let named = Vec::<String>::deserialize(from)?;
    match named.iter().find(|name| !known.contains(&name.as_str())) {
        Some(unknown) => Err(D::Error::custom(format!("`{unknown}`: {}", known.join(", ")))),
        None => Ok(named),
    }
}
