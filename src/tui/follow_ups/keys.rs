//! Keys and clicks on the follow-up tab, turned into movement here or into effects. Carries none of them out.

use super::{Focus, FollowUps};
use crate::{
    action::Action,
    domain::id::{CustomerId, OrderId},
    entry::{
        EntryContext,
        log::{LogSubject, no_answer},
    },
    store::{Noted, Op},
    tui::{
        Press,
        effect::{Effect, Open},
        widget::{
            filter::{Filter, FilterKey},
            hits::Target,
        },
    },
};

/// What a key came to.
#[derive(Debug)]
pub enum FollowUpsEvent {
    /// Not for this tab, or nothing to do.
    Ignored,
    /// Something looks different now.
    Moved,
    /// The filter's text changed, or the filter went.
    Filtered,
    /// Every customer in the list is to be marked.
    MarkAll,
    Effects(Vec<Effect>),
}

use FollowUpsEvent::{Effects, Filtered, Ignored, MarkAll, Moved};

impl FollowUps {
    /// Takes a key.
    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> FollowUpsEvent {
        if let Some(filter) = self.filter.as_mut().filter(|filter| filter.typing) {
            match filter.on_press(press) {
                FilterKey::Ignored => return Ignored,
                FilterKey::Moved => return Moved,
                FilterKey::Typed => return Filtered,
                FilterKey::Accepted => {
                    self.filter.take_if(|filter| filter.input.is_empty());
                    return Filtered;
                }
                FilterKey::Cancelled => {
                    self.filter = None;
                    return Filtered;
                }
                FilterKey::List => {}
            }
        }
        let Some(action) = press.action else { return Ignored };
        match action {
            Action::MoveDown => self.moved(1),
            Action::MoveUp => self.moved(-1),
            Action::PageDown => self.paged(1),
            Action::PageUp => self.paged(-1),
            Action::First => self.moved(-isize::MAX),
            Action::Last => self.moved(isize::MAX),
            Action::Open => self.focus_card(),
            // The first Enter on a card goes into its timeline.
            Action::EditFollowUp if self.card.is_whole_selected() => as_moved(self.card.step(1)),
            Action::PaneRight if self.focus == Focus::Queue => self.focus_card(),
            Action::PaneLeft if self.focus == Focus::Card => self.focus_queue(),
            Action::PaneNext if self.focus == Focus::Card => self.focus_queue(),
            Action::PaneNext => self.focus_card(),
            Action::Back => self.back(),
            Action::Filter => {
                self.focus_queue();
                self.filter.get_or_insert_default().typing = true;
                Filtered
            }
            Action::ByPriority => {
                self.by_priority = !self.by_priority;
                self.queue.select(0);
                Filtered
            }
            Action::Mark => {
                self.queue.toggle_mark();
                self.queue.move_by(1);
                Moved
            }
            Action::MarkAll if self.queue.clear_marks() => Moved,
            Action::MarkAll => MarkAll,
            _ => self.asked(action, ctx),
        }
    }

    fn asked(&self, action: Action, ctx: &EntryContext) -> FollowUpsEvent {
        let one = self.target();
        let all = self.targets();
        let open = |open: Option<Open>| open.map_or(Ignored, |open| Effects(vec![Effect::Open(open)]));
        let some = (!all.is_empty()).then_some(());
        match action {
            Action::Log => open(one.map(Open::QuickLog)),
            Action::Snooze => open(some.map(|()| Open::Snooze(all))),
            Action::Park => open(some.map(|()| Open::Park(all))),
            Action::GiveUp => open(some.map(|()| Open::GiveUp(all))),
            // On the card, what is selected is what is edited.
            Action::EditCustomer if self.mended().is_some() => open(self.mended()),
            Action::EditFollowUp => open(self.mended().or_else(|| self.card.selected_order().map(Open::Order))),
            Action::EditCustomer => open(one.map(Open::EditCustomer)),
            Action::Merge => open(Some(Open::Duplicates)),
            Action::MergeWith => open(one.map(Open::MergeWith)),
            Action::Contacts => open(one.map(Open::Contacts)),
            Action::Copy => open(some.map(|()| Open::CopyMenu(all))),
            Action::Promises => open(one.map(Open::Promises)),
            Action::Brief => open(one.map(Open::Brief)),
            Action::Verdict => open(one.map(Open::Verdict)),
            Action::Suspects => open(Some(Open::Suspects)),
            Action::SetPlan => open(some.map(|()| Open::Plan(all))),
            Action::SetTier => open(some.map(|()| Open::Tier(all))),
            Action::Obstacle => open(some.map(|()| Open::Obstacle(all))),
            Action::MoveStage => open(some.map(|()| Open::Stage(all))),
            Action::AddTag => open(some.map(|()| Open::Tag(all))),
            Action::NewCustomer => open(Some(Open::NewCustomer(self.typed_name()))),
            Action::NewOrder => open(Some(Open::NewOrder { customer: one, deal: None })),
            // On the card, the order that is selected is the one that is paid.
            Action::Receipt => open(Some(Open::Receipt(one, self.order_in_sight()))),
            Action::Review => open(Some(Open::Review)),
            Action::Calls => open(Some(Open::Calls(self.marked()))),
            Action::NextCalls => open(Some(Open::NextCalls(self.marked()))),
            Action::ContactQr => open(one.map(Open::ContactQr)),
            Action::Priority => open(one.map(Open::Priority)),
            Action::Triage => open(Some(Open::Triage)),
            Action::Wake if some.is_some() => Effects(vec![Effect::Save(Box::new(Op::Wake { customers: all }))]),
            Action::Star if some.is_some() => {
                let starred = !all.iter().all(|&customer| self.is_starred(customer));
                Effects(vec![Effect::Save(Box::new(Op::Star { customers: all, starred }))])
            }
            Action::NoAnswerNext => self.no_answer(ctx),
            _ => Ignored,
        }
    }

