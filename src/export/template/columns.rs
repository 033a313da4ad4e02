//! The columns of each template, with what is to be filled in and an example. Headings are those of the export, which the import knows.

use super::{Template, choice::Choice};
use crate::{export::table::Cell, i18n::Texts, safe::width};
use chrono::{Days, NaiveDate};
use rust_xlsxwriter::{Format, FormatAlign};

/// What a cell is to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    Text,
    /// A text of some length.
    Wide,
    Date,
    /// A date, with the time of day where it is known.
    Time,
    Money,
    Number,
    Choice(Choice),
}

impl Fill {
    /// How the cells of the column look. Texts are texts: a phone number keeps its zeros and digits.
    pub fn format(self) -> Format {
        let format = Format::new().set_align(FormatAlign::Top);
        match self {
            Fill::Text | Fill::Choice(_) => format.set_num_format("@"),
            Fill::Wide => format.set_num_format("@").set_text_wrap(),
            Fill::Date => format.set_num_format("yyyy-mm-dd"),
            Fill::Time => format.set_num_format("yyyy-mm-dd hh:mm"),
            Fill::Money => format.set_num_format("#,##0.00"),
            Fill::Number => format.set_num_format("#,##0.###"),
        }
    }

    /// The cells that its widest content takes.
    pub fn widest(self, texts: &Texts) -> usize {
        match self {
            Fill::Text | Fill::Number => 0,
            Fill::Wide => 36,
            Fill::Date => 11,
            Fill::Time => 17,
            Fill::Money => 13,
            // The list's button stands beside the word.
            Fill::Choice(choice) => choice.words(texts).iter().map(|word| width(word) + 3).max().unwrap_or(0),
        }
    }
}

