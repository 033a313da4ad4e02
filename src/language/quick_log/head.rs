//! What a line begins with: when it happened, the channel, the outcome, each at most once and in any order; and the amount
//! behind 报价 or a currency's sign. Words of an ordinary sentence are left alone.

use super::ChipKind;
use super::line::Line;
use super::marks::take_happened;
use super::tail;
use crate::domain::channel::Direction;
use crate::language::amount;
use crate::language::cursor::Cursor;
use crate::language::folded::is_ideograph;
use crate::language::validity;
use crate::language::vocabulary::{came_in, channel_said, outcome_said};
use crate::language::when::{self, Field, Leading, Strength};
use std::ops::Range;

/// No amount is longer; keeps a megabyte of 报价 cheap.
const MOST_CHARS: usize = 80;
/// Words that an English sentence goes on with.
const GOES_ON: [&str; 17] = [
    "the", "a", "an", "his", "her", "their", "our", "my", "this", "that", "season", "period", "schedule", "week",
    "month", "days", "times",
];

/// Reads the head.
pub(super) fn read(line: &mut Line<'_>) {
    let mut resume = first_free(line, 0).and_then(|start| past_date(line, start)).unwrap_or(0);
    // Channel and outcome, one after the other, then no further.
    for _ in 0..2 {
        let Some(start) = first_free(line, resume) else { return };
        let Some(end) = channel(line, start).or_else(|| outcome(line, start)) else { return };
        resume = end;
    }
}

/// Where the text that is still free begins: a word, or the rest of one behind a chip (昨天拜访).
///
/// Nothing before `from` counts: the 下午 of 昨天下午 stays in the note.
fn first_free(line: &Line<'_>, from: usize) -> Option<usize> {
    let after = line.words.iter().filter(|w| w.range.end > from);
    let word = after.into_iter().find(|w| !w.taken || end_of_chip(line, &w.range).max(from) < w.range.end)?;
    if word.literal {
        return None;
    }
    let mut start = if word.taken { end_of_chip(line, &word.range) } else { word.range.start }.max(from);
    while start < word.range.end && matches!(line.folded.chars[start], ':' | ',' | ';') {
        start += 1;
    }
    (start < word.range.end).then_some(start)
}

/// The char after the last chip that stands in a word.
fn end_of_chip(line: &Line<'_>, word: &Range<usize>) -> usize {
    let bytes = line.folded.bytes(word.clone());
    let inside = line.log.chips.iter().filter(|c| !c.in_note && c.span.start < bytes.end && c.span.end > bytes.start);
    let end = inside.map(|c| c.span.end).max().unwrap_or(bytes.start);
    word.clone().find(|i| line.folded.byte(*i) >= end).unwrap_or(word.end)
}

/// Ends of the next one, two and three words from a place, longest first.
fn reaches(line: &Line<'_>, start: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    for word in line.words.iter().filter(|w| w.range.end > start).take(3) {
        if word.literal || (word.taken && word.range.start > start) {
            break;
        }
        // 电话：说下周 ends its first word at the colon.
        let from = word.range.start.max(start);
        let colon = line.folded.chars[from..word.range.end].iter().position(|c| matches!(c, ':' | ',' | ';'));
        if let Some(colon) = colon {
            ends.push(from + colon);
            break;
        }
        ends.push(word.range.end);
    }
    ends.reverse();
    ends
}

/// Puts a chip on the channel that stands here; the char after it.
fn channel(line: &mut Line<'_>, start: usize) -> Option<usize> {
    if line.log.channel.is_some() {
        return None;
    }
    for end in reaches(line, start) {
        if let Some(channel) = channel_said(line.typed(start..end)) {
            return line.chip(ChipKind::Channel, start..end).then(|| {
                line.log.channel = Some(channel);
                line.log.direction = came_in(line.typed(start..end)).then_some(Direction::In);
                end
            });
        }
        // 电话未接 as one word
        let split = (start + 2..end.min(start + 5)).find(|at| {
            line.log.outcome.is_none()
                && is_ideograph(line.folded.chars[start])
                && channel_said(line.typed(start..*at)).is_some()
                && outcome_said(line.typed(*at..end)).is_some()
        });
        if let Some(at) = split {
            return line.chip(ChipKind::Channel, start..at).then(|| {
                line.log.channel = channel_said(line.typed(start..at));
                line.log.direction = came_in(line.typed(start..at)).then_some(Direction::In);
                at
            });
        }
    }
    None
}

/// The same for the outcome.
fn outcome(line: &mut Line<'_>, start: usize) -> Option<usize> {
    if line.log.outcome.is_some() {
        return None;
    }
    for end in reaches(line, start) {
        if let Some(outcome) = outcome_said(line.typed(start..end)).filter(|_| !goes_on(line, end)) {
            return line.chip(ChipKind::Outcome, start..end).then(|| {
                line.log.outcome = Some(outcome);
                end
            });
        }
    }
    None
}

/// Whether an English word that could be an outcome only begins what the next one goes on with: busy season, refused the discount.
fn goes_on(line: &Line<'_>, end: usize) -> bool {
    let here = Cursor::new(&line.folded.chars, end);
    let in_english = end > 0 && line.folded.chars.get(end - 1).is_some_and(char::is_ascii_alphabetic);
    in_english && here.peek() == Some(' ') && here.blanks().any_word(&GOES_ON).is_some()
}

