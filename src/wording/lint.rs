//! What a log lacks, in words: a few of them while it is typed, a sentence where nobody is typing any more. Finds nothing.

use crate::domain::lint::Rule;
use crate::i18n::Texts;

/// The missing part as a question: `客户说了什么？`. `amount` stands in the note, `days` is how late it is.
pub fn hint(texts: &Texts, rule: Rule, amount: &str, days: i64) -> String {
    texts.with(key(rule), &[("text", amount.into()), ("n", days.into())])
}

/// The same as a sentence that says how to mend it.
pub fn sentence(texts: &Texts, rule: Rule, amount: &str, days: i64) -> String {
    texts.with(&format!("{}-said", key(rule)), &[("text", amount.into()), ("n", days.into())])
}

/// The rules that a log is looked at by; the others are of the customer.
fn key(rule: Rule) -> &'static str {
    match rule {
        Rule::NoOutcome => "lint-no_outcome",
        Rule::NoNextDate => "lint-no_next_date",
        Rule::NoNextAction => "lint-no_next_action",
        Rule::LooseAmount => "lint-loose_amount",
        Rule::SameNote => "lint-same_note",
        Rule::UndatedPromise => "lint-undated_promise",
        Rule::NoNeed => "lint-no_need",
        Rule::LateEntry => "lint-late_entry",
        _ => "lint-vague_note",
    }
}
