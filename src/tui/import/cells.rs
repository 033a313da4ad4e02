//! One field of a record as a cell of the preview: dates, amounts and words of ours as they will be. Decides nothing.

use crate::{
    domain::{
        channel::Channel,
        money::Currency,
        record::{
            ContactRecord, CustomerRecord, DealRecord, FollowUpRecord, OrderRecord, ProductRecord, ReceiptRecord,
        },
    },
    exchange::{field::Field, records::Record},
    i18n::Texts,
    wording,
};
use chrono::NaiveDate;

/// The cell of a field; empty where the row says nothing.
pub fn cell(record: &Record, field: Field, texts: &Texts, currency: Currency, today: NaiveDate) -> String {
    let ctx = Ctx { texts, currency, today };
    let cell = match record {
        Record::Customer(record) => customer(record, field, &ctx),
        Record::Contact(record) => contact(record, field, &ctx),
        Record::FollowUp(record) => follow_up(record, field, &ctx),
        Record::Product(record) => product(record, field, &ctx),
        Record::Order(record) => order(record, field, &ctx),
        Record::Receipt(record) => receipt(record, field, &ctx),
        Record::Deal(record) => deal(record, field, &ctx),
    };
    crate::safe::safe_line(&cell.unwrap_or_default()).into_owned()
}

/// Whether a field is a number, which stands against the right edge.
pub fn is_number(field: Field) -> bool {
    matches!(
        field,
        Field::Amount
            | Field::UnitPrice
            | Field::Price
            | Field::Quantity
            | Field::Discount
            | Field::Received
            | Field::Refunded
    )
}

struct Ctx<'a> {
    texts: &'a Texts,
    currency: Currency,
    today: NaiveDate,
}

impl Ctx<'_> {
    fn yes(&self, said: Option<bool>) -> Option<String> {
        said?.then(|| self.texts.get("bring-yes").to_owned())
    }

    fn day(&self, day: NaiveDate) -> String {
        wording::date::day(self.texts, day, self.today)
    }

    fn minor(&self, minor: i64, currency: Currency) -> String {
        match currency == self.currency {
            true => wording::order::minor(minor, currency),
            false => wording::order::amount(minor, currency),
        }
    }
}

fn customer(record: &CustomerRecord, field: Field, ctx: &Ctx) -> Option<String> {
    match field {
        Field::Ref => record.reference.clone(),
        Field::Name => Some(record.name.clone()),
        Field::Contact => record.contact.clone(),
        Field::Title => record.title.clone(),
        Field::DecisionMaker => ctx.yes(record.decision_maker),
        Field::Phone => record.phone.clone(),
        Field::Wechat => record.wechat.clone(),
        Field::Email => record.email.clone(),
        Field::Address => record.address.clone(),
        Field::Source => record.source.clone(),
        Field::Industry => record.industry.clone(),
        Field::Need => record.need.clone(),
        Field::Tier => record.tier.map(|tier| tier.code().to_owned()),
        Field::Stage => record.stage.map(|stage| wording::stage(ctx.texts, stage).to_owned()),
        Field::Tags => Some(record.tags.join(" ")),
        Field::Amount => record.amount.map(|amount| ctx.minor(amount, ctx.currency)),
        Field::NextOn => record.next.map(|next| wording::date::moment(ctx.texts, next, ctx.today)),
        Field::NextAction => record.next_action.clone(),
        Field::ValidUntil => record.valid_until.map(|day| ctx.day(day)),
        Field::CreatedOn => record.created_on.map(|day| ctx.day(day)),
        Field::Note => record.note.clone(),
        _ => None,
    }
}

fn contact(record: &ContactRecord, field: Field, ctx: &Ctx) -> Option<String> {
    match field {
        Field::Customer => record.customer.clone(),
        Field::CustomerRef => record.customer_reference.clone(),
        // One of two columns that make the name has all of it.
        Field::Name | Field::FamilyName => Some(record.name.clone()),
        Field::Title => record.title.clone(),
        Field::DecisionMaker => ctx.yes(record.decision_maker),
        Field::Phone => record.phone.clone(),
        Field::Wechat => record.wechat.clone(),
        Field::Email => record.email.clone(),
        Field::Wecom | Field::Social => {
            let wanted = if field == Field::Wecom { Channel::Wecom } else { Channel::Social };
            record.more.iter().find(|(channel, _)| *channel == wanted).map(|(_, value)| value.clone())
        }
        Field::Ref => record.reference.clone(),
        Field::Address => record.address.clone(),
        Field::Note => record.note.clone(),
        _ => None,
    }
}

fn deal(record: &DealRecord, field: Field, ctx: &Ctx) -> Option<String> {
    match field {
        Field::Ref => record.reference.clone(),
        Field::Customer => record.customer.clone(),
        Field::CustomerRef => record.customer_reference.clone(),
        Field::Name | Field::Product => record.name.clone(),
        Field::Stage => Some(wording::stage(ctx.texts, record.stage).to_owned()),
        Field::Amount => record.amount.map(|amount| ctx.minor(amount, record.currency)),
        Field::Currency => Some(record.currency.code().to_owned()),
        Field::ValidUntil => record.valid_until.map(|day| ctx.day(day)),
        Field::OpenedOn => record.opened_on.map(|day| ctx.day(day)),
        Field::ClosedOn => record.closed_on.map(|day| ctx.day(day)),
        Field::Reason => record.reason.clone(),
        _ => None,
    }
}

