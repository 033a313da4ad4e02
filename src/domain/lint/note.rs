//! What one follow-up lacks: the rules that look at a note and what stands beside it. Reads nothing and words nothing.

use super::{Rule, is_vague, words};
use crate::domain::{follow_up::Happened, outcome::Outcome};
use chrono::{DateTime, Duration, FixedOffset};
use std::ops::Range;

/// Two notes are nearly one from this similarity on.
const SAME: f64 = 0.9;
/// Notes below so many characters are alike by chance.
const COMPARABLE: usize = 6;
/// Bytes before an amount in which a word may say whose it is.
const BESIDE: usize = 30;

/// What is planned next, as far as it can be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The customer is not in the queue, the plan is kept, or none is wanted.
    NotAsked,
    /// The cadence gives one.
    Implied,
    Missing,
    Planned {
        has_action: bool,
    },
}

/// A follow-up and what it is compared with.
#[derive(Clone, Debug)]
pub struct NoteFacts<'a> {
    pub note: &'a str,
    pub customer_name: &'a str,
    pub outcome: Option<Outcome>,
    pub happened: Happened,
    pub entered: DateTime<FixedOffset>,
    pub now: DateTime<FixedOffset>,
    /// The customer's previous note.
    pub previous: Option<&'a str>,
    pub next: Next,
    /// Where amounts stand in the note, in bytes.
    pub amounts: &'a [Range<usize>],
    /// Whether an amount of the deal, an order or a receipt was given with it.
    pub has_amount: bool,
    /// Whether a promise with a date was given with it.
    pub has_dated_promise: bool,
}

/// The rules that the follow-up breaks, in their order.
pub fn findings(facts: &NoteFacts<'_>) -> Vec<Rule> {
    let says = !facts.note.trim().is_empty();
    let reached = was_reached(facts.outcome);
    let checks = [
        (Rule::VagueNote, says_too_little(facts.note, facts.customer_name, facts.outcome)),
        (Rule::NoOutcome, facts.outcome.is_none()),
        (Rule::NoNextDate, facts.next == Next::Missing),
        (Rule::NoNextAction, facts.next == Next::Planned { has_action: false }),
        (Rule::LooseAmount, !facts.has_amount && facts.amounts.iter().any(|at| is_ours(facts.note, at))),
        (Rule::LateEntry, is_late(facts.happened, facts.entered)),
        (Rule::InFuture, is_future(facts.happened, facts.now)),
        (Rule::SameNote, says && reached && facts.previous.is_some_and(|previous| is_same(facts.note, previous))),
        (Rule::UndatedPromise, !facts.has_dated_promise && promises(facts.note)),
    ];
    checks.into_iter().filter(|(_, broken)| *broken).map(|(rule, _)| rule).collect()
}

/// L8: whether nothing just before it says that an amount is a competitor's or a budget.
fn is_ours(note: &str, at: &Range<usize>) -> bool {
    let mut from = at.start.saturating_sub(BESIDE).min(note.len());
    while !note.is_char_boundary(from) {
        from += 1;
    }
    let before = note.get(from..at.start).unwrap_or_default();
    // What another sentence said is not about this amount.
    let beside = before.rsplit(['。', '；', ';', '！', '!', '\n']).next().unwrap_or_default().to_lowercase();
    !words::NOT_OURS.iter().any(|word| beside.contains(word))
}

/// Who was not reached said nothing: there is nothing to write.
fn was_reached(outcome: Option<Outcome>) -> bool {
    outcome.is_none_or(Outcome::is_answered)
}

/// L1: a note about somebody who was reached that says only so.
pub fn says_too_little(note: &str, customer_name: &str, outcome: Option<Outcome>) -> bool {
    was_reached(outcome) && is_vague(note, customer_name)
}

/// L9: entered more than 24 hours later; of a day without an hour, later than the day after.
pub fn is_late(happened: Happened, entered: DateTime<FixedOffset>) -> bool {
    match happened {
        Happened::At(at) => entered - at > Duration::hours(24),
        Happened::On(day) => (entered.date_naive() - day).num_days() > 1,
    }
}

/// L10: a minute later than now is a clock that is not ours; a day later is a mistake.
fn is_future(happened: Happened, now: DateTime<FixedOffset>) -> bool {
    match happened {
        Happened::At(at) => at > now + Duration::minutes(1),
        Happened::On(day) => day > now.date_naive(),
    }
}

/// L11.
fn is_same(note: &str, previous: &str) -> bool {
    let plain =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (note, previous) = (plain(note), plain(previous));
    let (long, short) =
        (note.chars().count().max(previous.chars().count()), note.chars().count().min(previous.chars().count()));
    // What is a fifth longer cannot be as alike, and need not be compared on each key.
    short >= COMPARABLE && short * 5 >= long * 4 && strsim::sorensen_dice(&note, &previous) >= SAME
}

