//! 答应 and 我答应, promised and owe: what the customer promised and what the rep did, with the day that stands right behind the
//! word or ends the clause. The words stay in the note; a clause ends at a comma, at a mark, at a date that it does not end with.
//!
//! | whose | words at the start of a word | |
//! |---|---|---|
//! | theirs | 答应 承诺, with or without 客户 对方 他 她 他们 before it; promised, he/she/they/customer promised | |
//! | mine | 我答应 我承诺 我欠 我们答应 我们承诺 答应客户 承诺对方; owe, I owe, I/we promised, promised him | |
//! | mine | 我来, I'll, I will | only with a day |

use super::line::Line;
use super::marks::keyword_at;
use super::{ChipKind, Next, SaidPromise};
use crate::domain::promise::{self, Promised, Side};
use crate::language::cursor::Cursor;
use crate::language::folded::is_ideograph;
use crate::language::when::{self, Field, Leading, Strength};
use chrono::NaiveDate;
use std::ops::Range;

const THEIRS: &[&str] = &[
    "答应",
    "承诺",
    "客户答应",
    "客户承诺",
    "对方答应",
    "对方承诺",
    "他答应",
    "他承诺",
    "她答应",
    "她承诺",
    "他们答应",
    "他们承诺",
    "promised",
    "he promised",
    "she promised",
    "they promised",
    "customer promised",
];
const MINE: &[&str] = &[
    "我答应",
    "我承诺",
    "我欠",
    "我们答应",
    "我们承诺",
    "答应客户",
    "答应对方",
    "答应他",
    "答应她",
    "答应他们",
    "承诺客户",
    "承诺对方",
    "owe",
    "i owe",
    "we owe",
    "i promised",
    "we promised",
    "promised him",
    "promised her",
    "promised them",
    "promised the customer",
    "promised the client",
];
/// Begin ordinary sentences too: 我来电话.
const MINE_WITH_DAY: &[&str] = &["我来", "i'll", "i will"];
/// 承诺书 is a paper, 答应的样品 is what was promised once, 承诺不了 none at all.
const NO_PROMISE: &[char] = &['的', '书', '函', '没', '未', '不', '吗', '?'];
const DEADLINES: &[&str] = &["之前", "以前", "前", "之内", "以内", "内"];
/// A promise is one clause: nothing after so many chars belongs to it, and a megabyte of 答应 stays cheap.
const MOST_CHARS: usize = 80;
/// The longest date in front of a deadline's word.
const MOST_DATE: usize = 16;

/// Reads every promise that the line says.
pub(super) fn read(line: &mut Line<'_>) {
    for i in 0..line.words.len() {
        if !line.is_free(i) {
            continue;
        }
        let start = line.words[i].range.start;
        let Some(mark) = mark_at(&line.folded.chars, start) else { continue };
        let Some((span, said)) = clause(line, i, mark) else { continue };
        if line.chip(ChipKind::Promise, span.clone()) {
            line.read_no_further(span);
            line.log.promises.push(SaidPromise { promised: said, implied: false });
        }
    }
}

/// After all else: an outcome that is a promise, with the day of the next step; and a promise of theirs without a day has that day.
pub(super) fn imply(line: &mut Line<'_>) {
    let Next::Step { when, .. } = &line.log.next else { return };
    let day = when.date;
    for said in &mut line.log.promises {
        if said.promised.side == Side::Theirs && said.promised.due_on.is_none() {
            said.promised.due_on = Some(day);
            said.implied = true;
        }
    }
    if line.log.promises.iter().any(|said| said.promised.side == Side::Theirs) {
        return;
    }
    let Some(promised) = promise::implied(line.log.outcome, &line.note(), Some(day)) else { return };
    let outcome = line.log.chips.iter().find(|chip| chip.kind == ChipKind::Outcome).map(|chip| chip.span.clone());
    if outcome.is_some_and(|span| line.chip_over(ChipKind::Promise, span)) {
        line.log.promises.push(SaidPromise { promised, implied: true });
    }
}

