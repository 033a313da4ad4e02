//! The ledger tab at every size, in both languages, as snapshots; and at sizes that no one works in.

use super::{ledger_book, screen_book, screen_driver::Driver};
use gendan::i18n::Lang;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 10)];

fn snapshots(name: &str, script: &str) {
    for lang in Lang::ALL {
        for (width, height) in SIZES {
            let mut driver = Driver::new(ledger_book::book(lang).store, lang);
            driver.resize(width, height).keys(script);
            let name = format!("ledger_{name}_{}_{width}x{height}", lang.tag());
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(name, driver.screen());
            });
        }
    }
}

#[test]
fn months() {
    snapshots("months", "2");
}

#[test]
fn orders_of_a_month() {
    snapshots("orders", "2j<enter>j");
}

#[test]
fn products_of_a_year() {
    snapshots("products", "2mzz");
}

#[test]
fn customers_of_all_time() {
    snapshots("customers", "2mmmzzz");
}

#[test]
fn ages() {
    snapshots("ageing", "2mmmmj");
}

#[test]
fn receipts_of_a_month() {
    snapshots("receipts", "2jv<enter>");
}

#[test]
fn the_filter() {
    snapshots("filter", "2/20261120");
}

#[test]
fn an_order() {
    snapshots("order", "2/PO-7782<enter><enter>");
}

#[test]
fn nothing_yet() {
    for lang in Lang::ALL {
        for (width, height) in SIZES {
            let mut driver = Driver::new(screen_book::empty(), lang);
            driver.resize(width, height).keys("<esc>2");
            let name = format!("ledger_empty_{}_{width}x{height}", lang.tag());
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(name, driver.screen());
            });
        }
    }
}

#[test]
fn nothing_breaks_at_any_size() {
    for lang in Lang::ALL {
        let mut driver = Driver::new(ledger_book::book(lang).store, lang);
        for script in ["2", "j", "<enter>j", "<enter>", "G", "<esc>/c", "<esc><esc>m", "mm", "m"] {
            driver.resize(120, 36).keys(script);
            for size in [(1, 1), (2, 2), (10, 3), (40, 10), (41, 11), (60, 17), (60, 18), (99, 12), (200, 60)] {
                driver.resize(size.0, size.1);
            }
        }
    }
}
