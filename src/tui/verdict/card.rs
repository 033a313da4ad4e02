//! The verdict on one customer: what was tried and what was not, and numbered ways on. Draws and chooses; writes nothing.

use super::VerdictEvent;
use crate::{
    action::Action,
    domain::{
        channel::Channel,
        customer::Contact,
        dormancy::{Missing, Standing},
        id::CustomerId,
    },
    i18n::Texts,
    store::Judged,
    tui::{
        DrawContext,
        brief::lines::drawn,
        effect::Open,
        widget::{
            hits::{Hits, Target},
            lines::{Line, Role},
            popup::{self, Place},
            text,
        },
    },
    wording::{self, verdict},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells that a verdict takes of a wide window.
const WIDTH: u16 = 88;

/// A way on, under its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Channel,
    Person,
    Pause,
    GiveUp,
    Dossier,
    Decline,
}

impl Step {
    const ALL: [Step; 6] = [Step::Channel, Step::Person, Step::Pause, Step::GiveUp, Step::Dossier, Step::Decline];
}

/// The verdict in sight.
pub struct Card {
    judged: Box<Judged>,
    lines: Vec<Line>,
    /// A place in [`Step::ALL`].
    selected: usize,
    area: Rect,
}

/// By what a person is reached: the first usable way that is not left out.
fn way_of(judged: &Judged, contact: &Contact) -> Option<Channel> {
    let is_left_out = |channel: Channel| {
        let mut left = judged.declined.iter().filter(|left| left.channel == channel);
        left.any(|left| left.contact.is_none_or(|id| id == contact.id))
    };
    contact.channels.iter().filter(|way| !way.invalid).map(|way| way.channel).find(|channel| !is_left_out(*channel))
}

impl Card {
    pub fn new(judged: Judged) -> Card {
        let mut card = Card { judged: Box::new(judged), lines: Vec::new(), selected: 0, area: Rect::ZERO };
        card.selected = card.proposed();
        card
    }

    pub fn customer(&self) -> CustomerId {
        self.judged.customer.id
    }

    /// What goes first: the decision where it may be made, else whatever was not tried.
    fn proposed(&self) -> usize {
        let first = if self.judged.verdict.standing == Standing::MayGiveUp { Step::GiveUp } else { Step::Channel };
        let order = [first, Step::Channel, Step::Person, Step::Pause];
        let step = order.into_iter().find(|step| self.opens(*step).is_some());
        step.and_then(|step| Step::ALL.iter().position(|one| *one == step)).unwrap_or(0)
    }

    /// What a step comes to; `None` where there is nothing of it to do.
    fn opens(&self, step: Step) -> Option<VerdictEvent> {
        let judged = &self.judged;
        let customer = judged.customer.id;
        let open = match step {
            Step::Channel => {
                let channel = *judged.verdict.untried.first()?;
                let contact = judged.way(channel).and_then(|(contact, _)| contact);
                // Whom one talks to first need not be named.
                let named =
                    contact.filter(|contact| judged.contacts.first().is_some_and(|first| first.id != contact.id));
                Open::LogBy { customer, channel, contact: named.map(|contact| contact.id) }
            }
            Step::Person => match self.person() {
                Some((contact, channel)) => Open::LogBy { customer, channel, contact: Some(contact.id) },
                None if self.wants_new_way() => Open::Contacts(customer),
                None => return None,
            },
            Step::Pause => Open::Pause(customer),
            Step::GiveUp => Open::GiveUpJudged(customer),
            Step::Dossier => return Some(VerdictEvent::Dossier(customer)),
            Step::Decline if judged.verdict.untried.is_empty() && !self.is_any_left_out() => return None,
            Step::Decline => Open::DeclineRoute(customer),
        };
        Some(VerdictEvent::Over(open))
    }

    /// Whom no attempt was to and who can be reached, and how.
    fn person(&self) -> Option<(&Contact, Channel)> {
        self.judged.others().find_map(|contact| Some((contact, way_of(&self.judged, contact)?)))
    }

    /// Whether somebody or a channel has to be put on file before there is anything to try.
    fn wants_new_way(&self) -> bool {
        self.judged.verdict.missing.contains(&Missing::NewWay)
    }

    fn is_any_left_out(&self) -> bool {
        self.judged.declined.iter().any(|left| left.contact.is_none())
    }

    pub fn on_action(&mut self, action: Action) -> VerdictEvent {
        let step = match action {
            Action::VerdictChannel => Step::Channel,
            Action::VerdictPerson => Step::Person,
            Action::VerdictPause => Step::Pause,
            Action::VerdictGiveUp => Step::GiveUp,
            Action::VerdictDossier => Step::Dossier,
            Action::VerdictDecline => Step::Decline,
            Action::VerdictOpen => return self.choose(self.selected),
            Action::MoveDown => return self.move_by(1),
            Action::MoveUp => return self.move_by(-1),
            _ => return VerdictEvent::Ignored,
        };
        self.choose(Step::ALL.iter().position(|one| *one == step).unwrap_or(0))
    }

