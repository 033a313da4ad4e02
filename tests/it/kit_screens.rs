//! What the kit looks like: snapshots at 120x36, 80x24, 40x10 and 1x1, in both languages.

use crate::{
    kit_canvas::Canvas,
    kit_sizes::{chips, form, menu},
};
use gendan::{
    action::{Action, Scope},
    i18n::Lang,
    tui::{
        DrawContext,
        overlay::{help::Help, palette::Palette},
        widget::{
            chips,
            confirm::Confirm,
            footer::Footer,
            frame::Frame,
            hits::{Hits, Target},
            popup::Place,
            tab_bar::{Piece, Tab, TabBar},
        },
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

const SIZES: [(u16, u16); 4] = [(120, 36), (80, 24), (40, 10), (1, 1)];
const LIST: &[Scope] = &[Scope::FollowUps, Scope::Global, Scope::Everywhere];

fn snapshots(name: &str, draw: impl Fn(Rect, &mut Buffer, &DrawContext)) {
    for lang in Lang::ALL {
        for size in SIZES {
            let screen = Canvas::new(lang).lines(size, &draw);
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("kit_{name}_{}_{}x{}", lang.tag(), size.0, size.1), screen);
            });
        }
    }
}

#[test]
fn help() {
    snapshots("help", |area, buf, ctx| {
        Help::new(LIST, ctx.keymap, ctx.texts).draw(area, buf, ctx);
    });
}

#[test]
fn palette() {
    snapshots("palette", |area, buf, ctx| {
        Palette::new(LIST, ctx.keymap, ctx.texts).draw(area, buf, ctx);
    });
}

/// A screen of parts: tabs, a form in a box, chips, the footer, a menu over it.
#[test]
fn parts() {
    snapshots("parts", |area, buf, ctx| {
        let tabs = [Tab { key: "1", name: "跟进" }, Tab { key: "2", name: "台账" }];
        let right = [
            Piece { text: "11-21 周六", style: ctx.theme.text, rank: 3 },
            Piece { text: "逾期 12", style: ctx.theme.danger, rank: 1 },
            Piece { text: "今天 5", style: ctx.theme.warn, rank: 2 },
        ];
        TabBar { brand: "跟单", tabs: &tabs, current: 0, right: &right }.draw(area, buf, ctx);
        if area.height < 6 {
            return;
        }
        let boxed = Rect { y: 1, height: area.height - 4, ..area };
        let frame = Frame { title: "华为技术有限公司", right: "A ★ 谈判", focused: true };
        form().draw(frame.draw(boxed, buf, ctx), buf, ctx);
        chips::draw(&chips(), Some(3), Rect { y: area.height - 3, height: 2, ..area }, buf, ctx);
        Footer::new(LIST, ctx.keymap, ctx.texts).draw(Rect { y: area.height - 1, height: 1, ..area }, buf, ctx);
        menu().draw(area, Place::Centre, buf, ctx);
    });
}

/// A form in a box, the keys in a choice, and in the last field.
#[test]
fn forms() {
    for id in ["channel", "next"] {
        snapshots(&format!("form_{id}"), |area, buf, ctx| {
            let mut form = form();
            form.focus(id);
            form.draw(Frame { title: "客户", right: "", focused: true }.draw(area, buf, ctx), buf, ctx);
        });
    }
}

#[test]
fn signs_in_ascii() {
    let screen = Canvas::ascii(Lang::En).lines((60, 12), |area, buf, ctx| {
        let inner = Frame { title: "Customer", right: "A * quote", focused: true }.draw(area, buf, ctx);
        form().draw(Rect { height: 8, ..inner }, buf, ctx);
        chips::draw(&chips(), None, Rect { y: 9, height: 2, ..inner }, buf, ctx);
    });
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("kit_ascii_60x12", screen);
    });
}

#[test]
fn confirm() {
    snapshots("confirm", |area, buf, ctx| {
        let text = "Give up 3 customers?\n另一个窗口改过「华为技术有限公司」的下次计划，保存会盖掉它：11-25 周三 14:00 催合同。要保存吗？";
        Confirm { title: "gendan".to_owned(), text: text.to_owned() }.draw(area, buf, ctx);
    });
}

#[test]
fn a_click_finds_what_was_drawn() {
    let canvas = Canvas::new(Lang::ZhCn);
    let mut hits = Hits::new();
    let screen =
        canvas.lines((80, 1), |area, buf, ctx| hits = Footer::new(LIST, ctx.keymap, ctx.texts).draw(area, buf, ctx));
    assert!(screen.starts_with("a 记录  "), "{screen}");
    assert_eq!(hits.at(0, 0), Some(Target::Action(Action::Log)));
    assert_eq!(hits.at(5, 0), Some(Target::Action(Action::Log)));
    assert_eq!(hits.at(6, 0), None);
    hits.cover(Rect::new(0, 0, 3, 1));
    assert_eq!(hits.at(4, 0), None, "what is half covered cannot be clicked");
}

#[test]
fn the_footer_keeps_what_matters() {
    let canvas = Canvas::new(Lang::ZhCn);
    let footer = |scopes: &[Scope], width| {
        canvas.lines((width, 1), |area, buf, ctx| {
            Footer::new(scopes, ctx.keymap, ctx.texts).draw(area, buf, ctx);
        })
    };
    assert_eq!(footer(LIST, 24), "a 记录  s 改期  ? 帮助\n");
    assert_eq!(footer(LIST, 6), "a 记录\n");
    assert_eq!(
        footer(&[Scope::QuickLog, Scope::Everywhere], 70),
        "回车 保存  Tab 展开  ↓ 选标签  Ctrl-X 去掉标签  Esc 取消  F1 帮助\n"
    );
}