/// L14: words of a promise.
fn promises(note: &str) -> bool {
    let note = note.to_lowercase();
    let is_one = |at: usize, word: &str| {
        let (before, behind) = (note.get(..at).unwrap_or_default(), note.get(at + word.len()..).unwrap_or_default());
        let denied = words::NO_PROMISE_BEFORE.iter().any(|no| before.ends_with(no));
        !denied && !words::NO_PROMISE_BEHIND.iter().any(|no| behind.starts_with(no))
    };
    words::PROMISES.iter().any(|word| note.match_indices(word).any(|(at, word)| is_one(at, word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(text).unwrap()
    }

    fn facts(note: &str) -> NoteFacts<'_> {
        NoteFacts {
            note,
            customer_name: "华为",
            outcome: Some(Outcome::Talked),
            happened: Happened::At(at("2026-11-21T10:00:00+08:00")),
            entered: at("2026-11-21T10:01:00+08:00"),
            now: at("2026-11-21T10:01:00+08:00"),
            previous: None,
            next: Next::Planned { has_action: true },
            amounts: &[],
            has_amount: false,
            has_dated_promise: false,
        }
    }

    #[test]
    fn a_whole_record_has_no_finding() {
        assert_eq!(findings(&facts("预算批下来了,12月招标")), []);
        assert_eq!(findings(&NoteFacts { outcome: Some(Outcome::NoAnswer), ..facts("") }), []);
        assert_eq!(findings(&facts("")), [Rule::VagueNote], "who was reached said something");
    }

    #[test]
    fn outcome_and_plan() {
        let good = "预算批下来了,12月招标";
        assert_eq!(findings(&NoteFacts { outcome: None, ..facts(good) }), [Rule::NoOutcome]);
        for (next, expected) in [
            (Next::Missing, vec![Rule::NoNextDate]),
            (Next::Planned { has_action: false }, vec![Rule::NoNextAction]),
            (Next::Implied, vec![]),
            (Next::NotAsked, vec![]),
        ] {
            assert_eq!(findings(&NoteFacts { next, ..facts(good) }), expected, "{next:?}");
        }
    }

    #[test]
    fn late_and_future() {
        let good = "预算批下来了,12月招标";
        let cases = [
            ("2026-11-20T10:01:00+08:00", vec![]),
            ("2026-11-20T09:59:00+08:00", vec![Rule::LateEntry]),
            ("2026-11-21T03:59:00+02:00", vec![]),
            ("2026-11-21T10:02:00+08:00", vec![]),
            ("2026-11-21T10:03:00+08:00", vec![Rule::InFuture]),
            ("2026-11-20", vec![]),
            ("2026-11-19", vec![Rule::LateEntry]),
            ("2026-11-22", vec![Rule::InFuture]),
        ];
        for (key, expected) in cases {
            let happened = Happened::from_key(key).unwrap();
            assert_eq!(findings(&NoteFacts { happened, ..facts(good) }), expected, "{key}");
        }
    }

    #[test]
    fn an_amount_belongs_into_a_field_unless_it_is_anothers() {
        let cases = [
            ("谈到9.8万能签", "9.8万", true),
            ("竞品报8.5万,交期短", "8.5万", false),
            ("客户预算10万左右,要三家比价", "10万", false),
            ("竞品便宜。我们可以做到9万,走流程", "9万", true),
            ("competitor offers $900 per unit", "$900", false),
            ("wants it for $1,200 all in", "$1,200", true),
            ("他们承诺月底打款3万", "3万", false),
            ("还欠我们3万没付", "3万", false),
            ("will pay the $900 on Friday", "$900", false),
        ];
        for (note, amount, expected) in cases {
            let start = note.find(amount).unwrap();
            let place = start..start + amount.len();
            let amounts = std::slice::from_ref(&place);
            let found = findings(&NoteFacts { amounts, ..facts(note) });
            assert_eq!(found.contains(&Rule::LooseAmount), expected, "{note}: {found:?}");
            let given = findings(&NoteFacts { amounts, has_amount: true, ..facts(note) });
            assert!(!given.contains(&Rule::LooseAmount), "{note}");
        }
    }

    #[test]
    fn the_same_note_again() {
        let cases = [
            ("报价已发,等采购总监批复", "报价已发，等采购总监批复。", true),
            ("报价已发,等采购总监批复", "报价已发,等财务总监批复", false),
            ("Quoted 98k, boss wants 90k", "quoted 98k; boss wants 90k", true),
            ("催款", "催款", false),
            ("预算批下来了,12月招标", "", false),
        ];
        for (note, previous, expected) in cases {
            let found = findings(&NoteFacts { previous: Some(previous), ..facts(note) });
            assert_eq!(found.contains(&Rule::SameNote), expected, "{note}: {found:?}");
        }
    }

    #[test]
    fn a_promise_wants_its_date() {
        let cases = [
            ("客户答应月底前付尾款", true),
            ("下周给我们样品的测试结果", true),
            ("They will pay the balance in December", true),
            ("机会不大,会议改期到十二月", false),
            ("没有承诺采购数量", false),
            ("没答应降价", false),
            ("承诺书还没签", false),
            ("没答应降价，但答应先付定金", true),
            ("has not promised a volume", false),
        ];
        for (note, expected) in cases {
            assert_eq!(findings(&facts(note)).contains(&Rule::UndatedPromise), expected, "{note}");
            let dated = NoteFacts { has_dated_promise: true, ..facts(note) };
            assert!(!findings(&dated).contains(&Rule::UndatedPromise), "{note}");
        }
    }
}