    /// The selected follow-up of the card, to be mended.
    fn mended(&self) -> Option<Open> {
        let follow_up = self.card.selected_follow_up().filter(|_| self.focus == Focus::Card)?;
        Some(Open::EditFollowUp(follow_up.customer, follow_up.id))
    }

    /// The selected order of the card.
    fn order_in_sight(&self) -> Option<OrderId> {
        self.card.selected_order().filter(|_| self.focus == Focus::Card)
    }

    /// A filter that found nobody is the name of a customer who is not there yet.
    fn typed_name(&self) -> String {
        let filter = self.filter.as_ref().filter(|_| self.queue.is_empty());
        filter.map_or_else(String::new, |filter| filter.input.text().trim().to_owned())
    }

    fn is_starred(&self, customer: CustomerId) -> bool {
        let in_list =
            (0..self.queue.len()).filter_map(|item| self.queue.row(item)).find(|row| row.customer == customer);
        let on_card = || self.card.card().filter(|card| card.customer.id == customer).map(|card| card.customer.starred);
        in_list.map(|row| row.starred).or_else(on_card).unwrap_or(false)
    }

    /// Logs that nobody answered, on the channel used last, and goes on.
    fn no_answer(&self, ctx: &EntryContext) -> FollowUpsEvent {
        let row = match self.focus {
            Focus::Queue => self.queue.selected(),
            Focus::Card => self.card.card().map(|card| &card.row),
        };
        let Some(row) = row else { return Ignored };
        let subject = LogSubject {
            customer: row.customer,
            name: row.name.clone(),
            tier: row.tier,
            last_channel: row.last_channel,
            plan: None,
            contacts: Vec::new(),
            promises: Vec::new(),
            noted: Noted::default(),
        };
        Effects(vec![Effect::Save(Box::new(no_answer(&subject, ctx))), Effect::Next])
    }

    fn moved(&mut self, by: isize) -> FollowUpsEvent {
        match self.focus {
            Focus::Queue => {
                let before = (self.queue.selected_place(), self.pinned.take());
                self.queue.move_by(by);
                if before == (self.queue.selected_place(), None) { Ignored } else { Moved }
            }
            Focus::Card => as_moved(self.card.step(by)),
        }
    }

    fn paged(&mut self, by: isize) -> FollowUpsEvent {
        match self.focus {
            Focus::Queue => {
                let before = (self.queue.selected_place(), self.pinned.take());
                self.queue.page(by);
                if before == (self.queue.selected_place(), None) { Ignored } else { Moved }
            }
            Focus::Card => as_moved(self.card.leaf(by)),
        }
    }

    fn focus_card(&mut self) -> FollowUpsEvent {
        if self.wanted().is_none() {
            return Ignored;
        }
        self.focus = Focus::Card;
        Moved
    }

    fn focus_queue(&mut self) -> FollowUpsEvent {
        self.focus = Focus::Queue;
        self.pinned = None;
        Moved
    }

    /// One step back: from the card to the queue, then the marks, then the filter.
    fn back(&mut self) -> FollowUpsEvent {
        if self.focus == Focus::Card {
            return self.focus_queue();
        }
        if self.queue.clear_marks() {
            return Moved;
        }
        let listed = self.filter.take().is_some() || std::mem::take(&mut self.by_priority);
        if listed { Filtered } else { Ignored }
    }

    /// Pastes into the filter, if it takes the keys.
    pub fn paste(&mut self, pasted: &str) -> FollowUpsEvent {
        match self.filter.as_mut().filter(|filter| filter.typing) {
            Some(Filter { input, .. }) => {
                input.paste(pasted);
                Filtered
            }
            None => Ignored,
        }
    }

    /// Takes a click on something of this tab.
    pub fn on_click(&mut self, target: Target) -> FollowUpsEvent {
        match target {
            Target::Row(item) => {
                // A second click on the selected row opens it.
                let again = self.focus == Focus::Queue && self.queue.selected_place() == Some(item);
                self.focus_queue();
                self.queue.select(item);
                if again { self.focus_card() } else { Moved }
            }
            Target::Pane(0) => self.focus_queue(),
            Target::Pane(1) => self.focus_card(),
            _ => Ignored,
        }
    }

    /// The wheel over a pane.
    pub fn on_wheel(&mut self, target: Option<Target>, rows: isize) -> FollowUpsEvent {
        match target {
            Some(Target::Pane(1)) => as_moved(self.card.scroll(rows)),
            Some(Target::Pane(0) | Target::Row(_)) => {
                self.queue.scroll(rows);
                Moved
            }
            _ => Ignored,
        }
    }
}

fn as_moved(moved: bool) -> FollowUpsEvent {
    if moved { Moved } else { Ignored }
}
