//! Lists, columns, scroll bars and text in cells: the counting.

use crate::kit_canvas::lines;
use gendan::tui::widget::{
    columns::{Column, layout},
    list_view::{Groups, ListView, Row},
    scroll_bar::thumb,
    text,
    wrap::wrap,
};
use proptest::prelude::*;
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

#[test]
fn groups_count_their_headings() {
    let lengths = [2, 0, 1];
    let groups = Groups::new(&lengths);
    assert_eq!((groups.items(), groups.rows()), (3, 5));
    let rows: Vec<Row> = (0..6).map_while(|row| groups.row(row)).collect();
    assert_eq!(rows, [Row::Heading(0), Row::Item(0), Row::Item(1), Row::Heading(2), Row::Item(2)]);
    for item in 0..3 {
        assert_eq!(groups.row(groups.row_of(item)), Some(Row::Item(item)));
    }
    assert_eq!(Groups::new(&[0, 0]).rows(), 0);
    assert_eq!(Groups::none(2).row(2), None);
}

#[test]
fn short_lists_keep_their_feet() {
    for items in [0, 1, 2] {
        for height in [0, 1, 2, 5] {
            let groups = Groups::none(items);
            let mut view = ListView::default();
            for step in [1, -1, 5, -5, 1] {
                view.move_by(step, groups, height);
                view.page(step, groups, height);
                view.scroll(step, groups, height);
                assert_eq!(view.selected(groups).is_none(), items == 0);
                assert!(view.visible(groups, height).count() <= items.min(height));
            }
            view.select(usize::MAX, groups, height);
            assert_eq!(view.selected(groups), items.checked_sub(1));
        }
    }
}

#[test]
fn a_list_scrolls_as_little_as_it_must() {
    let lengths = [3, 4];
    let groups = Groups::new(&lengths);
    let mut view = ListView::default();
    let seen = |view: &ListView| view.visible(groups, 4).map(|(_, row)| row).collect::<Vec<_>>();
    view.select(0, groups, 4);
    assert_eq!(seen(&view), [Row::Heading(0), Row::Item(0), Row::Item(1), Row::Item(2)]);
    view.move_by(1, groups, 4);
    assert_eq!(view.offset(), 0);
    view.move_by(2, groups, 4);
    assert_eq!(seen(&view), [Row::Item(1), Row::Item(2), Row::Heading(1), Row::Item(3)]);
    view.select(6, groups, 4);
    assert_eq!(seen(&view), [Row::Item(3), Row::Item(4), Row::Item(5), Row::Item(6)]);
    view.select(3, groups, 4);
    assert_eq!(seen(&view)[0], Row::Heading(1), "the heading comes back with its first item");
    view.select(0, groups, 4);
    assert_eq!(seen(&view)[0], Row::Heading(0));
    // The list became shorter.
    view.select(6, groups, 4);
    let fewer = Groups::none(1);
    view.reveal(fewer, 4);
    assert_eq!((view.selected(fewer), view.offset()), (Some(0), 0));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_selection_is_always_in_sight(
        lengths in prop::collection::vec(0usize..5, 0..6), height in 1usize..8, steps in prop::collection::vec(-9isize..10, 0..20)
    ) {
        let groups = Groups::new(&lengths);
        let mut view = ListView::default();
        for step in steps {
            view.move_by(step, groups, height);
            let rows: Vec<Row> = view.visible(groups, height).map(|(_, row)| row).collect();
            let selected = view.selected(groups);
            prop_assert!(selected.is_none_or(|item| rows.contains(&Row::Item(item))));
            prop_assert_eq!(rows.len(), height.min(groups.rows()), "no blank lines while there are rows");
            view.scroll(step, groups, height);
            let selected = view.selected(groups);
            let rows: Vec<Row> = view.visible(groups, height).map(|(_, row)| row).collect();
            prop_assert!(height < 2 || selected.is_none_or(|item| rows.contains(&Row::Item(item))));
        }
    }

    #[test]
    fn columns_never_overlap_or_leave_the_row(width in 0u16..140, gap in 0u16..3) {
        let columns = [
            Column::fixed(1, 0), Column::fixed(2, 3), Column::flex(8, 3, 0), Column::fixed(6, 2), Column::flex(4, 1, 1).right(),
        ];
        let slots = layout(&columns, width, gap);
        let mut x = 0;
        for slot in slots.into_iter().filter(|slot| slot.width > 0) {
            prop_assert!(slot.x >= x);
            x = slot.x + slot.width;
            prop_assert!(x <= width);
        }
        if width >= 21 + 4 * gap {
            prop_assert_eq!(x, width, "what is left over is given out");
        }
    }

    #[test]
    fn text_keeps_to_its_cells(data in "\\PC{0,12}[\u{0}-\u{20}\u{200b}\u{202e}\u{1f468}\u{200d}e\u{301}中文，·→]{0,8}", x in 0u16..8, width in 0u16..12) {
        let mut buf = Buffer::filled(Rect::new(0, 0, 12, 1), ratatui::buffer::Cell::new("#"));
        let used = text::put_short(&mut buf, x, 0, width, &data, Style::new(), '…');
        prop_assert!(used <= width);
        for outside in (0..x).chain(x + used.min(12 - x)..12) {
            prop_assert_eq!(buf[(outside, 0)].symbol(), "#");
        }
        let drawn: String = (0..12).map(|x| buf[(x, 0)].symbol()).collect();
        let hostile = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
        prop_assert!(!drawn.chars().any(hostile));
    }
}

