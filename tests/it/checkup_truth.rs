//! Every finding is true when its row is opened: on the sample book in both languages, and on sheets that nobody here shaped.

use super::cli_support::Book;
use chrono::{DateTime, FixedOffset, NaiveDate};
use gendan::{
    demo,
    domain::{
        checkup::{Check, CheckUp, Finding, Found, Subject},
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
            "(SELECT receivable = 0 AND received >= total AND delivery IN ('open', 'partial') AND status = 'confirmed' FROM v_order WHERE id = ?2)
             AND (SELECT coalesce(deliver_by < ?3, (SELECT max(received_on) FROM receipt WHERE order_id = ?2) <= date(?3, '-7 days'))
                  FROM sales_order WHERE id = ?2)"
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
             AND (SELECT max(ordered_on) FROM sales_order WHERE customer_id = ?1 AND status IN ('confirmed', 'done')) < date(?3, '-30 days')
             AND NOT EXISTS (SELECT 1 FROM next_step WHERE customer_id = ?1 AND closed_at IS NULL AND (due IS NULL OR due >= ?3))"
        }
        Check::ForgottenKey => {
            "(SELECT (tier = 'A' OR starred) AND parked IS NULL
                     AND julianday(?3) - julianday(coalesce((SELECT max(substr(happened_at, 1, 10)) FROM follow_up WHERE customer_id = ?1), created_on))
                         > 1.5 * CASE tier WHEN 'A' THEN 3 WHEN 'B' THEN 7 WHEN 'C' THEN 15 ELSE 30 END
              FROM customer WHERE id = ?1)"
        }
        Check::Stalled => {
            "EXISTS (SELECT 1 FROM deal AS d WHERE customer_id = ?1 AND stage NOT IN ('won', 'lost', 'void')
                     AND coalesce((SELECT max(substr(happened_at, 1, 10)) FROM milestone WHERE deal_id = d.id), d.opened_on) < date(?3, '-14 days'))
             AND NOT EXISTS (SELECT 1 FROM next_step WHERE customer_id = ?1 AND closed_at IS NULL AND due >= ?3)"
        }
        Check::Fading => {
            "(SELECT count(DISTINCT substr(happened_at, 1, 10) || channel) FROM follow_up WHERE customer_id = ?1
              AND substr(happened_at, 1, 10) BETWEEN date(?3, '-59 days') AND date(?3, '-30 days'))
             > (SELECT count(DISTINCT substr(happened_at, 1, 10)) FROM follow_up WHERE customer_id = ?1
                AND substr(happened_at, 1, 10) > date(?3, '-30 days') AND outcome NOT IN ('no_answer', 'busy', 'rejected', 'phone_off'))"
        }
        Check::NeedWithoutPlan => {
            "(EXISTS (SELECT 1 FROM need_change WHERE customer_id = ?1 AND changed_at >= date(?3, '-30 days'))
              OR EXISTS (SELECT 1 FROM follow_up WHERE customer_id = ?1 AND outcome = 'need_updated' AND happened_at >= date(?3, '-30 days')))
             AND NOT EXISTS (SELECT 1 FROM next_step WHERE customer_id = ?1 AND closed_at IS NULL AND due IS NOT NULL)"
        }
        Check::NoNextDate => "NOT EXISTS (SELECT 1 FROM next_step WHERE customer_id = ?1 AND closed_at IS NULL)",
        Check::UnpreparedDecision => {
            "(SELECT decision_on >= ?3 FROM customer AS c WHERE id = ?1 AND NOT EXISTS
              (SELECT 1 FROM next_step WHERE customer_id = ?1 AND closed_at IS NULL AND substr(due, 1, 10) <= c.decision_on))"
        }
        Check::Unstarred => {
            "(SELECT NOT starred AND parked IS NULL AND EXISTS (SELECT 1 FROM deal WHERE customer_id = ?1 AND stage NOT IN ('won', 'lost', 'void'))
                     AND (tier = 'A' OR 10 * (SELECT count(DISTINCT d.customer_id) FROM deal AS d WHERE d.stage NOT IN ('won', 'lost', 'void')
                           AND d.amount > (SELECT max(amount) FROM deal WHERE customer_id = ?1 AND stage NOT IN ('won', 'lost', 'void')))
                         < (SELECT count(DISTINCT customer_id) FROM deal WHERE stage NOT IN ('won', 'lost', 'void') AND amount > 0))
              FROM customer WHERE id = ?1)"
        }
        Check::DueToday => {
            "(SELECT substr(due, 1, 10) = ?3 FROM queue WHERE customer_id = ?1)
             AND NOT EXISTS (SELECT 1 FROM follow_up WHERE customer_id = ?1 AND substr(happened_at, 1, 10) = ?3)"
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
        Check::VagueNote => {
            "(SELECT length(note) < 60 AND outcome NOT IN ('no_answer', 'busy', 'rejected', 'phone_off', 'no_reply', 'read_no_reply')
              FROM follow_up WHERE id = ?2)"
        }
        Check::SameNote => {
            "(SELECT length(note) BETWEEN 6 AND 500 AND EXISTS (SELECT 1 FROM follow_up AS p WHERE p.customer_id = f.customer_id
                     AND p.happened_at < f.happened_at AND abs(length(p.note) - length(f.note)) * 5 <= length(f.note))
              FROM follow_up AS f WHERE id = ?2)"
        }
        Check::UndatedPromise => {
            "(SELECT NOT EXISTS (SELECT 1 FROM promise WHERE follow_up_id = f.id AND due_on IS NOT NULL)
                     AND NOT EXISTS (SELECT 1 FROM next_step WHERE planned_by = f.id AND due IS NOT NULL)
              FROM follow_up AS f WHERE id = ?2)"
        }
        Check::TooMany => {
            "EXISTS (SELECT 1 FROM follow_up WHERE customer_id = ?1 AND happened_at >= date(?3, '-31 days')
                     GROUP BY substr(happened_at, 1, 10) HAVING count(*) > 3)
             OR (SELECT count(*) FROM follow_up GROUP BY substr(happened_at, 1, 10) ORDER BY 1 DESC LIMIT 1) > 3"
        }
        Check::NoNeed => {
            "(SELECT need IS NULL AND parked IS NULL FROM customer WHERE id = ?1)
             AND EXISTS (SELECT 1 FROM deal WHERE customer_id = ?1 AND stage IN ('need', 'proposal', 'quote', 'negotiation'))"
        }
        Check::NoDecider => {
            "NOT EXISTS (SELECT 1 FROM contact AS p JOIN contact_channel AS v ON v.contact_id = p.id
                         WHERE p.customer_id = ?1 AND decision_maker AND NOT invalid)"
        }
        Check::NoChannel => {
            "NOT EXISTS (SELECT 1 FROM contact AS p JOIN contact_channel AS v ON v.contact_id = p.id
                         WHERE p.customer_id = ?1 AND NOT invalid)
             AND (SELECT address IS NULL FROM customer WHERE id = ?1)
             AND (SELECT due < date(?3, '+8 days') FROM queue WHERE customer_id = ?1)"
        }
        Check::NoNextAction => {
            "(SELECT action IS NULL AND due IS NOT NULL FROM next_step WHERE customer_id = ?1 AND closed_at IS NULL)"
        }
        Check::StageOrder => {
            "EXISTS (SELECT 1 FROM deal AS d WHERE customer_id = ?1 AND stage NOT IN ('lead', 'won', 'lost', 'void')
                     AND (SELECT count(*) FROM milestone WHERE deal_id = d.id) > 1)"
        }
        Check::SilentMove => {
            "EXISTS (SELECT 1 FROM milestone AS m JOIN deal AS d ON d.id = m.deal_id
                     WHERE d.customer_id = ?1 AND m.from_stage IS NOT NULL AND m.note IS NULL AND m.to_stage <> 'won'
                     AND NOT EXISTS (SELECT 1 FROM follow_up WHERE customer_id = ?1 AND substr(happened_at, 1, 10) = substr(m.happened_at, 1, 10)))"
        }
        Check::LateEntry => {
            "(SELECT julianday(substr(entered_at, 1, 10)) - julianday(substr(happened_at, 1, 10)) >= 1 FROM follow_up WHERE id = ?2)"
        }
    }
}

