//! The sample book at a fixed minute, on a file of its own.

use crate::cli_support::Book;
use chrono::DateTime;
use gendan::{demo, i18n::Lang, store::Store};

/// Saturday, 15:00, as the commands have it.
pub const AT: &str = "2026-11-21T15:00:00+00:00";

/// The sample book, for the commands.
pub fn sample(lang: Lang) -> Book {
    let book = match lang {
        Lang::ZhCn => Book::new().in_chinese(),
        Lang::En => Book::new(),
    };
    let mut store = Store::open(&book.db()).unwrap();
    demo::fill(&mut store, lang, DateTime::parse_from_rfc3339(AT).unwrap()).unwrap();
    book
}
