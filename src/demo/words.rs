//! The words of the sample book, one file a language in `assets/demo/`.

use crate::i18n::Lang;
use serde::Deserialize;
use std::collections::HashMap;

/// What the sample book is put together from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub cities: Vec<String>,
    pub brands: Vec<String>,
    pub trades: Vec<String>,
    pub kinds: Vec<String>,
    pub surnames: Vec<String>,
    pub given: Vec<String>,
    pub titles: Vec<String>,
    pub sources: Vec<String>,
    pub customer_kinds: Vec<String>,
    pub tags: Vec<String>,
    /// Each `#` becomes a digit.
    pub phone: String,
    pub wechat: String,
    pub mail: String,
    pub carriers: Vec<String>,
    pub tracking: String,
    /// Codes; what is commoner stands there more often.
    pub methods: Vec<String>,
    /// Who accepts bills.
    pub banks: Vec<String>,
    pub terms: Vec<String>,
    pub currency: String,
    /// Ten-thousandths.
    pub tax_rate: i64,
    /// The pattern of an invoice's number.
    pub invoice: String,
    /// What this month is to come to, in thousands of the currency's unit.
    pub target: i64,
    pub cancel_reasons: Vec<String>,
    pub return_reasons: Vec<String>,
    pub correction_reasons: Vec<String>,
    pub needs: Vec<String>,
    pub park_reasons: Vec<String>,
    pub give_up_reasons: Vec<String>,
    pub lost_reasons: Vec<String>,
    pub actions: Vec<String>,
    pub promises_theirs: Vec<String>,
    pub promises_mine: Vec<String>,
    /// Notes that name a day, in place of `{day}`: until when a quote holds, and when it will be decided.
    pub quote_until: String,
    pub decision: String,
    pub products: Vec<Product>,
    /// By outcome code.
    pub notes: HashMap<String, Vec<String>>,
}

/// Something that the sample rep sells.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    pub name: String,
    pub category: String,
    pub unit: String,
    /// In whole units of the currency.
    pub price: i64,
}

impl Words {
    /// The words of a language.
    ///
    /// # Errors
    /// Never with the files that are built in; a test reads both.
    pub fn of(lang: Lang) -> Result<Words, toml::de::Error> {
        toml::from_str(match lang {
            Lang::ZhCn => include_str!("../../assets/demo/zh-CN.toml"),
            Lang::En => include_str!("../../assets/demo/en.toml"),
        })
    }
}
