//! Their words looked up once each and counted, since a sheet repeats a few of them a million times.

use crate::domain::{channel::Channel, method::PaymentMethod, outcome::Outcome, stage::Stage, tier::Tier};
use crate::exchange::{
    cells,
    field::Field,
    fold::fold,
    map_file::MapFile,
    report::Word,
    vocabulary::{
        Meaning,
        ledger::{self, Progress},
    },
};
use std::collections::HashMap;

/// The most different words remembered and counted of one vocabulary.
const MAX_WORDS: usize = 10_000;

/// The vocabularies of one pass, and the values that could not be read as numbers.
pub struct Vocabulary {
    pub channel: Words<Channel>,
    pub outcome: Words<Outcome>,
    pub stage: Words<Stage>,
    pub tier: Words<Tier>,
    pub method: Words<PaymentMethod>,
    pub progress: Words<Progress>,
    unread: HashMap<(Field, String), u64>,
}

impl Vocabulary {
    pub fn new(map: &MapFile) -> Vocabulary {
        Vocabulary {
            channel: Words::new(map.channel.clone(), cells::channel),
            outcome: Words::new(map.outcome.clone(), cells::outcome),
            stage: Words::new(map.stage.clone(), cells::stage),
            tier: Words::new(map.tier.clone(), cells::tier),
            method: Words::new(map.method.clone(), |text| ledger::method(&fold(text))),
            progress: Words::new(map.status.clone(), |text| ledger::progress(&fold(text))),
            unread: HashMap::new(),
        }
    }

    /// Counts a value whose text was kept because it is not what its column is for.
    pub fn unread(&mut self, field: Field, value: &str) {
        if self.unread.len() < MAX_WORDS {
            *self.unread.entry((field, value.to_owned())).or_default() += 1;
        }
    }

    /// Everything that is not plainly ours, most frequent first.
    pub fn report(&self) -> Vec<Word> {
        let mut words = self.channel.report(Field::Channel, Channel::code);
        words.extend(self.outcome.report(Field::Outcome, Outcome::code));
        words.extend(self.stage.report(Field::Stage, Stage::code));
        words.extend(self.tier.report(Field::Tier, Tier::code));
        words.extend(self.method.report(Field::Method, PaymentMethod::code));
        words.extend(self.progress.report(Field::Status, Progress::code));
        words.extend(self.unread.iter().map(|((field, value), rows)| Word {
            field: *field,
            value: value.clone(),
            rows: *rows,
            taken_as: None,
        }));
        words.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.value.cmp(&b.value)));
        words
    }
}

/// One vocabulary.
pub struct Words<T> {
    given: HashMap<String, T>,
    look: fn(&str) -> Option<Meaning<T>>,
    seen: HashMap<String, (Option<Meaning<T>>, u64)>,
}

impl<T: Copy> Words<T> {
    fn new(given: HashMap<String, T>, look: fn(&str) -> Option<Meaning<T>>) -> Words<T> {
        Words { given, look, seen: HashMap::new() }
    }

    /// What a word means: by the map file, else by the synonyms.
    pub fn meaning(&mut self, text: &str) -> Option<Meaning<T>> {
        if let Some((meaning, rows)) = self.seen.get_mut(text) {
            *rows += 1;
            return *meaning;
        }
        let given = self.given.get(&fold(text).compact).map(|value| Meaning { value: *value, keeps_text: false });
        let meaning = given.or_else(|| (self.look)(text));
        if self.seen.len() < MAX_WORDS {
            self.seen.insert(text.to_owned(), (meaning, 1));
        }
        meaning
    }

    fn report(&self, field: Field, code: impl Fn(T) -> &'static str) -> Vec<Word> {
        let odd = self.seen.iter().filter(|(_, (meaning, _))| meaning.is_none_or(|meaning| meaning.keeps_text));
        odd.map(|(value, (meaning, rows))| Word {
            field,
            value: value.clone(),
            rows: *rows,
            taken_as: meaning.map(|meaning| code(meaning.value)),
        })
        .collect()
    }
}
