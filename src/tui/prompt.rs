//! The small menus over a list: snooze, park, copy, stage, tier, tags, plan; for one customer or all that are marked.
//! Each ends in one write or a text to copy, which the app carries out.

mod asking;
mod copy;
mod decline;
mod gap;
mod need;
mod obstacle;
mod park;
mod pick;
mod plan;
mod priority;
mod promise;
mod reason;
mod snooze;
mod triage;

pub use asking::{Answer, Asking};
pub use copy::CopyMenu;
pub use decline::DeclineMenu;
pub use gap::GapMenu;
pub use need::NeedMenu;
pub use obstacle::{ObstacleMenu, Stuck};
pub use park::{Park, ParkStart};
pub use pick::{StageMenu, TagMenu, TierMenu};
pub use plan::PlanPrompt;
pub use priority::PriorityCard;
pub use promise::PromiseMenu;
pub use reason::ReasonMenu;
pub use snooze::Snooze;
pub use triage::{Triage, TriageStart};

use super::{
    DrawContext, Press,
    effect::Open,
    widget::{
        form::{Form, FormDrawn},
        hits::{Hits, Target},
        menu::{Menu, MenuEvent},
        popup::{self, Place},
    },
};
use crate::{action::Scope, domain::id::CustomerId, entry::EntryContext, i18n::Texts, store::Op};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// Whom a menu is about: one customer, or several that are marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// At least one.
    pub customers: Vec<CustomerId>,
    /// The name of the one; unused for several.
    pub name: String,
}

impl Subject {
    /// `改期：华为`, `改期：3 个客户`.
    fn title(&self, texts: &Texts, what: &str) -> String {
        match self.customers.len() {
            0 | 1 => texts.with("menu-title", &[("what", what.into()), ("name", (&self.name).into())]),
            n => texts.with("menu-title-many", &[("what", what.into()), ("n", n.into())]),
        }
    }

    /// The same write for each customer, as one step.
    fn each(&self, op: impl Fn(CustomerId) -> Op) -> Op {
        match self.customers.as_slice() {
            [one] => op(*one),
            all => Op::Batch(all.iter().copied().map(op).collect()),
        }
    }
}

/// What a key came to.
#[derive(Clone, Debug)]
pub enum PromptEvent {
    /// Not for the menu.
    Ignored,
    /// Something looks different now.
    Moved,
    /// Save this. The menu stays open until it is saved.
    Save(Box<Op>),
    /// Close, then open this.
    Open(Open),
    /// Put this on the clipboard.
    Copy(String),
    /// Close; nothing was saved.
    Cancelled,
}

impl PromptEvent {
    fn save(op: Op) -> PromptEvent {
        PromptEvent::Save(Box::new(op))
    }
}

/// The menu that is open.
pub enum Prompt {
    Snooze(Snooze),
    Park(Park),
    Copy(CopyMenu),
    Stage(StageMenu),
    Tier(TierMenu),
    Obstacle(ObstacleMenu),
    Tag(TagMenu),
    Plan(PlanPrompt),
    Gap(GapMenu),
    Priority(PriorityCard),
    Triage(Box<Triage>),
    Promise(PromiseMenu),
    Decline(DeclineMenu),
}

/// The same call on whichever menu it is, and what comes of it on what is only looked at.
macro_rules! each {
    ($prompt:expr, $menu:ident => $call:expr, $none:expr) => {
        match $prompt {
            Prompt::Snooze($menu) => $call,
            Prompt::Park($menu) => $call,
            Prompt::Copy($menu) => $call,
            Prompt::Stage($menu) => $call,
            Prompt::Tier($menu) => $call,
            Prompt::Obstacle($menu) => $call,
            Prompt::Tag($menu) => $call,
            Prompt::Plan($menu) => $call,
            Prompt::Gap(_) | Prompt::Priority(_) | Prompt::Triage(_) => $none,
            Prompt::Promise($menu) => $call,
            Prompt::Decline($menu) => $call,
        }
    };
}

impl Prompt {
    /// The scope that its keys are looked up in, before [`Scope::Everywhere`].
    pub fn scope(&self) -> Scope {
        match self {
            Prompt::Park(menu) => menu.scope(),
            Prompt::Plan(_) => Scope::Form,
            Prompt::Triage(menu) => menu.scope(),
            Prompt::Priority(_) => Scope::Told,
            _ => Scope::Prompt,
        }
    }

    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> PromptEvent {
        match self {
            Prompt::Gap(menu) => menu.on_press(press),
            Prompt::Priority(card) => card.on_press(press),
            Prompt::Triage(menu) => menu.on_press(press),
            menu => each!(menu, menu => menu.on_press(press, ctx), PromptEvent::Ignored),
        }
    }

    /// Takes the space there is.
    pub fn lay_out(&mut self, bounds: Rect) {
        if let Prompt::Triage(menu) = self {
            menu.lay_out(bounds);
        }
    }

    /// Takes a pasted text.
    pub fn paste(&mut self, pasted: &str, ctx: &EntryContext) -> PromptEvent {
        each!(self, menu => menu.paste(pasted, ctx), PromptEvent::Ignored)
    }

    /// Takes a click on something that [`Prompt::draw`] drew.
    pub fn on_click(&mut self, target: Target, ctx: &EntryContext) -> PromptEvent {
        match self {
            Prompt::Gap(menu) => menu.on_click(target),
            Prompt::Triage(menu) => menu.on_click(target),
            menu => each!(menu, menu => menu.on_click(target, ctx), PromptEvent::Ignored),
        }
    }

    /// Draws it over `bounds`; returns the caret and what can be clicked.
    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        match self {
            Prompt::Gap(menu) => menu.draw(bounds, place, buf, ctx),
            Prompt::Priority(card) => card.draw(bounds, place, buf, ctx),
            Prompt::Triage(menu) => menu.draw(bounds, buf, ctx),
            menu => each!(menu, menu => menu.draw(bounds, place, buf, ctx), (None, Hits::new())),
        }
    }
}

/// What a click on a menu's item is.
fn clicked(menu: &Menu, target: Target) -> MenuEvent {
    match target {
        Target::Item(place) if place < menu.items().len() => MenuEvent::Chosen(place),
        _ => MenuEvent::Ignored,
    }
}

/// A form in a box of its own, as high as it needs to be.
fn draw_form(
    form: &Form,
    title: &str,
    bounds: Rect,
    place: Place,
    buf: &mut Buffer,
    ctx: &DrawContext,
) -> (Option<Position>, Hits) {
    let (width, _) = popup::inside(popup::area(bounds, (64, 0), place));
    let area = popup::area(bounds, (64, form.height(width).saturating_add(2)), place);
    if area.is_empty() {
        return (None, Hits::new());
    }
    let inner = popup::open(area, title, "", buf, ctx);
    let mut hits = Hits::new();
    hits.add(area, Target::Popup);
    let FormDrawn { caret, hits: fields } = form.draw(inner, buf, ctx);
    hits.extend(fields);
    (caret, hits)
}
