//! Customers of the book that may be one: the same phone, the same name, much the same name. Warns, never decides.

use super::{
    super::{Store, error::Result, search::Readings},
    ContactMatch,
};
use crate::domain::{
    duplicate::{head_and_branch, near_pairs, told_apart},
    id::CustomerId,
};
use rusqlite::{Connection, OpenFlags};
use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

/// Pairs that are told at once; after they are settled, the next.
const MOST: usize = 500;
/// So many customers with one number or sound are each compared with the first alone.
const CROWD: usize = 6;
/// So many with one sound are too many to be a mistake in writing.
const THRONG: usize = 40;

/// Two customers that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuplicatePair {
    /// The one with more to its name: more orders, else more follow-ups, else on file for longer.
    pub keep: CustomerId,
    pub keep_name: String,
    pub away: CustomerId,
    pub away_name: String,
    pub because: ContactMatch,
}

/// What was found, the surest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duplicates {
    pub pairs: Vec<DuplicatePair>,
    /// There are more than are told at once.
    pub more: bool,
}

impl Duplicates {
    /// Looks through the file over a connection of its own, for a thread in the background.
    pub fn load(path: &Path) -> Result<Duplicates> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags)?;
        conn.busy_timeout(std::time::Duration::from_secs(5))?;
        read(&conn)
    }
}

impl Store {
    /// The suspected pairs of the whole book, but for those that were called two.
    pub fn duplicates(&self) -> Result<Duplicates> {
        read(&self.conn)
    }
}

/// A customer as far as it is compared.
struct Named {
    id: i64,
    name: String,
    key: String,
}

/// Pairs by the places of their customers, each once.
struct Found<'n> {
    named: &'n [Named],
    apart: HashSet<(i64, i64)>,
    seen: HashSet<(usize, usize)>,
    pairs: Vec<(usize, usize, ContactMatch)>,
}

impl Found<'_> {
    fn add(&mut self, a: usize, b: usize, because: impl FnOnce() -> ContactMatch) {
        let (a, b) = (a.min(b), a.max(b));
        if a == b || self.pairs.len() > MOST || self.apart.contains(&(self.named[a].id, self.named[b].id)) {
            return;
        }
        if self.seen.insert((a, b)) {
            self.pairs.push((a, b, because()));
        }
    }

    /// Every two of a few; of many, each with the first.
    fn add_all(&mut self, places: &[usize], may: impl Fn(&Named, &Named) -> bool, because: impl Fn() -> ContactMatch) {
        for (at, &a) in places.iter().enumerate().take(if places.len() > CROWD { 1 } else { places.len() }) {
            for &b in &places[at + 1..] {
                if may(&self.named[a], &self.named[b]) {
                    self.add(a, b, &because);
                }
            }
        }
    }
}

fn read(conn: &Connection) -> Result<Duplicates> {
    // One read transaction: the numbers and the names are of one moment.
    let conn = conn.unchecked_transaction()?;
    let mut named: Vec<Named> = conn
        .prepare_cached("SELECT id, name, name_key FROM customer ORDER BY id")?
        .query_map([], |row| Ok(Named { id: row.get(0)?, name: row.get(1)?, key: row.get(2)? }))?
        .collect::<rusqlite::Result<_>>()?;
    named.shrink_to_fit();
    let mut found = Found { named: &named, apart: kept_apart(&conn)?, seen: HashSet::new(), pairs: Vec::new() };
    by_phone(&conn, &mut found)?;
    let mut by_key: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, customer) in named.iter().enumerate() {
        by_key.entry(&customer.key).or_default().push(place);
    }
    // The first customer of each key, in the order of the file: what is told is the same each time.
    let firsts: Vec<usize> = (0..named.len()).filter(|&place| by_key[named[place].key.as_str()][0] == place).collect();
    for places in firsts.iter().map(|&place| &by_key[named[place].key.as_str()]) {
        found.add_all(places, |_, _| true, || ContactMatch::Name);
    }
    let keys: Vec<&str> = firsts.iter().map(|&place| named[place].key.as_str()).collect();
    if found.pairs.len() <= MOST {
        by_sound(&firsts, &mut found);
    }
    if found.pairs.len() <= MOST {
        for (a, b, _) in near_pairs(&keys) {
            found.add(firsts[a], firsts[b], || ContactMatch::Similar);
        }
    }
    let more = found.pairs.len() > MOST;
    let pairs = found.pairs;
    let pairs = pairs.into_iter().take(MOST).map(|(a, b, because)| pair(&conn, &named[a], &named[b], because));
    Ok(Duplicates { pairs: pairs.collect::<Result<_>>()?, more })
}

