//! The program as a whole: usage, languages, streams, the history, the doctor, and files that are no book.

use crate::cli_support::{Book, bare, run};
use std::process::Stdio;

const COMMANDS: [&str; 15] = [
    "demo",
    "log",
    "due",
    "show",
    "find",
    "when",
    "customer",
    "import",
    "undo",
    "redo",
    "history",
    "doctor",
    "completions",
    "man",
    "config",
];

#[test]
fn help_is_whole_in_both_languages() {
    for (book, word) in [(Book::new(), "Usage:"), (Book::new().in_chinese(), "用法：")] {
        let root = book.ok(&["--help"]);
        assert!(root.contains(word) && root.contains("--db"), "{root}");
        for name in COMMANDS {
            assert!(root.contains(&format!("\n  {name} ")), "{name} in {root}");
            assert!(book.ok(&[name, "--help"]).contains(word), "{name}");
        }
        for name in ["add", "edit", "list", "park", "wake"] {
            let help = book.ok(&["customer", name, "--help"]);
            let is_chinese = help.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert_eq!(is_chinese, word == "用法：", "{help}");
        }
    }
    assert!(Book::new().ok(&["--version"]).starts_with("gendan "));
}

#[test]
fn usage_errors_are_two_and_echo_nothing_raw() {
    let book = Book::new();
    for arguments in [
        &["nonsense"][..],
        &["due", "--nonsense"],
        &["show"],
        &["log", "x"],
        &["customer"],
        &["man", "nonsense"],
        &["\u{1b}]0;x\u{7}bogus"],
        &["--lang", "fr", "due"],
    ] {
        let run = book.run(arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}: {}", run.err);
        assert!(!run.err.contains('\u{1b}') && !run.err.contains('\u{7}'), "{arguments:?}");
    }
    assert_eq!(book.files(), Vec::<String>::new());
}

#[test]
fn the_language_follows_option_settings_and_locale_in_this_order() {
    let folder = tempfile::tempdir().unwrap();
    let zh = |command: &mut assert_cmd::Command| run(command.arg("--help")).out.contains("用法");
    assert!(!zh(&mut bare(folder.path())));
    assert!(zh(bare(folder.path()).env("LC_ALL", "zh_CN.UTF-8")));
    let settings = folder.path().join("s.toml");
    std::fs::write(&settings, "language = \"zh\"\n").unwrap();
    assert!(zh(bare(folder.path()).env("GENDAN_CONFIG", &settings)));
    assert!(!zh(bare(folder.path()).env("GENDAN_CONFIG", &settings).args(["--lang", "en"])));
    std::fs::write(&settings, "cadence = \u{1b}[31m\n").unwrap();
    let broken =
        run(bare(folder.path()).env("GENDAN_CONFIG", &settings).env("GENDAN_DB", "b.db").args(["due", "--count"]));
    assert_eq!((broken.status, broken.out.as_str()), (0, "0\n"), "broken settings stop nothing");
    assert!(broken.err.contains("s.toml") && !broken.err.contains('\u{1b}'), "{}", broken.err);
    let clock = run(bare(folder.path()).env("GENDAN_NOW", "soon").args(["due"]));
    assert_eq!(clock.status, 1);
    assert!(clock.err.contains("GENDAN_NOW"), "{}", clock.err);
}

#[test]
fn texts_about_the_program_need_no_book() {
    let book = Book::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(book.ok(&["completions", shell]).contains("gendan"), "{shell}");
    }
    assert!(book.ok(&["man"]).contains(".TH gendan"));
    assert!(book.ok(&["man", "log"]).contains("gendan"));
    assert!(book.ok(&["config"]).contains("#language"));
    assert_eq!(book.files(), Vec::<String>::new());
}

#[test]
fn history_says_what_was_done_and_undo_takes_it_back() {
    let book = Book::new();
    book.ok(&["customer", "add", "Alder"]);
    book.ok(&["customer", "add", "Birch"]);
    book.ok(&["log", "Alder", "call they want two of them by May"]);
    let list = book.ok(&["history"]);
    assert!(list.lines().next().unwrap().starts_with("2026-11-21 15:00\tfollow-up logged\tAlder\t"), "{list}");
    assert_eq!(book.ok(&["history", "Alder"]).lines().count(), 2);
    assert_eq!(book.ok(&["undo"]), "Undone: follow-up logged: Alder\n");
    assert_eq!(book.ok(&["redo"]), "Done again: follow-up logged: Alder\n");
    assert_eq!(book.ok(&["undo"]), "Undone: follow-up logged: Alder\n");
    assert_eq!(book.json(&["undo"])["action"], "add_customer");
    assert_eq!(book.ok(&["undo"]), "Undone: new customer: Alder\n");
    let nothing = book.run(&["undo"]);
    assert_eq!((nothing.status, nothing.out.as_str()), (1, ""));
    assert_eq!(book.ok(&["customer", "list", "--count"]), "0\n");
    assert_eq!(book.json(&["undo", "--list"]).as_array().unwrap().len(), 8);
}

