//! The time of day: 15:00, 下午三点半, 晚上8点, 3:30 pm, half past nine. Knows hours, never days.

use super::calendar::Outcome;
use super::{Strength, WhenErrorKind};
use crate::language::cursor::Cursor;
use crate::language::numeral;
use chrono::NaiveTime;
use std::ops::Range;

/// A time that was read; `time` is `None` for a part of the day without an hour, which `part` then names.
#[derive(Clone)]
pub(super) struct Clock {
    pub end: usize,
    pub time: Option<Outcome<NaiveTime>>,
    pub part: Option<Range<usize>>,
    pub strength: Strength,
}

/// Parts of the day, each with the hours that can be said with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Dawn,
    Early,
    Morning,
    Noon,
    Afternoon,
    Dusk,
    Night,
}

const CHINESE_PARTS: [(&str, Part); 21] = [
    ("凌晨", Part::Dawn),
    ("清晨", Part::Early),
    ("早晨", Part::Early),
    ("早上", Part::Early),
    ("一早", Part::Early),
    ("大早", Part::Early),
    ("早", Part::Early),
    ("晨", Part::Early),
    ("上午", Part::Morning),
    ("上昼", Part::Morning),
    ("中午", Part::Noon),
    ("正午", Part::Noon),
    ("下午", Part::Afternoon),
    ("午后", Part::Afternoon),
    ("下昼", Part::Afternoon),
    ("傍晚", Part::Dusk),
    ("晚上", Part::Night),
    ("晚间", Part::Night),
    ("夜里", Part::Night),
    ("晚", Part::Night),
    ("夜", Part::Night),
];

const ENGLISH_PARTS: [(&str, Part); 4] =
    [("morning", Part::Morning), ("afternoon", Part::Afternoon), ("evening", Part::Night), ("night", Part::Night)];

/// The longest time here. `half`: the day was half a word (今), so a part of the day has to come.
pub(super) fn read(here: Cursor<'_>, half: bool) -> Option<Clock> {
    let part = part_of_day(here, half);
    let Some((part, after)) = part else {
        return if half { None } else { clock(here, None) };
    };
    let gap = after.blanks().maybe(",").blanks();
    let gap = gap.word("at").map_or(gap, |c| c.blanks());
    if let Some(found) = clock(gap, Some(part)) {
        return Some(Clock { strength: Strength::Sure, ..found });
    }
    if part == Part::Noon {
        return Some(Clock { end: after.at, time: Some(at(12, 0)), part: None, strength: Strength::Sure });
    }
    // 周三晚点打 is not an evening: one char is a part of the day only before an hour or after 今, 明, 昨.
    if after.at - here.at == 1 && !half {
        return None;
    }
    Some(Clock { end: after.at, time: None, part: Some(here.at..after.at), strength: Strength::Sure })
}

fn part_of_day(here: Cursor<'_>, half: bool) -> Option<(Part, Cursor<'_>)> {
    if let Some(found) = here.look_up(&CHINESE_PARTS) {
        return Some(found);
    }
    if half {
        // "tonight" and "this evening" come as half a day too.
        return here.word("tonight").map(|c| (Part::Night, c)).or_else(|| here.word_in(&ENGLISH_PARTS));
    }
    let inner = here.phrase("in the").or_else(|| here.word("at")).map_or(here, |c| c.blanks());
    inner.word_in(&ENGLISH_PARTS)
}

/// A clock time with its hour.
fn clock(here: Cursor<'_>, part: Option<Part>) -> Option<Clock> {
    if part.is_none() {
        if let Some(after) = here.any_word(&["noon", "midday"]) {
            return Some(Clock { end: after.at, time: Some(at(12, 0)), part: None, strength: Strength::Sure });
        }
        if let Some(found) = past_or_to(here) {
            return Some(found);
        }
    }
    colon(here, part).or_else(|| dian(here, part)).or_else(|| english_hour(here, part))
}

