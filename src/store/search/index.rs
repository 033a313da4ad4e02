//! All customers in memory as one run of bytes, so that each key press finds its matches within a frame. Knows no screen.

use super::{
    super::{Store, error::Result},
    order::{self, Order, due_key},
    readings::{Beginnings, Fit, Readings, WORD_END},
};
use crate::domain::{duplicate::phone_key, id::CustomerId, moment::Moment};
use chrono::NaiveDateTime;
use memchr::memmem::Finder;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row};
use std::{cmp::Ordering, path::Path};
use unicode_normalization::UnicodeNormalization;

/// What can be found of one customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexEntry {
    pub customer: CustomerId,
    pub name: String,
    /// Names of people, tags, digits of phones, WeChat and mail names, names from before a merge.
    pub words: Vec<String>,
    lane: u8,
    tier: u8,
    due: Option<Moment>,
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
    /// As [`Order`] counts it.
    due: u64,
    start: u32,
    name_end: u32,
    /// Where its numbers start.
    spelled: u32,
    lane: u8,
    tier: u8,
    gone: bool,
}

/// Every customer's name, people, numbers and tags, as written and as spelled. About 150 bytes a customer.
pub struct CustomerIndex {
    readings: Readings,
    /// `name SEP folded name SEP word SEP ... END SEP` for each customer; all but the name as written is folded.
    bytes: Vec<u8>,
    /// The words with Chinese characters of each customer, as [`Readings`] numbers them.
    numbers: Vec<u16>,
    /// Those that were loaded lie in the order of their names; those replaced since come after them.
    slots: Vec<Slot>,
    loaded: usize,
}

/// Nobody spells more letters than that.
const SPELLED_MAX: usize = 64;

const SEP: u8 = 1;
const END: u8 = 2;

/// A typed word, ready to be looked for.
struct Word<'t> {
    written: Finder<'t>,
    /// Its letters, and how each character may begin it; `None` when it cannot be pinyin.
    spelled: Option<(&'t [u8], Beginnings)>,
}

