//! The quick-log line of one customer (`product.md §2.1`): a line typed, chips that show what will be saved, and what
//! stands in the way. Saves nothing but what the chips show, and nothing itself.

mod chip_row;
mod draw;
mod save;

use super::{
    Press,
    log_form::LogForm,
    prompt::Asking,
    widget::{chips::Chip, echo::Echo, hits::Target, line_input::LineInput},
};
use crate::{
    action::{Action, Scope},
    domain::{
        channel::Channel,
        id::PromiseId,
        outcome::{DefaultNext, Outcome},
        phone::Number,
        promise::{Promised, Settled},
        stage::Stage,
    },
    entry::{
        self, EntryContext, lint,
        log::{self, LogLine, LogProblem, LogSubject},
        meter::Meter,
        promise,
    },
    language::quick_log::Dropped,
    store::{Op, PromiseRow, StoreError},
    wording,
};

/// The line and what it was understood as.
pub struct QuickLogLine {
    subject: LogSubject,
    input: LineInput,
    /// Parts that are not to be understood.
    dropped: Vec<Dropped>,
    line: LogLine,
    /// The chips as drawn, and the part of the line that each stands on; none for what the line does not say.
    chips: Vec<(Chip, Option<usize>)>,
    /// A place in `chips`.
    selected: Option<usize>,
    /// What stands under the chips.
    echo: Option<Echo>,
    /// The warnings were shown for the text as it is: the next Enter saves.
    warned: bool,
    /// Why the stage is lost or void, once it was asked for.
    reason: Option<(Stage, String)>,
    /// What the customer needs, once it was asked for.
    need: Option<String>,
    /// The rep goes on without it.
    without_need: bool,
    asking: Option<Asking>,
    /// What became of promises whose day has come, as the rep says by a key.
    settled: Vec<(PromiseId, Settled)>,
    /// One of those of which nothing is said yet, in words.
    offered: Option<String>,
    /// What the log still lacks, in a few words; it costs no key.
    hint: Option<String>,
    /// None when it goes on with a text that was typed another time.
    meter: Option<Meter>,
    /// The call that it tells of, when it was opened for one.
    call: Option<OfCall>,
}

/// What is known of a call before a word of it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfCall {
    /// The number that was rung, and whose it is.
    pub number: Option<Number>,
    /// What it came to, unless the line says something else.
    pub outcome: Outcome,
}

/// What a key came to.
pub enum QuickLogEvent {
    /// Not for the line.
    Ignored,
    /// Something looks different now.
    Moved,
    /// The text changed: its draft is to be kept.
    Changed,
    /// Save this. The line stays open until it is saved.
    Save(Box<Op>),
    /// Go on in the full form.
    Expand(Box<LogForm>),
    /// Close; the text is kept as a draft and offered again.
    Cancelled,
}

impl QuickLogLine {
    /// An empty line for a customer, or its draft (as [`QuickLogLine::values`] gave it), which was typed another time.
    pub fn new(subject: LogSubject, draft: &str, ctx: &EntryContext) -> QuickLogLine {
        let mut line = QuickLogLine::beginning(subject, draft, ctx);
        line.meter = line.meter.filter(|_| draft.is_empty());
        line
    }

    /// A line that begins with words which nobody typed.
    pub fn beginning(subject: LogSubject, words: &str, ctx: &EntryContext) -> QuickLogLine {
        let mut line = QuickLogLine {
            subject,
            input: LineInput::new(words),
            dropped: Vec::new(),
            line: LogLine::default(),
            chips: Vec::new(),
            selected: None,
            echo: None,
            warned: false,
            reason: None,
            need: None,
            without_need: false,
            asking: None,
            settled: Vec::new(),
            offered: None,
            hint: None,
            meter: Some(Meter::start(ctx.at)),
            call: None,
        };
        line.read(ctx);
        line
    }

    /// The line of a call: its chips stand before anything is typed. An outcome that is an agreement for a day begins with asking for it.
    pub fn of_call(mut subject: LogSubject, call: OfCall, draft: &str, ctx: &EntryContext) -> QuickLogLine {
        subject.last_channel = Some(Channel::Phone);
        let mut line = match draft.trim().is_empty() {
            true => QuickLogLine::beginning(subject, begun(&call), ctx),
            false => QuickLogLine::new(subject, draft, ctx),
        };
        line.call = Some(call);
        line.read(ctx);
        line
    }

    /// Whether there is text in it that would be lost.
    pub fn is_typed(&self) -> bool {
        let typed = self.text().trim();
        !typed.is_empty() && self.call.as_ref().is_none_or(|call| typed != begun(call))
    }

    /// Whom it is about.
    pub fn subject(&self) -> &LogSubject {
        &self.subject
    }

    pub fn text(&self) -> &str {
        self.input.text()
    }

