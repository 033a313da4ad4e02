//! The fields of a follow-up's form: their order, what each means, and the way between texts and values.

use crate::{
    domain::{
        self,
        channel::{Channel, Direction},
        follow_up::{FollowUp, Kind},
        id::ContactId,
        lint::Rule,
        moment::Moment,
        money::Money,
        outcome::Outcome,
        promise::{Promised, Settled, Side},
        satisfaction::Points,
        stage::Stage,
        tier::Tier,
    },
    entry::{
        EntryContext, date, filled,
        log::{LogEntry, LogProblem, LogSubject},
        promise, tags,
    },
    store::{PromiseRow, op::NextPlan},
    tui::{
        meaning,
        widget::{echo::Echo, form::Field, form::Form},
    },
    wording,
};

/// Time, way, content, result, next: the order in which a rep tells it (`features.md` S168, S174).
pub(super) fn of_new(subject: &LogSubject, ctx: &EntryContext) -> Vec<Field> {
    let texts = ctx.texts;
    let line = |id: &'static str, label| Field::line(id, texts.get(label));
    let channels = || options(&Channel::ALL, Channel::code, |c| wording::channel(texts, c));
    let stages = options(&Stage::ALL, Stage::code, |s| wording::stage(texts, s));
    let tiers = Tier::ALL.map(|t| (t.code().to_owned(), t.code().to_owned())).to_vec();
    let mut fields = of_saved(subject, ctx);
    // Attitude and kind come last: they are rarely changed.
    let rare = fields.split_off(fields.len().saturating_sub(2));
    fields.extend(subject.due_promises(ctx.today()).zip(DUE).map(|(promise, id)| {
        let label = [wording::promise::side(texts, promise.side), " ", &promise.text].concat();
        let answers = [Settled::Kept, Settled::Broken, Settled::Dropped];
        Field::choice(id, &label, options(&answers, Settled::code, |how| wording::promise::settled(texts, how)))
    }));
    fields.extend([
        line("next_on", "form-next-on").replaced().placeholder(texts.get("menu-plan-example")),
        line("next_action", "form-next-action"),
        Field::choice("next_channel", texts.get("form-next-channel"), channels()),
        Field::choice("stage", texts.get("form-stage"), stages),
    ]);
    if !subject.noted.has_need {
        fields.push(line("need", "form-need").placeholder(texts.get("menu-need-type")));
    }
    fields.extend([
        line("reason", "form-reason").placeholder(texts.get("form-reason-example")),
        Field::choice("tier", texts.get("form-tier"), tiers),
        line("theirs", "form-promise-theirs").placeholder(texts.get("form-promise-example")),
        line("mine", "form-promise-mine").placeholder(texts.get("form-promise-mine-example")),
        line("amount", "form-amount").replaced().placeholder(texts.get("form-amount-example")),
        line("valid_until", "form-valid-until").replaced().placeholder(texts.get("form-valid-until-example")),
        line("tags", "form-tags").placeholder(texts.get("form-tags-example")),
    ]);
    fields.extend(rare);
    fields
}

/// What may be mended afterwards.
pub(super) fn of_saved(subject: &LogSubject, ctx: &EntryContext) -> Vec<Field> {
    let texts = ctx.texts;
    let people = subject.contacts.iter().map(|(id, name)| (id.0.to_string(), name.clone())).collect();
    let attitudes = ATTITUDES.map(|(value, label)| (value.to_owned(), texts.get(label).to_owned())).to_vec();
    vec![
        Field::choice(
            "channel",
            texts.get("form-channel"),
            options(&Channel::ALL, Channel::code, |c| wording::channel(texts, c)),
        ),
        Field::choice(
            "direction",
            texts.get("form-direction"),
            options(&[Direction::Out, Direction::In], Direction::code, |d| wording::direction(texts, d)),
        ),
        Field::choice(
            "outcome",
            texts.get("form-outcome"),
            options(&Outcome::ALL, Outcome::code, |o| wording::outcome(texts, o)),
        ),
        Field::choice(
            "satisfaction",
            texts.get("form-satisfaction"),
            options(&Points::ALL, Points::code, |points| wording::satisfaction(texts, points)),
        ),
        Field::choice("contact", texts.get("form-contact"), people),
        Field::line("happened", texts.get("form-happened")).replaced().placeholder(texts.get("form-happened-now")),
        Field::note("note", texts.get("form-log-note")),
        Field::choice("attitude", texts.get("form-attitude"), attitudes),
        Field::choice("kind", texts.get("form-log-kind"), options(&Kind::ALL, Kind::code, |k| wording::kind(texts, k))),
    ]
}