/// The pairs of customers that the rep called two, the older first.
pub(super) fn kept_apart(conn: &Connection) -> Result<HashSet<(i64, i64)>> {
    let mut statement = conn.prepare_cached(
        "SELECT subject_id, CAST(state AS INTEGER) FROM finding_dismissal WHERE rule = 'duplicate' AND subject = 'customer'",
    )?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// Customers with the same number.
fn by_phone(conn: &Connection, found: &mut Found<'_>) -> Result<()> {
    let mut statement = conn.prepare_cached(include_str!("../sql/shared_phone.sql"))?;
    let mut rows = statement.query([])?;
    let mut number = String::new();
    let mut places: Vec<usize> = Vec::new();
    let settle = |number: &str, places: &[usize], found: &mut Found<'_>| {
        let may = |a: &Named, b: &Named| !head_and_branch(&a.key, &b.key);
        found.add_all(places, may, || ContactMatch::Phone(number.to_owned()));
    };
    while let Some(row) = rows.next()? {
        let next = row.get_ref(0)?.as_str()?;
        if next != number {
            settle(&number, &places, found);
            next.clone_into(&mut number);
            places.clear();
        }
        if let Ok(place) = found.named.binary_search_by_key(&row.get(1)?, |customer: &Named| customer.id) {
            places.push(place);
        }
    }
    settle(&number, &places, found);
    Ok(())
}

/// Names that are read alike though written with other characters: in their first readings, or all but one character the same.
fn by_sound(firsts: &[usize], found: &mut Found<'_>) {
    let mut readings = Readings::new();
    let mut blocks: HashMap<u64, Vec<u32>> = HashMap::new();
    let mut note = |mark: &dyn Fn(&mut DefaultHasher), at: usize| {
        let mut hasher = DefaultHasher::new();
        mark(&mut hasher);
        blocks.entry(hasher.finish()).or_default().push(u32::try_from(at).unwrap_or(u32::MAX));
    };
    for &place in firsts {
        let key = &found.named[place].key;
        let count = key.chars().count();
        if count < 3 || key.is_ascii() {
            continue;
        }
        let spoken = readings.first_reading(key);
        note(&|hasher| spoken.hash(hasher), place);
        for hole in 0..count {
            note(
                &|hasher| {
                    (hole, key.chars().enumerate().filter(|(at, _)| *at != hole).map(|(_, c)| c).collect::<String>())
                        .hash(hasher)
                },
                place,
            );
        }
    }
    let mut blocks: Vec<Vec<u32>> = blocks.into_values().filter(|block| (2..=THRONG).contains(&block.len())).collect();
    blocks.sort_unstable();
    for block in blocks {
        for (at, &a) in block.iter().enumerate() {
            for &b in &block[at + 1..] {
                let (a, b) = (a as usize, b as usize);
                let (x, y) = (&found.named[a].key, &found.named[b].key);
                if !told_apart(x, y) && readings.sound_alike(x, y) {
                    found.add(a, b, || ContactMatch::Similar);
                }
            }
        }
    }
}

fn pair(conn: &Connection, a: &Named, b: &Named, because: ContactMatch) -> Result<DuplicatePair> {
    let mut weight = conn.prepare_cached("SELECT orders, follow_ups FROM queue WHERE customer_id = ?1")?;
    let mut weigh = |id: i64| weight.query_row([id], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)));
    let (keep, away) = if weigh(b.id)? > weigh(a.id)? { (b, a) } else { (a, b) };
    Ok(DuplicatePair {
        keep: CustomerId(keep.id),
        keep_name: keep.name.clone(),
        away: CustomerId(away.id),
        away_name: away.name.clone(),
        because,
    })
}
