//! Keys: written and read back, looked up, overridden, in conflict.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use gendan::{
    action::{ACTIONS, Action, Scope},
    config::KeyTexts,
    i18n::{Lang, Texts},
    keymap::{Key, Keymap, KeymapError},
};
use std::collections::BTreeMap;

const LIST: &[Scope] = &[Scope::FollowUps, Scope::Global, Scope::Everywhere];
const FORM: &[Scope] = &[Scope::Form, Scope::Everywhere];

fn press(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
    KeyEvent::new(code, modifiers)
}

fn char(c: char) -> KeyEvent {
    press(KeyCode::Char(c), KeyModifiers::NONE)
}

fn with(overrides: &[(&str, &[&str])]) -> (Keymap, Vec<KeymapError>) {
    let keys = |keys: &[&str]| KeyTexts(keys.iter().map(|key| (*key).to_owned()).collect());
    Keymap::new(&overrides.iter().map(|(id, list)| ((*id).to_owned(), keys(list))).collect::<BTreeMap<_, _>>())
}

#[test]
fn the_table_is_sound() {
    for (place, row) in ACTIONS.iter().enumerate() {
        assert_eq!(row.action as usize, place, "{}", row.id);
        assert_eq!(row.label, format!("action-{}", row.id.replace(['.', '_'], "-")));
        assert_eq!(Action::from_id(row.id), Some(row.action));
        assert!(!row.scopes.is_empty() && !row.keys.is_empty(), "{}", row.id);
        for text in row.keys {
            assert!(Key::parse(text).is_ok(), "{text} of {}", row.id);
        }
        for lang in Lang::ALL {
            let texts = Texts::load(lang);
            assert!(texts.find(row.label).is_some() && texts.find(row.help).is_some(), "{} in {lang:?}", row.id);
        }
    }
    for (place, scope) in Scope::ALL.into_iter().enumerate() {
        assert_eq!(scope as usize, place);
        assert!(Texts::load(Lang::En).find(scope.label()).is_some(), "{scope:?}");
    }
    let (_, errors) = with(&[]);
    assert_eq!(errors, [], "the default keys contradict each other");
}

#[test]
fn every_default_key_works_in_each_of_its_scopes() {
    let map = Keymap::default();
    for row in ACTIONS {
        for &scope in row.scopes {
            let reachable: Vec<Key> =
                map.working_keys(&[scope, Scope::Global, Scope::Everywhere], row.action).collect();
            assert!(!reachable.is_empty(), "{} has no key in {scope:?}", row.id);
        }
    }
}

#[test]
fn the_core_ten_can_be_called_with_an_input_method_on() {
    use Action::*;
    let map = Keymap::default();
    for action in [Log, NoAnswerNext, Snooze, EditCustomer, NewCustomer, Star, Park, Copy, Review, Undo, Help, Quit] {
        assert!(map.working_keys(LIST, action).any(|key| !key.is_letter()), "{action:?}");
    }
}

#[test]
fn every_key_reads_back_as_it_is_written() {
    let mut keys: Vec<Key> = (' '..='~').map(|c| Key::from_event(&char(c)).unwrap()).collect();
    let modifiers = [
        KeyModifiers::NONE,
        KeyModifiers::SHIFT,
        KeyModifiers::CONTROL,
        KeyModifiers::ALT,
        KeyModifiers::CONTROL | KeyModifiers::SHIFT,
        KeyModifiers::CONTROL | KeyModifiers::ALT,
    ];
    let named = [
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Insert,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Up,
        KeyCode::Down,
    ];
    let letters = ('a'..='z').chain('0'..='9').chain("?*/:@-+=;".chars()).map(KeyCode::Char);
    for code in named.into_iter().chain((1..=12).map(KeyCode::F)).chain(letters) {
        keys.extend(modifiers.iter().filter_map(|held| Key::from_event(&press(code, *held))));
    }
    for key in keys {
        let text = key.to_string();
        assert_eq!(Key::parse(&text), Ok(key), "{text}");
        assert_eq!(Key::from_event(&key.to_event()), Some(key), "{text}");
    }
}

