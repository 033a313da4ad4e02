//! The people of a customer in its form: a group of fields each and an empty one at the end. Turns what changed into writes.

use crate::{
    domain::{
        customer::Contact,
        id::{ContactId, CustomerId},
    },
    entry::filled,
    i18n::Texts,
    store::{Op, op::NewContact},
    tui::widget::form::{Field, Form},
};

/// The people as the form was opened with them.
pub(super) struct People {
    known: Vec<(ContactId, NewContact, bool)>,
}

/// The part of a field's id behind its group, its label, and whether it is a yes or no.
const PARTS: [(&str, &str, bool); 9] = [
    ("name", "form-contact-name", false),
    ("title", "form-contact-title", false),
    ("phone", "form-phone", false),
    ("wechat", "form-wechat", false),
    ("email", "form-email", false),
    ("decision_maker", "form-decision-maker", true),
    ("note", "form-contact-note", false),
    ("primary", "form-primary", true),
    ("remove", "form-remove", true),
];

const YES: &str = "yes";

/// The id of a field of a group.
pub(super) fn id(group: usize, part: &str) -> String {
    format!("contact.{group}.{part}")
}

/// The group that a field belongs to.
pub(super) fn group_of(id: &str) -> Option<usize> {
    id.strip_prefix("contact.")?.split_once('.')?.0.parse().ok()
}

/// Whether nothing was typed in a group.
pub(super) fn is_empty(form: &Form, group: usize) -> bool {
    let is_text = |part: &&(&str, &str, bool)| !part.2;
    PARTS.iter().filter(is_text).all(|(part, ..)| form.text(&id(group, part)).trim().is_empty())
}

impl People {
    pub(super) fn of(contacts: &[Contact]) -> People {
        let known = contacts.iter().map(|contact| (contact.id, NewContact::of(contact), contact.primary)).collect();
        People { known }
    }

    /// How many are on file.
    pub(super) fn known(&self) -> usize {
        self.known.len()
    }

    /// The fields of so many groups; whoever is not on file cannot be removed.
    pub(super) fn fields(&self, groups: usize, texts: &Texts) -> Vec<Field> {
        let mut fields = Vec::new();
        for group in 0..groups {
            let is_known = group < self.known.len();
            for (part, label, toggle) in PARTS {
                if matches!(part, "primary" | "remove") && !is_known {
                    continue;
                }
                let label = texts.get(label);
                let label = match part {
                    "name" if is_known => texts.with("form-contact-n", &[("n", (group + 1).into())]),
                    "name" => texts.get("form-contact-new").to_owned(),
                    _ => texts.with("form-contact-part", &[("label", label.into())]),
                };
                let id = id(group, part);
                fields.push(if toggle { Field::toggle(id, label) } else { Field::line(id, label) });
            }
        }
        fields
    }

    /// The texts of the fields.
    pub(super) fn values(&self) -> impl Iterator<Item = (String, String)> + '_ {
        let yes = |on: bool| if on { YES.to_owned() } else { String::new() };
        self.known.iter().enumerate().flat_map(move |(group, (_, contact, primary))| {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            [
                ("name", contact.name.clone()),
                ("title", text(&contact.title)),
                ("phone", text(&contact.phone)),
                ("wechat", text(&contact.wechat)),
                ("email", text(&contact.email)),
                ("decision_maker", yes(contact.decision_maker)),
                ("note", text(&contact.note)),
                ("primary", yes(*primary)),
            ]
            .map(|(part, text)| (id(group, part), text))
        })
    }

    /// What was changed, as writes.
    pub(super) fn changes(&self, customer: CustomerId, form: &Form) -> Vec<Op> {
        let mut ops = Vec::new();
        for (group, (contact, was, primary)) in self.known.iter().enumerate() {
            let is_on = |part| form.text(&id(group, part)) == YES;
            let now = typed(form, group);
            // A person without any text is one that was taken out.
            if is_on("remove") || is_empty(form, group) {
                ops.push(Op::RemoveContact { contact: *contact });
                continue;
            }
            if now != *was {
                let now = if now.name.is_empty() { NewContact { name: was.name.clone(), ..now } } else { now };
                ops.push(Op::EditContact { contact: *contact, was: was.clone(), now });
            }
            if is_on("primary") && !primary {
                ops.push(Op::MakePrimary { contact: *contact });
            }
        }
        let mut group = self.known.len();
        while form.values().iter().any(|(field, _)| group_of(field) == Some(group)) {
            if !is_empty(form, group) {
                ops.push(Op::AddContact { customer, contact: typed(form, group) });
            }
            group += 1;
        }
        ops
    }
}

fn typed(form: &Form, group: usize) -> NewContact {
    let text = |part| filled(&form.text(&id(group, part)));
    NewContact {
        name: text("name").unwrap_or_default(),
        title: text("title"),
        decision_maker: form.text(&id(group, "decision_maker")) == YES,
        phone: text("phone"),
        wechat: text("wechat"),
        email: text("email"),
        note: text("note"),
    }
}
