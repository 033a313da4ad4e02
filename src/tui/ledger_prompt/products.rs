//! The products on file, filtered as one types; Enter opens one, or a new one of the name typed.

use crate::{
    action::Action,
    domain::{id::ProductId, product::Product},
    i18n::Texts,
    tui::{
        DrawContext, Press,
        order_form::catalogue::Catalogue,
        widget::{
            hits::{Hits, Target},
            line_input::{LineInput, LineLook},
            popup,
            suggestions::{Suggestion, Suggestions},
            text,
        },
    },
    wording,
};
use crossterm::event::KeyCode;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// The list.
pub struct ProductList {
    catalogue: Catalogue,
    input: LineInput,
    found: Vec<ProductId>,
    list: Suggestions,
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProductListEvent {
    Ignored,
    Moved,
    Edit(ProductId),
    /// A product of this name.
    New(String),
    Cancelled,
}

impl ProductList {
    pub fn new(products: Vec<Product>, texts: &Texts) -> ProductList {
        let catalogue = Catalogue::new(products);
        let mut list =
            ProductList { catalogue, input: LineInput::default(), found: Vec::new(), list: Suggestions::default() };
        list.find(texts);
        list
    }

    fn find(&mut self, texts: &Texts) {
        let typed = self.input.text().trim();
        let found = self.catalogue.find_all(typed);
        let item = |product: &&Product| {
            let price = product.price.map(|price| wording::order::unit_price_of(price, product.currency));
            let gone = product.archived.then(|| texts.get("ledger_prompt-product-gone").to_owned());
            let parts = [product.category.clone(), product.sku.clone(), price, gone];
            let detail = parts.into_iter().flatten().collect::<Vec<_>>().join("  ");
            Suggestion { label: product.name.clone(), detail }
        };
        let mut items: Vec<Suggestion> = found.iter().map(item).collect();
        self.found = found.iter().map(|product| product.id).collect();
        let label = if typed.is_empty() {
            texts.get("ledger_prompt-product-add").to_owned()
        } else {
            texts.with("order_form-new-product", &[("name", typed.into())])
        };
        items.push(Suggestion { label, detail: String::new() });
        self.list = Suggestions::new(items, Some(0));
    }

    pub fn on_press(&mut self, press: &Press, texts: &Texts) -> ProductListEvent {
        match press.action {
            Some(Action::Cancel) => return ProductListEvent::Cancelled,
            Some(Action::Accept) => return self.accept(),
            Some(Action::MoveDown) => return self.step(1),
            Some(Action::MoveUp) => return self.step(-1),
            _ => {}
        }
        match press.key.code {
            KeyCode::Enter => return self.accept(),
            KeyCode::Down => return self.step(1),
            KeyCode::Up => return self.step(-1),
            _ => {}
        }
        if !self.input.on_key(&press.key) {
            return ProductListEvent::Ignored;
        }
        self.find(texts);
        ProductListEvent::Moved
    }

    fn step(&mut self, by: isize) -> ProductListEvent {
        if self.list.step(by) { ProductListEvent::Moved } else { ProductListEvent::Ignored }
    }

    pub fn paste(&mut self, pasted: &str, texts: &Texts) -> ProductListEvent {
        self.input.paste(pasted);
        self.find(texts);
        ProductListEvent::Moved
    }

    pub fn on_click(&mut self, target: Target) -> ProductListEvent {
        match target {
            Target::Item(place) => {
                self.list.select(place);
                self.accept()
            }
            _ => ProductListEvent::Ignored,
        }
    }

    fn accept(&self) -> ProductListEvent {
        match self.list.selected().and_then(|place| self.found.get(place)) {
            Some(product) => ProductListEvent::Edit(*product),
            None => ProductListEvent::New(self.input.text().trim().to_owned()),
        }
    }

    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        let mut hits = Hits::new();
        let area = popup::area(bounds, (72, 22), popup::Place::Centre);
        if area.is_empty() {
            return (None, hits);
        }
        let inner = popup::open(area, ctx.texts.get("ledger_prompt-products"), "", buf, ctx);
        hits.add(area, Target::Popup);
        text::put_char(buf, inner.x, inner.y, ctx.glyphs.prompt, ctx.theme.accent);
        let field = Rect { x: inner.x.saturating_add(2), width: inner.width.saturating_sub(2), height: 1, ..inner };
        let placeholder = ctx.texts.get("ledger_prompt-products-example");
        let look = LineLook { placeholder, style: ctx.theme.field, focused: true };
        let caret = self.input.draw(field, buf, look, ctx);
        let list = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
        self.list.draw_rows(list, buf, ctx, &mut hits);
        (caret, hits)
    }
}
