//! The screens at every size, in both languages, as snapshots; and at sizes that no one works in.

use super::screen_driver::Driver;
use gendan::i18n::Lang;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 10)];

fn snapshots(name: &str, script: &str) {
    for lang in Lang::ALL {
        for (width, height) in SIZES {
            let mut driver = Driver::book(lang);
            driver.resize(width, height).keys(script);
            let name = format!("screen_{name}_{}_{width}x{height}", lang.tag());
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(name, driver.screen());
            });
        }
    }
}

#[test]
fn queue_and_card() {
    snapshots("queue", "j");
}

#[test]
fn the_card() {
    snapshots("card", "jl");
}

#[test]
fn the_quick_log_line() {
    snapshots("log", "japhone sent the offer >wed call back =quote !A");
}

#[test]
fn the_ledger() {
    snapshots("ledger", "2");
}

#[test]
fn nothing_breaks_at_any_size() {
    for lang in Lang::ALL {
        let mut driver = Driver::book(lang);
        for script in
            ["", "/c", "<esc>l", "<esc>a电话", "<esc>n", "<esc>s", "<esc>?", "<esc><ctrl-f>a", "<esc>r", "<esc>2"]
        {
            driver.resize(120, 36).keys(script);
            for size in [(1, 1), (2, 2), (10, 3), (39, 10), (40, 9), (40, 10), (41, 11), (99, 12), (100, 10), (200, 60)]
            {
                driver.resize(size.0, size.1);
            }
        }
    }
    let mut driver = Driver::book(Lang::En);
    driver.resize(39, 9).sees("39x9");
}
