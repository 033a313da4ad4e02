//! Both languages whole: the same keys and arguments, every key used, and each language written as it is written.

use super::tidy::source::{files, sources};
use gendan::i18n::{Lang, Texts};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Keys that are put together in the code, by beginning and end, and where.
const PUT_TOGETHER: [(&str, &str, &str); 3] = [
    ("action-", "-help", "action.rs: an action's label with -help"),
    ("checkup-", "-said", "wording/checkup.rs: a check's name with -said"),
    ("lint-", "-said", "wording/lint.rs: a rule's question with -said"),
];

/// Texts in the code that look like keys and are none.
/// `log-form` names a draft.
const NO_KEYS: [&str; 1] = ["log-form"];

/// Words in Latin letters that Chinese texts use as they are. A word with a capital letter needs no entry.
const LATIN_WORDS: &[&str] = &[
    "gendan",
    "play",
    "show",
    "log",
    "attach",
    "training",
    "retail",
    "run",
    "dry",
    "import",
    "report",
    "unpaid",
    "overdue",
    "count",
    "rollup",
    "due",
    "statement",
    "overview",
    "day",
    "week",
    "seal",
    "verify",
    "text",
    "md",
    "html",
    "db",
    "h", // options, commands and values as they are typed
    "as",
    "map",
    "sheet",
    "encoding",
    "dates",
    "rejects",
    "tier",
    "priority",
    "apply",
    "target",
    "gap",
    "promise",
    "help",
    "customers",
    "contacts",
    "deals",
    "followups",
    "export",
    "force",
    "journal",
    "vcf",
    "ics",
    "json",
    "all",
    "hledger",
    "calendar",
    "csv",
    "xlsx",
    "products",
    "receipts",
    "orders",
    "ymd",
    "mdy",
    "dmy",
    "zh",
    "en",
    "doctor",
    "dumb",
    "find",
    "undo",
    "customer",
    "add",
    "edit",
    "contact",
    "backup",
    "backups",
    "restore",
    "order",
    "receipt",
    "delivery",
    "arrived",
    "product",
    "list",
    "terms",
    "currency",
    "amount",
    "line",
    "date",
    "price",
    "from",
    "to",
    "of",
    "by",
    "month",
    "category",
    "ageing",
    "net",
    "bash",
    "elvish",
    "fish",
    "powershell",
    "zsh",
    "dossier",
    "patterns",
    "handover",
    "verdict",
    "active",
    "cooling",
    "silent",
    "suspect",
    "dead",
    "phone",
    "wechat",
    "wecom",
    "visit",
    "email",
    "sms",
    "video",
    "event",
    "social",
    "form",
    "other", // codes of channels, layers and reports
];

/// Chinese texts that are data, not sentences.
const DATA: [&str; 9] = [
    "export-account-bank",
    "export-account-bills",
    "export-account-receivable",
    "export-account-returns",
    "export-account-sales",
    "amount-compact-units",
    "date-day",
    "date-day-year",
    "ledger-month-pattern",
];

fn keys(lang: Lang) -> BTreeMap<String, Vec<String>> {
    Texts::load(lang).keys().into_iter().collect()
}

fn file_texts(lang: Lang) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paths = files(&root.join("assets/locales").join(lang.tag()));
    paths.into_iter().map(|path| (path.clone(), std::fs::read_to_string(root.join(path)).unwrap())).collect()
}

/// Each message of a language: its key and its words, without comments and without what stands in braces.
fn messages(lang: Lang) -> Vec<(String, String)> {
    let mut messages: Vec<(String, String)> = Vec::new();
    for (_, text) in file_texts(lang) {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                Some((key, words)) => messages.push((key.to_owned(), words.to_owned())),
                None => messages.last_mut().into_iter().for_each(|(_, words)| words.push_str(&format!("\n{line}"))),
            }
        }
    }
    messages.into_iter().map(|(key, words)| (key, without_arguments(&words))).collect()
}

/// The words with `{ $name }` taken out. The variants of a choice stay, their conditions do not.
fn without_arguments(words: &str) -> String {
    let mut kept = String::new();
    for line in words.lines() {
        let line = line.trim();
        let line = line.strip_prefix(['[', '*']).and_then(|rest| rest.split_once(']')).map_or(line, |(_, rest)| rest);
        let mut depth = 0;
        for c in line.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                c if depth == 0 => kept.push(c),
                _ => {}
            }
        }
        kept.push(' ');
    }
    kept
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

