//! Customers that do not answer: the list of suspects, and the verdict on one with what can be done next (ideas M3). Asks for writes and
//! reads; does neither.

mod card;
mod list;

use super::{
    DrawContext, Press,
    effect::Open,
    widget::{
        hits::{Hits, Target},
        list_view::{Groups, ListView},
    },
};
use crate::{
    action::{Action, Scope},
    domain::id::CustomerId,
    store::{Judged, Suspect},
};
use card::Card;
use ratatui::{buffer::Buffer, layout::Rect};

/// The list, or the verdict on one of it; or on one that was picked by hand.
#[derive(Default)]
pub struct Verdicts {
    /// `None`: one was picked by hand.
    suspects: Option<Vec<Suspect>>,
    /// The book is being looked through.
    waiting: bool,
    list: ListView,
    /// Rows of the list in sight, as last drawn.
    height: usize,
    card: Option<Card>,
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VerdictEvent {
    Ignored,
    Moved,
    /// Judge this one, to be shown.
    Look(CustomerId),
    /// Back to the list, as it is by now.
    List,
    /// Over the verdict, which waits beneath.
    Over(Open),
    /// In place of it.
    Instead(Open),
    /// The page that explains it.
    Dossier(CustomerId),
    Undo,
    Closed,
}

impl Verdicts {
    /// The suspects of the book are on their way.
    pub fn waiting() -> Verdicts {
        Verdicts { suspects: Some(Vec::new()), waiting: true, height: 1, ..Verdicts::default() }
    }

    /// Back from a verdict to the list, until the newest one comes.
    pub fn to_list(&mut self) {
        self.card = None;
    }

    /// One that was picked by hand.
    pub fn alone(judged: Judged) -> Verdicts {
        Verdicts { card: Some(Card::new(judged)), height: 1, ..Verdicts::default() }
    }

    /// Whom the card is about.
    pub fn customer(&self) -> Option<CustomerId> {
        self.card.as_ref().map(Card::customer)
    }

    /// Whether the card was opened from the list.
    pub fn has_list(&self) -> bool {
        self.suspects.is_some()
    }

    /// Shows a verdict.
    pub fn show(&mut self, judged: Judged) {
        self.card = Some(Card::new(judged));
    }

    /// Takes the list as it is now; the selection stays on its customer, or where it was.
    pub fn set_suspects(&mut self, suspects: Vec<Suspect>) {
        let selected = self.selected();
        let place = self.list.selected(self.groups());
        let same = suspects.iter().position(|one| Some(one.customer) == selected);
        self.suspects = Some(suspects);
        self.waiting = false;
        self.list.select(same.or(place).unwrap_or(0), self.groups(), self.height);
    }

    /// The one in sight is under suspicion no more: off the list with it. Returns the next one to look at.
    pub fn settled(&mut self) -> Option<CustomerId> {
        let gone = self.customer();
        self.card = None;
        if let Some(suspects) = &mut self.suspects {
            suspects.retain(|one| Some(one.customer) != gone);
        }
        self.list.reveal(self.groups(), self.height);
        self.selected()
    }

    fn groups(&self) -> Groups<'static> {
        Groups::none(self.suspects.as_ref().map_or(0, Vec::len))
    }

    fn selected(&self) -> Option<CustomerId> {
        let at = self.list.selected(self.groups())?;
        self.suspects.as_ref()?.get(at).map(|one| one.customer)
    }

    /// Where its keys are looked up.
    pub fn scope(&self) -> Scope {
        if self.card.is_some() { Scope::Verdict } else { Scope::Suspects }
    }

    pub fn on_press(&mut self, press: &Press) -> VerdictEvent {
        let Some(action) = press.action else { return VerdictEvent::Ignored };
        if action == Action::Undo {
            return VerdictEvent::Undo;
        }
        let (groups, height) = (self.groups(), self.height);
        let Some(card) = &mut self.card else { return self.on_list(action, groups, height) };
        match action {
            Action::VerdictBack if self.suspects.is_some() => VerdictEvent::List,
            Action::VerdictBack => VerdictEvent::Closed,
            Action::VerdictNext => self.turn(1),
            Action::VerdictPrevious => self.turn(-1),
            Action::OpenCustomer => VerdictEvent::Instead(Open::Card(card.customer())),
            action => card.on_action(action),
        }
    }

    fn on_list(&mut self, action: Action, groups: Groups<'static>, height: usize) -> VerdictEvent {
        let before = self.list;
        match action {
            Action::VerdictBack => return VerdictEvent::Closed,
            Action::VerdictOpen => return self.selected().map_or(VerdictEvent::Ignored, VerdictEvent::Look),
            Action::OpenCustomer => {
                return self
                    .selected()
                    .map_or(VerdictEvent::Ignored, |customer| VerdictEvent::Instead(Open::Card(customer)));
            }
            Action::MoveDown => self.list.move_by(1, groups, height),
            Action::MoveUp => self.list.move_by(-1, groups, height),
            Action::PageDown => self.list.page(1, groups, height),
            Action::PageUp => self.list.page(-1, groups, height),
            Action::First => self.list.select(0, groups, height),
            Action::Last => self.list.select(usize::MAX, groups, height),
            _ => {}
        }
        if self.list == before { VerdictEvent::Ignored } else { VerdictEvent::Moved }
    }

    /// To the verdict on another of the list.
    fn turn(&mut self, by: isize) -> VerdictEvent {
        let before = self.list.selected(self.groups());
        self.list.move_by(by, self.groups(), self.height);
        match self.selected() {
            Some(customer) if before != self.list.selected(self.groups()) => VerdictEvent::Look(customer),
            _ => VerdictEvent::Ignored,
        }
    }

    pub fn on_click(&mut self, target: Target) -> VerdictEvent {
        let Target::Item(place) = target else { return VerdictEvent::Ignored };
        if let Some(card) = &mut self.card {
            return card.on_click(place);
        }
        let again = self.list.selected(self.groups()) == Some(place);
        self.list.select(place, self.groups(), self.height);
        if again { self.selected().map_or(VerdictEvent::Ignored, VerdictEvent::Look) } else { VerdictEvent::Moved }
    }

    /// Makes what is drawn fit the space there is.
    pub fn lay_out(&mut self, body: Rect, ctx: &DrawContext) {
        self.height = usize::from(list::height(body, self.groups().items()));
        self.list.reveal(self.groups(), self.height);
        if let Some(card) = &mut self.card {
            card.lay_out(body, ctx);
        }
    }

    pub fn draw(&self, body: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let groups = self.groups();
        match (&self.card, &self.suspects) {
            (Some(card), suspects) => {
                let place = suspects.as_ref().and_then(|_| self.list.selected(groups));
                card.draw(place.map(|at| (at + 1, groups.items())), buf, ctx)
            }
            (None, suspects) => {
                let suspects = suspects.as_deref().filter(|_| !self.waiting);
                list::draw(suspects, (self.list, groups), body, buf, ctx)
            }
        }
    }
}
