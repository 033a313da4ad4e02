//! The pieces of terms put together as rows: each has a share and a time, in either order, and one of them may be left out.

use super::{
    TermsErrorKind, Wrong,
    token::{Kind, Period, Token, When},
};
use crate::domain::terms::{Basis, DueRule, Share, TermRow};
use std::ops::Range;

/// The most of each that anybody agrees on: parts, days, months.
const MOST_PARTS: u32 = 120;
const MOST_DAYS: i32 = 3_650;
const MOST_MONTHS: i32 = 120;

/// A row while it is read.
#[derive(Clone, Default)]
struct Clause {
    share: Option<Share>,
    /// 尾款, balance: before shipping unless said otherwise.
    is_rest: bool,
    when: Option<When>,
    period: Option<Period>,
    /// How many parts it is paid in, a month apart.
    times: Option<u32>,
    /// 分 stood here: the next number is how many.
    splits: bool,
    span: Range<usize>,
}

/// The rows of the pieces; their shares are the whole.
pub(super) fn rows(tokens: &[Token]) -> Result<Vec<TermRow>, Wrong> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut open = Clause::default();
    for (place, token) in tokens.iter().enumerate() {
        // 月结-1 counts no day backwards, and is no 月结1 either.
        if let (Kind::Dash, Some(next)) = (token.kind, tokens.get(place + 1))
            && open.goes_backwards(next.kind)
        {
            return Err(Wrong::at(token.span.start..next.span.end));
        }
        if open.ends_before(token.kind) {
            clauses.push(std::mem::take(&mut open));
        }
        if matches!(token.kind, Kind::Cut | Kind::Dash) {
            continue;
        }
        if open.is_empty() {
            open.span = token.span.clone();
        }
        // 质保5, 1年: the period belongs to what stands before.
        let of_last = matches!(token.kind, Kind::Period(_)) && open.is_empty();
        match clauses.last_mut().filter(|last| of_last && last.when.is_some() && last.period.is_none()) {
            Some(last) => last.take(token),
            None => open.take(token),
        }
        .ok_or_else(|| Wrong::at(token.span.clone()))?;
        open.span.end = token.span.end;
    }
    if !open.is_empty() {
        clauses.push(open);
    }
    let mut rows: Vec<TermRow> = Vec::new();
    for clause in &clauses {
        // Beside others a bare day does not say how much.
        if clauses.len() > 1 && clause.share.is_none() && clause.when.is_some_and(|when| when.fixed_on.is_some()) {
            return Err(Wrong::at(clause.span.clone()));
        }
        let deposit = rows.iter().any(|row| row.rule == DueRule::after(Basis::Signed, 0));
        rows.extend(clause.rows(deposit).ok_or_else(|| Wrong::at(clause.span.clone()))?);
    }
    whole(rows, &clauses)
}

impl Clause {
    fn is_empty(&self) -> bool {
        self.share.is_none() && self.when.is_none() && self.period.is_none() && self.times.is_none() && !self.splits
    }

    /// Whether a piece belongs to the next row.
    fn ends_before(&self, next: Kind) -> bool {
        let placed = self.when.is_some() || self.times.is_some();
        match next {
            Kind::Cut => placed,
            Kind::Part(_) | Kind::Amount(_) => self.share.is_some_and(|share| share != Share::Rest) || self.is_done(),
            Kind::Number(_) => {
                !self.splits
                    && !self.counts_days()
                    && (self.share.is_some_and(|share| share != Share::Rest) || self.is_done())
            }
            Kind::Rest if self.share == Some(Share::Part(10_000)) => true,
            Kind::Whole | Kind::Rest | Kind::Split => placed && self.share.is_some(),
            // 2026-04-01 预付30%
            Kind::When(when) if when.is_label && self.share.is_none() && self.has_day() => false,
            Kind::When(when) => self.when.is_some_and(|own| !own.goes_with(when)) || self.times.is_some(),
            Kind::Lead(_) => placed && !self.counts_days(),
            Kind::Instalments(_) => placed && !self.splits,
            Kind::Times | Kind::Period(_) | Kind::Dash | Kind::Filler => false,
        }
    }

