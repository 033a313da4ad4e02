//! Where things were drawn, so that a click finds them. Filled by draw functions and handed back; changes no state.

use crate::action::Action;
use ratatui::layout::{Position, Rect};

/// What a region of the screen stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The tab of this place.
    Tab(usize),
    /// The pane of this place, outside its rows.
    Pane(usize),
    /// The item of this place in the list.
    Row(usize),
    /// An action: a key in the footer or in help.
    Action(Action),
    /// The field of this place in the form.
    Field(usize),
    /// The chip of this place.
    Chip(usize),
    /// The item of this place in a menu or palette.
    Item(usize),
    /// A popup, beside what can be clicked in it.
    Popup,
}

/// The regions of one frame, in the order in which they were drawn.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    regions: Vec<(Rect, Target)>,
}

impl Hits {
    pub fn new() -> Hits {
        Hits::default()
    }

    /// Remembers that `target` was drawn in `area`; an empty area is forgotten.
    pub fn add(&mut self, area: Rect, target: Target) {
        if !area.is_empty() {
            self.regions.push((area, target));
        }
    }

    /// Takes over what a part of the frame drew.
    pub fn extend(&mut self, other: Hits) {
        self.regions.extend(other.regions);
    }

    /// Forgets what lies under a popup that covers `area`.
    pub fn cover(&mut self, area: Rect) {
        self.regions.retain(|(region, _)| area.intersection(*region).is_empty());
    }

    /// What is at a cell: what was drawn last.
    pub fn at(&self, x: u16, y: u16) -> Option<Target> {
        let here = Position::new(x, y);
        self.regions.iter().rev().find(|(area, _)| area.contains(here)).map(|&(_, target)| target)
    }

    pub fn iter(&self) -> impl Iterator<Item = &(Rect, Target)> {
        self.regions.iter()
    }
}