fn follow_up(record: &FollowUpRecord, field: Field, ctx: &Ctx) -> Option<String> {
    match field {
        Field::Ref => record.reference.clone(),
        Field::Customer => record.customer.clone(),
        Field::CustomerRef => record.customer_reference.clone(),
        Field::Contact => record.contact.clone(),
        Field::HappenedAt => Some(wording::date::moment(ctx.texts, record.happened, ctx.today)),
        Field::Channel => Some(wording::channel(ctx.texts, record.channel).to_owned()),
        Field::Outcome => {
            let ours = record.outcome.map(|outcome| wording::outcome(ctx.texts, outcome).to_owned());
            ours.or_else(|| record.outcome_text.clone())
        }
        Field::Note => Some(record.note.clone()),
        Field::NextOn => record.next.map(|next| wording::date::moment(ctx.texts, next, ctx.today)),
        Field::NextAction => record.next_action.clone(),
        Field::Satisfaction => record.satisfaction.map(|points| wording::satisfaction(ctx.texts, points).to_owned()),
        _ => None,
    }
}

fn product(record: &ProductRecord, field: Field, ctx: &Ctx) -> Option<String> {
    let currency = record.currency.unwrap_or(ctx.currency);
    match field {
        Field::Sku => record.sku.clone(),
        Field::Name => Some(record.name.clone()),
        Field::Category => record.category.clone(),
        Field::Unit => record.unit.clone(),
        Field::Price => record.price.map(|price| wording::order::unit_price(price, currency)),
        Field::Currency => record.currency.map(|currency| currency.code().to_owned()),
        _ => None,
    }
}

/// An order has several lines: their values stand side by side.
fn order(record: &OrderRecord, field: Field, ctx: &Ctx) -> Option<String> {
    let lines = |of: &dyn Fn(&crate::domain::record::OrderLineRecord) -> Option<String>| {
        let values: Vec<String> = record.lines.iter().filter_map(of).collect();
        (!values.is_empty()).then(|| values.join(" + "))
    };
    match field {
        Field::Number => record.number.clone(),
        Field::Date => Some(ctx.day(record.ordered_on)),
        Field::Customer => record.customer.clone(),
        Field::CustomerRef => record.customer_reference.clone(),
        Field::Sku => lines(&|line| line.sku.clone()),
        Field::Product => lines(&|line| line.product.clone()),
        Field::Category => lines(&|line| line.category.clone()),
        Field::Quantity => lines(&|line| Some(wording::order::quantity(line.quantity))),
        Field::Unit => lines(&|line| line.unit.clone()),
        Field::UnitPrice => lines(&|line| Some(wording::order::unit_price(line.unit_price, record.currency))),
        Field::Amount => {
            let total = record.lines.iter().fold(0_i64, |sum, line| sum.saturating_add(line.total));
            Some(ctx.minor(total.saturating_sub(record.discount), record.currency))
        }
        Field::Discount => (record.discount != 0).then(|| ctx.minor(record.discount, record.currency)),
        Field::Currency => Some(record.currency.code().to_owned()),
        Field::DueOn => record.due_on.map(|day| ctx.day(day)),
        Field::DeliverBy => record.deliver_by.map(|day| ctx.day(day)),
        Field::ShippedOn => record.shipments.first().map(|sent| ctx.day(sent.shipped_on)),
        Field::DeliveredOn => record.shipments.first()?.delivered_on.map(|day| ctx.day(day)),
        Field::Status => Some(wording::order::status(ctx.texts, record.status).to_owned()),
        Field::Received | Field::Refunded => {
            let wanted = |amount: i64| (amount > 0) == (field == Field::Received);
            let money = record.received.iter().filter(|money| wanted(money.amount));
            let sum = money.fold(0_i64, |sum, money| sum.saturating_add(money.amount));
            (sum != 0).then(|| ctx.minor(sum, record.currency))
        }
        Field::PaidOn => record.received.first().map(|money| ctx.day(money.on)),
        Field::Method => {
            record.received.first().map(|money| wording::order::method(ctx.texts, money.method).to_owned())
        }
        Field::Terms => record.terms.clone(),
        Field::Address => record.region.clone(),
        Field::Note => record.note.clone(),
        _ => None,
    }
}

fn receipt(record: &ReceiptRecord, field: Field, ctx: &Ctx) -> Option<String> {
    match field {
        Field::Customer => record.customer.clone(),
        Field::CustomerRef => record.customer_reference.clone(),
        Field::Order => record.order.clone(),
        Field::Date => Some(ctx.day(record.received_on)),
        Field::Amount => Some(ctx.minor(record.amount, record.currency)),
        Field::Currency => Some(record.currency.code().to_owned()),
        Field::Method => Some(wording::order::method(ctx.texts, record.method).to_owned()),
        Field::Reference => record.reference.clone(),
        Field::Note => record.note.clone(),
        _ => None,
    }
}
