//! The rows of the orders: day, number, customer, what was sold, money, and how far it is paid and shipped. Draws only.

use super::{
    orders::Orders,
    table::{self, ABSENT, Extent, Table},
};
use crate::{
    domain::order::{DeliveryState, OrderStatus, PaymentState},
    store::OrderRow,
    tui::{
        DrawContext,
        widget::{
            columns::Column,
            hits::{Hits, Target},
            list_view::Groups,
            scroll_bar, text,
        },
    },
    wording::{self, ledger as words, order as order_words},
};
use chrono::Datelike;
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// The least cells of a name that says anything.
const NAME: u16 = 10;

/// Headings, rows, and how far down one is.
pub fn draw(orders: &Orders, area: Rect, focused: bool, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
    let mut hits = Hits::new();
    if area.is_empty() {
        return hits;
    }
    let table = Table::new(&orders.columns, area);
    let heads = [
        "ledger-date",
        "ledger-number",
        "ledger-customer",
        "ledger-product",
        "ledger-total",
        "ledger-received",
        "ledger-part",
        "ledger-payment",
        "ledger-delivery",
    ];
    table.head(heads.map(|key| ctx.texts.get(key)), buf, ctx);
    let groups = Groups::none(orders.len());
    for (line, shown) in orders.view.visible(groups, orders.height) {
        let Some((place, order)) = shown.item().and_then(|place| Some((place, orders.row(place)?))) else { continue };
        let row = table.row(line);
        let style = if order.status.counts() { ctx.theme.text } else { ctx.theme.muted };
        let (payment, paid) = payment(order, ctx);
        let (delivery, sent) = delivery(order, ctx);
        let cells = [
            (wording::date::day(ctx.texts, order.ordered_on, ctx.today), style),
            (order.number.clone(), style),
            (order.name.clone(), style),
            (sold(order), style),
            (order_words::minor(order.total, order.currency), style),
            (
                order_words::minor(order.received, order.currency),
                if order.received == 0 { ctx.theme.muted } else { style },
            ),
            (order.part.map_or_else(String::new, |part| order_words::minor(part, order.currency)), style),
            (payment, paid),
            (delivery, sent),
        ];
        table.cells(&cells, row, buf, ctx);
        if orders.selected_place() == Some(place) {
            table::select(row, focused, buf, ctx);
        }
        hits.add(row, Target::Row(place));
    }
    let border = Rect { x: area.right(), y: area.y + 1, width: 1, height: area.height - 1 };
    scroll_bar::draw_on_border(border, buf, orders.view.offset(), orders.height, orders.len(), focused, ctx);
    hits
}

/// Wide enough for the rows that are there; names take what is left over.
pub fn columns(orders: &Orders, ctx: &DrawContext) -> [Column; 9] {
    let texts = ctx.texts;
    let this_year = orders.rows().iter().all(|row| row.ordered_on.year() == ctx.today.year());
    let day = orders.rows().iter().map(|row| text::width(&wording::date::day(texts, row.ordered_on, ctx.today)));
    let day = day.max().unwrap_or(0).max(text::width(texts.get("ledger-date")));
    let number = orders.rows().iter().map(|row| text::width(&row.number)).max().unwrap_or(0);
    let currency = orders.rows().first().map(|row| row.currency);
    let money = |key: &str, of: fn(&OrderRow) -> i64| {
        let amounts = orders.rows().iter().map(of);
        currency.map_or(0, |currency| Extent::of(amounts).width(currency, texts.get(key)))
    };
    // By age the part that is meant is what adds up; the whole amount gives way to it.
    let has_part = orders.rows().iter().any(|row| row.part.is_some());
    // What is left over goes to the names as they need it.
    let longest = |of: fn(&OrderRow) -> u16| orders.rows().iter().map(of).max().unwrap_or(0).clamp(1, 60);
    let states = [
        PaymentState::Unpaid,
        PaymentState::Partial,
        PaymentState::Paid,
        PaymentState::Overpaid,
        PaymentState::Refunded,
    ];
    let payments = states.map(|state| words::payment(texts, state)).into_iter();
    let others = [texts.get("ledger-overdue"), order_words::status(texts, OrderStatus::Cancelled)];
    let signed = |width: Option<u16>| width.unwrap_or(0) + 2;
    let payment = signed(payments.chain(others).map(text::width).max());
    let delivery = signed(DeliveryState::ALL.iter().map(|state| text::width(words::delivery(texts, *state))).max());
    [
        // The year takes room that a narrow screen has not.
        Column::fixed(day, if this_year { 3 } else { 4 }),
        Column::fixed(number.clamp(4, 16), 5),
        Column::flex(NAME + 4, longest(|row| text::width(&row.name)), 0),
        Column::flex(NAME, longest(|row| text::width(&sold(row))), 7),
        Column::fixed(money("ledger-total", |row| row.total), if has_part { 2 } else { 0 }).right(),
        Column::fixed(money("ledger-received", |row| row.received), 8).right(),
        if has_part { Column::fixed(money("ledger-part", |row| row.part.unwrap_or(0)), 0).right() } else { ABSENT },
        Column::fixed(payment, 1),
        Column::fixed(delivery, 6),
    ]
}

