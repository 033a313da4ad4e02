//! The chips of a line, in the order in which a rep checks them: how, with what result, what was said, what is next.

use crate::{
    entry::{
        EntryContext, date,
        log::{self, LogEntry, LogLine, LogSubject},
        promise,
    },
    language::quick_log::ChipKind,
    store::op::NextPlan,
    tui::widget::chips::{Chip, ChipState},
    wording,
};

/// Each chip with the place of its part among the line's own; none for the note and for what is implied.
pub(super) fn chips(line: &LogLine, subject: &LogSubject, ctx: &EntryContext) -> Vec<(Chip, Option<usize>)> {
    let texts = ctx.texts;
    let mut chips = Vec::new();
    if line.read == Default::default() && line.entry == LogEntry::default() {
        return chips;
    }
    let part = |kind: ChipKind| line.read.chips.iter().position(|chip| chip.kind == kind);
    let set = |kind: &str, text: String| Chip { kind: kind.to_owned(), text, state: ChipState::Set };
    let implied = |kind: &str, text: String| Chip { kind: kind.to_owned(), text, state: ChipState::Implied };
    let entry = &line.entry;

    let channel = entry.channel.unwrap_or_else(|| subject.default_channel());
    let channel_word = wording::way(texts, channel, entry.direction);
    let channel = if entry.channel.is_some() { set("", channel_word) } else { implied("", channel_word) };
    chips.push((channel, part(ChipKind::Channel)));

    let outcome = wording::outcome(texts, log::settled_outcome(entry)).to_owned();
    let outcome = if entry.outcome.is_some() { set("", outcome) } else { implied("", outcome) };
    chips.push((outcome, part(ChipKind::Outcome)));

    if !entry.note.is_empty() {
        chips.push((set("", entry.note.clone()), None));
    }
    let next = texts.get("log-next");
    match &entry.next {
        NextPlan::Step { due, action, .. } => {
            let when = date::spoken(texts, *due, ctx.today());
            let words = [Some(when), action.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
            chips.push((set(next, words), part(ChipKind::Next)));
        }
        NextPlan::Nothing => chips.push((set(next, texts.get("log-no-next").to_owned()), part(ChipKind::Next))),
        NextPlan::Implied if let Some(plan) = subject.kept_plan(entry, ctx) => {
            let words = plan.due.map(|due| date::spoken(texts, due, ctx.today()));
            chips.push((set(next, words.unwrap_or_else(|| texts.get("log-no-next").to_owned())), None));
        }
        NextPlan::Implied => {
            let due = log::implied_next(entry, subject, ctx);
            chips.extend(due.map(|due| (implied(next, date::spoken(texts, due, ctx.today())), None)));
        }
    }
    let said = line.read.chips.iter().enumerate().filter(|(_, chip)| chip.kind == ChipKind::Promise);
    for ((place, _), said) in said.zip(&line.read.promises) {
        let side = wording::promise::side(texts, said.promised.side);
        let words = promise::spoken(texts, &said.promised, ctx.today());
        chips.push((if said.implied { implied(side, words) } else { set(side, words) }, Some(place)));
    }
    for (id, how) in &entry.settled {
        let Some(promise) = subject.promises.iter().find(|promise| promise.id == *id) else { continue };
        let text = format!("{} {}", promise.text, wording::promise::settled(texts, *how));
        chips.push((set(wording::promise::side(texts, promise.side), text), None));
    }
    if let Some(stage) = entry.stage {
        chips.push((set("", wording::stage(texts, stage).to_owned()), part(ChipKind::Stage)));
        chips.extend(entry.reason.clone().map(|reason| (set(texts.get("log-reason"), reason), None)));
    }
    chips.extend(entry.tier.map(|tier| (set("", tier.code().to_owned()), part(ChipKind::Tier))));
    chips.extend(entry.need.clone().map(|need| (set(texts.get("form-need"), need), None)));
    let person = subject.contacts.iter().find(|(id, _)| Some(*id) == entry.contact).map(|(_, name)| name.clone());
    let contact = match (person, &line.read.contact) {
        (Some(name), Some(_)) => Some(set(texts.get("log-contact"), name)),
        (Some(name), None) => Some(implied(texts.get("log-contact"), name)),
        (None, Some(mark)) => Some(Chip { state: ChipState::Problem, ..set(texts.get("log-contact"), mark.clone()) }),
        (None, None) => None,
    };
    chips.extend(contact.map(|chip| (chip, part(ChipKind::Contact))));
    let tags = line.read.chips.iter().enumerate().filter(|(_, chip)| chip.kind == ChipKind::Tag);
    for ((place, _), tag) in tags.zip(&entry.tags) {
        chips.push((set("", ["#", tag].concat()), Some(place)));
    }
    if let Some(money) = line.read.amount {
        let text = wording::money::amount(money);
        let state = if entry.amount.is_some() { ChipState::Set } else { ChipState::Problem };
        chips.push((Chip { state, ..set(texts.get("log-amount"), text) }, part(ChipKind::Amount)));
    }
    if let Some(until) = entry.valid_until {
        let until = wording::date::day_short(texts, until, ctx.today());
        chips.push((set(texts.get("log-valid-until"), until), part(ChipKind::Validity)));
    }
    if let Some(points) = entry.satisfaction {
        let words = wording::satisfaction(texts, points).to_owned();
        chips.push((set(texts.get("form-satisfaction"), words), part(ChipKind::Satisfaction)));
    }
    if let Some(happened) = entry.happened {
        let when = date::spoken(texts, happened, ctx.today());
        chips.push((set(texts.get("log-happened"), when), part(ChipKind::Happened)));
    }
    chips
}
