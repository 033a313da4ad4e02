//! A sheet of leads and their follow-ups that nobody here shaped. Runs where `GENDAN_REAL_DATA` names their folder.

use crate::exchange_support::import_file;
use crate::factory::{at, book, local, source};
use gendan::domain::due::Band;
use gendan::exchange::plan::ImportOptions;
use gendan::store::{ImportOptions as Storing, StoreError};
use std::path::PathBuf;

#[test]
fn the_queue_of_the_leads_is_the_one_counted_by_hand() {
    let Some(folder) = std::env::var_os("GENDAN_REAL_DATA").map(PathBuf::from) else { return };
    let sheet =
        |name: &str| import_file(&folder.join("data/cn_followups").join(name), ImportOptions::default()).unwrap();
    let (leads, talks) = (sheet("leads.csv"), sheet("lead_follow_ups.csv"));
    // Whichever way round the sheet of follow-ups is sorted.
    for backwards in [false, true] {
        let mut store = book();
        let options = Storing { at: at("2026-05-04T12:00"), ..source("leads.csv") };
        let rows = leads.customers().into_iter().cloned().map(Ok::<_, StoreError>);
        store.import_customers(rows, &options, |_| ()).unwrap();
        let mut rows: Vec<_> = talks.follow_ups().into_iter().cloned().collect();
        if backwards {
            rows.reverse();
        }
        let again = rows.clone().into_iter().map(Ok::<_, StoreError>);
        let rows = rows.into_iter().map(Ok::<_, StoreError>);
        let (report, _) = store.import_follow_ups(rows, &options, |_| ()).unwrap();
        assert_eq!((report.added, report.skipped.len()), (46, 0));
        let (report, changed) = store.import_follow_ups(again, &options, |_| ()).unwrap();
        assert_eq!((report.unchanged, changed), (46, None), "a second time adds nothing");
        for (day, overdue, today) in [("04-29", 3, 4), ("04-30", 7, 3), ("05-01", 10, 1), ("05-04", 13, 0)] {
            let outline = store.outline(local(&format!("2026-{day}T00:00"))).unwrap();
            assert_eq!((outline.count(Band::Overdue), outline.count(Band::Today)), (overdue, today), "{day}");
        }
    }
}
