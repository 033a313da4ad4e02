//! The never-rules of the house (the documentation of `src/lib.rs` is its map), read off the sources. Changes nothing.

mod rules;
pub mod source;

use rules::RULES;
use source::{Source, files, sources};
use std::path::Path;

#[test]
fn every_source_keeps_the_rules() {
    let mut found = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests")) {
        for rule in RULES {
            found.extend(
                (rule.check)(&source).into_iter().map(|what| format!("{}:{what} ({})", source.path, rule.name)),
            );
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_rule_can_fail() {
    for rule in RULES {
        assert!(!rule.broken_by.is_empty(), "{}", rule.name);
        for (path, text) in rule.broken_by {
            assert!(!(rule.check)(&Source::new(path, text)).is_empty(), "{} lets pass {path}: {text}", rule.name);
        }
        for (path, text) in rule.kept_by {
            assert_eq!(
                (rule.check)(&Source::new(path, text)),
                Vec::<String>::new(),
                "{} stops {path}: {text}",
                rule.name
            );
        }
    }
}

/// What may stand at the root; `target` is Cargo's.
const ROOT: [&str; 15] = [
    ".cargo",
    ".ci",
    ".clippy.toml",
    ".deny.toml",
    ".git",
    ".github",
    ".gitignore",
    ".rustfmt.toml",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "assets",
    "src",
    "tests",
];

/// What editors and systems put there, and `.gitignore` or the person keeps out.
const PASSING: [&str; 7] = ["target", ".DS_Store", ".direnv", ".envrc", ".idea", ".jj", ".vscode"];

#[test]
fn the_root_is_short() {
    let stranger = |name: &str| !ROOT.contains(&name) && !PASSING.contains(&name);
    assert!(stranger("build.rs") && stranger("docs") && !stranger("src"));
    let strangers: Vec<_> = std::fs::read_dir(env!("CARGO_MANIFEST_DIR"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| stranger(name))
        .collect();
    assert_eq!(strangers, Vec::<String>::new(), "what stands at the root is decided, not dropped");
}

/// Words of the place where the house was built, put together so that this file does not hold them.
const WORKPLACE: [&str; 3] = [concat!("/wo", "rk/"), concat!("iss", "ue #"), concat!("ag", "ent")];

/// The first word of the workplace in a text.
fn workplace_word(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let stands_alone = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + word.len()..].trim_start_matches('s').chars().next();
            !word.starts_with(char::is_alphabetic)
                || !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphabetic)
        })
    };
    WORKPLACE.into_iter().find(|word| stands_alone(word))
}

#[test]
fn nothing_names_the_workplace() {
    for word in WORKPLACE {
        assert!(workplace_word(&format!("see the {word}s, or {word}")).is_some(), "{word}");
    }
    assert_eq!(workplace_word("a reagent, an agenda, /workshop"), None);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<String> = ["src", "tests", "assets", ".ci", ".github"]
        .into_iter()
        .filter(|folder| root.join(folder).is_dir())
        .flat_map(|folder| files(&root.join(folder)))
        .collect();
    paths.extend(["README.md", "Cargo.toml", ".clippy.toml", ".deny.toml"].map(str::to_owned));
    for path in paths {
        // What is no text has no words.
        let Ok(text) = std::fs::read_to_string(root.join(&path)) else { continue };
        assert_eq!(workplace_word(&text), None, "{path}");
    }
}
