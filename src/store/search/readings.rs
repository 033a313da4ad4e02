//! Texts as they may be typed on a Latin keyboard: initials, full pinyin or both mixed, in any reading of each character.

use ib_matcher::pinyin::{PinyinData, PinyinNotation};
use std::collections::HashMap;

/// The characters that texts are made of, each by a small number, with the letters that stand for it.
///
/// A text is kept as the numbers of its characters, so that no reading of a name with many polyphones has to be written out.
pub struct Readings {
    data: PinyinData,
    numbers: HashMap<char, u16>,
    /// By number: the readings, in lower case without tones; a Latin letter or digit reads as itself.
    letters: Vec<Box<[Box<str>]>>,
}

/// What stands after the last character of each word.
pub const WORD_END: u16 = 0;

/// How a typed text lies on a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The word goes on behind it.
    Start,
    /// To the word's end.
    Whole,
}

/// By number, how a character may begin what is typed: most places of a text are passed over by this alone. One byte for
/// every number there can be, so that looking one up needs no check.
pub struct Beginnings(Box<[u8; 1 << 16]>);

/// With its first two letters, or the only one.
const ALONE: u8 = 1;
/// With its first letter alone.
const FIRST: u8 = 2;
/// With its second letter, after a character that took the first.
const SECOND: u8 = 4;

impl Beginnings {
    /// The places of a text where it may begin.
    pub fn places<'t>(&'t self, text: &'t [u16]) -> impl Iterator<Item = usize> + 't {
        let flags = |number: &u16| self.0[usize::from(*number)];
        let nexts = text.iter().skip(1).chain([&WORD_END]);
        text.iter().zip(nexts).enumerate().filter_map(move |(place, (number, next))| {
            let here = flags(number);
            let may = here & ALONE != 0 || here & FIRST != 0 && flags(next) & SECOND != 0;
            may.then_some(place)
        })
    }
}

impl Readings {
    pub fn new() -> Readings {
        Readings {
            data: PinyinData::new(PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter),
            numbers: HashMap::new(),
            letters: vec![Box::default()],
        }
    }

    /// Appends a folded text as numbers, and the end of a word; nothing for a text without Chinese characters, since it
    /// is found as it is written.
    pub fn append(&mut self, folded: &str, to: &mut Vec<u16>) {
        let start = to.len();
        let mut chinese = false;
        for c in folded.chars() {
            let number = self.number(c);
            if number != WORD_END {
                chinese |= !c.is_ascii();
                to.push(number);
            }
        }
        if chinese { to.push(WORD_END) } else { to.truncate(start) }
    }

    /// A text by the first reading of each character: texts with the same one sound alike.
    pub fn first_reading(&mut self, text: &str) -> String {
        let mut spoken = String::new();
        for c in text.chars() {
            let number = usize::from(self.number(c));
            match self.letters.get(number).and_then(|readings| readings.first()) {
                Some(reading) => spoken.push_str(reading),
                None => spoken.push(c),
            }
            spoken.push(' ');
        }
        spoken
    }

    /// Whether two texts of as many characters are read alike: what was typed with the wrong character of the right sound.
    pub fn sound_alike(&mut self, a: &str, b: &str) -> bool {
        let (mut left, mut right, mut chinese) = (a.chars(), b.chars(), false);
        loop {
            match (left.next(), right.next()) {
                (None, None) => return chinese,
                (Some(x), Some(y)) if x == y => chinese |= !x.is_ascii(),
                (Some(x), Some(y)) => {
                    let (x, y) = (usize::from(self.number(x)), usize::from(self.number(y)));
                    let (Some(x), Some(y)) = (self.letters.get(x), self.letters.get(y)) else { return false };
                    if !x.iter().any(|reading| y.contains(reading)) {
                        return false;
                    }
                    chinese = true;
                }
                _ => return false,
            }
        }
    }

    /// The number of a character; [`WORD_END`] for one that nobody reads out.
    fn number(&mut self, c: char) -> u16 {
        if let Some(&number) = self.numbers.get(&c) {
            return number;
        }
        let mut readings: Vec<Box<str>> = Vec::new();
        if c.is_ascii_alphanumeric() {
            readings.push(c.to_string().into());
        } else {
            self.data.get_pinyins_and_for_each(c, |pinyin| {
                for reading in pinyin.notation(PinyinNotation::Ascii).into_iter().flat_map(typed) {
                    if !readings.contains(&reading) {
                        readings.push(reading);
                    }
                }
            });
        }
        let number = match u16::try_from(self.letters.len()) {
            Ok(number) if !readings.is_empty() => {
                self.letters.push(readings.into());
                number
            }
            _ => WORD_END,
        };
        self.numbers.insert(c, number);
        number
    }

    /// How each character may begin what is typed.
    pub fn beginning(&self, typed: &[u8]) -> Beginnings {
        let mut flags = Box::new([0; 1 << 16]);
        let two = typed.get(..typed.len().min(2)).unwrap_or_default();
        for (readings, flags) in self.letters.iter().zip(flags.iter_mut()) {
            for reading in readings.iter().map(|r| r.as_bytes()) {
                let with = |letter: Option<&u8>| letter.is_some() && reading.first() == letter;
                *flags |= if reading.starts_with(two) { ALONE } else { 0 };
                *flags |= if with(typed.first()) { FIRST } else { 0 };
                *flags |= if with(typed.get(1)) { SECOND } else { 0 };
            }
        }
        Beginnings(flags)
    }

    /// How `typed` lies on the word from its first character on: each character by its initial or a whole reading, the last
    /// one as far as it is typed. `text` goes on to a [`WORD_END`].
    pub fn fit(&self, typed: &[u8], text: &[u16]) -> Option<Fit> {
        let (&number, rest) = text.split_first()?;
        // How many letters the character may take; a set, so that two readings of one length are tried once.
        let mut lengths = 0_u32;
        let mut best = None;
        for reading in self.letters.get(usize::from(number))?.iter().map(|r| r.as_bytes()) {
            let common = reading.iter().zip(typed).take_while(|(a, b)| a == b).count();
            if common > 0 {
                lengths |= 1 << 1;
            }
            if common == reading.len() {
                lengths |= 1 << common;
            } else if common == typed.len() {
                best = Some(Fit::Start);
            }
        }
        for taken in (1..8).filter(|taken| lengths >> taken & 1 == 1) {
            let fit = match typed.get(taken..)? {
                [] if rest.first() == Some(&WORD_END) => Some(Fit::Whole),
                [] => Some(Fit::Start),
                left => self.fit(left, rest),
            };
            match fit {
                Some(Fit::Whole) => return fit,
                Some(Fit::Start) => best = fit,
                None => {}
            }
        }
        best
    }
}

/// A reading as it is typed: ü is v on the keyboard, and many type u.
fn typed(reading: &str) -> Vec<Box<str>> {
    if reading.contains('v') { vec![reading.into(), reading.replace('v', "u").into()] } else { vec![reading.into()] }
}
