//! Every screen of the sample book on a real terminal, at sizes that people and no one work in, in both languages; what
//! another window writes; and what was typed when the window went.
#![cfg(target_os = "linux")]

use super::{accept_terminal::Window, cli_support::Book};
use gendan::i18n::{Lang, Texts};
use rustix::process::Signal;

const ESC: &str = "\x1b";

/// A name and the keys that lead there from the queue.
const SCREENS: [(&str, &[&str]); 37] = [
    ("queue", &["j", "G", "g"]),
    ("card", &["\r", "j", "j", "j", "G"]),
    ("filter", &["/", "a"]),
    ("search", &["\x06", "a"]),
    ("quick-log", &["a", "call the boss wants a discount >next wed 14:00 send offer !A #fair"]),
    ("log form", &["a", "\t", "\t", "\x1b[Z"]),
    ("new customer", &["n", "Quiet Harbour", "\t", "\t"]),
    ("edit", &["e", "\t", "\t"]),
    ("contacts", &["@", "\t"]),
    ("snooze", &["s"]),
    ("park", &["x"]),
    ("give up", &["X"]),
    ("stage", &["="]),
    ("tier", &["!"]),
    ("plan", &[">"]),
    ("tag", &["#"]),
    ("copy", &["y"]),
    ("review", &["r", " "]),
    ("palette", &[":", "e"]),
    ("help", &["?", "j"]),
    ("marks", &[" ", " "]),
    ("ledger", &["2", "j", "G"]),
    ("order card", &["l", "\r", "j", "G"]),
    ("order form", &["o", "\t", "\t", "\x1b[Z"]),
    ("order edit", &["l", "e", "\t"]),
    ("receipt", &["l", "p", "\t"]),
    ("delivery", &["l", "d", "\t"]),
    ("return", &["l", "t"]),
    ("invoice", &["l", "i"]),
    ("cancel", &["l", "x"]),
    ("receipts", &["h", "v", "l", "j"]),
    ("figures", &["h", "v", "m", "m", "]", "z", "m", "m", "m"]),
    ("products", &["P", "j"]),
    ("target", &["T"]),
    ("order of a customer", &["1", "o", "\t"]),
    ("follow-ups", &["1"]),
    ("nothing", &[]),
];

/// From 40x10 on there are screens; below, a notice.
fn walk(window: &mut Window) {
    for (name, keys) in SCREENS {
        for key in keys {
            window.types(key);
            if window.size.0 >= 40 {
                window.is_whole(name);
            }
        }
        for _ in 0..3 {
            window.types(ESC);
        }
        window.is_whole(name);
    }
}

fn every_screen(lang: Lang) {
    let folder = tempfile::tempdir().unwrap();
    let texts = Texts::load(lang);
    let mut window = Window::open(folder.path(), lang, &["demo"], (120, 36));
    window.sees(texts.get("queue-title"));
    for size in [(120, 36), (80, 24), (40, 10), (1, 1), (120, 36)] {
        window.resize(size.0, size.1);
        walk(&mut window);
    }
    window.sees(texts.get("queue-title"));
    window.quits();
}

#[test]
fn every_screen_is_whole_in_chinese() {
    every_screen(Lang::ZhCn);
}

#[test]
fn every_screen_is_whole_in_english() {
    every_screen(Lang::En);
}

#[test]
fn a_form_keeps_its_text_through_every_size() {
    for lang in [Lang::ZhCn, Lang::En] {
        let folder = tempfile::tempdir().unwrap();
        let mut window = Window::open(folder.path(), lang, &["demo"], (120, 36));
        window.sees(Texts::load(lang).get("queue-title")).types("a").types("\t").types("the long offer was sent");
        window.sees("the long offer was sent");
        for (columns, rows) in [(80, 24), (40, 10), (1, 1), (7, 3), (200, 60), (120, 36)] {
            window.resize(columns, rows);
        }
        window.sees("the long offer was sent").types(ESC);
        window.quits();
    }
}

#[test]
fn what_another_window_saves_is_seen() {
    let book = Book::new();
    book.ok(&["customer", "add", "Alder Works"]);
    let db = book.db();
    let mut window = Window::open(&book.path(""), Lang::En, &["--db", db.to_str().unwrap()], (120, 36));
    window.sees("Alder Works");
    book.ok(&["customer", "add", "Birch Trading"]);
    window.sees("Birch Trading");
    book.ok(&["log", "Alder Works", "call they want three machines >fri send offer"]);
    window.sees("they want three machines");
    window.quits();
}

#[test]
fn what_was_typed_when_the_window_went_is_offered_again() {
    for (lang, signal) in [(Lang::En, Signal::KILL), (Lang::ZhCn, Signal::KILL), (Lang::En, Signal::HUP)] {
        let book = Book::new();
        book.ok(&["customer", "add", "Alder Works"]);
        let db = book.db();
        let open = || Window::open(&book.path(""), lang, &["--db", db.to_str().unwrap()], (120, 36));
        let mut window = open();
        window.sees("Alder Works").types("a").types("call they want three machines by may").sees("by may");
        if signal == Signal::KILL {
            // Nobody can write after this one: it is on the disk a moment after the last key.
            let end = std::time::Instant::now() + std::time::Duration::from_secs(30);
            while !drafted(&book) {
                assert!(std::time::Instant::now() < end, "no draft was written");
                window.rests();
            }
        }
        window.signal(signal);
        let mut window = open();
        window.sees("three machines by may").types("\r").sees("› call they want three machines by may");
        window.types("\r").sees("Alder Works");
        window.quits();
        assert_eq!(book.json(&["show", "Alder Works"])["follow_ups"][0]["note"], "they want three machines by may");
        assert!(!drafted(&book), "what was saved is no draft any more");
    }
}

fn drafted(book: &Book) -> bool {
    book.files()
        .iter()
        .filter(|name| name.contains("draft"))
        .any(|name| std::fs::read_to_string(book.path(name)).is_ok_and(|text| text.contains("three machines by may")))
}
