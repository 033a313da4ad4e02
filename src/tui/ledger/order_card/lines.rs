//! The lines of an order's card: what was agreed, sold, planned, received, shipped, returned, invoiced and corrected.
//! Words only; works nothing out but days overdue.

use super::section::{Cell, left, right, rows};
use crate::{
    domain::{id::OrderLineId, order::OrderStatus, receivable::OpenInstalment, terms::DueRule},
    store::OrderCard as Card,
    tui::{
        DrawContext,
        widget::lines::{Line, Role, wrapped},
    },
    wording::{correction, date, order},
};
use chrono::NaiveDate;

/// Against the right of the title: how the order stands.
pub fn badge(card: &Card, ctx: &DrawContext) -> String {
    let status = order::status(ctx.texts, card.order.status).to_owned();
    if !card.order.status.counts() {
        return status;
    }
    let words = [
        status,
        order::payment(ctx.texts, card.standing.state).to_owned(),
        order::delivery(ctx.texts, card.delivery).to_owned(),
    ];
    words.join(&format!(" {} ", ctx.glyphs.separator))
}

/// All lines at `width`.
pub fn lines(card: &Card, width: u16, ctx: &DrawContext) -> Vec<Line> {
    let page = Page { card, width, ctx };
    let mut lines = page.head();
    page.section("ledger-card-lines", page.sold(), &mut lines);
    lines.extend(page.sums());
    page.section("ledger-card-plan", page.plan(), &mut lines);
    page.section("ledger-card-receipts", page.receipts(), &mut lines);
    page.section("ledger-card-deliveries", page.deliveries(), &mut lines);
    page.section("ledger-card-returns", page.returns(), &mut lines);
    page.section("ledger-card-invoiced", page.invoices(), &mut lines);
    page.section("ledger-card-changes", page.changes(), &mut lines);
    page.section("ledger-card-extra", page.extra(), &mut lines);
    lines
}

struct Page<'a> {
    card: &'a Card,
    width: u16,
    ctx: &'a DrawContext<'a>,
}

