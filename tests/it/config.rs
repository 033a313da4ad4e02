//! The settings file: its documented default tells the truth, and no file, however broken, does harm.

use gendan::config::{Config, ConfigError, DEFAULT_TEXT, KeyTexts, LanguageChoice};
use gendan::domain::tier::Tier;
use gendan::i18n::{Lang, Texts};
use gendan::wording::errors;
use std::path::Path;

fn read(text: &str) -> Result<Config, ConfigError> {
    Config::from_text(text, Path::new("config.toml"))
}

/// The default file with every setting switched on: a `#` right before a setting is taken off.
fn uncommented() -> String {
    let line = |line: &str| match line.strip_prefix('#') {
        Some(setting) if !setting.starts_with(' ') => format!("{setting}\n"),
        _ => format!("{line}\n"),
    };
    DEFAULT_TEXT.lines().map(line).collect()
}

#[test]
fn the_documented_default_is_the_default() {
    assert_eq!(read(DEFAULT_TEXT).unwrap(), Config::default(), "as it is delivered");
    assert_eq!(read(&uncommented()).unwrap(), Config::default(), "with every setting switched on");
    let documented: toml::Table = toml::from_str(&uncommented()).unwrap();
    let known = toml::Table::try_from(Config::default()).unwrap();
    assert_eq!(documented, known, "every setting is documented, and no other");
}

#[test]
fn the_default_is_documented_in_both_languages() {
    let mut comment = String::new();
    for line in DEFAULT_TEXT.lines() {
        if line.starts_with("# ") {
            comment.push_str(line);
        } else if line.is_empty() {
            comment.clear();
        } else if !line.starts_with("#[") && line != "#" {
            let has_chinese = comment.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            let has_english =
                comment.split(' ').filter(|word| word.chars().all(|c| c.is_ascii_lowercase())).count() > 1;
            assert!(has_chinese && has_english, "{line} under {comment}");
        }
    }
}

#[test]
fn settings_are_read() {
    let config = read(
        "\u{20}language = 'zh'\ncurrency = 'USD'\nowner = '销售一部'\n[tiers.cadence]\nA = 2\n[care]\nred_after = 20\n\
         [keys]\nstar = '*'\nlog = ['a', 'f2']\npark = []\n",
    )
    .unwrap();
    assert_eq!(config.language, LanguageChoice::Zh);
    assert_eq!(config.language.lang(), Some(Lang::ZhCn));
    assert_eq!(config.currency.code(), "USD");
    assert_eq!(config.owner, "销售一部");
    assert_eq!(Tier::ALL.map(|tier| config.tiers.cadence.of(tier)), [2, 7, 15, 30], "the others keep their default");
    assert_eq!(Tier::ALL.map(|tier| config.tiers.red_after.of(tier)), [1, 3, 7, 15]);
    assert_eq!(Tier::ALL.map(|tier| config.dormancy.threshold.of(tier)), [6, 5, 4, 3]);
    assert_eq!((config.care.cadence, config.care.red_after), ([7, 30, 90], 20));
    let keys = |names: &[&str]| KeyTexts(names.iter().map(|name| (*name).to_owned()).collect());
    assert_eq!(config.keys["star"], keys(&["*"]));
    assert_eq!(config.keys["log"], keys(&["a", "f2"]));
    assert_eq!(config.keys["park"], keys(&[]));
}

#[test]
fn workdays_are_chinas_by_the_settings_alone() {
    let worked = |text: &str| {
        let workdays = read(text).unwrap().due_policy().workdays;
        ["2026-10-07", "2026-10-10", "2027-02-05"].map(|day| workdays.is_workday(day.parse().unwrap()))
    };
    let (china, week) = ([false, true, true], [true, false, true]);
    assert_eq!(worked(""), china, "the currency is CNY");
    assert_eq!(worked("currency = 'USD'"), week);
    assert_eq!(worked("currency = 'USD'\nlanguage = 'zh'"), china);
    assert_eq!(worked("[workdays]\ncalendar = 'week'"), week);
    assert_eq!(worked("currency = 'USD'\n[workdays]\ncalendar = 'cn'"), china);
    let own = "[workdays]\noff = [2027-02-05, '2026-10-10']\non = ['2026-10-07']";
    assert_eq!(worked(own), [true, false, false]);
    let once = read("workdays = true").unwrap().due_policy();
    assert!(once.overdue_in_workdays && once.workdays.chinese, "as it was once written");
}

