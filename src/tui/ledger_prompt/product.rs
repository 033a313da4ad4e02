//! A product: a new one, or one on file.

use super::typed::{Problem, Typed};
use crate::{
    domain::{
        id::{CustomerId, ProductId},
        money::Currency,
    },
    entry::EntryContext,
    i18n::Texts,
    language::quantity,
    store::{
        Op,
        op::{LedgerOp, NewProduct},
    },
    tui::widget::{echo::Echo, form::Field},
    wording,
};

/// The product on file, or the name typed so far.
#[derive(Clone, Debug)]
pub struct ProductAbout {
    pub saved: Option<(ProductId, NewProduct)>,
    pub name: String,
    /// Of a new one.
    pub currency: Currency,
}

impl ProductAbout {
    pub(super) fn title(&self, texts: &Texts) -> String {
        match &self.saved {
            Some((_, was)) => texts.with("ledger_prompt-product", &[("name", (&was.name).into())]),
            None => texts.get("ledger_prompt-product-new").to_owned(),
        }
    }

    fn currency(&self, typed: &Typed) -> Currency {
        let own = self.saved.as_ref().and_then(|(_, was)| was.currency).unwrap_or(self.currency);
        Currency::from_code(typed.text("currency")).unwrap_or(own)
    }

    pub(super) fn fields(&self, _: &Typed, ctx: &EntryContext) -> Vec<Field> {
        let line = |id: &'static str, label| Field::line(id, ctx.texts.get(label));
        let mut fields = vec![
            line("name", "ledger_prompt-product-name").required(),
            line("price", "ledger_prompt-product-price").replaced(),
            line("unit", "ledger_prompt-product-unit").placeholder(ctx.texts.get("ledger_prompt-product-unit-example")),
            line("category", "ledger_prompt-product-category"),
            line("sku", "ledger_prompt-product-sku"),
            line("currency", "order_form-currency").replaced(),
        ];
        if self.saved.is_some() {
            fields.push(Field::toggle("archived", ctx.texts.get("ledger_prompt-product-archived")));
        }
        fields
    }

    pub(super) fn values(&self, _: &EntryContext) -> Typed {
        let blank = NewProduct { name: self.name.clone(), ..NewProduct::default() };
        let was = self.saved.as_ref().map_or(&blank, |(_, was)| was);
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let currency = was.currency.unwrap_or(self.currency);
        Typed::of([
            ("name", was.name.clone()),
            ("price", was.price.map(|price| wording::order::unit_price(price, currency)).unwrap_or_default()),
            ("unit", text(&was.unit)),
            ("category", text(&was.category)),
            ("sku", text(&was.sku)),
            ("currency", currency.code().to_owned()),
            ("archived", if was.archived { "yes" } else { "" }.to_owned()),
        ])
    }

    pub(super) fn meaning(&self, id: &str, text: &str, typed: &Typed, ctx: &EntryContext) -> Option<Echo> {
        if text.trim().is_empty() {
            return None;
        }
        let named = |key: &str| Some(Echo::Error(ctx.texts.with(key, &[("text", text.trim().into())])));
        match id {
            "price" => match quantity::unit_price(text, self.currency(typed)) {
                Ok(price) if price < 0 => Some(Echo::Error(ctx.texts.get("order_form-price-negative").to_owned())),
                Ok(_) => None,
                Err(_) => named("order_form-not-a-number"),
            },
            "currency" if Currency::from_code(text.trim()).is_none() => named("order_form-no-currency"),
            _ => None,
        }
    }

    pub(super) fn op(&self, typed: &Typed, _: &EntryContext) -> Result<Option<Op>, Problem> {
        let currency = self.currency(typed);
        let now = NewProduct {
            name: typed.text("name").to_owned(),
            sku: typed.filled("sku"),
            category: typed.filled("category"),
            unit: typed.filled("unit"),
            price: quantity::unit_price(typed.text("price"), currency).ok(),
            currency: Some(currency),
            archived: !typed.text("archived").is_empty(),
        };
        Ok(match &self.saved {
            Some((_, was)) if *was == now => None,
            Some((product, was)) => Some(LedgerOp::EditProduct { product: *product, was: was.clone(), now }.into()),
            None => Some(LedgerOp::AddProduct(now).into()),
        })
    }

    pub(super) fn draft(&self) -> (&'static str, Option<CustomerId>, Vec<(String, String)>) {
        let saved = self.saved.iter().map(|(product, _)| ("about_product".to_owned(), product.0.to_string()));
        ("product", None, saved.collect())
    }
}
