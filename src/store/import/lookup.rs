//! Who is on file already, by reference and by name, held in memory while an import runs.

use super::{
    super::{
        apply::{add_customer, check_name},
        error::Result,
        journal::Writing,
        op::NewCustomer,
    },
    Skip,
};
use crate::domain::id::CustomerId;
use chrono::NaiveDate;
use std::collections::HashMap;

/// The customers on file.
pub struct Lookup {
    by_reference: HashMap<String, CustomerId>,
    by_name: HashMap<String, Named>,
    pub made: u64,
}

/// The customers of one name.
#[derive(Clone, Copy)]
enum Named {
    One(CustomerId),
    Several,
}

impl Lookup {
    pub fn new(writing: &Writing<'_>) -> Result<Lookup> {
        let mut lookup = Lookup { by_reference: HashMap::new(), by_name: HashMap::new(), made: 0 };
        let mut statement = writing.prepare("SELECT id, name, reference FROM customer")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let reference: Option<String> = row.get(2)?;
            lookup.add(CustomerId(row.get(0)?), row.get(1)?, reference);
        }
        Ok(lookup)
    }

    pub fn add(&mut self, customer: CustomerId, name: String, reference: Option<String>) {
        if let Some(reference) = reference {
            self.by_reference.insert(reference, customer);
        }
        self.by_name.entry(name).and_modify(|named| *named = Named::Several).or_insert(Named::One(customer));
    }

    pub fn by_reference(&self, reference: &str) -> Option<CustomerId> {
        self.by_reference.get(reference).copied()
    }

    /// The one customer of this name; `Err` when there are several.
    pub fn by_name(&self, name: &str) -> std::result::Result<Option<CustomerId>, Skip> {
        match self.by_name.get(check_name(name).unwrap_or_default()) {
            None => Ok(None),
            Some(Named::One(customer)) => Ok(Some(*customer)),
            Some(Named::Several) => Err(Skip::AmbiguousName(name.to_owned())),
        }
    }

    /// The customer that a row of another table belongs to; made when it is only named and not on file.
    pub fn owner(
        &mut self,
        writing: &mut Writing<'_>,
        reference: Option<&str>,
        name: Option<&str>,
        created_on: Option<NaiveDate>,
    ) -> Result<std::result::Result<CustomerId, Skip>> {
        if let Some(customer) = reference.and_then(|r| self.by_reference(r)) {
            return Ok(Ok(customer));
        }
        let Some(name) = name else {
            return Ok(Err(Skip::UnknownReference(reference.unwrap_or_default().to_owned())));
        };
        match self.by_name(name) {
            Ok(Some(customer)) => return Ok(Ok(customer)),
            Ok(None) => {}
            Err(skip) => return Ok(Err(skip)),
        }
        let Ok(name) = check_name(name) else { return Ok(Err(Skip::BadName)) };
        let mut new = NewCustomer::named(name);
        new.fields.reference = reference.map(str::to_owned);
        new.created_on = created_on;
        let customer = add_customer(writing, &new)?;
        self.add(customer, name.to_owned(), new.fields.reference);
        self.made += 1;
        Ok(Ok(customer))
    }
}
