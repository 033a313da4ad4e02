//! Saved actions by name: the history, undo, "saved". Knows the store's codes, not the store.

use crate::i18n::Texts;

/// What was done, by its code in the history; a code of a newer version as it is.
pub fn action<'a>(texts: &'a Texts, code: &'a str) -> &'a str {
    texts.get(match code {
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
        "batch" => "history-batch",
        other => return other,
    })
}

/// What was done and to whom: `snooze Huawei`.
pub fn item(texts: &Texts, code: &str, subject: &str) -> String {
    let what = action(texts, code);
    if subject.is_empty() {
        return what.to_owned();
    }
    // A bulk action's subject is how many customers it was about.
    if let Ok(n) = subject.parse::<u32>() {
        let subject = texts.with("history-customers", &[("n", n.into())]);
        return texts.with("history-item", &[("what", what.into()), ("subject", (&subject).into())]);
    }
    let subject = crate::safe::safe_line(subject);
    texts.with("history-item", &[("what", what.into()), ("subject", (&*subject).into())])
}
