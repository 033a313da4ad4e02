//! The rules that hold for one source file at a time, each with what breaks it. Reads no file itself.

use super::source::Source;

pub struct Rule {
    pub name: &'static str,
    /// What is wrong, each starting with the line.
    pub check: fn(&Source) -> Vec<String>,
    /// Path and text of sources that break it: a rule that cannot fail holds nothing.
    pub broken_by: &'static [(&'static str, &'static str)],
    /// Path and text of sources that come near.
    pub kept_by: &'static [(&'static str, &'static str)],
}

pub const RULES: &[Rule] = &[
    Rule {
        name: "a file opens with its job in one //! line",
        check: |source| if source.text.starts_with("//! ") { Vec::new() } else { vec!["1".to_owned()] },
        broken_by: &[("src/a.rs", "fn a() {}\n"), ("src/a.rs", "\n//! Late.\n")],
        kept_by: &[("src/a.rs", "//! Job.\n")],
    },
    Rule {
        name: "a file stops at 400 lines",
        check: |source| match source.text.lines().count() {
            ..=400 => Vec::new(),
            lines => vec![format!("{lines}")],
        },
        broken_by: &[("src/a.rs", LONG)],
        kept_by: &[("src/a.rs", "//! Short.\n")],
    },
    Rule {
        name: "arrows between rooms point one way",
        check: arrows,
        broken_by: &[
            ("src/domain/due.rs", "use crate::store::Store;"),
            ("src/domain/due.rs", "use crate::{clock::Clock, domain::tier::Tier};"),
            ("src/language/when.rs", "fn a() { crate::wording::tier() }"),
            ("src/store/open.rs", "use crate::tui::theme;"),
            ("src/tui/form.rs", "use crate::cli::Command;"),
            ("src/i18n.rs", "use crate::store::Store;"),
            ("src/main.rs", "use gendan::store::Store;"),
            ("src/attic.rs", "fn a() {}"),
        ],
        kept_by: &[
            ("src/store/open.rs", "use crate::{domain::tier::Tier, paths};"),
            ("src/tui/form.rs", "use crate::language::when; // crate::cli"),
            ("src/domain/due.rs", "#[cfg(test)]\nmod tests { use crate::store::Store; }"),
            ("tests/it/a.rs", "use gendan::store::Store;"),
        ],
    },
    Rule {
        name: "rusqlite stays in store/",
        check: |source| outside(source, &["src/store"], &["rusqlite"]),
        broken_by: &[("src/tui/list.rs", "use rusqlite::Connection;")],
        kept_by: &[("src/store/open.rs", "use rusqlite::Connection;"), ("src/tui/list.rs", "// not rusqlite")],
    },
    Rule {
        name: "the terminal stays in tui/, app/ and keymap",
        check: |source| {
            let crates = ["ratatui", "crossterm", "ratatui_textarea", "tui_input", "terminal_colorsaurus"];
            outside(source, &["src/tui", "src/app", "src/keymap"], &crates)
        },
        broken_by: &[("src/cli/due.rs", "crossterm::terminal::size()"), ("src/action.rs", "use ratatui::text::Line;")],
        kept_by: &[("src/tui/list.rs", "use ratatui::text::Line;"), ("src/keymap.rs", "use crossterm::event;")],
    },
    Rule {
        name: "only clock asks for the time",
        check: |source| outside(source, &["src/clock"], &["::now("]),
        broken_by: &[("src/app.rs", "let t = Local::now();"), ("src/app.rs", "std::time::Instant::now()")],
        kept_by: &[("src/app.rs", "let t = clock.now();"), ("src/clock.rs", "Local::now()")],
    },
    Rule {
        name: "only paths reads the environment",
        check: |source| outside(source, &["src/paths"], &["env::var", "sys_locale", "env::home_dir"]),
        broken_by: &[("src/cli.rs", "std::env::var(\"HOME\")"), ("src/i18n.rs", "sys_locale::get_locale()")],
        kept_by: &[("src/paths.rs", "std::env::var_os(\"HOME\")"), ("src/i18n.rs", "env!(\"CARGO_PKG_VERSION\")")],
    },
    Rule {
        name: "only main and cli/ print",
        check: |source| outside(source, &["src/main.rs", "src/cli"], &["print!", "println!", "dbg!"]),
        broken_by: &[("src/store/open.rs", "eprintln!(\"oh\");"), ("src/app.rs", "print!(\"\")")],
        kept_by: &[("src/cli/due.rs", "println!()"), ("src/app.rs", "writeln!(out, \"\")")],
    },
    Rule {
        name: "nothing panics outside tests",
        check: |source| {
            let words = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];
            outside(source, &["tests/"], &words)
        },
        broken_by: &[("src/app.rs", "a.unwrap();"), ("src/app.rs", "a.expect(\"b\")"), ("src/main.rs", "todo!()")],
        kept_by: &[("src/app.rs", "a.unwrap_or_default()"), ("src/app.rs", "#[cfg(test)]\nmod tests { a.unwrap(); }")],
    },
    Rule {
        name: "texts for people stand in assets/locales",
        check: chinese_texts,
        broken_by: &[("src/tui/list.rs", "\"逾期\""), ("src/store/open.rs", "let a = '周';")],
        kept_by: &[("src/tui/list.rs", "// 逾期"), ("src/language/when.rs", "\"逾期\""), ("src/tui/a.rs", "'！'")],
    },
    Rule {
        name: "drawing changes and asks nothing",
        check: drawing,
        broken_by: &[
            ("src/tui/list.rs", "pub fn draw(&mut self, frame: &mut Frame) {}"),
            ("src/tui/list.rs", "fn draw_card(\n    &self,\n    store: &Store,\n) {}"),
            ("src/tui/list.rs", "fn render(self, area: Rect, clock: &Clock) {}"),
        ],
        kept_by: &[
            ("src/tui/list.rs", "fn draw(&self, frame: &mut Frame) { fn a(&mut self) {} }"),
            ("src/app/output.rs", "fn draw(&mut self) {}"),
        ],
    },
    Rule {
        name: "what only one system has stands in platform",
        check: |source| {
            let is_platform = source.path.split('/').any(|part| part.starts_with("platform"));
            let words = ["(unix)", "(windows)", "target_os", "target_family", "os::unix", "os::windows"];
            if is_platform { Vec::new() } else { outside(source, &["tests/"], &words) }
        },
        broken_by: &[
            ("src/app.rs", "#[cfg(unix)]\nfn a() {}"),
            ("src/store/open.rs", "use std::os::unix::fs::MetadataExt;"),
            ("src/app.rs", "if cfg!(target_os = \"linux\") {}"),
        ],
        kept_by: &[("src/app/platform/unix.rs", "use std::os::unix::fs::MetadataExt;")],
    },
    Rule {
        name: "no test is switched off",
        check: |source| {
            let found = source.text.lines().enumerate().filter(|(_, line)| line.trim().starts_with("#[ignore"));
            found.map(|(place, _)| format!("{}", place + 1)).collect()
        },
        broken_by: &[("tests/it/a.rs", "#[test]\n#[ignore = \"slow\"]\nfn a() {}")],
        kept_by: &[("tests/it/a.rs", "// #[ignore] is not for us")],
    },
];

