//! Frames as bytes: what is written, how often, and that a terminal shows what was drawn.

use std::io;
use std::num::NonZero;
use std::sync::{Arc, Mutex};

use gendan::app::output::{CopyError, Screen};
use proptest::prelude::*;
use ratatui::Frame;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Text};

type Writes = Arc<Mutex<Vec<Vec<u8>>>>;

fn screen(width: u16, height: u16) -> (Screen, Writes) {
    let writes = Writes::default();
    let into = writes.clone();
    let write = move |bytes: &[u8]| {
        into.lock().unwrap().push(bytes.to_vec());
        Ok(())
    };
    (Screen::new(Size { width, height }, Box::new(write)).unwrap(), writes)
}

fn taken(writes: &Writes) -> Vec<String> {
    writes.lock().unwrap().drain(..).map(|bytes| String::from_utf8(bytes).unwrap()).collect()
}

fn terminal(width: u16, height: u16) -> vt100::Parser {
    vt100::Parser::new(NonZero::new(height).unwrap(), NonZero::new(width).unwrap(), 0)
}

fn text(frame: &mut Frame, text: &str) {
    frame.render_widget(Text::raw(text), frame.area());
}

#[test]
fn one_write_a_frame_and_none_without_a_change() {
    let (mut screen, writes) = screen(20, 4);
    screen.draw(|frame| text(frame, "one\ntwo")).unwrap();
    assert_eq!(taken(&writes), ["\x1b[?2026h\x1b[Hone\r\ntwo\x1b[?2026l"]);
    screen.draw(|frame| text(frame, "one\ntwo")).unwrap();
    assert_eq!(taken(&writes), [""; 0]);
    screen.draw(|frame| text(frame, "one\ntwx")).unwrap();
    assert_eq!(taken(&writes), ["\x1b[?2026h\x1b[2;3Hx\x1b[?2026l"]);
}

#[test]
fn the_caret_is_written_only_when_it_moves() {
    let (mut screen, writes) = screen(20, 4);
    let mut draw = |caret: Option<(u16, u16)>, content: &str| {
        screen
            .draw(|frame| {
                text(frame, content);
                if let Some(caret) = caret {
                    frame.set_cursor_position(caret);
                }
            })
            .unwrap();
        taken(&writes).concat()
    };
    draw(None, "name");
    assert_eq!(draw(Some((4, 0)), "name"), "\x1b[?25h");
    assert_eq!(draw(Some((4, 0)), "name"), "");
    assert_eq!(draw(Some((3, 0)), "name"), "\x1b[1;4H");
    assert_eq!(draw(Some((4, 0)), "namx"), "\x1b[?2026hx\x1b[?2026l");
    assert_eq!(draw(None, "namx"), "\x1b[?25l");
    assert_eq!(draw(Some((900, 900)), "namx"), "\x1b[4;20H\x1b[?25h");
}

#[test]
fn colours_are_short_and_end_with_the_frame() {
    let (mut screen, writes) = screen(20, 1);
    let bold = Style::new().add_modifier(Modifier::BOLD);
    screen
        .draw(|frame| {
            frame.buffer_mut().set_string(0, 0, "a", bold.fg(Color::Red));
            frame.buffer_mut().set_string(1, 0, "b", bold.fg(Color::Indexed(200)).add_modifier(Modifier::DIM));
            frame.buffer_mut().set_string(2, 0, "c", bold.bg(Color::White));
        })
        .unwrap();
    let bytes = "\x1b[?2026h\x1b[H\x1b[1;31ma\x1b[2;38;5;200mb\x1b[22;1;39;107mc\x1b[m\x1b[?2026l";
    assert_eq!(taken(&writes).concat(), bytes);
}

#[test]
fn a_cell_that_nobody_made_safe_is_made_safe_here() {
    let (mut screen, writes) = screen(20, 1);
    screen
        .draw(|frame| {
            for (x, symbol) in ["\x1b]0;x\x07", "\u{9b}", "\u{202e}", "\x07"].into_iter().enumerate() {
                frame.buffer_mut()[(x as u16, 0)].set_symbol(symbol);
            }
        })
        .unwrap();
    let bytes = taken(&writes).concat().replace("\x1b[", "");
    assert!(!bytes.contains(|c: char| c.is_control() || c == '\u{202e}'), "{bytes:?}");
}

#[test]
fn any_size_draws() {
    let (mut screen, _) = screen(80, 24);
    for (size, drawn) in [((0, 0), (80, 24)), ((1, 1), (1, 1)), ((0, 5), (80, 5)), ((u16::MAX, u16::MAX), (1000, 500))]
    {
        screen.set_size(size);
        screen.draw(|frame| text(frame, "华为\n技术")).unwrap();
        assert_eq!(screen.size(), Size::from(drawn));
    }
}