/// Promises whose day has come that the form asks for at most; the card has all.
const DUE: [&str; 3] = ["due_1", "due_2", "due_3"];

const ATTITUDES: [(&str, &str); 3] =
    [("1", "form-attitude-warmer"), ("0", "form-attitude-same"), ("-1", "form-attitude-cooler")];

fn options<'l, T: Copy>(all: &[T], code: fn(T) -> &'static str, label: impl Fn(T) -> &'l str) -> Vec<(String, String)> {
    all.iter().map(|one| (code(*one).to_owned(), label(*one).to_owned())).collect()
}

/// The texts of a new follow-up as far as it was typed; what was not said shows its default.
pub(super) fn values_of(entry: &LogEntry, subject: &LogSubject, ctx: &EntryContext) -> Vec<(&'static str, String)> {
    let (next_on, next_action, next_channel) = match &entry.next {
        NextPlan::Step { due, action, channel } => {
            (shown(*due), action.clone().unwrap_or_default(), channel.map_or("", Channel::code))
        }
        NextPlan::Nothing => (ctx.texts.get("form-none-word").to_owned(), String::new(), ""),
        NextPlan::Implied => Default::default(),
    };
    let channel = entry.channel.unwrap_or_else(|| subject.default_channel());
    let amount = entry.amount.and_then(|minor| Money::new(minor, ctx.currency).ok());
    let theirs = match promise::written(&entry.promises, Side::Theirs) {
        // Its chip was dropped in the line.
        none if none.is_empty() && implied_promise(entry).is_some() => ctx.texts.get("form-none-word").to_owned(),
        theirs => theirs,
    };
    let settled = subject.due_promises(ctx.today()).zip(DUE).filter_map(|(promise, id)| {
        let (_, how) = entry.settled.iter().find(|(settled, _)| *settled == promise.id)?;
        Some((id, how.code().to_owned()))
    });
    let mut values = vec![
        ("channel", channel.code().to_owned()),
        ("direction", entry.direction.code().to_owned()),
        ("outcome", entry.outcome.map_or("", Outcome::code).to_owned()),
        ("satisfaction", entry.satisfaction.map_or("", Points::code).to_owned()),
        ("contact", entry.contact.map_or_else(String::new, |id| id.0.to_string())),
        ("happened", entry.happened.map(shown).unwrap_or_default()),
        ("note", entry.note.clone()),
        ("next_on", next_on),
        ("next_action", next_action),
        ("next_channel", next_channel.to_owned()),
        ("stage", entry.stage.map_or("", Stage::code).to_owned()),
        ("need", entry.need.clone().unwrap_or_default()),
        ("reason", entry.reason.clone().unwrap_or_default()),
        ("tier", entry.tier.map_or("", Tier::code).to_owned()),
        ("theirs", theirs),
        ("mine", promise::written(&entry.promises, Side::Mine)),
        ("amount", amount.map(|money| money.to_decimal()).unwrap_or_default()),
        ("valid_until", entry.valid_until.map(|day| day.to_string()).unwrap_or_default()),
        ("tags", entry.tags.join(" ")),
        ("attitude", entry.attitude.map(|a| a.to_string()).unwrap_or_default()),
        ("kind", entry.kind.code().to_owned()),
    ];
    values.extend(settled);
    values
}

/// The texts of a saved follow-up.
pub(super) fn values_of_saved(saved: &FollowUp) -> Vec<(&'static str, String)> {
    vec![
        ("channel", saved.channel.code().to_owned()),
        ("direction", saved.direction.code().to_owned()),
        ("outcome", saved.outcome.map_or("", Outcome::code).to_owned()),
        ("satisfaction", saved.satisfaction.map_or("", Points::code).to_owned()),
        ("contact", saved.contact.map_or_else(String::new, |id| id.0.to_string())),
        ("happened", shown(saved.happened.moment())),
        ("note", saved.note.clone()),
        ("attitude", saved.attitude.map(|a| a.to_string()).unwrap_or_default()),
        ("kind", saved.kind.code().to_owned()),
    ]
}

/// A date as a person types it, unmistakable: `2026-11-25 14:00`.
fn shown(moment: Moment) -> String {
    moment.key().replace('T', " ")
}

