//! The verdict on a customer that does not answer, in words: streak, ways tried and not tried, what is missing. Judges nobody.

use super::{
    brief::{BriefLine, Tone},
    date,
};
use crate::{
    domain::{
        channel::Channel,
        customer::{Contact, Parked},
        dormancy::{Missing, Standing, Verdict},
        layer::Layer,
    },
    i18n::Texts,
    store::{DeclinedRoute, Judged},
};
use chrono::NaiveDate;

/// People and ways that are told at most; how many more there are is said.
const MOST: usize = 3;

/// Where it stands.
pub fn standing(texts: &Texts, standing: Standing) -> &str {
    texts.get(match standing {
        Standing::Active => "verdict-active",
        Standing::Suspect => "verdict-suspect",
        Standing::MayGiveUp => "verdict-may_give_up",
    })
}

/// Where a customer stands, or that it was put aside already.
pub fn state<'t>(texts: &'t Texts, judged: &Judged) -> &'t str {
    match judged.customer.parked.as_ref().map(|parking| parking.how) {
        Some(Parked::GivenUp) => layer(texts, Layer::Dead),
        Some(Parked::Paused) => texts.get("verdict-paused"),
        None => standing(texts, judged.verdict.standing),
    }
}

/// The name of a layer.
pub fn layer(texts: &Texts, layer: Layer) -> &str {
    texts.get(match layer {
        Layer::Active => "verdict-layer-active",
        Layer::Cooling => "verdict-layer-cooling",
        Layer::Silent => "verdict-layer-silent",
        Layer::Suspect => "verdict-layer-suspect",
        Layer::Dead => "verdict-layer-dead",
    })
}

/// What still stands between a suspect and its verdict: `再试 1 次、试一次微信、邮件`; empty when nothing does. Where a channel
/// was not tried, another channel is not asked for once more.
pub fn all_missing(texts: &Texts, verdict: &Verdict) -> String {
    let mut parts = Vec::new();
    let mut untried = Vec::new();
    for missing in &verdict.missing {
        match missing {
            Missing::Attempts(n) => parts.push(texts.with("verdict-missing-attempts", &[("n", (*n).into())])),
            Missing::Days(n) => parts.push(texts.with("verdict-missing-days", &[("n", (*n).into())])),
            Missing::Channel(channel) => untried.push(*channel),
            Missing::Difference if untried.is_empty() => parts.push(texts.get("verdict-missing-difference").to_owned()),
            Missing::Difference => {}
            Missing::NewWay => parts.push(texts.get("verdict-missing-new_way").to_owned()),
        }
    }
    if !untried.is_empty() {
        let channels = channels(texts, &untried);
        parts.push(texts.with("verdict-missing-channel", &[("channels", (&channels).into())]));
    }
    parts.join(texts.get("verdict-between"))
}

/// `4 次 / 21 天`.
pub fn streak(texts: &Texts, attempts: u32, days: i64) -> String {
    texts.with("verdict-in", &[("n", attempts.into()), ("days", days.into())])
}

/// The ways that were tried, with how often: `电话×3  微信×1`.
pub fn tried(texts: &Texts, verdict: &Verdict, between: &str) -> String {
    let counted = |(channel, n): &(Channel, u32)| format!("{}×{n}", super::channel(texts, *channel));
    verdict.tried.iter().map(counted).collect::<Vec<_>>().join(between)
}

/// Channels side by side.
pub fn channels(texts: &Texts, channels: &[Channel]) -> String {
    let names: Vec<&str> = channels.iter().map(|channel| super::channel(texts, *channel)).collect();
    names.join(texts.get("verdict-between"))
}

/// What speaks for giving up, as the note of the decision: `连续未回应 5 次 / 9 天：电话×3、微信×1、邮件×1`.
pub fn evidence(texts: &Texts, judged: &Judged) -> String {
    let verdict = &judged.verdict;
    if verdict.streak == 0 {
        return String::new();
    }
    let streak = streak(texts, verdict.streak, verdict.days());
    let tried = tried(texts, verdict, texts.get("verdict-between"));
    texts.with("verdict-evidence", &[("streak", (&streak).into()), ("tried", (&tried).into())])
}

/// What was the last progress, or since when there is none.
pub fn progress(texts: &Texts, verdict: &Verdict, today: NaiveDate) -> String {
    match verdict.progress {
        Some((on, outcome)) => {
            format!("{} {}", date::day(texts, on, today), super::outcome(texts, outcome))
        }
        None => texts.get("verdict-none").to_owned(),
    }
}

/// A person with title and the way to them: `陈工 采购  电话 139 0013 9000`.
pub fn person(texts: &Texts, contact: &Contact) -> String {
    let gap = if contact.title.is_some() { " " } else { "  " };
    match of_person(texts, contact) {
        about if about.is_empty() => contact.name.clone(),
        about => [contact.name.as_str(), gap, &about].concat(),
    }
}

