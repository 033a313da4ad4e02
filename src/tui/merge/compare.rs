//! Two customers side by side: what each says, which value stays, how much hangs on each. Asks before it is one.

use super::{MergeEvent, list};
use crate::{
    action::Action,
    domain::{channel::Channel, customer::Contact},
    i18n::Texts,
    store::{
        ContactMatch, MergeSheet, Op,
        op::{CustomerMerge, MergeField, MergeSide},
    },
    tui::{
        DrawContext,
        widget::{
            hits::{Hits, Target},
            popup::{self, Place},
            text,
            wrap::wrap,
        },
    },
};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// As wide as it gets.
const WIDTH: u16 = 108;

/// The pair, and what was chosen so far.
pub struct Compare {
    keep: MergeSheet,
    away: MergeSheet,
    because: Option<ContactMatch>,
    /// The fields in which both say something else, with whose value stays.
    choices: Vec<(MergeField, MergeSide)>,
    selected: usize,
    asking: bool,
}

/// One line: its label, both texts, and which choice it is.
struct Line {
    label: &'static str,
    keep: String,
    away: String,
    choice: Option<usize>,
}

impl Compare {
    pub fn new(keep: MergeSheet, away: MergeSheet, because: Option<ContactMatch>) -> Compare {
        let differing = MergeField::ALL.into_iter().filter(|field| field.differs(&keep.fields, &away.fields));
        let choices = differing.map(|field| (field, field.stays(&keep.fields, &away.fields))).collect();
        Compare { keep, away, because, choices, selected: 0, asking: false }
    }

    /// Whether it waits for a yes.
    pub fn asks(&self) -> bool {
        self.asking
    }

    pub fn on_action(&mut self, action: Action) -> MergeEvent {
        match action {
            Action::ConfirmYes if self.asking => {
                self.asking = false;
                let (keep, away) = (self.keep.customer.id, self.away.customer.id);
                return MergeEvent::Save(Box::new(Op::MergeCustomers(Box::new(CustomerMerge {
                    keep,
                    away,
                    choices: self.choices.clone(),
                }))));
            }
            Action::ConfirmNo | Action::Cancel if self.asking => self.asking = false,
            Action::MergeBack => return MergeEvent::Closed,
            Action::MergeOpen => self.asking = true,
            Action::MergeApart => {
                let op = Op::KeepApart(self.keep.customer.id, self.away.customer.id);
                return MergeEvent::Save(Box::new(op));
            }
            Action::MoveDown => self.selected = (self.selected + 1).min(self.choices.len().saturating_sub(1)),
            Action::MoveUp => self.selected = self.selected.saturating_sub(1),
            Action::MergeKeep => return self.choose(self.selected, Some(MergeSide::Keep)),
            Action::MergeTake => return self.choose(self.selected, Some(MergeSide::Away)),
            Action::MergeToggle => return self.choose(self.selected, None),
            _ => return MergeEvent::Ignored,
        }
        MergeEvent::Moved
    }

    pub fn on_click(&mut self, place: usize) -> MergeEvent {
        self.selected = place;
        self.choose(place, None)
    }

    fn choose(&mut self, place: usize, side: Option<MergeSide>) -> MergeEvent {
        let Some((_, chosen)) = self.choices.get_mut(place) else { return MergeEvent::Ignored };
        *chosen = side.unwrap_or(match chosen {
            MergeSide::Keep => MergeSide::Away,
            MergeSide::Away => MergeSide::Keep,
        });
        MergeEvent::Moved
    }

    fn lines(&self, texts: &Texts) -> Vec<Line> {
        let (keep, away) = (&self.keep, &self.away);
        let mut lines = Vec::new();
        for field in MergeField::ALL {
            let of = |sheet: &MergeSheet| field.value(&sheet.fields).unwrap_or_default();
            let choice = self.choices.iter().position(|(chosen, _)| *chosen == field);
            lines.push(Line { label: label(field), keep: of(keep), away: of(away), choice });
        }
        let mut add = |label, of: &dyn Fn(&MergeSheet) -> String| {
            lines.push(Line { label, keep: of(keep), away: of(away), choice: None });
        };
        let yes = |on: bool, key: &str| if on { texts.get(key).to_owned() } else { String::new() };
        add("merge-field-starred", &|sheet| yes(sheet.fields.starred, "merge-yes"));
        add("merge-field-tags", &|sheet| sheet.fields.tags.join(" "));
        add("merge-field-note", &|sheet| sheet.fields.note.clone().unwrap_or_default());
        add("merge-field-parked", &|sheet| {
            sheet.customer.parked.as_ref().map_or_else(String::new, |parked| parked.reason.clone())
        });
        add("merge-field-contacts", &|sheet| people(&sheet.contacts));
        add("merge-field-created_on", &|sheet| sheet.customer.created_on.format("%Y-%m-%d").to_string());
        add("merge-field-last_contact", &|sheet| {
            sheet.last_contact.as_deref().and_then(|at| at.get(..10)).unwrap_or_default().to_owned()
        });
        lines.retain(|line| !line.keep.is_empty() || !line.away.is_empty());
        // How much hangs on each is told even when it is nothing.
        for (label, of) in [
            ("merge-field-follow_ups", (|sheet| sheet.follow_ups) as fn(&MergeSheet) -> u64),
            ("merge-field-orders", |sheet| sheet.orders),
            ("merge-field-receipts", |sheet| sheet.receipts),
        ] {
            lines.push(Line { label, keep: of(keep).to_string(), away: of(away).to_string(), choice: None });
        }
        lines
    }

