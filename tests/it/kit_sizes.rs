//! Every widget at every small size, in both sets of signs: no panic, no overlap, nothing outside its area.

use crate::kit_canvas::{Canvas, lines};
use gendan::{
    action::Scope,
    i18n::Lang,
    tui::{
        DrawContext,
        overlay::{help::Help, palette::Palette},
        widget::{
            chips::{self, Chip, ChipState},
            confirm::Confirm,
            echo::Echo,
            footer::Footer,
            form::{Field, Form},
            frame::Frame,
            line_input::{LineInput, LineLook},
            menu::{Menu, MenuItem},
            popup::{self, Place},
            scroll_bar,
            status::{Level, Status},
            tab_bar::{Piece, Tab, TabBar},
            text_area::TextArea,
        },
    },
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect},
};

pub fn chips() -> Vec<Chip> {
    let chip = |kind: &str, text: &str, state| Chip { kind: kind.to_owned(), text: text.to_owned(), state };
    vec![
        chip("", "电话", ChipState::Set),
        chip("", "有效沟通", ChipState::Implied),
        chip("", "报价已确认,等合同", ChipState::Set),
        chip("下次", "11-25 周三 催合同", ChipState::Set),
        chip("联系人", "张总?", ChipState::Problem),
    ]
}

pub fn form() -> Form {
    let options = ["电话", "微信", "面谈"].map(|name| (name.to_owned(), name.to_owned())).to_vec();
    let mut form = Form::new(vec![
        Field::line("name", "客户名称").required().text("华为技术有限公司"),
        Field::choice("channel", "渠道", options).text("微信"),
        Field::toggle("star", "星标"),
        Field::note("note", "备注").text("报价已发,等老板批复;下周有预算"),
        Field::line("next", "下次").placeholder("明天、下周三"),
    ]);
    form.judge(|id, _| match id {
        "name" => Some(Echo::Warning("已有相似客户:华为技术".to_owned())),
        "next" => Some(Echo::Error("看不懂:下下".to_owned())),
        _ => None,
    });
    form
}

pub fn menu() -> Menu {
    let item = |key, label: &str, detail: &str| MenuItem { key, label: label.to_owned(), detail: detail.to_owned() };
    let items = vec![
        item(Some('1'), "明天", "11-22 周日"),
        item(Some('3'), "3天后", "11-24 周二"),
        item(Some('7'), "一周后", "11-28 周六"),
    ];
    Menu::new("改期", items).with_input("日期,如 下周三")
}

const LIST: &[Scope] = &[Scope::FollowUps, Scope::Global, Scope::Everywhere];

