//! Why a sheet or one of its rows was not taken, and what to do about it. Decides nothing.

use crate::exchange::error::ImportError;
use crate::exchange::read::{FileKind, Problem, ReadError};
use crate::exchange::records::Reason;
use crate::exchange::session::{SessionError, Why};
use crate::i18n::Texts;
use crate::store::Skip;
use crate::wording::money::count;
use std::io::ErrorKind;

/// A sheet that cannot be imported as a whole.
pub fn import(texts: &Texts, error: &ImportError) -> String {
    match error {
        ImportError::Read(error) => read(texts, error),
        ImportError::NoHeadings => texts.get("import-no_headings").to_owned(),
        ImportError::KindUnclear { headings } => {
            texts.with("import-kind_unclear", &[("headings", (&headings.join(", ")).into())])
        }
        ImportError::MissingColumn { field, headings, .. } => texts
            .with("import-missing_column", &[("field", (*field).into()), ("headings", (&headings.join(", ")).into())]),
        ImportError::Map { message } => {
            texts.with("import-map", &[("message", (&message.trim().replace('\n', " ")).into())])
        }
        ImportError::MapField { field, known } => {
            texts.with("import-map-field", &[("field", field.into()), ("known", (&known.join(", ")).into())])
        }
        ImportError::MapHeading { field, heading, headings } => texts.with(
            "import-map-heading",
            &[("field", field.into()), ("heading", heading.into()), ("headings", (&headings.join(", ")).into())],
        ),
        ImportError::MapValue { table, value, known } => texts.with(
            "import-map-value",
            &[("table", (*table).into()), ("value", value.into()), ("known", (&known.join(", ")).into())],
        ),
        ImportError::CardsAre { asked } => texts.with("import-cards_are", &[("asked", asked.code().into())]),
        ImportError::DateOrder { heading, line, sample } => texts.with(
            "import-date_order",
            &[("heading", heading.into()), ("line", (*line).into()), ("sample", sample.into())],
        ),
        ImportError::DateOrderMixed { heading, line, sample } => texts.with(
            "import-date_order_mixed",
            &[("heading", heading.into()), ("line", (*line).into()), ("sample", sample.into())],
        ),
    }
}

/// An input that cannot be read.
pub fn read(texts: &Texts, error: &ReadError) -> String {
    let why = problem(texts, &error.problem);
    texts.with("import-file", &[("file", (&error.file).into()), ("why", (&why).into())])
}

fn problem(texts: &Texts, problem: &Problem) -> String {
    let key = match problem {
        Problem::Open(error) | Problem::Read(error) => return super::io(texts, error),
        Problem::Spool(error) => return texts.with("import-spool", &[("why", (&super::io(texts, error)).into())]),
        Problem::NotAFile(FileKind::Folder) => "import-folder",
        Problem::NotAFile(FileKind::Pipe) => "import-pipe",
        Problem::NotAFile(FileKind::Device) => "import-device",
        Problem::NotAFile(FileKind::Socket) => "import-socket",
        Problem::Empty => "import-empty",
        Problem::NotATable => "import-not_a_table",
        Problem::Markup => "import-markup",
        Problem::Password => "import-password",
        Problem::NoData => "import-no_data",
        Problem::NotACard => "import-not_a_card",
        Problem::UnknownEncoding(name) => return texts.with("import-unknown_encoding", &[("name", name.into())]),
        Problem::NotInEncoding { encoding, line } => {
            return texts.with("import-not_in_encoding", &[("encoding", (*encoding).into()), ("line", (*line).into())]);
        }
        Problem::RowTooLong { line, limit } => {
            return texts.with("import-row_long", &[("line", (*line).into()), ("limit", (&mebibytes(*limit)).into())]);
        }
        Problem::TooManyColumns { line, column, limit } => {
            return texts.with(
                "import-many_columns",
                &[("line", (*line).into()), ("column", (*column).into()), ("limit", (*limit).into())],
            );
        }
        Problem::OpenCard { line } => return texts.with("import-open_card", &[("line", (*line).into())]),
        Problem::OpenQuote { line } => return texts.with("import-open_quote", &[("line", (*line).into())]),
        Problem::TooBig { limit } => return texts.with("import-too_big", &[("limit", (&mebibytes(*limit)).into())]),
        Problem::Bomb { part, limit } => {
            return texts.with("import-bomb", &[("part", part.into()), ("limit", (&mebibytes(*limit)).into())]);
        }
        Problem::TooManyCells { limit } => {
            return texts.with("import-many_cells", &[("limit", (&count(*limit)).into())]);
        }
        Problem::Damaged(cause) => return texts.with("import-damaged", &[("cause", cause.into())]),
        Problem::SeveralSheets { names } => {
            return texts.with("import-several_sheets", &[("names", (&names.join(", ")).into())]);
        }
        Problem::OnlyHidden { names } => {
            return texts.with("import-only_hidden", &[("names", (&names.join(", ")).into())]);
        }
        Problem::NoSuchSheet { wanted, names } => {
            return texts
                .with("import-no_such_sheet", &[("wanted", wanted.into()), ("names", (&names.join(", ")).into())]);
        }
    };
    texts.get(key).to_owned()
}

