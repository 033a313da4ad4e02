//! A saved action with whom it was about, as "Saved" and "Undone:" go on. The history's own words are next door.

use crate::i18n::Texts;

/// What was done and to whom: `snooze Huawei`. `code` is the store's name of the action, `subject` a customer's name, a
/// file's, or how many customers a bulk action was about.
pub fn named(texts: &Texts, code: &str, subject: &str) -> String {
    let key = match code {
        "add_customer" => "undo-add_customer",
        "edit_customer" => "undo-edit_customer",
        "log" => "undo-log",
        "edit_follow_up" => "undo-edit_follow_up",
        "snooze" => "undo-snooze",
        "plan" => "undo-plan",
        "dismiss" => "undo-dismiss",
        "restore_finding" => "undo-restore_finding",
        "star" => "undo-star",
        "unstar" => "undo-unstar",
        "tier" => "undo-tier",
        "need" => "undo-need",
        "tag" => "undo-tag",
        "stage" => "undo-stage",
        "validity" => "undo-validity",
        "obstacle" => "undo-obstacle",
        "pause" => "undo-pause",
        "give_up" => "undo-give_up",
        "wake" => "undo-wake",
        "merge" => "undo-merge",
        "keep_apart" => "undo-keep_apart",
        "add_contact" => "undo-add_contact",
        "edit_contact" => "undo-edit_contact",
        "remove_contact" => "undo-remove_contact",
        "add_order" => "undo-add_order",
        "add_receipt" => "undo-add_receipt",
        "add_delivery" => "undo-add_delivery",
        "edit_order" => "undo-edit_order",
        "confirm_order" => "undo-confirm_order",
        "finish_order" => "undo-finish_order",
        "cancel_order" => "undo-cancel_order",
        "accept_order" => "undo-accept_order",
        "add_refund" => "undo-add_refund",
        "edit_receipt" => "undo-edit_receipt",
        "remove_receipt" => "undo-remove_receipt",
        "allocate" => "undo-allocate",
        "edit_delivery" => "undo-edit_delivery",
        "add_return" => "undo-add_return",
        "add_invoice" => "undo-add_invoice",
        "add_product" => "undo-add_product",
        "edit_product" => "undo-edit_product",
        "set_target" => "undo-set_target",
        "add_promise" => "undo-add_promise",
        "keep_promise" => "undo-keep_promise",
        "break_promise" => "undo-break_promise",
        "drop_promise" => "undo-drop_promise",
        "put_off_promise" => "undo-put_off_promise",
        "decline_route" => "undo-decline_route",
        "allow_route" => "undo-allow_route",
        "attach" => "undo-attach",
        "import" => "undo-import",
        "undo" => "undo-undo",
        "redo" => "undo-redo",
        _ => "undo-batch",
    };
    let subject = of(texts, subject);
    texts.with(key, &[("subject", (&subject).into())])
}

/// To whom: a name, or how many customers.
pub fn of(texts: &Texts, subject: &str) -> String {
    let counted = subject.parse::<u32>().ok().map(|n| texts.with("status-customers", &[("n", n.into())]));
    counted.unwrap_or_else(|| crate::safe::safe_line(subject).into_owned())
}
