//! A place in folded text that grammars move along; a copy is a bookmark. Knows letters, never meanings.

/// A place in folded text.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    pub chars: &'a [char],
    pub at: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(chars: &'a [char], at: usize) -> Cursor<'a> {
        Cursor { chars, at }
    }

    pub fn peek(self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    pub fn peek_back(self) -> Option<char> {
        self.at.checked_sub(1).and_then(|i| self.chars.get(i)).copied()
    }

    pub fn moved(self, by: usize) -> Cursor<'a> {
        Cursor { chars: self.chars, at: self.at + by }
    }

    /// After `literal`, if it stands here.
    pub fn eat(self, literal: &str) -> Option<Cursor<'a>> {
        let mut at = self.at;
        for c in literal.chars() {
            if self.chars.get(at) != Some(&c) {
                return None;
            }
            at += 1;
        }
        Some(Cursor { chars: self.chars, at })
    }

    /// After the longest of `literals` that stands here.
    pub fn eat_any(self, literals: &[&str]) -> Option<Cursor<'a>> {
        literals.iter().filter_map(|literal| self.eat(literal)).max_by_key(|c| c.at)
    }

    /// After `literal`, or here.
    pub fn maybe(self, literal: &str) -> Cursor<'a> {
        self.eat(literal).unwrap_or(self)
    }

    /// After the longest of `literals` that stands here, or here.
    pub fn maybe_any(self, literals: &[&str]) -> Cursor<'a> {
        self.eat_any(literals).unwrap_or(self)
    }

    /// After the value of the longest key of `table` that stands here.
    pub fn look_up<T: Copy>(self, table: &[(&str, T)]) -> Option<(T, Cursor<'a>)> {
        table.iter().filter_map(|&(key, value)| Some((value, self.eat(key)?))).max_by_key(|(_, after)| after.at)
    }

    /// The run of Latin letters that starts here, empty if none does; cut at a length that no word of ours has, so that
    /// a megabyte of letters is not read over and over.
    pub fn letters(self) -> (&'a [char], Cursor<'a>) {
        let rest = self.chars.get(self.at..).unwrap_or(&[]);
        let length = rest.iter().take(24).take_while(|c| c.is_ascii_lowercase()).count();
        (&rest[..length], self.moved(length))
    }

    /// After the English word, if the whole run of letters here is that word.
    pub fn word(self, word: &str) -> Option<Cursor<'a>> {
        let (letters, after) = self.letters();
        (letters.len() == word.len() && letters.iter().copied().eq(word.chars())).then_some(after)
    }

    /// After any of the English words.
    pub fn any_word(self, words: &[&str]) -> Option<Cursor<'a>> {
        words.iter().find_map(|word| self.word(word))
    }

    /// The value of the English word here, by table.
    pub fn word_in<T: Copy>(self, table: &[(&str, T)]) -> Option<(T, Cursor<'a>)> {
        table.iter().find_map(|&(word, value)| Some((value, self.word(word)?)))
    }

    /// After several English words with blanks between them.
    pub fn phrase(self, phrase: &str) -> Option<Cursor<'a>> {
        let mut here = self;
        for (i, word) in phrase.split(' ').enumerate() {
            here = if i == 0 { here.word(word)? } else { here.blanks().word(word)? };
        }
        Some(here)
    }

    /// After blanks, if any.
    pub fn blanks(self) -> Cursor<'a> {
        let mut here = self;
        while here.peek() == Some(' ') {
            here.at += 1;
        }
        here
    }

    /// The run of ASCII digits here: its value and how many. `None` without a digit or beyond 18.
    pub fn digits(self) -> Option<(u64, usize, Cursor<'a>)> {
        let mut here = self;
        let mut value = 0_u64;
        while let Some(digit) = here.peek().and_then(|c| c.to_digit(10)) {
            value = value.checked_mul(10)?.checked_add(u64::from(digit))?;
            here.at += 1;
        }
        let count = here.at - self.at;
        (1..=18).contains(&count).then_some((value, count, here))
    }
}
