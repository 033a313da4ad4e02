//! What an empty book begins with: bring a sheet, add the first customer, or look at a sample. Does none of it.

use crate::{
    action::{Action, Scope},
    tui::{
        DrawContext, Press,
        widget::{
            hits::{Hits, Target},
            popup::{self, Place},
            text,
            wrap::wrap,
        },
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// What to type in the shell; the same in every language.
const DEMO: &str = "gendan demo  (--trade training, --trade retail)";

/// The welcome over an empty list.
#[derive(Debug, Default)]
pub struct Welcome;

/// What a key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WelcomeEvent {
    Ignored,
    Closed,
    /// Close, and do what the key means on the screen beneath.
    Run(Action),
}

impl Welcome {
    /// The keys beneath work: it is a notice, not a dialog.
    pub const SCOPES: &'static [Scope] = &[Scope::FollowUps, Scope::Global, Scope::Everywhere];

    pub fn on_press(&self, press: &Press) -> WelcomeEvent {
        match press.action {
            Some(Action::Back | Action::Open) => WelcomeEvent::Closed,
            Some(action) => WelcomeEvent::Run(action),
            None => WelcomeEvent::Ignored,
        }
    }

    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        let key = |action| {
            let key = ctx.keymap.working_keys(Self::SCOPES, action).next();
            key.map_or_else(String::new, |key| key.name(|name| ctx.texts.get(name)))
        };
        let new = key(Action::NewCustomer);
        let tabs = [("follow_ups", key(Action::TabFollowUps)), ("ledger", key(Action::TabLedger))];
        let tabs: Vec<_> = tabs.iter().map(|(name, key)| (*name, key.into())).collect();
        let choices = [
            ("welcome-import", ctx.texts.with("welcome-import-key", &[("key", (&key(Action::Import)).into())])),
            ("welcome-first", ctx.texts.with("welcome-first-key", &[("key", (&new).into())])),
            ("welcome-tab", ctx.texts.with("welcome-tab-keys", &tabs)),
            ("welcome-demo", DEMO.to_owned()),
        ];
        let width = bounds.width.min(66);
        let intro = wrap(ctx.texts.get("welcome-intro"), width.saturating_sub(4));
        let height = u16::try_from(intro.len()).unwrap_or(2) + 3 + 2 * 4;
        let area = popup::area(bounds, (width, height), Place::Centre);
        if area.is_empty() {
            return hits;
        }
        hits.add(area, Target::Popup);
        let inner = popup::open(area, ctx.texts.get("welcome-title"), "", buf, ctx);
        let mut y = inner.y;
        let mut put = |x: u16, words: &str, style, y: u16| {
            if y < inner.bottom() {
                let room = inner.right().saturating_sub(x);
                text::put_short(buf, x, y, room, words, style, ctx.glyphs.ellipsis);
            }
        };
        for line in intro {
            put(inner.x, line, ctx.theme.text, y);
            y += 1;
        }
        // Air only where there is room for it.
        let airy = inner.height >= height.saturating_sub(2);
        y += u16::from(airy);
        for (what, how) in &choices {
            put(inner.x, ctx.texts.get(what), ctx.theme.muted, y);
            put(inner.x + 2, how, ctx.theme.key, y + 1);
            let action = match *what {
                "welcome-import" => Some(Action::Import),
                "welcome-first" => Some(Action::NewCustomer),
                _ => None,
            };
            if let Some(action) = action.filter(|_| y + 1 < inner.bottom()) {
                hits.add(Rect { y: y + 1, height: 1, ..inner }, Target::Action(action));
            }
            y += 2;
        }
        hits
    }
}
