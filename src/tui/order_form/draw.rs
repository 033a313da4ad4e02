//! The form of an order on the screen: who and when on top, lines, what is beneath them in two columns, plan and total. Lays
//! out what is in sight only, and changes nothing.

use super::{
    OrderForm, Part,
    fields::shown,
    keys::{LEFT, RIGHT},
};
use crate::{
    tui::{
        DrawContext,
        widget::{
            echo::Echo,
            form::{Form, FormDrawn},
            hits::{Hits, Target},
            line_input::{LineInput, LineLook},
            popup, text,
        },
    },
    wording,
};
use ratatui::{buffer::Buffer, layout::Rect, style::Modifier};

/// As wide as is read with ease; a box nearly as wide as the screen takes all of it.
const WIDTH: u16 = 120;
/// From this width on the date and the number stand beside the customer.
const WIDE: u16 = 92;
/// From this width on what is beneath the lines stands in two columns.
const TWO_COLUMNS: u16 = 64;
/// Rows of the grid that are always in sight: headings, a line, its hint, the line after it.
const LEAST_GRID: u16 = 4;
/// Rows of the grid when there is room.
const GRID: u16 = 9;
/// Rows of everything else: borders, head, two columns of six fields, plan, total, what is told.
const OTHERS: u16 = 2 + 1 + 6 + 4 + 1 + 1;
/// Instalments in sight.
const MOST_PLANNED: usize = 4;

/// Where the parts of the form stand.
struct Areas {
    head: Rect,
    grid: Rect,
    foot: Rect,
    plan: Rect,
    total: Rect,
    echo: Rect,
}

impl OrderForm {
    /// Draws it as a box that fills `bounds`.
    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> FormDrawn {
        // It grows downwards, so that nothing jumps while lines are added.
        let lines = u16::try_from(self.grid.lines().len()).unwrap_or(u16::MAX).saturating_add(3).max(GRID);
        let top = bounds.y + bounds.height.saturating_sub(OTHERS + GRID) / 2;
        let wide = popup::area(bounds, (WIDTH, bounds.height), popup::Place::Centre);
        let height = lines.saturating_add(OTHERS + 1).min(bounds.bottom() - top);
        let area = Rect { y: top, height, ..wide };
        let mut drawn = FormDrawn::default();
        if area.is_empty() {
            return drawn;
        }
        let title = match (&self.saved, self.customer.chosen().is_some()) {
            (Some(saved), _) => ctx.texts.with("order_form-title-edit", &[("number", (&saved.number).into())]),
            (None, true) => {
                ctx.texts.with("order_form-title-of", &[("name", self.customer.input.text().trim().into())])
            }
            (None, false) => ctx.texts.get("order_form-title").to_owned(),
        };
        let total = self.reckoned.figures.total;
        let right = if total == 0 { String::new() } else { shown(total, self.currency) };
        let inner = popup::open(area, &title, &right, buf, ctx);
        drawn.hits.add(area, Target::Popup);
        let areas = self.areas(inner);
        self.draw_head(areas.head, buf, ctx, &mut drawn);
        self.draw_lines(areas.grid, buf, ctx, &mut drawn);
        self.draw_foot(areas.foot, buf, ctx, &mut drawn);
        self.draw_plan(areas.plan, buf, ctx);
        self.draw_total(areas.total, buf, ctx);
        if let Some(echo) = self.told(ctx) {
            echo.draw_wrapped(areas.echo, buf, ctx);
        }
        let under = drawn.caret.map(|caret| Rect::new(caret.x, caret.y, 1, 1));
        if let Some(under) = under {
            let list = match self.part {
                Part::Customer => &self.customer.suggestions,
                _ => &self.grid.suggestions,
            };
            drawn.hits.extend(list.draw(self.anchor(under, areas.grid), inner, buf, ctx));
        }
        drawn
    }

    /// The list stands under the beginning of its field.
    fn anchor(&self, caret: Rect, grid: Rect) -> Rect {
        if self.part == Part::Lines { Rect { x: grid.x + 4, ..caret } } else { caret }
    }

    /// What is to be said of the whole form.
    fn told(&self, ctx: &DrawContext) -> Option<Echo> {
        if let Some(echo) = &self.echo {
            return Some(echo.clone());
        }
        if self.customer.is_waiting && self.part == Part::Customer {
            return Some(Echo::Meaning(ctx.texts.get("order_form-names-waiting").to_owned()));
        }
        let quoted = self.quoted()?;
        let amount = shown(quoted, self.currency);
        Some(Echo::Meaning(ctx.texts.with("order_form-quoted", &[("amount", (&amount).into())])))
    }

    /// What the deal that the order wins stands at.
    fn quoted(&self) -> Option<i64> {
        self.facts.as_ref().and_then(|facts| facts.quoted).filter(|_| self.saved.is_none())
    }