#[test]
fn both_languages_have_the_same_files_keys_and_arguments() {
    let names = |lang: Lang| -> BTreeSet<String> {
        file_texts(lang).into_iter().map(|(path, _)| path.rsplit('/').next().unwrap().to_owned()).collect()
    };
    assert_eq!(names(Lang::ZhCn), names(Lang::En));
    let areas: BTreeSet<String> = keys(Lang::En).keys().map(|key| format!("{}.ftl", area(key))).collect();
    assert_eq!(areas, names(Lang::En), "each file is listed in i18n.rs, and holds keys that begin with its name");
    assert_eq!(keys(Lang::ZhCn), keys(Lang::En));
    for lang in Lang::ALL {
        assert_eq!(messages(lang).len(), keys(lang).len(), "a key stands twice in {}", lang.tag());
    }
}

fn area(key: &str) -> &str {
    key.split('-').next().unwrap_or_default()
}

#[test]
fn every_key_in_the_code_exists_and_every_key_is_used() {
    let keys = keys(Lang::En);
    let areas: BTreeSet<&str> = keys.keys().map(|key| area(key)).collect();
    let texts: BTreeSet<String> = sources("src").iter().flat_map(|source| source.texts()).collect();
    let looks_like_a_key = |text: &str| {
        text.contains('-')
            && areas.contains(area(text))
            && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
            && !text.ends_with('-')
    };
    let missing: Vec<_> = texts
        .iter()
        .filter(|text| looks_like_a_key(text) && !keys.contains_key(*text) && !NO_KEYS.contains(&text.as_str()))
        .collect();
    assert!(missing.is_empty(), "no text in assets/locales for {missing:?}");
    let is_put_together =
        |key: &str| PUT_TOGETHER.iter().any(|(start, end, _)| key.starts_with(start) && key.ends_with(end));
    let unused: Vec<_> = keys.keys().filter(|key| !texts.contains(*key) && !is_put_together(key)).collect();
    assert!(unused.is_empty(), "nothing in src uses {unused:?}");
}

#[test]
fn a_key_without_a_text_is_loud() {
    let texts = Texts::load(Lang::En);
    assert_eq!(texts.find("channel-pigeon"), None);
    assert_eq!(texts.find("nowhere"), None);
    let loud = std::panic::catch_unwind(|| Texts::load(Lang::En).get("channel-pigeon").to_owned());
    assert_eq!(loud.is_err(), cfg!(debug_assertions));
}

#[test]
fn no_line_ends_in_blanks() {
    for (path, text) in Lang::ALL.into_iter().flat_map(file_texts) {
        for (place, line) in text.lines().enumerate() {
            assert_eq!(line, line.trim_end(), "{path}:{}", place + 1);
            assert!(!line.contains('\t'), "{path}:{}", place + 1);
        }
    }
}

/// Half-width punctuation beside a Chinese character.
fn narrow_punctuation(words: &str) -> Option<String> {
    let chars: Vec<char> = words.chars().collect();
    let stands_beside = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).is_some_and(|c| is_han(*c));
        // In what a person types, such as `:` or `/`, a mark stands before a character without being punctuation.
        before || ",;?!()".contains(chars[at]) && chars.get(at + 1).is_some_and(|c| is_han(*c))
    };
    (0..chars.len())
        .find(|at| ",.;:?!()".contains(chars[*at]) && stands_beside(*at))
        .map(|at| chars[at.saturating_sub(4)..(at + 5).min(chars.len())].iter().collect())
}

/// A word in Latin letters that Chinese does not use.
fn english_word(words: &str) -> Option<&str> {
    words
        .split(|c: char| !c.is_ascii_alphabetic() && c != '_')
        .find(|word| word.len() > 1 && !word.contains(|c: char| c.is_ascii_uppercase()) && !LATIN_WORDS.contains(word))
}

#[test]
fn chinese_is_written_as_chinese() {
    assert!(narrow_punctuation("读不了,请检查").is_some() && narrow_punctuation("客户(3)").is_some());
    assert!(narrow_punctuation("第 3 行：2026-11-21, 15:00").is_none());
    assert!(english_word("保存 the 客户").is_some() && english_word("按 Enter 保存 CSV").is_none());
    for (key, words) in messages(Lang::ZhCn).into_iter().filter(|(key, _)| !DATA.contains(&key.as_str())) {
        assert_eq!(narrow_punctuation(&words), None, "{key}");
        assert_eq!(english_word(&words), None, "{key}");
    }
}

#[test]
fn english_is_written_as_english() {
    for (key, words) in messages(Lang::En) {
        let stranger = words.chars().find(|c| is_han(*c) || "，。；：？！（）、".contains(*c));
        assert_eq!(stranger, None, "{key}");
    }
}
