//! Every finding is true when its row is opened: on the sample book in both languages, and on sheets that nobody here shaped.

use super::cli_support::Book;
use chrono::{DateTime, FixedOffset};
use gendan::{
    demo,
    domain::{
        checkup::{Check, CheckUp, Finding, Subject},
        lint::is_vague,
    },
    i18n::Lang,
    store::{Store, Wanted},
};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// What must hold of a finding: ?1 is its customer, ?2 its row, ?3 today, all asked of the rows alone.
fn condition(check: Check) -> &'static str {
    match check {
        Check::Unpaid => "(SELECT receivable > 0 AND due_on < ?3 AND status IN ('confirmed', 'done') FROM v_order WHERE id = ?2)",
        Check::WonWithoutOrder => {
            "EXISTS (SELECT 1 FROM deal WHERE customer_id = ?1 AND stage = 'won')
             AND NOT EXISTS (SELECT 1 FROM sales_order WHERE customer_id = ?1 AND status IN ('confirmed', 'done'))"
        }
        Check::OrderNotWon => {
            "NOT EXISTS (SELECT 1 FROM deal WHERE customer_id = ?1 AND stage = 'won')
             AND EXISTS (SELECT 1 FROM sales_order WHERE customer_id = ?1 AND status IN ('confirmed', 'done'))"
        }
        Check::PaidNotShipped => {
            "(SELECT receivable = 0 AND received >= total AND delivery IN ('open', 'partial') AND status = 'confirmed' FROM v_order WHERE id = ?2)"
        }
        Check::PlanMismatch => {
            "(SELECT sum(amount) FROM instalment WHERE order_id = ?2) <> (SELECT total FROM sales_order WHERE id = ?2)"
        }
        Check::LooseAmount => {
            "NOT EXISTS (SELECT 1 FROM sales_order WHERE customer_id = ?1)
             AND NOT EXISTS (SELECT 1 FROM deal WHERE customer_id = ?1 AND amount IS NOT NULL)"
        }
        Check::QuoteOver => {
            "EXISTS (SELECT 1 FROM deal WHERE customer_id = ?1 AND stage NOT IN ('won', 'lost', 'void')
                     AND quote_valid_until < date(?3, '+12 days'))"
        }
        Check::PromisePassed => {
            "EXISTS (SELECT 1 FROM promise AS p WHERE customer_id = ?1 AND status = 'open' AND due_on < ?3
                     AND (SELECT max(happened_at) FROM follow_up WHERE customer_id = ?1) < p.due_on)"
        }
        Check::BuyerSilent => {
            "coalesce((SELECT max(substr(happened_at, 1, 10)) FROM follow_up WHERE customer_id = ?1), '0') < date(?3, '-30 days')
             AND EXISTS (SELECT 1 FROM deal WHERE customer_id = ?1 AND stage = 'won')
             AND NOT EXISTS (SELECT 1 FROM next_step WHERE customer_id = ?1 AND closed_at IS NULL AND (due IS NULL OR due >= ?3))"
        }
        Check::ForgottenKey => {
            "(SELECT (tier = 'A' OR starred) AND parked IS NULL FROM customer WHERE id = ?1)
             AND coalesce((SELECT max(substr(happened_at, 1, 10)) FROM follow_up WHERE customer_id = ?1), '0') < date(?3, '-4 days')"
        }
        Check::Stalled => {
            "EXISTS (SELECT 1 FROM deal AS d WHERE customer_id = ?1 AND stage NOT IN ('won', 'lost', 'void')
                     AND coalesce((SELECT max(substr(happened_at, 1, 10)) FROM milestone WHERE deal_id = d.id), d.opened_on) < date(?3, '-14 days'))"
        }
        Check::Fading => {
            "(SELECT count(DISTINCT substr(happened_at, 1, 10) || channel) FROM follow_up WHERE customer_id = ?1
              AND substr(happened_at, 1, 10) BETWEEN date(?3, '-59 days') AND date(?3, '-30 days'))
             > (SELECT count(DISTINCT substr(happened_at, 1, 10)) FROM follow_up WHERE customer_id = ?1
                AND substr(happened_at, 1, 10) > date(?3, '-30 days') AND outcome NOT IN ('no_answer', 'busy', 'rejected', 'phone_off'))"
        }
        Check::NeedWithoutPlan => {
            "EXISTS (SELECT 1 FROM need_change WHERE customer_id = ?1 AND changed_at >= date(?3, '-30 days'))
             AND NOT EXISTS (SELECT 1 FROM next_step WHERE customer_id = ?1 AND closed_at IS NULL AND due IS NOT NULL)"
        }
        Check::NoNextDate => "NOT EXISTS (SELECT 1 FROM next_step WHERE customer_id = ?1 AND closed_at IS NULL)",
        Check::UnpreparedDecision => {
            "(SELECT decision_on >= ?3 FROM customer AS c WHERE id = ?1 AND NOT EXISTS
              (SELECT 1 FROM next_step WHERE customer_id = ?1 AND closed_at IS NULL AND substr(due, 1, 10) <= c.decision_on))"
        }
        Check::Contradiction => {
            "(SELECT parked = 'given_up' FROM customer WHERE id = ?1)
             AND EXISTS (SELECT 1 FROM next_step WHERE customer_id = ?1 AND closed_at IS NULL AND due IS NOT NULL)"
        }
        Check::SharedPhone => {
            "EXISTS (SELECT 1 FROM contact_channel AS v JOIN contact AS p ON p.id = v.contact_id
                     JOIN contact_channel AS w ON w.value_key = v.value_key JOIN contact AS q ON q.id = w.contact_id
                     WHERE p.customer_id = ?1 AND q.customer_id <> ?1 AND v.channel = 'phone')"
        }
        Check::InFuture => "(SELECT substr(happened_at, 1, 10) >= ?3 FROM follow_up WHERE id = ?2)",
        Check::NoOutcome => "(SELECT outcome IS NULL FROM follow_up WHERE id = ?2)",
        Check::VagueNote | Check::SameNote | Check::UndatedPromise => {
            "(SELECT customer_id = ?1 FROM follow_up WHERE id = ?2)"
        }
        Check::TooMany => {
            "EXISTS (SELECT 1 FROM follow_up WHERE customer_id = ?1 AND happened_at >= date(?3, '-31 days')
                     GROUP BY substr(happened_at, 1, 10) HAVING count(*) > 3)"
        }
        Check::NoNeed => "(SELECT need IS NULL FROM customer WHERE id = ?1)",
        Check::NoDecider => {
            "NOT EXISTS (SELECT 1 FROM contact AS p JOIN contact_channel AS v ON v.contact_id = p.id
                         WHERE p.customer_id = ?1 AND decision_maker AND NOT invalid)"
        }
        Check::NoChannel => {
            "NOT EXISTS (SELECT 1 FROM contact AS p JOIN contact_channel AS v ON v.contact_id = p.id
                         WHERE p.customer_id = ?1 AND NOT invalid)
             AND (SELECT address IS NULL FROM customer WHERE id = ?1)"
        }
        Check::NoNextAction => {
            "(SELECT action IS NULL AND due IS NOT NULL FROM next_step WHERE customer_id = ?1 AND closed_at IS NULL)"
        }
        Check::StageOrder => {
            "EXISTS (SELECT 1 FROM deal AS d WHERE customer_id = ?1 AND stage NOT IN ('lead', 'won', 'lost', 'void')
                     AND (SELECT count(*) FROM milestone WHERE deal_id = d.id) > 1)"
        }
        Check::SilentMove => {
            "EXISTS (SELECT 1 FROM milestone AS m JOIN deal AS d ON d.id = m.deal_id WHERE d.customer_id = ?1 AND m.from_stage IS NOT NULL
                     AND NOT EXISTS (SELECT 1 FROM follow_up WHERE customer_id = ?1 AND substr(happened_at, 1, 10) = substr(m.happened_at, 1, 10)))"
        }
        Check::LateEntry => {
            "(SELECT julianday(substr(entered_at, 1, 10)) - julianday(substr(happened_at, 1, 10)) >= 1 FROM follow_up WHERE id = ?2)"
        }
    }
}

