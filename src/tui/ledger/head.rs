//! The line on top over the ledger: this month, what came in, what is owed. Adds nothing up itself.

use crate::{
    domain::money::{Currency, Money},
    store::LedgerHead,
    tui::{
        DrawContext,
        follow_ups::top_bar,
        widget::{hits::Hits, tab_bar::Piece, text},
    },
    wording,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells that the tabs need.
const TABS: u16 = 32;

/// Draws the line; `current` is the place of the tab that is open.
pub fn draw(head: Option<&LedgerHead>, current: usize, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
    let Some(head) = head else { return top_bar::draw_line(&[], current, area, buf, ctx) };
    let whole = words(head, wording::money::amount, ctx);
    let cells = whole.iter().map(|words| text::width(words).saturating_add(3)).fold(0, u16::saturating_add);
    let short = |money| wording::money::amount_compact(ctx.texts, money);
    let words = if cells.saturating_add(TABS) <= area.width { whole } else { words(head, short, ctx) };
    let changed = head.month.month_over_month();
    let change = match changed {
        Some(more) if more > 0 => ctx.theme.ok,
        Some(less) if less < 0 => ctx.theme.warn,
        _ => ctx.theme.muted,
    };
    let styles = [ctx.theme.text, change, ctx.theme.text, ctx.theme.text, ctx.theme.danger];
    // Rank: this month's net stays longest, then what is overdue.
    let ranks = [0, 4, 3, 2, 1];
    let pieces = words.iter().zip(styles).zip(ranks).filter(|((words, _), _)| !words.is_empty());
    let pieces: Vec<Piece> = pieces.map(|((text, style), rank)| Piece { text, style, rank }).collect();
    top_bar::draw_line(&pieces, current, area, buf, ctx)
}

/// Net, change, received, owed, overdue; what there is none of is left out.
fn words(head: &LedgerHead, amount: impl Fn(Money) -> String, ctx: &DrawContext) -> [String; 5] {
    let sums = &head.month.figures;
    let money = |minor: i64| worded(minor, head.currency, &amount);
    let month = wording::ledger::month_name(ctx.texts, head.month.month);
    let net = money(sums.net());
    let with = |key: &str, minor: i64| ctx.texts.with(key, &[("amount", (&money(minor)).into())]);
    let changed = match head.month.month_over_month() {
        Some(more) if more > 0 => format!("{}{}", ctx.glyphs.up, wording::ledger::share(more)),
        Some(less) if less < 0 => format!("{}{}", ctx.glyphs.down, wording::ledger::share(less.saturating_neg())),
        _ => String::new(),
    };
    [
        ctx.texts.with("ledger-head-net", &[("month", (&month).into()), ("amount", (&net).into())]),
        changed,
        with("ledger-head-received", sums.received),
        with("ledger-head-owed", head.receivable),
        if head.overdue > 0 {
            format!("{} {}", ctx.glyphs.overdue, with("ledger-head-overdue", head.overdue))
        } else {
            String::new()
        },
    ]
}

fn worded(minor: i64, currency: Currency, amount: impl Fn(Money) -> String) -> String {
    amount(Money::sum(minor, currency))
}