/// The title of a person and the way to them: `采购  电话 139 0013 9000`; nothing where neither is known.
pub fn of_person(texts: &Texts, contact: &Contact) -> String {
    let way = contact.channels.iter().find(|way| !way.invalid);
    let way = way.map(|way| valued(texts, way.channel, &way.value));
    contact.title.clone().into_iter().chain(way).collect::<Vec<_>>().join("  ")
}

/// A way with its value, and to whom it goes: `邮件 wang@example.com 王总`.
pub fn way(texts: &Texts, judged: &Judged, channel: Channel) -> String {
    let Some((contact, value)) = judged.way(channel) else { return super::channel(texts, channel).to_owned() };
    let mut words = valued(texts, channel, value);
    if let Some(contact) = contact {
        words.push(' ');
        words.push_str(&contact.name);
    }
    words
}

/// A way that is left out, and why: `面谈（太远）`.
pub fn declined(texts: &Texts, contacts: &[Contact], route: &DeclinedRoute) -> String {
    let way = declined_way(texts, contacts, route);
    texts.with("verdict-declined", &[("way", (&way).into()), ("reason", (&route.reason).into())])
}

/// The way itself, and to whom, where it is one person's: `微信 王总`.
pub fn declined_way(texts: &Texts, contacts: &[Contact], route: &DeclinedRoute) -> String {
    let channel = super::channel(texts, route.channel);
    match contacts.iter().find(|contact| Some(contact.id) == route.contact) {
        Some(person) => format!("{channel} {}", person.name),
        None => channel.to_owned(),
    }
}

fn valued(texts: &Texts, channel: Channel, value: &str) -> String {
    let value = if channel == Channel::Phone { super::spaced_phone(value) } else { value.to_owned() };
    format!("{} {value}", super::channel(texts, channel))
}

/// The lines of a verdict.
pub fn lines(judged: &Judged, texts: &Texts, today: NaiveDate) -> Vec<BriefLine> {
    let verdict = &judged.verdict;
    let line = |key: &str| BriefLine { label: texts.get(key).to_owned(), ..BriefLine::default() };
    let mut lines = Vec::new();
    let mut first = line("verdict-streak");
    let tone = if verdict.standing == Standing::Active { Tone::Text } else { Tone::Warn };
    match verdict.streak {
        0 => first.push(texts.get("verdict-none"), Tone::Muted),
        n => {
            first.push(streak(texts, n, verdict.days()), tone);
            let tier = judged.customer.tier.code();
            let needed = texts.with("verdict-needed", &[("tier", tier.into()), ("n", judged.threshold.into())]);
            first.push_after(3, &needed, Tone::Muted);
        }
    }
    lines.push(first);
    let mut answered = line("verdict-answered");
    match judged.last_answered {
        Some(on) => answered.push(date::day_short(texts, on, today), Tone::Text),
        None => answered.push(texts.get("verdict-not_once"), Tone::Text),
    }
    answered.push_after(3, texts.get("verdict-progress"), Tone::Muted);
    answered.push_after(2, &progress(texts, verdict, today), Tone::Text);
    lines.push(answered);
    if !verdict.tried.is_empty() {
        let mut tried = line("verdict-tried");
        tried.push(self::tried(texts, verdict, "  "), Tone::Text);
        lines.push(tried);
    }
    let untried = verdict.untried.iter().map(|channel| way(texts, judged, *channel)).collect();
    listed(&mut lines, "verdict-untried", untried, Tone::Title, texts);
    let others = judged.others().map(|contact| person(texts, contact)).collect();
    listed(&mut lines, "verdict-others", others, Tone::Title, texts);
    let left = judged.declined.iter().map(|route| declined(texts, &judged.contacts, route)).collect();
    listed(&mut lines, "verdict-left_out", left, Tone::Muted, texts);
    let missing = all_missing(texts, verdict);
    if !missing.is_empty() {
        let mut line = line("verdict-missing");
        line.push(missing, Tone::Warn);
        lines.push(line);
    }
    if let Some(parking) = &judged.customer.parked {
        let mut line = line("verdict-parked");
        line.push(parking.reason.as_str(), Tone::Text);
        if let Some(day) = parking.wake_on {
            let until = texts.with("verdict-until", &[("day", (&date::day(texts, day, today)).into())]);
            line.push_after(3, &until, Tone::Muted);
        }
        lines.push(line);
    }
    if let Some(minutes) = judged.minutes() {
        let mut line = line("verdict-cost");
        line.push(texts.with("verdict-minutes", &[("n", minutes.into())]), Tone::Muted);
        lines.push(line);
    }
    lines
}

/// Some values under one label, a line each; beyond the most that are told, how many more there are.
fn listed(lines: &mut Vec<BriefLine>, key: &str, values: Vec<String>, tone: Tone, texts: &Texts) {
    let more = values.len().saturating_sub(MOST);
    for (place, value) in values.into_iter().take(MOST).enumerate() {
        let label = if place == 0 { texts.get(key).to_owned() } else { String::new() };
        let mut line = BriefLine { label, ..BriefLine::default() };
        line.push(value, tone);
        if place + 1 == MOST && more > 0 {
            line.push_after(3, &texts.with("verdict-more", &[("n", more.into())]), Tone::Muted);
        }
        lines.push(line);
    }
}
