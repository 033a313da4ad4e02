//! What can lie over a tab, told apart by an enum: scopes, keys, drawing, drafts. Each does its own work; this only routes.

mod from;

use crate::{
    action::{Action, Scope},
    domain::{due::DuePolicy, id::CustomerId, id::OperationId},
    entry::EntryContext,
    report::format::Format,
    store::{Op, StoreError},
    tui::{
        DrawContext, Press,
        brief::{BriefEvent, BriefPane},
        call_mode::{CallEvent, CallMode, QrPane},
        checkup::{CheckUpEvent, CheckUpScreen},
        customer_form::CustomerForm,
        effect::{Effect, Open},
        follow_ups::card_pane::CardPane,
        import::{ImportEvent, ImportScreen},
        ledger::order_card::{OrderCard, OrderCardEvent},
        ledger_prompt::{CancelMenu, CustomerPick, LedgerPrompt, ProductList},
        log_form::LogForm,
        merge::{MergeEvent, Merging},
        order_form::{OrderForm, SameOrder},
        overlay::{
            drafts::{Drafts, DraftsEvent},
            help::{Help, HelpEvent},
            palette::Palette,
            search::Search,
            welcome::{Welcome, WelcomeEvent},
        },
        prompt::Prompt,
        quick_log::QuickLogLine,
        report::{ReportEvent, ReportScreen, save::SaveReport},
        review::Review,
        verdict::{VerdictEvent, Verdicts},
        widget::{
            confirm::{Confirm, ConfirmEvent},
            hits::{Hits, Target},
            popup::Place,
        },
    },
};
use chrono::NaiveDate;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// One thing over the tab.
pub(super) enum Dialog {
    Help(Help),
    Palette(Palette),
    Search(Search),
    Welcome(Welcome),
    Drafts(Drafts),
    Confirm {
        question: Confirm,
        yes: Vec<Effect>,
    },
    QuickLog(Box<QuickLogLine>),
    LogForm(Box<LogForm>),
    CustomerForm(Box<CustomerForm>),
    OrderForm(Box<OrderForm>),
    Ledger(Box<LedgerPrompt>),
    CancelOrder(CancelMenu),
    /// Whose money it is, before it is taken.
    Pick(Box<CustomerPick>),
    Products(Box<ProductList>),
    Prompt(Box<Prompt>),
    Review {
        review: Review,
        card: Box<CardPane>,
    },
    Calls {
        calls: Box<CallMode>,
        card: Box<CardPane>,
    },
    Qr(QrPane),
    OrderCard(Box<OrderCard>),
    Merging(Box<Merging>),
    Import(Box<ImportScreen>),
    Brief(BriefPane),
    Report(Box<ReportScreen>),
    SaveReport(Box<SaveReport>),
    CheckUp(Box<CheckUpScreen>),
    Verdict(Box<Verdicts>),
}

/// What a key in a dialog came to.
pub(super) enum DialogEvent {
    /// Nothing looks different.
    Ignored,
    Changed,
    Close,
    /// Close; text that was typed is kept for when it is opened again.
    Shelve,
    /// Close, then carry these out.
    CloseAnd(Vec<Effect>),
    /// Close, then do what a key of the screen beneath would.
    Run(Action),
    /// Save, and close when it is saved.
    Save(Box<Op>),
    /// Another dialog in place of this one.
    Become(Box<Dialog>),
    CheckDuplicates {
        name: String,
        phone: Option<String>,
    },
    /// Look for an order that is the same.
    CheckSame(SameOrder),
    /// Open this over the dialog, which waits beneath.
    Over(Open),
    /// Save, and when it is saved begin another order of this day.
    SaveThenOrder(Box<Op>, NaiveDate),
    /// Look for the customers that answer to this.
    FindCustomers {
        typed: String,
        now: bool,
    },
    /// Look for what was typed into the search.
    Search,
    /// Do this with a customer, and come back to the review.
    Act(Action, CustomerId),
    /// Another customer of the review is in sight.
    ReviewMoved,
    TakeBack(Vec<OperationId>),
    /// Put this on the clipboard; the dialog stays.
    Copy(String),
    /// Restore or discard the unsaved text that was offered.
    Draft(DraftsEvent),
    OrderCard(OrderCardEvent),
    Merging(MergeEvent),
    Import(ImportEvent),
    Report(ReportEvent),
    /// Write the report to a file; over one that is there when `replace`.
    SaveReport {
        name: String,
        format: Format,
        replace: bool,
    },
    /// The statement of this customer.
    Statement(CustomerId),
    CheckUp(CheckUpEvent),
    Call(CallEvent),
    Verdict(VerdictEvent),
}