/// What stands in the row of the example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Example {
    Nothing,
    /// A text of the locales.
    Said(&'static str),
    Plain(&'static str),
    /// So many days before or after today.
    Day(i64),
    /// Of today, at half past two.
    Time,
    /// Hundredths.
    Amount(i64),
    /// The word of the choice at this place.
    Word(usize),
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub heading: &'static str,
    /// What it is for.
    pub about: &'static str,
    pub fill: Fill,
    /// A row without it is not taken.
    pub required: bool,
    example: Example,
}

impl Column {
    /// The cell of the example.
    pub fn example(&self, texts: &Texts, today: NaiveDate) -> Cell {
        match self.example {
            Example::Nothing => Cell::Empty,
            Example::Said(key) => Cell::text(texts.get(key).to_owned()),
            Example::Plain(text) => Cell::text(text),
            Example::Day(days) if days < 0 => Cell::Date(today - Days::new(days.unsigned_abs())),
            Example::Day(days) => Cell::Date(today + Days::new(days.unsigned_abs())),
            Example::Time => today.and_hms_opt(14, 30, 0).map_or(Cell::Empty, Cell::Time),
            Example::Amount(hundredths) => Cell::Decimal(hundredths, 2),
            Example::Word(at) => match self.fill {
                Fill::Choice(choice) => choice.words(texts).into_iter().nth(at).map_or(Cell::Empty, Cell::text),
                _ => Cell::Empty,
            },
        }
    }
}

macro_rules! columns {
    ($($heading:literal $about:literal $fill:expr, $required:literal, $example:expr;)*) => {
        vec![$(Column { heading: $heading, about: $about, fill: $fill, required: $required, example: $example }),*]
    };
}

impl Template {
    /// Its columns. The first one of a row says that the row is the example.
    pub fn columns(self) -> Vec<Column> {
        use Example::{Amount, Day, Nothing, Plain, Said, Time, Word};
        use Fill::{Date, Money, Number, Text, Wide};
        match self {
            Template::Customers => columns! {
                "export-column-customer" "template-about-customer" Text, true, Said("template-example-customer");
                "export-column-ref" "template-about-ref" Text, false, Plain("K-001");
                "export-column-contact" "template-about-contact" Text, false, Said("template-example-contact");
                "export-column-title" "template-about-title" Text, false, Said("template-example-title");
                "export-column-decision-maker" "template-about-decision-maker" Fill::Choice(Choice::Yes), false, Word(0);
                "export-column-phone" "template-about-phone" Text, false, Plain("13800138000");
                "export-column-wechat" "template-about-wechat" Text, false, Plain("zhangwei_la");
                "export-column-email" "template-about-email" Text, false, Plain("zhang@example.com");
                "export-column-tier" "template-about-tier" Fill::Choice(Choice::Tier), false, Word(1);
                "export-column-stage" "template-about-stage" Fill::Choice(Choice::Stage), false, Word(3);
                "export-column-expected" "template-about-expected" Money, false, Amount(12_800_000);
                "export-column-source" "template-about-source" Text, false, Said("template-example-source");
                "export-column-industry" "template-about-industry" Text, false, Said("template-example-industry");
                "export-column-address" "template-about-address" Text, false, Said("template-example-address");
                "export-column-need" "template-about-need" Wide, false, Said("template-example-need");
                "export-column-tags" "template-about-tags" Text, false, Said("template-example-tags");
                "export-column-next-on" "template-about-next-on" Date, false, Day(3);
                "export-column-next-action" "template-about-next-action" Text, false, Said("template-example-next-action");
                "export-column-created-on" "template-about-created-on" Date, false, Day(-30);
                "export-column-note" "template-about-note" Wide, false, Nothing;
            },
            Template::FollowUps => columns! {
                "export-column-customer" "template-about-customer-of" Text, true, Said("template-example-customer");
                "export-column-happened" "template-about-happened" Fill::Time, true, Time;
                "export-column-contact" "template-about-contact" Text, false, Said("template-example-contact");
                "export-column-channel" "template-about-channel" Fill::Choice(Choice::Channel), false, Word(0);
                "export-column-outcome" "template-about-outcome" Fill::Choice(Choice::Outcome), false, Word(10);
                "export-column-content" "template-about-content" Wide, false, Said("template-example-content");
                "export-column-next-on" "template-about-next-on" Date, false, Day(3);
                "export-column-next-action" "template-about-next-action" Text, false, Said("template-example-next-action");
                "export-column-customer-ref" "template-about-ref" Text, false, Nothing;
            },
            Template::Orders => columns! {
                "export-column-customer" "template-about-customer-of" Text, true, Said("template-example-customer");
                "export-column-number" "template-about-number" Text, false, Plain("SO-2026-001");
                "export-column-ordered-on" "template-about-ordered-on" Date, true, Day(-2);
                "export-column-product" "template-about-product" Text, true, Said("template-example-product");
                "export-column-sku" "template-about-sku" Text, false, Plain("TS-20");
                "export-column-category" "template-about-category" Text, false, Said("template-example-category");
                "export-column-quantity" "template-about-quantity" Number, true, Amount(20_000);
                "export-column-unit" "template-about-unit" Text, false, Said("template-example-unit");
                "export-column-unit-price" "template-about-unit-price" Money, true, Amount(6_400);
                "export-column-discount" "template-about-discount" Money, false, Nothing;
                "export-column-amount" "template-about-amount" Money, false, Amount(1_280_000);
                "export-column-currency" "template-about-currency" Fill::Choice(Choice::Currency), false, Word(0);
                "export-column-due-on" "template-about-due-on" Date, false, Day(28);
                "template-column-deliver-by" "template-about-deliver-by" Date, false, Day(12);
                "template-column-received" "template-about-received" Money, false, Nothing;
                "template-column-paid-on" "template-about-paid-on" Date, false, Nothing;
                "export-column-method" "template-about-method" Fill::Choice(Choice::Method), false, Nothing;
                "export-column-status" "template-about-status" Fill::Choice(Choice::Status), false, Word(1);
                "export-column-terms" "template-about-terms" Text, false, Said("template-example-terms");
                "export-column-customer-ref" "template-about-ref" Text, false, Nothing;
                "export-column-note" "template-about-note" Wide, false, Nothing;
            },
            Template::Receipts => columns! {
                "export-column-customer" "template-about-customer-of" Text, true, Said("template-example-customer");
                "export-column-number" "template-about-order" Text, false, Plain("SO-2026-001");
                "export-column-received-on" "template-about-received-on" Date, true, Day(-1);
                "export-column-receipt-amount" "template-about-receipt-amount" Money, true, Amount(1_280_000);
                "export-column-currency" "template-about-currency" Fill::Choice(Choice::Currency), false, Word(0);
                "export-column-method" "template-about-method" Fill::Choice(Choice::Method), false, Word(0);
                "export-column-reference" "template-about-reference" Text, false, Plain("20260101123");
                "export-column-customer-ref" "template-about-ref" Text, false, Nothing;
                "export-column-note" "template-about-note" Wide, false, Nothing;
            },
            Template::Products => columns! {
                "export-column-product" "template-about-product-name" Text, true, Said("template-example-product-row");
                "export-column-sku" "template-about-sku" Text, false, Plain("TS-20");
                "export-column-category" "template-about-category" Text, false, Said("template-example-category");
                "export-column-unit" "template-about-unit" Text, false, Said("template-example-unit");
                "template-column-price" "template-about-price" Money, false, Amount(6_400);
                "export-column-currency" "template-about-currency" Fill::Choice(Choice::Currency), false, Word(0);
            },
        }
    }
}
