//! What order entry and the ledger's small forms look like: snapshots at three sizes in both languages, no panic at tiny ones.

use super::forms_ledger::Desk;
use crate::forms_support::SIZES;
use gendan::i18n::Lang;

/// Name, whether it begins at the order (else at the customer), keys.
const SCREENS: [(&str, bool, &str); 11] = [
    ("order_new", false, "o"),
    ("order_typed", false, "o<enter>3<tab><tab>5%<enter>cg"),
    ("order_wrong", false, "o<enter>0<ctrl-s>"),
    ("order_foot", false, "o<down><enter>5%<tab><tab><tab>5000<tab><tab>50/50"),
    ("order_edit", true, "e5<ctrl-s>"),
    ("receipt", true, "p5000"),
    ("receipt_bill", true, "p-5<tab><tab><right><right>"),
    ("delivery", true, "d"),
    ("return", true, "t1"),
    ("invoice", true, "i10000"),
    ("cancel", true, "x"),
];

#[test]
fn the_ledgers_forms_look_as_they_should() {
    for lang in Lang::ALL {
        for (name, at_order, keys) in SCREENS {
            let mut desk = if at_order { Desk::on_order(lang) } else { Desk::on_buyer(lang) };
            desk.driver.keys(keys);
            for (width, height) in SIZES {
                let screen = desk.driver.resize(width, height).screen();
                let name = format!("forms_{name}_{}_{width}x{height}", lang.tag());
                insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                    insta::assert_snapshot!(name, screen);
                });
            }
        }
    }
}

#[test]
fn no_size_is_too_small_for_them() {
    for (name, at_order, keys) in SCREENS {
        let mut desk = if at_order { Desk::on_order(Lang::ZhCn) } else { Desk::on_buyer(Lang::ZhCn) };
        desk.driver.keys(keys);
        let before = desk.driver.screen();
        for (width, height) in [(40, 10), (41, 12), (55, 11), (64, 14), (65, 18), (92, 13), (300, 12), (40, 90)] {
            let caret = desk.driver.resize(width, height).caret;
            assert!(caret.is_none_or(|at| at.x < width && at.y < height), "{name}: {caret:?} in {width}x{height}");
        }
        assert_eq!(desk.driver.resize(120, 36).screen(), before, "{name}: a resize changes nothing");
    }
}