/// The values of the form's texts. What cannot be read is left out: its echo stops the saving.
pub(super) fn entry_of(form: &Form, subject: &LogSubject, ctx: &EntryContext) -> LogEntry {
    let text = |id: &str| form.text(id);
    let settled = |(promise, id): (&PromiseRow, &str)| Some((promise.id, Settled::from_code(&text(id))?));
    let theirs = text("theirs");
    let mut promises =
        if date::is_none_word(&theirs, ctx) { Vec::new() } else { promise::read(&theirs, Side::Theirs, ctx) };
    promises.extend(promise::read(&text("mine"), Side::Mine, ctx));
    let mut entry = LogEntry {
        promises,
        settled: subject.due_promises(ctx.today()).zip(DUE).filter_map(settled).collect(),
        contact: text("contact").parse().ok().map(ContactId),
        kind: Kind::from_code(&text("kind")).unwrap_or_default(),
        direction: Direction::from_code(&text("direction")).unwrap_or_default(),
        channel: Channel::from_code(&text("channel")),
        outcome: Outcome::from_code(&text("outcome")),
        rung: None,
        note: text("note"),
        happened: date::happened(&text("happened"), ctx).ok(),
        attitude: text("attitude").parse().ok(),
        satisfaction: Points::from_code(&text("satisfaction")),
        next: meaning::plan(&text("next_on"), &text("next_action"), &text("next_channel"), ctx),
        tier: Tier::from_code(&text("tier")),
        stage: Stage::from_code(&text("stage")),
        need: filled(&text("need")),
        reason: filled(&text("reason")),
        amount: meaning::read_money(&text("amount"), ctx).ok().map(|money| money.minor()),
        valid_until: date::validity(&text("valid_until"), ctx).ok(),
        tags: tags(&text("tags")),
    };
    if theirs.trim().is_empty() {
        entry.promises.extend(implied_promise(&entry));
    }
    entry
}

/// The promise that lies in the outcome, as the line has it.
fn implied_promise(entry: &LogEntry) -> Option<Promised> {
    let NextPlan::Step { due, .. } = &entry.next else { return None };
    domain::promise::implied(entry.outcome, &entry.note, Some(due.date))
}

/// What stands beneath a field. `implied`: the date that an empty plan comes to. `entry`: what the form says.
pub(super) fn meaning_of(
    id: &str,
    text: &str,
    implied: Option<Moment>,
    entry: &LogEntry,
    ctx: &EntryContext,
) -> Option<Echo> {
    match id {
        "theirs" if date::is_none_word(text, ctx) => Some(Echo::Meaning(ctx.texts.get("form-promise-none").to_owned())),
        "theirs" => promises(entry, Side::Theirs, ctx),
        "mine" => promises(entry, Side::Mine, ctx),
        "happened" => meaning::happened(text, ctx),
        "amount" => meaning::money(text, ctx),
        "valid_until" => meaning::validity(text, ctx),
        "next_on" if text.trim().is_empty() => implied.map(|due| {
            let day = date::spoken(ctx.texts, due, ctx.today());
            Echo::Meaning(ctx.texts.with("log-implied", &[("day", (&day).into())]))
        }),
        "next_on" => meaning::planned_or_none(text, ctx),
        _ => None,
    }
}

/// What the promises of a side come to.
fn promises(entry: &LogEntry, side: Side, ctx: &EntryContext) -> Option<Echo> {
    let of_side = entry.promises.iter().filter(|promised| promised.side == side);
    let words: Vec<String> = of_side.map(|promised| promise::spoken(ctx.texts, promised, ctx.today())).collect();
    (!words.is_empty()).then(|| Echo::Meaning(words.join("  ")))
}

/// The field in which a problem is mended.
pub(super) fn field_of(problem: &LogProblem) -> &'static str {
    match problem {
        LogProblem::ReasonMissing(_) => "reason",
        LogProblem::NextBeforeHappened | LogProblem::DateMissing(_) => "next_on",
        LogProblem::NobodyNamed(_) | LogProblem::SeveralNamed(..) => "contact",
        LogProblem::OtherCurrency(_) => "amount",
        LogProblem::NeedMissing(_) => "need",
        LogProblem::Nothing | LogProblem::Line(..) => "note",
    }
}

/// The field in which what a rule misses is written.
pub(super) fn slot_of(rule: Rule) -> &'static str {
    match rule {
        Rule::NoOutcome => "outcome",
        Rule::NoNextDate => "next_on",
        Rule::NoNextAction => "next_action",
        Rule::LooseAmount => "amount",
        Rule::UndatedPromise => "theirs",
        Rule::NoNeed => "need",
        _ => "note",
    }
}
