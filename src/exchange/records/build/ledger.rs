//! A row of the ledger's sheets: a product, a receipt, or a part of an order. Judges only this row.

use super::{Line, Reason, Vocabulary, is_blank_word};
use crate::domain::{
    method::PaymentMethod,
    money::Currency,
    order::gross,
    record::{Extra, OrderLineRecord, ProductRecord, ReceiptRecord},
};
use crate::exchange::{
    cells::{self, decimal},
    field::Field,
    vocabulary::ledger::Progress,
};
use crate::language::{self, quantity};
use chrono::NaiveDate;
use decimal::Exact;

/// Digits of quantities and of unit prices.
const QUANTITY_DIGITS: u32 = 3;
const PRICE_DIGITS: u32 = 4;

/// What tells an order from the others: all rows with the same head are one order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Head {
    pub number: Option<String>,
    pub customer: Option<String>,
    pub customer_reference: Option<String>,
    pub region: Option<String>,
    pub ordered_on: Option<NaiveDate>,
}

/// A row of an order: what it sells, and what it says of the whole.
#[derive(Clone, Debug)]
pub struct OrderRow {
    pub currency: Currency,
    /// `None` for a row that sells nothing by itself: the head of an order whose lines are elsewhere.
    pub sells: Option<OrderLineRecord>,
    /// Of such a head: what the order came to.
    pub total: Option<i64>,
    pub progress: Option<Progress>,
    pub status_text: Option<String>,
    pub shipped_on: Option<NaiveDate>,
    pub delivered_on: Option<NaiveDate>,
    pub deliver_by: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    pub paid_on: Option<NaiveDate>,
    /// Minor units: what the sheet says was paid, and given back.
    pub received: Option<i64>,
    pub refunded: Option<i64>,
    pub method: PaymentMethod,
    pub method_text: Option<String>,
    pub terms: Option<String>,
    pub note: Option<String>,
    pub extra: Extra,
}