/// A promise as a field has it: what and by when, in any order. `None` for an empty text.
pub(super) fn typed(line: &Line<'_>, side: Side) -> Option<Promised> {
    let whole = line.folded.trimmed(0..line.end());
    let mark = mark_at(&line.folded.chars, whole.start).filter(|mark| !mark.needs_day);
    let from = mark.map_or(whole.start, |mark| mark.end);
    let (text, due_on) = what_and_when(line, from..whole.end);
    let text = line.typed(text).trim();
    (!text.is_empty()).then(|| Promised { side: mark.map_or(side, |mark| mark.side), text: text.to_owned(), due_on })
}

/// The words that say who promises.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    side: Side,
    needs_day: bool,
    /// The char after them.
    end: usize,
}

/// The mark that stands at a place.
pub(super) fn mark_at(chars: &[char], at: usize) -> Option<Mark> {
    let here = Cursor::new(chars, at);
    let sets = [(THEIRS, Side::Theirs, false), (MINE, Side::Mine, false), (MINE_WITH_DAY, Side::Mine, true)];
    let found = sets.into_iter().filter_map(|(words, side, needs_day)| {
        here.eat_any(words).map(|after| Mark { side, needs_day, end: after.at })
    });
    let mark = found.max_by_key(|mark| mark.end)?;
    let last = chars.get(mark.end - 1).copied();
    let next = chars.get(mark.end).copied();
    let in_word = last.is_some_and(|c| c.is_ascii()) && next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '\'');
    (!in_word && !next.is_some_and(|c| NO_PROMISE.contains(&c))).then_some(mark)
}

/// The clause of a mark at word `i`: its chars, and what is promised in it.
fn clause(line: &Line<'_>, i: usize, mark: Mark) -> Option<(Range<usize>, Promised)> {
    let start = line.words[i].range.start;
    let from = lead(line, mark.end, line.end());
    let stop = stop(line, i, from);
    let behind = date_at(line, from, stop);
    let end = own_end(line, i, from, stop, behind.as_ref().map(|(_, end)| *end));
    let (text, due_on) = what_and_when(line, from..end);
    let said = line.typed(text).trim_matches([' ', '　', ',', '，', '、', '.', '!', '！']).to_owned();
    if said.is_empty() || (mark.needs_day && due_on.is_none()) {
        return None;
    }
    Some((line.folded.trimmed(start..end), Promised { side: mark.side, text: said, due_on }))
}

/// Where the clause ends at the latest: at a comma or a full stop, at a mark, at 下次 with a date.
fn stop(line: &Line<'_>, i: usize, from: usize) -> usize {
    let chars = &line.folded.chars;
    let near = from.saturating_add(MOST_CHARS).min(line.end());
    let parts = |at: usize| match chars[at] {
        '。' | ';' | '!' => true,
        // 1,200 and 3.5 go on.
        ',' | '.' => !chars.get(at + 1).is_some_and(char::is_ascii_digit),
        _ => false,
    };
    let comma = (from..near).find(|at| parts(*at)).unwrap_or(near);
    let later = line.words[i + 1..].iter().enumerate().take_while(|(_, word)| word.range.start < comma);
    let mark = later
        .filter(|(_, word)| word.range.start >= from)
        .find(|(n, word)| {
            word.taken || word.literal || line.is_mark(word) || chars[word.range.start] == '>' || {
                // "next wed" is a date as a whole, and may be the promise's own.
                let plans = keyword_at(line, i + 1 + n).is_some_and(|(inside, _)| inside > word.range.start);
                plans || mark_at(chars, word.range.start).is_some()
            }
        })
        .map(|(_, word)| word.range.start);
    line.folded.trimmed(from.min(comma)..mark.unwrap_or(comma)).end
}

