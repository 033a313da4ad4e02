//! `customer`: added, edited, listed, parked and woken, each write one step of the history.

use crate::cli_support::Book;
use gendan::{domain::id::CustomerId, store::Store};
use serde_json::json;

#[test]
fn everything_said_of_a_new_customer_is_on_its_card() {
    let book = Book::new();
    let flags = [
        "customer",
        "add",
        "Brightwater Pumps",
        "--contact",
        "Ana Reyes",
        "--title",
        "Buyer",
        "--decision-maker",
        "--phone",
        "+86 138-0013-8000",
        "--wechat",
        "anar",
        "--email",
        "ana@example.com",
        "--tier",
        "b",
        "--star",
        "--source",
        "fair",
        "--industry",
        "water",
        "--need",
        "three pumps",
        "--tag",
        "fair",
        "--tag",
        "#north",
        "--stage",
        "need",
        "--amount",
        "12k",
        "--next",
        "next wed 14:00 send the offer",
    ];
    assert_eq!(book.ok(&flags), "Brightwater Pumps\n");
    let shown = book.json(&["show", "Brightwater"]);
    let customer = &shown["customer"];
    assert_eq!(
        (&customer["tier"], &customer["starred"], &customer["tags"]),
        (&json!("B"), &json!(true), &json!(["fair", "north"]))
    );
    assert_eq!((&customer["need"], &customer["created_on"]), (&json!("three pumps"), &json!("2026-11-21")));
    let contact = &shown["contacts"][0];
    assert_eq!((&contact["name"], &contact["decision_maker"]), (&json!("Ana Reyes"), &json!(true)));
    assert_eq!(contact["channels"].as_array().unwrap().len(), 3);
    assert_eq!((&shown["deal"]["stage"], &shown["deal"]["amount"]), (&json!("need"), &json!("12000.00")));
    let next = &shown["next_step"];
    assert_eq!(
        (&next["next_on"], &next["next_at"], &next["action"], &next["implied"]),
        (&json!("2026-11-25"), &json!("14:00"), &json!("send the offer"), &json!(false))
    );
    let text = book.ok(&["show", "brightwater"]);
    for part in ["Ana Reyes  Buyer  decides", "¥12,000.00", "send the offer", "#fair"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn a_likely_duplicate_is_told_and_never_refused() {
    let book = Book::new();
    book.ok(&["customer", "add", "华北机电有限公司", "--phone", "13800138000"]);
    for (name, phone) in [("华北机电", ""), ("另一家", "138 0013 8000")] {
        let run = book.run(&["customer", "add", name, "--phone", phone]);
        assert_eq!(run.status, 0);
        assert!(run.err.contains("华北机电有限公司"), "{name}: {}", run.err);
    }
    assert_eq!(book.ok(&["customer", "list", "--count"]), "3\n");
}

#[test]
fn names_from_a_stream_are_printed_after_their_commit() {
    let book = Book::new();
    let run = book.feed(&["customer", "add", "-"], "Alder\n\n  Birch  \nAlder\n");
    assert_eq!((run.status, run.out.as_str()), (0, "Alder\nBirch\nAlder\n"));
    assert!(run.err.contains("Alder"), "a duplicate is told: {}", run.err);
    let refused = book.feed(&["customer", "add", "-"], &format!("Cedar\n{}\nDogwood\n", "x".repeat(500)));
    assert_eq!((refused.status, refused.out.as_str()), (1, "Cedar\n"));
    assert!(refused.err.contains("Line 2"), "{}", refused.err);
    assert_eq!(book.ok(&["customer", "list", "--count"]), "4\n");
}

#[test]
fn an_edit_changes_what_is_named_and_is_one_step() {
    let book = Book::new();
    book.ok(&["customer", "add", "Alder", "--contact", "Bo", "--phone", "111 2222", "--tag", "old", "--source", "web"]);
    book.ok(&[
        "customer",
        "edit",
        "Alder",
        "--name",
        "Alder & Sons",
        "--tier",
        "A",
        "--phone",
        "333 4444",
        "--untag",
        "old",
        "--stage",
        "quote",
        "--next",
        "in 3 days call",
        "--need",
        "",
    ]);
    let shown = book.json(&["show", "Alder & Sons"]);
    assert_eq!(
        (&shown["customer"]["tier"], &shown["customer"]["tags"], &shown["customer"]["source"]),
        (&json!("A"), &json!([]), &json!("web"))
    );
    assert_eq!(shown["contacts"][0]["channels"][0]["value"], "333 4444");
    assert_eq!((&shown["deal"]["stage"], &shown["next_step"]["next_on"]), (&json!("quote"), &json!("2026-11-24")));
    book.ok(&["undo"]);
    let shown = book.json(&["show", "Alder"]);
    assert_eq!((&shown["customer"]["name"], &shown["deal"]["stage"]), (&json!("Alder"), &json!("lead")));
    let lost = book.run(&["customer", "edit", "Alder", "--stage", "lost"]);
    assert_eq!(lost.status, 1, "a lost deal needs its reason");
    assert_eq!(book.run(&["customer", "edit", "Alder"]).status, 0, "nothing said, nothing done");
    assert_eq!(book.run(&["customer", "edit", "Alder", "--tier", "Q"]).status, 2);
}

#[test]
fn lists_are_one_customer_a_line_with_its_name_first() {
    let book = Book::new();
    for (name, tier, tag) in [("Cedar", "C", "x"), ("Alder", "A", "xy"), ("Birch", "B", "x")] {
        book.ok(&["customer", "add", name, "--tier", tier, "--tag", tag]);
    }
    let list = book.ok(&["customer", "list"]);
    let names: Vec<&str> = list.lines().map(|line| line.split('\t').next().unwrap()).collect();
    assert_eq!(names, ["Alder", "Birch", "Cedar"]);
    assert_eq!(book.ok(&["customer", "list", "--tag", "x", "--count"]), "2\n");
    assert_eq!(book.ok(&["customer", "list", "--tier", "a"]).lines().count(), 1);
    assert_eq!(book.ok(&["customer", "list", "--stage", "lead", "--count"]), "3\n");
    let items = book.json(&["customer", "list"]);
    assert_eq!(
        (&items[0]["customer"], &items[0]["band"], &items[0]["follow_ups"]),
        (&json!("Alder"), &json!("soon"), &json!(0))
    );
    let later = book.at("2026-12-01T09:00:00");
    assert_eq!(later.ok(&["customer", "list", "--silent", "9", "--count"]), "3\n");
    assert_eq!(later.ok(&["customer", "list", "--silent", "10", "--count"]), "0\n", "more than DAYS days");
}

#[test]
fn parked_customers_leave_the_queue_until_their_day() {
    let book = Book::new();
    book.ok(&["customer", "add", "Alder"]);
    book.ok(&["customer", "add", "Birch"]);
    assert_eq!(book.run(&["customer", "park", "Alder"]).status, 2, "a reason is asked for");
    assert_eq!(
        book.ok(&["customer", "park", "Alder", "Birch", "--reason", "budget", "--until", "12-01"]),
        "Alder\nBirch\n"
    );
    assert_eq!(book.ok(&["due", "--all", "--count"]), "0\n");
    assert_eq!(
        book.run(&["customer", "park", "Alder", "Nobody", "--reason", "x", "--give-up"]).status,
        3,
        "all or none"
    );
    book.ok(&["customer", "wake", "Alder"]);
    assert_eq!(book.ok(&["due", "--all", "--count"]), "1\n");
    let later = book.at("2026-12-02T09:00:00");
    assert_eq!(later.ok(&["due", "--all", "--count"]), "2\n");
}

#[test]
fn a_book_has_the_currency_of_the_settings_until_it_holds_an_amount() {
    let book = Book::new();
    let settings = |currency: &str| {
        std::fs::create_dir_all(book.path(".config/gendan")).unwrap();
        book.file(".config/gendan/config.toml", format!("currency = '{currency}'\n"));
    };
    let deal = |name: &str| book.json(&["show", name])["deal"].clone();
    settings("USD");
    book.ok(&["customer", "add", "Alder"]);
    settings("EUR");
    book.ok(&["customer", "add", "Birch", "--amount", "500"]);
    assert_eq!((&deal("Birch")["amount"], &deal("Birch")["currency"]), (&"500.00".into(), &"EUR".into()));
    // From here on another setting would change what the figures mean.
    settings("JPY");
    book.ok(&["log", "Alder", "call sent the offer, quoted 1,200.50 =quote"]);
    assert_eq!((&deal("Alder")["amount"], &deal("Alder")["currency"]), (&"1200.50".into(), &"EUR".into()));
    let sheet = book.file("s.csv", "company,amount\nCedar,7.25\nBirch,8.50\n");
    book.ok(&["import", sheet.to_str().unwrap(), "--as", "customers", "--currency", "EUR"]);
    assert_eq!((&deal("Cedar")["amount"], &deal("Cedar")["currency"]), (&"7.25".into(), &"EUR".into()));
    let refused = book.run(&["customer", "add", "Dogwood", "--amount", "JPY 5"]);
    assert!(refused.status == 1 && refused.err.contains("EUR") && refused.err.contains("JPY"), "{}", refused.err);
}

#[test]
fn who_is_given_up_is_looked_at_again() {
    let book = Book::new();
    book.ok(&["customer", "add", "Alder", "--tier", "A"]);
    book.ok(&["customer", "add", "Birch"]);
    book.ok(&["customer", "add", "Cedar"]);
    book.ok(&["customer", "add", "Dogwood"]);
    for (id, name, until, wakes) in [
        (1, "Alder", None, Some("2027-02-19")),
        (2, "Birch", None, Some("2027-05-20")),
        (3, "Cedar", Some("12-24"), Some("2026-12-24")),
        (4, "Dogwood", Some("none"), None),
    ] {
        let mut words = vec!["customer", "park", name, "--give-up", "--reason", "closed down"];
        words.extend(until.into_iter().flat_map(|until| ["--until", until]));
        book.ok(&words);
        let customer = Store::open(&book.db()).unwrap().customer(CustomerId(id)).unwrap();
        assert_eq!(customer.parked.and_then(|parked| parked.wake_on), wakes.map(|day| day.parse().unwrap()), "{name}");
    }
}
