//! The real program on a book of its own, at a frozen minute, in a language. One factory for all tests of commands.

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Saturday, 15:00.
pub const NOW: &str = "2026-11-21T15:00:00";

/// A folder with a book in it, once something is saved.
pub struct Book {
    folder: tempfile::TempDir,
    now: String,
    lang: &'static str,
}

/// What a run left behind.
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Book {
    pub fn new() -> Book {
        Book { folder: tempfile::tempdir().unwrap(), now: NOW.to_owned(), lang: "en" }
    }

    pub fn in_chinese(mut self) -> Book {
        self.lang = "zh";
        self
    }

    pub fn at(mut self, now: &str) -> Book {
        now.clone_into(&mut self.now);
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn db(&self) -> PathBuf {
        self.path("book.db")
    }

    /// Puts a file beside the book.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Names beside the book, sorted; without what SQLite keeps there.
    pub fn files(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| !name.contains("-wal") && !name.contains("-shm"))
            .collect();
        names.sort();
        names
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("gendan"));
        command.env_clear().env("GENDAN_NOW", &self.now).env("TZ", "UTC").env("HOME", self.folder.path());
        command.current_dir(self.folder.path()).arg("--db").arg(self.db()).arg("--lang").arg(self.lang);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        finish(self.command().args(arguments))
    }

    pub fn feed(&self, arguments: &[&str], input: &str) -> Run {
        finish(self.command().args(arguments).write_stdin(input))
    }

    /// A run that must be done, and what it printed.
    pub fn ok(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!(run.status, 0, "{arguments:?}: {}{}", run.out, run.err);
        run.out
    }

    /// A run with `--json`, and what it printed.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let text = self.ok(&[arguments, &["--json"]].concat());
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {text}"))
    }
}

fn finish(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The program alone, without a book.
pub fn bare(folder: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("gendan"));
    command.env_clear().env("GENDAN_NOW", NOW).env("TZ", "UTC").env("HOME", folder).current_dir(folder);
    command
}

pub fn run(command: &mut Command) -> Run {
    finish(command)
}

/// The fields of a value, in this order.
pub fn picked(value: &Value, keys: &[&str]) -> Value {
    keys.iter().map(|key| value[*key].clone()).collect()
}

/// A run that printed nothing but why it was refused.
pub fn refused(run: &Run, status: i32, words: &str) {
    assert_eq!(run.status, status, "{}{}", run.out, run.err);
    assert!(run.err.contains(words) && run.out.is_empty(), "{words} in {} {}", run.err, run.out);
}

/// A book of three customers, for orders.
pub fn customers() -> Book {
    let book = Book::new();
    for name in ["Alder Pumps", "Birch & Co", "华北机电有限公司"] {
        book.ok(&["customer", "add", name]);
    }
    book
}