/// A past date or time at the start. 周五 could be either: it is past unless the line is nothing but a plan.
/// Gives the char after it, a part of the day included.
fn past_date(line: &mut Line<'_>, start: usize) -> Option<usize> {
    if line.log.happened.is_some() {
        return None;
    }
    let end = line.words.iter().find(|w| w.taken && w.range.start >= start).map_or(line.end(), |w| w.range.start);
    let read = |field| when::leading_in(&line.folded, start..end, line.scope(field));
    let past = read(Field::Past).filter(|found| found.strength != Strength::Word)?;
    if !ends_apart(line, &past, end) {
        return None;
    }
    let absolute = read(Field::Future).is_some_and(|future| future.when == past.when);
    let today = line.context.now.date();
    let day = past.when.moment.date;
    if day > today {
        return None;
    }
    if !absolute || day == today {
        let rest = line.folded.trimmed(past.end..end);
        let said = line.typed(rest.clone());
        let is_plan = tail::words_in(line, rest) <= 1 && channel_said(said).is_none() && outcome_said(said).is_none();
        if is_plan && line.log.next == super::Next::NotGiven {
            return None;
        }
    }
    let resume = past.end;
    take_happened(line, start..resume, past);
    Some(resume)
}

/// Whether a date is a word of its own, or has a channel or an outcome joined to it: 昨天拜访, but not 昨天发的方案.
fn ends_apart(line: &Line<'_>, found: &Leading, end: usize) -> bool {
    match line.folded.chars[..end].get(found.end) {
        None | Some(' ' | ',' | ';' | ':' | '。' | '、') => true,
        Some(_) => reaches(line, found.end).into_iter().any(|to| {
            let joined = line.typed(found.end..to);
            channel_said(joined).is_some() || outcome_said(joined).is_some()
        }),
    }
}

/// 报价 or quote with money behind it, or money with its sign; never beside 竞品 or 预算, whose money is not ours.
pub(super) fn amount(line: &mut Line<'_>) {
    for i in 0..line.words.len() {
        if line.log.amount.is_some() {
            return;
        }
        if !line.is_free(i) {
            continue;
        }
        let word = line.words[i].range.clone();
        let here = Cursor::new(&line.folded.chars, word.start);
        let quoted = here.eat_any(&["报价", "报了", "quote", "quoted"]);
        let starts = word.start..word.end.min(word.start + 4);
        let signed = line.folded.chars[starts].iter().any(|c| "¥$€£₩₽₹".contains(*c));
        if (quoted.is_none() && !signed) || beside_others_money(line, i) {
            continue;
        }
        let from = quoted.map(|after| after.maybe("了").maybe_any(&[":", " "]).blanks().at);
        let near = word.start + MOST_CHARS;
        let later = line.words[i + 1..].iter().take_while(|w| w.range.start < near);
        let stop = later.filter(|w| w.taken || line.is_mark(w)).map(|w| w.range.start).next();
        let stop = stop.unwrap_or(near).min(line.end());
        let Some(found) = amount::leading_in(&line.folded, from.unwrap_or(word.start)..stop, line.context.currency)
        else {
            continue;
        };
        if quoted.is_none() && !found.has_currency {
            continue;
        }
        if line.chip(ChipKind::Amount, word.start..found.end) {
            line.log.amount = Some(found.money);
        }
    }
}

/// 有效期30天 or valid until 12-31, behind an amount that was quoted or joined to 报价 or quote itself.
pub(super) fn validity(line: &mut Line<'_>) {
    let quoted = line.log.chips.iter().find(|chip| chip.kind == ChipKind::Amount).map(|chip| chip.span.end);
    let from = line.log.happened.map_or(line.context.now.date(), |happened| happened.date);
    for i in 0..line.words.len() {
        if !line.is_free(i) {
            continue;
        }
        let word = line.words[i].range.clone();
        // 报价有效期 and quote valid need no amount; 9.8万有效期30天 is one word with it.
        let named = Cursor::new(&line.folded.chars, word.start).eat_any(&["报价", "quote ", "quote's "]);
        let behind = quoted.map(|end| word.clone().find(|at| line.folded.byte(*at) >= end).unwrap_or(word.end));
        let starts = [named.map(|after| after.at), behind.filter(|at| *at < word.end)];
        let stop =
            line.words[i + 1..].iter().find(|w| w.taken || line.is_mark(w)).map_or(line.end(), |w| w.range.start);
        let read = starts.into_iter().flatten().find_map(|start| {
            let (until, end) = validity::leading_in(&line.folded, start..stop, line.scope(Field::Future), from)?;
            Some((until, start..end))
        });
        if let Some((until, range)) = read {
            if line.chip(ChipKind::Validity, range.clone()) {
                line.log.valid_until = Some(until);
                line.read_no_further(range);
            }
            return;
        }
    }
}

fn beside_others_money(line: &Line<'_>, i: usize) -> bool {
    const OTHERS: [&str; 9] = ["竞品", "对手", "友商", "预算", "别家", "competitor", "competitors", "rival", "budget"];
    let near = line.words[i.saturating_sub(1)..=i].iter();
    near.map(|word| line.typed(word.range.clone()).to_lowercase()).any(|text| OTHERS.iter().any(|o| text.contains(o)))
}
