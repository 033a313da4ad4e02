//! Where the bytes come from: a regular file, or standard input copied to an unnamed temporary file. Opens nothing else.

use super::{MAX_INPUT_BYTES, Problem, ReadError};
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What to import.
pub enum Source {
    /// A file by its path.
    File(PathBuf),
    /// A stream, such as standard input; the name is for messages.
    Stream { name: String, reader: Box<dyn Read> },
}

/// A seekable input.
#[derive(Debug)]
pub struct Input {
    pub name: String,
    pub file: File,
    pub length: u64,
}

/// What the first bytes say the input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    Text,
    /// XLSX, XLSB, ODS.
    Zip,
    /// XLS, or a workbook behind a password.
    Compound,
    Markup,
    /// vCard.
    Cards,
    Binary,
}

/// Opens a file, or copies a stream to disk so that it can be read twice.
pub fn load(source: Source) -> Result<Input, ReadError> {
    match source {
        Source::File(path) => open(&path),
        Source::Stream { name, reader } => spool(name, reader),
    }
}

fn open(path: &Path) -> Result<Input, ReadError> {
    let name = path.display().to_string();
    // Asked before opening: opening a pipe without a writer would wait for ever.
    let metadata = fs::metadata(path).map_err(|error| Problem::Open(error).of(&name))?;
    if let Some(kind) = super::platform::kind(&metadata) {
        return Err(Problem::NotAFile(kind).of(&name));
    }
    let file = File::open(path).map_err(|error| Problem::Open(error).of(&name))?;
    finish(name, file)
}

fn spool(name: String, mut reader: Box<dyn Read>) -> Result<Input, ReadError> {
    let mut file = tempfile::tempfile().map_err(|error| Problem::Spool(error).of(&name))?;
    let mut block = vec![0; 1 << 16];
    let (mut copied, mut zeros) = (0u64, true);
    loop {
        let count = match reader.read(&mut block) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Problem::Read(error).of(&name)),
        };
        copied += count as u64;
        zeros &= block.iter().take(count).all(|byte| *byte == 0);
        if zeros && copied >= 1 << 20 {
            return Err(Problem::NotATable.of(&name));
        }
        if copied > MAX_INPUT_BYTES {
            return Err(Problem::TooBig { limit: MAX_INPUT_BYTES }.of(&name));
        }
        file.write_all(&block[..count]).map_err(|error| Problem::Spool(error).of(&name))?;
    }
    finish(name, file)
}

fn finish(name: String, file: File) -> Result<Input, ReadError> {
    let length = file.metadata().map_err(|error| Problem::Read(error).of(&name))?.len();
    if length == 0 {
        return Err(Problem::Empty.of(&name));
    }
    if length > MAX_INPUT_BYTES {
        return Err(Problem::TooBig { limit: MAX_INPUT_BYTES }.of(&name));
    }
    Ok(Input { name, file, length })
}

/// Looks at the first bytes.
pub fn container(input: &Input) -> Result<Container, ReadError> {
    let mut head = Vec::with_capacity(4096);
    rewind(input)?;
    (&input.file).take(4096).read_to_end(&mut head).map_err(|error| Problem::Read(error).of(&input.name))?;
    Ok(sniff(&head))
}

/// Goes back to the first byte.
pub fn rewind(input: &Input) -> Result<(), ReadError> {
    (&input.file).seek(SeekFrom::Start(0)).map_err(|error| Problem::Read(error).of(&input.name))?;
    Ok(())
}

/// Whether a text in lower case begins with a card; in UTF-16 there is a zero beside every letter.
fn begins_card(start: &str) -> bool {
    let letters = start.chars().filter(|c| !matches!(c, '\0' | '\u{fffd}' | '\u{feff}'));
    let compact: String = letters.filter(|c| !c.is_whitespace()).take("begin:vcard".len()).collect();
    compact == "begin:vcard"
}

/// Whether a name ends as files of cards do; says nothing of what is in it.
pub fn is_named_card(name: &str) -> bool {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    ["vcf", "vcard"].iter().any(|known| end.eq_ignore_ascii_case(known))
}

fn sniff(head: &[u8]) -> Container {
    const BINARY: [&[u8]; 9] = [
        b"%PDF",
        b"\x1f\x8b",
        b"Rar!",
        b"7z\xbc\xaf",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"SQLite format 3",
        b"\x7fELF",
    ];
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Container::Zip;
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Container::Compound;
    }
    if BINARY.iter().any(|magic| head.starts_with(magic)) || head.iter().all(|byte| *byte == 0) {
        return Container::Binary;
    }
    let start = String::from_utf8_lossy(head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head)).to_ascii_lowercase();
    let start = start.trim_start();
    if ["<?xml", "<html", "<!doctype", "<table", "<workbook", "<meta"].iter().any(|tag| start.starts_with(tag)) {
        return Container::Markup;
    }
    if begins_card(start) {
        return Container::Cards;
    }
    // UTF-16 has a zero in every other byte of ASCII text; anything else with many controls is not text.
    let controls = head.iter().filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31)).count();
    if controls * 10 > head.len() && !head.starts_with(b"\xff\xfe") && !head.starts_with(b"\xfe\xff") {
        return Container::Binary;
    }
    Container::Text
}