#[test]
fn keys_are_read_as_people_write_them() {
    let same = [
        ("A", "shift-a"),
        ("Shift-A", "shift-a"),
        ("CTRL-F", "ctrl-f"),
        ("Ctrl-f", "ctrl-f"),
        ("shift-tab", "backtab"),
        ("F2", "f2"),
        ("PageUp", "pageup"),
        ("Space", "space"),
        ("shift-?", "?"),
        ("-", "hyphen"),
        (" f2 ", "f2"),
    ];
    for (one, other) in same {
        assert_eq!(Key::parse(one), Key::parse(other), "{one} {other}");
        assert!(Key::parse(one).is_ok(), "{one}");
    }
    for wrong in ["", "ctrl-", "ctrl-a-b", "g g", "hyper-x", "pgup!", "f99", "\u{1b}", "华为"] {
        assert!(Key::parse(wrong).is_err(), "{wrong:?}");
    }
}

#[test]
fn names_are_for_people() {
    let texts = Texts::load(Lang::ZhCn);
    let cases = [
        ("ctrl-r", "Ctrl-R"),
        ("shift-a", "A"),
        ("a", "a"),
        ("enter", "回车"),
        ("shift-tab", "Shift-Tab"),
        ("f2", "F2"),
        ("down", "↓"),
        ("ctrl-shift-x", "Ctrl-Shift-X"),
        ("space", "空格"),
        ("*", "*"),
    ];
    for (text, name) in cases {
        assert_eq!(Key::parse(text).unwrap().name(|key| texts.get(key)), name);
    }
}

#[test]
fn a_terminal_may_say_it_differently() {
    let map = Keymap::default();
    let shifted = |c| press(KeyCode::Char(c), KeyModifiers::SHIFT);
    let cases = [
        (char('a'), Some(Action::Log)),
        (shifted('A'), Some(Action::NoAnswerNext)),
        (char('A'), Some(Action::NoAnswerNext)),
        (shifted('?'), Some(Action::Help)),
        (char('?'), Some(Action::Help)),
        (shifted('*'), Some(Action::Star)),
        (char('？'), Some(Action::Help)),
        (char('：'), Some(Action::Palette)),
        (char('／'), Some(Action::Filter)),
        (char('、'), Some(Action::Filter)),
        (char('＊'), Some(Action::Star)),
        (char('×'), Some(Action::Star)),
        (char('＠'), Some(Action::Contacts)),
        (char('１'), Some(Action::TabFollowUps)),
        (char('２'), Some(Action::TabLedger)),
        (char('ａ'), Some(Action::Log)),
        (char('Ａ'), Some(Action::NoAnswerNext)),
        (char('\u{3000}'), Some(Action::Mark)),
        (press(KeyCode::F(2), KeyModifiers::NONE), Some(Action::Log)),
        (char('华'), None),
        (KeyEvent { kind: KeyEventKind::Release, ..char('a') }, None),
    ];
    for (event, action) in cases {
        assert_eq!(map.action(LIST, &event), action, "{event:?}");
    }
    assert!(Keymap::is_input_method_text(LIST, &char('华')));
    assert!(!Keymap::is_input_method_text(LIST, &char('？')));
    assert!(!Keymap::is_input_method_text(FORM, &char('华')));
    let hint = map.input_method_hint(LIST, &Texts::load(Lang::ZhCn));
    assert!(hint.contains("F2") && hint.contains("F4") && hint.contains('?'), "{hint}");
}

#[test]
fn text_stays_text() {
    let map = Keymap::default();
    for scope in Scope::ALL.into_iter().filter(|scope| scope.takes_text()) {
        for c in (' '..='~').chain("？：／１华".chars()) {
            assert_eq!(map.action(&[scope, Scope::Everywhere], &char(c)), None, "{c} in {scope:?}");
        }
    }
    assert_eq!(map.action(FORM, &press(KeyCode::F(1), KeyModifiers::NONE)), Some(Action::Help));
    assert_eq!(map.action(FORM, &press(KeyCode::Char('r'), KeyModifiers::CONTROL)), None, "no redo under a form");
}

