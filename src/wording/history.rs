//! A line of the history in words. Decides nothing.

use crate::i18n::Texts;
use crate::store::HistoryItem;

/// What was done, and to whom: `logged a follow-up: Acme`.
pub fn action(texts: &Texts, item: &HistoryItem) -> String {
    let name = name(texts, item);
    match item.subject.as_str() {
        "" => name,
        subject => texts.with("history-of", &[("action", (&name).into()), ("subject", subject.into())]),
    }
}

/// What was done; of an undo or a redo, what it was about.
pub fn name(texts: &Texts, item: &HistoryItem) -> String {
    let word = texts.get(key(&item.action));
    match &item.of {
        Some(of) => texts.with("history-about", &[("action", word.into()), ("of", texts.get(key(of)).into())]),
        None => word.to_owned(),
    }
}

fn key(action: &str) -> &'static str {
    match action {
        "add_customer" => "history-add_customer",
        "edit_customer" => "history-edit_customer",
        "log" => "history-log",
        "edit_follow_up" => "history-edit_follow_up",
        "snooze" => "history-snooze",
        "plan" => "history-plan",
        "star" => "history-star",
        "unstar" => "history-unstar",
        "tier" => "history-tier",
        "tag" => "history-tag",
        "stage" => "history-stage",
        "pause" => "history-pause",
        "give_up" => "history-give_up",
        "wake" => "history-wake",
        "add_contact" => "history-add_contact",
        "edit_contact" => "history-edit_contact",
        "remove_contact" => "history-remove_contact",
        "add_order" => "history-add_order",
        "add_receipt" => "history-add_receipt",
        "add_delivery" => "history-add_delivery",
        "attach" => "history-attach",
        "import" => "history-import",
        "undo" => "history-undo",
        "redo" => "history-redo",
        _ => "history-batch",
    }
}
