//! Payment terms cut into shares, times and periods. Knows the words, not how they belong together.

use super::words::{
    AFTER, BASES, BEFORE, DAY_LEADS, ENGLISH, ENGLISH_AFTER, ENGLISH_BASES, ENGLISH_BEFORE, ENGLISH_FILLERS, FILLERS,
    PHRASES,
};
use crate::{
    domain::{money::Currency, terms::Basis},
    language::{
        amount,
        cursor::Cursor,
        folded::Folded,
        numeral,
        when::{CalendarDay, calendar_day},
    },
};
use chrono::NaiveDate;
use std::ops::Range;

/// What an instalment waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct When {
    pub basis: Basis,
    pub month_end: bool,
    pub months: i32,
    pub days: i32,
    /// A bare number behind it is days, not per cent: 月结60, net 30.
    pub takes_days: bool,
    /// 质保: a year after acceptance unless said otherwise.
    pub is_retention: bool,
    /// A name of the money (定金, 验收款), which the time it names may follow.
    pub is_label: bool,
    /// A term of days that may say behind it what they count from: net 30 from invoice, 账期30天 验收后.
    pub is_loose: bool,
    /// 定金: a bare number of thousands behind it is money, since no share is that much.
    pub is_sum: bool,
    /// Of `Basis::Fixed`.
    pub fixed_on: Option<NaiveDate>,
}

impl When {
    pub const fn at(basis: Basis) -> When {
        When {
            basis,
            month_end: false,
            months: 0,
            days: 0,
            takes_days: false,
            is_retention: false,
            is_label: false,
            is_loose: false,
            is_sum: false,
            fixed_on: None,
        }
    }

    pub const fn on(day: NaiveDate) -> When {
        When { fixed_on: Some(day), ..When::at(Basis::Fixed) }
    }

    pub const fn sum(basis: Basis) -> When {
        When { is_sum: true, ..When::label(basis) }
    }

    pub const fn label(basis: Basis) -> When {
        When { is_label: true, ..When::at(basis) }
    }

    pub const fn before(basis: Basis) -> When {
        When { days: -1, ..When::at(basis) }
    }

    pub const fn net(basis: Basis) -> When {
        When { takes_days: true, is_loose: true, ..When::at(basis) }
    }

    pub const fn monthly() -> When {
        When { month_end: true, takes_days: true, ..When::at(Basis::Shipped) }
    }

    pub const fn retention() -> When {
        When { days: 365, is_retention: true, ..When::at(Basis::Accepted) }
    }
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    Days(i32),
    Months(i32),
    Years(i32),
}

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Ten-thousandths of the total.
    Part(i64),
    /// A number without a unit, in hundredths: per cent, days or times by what stands around it.
    Number(i64),
    /// Minor units.
    Amount(i64),
    Whole,
    Rest,
    When(When),
    /// A stretch that stands before what it counts from: 30 days after ...
    Lead(Period),
    Period(Period),
    /// 分, 分期: a number follows.
    Split,
    /// instalments: a number stood before.
    Times,
    /// 6期.
    Instalments(u32),
    /// Says nothing.
    Filler,
    /// Cuts clauses apart.
    Cut,
    /// Stands in ratios: `:` and `-`.
    Dash,
}

#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    /// Chars of the folded text.
    pub span: Range<usize>,
}

/// What the pieces are read against: the currency of amounts, and the day of the order, where that is known.
#[derive(Clone, Copy)]
pub(super) struct Scope {
    pub currency: Currency,
    pub from: Option<NaiveDate>,
}

/// The least that is no share: in hundredths.
const THOUSAND: i64 = 100_000;

/// The pieces of the text, or the place where it is not understood.
pub(super) fn tokens(folded: &Folded, scope: Scope) -> Result<Vec<Token>, usize> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut here = Cursor::new(&folded.chars, 0).blanks();
    while here.peek().is_some() {
        let (mut kind, after) = token(folded, here, scope).ok_or(here.at)?;
        if let (Kind::Number(hundredths @ THOUSAND..), Some(Kind::When(When { is_sum: true, .. }))) =
            (kind, tokens.last().map(|last| last.kind))
        {
            kind = Kind::Amount(hundredths.checked_mul(scope.currency.minor_per_major()).ok_or(here.at)? / 100);
        }
        if kind != Kind::Filler {
            tokens.push(Token { kind, span: here.at..after.at });
        }
        here = after.blanks();
    }
    Ok(tokens)
}

