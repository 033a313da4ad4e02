//! Reports of the sample book: what they say, in both languages, and that their figures are those of the other commands.

use crate::report_support::sample;
use gendan::i18n::Lang;

#[test]
fn reports_read_well_in_both_languages() {
    for lang in Lang::ALL {
        let book = sample(lang);
        for kind in ["overview", "day", "week", "month"] {
            insta::assert_snapshot!(format!("report_{kind}_{}", lang.tag()), book.ok(&["report", kind]));
        }
    }
}
