//! Which customer is meant, where none is in sight: whose money came in, who is the same one. Typed and found as in the filter. Asks
//! nobody itself.

use crate::{
    domain::id::CustomerId,
    i18n::Texts,
    store::Hit,
    tui::{
        DrawContext, Press,
        order_form::customer::{Choice, CustomerField},
        widget::{
            hits::{Hits, Target},
            line_input::LineLook,
            popup, text,
        },
    },
};
use crossterm::event::KeyCode;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// What the customer is wanted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickFor {
    /// Money that came in.
    Receipt,
    /// A statement.
    Statement,
    /// To be merged into this one.
    Merge { keep: CustomerId, name: String },
}

/// The question.
pub struct CustomerPick {
    wanted_for: PickFor,
    field: CustomerField,
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickEvent {
    Ignored,
    Moved,
    /// Look for who answers to this, even if the names have to be read for it when `now`.
    Find {
        typed: String,
        now: bool,
    },
    Picked(CustomerId, PickFor),
    Cancelled,
}

impl CustomerPick {
    pub fn new(wanted_for: PickFor) -> CustomerPick {
        CustomerPick { wanted_for, field: CustomerField::default() }
    }

    /// Who answers to what was typed; `None` when the names are not read yet.
    pub fn set_found(&mut self, hits: Option<Vec<Hit>>, texts: &Texts) {
        self.field.set_found(hits, texts);
    }

    /// What stands in the field.
    pub fn text(&self) -> &str {
        self.field.input.text().trim()
    }

    pub fn on_press(&mut self, press: &Press) -> PickEvent {
        use crate::action::Action;
        match press.action {
            Some(Action::Cancel) => return PickEvent::Cancelled,
            Some(Action::FieldNext | Action::SaveForm | Action::Accept) => return self.accept(),
            _ => {}
        }
        match press.key.code {
            KeyCode::Enter => return self.accept(),
            KeyCode::Down if self.field.suggestions.step(1) => return PickEvent::Moved,
            KeyCode::Up if self.field.suggestions.step(-1) => return PickEvent::Moved,
            _ => {}
        }
        let before = self.field.input.text().to_owned();
        if !self.field.input.on_key(&press.key) {
            return PickEvent::Ignored;
        }
        if self.field.input.text() == before { PickEvent::Moved } else { self.typed() }
    }

    pub fn paste(&mut self, pasted: &str) -> PickEvent {
        self.field.input.paste(pasted);
        self.typed()
    }

    pub fn on_click(&mut self, target: Target) -> PickEvent {
        match target {
            Target::Item(place) => {
                self.field.suggestions.select(place);
                self.accept()
            }
            _ => PickEvent::Ignored,
        }
    }

    fn typed(&mut self) -> PickEvent {
        self.field.typed();
        self.find(false)
    }

    fn find(&self, now: bool) -> PickEvent {
        PickEvent::Find { typed: self.text().to_owned(), now }
    }

    /// The customer that is selected. Somebody new is not taken here: there is nothing of theirs yet.
    pub fn accept(&mut self) -> PickEvent {
        match self.field.choose() {
            Choice::Known(customer) => match &self.wanted_for {
                PickFor::Merge { keep, .. } if *keep == customer => PickEvent::Moved,
                wanted_for => PickEvent::Picked(customer, wanted_for.clone()),
            },
            Choice::Unread => self.find(true),
            Choice::Nobody | Choice::New(_) => PickEvent::Moved,
        }
    }

    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        let mut hits = Hits::new();
        let area = popup::area(bounds, (64, 3), popup::Place::Centre);
        if area.is_empty() {
            return (None, hits);
        }
        let title = match &self.wanted_for {
            PickFor::Receipt => ctx.texts.get("ledger_prompt-receipt-whose").to_owned(),
            PickFor::Statement => ctx.texts.get("report-whose").to_owned(),
            PickFor::Merge { name, .. } => ctx.texts.with("merge-whom", &[("name", name.into())]),
        };
        let inner = popup::open(area, &title, "", buf, ctx);
        hits.add(area, Target::Popup);
        text::put_char(buf, inner.x, inner.y, ctx.glyphs.prompt, ctx.theme.accent);
        let field = Rect { x: inner.x.saturating_add(2), width: inner.width.saturating_sub(2), ..inner };
        let placeholder = ctx.texts.get("order_form-customer-example");
        let look = LineLook { placeholder, style: ctx.theme.field, focused: true };
        let caret = self.field.input.draw(field, buf, look, ctx);
        hits.extend(self.field.suggestions.draw(Rect { height: 1, ..field }, bounds, buf, ctx));
        (caret, hits)
    }
}