impl CustomerIndex {
    /// Reads all customers of the file over a connection of its own, for a thread in the background.
    pub fn load(path: &Path) -> Result<CustomerIndex> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags)?;
        conn.busy_timeout(std::time::Duration::from_secs(5))?;
        read(&conn)
    }

    /// The customers that match every word of `typed`, the best match first, `limit` at most.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<Hit> {
        let mut found = self.matches(typed);
        let place = |&(slot, quality): &(usize, u8)| {
            let slot = &self.slots[slot];
            (quality, slot.lane, self.name_of(slot).len(), slot.tier, slot.customer)
        };
        if found.len() > limit {
            found.select_nth_unstable_by_key(limit, place);
            found.truncate(limit);
        }
        found.sort_unstable_by_key(place);
        let hit = |(slot, _): (usize, u8)| Hit {
            customer: self.slots[slot].customer,
            name: self.name_of(&self.slots[slot]).to_owned(),
        };
        found.into_iter().map(hit).collect()
    }

    /// The customers that match, in the order of the queue at `now`; those that are not in it come last.
    pub fn filter(&self, typed: &str, now: NaiveDateTime) -> Vec<CustomerId> {
        let order = Order::at(now);
        // Place and slot in one number: half a list of all customers is sorted within a frame.
        let slot_bits = u64::BITS - order::BITS;
        let pack = |&(slot, _): &(usize, u8)| self.place(&order, slot) << slot_bits | slot as u64;
        let mut found: Vec<u64> = self.matches(typed).iter().map(pack).collect();
        found.sort_unstable();
        let slot = |packed: u64| (packed & ((1 << slot_bits) - 1)) as usize;
        if self.slots.len() > self.loaded {
            for run in found.chunk_by_mut(|a, b| a >> slot_bits == b >> slot_bits) {
                if run.last().is_some_and(|&last| slot(last) >= self.loaded) {
                    run.sort_unstable_by(|&a, &b| self.by_name(slot(a), slot(b)));
                }
            }
        }
        found.into_iter().map(|packed| self.slots[slot(packed)].customer).collect()
    }

    /// Takes what is known of a customer now in place of what was known; `None` when it is gone.
    pub fn replace(&mut self, customer: CustomerId, entry: Option<&IndexEntry>) {
        for slot in self.slots.iter_mut().filter(|s| s.customer == customer) {
            slot.gone = true;
        }
        if let Some(entry) = entry {
            // In small steps: doubling would hold twice what is needed.
            self.bytes.reserve_exact(if self.bytes.capacity() - self.bytes.len() < 4096 { 1 << 16 } else { 0 });
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

    /// How many bytes it holds.
    pub fn size(&self) -> usize {
        self.bytes.capacity() + self.numbers.capacity() * 2 + self.slots.capacity() * size_of::<Slot>()
    }

    fn name_of(&self, slot: &Slot) -> &str {
        let name = &self.bytes[slot.start as usize..slot.name_end as usize];
        std::str::from_utf8(name).unwrap_or_default()
    }

    fn place(&self, order: &Order, slot: usize) -> u64 {
        let slot = &self.slots[slot];
        order.key(slot.lane, slot.tier, slot.due)
    }

    fn by_name(&self, a: usize, b: usize) -> Ordering {
        if a < self.loaded && b < self.loaded {
            return a.cmp(&b);
        }
        let (a, b) = (&self.slots[a], &self.slots[b]);
        self.name_of(a).cmp(self.name_of(b)).then(a.customer.cmp(&b.customer))
    }

    fn push(&mut self, entry: &IndexEntry) {
        let (Ok(start), Ok(spelled)) = (u32::try_from(self.bytes.len()), u32::try_from(self.numbers.len())) else {
            return;
        };
        let name = entry.name.replace([char::from(SEP), char::from(END)], " ");
        self.append(&name);
        let name_end = start + u32::try_from(name.len()).unwrap_or(0);
        let folded = fold(&name);
        if folded != name {
            self.append(&folded);
        }
        self.readings.append(&folded, &mut self.numbers);
        for word in &entry.words {
            let word = fold(word);
            self.append(&word);
            self.readings.append(&word, &mut self.numbers);
        }
        self.bytes.extend([END, SEP]);
        self.slots.push(Slot {
            customer: entry.customer,
            due: due_key(entry.due),
            start,
            name_end,
            spelled,
            lane: entry.lane,
            tier: entry.tier,
            gone: false,
        });
    }

    /// Adds a word and the mark after it.
    fn append(&mut self, word: &str) {
        self.bytes.extend_from_slice(word.as_bytes());
        self.bytes.push(SEP);
    }

    /// Where the bytes of a slot lie.
    fn written(&self, slot: usize) -> std::ops::Range<usize> {
        let end = self.slots.get(slot + 1).map_or(self.bytes.len(), |s| s.start as usize);
        self.slots[slot].start as usize..end
    }

    /// Where the numbers of a slot lie.
    fn spelled(&self, slot: usize) -> std::ops::Range<usize> {
        let end = self.slots.get(slot + 1).map_or(self.numbers.len(), |s| s.spelled as usize);
        self.slots[slot].spelled as usize..end
    }

    /// Slots that hold every word, with how well the first one fits: 0 a whole word, 1 the start of one, 2 within one.
    fn matches(&self, typed: &str) -> Vec<(usize, u8)> {
        let folded = fold(typed);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let found = self.matches_of(&words);
        // A number may be typed or pasted in any form: `+86 138-0013-8000`.
        let digits = phone_key(typed);
        let is_number = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-().".contains(c);
        if found.is_empty() && digits.len() >= 3 && folded.chars().all(is_number) {
            return self.matches_of(&[&digits]);
        }
        found
    }

    fn matches_of(&self, words: &[&str]) -> Vec<(usize, u8)> {
        let words: Vec<Word<'_>> = words.iter().map(|word| self.word(word)).collect();
        let Some((first, rest)) = words.split_first() else { return Vec::new() };
        let mut found = self.all_written(first);
        if first.spelled.is_some() {
            found = best_of(&found, &self.all_spelled(first));
        }
        found.retain(|&(slot, _)| {
            !self.slots[slot].gone
                && rest.iter().all(|word| {
                    word.written.find(&self.bytes[self.written(slot)]).is_some()
                        || self.is_spelled(word, self.spelled(slot))
                })
        });
        found
    }

    fn word<'t>(&self, word: &'t str) -> Word<'t> {
        let is_pinyin = word.len() <= SPELLED_MAX
            && word.bytes().all(|b| b.is_ascii_alphanumeric())
            && word.bytes().any(|b| b.is_ascii_alphabetic());
        let letters = word.as_bytes();
        Word { written: Finder::new(word), spelled: is_pinyin.then(|| (letters, self.readings.beginning(letters))) }
    }

    /// The slots that hold a word as it is written.
    fn all_written(&self, word: &Word<'_>) -> Vec<(usize, u8)> {
        let mut found = Vec::new();
        let (mut slot, mut from) = (0, 0);
        while let Some(place) = word.written.find(&self.bytes[from..]).map(|p| p + from) {
            slot += self.slots[slot..].partition_point(|s| s.start as usize <= place) - 1;
            let end = self.written(slot).end;
            found.push((slot, self.written_quality(word, place, end)));
            from = end;
        }
        found
    }

    /// The best fit of a word that stands at `place`, and maybe again before `end`.
    fn written_quality(&self, word: &Word<'_>, place: usize, end: usize) -> u8 {
        let mut best = 2;
        let mut place = Some(place);
        while let Some(at) = place {
            let opens = at == 0 || matches!(self.bytes[at - 1], SEP | END);
            let closes = self.bytes.get(at + word.written.needle().len()) == Some(&SEP);
            match (opens, closes) {
                (true, true) => return 0,
                (true, false) => best = 1,
                _ => {}
            }
            place = word.written.find(&self.bytes[at + 1..end]).map(|p| at + 1 + p);
        }
        best
    }

    /// The slots that hold a word as it is spelled.
    fn all_spelled(&self, word: &Word<'_>) -> Vec<(usize, u8)> {
        let Some((letters, begins)) = &word.spelled else { return Vec::new() };
        let mut found: Vec<(usize, u8)> = Vec::new();
        let mut slot = 0;
        for place in begins.places(&self.numbers) {
            while self.slots.get(slot + 1).is_some_and(|next| next.spelled as usize <= place) {
                slot += 1;
            }
            let Some(quality) = self.quality_at(letters, place) else { continue };
            match found.last_mut() {
                Some((last, best)) if *last == slot => *best = quality.min(*best),
                _ => found.push((slot, quality)),
            }
        }
        found
    }

    /// Whether these numbers of one slot hold a word as it is spelled.
    fn is_spelled(&self, word: &Word<'_>, within: std::ops::Range<usize>) -> bool {
        let Some((letters, begins)) = &word.spelled else { return false };
        let start = within.start;
        let Some(numbers) = self.numbers.get(within) else { return false };
        begins.places(numbers).any(|place| self.quality_at(letters, start + place).is_some())
    }

    /// How well letters fit from this place on.
    fn quality_at(&self, letters: &[u8], place: usize) -> Option<u8> {
        let opens = place == 0 || self.numbers[place - 1] == WORD_END;
        match (opens, self.readings.fit(letters, &self.numbers[place..])?) {
            (true, Fit::Whole) => Some(0),
            (true, Fit::Start) => Some(1),
            (false, _) => Some(2),
        }
    }
}

