//! Fields under the keys: lines, notes, menus, forms, palette and help.

use crate::kit_canvas::{Canvas, lines, typed};
use gendan::{
    action::{ACTIONS, Action, Scope},
    i18n::Lang,
    keymap::Key,
    tui::{
        Press,
        overlay::{
            help::{Help, HelpEvent},
            palette::{Palette, PaletteEvent},
        },
        widget::{
            echo::Echo,
            form::{Field, Form, FormEvent},
            line_input::{LineInput, LineLook},
            menu::{Menu, MenuEvent, MenuItem},
            text_area::TextArea,
        },
    },
};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// Types keys into a line: characters in quotes are typed, the rest are key names.
fn line(start: &str, keys: &[&str]) -> LineInput {
    let mut line = LineInput::new(start);
    for key in keys {
        line.on_key(&Key::parse(key).unwrap().to_event());
    }
    line
}

#[test]
fn a_line_is_edited_by_grapheme_and_word() {
    let cases: [(&str, &[&str], &str, usize); 14] = [
        ("华为", &["backspace"], "华", 3),
        ("cafe\u{301}", &["backspace"], "caf", 3),
        ("a👨\u{200d}👩\u{200d}👧", &["backspace"], "a", 1),
        ("ab", &["left", "x"], "axb", 2),
        ("ab", &["home", "delete"], "b", 0),
        ("ab", &["ctrl-a", "ctrl-d", "ctrl-e", "c"], "bc", 2),
        ("报价 已发", &["ctrl-w"], "报价 已", 10),
        ("one two", &["ctrl-w"], "one ", 4),
        ("one two", &["ctrl-left", "ctrl-k"], "one ", 4),
        ("one two", &["alt-b", "ctrl-u"], "two", 0),
        ("one two", &["ctrl-backspace"], "one ", 4),
        ("one", &["home", "ctrl-right", "end"], "one", 3),
        ("", &["ctrl-x", "f2", "tab", "enter", "esc"], "", 0),
        ("", &["a", "B", "?", "space", "1"], "aB? 1", 5),
    ];
    for (start, keys, text, caret) in cases {
        let line = line(start, keys);
        assert_eq!((line.text(), line.caret()), (text, caret), "{start} {keys:?}");
    }
}

#[test]
fn pasted_text_is_one_line() {
    let mut line = line("ac", &["left"]);
    line.paste("1\r\n2\n3\t4\u{1b}\u{0}华");
    assert_eq!((line.text(), line.caret()), ("a1 2 3 4华c", "a1 2 3 4华".len()));
}

#[test]
fn the_caret_is_in_sight_and_never_inside_a_glyph() {
    let canvas = Canvas::new(Lang::ZhCn);
    let look = LineLook { placeholder: "", style: Style::new(), focused: true };
    for width in 1..12u16 {
        let mut input = LineInput::new("报价ab已确认e\u{301},等合同");
        for _ in 0..20 {
            let mut buf = Buffer::empty(Rect::new(0, 0, width + 2, 1));
            let caret = input.draw(Rect::new(1, 0, width, 1), &mut buf, look, &canvas.ctx()).unwrap();
            assert!((1..=width).contains(&caret.x), "{caret} in {width}");
            lines(&buf);
            assert_eq!((buf[(0, 0)].symbol(), buf[(width + 1, 0)].symbol()), (" ", " "));
            input.on_key(&Key::parse("left").unwrap().to_event());
        }
        assert_eq!(input.caret(), 0);
    }
    let mut buf = Buffer::empty(Rect::new(0, 0, 9, 1));
    let caret = LineInput::new("报价已确认").draw(buf.area, &mut buf, look, &canvas.ctx()).unwrap();
    assert_eq!((lines(&buf).as_str(), caret.x), ("价已确认\n", 8));
}

