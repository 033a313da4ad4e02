//! What stands in the way of an import, and what things of it are called, in words for the screen. Decides nothing.

pub use super::fields::name as field;
pub use crate::wording::import::kind;
use crate::{
    domain::{method::PaymentMethod, moment::Moment, money::Currency, order::OrderStatus},
    exchange::{
        columns::Role,
        dates::DateOrder,
        error::ImportError,
        field::{Field, Kind},
        records::Reason,
        report::ColumnPlan,
        session::Why,
    },
    i18n::Texts,
    store::{Change, Shape},
    wording::{self, errors},
};
use chrono::NaiveDate;

/// Why a sheet cannot be imported yet, and where on the screen it is mended.
pub fn import_error(texts: &Texts, error: &ImportError) -> String {
    let with_sample = |key: &'static str, heading: &String, line: &u64, sample: &String| {
        texts.with(key, &[("heading", heading.into()), ("line", (*line).into()), ("sample", sample.into())])
    };
    match error {
        ImportError::NoHeadings | ImportError::KindUnclear { .. } => texts.get("bring-open-kind").to_owned(),
        ImportError::MissingColumn { kind: Kind::Orders, field: "amount", .. } => {
            texts.get("bring-open-lines").to_owned()
        }
        ImportError::MissingColumn { kind: of, field: code, .. } => {
            let label = Field::from_code(code).map_or(*code, |known| field(texts, known));
            texts.with("bring-open-column", &[("kind", kind(texts, *of).into()), ("field", label.into())])
        }
        ImportError::DateOrder { heading, line, sample } => with_sample("bring-open-dates", heading, line, sample),
        ImportError::DateOrderMixed { heading, line, sample } => with_sample("bring-open-mixed", heading, line, sample),
        other => errors::import(texts, other),
    }
}

/// Why a row is not taken.
pub fn why(texts: &Texts, why: &Why) -> String {
    match why {
        Why::Reason(Reason::Missing(missing)) => {
            texts.with("import-row-missing", &[("field", field(texts, *missing).into())])
        }
        why => errors::why(texts, why),
    }
}

/// What a field of the store's differences is called.
fn code<'a>(texts: &'a Texts, code: &'a str) -> &'a str {
    match Field::from_code(code) {
        Some(known) => field(texts, known),
        None if code == "reach" => texts.get("bring-field-reach"),
        None => code,
    }
}

/// Whose writing an encoding is for; nothing where the name says enough.
pub fn encoding<'t>(texts: &'t Texts, name: &str) -> &'t str {
    match name {
        "GB18030" => texts.get("bring-encoding-simplified"),
        "Big5" => texts.get("bring-encoding-traditional"),
        "UTF-16LE" | "UTF-16BE" => texts.get("bring-encoding-excel"),
        "windows-1252" => texts.get("bring-encoding-western"),
        "windows-1251" => texts.get("bring-encoding-cyrillic"),
        "Shift_JIS" => texts.get("bring-encoding-japanese"),
        "EUC-KR" => texts.get("bring-encoding-korean"),
        _ => "",
    }
}

/// An order of day and month, as it is written.
pub fn dates(texts: &Texts, order: DateOrder) -> &str {
    texts.get(match order {
        DateOrder::Ymd => "bring-dates-ymd",
        DateOrder::Mdy => "bring-dates-mdy",
        DateOrder::Dmy => "bring-dates-dmy",
    })
}

/// What becomes of a column.
pub fn role<'a>(texts: &'a Texts, column: &ColumnPlan) -> &'a str {
    match column.role {
        Role::Field(fed) => field(texts, fed),
        Role::Extra => texts.get("bring-role-extra"),
        Role::Derived => texts.get("bring-role-derived"),
        Role::LeftOut => texts.get("bring-role-left_out"),
        Role::Empty => texts.get("bring-role-empty"),
    }
}

/// `电话：138… → 139…`: one value that would be another.
pub fn change(texts: &Texts, change: &Change, currency: Currency, today: NaiveDate) -> String {
    let worded = |kept: &Option<String>| match kept {
        Some(kept) => value(texts, change, kept, currency, today),
        None => texts.get("bring-nothing").to_owned(),
    };
    let (before, after) = (worded(&change.before), worded(&change.after));
    let args = [("field", code(texts, change.field).into()), ("before", (&before).into()), ("after", (&after).into())];
    texts.with("bring-change", &args)
}

/// A value as the book keeps it, for a person.
fn value(texts: &Texts, change: &Change, kept: &str, currency: Currency, today: NaiveDate) -> String {
    let number = kept.parse::<i64>().ok();
    let worded = match (change.shape, change.field) {
        (Shape::Minor, _) => number.map(|minor| wording::order::minor(minor, currency)),
        (Shape::Price, _) => number.map(|price| wording::order::unit_price(price, currency)),
        (Shape::Quantity, _) => number.map(wording::order::quantity),
        (Shape::Text, "status") => {
            OrderStatus::from_code(kept).map(|status| wording::order::status(texts, status).to_owned())
        }
        (Shape::Text, "method") => {
            PaymentMethod::from_code(kept).map(|method| wording::order::method(texts, method).to_owned())
        }
        (Shape::Text, "next_on" | "date" | "deliver_by") => {
            Moment::from_key(kept).map(|moment| wording::date::moment(texts, moment, today))
        }
        (Shape::Text, _) => None,
    };
    worded.unwrap_or_else(|| crate::safe::safe_line(kept).into_owned())
}
