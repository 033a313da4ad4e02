//! Reports on the screen at every size, in both languages, as snapshots.

use super::{ledger_book, screen_driver::Driver};
use gendan::i18n::Lang;

fn snapshots(name: &str, script: &str) {
    for lang in Lang::ALL {
        for (width, height) in [(120, 36), (80, 24), (40, 10)] {
            let mut driver = Driver::new(ledger_book::book(lang).store, lang);
            driver.resize(width, height).keys(script);
            let name = format!("report_{name}_{}_{width}x{height}", lang.tag());
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(name, driver.screen());
            });
        }
    }
}

#[test]
fn overview() {
    snapshots("overview", "R");
}

#[test]
fn month() {
    snapshots("month", "R4");
}
