//! 交接 (`features S198`, M20): all that is known of one customer, for who takes it over. Whole words, nothing summed up that the book does not.

use super::parts::{Make, listed};
use crate::{
    domain::{id::CustomerId, money::Currency, outcome::Outcome, promise::Side},
    report::document::{Block, Item, Opens, Row, Section, Table, Value},
    store::{Card, OrderFilter, OrderRow, Result, TimelineItem, TimelineKind},
    wording::{self, record},
};

/// Its name, and its record in parts; what there is nothing of is left out.
pub fn record(make: &Make<'_>, id: CustomerId) -> Result<(String, Vec<Section>)> {
    let card = make.store.card(id, make.local())?;
    let timeline = make.store.timeline(id, None, usize::MAX)?;
    let orders = make.store.orders(&OrderFilter { customer: Some(id), ..OrderFilter::default() }, 0, usize::MAX)?;
    let quotes: Vec<&TimelineItem> = timeline.iter().filter(|item| is_quote(item)).collect();
    let sections = vec![
        make.section("who", "report-heading-who", listed(who(make, &card)?)),
        make.section("people", "report-heading-people", listed(people(make, &card))),
        make.section("promises", "report-heading-promises", listed(promises(make, &card))),
        make.section("quotes", "report-heading-quotes", listed(told(make, &quotes))),
        make.section("orders", "report-heading-orders", sold(make, &orders)),
        make.section("history", "report-heading-history", listed(told(make, &timeline.iter().collect::<Vec<_>>()))),
    ];
    Ok((card.customer.name, sections.into_iter().filter(|section| !section.blocks.is_empty()).collect()))
}

fn plain(name: String, text: String) -> Item {
    Item { name, text, fields: Vec::new(), opens: None }
}

/// Where it stands, what it needs, what is next.
fn who(make: &Make<'_>, card: &Card) -> Result<Vec<Item>> {
    let (texts, customer) = (make.texts, &card.customer);
    let star = if customer.starred { " *" } else { "" };
    let tier = format!("{} {}{star}", customer.tier.code(), wording::tier(texts, customer.tier));
    let deal = card.deal.as_ref();
    let amount = deal.and_then(|deal| Some(wording::money::of_code(deal.amount?, &deal.currency)));
    let obstacle = deal.and_then(|deal| deal.obstacle).map(|obstacle| wording::play::obstacle(texts, obstacle));
    let left_out: Vec<String> = make
        .store
        .declined_routes(customer.id)?
        .iter()
        .map(|route| wording::verdict::declined(texts, &card.contacts, route))
        .collect();
    let tags = customer.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ");
    let said = [
        ("form-tier", Some(tier)),
        ("form-stage", Some(wording::stage(texts, card.row.stage).to_owned())),
        ("form-need", customer.need.clone()),
        ("form-amount", amount),
        ("form-valid-until", deal.and_then(|deal| deal.valid_until).map(|day| make.day(day))),
        ("report-handover-obstacle", obstacle.map(str::to_owned)),
        ("form-decision", customer.decision_on.map(|day| make.day(day))),
        ("form-reason", deal.and_then(|deal| deal.reason.clone())),
        ("form-kind", customer.kind.clone()),
        ("form-industry", customer.industry.clone()),
        ("form-region", customer.region.clone()),
        ("form-source", customer.source.clone()),
        ("form-address", customer.address.clone()),
        ("form-tags", Some(tags).filter(|tags| !tags.is_empty())),
        ("form-note", customer.note.clone()),
        ("report-handover-left_out", Some(left_out.join("\n")).filter(|ways| !ways.is_empty())),
        ("report-handover-since", Some(customer.created_on.to_string())),
    ];
    let mut items: Vec<Item> =
        said.into_iter().filter_map(|(label, text)| Some(plain(make.word(label), text?))).collect();
    items.extend(customer.extra.iter().map(|(heading, value)| plain(heading.clone(), value.clone())));
    items.push(plain(make.word("report-handover-next"), record::next_step(texts, card, make.local())));
    Ok(items)
}

fn people(make: &Make<'_>, card: &Card) -> Vec<Item> {
    let person = |contact: &crate::domain::customer::Contact| {
        let mut text = make.joined(&record::contact(make.texts, contact));
        for more in
            contact.note.iter().cloned().chain(contact.extra.iter().map(|(name, value)| format!("{name} {value}")))
        {
            text = format!("{text}\n{more}");
        }
        plain(contact.name.clone(), text)
    };
    card.contacts.iter().map(person).collect()
}

/// The open promises of both sides, the rep's own first: they go over to who takes the customer.
fn promises(make: &Make<'_>, card: &Card) -> Vec<Item> {
    let of = |side| card.promises.iter().filter(move |row| row.side == side);
    of(Side::Mine)
        .chain(of(Side::Theirs))
        .map(|row| make.promise(row))
        .map(|item| Item { opens: None, ..item })
        .collect()
}

fn is_quote(item: &TimelineItem) -> bool {
    matches!(&item.kind, TimelineKind::FollowUp(said) if said.outcome == Some(Outcome::Quoted))
}

/// Entries of the timeline: when, and every line of it.
fn told(make: &Make<'_>, items: &[&TimelineItem]) -> Vec<Item> {
    let one = |item: &&TimelineItem| {
        let when = record::day(make.texts, &item.at, make.today());
        plain(when, record::lines(make.texts, &item.kind, make.today()).join("\n"))
    };
    items.iter().map(one).collect()
}

/// Its orders with what is to be received, a table a currency.
fn sold(make: &Make<'_>, orders: &[OrderRow]) -> Vec<Block> {
    let mut currencies: Vec<Currency> = Vec::new();
    for order in orders {
        if !currencies.contains(&order.currency) {
            currencies.push(order.currency);
        }
    }
    currencies.into_iter().map(|currency| Block::Table(table(make, orders, currency))).collect()
}

fn table(make: &Make<'_>, orders: &[OrderRow], currency: Currency) -> Table {
    let money = |minor| Value::Money(minor, currency);
    let of_currency = || orders.iter().filter(|order| order.currency == currency);
    let row = |order: &OrderRow| {
        let state = match order.status.counts() {
            true => wording::order::payment(make.texts, order.payment),
            false => wording::order::status(make.texts, order.status),
        };
        Row {
            cells: vec![
                Value::Day(order.ordered_on),
                Value::Text(order.number.clone()),
                Value::Text(order.product.clone()),
                money(order.total),
                money(order.received),
                money(order.receivable),
                order.due_on.map_or(Value::Empty, Value::Day),
                Value::Text(state.to_owned()),
            ],
            opens: Some(Opens::Order(order.order)),
        }
    };
    let counted = || of_currency().filter(|order| order.status.counts());
    let sum = |of: fn(&OrderRow) -> i64| money(counted().map(of).fold(0, i64::saturating_add));
    Table {
        label: Some(currency.code().to_owned()),
        columns: vec![
            make.column("date", "report-column-day"),
            make.column("number", "report-column-number"),
            make.column("product", "report-column-product"),
            make.column("total", "report-column-total"),
            make.column("received", "report-column-received"),
            make.column("receivable", "report-column-open"),
            make.column("due_on", "report-column-due-on"),
            make.column("state", "report-column-state"),
        ],
        rows: of_currency().map(row).collect(),
        totals: vec![
            Value::Text(make.word("report-total")),
            Value::Empty,
            Value::Empty,
            sum(|order| order.total),
            sum(|order| order.received),
            sum(|order| order.receivable),
            Value::Empty,
            Value::Empty,
        ],
    }
}
