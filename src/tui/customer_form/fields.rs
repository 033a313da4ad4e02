//! The fields of a customer's form: their order (`features.md` S168), what each means, and the way to and from values.

use crate::{
    domain::{moment::Moment, money::Money, stage::Stage, tier::Tier},
    entry::{EntryContext, date, filled, tags},
    i18n::Texts,
    store::{
        DealView,
        op::{CustomerFields, NewContact, NewCustomer},
    },
    tui::{
        meaning,
        widget::{
            echo::Echo,
            form::{Field, Form},
        },
    },
    wording,
};
use chrono::NaiveDate;

/// Name, how to reach whom, how far it is, what is next; then what is rarely known at once.
pub(super) fn of_new(ctx: &EntryContext) -> Vec<Field> {
    let texts = ctx.texts;
    let line = |id: &'static str, label| Field::line(id, texts.get(label));
    let stages = Stage::ALL.into_iter().filter(|stage| stage.is_open());
    let stages = stages.map(|s| (s.code().to_owned(), wording::stage(texts, s).to_owned())).collect();
    let mut fields = vec![
        line("name", "form-name").required(),
        line("contact", "form-contact-name"),
        line("title", "form-contact-title"),
        Field::toggle("decision_maker", texts.get("form-decision-maker")),
        line("phone", "form-phone"),
        line("wechat", "form-wechat"),
        line("email", "form-email"),
        tier(ctx),
        Field::choice("stage", texts.get("form-stage"), stages).text(Stage::Lead.code()),
        line("source", "form-source").placeholder(texts.get("form-source-example")),
        line("industry", "form-industry"),
        line("need", "form-need"),
        line("amount", "form-amount").replaced().placeholder(texts.get("form-amount-example")),
        line("valid_until", "form-valid-until").replaced().placeholder(texts.get("form-valid-until-example")),
        line("decision_on", "form-decision").replaced().placeholder(texts.get("menu-date-example")),
        line("next_on", "form-next-on").replaced().placeholder(texts.get("menu-date-example")),
        line("next_action", "form-next-action"),
    ];
    fields.extend(rest(texts));
    fields
}

/// What can be edited afterwards. Stage and plan have menus of their own: they are moves, not corrections.
pub(super) fn of_saved(ctx: &EntryContext) -> Vec<Field> {
    let texts = ctx.texts;
    let line = |id: &'static str, label| Field::line(id, texts.get(label));
    let mut fields = vec![
        line("name", "form-name").required(),
        tier(ctx),
        line("source", "form-source").placeholder(texts.get("form-source-example")),
        line("industry", "form-industry"),
        line("need", "form-need"),
        line("amount", "form-amount").replaced().placeholder(texts.get("form-amount-example")),
        line("valid_until", "form-valid-until").replaced().placeholder(texts.get("form-valid-until-example")),
        line("decision_on", "form-decision").replaced().placeholder(texts.get("menu-date-example")),
    ];
    fields.extend(rest(texts));
    fields
}

fn tier(ctx: &EntryContext) -> Field {
    let label = |tier: Tier| [tier.code(), wording::tier(ctx.texts, tier)].join(" ");
    let tiers = Tier::ALL.map(|tier| (tier.code().to_owned(), label(tier))).to_vec();
    Field::choice("tier", ctx.texts.get("form-tier"), tiers).text(Tier::default().code())
}

fn rest(texts: &Texts) -> [Field; 5] {
    let line = |id: &'static str, label| Field::line(id, texts.get(label));
    [
        line("tags", "form-tags").placeholder(texts.get("form-tags-example")),
        Field::note("note", texts.get("form-note")),
        line("address", "form-address"),
        line("region", "form-region"),
        line("kind", "form-kind").placeholder(texts.get("form-kind-example")),
    ]
}

