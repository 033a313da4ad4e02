//! Standard output: lines, tables and JSON with everything hostile made visible. Knows no command.

use super::Failure;
use crate::safe::{pad_end, pad_start, safe, safe_block, safe_line, width};
use serde_json::Value;
use std::{
    borrow::Cow,
    io::{self, BufWriter, IsTerminal, Stdout, Write},
    process::ExitCode,
};

/// What a command writes to.
pub struct Output {
    out: BufWriter<Stdout>,
    /// Whether a person reads along.
    pub is_terminal: bool,
    /// `--json`.
    pub json: bool,
}

impl Output {
    pub fn new(json: bool) -> Output {
        let stdout = io::stdout();
        let is_terminal = stdout.is_terminal();
        Output { out: BufWriter::with_capacity(1 << 16, stdout), is_terminal, json }
    }

    /// One line.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.out, "{}", safe_line(text)).map_err(Failure::Output)
    }

    /// A text as it stands: our own.
    pub fn raw(&mut self, text: &[u8]) -> Result<(), Failure> {
        self.out.write_all(text).map_err(Failure::Output)
    }

    /// Records, a line each: aligned for a person, apart by tabs for a program. Headings are for persons.
    pub fn table(&mut self, headings: &[&str], rows: &[Vec<String>]) -> Result<(), Failure> {
        self.aligned(headings, rows, &[])
    }

    /// A [`Output::table`] whose columns of numbers (`numbers`, counted from 0) stand to the right.
    pub fn aligned(&mut self, headings: &[&str], rows: &[Vec<String>], numbers: &[usize]) -> Result<(), Failure> {
        let clean = |row: &[String]| row.iter().map(|cell| safe_line(cell).into_owned()).collect::<Vec<_>>();
        if !self.is_terminal {
            for row in rows {
                self.raw(clean(row).join("\t").as_bytes())?;
                self.raw(b"\n")?;
            }
            return Ok(());
        }
        let mut lines: Vec<Vec<String>> = rows.iter().map(|row| clean(row)).collect();
        if !headings.is_empty() && !lines.is_empty() {
            lines.insert(0, headings.iter().map(|heading| (*heading).to_owned()).collect());
        }
        let columns = lines.iter().map(Vec::len).max().unwrap_or(0);
        let widest: Vec<usize> = (0..columns)
            .map(|at| lines.iter().filter_map(|l| l.get(at)).map(|c| width(c)).max().unwrap_or(0))
            .collect();
        for line in &lines {
            let mut text = String::new();
            for (at, (cell, cells)) in line.iter().zip(&widest).enumerate() {
                if *cells > 0 {
                    let pad = if numbers.contains(&at) { pad_start } else { pad_end };
                    text.push_str(&pad(cell, *cells));
                    text.push_str("  ");
                }
            }
            self.raw(text.trim_end().as_bytes())?;
            self.raw(b"\n")?;
        }
        Ok(())
    }

    /// A value as JSON; what a terminal would obey is escaped.
    pub fn json(&mut self, value: &Value) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(value).map_err(|error| Failure::Output(error.into()))?;
        self.raw(escaped(&text).as_bytes())?;
        self.raw(b"\n")
    }

    /// A value as JSON on one line, for a stream of them.
    pub fn json_line(&mut self, value: &Value) -> Result<(), Failure> {
        self.raw(escaped(&value.to_string()).as_bytes())?;
        self.raw(b"\n")
    }

    /// Sends what was written on its way: the reader may act on it.
    pub fn flush(&mut self) -> Result<(), Failure> {
        self.out.flush().map_err(Failure::Output)
    }
}

/// JSON with every character that must not be printed as an escape. Outside its strings there are none.
fn escaped(json: &str) -> Cow<'_, str> {
    let is_hostile = |c: char| !c.is_ascii() && matches!(safe(c.encode_utf8(&mut [0; 4])), Cow::Owned(_));
    if json.is_ascii() || !json.chars().any(is_hostile) {
        return Cow::Borrowed(json);
    }
    let mut text = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_hostile(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            text.push(c);
        }
    }
    Cow::Owned(text)
}

/// What clap has to say: help and version on standard output, errors without what they echo on standard error.
pub fn usage(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        let _ = io::stderr().write_all(safe_block(&error.render().to_string()).as_bytes());
        return ExitCode::from(2);
    }
    match error.print().and_then(|()| io::stdout().flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(closed) if closed.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(141),
        Err(_) => ExitCode::from(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_obeys_no_terminal_and_keeps_every_character() {
        let value = Value::String("跟\u{202e}单 \u{9b}31m \u{1b}[0m 🏳️‍🌈".to_owned());
        let text = serde_json::to_string(&value).unwrap();
        let shown = escaped(&text);
        assert!(shown.chars().all(|c| !c.is_control() && c != '\u{202e}'), "{shown}");
        assert!(shown.contains('跟'));
        assert_eq!(serde_json::from_str::<Value>(&shown).unwrap(), value);
    }
}