type Drawing = (&'static str, Box<dyn Fn(Rect, &mut Buffer, &DrawContext) -> Vec<Position>>);

/// Each widget, drawing itself into an area; returns the carets.
fn drawings() -> Vec<Drawing> {
    let carets = |caret: Option<Position>| caret.into_iter().collect::<Vec<_>>();
    let mut all: Vec<Drawing> = vec![
        (
            "frame",
            Box::new(|area, buf, ctx| {
                let frame = Frame { title: "华为技术有限公司", right: "A ★ 谈判", focused: true };
                let inner = frame.draw(area, buf, ctx);
                assert_eq!(inner, inner.intersection(area));
                frame.divide(area, area.y + area.height / 2, buf, ctx);
                vec![]
            }),
        ),
        (
            "line",
            Box::new(move |area, buf, ctx| {
                let look = LineLook { placeholder: "输入", style: ctx.theme.field, focused: true };
                carets(LineInput::new("报价ab已确认").draw(area, buf, look, ctx))
            }),
        ),
        (
            "empty line",
            Box::new(move |area, buf, ctx| {
                let look =
                    LineLook { placeholder: "输入名称或拼音首字母", style: ctx.theme.field, focused: true };
                carets(LineInput::default().draw(area, buf, look, ctx))
            }),
        ),
        (
            "note",
            Box::new(move |area, buf, ctx| {
                let note = TextArea::new("报价已发,\n等老板批复;下周有预算 and more");
                carets(note.draw(area, buf, ctx.theme.field, true))
            }),
        ),
        (
            "chips",
            Box::new(|area, buf, ctx| {
                for selected in [None, Some(0), Some(4), Some(99)] {
                    for (region, _) in chips::draw(&chips(), selected, area, buf, ctx).iter() {
                        assert_eq!(*region, region.intersection(area));
                    }
                }
                vec![]
            }),
        ),
        (
            "footer",
            Box::new(|area, buf, ctx| {
                for (region, _) in Footer::new(LIST, ctx.keymap, ctx.texts).draw(area, buf, ctx).iter() {
                    assert_eq!(*region, region.intersection(area));
                }
                vec![]
            }),
        ),
        (
            "tabs",
            Box::new(|area, buf, ctx| {
                let tabs = [Tab { key: "1", name: "跟进" }, Tab { key: "2", name: "台账" }];
                let right = [
                    Piece { text: "11-21 周六", style: ctx.theme.text, rank: 3 },
                    Piece { text: "逾期 12", style: ctx.theme.danger, rank: 1 },
                ];
                let hits = TabBar { brand: "跟单", tabs: &tabs, current: 0, right: &right }.draw(area, buf, ctx);
                assert!(hits.iter().all(|(region, _)| *region == region.intersection(area)));
                vec![]
            }),
        ),
        (
            "status",
            Box::new(|area, buf, ctx| {
                for level in [Level::Info, Level::Done, Level::Warning, Level::Error] {
                    assert!(Status::new(level, "已保存 华为技术").draw(area, buf, ctx) <= area.width);
                }
                vec![]
            }),
        ),
        (
            "scroll bar",
            Box::new(|area, buf, ctx| {
                scroll_bar::draw(area, buf, 3, usize::from(area.height), 100, ctx);
                vec![]
            }),
        ),
        (
            "palette",
            Box::new(move |area, buf, ctx| carets(Palette::new(LIST, ctx.keymap, ctx.texts).draw(area, buf, ctx).0)),
        ),
        ("help", Box::new(move |area, buf, ctx| carets(Help::new(LIST, ctx.keymap, ctx.texts).draw(area, buf, ctx).0))),
    ];
    all.push((
        "confirm",
        Box::new(|area, buf, ctx| {
            let question = Confirm {
                title: "放弃".to_owned(),
                text: "放弃 3 个客户？\n原因 价格,可以撤销。".to_owned(),
            };
            let hits = question.draw(area, buf, ctx);
            assert!(hits.iter().all(|(region, _)| *region == region.intersection(area)));
            vec![]
        }),
    ));
    for place in [Place::Centre, Place::Bottom, Place::At(Position::new(3, 2))] {
        all.push(("menu", Box::new(move |area, buf, ctx| carets(menu().draw(area, place, buf, ctx).0))));
    }
    for id in ["name", "channel", "star", "note", "next"] {
        all.push((
            "form",
            Box::new(move |area, buf, ctx| {
                let mut form = form();
                form.focus(id);
                let drawn = form.draw(area, buf, ctx);
                assert!(drawn.hits.iter().all(|(region, _)| *region == region.intersection(area)));
                assert_eq!(
                    drawn.caret.is_some(),
                    !area.is_empty() && (area.width > 10 || drawn.caret.is_some()),
                    "{id} {area}"
                );
                carets(drawn.caret)
            }),
        ));
    }
    all
}

#[test]
fn every_widget_at_every_size() {
    for canvas in [Canvas::new(Lang::ZhCn), Canvas::ascii(Lang::En)] {
        for (name, draw) in drawings() {
            for width in 0..=12u16 {
                for height in 0..=6u16 {
                    // Ink around the area, so that a drop outside of it shows.
                    let mut buf = Buffer::filled(Rect::new(0, 0, width + 4, height + 2), Cell::new("#"));
                    let area = Rect::new(2, 1, width, height);
                    for y in area.top()..area.bottom() {
                        for x in area.left()..area.right() {
                            buf[(x, y)].reset();
                        }
                    }
                    for caret in draw(area, &mut buf, &canvas.ctx()) {
                        assert!(area.contains(caret), "{name} {area}: the caret at {caret}");
                    }
                    for y in 0..buf.area.height {
                        for x in (0..buf.area.width).filter(|x| !area.contains(Position::new(*x, y))) {
                            assert_eq!(buf[(x, y)].symbol(), "#", "{name} {area} drew at {x},{y}\n{}", lines(&buf));
                        }
                    }
                    lines(&buf);
                }
            }
        }
    }
}

#[test]
fn an_area_outside_the_screen_is_no_harm() {
    let canvas = Canvas::new(Lang::ZhCn);
    for (_, draw) in drawings() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 10, 3));
        draw(Rect::new(0, 0, 10, 3), &mut buf, &canvas.ctx());
        lines(&buf);
    }
}

#[test]
fn a_popup_leaves_no_half_glyphs() {
    let canvas = Canvas::new(Lang::ZhCn);
    for x in 0..8 {
        let screen = canvas.lines((20, 5), |area, buf, ctx| {
            for y in 0..area.height {
                buf.set_string(0, y, "华为技术有限公司华为", ctx.theme.text);
            }
            popup::open(Rect::new(x, 1, 9, 3), "改期", "", buf, ctx);
        });
        assert!(screen.contains("╭"), "{screen}");
    }
}

#[test]
fn a_popup_stays_inside() {
    for bounds in [Rect::new(0, 0, 40, 10), Rect::new(3, 2, 5, 4), Rect::new(0, 0, 0, 0), Rect::new(0, 0, 1, 1)] {
        for size in [(10, 3), (80, 40), (0, 0)] {
            for place in [Place::Centre, Place::Bottom, Place::At(Position::new(39, 9)), Place::At(Position::new(0, 0))]
            {
                let area = popup::area(bounds, size, place);
                assert!(area.x >= bounds.x && area.right() <= bounds.right(), "{bounds} {size:?} {place:?}");
                assert!(area.y >= bounds.y && area.bottom() <= bounds.bottom(), "{bounds} {size:?} {place:?}");
            }
        }
    }
}
