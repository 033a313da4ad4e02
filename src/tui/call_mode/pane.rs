//! A code over the screen: a number to ring, a person to keep, or the next calls as a list. Reads nothing; says so where it cannot be
//! drawn.

use super::draw::has_blocks;
use crate::{
    action::{Action, Scope},
    domain::phone::Number,
    tui::{
        DrawContext, Press,
        widget::{
            hits::{Hits, Target},
            lines::{Line, Role, wrapped},
            popup::{self, Place},
            qr, text,
        },
    },
    wording::{self, qr::Qr},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The code in sight.
pub struct QrPane {
    of: Of,
    /// Chosen for the window as it was laid out.
    body: Rect,
    qr: Option<Qr>,
    /// Lines of the list that are in the code.
    listed: usize,
}

enum Of {
    /// Of a customer, by its name: the number that is chosen, or its person as a vCard.
    Person { customer: String, people: Vec<(Number, String)>, chosen: usize, is_card: bool },
    /// The next calls, a line each.
    List(Vec<String>),
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QrEvent {
    Ignored,
    Moved,
    Copy(String),
    Closed,
}

/// Cells of words beside a code.
const WORDS: u16 = 30;

impl QrPane {
    /// The numbers of a customer, each with its person as a vCard, one of them in sight; where there are fewer, the last.
    pub fn of_person(customer: String, people: Vec<(Number, String)>, chosen: usize, is_card: bool) -> QrPane {
        let chosen = chosen.min(people.len().saturating_sub(1));
        QrPane::new(Of::Person { customer, people, chosen, is_card })
    }

    /// The next calls, as many of them as the window has room for.
    pub fn of_list(lines: Vec<String>) -> QrPane {
        QrPane::new(Of::List(lines))
    }

    fn new(of: Of) -> QrPane {
        QrPane { of, body: Rect::ZERO, qr: None, listed: 0 }
    }

    /// Where its keys are looked up.
    pub const SCOPE: Scope = Scope::Qr;

    /// Whether there is no other number to show; a list has none to choose from.
    pub fn has_one_number(&self) -> bool {
        !matches!(&self.of, Of::Person { people, .. } if people.len() > 1)
    }

    pub fn on_press(&mut self, press: &Press) -> QrEvent {
        match (press.action, &mut self.of) {
            (Some(Action::QrClose), _) => return QrEvent::Closed,
            (Some(Action::CallCopy), Of::Person { people, chosen, is_card, .. }) => {
                let copied = people.get(*chosen).map(|(number, card)| match is_card {
                    true => card.clone(),
                    false => number.dialled.clone(),
                });
                return copied.map_or(QrEvent::Ignored, QrEvent::Copy);
            }
            (Some(Action::CallCopy), Of::List(lines)) => return QrEvent::Copy(lines.join("\n")),
            (Some(Action::ContactQr), Of::Person { is_card, .. }) => *is_card = !*is_card,
            (Some(Action::CallNumber), Of::Person { people, chosen, .. }) if people.len() > 1 => {
                *chosen = (*chosen + 1) % people.len();
            }
            _ => return QrEvent::Ignored,
        }
        self.make(self.body);
        QrEvent::Moved
    }

    /// Makes the code for the space there is.
    pub fn lay_out(&mut self, body: Rect) {
        if body != self.body {
            self.make(body);
        }
    }

    fn make(&mut self, body: Rect) {
        self.body = body;
        match &self.of {
            Of::Person { people, chosen, is_card, .. } => {
                let person = people.get(*chosen);
                let text = person.map(|(number, card)| if *is_card { card.clone() } else { number.uri() });
                self.qr = text.and_then(|text| Qr::new(&text));
            }
            Of::List(lines) => {
                let fits = |qr: &Qr| qr.fitting(room(body)).is_some();
                let code = |n: usize| Qr::new(&lines.iter().take(n).cloned().collect::<Vec<_>>().join("\n"));
                let most = (1..=lines.len()).rev().find_map(|n| Some((n, code(n).filter(fits)?)));
                (self.listed, self.qr) = match most {
                    Some((n, qr)) => (n, Some(qr)),
                    None => (lines.len(), code(lines.len())),
                };
            }
        }
    }

    pub fn draw(&self, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        let body = self.body.intersection(buf.area);
        if body.is_empty() {
            return hits;
        }
        let quiet = self.qr.as_ref().filter(|_| has_blocks(ctx)).and_then(|qr| qr.fitting(room(body)));
        let size = quiet.and_then(|quiet| Some(self.qr.as_ref()?.size(quiet)));
        let (title, lines) = self.words(quiet.is_some(), ctx);
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).max(size.map_or(0, |size| size.1));
        let longest = lines.iter().map(|(line, _)| text::width(line)).max().unwrap_or(0).max(WORDS);
        let width = size.map_or(0, |size| size.0 + 2).saturating_add(longest);
        let wanted = (width.saturating_add(4), height.saturating_add(2));
        // Without room for a box the code goes before its lines.
        let is_boxed = size.is_none_or(|size| size.1 + 2 <= body.height);
        let area = popup::area(body, wanted, Place::Centre);
        let inner = if is_boxed {
            popup::open(area, &title, "", buf, ctx)
        } else {
            popup::clear(body, buf);
            body
        };
        hits.add(if is_boxed { area } else { body }, Target::Popup);
        let mut words = inner;
        if let (Some(qr), Some(quiet), Some(size)) = (&self.qr, quiet, size) {
            qr::draw(qr, inner.as_position(), quiet, buf);
            let beside = (size.0 + 2).min(inner.width);
            words = Rect { x: inner.x + beside, width: inner.width - beside, ..inner };
        }
        let folded = lines.into_iter().flat_map(|(line, role)| {
            wrapped(Line::new(), &line, role, 0, words.width, usize::MAX, ctx.glyphs.ellipsis)
        });
        for (line, y) in folded.zip(words.top()..words.bottom()) {
            line.draw(Rect { y, height: 1, ..words }, buf, ctx);
        }
        hits
    }

    /// The title, and the lines beside the code or in its place.
    fn words(&self, is_drawn: bool, ctx: &DrawContext) -> (String, Vec<(String, Role)>) {
        let texts = ctx.texts;
        let mut lines = Vec::new();
        let (title, hint) = match &self.of {
            Of::Person { customer, people, chosen, is_card } => {
                if let Some((number, _)) = people.get(*chosen) {
                    let who = [Some(number.person.as_str()), number.title.as_deref()];
                    lines.push((who.into_iter().flatten().collect::<Vec<_>>().join("  "), Role::Title));
                    lines.push((wording::spaced_phone(&number.dialled), Role::Text));
                }
                let key = ctx.key_name(Action::ContactQr).unwrap_or_default();
                let (hint, other) = match is_card {
                    true => ("call-scan-card", "call-number-instead"),
                    false => ("call-scan-number", "call-card-instead"),
                };
                lines.push((String::new(), Role::Text));
                lines.push((texts.with(other, &[("key", (&key).into())]), Role::Muted));
                if people.len() > 1 {
                    let key = ctx.key_name(Action::CallNumber).unwrap_or_default();
                    let args = [("n", (chosen + 1).into()), ("total", people.len().into()), ("key", (&key).into())];
                    lines.push((texts.with("call-more-numbers", &args), Role::Muted));
                }
                (customer.clone(), hint)
            }
            Of::List(all) => {
                let shown = if is_drawn { self.listed } else { all.len() };
                lines.extend(all.iter().take(shown).map(|line| (line.clone(), Role::Text)));
                if shown < all.len() {
                    let args = [("n", shown.into()), ("total", all.len().into())];
                    lines.push((texts.with("call-list-cut", &args), Role::Muted));
                }
                lines.push((String::new(), Role::Text));
                (texts.get("call-next-title").to_owned(), "call-scan-list")
            }
        };
        let told = match (&self.qr, is_drawn) {
            (_, true) => (texts.get(hint).to_owned(), Role::Muted),
            (_, false) if !has_blocks(ctx) => (texts.get("call-qr-ascii").to_owned(), Role::Warn),
            (Some(qr), false) => {
                let (_, (width, height)) = qr.least();
                // The top line, the message and the keys take three rows of the window.
                let args = [("width", (width + WORDS).into()), ("height", (height + 3).into())];
                (texts.with("call-qr-too-small", &args), Role::Warn)
            }
            (None, false) => (texts.get("call-qr-too-long").to_owned(), Role::Warn),
        };
        lines.push(told);
        (title, lines)
    }
}

/// The cells and rows that a code may take.
fn room(body: Rect) -> (u16, u16) {
    (body.width.saturating_sub(WORDS), body.height)
}