#[test]
fn columns_go_by_rank() {
    let columns = [Column::flex(6, 1, 0), Column::fixed(4, 1), Column::fixed(4, 2)];
    let widths = |width| layout(&columns, width, 1).map(|slot| slot.width);
    assert_eq!(widths(20), [10, 4, 4]);
    assert_eq!(widths(16), [6, 4, 4]);
    assert_eq!(widths(15), [10, 4, 0]);
    assert_eq!(widths(10), [10, 0, 0]);
    assert_eq!(widths(3), [3, 0, 0]);
}

#[test]
fn text_is_cut_between_glyphs() {
    let cases = [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("华为技术", 8, "华为技术"),
        ("华为技术", 7, "华为技…"),
        ("华为技术", 6, "华为…"),
        ("华为", 1, "…"),
        ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ("a\u{1b}[31mb", 8, "a␛[31mb"),
        ("a\u{202e}b", 4, "a\u{FFFD}b"),
        ("a\u{200b}b", 4, "a\u{FFFD}b"),
    ];
    for (given, width, drawn) in cases {
        let mut buf = Buffer::empty(Rect::new(0, 0, 12, 1));
        text::put_short(&mut buf, 0, 0, width, given, Style::new(), '…');
        assert_eq!(lines(&buf).trim_end(), drawn, "{given:?} in {width}");
    }
    let mut buf = Buffer::empty(Rect::new(0, 0, 8, 1));
    text::put_right(&mut buf, 0, 0, 8, "华为", Style::new(), '…');
    assert_eq!(lines(&buf), "    华为\n");
}

#[test]
fn widths_are_those_of_the_screen() {
    for text in ["", "abc", "华为 A", "·→…★◆", "¥98,000.00", "，：！", "e\u{301}", "👨\u{200d}👩\u{200d}👧", "한글", "ﾞ"]
    {
        let mut buf = Buffer::empty(Rect::new(0, 0, 40, 1));
        assert_eq!(text::put(&mut buf, 0, 0, 40, text, Style::new()), text::width(text), "{text}");
    }
}

#[test]
fn lines_break_where_they_may() {
    let cases: [(&str, u16, &[&str]); 11] = [
        ("", 5, &[]),
        ("abc", 0, &[]),
        ("a\n\nb", 5, &["a", "", "b"]),
        ("one two three", 7, &["one two", "three"]),
        ("one two three", 8, &["one two", "three"]),
        ("unbreakable", 4, &["unbr", "eaka", "ble"]),
        ("报价已发，等批复", 8, &["报价已", "发，等批", "复"]),
        ("报价9.8万元", 6, &["报价", "9.8万", "元"]),
        ("（方案）好", 4, &["（方", "案）", "好"]),
        ("华为", 1, &["华", "为"]),
        ("a b  ", 9, &["a b"]),
    ];
    for (text, width, lines) in cases {
        assert_eq!(wrap(text, width), lines, "{text:?} in {width}");
    }
}

#[test]
fn a_thumb_shows_where_one_is() {
    assert_eq!(thumb(10, 0, 10, 100), (0, 1));
    assert_eq!(thumb(10, 90, 10, 100), (9, 1));
    assert_eq!(thumb(10, 45, 10, 100), (4, 1));
    assert_eq!(thumb(10, 5, 10, 20), (2, 5));
    assert_eq!(thumb(1, 0, 1, 1_000_000), (0, 1));
    assert_eq!(thumb(36, usize::MAX, 36, usize::MAX), (35, 1));
}

#[test]
fn every_sign_is_one_cell_wide() {
    for glyphs in [gendan::tui::glyph::Glyphs::UNICODE, gendan::tui::glyph::Glyphs::ASCII] {
        for sign in glyphs.all() {
            assert_eq!(text::width(&sign.to_string()), 1, "{sign}");
        }
    }
    assert!(gendan::tui::glyph::Glyphs::ASCII.all().iter().all(char::is_ascii));
    // Bands and states are told apart without colour.
    for glyphs in [gendan::tui::glyph::Glyphs::UNICODE, gendan::tui::glyph::Glyphs::ASCII] {
        let mut bands = vec![glyphs.overdue, glyphs.today, glyphs.soon, glyphs.later, glyphs.unplanned];
        bands.sort_unstable();
        bands.dedup();
        assert_eq!(bands.len(), 5);
    }
}