/// A day of the calendar, with the little words around it.
pub(super) fn day(folded: &Folded, at: usize, from: Option<NaiveDate>) -> Option<(CalendarDay, Range<usize>)> {
    let here = Cursor::new(&folded.chars, at);
    let start = DAY_LEADS.iter().find_map(|word| here.phrase(word)).map_or(here, Cursor::blanks);
    let found = calendar_day(folded, start.at..folded.chars.len(), from.unwrap_or_default())?;
    let end = found.end;
    (found.says_year || from.is_some()).then_some((found, start.at..end))
}

/// 2026-02-30: no calendar has it, and its parts are nothing else.
fn is_like_a_day(here: Cursor<'_>) -> bool {
    fn part(at: Cursor<'_>) -> Option<Cursor<'_>> {
        at.eat_any(&["-", "/", "."])?.digits().map(|(_, _, after)| after)
    }
    matches!(here.digits(), Some((_, 4, after)) if part(after).and_then(part).is_some())
}

fn token<'a>(folded: &Folded, here: Cursor<'a>, scope: Scope) -> Option<(Kind, Cursor<'a>)> {
    let Scope { currency, from } = scope;
    if let Some((found, span)) = day(folded, here.at, from) {
        let after = Cursor { chars: here.chars, at: span.end }.maybe_any(BEFORE);
        return Some((Kind::When(When::on(found.day)), after));
    }
    if is_like_a_day(here) {
        return None;
    }
    // T/T is a transfer, not two clauses.
    if let Some(after) = here.eat("t/t") {
        return Some((Kind::Filler, after));
    }
    number(folded, here, currency).or_else(|| chinese(here)).or_else(|| english(here)).or_else(|| {
        let kind = match here.peek()? {
            ',' | ';' | '/' | '+' | '|' | '、' | '。' | '&' | '.' => Kind::Cut,
            ':' | '-' => Kind::Dash,
            '(' | ')' | '"' | '\'' => Kind::Filler,
            _ => return None,
        };
        Some((kind, here.moved(1)))
    })
}

fn chinese(here: Cursor<'_>) -> Option<(Kind, Cursor<'_>)> {
    let phrase = here.look_up(PHRASES);
    let based = here.look_up(BASES).map(|(basis, after)| {
        let invoiced = When { takes_days: basis == Basis::Invoiced, ..When::at(basis) };
        if let Some(after) = after.eat_any(BEFORE) {
            return (Kind::When(When::before(basis)), after);
        }
        (Kind::When(invoiced), after.maybe_any(AFTER))
    });
    let filler = here.eat_any(FILLERS).map(|after| (Kind::Filler, after));
    // Of equal length the phrase says most.
    [filler, based, phrase].into_iter().flatten().max_by_key(|(_, after)| after.at)
}

/// The longest of the phrases that stands here.
fn phrase_in<'a, T: Copy>(here: Cursor<'a>, table: &[(&str, T)]) -> Option<(T, Cursor<'a>)> {
    table.iter().filter_map(|&(phrase, value)| Some((value, here.phrase(phrase)?))).max_by_key(|(_, after)| after.at)
}

fn english(here: Cursor<'_>) -> Option<(Kind, Cursor<'_>)> {
    let any = |words: &[&str]| words.iter().find_map(|word| here.phrase(word));
    let article = |at: Cursor<'_>| at.blanks().word("the").unwrap_or(at).blanks().at;
    let basis_at = |after: Cursor<'_>| {
        let at = Cursor { chars: here.chars, at: article(after) };
        phrase_in(at, ENGLISH_BASES).map(|(basis, end)| (basis, end.at))
    };
    let to = |at: usize| Cursor { chars: here.chars, at };
    if let Some((basis, end)) = any(ENGLISH_BEFORE).and_then(basis_at) {
        // Goods are paid before they leave, not before they arrive.
        let basis = if basis == Basis::Delivered { Basis::Shipped } else { basis };
        return Some((Kind::When(When::before(basis)), to(end)));
    }
    if let Some((kind, after)) = phrase_in(here, ENGLISH) {
        // eom+30
        let plus = (kind == Kind::When(When::monthly())).then(|| after.blanks().eat("+")).flatten();
        return Some((kind, plus.unwrap_or(after)));
    }
    if let Some((basis, end)) = any(ENGLISH_AFTER).and_then(basis_at).or_else(|| basis_at(here)) {
        return Some((Kind::When(When { takes_days: basis == Basis::Invoiced, ..When::at(basis) }), to(end)));
    }
    here.any_word(ENGLISH_FILLERS).map(|after| (Kind::Filler, after))
}

