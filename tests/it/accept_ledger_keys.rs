//! How many keys an order and a receipt cost, counted through the way that every key takes. Every key counts.

use super::forms_ledger::{Desk, NUMBER};
use gendan::i18n::Lang;

/// What is typed for the customer, and for a product that it bought before.
fn typed(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        // 恒川 and 传感器 by their initials.
        Lang::ZhCn => ("hc", "cgq"),
        Lang::En => ("no", "se"),
    }
}

#[test]
fn a_repeat_order_takes_ten_keys_at_most() {
    for lang in Lang::ALL {
        let (customer, sensor) = typed(lang);
        // Where it begins, the keys, what it comes to, how many.
        let cases = [
            // From the customer's row: the product bought last, at its last price.
            (Desk::on_buyer(lang), "o<enter>3<ctrl-s>".to_owned(), 3_600_000, 3_000),
            // ... another one that it bought before.
            (Desk::on_buyer(lang), format!("o{sensor}<enter>5<ctrl-s>"), 2_400_000, 5_000),
            // From the order's row.
            (Desk::on_order(lang), "o<enter>4<ctrl-s>".to_owned(), 4_800_000, 4_000),
        ];
        for (mut desk, script, total, quantity) in cases {
            desk.driver.keys = 0;
            desk.driver.keys(&script);
            assert!(desk.driver.keys <= 10, "{script}: {} keys", desk.driver.keys);
            let order = desk.newest();
            let made = (order.order.customer, order.total, order.lines[0].quantity);
            assert_eq!(made, (desk.buyer, total, quantity), "{script}\n{}", desk.driver.screen());
        }
        // From the ledger with nobody in sight: the customer is typed, too.
        let mut desk = Desk::new(lang);
        desk.driver.keys("2");
        desk.driver.keys = 0;
        desk.driver.keys("o").keys(customer).keys("<enter><enter>3<ctrl-s>");
        assert!(desk.driver.keys <= 10, "{} keys", desk.driver.keys);
        let order = desk.newest();
        assert_eq!((order.order.customer, order.total), (desk.buyer, 3_600_000), "{}", desk.driver.screen());
    }
}

#[test]
fn the_next_instalment_takes_four_keys_at_most() {
    for lang in Lang::ALL {
        // From the customer's row: what is due first, over all its orders. From the order's row: its own next part.
        for mut desk in [Desk::on_buyer(lang), Desk::on_order(lang)] {
            desk.driver.keys = 0;
            desk.driver.keys("p<enter>");
            assert!(desk.driver.keys <= 4, "{} keys", desk.driver.keys);
            let first = &desk.orders()[0];
            assert_eq!((first.number.as_str(), first.received), (NUMBER, 720_000), "{}", desk.driver.screen());
        }
        // A changed amount is the only thing more.
        let mut desk = Desk::on_order(lang);
        desk.driver.keys = 0;
        desk.driver.keys("p5000<enter>");
        assert!(desk.driver.keys - "5000".len() <= 4, "{} keys", desk.driver.keys);
        assert_eq!(desk.orders()[0].received, 500_000, "{}", desk.driver.screen());
    }
}