/// Both lists, by slot; of a slot in both, the better fit.
fn best_of(a: &[(usize, u8)], b: &[(usize, u8)]) -> Vec<(usize, u8)> {
    let mut both = [a, b].concat();
    // Two sorted runs are merged, not sorted.
    both.sort();
    both.dedup_by_key(|&mut (slot, _)| slot);
    both
}

/// Folds width, case and ü, so that what is typed and what is stored meet.
fn fold(text: &str) -> String {
    text.nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ü' { 'v' } else { c })
        .filter(|c| !c.is_control())
        .collect()
}

/// Reads what can be found of every customer, in one pass over three tables.
fn read(conn: &Connection) -> Result<CustomerIndex> {
    let mut index = CustomerIndex {
        readings: Readings::new(),
        bytes: Vec::new(),
        numbers: Vec::new(),
        slots: Vec::new(),
        loaded: 0,
    };
    let mut statement = conn.prepare(&format!("{ENTRY} ORDER BY q.name, q.customer_id"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        index.push(&entry(row)?);
    }
    index.loaded = index.slots.len();
    index.bytes.shrink_to_fit();
    index.numbers.shrink_to_fit();
    index.slots.shrink_to_fit();
    Ok(index)
}

/// The words of a customer are joined by a character that no word holds.
const ENTRY: &str = "SELECT q.customer_id, q.name, q.lane, q.tier, q.due, c.tags, c.reference,
    (SELECT group_concat(name, char(1)) FROM contact WHERE customer_id = c.id),
    (SELECT group_concat(v.value_key, char(1)) FROM contact AS p JOIN contact_channel AS v ON v.contact_id = p.id WHERE p.customer_id = c.id),
    (SELECT group_concat(name || coalesce(char(1) || reference, ''), char(1)) FROM customer_alias WHERE customer_id = c.id)
    FROM queue AS q JOIN customer AS c ON c.id = q.customer_id";

fn entry(row: &Row<'_>) -> rusqlite::Result<IndexEntry> {
    let mut words = Vec::new();
    for (column, separator) in
        [(7, char::from(SEP)), (8, char::from(SEP)), (5, ' '), (6, char::from(SEP)), (9, char::from(SEP))]
    {
        if let Some(text) = row.get_ref(column)?.as_str_or_null()? {
            words.extend(text.split(separator).filter(|w| !w.is_empty()).map(str::to_owned));
        }
    }
    Ok(IndexEntry {
        customer: CustomerId(row.get(0)?),
        name: row.get(1)?,
        words,
        lane: row.get(2)?,
        tier: row.get(3)?,
        due: Moment::from_key(row.get_ref(4)?.as_str()?),
    })
}

impl Store {
    /// The index over all customers, read here and now; a screen loads its own with [`CustomerIndex::load`].
    pub fn customer_index(&self) -> Result<CustomerIndex> {
        read(&self.conn)
    }

    /// What can be found of one customer now; `None` when it is gone.
    pub fn index_entry(&self, customer: CustomerId) -> Result<Option<IndexEntry>> {
        let sql = format!("{ENTRY} WHERE q.customer_id = ?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([customer.0], entry).optional()?)
    }
}
