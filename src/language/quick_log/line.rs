//! The line while it is read: its words, which of them are taken, and the note put together from the rest. Every byte
//! ends in a chip, in the note, or is a separator between them.

use super::{Chip, ChipKind, Context, Problem, ProblemKind, QuickLog};
use crate::language::folded::Folded;
use crate::language::vocabulary::{tells_channel, tells_outcome};
use crate::language::when::{Field, Scope, When};
use std::collections::HashSet;
use std::ops::Range;

/// Signs that make a word a mark.
pub(super) const MARKS: [char; 7] = ['>', '<', '!', '=', '@', '#', '~'];

/// A word, by char indexes.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub range: Range<usize>,
    /// Nothing may be read into it: escaped, dropped, a mark that was not understood.
    pub literal: bool,
    /// A chip stands on it.
    pub taken: bool,
}

pub(super) struct Line<'a> {
    pub text: &'a str,
    pub folded: Folded,
    pub context: &'a Context<'a>,
    pub words: Vec<Word>,
    pub log: QuickLog,
    /// Char indexes of backslashes that only escape.
    escapes: Vec<usize>,
    tags: HashSet<&'a str>,
}

impl<'a> Line<'a> {
    pub fn new(text: &'a str, context: &'a Context<'a>) -> Line<'a> {
        let folded = Folded::new(text);
        let mut line = Line {
            text,
            folded,
            context,
            words: Vec::new(),
            log: QuickLog::default(),
            escapes: Vec::new(),
            tags: HashSet::new(),
        };
        line.split();
        line
    }

    /// Blanks part words, and so do the commas, semicolons and full stops of a Chinese input method, after which
    /// nobody types a blank.
    fn split(&mut self) {
        let chars = &self.folded.chars;
        let mut start = None;
        for (i, (_, original)) in self.text.char_indices().enumerate() {
            let parts = chars[i] == ' ' || matches!(original, '，' | '；' | '。' | '、');
            match (parts, start) {
                (true, Some(from)) => {
                    self.words.push(Word { range: from..i, literal: false, taken: false });
                    start = None;
                }
                (false, None) => start = Some(i),
                _ => {}
            }
        }
        if let Some(from) = start {
            self.words.push(Word { range: from..chars.len(), literal: false, taken: false });
        }
        for word in &mut self.words {
            let mut inside = chars[word.range.clone()].iter();
            let is_escaped = inside.next() == Some(&'\\')
                && (inside.next().is_some_and(|c| MARKS.contains(c))
                    || super::promise::mark_at(chars, word.range.start + 1).is_some());
            if is_escaped {
                word.literal = true;
                self.escapes.push(word.range.start);
            }
        }
    }

    pub fn end(&self) -> usize {
        self.folded.chars.len()
    }

    pub fn scope(&self, field: Field) -> Scope {
        Scope { now: self.context.now, field, order: self.context.order }
    }

    /// The text of char indexes, as typed.
    pub fn typed(&self, range: Range<usize>) -> &'a str {
        self.text.get(self.folded.bytes(range)).unwrap_or_default()
    }

    /// Whether a word is still free to be read.
    pub fn is_free(&self, word: usize) -> bool {
        self.words.get(word).is_some_and(|w| !w.taken && !w.literal)
    }

    /// Whether the word begins with a sign and has more than that.
    pub fn is_mark(&self, word: &Word) -> bool {
        !word.literal && word.range.len() > 1 && MARKS.contains(&self.folded.chars[word.range.start])
    }

    /// Puts a chip on chars, unless the rep dropped just this one; then its words are literal.
    pub fn chip(&mut self, kind: ChipKind, range: Range<usize>) -> bool {
        let text = self.typed(range.clone());
        if self.context.dropped.iter().any(|d| d.kind == kind && d.text == text) {
            self.each_word(&range, |word| word.literal = true);
            return false;
        }
        let in_note = match kind {
            ChipKind::Amount | ChipKind::Validity | ChipKind::Satisfaction | ChipKind::Promise => true,
            // No word is lost: 微信 嫌贵 is an objection, and the price is what was objected to.
            ChipKind::Channel => tells_channel(text),
            ChipKind::Outcome => tells_outcome(text),
            _ => false,
        };
        self.log.chips.push(Chip { kind, span: self.folded.bytes(range.clone()), in_note });
        if !in_note {
            self.each_word(&range, |word| word.taken = true);
        }
        true
    }

