//! Customers that may be one: the list of pairs, and two of them side by side. Asks for writes; reads and saves nothing.

mod compare;
mod list;

use crate::{
    action::{Action, Scope},
    domain::id::CustomerId,
    store::{DuplicatePair, Duplicates, MergeSheet, Op},
    tui::{
        DrawContext, Press,
        widget::{
            hits::{Hits, Target},
            list_view::{Groups, ListView},
        },
    },
};
use compare::Compare;
use ratatui::{buffer::Buffer, layout::Rect};

/// The list, or one pair of it.
pub struct Merging {
    /// `None` while the book is looked through.
    pairs: Option<Vec<DuplicatePair>>,
    /// More pairs than are told at once.
    more: bool,
    list: ListView,
    /// Rows of the list in sight, as last drawn.
    height: usize,
    compare: Option<Compare>,
    /// The pair was picked by hand: there is no list to go back to.
    alone: bool,
}

/// What a key came to.
#[derive(Clone, Debug)]
pub enum MergeEvent {
    Ignored,
    Moved,
    /// Read these two, to be shown side by side: the one that stays, the one that goes into it.
    Look(CustomerId, CustomerId),
    /// Save this; [`Merging::settled`] is told when it was.
    Save(Box<Op>),
    /// Take the last step back, and look through the book again.
    Undo,
    Closed,
}

impl Merging {
    /// The pairs are on their way.
    pub fn waiting() -> Merging {
        Merging { pairs: None, more: false, list: ListView::default(), height: 1, compare: None, alone: false }
    }

    /// Two customers that were picked by hand.
    pub fn of_two(keep: MergeSheet, away: MergeSheet) -> Merging {
        let compare = Some(Compare::new(keep, away, None));
        Merging { pairs: Some(Vec::new()), alone: true, compare, ..Merging::waiting() }
    }

    /// Takes what was found.
    pub fn set_pairs(&mut self, found: Duplicates) {
        self.more = found.more;
        self.pairs = Some(found.pairs);
        self.list.reveal(self.groups(), self.height);
    }

    /// Whether the pairs are still looked for.
    pub fn is_waiting(&self) -> bool {
        self.pairs.is_none()
    }

    /// Whether two were picked by hand.
    pub fn is_alone(&self) -> bool {
        self.alone
    }

    /// Shows two customers side by side.
    pub fn show(&mut self, keep: MergeSheet, away: MergeSheet) {
        let because = self.selected().map(|pair| pair.because.clone());
        self.compare = Some(Compare::new(keep, away, because));
    }

    /// One of the two is gone: back to the list without the pair.
    pub fn gone(&mut self) {
        self.compare = None;
        self.drop_selected(None);
    }

    /// The pair in sight is settled; the next one to look at, if there is any. A merge names who went.
    pub fn settled(&mut self, merged: Option<CustomerId>) -> Option<(CustomerId, CustomerId)> {
        let was_shown = self.compare.take().is_some();
        self.drop_selected(merged);
        self.selected().filter(|_| was_shown).map(|pair| (pair.keep, pair.away))
    }

    fn drop_selected(&mut self, merged: Option<CustomerId>) {
        let at = self.list.selected(self.groups());
        let Some(pairs) = &mut self.pairs else { return };
        if let Some(at) = at {
            pairs.remove(at);
        }
        if let Some(away) = merged {
            // What was like the one that went may be like the one that stays: told when the book is looked through again.
            pairs.retain(|pair| pair.keep != away && pair.away != away);
        }
        self.list.reveal(self.groups(), self.height);
    }

    fn selected(&self) -> Option<&DuplicatePair> {
        let at = self.list.selected(self.groups())?;
        self.pairs.as_ref()?.get(at)
    }

    fn groups(&self) -> Groups<'static> {
        Groups::none(self.pairs.as_ref().map_or(0, Vec::len))
    }

    /// Where its keys are looked up.
    pub fn scope(&self) -> Scope {
        match &self.compare {
            Some(compare) if compare.asks() => Scope::Confirm,
            Some(_) => Scope::Merge,
            None => Scope::MergeList,
        }
    }

    pub fn on_press(&mut self, press: &Press) -> MergeEvent {
        let Some(action) = press.action else { return MergeEvent::Ignored };
        if action == Action::Undo && !self.alone {
            return MergeEvent::Undo;
        }
        if let Some(compare) = &mut self.compare {
            if action == Action::MergeBack && !self.alone {
                self.compare = None;
                return MergeEvent::Moved;
            }
            return compare.on_action(action);
        }
        let (groups, height) = (self.groups(), self.height);
        match action {
            Action::MergeBack => return MergeEvent::Closed,
            Action::MergeOpen => {
                return self.selected().map_or(MergeEvent::Ignored, |pair| MergeEvent::Look(pair.keep, pair.away));
            }
            Action::MergeApart => {
                return self.selected().map_or(MergeEvent::Ignored, |pair| {
                    MergeEvent::Save(Box::new(Op::KeepApart(pair.keep, pair.away)))
                });
            }
            Action::MoveDown => self.list.move_by(1, groups, height),
            Action::MoveUp => self.list.move_by(-1, groups, height),
            Action::PageDown => self.list.page(1, groups, height),
            Action::PageUp => self.list.page(-1, groups, height),
            _ => return MergeEvent::Ignored,
        }
        MergeEvent::Moved
    }

    pub fn on_click(&mut self, target: Target) -> MergeEvent {
        match (target, &mut self.compare) {
            (Target::Item(place), Some(compare)) => compare.on_click(place),
            (Target::Item(place), None) => {
                self.list.select(place, self.groups(), self.height);
                self.selected().map_or(MergeEvent::Ignored, |pair| MergeEvent::Look(pair.keep, pair.away))
            }
            _ => MergeEvent::Ignored,
        }
    }

    /// Makes what is drawn fit the space there is.
    pub fn lay_out(&mut self, body: Rect) {
        self.height = usize::from(list::height(body));
        self.list.reveal(self.groups(), self.height);
    }

    /// Draws the list or the pair, and its keys.
    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        match &self.compare {
            Some(compare) => {
                let place = self.list.selected(self.groups()).map(|at| (at + 1, self.groups().items()));
                compare.draw(place, bounds, buf, ctx)
            }
            None => list::draw(self.pairs.as_deref(), self.more, self.list, bounds, buf, ctx),
        }
    }
}