/// Opens every finding's row and asks it again.
fn prove(store: &Store, path: &Path, up: &CheckUp, now: DateTime<FixedOffset>) {
    let conn = Connection::open(path).unwrap();
    let today = now.date_naive().to_string();
    for found in &up.found {
        assert_eq!(found.total, found.findings.len());
        for finding in &found.findings {
            let Finding { check, subject, customer, .. } = finding;
            let sql = format!("SELECT coalesce({}, 0)", condition(*check));
            // A statement names only what it needs.
            let named = if sql.contains("?3") { 3 } else { 1 + usize::from(sql.contains("?2")) };
            let values: [&dyn rusqlite::ToSql; 3] = [&customer.0, &subject.row(), &today];
            let holds: bool = conn.query_row(&sql, &values[..named], |row| row.get(0)).unwrap();
            assert!(holds, "{finding:?}");
            if let Subject::FollowUp(follow_up) = subject {
                let talk = store.follow_up(*follow_up).unwrap();
                assert_eq!(talk.customer, *customer);
                assert!(*check != Check::VagueNote || is_vague(&talk.note, &finding.name), "{finding:?}");
            }
        }
    }
}

#[test]
fn the_sample_book_has_believable_findings_and_all_are_true() {
    for (lang, now) in [(Lang::ZhCn, "2026-11-21T10:30:00+08:00"), (Lang::En, "2028-02-29T00:05:00+00:00")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("demo.db");
        let now = DateTime::parse_from_rfc3339(now).unwrap();
        let mut store = Store::open_throw_away(&path).unwrap();
        demo::fill(&mut store, lang, now).unwrap();
        store.roll_day(now).unwrap();
        let up = store.check_up(&Wanted::default(), now).unwrap();
        prove(&store, &path, &up, now);
        let customers = store.customer_count().unwrap();
        let counts: Vec<_> = up.found.iter().map(|found| (found.check.code(), found.total)).collect();
        for found in &up.found {
            assert!(found.total * 3 <= customers, "{} of {customers}: {counts:?}", found.check.code());
        }
        assert!(up.found.len() >= 8, "{counts:?}");
        let all = up.weeks_together().unwrap();
        assert!(all.logs > 50 && all.score().unwrap() >= 70, "{all:?}");
        assert!(all.error_rate().unwrap() < 500, "{all:?}");
    }
}

