//! Which column is which field: the map file first, then exact synonyms, then words within; the most specific wins.

mod cards;
mod kind;

use super::{
    error::ImportError,
    field::{Field, Kind},
    fold::{Folded, contains, fold, without_brackets},
    map_file::{MapFile, unknown_field},
    synonyms::{self, Names},
};
pub use cards::{are_properties, match_cards};
pub use kind::{match_columns, missing};
use serde::Serialize;

/// What becomes of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Field(Field),
    /// Kept beside the record under its heading.
    Extra,
    /// Follows from other data: told, not imported.
    Derived,
    /// The person wants it left out.
    LeftOut,
    /// No heading and no values.
    Empty,
}

/// The columns of a sheet, matched.
#[derive(Clone, Debug)]
pub struct Columns {
    pub kind: Kind,
    /// By column.
    pub roles: Vec<Role>,
    /// Columns whose field was a second choice of a two-sided word (下次计划): their cells decide.
    pub two_sided: Vec<usize>,
    sources: Vec<Vec<usize>>,
}

impl Columns {
    /// The columns that feed a field, best first.
    pub fn of(&self, field: Field) -> &[usize] {
        self.sources.get(field as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether any column feeds a field.
    pub fn has(&self, field: Field) -> bool {
        !self.of(field).is_empty()
    }

    /// Gives a column to another field, or to none.
    pub fn reassign(&mut self, column: usize, role: Role) {
        for columns in &mut self.sources {
            columns.retain(|c| *c != column);
        }
        if let Role::Field(field) = role {
            self.sources[field as usize].push(column);
        }
        self.roles[column] = role;
    }
}

/// Whether a heading is known to be one of ours, whatever the kind; how heading rows are told from banners.
pub fn is_known(heading: &str) -> bool {
    let forms = forms(heading);
    Kind::ALL.into_iter().any(|kind| synonyms::of(kind).iter().any(|names| score(names, &forms).is_some()))
        || is_one_of(&forms[0], synonyms::DERIVED)
}

/// Matches the headings for a kind, whether or not a row of it could do without what is missing then.
pub fn assign(headings: &[String], kind: Kind, map: &MapFile) -> Result<Columns, ImportError> {
    let mut columns = Columns {
        kind,
        roles: vec![Role::Extra; headings.len()],
        two_sided: Vec::new(),
        sources: vec![Vec::new(); Field::ALL.len()],
    };
    let mut closed = Vec::new();
    for (field, heading) in &map.fields {
        if !kind.fields().contains(field) {
            return Err(unknown_field(field.code(), kind.fields()));
        }
        closed.push(*field);
        if !heading.is_empty() {
            let column = find(headings, heading).ok_or_else(|| ImportError::MapHeading {
                field: field.code().to_owned(),
                heading: heading.clone(),
                headings: told(headings),
            })?;
            columns.reassign(column, Role::Field(*field));
        }
    }
    for (column, role) in &map.columns {
        if let Role::Field(field) = role {
            closed.push(*field);
        }
        if *column < headings.len() {
            columns.reassign(*column, *role);
        }
    }
    let mut candidates = Vec::new();
    for (column, heading) in headings.iter().enumerate() {
        if columns.roles[column] != Role::Extra || map.columns.contains_key(&column) {
            continue;
        }
        let forms = forms(heading);
        if forms[0].compact.is_empty() {
            columns.roles[column] = Role::Empty;
        } else if is_one_of(&forms[0], synonyms::DERIVED) {
            columns.roles[column] = Role::Derived;
        } else {
            let fields = synonyms::of(kind).iter().filter(|names| !closed.contains(&names.field));
            candidates.extend(fields.filter_map(|names| Some((score(names, &forms)?, column, names.field))));
        }
    }
    candidates.sort_by_key(|(score, column, _)| (std::cmp::Reverse(*score), *column));
    for (_, column, field) in &candidates {
        if columns.roles[*column] == Role::Extra && !columns.has(*field) {
            columns.reassign(*column, Role::Field(*field));
            if candidates
                .iter()
                .any(|(_, c, other)| c == column && (*field, *other) == (Field::NextOn, Field::NextAction))
            {
                columns.two_sided.push(*column);
            }
        }
    }
    // A person without a company is the customer.
    let person =
        columns.of(Field::Contact).first().copied().filter(|_| kind == Kind::Customers && !columns.has(Field::Name));
    if let Some(person) =
        person.filter(|person| candidates.iter().any(|(_, c, field)| (c, *field) == (person, Field::Name)))
    {
        columns.reassign(person, Role::Field(Field::Name));
    }
    for (_, column, field) in &candidates {
        if columns.roles[*column] == Role::Extra && field.takes_several() {
            columns.reassign(*column, Role::Field(*field));
        }
    }
    // Where an order has a customer, a place is not who bought.
    if kind == Kind::Orders && (columns.has(Field::Customer) || columns.has(Field::CustomerRef)) {
        for place in columns.of(Field::Address).to_vec() {
            if !closed.contains(&Field::Address) {
                columns.reassign(place, Role::Extra);
            }
        }
    }
    Ok(columns)
}

/// The heading as it stands, and without what it says in brackets.
fn forms(heading: &str) -> [Folded; 2] {
    [fold(heading), fold(&without_brackets(heading))]
}

/// How well a heading names a field: exact words above weak ones above words within, the more specific the higher.
fn score(names: &Names, forms: &[Folded; 2]) -> Option<usize> {
    let place = |words: &[&str]| words.iter().position(|word| forms.iter().any(|form| form.compact == *word));
    if let Some(place) = place(names.exact) {
        return Some(3000 - place);
    }
    if let Some(place) = place(names.weak) {
        return Some(2000 - place);
    }
    let within = names.within.iter().filter(|word| contains(&forms[1], word) || contains(&forms[0], word));
    within.map(|word| 1000 + word.chars().count()).max()
}

/// Whether the column of a field has it by a word that means nothing else.
fn is_exact(columns: &Columns, field: Field, headings: &[String]) -> bool {
    let exact = |heading: &String| {
        let forms = forms(heading);
        synonyms::of(columns.kind)
            .iter()
            .any(|names| names.field == field && score(names, &forms).is_some_and(|score| score > 2000))
    };
    columns.of(field).iter().any(|column| headings.get(*column).is_some_and(exact))
}

fn is_one_of(heading: &Folded, words: &[&str]) -> bool {
    words.iter().any(|word| contains(heading, word) || heading.compact == *word)
}

/// The column of a heading: as written, else folded.
fn find(headings: &[String], wanted: &str) -> Option<usize> {
    let folded = fold(wanted).compact;
    let exact = headings.iter().position(|heading| heading.trim() == wanted.trim());
    exact.or_else(|| headings.iter().position(|heading| !folded.is_empty() && fold(heading).compact == folded))
}

fn told(headings: &[String]) -> Vec<String> {
    headings.iter().filter(|heading| !heading.is_empty()).cloned().collect()
}
