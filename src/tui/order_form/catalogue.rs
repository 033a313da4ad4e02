//! The products that can be typed: found by name, number or pinyin, those that the customer bought before the others.
//! Knows no screen and reads no file.

use crate::{
    domain::{
        id::{CustomerId, ProductId},
        money::Currency,
        product::Product,
    },
    store::PriceMemory,
    tui::widget::name_match::Readings,
};
use std::collections::HashMap;

/// Every product, and what is known of one customer's buying.
#[derive(Default)]
pub struct Catalogue {
    products: Vec<Product>,
    places: HashMap<ProductId, usize>,
    /// The latest first.
    bought: Vec<ProductId>,
    /// What was paid for a product in a currency, once it was asked for.
    memories: HashMap<(ProductId, Currency), PriceMemory>,
    customer: Option<CustomerId>,
    readings: Readings,
}

/// So many are offered at most.
const MOST: usize = 40;

impl Catalogue {
    /// Products in the order in which they are offered.
    pub fn new(products: Vec<Product>) -> Catalogue {
        let places = products.iter().enumerate().map(|(place, product)| (product.id, place)).collect();
        Catalogue { products, places, ..Catalogue::default() }
    }

    /// Whose buying comes first from now on.
    pub fn set_customer(&mut self, customer: CustomerId, bought: Vec<ProductId>) {
        self.memories.clear();
        (self.customer, self.bought) = (Some(customer), bought);
    }

    pub fn get(&self, product: ProductId) -> Option<&Product> {
        self.products.get(*self.places.get(&product)?)
    }

    /// The product that the customer bought last.
    pub fn last_bought(&self) -> Option<&Product> {
        self.bought.iter().find_map(|product| self.get(*product))
    }

    /// The product of exactly this name or number, in any case.
    pub fn exact(&self, typed: &str) -> Option<&Product> {
        let typed = typed.trim().to_lowercase();
        let is = |text: &str| text.to_lowercase() == typed;
        let known = |product: &&Product| is(&product.name) || product.sku.as_deref().is_some_and(is);
        self.products.iter().filter(|product| !product.archived).find(known)
    }

    /// What may be meant, the best first: of equals those that the customer bought, the latest first. Nothing typed: what
    /// the customer bought, then the rest.
    pub fn find(&self, typed: &str) -> Vec<&Product> {
        let mut found = self.matching(typed, false);
        found.truncate(MOST);
        found
    }

    /// Every product that may be meant, those that are not sold any more too.
    pub fn find_all(&self, typed: &str) -> Vec<&Product> {
        self.matching(typed, true)
    }

    fn matching(&self, typed: &str, archived: bool) -> Vec<&Product> {
        let on_sale = self.products.iter().enumerate().filter(|(_, product)| archived || !product.archived);
        let names = on_sale.map(|(place, product)| {
            (place, std::iter::once(product.name.as_str()).chain(product.sku.as_deref()).collect())
        });
        let mut found = self.readings.matching(typed, names);
        let rank: HashMap<ProductId, usize> = self.bought.iter().enumerate().map(|(n, id)| (*id, n)).collect();
        found.sort_by_key(|place| rank.get(&self.products[*place].id).copied().unwrap_or(usize::MAX));
        found.into_iter().map(|place| &self.products[place]).collect()
    }

    /// What was paid for it; `None`: nobody has looked yet.
    pub fn memory(&self, product: ProductId, currency: Currency) -> Option<&PriceMemory> {
        self.memories.get(&(product, currency))
    }

    /// Whom to look for, when nobody has looked yet.
    pub fn unknown_price(&self, product: ProductId, currency: Currency) -> Option<(CustomerId, ProductId)> {
        let is_known = self.memories.contains_key(&(product, currency));
        if is_known { None } else { Some((self.customer?, product)) }
    }

    /// Whether it is known who buys.
    pub fn has_customer(&self) -> bool {
        self.customer.is_some()
    }

    pub fn set_memory(&mut self, product: ProductId, currency: Currency, memory: PriceMemory) {
        self.memories.insert((product, currency), memory);
    }
}
