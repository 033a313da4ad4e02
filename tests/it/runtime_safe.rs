//! Text made safe and measured: tables of hostile cases, and what holds for any text.

use std::borrow::Cow;

use gendan::safe::{ellipsis, pad_end, pad_start, safe, safe_block, safe_line, width};
use proptest::prelude::*;
use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

#[test]
fn hostile_characters_are_shown() {
    let cases = [
        ("华为技术 Ltd. ¥1,200 · ‼●◐○∅", "华为技术 Ltd. ¥1,200 · ‼●◐○∅"),
        ("a\x1b]0;title\x07", "a␛]0;title␇"),
        ("\0\x08\x7f", "␀␈␡"),
        ("\u{9b}31m\u{85}", "�31m�"),
        ("a\u{202e}b\u{202c}\u{2066}\u{200e}\u{200f}\u{61c}", "a�b�����"),
        ("a\u{200b}b\u{200c}c\u{200d}d\u{2060}\u{feff}", "a�b�c�d��"),
        ("x\u{e0041}\u{2028}\u{2029}y", "x���y"),
        ("👩\u{200d}👩\u{200d}👧 ❤\u{fe0f}", "👩👩👧 ❤"),
        ("soft\u{ad}ly", "soft-ly"),
        ("e\u{301}", "e\u{301}"),
        ("a\r\nb\tc", "a␍␊b␉c"),
    ];
    for (text, shown) in cases {
        assert_eq!(safe(text), shown, "{text:?}");
    }
    let breaks = "a\r\nb\rc\nd\te\u{2028}f";
    assert_eq!(safe_line(breaks), "a b c d e f");
    assert_eq!(safe_block(breaks), "a\nb\nc\nd e\nf");
    assert_eq!(safe(&format!("a{}", "\u{301}".repeat(1000))), format!("a{}�", "\u{301}".repeat(8)));
}

#[test]
fn harmless_text_is_borrowed() {
    for text in ["", "plain", "华为技术有限公司", "e\u{301}", "●"] {
        assert!(matches!(safe(text), Cow::Borrowed(_)), "{text}");
    }
    assert!(matches!(safe_block("a\nb"), Cow::Borrowed(_)));
}

#[test]
fn widths_and_cuts() {
    let cases = [("", 0), ("abc", 3), ("华为", 4), ("e\u{301}", 1), ("│·…¥●", 5), ("😀", 2), ("ａ", 2)];
    for (text, cells) in cases {
        assert_eq!(width(text), cells, "{text}");
    }
    let cases = [
        ("华为技术", 8, "华为技术"),
        ("华为技术", 7, "华为技…"),
        ("华为技术", 6, "华为…"),
        ("华为技术", 1, "…"),
        ("华为技术", 0, ""),
        ("", 0, ""),
        ("abcdef", 4, "abc…"),
        ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ];
    for (text, cells, cut) in cases {
        assert_eq!(ellipsis(text, cells), cut, "{text} in {cells}");
    }
    assert_eq!(pad_end("华为", 6), "华为  ");
    assert_eq!(pad_end("华为技术", 6), "华为… ");
    assert_eq!(pad_start("12.00", 8), "   12.00");
}

fn nasty() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        any::<char>(),
        (0u32..0x300).prop_map(|code| char::from_u32(code).unwrap_or(' ')),
        (0x2000u32..0x2070).prop_map(|code| char::from_u32(code).unwrap_or(' ')),
        proptest::char::range('一', '龥'),
        proptest::char::range('\u{1f468}', '\u{1f480}'),
        Just('\u{200d}'),
        Just('\u{fe0f}'),
        Just('\u{301}'),
        Just('ﾊ'),
        Just('ﾟ'),
    ];
    proptest::collection::vec(character, 0..40).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn nothing_hostile_is_left(text in nasty()) {
        let forbidden = |c: char| c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{61c}' | '\u{feff}')
            || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}');
        prop_assert!(!safe(&text).contains(forbidden));
        prop_assert!(!safe_line(&text).contains(forbidden));
        prop_assert!(!safe_block(&text).contains(|c| c != '\n' && forbidden(c)));
        for make in [safe, safe_line, safe_block] {
            let once = make(&text);
            prop_assert_eq!(&make(&once), &once);
        }
    }

    #[test]
    fn width_is_what_the_screen_takes(text in nasty()) {
        let text = safe(&text);
        let cells: usize = text.graphemes(true).map(|grapheme| usize::from(grapheme.cell_width())).sum();
        prop_assert_eq!(width(&text), cells);
    }

    #[test]
    fn cuts_and_pads_fit(text in nasty(), cells in 0usize..60) {
        let text = safe_line(&text);
        prop_assert!(width(&ellipsis(&text, cells)) <= cells);
        prop_assert_eq!(width(&pad_end(&text, cells)), cells);
        prop_assert_eq!(width(&pad_start(&text, cells)), cells);
    }
}
