//! What went wrong with the book, and what to do about it. Never shows a word of a customer.

use crate::i18n::Texts;
use crate::store::{Rule, StoreError};

/// A failed read or write of the file. Nothing was saved.
pub fn store(texts: &Texts, error: &StoreError) -> String {
    let key = match error {
        StoreError::Full => "store-full",
        StoreError::Busy => "store-busy",
        StoreError::ReadOnly => "store-read_only",
        StoreError::Moved => "store-moved",
        StoreError::Foreign => "store-foreign",
        StoreError::InUse => "store-in_use",
        StoreError::Missing(_) => "store-missing",
        StoreError::Changed { .. } => "store-changed",
        StoreError::Rule(broken) => return texts.get(rule(*broken)).to_owned(),
        StoreError::CannotOpen { path, cause } => {
            let path = path.display().to_string();
            return texts.with("store-cannot_open", &[("path", (&path).into()), ("cause", cause.into())]);
        }
        StoreError::Occupied(path) => {
            return texts.with("store-occupied", &[("path", (&path.display().to_string()).into())]);
        }
        StoreError::SameFile(path) => {
            return texts.with("store-same_file", &[("path", (&path.display().to_string()).into())]);
        }
        StoreError::BadSnapshot { path, cause } => {
            let path = path.display().to_string();
            return texts.with("store-bad_snapshot", &[("path", (&path).into()), ("cause", cause.into())]);
        }
        StoreError::NoSnapshot(why) => {
            return texts.with("store-no_snapshot", &[("why", (&store(texts, why)).into())]);
        }
        StoreError::Damaged(cause) => return texts.with("store-damaged", &[("cause", cause.into())]),
        StoreError::Newer { found, known } => {
            return texts.with("store-newer", &[("found", (*found).into()), ("known", (*known).into())]);
        }
        StoreError::Sqlite(cause) => return texts.with("store-other", &[("cause", (&cause.to_string()).into())]),
        StoreError::Io(cause) => return texts.with("store-io", &[("cause", (&super::io(texts, cause)).into())]),
    };
    texts.get(key).to_owned()
}

/// The words of a broken rule.
fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::NameEmpty => "store-rule-name_empty",
        Rule::NameTooLong => "store-rule-name_long",
        Rule::TextTooLong => "store-rule-text_long",
        Rule::HappenedInFuture => "store-rule-future",
        Rule::ReasonMissing => "store-rule-reason",
        Rule::WonWithoutOrder => "store-rule-won",
        Rule::ReferenceTaken => "store-rule-reference",
        Rule::NumberTaken => "store-rule-number",
        Rule::AmountOutOfRange => "store-rule-amount",
        Rule::LedgerInFuture => "store-rule-ledger_future",
        Rule::NumberMissing => "store-rule-number_missing",
        Rule::NoLines => "store-rule-no_lines",
        Rule::QuantityNotPositive => "store-rule-quantity",
        Rule::PriceNegative => "store-rule-price",
        Rule::DiscountTooLarge => "store-rule-discount",
        Rule::TaxRateOutOfRange => "store-rule-tax_rate",
        Rule::TotalNotPositive => "store-rule-total",
        Rule::PlanTooLarge => "store-rule-plan",
        Rule::PlanWithoutDay => "store-rule-plan_day",
        Rule::AmountZero => "store-rule-amount_zero",
        Rule::TargetNotPositive => "store-rule-target",
        Rule::OrderIsDraft => "store-rule-draft",
        Rule::OrderCancelled => "store-rule-cancelled",
        Rule::OrderNotFinished => "store-rule-not_finished",
        Rule::VoidAfterEvents => "store-rule-void",
        Rule::LineShipped => "store-rule-line_shipped",
        Rule::MoreThanOrdered => "store-rule-more_ordered",
        Rule::MoreThanShipped => "store-rule-more_shipped",
        Rule::MoreThanSold => "store-rule-more_sold",
        Rule::MoreThanInvoiced => "store-rule-more_invoiced",
        Rule::MoreThanReceipt => "store-rule-more_receipt",
        Rule::RefundMoreThanReceived => "store-rule-refund",
        Rule::DeliveredBeforeShipped => "store-rule-delivered",
        Rule::ShippedBeforeOrdered => "store-rule-shipped_before",
        Rule::ReturnedBeforeOrdered => "store-rule-returned_before",
        Rule::OrderedAfterEvents => "store-rule-ordered_after",
        Rule::AlreadyCancelled => "store-rule-cancelled_already",
        Rule::AlreadyDone => "store-rule-done_already",
        Rule::NotDraft => "store-rule-not_draft",
        Rule::BillTooLong => "store-rule-bill",
        Rule::CurrencyDiffers => "store-rule-currency",
        Rule::NoOpenDeal => "store-rule-no_open_deal",
        Rule::OfAnotherCustomer => "store-rule-customer",
        Rule::SkuTaken => "store-rule-sku",
        Rule::PromiseEmpty => "store-rule-promise",
    }
}
