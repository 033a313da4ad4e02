//! Dates and times: every form of the rules in both languages, and what must be refused rather than guessed.

use chrono::{NaiveDate, NaiveDateTime, Weekday};
use gendan::language::when::{DateOrder, Field, leading, when};
use proptest::prelude::*;

/// Wednesday 2026-03-11, 10:30.
fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 11).and_then(|d| d.and_hms_opt(10, 30, 0)).expect("a day")
}

fn at(date: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(date, "%Y-%m-%d %H:%M").expect("a time")
}

fn read(text: &str, now: NaiveDateTime, field: Field, order: DateOrder) -> String {
    match when(text, now, field, order) {
        Ok(found) => found.moment.key(),
        Err(error) => format!("{:?} {}", error.kind, error.text),
    }
}

fn all(table: &[(&str, &str)], now: NaiveDateTime, field: Field, order: DateOrder) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, expected)| (text, expected, read(text, now, field, order)))
        .filter(|(_, expected, got)| **expected != got)
        .map(|(text, expected, got)| format!("{text:?}: expected {expected}, got {got}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn chinese_plans() {
    let table = [
        ("今天", "2026-03-11"),
        ("明天", "2026-03-12"),
        ("后天", "2026-03-13"),
        ("大后天", "2026-03-14"),
        ("昨天", "2026-03-10"),
        ("前天", "2026-03-09"),
        ("大前天", "2026-03-08"),
        ("3天后", "2026-03-14"),
        ("三天后", "2026-03-14"),
        ("３天后", "2026-03-14"),
        ("3 天 后", "2026-03-14"),
        ("两周后", "2026-03-25"),
        ("三个星期后", "2026-04-01"),
        ("一个月后", "2026-04-11"),
        ("半个月后", "2026-03-26"),
        ("一个半月后", "2026-04-26"),
        ("半年后", "2026-09-11"),
        ("一年半后", "2027-09-11"),
        ("一年后", "2027-03-11"),
        ("3天前", "2026-03-08"),
        ("过3天", "2026-03-14"),
        ("再过两周", "2026-03-25"),
        ("+3天", "2026-03-14"),
        ("一个半小时后", "2026-03-11T12:00"),
        ("半小时后", "2026-03-11T11:00"),
        ("2小时后", "2026-03-11T12:30"),
        ("14小时后", "2026-03-12T00:30"),
        ("周三", "2026-03-18"),
        ("星期三", "2026-03-18"),
        ("礼拜四", "2026-03-12"),
        ("周日", "2026-03-15"),
        ("星期天", "2026-03-15"),
        ("本周五", "2026-03-13"),
        ("这周五", "2026-03-13"),
        ("这个星期一", "2026-03-09"),
        ("下周三", "2026-03-18"),
        ("下个星期一", "2026-03-16"),
        ("下下周一", "2026-03-23"),
        ("上周二", "2026-03-03"),
        ("上上周五", "2026-02-27"),
        ("下周", "2026-03-16"),
        ("下周的周三", "2026-03-18"),
        ("下个月", "2026-04-01"),
        ("下下个月", "2026-05-01"),
        ("周末", "2026-03-14"),
        ("本周末", "2026-03-14"),
        ("下周末", "2026-03-21"),
        ("月底", "2026-03-31"),
        ("月末", "2026-03-31"),
        ("月初", "2026-04-01"),
        ("下月初", "2026-04-01"),
        ("下月底", "2026-04-30"),
        ("下个月底", "2026-04-30"),
        ("3月底", "2026-03-31"),
        ("2月底", "2027-02-28"),
        ("年底", "2026-12-31"),
        ("明年底", "2027-12-31"),
        ("明年年底", "2027-12-31"),
        ("明年3月底", "2027-03-31"),
        ("季度末", "2026-03-31"),
        ("下季度末", "2026-06-30"),
        ("二季度末", "2026-06-30"),
        ("20号", "2026-03-20"),
        ("20日", "2026-03-20"),
        ("11号", "2026-03-11"),
        ("10号", "2026-04-10"),
        ("十五号", "2026-03-15"),
        ("二十一日", "2026-03-21"),
        ("31号", "2026-03-31"),
        ("下月5号", "2026-04-05"),
        ("下个月五号", "2026-04-05"),
        ("5月20日", "2026-05-20"),
        ("5/20", "2026-05-20"),
        ("5-20", "2026-05-20"),
        ("五月二十号", "2026-05-20"),
        ("3月10日", "2027-03-10"),
        ("2月29日", "2028-02-29"),
        ("2026-05-20", "2026-05-20"),
        ("2026/5/20", "2026-05-20"),
        ("2026.5.20", "2026-05-20"),
        ("2026年5月20日", "2026-05-20"),
        ("二〇二六年五月二十日", "2026-05-20"),
        ("20260520", "2026-05-20"),
        ("２０２６－０５－２０", "2026-05-20"),
        ("明年3月1日", "2027-03-01"),
        ("5/20/2026", "2026-05-20"),
        ("周三 5月20日", "2026-05-20"),
        ("5月20日（周三）", "2026-05-20"),
        ("下个月第一个周一", "2026-04-06"),
        ("15:00", "2026-03-11T15:00"),
        ("9:00", "2026-03-12T09:00"),
        ("15：00", "2026-03-11T15:00"),
        ("下午3点", "2026-03-11T15:00"),
        ("下午三点半", "2026-03-11T15:30"),
        ("晚上8点", "2026-03-11T20:00"),
        ("早上9点一刻", "2026-03-12T09:15"),
        ("中午", "2026-03-11T12:00"),
        ("3点", "2026-03-11T15:00"),
        ("10点", "2026-03-12T10:00"),
        ("三点十五分", "2026-03-11T15:15"),
        ("今晚8点", "2026-03-11T20:00"),
        ("明早九点", "2026-03-12T09:00"),
        ("下周三 14:00", "2026-03-18T14:00"),
        ("下周三14:00", "2026-03-18T14:00"),
        ("5号下午两点", "2026-04-05T14:00"),
        ("明天的下午3点", "2026-03-12T15:00"),
        ("3天后 15:00", "2026-03-14T15:00"),
        ("15:00 明天", "2026-03-12T15:00"),
        ("2026-05-20T15:00", "2026-05-20T15:00"),
        ("2026-05-20 15:00:59", "2026-05-20T15:00"),
        ("  周五  ", "2026-03-13"),
        ("下週三", "2026-03-18"),
        ("後天", "2026-03-13"),
    ];
    all(&table, now(), Field::Future, DateOrder::YearMonthDay);
}

#[test]
fn english_plans() {
    let table = [
        ("today", "2026-03-11"),
        ("Tomorrow", "2026-03-12"),
        ("tmr", "2026-03-12"),
        ("day after tomorrow", "2026-03-13"),
        ("yesterday", "2026-03-10"),
        ("in 3 days", "2026-03-14"),
        ("3 days from now", "2026-03-14"),
        ("in two weeks", "2026-03-25"),
        ("in a month", "2026-04-11"),
        ("in a month's time", "2026-04-11"),
        ("+3d", "2026-03-14"),
        ("+2w", "2026-03-25"),
        ("+1m", "2026-04-11"),
        ("3 days ago", "2026-03-08"),
        ("1 year and 2 months ago", "2025-01-11"),
        ("two weeks from tomorrow", "2026-03-26"),
        ("a week from friday", "2026-03-20"),
        ("3 days before may 20", "2026-05-17"),
        ("the day after friday", "2026-03-14"),
        ("in an hour and a half", "2026-03-11T12:00"),
        ("in half an hour", "2026-03-11T11:00"),
        ("wed", "2026-03-18"),
        ("Wednesday", "2026-03-18"),
        ("on friday", "2026-03-13"),
        ("this friday", "2026-03-13"),
        ("next wed", "2026-03-18"),
        ("last tue", "2026-03-03"),
        ("this past monday", "2026-03-09"),
        ("this coming monday", "2026-03-16"),
        ("monday of next week", "2026-03-16"),
        ("next week", "2026-03-16"),
        ("next month", "2026-04-01"),
        ("week after next", "2026-03-23"),
        ("this weekend", "2026-03-14"),
        ("next weekend", "2026-03-21"),
        ("end of month", "2026-03-31"),
        ("EOM", "2026-03-31"),
        ("end of the week", "2026-03-15"),
        ("eow", "2026-03-15"),
        ("end of year", "2026-12-31"),
        ("end of next month", "2026-04-30"),
        ("end of may", "2026-05-31"),
        ("the last day of february 2028", "2028-02-29"),
        ("beginning of next month", "2026-04-01"),
        ("the 20th", "2026-03-20"),
        ("20th", "2026-03-20"),
        ("the third", "2026-04-03"),
        ("5th of next month", "2026-04-05"),
        ("the 5th next month", "2026-04-05"),
        ("may 20", "2026-05-20"),
        ("20 May", "2026-05-20"),
        ("May 20th", "2026-05-20"),
        ("5/20", "2026-05-20"),
        ("2026-05-20", "2026-05-20"),
        ("may 20 2026", "2026-05-20"),
        ("20 may 2026", "2026-05-20"),
        ("20-May-2026", "2026-05-20"),
        ("May twentieth, 2026", "2026-05-20"),
        ("may 20 next year", "2027-05-20"),
        ("first monday of next month", "2026-04-06"),
        ("last friday of october 2026", "2026-10-30"),
        ("5/20/26", "2026-05-20"),
        ("5/20/2026", "2026-05-20"),
        ("3pm", "2026-03-11T15:00"),
        ("3:30 pm", "2026-03-11T15:30"),
        ("at 15:00", "2026-03-11T15:00"),
        ("noon", "2026-03-11T12:00"),
        ("tomorrow at 3pm", "2026-03-12T15:00"),
        ("tomorrow at 3", "2026-03-12T15:00"),
        ("tomorrow noon", "2026-03-12T12:00"),
        ("fri 9am", "2026-03-13T09:00"),
        ("3pm on friday", "2026-03-13T15:00"),
        ("tonight at 8", "2026-03-11T20:00"),
        ("half past 3", "2026-03-11T15:30"),
        ("quarter to four", "2026-03-11T15:45"),
        ("9 in the morning", "2026-03-12T09:00"),
        ("12am", "2026-03-12T00:00"),
        ("may 20 15:00", "2026-05-20T15:00"),
    ];
    all(&table, now(), Field::Future, DateOrder::MonthDayYear);
}

#[test]
fn what_happened_looks_back() {
    let table = [
        ("周三", "2026-03-04"),
        ("周二", "2026-03-10"),
        ("friday", "2026-03-06"),
        ("20号", "2026-02-20"),
        ("11号", "2026-03-11"),
        ("5月20日", "2025-05-20"),
        ("15:00", "2026-03-10T15:00"),
        ("9点", "2026-03-11T09:00"),
        ("昨天15:00", "2026-03-10T15:00"),
        ("3日前", "2026-03-08"),
        ("月底", "2026-02-28"),
        ("上周", "2026-03-02"),
        ("last month", "2026-02-01"),
        ("2 hours ago", "2026-03-11T08:30"),
    ];
    all(&table, now(), Field::Past, DateOrder::YearMonthDay);
}

#[test]
fn edges_of_the_calendar() {
    for (reference, text, expected) in [
        ("2026-01-31 09:00", "一个月后", "2026-02-28"),
        ("2028-01-31 09:00", "in a month", "2028-02-29"),
        ("2026-03-31 09:00", "月底", "2026-03-31"),
        ("2026-03-01 09:00", "月初", "2026-03-01"),
        ("2026-03-14 09:00", "周末", "2026-03-14"),
        ("2026-03-15 09:00", "周末", "2026-03-21"),
        ("2026-03-15 09:00", "下周一", "2026-03-16"),
        ("2026-03-15 09:00", "下周日", "2026-03-22"),
        ("2026-04-30 09:00", "31号", "2026-05-31"),
        ("2026-12-31 09:00", "明天", "2027-01-01"),
        ("2026-12-20 09:00", "下月5号", "2027-01-05"),
        ("2026-03-11 23:30", "1小时后", "2026-03-12T00:30"),
        ("9999-12-31 23:30", "明天", "YearOutOfRange 明天"),
        ("9999-12-31 23:30", "月底", "9999-12-31"),
        ("0001-01-01 00:00", "昨天", "YearOutOfRange 昨天"),
    ] {
        assert_eq!(
            read(text, at(reference), Field::Future, DateOrder::YearMonthDay),
            expected,
            "{text} at {reference}"
        );
    }
}

#[test]
fn what_is_not_understood_is_shown() {
    let table = [
        ("", "Empty "),
        ("   ", "Empty "),
        ("下周八", "NotUnderstood 八"),
        ("明天大概", "NotUnderstood 大概"),
        ("改天", "NotUnderstood 改天"),
        ("过几天", "NotUnderstood 过几天"),
        ("周五前", "NotUnderstood 前"),
        ("3天内", "NotUnderstood 3天内"),
        ("within a month", "NotUnderstood within a month"),
        ("本周", "NotUnderstood 本周"),
        ("5月", "NotUnderstood 5月"),
        ("3月后", "NotUnderstood 3月后"),
        ("20日前", "NotUnderstood 前"),
        ("2月30日", "NoSuchDay 2月30日"),
        ("2026-02-29", "NoSuchDay 2026-02-29"),
        ("13月1日", "NoSuchDay 13月1日"),
        ("20/5", "NoSuchDay 20/5"),
        ("32号", "NoSuchDay 32号"),
        ("下个月31号", "NoSuchDay 下个月31号"),
        ("25:00", "NoSuchTime 25:00"),
        ("明天25点", "NoSuchTime 明天25点"),
        ("明天12:60", "NoSuchTime 明天12:60"),
        ("上午15点", "NoSuchTime 上午15点"),
        ("晚上12点", "NoSuchTime 晚上12点"),
        ("13pm", "NoSuchTime 13pm"),
        ("0000-01-01", "YearOutOfRange 0000-01-01"),
        ("3/4/2026", "TwoWays 3/4/2026"),
        ("tomorrow maybe", "NotUnderstood maybe"),
        ("next 3 days", "NotUnderstood next 3 days"),
        ("march", "NotUnderstood march"),
        ("20", "NotUnderstood 20"),
        ("9999999天后", "NotUnderstood 9999999天后"),
    ];
    all(&table, now(), Field::Future, DateOrder::YearMonthDay);
}

#[test]
fn a_part_of_the_day_without_an_hour_is_kept_apart() {
    for (text, date, part) in [
        ("明天下午", "2026-03-12", "下午"),
        ("今晚", "2026-03-11", "晚"),
        ("周五上午", "2026-03-13", "上午"),
        ("tomorrow morning", "2026-03-12", "morning"),
        ("tonight", "2026-03-11", "tonight"),
        ("this afternoon", "2026-03-11", "afternoon"),
    ] {
        let found = when(text, now(), Field::Future, DateOrder::MonthDayYear).expect(text);
        assert_eq!(found.moment.key(), date, "{text}");
        assert_eq!(found.part_of_day.map(|span| &text[span]), Some(part), "{text}");
    }
}

#[test]
fn a_weekday_that_contradicts_its_date_is_told() {
    let read = |text| when(text, now(), Field::Future, DateOrder::MonthDayYear).expect("a date");
    assert_eq!(read("周四 5月20日").other_weekday, Some(Weekday::Thu));
    assert_eq!(read("Thursday, May 20").other_weekday, Some(Weekday::Thu));
    assert_eq!(read("周三 5月20日").other_weekday, None);
}

#[test]
fn slash_order_is_the_locale_s() {
    assert_eq!(read("3/4/2026", now(), Field::Future, DateOrder::MonthDayYear), "2026-03-04");
    assert_eq!(read("3/4/2026", now(), Field::Future, DateOrder::DayMonthYear), "2026-04-03");
    assert_eq!(read("13/4", now(), Field::Future, DateOrder::DayMonthYear), "2026-04-13");
    assert_eq!(read("13/4", now(), Field::Future, DateOrder::MonthDayYear), "NoSuchDay 13/4");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[\\PC\0周一二三四五六日天月年号点半上下后前个0-9/:. a-z+-]{0,40}") {
        for field in [Field::Future, Field::Past] {
            if let Err(error) = when(&text, now(), field, DateOrder::MonthDayYear) {
                prop_assert_eq!(text.get(error.span.clone()), Some(error.text.as_str()));
            }
            if let Some((_, end)) = leading(&text, now(), field, DateOrder::YearMonthDay) {
                prop_assert!(text.is_char_boundary(end) && end > 0);
            }
        }
    }

    #[test]
    fn every_day_reads_back_in_every_notation(days in 0_i32..800_000) {
        let date = NaiveDate::from_num_days_from_ce_opt(days + 400).expect("a day");
        for form in ["%Y-%m-%d", "%Y/%-m/%-d", "%Y年%-m月%-d日", "%Y%m%d", "%B %-d, %Y", "%-d %b %Y"] {
            let text = date.format(form).to_string();
            prop_assert_eq!(read(&text, now(), Field::Future, DateOrder::YearMonthDay), date.to_string(), "{}", text);
        }
    }
}