fn number<'a>(folded: &Folded, here: Cursor<'a>, currency: Currency) -> Option<(Kind, Cursor<'a>)> {
    if let Some(found) = period_in_words(here) {
        return Some(found);
    }
    // 一半 is a share, and 百分之 no cents.
    if here.eat("一半").is_some() {
        return None;
    }
    let of_hundred = here.eat("百分之");
    let money = amount::leading_in(folded, here.at..folded.chars.len(), currency)
        .filter(|found| found.has_currency && found.money.currency() == currency && of_hundred.is_none());
    if let Some(found) = money {
        return Some((Kind::Amount(found.money.minor()), Cursor { chars: here.chars, at: found.end }));
    }
    let start = of_hundred.unwrap_or(here);
    // Said digit by digit it is a ratio: 三七, 三六一.
    let said = numeral::chinese_digits(start).filter(|(_, digits, _)| *digits > 1);
    let (hundredths, after) = match said {
        Some((value, _, after)) => (i64::from(value) * 100, after.maybe("开")),
        None if start.peek().is_some_and(|c| c.is_ascii_digit()) => {
            let (value, after) = amount::count(start, 2)?;
            (value.ok()?, after)
        }
        None => {
            let (value, after) = numeral::chinese(start)?;
            (i64::from(value) * 100, after)
        }
    };
    if of_hundred.is_some() {
        return Some((Kind::Part(hundredths), after));
    }
    let next = after.blanks();
    if let Some(end) = next.eat_any(&["%", "个点"]) {
        return Some((Kind::Part(hundredths), end));
    }
    if let Some(end) = next.eat("成") {
        return Some((Kind::Part(hundredths * 10), end));
    }
    let whole = (hundredths % 100 == 0).then_some(hundredths / 100).and_then(|whole| i32::try_from(whole).ok());
    if let Some((whole, end)) = whole.zip(next.eat_any(&["期", "个月分期", "次"])) {
        return Some((Kind::Instalments(u32::try_from(whole).ok()?), end));
    }
    if let Some((period, end)) = whole.and_then(|whole| period(whole, next)) {
        return Some((lead(period, end), end));
    }
    Some((Kind::Number(hundredths), after))
}

/// A period before what it counts from leads to it.
fn lead(period: Period, end: Cursor<'_>) -> Kind {
    let after = end.blanks();
    let leads = ENGLISH_AFTER.iter().chain(ENGLISH_BEFORE).any(|word| after.phrase(word).is_some());
    let eom = after.word("eom").is_some() || after.phrase("end of month").is_some();
    if leads || eom { Kind::Lead(period) } else { Kind::Period(period) }
}

fn period(count: i32, here: Cursor<'_>) -> Option<(Period, Cursor<'_>)> {
    const CHINESE: &[(&str, (Unit, i32))] = &[
        ("天", (Period::Days, 1)),
        ("日", (Period::Days, 1)),
        ("周", (Period::Days, 7)),
        ("个星期", (Period::Days, 7)),
        ("个月", (Period::Months, 1)),
        ("月", (Period::Months, 1)),
        ("年", (Period::Years, 1)),
    ];
    const ENGLISH: &[(&str, (Unit, i32))] = &[
        ("d", (Period::Days, 1)),
        ("day", (Period::Days, 1)),
        ("days", (Period::Days, 1)),
        ("week", (Period::Days, 7)),
        ("weeks", (Period::Days, 7)),
        ("month", (Period::Months, 1)),
        ("months", (Period::Months, 1)),
        ("year", (Period::Years, 1)),
        ("years", (Period::Years, 1)),
    ];
    let here = if here.peek() == Some('-') { here.moved(1) } else { here };
    let ((unit, size), end) = here.look_up(CHINESE).or_else(|| here.word_in(ENGLISH))?;
    // 30 月结
    if end.peek_back() == Some('月') && end.peek() == Some('结') {
        return None;
    }
    Some((unit(count.checked_mul(size)?), end))
}

type Unit = fn(i32) -> Period;

/// 半年, 半个月, one year.
fn period_in_words(here: Cursor<'_>) -> Option<(Kind, Cursor<'_>)> {
    if let Some((period, end)) = here.look_up(&[("半年", Period::Months(6)), ("半个月", Period::Days(15))]) {
        return Some((Kind::Period(period), end));
    }
    let (count, after) = numeral::english(here)?;
    let (period, end) = period(i32::try_from(count).ok()?, after.blanks())?;
    Some((lead(period, end), end))
}