impl Dialog {
    /// Whether it walks through customers, and shows the card of one.
    pub fn is_walk(&self) -> bool {
        matches!(self, Dialog::Review { .. } | Dialog::Calls { .. })
    }

    pub fn scopes(&self) -> Vec<Scope> {
        let innermost = match self {
            Dialog::OrderForm(_) => return OrderForm::scopes().into_iter().chain([Scope::Everywhere]).collect(),
            Dialog::Help(_) => Scope::Told,
            Dialog::Palette(_) | Dialog::Search(_) => Scope::Overlay,
            Dialog::Welcome(_) => return Welcome::SCOPES.to_vec(),
            Dialog::Drafts(_) | Dialog::CancelOrder(_) => Scope::Prompt,
            Dialog::OrderCard(_) => return OrderCard::SCOPES.to_vec(),
            Dialog::Report(_) => return ReportScreen::SCOPES.to_vec(),
            Dialog::Confirm { .. } => Scope::Confirm,
            Dialog::QuickLog(line) => line.scope(),
            Dialog::LogForm(_) | Dialog::Ledger(_) => Scope::Form,
            Dialog::Pick(_) | Dialog::Products(_) | Dialog::SaveReport(_) => Scope::Overlay,
            Dialog::CustomerForm(form) => form.scope(),
            Dialog::Prompt(prompt) => prompt.scope(),
            Dialog::Merging(merging) => merging.scope(),
            Dialog::Review { review, .. } => review.scope(),
            Dialog::Calls { calls, .. } => calls.scope(),
            Dialog::Qr(_) => QrPane::SCOPE,
            Dialog::Import(screen) => screen.scope(),
            Dialog::Brief(_) => Scope::Brief,
            Dialog::CheckUp(_) => CheckUpScreen::SCOPE,
            Dialog::Verdict(verdicts) => verdicts.scope(),
        };
        vec![innermost, Scope::Everywhere]
    }

    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> DialogEvent {
        match self {
            Dialog::Help(help) => match help.on_press(press) {
                HelpEvent::Ignored => DialogEvent::Ignored,
                HelpEvent::Moved => DialogEvent::Changed,
                HelpEvent::Closed => DialogEvent::Close,
            },
            Dialog::Palette(palette) => palette.on_press(press).into(),
            Dialog::Search(search) => search.on_press(press).into(),
            Dialog::Welcome(welcome) => match welcome.on_press(press) {
                WelcomeEvent::Ignored => DialogEvent::Ignored,
                WelcomeEvent::Closed => DialogEvent::Close,
                WelcomeEvent::Run(action) => DialogEvent::Run(action),
            },
            Dialog::Drafts(drafts) => drafts.on_press(press).into(),
            Dialog::Confirm { question, yes } => match question.on_press(press) {
                ConfirmEvent::Ignored => DialogEvent::Ignored,
                ConfirmEvent::No => DialogEvent::Close,
                ConfirmEvent::Yes => DialogEvent::CloseAnd(std::mem::take(yes)),
            },
            Dialog::QuickLog(line) => line.on_press(press, ctx).into(),
            Dialog::LogForm(form) => form.on_press(press, ctx).into(),
            Dialog::CustomerForm(form) => form.on_press(press, ctx).into(),
            Dialog::OrderForm(form) => form.on_press(press, ctx).into(),
            Dialog::Ledger(prompt) => prompt.on_press(press, ctx).into(),
            Dialog::CancelOrder(menu) => menu.on_press(press, ctx).into(),
            Dialog::Pick(pick) => pick.on_press(press).into(),
            Dialog::Products(list) => list.on_press(press, ctx.texts).into(),
            Dialog::Prompt(prompt) => prompt.on_press(press, ctx).into(),
            Dialog::OrderCard(card) => DialogEvent::OrderCard(card.on_press(press)),
            Dialog::Merging(merging) => DialogEvent::Merging(merging.on_press(press)),
            Dialog::Import(screen) => DialogEvent::Import(screen.on_press(press, ctx.texts)),
            Dialog::Brief(brief) => match brief.on_press(press) {
                BriefEvent::Ignored => DialogEvent::Ignored,
                BriefEvent::Closed => DialogEvent::Close,
                BriefEvent::Act(action, customer) => DialogEvent::Act(action, customer),
            },
            Dialog::Report(screen) => DialogEvent::Report(screen.on_press(press)),
            Dialog::SaveReport(prompt) => prompt.on_press(press, ctx.texts).into(),
            Dialog::CheckUp(screen) => DialogEvent::CheckUp(screen.on_press(press)),
            Dialog::Review { review, .. } => review.on_press(press).into(),
            Dialog::Calls { calls, .. } => calls.on_press(press, ctx.now()).into(),
            Dialog::Qr(pane) => pane.on_press(press).into(),
            Dialog::Verdict(verdicts) => DialogEvent::Verdict(verdicts.on_press(press)),
        }
    }