#[test]
fn a_note_wraps_and_keeps_its_text() {
    let mut note = TextArea::new("报价已发,等老板批复\r\n下周有预算");
    assert_eq!(note.text(), "报价已发,等老板批复\n下周有预算");
    let mut buf = Buffer::empty(Rect::new(0, 0, 12, 4));
    let caret = note.draw(buf.area, &mut buf, Style::new(), true).unwrap();
    assert_eq!(lines(&buf), "报价已发,等\n老板批复\n下周有预算\n\n");
    assert_eq!((caret.x, caret.y), (10, 2));
    note.paste("\r\n一\u{202e}二\u{1b}");
    assert_eq!(note.lines(), 3);
    let mut buf = Buffer::empty(Rect::new(0, 0, 12, 2));
    let caret = note.draw(buf.area, &mut buf, Style::new(), true).unwrap();
    assert_eq!(caret.y, 1);
    assert!(!lines(&buf).contains('\u{202e}'), "{}", lines(&buf));
    for key in ["backspace", "backspace", "backspace", "enter", "x"] {
        assert!(note.on_key(&Key::parse(key).unwrap().to_event()));
    }
    assert_eq!(note.text(), "报价已发,等老板批复\n下周有预算\n\nx");
    assert!(!note.on_key(&Key::parse("down").unwrap().to_event()), "down from the last line leaves the note");
    assert!(!note.on_key(&Key::parse("f2").unwrap().to_event()));
}

fn snooze() -> Menu {
    let item = |key, label: &str| MenuItem { key: Some(key), label: label.to_owned(), detail: String::new() };
    Menu::new("改期", vec![item('1', "明天"), item('3', "3天后"), item('7', "一周后")]).with_input("日期")
}

#[test]
fn a_menu_takes_a_key_a_choice_or_a_text() {
    let canvas = Canvas::new(Lang::ZhCn);
    let press = |key: &str| canvas.press(Scope::Prompt, key);
    assert_eq!(snooze().on_press(&press("3")), MenuEvent::Chosen(1));
    assert_eq!(snooze().on_press(&Press { action: None, key: typed('７') }), MenuEvent::Chosen(2));
    assert_eq!(snooze().on_press(&press("enter")), MenuEvent::Chosen(0));
    assert_eq!(snooze().on_press(&press("esc")), MenuEvent::Cancelled);
    let mut menu = snooze();
    assert_eq!(menu.on_press(&press("down")), MenuEvent::Moved);
    assert_eq!(menu.on_press(&press("enter")), MenuEvent::Chosen(1));

    let mut menu = snooze();
    for c in "下周3".chars() {
        assert_eq!(menu.on_press(&Press { action: None, key: typed(c) }), MenuEvent::Typed);
    }
    menu.set_echo(Some(Echo::Error("?".to_owned())));
    assert_eq!(menu.on_press(&press("enter")), MenuEvent::Moved, "what is not understood is not taken");
    menu.set_echo(Some(Echo::Meaning("11-25 周三".to_owned())));
    assert_eq!(menu.on_press(&press("enter")), MenuEvent::Entered("下周3".to_owned()));

    // A date that begins like an item's key.
    let mut menu = snooze();
    assert_eq!(menu.on_press(&press("space")), MenuEvent::Moved);
    assert_eq!(menu.on_press(&press("1")), MenuEvent::Typed);
    assert_eq!(menu.on_press(&press("5")), MenuEvent::Typed);
    assert_eq!(menu.on_press(&press("enter")), MenuEvent::Entered("15".to_owned()));
    // Taken back, the keys choose again.
    let mut menu = snooze();
    menu.on_press(&press("x"));
    menu.on_press(&press("backspace"));
    assert_eq!(menu.on_press(&press("1")), MenuEvent::Chosen(0));
}

fn customer() -> Form {
    let tiers = ["A", "B", "C", "D"].map(|tier| (tier.to_owned(), format!("{tier} 级"))).to_vec();
    let channels = [("phone", "电话"), ("wechat", "微信"), ("visit", "面谈")];
    let channels = channels.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec();
    Form::new(vec![
        Field::line("name", "名称").required(),
        Field::choice("tier", "等级", tiers),
        Field::choice("channel", "渠道", channels),
        Field::toggle("star", "星标"),
        Field::note("note", "备注"),
        Field::line("next_on", "下次").placeholder("明天、下周三、11-25"),
    ])
}

