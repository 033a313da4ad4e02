//! 死户说明: one page that explains why a customer is to be given up, or not yet: who, what was tried, what was not and why, what is
//! proposed (`features S179, S184`). Decides nothing: the verdict is the rule's.

use super::parts::{Make, argument};
use crate::{
    domain::{
        customer::Parked,
        dormancy::{Standing, revive_on},
        follow_up::FollowUp,
        id::CustomerId,
        layer::Layer,
    },
    report::document::{Block, Document, Fact, Item, Opens, ReportKind, Row, Section, Table, Value},
    store::{Judged, Result},
    wording::{self, verdict},
};

pub fn dossier(make: &Make<'_>, customer: CustomerId) -> Result<Document> {
    let policy = make.config.dormancy_policy();
    let judged = make.store.judged(customer, &policy)?;
    let attempts = make.store.unanswered(&judged)?;
    let sections = vec![
        who(make, &judged)?,
        judgement(make, &judged),
        tried(make, &judged, &attempts),
        untried(make, &judged),
        proposal(make, &judged),
    ];
    let day = wording::date::day_full(make.texts, make.today());
    let subtitle: Vec<String> = [make.owner(), Some(day)].into_iter().flatten().collect();
    Ok(Document {
        kind: ReportKind::Dossier,
        title: make.texts.with("dossier-title", &[("name", (&judged.customer.name).into())]),
        subtitle: Some(make.joined(&subtitle)),
        from: judged.verdict.span.map_or(make.today(), |(first, _)| first),
        to: make.today(),
        sections,
        footer: Vec::new(),
        digest: String::new(),
    })
}

fn who(make: &Make<'_>, judged: &Judged) -> Result<Section> {
    let (customer, texts) = (&judged.customer, make.texts);
    let text = |text: &Option<String>| text.clone().map_or(Value::Empty, Value::Text);
    let code = customer.tier.code();
    let tier = format!("{code} {}", wording::tier(texts, customer.tier));
    let mut facts = vec![
        make.fact("tier", "dossier-tier", Value::Code(code, tier)).opens(Opens::Customer(customer.id)),
        make.fact("created_on", "dossier-created", Value::Day(customer.created_on)),
    ];
    if let Some(row) = make.store.queue_row(customer.id, make.local())? {
        facts.push(make.fact(
            "stage",
            "dossier-stage",
            Value::Code(row.stage.code(), wording::stage(texts, row.stage).to_owned()),
        ));
        facts.push(make.fact("follow_ups", "dossier-follow_ups", Value::Count(row.follow_ups)));
        facts.push(make.fact("orders", "dossier-orders", Value::Count(row.orders)));
    }
    facts.push(make.fact("need", "dossier-need", text(&customer.need)));
    let people: Vec<String> = judged.contacts.iter().map(|contact| verdict::person(texts, contact)).collect();
    let people = if people.is_empty() { make.word("verdict-none") } else { people.join(texts.get("dossier-between")) };
    facts.push(make.fact("contacts", "dossier-contacts", Value::Text(people)));
    facts.retain(|fact| fact.value != Value::Empty);
    Ok(make.section("customer", "dossier-customer", vec![Block::Facts(facts)]))
}

fn judgement(make: &Make<'_>, judged: &Judged) -> Section {
    let (verdict, texts) = (&judged.verdict, make.texts);
    let days = verdict.days();
    let progress = verdict::progress(texts, verdict, make.today());
    let (code, said) = (standing(judged), verdict::state(texts, judged).to_owned());
    let answered = judged.last_answered.map_or_else(|| Value::Text(make.word("verdict-not_once")), Value::Day);
    let mut facts: Vec<Fact> =
        vec![
            make.fact("standing", "dossier-standing", Value::Code(code, said)),
            make.fact("attempts", "dossier-attempts", Value::Count(verdict.streak.into())).means(texts.with(
                "verdict-needed",
                &[("tier", judged.customer.tier.code().into()), ("n", judged.threshold.into())],
            )),
            make.fact("days", "dossier-days", Value::Days(days)),
            make.fact("last_answered_on", "dossier-answered", answered),
            make.fact("progress", "dossier-progress", Value::Text(progress)),
        ];
    let missing = verdict::all_missing(texts, verdict);
    if !missing.is_empty() {
        facts.push(make.fact("missing", "dossier-missing", Value::Text(missing)));
    }
    if let Some(minutes) = judged.minutes() {
        let minutes = i64::try_from(minutes).unwrap_or(i64::MAX);
        facts.push(make.fact("minutes", "dossier-minutes", Value::Count(minutes)));
    }
    let command = format!("gendan verdict {}", argument(&judged.customer.name));
    make.section("judgement", "dossier-judgement", vec![Block::Facts(facts)])
        .means(make.word("dossier-means"))
        .by(command)
}

