//! What the texts of the form come to: the order, its total, its plan, and the first thing that has to be mended.

use super::{
    OrderForm, OrderFormEvent, Part, SameOrder, fields,
    line::{CellProblem, Column},
};
use crate::{
    domain::{
        method::PaymentMethod,
        money::Currency,
        order::{self, OrderFigures, OrderStatus},
        terms::Events,
    },
    entry::{
        EntryContext, date, filled,
        order::{LineEntry, OrderEntry, OrderProblem, PlannedRow, order_problem},
    },
    i18n::Texts,
    language::quantity,
    store::{
        Op,
        op::{LedgerOp, NewInstalment, NewOrder, OrderEdit},
    },
    tui::{meaning, widget::echo::Echo},
};
use chrono::NaiveDate;

/// What was made of the texts last.
#[derive(Default)]
pub(super) struct Reckoned {
    pub figures: OrderFigures,
    pub plan: Vec<PlannedRow>,
    /// Why there are no figures, or no plan.
    pub problem: Option<OrderProblem>,
    pub date: Option<Echo>,
    /// Minor units, as typed.
    pub freight: i64,
}

impl OrderForm {
    /// Understands everything anew; called after every change, for 10,000 lines, too.
    pub(super) fn reckon(&mut self, ctx: &EntryContext) {
        let currency = Currency::from_code(self.right.text("currency").trim()).unwrap_or(self.currency);
        if currency != self.currency {
            self.currency = currency;
            self.grid.read(currency);
            self.want_price();
        }
        let method =
            self.has_idle_method(ctx).then(|| Echo::Warning(ctx.texts.get("order_form-method-idle").to_owned()));
        for form in [&mut self.left, &mut self.right] {
            form.judge(|id, text| match id {
                "method" => method.clone(),
                _ => fields::meaning_of(id, text, currency, ctx),
            });
        }
        self.reckoned.date = meaning::happened(self.date.text(), ctx);
        let lines = self.grid.lines().iter().filter_map(|line| line.entry(&self.catalogue, currency));
        let entry = self.entry(lines.collect(), ctx);
        let none = OrderFigures::default();
        let figures = if entry.lines.is_empty() { Ok(none) } else { entry.figures() };
        let plan = match &figures {
            Ok(figures) if figures.total > 0 => entry.plan(),
            _ => Ok(Vec::new()),
        };
        self.reckoned.freight = entry.freight;
        self.reckoned.problem = figures.as_ref().err().or(plan.as_ref().err()).cloned();
        self.reckoned.figures = figures.unwrap_or_default();
        let events = Events { signed: Some(entry.ordered_on), ..Events::default() };
        let row =
            |row: NewInstalment| PlannedRow { due_on: row.rule.due_on(&events), rule: row.rule, amount: row.amount };
        self.reckoned.plan = match self.kept_plan(self.reckoned.figures.total) {
            Some(kept) => kept.into_iter().map(row).collect(),
            None => plan.unwrap_or_default(),
        };
    }

    /// Whether a way of paying was chosen and nothing is received: it would be kept nowhere.
    fn has_idle_method(&self, ctx: &EntryContext) -> bool {
        let method = self.left.text("method");
        let nothing = fields::money(&self.left.text("received"), self.currency, ctx) == Ok(0);
        nothing && !method.is_empty() && method != self.defaults.method.code()
    }

    fn day(&self, ctx: &EntryContext) -> NaiveDate {
        date::happened(self.date.text(), ctx).map_or_else(|_| ctx.today(), |moment| moment.date)
    }

