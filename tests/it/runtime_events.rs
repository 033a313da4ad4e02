//! The queue of events: what is heard, what is taken together, and that writes to the file arrive.

use std::fs;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use gendan::app::events::{AppEvent, Events, translate};
use gendan::app::watch::Watch;

fn key(character: char) -> KeyEvent {
    KeyEvent::new(KeyCode::Char(character), KeyModifiers::NONE)
}

fn mouse(kind: MouseEventKind) -> MouseEvent {
    MouseEvent { kind, column: 1, row: 1, modifiers: KeyModifiers::NONE }
}

#[test]
fn releases_and_motion_are_not_heard() {
    let released = KeyEvent { kind: KeyEventKind::Release, ..key('a') };
    let repeated = KeyEvent { kind: KeyEventKind::Repeat, ..key('a') };
    assert_eq!(translate(Event::Key(released)), None);
    assert_eq!(translate(Event::Key(repeated)), Some(AppEvent::Key(repeated)));
    assert_eq!(translate(Event::FocusGained), None);
    for kind in [MouseEventKind::Moved, MouseEventKind::Up(MouseButton::Left), MouseEventKind::Drag(MouseButton::Left)]
    {
        assert_eq!(translate(Event::Mouse(mouse(kind))), None);
    }
    let wheel = mouse(MouseEventKind::ScrollDown);
    assert_eq!(translate(Event::Mouse(wheel)), Some(AppEvent::Mouse(wheel)));
}

#[test]
fn pasted_line_ends_are_line_feeds() {
    for (pasted, text) in [("a\r\nb\rc\nd", "a\nb\nc\nd"), ("\r\r\n", "\n\n"), ("电话", "电话")] {
        assert_eq!(translate(Event::Paste(pasted.into())), Some(AppEvent::Paste(text.into())));
    }
}

#[test]
fn what_waits_comes_at_once_in_order_with_states_taken_together() {
    let events = Events::default();
    let sender = events.sender();
    let sent = [
        AppEvent::Resize,
        AppEvent::Key(key('j')),
        AppEvent::Resize,
        AppEvent::DataChanged,
        AppEvent::Key(key('j')),
        AppEvent::DataChanged,
        AppEvent::Stop(15),
    ];
    for event in sent {
        sender.send(event).unwrap();
    }
    let expected =
        [AppEvent::Resize, AppEvent::Key(key('j')), AppEvent::DataChanged, AppEvent::Key(key('j')), AppEvent::Stop(15)];
    assert_eq!(events.wait(None), expected);
    assert_eq!(events.wait(Some(Duration::ZERO)), [AppEvent::Tick]);
    for _ in 0..1000 {
        sender.send(AppEvent::Key(key('k'))).unwrap();
    }
    assert!(events.wait(None).len() < 1000, "the screen is drawn in between");
}

#[test]
fn a_write_to_the_file_or_its_log_is_noticed_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("a.db");
    fs::write(&database, "x").unwrap();
    let events = Events::default();
    let watch = Watch::start(&database, events.sender()).unwrap();
    for name in ["a.db-wal", "a.db"] {
        fs::write(folder.path().join(name), name).unwrap();
        assert_eq!(events.wait(Some(Duration::from_secs(20))), [AppEvent::DataChanged], "{name}");
        let is_quiet = || events.wait(Some(Duration::from_millis(400))) == [AppEvent::Tick];
        while !is_quiet() {}
    }
    fs::write(folder.path().join("a.db-draft-1.jsonl"), "x").unwrap();
    fs::write(folder.path().join("a.db-shm"), "x").unwrap();
    fs::read(&database).unwrap();
    assert_eq!(events.wait(Some(Duration::from_millis(400))), [AppEvent::Tick]);
    drop(watch);
}
