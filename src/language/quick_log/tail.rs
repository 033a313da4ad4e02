//! A date that ends the line, with at most one action word after it, is the next step: 等老板批 周五再打. Past dates and
//! common words are left in the note.

use super::line::Line;
use super::marks::take_step;
use super::{ChipKind, Next};
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
    // The dot of a sentence is no part of an action.
    let end = line.words[last].range.end;
    for i in first..=last {
        let start = line.words[i].range.start;
        let Some(found) = when::leading_in(&line.folded, start..end, line.scope(Field::Future)) else { continue };
        let rest = line.folded.trimmed(found.end..end);
        let apart = rest.is_empty() || rest.start > found.end;
        let trusted = match found.strength {
            Strength::Sure => true,
            Strength::Number => apart,
            Strength::Word => false,
        };
        let ahead = match found.when.moment.time {
            Some(_) => found.when.moment.start() >= line.context.now,
            None => found.when.moment.date >= line.context.now.date(),
        };
        if trusted && ahead && words_in(line, rest) <= 1 {
            let count = line.log.chips.len();
            take_step(line, start..end, start..found.end, found);
            debug_assert!(
                line.log.chips.len() == count || line.log.chips.last().is_some_and(|c| c.kind == ChipKind::Next)
            );
            return;
        }
    }
}

/// How many words stand in a range, blanks and Chinese commas between them.
pub(super) fn words_in(line: &Line<'_>, range: Range<usize>) -> usize {
    line.words.iter().filter(|word| word.range.start < range.end && range.start < word.range.end).count()
}
