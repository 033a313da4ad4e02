//! The preview on the screen: what it would come to, its parts, the lines of one. Changes nothing.

use super::{
    preview::{Line, Part, Preview, State},
    rows, words,
};
use crate::{
    exchange::columns::Role,
    tui::{
        DrawContext,
        widget::{
            columns::{Column, layout},
            hits::{Hits, Target},
            lines::{Line as Words, Role as Look},
            list_view::{Groups, Row},
            popup::{self, Place},
            scroll_bar, text,
            wrap::wrap,
        },
    },
    wording::money::count,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// Cells and rows of the box.
const SIZE: (u16, u16) = (116, 40);
/// Their heading, what it becomes, samples.
const COLUMNS: [Column; 3] = [Column::flex(10, 2, 0), Column::flex(12, 1, 0), Column::flex(12, 3, 1)];

impl Preview {
    /// Draws it over `bounds`; returns the caret and what can be clicked.
    pub fn draw(&self, name: &str, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        let mut hits = Hits::new();
        let area = popup::area(bounds, SIZE, Place::Centre);
        if area.is_empty() {
            return (None, hits);
        }
        hits.add(area, Target::Popup);
        let title = ctx.texts.with("bring-title-of", &[("name", (&*crate::safe::safe_line(name)).into())]);
        let rows = count(self.look.plan.rows);
        let rows = ctx.texts.with("bring-rows", &[("n", (&rows).into())]);
        let inner = popup::open(area, &title, &rows, buf, ctx);
        let y = self.draw_outcome(inner, buf, ctx);
        let tabs = Rect { y, height: 1, ..inner };
        if y < inner.bottom() {
            self.draw_tabs(tabs, buf, &mut hits, ctx);
        }
        // Air only where there is room for it.
        let y = y + 1 + u16::from(inner.height > 14);
        let list = Rect { y, height: inner.bottom().saturating_sub(y), ..inner };
        if !list.is_empty() {
            match self.part {
                Part::Columns => self.draw_columns(list, buf, &mut hits, ctx),
                _ => rows::draw(self, list, buf, &mut hits, ctx),
            }
        }
        if let Some((_, choose)) = &self.choosing {
            let (caret, over) = choose.draw(bounds, Place::Centre, buf, ctx);
            hits.cover(area);
            hits.add(area, Target::Popup);
            hits.extend(over);
            return (caret, hits);
        }
        (None, hits)
    }

    /// What it would come to, or what stands in the way; returns the row beneath.
    fn draw_outcome(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> u16 {
        let open = self.look.open.first().map(|open| words::import_error(ctx.texts, open));
        let said = match (self.state, &self.problem, open) {
            (State::Reading(rows) | State::Importing(rows), ..) => {
                let importing = matches!(self.state, State::Importing(_));
                let key = if importing { "bring-importing-rows" } else { "bring-reading-rows" };
                Some((ctx.texts.with(key, &[("rows", (&count(rows)).into())]), ctx.theme.muted, ctx.glyphs.soon))
            }
            (_, Some(problem), _) => Some((problem.clone(), ctx.theme.danger, ctx.glyphs.overdue)),
            (_, None, Some(open)) => Some((open, ctx.theme.warn, ctx.glyphs.warn)),
            _ => None,
        };
        let Some((said, style, sign)) = said else {
            self.outcome(ctx).draw(Rect { height: 1, ..area }, buf, ctx);
            return area.y + 1;
        };
        let said = crate::safe::safe_line(&said);
        text::put_char(buf, area.x, area.y, sign, style);
        let most = if area.height > 8 { 3 } else { 1 };
        let lines = wrap(&said, area.width.saturating_sub(2));
        let mut y = area.y;
        for line in lines.into_iter().take(most) {
            text::put_short(buf, area.x + 2, y, area.width.saturating_sub(2), line, style, ctx.glyphs.ellipsis);
            y += 1;
        }
        y.max(area.y + 1)
    }

    /// `新增 1,180   更新 12   已有 8   不能导入 4`.
    fn outcome(&self, ctx: &DrawContext) -> Words {
        let mut line = Words::new();
        let Some(tried) = &self.look.tried else {
            line.push(ctx.texts.get("bring-no_rows"), Look::Muted);
            return line;
        };
        let report = &tried.report;
        for (key, number, role) in [
            ("bring-count-added", report.added, Look::Ok),
            ("bring-count-updated", report.updated, Look::Accent),
            ("bring-count-unchanged", report.unchanged, Look::Muted),
            ("bring-count-customers", report.customers_made, Look::Ok),
            ("bring-count-products", report.ledger.products_made, Look::Ok),
            ("bring-count-refused", tried.refused, Look::Danger),
        ] {
            if number > 0 || key == "bring-count-added" {
                let role = if number > 0 { role } else { Look::Muted };
                line.push_after(3, &ctx.texts.with(key, &[("n", (&count(number)).into())]), role);
            }
        }
        line
    }

    fn draw_tabs(&self, area: Rect, buf: &mut Buffer, hits: &mut Hits, ctx: &DrawContext) {
        let tried = self.look.tried.as_ref();
        let mut x = area.x;
        for (place, part) in Part::ALL.into_iter().enumerate() {
            let number = match part {
                Part::Columns | Part::Rows => 0,
                Part::Differences => tried.map_or(0, |tried| tried.report.updated),
                Part::Refused => tried.map_or(0, |tried| tried.refused),
            };
            if place > 1 && self.count(part) == 0 {
                continue;
            }
            let key = ["bring-part-columns", "bring-part-rows", "bring-part-differences", "bring-part-refused"][place];
            let mut words = format!(" {}", ctx.texts.get(key));
            if number > 0 {
                words.push_str(&format!(" {}", count(number)));
            }
            words.push(' ');
            let style = if part == self.part { ctx.theme.tab_current } else { ctx.theme.tab };
            let used = text::put(buf, x, area.y, area.right().saturating_sub(x), &words, style);
            hits.add(Rect { x, width: used, ..area }, Target::Chip(place));
            x = x.saturating_add(used + 1);
            if x >= area.right() {
                return;
            }
        }
    }

    fn draw_columns(&self, area: Rect, buf: &mut Buffer, hits: &mut Hits, ctx: &DrawContext) {
        let lines = self.lines();
        let lengths = [self.settings(), lines.len() - self.settings()];
        // The selection counts lines; what is drawn has the heading of the columns between.
        let mut view = self.views[0];
        let groups = Groups::new(&lengths);
        let height = usize::from(area.height);
        view.reveal(groups, height);
        let bar = Rect { x: area.right().saturating_sub(1), width: area.width.min(1), ..area };
        scroll_bar::draw(bar, buf, view.offset(), height, groups.rows(), ctx);
        let width = area.width.saturating_sub(4);
        for (line, row) in view.visible(groups, height) {
            let y = area.y + u16::try_from(line).unwrap_or(0);
            let region = Rect { y, height: 1, width: area.width.saturating_sub(1), ..area };
            let x = region.x + 2;
            match row {
                Row::Heading(0) => {
                    let words = ctx.texts.get("bring-part-settings");
                    text::put_short(buf, x, y, width, words, ctx.theme.title, ctx.glyphs.ellipsis);
                }
                Row::Heading(_) => {
                    let slots = layout(&COLUMNS, width, 2);
                    let keys = ["bring-column-heading", "bring-column-becomes", "bring-column-samples"];
                    for (slot, key) in slots.into_iter().zip(keys) {
                        slot.put(buf, x, y, ctx.texts.get(key), ctx.theme.title, ctx.glyphs.ellipsis);
                    }
                }
                Row::Item(place) => {
                    let Some(line) = lines.get(place) else { continue };
                    match line {
                        Line::Column(column) => self.draw_column(*column, x, y, width, buf, ctx),
                        line => self.draw_setting(*line, x, y, width, buf, ctx),
                    }
                    if view.selected(groups) == Some(place) {
                        text::restyle(buf, region.x, y, region.width, ctx.theme.selection);
                        text::put_char(buf, region.x, y, ctx.glyphs.selected, ctx.theme.accent);
                    }
                    hits.add(region, Target::Item(place));
                }
            }
        }
    }

    fn draw_column(&self, column: usize, x: u16, y: u16, width: u16, buf: &mut Buffer, ctx: &DrawContext) {
        let Some(column) = self.look.plan.mapping.columns.get(column) else { return };
        let [heading, becomes, samples] = layout(&COLUMNS, width, 2);
        let ellipsis = ctx.glyphs.ellipsis;
        let is_taken = matches!(column.role, Role::Field(_));
        heading.put(buf, x, y, &crate::safe::safe_line(&column.heading), ctx.theme.text, ellipsis);
        let style = if is_taken { ctx.theme.accent } else { ctx.theme.muted };
        becomes.put(buf, x, y, words::role(ctx.texts, column), style, ellipsis);
        let all = column.samples.join(&format!(" {} ", ctx.glyphs.separator));
        samples.put(buf, x, y, &crate::safe::safe_line(&all), ctx.theme.muted, ellipsis);
    }

    fn draw_setting(&self, line: Line, x: u16, y: u16, width: u16, buf: &mut Buffer, ctx: &DrawContext) {
        let (texts, ellipsis) = (ctx.texts, ctx.glyphs.ellipsis);
        let plan = &self.look.plan;
        let (label, value) = match line {
            Line::Take => {
                let ready = self.look.open.is_empty() && self.changes_anything();
                let style = if ready { ctx.theme.accent } else { ctx.theme.muted };
                let added = self.look.tried.as_ref().map_or(0, |tried| tried.report.added + tried.report.updated);
                let added = count(added);
                let args = [("n", (&added).into()), ("kind", words::kind(texts, plan.kind).into())];
                let words =
                    if ready { texts.with("bring-take", &args) } else { texts.get("bring-take-not").to_owned() };
                text::put_short(buf, x, y, width, &words, style, ellipsis);
                return;
            }
            Line::Kind => ("bring-kind", words::kind(texts, plan.kind).to_owned()),
            Line::Sheet => ("bring-sheet", self.sheet.clone().unwrap_or_default()),
            Line::Headings => {
                let line = plan.heading_line;
                let yes = texts.with("bring-headings-line", &[("line", line.into())]);
                let value = if self.look.has_headings { yes } else { texts.get("bring-headings-no").to_owned() };
                ("bring-headings", value)
            }
            Line::Dates => {
                let value = self.dates().map_or_else(
                    || texts.get("bring-dates-unclear").to_owned(),
                    |order| words::dates(texts, order).to_owned(),
                );
                ("bring-dates", value)
            }
            Line::Currency => ("bring-currency", self.look.currency.code().to_owned()),
            Line::Encoding => {
                let name = plan.encoding.unwrap_or_default();
                ("bring-encoding", format!("{name}  {}", words::encoding(texts, name)))
            }
            Line::Lines => {
                let file = self.answers.lines.as_ref().and_then(|path| path.file_name());
                let file = file.map(|name| name.to_string_lossy().into_owned());
                ("bring-lines", file.unwrap_or_else(|| texts.get("bring-lines-none").to_owned()))
            }
            Line::Column(_) => return,
        };
        let [heading, _, _] = layout(&COLUMNS, width, 2);
        heading.put(buf, x, y, texts.get(label), ctx.theme.muted, ellipsis);
        let at = heading.width + 2;
        let value = crate::safe::safe_line(&value);
        text::put_short(buf, x + at, y, width.saturating_sub(at), &value, ctx.theme.text, ellipsis);
    }
}
