//! The small forms of the ledger: money received, a shipment, a return, an invoice, a product, a month's target. Enter saves
//! from any field. Each comes to one write, which the app carries out.

mod cancel;
mod delivery;
mod invoice;
mod pick;
mod product;
mod products;
mod receipt;
mod returned;
mod target;
mod typed;

pub use cancel::CancelMenu;
pub use delivery::{DeliveryAbout, DeliveryLine};
pub use invoice::InvoiceAbout;
pub use pick::{CustomerPick, PickEvent, PickFor};
pub use product::ProductAbout;
pub use products::{ProductList, ProductListEvent};
pub use receipt::{OpenPart, ReceiptAbout};
pub use returned::{ReturnAbout, ReturnLine};
pub use target::TargetAbout;
pub use typed::{Problem, Typed};

use super::{
    DrawContext, Press,
    log_form::draw_boxed,
    widget::{
        echo::Echo,
        form::{Field, Form, FormDrawn, FormEvent},
        hits::Target,
    },
};
use crate::{
    action::Action,
    domain::id::CustomerId,
    entry::{self, EntryContext},
    i18n::Texts,
    store::{Op, StoreError},
};
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::{buffer::Buffer, layout::Rect};

/// What a form is about.
pub enum About {
    Receipt(ReceiptAbout),
    Delivery(DeliveryAbout),
    Return(ReturnAbout),
    Invoice(InvoiceAbout),
    Product(ProductAbout),
    Target(TargetAbout),
}

/// The same call on whichever it is.
macro_rules! each {
    ($about:expr, $one:ident => $call:expr) => {
        match $about {
            About::Receipt($one) => $call,
            About::Delivery($one) => $call,
            About::Return($one) => $call,
            About::Invoice($one) => $call,
            About::Product($one) => $call,
            About::Target($one) => $call,
        }
    };
}

impl About {
    fn title(&self, texts: &Texts) -> String {
        each!(self, one => one.title(texts))
    }

    /// The fields for what is typed so far: a bill asks for its days, a refund for its reason.
    fn fields(&self, typed: &Typed, ctx: &EntryContext) -> Vec<Field> {
        each!(self, one => one.fields(typed, ctx))
    }

    /// The texts that it begins with.
    fn values(&self, ctx: &EntryContext) -> Typed {
        each!(self, one => one.values(ctx))
    }

    fn meaning(&self, id: &str, text: &str, typed: &Typed, ctx: &EntryContext) -> Option<Echo> {
        each!(self, one => one.meaning(id, text, typed, ctx))
    }

    /// The write, or the field to mend and why. `None`: nothing was changed.
    fn op(&self, typed: &Typed, ctx: &EntryContext) -> Result<Option<Op>, Problem> {
        each!(self, one => one.op(typed, ctx))
    }

    /// What another text of a field changes in others; they are filled in.
    fn follow(&mut self, field: &str, typed: &Typed, ctx: &EntryContext) -> Vec<(&'static str, String)> {
        match self {
            About::Receipt(receipt) => receipt.follow(field, typed, ctx),
            About::Delivery(delivery) => delivery.follow(field, typed, ctx),
            _ => Vec::new(),
        }
    }

    /// The name of its drafts, whose customer they are, and what else they need to be opened again.
    pub fn draft(&self) -> (&'static str, Option<CustomerId>, Vec<(String, String)>) {
        each!(self, one => one.draft())
    }
}

/// The form and what it is about.
pub struct LedgerPrompt {
    about: About,
    form: Form,
    began: Vec<(String, String)>,
    echo: Option<Echo>,
}

/// What a key came to.
#[derive(Clone, Debug)]
pub enum LedgerPromptEvent {
    Ignored,
    Moved,
    /// A text changed: the draft is to be kept.
    Changed,
    /// Save this. The form stays open until it is saved.
    Save(Box<Op>),
    /// Close; the texts are kept as a draft when any was typed.
    Cancelled,
}

impl LedgerPrompt {
    pub fn new(about: About, ctx: &EntryContext) -> LedgerPrompt {
        let values = about.values(ctx);
        let form = Form::new(about.fields(&values, ctx));
        let mut prompt = LedgerPrompt { about, form, began: Vec::new(), echo: None };
        prompt.put(&values);
        prompt.reshape(ctx);
        if let About::Delivery(delivery) = &prompt.about
            && let Some(field) = delivery.begins_at()
        {
            prompt.form.focus(field);
        }
        prompt.began = prompt.values();
        prompt.judge(ctx);
        prompt
    }

