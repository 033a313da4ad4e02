//! The lines of the figures: months with what they are compared with, products, categories, customers with their share,
//! ages. Draws only.

use super::{
    entries::Entries,
    extents::Extents,
    rollup::{By, Lines, Rollup},
    table::{self, ABSENT, Extent, Table},
};
use crate::{
    domain::receivable::AgeBand,
    store::{AgeingRow, MonthRow, RollupKey, RollupRow},
    tui::{
        DrawContext,
        widget::{
            bars::Bar,
            columns::Column,
            hits::{Hits, Target},
            list_view::Groups,
            scroll_bar, text,
        },
    },
    wording::{ledger as words, order},
};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// The least cells of a bar that says anything.
const BAR: u16 = 6;

/// What a line is called.
pub fn name(lines: &Lines, place: usize, ctx: &DrawContext) -> String {
    match lines {
        Lines::Months(rows) => rows.get(place).map_or_else(String::new, |row| row.month.key()),
        Lines::Entries(entries) => entries.row(place).map_or_else(String::new, |row| entry_name(row, ctx).to_owned()),
        Lines::Ages(rows) => rows.get(place).map_or_else(String::new, |row| order::age(ctx.texts, row.band).to_owned()),
    }
}

/// Headings, lines, and how far down one is.
pub fn draw(rollup: &Rollup, area: Rect, focused: bool, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
    let mut hits = Hits::new();
    if area.is_empty() {
        return hits;
    }
    let lines = match &rollup.lines {
        Lines::Months(rows) => draw_months(rollup, rows, area, buf, ctx),
        Lines::Entries(entries) => draw_entries(rollup, entries, area, buf, ctx),
        Lines::Ages(rows) => draw_ages(rollup, rows, area, buf, ctx),
    };
    for (place, row) in lines {
        if rollup.selected_place() == Some(place) {
            table::select(row, focused, buf, ctx);
        }
        hits.add(row, Target::Item(place));
    }
    let border = Rect { x: area.right(), y: area.y + 1, width: 1, height: area.height - 1 };
    scroll_bar::draw_on_border(border, buf, rollup.view.offset(), rollup.height, rollup.len(), focused, ctx);
    hits
}

/// The lines in sight: which one, and where.
type Drawn = Vec<(usize, Rect)>;

fn visible<'a, T: 'a, const N: usize>(
    rollup: &'a Rollup,
    row: impl Fn(usize) -> Option<&'a T>,
    table: &'a Table<N>,
) -> impl Iterator<Item = (usize, &'a T, Rect)> {
    rollup.view.visible(Groups::none(rollup.len()), rollup.height).filter_map(move |(line, shown)| {
        let place = shown.item()?;
        Some((place, row(place)?, table.row(line)))
    })
}