/// Before a later word that begins another date: 答应打款 周五再打 plans Friday. The one date that ends the clause is its own.
fn own_end(line: &Line<'_>, i: usize, from: usize, stop: usize, behind: Option<usize>) -> usize {
    let later = line.words[i + 1..].iter().map(|word| word.range.start).take_while(|start| *start < stop);
    for start in later.filter(|start| *start > from && behind.is_none_or(|end| *start >= end)) {
        let Some((_, end)) = date_at(line, start, stop) else { continue };
        if behind.is_some() || end < stop {
            return line.folded.trimmed(from..start).end.max(from);
        }
    }
    stop
}

/// What is promised, and its day: right behind the mark, or at the end.
fn what_and_when(line: &Line<'_>, range: Range<usize>) -> (Range<usize>, Option<NaiveDate>) {
    let from = lead(line, range.start, range.end);
    if let Some((day, end)) = date_at(line, from, range.end) {
        let text = lead(line, end, range.end)..range.end;
        if !line.folded.trimmed(text.clone()).is_empty() {
            return (text, Some(day));
        }
    }
    for start in from + 1..range.end {
        if !may_begin(line, start) {
            continue;
        }
        if let Some((day, end)) = date_at(line, start, range.end)
            && end == range.end
        {
            return (from..line.folded.trimmed(from..start).end, Some(day));
        }
    }
    (from..range.end, None)
}

/// Whether a date may begin here: behind a blank, or in a run of Chinese.
fn may_begin(line: &Line<'_>, at: usize) -> bool {
    let chars = &line.folded.chars;
    let before = chars[at - 1];
    before == ' ' || (is_ideograph(before) && chars[at] != ' ')
}

/// After the words between a mark or a date and what is promised, which tell nothing.
fn lead(line: &Line<'_>, at: usize, end: usize) -> usize {
    let chars = line.folded.chars.get(..end).unwrap_or(&line.folded.chars);
    let mut here = Cursor::new(chars, at.min(end));
    loop {
        let after = here.blanks();
        let after = after.maybe_any(&[":", "了", "会", "要", "在"]);
        let after = after.any_word(&["to", "us", "me", "that", "them", "will"]).unwrap_or(after);
        if after.at == here.at {
            return here.at;
        }
        here = after;
    }
}

/// The day that stands at a place, with by or 前 around it, and the char after it. Not a day that is over.
fn date_at(line: &Line<'_>, at: usize, end: usize) -> Option<(NaiveDate, usize)> {
    let chars = line.folded.chars.get(..end)?;
    let here = Cursor::new(chars, at);
    let announced = here.any_word(&["by", "on", "before", "until"]).map(|after| after.blanks().at);
    let start = announced.unwrap_or(at);
    let scope = line.scope(Field::Future);
    let deadline = (start + 1..end.min(start + MOST_DATE)).find_map(|place| {
        let after = Cursor::new(chars, place).eat_any(DEADLINES)?;
        let found = when::leading_in(&line.folded, start..place, scope)?;
        (found.end == place).then_some((found, after.at))
    });
    let (found, after) = match deadline {
        Some(found) => found,
        None => {
            let found = when::leading_in(&line.folded, start..end, scope)?;
            let after = found.end;
            (found, after)
        }
    };
    let trusted = match found.strength {
        Strength::Sure => true,
        _ if announced.is_some() || after > found.end => true,
        Strength::Number => stands_apart(chars, start, &found),
        Strength::Word | Strength::Asked => false,
    };
    let day = found.when.moment.date;
    (trusted && day >= line.context.now.date()).then_some((day, after))
}

/// Numbers are a date where they are a word of their own: 11-25, not 3-5台.
fn stands_apart(chars: &[char], start: usize, found: &Leading) -> bool {
    let before = start == 0 || chars.get(start - 1).is_none_or(|c| *c == ' ' || is_ideograph(*c));
    before && chars.get(found.end).is_none_or(|c| *c == ' ')
}