impl Page<'_> {
    fn text(&self, key: &str) -> String {
        self.ctx.texts.get(key).to_owned()
    }

    fn day(&self, day: NaiveDate) -> String {
        date::day_short(self.ctx.texts, day, self.ctx.today)
    }

    /// An amount without its currency, which the head names.
    fn figure(&self, minor: i64) -> String {
        order::minor(minor, self.card.order.currency)
    }

    fn amount(&self, minor: i64) -> String {
        let currency = self.card.order.currency;
        order::amount(minor, currency)
    }

    /// A section; one of which there is nothing is left out.
    fn section(&self, key: &str, body: Vec<Line>, lines: &mut Vec<Line>) {
        if body.is_empty() {
            return;
        }
        let mut head = Line::new();
        head.push(self.ctx.texts.get(key), Role::Title);
        lines.extend([Line::new(), head]);
        lines.extend(body);
    }

    fn named(&self, words: &str, value: &str, role: Role, lines: &mut Vec<Line>) {
        if !value.is_empty() {
            let mut line = Line::new();
            line.push(words, Role::Muted);
            line.push("  ", Role::Text);
            let indent = line.width();
            lines.extend(wrapped(line, value, role, indent, self.width, 20, self.ctx.glyphs.ellipsis));
        }
    }

    fn head(&self) -> Vec<Line> {
        let (card, texts) = (self.card, self.ctx.texts);
        let mut lines = Vec::new();
        let mut first = Line::new();
        first.push(date::day_full(texts, card.order.ordered_on), Role::Text);
        first.push("   ", Role::Text);
        first.push(self.amount(card.total), Role::Title);
        for (key, minor, role) in [
            ("ledger-card-received", card.standing.received, Role::Ok),
            ("ledger-card-open", card.standing.receivable, Role::Warn),
            ("ledger-card-overpaid", card.standing.overpaid, Role::Warn),
        ] {
            if minor != 0 && card.order.status.counts() {
                first.push("   ", Role::Text);
                first.push(format!("{} {}", texts.get(key), self.amount(minor)), role);
            }
        }
        lines.extend(first.fold(2, self.width));
        if !card.order.status.counts() {
            let mut line = Line::new();
            let sign = match card.order.status {
                OrderStatus::Draft => self.ctx.glyphs.implied,
                _ => self.ctx.glyphs.cancelled,
            };
            line.push(format!("{sign} {}", order::status(texts, card.order.status)), Role::Warn);
            line.push_after(2, &card.status_on.map_or_else(String::new, |on| self.day(on)), Role::Muted);
            line.push_after(2, card.status_reason.as_deref().unwrap_or_default(), Role::Text);
            lines.extend(line.fold(2, self.width));
        } else if let Some(reason) = &card.status_reason {
            self.named(order::status(texts, card.order.status), reason, Role::Text, &mut lines);
        }
        let external = card.order.external_number.as_deref().unwrap_or_default();
        self.named(order::field(texts, "external_number"), external, Role::Text, &mut lines);
        let terms = card.order.terms.as_deref().unwrap_or_default();
        self.named(order::field(texts, "terms"), terms, Role::Text, &mut lines);
        let by = card.order.deliver_by.map_or_else(String::new, |day| self.day(day));
        self.named(order::field(texts, "deliver_by"), &by, Role::Text, &mut lines);
        let accepted = card.accepted_on.map_or_else(String::new, |day| self.day(day));
        self.named(&self.text("ledger-card-accepted"), &accepted, Role::Text, &mut lines);
        let note = card.order.note.as_deref().unwrap_or_default();
        self.named(order::field(texts, "note"), note, Role::Text, &mut lines);
        lines
    }

    fn sold(&self) -> Vec<Line> {
        let currency = self.card.order.currency;
        let row = |line: &crate::store::CardLine| -> Vec<Cell> {
            let off = if line.discount == 0 { String::new() } else { format!("-{}", self.figure(line.discount)) };
            let mut state = Vec::new();
            if line.shipped > 0 && line.shipped < line.quantity {
                state.push(self.quantity("ledger-card-shipped", line.shipped));
            }
            if line.returned > 0 {
                state.push(self.quantity("ledger-card-line-returned", line.returned));
            }
            let name = match (&line.description, line.name.is_empty()) {
                (Some(description), true) => description.clone(),
                (Some(description), false) if *description != line.name => format!("{} {description}", line.name),
                _ => line.name.clone(),
            };
            vec![
                left(name, Role::Text),
                right(order::counted(self.ctx.texts, line.quantity, line.unit.as_deref()), Role::Text),
                left(format!("x {}", order::unit_price(line.unit_price, currency)), Role::Muted),
                right(off, Role::Muted),
                right(self.figure(line.total), Role::Text),
                left(state.join(" "), Role::Warn),
            ]
        };
        rows(self.card.lines.iter().map(row).collect(), self.width)
    }

    fn quantity(&self, key: &str, thousandths: i64) -> String {
        self.ctx.texts.with(key, &[("quantity", (&order::quantity(thousandths)).into())])
    }

    /// Below the lines: what the order came to, and how.
    fn sums(&self) -> Vec<Line> {
        let (card, texts) = (self.card, self.ctx.texts);
        let mut parts = Vec::new();
        let discount = card.gross.saturating_sub(card.total).saturating_add(card.order.freight);
        if discount != 0 || card.order.freight != 0 {
            parts.push(format!("{} {}", texts.get("ledger-card-gross"), self.figure(card.gross)));
        }
        if discount != 0 {
            let words = order::field(texts, "discount");
            parts.push(format!("{words} {}", self.figure(discount.saturating_neg())));
        }
        if card.order.freight != 0 {
            parts.push(format!("{} {}", order::field(texts, "freight"), self.figure(card.order.freight)));
        }
        let total = format!("{} {}", order::field(texts, "total"), self.figure(card.total));
        let rate = card.order.tax_rate.filter(|rate| *rate != 0);
        let tax = rate.map(|rate| {
            let words = texts.with("ledger-card-tax", &[("rate", (&order::rate(rate)).into())]);
            format!("{words} {}", self.figure(card.tax))
        });
        let mut line = Line::new();
        line.push("  ", Role::Text);
        for part in parts {
            line.push(part, Role::Muted);
            line.push("  ", Role::Text);
        }
        line.push(total, Role::Title);
        if let Some(tax) = tax {
            line.push("  ", Role::Text);
            line.push(tax, Role::Muted);
        }
        line.fold(4, self.width)
    }

    fn plan(&self) -> Vec<Line> {
        let row = |part: &OpenInstalment| -> Vec<Cell> {
            let planned = self.card.plan.iter().find(|planned| Some(planned.id) == part.id);
            let due = match planned.map(|planned| planned.rule) {
                Some(rule) => self.due(rule, part.due_on),
                None => part.due_on.map_or_else(|| self.text("ledger-card-when-shipped"), |day| self.day(day)),
            };
            let late = part.due_on.filter(|due| part.open > 0 && *due < self.ctx.today);
            let (sign, words, role) = match (part.open, late) {
                (0, _) => (self.ctx.glyphs.today, self.text("ledger-card-paid"), Role::Ok),
                (_, Some(due)) => {
                    let days = (self.ctx.today - due).num_days();
                    let words = self.ctx.texts.with("ledger-card-overdue", &[("days", days.into())]);
                    (self.ctx.glyphs.overdue, words, Role::Danger)
                }
                (open, None) if open < part.amount => (self.ctx.glyphs.soon, String::new(), Role::Warn),
                _ => (self.ctx.glyphs.later, String::new(), Role::Text),
            };
            let open = if part.open == 0 || part.open == part.amount {
                String::new()
            } else {
                format!("{} {}", self.ctx.texts.get("ledger-card-open"), self.figure(part.open))
            };
            vec![
                left(sign.to_string(), role),
                left(due, Role::Text),
                right(self.figure(part.amount), Role::Text),
                left(open, Role::Warn),
                left(words, role),
            ]
        };
        if !self.card.order.status.counts() {
            return Vec::new();
        }
        rows(self.card.standing.instalments.iter().map(row).collect(), self.width)
    }

    fn due(&self, rule: DueRule, due_on: Option<NaiveDate>) -> String {
        order::due(self.ctx.texts, rule, due_on, self.ctx.today)
    }

    fn receipts(&self) -> Vec<Line> {
        let row = |card: &crate::store::CardReceipt| -> Vec<Cell> {
            let receipt = &card.receipt;
            let how = receipt.method_text.clone();
            let how = how.unwrap_or_else(|| order::method(self.ctx.texts, receipt.method).to_owned());
            let matures = receipt.bill.as_ref().and_then(|bill| bill.matures_on);
            let matures = matures.map_or_else(String::new, |day| {
                self.ctx.texts.with("ledger-card-matures", &[("day", (&self.day(day)).into())])
            });
            let notes = [&receipt.account, &receipt.reference, &receipt.reason, &receipt.note];
            let notes: Vec<&str> = notes.into_iter().filter_map(|note| note.as_deref()).collect();
            let role = if receipt.amount < 0 { Role::Warn } else { Role::Ok };
            vec![
                left(self.day(receipt.received_on), Role::Text),
                right(self.figure(receipt.amount), role),
                left(how, Role::Text),
                left(matures, Role::Muted),
                left(notes.join(" "), Role::Muted),
            ]
        };
        rows(self.card.receipts.iter().map(row).collect(), self.width)
    }

    /// `Controller x3, Sensor x2`; nothing when it is all of the order.
    fn goods(&self, goods: &[(OrderLineId, i64)]) -> String {
        let all = self.card.lines.iter().filter(|line| line.quantity > 0);
        let whole =
            all.clone().count() == goods.len() && all.clone().all(|line| goods.contains(&(line.id, line.quantity)));
        if whole {
            return String::new();
        }
        let named = |(id, quantity): &(OrderLineId, i64)| {
            let name = self.card.lines.iter().find(|line| line.id == *id).map_or("", |line| line.name.as_str());
            format!("{name} x{}", order::quantity(*quantity))
        };
        goods.iter().map(named).collect::<Vec<_>>().join(&format!(" {} ", self.ctx.glyphs.separator))
    }

    fn deliveries(&self) -> Vec<Line> {
        let row = |card: &crate::store::CardDelivery| -> Vec<Cell> {
            let sent = &card.delivery;
            let by = [sent.carrier.as_deref(), sent.number.as_deref()];
            let arrived = sent.delivered_on.map_or_else(String::new, |day| {
                self.ctx.texts.with("ledger-card-arrived", &[("day", (&self.day(day)).into())])
            });
            vec![
                left(self.day(sent.shipped_on), Role::Text),
                left(by.into_iter().flatten().collect::<Vec<_>>().join(" "), Role::Text),
                left(arrived, Role::Ok),
                left(self.goods(&sent.lines), Role::Warn),
                left(sent.note.clone().unwrap_or_default(), Role::Muted),
            ]
        };
        rows(self.card.deliveries.iter().map(row).collect(), self.width)
    }

    fn returns(&self) -> Vec<Line> {
        let row = |back: &crate::store::CardReturn| -> Vec<Cell> {
            vec![
                left(self.day(back.returned_on), Role::Text),
                right(self.figure(back.amount.saturating_neg()), Role::Warn),
                left(self.goods(&back.lines), Role::Text),
                left(back.reason.clone().unwrap_or_default(), Role::Muted),
            ]
        };
        rows(self.card.returns.iter().map(row).collect(), self.width)
    }

    fn invoices(&self) -> Vec<Line> {
        let row = |invoice: &crate::store::CardInvoice| -> Vec<Cell> {
            vec![
                left(self.day(invoice.invoiced_on), Role::Text),
                right(self.figure(invoice.amount), if invoice.amount < 0 { Role::Warn } else { Role::Text }),
                left(order::invoice_kind(self.ctx.texts, invoice.kind), Role::Text),
                left(invoice.number.clone().unwrap_or_default(), Role::Muted),
            ]
        };
        rows(self.card.invoices.iter().map(row).collect(), self.width)
    }

    fn changes(&self) -> Vec<Line> {
        let row = |change: &crate::store::OrderChange| -> Vec<Cell> {
            let none = || self.text("ledger-card-nothing");
            let texts = self.ctx.texts;
            let told = |kept: &Option<String>| {
                kept.as_deref().map_or_else(none, |kept| correction::value(texts, &change.field, kept))
            };
            let args = [("before", told(&change.before)), ("after", told(&change.after))];
            let args = args.each_ref().map(|(name, value)| (*name, value.into()));
            vec![
                left(change.changed_at.get(..10).unwrap_or(&change.changed_at), Role::Text),
                left(order::field(self.ctx.texts, &change.field), Role::Muted),
                left(self.ctx.texts.with("ledger-card-changed", &args), Role::Text),
                left(change.reason.clone(), Role::Muted),
            ]
        };
        rows(self.card.changes.iter().map(row).collect(), self.width)
    }

    /// Other columns of the sheet, and when it was entered.
    fn extra(&self) -> Vec<Line> {
        let row =
            |(name, value): &(String, String)| vec![left(name.clone(), Role::Muted), left(value.clone(), Role::Text)];
        rows(self.card.extra.iter().map(row).collect(), self.width)
    }
}
