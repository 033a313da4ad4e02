//! What each small dialog's own event means to the app. Decides nothing of its own.

use super::{Dialog, DialogEvent};
use crate::tui::{
    call_mode::{CallEvent, QrEvent},
    customer_form::CustomerFormEvent,
    effect::{Effect, Open},
    log_form::LogFormEvent,
    overlay::{palette::PaletteEvent, search::SearchEvent},
    prompt::PromptEvent,
    quick_log::QuickLogEvent,
    walk::WalkEvent,
};

impl From<PaletteEvent> for DialogEvent {
    fn from(event: PaletteEvent) -> DialogEvent {
        match event {
            PaletteEvent::Ignored => DialogEvent::Ignored,
            PaletteEvent::Moved => DialogEvent::Changed,
            PaletteEvent::Run(action) => DialogEvent::Run(action),
            PaletteEvent::Cancelled => DialogEvent::Close,
        }
    }
}

impl From<SearchEvent> for DialogEvent {
    fn from(event: SearchEvent) -> DialogEvent {
        match event {
            SearchEvent::Ignored => DialogEvent::Ignored,
            SearchEvent::Moved => DialogEvent::Changed,
            SearchEvent::Typed => DialogEvent::Search,
            SearchEvent::Chosen(customer) => DialogEvent::CloseAnd(vec![Effect::Open(Open::Card(customer))]),
            SearchEvent::Cancelled => DialogEvent::Close,
        }
    }
}

impl From<QuickLogEvent> for DialogEvent {
    fn from(event: QuickLogEvent) -> DialogEvent {
        match event {
            QuickLogEvent::Ignored => DialogEvent::Ignored,
            QuickLogEvent::Moved | QuickLogEvent::Changed => DialogEvent::Changed,
            QuickLogEvent::Save(op) => DialogEvent::Save(op),
            QuickLogEvent::Expand(form) => DialogEvent::Become(Box::new(Dialog::LogForm(form))),
            QuickLogEvent::Cancelled => DialogEvent::Shelve,
        }
    }
}

impl From<LogFormEvent> for DialogEvent {
    fn from(event: LogFormEvent) -> DialogEvent {
        match event {
            LogFormEvent::Ignored => DialogEvent::Ignored,
            LogFormEvent::Moved | LogFormEvent::Changed => DialogEvent::Changed,
            LogFormEvent::Save(op) => DialogEvent::Save(op),
            LogFormEvent::Cancelled => DialogEvent::Shelve,
        }
    }
}

impl From<CustomerFormEvent> for DialogEvent {
    fn from(event: CustomerFormEvent) -> DialogEvent {
        match event {
            CustomerFormEvent::Ignored => DialogEvent::Ignored,
            CustomerFormEvent::Moved | CustomerFormEvent::Changed => DialogEvent::Changed,
            CustomerFormEvent::CheckDuplicates { name, phone } => DialogEvent::CheckDuplicates { name, phone },
            CustomerFormEvent::Open(customer) => DialogEvent::CloseAnd(vec![Effect::Open(Open::Card(customer))]),
            CustomerFormEvent::Save(op) => DialogEvent::Save(op),
            CustomerFormEvent::Cancelled => DialogEvent::Shelve,
        }
    }
}

impl From<PromptEvent> for DialogEvent {
    fn from(event: PromptEvent) -> DialogEvent {
        match event {
            PromptEvent::Ignored => DialogEvent::Ignored,
            PromptEvent::Moved => DialogEvent::Changed,
            PromptEvent::Save(op) => DialogEvent::Save(op),
            PromptEvent::Open(open) => DialogEvent::CloseAnd(vec![Effect::Open(open)]),
            PromptEvent::Copy(text) => DialogEvent::CloseAnd(vec![Effect::Copy(text)]),
            PromptEvent::Cancelled => DialogEvent::Close,
        }
    }
}

impl From<WalkEvent> for DialogEvent {
    fn from(event: WalkEvent) -> DialogEvent {
        match event {
            WalkEvent::Ignored => DialogEvent::Ignored,
            WalkEvent::Moved => DialogEvent::ReviewMoved,
            WalkEvent::Act(action, customer) => DialogEvent::Act(action, customer),
            WalkEvent::Undo(operations) => DialogEvent::TakeBack(operations),
            WalkEvent::Closed => DialogEvent::Close,
        }
    }
}

impl From<CallEvent> for DialogEvent {
    fn from(event: CallEvent) -> DialogEvent {
        match event {
            CallEvent::Walk(event) => event.into(),
            CallEvent::Changed => DialogEvent::Changed,
            CallEvent::Copy(text) => DialogEvent::Copy(text),
            asked => DialogEvent::Call(asked),
        }
    }
}

impl From<QrEvent> for DialogEvent {
    fn from(event: QrEvent) -> DialogEvent {
        match event {
            QrEvent::Ignored => DialogEvent::Ignored,
            QrEvent::Moved => DialogEvent::Changed,
            QrEvent::Closed => DialogEvent::Close,
            QrEvent::Copy(text) => DialogEvent::Copy(text),
        }
    }
}
