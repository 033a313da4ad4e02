//! The options that say something of an order, shared by `add` and `edit`. Writes nothing.

use super::super::{
    arguments::{signed, value},
    said,
};
use crate::i18n::Texts;
use clap::{ArgAction, Command};

/// Adds the options to a command.
pub fn arguments(texts: &Texts, command: Command) -> Command {
    command
        .arg(signed(texts, "line", "help-order-line", "help-value-line").action(ArgAction::Append))
        .arg(value(texts, "date", "help-order-date", "help-value-date"))
        .arg(value(texts, "no", "help-order-no", "help-value-number_of_order"))
        .arg(value(texts, "external-no", "help-order-external_no", "help-value-number_of_order"))
        .arg(value(texts, "terms", "help-order-terms", "help-value-terms"))
        .arg(value(texts, "currency", "help-order-currency", "help-value-currency").value_parser(said::currency))
        .arg(signed(texts, "discount", "help-order-discount", "help-value-discount"))
        .arg(signed(texts, "freight", "help-order-freight", "help-value-amount"))
        .arg(value(texts, "tax", "help-order-tax", "help-value-rate"))
        .arg(value(texts, "deliver-by", "help-order-deliver_by", "help-value-date"))
        .arg(value(texts, "note", "help-order-note", "help-value-text"))
}