/// `15:00`, `15:00:30`, `3:30 pm`.
fn colon(here: Cursor<'_>, part: Option<Part>) -> Option<Clock> {
    let (hour, hour_digits, after) = here.digits()?;
    let (minute, minute_digits, mut end) = after.eat(":")?.digits()?;
    if hour_digits > 2 || minute_digits != 2 {
        return None;
    }
    if let Some((second, 2, after_seconds)) = end.eat(":").and_then(Cursor::digits) {
        if second > 59 {
            return Some(failed(after_seconds));
        }
        end = after_seconds.eat(".").and_then(Cursor::digits).map_or(after_seconds, |(_, _, c)| c);
    }
    finish(end, hour, minute, part, false)
}

/// `3点`, `三点半`, `9点一刻`, `3点05`, `15时30分`.
fn dian(here: Cursor<'_>, part: Option<Part>) -> Option<Clock> {
    let (hour, after) = numeral::number(here)?;
    let after = after.blanks().eat_any(&["点", "时"])?;
    // 3小时 and 3时间 are lengths of time.
    if after.peek() == Some('间') {
        return None;
    }
    let (minute, end) = minutes(after);
    let strength = if end.at == after.at { Strength::Number } else { Strength::Sure };
    finish(end, u64::from(hour), minute, part, true).map(|c| Clock { strength, ..c })
}

fn minutes(after: Cursor<'_>) -> (u64, Cursor<'_>) {
    const WORDS: [(&str, u64); 8] =
        [("半", 30), ("一刻", 15), ("1刻", 15), ("三刻", 45), ("3刻", 45), ("钟", 0), ("整", 0), ("钟整", 0)];
    if let Some(found) = after.look_up(&WORDS) {
        return found;
    }
    let gap = after.maybe_any(&["过", "零"]);
    if let Some((minute, count, end)) = gap.digits() {
        if let Some(end) = end.eat("分") {
            return (minute, end.maybe("钟"));
        }
        return if count == 2 { (minute, end) } else { (0, after) };
    }
    if let Some((minute, end)) = numeral::chinese(gap) {
        if let Some(end) = end.eat("分") {
            return (u64::from(minute), end.maybe("钟"));
        }
        // 三点十五, 三点零五: two syllables at least, else 3点一起 would be read as 3:01.
        if end.at - after.at >= 2 {
            return (u64::from(minute), end);
        }
    }
    (0, after)
}

/// `3pm`, `3 p.m.`, `3 o'clock`, `at 3` after a day, `3.30pm`.
fn english_hour(here: Cursor<'_>, part: Option<Part>) -> Option<Clock> {
    let (hour, after) = match here.digits() {
        Some((hour, 1..=2, after)) => (hour, after),
        Some(_) => return None,
        None => numeral::english(here).map(|(hour, after)| (u64::from(hour), after))?,
    };
    let (minute, after_minute) = match after.eat(".").and_then(Cursor::digits) {
        Some((minute, 2, end)) if half_day(end.blanks()).is_some() => (minute, end),
        _ => (0, after),
    };
    if half_day(after_minute.blanks()).is_some() {
        return finish(after_minute, hour, minute, part, false);
    }
    if let Some(end) = after.blanks().eat("o'clock").or_else(|| after.blanks().word("oclock")) {
        return finish(end, hour, 0, part, true);
    }
    // A bare number is an hour only when "at" announced it: tomorrow at 3.
    let announced = here.at >= 3 && here.chars[here.at - 3..here.at] == ['a', 't', ' '];
    let in_part = part.is_none() && part_after(after).is_some();
    if announced || in_part {
        return finish(after, hour, 0, part, true);
    }
    None
}