/// How many rows a check looks at, by the kind of row that it finds.
fn judged(path: &Path, found: &Found, today: NaiveDate) -> usize {
    let sql = match found.findings[0].subject {
        Subject::Customer(_) => "SELECT count(*) FROM customer WHERE ?1 <> ''",
        Subject::Order(_) => "SELECT count(*) FROM sales_order WHERE ?1 <> '' AND status IN ('confirmed', 'done')",
        Subject::FollowUp(_) => "SELECT count(*) FROM follow_up WHERE happened_at >= date(?1, '-49 days')",
    };
    let count = |row: &rusqlite::Row<'_>| row.get::<_, u32>(0);
    Connection::open(path).unwrap().query_row(sql, [today.to_string()], count).unwrap() as usize
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
                let said = finding.figures.text.as_deref().unwrap_or_default().trim_end_matches('…');
                assert!(talk.note.contains(said), "{finding:?}");
            }
            let (n, than) = (finding.figures.n, finding.figures.than);
            match check {
                Check::Stalled => assert!(n > 2 * than && n > 14, "{finding:?}"),
                Check::Fading => assert!(than >= 3 && n * 2 < than, "{finding:?}"),
                Check::BuyerSilent => assert!(n > 30, "{finding:?}"),
                Check::Unpaid => {
                    assert!(n > 0 && finding.figures.amount.is_some_and(|open| open.minor() > 0), "{finding:?}")
                }
                _ => {}
            }
        }
    }
}

