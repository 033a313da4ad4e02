//! All customers in memory as one run of bytes, so that each key press finds its matches within a frame. Knows no screen.

use super::readings::{Readings, Spelling};
use crate::domain::{
    due::{Band, band},
    id::CustomerId,
    moment::Moment,
};
use chrono::{Datelike, NaiveDateTime, Timelike};
use memchr::memmem::Finder;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// What can be found of one customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexEntry {
    pub customer: CustomerId,
    pub name: String,
    /// Names of people, tags, digits of phones, WeChat and mail names.
    pub words: Vec<String>,
    pub(super) lane: u8,
    pub(super) tier: u8,
    pub(super) due: Option<Moment>,
}

/// A customer that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub customer: CustomerId,
    pub name: String,
}

/// One customer's place in the bytes.
struct Slot {
    customer: CustomerId,
    start: u32,
    name_end: u32,
    due: Option<Moment>,
    lane: u8,
    tier: u8,
    gone: bool,
    /// One bit ([`letter`]) for each letter and digit that a match may begin with.
    letters: u64,
}

/// Every customer's name, spellings, people, numbers and tags. About 200 bytes a customer.
pub struct CustomerIndex {
    readings: Readings,
    /// `name SEP spelling SEP ... word SEP ... END SEP` for each customer; all but the name as written is folded.
    bytes: Vec<u8>,
    /// One bit a byte: may a match begin here? Not within a syllable.
    starts: Vec<u64>,
    slots: Vec<Slot>,
    /// Slots in the order of the queue at this minute.
    order: Vec<u32>,
    ordered_at: Option<NaiveDateTime>,
    /// The texts of the filter, each the beginning of the next, and the slots that each found.
    typed: Vec<(String, Vec<u32>)>,
}

const SEP: u8 = 1;
const END: u8 = 2;

impl CustomerIndex {
    pub(super) fn over(readings: Readings) -> CustomerIndex {
        CustomerIndex {
            readings,
            bytes: Vec::new(),
            starts: Vec::new(),
            slots: Vec::new(),
            order: Vec::new(),
            ordered_at: None,
            typed: Vec::new(),
        }
    }