    pub fn about(&self) -> &About {
        &self.about
    }

    /// The fields with their texts, for a draft.
    pub fn values(&self) -> Vec<(String, String)> {
        self.form.values().into_iter().map(|(id, text)| (id.to_owned(), text)).collect()
    }

    /// Whether something was typed that is not saved.
    pub fn is_changed(&self) -> bool {
        self.values() != self.began
    }

    /// Puts a draft back.
    pub fn fill(&mut self, values: &[(String, String)], ctx: &EntryContext) {
        let typed = Typed::new(values.to_vec());
        self.put(&typed);
        self.reshape(ctx);
        self.put(&typed);
        self.judge(ctx);
    }

    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> LedgerPromptEvent {
        let enter = press.key.code == KeyCode::Enter && press.key.modifiers == KeyModifiers::NONE;
        if enter && press.action.is_none() {
            return self.submit(ctx);
        }
        let event = self.form.on_press(press);
        self.take(event, ctx)
    }

    /// Types a pasted text.
    pub fn paste(&mut self, pasted: &str, ctx: &EntryContext) -> LedgerPromptEvent {
        let event = self.form.paste(pasted);
        self.take(event, ctx)
    }

    pub fn on_click(&mut self, target: Target, ctx: &EntryContext) -> LedgerPromptEvent {
        let event = self.form.on_click(target);
        self.take(event, ctx)
    }

    /// Says why the store did not save it, when the rep can mend that; false leaves it to the app. The texts stay.
    pub fn refused(&mut self, error: &StoreError, ctx: &EntryContext) -> bool {
        self.echo = entry::refusal(ctx.texts, error).map(Echo::Error);
        self.echo.is_some()
    }

    fn take(&mut self, event: FormEvent, ctx: &EntryContext) -> LedgerPromptEvent {
        match event {
            FormEvent::Ignored => LedgerPromptEvent::Ignored,
            FormEvent::Moved => LedgerPromptEvent::Moved,
            FormEvent::Cancelled => LedgerPromptEvent::Cancelled,
            FormEvent::Submitted => self.submit(ctx),
            FormEvent::Changed => {
                self.echo = None;
                let field = self.form.focused().unwrap_or_default().to_owned();
                let followed = self.about.follow(&field, &self.typed(), ctx);
                if !followed.is_empty() {
                    self.form.fill(followed.iter().map(|(id, text)| (*id, text.as_str())));
                    self.form.keep();
                }
                self.reshape(ctx);
                self.judge(ctx);
                LedgerPromptEvent::Changed
            }
        }
    }

    fn submit(&mut self, ctx: &EntryContext) -> LedgerPromptEvent {
        self.judge(ctx);
        if self.form.go_to_error() {
            return LedgerPromptEvent::Moved;
        }
        match self.about.op(&self.typed(), ctx) {
            Ok(Some(op)) => LedgerPromptEvent::Save(Box::new(op)),
            Ok(None) => LedgerPromptEvent::Cancelled,
            Err(problem) => {
                self.form.focus(&problem.field);
                self.echo = Some(Echo::Error(problem.words));
                LedgerPromptEvent::Moved
            }
        }
    }

    fn typed(&self) -> Typed {
        Typed::new(self.values())
    }

    fn put(&mut self, typed: &Typed) {
        self.form.fill(typed.iter());
    }

    /// Makes the form anew when what was typed asks for other fields, with every text and the keys where they were.
    fn reshape(&mut self, ctx: &EntryContext) {
        let typed = self.typed();
        let mut form = Form::new(self.about.fields(&typed, ctx));
        let ids = |form: &Form| form.values().into_iter().map(|(id, _)| id.to_owned()).collect::<Vec<_>>();
        if ids(&form) == ids(&self.form) {
            return;
        }
        form.fill(typed.iter());
        if let Some(focused) = self.form.focused() {
            form.focus(focused);
            form.keep();
        }
        self.form = form;
    }

    fn judge(&mut self, ctx: &EntryContext) {
        let typed = self.typed();
        let about = &self.about;
        self.form.judge(|id, text| about.meaning(id, text, &typed, ctx));
    }

    /// Draws it as a box in the middle of `bounds`.
    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> FormDrawn {
        let key = ctx.key_name(Action::FieldNext).unwrap_or_default();
        let right = ctx.texts.with("ledger_prompt-enter", &[("key", (&key).into())]);
        draw_boxed(&self.form, &self.about.title(ctx.texts), &right, self.echo.as_ref(), bounds, buf, ctx)
    }
}
