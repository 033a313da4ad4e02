//! Our values as JSON: snake_case, dates, instants, money as a decimal string with its currency beside it. A public interface.

use crate::{
    domain::{
        decimal::plain,
        due::{DuePolicy, overdue_days},
        moment::Moment,
        money::{Currency, Money},
        priority::{Urgency, addends, score},
        promise::Promised,
    },
    store::QueueRow,
};
use chrono::{NaiveDate, NaiveTime};
use serde_json::{Value, json};

/// The minutes of a moment, `HH:MM`, or null.
pub fn time(time: Option<NaiveTime>) -> Value {
    time.map_or(Value::Null, |time| Value::String(time.format("%H:%M").to_string()))
}

/// A day, or null.
pub fn day(day: Option<NaiveDate>) -> Value {
    day.map_or(Value::Null, |day| Value::String(day.to_string()))
}

/// Minor units of a currency as a decimal string. A currency that we do not know has two decimals, as the store's has.
pub fn amount(minor: i64, currency: &str) -> String {
    decimal(minor, Currency::from_code(currency).unwrap_or(Currency::CNY))
}

/// Minor units of a currency as a decimal string.
pub fn decimal(minor: i64, currency: Currency) -> String {
    Money::sum(minor, currency).to_decimal()
}

/// A quantity, of thousandths.
pub fn quantity(thousandths: i64) -> String {
    plain(thousandths, 3, 0)
}

/// A unit price, of ten-thousandths, with at least its currency's decimals.
pub fn unit_price(ten_thousandths: i64, currency: Currency) -> String {
    plain(ten_thousandths, 4, currency.digits())
}

/// A rate or a share of ten-thousandths as a part of one: `0.13`.
pub fn part(ten_thousandths: i64) -> String {
    plain(ten_thousandths, 4, 0)
}

/// A change in thousandths as a number: `0.124` is +12.4 %; null where there was nothing to compare with.
pub fn change(thousandths: Option<i64>) -> Value {
    thousandths.and_then(|change| plain(change, 3, 1).parse::<f64>().ok()).map_or(Value::Null, Value::from)
}

/// A line of the queue or of the list of customers.
pub fn queue_row(row: &QueueRow, today: NaiveDate, policy: &DuePolicy) -> Value {
    json!({
        "customer": row.name,
        "tier": row.tier,
        "starred": row.starred,
        "stage": row.stage,
        "band": row.queued.then_some(row.band),
        "next_on": day(row.due.map(|due| due.date)),
        "next_at": time(row.due.and_then(|due| due.time)),
        "implied": row.implied,
        "overdue_days": row.due.filter(|_| row.queued).map_or(0, |due| overdue_days(due.date, today, policy)),
        "action": row.action,
        "channel": row.channel,
        "last_contact_on": day(row.last_contact),
        "reason": row.reason,
        "promise": row.promise.as_ref().map(promised),
        "receivable": row.collect.map(|due| json!({"amount": due.to_decimal(), "currency": due.currency().code()})),
    })
}

/// A score with what it is made of.
pub fn priority(urgency: &Urgency) -> Value {
    let addends = addends(urgency).into_iter().map(|(part, points)| json!({"part": part, "points": points}));
    json!({"score": score(urgency), "addends": addends.collect::<Value>()})
}

/// A promise as it was said.
pub fn promised(promised: &Promised) -> Value {
    json!({"side": promised.side, "text": promised.text, "due_on": day(promised.due_on)})
}

/// When something is planned.
pub fn moment(moment: Option<Moment>) -> (Value, Value) {
    (day(moment.map(|m| m.date)), time(moment.and_then(|m| m.time)))
}