    /// 尾款 with its time: a share after it is another row's.
    fn is_done(&self) -> bool {
        self.share == Some(Share::Rest) && self.when.is_some()
    }

    fn has_day(&self) -> bool {
        self.when.is_some_and(|when| when.fixed_on.is_some())
    }

    /// Whether a dash before this would be a minus.
    fn goes_backwards(&self, next: Kind) -> bool {
        let named = |when: When| when.is_label || when.is_loose || when.is_retention;
        let counts = match next {
            Kind::Number(_) => self.counts_days(),
            Kind::Period(_) | Kind::Lead(_) => self.period.is_none(),
            _ => false,
        };
        counts && self.when.is_some_and(|when| !named(when))
    }

    /// Whether a number here is days.
    fn counts_days(&self) -> bool {
        self.period.is_none() && self.when.is_some_and(|when| when.takes_days)
    }

    /// Takes the piece in; `None` when it has no place here.
    fn take(&mut self, token: &Token) -> Option<()> {
        match token.kind {
            Kind::Number(hundredths) if self.splits && self.times.is_none() => {
                self.times = Some(u32::try_from(whole_number(hundredths)?).ok()?);
            }
            Kind::Number(hundredths) if self.counts_days() => {
                self.period = Some(Period::Days(whole_number(hundredths)?));
            }
            Kind::Part(part) | Kind::Number(part) => self.share = Some(Share::Part(percent(part)?)),
            Kind::Amount(minor) => self.share = Some(Share::Amount(Some(minor).filter(|minor| *minor > 0)?)),
            Kind::Whole => self.share = Some(Share::Part(10_000)),
            Kind::Rest => {
                self.is_rest = true;
                self.share = self.share.or(Some(Share::Rest));
            }
            Kind::When(when) => self.when = Some(self.when.map_or(when, |own| own.with(when))),
            Kind::Lead(period) | Kind::Period(period) if self.period.is_none() => {
                // 分6个月
                match period {
                    Period::Months(months) if self.splits && self.times.is_none() => {
                        self.times = Some(u32::try_from(months).ok()?);
                    }
                    _ => self.period = Some(period),
                }
            }
            Kind::Split => self.splits = true,
            // 6 monthly: the number was no share.
            Kind::Times => match self.share.take() {
                Some(Share::Part(part)) => self.times = Some(u32::try_from(whole_number(part)?).ok()?),
                _ => return None,
            },
            Kind::Instalments(times) => {
                if self.times.is_some() {
                    return None;
                }
                self.times = Some(times);
            }
            Kind::Lead(_) | Kind::Period(_) | Kind::Filler | Kind::Cut | Kind::Dash => return None,
        }
        Some(())
    }

    /// `None` when it says too little, or what cannot be.
    fn rows(&self, deposit: bool) -> Option<Vec<TermRow>> {
        if self.splits && self.times.is_none() {
            return None;
        }
        let when = match self.when {
            Some(when) => when,
            None if self.times.is_some() => When::at(Basis::Signed),
            // 全款
            None if self.share == Some(Share::Part(10_000)) && self.period.is_none() => When::at(Basis::Signed),
            None if self.is_rest && self.period.is_none() => When::before(Basis::Shipped),
            None => return None,
        };
        let rule = when.rule(self.period)?;
        let share = self.share.unwrap_or(Share::Rest);
        let Some(times) = self.times else { return Some(vec![TermRow { rule, share }]) };
        if !(2..=MOST_PARTS).contains(&times) {
            return None;
        }
        // The first when it begins, unless that day has its deposit.
        let first = i32::from(deposit && rule == DueRule::after(Basis::Signed, 0));
        let shares = match share {
            Share::Part(part) => crate::domain::order::spread(part, &vec![1; usize::try_from(times).ok()?])
                .into_iter()
                .map(Share::Part)
                .collect(),
            Share::Rest => vec![Share::Rest; usize::try_from(times).ok()?],
            Share::Amount(_) => return None,
        };
        let months = first..;
        Some(
            months
                .zip(shares)
                .map(|(months, share)| TermRow { rule: DueRule { months: rule.months + months, ..rule }, share })
                .collect(),
        )
    }
}

