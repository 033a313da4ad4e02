//! What is next: a date, an action, a channel. Sets the plan without logging anything.

use super::{PromptEvent, Subject, draw_form};
use crate::{
    domain::channel::Channel,
    entry::EntryContext,
    store::{Op, PlanView, op::NextPlan},
    tui::{
        DrawContext, Press, meaning,
        widget::{
            form::{Field, Form, FormEvent},
            hits::{Hits, Target},
            popup::Place,
        },
    },
    wording,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// The form of a plan.
pub struct PlanPrompt {
    subject: Subject,
    title: String,
    form: Form,
}

impl PlanPrompt {
    /// `plan`: the open one, to be changed.
    pub fn new(subject: Subject, plan: Option<&PlanView>, ctx: &EntryContext) -> PlanPrompt {
        let texts = ctx.texts;
        let channels = Channel::ALL.map(|c| (c.code().to_owned(), wording::channel(texts, c).to_owned())).to_vec();
        let mut form = Form::new(vec![
            Field::line("next_on", texts.get("form-next-on"))
                .required()
                .replaced()
                .placeholder(texts.get("menu-plan-example")),
            Field::line("next_action", texts.get("form-next-action")),
            Field::choice("next_channel", texts.get("form-next-channel"), channels),
        ]);
        if let Some(plan) = plan {
            // A day that is over is typed anew: it is no plan any more.
            let due = plan.due.filter(|due| due.date >= ctx.today()).map(|due| due.key().replace('T', " "));
            form.fill([
                ("next_on", due.as_deref().unwrap_or_default()),
                ("next_action", plan.action.as_deref().unwrap_or_default()),
                ("next_channel", plan.channel.map_or("", Channel::code)),
            ]);
        }
        let title = subject.title(texts, texts.get("menu-plan"));
        let mut prompt = PlanPrompt { subject, title, form };
        prompt.judge(ctx);
        prompt
    }

    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> PromptEvent {
        let event = self.form.on_press(press);
        self.take(event, ctx)
    }

    pub(super) fn paste(&mut self, pasted: &str, ctx: &EntryContext) -> PromptEvent {
        let event = self.form.paste(pasted);
        self.take(event, ctx)
    }

    pub fn on_click(&mut self, target: Target, ctx: &EntryContext) -> PromptEvent {
        let event = self.form.on_click(target);
        self.take(event, ctx)
    }

    fn take(&mut self, event: FormEvent, ctx: &EntryContext) -> PromptEvent {
        match event {
            FormEvent::Ignored => PromptEvent::Ignored,
            FormEvent::Moved => PromptEvent::Moved,
            FormEvent::Cancelled => PromptEvent::Cancelled,
            FormEvent::Changed => {
                self.judge(ctx);
                PromptEvent::Moved
            }
            FormEvent::Submitted => {
                self.judge(ctx);
                if self.form.go_to_error() {
                    return PromptEvent::Moved;
                }
                self.save(ctx)
            }
        }
    }

    fn save(&self, ctx: &EntryContext) -> PromptEvent {
        let text = |id| self.form.text(id);
        let action = crate::entry::filled(&text("next_action"));
        let (due, channel) = match meaning::plan(&text("next_on"), &text("next_action"), &text("next_channel"), ctx) {
            NextPlan::Step { due, channel, .. } => (Some(due), channel),
            NextPlan::Nothing => (None, None),
            NextPlan::Implied => return PromptEvent::Moved,
        };
        PromptEvent::save(self.subject.each(|customer| Op::Plan { customer, due, action: action.clone(), channel }))
    }

    fn judge(&mut self, ctx: &EntryContext) {
        self.form.judge(|id, text| if id == "next_on" { meaning::planned_or_none(text, ctx) } else { None });
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        draw_form(&self.form, &self.title, bounds, place, buf, ctx)
    }
}