#[test]
fn a_form_walks_its_fields() {
    let canvas = Canvas::new(Lang::ZhCn);
    let press = |key: &str| canvas.press(Scope::Form, key);
    let mut form = customer();
    for (key, focus) in [
        ("tab", "tier"),
        ("down", "channel"),
        ("shift-tab", "tier"),
        ("up", "name"),
        ("shift-tab", "next_on"),
        ("tab", "name"),
        ("enter", "tier"),
    ] {
        assert_eq!(form.on_press(&press(key)), FormEvent::Moved, "{key}");
        assert_eq!(form.focused(), Some(focus), "{key}");
    }
    form.focus("note");
    assert_eq!(form.on_press(&press("enter")), FormEvent::Changed, "a note takes line ends");
    form.focus("next_on");
    assert_eq!(form.on_press(&press("enter")), FormEvent::Submitted);
    form.focus("tier");
    assert_eq!(form.on_press(&press("ctrl-s")), FormEvent::Submitted);
    assert_eq!(form.on_press(&press("esc")), FormEvent::Cancelled);
    assert_eq!(form.on_press(&press("ctrl-c")), FormEvent::Cancelled);
}

#[test]
fn a_choice_is_made_in_many_ways() {
    let canvas = Canvas::new(Lang::ZhCn);
    let cases: [(&str, &[&str], &str); 13] = [
        ("tier", &["right"], "A"),
        ("tier", &["left"], "D"),
        ("tier", &["right", "right", "left"], "A"),
        ("tier", &["b"], "B"),
        ("tier", &["3"], "C"),
        ("tier", &["3", "delete"], ""),
        ("tier", &["end"], "D"),
        ("channel", &["w", "x"], "wechat"),
        ("channel", &["v"], "visit"),
        ("channel", &["d", "h"], "phone"),
        ("channel", &["d", "h", "w"], "wechat"),
        ("channel", &["2"], "wechat"),
        ("channel", &["2", "z"], "wechat"),
    ];
    for (id, keys, value) in cases {
        let mut form = customer();
        form.focus(id);
        for key in keys {
            form.on_press(&canvas.press(Scope::Form, key));
        }
        assert_eq!(form.text(id), value, "{id} {keys:?}");
    }
    let mut form = customer();
    form.focus("channel");
    form.on_press(&Press { action: None, key: typed('微') });
    assert_eq!(form.text("channel"), "wechat");
    form.focus("star");
    assert_eq!(form.on_press(&canvas.press(Scope::Form, "space")), FormEvent::Changed);
    assert_eq!(form.text("star"), "yes");
}

#[test]
fn what_is_wrong_with_a_field_is_told_whole() {
    let canvas = Canvas::new(Lang::En);
    let words =
        "This amount says another currency than the order has: write it in the currency of the order, or correct that";
    for width in [70, 48, 30] {
        let mut form = customer();
        form.judge(|id, _| (id == "next_on").then(|| Echo::Error(words.to_owned())));
        let height = form.height(width);
        let screen = canvas.lines((width, height), |area, buf, ctx| drop(form.draw(area, buf, ctx)));
        let told: Vec<&str> =
            screen.split(|c: char| c.is_whitespace() || c == '‼').filter(|word| !word.is_empty()).collect();
        if width > 30 {
            assert!(told.join(" ").ends_with(words), "{screen}");
        }
        // There is room for so much alone: the field with the keys and its echo.
        let small = canvas.lines((width, 2), |area, buf, ctx| drop(form.draw(area, buf, ctx)));
        assert!(small.contains("名称"), "{small}");
    }
}

