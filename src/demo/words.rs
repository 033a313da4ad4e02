//! The words of the sample books, in `assets/demo/`: in each language a file that all trades share, and one a trade.

use super::Trade;
use crate::i18n::Lang;
use serde::Deserialize;
use std::collections::HashMap;

/// What the sample book is put together from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub shape: Shape,
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

/// How a book is filled. Pairs are the fewest and how many more there may be, but for pieces and amounts: from, and below.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// Talks with one customer.
    pub talks: [usize; 2],
    /// Orders of one buyer.
    pub orders: [u64; 2],
    /// Days that the oldest buyer goes back.
    pub reach: usize,
    /// Nearly everybody bought something; else every third.
    pub mostly_buyers: bool,
    /// Lines of an order, at most.
    pub lines: usize,
    /// What costs less, in whole units of the currency, is bought in `pieces`, the rest in `few`.
    pub dear: i64,
    pub pieces: [i64; 2],
    pub few: [i64; 2],
    /// A deal's amount, in hundreds of the currency's unit.
    pub deal: [i64; 2],
}

impl Words {
    /// The words of a trade in a language.
    ///
    /// # Errors
    /// Never with the files that are built in; a test reads all.
    pub fn of(trade: Trade, lang: Lang) -> Result<Words, toml::de::Error> {
        macro_rules! words {
            ($lang:literal, $trade:literal) => {
                concat!(
                    include_str!(concat!("../../assets/demo/", $lang, "/common.toml")),
                    include_str!(concat!("../../assets/demo/", $lang, "/", $trade, ".toml"))
                )
            };
        }
        toml::from_str(match (lang, trade) {
            (Lang::ZhCn, Trade::B2b) => words!("zh-CN", "b2b"),
            (Lang::ZhCn, Trade::Training) => words!("zh-CN", "training"),
            (Lang::ZhCn, Trade::Retail) => words!("zh-CN", "retail"),
            (Lang::En, Trade::B2b) => words!("en", "b2b"),
            (Lang::En, Trade::Training) => words!("en", "training"),
            (Lang::En, Trade::Retail) => words!("en", "retail"),
        })
    }
}