    /// A chip for what follows from the words of another one, unless the rep dropped it.
    pub fn chip_over(&mut self, kind: ChipKind, span: Range<usize>) -> bool {
        let text = self.text.get(span.clone()).unwrap_or_default();
        if self.context.dropped.iter().any(|d| d.kind == kind && d.text == text) {
            return false;
        }
        self.log.chips.push(Chip { kind, span, in_note: true });
        true
    }

    /// Leaves these words to the chip that stands on them.
    pub fn read_no_further(&mut self, range: Range<usize>) {
        self.each_word(&range, |word| word.literal = true);
    }

    /// Whether the words of a promise stand on it.
    pub fn is_promised(&self, word: &Word) -> bool {
        let bytes = self.folded.bytes(word.range.clone());
        let covers = |chip: &Chip| chip.span.start < bytes.end && bytes.start < chip.span.end;
        word.literal && self.log.chips.iter().any(|chip| chip.kind == ChipKind::Promise && covers(chip))
    }

    /// A tag, once.
    pub fn tag(&mut self, word: Range<usize>) {
        let tag = self.typed(word.start + 1..word.end);
        if self.chip(ChipKind::Tag, word) && self.tags.insert(tag) {
            self.log.tags.push(tag.to_owned());
        }
    }

    /// Says that a part is not understood; its words stay in the note and are read no further.
    pub fn problem(&mut self, kind: ProblemKind, range: Range<usize>) {
        self.log.problems.push(Problem { kind, span: self.folded.bytes(range.clone()) });
        self.each_word(&range, |word| word.literal = true);
    }

    /// Tells of a weekday that the date does not fall on.
    pub fn warn_of_weekday(&mut self, when: &When, range: Range<usize>) {
        if let Some(weekday) = when.other_weekday {
            let span = self.folded.bytes(range);
            self.log.problems.push(Problem { kind: ProblemKind::OtherWeekday(weekday), span });
        }
    }

    fn each_word(&mut self, range: &Range<usize>, act: impl FnMut(&mut Word)) {
        let first = self.words.partition_point(|word| word.range.end <= range.start);
        self.words[first..].iter_mut().take_while(|word| word.range.start < range.end).for_each(act);
    }

    /// The log, with the note of all that no chip took.
    pub fn finish(mut self) -> QuickLog {
        self.log.note = self.note();
        self.log.chips.sort_by_key(|chip| chip.span.start);
        self.log.problems.sort_by_key(|problem| problem.span.start);
        self.log
    }

    /// All that no chip took so far, in order.
    pub fn note(&self) -> String {
        let escapes: Vec<Range<usize>> = self.escapes.iter().map(|at| self.folded.bytes(*at..*at + 1)).collect();
        let mut gaps: Vec<(Range<usize>, bool)> =
            self.log.chips.iter().filter(|c| !c.in_note).map(|c| (c.span.clone(), true)).collect();
        gaps.extend(escapes.into_iter().map(|span| (span, false)));
        gaps.sort_by_key(|(span, _)| span.start);
        let mut note = String::with_capacity(self.text.len());
        let mut at = 0;
        for (span, is_chip) in gaps {
            let between = self.text.get(at..span.start).unwrap_or_default();
            note.push_str(between);
            at = at.max(span.end);
            // One of the two blanks around a chip is a separator.
            if is_chip && (note.is_empty() || note.ends_with(char::is_whitespace)) {
                at += blanks(self.text.get(at..).unwrap_or_default());
            }
        }
        let rest = self.text.get(at..).unwrap_or_default();
        let ends_in_chip = rest.trim().is_empty() && at > 0;
        note.push_str(rest);
        let trimmed = note.trim();
        let trimmed =
            if ends_in_chip { trimmed.trim_end_matches(['，', '；', '、', ',', ';']).trim_end() } else { trimmed };
        let first = |c: &Chip| !c.in_note && blanks(self.text) == c.span.start;
        let starts_in_chip = self.log.chips.iter().any(first);
        let trimmed = if starts_in_chip {
            trimmed.trim_start_matches(['，', '；', '、', '：', ',', ';', ':']).trim_start()
        } else {
            trimmed
        };
        trimmed.to_owned()
    }
}

/// Bytes of blanks that the text begins with.
fn blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}
