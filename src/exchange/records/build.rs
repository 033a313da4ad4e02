//! One row as one record: each field from its best filled column, everything else kept beside it. Judges only this row.

mod deal;
mod ledger;

use super::{MAX_NAME_CHARS, MAX_NOTE_BYTES, MAX_VALUE_CHARS, Reason, Record, words::Vocabulary};
use crate::domain::channel::Channel;
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::domain::record::{ContactRecord, CustomerRecord, Extra, FollowUpRecord};
use crate::language::vocabulary::satisfaction_word;
use chrono::NaiveDateTime;
pub use ledger::{Head, OrderRow};

use crate::exchange::{
    cells::{self, DateStyle},
    columns::{Columns, Role},
    field::{Field, Kind, Part},
    plan::ImportOptions,
    read::{Cell, Row, trim},
};

/// What a pass knows of the columns.
pub struct Builder<'a> {
    columns: &'a Columns,
    styles: &'a [DateStyle],
    headings: Vec<String>,
    extra: Vec<usize>,
    amount_unit: &'static str,
    currency: Currency,
    now: Option<NaiveDateTime>,
    /// The rows are orders whose lines are in another sheet.
    heads: bool,
}

impl<'a> Builder<'a> {
    pub fn new(
        columns: &'a Columns,
        styles: &'a [DateStyle],
        options: &ImportOptions,
        headings: Vec<String>,
    ) -> Builder<'a> {
        let extra = (0..columns.roles.len()).filter(|column| columns.roles[*column] == Role::Extra).collect();
        let amount = columns.of(Field::Amount).first().and_then(|column| headings.get(*column));
        let amount_unit = amount.map_or("", |heading| cells::unit_of_heading(heading));
        Builder {
            columns,
            styles,
            headings,
            extra,
            amount_unit,
            currency: options.currency,
            now: options.now,
            heads: options.part == Part::Heads,
        }
    }

    /// The record of a row. `None` for an order, which is more than a row: see [`Builder::order_row`].
    pub fn record(&self, row: &Row, words: &mut Vocabulary) -> Result<Option<Record>, Reason> {
        let mut line = Line { builder: self, row, extra: Extra::new() };
        Ok(Some(match self.columns.kind {
            Kind::Customers => Record::Customer(line.customer(words)?),
            Kind::Contacts => Record::Contact(line.contact(words)?),
            Kind::FollowUps => Record::FollowUp(line.follow_up(words)?),
            Kind::Products => Record::Product(line.product(words)?),
            Kind::Receipts => Record::Receipt(line.receipt(words)?),
            Kind::Deals => Record::Deal(line.deal(words)?),
            Kind::Orders => return Ok(None),
        }))
    }

    /// Whether the sheet has a column for a field.
    pub fn has(&self, field: Field) -> bool {
        self.columns.has(field)
    }

    /// The number of a row's order, however the rest of the row is.
    pub fn number(&self, row: &Row) -> Option<String> {
        Line { builder: self, row, extra: Extra::new() }.value(Field::Number).ok().flatten()
    }

    /// Which order a row belongs to.
    pub fn head(&self, row: &Row) -> Result<Head, Reason> {
        Line { builder: self, row, extra: Extra::new() }.head()
    }

    /// A row of an order.
    pub fn order_row(&self, row: &Row, words: &mut Vocabulary) -> Result<OrderRow, Reason> {
        Line { builder: self, row, extra: Extra::new() }.order_row(words)
    }

    fn heading(&self, column: usize) -> String {
        self.headings.get(column).cloned().unwrap_or_default()
    }
}

/// One row at work.
struct Line<'a> {
    builder: &'a Builder<'a>,
    row: &'a Row,
    extra: Extra,
}

