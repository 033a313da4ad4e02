//! One line of an order as typed: four cells, and what they were understood as. Asks nobody and draws nothing.

use super::catalogue::Catalogue;
use crate::{
    domain::{id::OrderLineId, money::Currency, order},
    entry::{filled, order::LineEntry},
    language::quantity::{self, Discount, QuantityError},
    store::op::{NewOrderLine, NewProduct, ProductRef},
    tui::widget::line_input::LineInput,
    wording,
};

/// The cells of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Product,
    Quantity,
    Price,
    Discount,
}

impl Column {
    pub const ALL: [Column; 4] = [Column::Product, Column::Quantity, Column::Price, Column::Discount];
}

/// What the text of the product's cell stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Picked {
    /// Nothing yet: it is being typed.
    #[default]
    Nothing,
    Is(ProductRef),
    /// A product of this name is made on the way.
    New,
}

/// Why a cell cannot be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellProblem {
    Missing,
    Number(QuantityError),
    NotPositive,
    Negative,
}

/// A line as typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub id: Option<OrderLineId>,
    cells: [LineInput; 4],
    pub picked: Picked,
    /// Of a saved line; goes with its product.
    description: Option<String>,
    /// Put there by us and not touched since: another customer's proposal takes its place.
    pub is_proposed: bool,
    /// The price was proposed and not typed: it goes with the product.
    pub has_our_price: bool,
    read: Option<Numbers>,
}

/// The numbers of a line, as far as they were understood.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Numbers {
    quantity: Result<(i64, Option<String>), CellProblem>,
    price: Result<i64, CellProblem>,
    discount: Result<Option<Discount>, CellProblem>,
}

impl Line {
    /// A line on file, under the name of its product.
    pub fn of(line: &NewOrderLine, name: &str, currency: Currency) -> Line {
        let mut made = Line {
            id: line.id,
            picked: Picked::Is(line.product.clone()),
            description: line.description.clone(),
            ..Line::default()
        };
        made.set(Column::Product, name);
        made.set(Column::Quantity, &wording::order::quantity(line.quantity));
        made.set(Column::Price, &wording::order::unit_price(line.unit_price, currency));
        if line.discount != 0 {
            made.set(Column::Discount, &wording::order::minor(line.discount, currency));
        }
        made.read(currency);
        made
    }

    pub fn text(&self, column: Column) -> &str {
        self.cells[column as usize].text()
    }

    pub fn cell(&self, column: Column) -> &LineInput {
        &self.cells[column as usize]
    }

    pub fn cell_mut(&mut self, column: Column) -> &mut LineInput {
        &mut self.cells[column as usize]
    }

    /// Puts a text into a cell; [`Line::read`] follows.
    pub fn set(&mut self, column: Column, text: &str) {
        self.cells[column as usize].set(text);
    }

    /// Whether it says nothing at all, and is dropped.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.text().trim().is_empty())
    }

    /// Understands its numbers anew.
    pub fn read(&mut self, currency: Currency) {
        let text = |column: Column| self.cells[column as usize].text().trim();
        let quantity = match text(Column::Quantity) {
            "" => Err(CellProblem::Missing),
            typed => match quantity::quantity(typed) {
                Ok((n, _)) if n <= 0 => Err(CellProblem::NotPositive),
                other => other.map_err(CellProblem::Number),
            },
        };
        let price = match text(Column::Price) {
            "" => Err(CellProblem::Missing),
            typed => match quantity::unit_price(typed, currency) {
                Ok(price) if price < 0 => Err(CellProblem::Negative),
                other => other.map_err(CellProblem::Number),
            },
        };
        let discount = match text(Column::Discount) {
            "" => Ok(None),
            typed => quantity::discount(typed, currency).map(Some).map_err(CellProblem::Number),
        };
        self.read = Some(Numbers { quantity, price, discount });
    }

    /// What is wrong with a cell. An empty line has nothing wrong with it.
    pub fn problem(&self, column: Column) -> Option<CellProblem> {
        let read = self.read.as_ref().filter(|_| !self.is_empty())?;
        match column {
            Column::Product => self.text(column).trim().is_empty().then_some(CellProblem::Missing),
            Column::Quantity => read.quantity.as_ref().err().copied(),
            Column::Price => read.price.as_ref().err().copied(),
            Column::Discount => read.discount.as_ref().err().copied(),
        }
    }

    /// Whether nothing is missing and nothing wrong.
    pub fn is_whole(&self) -> bool {
        !self.is_empty() && Column::ALL.into_iter().all(|column| self.problem(column).is_none())
    }

    /// What it comes to after its discount, in minor units.
    pub fn total(&self, currency: Currency) -> Option<i64> {
        let read = self.read.as_ref()?;
        let (quantity, _) = read.quantity.as_ref().ok()?;
        let gross = order::gross(*quantity, *read.price.as_ref().ok()?, currency).ok()?;
        let discount = read.discount.as_ref().ok()?.map_or(0, |discount| discount.of(gross));
        gross.checked_sub(discount)
    }

    /// The line as it is saved; `None` while something is missing or wrong.
    pub fn entry(&self, catalogue: &Catalogue, currency: Currency) -> Option<LineEntry> {
        let read = self.read.as_ref().filter(|_| self.is_whole())?;
        let (quantity, unit) = read.quantity.clone().ok()?;
        let unit_price = *read.price.as_ref().ok()?;
        let product = match &self.picked {
            Picked::Is(product) => product.clone(),
            Picked::Nothing | Picked::New => self.typed_product(catalogue, unit_price, unit, currency),
        };
        Some(LineEntry {
            id: self.id,
            product,
            description: self.description.clone(),
            quantity,
            unit_price,
            discount: read.discount.ok()?,
        })
    }

    fn typed_product(&self, catalogue: &Catalogue, price: i64, unit: Option<String>, currency: Currency) -> ProductRef {
        let typed = self.text(Column::Product);
        match catalogue.exact(typed).filter(|_| self.picked != Picked::New) {
            Some(product) => ProductRef::Known(product.id),
            None => ProductRef::New(NewProduct {
                name: filled(typed).unwrap_or_default(),
                unit,
                price: Some(price),
                currency: Some(currency),
                ..NewProduct::default()
            }),
        }
    }

    /// The product's name was typed over: it is another line now, but for its place in the order.
    pub fn forget_product(&mut self) {
        self.picked = Picked::Nothing;
        self.description = None;
        if std::mem::take(&mut self.is_proposed) {
            self.set(Column::Quantity, "");
        }
        if std::mem::take(&mut self.has_our_price) {
            self.set(Column::Price, "");
        }
    }

    /// As one text, for a draft.
    pub fn draft(&self) -> String {
        let id = self.id.map_or_else(String::new, |id| id.0.to_string());
        let cells: Vec<&str> = self.cells.iter().map(LineInput::text).collect();
        [&cells.join("\t"), "\t", &id].concat()
    }

    /// The line of a draft; `saved` are the lines on file, whose ids and products it may go on with.
    pub fn of_draft(text: &str, saved: &[Line], currency: Currency) -> Line {
        let mut parts = text.split('\t');
        let mut line = Line::default();
        for column in Column::ALL {
            line.set(column, parts.next().unwrap_or_default());
        }
        let id = parts.next().and_then(|id| id.parse().ok()).map(OrderLineId);
        if let Some(was) = saved.iter().find(|line| line.id.is_some() && line.id == id) {
            line.id = id;
            if was.text(Column::Product) == line.text(Column::Product) {
                (line.picked, line.description) = (was.picked.clone(), was.description.clone());
            }
        }
        line.read(currency);
        line
    }
}