#[test]
fn a_form_survives_as_texts() {
    let canvas = Canvas::new(Lang::ZhCn);
    let mut form = customer();
    form.paste("华为\n技术");
    form.fill([("tier", "B"), ("note", "一\n二"), ("star", "yes"), ("gone", "x"), ("channel", "unknown")]);
    let draft = form.values();
    let pairs: Vec<(&str, &str)> = draft.iter().map(|(id, text)| (*id, text.as_str())).collect();
    assert_eq!(
        pairs,
        [("name", "华为 技术"), ("tier", "B"), ("channel", ""), ("star", "yes"), ("note", "一\n二"), ("next_on", "")]
    );
    let mut again = customer();
    again.fill(pairs);
    assert_eq!(again.values(), draft);
    assert!(!again.go_to_error());

    let mut empty = customer();
    empty.focus("note");
    assert!(empty.go_to_error());
    assert_eq!(empty.focused(), Some("name"));
    let screen = canvas.lines((50, 10), |area, buf, ctx| {
        empty.draw(area, buf, ctx);
    });
    assert!(screen.contains("必填"), "{screen}");
    empty.on_press(&canvas.press(Scope::Form, "x"));
    empty.judge(|id, text| match id {
        "name" if text == "x" => Some(Echo::Warning("太短".to_owned())),
        "next_on" => Some(Echo::Error("看不懂".to_owned())),
        _ => None,
    });
    assert!(empty.go_to_error());
    assert_eq!(empty.focused(), Some("next_on"), "a warning does not stop the saving");
}

const LIST: &[Scope] = &[Scope::FollowUps, Scope::Global, Scope::Everywhere];

#[test]
fn help_lists_every_action_of_the_scope() {
    let canvas = Canvas::new(Lang::En);
    for scope in Scope::ALL {
        let help = Help::new(&[scope], &canvas.keymap, &canvas.texts);
        let listed: Vec<Action> = help.actions().collect();
        let all = ACTIONS.iter().filter(|row| row.scopes.contains(&scope)).map(|row| row.action);
        assert_eq!(listed, all.collect::<Vec<_>>(), "{scope:?}");
    }
}

#[test]
fn help_is_filtered_by_typing() {
    let canvas = Canvas::new(Lang::ZhCn);
    let mut help = Help::new(LIST, &canvas.keymap, &canvas.texts);
    for key in ["g", "q"] {
        help.on_press(&canvas.press(Scope::Told, key));
    }
    let found: Vec<Action> = help.actions().collect();
    assert!(found.contains(&Action::Snooze) && found.len() < 8, "{found:?}");
    assert_eq!(help.on_press(&canvas.press(Scope::Told, "pagedown")), HelpEvent::Moved);
    assert_eq!(help.on_press(&canvas.press(Scope::Told, "f1")), HelpEvent::Closed);
    assert_eq!(help.on_press(&canvas.press(Scope::Told, "esc")), HelpEvent::Closed);
}

#[test]
fn the_palette_finds_by_either_language_and_by_initials() {
    for (lang, query, first) in [
        (Lang::ZhCn, "改期", Action::Snooze),
        (Lang::ZhCn, "gq", Action::Snooze),
        (Lang::ZhCn, "snooze", Action::Snooze),
        (Lang::ZhCn, "xkh", Action::NewCustomer),
        (Lang::ZhCn, "fuzhi", Action::Copy),
        (Lang::En, "undo", Action::Undo),
        (Lang::En, "撤销", Action::Undo),
        (Lang::En, "customer.wake", Action::Wake),
    ] {
        let canvas = Canvas::new(lang);
        let mut palette = Palette::new(LIST, &canvas.keymap, &canvas.texts);
        for c in query.chars() {
            palette.on_press(&Press { action: None, key: typed(c) });
        }
        assert_eq!(palette.found().next(), Some(first), "{query}");
        assert_eq!(palette.on_press(&canvas.press(Scope::Overlay, "enter")), PaletteEvent::Run(first));
    }
    let canvas = Canvas::new(Lang::ZhCn);
    let mut palette = Palette::new(LIST, &canvas.keymap, &canvas.texts);
    let second = palette.found().nth(1).unwrap();
    palette.on_press(&canvas.press(Scope::Overlay, "down"));
    assert_eq!(palette.on_press(&canvas.press(Scope::Overlay, "enter")), PaletteEvent::Run(second));
    palette.paste("没有这个");
    assert_eq!(palette.on_press(&canvas.press(Scope::Overlay, "enter")), PaletteEvent::Ignored);
}
