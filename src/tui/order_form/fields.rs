//! What stands beneath the lines of an order: discount, freight, tax, money received; terms, delivery, note. Says what each
//! text means.

use crate::{
    domain::{
        method::PaymentMethod,
        money::{Currency, Money},
    },
    entry::{
        EntryContext, filled,
        order::{OrderProblem, order_problem},
    },
    i18n::Texts,
    language::{
        quantity::{self, QuantityError},
        terms,
    },
    store::op::NewOrder,
    tui::{
        meaning,
        widget::{
            echo::Echo,
            form::{Field, Form},
        },
    },
    wording,
};

/// Whether an order is new, a draft on file, or one that is corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    New,
    Draft,
    Confirmed,
}

/// What changes the total, and what came in at once.
pub(super) fn left(stand: Stand, texts: &Texts) -> Form {
    let line = |id: &'static str, label| Field::line(id, texts.get(label)).replaced();
    let mut fields = vec![
        line("discount", "order_form-discount").placeholder(texts.get("order_form-discount-example")),
        line("freight", "order_form-freight"),
        line("tax_rate", "order_form-tax-rate").placeholder(texts.get("order_form-tax-rate-example")),
    ];
    if stand == Stand::New {
        let methods = PaymentMethod::ALL.map(|m| (m.code().to_owned(), wording::order::method(texts, m).to_owned()));
        fields.push(line("received", "order_form-received").placeholder(texts.get("order_form-received-example")));
        fields.push(Field::choice("method", texts.get("order_form-method"), methods.to_vec()));
    }
    let mut form = Form::new(fields);
    form.leave();
    form
}

/// When it is due, and what else is to be kept.
pub(super) fn right(stand: Stand, texts: &Texts) -> Form {
    let line = |id: &'static str, label| Field::line(id, texts.get(label));
    let mut fields = Vec::new();
    if stand == Stand::Confirmed {
        let reason = line("reason", "order_form-reason").required();
        fields.push(reason.placeholder(texts.get("order_form-reason-example")));
    }
    fields.extend([
        line("terms", "order_form-terms").replaced().placeholder(texts.get("order_form-terms-example")),
        line("deliver_by", "order_form-deliver-by").replaced().placeholder(texts.get("menu-date-example")),
        line("note", "order_form-note"),
        line("external_number", "order_form-external-number"),
        line("currency", "order_form-currency").replaced(),
    ]);
    if stand != Stand::Confirmed {
        fields.push(Field::toggle("draft", texts.get("order_form-draft")));
    }
    let mut form = Form::new(fields);
    form.leave();
    form
}

/// The texts of an order on file.
pub(super) fn values_of(order: &NewOrder) -> Vec<(&'static str, String)> {
    let money = |minor: i64| if minor == 0 { String::new() } else { wording::order::minor(minor, order.currency) };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        ("discount", money(order.discount)),
        ("freight", money(order.freight)),
        ("tax_rate", order.tax_rate.map(wording::order::rate).unwrap_or_default()),
        ("terms", text(&order.terms)),
        ("deliver_by", order.deliver_by.map(|day| day.to_string()).unwrap_or_default()),
        ("note", text(&order.note)),
        ("external_number", text(&order.external_number)),
        ("currency", order.currency.code().to_owned()),
        ("draft", if order.status == crate::domain::order::OrderStatus::Draft { "yes" } else { "" }.to_owned()),
    ]
}

/// An amount of the order's own currency that is not negative.
pub(super) fn money(text: &str, currency: Currency, ctx: &EntryContext) -> Result<i64, String> {
    let ctx = EntryContext { currency, ..*ctx };
    if text.trim().is_empty() {
        return Ok(0);
    }
    let money = meaning::read_money(text, &ctx)?;
    if money.minor() < 0 { Err(ctx.texts.get("order_form-negative").to_owned()) } else { Ok(money.minor()) }
}

/// What stands beneath a field.
pub(super) fn meaning_of(id: &str, text: &str, currency: Currency, ctx: &EntryContext) -> Option<Echo> {
    filled(text)?;
    let texts = ctx.texts;
    match id {
        "freight" | "received" => match money(text, currency, ctx) {
            Ok(minor) => {
                let words = wording::order::amount(minor, currency);
                (wording::order::minor(minor, currency) != text.trim()).then_some(Echo::Meaning(words))
            }
            Err(words) => Some(Echo::Error(words)),
        },
        "discount" => quantity::discount(text, currency).err().map(|error| Echo::Error(number(text, error, texts))),
        "tax_rate" => quantity::rate(text).err().map(|error| Echo::Error(number(text, error, texts))),
        "terms" => terms::parse_on(text, currency, ctx.today())
            .err()
            .map(|error| Echo::Error(order_problem(&OrderProblem::Terms(error), ctx))),
        "deliver_by" => meaning::day(text, ctx),
        "currency" if Currency::from_code(text.trim()).is_none() => {
            Some(Echo::Error(texts.with("order_form-no-currency", &[("text", text.trim().into())])))
        }
        _ => None,
    }
}

/// Why a number cannot be taken.
pub(super) fn number(text: &str, error: QuantityError, texts: &Texts) -> String {
    let key = match error {
        QuantityError::NotANumber => "order_form-not-a-number",
        QuantityError::OtherCurrency => "order_form-other-currency",
        QuantityError::TooPrecise => "order_form-too-precise",
        QuantityError::OutOfRange => "order_form-out-of-range",
    };
    texts.with(key, &[("text", text.trim().into())])
}

/// A whole amount in words, or nothing where it cannot be.
pub(super) fn shown(minor: i64, currency: Currency) -> String {
    Money::new(minor, currency).map_or_else(|_| String::new(), wording::money::amount)
}