    /// The order as typed. What cannot be read is left out: its echo stops the saving.
    fn entry(&self, lines: Vec<LineEntry>, ctx: &EntryContext) -> OrderEntry {
        let text = |id: &str| [&self.left, &self.right].iter().find_map(|form| filled(&form.text(id)));
        let money = |id: &str| text(id).and_then(|text| fields::money(&text, self.currency, ctx).ok());
        let method = text("method").and_then(|code| PaymentMethod::from_code(&code)).unwrap_or_default();
        let was = self.saved.as_ref().map(|saved| &saved.was);
        let number = filled(self.number.text()).filter(|number| *number != self.proposed_number);
        OrderEntry {
            // An order without a customer is not saved, but its total is shown.
            customer: self.customer.chosen().unwrap_or(crate::domain::id::CustomerId(0)),
            deal: was.map_or(self.defaults.deal, |was| was.deal),
            number: self.saved.as_ref().map_or(number, |_| filled(self.number.text())),
            external_number: text("external_number"),
            ordered_on: self.day(ctx),
            currency: self.currency,
            lines,
            discount: text("discount").and_then(|text| quantity::discount(&text, self.currency).ok()),
            freight: money("freight").unwrap_or(0),
            tax_rate: text("tax_rate").and_then(|text| quantity::rate(&text).ok()),
            terms: text("terms"),
            deliver_by: text("deliver_by").and_then(|text| date::day(&text, ctx).ok()),
            note: text("note"),
            received: money("received").filter(|minor| *minor != 0).map(|minor| (minor, method)),
            draft: text("draft").is_some(),
        }
    }

    /// Saving was asked for: the order, or the first thing to mend, with the keys on it.
    pub(super) fn submit(&mut self, next: bool, ctx: &EntryContext) -> OrderFormEvent {
        self.is_judged = true;
        self.echo = None;
        self.reckon(ctx);
        if !self.go_to_problem(ctx) {
            return OrderFormEvent::Moved;
        }
        if self.has_idle_method(ctx) && !self.method_told {
            self.method_told = true;
            self.go_to(Part::Left);
            self.left.focus("received");
            self.echo = Some(Echo::Warning(ctx.texts.get("order_form-method-alone").to_owned()));
            return OrderFormEvent::Moved;
        }
        let lines: Vec<LineEntry> =
            self.grid.lines().iter().filter_map(|line| line.entry(&self.catalogue, self.currency)).collect();
        let order = match self.entry(lines, ctx).order(ctx) {
            Ok(order) => order,
            Err(problem) => {
                self.show(&problem, ctx);
                return OrderFormEvent::Moved;
            }
        };
        if let Some(saved) = &self.saved {
            return self.save_edit(saved, order);
        }
        if !self.same_told {
            let total = self.reckoned.figures.total;
            let (customer, day, currency) = (order.customer, order.ordered_on, order.currency);
            self.pending = Some((order, next));
            return OrderFormEvent::CheckSame(SameOrder { customer, day, currency, total });
        }
        save_new(order, next)
    }

    /// Takes the number of an order that is the same, if there is one: that is told once, and saved the second time.
    pub fn on_same(&mut self, number: Option<&str>, ctx: &EntryContext) -> OrderFormEvent {
        let Some((order, next)) = self.pending.take() else { return OrderFormEvent::Ignored };
        let Some(number) = number else { return save_new(order, next) };
        self.same_told = true;
        let words = ctx.texts.with("order_form-same", &[("number", number.into())]);
        self.echo = Some(Echo::Warning(words));
        OrderFormEvent::Moved
    }

    fn save_edit(&self, saved: &super::Saved, mut order: NewOrder) -> OrderFormEvent {
        let was = &saved.was;
        let confirms = was.status == OrderStatus::Draft && order.status == OrderStatus::Confirmed;
        order.status = was.status;
        if let Some(kept) = self.kept_plan(self.reckoned.figures.total) {
            order.instalments = kept;
        }
        let mut ops = Vec::new();
        if order != *was {
            let reason = filled(&self.right.text("reason"));
            let edit = OrderEdit { order: saved.id, was: was.clone(), now: order, reason };
            ops.push(Op::from(LedgerOp::EditOrder(Box::new(edit))));
        }
        if confirms {
            ops.push(LedgerOp::ConfirmOrder(saved.id).into());
        }
        let op = match (ops.pop(), ops.pop()) {
            (None, _) => return OrderFormEvent::Cancelled,
            (Some(one), None) => one,
            (Some(second), Some(first)) => Op::Batch(vec![first, second]),
        };
        OrderFormEvent::Save { op: Box::new(op), next: None }
    }

