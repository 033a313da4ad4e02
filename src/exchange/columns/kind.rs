//! What kind of rows a sheet has, by the headings that it has columns for. Looks at no cell.

use super::{Columns, Role, assign, is_exact, told};
use crate::exchange::{
    error::ImportError,
    field::{Field, Kind, Part},
    fold::fold,
    map_file::MapFile,
    synonyms,
};

/// Matches the headings of a sheet for the kind asked for, or for the kind that they fit.
pub fn match_columns(
    headings: &[String],
    kind: Option<Kind>,
    part: Part,
    map: &MapFile,
) -> Result<Columns, ImportError> {
    if let Some(kind) = kind {
        let columns = assign(headings, kind, map)?;
        return match missing(&columns, part) {
            Some(field) => Err(ImportError::MissingColumn { kind, field, headings: told(headings) }),
            None => Ok(columns),
        };
    }
    let unclear = || ImportError::KindUnclear { headings: told(headings) };
    let is_ledger = headings
        .iter()
        .map(|heading| fold(heading))
        .any(|heading| synonyms::LEDGER.contains(&heading.compact.as_str()));
    let fits = |kind: Kind| assign(headings, kind, map).ok().filter(|columns| missing(columns, part).is_none());
    if let Some(columns) = ledger(headings, is_ledger, fits) {
        return Ok(columns);
    }
    // A deal's own number or name beside its stage.
    if let Some(columns) = fits(Kind::Deals).filter(|columns| {
        [Field::Ref, Field::Name].into_iter().any(|field| is_exact(columns, field, headings)) && !is_ledger
    }) {
        return Ok(columns);
    }
    if is_ledger && map.fields.is_empty() {
        return Err(unclear());
    }
    if let Some(columns) = fits(Kind::FollowUps) {
        // A date beside a name is not yet a contact that took place.
        if [Field::Channel, Field::Outcome, Field::Note].into_iter().any(|field| columns.has(field))
            && !looks_like_master(headings)
        {
            return Ok(columns);
        }
    }
    if let Some(columns) = fits(Kind::Contacts) {
        let is_person_list = columns.has(Field::GivenName)
            || (columns.has(Field::CustomerRef) && columns.has(Field::Name) && !looks_like_master(headings));
        if is_person_list && columns.has(Field::Customer) | columns.has(Field::CustomerRef) {
            return Ok(columns);
        }
    }
    match fits(Kind::Customers) {
        Some(columns) if columns.roles.iter().filter(|role| matches!(role, Role::Field(_))).count() > 1 => Ok(columns),
        // One column alone is customers when it says so, not when it may be anything.
        Some(columns) if !map.fields.is_empty() || is_exact(&columns, Field::Name, headings) => Ok(columns),
        _ => match map.fields.is_empty() {
            true => Err(unclear()),
            // What is wrong with the map says more than "unclear".
            false => assign(headings, Kind::Customers, map).and_then(|_| Err(unclear())),
        },
    }
}

/// Orders, receipts or products: what has a word of a ledger in it, or words that nothing but money and goods have.
fn ledger(headings: &[String], is_ledger: bool, fits: impl Fn(Kind) -> Option<Columns>) -> Option<Columns> {
    let exact = |columns: &Columns, field: Field| is_exact(columns, field, headings);
    let sells = |columns: &Columns| {
        [Field::Quantity, Field::UnitPrice, Field::Product, Field::Sku].into_iter().any(|field| columns.has(field))
    };
    let orders = fits(Kind::Orders);
    if let Some(receipts) = fits(Kind::Receipts) {
        let by_words = exact(&receipts, Field::Date) || exact(&receipts, Field::Amount);
        let sells = orders.as_ref().is_some_and(|orders| {
            sells(orders) || (exact(orders, Field::Date) && exact(orders, Field::Amount) && is_ledger)
        });
        if by_words && !sells && !looks_like_master(headings) {
            return Some(receipts);
        }
    }
    if let Some(orders) = orders {
        let by_number = is_ledger && exact(&orders, Field::Number);
        let by_goods = is_ledger && sells(&orders) && (orders.has(Field::Quantity) || orders.has(Field::Product));
        // 日期, 客户, 产品, 金额: a sale without a word that only ledgers have.
        let by_sale = exact(&orders, Field::Product)
            && (exact(&orders, Field::Amount) || exact(&orders, Field::UnitPrice))
            && !looks_like_master(headings);
        if by_number || by_goods || by_sale {
            return Some(orders);
        }
    }
    let products = fits(Kind::Products)?;
    let count = [Field::Sku, Field::Price, Field::Category].into_iter().filter(|field| products.has(*field)).count();
    let dated = assign(headings, Kind::Orders, &MapFile::default()).is_ok_and(|columns| {
        columns.has(Field::Date)
            || columns.has(Field::Customer)
            || exact(&columns, Field::Quantity)
            || columns.has(Field::Amount)
    });
    (exact(&products, Field::Name) && count > 0 && !dated).then_some(products)
}

/// Customers carry a stage, a tier, a source or a need; an interaction and a person do not.
fn looks_like_master(headings: &[String]) -> bool {
    let master = [Field::Tier, Field::Stage, Field::Source, Field::Need, Field::Industry, Field::CreatedOn];
    let names = synonyms::of(Kind::Customers).iter().filter(|names| master.contains(&names.field));
    let exact: Vec<&str> = names.flat_map(|names| names.exact.iter().copied()).collect();
    headings.iter().filter(|heading| exact.contains(&fold(heading).compact.as_str())).count() >= 2
}

/// The first field, or fields, that a row of the kind cannot do without.
pub fn missing(columns: &Columns, part: Part) -> Option<&'static str> {
    let customer = columns.has(Field::Customer) || columns.has(Field::CustomerRef);
    let name = columns.has(Field::Name) || columns.has(Field::GivenName) || columns.has(Field::FamilyName);
    match columns.kind {
        Kind::Customers => (!name).then_some("name"),
        Kind::Contacts if !name => Some("name"),
        Kind::FollowUps if customer && !columns.has(Field::HappenedAt) => Some("happened_at"),
        Kind::Contacts | Kind::FollowUps => (!customer).then_some("customer"),
        Kind::Products => (!columns.has(Field::Name)).then_some("name"),
        Kind::Orders => order_missing(columns, part),
        Kind::Deals if !customer => Some("customer"),
        Kind::Deals => (!columns.has(Field::Stage)).then_some("stage"),
        Kind::Receipts if !columns.has(Field::Date) => Some("date"),
        Kind::Receipts if !columns.has(Field::Amount) => Some("amount"),
        Kind::Receipts => (!customer && !columns.has(Field::Order)).then_some("customer"),
    }
}

/// What an order's row cannot do without; who bought may be nobody known, and the number may be ours to give.
fn order_missing(columns: &Columns, part: Part) -> Option<&'static str> {
    let worth = columns.has(Field::Amount) || columns.has(Field::UnitPrice);
    match part {
        Part::Heads | Part::Lines if !columns.has(Field::Number) => Some("number"),
        Part::Whole | Part::Heads if !columns.has(Field::Date) => Some("date"),
        Part::Whole | Part::Lines if !worth => Some("amount"),
        _ => None,
    }
}
