//! The words that a column of a template offers, in the language of its headings. Every one is read back by the import as what it says.

use crate::{
    domain::{channel::Channel, method::PaymentMethod, order::OrderStatus, outcome::Outcome, stage::Stage, tier::Tier},
    i18n::Texts,
    wording,
};

/// A list of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Tier,
    Stage,
    Channel,
    Outcome,
    Method,
    Status,
    Currency,
    Yes,
}

/// What is sold for most often, as ISO 4217 calls it.
const CURRENCIES: [&str; 10] = ["CNY", "USD", "EUR", "HKD", "JPY", "GBP", "KRW", "SGD", "AUD", "TWD"];

impl Choice {
    /// The words, in the order in which they are offered.
    pub fn words(self, texts: &Texts) -> Vec<String> {
        let owned = |word: &str| word.to_owned();
        match self {
            Choice::Tier => Tier::ALL.iter().map(|tier| owned(tier.code())).collect(),
            Choice::Stage => Stage::ALL.iter().map(|stage| owned(wording::stage(texts, *stage))).collect(),
            Choice::Channel => Channel::ALL.iter().map(|channel| owned(wording::channel(texts, *channel))).collect(),
            Choice::Outcome => Outcome::ALL.iter().map(|outcome| owned(wording::outcome(texts, *outcome))).collect(),
            Choice::Method => {
                PaymentMethod::ALL.iter().map(|method| owned(wording::order::method(texts, *method))).collect()
            }
            Choice::Status => {
                OrderStatus::ALL.iter().map(|status| owned(wording::order::status(texts, *status))).collect()
            }
            Choice::Currency => CURRENCIES.map(owned).to_vec(),
            Choice::Yes => vec![owned(texts.get("export-yes"))],
        }
    }
}
