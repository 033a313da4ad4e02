//! The money that came in, a line a receipt: of a month or of a customer. Reads nothing.

use super::{
    list::List,
    table::{self, ABSENT, Extent, Table},
};
use crate::{
    domain::id::ReceiptId,
    store::ReceiptRow,
    tui::{
        DrawContext,
        widget::{
            columns::Column,
            hits::{Hits, Target},
            list_view::Groups,
            scroll_bar, text,
        },
    },
    wording,
};
use chrono::Datelike;
use ratatui::{buffer::Buffer, layout::Rect};

/// The receipts of the selected figure, newest first.
pub type Receipts = List<ReceiptRow, 6>;

/// The least cells of a name.
const NAME: u16 = 10;
/// Cells of a remark at most; the whole of it stands in the order.
const REMARK: u16 = 40;

impl Receipts {
    /// Selects a receipt, if it is among the rows that were read.
    pub fn select_receipt(&mut self, receipt: ReceiptId) {
        self.select_where(|row| row.row.id == receipt);
    }

    /// Makes the columns fit the rows, unless they do.
    pub(super) fn lay_out(&mut self, ctx: &DrawContext) {
        if self.made_on != Some(ctx.today) {
            self.columns = columns(self, ctx);
            self.made_on = Some(ctx.today);
        }
    }

    /// Draws headings and rows into the inside of the box.
    pub fn draw(&self, area: Rect, focused: bool, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        if area.is_empty() {
            return hits;
        }
        let table = Table::new(&self.columns, area);
        let heads = ["ledger-date", "ledger-for", "ledger-customer", "ledger-remark", "ledger-amount", "ledger-method"];
        table.head(heads.map(|key| ctx.texts.get(key)), buf, ctx);
        let theme = ctx.theme;
        for (line, shown) in self.view.visible(Groups::none(self.len()), self.height) {
            let Some((place, row)) = shown.item().and_then(|place| Some((place, self.row(place)?))) else { continue };
            let (region, receipt) = (table.row(line), &row.row.receipt);
            let number = row.number.clone();
            let style = if number.is_some() { theme.text } else { theme.muted };
            let cells = [
                (wording::date::day(ctx.texts, receipt.received_on, ctx.today), theme.text),
                (number.unwrap_or_else(|| ctx.texts.get("ledger-prepaid").to_owned()), style),
                (row.customer.clone(), theme.text),
                (remark(row, ctx), theme.muted),
                (
                    wording::order::minor(receipt.amount, receipt.currency),
                    if receipt.amount < 0 { theme.warn } else { theme.text },
                ),
                (method(row, ctx), theme.text),
            ];
            table.cells(&cells, region, buf, ctx);
            if self.selected_place() == Some(place) {
                table::select(region, focused, buf, ctx);
            }
            hits.add(region, Target::Row(place));
        }
        let border = Rect { x: area.right(), y: area.y + 1, width: 1, height: area.height - 1 };
        scroll_bar::draw_on_border(border, buf, self.view.offset(), self.height, self.len(), focused, ctx);
        hits
    }
}

/// Wide enough for the rows that are there; the same order as that of the orders, so that the eye need not move.
fn columns(list: &Receipts, ctx: &DrawContext) -> [Column; 6] {
    let texts = ctx.texts;
    let this_year = list.rows().iter().all(|row| row.row.receipt.received_on.year() == ctx.today.year());
    let widest = |key: &str, of: &dyn Fn(&ReceiptRow) -> u16| {
        list.rows().iter().map(of).max().unwrap_or(0).max(text::width(texts.get(key)))
    };
    let day =
        widest("ledger-date", &|row| text::width(&wording::date::day(texts, row.row.receipt.received_on, ctx.today)));
    let number = widest("ledger-prepaid", &|row| row.number.as_deref().map_or(0, text::width));
    let name = widest("ledger-customer", &|row| text::width(&row.customer)).min(60);
    let remarks = list.rows().iter().map(|row| text::width(&remark(row, ctx))).max().unwrap_or(0).min(REMARK);
    let head = text::width(texts.get("ledger-remark"));
    let amounts = Extent::of(list.rows().iter().map(|row| row.row.receipt.amount));
    let amount =
        list.rows().first().map_or(0, |row| amounts.width(row.row.receipt.currency, texts.get("ledger-amount")));
    let method = widest("ledger-method", &|row| text::width(&method(row, ctx)));
    [
        Column::fixed(day, if this_year { 3 } else { 4 }),
        Column::fixed(number.clamp(4, 16), 5),
        Column::flex(NAME + 4, name, 0),
        if remarks == 0 { ABSENT } else { Column::flex(NAME, remarks.max(head), 7) },
        Column::fixed(amount, 0).right(),
        Column::fixed(method.min(16), 6),
    ]
}

/// How it was paid, in the sheet's own word where there was one.
fn method(row: &ReceiptRow, ctx: &DrawContext) -> String {
    let own = row.row.receipt.method_text.clone();
    own.unwrap_or_else(|| wording::order::method(ctx.texts, row.row.receipt.method).to_owned())
}

/// Why it went back, when a bill falls due, and what else was written down.
fn remark(row: &ReceiptRow, ctx: &DrawContext) -> String {
    let receipt = &row.row.receipt;
    let matures = receipt.bill.as_ref().and_then(|bill| bill.matures_on).map(|day| {
        let day = wording::date::day(ctx.texts, day, ctx.today);
        ctx.texts.with("ledger-card-matures", &[("day", (&day).into())])
    });
    let parts = [&receipt.reason, &matures, &receipt.reference, &receipt.account, &receipt.note];
    parts.into_iter().filter_map(|part| part.as_deref()).collect::<Vec<_>>().join(" ")
}