    pub fn on_click(&mut self, place: usize) -> VerdictEvent {
        self.choose(place)
    }

    fn choose(&mut self, place: usize) -> VerdictEvent {
        let event = Step::ALL.get(place).and_then(|step| self.opens(*step));
        if event.is_some() {
            self.selected = place;
        }
        event.unwrap_or(VerdictEvent::Ignored)
    }

    /// To the next step of which there is anything to do.
    fn move_by(&mut self, by: isize) -> VerdictEvent {
        let mut at = self.selected;
        while let Some(next) = at.checked_add_signed(by).filter(|at| *at < Step::ALL.len()) {
            at = next;
            if self.opens(Step::ALL[at]).is_some() {
                self.selected = at;
                return VerdictEvent::Moved;
            }
        }
        VerdictEvent::Ignored
    }

    /// Makes the lines for the space there is.
    pub fn lay_out(&mut self, body: Rect, ctx: &DrawContext) {
        self.lines = drawn(verdict::lines(&self.judged, ctx.texts, ctx.today));
        // A blank line before the steps, and the border.
        let rows = u16::try_from(self.lines.len() + Step::ALL.len() + 3).unwrap_or(u16::MAX);
        self.area = popup::area(body, (WIDTH, rows), Place::Centre);
    }

    pub fn draw(&self, place: Option<(usize, usize)>, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        if self.area.is_empty() {
            return hits;
        }
        let texts = ctx.texts;
        let mut right = format!("{}  {}", self.judged.customer.tier.code(), verdict::state(texts, &self.judged));
        if let Some((at, all)) = place {
            right = format!("{right}  {at}/{all}");
        }
        let inner = popup::open(self.area, &self.judged.customer.name, &right, buf, ctx);
        hits.add(self.area, Target::Popup);
        let steps = u16::try_from(Step::ALL.len()).unwrap_or(u16::MAX).min(inner.height);
        let told = Rect { height: inner.height.saturating_sub(steps), ..inner };
        for (line, y) in self.lines.iter().zip(told.top()..told.bottom()) {
            line.draw(Rect { y, height: 1, ..inner }, buf, ctx);
        }
        for ((at, step), y) in Step::ALL.into_iter().enumerate().zip(told.bottom()..inner.bottom()) {
            let row = Rect { y, height: 1, ..inner };
            self.step(at, step, texts).draw(Rect { x: row.x + 2, width: row.width.saturating_sub(2), ..row }, buf, ctx);
            if self.opens(step).is_none() {
                continue;
            }
            if at == self.selected {
                text::restyle(buf, row.x, y, row.width, ctx.theme.selection);
                text::put_char(buf, row.x, y, ctx.glyphs.selected, ctx.theme.accent);
            }
            hits.add(row, Target::Item(at));
        }
        hits
    }

    /// `1 换渠道  邮件 wang@example.com 王总`.
    fn step(&self, at: usize, step: Step, texts: &Texts) -> Line {
        let judged = &self.judged;
        let (name, detail) = match step {
            Step::Channel => (
                "verdict-step-channel",
                match judged.verdict.untried.first() {
                    Some(channel) => verdict::way(texts, judged, *channel),
                    None => texts.get("verdict-step-channel-none").to_owned(),
                },
            ),
            Step::Person => (
                "verdict-step-person",
                match self.person() {
                    Some((contact, _)) => contact
                        .title
                        .as_ref()
                        .map_or_else(|| contact.name.clone(), |title| format!("{} {title}", contact.name)),
                    None if self.wants_new_way() => texts.get("verdict-step-person-add").to_owned(),
                    None => texts.get("verdict-step-person-none").to_owned(),
                },
            ),
            Step::Pause => ("verdict-step-pause", String::new()),
            Step::GiveUp => (
                "verdict-step-give_up",
                match judged.verdict.standing {
                    Standing::MayGiveUp => texts.get("verdict-step-give_up-proven").to_owned(),
                    Standing::Active | Standing::Suspect => texts.get("verdict-step-give_up-evidence").to_owned(),
                },
            ),
            Step::Dossier => ("verdict-step-dossier", String::new()),
            Step::Decline => (
                "verdict-step-decline",
                match judged.verdict.untried.first() {
                    Some(channel) => wording::channel(texts, *channel).to_owned(),
                    None => String::new(),
                },
            ),
        };
        let role = if self.opens(step).is_some() { Role::Text } else { Role::Muted };
        let mut line = Line::new();
        line.push((at + 1).to_string(), Role::Muted);
        line.push_after(2, texts.get(name), role);
        line.push_after(2, &detail, Role::Muted);
        line
    }
}
