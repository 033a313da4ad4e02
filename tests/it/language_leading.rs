//! Dates at the start of longer texts: where they end, and what must not be taken for one.

use chrono::NaiveDate;
use gendan::language::when::{DateOrder, Field, leading};

#[test]
fn the_longest_date_at_the_start() {
    // A Wednesday.
    let now = NaiveDate::from_ymd_opt(2026, 3, 11).and_then(|d| d.and_hms_opt(10, 30, 0)).expect("a day");
    for (text, expected) in [
        ("下周三 14:00 再打", Some(("2026-03-18T14:00", " 再打"))),
        ("周五再打", Some(("2026-03-13", "再打"))),
        ("3天后发方案", Some(("2026-03-14", "发方案"))),
        ("周五上午再打", Some(("2026-03-13", "再打"))),
        ("5/20打电话", Some(("2026-05-20", "打电话"))),
        ("fri send quote", Some(("2026-03-13", " send quote"))),
        ("next friday", Some(("2026-03-20", ""))),
        ("周三到公司拜访", Some(("2026-03-18", "到公司拜访"))),
        ("周五和张总吃饭", Some(("2026-03-13", "和张总吃饭"))),
        ("周五前给方案", None),
        ("下周八", None),
        ("明天八点多", None),
        ("周一至周三", None),
        ("周一到周三", None),
        ("周五或周六", None),
        ("3号楼", None),
        ("周日程", None),
        ("3点建议", None),
        ("fridays", None),
        ("2月30日打电话", None),
        ("催合同", None),
        ("明天2点多", None),
        ("3-5天", None),
        ("12:301", None),
    ] {
        let found = leading(text, now, Field::Future, DateOrder::YearMonthDay);
        let found = found.map(|(when, end)| (when.moment.key(), text[end..].to_owned()));
        let expected = expected.map(|(key, rest)| (key.to_owned(), rest.to_owned()));
        assert_eq!(found, expected, "{text}");
    }
}