#[test]
fn a_fault_is_told_with_its_place() {
    // text, line, column, a word of what is wrong
    let cases = [
        ("langage = 'zh'", 1, 1, "langage"),
        ("theme = 'dark'\nlanguage = 'fr'", 2, 12, "fr"),
        ("owner = '王' x", 1, 13, "newline"),
        ("[tiers.cadence]\nA = 0", 2, 5, "1 to 3650"),
        ("[tiers.cadence]\nE = 3", 2, 1, "E"),
        ("[tiers.red_after]\nB = 99999", 2, 5, "99999"),
        ("[care]\ncadence = [7, 30]", 2, 11, "3"),
        ("[dormancy]\nsuspect_at = 101", 2, 14, "1 to 100"),
        ("currency = 'yuan'", 1, 12, "yuan"),
        ("[keys]\nlog = 3", 2, 7, "key"),
        ("workdays = 'no'", 1, 12, "[workdays]"),
        ("[workdays]\noff = ['2027-02-30']", 2, 7, "2027-01-01"),
        ("[workdays]\ncalendar = 'us'", 2, 12, "week"),
        ("[triage]\ncapacity = 0", 2, 12, "1 to 999"),
        ("owner = ", 1, 9, ""),
    ];
    for (text, at_line, at_column, word) in cases {
        match read(text) {
            Err(ConfigError::Invalid { line, column, message, excerpt, .. }) => {
                assert_eq!((line, column), (at_line, at_column), "{text}: {message}");
                assert!(message.contains(word), "{text}: {message}");
                assert_eq!(excerpt, text.lines().nth(line - 1).unwrap().trim());
            }
            other => panic!("{text}: {other:?}"),
        }
    }
}

#[test]
fn a_fault_has_words_that_say_what_to_do() {
    let error = read("theme = 'dark'\nlanguage = 'fr'").unwrap_err();
    let chinese = errors::config(&Texts::load(Lang::ZhCn), &error);
    assert!(chinese.starts_with("设置文件 config.toml 第 2 行第 12 列有误"), "{chinese}");
    let english = errors::config(&Texts::load(Lang::En), &error);
    assert!(english.contains("line 2, column 12") && english.contains("Mend or remove this line: language = 'fr'"));
}

#[test]
fn no_file_does_harm() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    let fault = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        let (config, fault) = Config::load(&path);
        assert_eq!(config, Config::default());
        fault
    };
    assert!(Config::load(&path).1.is_none(), "there is none");
    assert!(fault(b"").is_none());
    assert!(fault("\u{feff}glyphs = 'unicode'\r\n".as_bytes()).is_none(), "as Notepad saves it");
    assert!(matches!(fault(b"owner = 'a'\n\xff\xfe\x00"), Some(ConfigError::NotText { line: 2, .. })));
    assert!(matches!(fault(&[0; 4096]), Some(ConfigError::Invalid { .. })));
    assert!(matches!(fault(&vec![b'#'; (1 << 20) + 1]), Some(ConfigError::TooLarge { .. })));
    assert!(matches!(fault("a = ".repeat(1000).as_bytes()), Some(ConfigError::Invalid { .. })));
    assert!(matches!(fault("[".repeat(100_000).as_bytes()), Some(ConfigError::Invalid { .. })));
    assert!(matches!(fault(format!("a = {}", "[".repeat(100_000)).as_bytes()), Some(ConfigError::Invalid { .. })));
    let fault = Config::load(folder.path()).1.unwrap();
    assert!(errors::config(&Texts::load(Lang::ZhCn), &fault).contains("（这是文件夹，不是文件）"), "{fault}");
    assert!(errors::config(&Texts::load(Lang::En), &fault).contains("(it is a folder, not a file)"), "{fault}");
    let endless = Path::new("/dev/zero");
    assert_eq!(Config::load(endless).1.is_some(), endless.exists());
}
