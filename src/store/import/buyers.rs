//! Customers that orders and receipts make: they bought, and are cared for as buyers. Never touches a customer that was there.

use super::{
    super::{apply::day, error::Result, journal::Writing},
    Skip,
    lookup::Lookup,
};
use crate::domain::{id::CustomerId, stage::Stage};
use chrono::NaiveDate;
use rusqlite::params;
use std::collections::HashMap;

/// The customers on file, and those made on the way.
pub struct Buyers {
    pub lookup: Lookup,
    made: HashMap<CustomerId, Made>,
}

/// What the rows so far say of a customer that they made.
struct Made {
    stage: Stage,
    created_on: NaiveDate,
    first_on: NaiveDate,
    has_bought: bool,
}

impl Buyers {
    pub fn new(writing: &Writing<'_>) -> Result<Buyers> {
        Ok(Buyers { lookup: Lookup::new(writing)?, made: HashMap::new() })
    }

    /// The customer of a row; made when it is named and not on file, as one that bought (or whose only order was called off).
    pub fn of(
        &mut self,
        writing: &mut Writing<'_>,
        reference: Option<&str>,
        name: Option<&str>,
        on: NaiveDate,
        bought: bool,
    ) -> Result<std::result::Result<CustomerId, Skip>> {
        let stage = if bought { Stage::Won } else { Stage::Lost };
        let before = self.lookup.made;
        let found = self.lookup.owner_at(writing, reference, name, Some(on), stage)?;
        if let Ok(customer) = found {
            if self.lookup.made > before {
                self.made.insert(customer, Made { stage, created_on: on, first_on: on, has_bought: bought });
            } else if let Some(made) = self.made.get_mut(&customer) {
                made.first_on = made.first_on.min(on);
                made.has_bought |= bought;
            }
        }
        Ok(found)
    }

    /// Dates the customers that were made by the first of their rows, whichever came first in the sheet.
    pub fn finish(&mut self, writing: &mut Writing<'_>) -> Result<()> {
        for (customer, made) in std::mem::take(&mut self.made) {
            let stage = if made.has_bought { Stage::Won } else { made.stage };
            if made.first_on == made.created_on && stage == made.stage {
                continue;
            }
            let (first, stage) = (day(made.first_on), stage.code());
            writing.run("UPDATE customer SET created_on = ?2 WHERE id = ?1", params![customer.0, first])?;
            writing.run(
                "UPDATE milestone SET happened_at = ?2, to_stage = ?3 WHERE deal_id IN (SELECT id FROM deal WHERE customer_id = ?1)",
                params![customer.0, first, stage],
            )?;
            writing.run(
                "UPDATE deal SET opened_on = ?2, closed_on = ?2, stage = ?3 WHERE customer_id = ?1",
                params![customer.0, first, stage],
            )?;
        }
        Ok(())
    }
}
