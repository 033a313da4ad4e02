//! Money that is due calls by itself: when a customer stands in the queue for it, and what the line and the card say.

use crate::factory::{day, moment};
use gendan::domain::{
    due::{DuePolicy, Facts, Lane, Reason, schedule},
    moment::Moment,
    outcome::Outcome,
    tier::Tier,
};

/// A buyer without an open deal, tier B, delivered on the first of October, last talked to on the fifth of November.
fn buyer() -> Facts {
    Facts {
        tier: Tier::B,
        bought_on: Some(day("2026-10-01")),
        created_on: Some(day("2026-09-01")),
        last_contact: Some(Moment::day(day("2026-11-05"))),
        last_outcome: Some(Outcome::Talked),
        ..Facts::default()
    }
}

/// Money of this day that nobody talked about yet.
fn owing(on: &str, facts: Facts) -> Facts {
    Facts { owed_since: Some(day(on)), owed_next: Some(day(on)), ..facts }
}

#[test]
fn money_calls_on_its_day() {
    let today = day("2026-11-21");
    let planned = |due: &str| Some(Some(moment(due)));
    let talked_since = Facts { owed_since: Some(day("2026-11-01")), ..buyer() };
    let never = Facts { last_contact: None, last_outcome: None, ..buyer() };
    let deal = Facts { open_deal: true, bought_on: None, ..buyer() };
    for (case, facts, due, implied, reason) in [
        ("care alone", buyer(), "2026-12-30", true, None),
        (
            "on its day, before the care day",
            owing("2026-11-10", buyer()),
            "2026-11-10",
            false,
            Some(Reason::Receivable),
        ),
        ("after the care day", owing("2027-01-10", buyer()), "2026-12-30", true, None),
        ("on the care day", owing("2026-12-30", buyer()), "2026-12-30", false, Some(Reason::Receivable)),
        ("never talked to", owing("2026-10-05", never.clone()), "2026-10-05", false, Some(Reason::Receivable)),
        ("before the first talk is due", owing("2026-10-09", never), "2026-10-08", true, None),
        ("before the cadence's day", owing("2026-11-11", deal.clone()), "2026-11-11", false, Some(Reason::Receivable)),
        ("after the cadence's day", owing("2026-11-13", deal.clone()), "2026-11-12", true, None),
        (
            "an earlier plan",
            Facts { step: planned("2026-11-08"), ..owing("2026-11-10", buyer()) },
            "2026-11-08",
            false,
            None,
        ),
        (
            "a plan of that day keeps its hour",
            Facts { step: planned("2026-11-10T15:00"), ..owing("2026-11-10", buyer()) },
            "2026-11-10T15:00",
            false,
            None,
        ),
        (
            "a later plan that did not know",
            Facts { step: planned("2026-11-20"), ..owing("2026-11-10", buyer()) },
            "2026-11-10",
            false,
            Some(Reason::Receivable),
        ),
        (
            "nothing was wanted",
            Facts { step: Some(None), ..owing("2026-11-10", buyer()) },
            "2026-11-10",
            false,
            Some(Reason::Receivable),
        ),
        // What was talked about since: `owed_next` is later or none.
        (
            "a promise made since",
            Facts { step: planned("2026-11-30"), ..talked_since.clone() },
            "2026-11-30",
            false,
            None,
        ),
        ("talked since, nothing promised", talked_since.clone(), "2026-11-12", true, Some(Reason::Receivable)),
        (
            "nobody took the call",
            Facts { last_outcome: Some(Outcome::NoAnswer), ..talked_since.clone() },
            "2026-11-06",
            true,
            Some(Reason::Receivable),
        ),
        (
            "the next part",
            Facts { owed_next: Some(day("2026-11-09")), ..talked_since },
            "2026-11-09",
            false,
            Some(Reason::Receivable),
        ),
        (
            "paused",
            Facts { parked: Some(Some(day("2026-12-01"))), ..owing("2026-11-10", buyer()) },
            "2026-12-01",
            false,
            None,
        ),
    ] {
        let found = schedule(&facts, &DuePolicy::default(), today);
        assert_eq!(found.due.map(Moment::key).as_deref(), Some(due), "{case}");
        assert_eq!((found.implied, found.reason), (implied, reason), "{case}");
    }
    let given_up =
        schedule(&Facts { parked: Some(None), ..owing("2026-11-10", buyer()) }, &DuePolicy::default(), today);
    assert_eq!((given_up.lane, given_up.due), (Lane::Rest, None));
    let without = DuePolicy { implied: false, ..DuePolicy::default() };
    assert_eq!(schedule(&buyer(), &without, today).due, None);
    assert_eq!(schedule(&owing("2026-11-10", buyer()), &without, today).due, Some(Moment::day(day("2026-11-10"))));
    let decides = Facts { decision_on: Some(day("2026-11-12")), ..deal };
    let found = schedule(&decides, &DuePolicy::default(), today);
    assert_eq!((found.due, found.reason), (Some(Moment::day(day("2026-11-09"))), Some(Reason::Decision)));
}
