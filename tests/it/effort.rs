//! Keys and seconds of a log: counted from opening to saving, told once, kept with the follow-up, taken back with it.

use crate::{
    cli_support::Book,
    factory::{self, Quick as _},
    forms_support::{Desk, script, subject},
    screen_book,
    screen_driver::Driver,
};
use chrono::Duration;
use gendan::{
    action::Scope,
    domain::effort::{Effort, UsualEffort},
    entry::log::LogEntry,
    i18n::Lang,
    store::{Op, Store, op::NewFollowUp},
    tui::{
        log_form::{LogForm, LogFormEvent},
        quick_log::{QuickLogEvent, QuickLogLine},
    },
};

fn effort_of(op: Op) -> Option<Effort> {
    match op {
        Op::LogFollowUp(new) => new.effort,
        other => panic!("{other:?}"),
    }
}

/// Types into the line, then saves so many seconds after it was opened.
fn line(text: &str, seconds: i64) -> Option<Effort> {
    let mut desk = Desk::new(Lang::ZhCn);
    let mut line = QuickLogLine::new(subject(), "", &desk.ctx());
    for press in script(&desk, Scope::QuickLog, text) {
        line.on_press(&press, &desk.ctx());
    }
    desk.at += Duration::seconds(seconds);
    let enter = desk.press(Scope::QuickLog, "enter");
    let QuickLogEvent::Save(op) = line.on_press(&enter, &desk.ctx()) else { panic!("not saved") };
    effort_of(*op)
}

#[test]
fn every_key_but_those_of_the_note_is_overhead() {
    // The key that opened the line and Enter are two.
    let cases = [
        ("报价已确认等合同盖章", 8, Effort { overhead: 2, keys: 12, seconds: 8 }),
        ("报价已确认等合同盖章 周三", 75, Effort { overhead: 5, keys: 15, seconds: 75 }),
        // A key that is taken back is two more.
        ("报价已确认等合同盖章了<backspace>", 9, Effort { overhead: 4, keys: 14, seconds: 9 }),
        ("电话 未接", 3, Effort { overhead: 7, keys: 7, seconds: 3 }),
        ("报价已确认等合同盖章", -60, Effort { overhead: 2, keys: 12, seconds: 0 }),
    ];
    for (text, seconds, expected) in cases {
        assert_eq!(line(text, seconds), Some(expected), "{text}");
    }
}

#[test]
fn a_paste_is_one_key_and_an_old_text_is_not_counted() {
    let desk = Desk::new(Lang::ZhCn);
    let enter = desk.press(Scope::QuickLog, "enter");
    let mut line = QuickLogLine::new(subject(), "", &desk.ctx());
    line.paste("客户要三台样机做测试", &desk.ctx());
    let QuickLogEvent::Save(op) = line.on_press(&enter, &desk.ctx()) else { panic!("not saved") };
    assert_eq!(effort_of(*op), Some(Effort { overhead: 3, keys: 3, seconds: 0 }));
    let mut line = QuickLogLine::new(subject(), "客户要三台样机做测试", &desk.ctx());
    let QuickLogEvent::Save(op) = line.on_press(&enter, &desk.ctx()) else { panic!("not saved") };
    assert_eq!(effort_of(*op), None, "typed another time");
    let mut form = LogForm::of_entry(subject(), &LogEntry::default(), &desk.ctx());
    form.fill([("note", "客户要三台样机做测试")], &desk.ctx());
    let save = desk.press(Scope::Form, "ctrl-s");
    let LogFormEvent::Save(op) = form.on_press(&save, &desk.ctx()) else { panic!("not saved") };
    assert_eq!(effort_of(*op), None);
}