fn standing(judged: &Judged) -> &'static str {
    match (judged.customer.parked.as_ref().map(|parking| parking.how), judged.verdict.standing) {
        (Some(Parked::GivenUp), _) => Layer::Dead.code(),
        (Some(Parked::Paused), _) => "paused",
        (None, standing) => standing.code(),
    }
}

/// Every attempt with its day, its way and what came of it.
fn tried(make: &Make<'_>, judged: &Judged, attempts: &[FollowUp]) -> Section {
    let texts = make.texts;
    let row = |talk: &FollowUp| {
        let outcome = talk
            .outcome
            .map_or(Value::Empty, |outcome| Value::Code(outcome.code(), wording::outcome(texts, outcome).to_owned()));
        let channel = Value::Code(talk.channel.code(), wording::channel(texts, talk.channel).to_owned());
        let note = talk.note.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = |text: String| if text.is_empty() { Value::Empty } else { Value::Text(text) };
        Row {
            cells: vec![
                Value::Day(talk.happened.date()),
                channel,
                text(talk.contact_name.clone().unwrap_or_default()),
                outcome,
                text(note),
            ],
            opens: None,
        }
    };
    if attempts.is_empty() {
        return make.section("tried", "dossier-tried", vec![Block::Text(make.word("verdict-none"))]);
    }
    let table = Table {
        label: None,
        columns: vec![
            make.column("on", "dossier-column-day"),
            make.column("channel", "dossier-column-channel"),
            make.column("contact", "dossier-column-contact"),
            make.column("outcome", "dossier-column-outcome"),
            make.column("note", "dossier-column-note"),
        ],
        rows: attempts.iter().map(row).collect(),
        totals: Vec::new(),
    };
    let said = verdict::tried(texts, &judged.verdict, texts.get("verdict-between"));
    let mut section = make.section("tried", "dossier-tried", vec![Block::Table(table)]);
    section.heading =
        texts.with("report-heading-of", &[("heading", (&section.heading).into()), ("of", (&said).into())]);
    section
}

/// What was not tried: what may still be, and what will not, each with its reason.
fn untried(make: &Make<'_>, judged: &Judged) -> Section {
    let texts = make.texts;
    let item = |name: String, text: String, fields| Item { name, text, fields, opens: None };
    let mut items = Vec::new();
    for channel in &judged.verdict.untried {
        let (person, value) = judged.way(*channel).map_or((None, ""), |(person, value)| (person, value));
        let whom = person.map_or_else(String::new, |person| person.name.clone());
        let text = [value, whom.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let name = wording::channel(texts, *channel).to_owned();
        items.push(item(name.clone(), text, vec![("channel", Value::Code(channel.code(), name))]));
    }
    for contact in judged.others() {
        let text = verdict::of_person(texts, contact);
        items.push(item(contact.name.clone(), text, vec![("contact", Value::Text(contact.name.clone()))]));
    }
    for left in &judged.declined {
        let name = verdict::declined_way(texts, &judged.contacts, left);
        let text = texts.with("dossier-left_out", &[("reason", (&left.reason).into())]);
        let code = Value::Code(left.channel.code(), wording::channel(texts, left.channel).to_owned());
        items.push(item(name, text, vec![("channel", code), ("reason", Value::Text(left.reason.clone()))]));
    }
    let block = if items.is_empty() { Block::Text(make.word("dossier-all-tried")) } else { Block::Items(items) };
    make.section("untried", "dossier-untried", vec![block])
}

/// What is asked of whoever reads it.
fn proposal(make: &Make<'_>, judged: &Judged) -> Section {
    let texts = make.texts;
    let mut facts = Vec::new();
    let said = match (&judged.customer.parked, judged.verdict.standing) {
        (Some(parking), _) => {
            facts.push(make.fact("reason", "dossier-reason", Value::Text(parking.reason.clone())));
            facts.extend(parking.wake_on.map(|day| make.fact("wake_on", "dossier-wake", Value::Day(day))));
            match parking.how {
                Parked::GivenUp => "dossier-given_up",
                Parked::Paused => "dossier-paused",
            }
        }
        (None, Standing::MayGiveUp) => {
            let day = revive_on([judged.customer.tier], make.today());
            facts.extend(day.map(|day| make.fact("wake_on", "dossier-wake", Value::Day(day))));
            "dossier-give_up"
        }
        (None, Standing::Suspect) => "dossier-not-yet",
        (None, Standing::Active) => "dossier-go-on",
    };
    let mut blocks = vec![Block::Text(texts.get(said).to_owned())];
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    make.section("proposal", "dossier-proposal", blocks)
}
