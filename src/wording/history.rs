//! A line of the history in words. Decides nothing.

use crate::i18n::Texts;
use crate::store::HistoryItem;

/// What was done, and to whom: `logged a follow-up: Acme`.
pub fn action(texts: &Texts, item: &HistoryItem) -> String {
    let name = name(texts, item);
    match item.subject.as_str() {
        "" => name,
        subject => {
            let subject = super::undo::of(texts, subject);
            texts.with("history-of", &[("action", (&name).into()), ("subject", (&subject).into())])
        }
    }
}

/// What was done; of an undo or a redo, what it was about.
pub fn name(texts: &Texts, item: &HistoryItem) -> String {
    let word = of_action(texts, &item.action);
    match &item.of {
        Some(of) => texts.with("history-about", &[("action", word.into()), ("of", of_action(texts, of).into())]),
        None => word.to_owned(),
    }
}

/// What an operation of this name did.
pub fn of_action<'t>(texts: &'t Texts, action: &str) -> &'t str {
    texts.get(key(action))
}

fn key(action: &str) -> &'static str {
    match action {
        "add_customer" => "history-add_customer",
        "edit_customer" => "history-edit_customer",
        "log" => "history-log",
        "edit_follow_up" => "history-edit_follow_up",
        "snooze" => "history-snooze",
        "plan" => "history-plan",
        "seal" => "history-seal",
        "decline_route" => "history-decline_route",
        "allow_route" => "history-allow_route",
        "dismiss" => "history-dismiss",
        "restore_finding" => "history-restore_finding",
        "star" => "history-star",
        "unstar" => "history-unstar",
        "tier" => "history-tier",
        "tag" => "history-tag",
        "stage" => "history-stage",
        "validity" => "history-validity",
        "obstacle" => "history-obstacle",
        "pause" => "history-pause",
        "give_up" => "history-give_up",
        "wake" => "history-wake",
        "merge" => "history-merge",
        "keep_apart" => "history-keep_apart",
        "add_contact" => "history-add_contact",
        "edit_contact" => "history-edit_contact",
        "remove_contact" => "history-remove_contact",
        "add_order" => "history-add_order",
        "add_receipt" => "history-add_receipt",
        "add_delivery" => "history-add_delivery",
        "edit_order" => "history-edit_order",
        "confirm_order" => "history-confirm_order",
        "finish_order" => "history-finish_order",
        "cancel_order" => "history-cancel_order",
        "accept_order" => "history-accept_order",
        "add_refund" => "history-add_refund",
        "edit_receipt" => "history-edit_receipt",
        "remove_receipt" => "history-remove_receipt",
        "allocate" => "history-allocate",
        "edit_delivery" => "history-edit_delivery",
        "add_return" => "history-add_return",
        "add_invoice" => "history-add_invoice",
        "add_product" => "history-add_product",
        "edit_product" => "history-edit_product",
        "set_target" => "history-set_target",
        "add_promise" => "history-add_promise",
        "keep_promise" => "history-keep_promise",
        "break_promise" => "history-break_promise",
        "drop_promise" => "history-drop_promise",
        "put_off_promise" => "history-put_off_promise",
        "attach" => "history-attach",
        "import" => "history-import",
        "undo" => "history-undo",
        "redo" => "history-redo",
        _ => "history-batch",
    }
}