#[test]
fn a_log_is_counted_whichever_way_it_begins() {
    let desk = Desk::new(Lang::ZhCn);
    let entry = LogEntry { note: "要三台样机做测试".into(), ..LogEntry::default() };
    let mut form = LogForm::of_entry(subject(), &entry, &desk.ctx());
    let save = desk.press(Scope::Form, "ctrl-s");
    let LogFormEvent::Save(op) = form.on_press(&save, &desk.ctx()) else { panic!("not saved") };
    assert_eq!(effort_of(*op).map(|effort| effort.keys), Some(2), "in a form");
    // A callback begins with asking when, a verdict with the way that was not tried; nobody typed that.
    for begun in [">", "微信 @李 "] {
        let mut line = QuickLogLine::beginning(subject(), begun, &desk.ctx());
        for press in script(&desk, Scope::QuickLog, "明天 报价已确认等合同盖章") {
            line.on_press(&press, &desk.ctx());
        }
        let enter = desk.press(Scope::QuickLog, "enter");
        let QuickLogEvent::Save(op) = line.on_press(&enter, &desk.ctx()) else { panic!("not saved") };
        assert_eq!(effort_of(*op).map(|effort| effort.keys), Some(15), "{begun}");
    }
    for lang in Lang::ALL {
        let mut store = Store::in_memory().unwrap();
        screen_book::fill(&mut store, lang);
        let mut driver = Driver::new(store, lang);
        let (when, told) = if lang == Lang::ZhCn { ("明天10点", "键，0 秒") } else { ("tomorrow", "keys, 0 s") };
        driver.keys("t6").keys(when).keys("<enter>").sees(told);
    }
}

#[test]
fn it_is_told_once_and_kept_with_the_follow_up() {
    for (lang, note, told) in [
        (Lang::ZhCn, "报价已确认等合同盖章", "备注 + 5 键，0 秒"),
        (Lang::En, "waiting for the signed contract", "note + 5 keys, 0 s"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.db");
        let mut store = Store::open(&path).unwrap();
        screen_book::fill(&mut store, lang);
        let mut driver = Driver::new(store, lang);
        let book = Store::open(&path).unwrap();
        let usual = || book.effort(screen_book::today(), screen_book::today()).unwrap();
        assert_eq!(usual(), None);
        let date = if lang == Lang::ZhCn { " 周三" } else { " wed" };
        driver.keys("a").keys(note).keys(date).keys("<enter>");
        if lang == Lang::ZhCn {
            driver.sees(told);
        } else {
            // A weekday of three letters is a key more.
            driver.sees("note + 6 keys, 0 s");
        }
        let overhead = if lang == Lang::ZhCn { 5 } else { 6 };
        assert_eq!(usual(), Some(UsualEffort { n: 1, overhead, seconds: 0 }));
        driver.keys("u").sees_no("0 秒").sees_no("0 s");
        assert_eq!(usual(), None, "undone with the follow-up");
        driver.keys("<ctrl-r>");
        assert_eq!(usual().map(|usual| usual.n), Some(1));
        // The form goes on counting where the line stopped.
        driver.keys("a").keys("要三台样机做测试").keys("<tab><ctrl-s>").sees(if lang == Lang::ZhCn {
            "备注 + 3 键"
        } else {
            "note + 3 keys"
        });
    }
}

#[test]
fn a_month_shows_what_a_log_usually_takes_beside_the_month_before() {
    let book = Book::new().in_chinese().at("2026-11-21T20:00:00");
    let mut store = Store::open(&book.db()).unwrap();
    let customer = store.add("蓝岸电子");
    let months = [
        ("2026-10-20T10:00:00+08:00", [(9, 20), (7, 30), (8, 25)]),
        ("2026-11-20T10:00:00+08:00", [(5, 8), (4, 900), (6, 11)]),
    ];
    for (at, logs) in months {
        for (overhead, seconds) in logs {
            let at = chrono::DateTime::parse_from_rfc3339(at).unwrap();
            let effort = Some(Effort { overhead, keys: overhead + 10, seconds });
            let happened = gendan::domain::follow_up::Happened::At(at);
            let new = NewFollowUp { effort, happened, ..factory::talk(customer) };
            store.apply(&Op::LogFollowUp(Box::new(new)), at).unwrap();
        }
    }
    let day = |text: &str| text.parse().unwrap();
    let of = |from, to| store.effort(day(from), day(to)).unwrap();
    assert_eq!(of("2026-10-01", "2026-10-31"), Some(UsualEffort { n: 3, overhead: 8, seconds: 25 }));
    assert_eq!(of("2026-11-01", "2026-11-30"), Some(UsualEffort { n: 3, overhead: 5, seconds: 11 }));
    assert_eq!(of("2026-09-01", "2026-09-30"), None);
    store.close();
    let report = book.json(&["report", "month"]).to_string();
    for told in ["\"log_keys\"", "\"log_seconds\"", "记的 3 条，取中位数；上月 8 键，25 秒。"] {
        assert!(report.contains(told), "{told}: {report}");
    }
    // A month without any says nothing of it.
    assert!(!book.json(&["report", "month", "--month", "2026-09"]).to_string().contains("log_keys"));
}
