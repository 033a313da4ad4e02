//! The sheets that leave the book: which columns, in which words. Headings are those that an import knows again.

use super::{
    error::ExportError,
    table::{Cell, Column},
};
use crate::{
    domain::{channel::Direction, follow_up::Happened, moment::Moment},
    i18n::Texts,
    store::{CustomerLine, FollowUpLine, OrderSheetLine, ReceiptLine, Store},
    wording,
};

/// A table that can leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    Customers,
    FollowUps,
    Orders,
    Receipts,
}

/// Takes one row after the other.
pub type Taker<'t> = dyn FnMut(Vec<Cell>) -> Result<(), ExportError> + 't;

impl Sheet {
    pub const ALL: [Sheet; 4] = [Sheet::Customers, Sheet::FollowUps, Sheet::Orders, Sheet::Receipts];

    /// The word of the command line, and of the file's name.
    pub fn code(self) -> &'static str {
        match self {
            Sheet::Customers => "customers",
            Sheet::FollowUps => "followups",
            Sheet::Orders => "orders",
            Sheet::Receipts => "receipts",
        }
    }

    /// The sheet of a word.
    pub fn from_code(code: &str) -> Option<Sheet> {
        Sheet::ALL.into_iter().find(|sheet| sheet.code() == code)
    }

    /// Its name in a workbook.
    pub fn name(self, texts: &Texts) -> &str {
        texts.get(match self {
            Sheet::Customers => "export-sheet-customers",
            Sheet::FollowUps => "export-sheet-followups",
            Sheet::Orders => "export-sheet-orders",
            Sheet::Receipts => "export-sheet-receipts",
        })
    }

    /// Its columns.
    pub fn columns(self, texts: &Texts) -> Vec<Column> {
        let keys: &[&'static str] = match self {
            Sheet::Customers => &[
                "export-column-ref",
                "export-column-customer",
                "export-column-contact",
                "export-column-title",
                "export-column-decision-maker",
                "export-column-phone",
                "export-column-wechat",
                "export-column-email",
                "export-column-tier",
                "export-column-star",
                "export-column-stage",
                "export-column-expected",
                "export-column-currency",
                "export-column-valid-until",
                "export-column-kind",
                "export-column-source",
                "export-column-industry",
                "export-column-region",
                "export-column-address",
                "export-column-need",
                "export-column-decision-on",
                "export-column-tags",
                "export-column-next-on",
                "export-column-next-action",
                "export-column-last-contact",
                "export-column-follow-ups",
                "export-column-order-count",
                "export-column-parked",
                "export-column-park-reason",
                "export-column-created-on",
                "export-column-note",
            ],
            Sheet::FollowUps => &[
                "export-column-happened",
                "export-column-customer",
                "export-column-customer-ref",
                "export-column-contact",
                "export-column-channel",
                "export-column-direction",
                "export-column-outcome",
                "export-column-content",
                "export-column-next-on",
                "export-column-next-action",
                "export-column-satisfaction",
                "export-column-entered",
            ],
            Sheet::Orders => &[
                "export-column-number",
                "export-column-ordered-on",
                "export-column-customer",
                "export-column-customer-ref",
                "export-column-sku",
                "export-column-product",
                "export-column-category",
                "export-column-quantity",
                "export-column-unit",
                "export-column-unit-price",
                "export-column-gross",
                "export-column-amount",
                "export-column-currency",
                "export-column-total",
                "export-column-received",
                "export-column-receivable",
                "export-column-returned",
                "export-column-due-on",
                "export-column-payment",
                "export-column-delivery",
                "export-column-status",
                "export-column-terms",
                "export-column-external",
                "export-column-note",
            ],
            Sheet::Receipts => &[
                "export-column-received-on",
                "export-column-customer",
                "export-column-customer-ref",
                "export-column-number",
                "export-column-receipt-amount",
                "export-column-currency",
                "export-column-method",
                "export-column-account",
                "export-column-reference",
                "export-column-matures-on",
                "export-column-reason",
                "export-column-note",
            ],
        };
        keys.iter().map(|key| column(texts, key)).collect()
    }

    /// Hands every row to `take`.
    ///
    /// # Errors
    /// The store's, or the first of `take`.
    pub fn rows(self, store: &Store, texts: &Texts, take: &mut Taker<'_>) -> Result<(), ExportError> {
        match self {
            Sheet::Customers => store.each_customer(|line| take(customer(texts, line))),
            Sheet::FollowUps => store.each_follow_up(|line| take(follow_up(texts, line))),
            Sheet::Orders => store.each_order_line(|line| take(order_line(texts, line))),
            Sheet::Receipts => store.each_receipt(|line| take(receipt(texts, line))),
        }
    }
}

fn column(texts: &Texts, key: &'static str) -> Column {
    let heading = texts.get(key);
    match key {
        "export-column-currency" => Column::currency(heading),
        "export-column-gross"
        | "export-column-amount"
        | "export-column-total"
        | "export-column-received"
        | "export-column-receivable"
        | "export-column-returned"
        | "export-column-receipt-amount" => Column::summed(heading),
        _ => Column::plain(heading),
    }
}