impl Line<'_> {
    pub(super) fn product(&mut self, words: &mut Vocabulary) -> Result<ProductRecord, Reason> {
        let name = self.name(Field::Name)?.ok_or(Reason::Missing(Field::Name))?;
        let price = self.exact(Field::Price, self.builder.currency, "")?;
        let named = self.currency()?.or(price.and_then(|(_, named)| named));
        Ok(ProductRecord {
            line: self.row.line(),
            sku: self.value(Field::Sku)?,
            category: self.value(Field::Category)?,
            unit: self.value(Field::Unit)?,
            price: match price {
                Some((price, _)) => Some(self.fits(Field::Price, price.rounded(PRICE_DIGITS))?),
                None => self.unread(Field::Price, words)?,
            },
            currency: Some(named.unwrap_or(self.builder.currency)),
            name,
            extra: self.extra()?,
        })
    }

    pub(super) fn receipt(&mut self, words: &mut Vocabulary) -> Result<ReceiptRecord, Reason> {
        let (customer, customer_reference) = (self.name(Field::Customer)?, self.value(Field::CustomerRef)?);
        let order = self.value(Field::Order)?;
        if customer.is_none() && customer_reference.is_none() && order.is_none() {
            return Err(Reason::Missing(Field::Customer));
        }
        let received_on = self.date(Field::Date)?.ok_or(Reason::Missing(Field::Date))?.date;
        let said = self.currency()?;
        let (amount, named) = self
            .exact(Field::Amount, said.unwrap_or(self.builder.currency), self.builder.amount_unit)?
            .ok_or(Reason::Missing(Field::Amount))?;
        let named = self.one_currency(Field::Amount, said, named)?;
        let currency = named.unwrap_or(self.builder.currency);
        let amount = self.fits(Field::Amount, amount.minor(currency))?;
        if amount == 0 {
            return Err(Reason::Zero);
        }
        let (method, method_text) = self.method(words)?;
        Ok(ReceiptRecord {
            line: self.row.line(),
            customer,
            customer_reference,
            order,
            received_on,
            amount,
            currency,
            names_currency: named.is_some(),
            method,
            method_text,
            reference: self.value(Field::Reference)?,
            note: self.note(Field::Note)?,
            extra: self.extra()?,
        })
    }

    /// What tells the row's order from others.
    pub(super) fn head(&mut self) -> Result<Head, Reason> {
        Ok(Head {
            number: self.value(Field::Number)?,
            customer: self.name(Field::Customer)?,
            customer_reference: self.value(Field::CustomerRef)?,
            region: self.value(Field::Address)?,
            ordered_on: self.date(Field::Date)?.map(|moment| moment.date),
        })
    }

    pub(super) fn order_row(&mut self, words: &mut Vocabulary) -> Result<OrderRow, Reason> {
        let said = self.currency()?;
        let default = said.unwrap_or(self.builder.currency);
        let price = self.exact(Field::UnitPrice, default, "")?;
        let amount = self.exact(Field::Amount, default, self.builder.amount_unit)?;
        let named = [price, amount].into_iter().flatten().find_map(|(_, named)| named);
        let currency = self.one_currency(Field::Amount, said, named)?.unwrap_or(default);
        let (price, amount) = (price.map(|(exact, _)| exact), amount.map(|(exact, _)| exact));
        let is_head = self.builder.heads;
        let total = match amount.filter(|_| is_head) {
            Some(amount) => Some(self.fits(Field::Amount, amount.minor(currency))?),
            None => None,
        };
        let sells = if is_head { None } else { Some(self.sells(currency, price, amount)?) };
        let (progress, status_text) = match self.value(Field::Status)? {
            None => (None, None),
            Some(text) => {
                let meaning = words.progress.meaning(&text);
                if meaning.is_none_or(|meaning| meaning.keeps_text) {
                    self.keep_first(Field::Status, &text)?;
                }
                (meaning.map(|meaning| meaning.value), Some(text))
            }
        };
        let (mut shipped_on, mut delivered_on) = (self.day(Field::ShippedOn)?, self.day(Field::DeliveredOn)?);
        let mut deliver_by = self.day(Field::DeliverBy)?;
        // What is sent or delivered after today is only meant to be.
        for meant in [&mut delivered_on, &mut shipped_on] {
            if meant.zip(self.builder.now).is_some_and(|(day, now)| day > now.date()) {
                deliver_by = deliver_by.or(meant.take());
            }
        }
        let (method, method_text) = self.method(words)?;
        // Places beyond the one that the head took.
        self.first(Field::Address)?;
        Ok(OrderRow {
            currency,
            sells,
            total,
            progress,
            status_text,
            shipped_on,
            delivered_on,
            deliver_by,
            due_on: self.day(Field::DueOn)?,
            paid_on: self.day(Field::PaidOn)?,
            received: self.minor(Field::Received, currency)?,
            refunded: self.minor(Field::Refunded, currency)?,
            method,
            method_text,
            terms: self.value(Field::Terms)?,
            note: self.note(Field::Note)?,
            extra: self.extra()?,
        })
    }

    /// What the row sells, and what it came to: its amount as it stands, else quantity times price less the discount.
    fn sells(
        &mut self,
        currency: Currency,
        price: Option<Exact>,
        amount: Option<Exact>,
    ) -> Result<OrderLineRecord, Reason> {
        let (exact_quantity, quantity, counted) = self.quantity()?;
        let unit = self.value(Field::Unit)?.or(counted);
        // Without a price it follows from the amount; for nothing counted the amount is the price of it all.
        let unit_price = match (price, amount) {
            (Some(price), _) => price.rounded(PRICE_DIGITS),
            (None, Some(amount)) => match amount.over(exact_quantity, PRICE_DIGITS) {
                Some(price) => Some(price),
                None => amount.rounded(PRICE_DIGITS),
            },
            (None, None) => return Err(Reason::Missing(Field::Amount)),
        };
        let unit_price = self.fits(Field::UnitPrice, unit_price)?;
        let gross = self.fits(Field::Amount, gross(quantity, unit_price, currency).ok())?;
        // An amount that a program multiplied out is the product itself, not what a binary fraction made of it.
        let product = price.and_then(|price| exact_quantity.times(price));
        let amount = amount.map(|amount| product.filter(|product| product.is_about(amount)).unwrap_or(amount));
        let total = match (amount, price) {
            (Some(amount), _) => {
                // The amount is what is left: a discount beside it says why, and is kept as a word.
                if let Some((column, cell)) = self.first(Field::Discount)? {
                    let text = cells::one_line(&cell.text());
                    self.keep(column, text)?;
                }
                self.fits(Field::Amount, amount.minor(currency))?
            }
            (None, Some(_)) => {
                let whole = product.and_then(|exact| exact.minor(currency));
                let whole = self.fits(Field::UnitPrice, whole)?;
                whole - self.discount(whole, currency)?
            }
            (None, None) => 0,
        };
        Ok(OrderLineRecord {
            line: self.row.line(),
            sku: self.value(Field::Sku)?,
            product: self.name(Field::Product)?,
            category: self.value(Field::Category)?,
            unit,
            quantity,
            unit_price,
            discount: gross - total,
            total,
        })
    }

    /// How many, exactly and in thousandths, and the unit that stands behind the number. Nothing said is one.
    fn quantity(&mut self) -> Result<(Exact, i64, Option<String>), Reason> {
        let Some((column, cell)) = self.first(Field::Quantity)? else { return Ok((Exact::ONE, 1000, None)) };
        let text = cells::one_line(&cell.text());
        if let Some(exact) = decimal::plain(&text) {
            let quantity = self.fits(Field::Quantity, exact.rounded(QUANTITY_DIGITS))?;
            return Ok((exact, quantity, None));
        }
        match quantity::quantity(&text) {
            Ok((quantity, unit)) => Ok((Exact::new(quantity, QUANTITY_DIGITS), quantity, unit)),
            Err(_) if is_blank_word(&text) => Ok((Exact::ONE, 1000, None)),
            Err(_) => Err(self.not_a_number(column, &text)),
        }
    }

    /// What the discount takes off: a rate below 1, in percent or in tenths (八折), or where the heading says so; else an amount.
    fn discount(&mut self, gross: i64, currency: Currency) -> Result<i64, Reason> {
        let Some((column, cell)) = self.first(Field::Discount)? else { return Ok(0) };
        let text = cells::one_line(&cell.text());
        let heading = self.builder.heading(column).to_lowercase();
        if let Some(exact) = decimal::plain(&text) {
            let percent = ["%", "percent"].into_iter().any(|word| heading.contains(word));
            let rate = percent || ["率", "rate"].into_iter().any(|word| heading.contains(word));
            let amount = ["金额", "优惠", "amount"].into_iter().any(|word| heading.contains(word));
            let below_one = exact.rounded(PRICE_DIGITS).is_some_and(|parts| (0..10_000).contains(&parts));
            let off = if below_one && !amount {
                exact.times(Exact::new(gross, currency.digits()))
            } else if rate {
                exact.times(Exact::new(gross, currency.digits() + 2))
            } else {
                Some(exact)
            };
            let off = off.and_then(|off| off.minor(currency));
            return off.ok_or_else(|| self.not_a_number(column, &text));
        }
        match quantity::discount(&text, currency) {
            Ok(discount) => Ok(discount.of(gross)),
            Err(_) if is_blank_word(&text) => Ok(0),
            Err(_) => Err(self.not_a_number(column, &text)),
        }
    }

    /// The currency that the row names in a column of its own.
    pub(super) fn currency(&mut self) -> Result<Option<Currency>, Reason> {
        let Some((column, cell)) = self.first(Field::Currency)? else { return Ok(None) };
        let text = cells::one_line(&cell.text());
        let word = |text: &str| language::amount::amount(&format!("1 {text}"), self.builder.currency).ok();
        let found = Currency::from_code(&text).or_else(|| word(&text).map(|money| money.currency()));
        found.map(Some).ok_or_else(|| Reason::NotACurrency { heading: self.builder.heading(column), value: text })
    }

    /// The currency of a column and of a cell, which must not be two.
    pub(super) fn one_currency(
        &mut self,
        field: Field,
        said: Option<Currency>,
        named: Option<Currency>,
    ) -> Result<Option<Currency>, Reason> {
        match (said, named) {
            (Some(said), Some(named)) if said != named => {
                let heading = self.first(field)?.map(|(column, _)| column).unwrap_or_default();
                Err(Reason::NotACurrency { heading: self.builder.heading(heading), value: named.code().to_owned() })
            }
            (said, named) => Ok(said.or(named)),
        }
    }

    fn method(&mut self, words: &mut Vocabulary) -> Result<(PaymentMethod, Option<String>), Reason> {
        Ok(match self.value(Field::Method)? {
            // The sheet does not say how, and none is made up for it.
            None => (PaymentMethod::Other, None),
            Some(text) => match words.method.meaning(&text) {
                Some(meaning) => (meaning.value, meaning.keeps_text.then_some(text)),
                None => (PaymentMethod::Other, Some(text)),
            },
        })
    }

    fn day(&mut self, field: Field) -> Result<Option<NaiveDate>, Reason> {
        Ok(self.date(field)?.map(|moment| moment.date))
    }

    fn minor(&mut self, field: Field, currency: Currency) -> Result<Option<i64>, Reason> {
        match self.exact(field, currency, "")? {
            None => Ok(None),
            Some((exact, _)) => Ok(Some(self.fits(field, exact.minor(currency))?)),
        }
    }

    /// A number with all its decimals; `None` where the cell says that there is none.
    pub(super) fn exact(
        &mut self,
        field: Field,
        currency: Currency,
        unit: &str,
    ) -> Result<Option<(Exact, Option<Currency>)>, Reason> {
        let Some((column, cell)) = self.first(field)? else { return Ok(None) };
        if let Some(found) = decimal::money(cell, unit, currency) {
            return Ok(Some(found));
        }
        let text = cells::one_line(&cell.text());
        if is_blank_word(&text) || field == Field::Price {
            return Ok(None);
        }
        Err(self.not_a_number(column, &text))
    }

    /// A price in words (面议) is kept beside the product.
    pub(super) fn unread(&mut self, field: Field, words: &mut Vocabulary) -> Result<Option<i64>, Reason> {
        if let Some((column, cell)) = self.first(field)? {
            let text = cells::one_line(&cell.text());
            if !is_blank_word(&text) {
                words.unread(field, &text);
                self.keep(column, text)?;
            }
        }
        Ok(None)
    }

    /// Keeps the text of a field beside the record, under its heading.
    pub(super) fn keep_first(&mut self, field: Field, text: &str) -> Result<(), Reason> {
        match self.first(field)?.map(|(column, _)| column) {
            Some(column) => self.keep(column, text.to_owned()),
            None => Ok(()),
        }
    }

    pub(super) fn fits(&mut self, field: Field, value: Option<i64>) -> Result<i64, Reason> {
        match value {
            Some(value) => Ok(value),
            None => {
                let found = self.first(field)?.map(|(column, cell)| (column, cells::one_line(&cell.text())));
                let (column, text) = found.unwrap_or_default();
                Err(self.not_a_number(column, &text))
            }
        }
    }

    fn not_a_number(&self, column: usize, text: &str) -> Reason {
        let value = text.chars().take(super::MAX_NAME_CHARS).collect();
        Reason::NotANumber { heading: self.builder.heading(column), value }
    }
}
