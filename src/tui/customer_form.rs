//! A customer as a form: a new one, saved by Enter right behind its name, or one on file with its people. Warns of who may
//! be the same and never stops for it; says what to save and saves nothing itself.

mod alike;
mod contacts;
mod fields;

pub use alike::AlikeRow;

use super::{
    DrawContext, Press,
    log_form::draw_boxed,
    widget::{
        echo::Echo,
        form::{Form, FormDrawn, FormEvent},
        hits::Target,
    },
};
use crate::{
    action::{Action, Scope},
    domain::id::CustomerId,
    entry::{self, EntryContext, filled},
    store::{
        Card, ContactMatch, MissingSlot, Op, StoreError,
        op::{CustomerEdit, CustomerFields},
    },
};
use alike::{AlikeEvent, AlikeMenu};
use contacts::People;
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::{buffer::Buffer, layout::Rect};

/// The form and what it is about.
pub struct CustomerForm {
    form: Form,
    /// The customer on file that is being edited.
    saved: Option<Box<Saved>>,
    /// The texts it began with.
    began: Vec<(String, String)>,
    /// What concerns the whole form.
    echo: Option<Echo>,
    /// Who may be the same: asked before a new customer is saved.
    alike: Option<AlikeMenu>,
    /// Who has a similar name and nothing else in common: told after it is saved.
    similar: Option<String>,
}

/// What the editor was shown, so that only what differs is written.
struct Saved {
    id: CustomerId,
    name: String,
    was: CustomerFields,
    people: People,
}

/// What a key came to.
#[derive(Clone, Debug)]
pub enum CustomerFormEvent {
    Ignored,
    Moved,
    /// A text changed: the draft is to be kept.
    Changed,
    /// Look for who may be the same (`Store::alike`) and hand the answer to [`CustomerForm::on_duplicates`].
    CheckDuplicates {
        name: String,
        phone: Option<String>,
    },
    /// Close this and open the customer that is on file already; what was typed stays as a draft.
    Open(CustomerId),
    /// Save this. The form stays open until it is saved.
    Save(Box<Op>),
    /// Close; the texts are kept as a draft when any was typed.
    Cancelled,
}

impl CustomerForm {
    /// A new customer, with the name as far as it was typed elsewhere.
    pub fn new(name: &str, ctx: &EntryContext) -> CustomerForm {
        let mut form = Form::new(fields::of_new(ctx));
        form.fill([("name", name)]);
        let mut form = CustomerForm { form, saved: None, began: Vec::new(), echo: None, alike: None, similar: None };
        form.began = form.owned();
        form.judge(ctx);
        form
    }

    /// A customer on file with its people.
    pub fn edit(card: &Card, ctx: &EntryContext) -> CustomerForm {
        let was = CustomerFields::of(&card.customer);
        let people = People::of(&card.contacts);
        let mut all = fields::of_saved(ctx);
        all.extend(people.fields(people.known() + 1, ctx.texts));
        let mut form = Form::new(all);
        for (id, text) in fields::values_of(&was, card.deal.as_ref(), ctx).into_iter().chain(people.values()) {
            form.fill([(id.as_str(), text.as_str())]);
        }
        let saved = Some(Box::new(Saved { id: card.customer.id, name: was.name.clone(), was, people }));
        let mut form = CustomerForm { form, saved, began: Vec::new(), echo: None, alike: None, similar: None };
        form.began = form.owned();
        form.judge(ctx);
        form
    }

    /// Gives the keys to the people.
    pub fn focus_contacts(&mut self) {
        let id = if self.saved.is_some() { contacts::id(0, "name") } else { "contact".to_owned() };
        self.form.focus(&id);
    }

    /// Gives the keys to the field that fills in what a brief misses.
    pub fn focus_on(&mut self, missing: MissingSlot) {
        let has_people = self.saved.as_ref().is_some_and(|saved| saved.people.known() > 0);
        let id = match missing {
            MissingSlot::Need => "need".to_owned(),
            MissingSlot::Quote => "amount".to_owned(),
            MissingSlot::DecisionMaker if has_people => contacts::id(0, "decision_maker"),
            MissingSlot::Phone if has_people => contacts::id(0, "phone"),
            MissingSlot::DecisionMaker | MissingSlot::Phone => return self.focus_contacts(),
        };
        self.form.focus(&id);
    }

    /// The customer on file; none for a new one.
    pub fn customer(&self) -> Option<CustomerId> {
        self.saved.as_ref().map(|saved| saved.id)
    }

