//! The bytes of a card file as whole properties in UTF-8: unfolded, quoted-printable decoded, each in the encoding that it
//! names. Reads one line at a time; pictures, sounds and keys pass by unread.

use super::super::{
    MAX_ROW_BYTES, Problem,
    decode::{Charset, by_label},
};
use std::io::{BufRead, Read};

/// What a property is to the file.
#[derive(Debug)]
pub enum Part {
    Begin,
    End,
    /// Name, parameters and value on one line, without what the encoding needed.
    Property(String),
}

/// What a card may hold that is no text.
const BINARY: [&str; 5] = ["PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE"];

/// A pass over the properties.
pub struct Lines<R> {
    stream: R,
    /// Bytes that are not UTF-8 and name no encoding are in this one.
    fallback: Charset,
    line: u64,
    /// The next line, read to see that it does not continue this one.
    ahead: Option<Vec<u8>>,
    /// The property before has its value on the next lines: a card, as 2.1 has an assistant's.
    nested: bool,
}

impl<R: BufRead> Lines<R> {
    pub fn new(stream: R, fallback: Charset) -> Lines<R> {
        Lines { stream, fallback, line: 0, ahead: None, nested: false }
    }

    /// Whether the card that begins here is the value of a property.
    pub fn is_nested(&self) -> bool {
        self.nested
    }

    /// The next property with the line where it starts; `None` at the end.
    pub fn next(&mut self) -> Result<Option<(u64, Part)>, Problem> {
        loop {
            let Some(first) = self.take()? else { return Ok(None) };
            let line = self.line;
            let Some(colon) = colon(&first) else { continue };
            let head = String::from_utf8_lossy(&first[..colon]).trim().to_owned();
            let mut parameters = head.split(';');
            let full_name = parameters.next().unwrap_or_default().trim();
            let name = full_name.rsplit('.').next().unwrap_or_default().to_ascii_uppercase();
            let parameters: Vec<&str> = parameters.map(str::trim).collect();
            let is_quoted = parameters.iter().any(|one| says(one, "ENCODING", "QUOTED-PRINTABLE"));
            let is_base64 = parameters.iter().any(|one| says(one, "ENCODING", "BASE64") || says(one, "ENCODING", "B"));
            let is_binary = is_base64 || BINARY.contains(&name.as_str());
            let mut value = first[colon + 1..].to_vec();
            self.rest(&mut value, is_quoted, is_binary)?;
            if is_binary {
                continue;
            }
            let (was_nested, is_card) = (self.nested, value.trim_ascii().eq_ignore_ascii_case(b"VCARD"));
            self.nested = value.trim_ascii().is_empty();
            match name.as_str() {
                "BEGIN" if is_card => {
                    self.nested = was_nested;
                    return Ok(Some((line, Part::Begin)));
                }
                "END" if is_card => return Ok(Some((line, Part::End))),
                _ => {}
            }
            let charset = parameters.iter().find_map(|one| value_of(one, "CHARSET")).and_then(by_label);
            let value = if is_quoted { unquoted(&value) } else { value };
            let text = decoded(&value, charset, self.fallback);
            let mut property = full_name.to_owned();
            for parameter in parameters.iter().filter(|one| !is_transfer(one)) {
                property.push(';');
                property.push_str(parameter);
            }
            property.push(':');
            // A line end inside a value is written as the format has it.
            property.push_str(&text.replace("\r\n", "\n").replace(['\r', '\n'], "\\n"));
            return Ok(Some((line, Part::Property(property))));
        }
    }

