//! A date that ends the line, with at most one action word after it, is the next step: 等老板批 周五再打; and so is a line that begins
//! with one and goes on with a channel: 明天15:00 拜访 谈合同. Past dates and common words are left in the note.

use super::Next;
use super::line::Line;
use super::marks::take_step;
use crate::language::vocabulary::channel_said;
use crate::language::when::{self, Field, Strength};
use std::ops::Range;

/// Longest date in words, and one action.
const MOST_WORDS: usize = 8;

/// Reads the tail.
pub(super) fn read(line: &mut Line<'_>) {
    if line.log.next != Next::NotGiven {
        return;
    }
    let Some(last) = line.words.iter().rposition(|word| !word.taken) else { return };
    let first = (0..=last).rev().take_while(|i| line.is_free(*i)).take(MOST_WORDS).last();
    let Some(first) = first else { return };
    let end = line.words[last].range.end;
    for i in first..=last {
        let start = line.words[i].range.start;
        let Some(found) = when::leading_in(&line.folded, start..end, line.scope(Field::Future)) else { continue };
        let rest = line.folded.trimmed(found.end..end);
        let apart = rest.is_empty() || rest.start > found.end;
        let trusted = match found.strength {
            Strength::Sure => true,
            Strength::Number => apart,
            Strength::Word | Strength::Asked => false,
        };
        let today = line.context.now.date();
        let ahead = match found.when.moment.time {
            // 10:00 at half past ten tells when it was, not a plan for tomorrow.
            // And 现在 none at all.
            Some(_) => found.when.moment.start() > line.context.now && !is_bare_time_of_today(line, start..end),
            // "signed today" is no plan either; 今天再打 is.
            None => found.when.moment.date > today || (found.when.moment.date == today && !rest.is_empty()),
        };
        let is_action = words_in(line, rest.clone()) <= 1 || (i == 0 && begins_with_channel(line, rest));
        if trusted && ahead && is_action {
            return take_step(line, start..end, start..found.end, found);
        }
    }
}

/// Whether the words behind a date say how one will be in touch.
fn begins_with_channel(line: &Line<'_>, rest: Range<usize>) -> bool {
    let first = line.words.iter().find(|word| word.range.end > rest.start);
    first.is_some_and(|word| channel_said(line.typed(word.range.start.max(rest.start)..word.range.end)).is_some())
}

/// Whether the date is only a time, and already past today.
fn is_bare_time_of_today(line: &Line<'_>, range: Range<usize>) -> bool {
    let read = |field| when::leading_in(&line.folded, range.clone(), line.scope(field)).map(|found| found.when.moment);
    let (past, future) = (read(Field::Past), read(Field::Future));
    past != future && past.is_some_and(|past| past.date == line.context.now.date() && past.time.is_some())
}

/// How many words stand in a range, blanks and Chinese commas between them.
pub(super) fn words_in(line: &Line<'_>, range: Range<usize>) -> usize {
    line.words.iter().filter(|word| word.range.start < range.end && range.start < word.range.end).count()
}
