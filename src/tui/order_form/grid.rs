//! The lines of an order in a grid: which cell has the keys, what may be meant by a product's name, lines that come and go.
//! There is always an empty line at the end to type into. Reads no file.

use super::{
    catalogue::Catalogue,
    line::{Column, Line, Picked},
};
use crate::{
    domain::{id::ProductId, money::Currency},
    i18n::Texts,
    store::op::{NewOrderLine, ProductRef},
    tui::widget::suggestions::{Suggestion, Suggestions},
    wording,
};

/// The lines and the cell that has the keys, when one of them has.
pub(super) struct Grid {
    lines: Vec<Line>,
    row: usize,
    column: Column,
    /// What the product being typed may be, the last item being a new one of that name.
    pub suggestions: Suggestions,
    found: Vec<ProductId>,
}

impl Default for Grid {
    fn default() -> Grid {
        Grid {
            lines: vec![Line::default()],
            row: 0,
            column: Column::Product,
            suggestions: Suggestions::default(),
            found: Vec::new(),
        }
    }
}

impl Grid {
    /// All lines, the empty one at the end too.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Other lines in place of these.
    pub fn set_lines(&mut self, lines: Vec<Line>) {
        self.lines = lines;
        self.end_with_empty();
        self.row = self.row.min(self.lines.len() - 1);
        self.close_suggestions();
    }

    /// Whether no line says anything that a person typed.
    pub fn is_untouched(&self) -> bool {
        self.lines.iter().all(|line| line.is_empty() || line.is_proposed)
    }

    pub fn at(&self) -> (usize, Column) {
        (self.row, self.column)
    }

    pub fn line(&self) -> &Line {
        &self.lines[self.row]
    }

    pub fn line_mut(&mut self) -> &mut Line {
        &mut self.lines[self.row]
    }

    /// Gives the keys to a cell; what is in it becomes a proposal, as in a sheet.
    pub fn go_to(&mut self, row: usize, column: Column) {
        let (was, count) = (self.row, self.lines.len());
        self.leave();
        let gone = usize::from(self.lines.len() < count && row > was);
        self.row = (row - gone).min(self.lines.len() - 1);
        self.column = column;
        self.lines[self.row].cell_mut(column).offer();
    }

    /// The keys go elsewhere: empty lines go, but for the last.
    pub fn leave(&mut self) {
        self.close_suggestions();
        let column = self.column;
        self.line_mut().cell_mut(column).keep();
        let emptied = self.line().is_empty() && self.row + 1 < self.lines.len();
        if emptied {
            self.lines.remove(self.row);
        }
    }

    /// The cell after this one, or before it; `None` when there is none. The empty line at the end has one cell only.
    pub fn beside(&self, by: isize) -> Option<(usize, Column)> {
        if by > 0 && self.line().is_empty() && self.row + 1 == self.lines.len() {
            return None;
        }
        let place = (self.row * Column::ALL.len() + self.column as usize).checked_add_signed(by)?;
        let (row, column) = (place / Column::ALL.len(), place % Column::ALL.len());
        (row < self.lines.len()).then(|| (row, Column::ALL[column]))
    }

    /// The text of the cell with the keys was changed.
    pub fn typed(&mut self, catalogue: &Catalogue, currency: Currency, texts: &Texts) {
        let is_product = self.column == Column::Product;
        let is_price = self.column == Column::Price;
        let line = self.line_mut();
        if is_product {
            line.forget_product();
        }
        line.is_proposed = false;
        line.has_our_price &= !is_price;
        line.read(currency);
        self.end_with_empty();
        if is_product {
            self.suggest(catalogue, texts);
        }
    }

    /// Looks for what the product's name may mean.
    pub fn suggest(&mut self, catalogue: &Catalogue, texts: &Texts) {
        let typed = self.line().text(Column::Product).trim().to_owned();
        let found = catalogue.find(&typed);
        let detail = |product: &&crate::domain::product::Product| {
            let price = product.price.map(|price| wording::order::unit_price_of(price, product.currency));
            let parts: Vec<String> = product.sku.iter().cloned().chain(price).collect();
            Suggestion { label: product.name.clone(), detail: parts.join("  ") }
        };
        let mut items: Vec<Suggestion> = found.iter().map(detail).collect();
        self.found = found.iter().map(|product| product.id).collect();
        if !typed.is_empty() {
            let label = texts.with("order_form-new-product", &[("name", (&typed).into())]);
            items.push(Suggestion { label, detail: String::new() });
        }
        let selected = (!typed.is_empty()).then_some(0);
        self.suggestions = Suggestions::new(items, selected);
    }

    pub fn close_suggestions(&mut self) {
        self.suggestions = Suggestions::default();
        self.found.clear();
    }

    /// Takes what is selected for what the product's name means; without a list, what is of exactly that name. True when
    /// it is another product than before.
    pub fn pick(&mut self, catalogue: &Catalogue) -> bool {
        let before = self.line().picked.clone();
        let chosen = self.suggestions.selected().filter(|_| !self.suggestions.is_empty());
        let typed = self.line().text(Column::Product).trim().to_owned();
        let picked = match chosen {
            Some(place) => match self.found.get(place).and_then(|id| catalogue.get(*id)) {
                Some(product) => Some((Picked::Is(ProductRef::Known(product.id)), product.name.clone())),
                None => Some((Picked::New, typed)),
            },
            None if typed.is_empty() || before != Picked::Nothing => None,
            None => Some(match catalogue.exact(&typed) {
                Some(product) => (Picked::Is(ProductRef::Known(product.id)), product.name.clone()),
                None => (Picked::New, typed),
            }),
        };
        self.close_suggestions();
        let Some((picked, name)) = picked else { return false };
        let line = self.line_mut();
        line.set(Column::Product, &name);
        line.picked = picked;
        line.is_proposed = false;
        self.end_with_empty();
        self.line().picked != before
    }

    /// The product of the line with the keys, when it is on file.
    pub fn product(&self) -> Option<ProductId> {
        match self.line().picked {
            Picked::Is(ProductRef::Known(product)) => Some(product),
            _ => None,
        }
    }

    /// Takes the line with the keys out; the next one comes up.
    pub fn remove(&mut self) {
        self.close_suggestions();
        self.lines.remove(self.row);
        self.end_with_empty();
        self.row = self.row.min(self.lines.len() - 1);
        let column = if self.line().is_empty() { Column::Product } else { self.column };
        self.go_to(self.row, column);
    }

    /// Every number anew: the currency is another one.
    pub fn read(&mut self, currency: Currency) {
        for line in &mut self.lines {
            line.read(currency);
        }
    }

    /// The lines of an order on file, by the names of their products.
    pub fn lines_of(lines: &[NewOrderLine], name: impl Fn(usize) -> String, currency: Currency) -> Vec<Line> {
        lines.iter().enumerate().map(|(place, line)| Line::of(line, &name(place), currency)).collect()
    }

    fn end_with_empty(&mut self) {
        if self.lines.last().is_none_or(|line| !line.is_empty()) {
            self.lines.push(Line::default());
        }
        while self.lines.len() > 1 && self.lines[self.lines.len() - 2].is_empty() && self.row < self.lines.len() - 1 {
            self.lines.pop();
        }
    }
}