/// The texts of a customer on file and of its deal.
pub(super) fn values_of(fields: &CustomerFields, deal: Option<&DealView>, ctx: &EntryContext) -> Vec<(String, String)> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |day: Option<NaiveDate>| day.map(|day| Moment::day(day).key()).unwrap_or_default();
    let amount = deal.and_then(|deal| deal.amount).and_then(|minor| Money::new(minor, ctx.currency).ok());
    [
        ("name", fields.name.clone()),
        ("tier", fields.tier.code().to_owned()),
        ("source", text(&fields.source)),
        ("industry", text(&fields.industry)),
        ("need", text(&fields.need)),
        ("amount", amount.map(|money| money.to_decimal()).unwrap_or_default()),
        ("valid_until", day(deal.and_then(|deal| deal.valid_until))),
        ("decision_on", day(fields.decision_on)),
        ("tags", fields.tags.join(" ")),
        ("note", text(&fields.note)),
        ("address", text(&fields.address)),
        ("region", text(&fields.region)),
        ("kind", text(&fields.kind)),
    ]
    .map(|(id, text)| (id.to_owned(), text))
    .to_vec()
}

/// The customer's own fields as typed; `was` has those that no form shows.
pub(super) fn customer_fields(form: &Form, was: &CustomerFields, ctx: &EntryContext) -> CustomerFields {
    let text = |id: &str| filled(&form.text(id));
    let note = form.text("note");
    CustomerFields {
        name: text("name").unwrap_or_default(),
        reference: was.reference.clone(),
        tier: Tier::from_code(&form.text("tier")).unwrap_or(was.tier),
        starred: was.starred,
        kind: text("kind"),
        source: text("source"),
        industry: text("industry"),
        region: text("region"),
        address: text("address"),
        need: text("need"),
        decision_on: date::day(&form.text("decision_on"), ctx).ok(),
        tags: tags(&form.text("tags")),
        note: filled(&note).map(|_| note.trim_end().to_owned()),
    }
}

/// The amount of the deal in minor units, when one is typed.
pub(super) fn amount_of(form: &Form, ctx: &EntryContext) -> Option<i64> {
    meaning::read_money(&form.text("amount"), ctx).ok().map(|money| money.minor())
}

/// Until when what was quoted stands, when that is typed.
pub(super) fn valid_until(form: &Form, ctx: &EntryContext) -> Option<NaiveDate> {
    date::validity(&form.text("valid_until"), ctx).ok()
}

/// A new customer as typed.
pub(super) fn new_customer(form: &Form, ctx: &EntryContext) -> NewCustomer {
    let text = |id: &str| filled(&form.text(id));
    let contact = NewContact {
        name: text("contact").unwrap_or_default(),
        title: text("title"),
        decision_maker: form.text("decision_maker") == "yes",
        phone: text("phone"),
        wechat: text("wechat"),
        email: text("email"),
        note: None,
    };
    let somebody =
        !contact.name.is_empty() || [&contact.phone, &contact.wechat, &contact.email].into_iter().any(Option::is_some);
    NewCustomer {
        fields: customer_fields(form, &CustomerFields::default(), ctx),
        contacts: if somebody { vec![contact] } else { Vec::new() },
        stage: Stage::from_code(&form.text("stage")).unwrap_or_default(),
        amount: amount_of(form, ctx),
        valid_until: valid_until(form, ctx),
        next: date::planned(&form.text("next_on"), ctx).ok(),
        next_action: text("next_action"),
        created_on: None,
    }
}

/// What stands beneath a field.
pub(super) fn meaning_of(id: &str, text: &str, ctx: &EntryContext) -> Option<Echo> {
    match id {
        "next_on" => meaning::planned(text, ctx),
        "decision_on" => meaning::day(text, ctx),
        "amount" => meaning::money(text, ctx),
        "valid_until" => meaning::validity(text, ctx),
        _ => None,
    }
}

/// What a new customer should have and may do without (`domain-rules §12`): a way to reach somebody, a source.
pub(super) fn lacking(form: &Form, texts: &Texts) -> Option<Echo> {
    let empty = |id: &str| form.text(id).trim().is_empty();
    if empty("name") {
        return None;
    }
    let unreachable = empty("phone") && empty("wechat") && empty("email");
    let key = match (unreachable, empty("source")) {
        (true, true) => "form-lacks-both",
        (true, false) => "form-lacks-channel",
        (false, true) => "form-lacks-source",
        (false, false) => return None,
    };
    Some(Echo::Meaning(texts.get(key).to_owned()))
}
