//! Out of the queue: paused until a day, or given up with a reason and a day to look again; and back into it. Deletes
//! nothing (`domain-rules §5`).

use super::{PromptEvent, Subject, clicked, draw_form, reason::ReasonEvent, reason::ReasonMenu};
use crate::{
    action::Scope,
    domain::{customer::Parked, dormancy::revive_on, moment::Moment, tier::Tier},
    entry::{EntryContext, date, filled},
    store::Op,
    tui::{
        DrawContext, Press, meaning,
        widget::{
            echo::Echo,
            form::{Field, Form, FormEvent},
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

/// Where to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParkStart {
    /// With the choice between the ways.
    Choice,
    /// With the reasons for giving up.
    GiveUp,
    /// With the day until which it pauses.
    Pause,
    /// With the reasons that the verdict allows: any when all was tried, which the note then begins with; else those with evidence.
    Judged(Option<String>),
}

/// The steps of taking a customer out of the queue.
pub struct Park {
    subject: Subject,
    /// That of the hottest of them.
    tier: Tier,
    /// What the note of giving up begins with.
    evidence: String,
    /// Whether the note must say more than that.
    must_prove: bool,
    step: Step,
}

enum Step {
    Choice { menu: Menu, ways: Vec<Way> },
    Reason(ReasonMenu),
    Details { how: Parked, form: Form, title: String },
}

#[derive(Clone, Copy)]
enum Way {
    Pause,
    GiveUp,
    Wake,
}

impl Park {
    /// `parked`: whether any of them is parked, so that waking is offered. `tier`: the hottest of them.
    pub fn new(subject: Subject, parked: bool, tier: Tier, start: ParkStart, ctx: &EntryContext) -> Park {
        let step = match &start {
            ParkStart::Choice => choice(&subject, parked, ctx),
            ParkStart::GiveUp | ParkStart::Judged(Some(_)) => reasons(&subject, ctx),
            ParkStart::Judged(None) => {
                let title = subject.title(ctx.texts, ctx.texts.get("menu-park-why"));
                Step::Reason(ReasonMenu::evidence(title, ctx.texts))
            }
            ParkStart::Pause => pause(&subject, ctx),
        };
        let must_prove = start == ParkStart::Judged(None);
        let evidence = match start {
            ParkStart::Judged(Some(evidence)) => evidence,
            _ => String::new(),
        };
        Park { subject, tier, evidence, must_prove, step }
    }

    pub(super) fn scope(&self) -> Scope {
        match self.step {
            Step::Details { .. } => Scope::Form,
            _ => Scope::Prompt,
        }
    }

    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> PromptEvent {
        match &mut self.step {
            Step::Choice { menu, .. } => {
                let event = menu.on_press(press);
                self.take_choice(event, ctx)
            }
            Step::Reason(menu) => {
                let event = menu.on_press(press);
                self.take_reason(event, ctx)
            }
            Step::Details { form, .. } => {
                let event = form.on_press(press);
                self.take_details(event, ctx)
            }
        }
    }

    pub fn paste(&mut self, pasted: &str, ctx: &EntryContext) -> PromptEvent {
        match &mut self.step {
            Step::Choice { .. } => PromptEvent::Ignored,
            Step::Reason(menu) => {
                let event = menu.paste(pasted);
                self.take_reason(event, ctx)
            }
            Step::Details { form, .. } => {
                let event = form.paste(pasted);
                self.take_details(event, ctx)
            }
        }
    }

    pub fn on_click(&mut self, target: Target, ctx: &EntryContext) -> PromptEvent {
        match &mut self.step {
            Step::Choice { menu, .. } => {
                let event = clicked(menu, target);
                self.take_choice(event, ctx)
            }
            Step::Reason(menu) => {
                let event = menu.on_click(target);
                self.take_reason(event, ctx)
            }
            Step::Details { form, .. } => {
                let event = form.on_click(target);
                self.take_details(event, ctx)
            }
        }
    }

    fn take_choice(&mut self, event: MenuEvent, ctx: &EntryContext) -> PromptEvent {
        let place = match event {
            MenuEvent::Chosen(place) => place,
            MenuEvent::Cancelled => return PromptEvent::Cancelled,
            MenuEvent::Moved => return PromptEvent::Moved,
            _ => return PromptEvent::Ignored,
        };
        let Step::Choice { ways, .. } = &self.step else { return PromptEvent::Ignored };
        match ways.get(place) {
            Some(Way::Pause) => self.step = pause(&self.subject, ctx),
            Some(Way::GiveUp) => self.step = reasons(&self.subject, ctx),
            Some(Way::Wake) => return PromptEvent::save(Op::Wake { customers: self.subject.customers.clone() }),
            None => return PromptEvent::Ignored,
        }
        PromptEvent::Moved
    }

    fn take_reason(&mut self, event: ReasonEvent, ctx: &EntryContext) -> PromptEvent {
        match event {
            ReasonEvent::Given(reason) => {
                self.step = give_up(self, &reason, ctx);
                PromptEvent::Moved
            }
            ReasonEvent::Cancelled => PromptEvent::Cancelled,
            ReasonEvent::Moved => PromptEvent::Moved,
            ReasonEvent::Ignored => PromptEvent::Ignored,
        }
    }

    fn take_details(&mut self, event: FormEvent, ctx: &EntryContext) -> PromptEvent {
        let Step::Details { how, form, .. } = &mut self.step else { return PromptEvent::Ignored };
        match event {
            FormEvent::Ignored => PromptEvent::Ignored,
            FormEvent::Moved => PromptEvent::Moved,
            FormEvent::Cancelled => PromptEvent::Cancelled,
            FormEvent::Changed => {
                judge(form, *how, ctx);
                PromptEvent::Moved
            }
            FormEvent::Submitted => {
                judge(form, *how, ctx);
                if form.go_to_error() {
                    return PromptEvent::Moved;
                }
                let parts = [form.text("reason"), form.text("note")];
                let parts: Vec<String> = parts.iter().filter_map(|part| filled(part)).collect();
                PromptEvent::save(Op::Park {
                    customers: self.subject.customers.clone(),
                    how: *how,
                    reason: parts.join(ctx.texts.get("menu-reason-colon")),
                    wake_on: date::planned(&form.text("until"), ctx).ok().map(|moment| moment.date),
                })
            }
        }
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        match &self.step {
            Step::Choice { menu, .. } => menu.draw(bounds, place, buf, ctx),
            Step::Reason(menu) => menu.draw(bounds, place, buf, ctx),
            Step::Details { form, title, .. } => draw_form(form, title, bounds, place, buf, ctx),
        }
    }
}

fn choice(subject: &Subject, parked: bool, ctx: &EntryContext) -> Step {
    let texts = ctx.texts;
    let item = |key, label| MenuItem { key: Some(key), label: texts.get(label).to_owned(), detail: String::new() };
    let mut ways = vec![Way::Pause, Way::GiveUp];
    let mut items = vec![item('p', "menu-park-pause"), item('g', "menu-park-give-up")];
    if parked {
        ways.push(Way::Wake);
        items.push(item('w', "menu-park-wake"));
    }
    Step::Choice { menu: Menu::new(subject.title(texts, texts.get("menu-park")), items), ways }
}

fn reasons(subject: &Subject, ctx: &EntryContext) -> Step {
    let title = subject.title(ctx.texts, ctx.texts.get("menu-park-why"));
    Step::Reason(ReasonMenu::dead(title, ctx.texts))
}

fn pause(subject: &Subject, ctx: &EntryContext) -> Step {
    let texts = ctx.texts;
    let fields = vec![
        Field::line("until", texts.get("menu-park-until"))
            .required()
            .replaced()
            .placeholder(texts.get("menu-date-example")),
        Field::line("reason", texts.get("menu-park-reason")).required().placeholder(texts.get("menu-pause-example")),
    ];
    details(Parked::Paused, fields, subject.title(texts, texts.get("menu-park-pause")), ctx)
}

fn give_up(park: &Park, reason: &str, ctx: &EntryContext) -> Step {
    let texts = ctx.texts;
    let wake = revive_on([park.tier], ctx.today()).map(|day| Moment::day(day).key()).unwrap_or_default();
    let mut note = Field::line("note", texts.get("menu-park-note"))
        .placeholder(texts.get("menu-park-note-example"))
        .text(&park.evidence);
    if park.must_prove {
        note = note.required();
    }
    let fields = vec![
        note,
        Field::line("until", texts.get("menu-park-revive"))
            .text(&wake)
            .replaced()
            .placeholder(texts.get("menu-park-never")),
        Field::line("reason", texts.get("menu-park-reason")).required().text(reason),
    ];
    details(Parked::GivenUp, fields, park.subject.title(texts, texts.get("menu-park-give-up")), ctx)
}

fn details(how: Parked, fields: Vec<Field>, title: String, ctx: &EntryContext) -> Step {
    let mut form = Form::new(fields);
    judge(&mut form, how, ctx);
    Step::Details { how, form, title }
}

fn judge(form: &mut Form, how: Parked, ctx: &EntryContext) {
    form.judge(|id, text| match id {
        "until" if text.trim().is_empty() && how == Parked::GivenUp => {
            Some(Echo::Warning(ctx.texts.get("menu-park-forever").to_owned()))
        }
        "until" => meaning::planned(text, ctx),
        _ => None,
    });
}