impl When {
    /// Whether both say one time: 预付款 合同签订后, net 30 eom, 质保金 验收后.
    fn goes_with(self, other: When) -> bool {
        let eom = self.takes_days && other.month_end && !self.month_end;
        let of_invoice = self.takes_days && !self.month_end && self.basis == other.basis;
        let from = self.is_loose && other.days == 0 && !other.month_end && !other.is_label && !other.is_retention;
        let named = (self.is_label || self.is_retention) && self.basis == other.basis;
        let day = other.fixed_on.is_some() && (self.is_label || self.is_retention || self.is_loose);
        eom || of_invoice || from && !other.is_loose || named || day
    }

    fn with(self, other: When) -> When {
        if self.fixed_on.is_some() {
            return self;
        }
        if other.fixed_on.is_some() {
            return When { is_retention: self.is_retention, ..other };
        }
        if self.is_loose && !other.month_end {
            return When { basis: other.basis, is_loose: false, ..self };
        }
        if self.is_retention || self.takes_days && !other.month_end { self } else { other }
    }

    /// The rule, with the period that was said.
    fn rule(self, period: Option<Period>) -> Option<DueRule> {
        let mut rule = DueRule {
            basis: self.basis,
            month_end: self.month_end,
            months: self.months,
            days: self.days,
            fixed_on: self.fixed_on,
        };
        let before = self.days < 0;
        match period {
            None => {}
            Some(_) if self.fixed_on.is_some() => return None,
            Some(Period::Days(days)) if before => rule.days = -days,
            Some(_) if before => return None,
            Some(Period::Days(days)) => rule.days = days,
            Some(Period::Months(months)) => (rule.months, rule.days) = (self.months + months, 0),
            // A year of retention is 365 days.
            Some(Period::Years(years)) if self.is_retention => rule.days = years.checked_mul(365)?,
            Some(Period::Years(years)) => (rule.months, rule.days) = (years.checked_mul(12)?, 0),
        }
        (rule.days.abs() <= MOST_DAYS && rule.months <= MOST_MONTHS).then_some(rule)
    }
}

fn whole_number(hundredths: i64) -> Option<i32> {
    (hundredths % 100 == 0).then_some(hundredths / 100).and_then(|whole| i32::try_from(whole).ok()).filter(|n| *n >= 0)
}

fn percent(hundredths: i64) -> Option<i64> {
    (1..=10_000).contains(&hundredths).then_some(hundredths)
}

/// The rows, when they are the whole. One row for the rest gets what the others leave as its share.
fn whole(mut rows: Vec<TermRow>, clauses: &[Clause]) -> Result<Vec<TermRow>, Wrong> {
    let part: i64 = rows.iter().map(|row| if let Share::Part(part) = row.share { part } else { 0 }).sum();
    let amounts = rows.iter().any(|row| matches!(row.share, Share::Amount(_)));
    let rests = rows.iter().filter(|row| row.share == Share::Rest).count();
    let open = amounts || rests > 0;
    if part > 10_000 || part == 10_000 && open {
        return Err(Wrong::all(TermsErrorKind::TooMuch));
    }
    if part < 10_000 && rests == 0 {
        // Retention alone says nothing of the rest: due when shipped, as without terms.
        if let [only] = clauses
            && only.when.is_some_and(|when| when.is_retention)
        {
            rows.insert(0, TermRow { rule: DueRule::after(Basis::Shipped, 0), share: Share::Rest });
        } else {
            return Err(Wrong::all(TermsErrorKind::TooLittle));
        }
    }
    let rests = rows.iter().filter(|row| row.share == Share::Rest).count();
    for row in &mut rows {
        if row.share == Share::Rest && rests == 1 && !amounts {
            row.share = Share::Part(10_000 - part);
        }
    }
    Ok(rows)
}
