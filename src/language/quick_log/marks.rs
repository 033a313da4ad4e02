//! The marks `> < ! = @ # ~`, and 下次, 再, next, which mark as `>` does when a date follows. A mark counts only at the
//! start of a word; one that is not understood stays in the note and is told.

use super::line::Line;
use super::{ChipKind, Next, ProblemKind};
use crate::language::vocabulary::{channel_word, outcome_word, stage_word, tier_word};
use crate::language::when::{self, Field, WhenErrorKind};
use std::ops::Range;

/// Reads every mark, in order.
pub(super) fn read(line: &mut Line<'_>) {
    for i in 0..line.words.len() {
        let word = line.words[i].range.clone();
        if !line.is_free(i) {
            continue;
        }
        let (sign, rest) = (line.folded.chars[word.start], word.start + 1..word.end);
        match sign {
            // A blank may follow these two.
            '>' => step(line, i, word.start, rest.start),
            '<' => happened(line, i, word),
            _ if rest.is_empty() => {}
            '!' => {
                let tier = tier_word(line.typed(rest));
                once(line, ChipKind::Tier, word, tier, ProblemKind::UnknownTier, |line| &mut line.log.tier);
            }
            '=' => {
                let stage = stage_word(line.typed(rest));
                once(line, ChipKind::Stage, word, stage, ProblemKind::UnknownStage, |line| &mut line.log.stage);
            }
            '~' => {
                let outcome = outcome_word(line.typed(rest));
                once(line, ChipKind::Outcome, word, outcome, ProblemKind::UnknownOutcome, |line| &mut line.log.outcome);
            }
            '@' => {
                let name = line.typed(rest).to_owned();
                let unknown = ProblemKind::Repeated(ChipKind::Contact);
                once(line, ChipKind::Contact, word, Some(name), unknown, |line| &mut line.log.contact);
            }
            '#' => line.tag(word),
            _ => {}
        }
    }
}

/// A mark that a log has once.
fn once<'a, T>(
    line: &mut Line<'a>,
    kind: ChipKind,
    word: Range<usize>,
    value: Option<T>,
    unknown: ProblemKind,
    field: impl for<'b> Fn(&'b mut Line<'a>) -> &'b mut Option<T>,
) {
    if field(line).is_some() {
        line.problem(ProblemKind::Repeated(kind), word);
    } else if value.is_none() {
        line.problem(unknown, word);
    } else if line.chip(kind, word) {
        *field(line) = value;
    }
}

/// Where the part of a step ends: before the next word that is a mark or a promise.
fn part_end(line: &Line<'_>, from: usize) -> usize {
    let next = line.words[from + 1..].iter().find(|word| word.taken || line.is_mark(word) || line.is_promised(word));
    next.map_or(line.end(), |word| word.range.start)
}

/// `>` date [time] [action], `>无`.
fn step(line: &mut Line<'_>, i: usize, start: usize, inside: usize) {
    let whole = line.folded.trimmed(start..part_end(line, i));
    let content = line.folded.trimmed(inside.min(whole.end)..whole.end);
    if content.is_empty() {
        return;
    }
    if line.log.next != Next::NotGiven {
        return line.problem(ProblemKind::Repeated(ChipKind::Next), whole);
    }
    // The word that says "none" alone; what follows it is note again.
    let first_word = line.words[i..].iter().find(|w| w.range.end > content.start).map_or(content.end, |w| w.range.end);
    let word = line.typed(content.start..first_word);
    if ["无", "無", "没有", "none", "nothing"].contains(&word.to_lowercase().as_str()) {
        if line.chip(ChipKind::Next, start..first_word) {
            line.log.next = Next::Nothing;
        }
        return;
    }
    let Some(found) = when::asked_in(&line.folded, content.clone(), line.scope(Field::Future)) else {
        let read = when::when(line.typed(content.clone()), line.context.now, Field::Future, line.context.order);
        let kind = read.err().map_or(WhenErrorKind::NotUnderstood, |error| error.kind);
        return line.problem(ProblemKind::Date(kind), whole);
    };
    take_step(line, whole, content.start..found.end, found);
}

/// 下次 or 再 or next at the start of a word, with a date after it.
pub(super) fn keyword(line: &mut Line<'_>) {
    for i in 0..line.words.len() {
        if line.log.next != Next::NotGiven {
            return;
        }
        if !line.is_free(i) {
            continue;
        }
        let Some((inside, found)) = keyword_at(line, i) else { continue };
        let end = part_end(line, i);
        if found.end > end {
            continue;
        }
        let whole = line.folded.trimmed(line.words[i].range.start..end);
        take_step(line, whole, inside..found.end, found);
    }
}