    /// The rows of a plan on file whose terms were not touched, of a sheet or with notes: as they were as long as the total is
    /// the same; else, where no terms tell them, in the same proportion.
    fn kept_plan(&self, total: i64) -> Option<Vec<NewInstalment>> {
        let was = &self.saved.as_ref()?.was;
        if was.instalments.is_empty() || filled(&self.right.text("terms")) != was.terms {
            return None;
        }
        let planned: Vec<i64> = was.instalments.iter().map(|row| row.amount).collect();
        let mut rows = was.instalments.clone();
        if planned.iter().sum::<i64>() != total {
            if was.terms.is_some() {
                return None;
            }
            for (row, amount) in rows.iter_mut().zip(order::spread(total, &planned)) {
                row.amount = amount;
            }
        }
        Some(rows)
    }

    /// False, with the keys on it and the words beside it, when something has to be mended first.
    fn go_to_problem(&mut self, ctx: &EntryContext) -> bool {
        if self.customer.chosen().is_none() {
            self.go_to(Part::Customer);
            let key = if self.customer.input.text().trim().is_empty() {
                "order_form-customer-missing"
            } else {
                "order_form-customer-unknown"
            };
            self.echo = Some(Echo::Error(ctx.texts.get(key).to_owned()));
            return false;
        }
        let empty_date = self.date.text().trim().is_empty();
        if empty_date || self.reckoned.date.as_ref().is_some_and(Echo::is_error) {
            self.go_to(Part::Date);
            return false;
        }
        let cell = |(row, line): (usize, &super::Line)| {
            Column::ALL.into_iter().find(|column| line.problem(*column).is_some()).map(|column| (row, column))
        };
        if let Some((row, column)) = self.grid.lines().iter().enumerate().find_map(cell) {
            self.go_to(Part::Lines);
            self.grid.go_to(row, column);
            return false;
        }
        for part in [Part::Left, Part::Right] {
            let form = if part == Part::Left { &mut self.left } else { &mut self.right };
            // A sound form keeps the keys where they are.
            if form.go_to_error() {
                let id = form.focused().map(str::to_owned);
                self.go_to(part);
                let form = if part == Part::Left { &mut self.left } else { &mut self.right };
                form.focus(id.as_deref().unwrap_or_default());
                return false;
            }
        }
        true
    }

    /// Shows a problem where it is mended.
    fn show(&mut self, problem: &OrderProblem, ctx: &EntryContext) {
        let filled_row = |n: usize| {
            let mut rows = self.grid.lines().iter().enumerate().filter(|(_, line)| !line.is_empty());
            rows.nth(n.saturating_sub(1)).map_or(0, |(row, _)| row)
        };
        let cell = match problem {
            OrderProblem::QuantityNotPositive(n) => Some((filled_row(*n), Column::Quantity)),
            OrderProblem::PriceNegative(n) => Some((filled_row(*n), Column::Price)),
            OrderProblem::DiscountTooLarge(Some(n)) => Some((filled_row(*n), Column::Discount)),
            OrderProblem::NoLines | OrderProblem::NothingToPay => Some((0, Column::Product)),
            _ => None,
        };
        match (cell, problem) {
            (Some((row, column)), _) => {
                self.go_to(Part::Lines);
                self.grid.go_to(row, column);
            }
            (None, OrderProblem::DiscountTooLarge(None)) => {
                self.go_to(Part::Left);
                self.left.focus("discount");
            }
            (None, OrderProblem::Terms(_)) => {
                self.go_to(Part::Right);
                self.right.focus("terms");
            }
            (None, OrderProblem::InFuture) => self.go_to(Part::Date),
            _ => {}
        }
        self.echo = Some(Echo::Error(order_problem(problem, ctx)));
    }
}

fn save_new(order: NewOrder, next: bool) -> OrderFormEvent {
    let next = next.then_some(order.ordered_on);
    OrderFormEvent::Save { op: Box::new(LedgerOp::AddOrder(Box::new(order)).into()), next }
}

/// Why a cell cannot be saved, in words.
pub(super) fn cell_problem(column: Column, text: &str, problem: CellProblem, texts: &Texts) -> String {
    let key = match (problem, column) {
        (CellProblem::Number(error), _) => return fields::number(text, error, texts),
        (CellProblem::Missing, Column::Product) => "order_form-product-missing",
        (CellProblem::Missing, Column::Price) => "order_form-price-missing",
        (CellProblem::Missing, _) => "order_form-quantity-missing",
        (CellProblem::NotPositive, _) => "order_form-quantity-positive",
        (CellProblem::Negative, _) => "order_form-price-negative",
    };
    texts.get(key).to_owned()
}
