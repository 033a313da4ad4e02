//! All the ways in which a name may be typed on a Latin keyboard: initials and full pinyin, every reading of a polyphone.

use ib_matcher::pinyin::{PinyinData, PinyinNotation};

/// So many spellings of one name are kept: all of an ordinary one. Beyond, each odd reading is kept once, the others at their commonest.
const SPELLINGS_MAX: usize = 24;

/// Pinyin of characters.
pub struct Readings {
    data: PinyinData,
}

/// One way to spell a name, and where its syllables start.
#[derive(Debug, PartialEq, Eq)]
pub struct Spelling {
    pub letters: String,
    /// One flag a byte of `letters`.
    pub starts: Vec<bool>,
}

impl Readings {
    pub fn new() -> Readings {
        Readings { data: PinyinData::new(PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter) }
    }

    /// Initials and full spellings of a name in lower case; nothing for a name without Chinese characters.
    pub fn spellings(&self, name: &str) -> Vec<Spelling> {
        let mut full: Vec<Vec<String>> = Vec::new();
        let mut chinese = false;
        for c in name.chars() {
            if c.is_ascii_alphanumeric() {
                full.push(vec![c.to_string()]);
                continue;
            }
            let mut readings: Vec<String> = Vec::new();
            self.data.get_pinyins_and_for_each(c, |pinyin| {
                for reading in pinyin.notation(PinyinNotation::Ascii).into_iter().flat_map(typed) {
                    if !readings.contains(&reading) {
                        readings.push(reading);
                    }
                }
            });
            if !readings.is_empty() {
                chinese = true;
                full.push(readings);
            }
        }
        if !chinese {
            return Vec::new();
        }
        let initials: Vec<Vec<String>> = full.iter().map(|readings| initials(readings)).collect();
        let mut spellings = combine(&initials);
        spellings.extend(combine(&full));
        spellings
    }
}

/// A reading as it is typed: ü is v on the keyboard, and many type u.
fn typed(reading: &str) -> Vec<String> {
    if reading.contains('v') { vec![reading.to_owned(), reading.replace('v', "u")] } else { vec![reading.to_owned()] }
}

fn initials(readings: &[String]) -> Vec<String> {
    let mut letters: Vec<String> = Vec::new();
    for letter in readings.iter().filter_map(|r| r.get(..1)) {
        if !letters.iter().any(|l| l == letter) {
            letters.push(letter.to_owned());
        }
    }
    letters
}

fn combine(syllables: &[Vec<String>]) -> Vec<Spelling> {
    let all = syllables.iter().try_fold(1_usize, |n, s| n.checked_mul(s.len())).unwrap_or(usize::MAX);
    let mut chosen = vec![vec![0; syllables.len()]];
    if all <= SPELLINGS_MAX {
        for (place, readings) in syllables.iter().enumerate() {
            for index in 0..chosen.len() {
                for reading in 1..readings.len() {
                    let mut other = chosen[index].clone();
                    other[place] = reading;
                    chosen.push(other);
                }
            }
        }
    } else {
        for (place, readings) in syllables.iter().enumerate() {
            for reading in 1..readings.len() {
                let mut other = vec![0; syllables.len()];
                other[place] = reading;
                chosen.push(other);
            }
        }
    }
    chosen.iter().map(|choice| spell(syllables, choice)).collect()
}

fn spell(syllables: &[Vec<String>], choice: &[usize]) -> Spelling {
    let mut spelling = Spelling { letters: String::new(), starts: Vec::new() };
    for (readings, &chosen) in syllables.iter().zip(choice) {
        let Some(reading) = readings.get(chosen) else { continue };
        spelling.starts.push(true);
        spelling.starts.resize(spelling.starts.len() + reading.len() - 1, false);
        spelling.letters.push_str(reading);
    }
    spelling
}
