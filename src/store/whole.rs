//! The whole book as data: every row of every table that is not made from others, out and back into an empty book.
//! Undo steps stay behind: they are about rows as this file numbered them, and a copy of the file (`backup`) keeps them.

use super::{
    Store,
    error::{Result, StoreError},
    journal::{Changed, Writing},
    schema,
};
use chrono::{DateTime, FixedOffset};
use rusqlite::types::{Value, ValueRef};
use serde_json::{Map, Value as Json};

/// A part of the whole, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub enum WholePart {
    /// The version of the tables, and the book's currency.
    Head { schema: i64, currency: String },
    /// The rows that follow are of this table.
    Table(String),
    /// A row: its columns in their order; empty ones are left out.
    Row(Map<String, Json>),
}

/// Why a whole book cannot be taken in.
#[derive(Debug, thiserror::Error)]
pub enum WholeError {
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Rows are only taken into a book that has none.
    #[error("the book is not empty")]
    NotEmpty,
    /// Written by a newer version.
    #[error("schema {0}")]
    Newer(i64),
    /// A table, column or value that there is none of.
    #[error("{table}: {what}")]
    Unknown { table: String, what: String },
}

impl From<rusqlite::Error> for WholeError {
    fn from(error: rusqlite::Error) -> Self {
        WholeError::Store(error.into())
    }
}

impl Store {
    /// Hands every row out: the same book gives the same parts.
    ///
    /// # Errors
    /// The store's, or the first that `take` returns.
    pub fn whole<E: From<StoreError>>(
        &self,
        mut take: impl FnMut(WholePart) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        take(WholePart::Head { schema: schema::known_version(), currency: self.currency().code().to_owned() })?;
        // One read transaction: another window's write does not fall between two tables.
        let snapshot = self.conn.unchecked_transaction().map_err(|error| E::from(error.into()))?;
        for &table in schema::JOURNALLED {
            take(WholePart::Table(table.to_owned()))?;
            let mut read = || -> Result<std::result::Result<(), E>> {
                let mut statement = snapshot.prepare(&format!("SELECT * FROM {table} ORDER BY id"))?;
                let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    let mut map = Map::new();
                    for (at, name) in names.iter().enumerate() {
                        let value = match row.get_ref(at)? {
                            ValueRef::Null => continue,
                            ValueRef::Integer(n) => Json::from(n),
                            ValueRef::Real(x) => Json::from(x),
                            ValueRef::Text(text) => Json::from(String::from_utf8_lossy(text).into_owned()),
                            ValueRef::Blob(_) => continue,
                        };
                        map.insert(name.clone(), value);
                    }
                    if let Err(error) = take(WholePart::Row(map)) {
                        return Ok(Err(error));
                    }
                }
                Ok(Ok(()))
            };
            read()??;
        }
        Ok(())
    }

    /// Takes a whole book into this empty one, in one step that one undo takes back.
    ///
    /// # Errors
    /// Nothing is taken at all.
    pub fn take_whole<E: From<WholeError>>(
        &mut self,
        parts: impl Iterator<Item = std::result::Result<WholePart, E>>,
        source: &str,
        at: DateTime<FixedOffset>,
    ) -> std::result::Result<(u64, Changed), E> {
        let mut stop: Option<E> = None;
        let mut rows = 0_u64;
        let mut currency = None;
        let result = self.write("import", None, at, |writing| {
            writing.name_subject(source, None)?;
            let mut taker = Taker { table: None };
            for part in parts {
                let taken = match part {
                    Err(error) => Err(error),
                    Ok(WholePart::Head { schema, .. }) if schema > schema::known_version() => {
                        Err(WholeError::Newer(schema).into())
                    }
                    Ok(WholePart::Head { currency: code, .. }) => {
                        currency = Some(code);
                        check_empty(writing).map_err(E::from)
                    }
                    Ok(WholePart::Table(name)) => taker.turn_to(writing, &name).map_err(E::from),
                    Ok(WholePart::Row(row)) => {
                        rows += 1;
                        taker.insert(writing, row).map_err(E::from)
                    }
                };
                if let Err(error) = taken {
                    stop = Some(error);
                    return Err(StoreError::Missing("row"));
                }
            }
            taker.touch_all(writing)?;
            if let Some(code) = &currency {
                writing
                    .run("INSERT INTO setting VALUES ('currency', ?1) ON CONFLICT DO UPDATE SET value = ?1", [code])?;
            }
            Ok(())
        });
        match (result, stop) {
            (_, Some(error)) => Err(error),
            (Ok(((), changed)), None) => {
                self.currency = super::currency::of(&self.conn).map_err(|error| E::from(error.into()))?;
                Ok((rows, changed))
            }
            (Err(error), None) => Err(E::from(error.into())),
        }
    }
}

fn check_empty(writing: &Writing<'_>) -> std::result::Result<(), WholeError> {
    for &table in schema::JOURNALLED {
        let some: bool = writing.query_row(&format!("SELECT EXISTS (SELECT 1 FROM {table})"), [], |row| row.get(0))?;
        if some {
            return Err(WholeError::NotEmpty);
        }
    }
    Ok(())
}

/// The table whose rows come now.
struct Taker {
    table: Option<(&'static str, Vec<String>)>,
}

impl Taker {
    fn turn_to(&mut self, writing: &Writing<'_>, name: &str) -> std::result::Result<(), WholeError> {
        let unknown = || WholeError::Unknown { table: name.to_owned(), what: name.to_owned() };
        let table = schema::JOURNALLED.iter().copied().find(|table| *table == name).ok_or_else(unknown)?;
        let columns = schema::columns(writing, table)?.into_iter().map(|column| column.name).collect();
        self.table = Some((table, columns));
        Ok(())
    }

    fn insert(&self, writing: &mut Writing<'_>, row: Map<String, Json>) -> std::result::Result<(), WholeError> {
        let Some((table, columns)) = &self.table else {
            return Err(WholeError::Unknown { table: String::new(), what: "row".to_owned() });
        };
        let unknown = |what: &str| WholeError::Unknown { table: (*table).to_owned(), what: what.to_owned() };
        let (mut names, mut values): (Vec<&str>, Vec<Value>) = (Vec::new(), Vec::new());
        for (name, value) in &row {
            // Names go into the statement: only those that the table has.
            names.push(columns.iter().find(|column| *column == name).ok_or_else(|| unknown(name))?);
            values.push(match value {
                Json::Null => Value::Null,
                Json::String(text) => Value::Text(text.clone()),
                Json::Number(n) => Value::Integer(n.as_i64().ok_or_else(|| unknown(name))?),
                _ => return Err(unknown(name)),
            });
        }
        let marks = vec!["?"; names.len()].join(", ");
        let sql = format!("INSERT INTO {table} ({}) VALUES ({marks})", names.join(", "));
        match writing.insert(table, &sql, rusqlite::params_from_iter(values)) {
            Ok(_) => Ok(()),
            Err(StoreError::Sqlite(error)) => Err(unknown(&error.to_string())),
            Err(error) => Err(error.into()),
        }
    }

    /// All kept figures follow.
    fn touch_all(&self, writing: &mut Writing<'_>) -> Result<()> {
        for table in ["customer", "sales_order", "follow_up"] {
            let last: i64 =
                writing.query_row(&format!("SELECT coalesce(max(id), 0) FROM {table}"), [], |row| row.get(0))?;
            super::derive::note_touched(writing, table, 1, last)?;
        }
        Ok(())
    }
}