    pub fn paste(&mut self, pasted: &str, ctx: &EntryContext) -> DialogEvent {
        match self {
            Dialog::Palette(palette) => palette.paste(pasted).into(),
            Dialog::Search(search) => search.paste(pasted).into(),
            Dialog::QuickLog(line) => line.paste(pasted, ctx).into(),
            Dialog::LogForm(form) => form.paste(pasted, ctx).into(),
            Dialog::CustomerForm(form) => form.paste(pasted, ctx).into(),
            Dialog::OrderForm(form) => form.paste(pasted, ctx).into(),
            Dialog::Ledger(prompt) => prompt.paste(pasted, ctx).into(),
            Dialog::CancelOrder(menu) => menu.paste(pasted, ctx).into(),
            Dialog::Pick(pick) => pick.paste(pasted).into(),
            Dialog::Products(list) => list.paste(pasted, ctx.texts).into(),
            Dialog::Prompt(prompt) => prompt.paste(pasted, ctx).into(),
            Dialog::Import(screen) => DialogEvent::Import(screen.paste(pasted)),
            Dialog::SaveReport(prompt) => prompt.paste(pasted).into(),
            Dialog::Help(_)
            | Dialog::Report(_)
            | Dialog::Welcome(_)
            | Dialog::Drafts(_)
            | Dialog::Confirm { .. }
            | Dialog::OrderCard(_)
            | Dialog::Brief(_)
            | Dialog::CheckUp(_)
            | Dialog::Verdict(_)
            | Dialog::Merging(_)
            | Dialog::Calls { .. }
            | Dialog::Qr(_)
            | Dialog::Review { .. } => DialogEvent::Ignored,
        }
    }

    pub fn on_click(&mut self, target: Target, ctx: &EntryContext) -> DialogEvent {
        match self {
            Dialog::Palette(palette) => palette.on_click(target).into(),
            Dialog::Search(search) => search.on_click(target).into(),
            Dialog::Drafts(drafts) => drafts.on_click(target).into(),
            Dialog::QuickLog(line) => line.on_click(target, ctx).into(),
            Dialog::LogForm(form) => form.on_click(target, ctx).into(),
            Dialog::CustomerForm(form) => form.on_click(target, ctx).into(),
            Dialog::OrderForm(form) => form.on_click(target, ctx).into(),
            Dialog::Ledger(prompt) => prompt.on_click(target, ctx).into(),
            Dialog::CancelOrder(menu) => menu.on_click(target, ctx).into(),
            Dialog::Pick(pick) => pick.on_click(target).into(),
            Dialog::Products(list) => list.on_click(target).into(),
            Dialog::Prompt(prompt) => prompt.on_click(target, ctx).into(),
            Dialog::Merging(merging) => DialogEvent::Merging(merging.on_click(target)),
            Dialog::Import(screen) => DialogEvent::Import(screen.on_click(target, ctx.texts)),
            Dialog::Report(screen) => DialogEvent::Report(screen.on_click(target)),
            Dialog::CheckUp(screen) => DialogEvent::CheckUp(screen.on_click(target)),
            Dialog::Verdict(verdicts) => DialogEvent::Verdict(verdicts.on_click(target)),
            Dialog::Help(_)
            | Dialog::SaveReport(_)
            | Dialog::Welcome(_)
            | Dialog::Confirm { .. }
            | Dialog::OrderCard(_)
            | Dialog::Brief(_)
            | Dialog::Calls { .. }
            | Dialog::Qr(_)
            | Dialog::Review { .. } => DialogEvent::Ignored,
        }
    }

    /// Says in the dialog why the file refused it; false when that is the app's to say.
    pub fn refused(&mut self, error: &StoreError, ctx: &EntryContext) -> bool {
        match self {
            Dialog::QuickLog(line) => line.refused(error, ctx),
            Dialog::LogForm(form) => form.refused(error, ctx),
            Dialog::CustomerForm(form) => form.refused(error, ctx),
            Dialog::OrderForm(form) => form.refused(error, ctx),
            Dialog::Ledger(prompt) => prompt.refused(error, ctx),
            _ => false,
        }
    }