    /// The lines that continue a value: folded ones, and after a soft break of quoted-printable.
    fn rest(&mut self, value: &mut Vec<u8>, is_quoted: bool, is_binary: bool) -> Result<(), Problem> {
        loop {
            let soft = is_quoted && value.last() == Some(&b'=');
            let Some(next) = self.peek()? else { return Ok(()) };
            let folded = matches!(next.first(), Some(b' ' | b'\t'));
            // Base64 may go on without a blank before it; a property has a colon.
            let goes_on = soft || (folded && !is_quoted) || (is_binary && (folded || colon(next).is_none()));
            if !goes_on {
                return Ok(());
            }
            let next = self.take()?.unwrap_or_default();
            if is_binary {
                continue;
            }
            if soft {
                value.pop();
            }
            let blank = usize::from(folded && !soft);
            value.extend_from_slice(&next[blank..]);
            if value.len() as u64 > MAX_ROW_BYTES {
                return Err(Problem::RowTooLong { line: self.line, limit: MAX_ROW_BYTES });
            }
        }
    }

    fn peek(&mut self) -> Result<Option<&[u8]>, Problem> {
        if self.ahead.is_none() {
            self.ahead = self.raw()?;
        }
        Ok(self.ahead.as_deref())
    }

    fn take(&mut self) -> Result<Option<Vec<u8>>, Problem> {
        let line = match self.ahead.take() {
            Some(line) => Some(line),
            None => self.raw()?,
        };
        self.line += u64::from(line.is_some());
        Ok(line)
    }

    /// One line without its end.
    fn raw(&mut self) -> Result<Option<Vec<u8>>, Problem> {
        let mut line = Vec::new();
        let count = (&mut self.stream).take(MAX_ROW_BYTES + 1).read_until(b'\n', &mut line).map_err(Problem::Read)?;
        if count as u64 > MAX_ROW_BYTES {
            return Err(Problem::RowTooLong { line: self.line + 1, limit: MAX_ROW_BYTES });
        }
        if count == 0 {
            return Ok(None);
        }
        while matches!(line.last(), Some(b'\n' | b'\r')) {
            line.pop();
        }
        Ok(Some(line.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(line)))
    }
}

/// Where the value begins: the first colon outside quotes.
fn colon(line: &[u8]) -> Option<usize> {
    let mut quoted = false;
    line.iter().position(|byte| {
        quoted ^= *byte == b'"';
        *byte == b':' && !quoted
    })
}

fn value_of<'a>(parameter: &'a str, name: &str) -> Option<&'a str> {
    let (key, value) = parameter.split_once('=')?;
    key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"'))
}

/// Whether a parameter says `name=value`, or the value alone as 2.1 has it.
fn says(parameter: &str, name: &str, value: &str) -> bool {
    match value_of(parameter, name) {
        Some(said) => said.eq_ignore_ascii_case(value),
        // A bare `B` may be anything.
        None => value.len() > 1 && parameter.eq_ignore_ascii_case(value),
    }
}

/// Whether a parameter says how the bytes were sent, and nothing of what they mean.
fn is_transfer(parameter: &str) -> bool {
    ["ENCODING", "CHARSET"].iter().any(|name| value_of(parameter, name).is_some())
        || ["QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"].iter().any(|word| parameter.eq_ignore_ascii_case(word))
}

/// Quoted-printable as bytes; what is none stands as it is.
fn unquoted(value: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let (mut out, mut at) = (Vec::with_capacity(value.len()), 0);
    while let Some(byte) = value.get(at) {
        match (byte, digit(value.get(at + 1)), digit(value.get(at + 2))) {
            (b'=', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    out
}

/// Bytes as text: in the encoding that they name if they are that, else in UTF-8 if they are that, else in the file's.
fn decoded(bytes: &[u8], named: Option<Charset>, fallback: Charset) -> String {
    let exact = |charset: Charset| charset.decode_without_bom_handling_and_without_replacement(bytes);
    let utf8 = || std::str::from_utf8(bytes).ok().map(Into::into);
    let text = named.and_then(exact).or_else(utf8).or_else(|| exact(fallback));
    text.map_or_else(|| String::from_utf8_lossy(bytes).into_owned(), |text| text.into_owned())
}
