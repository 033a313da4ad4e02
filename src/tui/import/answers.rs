//! What each line of the preview can be answered with, and what an answer changes. Draws nothing.

use super::{
    choose::{Choose, Item},
    preview::{Line, Preview},
    words,
};
use crate::{
    domain::money::Currency,
    exchange::{columns::Role, dates::DateOrder, field::Kind, look::Answers, read::ENCODINGS},
    i18n::Texts,
};

/// What people sell in, beside the book's own.
const CURRENCIES: [&str; 10] = ["CNY", "USD", "EUR", "GBP", "HKD", "JPY", "KRW", "TWD", "SGD", "AUD"];

impl Preview {
    /// The list that a line is answered from.
    pub(super) fn answers_of(&self, line: Line, texts: &Texts) -> Choose {
        let plan = &self.look.plan;

        let (title, items, selected) = match line {
            Line::Take | Line::Kind => {
                let items = Kind::ALL.map(|kind| Item::new(words::kind(texts, kind), kind.code())).to_vec();
                (texts.get("bring-kind").to_owned(), items, Kind::ALL.iter().position(|kind| *kind == plan.kind))
            }
            Line::Sheet => {
                let items = self.sheets.iter().map(|name| Item::new(name.clone(), "")).collect();
                let here = self.sheets.iter().position(|name| Some(name) == self.sheet.as_ref());
                (texts.get("bring-sheet").to_owned(), items, here)
            }
            Line::Headings => {
                let items = vec![
                    Item::new(texts.get("bring-headings-yes"), ""),
                    Item::new(texts.get("bring-headings-no"), texts.get("bring-headings-no-why")),
                ];
                (texts.get("bring-headings").to_owned(), items, Some(usize::from(!self.look.has_headings)))
            }
            Line::Dates => {
                let sample = plan.mapping.columns.iter().find(|column| {
                    matches!(column.role, Role::Field(field) if field.is_date()) && !column.samples.is_empty()
                });
                let sample = sample.and_then(|column| column.samples.first()).cloned().unwrap_or_default();
                let items = DateOrder::ALL.map(|order| Item::new(words::dates(texts, order), sample.clone())).to_vec();
                let now = self.dates();
                (texts.get("bring-dates").to_owned(), items, DateOrder::ALL.iter().position(|o| Some(*o) == now))
            }
            Line::Currency => {
                let offered = self.currencies();
                let items = offered.iter().map(|currency| Item::new(currency.code(), "")).collect();
                let here = offered.iter().position(|currency| *currency == self.look.currency);
                (texts.get("bring-currency").to_owned(), items, here)
            }
            Line::Encoding => {
                let offered = self.encodings();
                let items = offered.iter().map(|name| Item::new(*name, words::encoding(texts, name))).collect();
                (
                    texts.get("bring-encoding").to_owned(),
                    items,
                    offered.iter().position(|name| Some(*name) == plan.encoding),
                )
            }
            Line::Lines => {
                let items = vec![
                    Item::new(texts.get("bring-lines-other"), ""),
                    Item::new(texts.get("bring-lines-none"), texts.get("bring-lines-none-why")),
                ];
                (texts.get("bring-lines").to_owned(), items, None)
            }
            Line::Column(place) => {
                let column = plan.mapping.columns.get(place);
                let heading = column.map_or("", |column| column.heading.as_str());
                let role = column.map(|column| column.role);
                let fields = plan.kind.fields();
                let fed = |field| plan.mapping.columns.iter().find(|column| column.role == Role::Field(field));
                let mut items: Vec<Item> = fields
                    .iter()
                    .map(|field| {
                        let from = fed(*field).map_or("", |column| column.heading.as_str());
                        let mut item = Item::new(words::field(texts, *field), from);
                        item.names.push(field.code().to_owned());
                        item
                    })
                    .collect();
                items.push(Item::new(texts.get("bring-role-extra"), texts.get("bring-role-extra-why")));
                items.push(Item::new(texts.get("bring-role-left_out"), ""));
                let here = match role {
                    Some(Role::Field(field)) => fields.iter().position(|known| *known == field),
                    Some(Role::Extra) => Some(fields.len()),
                    _ => Some(fields.len() + 1),
                };
                (texts.with("bring-column", &[("heading", heading.into())]), items, here)
            }
        };
        Choose::new(title, items, selected)
    }

    /// Writes down what was chosen for a line.
    pub(super) fn answer(&mut self, line: Line, place: usize) {
        match line {
            Line::Take => {}
            Line::Kind => {
                self.answers.kind = Kind::ALL.get(place).copied();
                // Fields of one kind are none of another.
                self.answers.columns.clear();
            }
            Line::Sheet => {
                self.sheet = self.sheets.get(place).cloned();
                self.answers = Answers::default();
            }
            Line::Headings => {
                self.answers.has_headings = Some(place == 0);
                self.answers.columns.clear();
            }
            Line::Dates => self.answers.dates = DateOrder::ALL.get(place).copied(),
            Line::Currency => {
                self.answers.currency = self.currencies().get(place).copied();
            }
            Line::Encoding => {
                self.answers.encoding = self.encodings().get(place).map(|name| (*name).to_owned());
                // The headings read otherwise are others.
                self.answers.columns.clear();
            }
            // The first one is another file, which is picked.
            Line::Lines => self.answers.lines = None,
            Line::Column(column) => {
                let fields = self.look.plan.kind.fields();
                let role = match fields.get(place) {
                    Some(field) => Role::Field(*field),
                    None if place == fields.len() => Role::Extra,
                    None => Role::LeftOut,
                };
                // What the rows are is settled with the first column that is said.
                self.answers.kind = Some(self.look.plan.kind);
                self.answers.has_headings = Some(self.look.has_headings);
                if let Role::Field(field) = role
                    && !field.takes_several()
                {
                    self.answers.columns.retain(|_, said| *said != role);
                }
                self.answers.columns.insert(column, role);
            }
        }
    }

    /// The encodings that are offered, the one that is read now among them.
    fn encodings(&self) -> Vec<&'static str> {
        let mut all = ENCODINGS.to_vec();
        all.extend(self.look.plan.encoding.filter(|here| !ENCODINGS.contains(here)));
        all
    }

    /// The currencies that are offered, the one that is read now among them.
    fn currencies(&self) -> Vec<Currency> {
        let mut all: Vec<Currency> = CURRENCIES.iter().filter_map(|code| Currency::from_code(code)).collect();
        if !all.contains(&self.look.currency) {
            all.insert(0, self.look.currency);
        }
        all
    }
}
