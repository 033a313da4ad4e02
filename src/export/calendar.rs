//! Next steps and money to come as a calendar (RFC 5545). An entry keeps its UID from one export to the next, so that a second
//! import moves it instead of adding it again.

use crate::{
    domain::{money::Money, tier::Tier},
    i18n::Texts,
    store::{AgendaMoney, AgendaStep, Store, StoreError, identity::uid},
    wording,
};
use chrono::{DateTime, Days, Duration, FixedOffset, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Trigger};

/// How long a timed step takes in the calendar, and how long before it the phone calls.
const MINUTES: i64 = 30;
const REMINDER_MINUTES: i64 = 10;

/// The calendar as text, CRLF.
///
/// # Errors
/// The store's.
pub fn calendar(store: &Store, texts: &Texts, now: DateTime<FixedOffset>) -> Result<String, StoreError> {
    let book = store.begun_at()?.unwrap_or_default();
    let mut calendar = Calendar::new();
    calendar.name(texts.get("export-calendar-name"));
    for step in store.agenda_steps()? {
        calendar.push(step_event(&step, texts, &book, now));
    }
    for money in store.agenda_money()? {
        calendar.push(money_event(&money, texts, &book, now));
    }
    Ok(calendar.done().to_string())
}

fn step_event(step: &AgendaStep, texts: &Texts, book: &str, now: DateTime<FixedOffset>) -> Event {
    let action =
        step.action.clone().or_else(|| step.channel.map(|channel| wording::channel(texts, channel).to_owned()));
    let action = action.unwrap_or_else(|| texts.get("export-calendar-contact").to_owned());
    let mut lines: Vec<String> = Vec::new();
    lines.extend([&step.contact, &step.phone].into_iter().flatten().cloned().reduce(|a, b| format!("{a} {b}")));
    lines.extend(step.need.clone());
    let mut event = begin(&format!("step-{}", step.customer.0), book, now);
    event.summary(&format!("{action} · {} ({})", step.name, step.tier.code()));
    if !lines.is_empty() {
        event.description(&lines.join("\n"));
    }
    event.priority(match step.tier {
        Tier::A => 1,
        Tier::B => 3,
        Tier::C => 5,
        Tier::D => 9,
    });
    match step.due.time {
        Some(time) => {
            // Without a zone: three o'clock is three o'clock where the rep is.
            let start = step.due.date.and_time(time);
            event.starts(start).ends(start + Duration::minutes(MINUTES));
            let before = Trigger::before_start(Duration::minutes(REMINDER_MINUTES));
            let mut alarm = Alarm::display(&step.name, before);
            // It would get a new one with each export.
            alarm.add_property("UID", format!("alarm-{}", event.get_uid().unwrap_or_default()));
            event.alarm(alarm);
        }
        None => whole_day(&mut event, step.due.date),
    }
    event.done()
}

fn money_event(money: &AgendaMoney, texts: &Texts, book: &str, now: DateTime<FixedOffset>) -> Event {
    let amount = Money::sum(money.open, money.currency).grouped();
    let words = texts.with(
        "export-calendar-money",
        &[("amount", (&amount).into()), ("currency", money.currency.code().into()), ("name", (&money.name).into())],
    );
    let mut event = begin(&format!("money-{}-{}", money.order.0, money.position), book, now);
    event.summary(&words).description(&texts.with("export-calendar-order", &[("number", (&money.number).into())]));
    whole_day(&mut event, money.due_on);
    event.done()
}

/// An event with its identity, and the place of this export among others.
fn begin(what: &str, book: &str, now: DateTime<FixedOffset>) -> Event {
    let mut event = Event::new();
    let now = now.with_timezone(&Utc);
    event.uid(&uid(book, what)).timestamp(now).last_modified(now);
    // A calendar takes an entry that it has only with a higher number. Minutes fit its 32 bits until the year 6053.
    event.add_property("SEQUENCE", (now.timestamp() / 60).to_string());
    event
}

fn whole_day(event: &mut Event, day: chrono::NaiveDate) {
    event.starts(day).ends(day.checked_add_days(Days::new(1)).unwrap_or(day));
    event.add_property("TRANSP", "TRANSPARENT");
}
