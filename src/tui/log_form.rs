//! A follow-up as a full form: a new one, or a saved one to be mended. Says what to save; saves nothing itself.

mod fields;

use super::{
    DrawContext, Press,
    widget::{
        echo::Echo,
        form::{Form, FormDrawn, FormEvent},
        hits::Target,
        popup,
    },
};
use crate::{
    domain::{
        follow_up::FollowUp, id::FollowUpId, lint::Rule, phone::Number, satisfaction::is_asked, spin, stage::Stage,
    },
    entry::{
        self, EntryContext, lint,
        log::{self, LogEntry, LogSubject},
        meter::Meter,
    },
    store::{Op, StoreError, op::FollowUpEdit},
    wording,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The form and what it is about.
pub struct LogForm {
    subject: LogSubject,
    /// The saved follow-up that is being mended.
    saved: Option<Box<FollowUp>>,
    form: Form,
    /// The texts it began with, to know whether anything was typed.
    began: Vec<(String, String)>,
    echo: Option<Echo>,
    warned: bool,
    /// Goes on from the line; none for what was typed another time.
    meter: Option<Meter>,
    /// The number that was rung, and whose it is, when it was opened for a call.
    rung: Option<Number>,
    /// The stage whose questions the empty note asks.
    asks: Option<Stage>,
}

/// What a key came to.
#[derive(Clone, Debug)]
pub enum LogFormEvent {
    Ignored,
    Moved,
    /// A text changed: the draft is to be kept.
    Changed,
    /// Save this. The form stays open until it is saved.
    Save(Box<Op>),
    /// Close; the texts are kept as a draft when any was typed.
    Cancelled,
}

impl LogForm {
    /// A new follow-up, as far as it was typed.
    pub fn of_entry(subject: LogSubject, entry: &LogEntry, ctx: &EntryContext) -> LogForm {
        let mut form = Form::new(fields::of_new(&subject, ctx));
        let values = fields::values_of(entry, &subject, ctx);
        form.fill(values.iter().map(|(id, text)| (*id, text.as_str())));
        form.focus("note");
        let mut form = LogForm {
            subject,
            saved: None,
            form,
            began: Vec::new(),
            echo: None,
            warned: false,
            meter: Some(Meter::start(ctx.at)),
            rung: None,
            asks: None,
        };
        form.judge(ctx);
        form
    }

    /// What a line came to, with the keys that it took so far.
    pub fn of_line(subject: LogSubject, entry: &LogEntry, meter: Option<Meter>, ctx: &EntryContext) -> LogForm {
        LogForm { meter, ..LogForm::of_entry(subject, entry, ctx) }
    }

    /// It tells of a call by this number, where one is known.
    pub fn tells_of(&mut self, rung: Option<Number>) {
        self.rung = rung;
    }

    /// A saved follow-up, to be mended. Its plan is not part of it any more.
    pub fn of_saved(subject: LogSubject, saved: FollowUp, ctx: &EntryContext) -> LogForm {
        let mut form = Form::new(fields::of_saved(&subject, ctx));
        let values = fields::values_of_saved(&saved);
        form.fill(values.iter().map(|(id, text)| (*id, text.as_str())));
        form.focus("note");
        let began = owned(&form);
        let saved = Some(Box::new(saved));
        let mut form =
            LogForm { subject, saved, form, began, echo: None, warned: false, meter: None, rung: None, asks: None };
        form.judge(ctx);
        form
    }

    /// Lets an empty note show a question of the stage that the deal is in, or is being moved to.
    pub fn ask(&mut self, stage: Stage, ctx: &EntryContext) {
        self.asks = Some(stage).filter(|_| self.saved.is_none());
        self.judge(ctx);
    }

    /// Whom it is about.
    pub fn subject(&self) -> &LogSubject {
        &self.subject
    }

    /// The saved follow-up that is being mended.
    pub fn saved(&self) -> Option<FollowUpId> {
        self.saved.as_ref().map(|saved| saved.id)
    }

    /// The fields with their texts, for a draft.
    pub fn values(&self) -> Vec<(&str, String)> {
        self.form.values()
    }

    /// Puts a draft back, which was typed another time.
    pub fn fill<'a>(&mut self, values: impl IntoIterator<Item = (&'a str, &'a str)>, ctx: &EntryContext) {
        self.meter = None;
        self.form.fill(values);
        self.judge(ctx);
    }

    /// Whether something was typed that is not saved.
    pub fn is_changed(&self) -> bool {
        owned(&self.form) != self.began
    }

    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> LogFormEvent {
        if let Some(meter) = &mut self.meter {
            meter.key();
        }
        let event = self.form.on_press(press);
        self.take(event, ctx)
    }

    /// Types a pasted text; in the note its line ends stay.
    pub fn paste(&mut self, pasted: &str, ctx: &EntryContext) -> LogFormEvent {
        if let Some(meter) = &mut self.meter {
            meter.paste(pasted);
        }
        let event = self.form.paste(pasted);
        self.take(event, ctx)
    }

    pub fn on_click(&mut self, target: Target, ctx: &EntryContext) -> LogFormEvent {
        let event = self.form.on_click(target);
        self.take(event, ctx)
    }

    /// Says why the store did not save it, when the rep can mend that; false leaves it to the app. The texts stay.
    pub fn refused(&mut self, error: &StoreError, ctx: &EntryContext) -> bool {
        let words = entry::refusal(ctx.texts, error);
        self.echo = words.map(Echo::Error);
        self.echo.is_some()
    }

    fn take(&mut self, event: FormEvent, ctx: &EntryContext) -> LogFormEvent {
        match event {
            FormEvent::Ignored => LogFormEvent::Ignored,
            FormEvent::Moved => LogFormEvent::Moved,
            FormEvent::Cancelled => LogFormEvent::Cancelled,
            FormEvent::Changed => {
                self.warned = false;
                self.echo = None;
                self.judge(ctx);
                LogFormEvent::Changed
            }
            FormEvent::Submitted => self.save(ctx),
        }
    }

    fn save(&mut self, ctx: &EntryContext) -> LogFormEvent {
        self.judge(ctx);
        if self.form.go_to_error() {
            return LogFormEvent::Moved;
        }
        let mut entry = fields::entry_of(&self.form, &self.subject, ctx);
        entry.rung = log::rung(self.rung.as_ref(), entry.contact);
        if let Some(saved) = &self.saved {
            if saved.outcome.is_some() && entry.outcome.is_none() {
                self.form.focus("outcome");
                self.echo = Some(Echo::Error(wording::lint::sentence(ctx.texts, Rule::NoOutcome, "", 0)));
                return LogFormEvent::Moved;
            }
            return LogFormEvent::Save(Box::new(self.edit(saved, entry, ctx)));
        }
        match log::check(&entry, &self.subject, ctx).first() {
            Some(problem) if problem.blocks() || !self.warned => {
                self.form.focus(fields::field_of(problem));
                let words = entry::log_problem(problem, ctx);
                self.warned = !problem.blocks();
                self.echo = Some(if problem.blocks() {
                    Echo::Error(words)
                } else {
                    Echo::Warning(ctx.texts.with("log-again-form", &[("warning", (&words).into())]))
                });
                LogFormEvent::Moved
            }
            _ => {
                let op = log::measured(&entry, &self.subject, self.meter.as_ref(), ctx);
                LogFormEvent::Save(Box::new(op))
            }
        }
    }

    fn edit(&self, saved: &FollowUp, entry: LogEntry, ctx: &EntryContext) -> Op {
        // A time that was not touched keeps its seconds and its offset.
        let untouched = self.began.iter().any(|(id, text)| id == "happened" && *text == self.form.text("happened"));
        let happened = if untouched { saved.happened } else { log::happened(entry.happened, ctx) };
        Op::EditFollowUp(Box::new(FollowUpEdit {
            id: saved.id,
            contact: entry.contact,
            kind: entry.kind,
            direction: entry.direction,
            channel: entry.channel.unwrap_or(saved.channel),
            outcome: entry.outcome,
            note: entry.note,
            happened,
            attitude: entry.attitude,
            satisfaction: entry.satisfaction,
            was_note: saved.note.clone(),
        }))
    }

    fn judge(&mut self, ctx: &EntryContext) {
        let entry = fields::entry_of(&self.form, &self.subject, ctx);
        let implied = if self.saved.is_some() { None } else { log::implied_next(&entry, &self.subject, ctx) };
        let hints = match &self.saved {
            // The sheet's own word is an outcome.
            Some(saved) => lint::hints_of_saved(&entry, &self.subject, ctx)
                .into_iter()
                .filter(|hint| hint.rule != Rule::NoOutcome || saved.outcome_text.is_none())
                .collect(),
            None => lint::hints(&entry, &self.subject, ctx),
        };
        // One at a time, and where there is no field for it, beneath the note.
        let told = hints.first().map(|hint| {
            let slot = fields::slot_of(hint.rule);
            let slot = if self.form.values().iter().any(|(id, _)| *id == slot) { slot } else { "note" };
            (slot, wording::lint::hint(ctx.texts, hint.rule, &hint.amount, hint.days))
        });
        let hint =
            |id: &str| told.as_ref().filter(|(slot, _)| *slot == id).map(|(_, words)| Echo::Meaning(words.clone()));
        self.form.judge(|id, text| fields::meaning_of(id, text, implied, &entry, ctx).or_else(|| hint(id)));
        let is_asked = is_asked(entry.kind, entry.outcome);
        self.form.show("satisfaction", is_asked || (self.saved.is_some() && entry.satisfaction.is_some()));
        if let Some(stage) = self.asks {
            let stage = entry.stage.unwrap_or(stage);
            let question = spin::question(stage, self.subject.customer, ctx.today());
            self.form.set_placeholder("note", question.map_or("", |question| ctx.texts.get(question)));
        }
    }

    /// Draws it as a box in the middle of `bounds`.
    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> FormDrawn {
        let key = if self.saved.is_some() { "log-title-edit" } else { "log-title" };
        let title = ctx.texts.with(key, &[("name", (&self.subject.name).into())]);
        draw_boxed(&self.form, &title, "", self.echo.as_ref(), bounds, buf, ctx)
    }
}

