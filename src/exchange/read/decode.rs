//! Which encoding a text is in, and its bytes as UTF-8. Refuses bytes that do not belong; never replaces them.

use super::{Problem, ReadError, source};
use encoding_rs::{DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{self, Read};

/// An encoding by reference; its name is the label of the Encoding Standard.
pub type Charset = &'static Encoding;

/// What one pass over the bytes found out.
#[derive(Clone, Copy, Debug)]
pub struct Survey {
    pub charset: Charset,
    pub bom: bool,
    /// The quotes do not pair up: one may be open to the end of the file.
    pub odd_quotes: bool,
}

/// Decides the encoding: byte order mark, then the label given, then strict UTF-8, then the content's own look.
pub fn survey(input: &source::Input, label: Option<&str>) -> Result<Survey, ReadError> {
    let asked = match label {
        Some(label) => Some(by_label(label).ok_or_else(|| Problem::UnknownEncoding(label.to_owned()).of(&input.name))?),
        None => None,
    };
    source::rewind(input)?;
    let mut found = Scan::default();
    let mut block = vec![0; 1 << 18];
    let mut reader = &input.file;
    loop {
        match reader.read(&mut block) {
            Ok(0) => break,
            Ok(count) => found.feed(&block[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Problem::Read(error).of(&input.name)),
        }
    }
    let marked = Encoding::for_bom(&found.head).map(|(charset, _)| charset);
    let charset = match (marked, asked) {
        (Some(charset), _) | (None, Some(charset)) => charset,
        (None, None) => found.guess().ok_or_else(|| Problem::NotATable.of(&input.name))?,
    };
    Ok(Survey { charset, bom: marked.is_some(), odd_quotes: found.quotes % 2 == 1 })
}

/// The encoding of a label; GBK and GB2312 are read as GB18030, which holds both.
pub fn by_label(label: &str) -> Option<Charset> {
    let label = match label.to_ascii_lowercase().as_str() {
        "utf16" | "utf-16" => "utf-16le".to_owned(),
        "utf16le" => "utf-16le".to_owned(),
        "utf16be" => "utf-16be".to_owned(),
        "utf-8-sig" | "utf8bom" => "utf-8".to_owned(),
        "cp936" | "ansi" => "gbk".to_owned(),
        other => other.to_owned(),
    };
    Encoding::for_label_no_replacement(label.as_bytes()).map(widest)
}

fn widest(charset: Charset) -> Charset {
    if charset == GBK { GB18030 } else { charset }
}

/// What is remembered of the bytes seen: little, however long the file.
#[derive(Default)]
struct Scan {
    head: Vec<u8>,
    quotes: u64,
    zeros_even: u64,
    zeros_odd: u64,
    offset: u64,
    utf8: Utf8Check,
    /// From the first byte that is not UTF-8 on: what the guess is made from.
    foreign: Vec<u8>,
}

impl Scan {
    fn feed(&mut self, block: &[u8]) {
        if self.head.len() < 4 {
            self.head.extend(block.iter().take(4));
        }
        self.quotes += memchr::memchr_iter(b'"', block).count() as u64;
        for at in memchr::memchr_iter(0, block) {
            if (self.offset + at as u64).is_multiple_of(2) { self.zeros_even += 1 } else { self.zeros_odd += 1 }
        }
        if self.utf8.valid && !self.utf8.feed(block) {
            let start = self.utf8.bad_at.saturating_sub(64);
            self.foreign.extend(&block[start..]);
        } else if !self.utf8.valid && self.foreign.len() < 4 << 20 {
            self.foreign.extend(block);
        }
        self.offset += block.len() as u64;
    }

    fn guess(&self) -> Option<Charset> {
        // ASCII in UTF-16 has its zeros all on one side; a zero now and then is a stray control.
        let zeros = self.zeros_even + self.zeros_odd;
        if zeros * 20 > self.offset {
            return match () {
                () if self.zeros_odd > self.zeros_even * 8 => Some(UTF_16LE),
                () if self.zeros_even > self.zeros_odd * 8 => Some(UTF_16BE),
                () => None,
            };
        }
        if self.utf8.finish() {
            return Some(UTF_8);
        }
        // Text that was UTF-8 for long and then is not has been damaged; another encoding fails within a few characters.
        if self.utf8.foreign_letters >= 30 {
            return Some(UTF_8);
        }
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        detector.feed(&self.foreign, true);
        Some(widest(detector.guess(Some(b"cn"), chardetng::Utf8Detection::Deny)))
    }
}

/// Strict UTF-8 over blocks that may cut a character.
struct Utf8Check {
    valid: bool,
    tail: Vec<u8>,
    bad_at: usize,
    /// Bytes beyond ASCII that were UTF-8.
    foreign_letters: u64,
}

impl Default for Utf8Check {
    fn default() -> Self {
        Utf8Check { valid: true, tail: Vec::new(), bad_at: 0, foreign_letters: 0 }
    }
}

impl Utf8Check {
    /// Whether everything so far may be UTF-8.
    fn feed(&mut self, block: &[u8]) -> bool {
        let mut start = 0;
        while !self.tail.is_empty() && start < block.len() {
            self.tail.push(block[start]);
            start += 1;
            match std::str::from_utf8(&self.tail) {
                Ok(_) => self.tail.clear(),
                Err(error) if error.error_len().is_some() || self.tail.len() > 4 => {
                    self.valid = false;
                    return false;
                }
                Err(_) => {}
            }
        }
        let checked = std::str::from_utf8(&block[start..]);
        let valid = checked.as_ref().map_or_else(std::str::Utf8Error::valid_up_to, |text| text.len());
        if self.foreign_letters < 30 {
            self.foreign_letters += block[start..start + valid].iter().filter(|byte| !byte.is_ascii()).count() as u64;
        }
        if let Err(error) = checked {
            let at = start + valid;
            match error.error_len() {
                Some(_) => {
                    self.bad_at = at;
                    self.valid = false;
                }
                None => self.tail.extend(&block[at..]),
            }
        }
        self.valid
    }

    fn finish(&self) -> bool {
        self.valid && self.tail.is_empty()
    }
}

/// A reader that hands out UTF-8, without the byte order mark.
pub struct Decoder<R> {
    inner: R,
    decoder: encoding_rs::Decoder,
    charset: Charset,
    raw: Window,
    text: Window,
    ended: bool,
    lines: u64,
}

/// A buffer and the part of it that is still to be used.
struct Window {
    bytes: Vec<u8>,
    from: usize,
    to: usize,
}

impl Window {
    fn new() -> Window {
        Window { bytes: vec![0; 1 << 16], from: 0, to: 0 }
    }
}

/// The error inside an [`io::Error`] when bytes do not belong to the encoding.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: not {encoding}")]
pub struct Foreign {
    pub encoding: &'static str,
    pub line: u64,
}

impl<R: Read> Decoder<R> {
    pub fn new(inner: R, charset: Charset) -> Self {
        let decoder = charset.new_decoder_with_bom_removal();
        Decoder { inner, decoder, charset, raw: Window::new(), text: Window::new(), ended: false, lines: 1 }
    }

    /// Decodes the next piece; afterwards `text` is empty only at the end.
    fn fill(&mut self) -> io::Result<()> {
        while self.text.from == self.text.to && !self.ended {
            let mut last = false;
            if self.raw.from == self.raw.to {
                self.raw.to = self.inner.read(&mut self.raw.bytes)?;
                self.raw.from = 0;
                last = self.raw.to == 0;
            }
            let raw = &self.raw.bytes[self.raw.from..self.raw.to];
            let (result, read, written) =
                self.decoder.decode_to_utf8_without_replacement(raw, &mut self.text.bytes, last);
            self.raw.from += read;
            (self.text.from, self.text.to) = (0, written);
            self.lines += memchr::memchr_iter(b'\n', &self.text.bytes[..written]).count() as u64;
            if let DecoderResult::Malformed(..) = result {
                let error = Foreign { encoding: self.charset.name(), line: self.lines };
                return Err(io::Error::new(io::ErrorKind::InvalidData, error));
            }
            self.ended = last && result == DecoderResult::InputEmpty;
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoder<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.fill()?;
        let ready = &self.text.bytes[self.text.from..self.text.to];
        let count = ready.len().min(out.len());
        out[..count].copy_from_slice(&ready[..count]);
        self.text.from += count;
        Ok(count)
    }
}

/// A text in an encoding, as its own bytes; `None` when a character has no place in it.
pub fn encode(text: &str, charset: Charset) -> Option<Vec<u8>> {
    if charset == UTF_16LE {
        return Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    }
    if charset == UTF_16BE {
        return Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    let (bytes, _, unmappable) = charset.encode(text);
    (!unmappable).then(|| bytes.into_owned())
}
