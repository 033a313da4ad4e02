//! The lines of an order on the screen: those in sight only, whatever their number. Changes nothing.

use super::{
    OrderForm, Part,
    keys::LINES,
    line::{Column, Picked},
};
use crate::{
    tui::{
        DrawContext,
        widget::{
            columns::{self, Column as Cells, Slot, layout},
            form::FormDrawn,
            hits::Target,
            line_input::LineLook,
            scroll_bar, text,
        },
    },
    wording,
};
use ratatui::{buffer::Buffer, layout::Rect, style::Modifier};

/// Product, quantity, price, discount, what it comes to.
const LAYOUT: [Cells; 5] = [
    Cells::flex(10, 1, 0),
    Cells::fixed(8, 0).right(),
    Cells::fixed(12, 0).right(),
    Cells::fixed(8, 2).right(),
    Cells::fixed(14, 1).right(),
];
const HEADINGS: [&str; 5] = [
    "order_form-product",
    "order_form-quantity",
    "order_form-price",
    "order_form-line-discount",
    "order_form-line-total",
];
/// Cells of the line's number.
const NUMBER: u16 = 4;

impl OrderForm {
    pub(super) fn draw_lines(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext, drawn: &mut FormDrawn) {
        if area.height < 2 || area.width < 8 {
            return;
        }
        let has_keys = self.part == Part::Lines;
        let slots = layout(&LAYOUT, area.width.saturating_sub(NUMBER + 1), 1);
        // The discount's cell stays in sight while it has the keys.
        let slots = match (has_keys, self.grid.at().1, slots[3].width) {
            (true, Column::Discount, 0) => {
                let mut without_total = LAYOUT;
                without_total[3].rank = 0;
                layout(&without_total, area.width.saturating_sub(NUMBER + 1), 1)
            }
            _ => slots,
        };
        let x = area.x + NUMBER;
        for (slot, key) in slots.iter().zip(HEADINGS) {
            slot.put(buf, x, area.y, ctx.texts.get(key), ctx.theme.muted, ctx.glyphs.ellipsis);
        }
        let hint = if has_keys { self.hint(area.width.saturating_sub(NUMBER + 2), ctx) } else { None };
        let rows = usize::from(area.height - 1 - u16::from(hint.is_some()).min(area.height - 1));
        let count = self.grid.lines().len();
        let (at, _) = self.grid.at();
        let first = if has_keys { at.saturating_sub(rows * 2 / 3) } else { 0 }.min(count.saturating_sub(rows));
        let mut y = area.y + 1;
        for row in first..count.min(first + rows) {
            let region = Rect { y, height: 1, ..area };
            self.draw_line(row, region, &slots, buf, ctx, drawn);
            y += 1;
            if let Some(hint) = hint.as_ref().filter(|_| row == at && y < area.bottom()) {
                hint.draw(
                    Rect { x: x.saturating_sub(1), y, width: area.right().saturating_sub(x), height: 1 },
                    buf,
                    ctx,
                );
                y += 1;
            }
        }
        let bar = Rect { x: area.right() - 1, y: area.y + 1, width: 1, height: area.height - 1 };
        scroll_bar::draw(bar, buf, first, rows, count, ctx);
    }

    fn draw_line(
        &self,
        row: usize,
        area: Rect,
        slots: &[Slot; 5],
        buf: &mut Buffer,
        ctx: &DrawContext,
        drawn: &mut FormDrawn,
    ) {
        let Some(line) = self.grid.lines().get(row) else { return };
        let x = area.x + NUMBER;
        let has_keys = self.part == Part::Lines && self.grid.at().0 == row;
        let number = if has_keys { ctx.theme.accent } else { ctx.theme.muted };
        let is_last = line.is_empty() && row + 1 == self.grid.lines().len();
        let label = if is_last { "+".to_owned() } else { (row + 1).to_string() };
        text::put_right(buf, area.x, area.y, NUMBER - 1, &label, number, ctx.glyphs.ellipsis);
        for (place, column) in Column::ALL.into_iter().enumerate() {
            let slot = slots[place];
            if slot.width == 0 {
                continue;
            }
            let cell = Rect { x: x + slot.x, width: slot.width, ..area };
            let focused = has_keys && self.grid.at().1 == column;
            let wrong = self.is_wrong(row, column);
            let empty = is_last && column != Column::Product;
            let style = match () {
                () if wrong => ctx.theme.field_error,
                () if focused => ctx.theme.field,
                () => ctx.theme.text,
            };
            if focused || (wrong && line.text(column).is_empty()) {
                let look = LineLook { placeholder: "", style, focused };
                let caret =
                    line.cell(column).draw(within(cell, slot.right, line.text(column), style, buf), buf, look, ctx);
                drawn.caret = drawn.caret.or(caret);
            } else if !empty {
                slot.put(buf, x, area.y, line.text(column), style, ctx.glyphs.ellipsis);
            }
            if column == Column::Product && line.picked == Picked::New && !focused {
                let tag = ctx.texts.get("order_form-new-tag");
                let used = text::width(line.text(column)) + 1;
                let room = slot.width.saturating_sub(used);
                if room >= text::width(tag) {
                    text::put(buf, cell.x + used, area.y, room, tag, ctx.theme.warn);
                }
            }
            drawn.hits.add(cell, Target::Field(LINES + row * Column::ALL.len() + place));
        }
        if let Some(total) = line.total(self.currency) {
            let bold = if has_keys { ctx.theme.text.add_modifier(Modifier::BOLD) } else { ctx.theme.text };
            let words = wording::order::minor(total, self.currency);
            put(slots[4], buf, x, area.y, &words, bold, ctx);
        }
        if is_last && !has_keys {
            let words = ctx.texts.get("order_form-add-line");
            slots[0].put(buf, x, area.y, words, ctx.theme.muted, ctx.glyphs.ellipsis);
        }
    }
}

/// Where a text is typed: a number against the right edge, with a cell for the caret behind it.
fn within(cell: Rect, right: bool, typed: &str, style: ratatui::style::Style, buf: &mut Buffer) -> Rect {
    if !right {
        return cell;
    }
    text::fill(buf, cell.x, cell.y, cell.width, ' ', style);
    let width = text::typed_width(typed).saturating_add(1).min(cell.width);
    Rect { x: cell.right() - width, width, ..cell }
}

fn put(
    slot: columns::Slot,
    buf: &mut Buffer,
    x: u16,
    y: u16,
    words: &str,
    style: ratatui::style::Style,
    ctx: &DrawContext,
) {
    if slot.width > 0 {
        slot.put(buf, x, y, words, style, ctx.glyphs.ellipsis);
    }
}
