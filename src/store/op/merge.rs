//! Two customers that are one: which of their values stay. Pure: says what is to be, writes nothing.

use super::CustomerFields;
use crate::domain::id::CustomerId;

/// Makes one customer of two: everything that hangs on `away` goes to `keep`, and `away` is no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerMerge {
    pub keep: CustomerId,
    pub away: CustomerId,
    /// Whose value stays, where it is not left to [`MergeField::stays`].
    pub choices: Vec<(MergeField, MergeSide)>,
}

impl CustomerMerge {
    /// A merge that leaves every field to the rule.
    pub fn new(keep: CustomerId, away: CustomerId) -> CustomerMerge {
        CustomerMerge { keep, away, choices: Vec::new() }
    }
}

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeSide {
    Keep,
    Away,
}

/// A field that only one of the two can give. Tags are united, notes joined, and a star of either stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeField {
    Name,
    Reference,
    Tier,
    Kind,
    Source,
    Industry,
    Region,
    Address,
    Need,
    DecisionOn,
}

impl MergeField {
    /// Every field, in the order of a form.
    pub const ALL: [MergeField; 10] = [
        MergeField::Name,
        MergeField::Reference,
        MergeField::Tier,
        MergeField::Kind,
        MergeField::Source,
        MergeField::Industry,
        MergeField::Region,
        MergeField::Address,
        MergeField::Need,
        MergeField::DecisionOn,
    ];

    /// The column, which is the name in JSON too.
    pub fn code(self) -> &'static str {
        match self {
            MergeField::Name => "name",
            MergeField::Reference => "reference",
            MergeField::Tier => "tier",
            MergeField::Kind => "kind",
            MergeField::Source => "source",
            MergeField::Industry => "industry",
            MergeField::Region => "region",
            MergeField::Address => "address",
            MergeField::Need => "need",
            MergeField::DecisionOn => "decision_on",
        }
    }

    /// The value as it is stored; none for an empty one.
    pub fn value(self, fields: &CustomerFields) -> Option<String> {
        let text = match self {
            MergeField::Name => Some(fields.name.clone()),
            MergeField::Reference => fields.reference.clone(),
            MergeField::Tier => Some(fields.tier.code().to_owned()),
            MergeField::Kind => fields.kind.clone(),
            MergeField::Source => fields.source.clone(),
            MergeField::Industry => fields.industry.clone(),
            MergeField::Region => fields.region.clone(),
            MergeField::Address => fields.address.clone(),
            MergeField::Need => fields.need.clone(),
            MergeField::DecisionOn => fields.decision_on.map(|day| day.format("%Y-%m-%d").to_string()),
        };
        text.filter(|text| !text.is_empty())
    }

    /// Whether both have a value, and not the same.
    pub fn differs(self, keep: &CustomerFields, away: &CustomerFields) -> bool {
        matches!((self.value(keep), self.value(away)), (Some(a), Some(b)) if a != b)
    }

    /// Whose value stays unless chosen otherwise: the kept one's, if it has any; of two tiers the higher.
    pub fn stays(self, keep: &CustomerFields, away: &CustomerFields) -> MergeSide {
        let away_wins = match self {
            MergeField::Tier => away.tier < keep.tier,
            field => field.value(keep).is_none() && field.value(away).is_some(),
        };
        if away_wins { MergeSide::Away } else { MergeSide::Keep }
    }

    fn take(self, to: &mut CustomerFields, from: &CustomerFields) {
        match self {
            MergeField::Name => to.name.clone_from(&from.name),
            MergeField::Reference => to.reference.clone_from(&from.reference),
            MergeField::Tier => to.tier = from.tier,
            MergeField::Kind => to.kind.clone_from(&from.kind),
            MergeField::Source => to.source.clone_from(&from.source),
            MergeField::Industry => to.industry.clone_from(&from.industry),
            MergeField::Region => to.region.clone_from(&from.region),
            MergeField::Address => to.address.clone_from(&from.address),
            MergeField::Need => to.need.clone_from(&from.need),
            MergeField::DecisionOn => to.decision_on = from.decision_on,
        }
    }
}

/// The fields of the one, and the values that gave way, by field.
pub fn merged_fields(
    keep: &CustomerFields,
    away: &CustomerFields,
    choices: &[(MergeField, MergeSide)],
) -> (CustomerFields, Vec<(MergeField, String)>) {
    let mut merged = keep.clone();
    let mut gave_way = Vec::new();
    for field in MergeField::ALL {
        let chosen = choices.iter().rev().find(|(of, _)| *of == field).map(|(_, side)| *side);
        let side = chosen.unwrap_or_else(|| field.stays(keep, away));
        let (from, other) = match side {
            MergeSide::Keep => (keep, away),
            MergeSide::Away => (away, keep),
        };
        field.take(&mut merged, from);
        if let Some(lost) = field.value(other).filter(|lost| field.value(from).as_ref() != Some(lost)) {
            gave_way.push((field, lost));
        }
    }
    merged.starred |= away.starred;
    for tag in &away.tags {
        if !merged.tags.contains(tag) {
            merged.tags.push(tag.clone());
        }
    }
    merged.note = joined(keep.note.as_deref(), away.note.as_deref());
    (merged, gave_way)
}

/// Both texts, one beneath the other; once when one holds the other.
pub fn joined(a: Option<&str>, b: Option<&str>) -> Option<String> {
    match (a.filter(|a| !a.is_empty()), b.filter(|b| !b.is_empty())) {
        (Some(a), Some(b)) if a.contains(b) => Some(a.to_owned()),
        (Some(a), Some(b)) if b.contains(a) => Some(b.to_owned()),
        (Some(a), Some(b)) => Some(format!("{a}\n{b}")),
        (one, other) => one.or(other).map(str::to_owned),
    }
}
