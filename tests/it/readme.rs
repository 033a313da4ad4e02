//! What the README shows of the program is made from the program: its keys, its pictures. `GENDAN_UPDATE=1` writes them anew.

use super::{readme_picture, screen_book as factory, screen_driver::Driver};
use gendan::{
    action::ACTIONS,
    demo,
    i18n::{Lang, Texts},
    keymap::Key,
    store::Store,
};
use std::{fmt::Write, fs, path::PathBuf};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Compares a file with what it should be, or makes it so.
fn check(name: &str, wanted: &str) {
    let path = path(name);
    if std::env::var_os("GENDAN_UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, wanted).unwrap();
        return;
    }
    let found = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == wanted, "{name} is not what the program shows: run the tests once with GENDAN_UPDATE=1");
}

/// A table of the keys: every action with its default keys, what it does, and where.
fn keys(lang: Lang) -> String {
    let texts = Texts::load(lang);
    let (heads, comma) = match lang {
        Lang::ZhCn => (["按键", "做什么", "在哪里"], "、"),
        Lang::En => (["keys", "what it does", "where"], ", "),
    };
    let mut table = format!("| {} |\n|---|---|---|\n", heads.join(" | "));
    for row in ACTIONS {
        let keys: Vec<Key> = row.keys.iter().map(|key| Key::parse(key).unwrap()).collect();
        let names: Vec<String> = keys.iter().map(|key| format!("`{}`", key.name(|name| texts.get(name)))).collect();
        // Where text is typed a letter is text: there the arrows of the same row work, which needs no telling.
        let typed = keys.iter().any(|key| key.is_printable());
        let places = row.scopes.iter().filter(|scope| !(typed && scope.takes_text()));
        let places: Vec<&str> = places.map(|scope| texts.get(scope.label())).collect();
        writeln!(table, "| {} | {} | {} |", names.join(" "), texts.get(row.help), places.join(comma)).unwrap();
    }
    table
}

/// The text with what stands between the two marks of `name` replaced.
fn between(text: &str, name: &str, inside: &str) -> String {
    let start = format!("<!-- {name} -->\n");
    let (before, rest) = text.split_once(&start).unwrap_or_else(|| panic!("README.md has no {start}"));
    let (_, after) = rest.split_once("<!-- /keys -->").unwrap_or_else(|| panic!("{name} has no end"));
    format!("{before}{start}{inside}<!-- /keys -->{after}")
}

#[test]
fn the_readme_lists_the_keys_that_there_are() {
    let readme = fs::read_to_string(path("README.md")).unwrap().replace("\r\n", "\n");
    let wanted = between(&readme, "keys:en", &keys(Lang::En));
    let wanted = between(&wanted, "keys:zh", &keys(Lang::ZhCn));
    check("README.md", &wanted);
}

#[test]
fn the_pictures_show_the_program_as_it_is() {
    for (lang, name) in [(Lang::En, "en"), (Lang::ZhCn, "zh")] {
        let mut store = Store::in_memory().unwrap();
        demo::fill(&mut store, lang, factory::now()).unwrap();
        let mut driver = Driver::new(store, lang);
        let texts = Texts::load(lang);
        let pictures = [("follow-ups", "queue-title", ""), ("ledger", "action-tab-ledger", "2j<enter>")];
        for (tab, title, keys) in pictures {
            driver.keys(keys);
            let picture = readme_picture::svg(&driver.buffer, texts.get(title));
            check(&format!("assets/pictures/{tab}-{name}.svg"), &picture);
        }
    }
}