/// The date behind 下次 or 再 or next at the start of word `i`, and where it begins.
pub(super) fn keyword_at(line: &Line<'_>, i: usize) -> Option<(usize, when::Leading)> {
    const WORDS: [&str; 4] = ["下次", "下一步", "再", "next"];
    let start = line.words[i].range.start;
    let chars = &line.folded.chars;
    let length = WORDS.iter().find_map(|w| {
        let length = w.chars().count();
        let here = chars.get(start..start + length)?;
        here.iter().copied().eq(w.chars()).then_some(length)
    })?;
    // Enough for any date; the end of the part is only looked for once there is one.
    let end = line.end().min(start + 80);
    let mut inside = start + length;
    // "next friday" is a date as a whole, 再过3天 too; "nextel" is neither.
    let scope = line.scope(Field::Future);
    let as_date = when::leading_in(&line.folded, start..end, scope).is_some();
    if as_date {
        inside = start;
    } else if chars[start].is_ascii() && chars.get(inside).is_some_and(char::is_ascii_alphanumeric) {
        return None;
    }
    while inside < end && matches!(chars[inside], ' ' | ':' | ',') {
        inside += 1;
    }
    let found = when::leading_in(&line.folded, inside..end, scope)?;
    // 再 in "今天再 ..." cannot plan what is past.
    (found.when.moment.date >= line.context.now.date()).then_some((inside, found))
}

/// Makes the step of a date and the action behind it.
pub(super) fn take_step(line: &mut Line<'_>, whole: Range<usize>, date: Range<usize>, found: when::Leading) {
    if !line.chip(ChipKind::Next, whole.clone()) {
        return;
    }
    let after = line.folded.trimmed(found.end..whole.end);
    let mut action =
        line.typed(after.clone()).trim_start_matches(['，', '、', '；', '：', ',', ':', ';']).trim_start().to_owned();
    // 明天下午打电话: the afternoon has no hour, so it is kept in words.
    if let Some(part) = found.when.part_of_day.clone() {
        let part = line.text.get(part).unwrap_or_default();
        let joined = action.is_empty() || (after.start == found.end && !part.is_ascii());
        let glue = if joined { "" } else { " " };
        action = format!("{part}{glue}{action}");
    }
    line.warn_of_weekday(&found.when, date);
    let channel = action.split_whitespace().next().and_then(channel_word);
    line.log.next = Next::Step { when: found.when.moment, action, channel };
}

/// `<` with a past date or time; the rest of the line goes on.
fn happened(line: &mut Line<'_>, i: usize, word: Range<usize>) {
    let end = part_end(line, i);
    let inside = line.folded.trimmed(word.start + 1..end);
    if inside.is_empty() {
        return;
    }
    if line.log.happened.is_some() {
        return line.problem(ProblemKind::Repeated(ChipKind::Happened), word);
    }
    match when::leading_in(&line.folded, inside.clone(), line.scope(Field::Past)) {
        Some(found) => take_happened(line, word.start..found.end, found),
        None => {
            let read = when::when(line.typed(inside), line.context.now, Field::Past, line.context.order);
            let kind = read.err().map_or(WhenErrorKind::NotUnderstood, |error| error.kind);
            line.problem(ProblemKind::Date(kind), word);
        }
    }
}

/// Sets when it happened; a time still to come is told.
pub(super) fn take_happened(line: &mut Line<'_>, range: Range<usize>, found: when::Leading) {
    let mut end = range.end;
    // 昨天下午: the afternoon stays in the note, in words.
    if let Some(part) = &found.when.part_of_day {
        while end > range.start && line.folded.byte(end) > part.start {
            end -= 1;
        }
        end = line.folded.trimmed(range.start..end).end;
    }
    let range = range.start..end;
    if !line.chip(ChipKind::Happened, range.clone()) {
        return;
    }
    line.warn_of_weekday(&found.when, range.clone());
    if found.when.moment.start() > line.context.now {
        let span = line.folded.bytes(range);
        line.log.problems.push(super::Problem { kind: ProblemKind::FutureHappened, span });
    }
    line.log.happened = Some(found.when.moment);
}
