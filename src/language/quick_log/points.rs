//! How satisfied the customer is, `满意度 4`, `sat 4` or `不满意`, in a talk after the sale. In any other talk the words are note and nothing else.

use super::ChipKind;
use super::line::Line;
use crate::domain::{
    follow_up::Kind,
    outcome::Outcome,
    satisfaction::{Points, is_asked},
};
use crate::language::cursor::Cursor;
use crate::language::vocabulary::satisfaction_word;
use crate::language::when::{self, Field};

const ENGLISH: [&str; 3] = ["satisfaction", "csat", "sat"];

/// Reads it once the outcome is known.
pub(super) fn read(line: &mut Line<'_>) {
    let outcome: Option<Outcome> = line.log.outcome;
    if !is_asked(Kind::default(), outcome) {
        return;
    }
    for i in 0..line.words.len() {
        if !line.is_free(i) {
            continue;
        }
        let start = line.words[i].range.start;
        let Some((points, end)) = points_at(line, start).or_else(|| said_at(line, start)) else { continue };
        if line.chip(ChipKind::Satisfaction, start..end) {
            line.log.satisfaction = Some(points);
            line.read_no_further(start..end);
        }
        return;
    }
}

/// Points in words that begin at a char, and the char after them: 不满意, very satisfied.
fn said_at(line: &Line<'_>, start: usize) -> Option<(Points, usize)> {
    let runs = line.folded.chars.get(start..)?;
    let ends = |c: &char| matches!(c, ' ' | ',' | ';' | '。' | '、' | '!');
    let first = start + runs.iter().position(ends).unwrap_or(runs.len());
    let second = Cursor::new(&line.folded.chars, first).blanks().at;
    let second = second + line.folded.chars.get(second..)?.iter().position(ends).unwrap_or(line.end() - second);
    [second, first].into_iter().find_map(|end| {
        let said = line.typed(start..end.min(line.end()));
        let is_said = said.contains("满意") || said.ends_with("satisfied");
        Some((satisfaction_word(said).filter(|_| is_said)?, end))
    })
}

/// The points that begin at a char, and the char after them.
fn points_at(line: &Line<'_>, start: usize) -> Option<(Points, usize)> {
    let here = Cursor::new(&line.folded.chars, start);
    let said = here.eat_any(&["满意度", "满意"]).or_else(|| here.any_word(&ENGLISH))?;
    let (points, count, after) = said.maybe_any(&[":", "="]).blanks().digits()?;
    let points = Points::new(points).filter(|_| count == 1)?;
    let after = after.maybe_any(&["分", "星", "/5"]);
    let ends = match after.peek() {
        None | Some(' ' | ',' | ';' | '。' | '、') => true,
        // 4.5 is none of ours.
        Some('.') => after.moved(1).peek().is_none_or(|next| next == ' '),
        Some(_) => false,
    };
    let is_free = |word: &super::line::Word| !word.taken && !word.literal;
    let digit = line.words.iter().find(|word| word.range.end > after.at - 1)?;
    if !ends || !is_free(digit) {
        return None;
    }
    // "sat 4 dec" and "sat 4 pm" are days.
    let end = line.end().min(start + 24);
    let as_date = when::leading_in(&line.folded, start..end, line.scope(Field::Future));
    as_date.is_none_or(|found| found.end <= after.at).then_some((points, after.at))
}
