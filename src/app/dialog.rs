//! What can lie over a tab, told apart by an enum: scopes, keys, drawing. Each does its own work; this only routes.

use crate::{
    action::{Action, Scope},
    tui::{
        DrawContext, Press,
        effect::Effect,
        overlay::{
            help::{Help, HelpEvent},
            palette::{Palette, PaletteEvent},
        },
        widget::{
            confirm::{Confirm, ConfirmEvent},
            hits::{Hits, Target},
        },
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// One thing over the tab.
pub(super) enum Dialog {
    Help(Help),
    Palette(Palette),
    Confirm { question: Confirm, yes: Vec<Effect> },
}

/// What a key in a dialog came to.
pub(super) enum DialogEvent {
    /// Nothing looks different.
    Ignored,
    Changed,
    Close,
    /// Close, then carry these out.
    CloseAnd(Vec<Effect>),
    /// Close, then do what a key of the screen beneath would.
    Run(Action),
}

impl Dialog {
    pub fn scopes(&self) -> &'static [Scope] {
        match self {
            Dialog::Help(_) | Dialog::Palette(_) => &[Scope::Overlay, Scope::Everywhere],
            Dialog::Confirm { .. } => &[Scope::Confirm, Scope::Everywhere],
        }
    }

    pub fn on_press(&mut self, press: &Press) -> DialogEvent {
        match self {
            Dialog::Help(help) => match help.on_press(press) {
                HelpEvent::Ignored => DialogEvent::Ignored,
                HelpEvent::Moved => DialogEvent::Changed,
                HelpEvent::Closed => DialogEvent::Close,
            },
            Dialog::Palette(palette) => from_palette(palette.on_press(press)),
            Dialog::Confirm { question, yes } => match question.on_press(press) {
                ConfirmEvent::Ignored => DialogEvent::Ignored,
                ConfirmEvent::No => DialogEvent::Close,
                ConfirmEvent::Yes => DialogEvent::CloseAnd(std::mem::take(yes)),
            },
        }
    }

    pub fn paste(&mut self, pasted: &str) -> DialogEvent {
        match self {
            Dialog::Palette(palette) => from_palette(palette.paste(pasted)),
            Dialog::Help(_) | Dialog::Confirm { .. } => DialogEvent::Ignored,
        }
    }

    pub fn on_click(&mut self, target: Target) -> DialogEvent {
        match self {
            Dialog::Palette(palette) => from_palette(palette.on_click(target)),
            Dialog::Help(_) | Dialog::Confirm { .. } => DialogEvent::Ignored,
        }
    }

    /// Draws the dialog over `bounds`; returns the caret and what can be clicked.
    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        match self {
            Dialog::Help(help) => help.draw(bounds, buf, ctx),
            Dialog::Palette(palette) => palette.draw(bounds, buf, ctx),
            Dialog::Confirm { question, .. } => (None, question.draw(bounds, buf, ctx)),
        }
    }
}

fn from_palette(event: PaletteEvent) -> DialogEvent {
    match event {
        PaletteEvent::Ignored => DialogEvent::Ignored,
        PaletteEvent::Moved => DialogEvent::Changed,
        PaletteEvent::Run(action) => DialogEvent::Run(action),
        PaletteEvent::Cancelled => DialogEvent::Close,
    }
}