    pub fn draw(&self, place: Option<(usize, usize)>, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        let texts = ctx.texts;
        let lines = self.lines(texts);
        let wanted = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(6);
        let area = popup::area(bounds, (WIDTH, wanted), Place::Centre);
        if area.is_empty() {
            return hits;
        }
        let title = match place {
            Some((n, total)) => texts.with("merge-title-place", &[("n", n.into()), ("total", total.into())]),
            None => texts.get("merge-title-two").to_owned(),
        };
        let why = self.because.as_ref().map_or_else(String::new, |because| list::because(because, texts));
        let inner = popup::open(area, &title, &why, buf, ctx);
        hits.add(area, Target::Popup);
        let labels =
            lines.iter().map(|line| text::width(texts.get(line.label))).max().unwrap_or(0).min(inner.width / 4);
        let left = inner.x + labels + 2;
        let half = inner.width.saturating_sub(labels + 4) / 2;
        let right = left + half + 2;
        text::put_short(buf, left + 2, inner.y, half, texts.get("merge-keeps"), ctx.theme.title, ctx.glyphs.ellipsis);
        text::put_short(buf, right + 2, inner.y, half, texts.get("merge-goes"), ctx.theme.title, ctx.glyphs.ellipsis);

        let room = usize::from(inner.height.saturating_sub(4));
        let at = lines.iter().position(|line| line.choice == Some(self.selected) && !self.choices.is_empty());
        let skip = at.map_or(0, |at| (at + 1).saturating_sub(room));
        for (y, line) in (inner.y + 1..).zip(lines.iter().skip(skip).take(room)) {
            text::put_short(buf, inner.x, y, labels, texts.get(line.label), ctx.theme.muted, ctx.glyphs.ellipsis);
            let (keep, away) = (self.sign(line, MergeSide::Keep, ctx), self.sign(line, MergeSide::Away, ctx));
            for (x, value, (sign, style)) in [(left, &line.keep, keep), (right, &line.away, away)] {
                if let Some(sign) = sign {
                    text::put_char(buf, x, y, sign, style);
                }
                let value = value.replace('\n', " ");
                text::put_short(buf, x + 2, y, half.saturating_sub(2), &value, style, ctx.glyphs.ellipsis);
            }
            if let Some(choice) = line.choice {
                hits.add(Rect::new(inner.x, y, inner.width, 1), Target::Item(choice));
                if choice == self.selected && !self.asking {
                    text::restyle(buf, inner.x, y, inner.width, ctx.theme.selection);
                }
            }
        }
        self.draw_foot(inner, buf, ctx);
        hits
    }

    /// The sign before a value that can be chosen, and how the value looks: what gives way steps back.
    fn sign(&self, line: &Line, side: MergeSide, ctx: &DrawContext) -> (Option<char>, Style) {
        match line.choice.and_then(|choice| self.choices.get(choice)) {
            Some((_, chosen)) if *chosen == side => (Some(ctx.glyphs.today), ctx.theme.accent),
            Some(_) => (Some(ctx.glyphs.later), ctx.theme.muted),
            None => (None, ctx.theme.text),
        }
    }

    fn draw_foot(&self, inner: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        let texts = ctx.texts;
        let words = if self.asking {
            let side = self.choices.iter().find(|(field, _)| *field == MergeField::Name).map(|(_, side)| *side);
            let stays = if side == Some(MergeSide::Away) { &self.away } else { &self.keep };
            texts.with("merge-ask", &[("name", (&stays.fields.name).into())])
        } else if self.choices.is_empty() {
            texts.get("merge-hint-same").to_owned()
        } else {
            texts.get("merge-hint").to_owned()
        };
        let style = if self.asking { ctx.theme.warn } else { ctx.theme.muted };
        let from = inner.bottom().saturating_sub(2).max(inner.y);
        for (y, line) in (from..inner.bottom()).zip(wrap(&words, inner.width)) {
            text::put(buf, inner.x, y, inner.width, line, style);
        }
    }
}

/// The people in one line, each with the way to reach them.
fn people(contacts: &[Contact]) -> String {
    let reach = |contact: &Contact| {
        [Channel::Phone, Channel::Wechat, Channel::Email]
            .into_iter()
            .find_map(|way| contact.value(way).map(str::to_owned))
    };
    let one = |contact: &Contact| match reach(contact).filter(|reach| *reach != contact.name) {
        Some(reach) => format!("{} {reach}", contact.name),
        None => contact.name.clone(),
    };
    contacts.iter().map(one).collect::<Vec<_>>().join("  ")
}

fn label(field: MergeField) -> &'static str {
    match field {
        MergeField::Name => "merge-field-name",
        MergeField::Reference => "merge-field-reference",
        MergeField::Tier => "merge-field-tier",
        MergeField::Kind => "merge-field-kind",
        MergeField::Source => "merge-field-source",
        MergeField::Industry => "merge-field-industry",
        MergeField::Region => "merge-field-region",
        MergeField::Address => "merge-field-address",
        MergeField::Need => "merge-field-need",
        MergeField::DecisionOn => "merge-field-decision_on",
    }
}