/// Why a row of the sheet is not a record.
pub fn reason(texts: &Texts, reason: &Reason) -> String {
    match reason {
        Reason::Missing(field) => texts.with("import-row-missing", &[("field", field.code().into())]),
        Reason::NotADate { heading, value } => {
            texts.with("import-row-not_a_date", &[("heading", heading.into()), ("value", value.into())])
        }
        Reason::TooLong { heading, limit } => {
            texts.with("import-row-too_long", &[("heading", heading.into()), ("limit", (*limit).into())])
        }
        Reason::NotANumber { heading, value } => {
            texts.with("import-row-not_a_number", &[("heading", heading.into()), ("value", value.into())])
        }
        Reason::NotACurrency { heading, value } => {
            texts.with("import-row-not_a_currency", &[("heading", heading.into()), ("value", value.into())])
        }
        Reason::Zero => texts.get("import-row-zero").to_owned(),
        Reason::Incomplete { line } => texts.with("import-row-incomplete", &[("line", (*line).into())]),
        Reason::NoOrder { number } => texts.with("import-row-no_order", &[("number", number.into())]),
    }
}

/// Why a row was not taken.
pub fn why(texts: &Texts, why: &Why) -> String {
    match why {
        Why::Reason(why) => reason(texts, why),
        Why::Skip(why) => skip(texts, why),
    }
}

/// An import that came to nothing as a whole.
pub fn session(texts: &Texts, error: &SessionError) -> String {
    match error {
        SessionError::Import(error) => import(texts, error),
        SessionError::Store(error) => super::store(texts, error),
        SessionError::Rejects { path, error } => {
            let path = path.display().to_string();
            if error.kind() == ErrorKind::AlreadyExists {
                return texts.with("import-rejects-taken", &[("path", (&path).into())]);
            }
            let why = super::io(texts, error);
            texts.with("import-rejects-failed", &[("path", (&path).into()), ("why", (&why).into())])
        }
        SessionError::Cancelled => texts.get("import-cancelled").to_owned(),
    }
}

/// Why the book would not take a record.
pub fn skip(texts: &Texts, skip: &Skip) -> String {
    match skip {
        Skip::UnknownReference(reference) => {
            texts.with("import-row-unknown_reference", &[("reference", reference.into())])
        }
        Skip::AmbiguousName(name) => texts.with("import-row-ambiguous_name", &[("name", name.into())]),
        Skip::BadName => texts.get("import-row-bad_name").to_owned(),
        Skip::Future => texts.get("import-row-future").to_owned(),
        Skip::UnknownOrder(number) => texts.with("import-row-unknown_order", &[("number", number.into())]),
        Skip::AmbiguousOrder(number) => texts.with("import-row-ambiguous_order", &[("number", number.into())]),
        Skip::OrderOfAnother(number) => texts.with("import-row-order_of_another", &[("number", number.into())]),
        Skip::OrderCurrency(number) => texts.with("import-row-order_currency", &[("number", number.into())]),
        Skip::OutOfRange => texts.get("import-row-out_of_range").to_owned(),
    }
}

fn mebibytes(bytes: u64) -> String {
    count(bytes >> 20)
}