#[test]
fn the_sample_book_has_believable_findings_and_all_are_true() {
    for (lang, now) in [
        (Lang::ZhCn, "2026-11-21T10:30:00+08:00"),
        (Lang::En, "2026-11-23T18:00:00-05:00"),
        (Lang::En, "2028-02-29T00:05:00+00:00"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("demo.db");
        let now = DateTime::parse_from_rfc3339(now).unwrap();
        let mut store = Store::open_throw_away(&path).unwrap();
        demo::fill(&mut store, lang, now).unwrap();
        store.roll_day(now).unwrap();
        let up = store.check_up(&Wanted::default(), now).unwrap();
        prove(&store, &path, &up, now);
        let counts: Vec<_> = up.found.iter().map(|found| (found.check.code(), found.total)).collect();
        for found in &up.found {
            let of = judged(&path, found, now.date_naive());
            assert!(found.total * 3 <= of, "{} of {of}: {counts:?}", found.check.code());
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

/// What is asked of a book: when, its files, with what they are told, and the checks that find more than a third of its rows
/// because the sheets lack a column or hold what is wrong.
struct Brought {
    at: &'static str,
    files: &'static [(&'static str, &'static [&'static str])],
    rightly: &'static [Check],
}

const BROUGHT: &[Brought] = &[
    // Sixteen leads, six of which went beyond one: no column says what they need, none says who decides.
    Brought {
        at: "2026-05-04T12:00:00",
        files: &[
            ("cn_followups/leads.csv", &[]),
            ("cn_followups/lead_follow_ups.csv", &[]),
            ("cn_followups/opportunities.csv", &[]),
        ],
        rightly: &[Check::NoNeed, Check::NoDecider],
    },
    // Companies of a log alone: whoever is due has no number.
    Brought {
        at: "2024-07-01T12:00:00",
        files: &[("crm_activities_saas/flat/followups.csv", &[])],
        rightly: &[Check::NoChannel],
    },
    Brought {
        at: "2026-05-04T12:00:00",
        files: &[("crm_activities_saas/flat/followups.csv", &[])],
        rightly: &[Check::NoChannel],
    },
    Brought { at: "2018-01-15T12:00:00", files: &[("cn_superstore/订单_utf8bom.csv", &[])], rightly: &[] },
    Brought { at: "2018-01-15T12:00:00", files: &[("superstore_en/superstore.csv", &[])], rightly: &[] },
    Brought { at: "2020-07-15T12:00:00", files: &[("cn_bicycle_sales/销售记录.xlsx", &[])], rightly: &[] },
    // Its customers are provinces, and the last orders are a week old.
    Brought {
        at: "2020-03-05T12:00:00",
        files: &[("cn_tmall_orders/tmall_order_report.csv", &[])],
        rightly: &[Check::NoChannel],
    },
    Brought {
        at: "2005-06-15T12:00:00",
        files: &[
            ("classicmodels/flat/customers.csv", &[]),
            ("classicmodels/flat/orders.csv", &[]),
            ("classicmodels/flat/receipts.csv", &[]),
        ],
        rightly: &[],
    },
    // A pipeline without a ledger: every account has won deals and no order, and some that nobody touched for months.
    Brought {
        at: "2018-01-02T12:00:00",
        files: &[
            ("crm_maven_iso/accounts.csv", &["--as", "customers", "--map", "accounts.toml"]),
            ("crm_maven_iso/sales_pipeline.csv", &["--as", "deals", "--map", "deals.toml"]),
        ],
        rightly: &[Check::WonWithoutOrder, Check::Stalled],
    },
];

const ACCOUNTS: &str = "name = \"account\"\nindustry = \"sector\"\naddress = \"office_location\"\n";
const DEALS: &str = "ref = \"opportunity_id\"\ncustomer = \"account\"\nstage = \"deal_stage\"\namount = \"close_value\"\n\
    opened_on = \"engage_date\"\nclosed_on = \"close_date\"\nproduct = \"product\"\n\n\
    [stage]\nProspecting = \"lead\"\nEngaging = \"need\"\nWon = \"won\"\nLost = \"lost\"\n";

#[test]
fn imported_sheets_are_listed_and_all_of_it_is_true() {
    let mut loud = Vec::new();
    for Brought { at, files, rightly } in BROUGHT {
        let book = Book::new().at(at);
        let known: Vec<_> = files.iter().filter_map(|(file, told)| Some((data(file)?, told))).collect();
        if known.is_empty() {
            continue;
        }
        book.file("accounts.toml", ACCOUNTS);
        book.file("deals.toml", DEALS);
        for (file, told) in &known {
            let file = file.display().to_string();
            let arguments: Vec<&str> = ["import", &file].into_iter().chain(told.iter().copied()).collect();
            book.ok(&arguments);
        }
        let now = DateTime::parse_from_rfc3339(&format!("{at}+00:00")).unwrap();
        let store = Store::open(&book.db()).unwrap();
        let up = store.check_up(&Wanted::default(), now).unwrap();
        for found in &up.found {
            let of = judged(&book.db(), found, now.date_naive());
            if found.total * 3 > of && !rightly.contains(&found.check) {
                loud.push(format!("{} at {at}: {} {} of {of}", files[0].0, found.check.code(), found.total));
            }
        }
        prove(&store, &book.db(), &up, now);
    }
    assert!(loud.is_empty(), "{loud:#?}");
}