impl Line<'_> {
    fn customer(&mut self, words: &mut Vocabulary) -> Result<CustomerRecord, Reason> {
        let name = self.name(Field::Name)?.ok_or(Reason::Missing(Field::Name))?;
        let contact = self.name(Field::Contact)?;
        Ok(CustomerRecord {
            line: self.row.line(),
            reference: self.value(Field::Ref)?,
            title: self.value(Field::Title)?,
            decision_maker: self.decision_maker(contact.as_deref(), words),
            phone: self.phone(words)?,
            wechat: self.value(Field::Wechat)?,
            email: self.value(Field::Email)?,
            address: self.value(Field::Address)?,
            source: self.value(Field::Source)?,
            industry: self.value(Field::Industry)?,
            need: self.note(Field::Need)?,
            tier: self.word(Field::Tier, |text| words.tier.meaning(text).map(|m| (m.value, m.keeps_text)))?,
            stage: self.word(Field::Stage, |text| words.stage.meaning(text).map(|m| (m.value, m.keeps_text)))?,
            tags: self.value(Field::Tags)?.map(|text| cells::tags(&text)).unwrap_or_default(),
            amount: self.amount(words),
            valid_until: self.date(Field::ValidUntil)?.map(|moment| moment.date),
            next: self.date(Field::NextOn)?,
            next_action: self.value(Field::NextAction)?,
            created_on: self.date(Field::CreatedOn)?.map(|moment| moment.date),
            note: self.note(Field::Note)?,
            name,
            contact,
            extra: self.extra()?,
        })
    }

    fn contact(&mut self, words: &mut Vocabulary) -> Result<ContactRecord, Reason> {
        let customer = self.name(Field::Customer)?;
        let customer_reference = self.value(Field::CustomerRef)?;
        if customer.is_none() && customer_reference.is_none() {
            return Err(Reason::Missing(Field::Customer));
        }
        let name = match self.name(Field::Name)? {
            Some(name) => name,
            None => self.name_in_parts()?.ok_or(Reason::Missing(Field::Name))?,
        };
        let mut more = Vec::new();
        let mut first = |line: &mut Self, field, channel| -> Result<Option<String>, Reason> {
            let mut ways = line.ways(field, words)?.into_iter();
            let first = ways.next();
            more.extend(ways.map(|way| (channel, way)));
            Ok(first)
        };
        let phone = first(self, Field::Phone, Channel::Phone)?;
        let wechat = first(self, Field::Wechat, Channel::Wechat)?;
        let email = first(self, Field::Email, Channel::Email)?;
        for (field, channel) in [(Field::Wecom, Channel::Wecom), (Field::Social, Channel::Social)] {
            more.extend(self.ways(field, words)?.into_iter().map(|way| (channel, way)));
        }
        Ok(ContactRecord {
            line: self.row.line(),
            reference: self.value(Field::Ref)?,
            customer,
            customer_reference,
            title: self.value(Field::Title)?,
            decision_maker: self.decision_maker(Some(&name), words),
            phone,
            wechat,
            email,
            more,
            address: self.value(Field::Address)?,
            note: self.note(Field::Note)?,
            name,
            extra: self.extra()?,
        })
    }

    fn follow_up(&mut self, words: &mut Vocabulary) -> Result<FollowUpRecord, Reason> {
        let customer = self.name(Field::Customer)?;
        let customer_reference = self.value(Field::CustomerRef)?;
        if customer.is_none() && customer_reference.is_none() {
            return Err(Reason::Missing(Field::Customer));
        }
        let happened = self.date(Field::HappenedAt)?.ok_or(Reason::Missing(Field::HappenedAt))?;
        let (channel, channel_text) = match self.value(Field::Channel)? {
            None => (Channel::Other, None),
            Some(text) => match words.channel.meaning(&text) {
                Some(meaning) => (meaning.value, meaning.keeps_text.then_some(text)),
                None => (Channel::Other, Some(text)),
            },
        };
        let (outcome, outcome_text) = match self.value(Field::Outcome)? {
            None => (None, None),
            Some(text) => match words.outcome.meaning(&text) {
                Some(meaning) => (Some(meaning.value), meaning.keeps_text.then_some(text)),
                None => (None, Some(text)),
            },
        };
        Ok(FollowUpRecord {
            line: self.row.line(),
            reference: self.value(Field::Ref)?,
            customer,
            customer_reference,
            contact: self.name(Field::Contact)?,
            happened,
            channel,
            channel_text,
            outcome,
            outcome_text,
            satisfaction: self
                .word(Field::Satisfaction, |text| satisfaction_word(text).map(|points| (points, false)))?,
            note: self.note(Field::Note)?.unwrap_or_default(),
            next: self.date(Field::NextOn)?,
            next_action: self.value(Field::NextAction)?,
            extra: self.extra()?,
        })
    }

    /// The first filled cell of a field; the other filled ones are kept beside the record.
    fn first(&mut self, field: Field) -> Result<Option<(usize, Cell<'_>)>, Reason> {
        let row = self.row;
        let mut filled =
            self.builder.columns.of(field).iter().copied().filter(|column| row.cell(*column) != Cell::Empty);
        let Some(column) = filled.next() else { return Ok(None) };
        for other in filled {
            let text = cells::lines(&row.text(other));
            self.keep(other, text)?;
        }
        Ok(Some((column, row.cell(column))))
    }

    fn limited(&mut self, field: Field, limit: usize) -> Result<Option<String>, Reason> {
        let Some((column, cell)) = self.first(field)? else { return Ok(None) };
        let text = cells::one_line(&cell.text());
        // Characters are at most as many as bytes: most texts need no counting.
        if text.len() > limit && text.chars().count() > limit {
            return Err(Reason::TooLong { heading: self.builder.heading(column), limit });
        }
        Ok((!text.is_empty()).then_some(text))
    }

    fn name(&mut self, field: Field) -> Result<Option<String>, Reason> {
        self.limited(field, MAX_NAME_CHARS)
    }

    fn value(&mut self, field: Field) -> Result<Option<String>, Reason> {
        self.limited(field, MAX_VALUE_CHARS)
    }

    fn name_in_parts(&mut self) -> Result<Option<String>, Reason> {
        let given = self.name(Field::GivenName)?.unwrap_or_default();
        let family = self.name(Field::FamilyName)?.unwrap_or_default();
        // Chinese names put the family first and leave no blank.
        let name = if family.is_ascii() { format!("{given} {family}") } else { format!("{family}{given}") };
        let name = trim(&name).to_owned();
        Ok((!name.is_empty()).then_some(name))
    }

    fn note(&mut self, field: Field) -> Result<Option<String>, Reason> {
        let Some((column, cell)) = self.first(field)? else { return Ok(None) };
        let text = cells::lines(&cell.text());
        if text.len() > MAX_NOTE_BYTES {
            return Err(Reason::TooLong { heading: self.builder.heading(column), limit: MAX_NOTE_BYTES });
        }
        Ok((!text.is_empty()).then_some(text))
    }

    /// Every filled cell of a field, once each.
    fn ways(&mut self, field: Field, words: &mut Vocabulary) -> Result<Vec<String>, Reason> {
        let mut ways: Vec<String> = Vec::new();
        let columns = self.builder.columns;
        for column in columns.of(field).iter().copied() {
            let way = match (self.row.cell(column), field) {
                (Cell::Empty, _) => None,
                (cell, Field::Phone) => self.phone_of(column, cell, words)?,
                (cell, _) => Some(cells::one_line(&cell.text())),
            };
            if way.as_ref().is_some_and(|way| way.len() > MAX_VALUE_CHARS) {
                return Err(Reason::TooLong { heading: self.builder.heading(column), limit: MAX_VALUE_CHARS });
            }
            ways.extend(way.filter(|way| !way.is_empty() && !ways.contains(way)));
        }
        Ok(ways)
    }

    /// A phone number; one that cannot be told from its cell is kept as it stands.
    fn phone(&mut self, words: &mut Vocabulary) -> Result<Option<String>, Reason> {
        match self.first(Field::Phone)? {
            Some((column, _)) => self.phone_of(column, self.row.cell(column), words),
            None => Ok(None),
        }
    }

    fn phone_of(&mut self, column: usize, cell: Cell<'_>, words: &mut Vocabulary) -> Result<Option<String>, Reason> {
        let (phone, text) = (cells::phone(cell), cells::one_line(&cell.text()));
        if text.len() > MAX_VALUE_CHARS {
            return Err(Reason::TooLong { heading: self.builder.heading(column), limit: MAX_VALUE_CHARS });
        }
        if phone.is_none() {
            words.unread(Field::Phone, &text);
            self.keep(column, text)?;
        }
        Ok(phone.filter(|phone| !phone.is_empty()))
    }

    /// A word of a vocabulary whose record has no place for its text: unless it is plainly ours, it is kept beside.
    fn word<T>(
        &mut self,
        field: Field,
        mut meaning: impl FnMut(&str) -> Option<(T, bool)>,
    ) -> Result<Option<T>, Reason> {
        let Some(text) = self.value(field)? else { return Ok(None) };
        let (value, keeps_text) = meaning(&text).map_or((None, true), |(value, keeps_text)| (Some(value), keeps_text));
        if let (true, Some((column, _))) = (keeps_text, self.first(field)?) {
            self.keep(column, text)?;
        }
        Ok(value)
    }

    /// Yes or no; a sheet may also name the person instead.
    fn decision_maker(&mut self, contact: Option<&str>, words: &mut Vocabulary) -> Option<bool> {
        let (column, cell) = self.first(Field::DecisionMaker).ok()??;
        let (answer, text) = (cells::yes_or_no(cell), cells::one_line(&cell.text()));
        match answer {
            Some(answer) => Some(answer),
            None if contact == Some(text.as_str()) => Some(true),
            None => {
                words.unread(Field::DecisionMaker, &text);
                self.extra.push((self.builder.heading(column), text));
                None
            }
        }
    }

    fn amount(&mut self, words: &mut Vocabulary) -> Option<i64> {
        let (unit, currency) = (self.builder.amount_unit, self.builder.currency);
        let (column, cell) = self.first(Field::Amount).ok()??;
        let (amount, text) = (cells::amount(cell, unit, currency), cells::one_line(&cell.text()));
        if amount.is_none() && !is_blank_word(&text) {
            words.unread(Field::Amount, &text);
            self.extra.push((self.builder.heading(column), text));
        }
        amount
    }

    /// A date; `None` when the cell is empty or says that there is none.
    fn date(&mut self, field: Field) -> Result<Option<Moment>, Reason> {
        let styles = self.builder.styles;
        let Some((column, cell)) = self.first(field)? else { return Ok(None) };
        if let Some(moment) = styles.get(column).and_then(|style| cells::date(cell, *style)) {
            return Ok(Some(moment));
        }
        let text = cells::one_line(&cell.text());
        if is_blank_word(&text) {
            return Ok(None);
        }
        let value = text.chars().take(MAX_NAME_CHARS).collect();
        Err(Reason::NotADate { heading: self.builder.heading(column), value })
    }

    fn keep(&mut self, column: usize, text: String) -> Result<(), Reason> {
        if text.len() > MAX_NOTE_BYTES {
            return Err(Reason::TooLong { heading: self.builder.heading(column), limit: MAX_NOTE_BYTES });
        }
        if !text.is_empty() {
            self.extra.push((self.builder.heading(column), text));
        }
        Ok(())
    }

    /// Everything the sheet has beyond our fields.
    fn extra(&mut self) -> Result<Extra, Reason> {
        for column in &self.builder.extra {
            if self.row.cell(*column) != Cell::Empty {
                self.keep(*column, cells::lines(&self.row.text(*column)))?;
            }
        }
        Ok(std::mem::take(&mut self.extra))
    }
}

/// What people write where there is nothing.
fn is_blank_word(text: &str) -> bool {
    let word = text.to_ascii_lowercase();
    matches!(
        word.as_str(),
        "" | "-" | "--" | "—" | "——" | "/" | "\\" | "无" | "n/a" | "na" | "null" | "none" | "nil" | "0000-00-00"
    )
}