    /// The customers that match every word of `typed`, the best match first, `limit` at most.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<Hit> {
        let folded = fold(typed);
        let words: Vec<Finder<'_>> = folded.split_whitespace().map(Finder::new).collect();
        let Some(first) = words.first() else { return Vec::new() };
        let mut found: Vec<(usize, u8)> =
            self.matches(&words).into_iter().map(|slot| (slot as usize, self.quality(first, slot as usize))).collect();
        found.sort_by_key(|&(slot, quality)| {
            let slot = &self.slots[slot];
            (quality, slot.lane, self.name_of(slot).len(), slot.tier, slot.customer)
        });
        let hit = |(slot, _): (usize, u8)| Hit {
            customer: self.slots[slot].customer,
            name: self.name_of(&self.slots[slot]).to_owned(),
        };
        found.into_iter().take(limit).map(hit).collect()
    }

    /// The customers that match, in the order of the queue at `now`; those that are not in it come last.
    ///
    /// What was found for the text so far is kept: one letter more only looks there, one letter less finds it again.
    pub fn filter(&mut self, typed: &str, now: NaiveDateTime) -> Vec<CustomerId> {
        let folded = fold(typed);
        while self.typed.last().is_some_and(|(before, _)| !folded.starts_with(before.as_str())) {
            self.typed.pop();
        }
        if self.typed.last().is_none_or(|(before, _)| *before != folded) {
            let words: Vec<Finder<'_>> = folded.split_whitespace().map(Finder::new).collect();
            if words.is_empty() {
                return Vec::new();
            }
            let found = match self.typed.last() {
                Some((_, before)) if before.len() < self.slots.len() / 2 => {
                    let holds = |slot: &u32| words.iter().all(|word| self.holds(*slot as usize, word));
                    before.iter().copied().filter(holds).collect()
                }
                _ => self.matches(&words),
            };
            self.typed.push((folded, found));
        }
        self.put_in_order(now);
        let Some((_, found)) = self.typed.last() else { return Vec::new() };
        let mut is_found = vec![false; self.slots.len()];
        for &slot in found {
            is_found[slot as usize] = true;
        }
        let in_order = self.order.iter().map(|&slot| slot as usize).filter(|&slot| is_found[slot]);
        in_order.map(|slot| self.slots[slot].customer).collect()
    }

    /// Sorts the slots as the queue is at `now`, once a minute.
    fn put_in_order(&mut self, now: NaiveDateTime) {
        if self.ordered_at == Some(now) {
            return;
        }
        let order = Order { now };
        let slots = (0..).zip(&self.slots).filter(|(_, slot)| !slot.gone);
        let mut keys: Vec<(u64, u32)> = slots.map(|(place, slot)| (order.key(slot), place)).collect();
        keys.sort_unstable();
        self.order = keys.into_iter().map(|(_, slot)| slot).collect();
        self.ordered_at = Some(now);
    }

    /// Takes what is known of a customer now in place of what was known; `None` when it is gone.
    pub fn replace(&mut self, customer: CustomerId, entry: Option<&IndexEntry>) {
        self.typed.clear();
        self.ordered_at = None;
        for slot in self.slots.iter_mut().filter(|s| s.customer == customer) {
            slot.gone = true;
        }
        if let Some(entry) = entry {
            self.push(entry);
        }
    }

    /// How many customers it knows.
    pub fn len(&self) -> usize {
        self.slots.iter().filter(|s| !s.gone).count()
    }

    /// Whether it knows nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn name_of(&self, slot: &Slot) -> &str {
        let name = &self.bytes[slot.start as usize..slot.name_end as usize];
        std::str::from_utf8(name).unwrap_or_default()
    }

    pub(super) fn push(&mut self, entry: &IndexEntry) {
        let Ok(start) = u32::try_from(self.bytes.len()) else { return };
        let name = entry.name.replace([char::from(SEP), char::from(END)], " ");
        let mut letters = self.append(name.as_bytes(), |_| true);
        let name_end = start + u32::try_from(name.len()).unwrap_or(0);
        let folded = fold(&name);
        if folded != name {
            letters |= self.append(folded.as_bytes(), |_| true);
        }
        letters |= self.push_spellings(&folded);
        for word in &entry.words {
            let word = fold(word);
            letters |= self.append(word.as_bytes(), |_| true);
            letters |= self.push_spellings(&word);
        }
        self.append(&[END], |_| false);
        self.slots.push(Slot {
            customer: entry.customer,
            start,
            name_end,
            due: entry.due,
            lane: entry.lane,
            tier: entry.tier,
            gone: false,
            letters,
        });
    }

    fn push_spellings(&mut self, folded: &str) -> u64 {
        let spellings = self.readings.spellings(folded);
        let add = |letters, spelling: &Spelling| {
            letters
                | self.append(spelling.letters.as_bytes(), |place| spelling.starts.get(place).copied().unwrap_or(false))
        };
        spellings.iter().fold(0, add)
    }

    /// Adds a word and the mark after it; `starts` says at which of its bytes a match may begin. Returns the letters there.
    fn append(&mut self, word: &[u8], starts: impl Fn(usize) -> bool) -> u64 {
        let base = self.bytes.len();
        self.bytes.extend_from_slice(word);
        self.bytes.push(SEP);
        self.starts.resize(self.bytes.len().div_ceil(64), 0);
        let mut letters = 0;
        for place in (0..word.len()).filter(|&place| starts(place)) {
            letters |= letter(word[place]);
            let place = base + place;
            self.starts[place / 64] |= 1 << (place % 64);
        }
        letters
    }

    fn may_start(&self, place: usize) -> bool {
        self.starts.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    /// Slots that hold every word, in their order.
    fn matches(&self, words: &[Finder<'_>]) -> Vec<u32> {
        let Some((first, rest)) = words.split_first() else { return Vec::new() };
        // One letter stands in most of the bytes: who has it at a place to begin at is known.
        if let [only] = first.needle()
            && letter(*only) != 0
        {
            let has = |&(_, slot): &(usize, &Slot)| !slot.gone && slot.letters & letter(*only) != 0;
            let with_rest = |slot: &usize| rest.iter().all(|word| self.holds(*slot, word));
            let slots = self.slots.iter().enumerate().filter(has).map(|(place, _)| place).filter(with_rest);
            return slots.filter_map(|slot| u32::try_from(slot).ok()).collect();
        }
        let (mut found, mut slot) = (Vec::new(), 0);
        // Takes a place where the first word may begin; returns where the next customer begins.
        let mut visit = |place: usize| {
            slot = self.slot_at(slot, place);
            if !self.slots[slot].gone && rest.iter().all(|word| self.holds(slot, word)) {
                found.extend(u32::try_from(slot));
            }
            self.bounds(slot).end
        };
        let mut from = 0;
        while let Some(place) = first.find(&self.bytes[from..]).map(|place| from + place) {
            from = if self.may_start(place) { visit(place) } else { place + 1 };
        }
        found
    }

    /// The slot that holds the byte at `place`, at or after `slot`; mostly near it.
    fn slot_at(&self, slot: usize, place: usize) -> usize {
        let rest = &self.slots[slot..];
        let mut most = 1;
        while rest.get(most).is_some_and(|slot| slot.start as usize <= place) {
            most *= 2;
        }
        let near = &rest[most / 2..most.min(rest.len())];
        (slot + most / 2 + near.partition_point(|slot| slot.start as usize <= place)).saturating_sub(1)
    }

    /// The bytes of a slot.
    fn bounds(&self, slot: usize) -> Range<usize> {
        let end = self.slots.get(slot + 1).map_or(self.bytes.len(), |next| next.start as usize);
        self.slots[slot].start as usize..end
    }

    /// The places in a slot where a word stands and may begin.
    fn places(&self, slot: usize, word: &Finder<'_>) -> impl Iterator<Item = usize> {
        let Range { mut start, end } = self.bounds(slot);
        std::iter::from_fn(move || {
            loop {
                let place = start + word.find(&self.bytes[start..end])?;
                start = place + 1;
                if self.may_start(place) {
                    return Some(place);
                }
            }
        })
    }

    fn holds(&self, slot: usize, word: &Finder<'_>) -> bool {
        let first = word.needle().first().map_or(0, |byte| letter(*byte));
        self.slots[slot].letters & first == first && self.places(slot, word).next().is_some()
    }

    /// The best fit of a word within a slot that holds it: 0 a whole word, 1 the start of one, 2 within one.
    fn quality(&self, word: &Finder<'_>, slot: usize) -> u8 {
        let mut best = 2;
        for place in self.places(slot, word) {
            let opens = place == 0 || matches!(self.bytes[place - 1], SEP | END);
            let closes = self.bytes.get(place + word.needle().len()) == Some(&SEP);
            match (opens, closes) {
                (true, true) => return 0,
                (true, false) => best = 1,
                _ => {}
            }
        }
        best
    }
}

/// The bit of a letter or digit; none for any other byte.
fn letter(byte: u8) -> u64 {
    match byte {
        b'a'..=b'z' => 1 << (byte - b'a'),
        b'0'..=b'9' => 1 << (26 + byte - b'0'),
        _ => 0,
    }
}

/// Folds width, case and ü, so that what is typed and what is stored meet.
fn fold(text: &str) -> String {
    text.nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ü' { 'v' } else { c })
        .filter(|c| !c.is_control())
        .collect()
}

/// Places in the queue as numbers that sort like it.
struct Order {
    now: NaiveDateTime,
}

impl Order {
    fn key(&self, slot: &Slot) -> u64 {
        let band = match (slot.lane, band(slot.due, self.now)) {
            (0, Band::Overdue) => 0,
            (0, Band::Today) => 1,
            (0, Band::Soon) => 2,
            (0, Band::Later) => 3,
            (0, Band::Unplanned) => 4,
            (1, _) => 5,
            _ => 6,
        };
        let due = slot.due.map_or(0, |due| {
            let days = u64::try_from(due.date.num_days_from_ce()).unwrap_or(0);
            days * 1441 + due.time.map_or(0, |t| u64::from(t.num_seconds_from_midnight() / 60) + 1)
        });
        band << 40 | u64::from(slot.tier) << 38 | due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(customer: i64, name: &str) -> IndexEntry {
        IndexEntry { customer: CustomerId(customer), name: name.to_owned(), words: vec![], lane: 0, tier: 0, due: None }
    }

    fn index(names: &[&str]) -> CustomerIndex {
        let mut index = CustomerIndex::over(Readings::new());
        for (customer, name) in (1..).zip(names) {
            index.push(&entry(customer, name));
        }
        index
    }

    #[test]
    fn what_is_typed_letter_by_letter_finds_what_the_whole_text_finds() {
        let names = ["banana", "anna", "南京贸易", "an an", "Nan", "b", "AN-NA n", "东南"];
        let mut typing = index(&names);
        let now = NaiveDateTime::default();
        for text in [
            "a", "an", "ann", "anna", "ann", "an", "an n", "an na", "n", "na", "nan", "nanj", "na", "", "南", "b",
            "\u{1}", "a",
        ] {
            let whole = index(&names).filter(text, now);
            assert_eq!(typing.filter(text, now), whole, "{text:?}");
            let mut searched: Vec<_> = typing.search(text, 99).into_iter().map(|hit| hit.customer).collect();
            searched.sort();
            assert_eq!(searched, whole, "{text:?}");
        }
        assert_eq!(typing.filter("nanj", now), [CustomerId(3)]);
        typing.filter("b", now);
        typing.replace(CustomerId(6), Some(&entry(6, "banner")));
        typing.replace(CustomerId(1), None);
        assert_eq!(typing.filter("ba", now), [CustomerId(6)]);
    }
}