#[test]
fn a_closed_pipe_ends_quietly_and_a_full_disk_is_told() {
    let book = Book::new();
    let names: String = (0..3000).map(|n| format!("Customer with a long enough name {n}\n")).collect();
    book.feed(&["customer", "add", "-"], &names);
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("gendan"));
    child.env_clear().env("HOME", book.path("")).arg("--db").arg(book.db()).args(["customer", "list"]);
    let mut child = child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(141), &b""[..]));
    #[cfg(target_os = "linux")]
    {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("gendan"));
        child
            .env_clear()
            .env("HOME", book.path(""))
            .arg("--db")
            .arg(book.db())
            .args(["customer", "list", "--lang", "en"]);
        let output = child.stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8(output.stderr).unwrap().contains("disk is full"));
    }
}

#[test]
fn hostile_names_are_shown_and_never_obeyed() {
    let book = Book::new();
    let hostile = "Al\u{1b}]0;pwn\u{7}der \u{202e}drow\u{9b}31m\tx";
    let run = book.run(&["customer", "add", hostile]);
    let shown = [run.out, run.err, book.ok(&["customer", "list"]), book.ok(&["show", hostile]), book.ok(&["history"])];
    for text in &shown {
        assert!(text.chars().all(|c| !c.is_control() || "\n\t".contains(c)) && !text.contains('\u{202e}'), "{text:?}");
    }
    let json = book.ok(&["customer", "list", "--json"]);
    assert!(!json.contains('\u{202e}') && !json.contains('\u{9b}'), "{json:?}");
    assert_eq!(book.json(&["customer", "list"])[0]["customer"], hostile, "kept as typed");
}

#[test]
fn the_doctor_says_what_a_file_is_and_changes_none() {
    let book = Book::new();
    book.ok(&["customer", "add", "Alder"]);
    let sound = book.ok(&["doctor"]);
    assert!(sound.contains("book.db") && sound.contains("customers 1") && sound.contains("sound"), "{sound}");
    assert_eq!(book.json(&["doctor"])["sound"], true);
    let book_file = std::fs::read(book.db()).unwrap();
    let mut newer = book_file.clone();
    newer[60..64].copy_from_slice(&999_u32.to_be_bytes());
    let mut damaged = book_file.clone();
    damaged[4096..8192].fill(0xAA);
    let files: [(&str, &[u8], &str); 5] = [
        ("a note", b"not a database at all, just a note of some length", "not a gendan"),
        ("zeros", &[0; 8192], "not a gendan"),
        ("newer", &newer, "newer version"),
        ("cut", &book_file[..book_file.len() / 2], "damaged"),
        ("damaged", &damaged, ""),
    ];
    for (what, content, words) in files {
        let other = Book::new();
        other.file("book.db", content);
        let run = other.run(&["doctor"]);
        assert_eq!(run.status, 1, "{what}: {}{}", run.out, run.err);
        assert!(run.out.contains("book.db") && run.err.contains(words), "{what}: {}{}", run.out, run.err);
        assert_ne!(other.run(&["customer", "add", "Birch"]).status, 0, "{what}");
        assert_eq!(std::fs::read(other.db()).unwrap(), content, "{what} was changed");
    }
    let empty = Book::new();
    empty.file("book.db", b"");
    assert_eq!(empty.run(&["doctor"]).status, 0);
    assert_eq!(std::fs::metadata(empty.db()).unwrap().len(), 0, "looked at only");
    let added = empty.run(&["customer", "add", "Birch"]);
    assert_eq!(added.status, 0);
    assert!(added.err.contains("empty file"), "{}", added.err);
}

#[cfg(unix)]
#[test]
fn a_book_that_cannot_be_written_is_looked_at_and_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let book = Book::new();
    book.ok(&["customer", "add", "Alder", "--next", "today"]);
    let mode = |mode: u32| std::fs::set_permissions(book.db(), std::fs::Permissions::from_mode(mode)).unwrap();
    mode(0o400);
    // Whoever may write everywhere is not stopped by a mode.
    if std::fs::File::options().write(true).open(book.db()).is_err() {
        let due = book.run(&["due", "--count"]);
        assert_eq!((due.status, due.out.as_str()), (0, "1\n"), "{}", due.err);
        assert!(due.err.contains("only looked at"), "{}", due.err);
        assert_eq!(book.run(&["show", "Alder"]).status, 0);
        let log = book.run(&["log", "Alder", "call they want two of them by May"]);
        assert_eq!(log.status, 1);
        assert!(log.err.contains("cannot be written"), "{}", log.err);
    }
    mode(0o600);
}