    /// The fields with their texts, for a draft.
    pub fn values(&self) -> Vec<(&str, String)> {
        self.form.values()
    }

    /// Puts a draft back.
    pub fn fill(&mut self, values: &[(String, String)], ctx: &EntryContext) {
        if self.saved.is_some() {
            let groups = values.iter().filter_map(|(id, text)| contacts::group_of(id).filter(|_| !text.is_empty()));
            self.grow(groups.max().map_or(0, |group| group + 1), ctx);
        }
        self.form.fill(values.iter().map(|(id, text)| (id.as_str(), text.as_str())));
        self.judge(ctx);
    }

    /// Whether something was typed that is not saved.
    pub fn is_changed(&self) -> bool {
        self.form.values().into_iter().any(|(id, text)| {
            let before = self.began.iter().find(|(began, _)| began == id);
            text != before.map_or("", |(_, text)| text.as_str())
        })
    }

    /// The scope that its keys are looked up in, before [`Scope::Everywhere`].
    pub fn scope(&self) -> Scope {
        if self.alike.is_some() { Scope::Prompt } else { Scope::Form }
    }

    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> CustomerFormEvent {
        if let Some(menu) = &mut self.alike {
            let event = menu.on_press(press);
            return self.take_alike(event, ctx);
        }
        let enter =
            press.action.is_none() && press.key.code == KeyCode::Enter && press.key.modifiers == KeyModifiers::NONE;
        if enter && self.saved.is_none() && self.form.focused() == Some("name") {
            return self.submit(ctx);
        }
        let event = self.form.on_press(press);
        self.take(event, ctx)
    }

    /// Types a pasted text; in a note its line ends stay.
    pub fn paste(&mut self, pasted: &str, ctx: &EntryContext) -> CustomerFormEvent {
        if self.alike.is_some() {
            return CustomerFormEvent::Ignored;
        }
        let event = self.form.paste(pasted);
        self.take(event, ctx)
    }

    pub fn on_click(&mut self, target: Target, ctx: &EntryContext) -> CustomerFormEvent {
        if let Some(menu) = &mut self.alike {
            let event = menu.on_click(target);
            return self.take_alike(event, ctx);
        }
        let event = self.form.on_click(target);
        self.take(event, ctx)
    }

    /// Takes the answer to [`CustomerFormEvent::CheckDuplicates`]: nobody saves at once, and so does a name that is only
    /// similar, as 蓝岸电子 is to 蓝岸电子科技; the same phone or the same name is asked about.
    pub fn on_duplicates(&mut self, rows: Vec<AlikeRow>, ctx: &EntryContext) -> CustomerFormEvent {
        if rows.iter().all(|row| row.alike.because == ContactMatch::Similar) {
            self.similar = rows.into_iter().next().map(|row| row.alike.name);
            return self.save_new(ctx);
        }
        self.similar = None;
        let text = |id| self.form.text(id);
        self.alike = Some(AlikeMenu::new(&text("name"), &[text("contact"), text("phone")], rows, ctx.texts));
        CustomerFormEvent::Moved
    }

    /// Whose name is similar to the one being saved, to be told once it is.
    pub fn similar(&self) -> Option<&str> {
        self.similar.as_deref()
    }

    /// Says why the store did not save it, when the rep can mend that; false leaves it to the app. The texts stay.
    pub fn refused(&mut self, error: &StoreError, ctx: &EntryContext) -> bool {
        if let StoreError::Changed { what } = error {
            let id = if *what == "contact" { contacts::id(0, "name") } else { (*what).to_owned() };
            self.form.focus(&id);
        }
        let words = entry::refusal(ctx.texts, error);
        self.echo = words.map(Echo::Error);
        self.echo.is_some()
    }

    fn take(&mut self, event: FormEvent, ctx: &EntryContext) -> CustomerFormEvent {
        match event {
            FormEvent::Ignored => CustomerFormEvent::Ignored,
            FormEvent::Moved => CustomerFormEvent::Moved,
            FormEvent::Cancelled => CustomerFormEvent::Cancelled,
            FormEvent::Submitted => self.submit(ctx),
            FormEvent::Changed => {
                self.make_room(ctx);
                self.judge(ctx);
                CustomerFormEvent::Changed
            }
        }
    }

