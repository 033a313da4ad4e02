//! Dates at the start of longer texts: where they end, and what must not be taken for one; and what is one only where it is asked for.

use chrono::NaiveDate;
use gendan::language::when::{DateOrder, Field, When, WhenError, asked, leading, when};

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

#[test]
fn a_length_of_time_is_a_date_where_one_is_asked_for() {
    let told = |read: Result<When, WhenError>| match read {
        Ok(found) => found.moment.key(),
        Err(error) => format!("{:?} {}", error.kind, error.text),
    };
    // A Wednesday.
    let now = NaiveDate::from_ymd_opt(2026, 3, 11).and_then(|d| d.and_hms_opt(10, 30, 0)).expect("a day");
    for (text, date) in [
        ("3d", "2026-03-14"),
        ("2w", "2026-03-25"),
        ("1m", "2026-04-11"),
        ("2mo", "2026-05-11"),
        ("1q", "2026-06-11"),
        ("1y", "2027-03-11"),
        ("2h", "2026-03-11T12:30"),
        ("30min", "2026-03-11T11:00"),
        ("3 days", "2026-03-14"),
        ("Two Weeks", "2026-03-25"),
        ("a week", "2026-03-18"),
        ("3d 14:00", "2026-03-14T14:00"),
        ("3天", "2026-03-14"),
        ("两周", "2026-03-25"),
        ("半个月", "2026-03-26"),
        ("3天内", "NotUnderstood 3天内"),
        ("3day", "2026-03-14"),
        ("3dd", "NotUnderstood 3dd"),
        ("3月", "NotUnderstood 3月"),
        ("20日", "2026-03-20"),
        ("3", "NotUnderstood 3"),
        ("12k", "NotUnderstood 12k"),
    ] {
        assert_eq!(told(asked(text, now, Field::Future, DateOrder::YearMonthDay)), date, "{text}");
    }
    // A sheet's 30天 is a term and no day, and what happened was not in three days.
    for text in ["3d", "30天", "2 weeks"] {
        assert!(when(text, now, Field::Future, DateOrder::YearMonthDay).is_err(), "{text}");
        assert!(asked(text, now, Field::Past, DateOrder::YearMonthDay).is_err(), "{text}");
    }
}