#[test]
fn copied_text_goes_out_as_base64_and_has_a_limit() {
    let (mut screen, writes) = screen(80, 24);
    screen.copy("138 0013 8000\x1b").unwrap();
    assert_eq!(taken(&writes), ["\x1b]52;c;MTM4IDAwMTMgODAwMBs=\x1b\\"]);
    assert!(matches!(screen.copy(&"x".repeat(80_000)), Err(CopyError::TooLong { length: 80_000, limit: 74_994 })));
    assert_eq!(taken(&writes), [""; 0]);
}

#[test]
fn after_a_failed_write_the_next_redraw_is_whole() {
    let fails = Arc::new(Mutex::new(true));
    let (writes, asked) = (Writes::default(), fails.clone());
    let into = writes.clone();
    let write = move |bytes: &[u8]| match *asked.lock().unwrap() {
        true => Err(io::ErrorKind::StorageFull.into()),
        false => {
            into.lock().unwrap().push(bytes.to_vec());
            Ok(())
        }
    };
    let mut screen = Screen::new(Size { width: 10, height: 1 }, Box::new(write)).unwrap();
    assert!(screen.draw(|frame| text(frame, "abc")).is_err());
    *fails.lock().unwrap() = false;
    screen.redraw().unwrap();
    screen.draw(|frame| text(frame, "abc")).unwrap();
    assert_eq!(taken(&writes), ["\x1b[?2026h\x1b[2J\x1b[Habc\x1b[?25l\x1b[?2026l"]);
}

fn style() -> impl Strategy<Value = Style> {
    let color = || {
        prop_oneof![
            Just(Color::Reset),
            Just(Color::Red),
            Just(Color::LightBlue),
            any::<u8>().prop_map(Color::Indexed),
            any::<[u8; 3]>().prop_map(|[r, g, b]| Color::Rgb(r, g, b)),
        ]
    };
    let modifier = prop_oneof![
        Just(Modifier::empty()),
        Just(Modifier::BOLD),
        Just(Modifier::BOLD | Modifier::DIM),
        Just(Modifier::REVERSED | Modifier::UNDERLINED)
    ];
    (color(), color(), modifier).prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
}

/// Column, text and style; each on a row of its own, for a wide character half drawn over is no defined picture.
type Piece = (u16, String, Style);

type Drawn = (Vec<Piece>, Option<(u16, u16)>);

fn frames() -> impl Strategy<Value = Vec<Drawn>> {
    let piece = (0u16..24, "[a-z│·华为，]{0,12}", style());
    let caret = proptest::option::of((0u16..24, 0u16..6));
    proptest::collection::vec((proptest::collection::vec(piece, 0..7), caret), 1..6)
}

proptest! {
    /// What a terminal shows after each frame is what a terminal shows that gets that frame alone, drawn whole.
    #[test]
    fn the_terminal_shows_what_was_drawn(frames in frames()) {
        let (mut screen, writes) = screen(24, 6);
        let mut seen = terminal(24, 6);
        seen.process(b"\x1b[?25l");
        for (pieces, caret) in frames {
            let render = |frame: &mut Frame| {
                for (y, (x, text, style)) in (0..).zip(&pieces) {
                    let area = Rect::new(*x, y, 24 - x, 1);
                    frame.render_widget(Line::styled(text.as_str(), *style), area);
                }
                if let Some((x, y)) = caret {
                    frame.set_cursor_position(Position::new(x, y));
                }
            };
            screen.draw(render).unwrap();
            prop_assert!(writes.lock().unwrap().len() <= 1);
            for bytes in taken(&writes) {
                seen.process(bytes.as_bytes());
            }
            let (mut whole, into) = self::screen(24, 6);
            whole.draw(render).unwrap();
            let mut expected = terminal(24, 6);
            expected.process(b"\x1b[?25l");
            expected.process(taken(&into).concat().as_bytes());
            for y in 0..6 {
                for x in 0..24 {
                    let (one, other) = (seen.screen().cell(y, x).unwrap(), expected.screen().cell(y, x).unwrap());
                    let contents = |cell: &vt100::Cell| cell.contents().trim_end().to_owned();
                    prop_assert_eq!(contents(one), contents(other), "{},{}", x, y);
                    if !one.is_wide_continuation() {
                        prop_assert_eq!((one.fgcolor(), one.bgcolor(), one.bold(), one.dim(), one.inverse(), one.underline()),
                            (other.fgcolor(), other.bgcolor(), other.bold(), other.dim(), other.inverse(), other.underline()), "{},{}", x, y);
                    }
                }
            }
            prop_assert_eq!(seen.screen().hide_cursor(), caret.is_none());
            if let Some((x, y)) = caret {
                prop_assert_eq!(seen.screen().cursor_position(), (y, x));
            }
        }
    }
}
