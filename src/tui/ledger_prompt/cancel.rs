//! Why an order is cancelled: from a menu, or in the rep's own words. An order entered by mistake is void instead.

use crate::{
    domain::{id::OrderId, order::OrderStatus},
    entry::EntryContext,
    i18n::Texts,
    store::{Op, op::LedgerOp},
    tui::{
        DrawContext, Press,
        prompt::PromptEvent,
        widget::{
            hits::{Hits, Target},
            menu::{Menu, MenuEvent, MenuItem},
            popup::Place,
        },
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// The menu of reasons.
pub struct CancelMenu {
    order: OrderId,
    menu: Menu,
}

/// Why, and what the order is then.
const REASONS: [(&str, OrderStatus); 7] = [
    ("ledger_prompt-cancel-customer", OrderStatus::Cancelled),
    ("ledger_prompt-cancel-price", OrderStatus::Cancelled),
    ("ledger_prompt-cancel-stock", OrderStatus::Cancelled),
    ("ledger_prompt-cancel-payment", OrderStatus::Cancelled),
    ("ledger_prompt-cancel-changed", OrderStatus::Cancelled),
    ("ledger_prompt-cancel-twice", OrderStatus::Void),
    ("ledger_prompt-cancel-mistake", OrderStatus::Void),
];

impl CancelMenu {
    pub fn new(order: OrderId, number: &str, texts: &Texts) -> CancelMenu {
        let item = |(key, (label, how)): (char, (&str, OrderStatus))| MenuItem {
            key: Some(key),
            label: texts.get(label).to_owned(),
            detail: match how {
                OrderStatus::Void => texts.get("order-status-void").to_owned(),
                _ => String::new(),
            },
        };
        let items = ('1'..='7').zip(REASONS).map(item).collect();
        let title = texts.with("ledger_prompt-cancel", &[("number", number.into())]);
        CancelMenu { order, menu: Menu::new(title, items).with_input(texts.get("menu-reason-type")) }
    }

    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> PromptEvent {
        let event = self.menu.on_press(press);
        self.take(event, ctx)
    }

    pub fn paste(&mut self, pasted: &str, ctx: &EntryContext) -> PromptEvent {
        let event = self.menu.paste(pasted);
        self.take(event, ctx)
    }

    pub fn on_click(&mut self, target: Target, ctx: &EntryContext) -> PromptEvent {
        match target {
            Target::Item(place) => self.take(MenuEvent::Chosen(place), ctx),
            _ => PromptEvent::Ignored,
        }
    }

    fn take(&self, event: MenuEvent, ctx: &EntryContext) -> PromptEvent {
        let (how, reason) = match event {
            MenuEvent::Ignored => return PromptEvent::Ignored,
            MenuEvent::Moved | MenuEvent::Typed => return PromptEvent::Moved,
            MenuEvent::Cancelled => return PromptEvent::Cancelled,
            MenuEvent::Entered(reason) => (OrderStatus::Cancelled, reason),
            MenuEvent::Chosen(place) => match REASONS.get(place) {
                Some((label, how)) => (*how, ctx.texts.get(label).to_owned()),
                None => return PromptEvent::Ignored,
            },
        };
        let op: Op = LedgerOp::CancelOrder { order: self.order, how, on: ctx.today(), reason }.into();
        PromptEvent::Save(Box::new(op))
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        self.menu.draw(bounds, place, buf, ctx)
    }
}