/// `Controller x3 +1`: the first line, and how many lines more.
fn sold(order: &OrderRow) -> String {
    if order.product.is_empty() {
        return String::new();
    }
    let more = if order.more_lines > 0 { format!(" +{}", order.more_lines) } else { String::new() };
    format!("{} x{}{more}", order.product, order_words::quantity(order.quantity))
}

/// How far an order is paid; what does not count says so instead.
pub fn payment(order: &OrderRow, ctx: &DrawContext) -> (String, Style) {
    let late = order.due_on.is_some_and(|due| due < ctx.today) && order.receivable > 0;
    let (sign, word, style) = match (order.status, order.payment) {
        (OrderStatus::Cancelled | OrderStatus::Void, _) => {
            (ctx.glyphs.cancelled, order_words::status(ctx.texts, order.status), ctx.theme.muted)
        }
        (OrderStatus::Draft, _) => (ctx.glyphs.implied, order_words::status(ctx.texts, order.status), ctx.theme.muted),
        (_, PaymentState::Unpaid | PaymentState::Partial) if late => {
            (ctx.glyphs.overdue, ctx.texts.get("ledger-overdue"), ctx.theme.danger)
        }
        (_, state) => (payment_sign(state, ctx), words::payment(ctx.texts, state), payment_style(state, ctx)),
    };
    (format!("{sign} {word}"), style)
}

fn payment_sign(state: PaymentState, ctx: &DrawContext) -> char {
    match state {
        PaymentState::Unpaid | PaymentState::Refunded => ctx.glyphs.later,
        PaymentState::Partial => ctx.glyphs.soon,
        PaymentState::Paid | PaymentState::Overpaid => ctx.glyphs.today,
    }
}

fn payment_style(state: PaymentState, ctx: &DrawContext) -> Style {
    match state {
        PaymentState::Paid => ctx.theme.ok,
        PaymentState::Partial | PaymentState::Overpaid => ctx.theme.warn,
        PaymentState::Unpaid | PaymentState::Refunded => ctx.theme.text,
    }
}

/// How far an order is shipped; nothing for one that does not count.
pub fn delivery(order: &OrderRow, ctx: &DrawContext) -> (String, Style) {
    if !order.status.counts() {
        return (String::new(), ctx.theme.muted);
    }
    let (sign, style) = match order.delivery {
        DeliveryState::Open => (ctx.glyphs.later, ctx.theme.text),
        DeliveryState::Partial => (ctx.glyphs.soon, ctx.theme.warn),
        DeliveryState::Shipped => (ctx.glyphs.today, ctx.theme.text),
        DeliveryState::Delivered => (ctx.glyphs.today, ctx.theme.ok),
        DeliveryState::Returned => (ctx.glyphs.later, ctx.theme.muted),
    };
    (format!("{sign} {}", words::delivery(ctx.texts, order.delivery)), style)
}