    fn take_alike(&mut self, event: AlikeEvent, ctx: &EntryContext) -> CustomerFormEvent {
        match event {
            AlikeEvent::Ignored => CustomerFormEvent::Ignored,
            AlikeEvent::Moved => CustomerFormEvent::Moved,
            AlikeEvent::SaveAnyway => {
                self.alike = None;
                self.save_new(ctx)
            }
            AlikeEvent::Open(customer) => CustomerFormEvent::Open(customer),
            AlikeEvent::Cancelled => {
                self.alike = None;
                CustomerFormEvent::Moved
            }
        }
    }

    fn submit(&mut self, ctx: &EntryContext) -> CustomerFormEvent {
        self.judge(ctx);
        if self.form.go_to_error() {
            return CustomerFormEvent::Moved;
        }
        match &self.saved {
            None => CustomerFormEvent::CheckDuplicates {
                name: self.form.text("name").trim().to_owned(),
                phone: filled(&self.form.text("phone")),
            },
            Some(saved) => self.save_edit(saved, ctx),
        }
    }

    fn save_new(&self, ctx: &EntryContext) -> CustomerFormEvent {
        CustomerFormEvent::Save(Box::new(Op::AddCustomer(Box::new(fields::new_customer(&self.form, ctx)))))
    }

    /// Only what was changed is written; when nothing was, the form just closes.
    fn save_edit(&self, saved: &Saved, ctx: &EntryContext) -> CustomerFormEvent {
        let now = fields::customer_fields(&self.form, &saved.was, ctx);
        let changed = |id: &str| !self.began.iter().any(|(began, text)| began == id && *text == self.form.text(id));
        let amount = fields::amount_of(&self.form, ctx).filter(|_| changed("amount"));
        let mut ops = Vec::new();
        if now != saved.was || amount.is_some() {
            ops.push(Op::EditCustomer(Box::new(CustomerEdit { id: saved.id, was: saved.was.clone(), now, amount })));
        }
        if changed("valid_until") {
            let until = fields::valid_until(&self.form, ctx);
            ops.push(Op::SetValidity { customer: saved.id, until });
        }
        ops.extend(saved.people.changes(saved.id, &self.form));
        Op::together(ops).map_or(CustomerFormEvent::Cancelled, |op| CustomerFormEvent::Save(Box::new(op)))
    }

    /// One more empty person at the end, as soon as the last one is no longer empty.
    fn make_room(&mut self, ctx: &EntryContext) {
        let groups = self.form.values().iter().filter_map(|(id, _)| contacts::group_of(id)).max();
        let Some(last) = groups.filter(|_| self.saved.is_some()) else { return };
        if !contacts::is_empty(&self.form, last) {
            self.grow(last + 2, ctx);
        }
    }

    /// Makes the form anew with so many people at least, with every text and the keys where they were.
    fn grow(&mut self, groups: usize, ctx: &EntryContext) {
        let Some(saved) = &self.saved else { return };
        let texts = self.owned();
        let focused = self.form.focused().map(str::to_owned);
        let groups = groups.max(saved.people.known() + 1);
        let mut all = fields::of_saved(ctx);
        all.extend(saved.people.fields(groups, ctx.texts));
        self.form = Form::new(all);
        self.form.fill(texts.iter().map(|(id, text)| (id.as_str(), text.as_str())));
        self.form.focus(focused.as_deref().unwrap_or("name"));
    }

    fn judge(&mut self, ctx: &EntryContext) {
        self.form.judge(|id, text| fields::meaning_of(id, text, ctx));
        self.echo = if self.saved.is_none() { fields::lacking(&self.form, ctx.texts) } else { None };
    }

    /// Draws it as a box in the middle of `bounds`.
    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> FormDrawn {
        let title = match &self.saved {
            Some(saved) => ctx.texts.with("form-title-edit", &[("name", (&saved.name).into())]),
            None => ctx.texts.get("form-title-new").to_owned(),
        };
        let right = match &self.saved {
            Some(_) => String::new(),
            None => {
                let key = ctx.key_name(Action::SaveForm).unwrap_or_default();
                ctx.texts.with("form-enter-saves", &[("key", (&key).into())])
            }
        };
        let mut drawn = draw_boxed(&self.form, &title, &right, self.echo.as_ref(), bounds, buf, ctx);
        if let Some(menu) = &self.alike {
            let (caret, hits) = menu.draw(bounds, buf, ctx);
            drawn = FormDrawn { caret, hits };
        }
        drawn
    }

    fn owned(&self) -> Vec<(String, String)> {
        self.form.values().into_iter().map(|(id, text)| (id.to_owned(), text)).collect()
    }
}