fn customer(texts: &Texts, line: CustomerLine) -> Vec<Cell> {
    let yes = |yes: bool| if yes { Cell::text(texts.get("export-yes").to_owned()) } else { Cell::Empty };
    let parked = line.parked.map(|how| {
        texts.get(if how == crate::domain::customer::Parked::Paused { "export-paused" } else { "export-given-up" })
    });
    vec![
        Cell::maybe(line.reference.as_deref()),
        Cell::text(line.name),
        Cell::maybe(line.contact.as_deref()),
        Cell::maybe(line.title.as_deref()),
        yes(line.decision_maker),
        Cell::maybe(line.phone.as_deref()),
        Cell::maybe(line.wechat.as_deref()),
        Cell::maybe(line.email.as_deref()),
        Cell::text(line.tier.code()),
        yes(line.starred),
        Cell::text(wording::stage(texts, line.stage).to_owned()),
        line.amount.map_or(Cell::Empty, |amount| Cell::Money(amount, line.currency)),
        Cell::text(line.currency.code().to_owned()),
        Cell::day(line.valid_until),
        Cell::maybe(line.kind.as_deref()),
        Cell::maybe(line.source.as_deref()),
        Cell::maybe(line.industry.as_deref()),
        Cell::maybe(line.region.as_deref()),
        Cell::maybe(line.address.as_deref()),
        Cell::maybe(line.need.as_deref()),
        Cell::day(line.decision_on),
        Cell::text(line.tags),
        // A date that the cadence implies is no plan, and must not become one on the way back in.
        moment(line.next.filter(|_| !line.implied)),
        Cell::maybe(line.next_action.as_deref()),
        Cell::day(line.last_contact),
        Cell::Whole(line.follow_ups),
        Cell::Whole(line.orders),
        Cell::maybe(parked),
        Cell::maybe(line.park_reason.as_deref()),
        Cell::day(line.created_on),
        Cell::maybe(line.note.as_deref()),
    ]
}

fn follow_up(texts: &Texts, line: FollowUpLine) -> Vec<Cell> {
    let happened = match line.happened {
        Some(Happened::On(day)) => Cell::Date(day),
        Some(Happened::At(at)) => Cell::Time(at.naive_local()),
        None => Cell::Empty,
    };
    let inbound = (line.direction == Direction::In).then(|| wording::direction(texts, line.direction));
    vec![
        happened,
        Cell::text(line.customer),
        Cell::maybe(line.customer_reference.as_deref()),
        Cell::maybe(line.contact.as_deref()),
        Cell::text(line.channel_text.unwrap_or_else(|| wording::channel(texts, line.channel).to_owned())),
        Cell::maybe(inbound),
        match (line.outcome_text, line.outcome) {
            (Some(text), _) => Cell::text(text),
            (None, Some(outcome)) => Cell::text(wording::outcome(texts, outcome).to_owned()),
            (None, None) => Cell::Empty,
        },
        Cell::text(line.note),
        moment(line.next),
        Cell::maybe(line.next_action.as_deref()),
        line.satisfaction.map_or(Cell::Empty, |points| Cell::Whole(points.get().into())),
        Cell::text(line.entered_at.get(..16).unwrap_or(&line.entered_at).replace('T', " ")),
    ]
}

fn order_line(texts: &Texts, line: OrderSheetLine) -> Vec<Cell> {
    let money = |minor: i64| Cell::Money(minor, line.currency);
    let whole = line.whole.as_ref();
    let of_order = |minor: fn(&crate::store::WholeOrder) -> i64| whole.map_or(Cell::Empty, |whole| money(minor(whole)));
    vec![
        Cell::text(line.number),
        Cell::day(line.ordered_on),
        Cell::text(line.customer),
        Cell::maybe(line.customer_reference.as_deref()),
        Cell::maybe(line.sku.as_deref()),
        Cell::maybe(line.product.as_deref()),
        Cell::maybe(line.category.as_deref()),
        Cell::Decimal(line.quantity, 3),
        Cell::maybe(line.unit.as_deref()),
        Cell::Decimal(line.unit_price, 4),
        money(line.gross),
        money(line.net),
        Cell::text(line.currency.code().to_owned()),
        of_order(|whole| whole.total),
        of_order(|whole| whole.received),
        of_order(|whole| whole.receivable),
        of_order(|whole| whole.returned),
        whole.map_or(Cell::Empty, |whole| Cell::day(whole.due_on)),
        whole.map_or(Cell::Empty, |whole| Cell::text(wording::order::payment(texts, whole.payment).to_owned())),
        whole.map_or(Cell::Empty, |whole| Cell::text(wording::order::delivery(texts, whole.delivery).to_owned())),
        Cell::text(wording::order::status(texts, line.status).to_owned()),
        Cell::maybe(whole.and_then(|whole| whole.terms.as_deref())),
        Cell::maybe(line.external_number.as_deref()),
        Cell::maybe(line.note.as_deref()),
    ]
}

fn receipt(texts: &Texts, line: ReceiptLine) -> Vec<Cell> {
    vec![
        Cell::day(line.received_on),
        Cell::text(line.customer),
        Cell::maybe(line.customer_reference.as_deref()),
        Cell::maybe(line.order.as_deref()),
        Cell::Money(line.amount, line.currency),
        Cell::text(line.currency.code().to_owned()),
        Cell::text(line.method_text.unwrap_or_else(|| wording::order::method(texts, line.method).to_owned())),
        Cell::maybe(line.account.as_deref()),
        Cell::maybe(line.reference.as_deref()),
        Cell::day(line.matures_on),
        Cell::maybe(line.reason.as_deref()),
        Cell::maybe(line.note.as_deref()),
    ]
}

fn moment(moment: Option<Moment>) -> Cell {
    match moment {
        None => Cell::Empty,
        Some(Moment { date, time: None }) => Cell::Date(date),
        Some(Moment { date, time: Some(time) }) => Cell::Time(date.and_time(time)),
    }
}
