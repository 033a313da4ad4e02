//! What a known row would become: the images that the step itself keeps, beside the rows as they are now. Writes nothing.

use super::super::{error::Result, journal::Writing};
use rusqlite::{OptionalExtension, params};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// One known row and what of it is another now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The line of the file.
    pub line: u64,
    /// The customer, the order's number, the product.
    pub subject: String,
    pub changes: Vec<Change>,
}

/// One value that is another now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field of a sheet that it comes from (`note`, `unit_price`); `reach` is a number or an address of a person.
    pub field: &'static str,
    pub shape: Shape,
    /// As the book keeps it: a code, a day, a number of the smallest units; `None`: there was nothing.
    pub before: Option<String>,
    pub after: Option<String>,
}

/// How the book keeps a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Text,
    /// Minor units of a currency.
    Minor,
    /// Ten-thousandths of a currency's unit.
    Price,
    /// Thousandths.
    Quantity,
}

/// A table, how its row is called, and its columns that a sheet can change.
struct Watched {
    table: &'static str,
    subject: &'static str,
    columns: &'static [(&'static str, &'static str, Shape)],
}

const WATCHED: [Watched; 9] = [
    Watched {
        table: "customer",
        subject: "SELECT name FROM customer WHERE id = ?1",
        columns: &[
            ("name", "name", Shape::Text),
            ("reference", "ref", Shape::Text),
            ("tier", "tier", Shape::Text),
            ("source", "source", Shape::Text),
            ("industry", "industry", Shape::Text),
            ("address", "address", Shape::Text),
            ("need", "need", Shape::Text),
            ("tags", "tags", Shape::Text),
            ("note", "note", Shape::Text),
        ],
    },
    Watched {
        table: "contact",
        subject: "SELECT u.name FROM contact c JOIN customer u ON u.id = c.customer_id WHERE c.id = ?1",
        columns: &[("name", "contact", Shape::Text), ("title", "title", Shape::Text), ("note", "note", Shape::Text)],
    },
    Watched {
        table: "contact_channel",
        subject: "SELECT u.name FROM contact_channel h JOIN contact c ON c.id = h.contact_id
                  JOIN customer u ON u.id = c.customer_id WHERE h.id = ?1",
        columns: &[("value", "reach", Shape::Text)],
    },
    Watched {
        table: "next_step",
        subject: "SELECT u.name FROM next_step n JOIN customer u ON u.id = n.customer_id WHERE n.id = ?1",
        columns: &[("due", "next_on", Shape::Text), ("action", "next_action", Shape::Text)],
    },
    Watched {
        table: "deal",
        subject: "SELECT u.name FROM deal d JOIN customer u ON u.id = d.customer_id WHERE d.id = ?1",
        columns: &[("amount", "amount", Shape::Minor), ("quote_valid_until", "valid_until", Shape::Text)],
    },
    Watched {
        table: "product",
        subject: "SELECT name FROM product WHERE id = ?1",
        columns: &[
            ("name", "name", Shape::Text),
            ("sku", "sku", Shape::Text),
            ("category", "category", Shape::Text),
            ("unit", "unit", Shape::Text),
            ("price", "price", Shape::Price),
        ],
    },
    Watched {
        table: "sales_order",
        subject: "SELECT number FROM sales_order WHERE id = ?1",
        columns: &[
            ("status", "status", Shape::Text),
            ("currency", "currency", Shape::Text),
            ("discount", "discount", Shape::Minor),
            ("total", "amount", Shape::Minor),
            ("terms", "terms", Shape::Text),
            ("deliver_by", "deliver_by", Shape::Text),
            ("note", "note", Shape::Text),
        ],
    },
    Watched {
        table: "order_line",
        subject: "SELECT o.number FROM order_line l JOIN sales_order o ON o.id = l.order_id WHERE l.id = ?1",
        columns: &[
            ("description", "product", Shape::Text),
            ("quantity", "quantity", Shape::Quantity),
            ("unit_price", "unit_price", Shape::Price),
        ],
    },
    Watched {
        table: "receipt",
        subject: "SELECT u.name FROM receipt r JOIN customer u ON u.id = r.customer_id WHERE r.id = ?1",
        columns: &[
            ("received_on", "date", Shape::Text),
            ("amount", "amount", Shape::Minor),
            ("method", "method", Shape::Text),
            ("reference", "reference", Shape::Text),
            ("note", "note", Shape::Text),
        ],
    },
];

/// Where the step stood before a row was taken.
pub struct Mark {
    /// The last image.
    image: i64,
    /// The last row made of each table.
    made: BTreeMap<&'static str, i64>,
}

impl Mark {
    pub fn new(writing: &Writing<'_>) -> Result<Mark> {
        let image =
            writing.prepare_cached("SELECT coalesce(max(id), 0) FROM journal")?.query_row([], |row| row.get(0))?;
        let made = WATCHED.iter().filter_map(|watched| Some((watched.table, writing.last_made(watched.table)?)));
        Ok(Mark { image, made: made.collect() })
    }

    /// What the row at `line` has changed since, and whose it is.
    pub fn difference(&self, writing: &Writing<'_>, line: u64) -> Result<Difference> {
        let mut difference = Difference { line, subject: String::new(), changes: Vec::new() };
        let mut seen = BTreeSet::new();
        // A plan is not changed but closed, and another is made in its place.
        let mut replaced = Map::new();
        let mut statement = writing.prepare_cached(
            "SELECT table_name, first_row, before FROM journal
             WHERE operation_id = ?1 AND id > ?2 AND change <> 'insert' ORDER BY id",
        )?;
        let mut images = statement.query(params![writing.operation.0, self.image])?;
        while let Some(image) = images.next()? {
            let (table, row): (String, i64) = (image.get(0)?, image.get(1)?);
            let Some(watched) = WATCHED.iter().find(|watched| watched.table == table) else { continue };
            // The first image of a row is what it was.
            if seen.insert((watched.table, row)) {
                let before: Option<String> = image.get(2)?;
                let before = before.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
                watched.compare(writing, row, &before, &mut difference)?;
                if watched.table == "next_step" {
                    replaced = before;
                }
            }
        }
        for watched in &WATCHED {
            let from = self.made.get(watched.table).copied().unwrap_or(0);
            let before = if watched.table == "next_step" { &replaced } else { &Map::new() };
            for row in writing.made_after(watched.table, from) {
                watched.compare(writing, row, before, &mut difference)?;
            }
        }
        Ok(difference)
    }
}

impl Watched {
    fn compare(&self, writing: &Writing<'_>, row: i64, before: &Map<String, Value>, to: &mut Difference) -> Result<()> {
        let pairs: Vec<String> = self.columns.iter().map(|(column, ..)| format!("'{column}', {column}")).collect();
        let sql = format!("SELECT json_object({}) FROM {} WHERE id = ?1", pairs.join(", "), self.table);
        let now: Option<String> = writing.prepare_cached(&sql)?.query_row([row], |row| row.get(0)).optional()?;
        let now: Map<String, Value> = now.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        for (column, field, shape) in self.columns {
            let (before, after) = (plain(before.get(*column)), plain(now.get(*column)));
            if before != after {
                to.changes.push(Change { field, shape: *shape, before, after });
            }
        }
        if to.subject.is_empty() {
            let named = writing.prepare_cached(self.subject)?.query_row([row], |row| row.get(0)).optional()?;
            to.subject = named.unwrap_or_default();
        }
        Ok(())
    }
}

/// A value as text; nothing for an empty one.
fn plain(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Null => None,
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        other => Some(other.to_string()),
    }
}
