//! Which property of a card is which field of a person. Looks at no value.

use super::{Columns, Role, find, told};
use crate::exchange::{
    error::ImportError,
    field::{Field, Kind},
    map_file::{MapFile, unknown_field},
};

/// The properties that are fields; the others are kept beside the person.
const FIELDS: &[(&str, Field)] = &[
    ("FN", Field::Name),
    ("ORG", Field::Customer),
    ("TITLE", Field::Title),
    ("TEL", Field::Phone),
    ("X-WECHAT", Field::Wechat),
    ("X-WECOM", Field::Wecom),
    ("EMAIL", Field::Email),
    ("X-SOCIALPROFILE", Field::Social),
    ("ADR", Field::Address),
    ("NOTE", Field::Note),
    ("UID", Field::Ref),
];

/// Whether headings are those of cards: the rows of a phone book that were refused come back as a text with the reason behind them.
pub fn are_properties(headings: &[String]) -> bool {
    let is_property = |heading: &String| {
        let name = heading.split(' ').next().unwrap_or_default();
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
    };
    match headings {
        [first, properties @ .., _] => first == FIELDS[0].0 && properties.iter().all(is_property),
        _ => false,
    }
}

/// Matches the columns of a file of cards: the map first, then each property that is a field of ours.
///
/// # Errors
/// Another kind than contacts was asked for, or the map names what there is not.
pub fn match_cards(headings: &[String], kind: Option<Kind>, map: &MapFile) -> Result<Columns, ImportError> {
    if let Some(asked) = kind.filter(|kind| *kind != Kind::Contacts) {
        return Err(ImportError::CardsAre { asked });
    }
    let mut columns = Columns {
        kind: Kind::Contacts,
        roles: vec![Role::Extra; headings.len()],
        two_sided: Vec::new(),
        sources: vec![Vec::new(); Field::ALL.len()],
    };
    for (column, heading) in headings.iter().enumerate() {
        let property = heading.split(' ').next().unwrap_or_default();
        let field = FIELDS.iter().find(|(name, _)| *name == property).map(|(_, field)| *field);
        if let Some(field) = field.filter(|field| field.takes_several() || !columns.has(*field)) {
            columns.reassign(column, Role::Field(field));
        } else if heading.chars().any(char::is_lowercase) || !heading.is_ascii() {
            // No property of a card: why it was refused.
            columns.reassign(column, Role::Derived);
        }
    }
    for (field, heading) in &map.fields {
        if !Kind::Contacts.fields().contains(field) {
            return Err(unknown_field(field.code(), Kind::Contacts.fields()));
        }
        for column in columns.of(*field).to_vec() {
            columns.reassign(column, Role::Extra);
        }
        if !heading.is_empty() {
            let column = find(headings, heading).ok_or_else(|| ImportError::MapHeading {
                field: field.code().to_owned(),
                heading: heading.clone(),
                headings: told(headings),
            })?;
            columns.reassign(column, Role::Field(*field));
        }
    }
    for (column, role) in map.columns.iter().filter(|(column, _)| **column < headings.len()) {
        if let Role::Field(field) = role
            && !field.takes_several()
        {
            for other in columns.of(*field).to_vec() {
                columns.reassign(other, Role::Extra);
            }
        }
        columns.reassign(*column, *role);
    }
    Ok(columns)
}
