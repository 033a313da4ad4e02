//! The form as texts by field, for a draft, and back. What they mean is understood anew when they come back.

use super::{OrderForm, Part, line::Line};
use crate::{
    domain::{id::CustomerId, money::Currency},
    entry::EntryContext,
};

/// The field that names the order on file.
pub const ORDER: &str = "order";
const LINE: &str = "line-";

impl OrderForm {
    /// The fields with their texts, for a draft; a line of the order is one of them.
    pub fn values(&self) -> Vec<(String, String)> {
        let own = |id: &str, text: &str| (id.to_owned(), text.to_owned());
        let mut values = vec![
            own("customer", self.customer.input.text()),
            own("date", self.date.text()),
            own("number", self.number.text()),
        ];
        let lines = self.grid.lines().iter().filter(|line| !line.is_empty());
        values.extend(lines.enumerate().map(|(n, line)| (format!("{LINE}{n}"), line.draft())));
        for form in [&self.left, &self.right] {
            values.extend(form.values().into_iter().map(|(id, text)| (id.to_owned(), text)));
        }
        if let Some(saved) = &self.saved {
            values.push((ORDER.to_owned(), saved.id.0.to_string()));
        }
        values
    }

    /// Whether something was typed that is not saved.
    pub fn is_changed(&self) -> bool {
        self.is_touched && self.values() != self.began
    }

    /// Puts a draft back; `customer`: who was chosen in it.
    pub fn fill(&mut self, values: &[(String, String)], customer: Option<CustomerId>, ctx: &EntryContext) {
        let text = |id: &str| values.iter().find(|(field, _)| field == id).map_or("", |(_, text)| text.as_str());
        match customer {
            Some(customer) => self.customer.set(customer, text("customer")),
            None => {
                self.customer.input.set(text("customer"));
                self.customer.typed();
                self.want_customers(false);
            }
        }
        self.date.set(text("date"));
        self.number.set(text("number"));
        for form in [&mut self.left, &mut self.right] {
            form.fill(values.iter().map(|(id, text)| (id.as_str(), text.as_str())));
        }
        self.currency = Currency::from_code(self.right.text("currency").trim()).unwrap_or(self.currency);
        let saved = self.saved.as_ref().map_or(&[][..], |saved| &saved.lines);
        let lines = values.iter().filter(|(id, _)| id.starts_with(LINE));
        let lines = lines.map(|(_, text)| Line::of_draft(text, saved, self.currency)).collect();
        self.grid.set_lines(lines);
        self.is_touched = true;
        // What was typed is not proposed over.
        self.proposed_terms.clear();
        if let Some(customer) = customer {
            self.wants.push_back(super::Want::Facts(customer));
            self.go_to(Part::Lines);
            self.grid.go_to(self.grid.lines().len() - 1, super::Column::Product);
        }
        self.reckon(ctx);
    }
}