    fn areas(&self, inner: Rect) -> Areas {
        let head = match inner.width {
            WIDE.. => 1,
            _ => 2,
        };
        let echo = u16::from(self.echo.is_some() || self.customer.is_waiting || self.quoted().is_some());
        let rest = inner.height.saturating_sub(head + 1 + echo);
        let wanted = if inner.width >= TWO_COLUMNS {
            let (left, right) = halves(inner);
            self.left.height(left.width).max(self.right.height(right.width))
        } else {
            self.left.height(inner.width) + self.right.height(inner.width)
        };
        let in_foot = matches!(self.part, Part::Left | Part::Right);
        // Where there is no room for both, what has the keys is in sight.
        let (foot, grid) = if rest >= wanted + LEAST_GRID {
            (wanted, rest - wanted)
        } else if in_foot {
            let grid = if rest > LEAST_GRID + 3 { LEAST_GRID } else { 0 };
            (rest - grid, grid)
        } else {
            let foot = rest.saturating_sub(LEAST_GRID + 1);
            let foot = if foot < 2 { 0 } else { foot };
            (foot, rest - foot)
        };
        // The plan takes of the lines' room what is more than they need at least.
        let planned = u16::try_from(self.reckoned.plan.len().min(MOST_PLANNED)).unwrap_or(0);
        let plan = if planned == 0 { 0 } else { planned.min(grid.saturating_sub(LEAST_GRID)) };
        let grid_height = grid - plan;
        let at = |y: u16, height: u16| Rect { y: inner.y + y, height, ..inner };
        Areas {
            head: at(0, head.min(inner.height)),
            grid: at(head.min(inner.height), grid_height),
            foot: at(head + grid_height, foot),
            plan: at(head + grid_height + foot, plan),
            total: at(head + grid + foot, u16::from(inner.height > head)),
            echo: at((head + grid + foot + 1).min(inner.height), inner.height.saturating_sub(head + grid + foot + 1)),
        }
    }

    fn draw_head(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext, drawn: &mut FormDrawn) {
        if area.is_empty() {
            return;
        }
        let row = |y: u16| Rect { y: area.y + y, height: 1, ..area };
        let (customer, rest) = if area.height == 1 {
            let left = area.width * 38 / 100;
            (Rect { width: left, ..row(0) }, Rect { x: area.x + left + 2, width: area.width - left - 2, ..row(0) })
        } else {
            (row(0), row(1))
        };
        let half = rest.width * 3 / 5;
        let date = Rect { width: half.saturating_sub(1), ..rest };
        let number = Rect { x: rest.x + half, width: rest.width - half, ..rest };
        let texts = ctx.texts;
        let boxes: [(Part, Rect, &str, &LineInput, &str); 3] = [
            (Part::Customer, customer, "order_form-customer", &self.customer.input, "order_form-customer-example"),
            (Part::Date, date, "order_form-date", &self.date, "order_form-date-example"),
            (Part::Number, number, "order_form-number", &self.number, "order_form-number-example"),
        ];
        for (place, (part, area, label, input, placeholder)) in boxes.into_iter().enumerate() {
            let focused = self.part == part;
            let echo = if part == Part::Date { self.reckoned.date.as_ref() } else { None };
            let room = echo.map_or(0, |echo| text::width(echo.text()) + 3);
            let wrong = match part {
                Part::Customer => self.is_judged && self.customer.chosen().is_none(),
                _ => echo.is_some_and(Echo::is_error),
            };
            let style = if wrong { ctx.theme.field_error } else { ctx.theme.field };
            let look = LineLook { placeholder: texts.get(placeholder), style, focused };
            let x = draw_label(area, texts.get(label), focused, buf, ctx);
            let own = area.right().saturating_sub(x);
            let width = if part == Part::Date { own.saturating_sub(room).clamp(own.min(11), own) } else { own };
            let caret = input.draw(Rect { x, width, ..area }, buf, look, ctx);
            drawn.caret = drawn.caret.or(caret);
            if let Some(echo) = echo.filter(|_| own > width + 2) {
                echo.draw(Rect { x: x + width + 1, width: own - width - 1, ..area }, buf, ctx);
            }
            drawn.hits.add(area, Target::Field(place));
        }
    }

    fn draw_foot(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext, drawn: &mut FormDrawn) {
        if area.is_empty() {
            return;
        }
        let (left, right) = if area.width >= TWO_COLUMNS {
            halves(area)
        } else if self.part == Part::Right {
            // One beneath the other; the one with the keys is in sight.
            let right = self.right.height(area.width).min(area.height);
            let rest = area.height - right;
            (Rect { height: rest, ..area }, Rect { y: area.y + rest, height: right, ..area })
        } else {
            let left = self.left.height(area.width).min(area.height);
            (Rect { height: left, ..area }, Rect { y: area.y + left, height: area.height - left, ..area })
        };
        draw_part(&self.left, left, LEFT, buf, ctx, drawn);
        draw_part(&self.right, right, RIGHT, buf, ctx, drawn);
    }