/// `half past 9`, `quarter to four`.
fn past_or_to(here: Cursor<'_>) -> Option<Clock> {
    const SIZES: [(&str, i64); 2] = [("half", 30), ("quarter", 15)];
    let start = here.word("a").map_or(here, |c| c.blanks());
    let (size, after) = start.word_in(&SIZES)?;
    let (sign, after) = after.blanks().word_in(&[("past", 1_i64), ("to", -1)])?;
    let after = after.blanks();
    let (hour, end) = after
        .digits()
        .filter(|(_, count, _)| *count <= 2)
        .map(|(hour, _, end)| (hour, end))
        .or_else(|| numeral::english(after).map(|(hour, end)| (u64::from(hour), end)))?;
    let finished = finish(end, hour, 0, None, true)?;
    let time = finished.time.map(|time| {
        let total = time.map(|t| i64::from(chrono::Timelike::num_seconds_from_midnight(&t)) / 60 + sign * size)?;
        at(u64::try_from(total / 60).unwrap_or(24), u64::try_from(total.rem_euclid(60)).unwrap_or(60))
    });
    Some(Clock { time, ..finished })
}

/// `in the morning`, `in the evening`, `at night` after an hour.
fn part_after(after: Cursor<'_>) -> Option<(Part, Cursor<'_>)> {
    let start = after.blanks();
    let inner = start.phrase("in the").or_else(|| start.word("at"))?;
    inner.blanks().word_in(&ENGLISH_PARTS)
}

/// `am` or `pm` (true), with or without points.
fn half_day(here: Cursor<'_>) -> Option<(bool, Cursor<'_>)> {
    let dotted = here.look_up(&[("a.m.", false), ("p.m.", true), ("a.m", false), ("p.m", true)]);
    dotted.or_else(|| here.word_in(&[("am", false), ("pm", true)]))
}

/// The time of an hour and minute, with `am`, `pm` or a part of the day on either side.
/// `spoken`: an hour said rather than written, for which 1 to 6 without a half-day word is the afternoon.
fn finish(end: Cursor<'_>, hour: u64, minute: u64, part: Option<Part>, spoken: bool) -> Option<Clock> {
    let done =
        |end: Cursor<'_>, time| Some(Clock { end: end.at, time: Some(time), part: None, strength: Strength::Sure });
    if let Some((afternoon, after)) = half_day(end.blanks()) {
        let twelve = if (1..=12).contains(&hour) { Ok(hour % 12 + if afternoon { 12 } else { 0 }) } else { bad() };
        return done(after, twelve.and_then(|hour| at(hour, minute)));
    }
    if let (None, Some((part, after))) = (part, part_after(end)) {
        return done(after, in_part(part, hour).and_then(|hour| at(hour, minute)));
    }
    let hour = match part {
        Some(part) => in_part(part, hour),
        None if spoken && (1..=6).contains(&hour) => Ok(hour + 12),
        None => Ok(hour),
    };
    done(end, hour.and_then(|hour| at(hour, minute)))
}

fn failed(end: Cursor<'_>) -> Clock {
    Clock { end: end.at, time: Some(Err(WhenErrorKind::NoSuchTime)), part: None, strength: Strength::Sure }
}

/// The hour of 24 that is meant in a part of the day. 晚上12点 could end either of two days: refused.
fn in_part(part: Part, hour: u64) -> Outcome<u64> {
    match (part, hour) {
        (Part::Dawn, 0..=6) => Ok(hour),
        (Part::Dawn, 12) => Ok(0),
        (Part::Early, 4..=11) | (Part::Morning, 1..=12) => Ok(hour),
        (Part::Noon, 11..=14) => Ok(hour),
        (Part::Noon, 1..=2) => Ok(hour + 12),
        (Part::Afternoon, 1..=11) | (Part::Dusk, 4..=8) | (Part::Night, 5..=11) => Ok(hour + 12),
        (Part::Afternoon, 12..=19) | (Part::Dusk, 16..=20) | (Part::Night, 17..=23) => Ok(hour),
        _ => bad(),
    }
}

fn bad() -> Outcome<u64> {
    Err(WhenErrorKind::NoSuchTime)
}

fn at(hour: u64, minute: u64) -> Outcome<NaiveTime> {
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    NaiveTime::from_hms_opt(small(hour), small(minute), 0).ok_or(WhenErrorKind::NoSuchTime)
}
