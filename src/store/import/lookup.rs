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
use crate::domain::{id::CustomerId, stage::Stage};
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
    One { customer: CustomerId, has_reference: bool },
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
        // What a merged customer was called means the one that it became, unless somebody goes by that name now.
        let mut statement = writing.prepare(
            "SELECT customer_id, iif(EXISTS (SELECT 1 FROM customer WHERE name = a.name), NULL, name), reference
             FROM customer_alias AS a",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (customer, name, reference) = (CustomerId(row.get(0)?), row.get::<_, Option<String>>(1)?, row.get(2)?);
            match name {
                Some(name) => lookup.add(customer, name, reference),
                None => lookup.by_reference.extend(reference.map(|reference| (reference, customer))),
            }
        }
        Ok(lookup)
    }

    pub fn add(&mut self, customer: CustomerId, name: String, reference: Option<String>) {
        let has_reference = reference.is_some();
        if let Some(reference) = reference {
            self.by_reference.insert(reference, customer);
        }
        self.by_name
            .entry(name)
            .and_modify(|named| match named {
                Named::One { customer: known, has_reference: had } if *known == customer => *had |= has_reference,
                _ => *named = Named::Several,
            })
            .or_insert(Named::One { customer, has_reference });
    }

    pub fn by_reference(&self, reference: &str) -> Option<CustomerId> {
        self.by_reference.get(reference).copied()
    }

    /// The customer that a row means, if it is on file and no other could be meant.
    pub fn known(&self, reference: Option<&str>, name: Option<&str>) -> Option<CustomerId> {
        let by_name = || name.and_then(|name| self.by_name(name).ok().flatten());
        reference.and_then(|reference| self.by_reference(reference)).or_else(by_name)
    }

    /// The one customer of this name; `Err` when there are several.
    pub fn by_name(&self, name: &str) -> std::result::Result<Option<CustomerId>, Skip> {
        match self.by_name.get(check_name(name).unwrap_or_default()) {
            None => Ok(None),
            Some(Named::One { customer, .. }) => Ok(Some(*customer)),
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
        self.owner_at(writing, reference, name, created_on, Stage::Lead)
    }

    /// [`Lookup::owner`], made at a stage.
    pub fn owner_at(
        &mut self,
        writing: &mut Writing<'_>,
        reference: Option<&str>,
        name: Option<&str>,
        created_on: Option<NaiveDate>,
        stage: Stage,
    ) -> Result<std::result::Result<CustomerId, Skip>> {
        if let Some(customer) = reference.and_then(|r| self.by_reference(r)) {
            return Ok(Ok(customer));
        }
        let Some(name) = name else {
            return Ok(Err(Skip::UnknownReference(reference.unwrap_or_default().to_owned())));
        };
        match self.by_name.get(check_name(name).unwrap_or_default()) {
            // Another reference is another customer, be the name the same.
            Some(Named::One { has_reference: true, .. } | Named::Several) if reference.is_some() => {}
            Some(Named::One { customer, .. }) => return Ok(Ok(*customer)),
            Some(Named::Several) => return Ok(Err(Skip::AmbiguousName(name.to_owned()))),
            None => {}
        }
        let Ok(name) = check_name(name) else { return Ok(Err(Skip::BadName)) };
        let mut new = NewCustomer::named(name);
        new.fields.reference = reference.map(str::to_owned);
        new.created_on = created_on;
        new.stage = stage;
        let customer = add_customer(writing, &new)?;
        self.add(customer, name.to_owned(), new.fields.reference);
        self.made += 1;
        Ok(Ok(customer))
    }
}