    /// The instalments that the terms come to: share, amount, when.
    fn draw_plan(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        let plan = &self.reckoned.plan;
        let total = i128::from(self.reckoned.figures.total.max(1));
        let rows = usize::from(area.height);
        let label = ctx.texts.get("order_form-plan");
        let at = area.x.saturating_add(text::width(label) + 4);
        for (n, (y, row)) in (area.y..area.bottom()).zip(plan).enumerate() {
            if n == 0 {
                text::put(buf, area.x + 2, y, area.width.saturating_sub(2), label, ctx.theme.muted);
            }
            let room = area.right().saturating_sub(at);
            if n + 1 == rows && plan.len() > rows {
                let more = i64::try_from(plan.len() - n).unwrap_or(0);
                let words = ctx.texts.with("order_form-plan-more", &[("n", more.into())]);
                text::put_short(buf, at, y, room, &words, ctx.theme.muted, ctx.glyphs.ellipsis);
                break;
            }
            let share = (i128::from(row.amount) * 10_000 + total / 2) / total;
            let share = wording::order::rate(i64::try_from(share).unwrap_or(0) / 10 * 10);
            let amount = shown(row.amount, self.currency);
            let due = wording::order::due(ctx.texts, row.rule, row.due_on, ctx.today);
            text::put_right(buf, at, y, room.min(6), &share, ctx.theme.text, ctx.glyphs.ellipsis);
            let x = at + room.min(8);
            text::put_right(
                buf,
                x,
                y,
                area.right().saturating_sub(x).min(15),
                &amount,
                ctx.theme.text,
                ctx.glyphs.ellipsis,
            );
            let x = x + area.right().saturating_sub(x).min(17);
            let style = if row.due_on.is_some() { ctx.theme.text } else { ctx.theme.muted };
            text::put_short(buf, x, y, area.right().saturating_sub(x), &due, style, ctx.glyphs.ellipsis);
        }
    }

    /// `合计 ¥48,000.00   毛额 50,000.00 − 折扣 2,000.00   税 5,522.12`
    fn draw_total(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        if area.is_empty() {
            return;
        }
        let (figures, currency, texts) = (&self.reckoned.figures, self.currency, ctx.texts);
        let label = texts.get("order_form-total");
        let mut x = area.x + 2;
        x += text::put(buf, x, area.y, area.right().saturating_sub(x), label, ctx.theme.muted) + 1;
        let bold = ctx.theme.text.add_modifier(Modifier::BOLD);
        x += text::put(buf, x, area.y, area.right().saturating_sub(x), &shown(figures.total, currency), bold) + 3;
        let freight = self.reckoned.freight;
        let discount = figures.gross.saturating_add(freight).saturating_sub(figures.total);
        let minor = |minor: i64| wording::order::minor(minor, currency);
        let mut parts = Vec::new();
        if discount != 0 || freight != 0 {
            parts.push(texts.with("order_form-gross", &[("amount", (&minor(figures.gross)).into())]));
        }
        if discount != 0 {
            parts.push(texts.with("order_form-less", &[("amount", (&minor(discount)).into())]));
        }
        if freight != 0 {
            parts.push(texts.with("order_form-plus", &[("amount", (&minor(freight)).into())]));
        }
        if figures.tax != 0 {
            parts.push(texts.with("order_form-tax", &[("amount", (&minor(figures.tax)).into())]));
        }
        let room = area.right().saturating_sub(x);
        text::put_short(buf, x, area.y, room, &parts.join("  "), ctx.theme.muted, ctx.glyphs.ellipsis);
    }
}

/// A part of the form whose fields are numbered from `first`.
fn draw_part(form: &Form, area: Rect, first: usize, buf: &mut Buffer, ctx: &DrawContext, drawn: &mut FormDrawn) {
    if area.is_empty() {
        return;
    }
    let FormDrawn { caret, hits } = form.draw(area, buf, ctx);
    drawn.caret = drawn.caret.or(caret);
    let mut numbered = Hits::new();
    for (area, target) in hits.iter() {
        match target {
            Target::Field(place) => numbered.add(*area, Target::Field(first + place)),
            other => numbered.add(*area, *other),
        }
    }
    drawn.hits.extend(numbered);
}

/// The label of a field on top, with the mark of the keys; returns where its value begins.
fn draw_label(area: Rect, label: &str, focused: bool, buf: &mut Buffer, ctx: &DrawContext) -> u16 {
    let style = if focused { ctx.theme.accent.add_modifier(Modifier::BOLD) } else { ctx.theme.muted };
    if focused {
        text::put_char(buf, area.x, area.y, ctx.glyphs.prompt, ctx.theme.accent);
    }
    let x = area.x.saturating_add(2);
    let used = text::put_short(buf, x, area.y, area.width.saturating_sub(2), label, style, ctx.glyphs.ellipsis);
    x.saturating_add(used + 1).min(area.right())
}

/// The two forms side by side.
fn halves(area: Rect) -> (Rect, Rect) {
    let width = area.width * 2 / 5;
    (Rect { width, ..area }, Rect { x: area.x + width + 2, width: area.width - width - 2, ..area })
}