fn draw_months(rollup: &Rollup, rows: &[MonthRow], area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Drawn {
    let (texts, theme, currency) = (ctx.texts, ctx.theme, rollup.currency());
    let extents = &rollup.extents;
    let wide = |key: &str, extent: Extent| extent.width(currency, texts.get(key));
    let so_far = texts.get("ledger-so-far");
    let runs = rows.iter().any(|row| row.days_so_far.is_some());
    let month = if runs { 8 + text::width(so_far) } else { 7 };
    let changes =
        [extents.change.least, extents.change.most].map(|change| text::width(&words::change(texts, Some(change))));
    let changes = changes.into_iter().max().unwrap_or(0).max(7);
    let reached = rows.iter().filter_map(progress).max();
    let reached = reached.map(|most| Column::fixed(text::width(&percent(most)).max(6), 4).right());
    let columns = [
        Column::fixed(month, 0),
        Column::fixed(text::width(texts.get("ledger-count")), 5).right(),
        Column::fixed(wide("ledger-gross", extents.gross), 6).right(),
        Column::fixed(wide("ledger-discount", extents.discount), 8).right(),
        Column::fixed(wide("ledger-returns", extents.returns), 7).right(),
        Column::fixed(wide("ledger-net", extents.net), 0).right(),
        Column::fixed(wide("ledger-received", extents.received), 1).right(),
        Column::fixed(changes, 2).right(),
        Column::fixed(changes, 3).right(),
        reached.unwrap_or(ABSENT),
        Column::flex(BAR, 1, 5),
    ];
    let table = Table::new(&columns, area);
    let heads = [
        "ledger-month",
        "ledger-count",
        "ledger-gross",
        "ledger-discount",
        "ledger-returns",
        "ledger-net",
        "ledger-received",
        "ledger-mom",
        "ledger-yoy",
        "ledger-target",
    ];
    let mut names = [""; 11];
    names.iter_mut().zip(heads).for_each(|(name, key)| *name = texts.get(key));
    table.head(names, buf, ctx);
    let most = extents.net.most;
    let mut drawn = Drawn::new();
    for (place, row, region) in visible(rollup, |place| rows.get(place), &table) {
        let (sums, text) = (&row.figures, theme.text);
        let running = row.days_so_far.is_some();
        let month = if running { format!("{} {so_far}", row.month.key()) } else { row.month.key() };
        let amount = |minor: i64| (order::minor(minor, currency), zero_fades(minor, ctx));
        let changed = |change: Option<i64>| (words::change(texts, change), change_style(change, ctx));
        let target = progress(row);
        let cells = [
            (month, text),
            (sums.orders.to_string(), zero_fades(sums.orders, ctx)),
            amount(sums.gross),
            amount(sums.discount()),
            amount(sums.returns),
            amount(sums.net()),
            amount(sums.received),
            changed(row.month_over_month()),
            changed(row.year_over_year()),
            (target.map_or_else(String::new, percent), if target >= Some(1000) { theme.ok } else { text }),
            (String::new(), text),
        ];
        table.cells(&cells, region, buf, ctx);
        let behind = Some(row.year_ago_net);
        Bar { value: sums.net(), behind, most, style: theme.accent }.draw(table.place(10, region), buf, ctx);
        drawn.push((place, region));
    }
    drawn
}

fn draw_entries(rollup: &Rollup, entries: &Entries, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Drawn {
    let (texts, theme, currency) = (ctx.texts, ctx.theme, rollup.currency());
    let extents = &rollup.extents;
    let wide = |key: &str, extent: Extent| extent.width(currency, texts.get(key));
    let (name, only_products, only_customers) = match rollup.by() {
        By::Products => ("ledger-product", true, false),
        By::Categories => ("ledger-category", false, false),
        _ => ("ledger-customer", false, true),
    };
    let received = wide("ledger-received", extents.received);
    let quantity =
        text::width(&order::quantity(extents.quantity.most)).max(text::width(texts.get("ledger-quantity"))).max(7);
    let columns = [
        Column::flex(12, 2, 0),
        Column::fixed(text::width(texts.get("ledger-count")), 4).right(),
        if only_products { Column::fixed(quantity, 2).right() } else { ABSENT },
        Column::fixed(wide("ledger-gross", extents.gross), 5).right(),
        Column::fixed(wide("ledger-discount", extents.discount), 7).right(),
        Column::fixed(wide("ledger-returns", extents.returns), 6).right(),
        Column::fixed(wide("ledger-net", extents.net), 0).right(),
        if only_customers { Column::fixed(received, 3).right() } else { ABSENT },
        Column::fixed(shares(extents), 1).right(),
        Column::flex(BAR, 1, 3),
    ];
    let table = Table::new(&columns, area);
    let heads = [
        name,
        "ledger-count",
        "ledger-quantity",
        "ledger-gross",
        "ledger-discount",
        "ledger-returns",
        "ledger-net",
        "ledger-received",
        "ledger-share",
    ];
    let mut names = [""; 10];
    names.iter_mut().zip(heads).for_each(|(name, key)| *name = texts.get(key));
    table.head(names, buf, ctx);
    let most = extents.net.most;
    let whole = extents.whole;
    let mut drawn = Drawn::new();
    for (place, row, region) in visible(rollup, |place| entries.row(place), &table) {
        let sums = &row.figures;
        let amount = |minor: i64| (order::minor(minor, currency), zero_fades(minor, ctx));
        let is_named = !row.name.is_empty();
        let cells = [
            (entry_name(row, ctx).to_owned(), if is_named { theme.text } else { theme.muted }),
            (sums.orders.to_string(), zero_fades(sums.orders, ctx)),
            (order::quantity(sums.quantity), zero_fades(sums.quantity, ctx)),
            amount(sums.gross),
            amount(sums.discount()),
            amount(sums.returns),
            amount(sums.net()),
            amount(sums.received),
            (share(sums.net(), whole), theme.text),
            (String::new(), theme.text),
        ];
        table.cells(&cells, region, buf, ctx);
        Bar { value: sums.net(), behind: None, most, style: theme.accent }.draw(table.place(9, region), buf, ctx);
        drawn.push((place, region));
    }
    drawn
}

fn draw_ages(rollup: &Rollup, rows: &[AgeingRow], area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Drawn {
    let (texts, theme, currency) = (ctx.texts, ctx.theme, rollup.currency());
    let bands = AgeBand::ALL.map(|band| text::width(order::age(texts, band)));
    let columns = [
        Column::fixed(bands.into_iter().max().unwrap_or(0) + 2, 0),
        Column::fixed(text::width(texts.get("ledger-parts")), 2).right(),
        Column::fixed(rollup.extents.net.width(currency, texts.get("ledger-open")), 0).right(),
        Column::fixed(shares(&rollup.extents), 1).right(),
        Column::flex(BAR, 1, 3),
    ];
    let table = Table::new(&columns, area);
    let heads = ["ledger-age", "ledger-parts", "ledger-open", "ledger-share"].map(|key| texts.get(key));
    table.head([heads[0], heads[1], heads[2], heads[3], ""], buf, ctx);
    let (most, whole) = (rollup.extents.net.most, rollup.extents.whole);
    let mut drawn = Drawn::new();
    for (place, row, region) in visible(rollup, |place| rows.get(place), &table) {
        let late = !matches!(row.band, AgeBand::Untriggered | AgeBand::NotDue) && row.amount > 0;
        let (sign, style) = match row.band {
            _ if row.amount == 0 => (ctx.glyphs.later, theme.muted),
            AgeBand::Untriggered => (ctx.glyphs.unplanned, theme.text),
            AgeBand::NotDue => (ctx.glyphs.later, theme.text),
            AgeBand::Days1To30 | AgeBand::Days31To60 => (ctx.glyphs.overdue, theme.warn),
            AgeBand::Days61To90 | AgeBand::Over90 => (ctx.glyphs.overdue, theme.danger),
        };
        let cells = [
            (format!("{sign} {}", order::age(texts, row.band)), style),
            (row.parts.to_string(), zero_fades(row.parts, ctx)),
            (order::minor(row.amount, currency), zero_fades(row.amount, ctx)),
            (share(row.amount, whole), zero_fades(row.amount, ctx)),
            (String::new(), theme.text),
        ];
        table.cells(&cells, region, buf, ctx);
        let style = if late { style } else { theme.accent };
        Bar { value: row.amount, behind: None, most, style }.draw(table.place(4, region), buf, ctx);
        drawn.push((place, region));
    }
    drawn
}

fn entry_name<'a>(row: &'a RollupRow, ctx: &DrawContext<'a>) -> &'a str {
    match (&row.key, row.name.is_empty()) {
        (_, false) => &row.name,
        (RollupKey::Category(_), true) => ctx.texts.get("ledger-no-category"),
        (_, true) => ctx.texts.get("ledger-no-product"),
    }
}

/// How far a month's target is reached, in thousandths.
fn progress(row: &MonthRow) -> Option<i64> {
    let target = row.target?;
    let (reached, wanted) = (i128::from(target.reached(&row.figures)), i128::from(target.amount?));
    (wanted > 0).then(|| i64::try_from(reached * 1000 / wanted).unwrap_or(i64::MAX))
}

/// Whole per cents, rounded down: what is nearly reached is not reached.
fn percent(thousandths: i64) -> String {
    format!("{}%", thousandths.div_euclid(10))
}

fn share(part: i64, whole: i128) -> String {
    if whole <= 0 {
        return "—".to_owned();
    }
    let (doubled, sign) = (i128::from(part.unsigned_abs()) * 2000, if part < 0 { -1 } else { 1 });
    let rounded = (doubled + whole) / (whole * 2) * sign;
    words::share(i64::try_from(rounded).unwrap_or(i64::MAX))
}

/// Cells of a column of shares: of a sum that returns have lowered one of them may be many times the whole.
fn shares(extents: &Extents) -> u16 {
    [extents.net.least, extents.net.most]
        .map(|part| text::width(&share(part, extents.whole)))
        .into_iter()
        .max()
        .unwrap_or(0)
        .max(6)
}

/// What is nothing is there to be overlooked.
fn zero_fades(number: i64, ctx: &DrawContext) -> Style {
    if number == 0 { ctx.theme.muted } else { ctx.theme.text }
}

fn change_style(change: Option<i64>, ctx: &DrawContext) -> Style {
    match change {
        Some(more) if more > 0 => ctx.theme.ok,
        Some(less) if less < 0 => ctx.theme.warn,
        _ => ctx.theme.muted,
    }
}