/// A form in a box as high as it needs, with a line for what concerns the whole of it.
pub(super) fn draw_boxed(
    form: &Form,
    title: &str,
    right: &str,
    echo: Option<&Echo>,
    bounds: Rect,
    buf: &mut Buffer,
    ctx: &DrawContext,
) -> FormDrawn {
    let told = echo.map_or(0, |echo| echo.height(bounds.width.min(WIDTH).saturating_sub(4)));
    let (width, _) = popup::inside(popup::area(bounds, (WIDTH, 0), popup::Place::Centre));
    let size = (WIDTH, form.height(width).saturating_add(2 + told));
    let area = popup::area(bounds, size, popup::Place::Centre);
    if area.is_empty() {
        return FormDrawn::default();
    }
    let inner = popup::open(area, title, right, buf, ctx);
    // The fields keep the larger part.
    let told = told.min(inner.height / 2);
    let fields = Rect { height: inner.height - told, ..inner };
    let mut drawn = FormDrawn::default();
    drawn.hits.add(area, Target::Popup);
    let form = form.draw(fields, buf, ctx);
    drawn.caret = form.caret;
    drawn.hits.extend(form.hits);
    if let Some(echo) = echo.filter(|_| told > 0) {
        echo.draw_wrapped(Rect { y: fields.bottom(), height: told, ..inner }, buf, ctx);
    }
    drawn
}

/// Wide enough for a sentence of a note, narrow enough to be read.
const WIDTH: u16 = 78;

fn owned(form: &Form) -> Vec<(String, String)> {
    form.values().into_iter().map(|(id, text)| (id.to_owned(), text)).collect()
}
