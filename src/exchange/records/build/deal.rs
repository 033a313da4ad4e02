//! A row of a sheet of opportunities: one deal of a customer. Judges only this row.

use super::{Line, Reason, Vocabulary};
use crate::domain::{record::DealRecord, stage::Stage};
use crate::exchange::field::Field;

impl Line<'_> {
    pub(super) fn deal(&mut self, words: &mut Vocabulary) -> Result<DealRecord, Reason> {
        let stage = self.word(Field::Stage, |text| words.stage.meaning(text).map(|m| (m.value, m.keeps_text)))?;
        let stage = stage.unwrap_or(Stage::Lead);
        let said = self.currency()?;
        let default = said.unwrap_or(self.builder.currency);
        let amount = match self.exact(Field::Amount, default, self.builder.amount_unit) {
            // 面议: what is hoped for need not be a number yet.
            Err(Reason::NotANumber { .. }) => None,
            other => other?,
        };
        let named = self.one_currency(Field::Amount, said, amount.and_then(|(_, named)| named))?;
        let currency = named.unwrap_or(self.builder.currency);
        let amount = match amount {
            Some((amount, _)) => Some(self.fits(Field::Amount, amount.minor(currency))?),
            None => self.unread(Field::Amount, words)?,
        };
        let opened_on = self.date(Field::OpenedOn)?.map(|moment| moment.date);
        let mut closed_on = self.date(Field::ClosedOn)?.map(|moment| moment.date);
        if stage.is_open() && closed_on.is_some() {
            // A day on which it is hoped to close is no day on which it was.
            closed_on = None;
            let text = self.value(Field::ClosedOn)?.unwrap_or_default();
            self.keep_first(Field::ClosedOn, &text)?;
        }
        // A deal without a name of its own is called by what it is about.
        let (name, product) = (self.name(Field::Name)?, self.name(Field::Product)?);
        if let (Some(_), Some(product)) = (&name, &product) {
            self.keep_first(Field::Product, product)?;
        }
        if let Some(note) = self.note(Field::Note)? {
            self.keep_first(Field::Note, &note)?;
        }
        Ok(DealRecord {
            line: self.row.line(),
            reference: self.value(Field::Ref)?,
            customer: self.name(Field::Customer)?,
            customer_reference: self.value(Field::CustomerRef)?,
            name: name.or(product),
            stage,
            amount,
            currency,
            valid_until: self.date(Field::ValidUntil)?.map(|moment| moment.date),
            opened_on,
            closed_on,
            reason: self.value(Field::Reason)?,
            extra: self.extra()?,
        })
    }
}