    /// Its text by field id, for a draft.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        vec![("line", self.text().to_owned())]
    }

    /// What will be saved, part by part.
    pub fn chips(&self) -> impl Iterator<Item = &Chip> {
        self.chips.iter().map(|(chip, _)| chip)
    }

    /// What stands in the way, or should be looked at.
    pub fn echo(&self) -> Option<&Echo> {
        self.echo.as_ref()
    }

    /// What the log still lacks, in a few words.
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// The scope that its keys are looked up in, before [`Scope::Everywhere`].
    pub fn scope(&self) -> Scope {
        if self.asking.is_some() { Scope::Prompt } else { Scope::QuickLog }
    }

    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> QuickLogEvent {
        if let Some(meter) = &mut self.meter {
            meter.key();
        }
        if let Some(asking) = &mut self.asking {
            let answer = asking.on_press(press);
            return self.take_answer(answer, ctx);
        }
        match press.action {
            Some(Action::SaveLog) => return self.save(ctx),
            Some(Action::ExpandLog) => return QuickLogEvent::Expand(Box::new(self.expand(ctx))),
            Some(Action::Cancel) => return QuickLogEvent::Cancelled,
            Some(Action::ChipNext) => return self.select(1),
            Some(Action::ChipPrevious) => return self.select(-1),
            Some(Action::ChipDrop) => return self.drop_chip(ctx),
            Some(Action::PromiseSettle) => return self.settle_promise(ctx),
            _ => {}
        }
        let before = self.input.text().to_owned();
        if !self.input.on_key(&press.key) {
            return QuickLogEvent::Ignored;
        }
        self.edited(&before, ctx)
    }

    /// Types a pasted text; its line ends become blanks.
    pub fn paste(&mut self, pasted: &str, ctx: &EntryContext) -> QuickLogEvent {
        if let Some(meter) = &mut self.meter {
            meter.paste(pasted);
        }
        if let Some(asking) = &mut self.asking {
            let answer = asking.paste(pasted);
            return self.take_answer(answer, ctx);
        }
        let before = self.input.text().to_owned();
        self.input.paste(pasted);
        self.edited(&before, ctx)
    }

    /// A click selects a chip, and drops the selected one.
    pub fn on_click(&mut self, target: Target, ctx: &EntryContext) -> QuickLogEvent {
        if let Some(asking) = &mut self.asking {
            let answer = asking.on_click(target);
            return self.take_answer(answer, ctx);
        }
        match target {
            Target::Chip(place) if self.selected == Some(place) => self.drop_chip(ctx),
            Target::Chip(place) if self.chips.get(place).is_some_and(|(_, part)| part.is_some()) => {
                self.selected = Some(place);
                QuickLogEvent::Moved
            }
            _ => QuickLogEvent::Ignored,
        }
    }

    /// Says why the store did not save it, when the rep can mend that; false leaves it to the app. The text stays.
    pub fn refused(&mut self, error: &StoreError, ctx: &EntryContext) -> bool {
        let words = entry::refusal(ctx.texts, error);
        self.echo = words.map(Echo::Error);
        self.echo.is_some()
    }

    fn edited(&mut self, before: &str, ctx: &EntryContext) -> QuickLogEvent {
        if self.input.text() == before {
            self.selected = None;
            return QuickLogEvent::Moved;
        }
        self.warned = false;
        self.without_need = false;
        self.read(ctx);
        QuickLogEvent::Changed
    }

    /// Reads the text anew: at each change, and before it is saved, since the clock has gone on.
    fn read(&mut self, ctx: &EntryContext) {
        self.line = log::read_line(self.input.text(), &self.dropped, &self.subject, ctx);
        if let Some((stage, reason)) = &self.reason
            && self.line.entry.stage == Some(*stage)
        {
            self.line.entry.reason = Some(reason.clone());
        }
        self.line.entry.need.clone_from(&self.need);
        if let Some(call) = &self.call {
            let entry = &mut self.line.entry;
            // The mark that it began with is no word of the rep's, as long as nothing stands behind it.
            if entry.note == begun(call) {
                entry.note.clear();
            }
            // A note alone says that somebody talked; of a call it is known what it came to.
            if self.line.read.outcome.is_none() && entry.outcome.is_none_or(|outcome| outcome == Outcome::Talked) {
                entry.outcome = Some(call.outcome);
            }
            if self.line.read.contact.is_none() {
                entry.contact = call.number.as_ref().map(|number| number.contact);
            }
            entry.rung = log::rung(call.number.as_ref(), entry.contact);
        }
        self.line.entry.settled.clone_from(&self.settled);
        if !self.settled.is_empty() && self.line.entry.outcome.is_none() {
            // Something was heard, or there was nothing to settle.
            self.line.entry.outcome = Some(Outcome::Talked);
        }
        self.chips = chip_row::chips(&self.line, &self.subject, ctx);
        self.selected = None;
        // A part is not wrong as long as it is being typed.
        let caret = self.input.caret();
        let typing = |part: &std::ops::Range<usize>| part.end == caret;
        let being_typed = self.line.read.problems.iter().filter(|problem| typing(&problem.span)).count();
        let known = self.line.problems.len().saturating_sub(being_typed);
        let first = self.line.read.problems.iter().zip(&self.line.problems).find(|(at, _)| !typing(&at.span));
        let other = self.line.problems.get(self.line.read.problems.len()).filter(|_| !self.mark_at_caret());
        let shown = first.map(|(_, problem)| problem).or(other).filter(|_| known > 0);
        self.echo = shown.map(|problem| problem_echo(problem, ctx));
        self.offered = self.offered(ctx);
        let hint = lint::hints(&self.line.entry, &self.subject, ctx).into_iter().next();
        self.hint = hint.map(|hint| wording::lint::hint(ctx.texts, hint.rule, &hint.amount, hint.days));
    }

    /// The promise whose day has come and of which nothing is said yet.
    fn unsettled(&self, ctx: &EntryContext) -> Option<&PromiseRow> {
        let said = |promise: &PromiseRow| self.settled.iter().any(|(id, _)| *id == promise.id);
        self.subject.due_promises(ctx.today()).find(|promise| !said(promise))
    }

    /// Under the chips, when nothing is wrong: the promise that a key says something of.
    fn offered(&self, ctx: &EntryContext) -> Option<String> {
        let promise = self.unsettled(ctx)?;
        let promised = Promised { side: promise.side, text: promise.text.clone(), due_on: promise.due_on };
        Some(promise::told(ctx.texts, &promised, ctx.today()))
    }

    /// Kept; once more, broken; once more, nothing is said.
    fn settle_promise(&mut self, ctx: &EntryContext) -> QuickLogEvent {
        if let Some(id) = self.unsettled(ctx).map(|promise| promise.id) {
            self.settled.push((id, Settled::Kept));
        } else {
            match self.settled.last_mut() {
                Some((_, how)) if *how == Settled::Kept => *how = Settled::Broken,
                Some(_) => drop(self.settled.pop()),
                None => return QuickLogEvent::Ignored,
            }
        }
        self.warned = false;
        self.read(ctx);
        QuickLogEvent::Changed
    }

    /// Whether the word at the caret is a mark, such as a name that is not whole yet.
    fn mark_at_caret(&self) -> bool {
        let before = self.input.text().get(..self.input.caret()).unwrap_or_default();
        before.rsplit(char::is_whitespace).next().is_some_and(|word| word.starts_with(['@', '＠']))
    }

    /// The next or the previous chip that can be dropped; past the ends none is selected.
    fn select(&mut self, by: isize) -> QuickLogEvent {
        let places: Vec<usize> =
            self.chips.iter().enumerate().filter(|(_, (_, part))| part.is_some()).map(|(place, _)| place).collect();
        let here = self.selected.and_then(|selected| places.iter().position(|place| *place == selected));
        let there = match here {
            Some(here) => here.checked_add_signed(by),
            None if by > 0 => Some(0),
            None => places.len().checked_sub(1),
        };
        self.selected = there.and_then(|there| places.get(there).copied());
        QuickLogEvent::Moved
    }

    /// Takes the selected part, else the last one, for note.
    fn drop_chip(&mut self, ctx: &EntryContext) -> QuickLogEvent {
        let last = || self.line.read.chips.len().checked_sub(1);
        let part = match self.selected {
            Some(place) => self.chips.get(place).and_then(|(_, part)| *part),
            None => last(),
        };
        let Some(chip) = part.and_then(|part| self.line.read.chips.get(part)) else { return QuickLogEvent::Ignored };
        let text = self.input.text().get(chip.span.clone()).unwrap_or_default().to_owned();
        self.dropped.push(Dropped { kind: chip.kind, text });
        self.warned = false;
        self.read(ctx);
        QuickLogEvent::Changed
    }

    fn expand(&self, ctx: &EntryContext) -> LogForm {
        let mut form = LogForm::of_line(self.subject.clone(), &self.line.entry, self.meter, ctx);
        form.tells_of(self.call.as_ref().and_then(|call| call.number.clone()));
        form
    }
}

/// What the line of a call begins with.
fn begun(call: &OfCall) -> &'static str {
    if call.outcome.default_next() == DefaultNext::DateRequired { ">" } else { "" }
}

/// A problem under the line; a warning says that a second Enter saves.
fn problem_echo(problem: &LogProblem, ctx: &EntryContext) -> Echo {
    let words = entry::log_problem(problem, ctx);
    if problem.blocks() {
        Echo::Error(words)
    } else {
        Echo::Warning(ctx.texts.with("log-again", &[("warning", (&words).into())]))
    }
}