    /// Rows that it takes at the bottom of the window, above the keys.
    pub fn bottom_height(&self, width: u16) -> u16 {
        match self {
            Dialog::QuickLog(line) => line.height(width),
            _ => 0,
        }
    }

    /// Makes what is drawn fit the space there is.
    pub fn lay_out(&mut self, body: Rect, policy: &DuePolicy, ctx: &DrawContext) {
        match self {
            Dialog::Review { card, .. } => {
                card.lay_out((body.width.saturating_sub(4), body.height.saturating_sub(4)), policy, ctx);
            }
            Dialog::Calls { calls, card } => {
                let area = calls.lay_out(body, ctx);
                card.lay_out((area.width.saturating_sub(2), area.height.saturating_sub(2)), policy, ctx);
            }
            Dialog::Qr(pane) => pane.lay_out(body),
            Dialog::OrderCard(card) => card.lay_out(body, ctx),
            Dialog::Prompt(prompt) => prompt.lay_out(body),
            Dialog::CheckUp(screen) => screen.lay_out(body),
            Dialog::Verdict(verdicts) => verdicts.lay_out(body, ctx),
            Dialog::Brief(brief) => brief.lay_out(body, policy, ctx),
            Dialog::Report(screen) => screen.lay_out(body, ctx),
            Dialog::Merging(merging) => merging.lay_out(body),
            _ => {}
        }
    }

    /// Draws the dialog; `screen` is all there is, `body` the part of the tab, `bottom` the rows it asked for.
    pub fn draw(
        &self,
        (screen, body, bottom): (Rect, Rect, Rect),
        buf: &mut Buffer,
        ctx: &DrawContext,
    ) -> (Option<Position>, Hits) {
        match self {
            Dialog::Help(help) => help.draw(body, buf, ctx),
            Dialog::Palette(palette) => palette.draw(screen, buf, ctx),
            Dialog::Search(search) => search.draw(body, buf, ctx),
            Dialog::Welcome(welcome) => (None, welcome.draw(body, buf, ctx)),
            Dialog::Drafts(drafts) => drafts.draw(body, buf, ctx),
            Dialog::Confirm { question, .. } => (None, question.draw(screen, buf, ctx)),
            Dialog::QuickLog(line) => {
                let drawn = line.draw(bottom, screen, buf, ctx);
                (drawn.caret, drawn.hits)
            }
            Dialog::LogForm(form) => {
                let drawn = form.draw(body, buf, ctx);
                (drawn.caret, drawn.hits)
            }
            Dialog::CustomerForm(form) => {
                let drawn = form.draw(body, buf, ctx);
                (drawn.caret, drawn.hits)
            }
            Dialog::OrderForm(form) => {
                let drawn = form.draw(body, buf, ctx);
                (drawn.caret, drawn.hits)
            }
            Dialog::Ledger(prompt) => {
                let drawn = prompt.draw(body, buf, ctx);
                (drawn.caret, drawn.hits)
            }
            Dialog::CancelOrder(menu) => menu.draw(body, Place::Centre, buf, ctx),
            Dialog::Pick(pick) => pick.draw(body, buf, ctx),
            Dialog::Products(list) => list.draw(body, buf, ctx),
            Dialog::Prompt(prompt) => prompt.draw(body, Place::Centre, buf, ctx),
            Dialog::OrderCard(card) => (None, card.draw(body, buf, ctx)),
            Dialog::Merging(merging) => (None, merging.draw(body, buf, ctx)),
            Dialog::Import(screen) => screen.draw(body, buf, ctx),
            Dialog::Brief(brief) => (None, brief.draw(buf, ctx)),
            Dialog::Report(screen) => (None, screen.draw(body, buf, ctx)),
            Dialog::SaveReport(prompt) => prompt.draw(body, buf, ctx),
            Dialog::CheckUp(screen) => (None, screen.draw(body, buf, ctx)),
            Dialog::Calls { calls, card } => {
                crate::tui::widget::popup::clear(body, buf);
                let (area, mut hits) = calls.draw(buf, ctx);
                if let Some(area) = area {
                    hits.extend(card.draw(area, false, buf, ctx));
                }
                (None, hits)
            }
            Dialog::Qr(pane) => (None, pane.draw(buf, ctx)),
            Dialog::Verdict(verdicts) => (None, verdicts.draw(body, buf, ctx)),
            Dialog::Review { review, card } => {
                crate::tui::widget::popup::clear(body, buf);
                let (inner, mut hits) = review.draw(body, buf, ctx);
                if let Some(inner) = inner {
                    hits.extend(card.draw(inner, false, buf, ctx));
                }
                (None, hits)
            }
        }
    }
}
