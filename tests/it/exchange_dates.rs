//! Dates as sheets write them, and the order of day and month of a whole column.

use crate::exchange_support::{import, import_with};
use gendan::exchange::dates::{self, DateOrder};
use gendan::exchange::error::ImportError;
use gendan::exchange::plan::ImportOptions;

fn key(text: &str, order: DateOrder) -> Option<String> {
    Some(dates::written(text)?.moment(order, |instant| instant.naive_local())?.key())
}

#[test]
fn machine_written_dates_are_read() {
    let cases = [
        ("2026-04-05", "2026-04-05"),
        ("2026/4/5", "2026-04-05"),
        ("2026.4.5", "2026-04-05"),
        ("2026年4月5日", "2026-04-05"),
        ("2026年4月5日 下午3:20", "2026-04-05T15:20"),
        ("20260405", "2026-04-05"),
        ("20260405 0930", ""),
        ("2026-04-05 09:30", "2026-04-05T09:30"),
        ("2026-04-05 09:30:15", "2026-04-05T09:30"),
        ("2026-04-05T09:30:15.123", "2026-04-05T09:30"),
        ("2026-04-05T09:30:00+08:00", "2026-04-05T09:30"),
        ("2026-04-05T09:30:00Z", "2026-04-05T09:30"),
        ("4/5/2026 3:30 PM", "2026-04-05T15:30"),
        ("2026-4-5 12:05 am", "2026-04-05T00:05"),
        ("Apr 5, 2026", "2026-04-05"),
        ("5 April 2026", "2026-04-05"),
        ("05-Apr-26", "2026-04-05"),
        ("２０２６-０４-０５", "2026-04-05"),
        ("2026-02-30", ""),
        ("2026-13-01", ""),
        ("4月5日", ""),
        ("下周三", ""),
        ("2026-04-05 25:00", ""),
        ("2026-04", ""),
        ("12-34-5678-9", ""),
        ("May", ""),
        ("é1/2/2026", ""),
    ];
    for (text, expected) in cases {
        assert_eq!(key(text, DateOrder::Mdy).unwrap_or_default(), expected, "{text}");
    }
    assert_eq!(key("5/4/2026", DateOrder::Dmy).as_deref(), Some("2026-04-05"));
    assert_eq!(key("4/5/6", DateOrder::Ymd), None, "no part can be a year");
    assert_eq!(key("26/4/05", DateOrder::Ymd).as_deref(), Some("2026-04-05"));
}

#[test]
fn serial_days_count_from_either_epoch() {
    let serial = |number, epoch| dates::serial(number, epoch).map(|moment| moment.key());
    assert_eq!(serial(45866.0, false).as_deref(), Some("2025-07-28"));
    assert_eq!(serial(44404.0, true).as_deref(), Some("2025-07-28"));
    assert_eq!(serial(45866.5, false).as_deref(), Some("2025-07-28T12:00"));
    assert_eq!(serial(150000.0, false), None);
    assert_eq!(serial(f64::NAN, false), None);
    let got = import("客户名称,下次跟进\n甲,45866\n乙,20260405\n");
    let next: Vec<_> = got.customers().iter().filter_map(|row| row.next).map(|next| next.key()).collect();
    assert_eq!(next, ["2025-07-28", "2026-04-05"]);
}

#[test]
fn one_row_settles_the_order_of_the_whole_column() {
    let sheet = |dates: &str| {
        format!("company,next_contact\n{}", dates.split(' ').map(|d| format!("x,{d}\n")).collect::<String>())
    };
    let next = |text: &str| {
        let got = import_with(&sheet(text), ImportOptions::default())?;
        Ok::<_, ImportError>(
            got.customers().iter().filter_map(|row| row.next).map(|next| next.key()).collect::<Vec<_>>(),
        )
    };
    assert_eq!(next("1/2/2026 25/2/2026").expect("dmy"), ["2026-02-01", "2026-02-25"]);
    assert_eq!(next("1/2/2026 2/25/2026").expect("mdy"), ["2026-01-02", "2026-02-25"]);
    assert_eq!(next("3/3/2026").expect("the same either way"), ["2026-03-03"]);
    match next("3/3/2026 1/2/2026") {
        Err(ImportError::DateOrder { heading, line, sample }) => {
            assert_eq!((heading.as_str(), line, sample.as_str()), ("next_contact", 3, "1/2/2026"));
        }
        other => panic!("{other:?}"),
    }
    match next("13/1/2026 1/13/2026") {
        Err(ImportError::DateOrderMixed { line, .. }) => assert_eq!(line, 3),
        other => panic!("{other:?}"),
    }
    let options = ImportOptions { dates: Some(DateOrder::Dmy), ..ImportOptions::default() };
    let got = import_with(&sheet("1/2/2026 1/13/2026"), options).expect("told");
    assert_eq!((got.records.len(), got.rejected.len()), (1, 1), "what does not fit the order told is refused");
}