fn data(path: &str) -> Option<PathBuf> {
    Some(PathBuf::from(std::env::var_os("GENDAN_REAL_DATA")?).join("data").join(path)).filter(|path| path.exists())
}

#[test]
fn imported_sheets_are_listed_and_all_of_it_is_true() {
    let books: [(&str, &[&str]); 4] = [
        (
            "2026-05-04T12:00:00",
            &["cn_followups/leads.csv", "cn_followups/lead_follow_ups.csv", "cn_followups/opportunities.csv"],
        ),
        ("2026-05-04T12:00:00", &["crm_activities_saas/flat/followups.csv"]),
        ("2018-01-15T12:00:00", &["cn_superstore/订单_utf8bom.csv"]),
        (
            "2005-06-15T12:00:00",
            &["classicmodels/flat/customers.csv", "classicmodels/flat/orders.csv", "classicmodels/flat/receipts.csv"],
        ),
    ];
    for (at, files) in books {
        let book = Book::new().at(at);
        let known: Vec<PathBuf> = files.iter().filter_map(|file| data(file)).collect();
        if known.is_empty() {
            continue;
        }
        for file in &known {
            book.ok(&["import", &file.display().to_string()]);
        }
        let now = DateTime::parse_from_rfc3339(&format!("{at}+00:00")).unwrap();
        let store = Store::open(&book.db()).unwrap();
        let up = store.check_up(&Wanted::default(), now).unwrap();
        let customers = store.customer_count().unwrap();
        for found in &up.found {
            // A sheet without people or needs lacks them in every row: that is what there is to see.
            let is_right = matches!(found.check, Check::NoChannel | Check::NoNeed | Check::NoDecider);
            assert!(is_right || found.total * 3 <= customers, "{files:?} {:?} {}", found.check, found.total);
        }
        prove(&store, &book.db(), &up, now);
    }
}