/// 401 lines.
const LONG: &str = {
    const BYTES: [u8; 401] = [b'\n'; 401];
    match str::from_utf8(&BYTES) {
        Ok(text) => text,
        Err(_) => "",
    }
};

/// Where texts in Chinese characters may stand, and why.
const CHINESE: [(&str, &str); 5] = [
    ("src/domain/duplicate.rs", "legal forms in company names"),
    ("src/domain/lint", "the words of a vague note"),
    ("src/language", "what people type"),
    ("src/exchange", "headings and values of people's sheets"),
    ("src/demo", "the sample book"),
];

/// Who stands beside whom: what every room but `domain` and `language` may import.
const LEAVES: [&str; 8] = ["clock", "config", "domain", "i18n", "logging", "paths", "safe", "text"];

/// What a room may import beside itself and the leaves; `None` for a room that nobody decided on.
fn may_import(room: &str) -> Option<&'static [&'static str]> {
    Some(match room {
        "domain" | "lib" => &[],
        "language" => &["domain"],
        "clock" | "config" | "i18n" | "logging" | "paths" | "safe" | "text" => &[],
        "wording" => &["exchange", "language", "store"],
        "store" => &["language"],
        "report" => &["export", "store", "wording"],
        "entry" => &["language", "store", "wording"],
        "exchange" => &["language", "store"],
        "export" => &["language", "store", "wording"],
        "demo" => &["language", "store"],
        "action" => &[],
        "keymap" => &["action"],
        "tui" => &["action", "entry", "exchange", "keymap", "language", "report", "store", "wording"],
        "app" => &[
            "action", "demo", "entry", "exchange", "export", "keymap", "language", "report", "store", "tui", "wording",
        ],
        "cli" => &[
            "action", "app", "demo", "entry", "exchange", "export", "keymap", "language", "report", "store", "wording",
        ],
        "main" => &["app", "cli", "wording"],
        _ => return None,
    })
}

