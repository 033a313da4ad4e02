//! What a quick-log line says besides its marks: how satisfied somebody is, and whose promise it is.

use chrono::NaiveDate;
use gendan::domain::{money::Currency, promise::Side};
use gendan::language::quick_log::{Context, QuickLog, quick_log};
use gendan::language::when::DateOrder;

/// Wednesday 2026-03-11, 10:30.
fn read(text: &str) -> QuickLog {
    let now = NaiveDate::from_ymd_opt(2026, 3, 11).and_then(|day| day.and_hms_opt(10, 30, 0)).unwrap();
    quick_log(text, &Context { now, order: DateOrder::YearMonthDay, currency: Currency::CNY, dropped: &[] })
}

#[test]
fn satisfaction_is_read_after_a_sale_alone() {
    for (text, expected) in [
        ("电话 售后 不满意 机器老坏", Some("2")),
        ("电话 售后 很满意，还要两台", Some("5")),
        ("电话 售后 满意", Some("4")),
        ("call after sales very dissatisfied, keeps breaking", Some("1")),
        ("电话 售后 满意 5", Some("5")),
        ("电话 谈得不错 客户满意", None),
        ("电话 售后 一般每月要换一次滤芯", None),
    ] {
        let read = read(text);
        assert_eq!(read.satisfaction.map(|points| points.code()), expected, "{text}");
    }
}

#[test]
fn whose_promise_it_is() {
    for (text, side, due) in [
        ("电话 答应客户周三发方案", Side::Mine, Some("2026-03-18")),
        ("电话 客户答应周三发方案", Side::Theirs, Some("2026-03-18")),
        ("call promised him a quote by friday", Side::Mine, Some("2026-03-13")),
    ] {
        let read = read(text);
        let said: Vec<_> = read.promises.iter().map(|said| &said.promised).collect();
        assert_eq!(said.len(), 1, "{text}");
        assert_eq!((said[0].side, said[0].due_on.map(|day| day.to_string()).as_deref()), (side, due), "{text}");
    }
}
