//! One row of the queue: tier, star, name, stage, when it is due, how to reach out. Decides no order.

use crate::{
    domain::{
        channel::Channel,
        customer::Parked,
        due::{Band, DuePolicy, is_red},
        stage::Stage,
    },
    i18n::Texts,
    store::QueueRow,
    tui::{
        DrawContext,
        widget::{
            columns::{Column, Slot, layout},
            text,
        },
    },
    wording,
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
};

/// How a row stands in the list.
#[derive(Clone, Copy, Debug)]
pub struct RowState {
    /// Selected, and whether the list has the keys.
    pub selected: Option<bool>,
    pub marked: bool,
    /// In a list without headings each row says its band itself.
    pub flat: bool,
}

/// The columns for a width of the list, and the rep's rules that rows are worded by.
#[derive(Clone, Debug, Default)]
pub struct RowColumns {
    name: Slot,
    stage: Slot,
    due: Slot,
    channel: Slot,
    policy: DuePolicy,
}

/// The cells before the name: selection, tier, mark, star, air.
const BEFORE: u16 = 5;
/// The cell of air between the sign that says how bad it is, which stands in the gap before the column, and the due word.
const AIR: u16 = 1;
/// Cells between two columns.
const GAP: u16 = 2;

impl RowColumns {
    pub fn new(width: u16, policy: &DuePolicy, texts: &Texts) -> RowColumns {
        let widest = |words: &mut dyn Iterator<Item = u16>| words.max().unwrap_or(0);
        let stage = widest(&mut Stage::ALL.iter().map(|stage| text::width(wording::stage(texts, *stage))));
        let channel = widest(&mut Channel::ALL.iter().map(|channel| text::width(wording::channel(texts, *channel))));
        let due = text::width(&wording::due::overdue_days(texts, 100)).saturating_add(1).max(10);
        let columns =
            [Column::flex(17, 1, 0), Column::fixed(stage, 2), Column::fixed(due + AIR, 1), Column::fixed(channel, 3)];
        let [name, stage, due, channel] = layout(&columns, width.saturating_sub(BEFORE), GAP);
        RowColumns { name, stage, due, channel, policy: policy.clone() }
    }
}

/// When a row is due in words, its sign and its style.
struct DueWord {
    sign: Option<char>,
    word: String,
    style: Style,
}

/// Draws a row into the first row of `region`.
pub fn draw(row: &QueueRow, state: RowState, look: &RowColumns, region: Rect, buf: &mut Buffer, ctx: &DrawContext) {
    let (x, y) = (region.x, region.y);
    let end = region.right();
    let mut put = |at: u16, c: char, style: Style| {
        if x + at < end {
            text::put_char(buf, x + at, y, c, style);
        }
    };
    let tier = row.tier.code().chars().next().unwrap_or(' ');
    put(1, tier, if row.tier.rank() == 0 { ctx.theme.title } else { ctx.theme.muted });
    if state.marked {
        put(2, ctx.glyphs.marked, ctx.theme.marked);
    }
    if row.starred {
        put(3, ctx.glyphs.star, ctx.theme.star);
    }
    let x = x.saturating_add(BEFORE);
    let ellipsis = ctx.glyphs.ellipsis;
    look.name.put(buf, x, y, &row.name, ctx.theme.text, ellipsis);
    let told = put_reason(row, look, x, y, buf, ctx);
    look.stage.put(buf, x, y, wording::stage(ctx.texts, row.stage), ctx.theme.muted, ellipsis);
    let due = due_word(row, state.flat, &look.policy, ctx);
    if let Some(sign) = due.sign.filter(|_| look.due.width > AIR && look.due.x > 0) {
        text::put_char(buf, x + look.due.x - 1, y, sign, due.style);
    }
    let slot = Slot { x: look.due.x + AIR, width: look.due.width.saturating_sub(AIR), right: false };
    slot.put(buf, x, y, &due.word, due.style, ellipsis);
    if let Some(reason) = row.reason.filter(|_| !told) {
        look.channel.put(buf, x, y, wording::due::reason_short(ctx.texts, reason), ctx.theme.warn, ellipsis);
    } else if let Some(channel) = row.channel.or(row.last_channel) {
        look.channel.put(buf, x, y, wording::channel(ctx.texts, channel), ctx.theme.muted, ellipsis);
    }
    if let Some(focused) = state.selected {
        let style = if focused { ctx.theme.selection } else { ctx.theme.selection_unfocused };
        text::restyle(buf, region.x, y, region.width, style);
        text::put_char(buf, region.x, y, ctx.glyphs.selected, ctx.theme.accent);
    }
}

/// Why it calls, behind the name where that leaves room for it; false when it has to be told elsewhere.
fn put_reason(row: &QueueRow, look: &RowColumns, x: u16, y: u16, buf: &mut Buffer, ctx: &DrawContext) -> bool {
    if row.reason.is_none() {
        return false;
    }
    let words = wording::due::called(ctx.texts, row);
    let used = text::width(&row.name).saturating_add(GAP);
    let width = text::width(&words);
    if used.saturating_add(width) > look.name.width {
        return false;
    }
    let slot = Slot { x: look.name.x + look.name.width - width, width, right: false };
    slot.put(buf, x, y, &words, ctx.theme.warn, ctx.glyphs.ellipsis);
    true
}

fn due_word(row: &QueueRow, flat: bool, policy: &DuePolicy, ctx: &DrawContext) -> DueWord {
    let quiet = |word: &str| DueWord { sign: None, word: word.to_owned(), style: ctx.theme.muted };
    match (row.queued, row.parked, row.due) {
        (false, Some(Parked::Paused), _) => return quiet(ctx.texts.get("queue-paused")),
        (false, Some(Parked::GivenUp), _) => return quiet(ctx.texts.get("queue-given-up")),
        (false, None, _) | (true, _, None) if !row.queued => return quiet(ctx.texts.get("queue-at-rest")),
        (_, _, None) => {
            return DueWord { sign: flat.then_some(ctx.glyphs.unplanned), ..quiet(ctx.texts.get("queue-unplanned")) };
        }
        _ => {}
    }
    let Some(due) = row.due else { return quiet("") };
    let word = wording::due::due_by(ctx.texts, due, row.implied, policy, ctx.now);
    let red = row.band == Band::Overdue && is_red(due, row.tier, policy, ctx.today);
    let style = match row.band {
        // The heading is loud enough: here the sign says it without colour.
        Band::Overdue if red => ctx.theme.danger.remove_modifier(Modifier::BOLD),
        Band::Overdue => ctx.theme.warn,
        Band::Today => ctx.theme.text,
        _ => ctx.theme.muted,
    };
    let sign = match row.band {
        Band::Overdue if flat || red => Some(ctx.glyphs.overdue),
        Band::Today if flat => Some(ctx.glyphs.today),
        Band::Soon if flat => Some(ctx.glyphs.soon),
        Band::Later if flat => Some(ctx.glyphs.later),
        _ => None,
    };
    DueWord { sign, word, style }
}