fn arrows(source: &Source) -> Vec<String> {
    let Some(place) = source.path.strip_prefix("src/") else { return Vec::new() };
    let room = place.split(['/', '.']).next().unwrap_or_default();
    let Some(allowed) = may_import(room) else { return vec![format!("1: no one decided on a room {room}")] };
    let is_inner = matches!(room, "domain" | "language");
    let may =
        |name: &str| name == room || allowed.contains(&name) || !is_inner && room != "lib" && LEAVES.contains(&name);
    let start = if room == "main" { "gendan::" } else { "crate::" };
    let mut found = Vec::new();
    for (at, _) in source.code.match_indices(start) {
        let names = imported(&source.code[at + start.len()..]);
        found.extend(names.into_iter().filter(|name| !may(name)).map(|name| format!("{}: {name}", source.line(at))));
    }
    found
}

/// The first names of a path behind `crate::`, of each path where several stand in braces.
fn imported(rest: &str) -> Vec<String> {
    let name = |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = rest.strip_prefix('{') else {
        // A macro or a type at the root is no room.
        return Some(name(rest)).filter(|name| !name.is_empty()).into_iter().collect();
    };
    let mut depth = 0;
    let mut names = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            _ => {}
        }
        if let Some(last) = names.last_mut().filter(|_| c != ',' || depth > 0) {
            last.push(c);
        }
    }
    names.iter().map(|text| name(text)).filter(|name| !name.is_empty()).collect()
}

/// Where one of the words stands in the code of a file that does not begin with one of the places.
fn outside(source: &Source, places: &[&str], words: &[&str]) -> Vec<String> {
    if source.path.starts_with("tests/") || places.iter().any(|place| source.path.starts_with(place)) {
        return Vec::new();
    }
    let found = words.iter().flat_map(|word| source.code.match_indices(word));
    found.map(|(at, word)| format!("{}: {word}", source.line(at))).collect()
}

fn chinese_texts(source: &Source) -> Vec<String> {
    if !source.path.starts_with("src/") || CHINESE.iter().any(|(place, _)| source.path.starts_with(place)) {
        return Vec::new();
    }
    let lines = source.code_and_texts.lines().enumerate();
    let found = lines.filter(|(_, line)| line.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c)));
    found.map(|(place, line)| format!("{}: {}", place + 1, line.trim())).collect()
}

/// The loop in app/ owns the terminal; what it draws is in tui/.
fn drawing(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    if !source.path.starts_with("src/tui") {
        return found;
    }
    for start in ["fn draw", "fn render"] {
        for (at, _) in source.code.match_indices(start) {
            let signature = source.code[at..].split('{').next().unwrap_or_default();
            let asks = ["&mut self", "Store", "Clock"].into_iter().find(|word| signature.contains(word));
            found.extend(asks.map(|word| format!("{}: {word}", source.line(at))));
        }
    }
    found
}