#[test]
fn ctrl_c_cancels_or_quits_whatever_the_settings_say() {
    let interrupt = press(KeyCode::Char('c'), KeyModifiers::CONTROL);
    let (map, errors) = with(&[("customer.copy", &["ctrl-c"]), ("app.quit", &[]), ("dialog.cancel", &[])]);
    assert!(matches!(errors.as_slice(), [KeymapError::Reserved { id: "customer.copy", .. }]), "{errors:?}");
    for map in [map, Keymap::default()] {
        for scope in Scope::ALL {
            let expected = match scope {
                Scope::FollowUps
                | Scope::Card
                | Scope::Rollup
                | Scope::Ledger
                | Scope::Receipts
                | Scope::Global
                | Scope::Everywhere => Action::Quit,
                Scope::OrderCard | Scope::Report => Action::Back,
                Scope::MergeList | Scope::Merge => Action::MergeBack,
                Scope::Brief => Action::BriefClose,
                Scope::Suspects | Scope::Verdict => Action::VerdictBack,
                Scope::CheckUp => Action::CheckClose,
                Scope::Confirm => Action::ConfirmNo,
                Scope::Review | Scope::Calls => Action::ReviewStop,
                Scope::Qr => Action::QrClose,
                Scope::Told => Action::ToldClose,
                Scope::ReviewEnd => Action::ReviewClose,
                _ => Action::Cancel,
            };
            assert_eq!(map.action(&[scope], &interrupt), Some(expected), "{scope:?}");
        }
    }
}

#[test]
fn overrides_replace_the_defaults() {
    let (map, errors) = with(&[("follow_up.log", &["i", "ctrl-l"]), ("customer.star", &[])]);
    assert_eq!(errors, []);
    assert_eq!(map.action(LIST, &char('i')), Some(Action::Log));
    assert_eq!(map.action(LIST, &char('a')), None);
    assert_eq!(map.action(LIST, &char('*')), None);
    assert_eq!(map.keys(Action::Log).len(), 2);
    assert_eq!(map.keys(Action::Star), []);
}

#[test]
fn what_cannot_be_used_is_reported_and_the_rest_works() {
    let (map, errors) = with(&[
        ("follow_up.lgo", &["i"]),
        ("customer.star", &["ctrl-a-b", "%"]),
        ("form.save", &["s"]),
        ("customer.wake", &["a"]),
        ("customer.edit", &["x"]),
    ]);
    let key = |text| Key::parse(text).unwrap();
    assert_eq!(
        errors,
        [
            KeymapError::UnknownAction { id: "follow_up.lgo".to_owned(), nearest: "follow_up.log" },
            KeymapError::UnknownKey { id: "customer.star", text: "ctrl-a-b".to_owned() },
            KeymapError::TypedAsText { id: "form.save", key: key("s") },
            KeymapError::Conflict {
                key: key("a"),
                scope: Scope::FollowUps,
                kept: "customer.wake",
                lost: "follow_up.log"
            },
            KeymapError::Conflict {
                key: key("x"),
                scope: Scope::FollowUps,
                kept: "customer.edit",
                lost: "customer.park"
            },
        ]
    );
    assert_eq!(map.action(LIST, &char('%')), Some(Action::Star));
    assert_eq!(map.action(LIST, &char('a')), Some(Action::Wake));
    assert_eq!(map.action(LIST, &press(KeyCode::F(2), KeyModifiers::NONE)), Some(Action::Log));
    for lang in Lang::ALL {
        let texts = Texts::load(lang);
        for error in &errors {
            let words = error.text(&texts);
            assert!(!words.is_empty() && !words.contains('{'), "{words}");
        }
    }
    assert!(errors[0].text(&Texts::load(Lang::ZhCn)).contains("follow_up.log"));
}
