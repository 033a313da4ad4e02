//! A missed need (`features S153`), told through the keys from start to end: a deal that comes to its proposal asks what the customer
//! needs, takes the answer with it, and goes on without it only when told to.

use crate::{screen_book as factory, screen_driver::Driver};
use gendan::{
    domain::{checkup::Check, id::CustomerId, stage::Stage},
    i18n::Lang,
    store::{
        Op, Store, Wanted,
        op::{CustomerFields, NewCustomer},
    },
};
use tempfile::TempDir;

fn book(lang: Lang) -> (TempDir, Driver, Store) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut store = Store::open(&path).unwrap();
    factory::fill(&mut store, lang);
    (folder, Driver::new(store, lang), Store::open(&path).unwrap())
}

/// A customer of the book by its name.
fn named(store: &Store, name: &str) -> CustomerId {
    let outline = store.outline(factory::now().naive_local()).unwrap();
    let rows = store.queue(&outline, 0, 20, factory::now().naive_local()).unwrap();
    rows.into_iter().find(|row| row.name == name).unwrap().customer
}

fn stage_and_need(store: &Store, customer: CustomerId) -> (Stage, Option<String>) {
    let stage = store.queue_row(customer, factory::now().naive_local()).unwrap().unwrap().stage;
    (stage, store.customer(customer).unwrap().need)
}

const NAME: &str = "重庆长乐汽车零部件有限公司";
const NEED: &str = "两条涂胶线,节拍 40 秒";

#[test]
fn a_proposal_asks_what_the_customer_needs() {
    let (_folder, mut driver, store) = book(Lang::ZhCn);
    let customer = named(&store, NAME);
    assert_eq!(stage_and_need(&store, customer), (Stage::Need, None));
    // The stage by its menu: one key, and the keys are in the line of the need.
    driver.click(NAME).keys("=3").sees("客户要什么？").sees("先不写");
    assert_eq!(stage_and_need(&store, customer), (Stage::Need, None), "nothing is saved before it is asked");
    driver.keys("<esc>").sees("1 线索").keys("3").keys(NEED).keys("<enter>");
    assert_eq!(stage_and_need(&store, customer), (Stage::Proposal, Some(NEED.to_owned())), "{}", driver.screen());
    driver.keys("u");
    assert_eq!(stage_and_need(&store, customer), (Stage::Need, None), "one step takes both back");
}

#[test]
fn the_line_asks_too_and_saves_the_answer_with_the_log() {
    let (_folder, mut driver, store) = book(Lang::ZhCn);
    let customer = named(&store, NAME);
    driver.click(NAME).keys("a").keys("试用过了,都认可 =方案").sees("→ 客户要什么？");
    driver.keys("<enter>").sees("先不写");
    assert_eq!(store.follow_ups(customer, 9).unwrap().len(), 0);
    // Back to the line, with what was typed.
    driver.keys("<esc>").sees("试用过了,都认可 =方案").keys("<enter>").keys(NEED).keys("<enter>");
    assert_eq!(stage_and_need(&store, customer), (Stage::Proposal, Some(NEED.to_owned())), "{}", driver.screen());
    assert_eq!(store.follow_ups(customer, 9).unwrap()[0].note, "试用过了,都认可");
    driver.keys("u");
    assert_eq!(stage_and_need(&store, customer), (Stage::Need, None));
    assert_eq!(store.follow_ups(customer, 9).unwrap().len(), 0);
}

#[test]
fn enter_alone_goes_on_without_and_the_check_up_finds_it() {
    let (_folder, mut driver, store) = book(Lang::ZhCn);
    let customer = named(&store, NAME);
    driver.click(NAME).keys("a").keys("试用过了,都认可 =方案<enter><enter>");
    assert_eq!(stage_and_need(&store, customer), (Stage::Proposal, None), "{}", driver.screen());
    let up = store.check_up(&Wanted::default(), factory::now()).unwrap();
    let found = up.found.iter().find(|found| found.check == Check::NoNeed).unwrap();
    assert!(found.findings.iter().any(|finding| finding.customer == customer));
}

#[test]
fn the_form_has_a_field_for_it_where_it_is_missing() {
    let (_folder, mut driver, store) = book(Lang::En);
    let customer = named(&store, "Redwood Auto Parts");
    driver
        .click("Redwood Auto Parts")
        .keys("a")
        .keys("tested the pump, asks for a layout =proposal<tab>")
        .sees("what do they need?");
    // Saving goes to the empty field; what is typed there is saved with the log.
    driver.keys("<ctrl-s>").sees("nobody wrote what the customer needs").keys("two gluing lines<ctrl-s>");
    assert_eq!(
        stage_and_need(&store, customer),
        (Stage::Proposal, Some("two gluing lines".to_owned())),
        "{}",
        driver.screen()
    );
    // Now that it is known nobody asks for it.
    driver.keys("a").keys("asks for a quote =quote<enter>");
    assert_eq!(stage_and_need(&store, customer).0, Stage::Quote, "{}", driver.screen());
}

#[test]
fn a_need_that_is_typed_with_a_sale_is_kept() {
    let (_folder, mut driver, store) = book(Lang::ZhCn);
    let customer = named(&store, NAME);
    // Only an order wins the deal: it is asked for, and what was typed beside the stage is saved before.
    driver.click(NAME).keys("a").keys("=成交<tab>");
    // Past the day, the action, its channel and the stage.
    driver.keys(&"<tab>".repeat(5)).keys(NEED).sees(NEED).keys("<ctrl-s>");
    assert_eq!(stage_and_need(&store, customer).1, Some(NEED.to_owned()), "{}", driver.screen());
    driver.sees("订单");
}

#[test]
fn a_long_name_leaves_the_question_whole() {
    for (lang, name, asked) in [
        (Lang::ZhCn, "苏州工业园区恒川精密机械自动化设备制造集团有限公司", "到“方案”了，客户要什么？苏州"),
        (
            Lang::En,
            "Consolidated Saltmarsh Industrial Packaging & Logistics Holdings Ltd",
            "what do they need? Consolidated",
        ),
    ] {
        let mut store = factory::empty();
        let fields = CustomerFields { name: name.to_owned(), ..CustomerFields::default() };
        let new = NewCustomer { fields, stage: Stage::Need, ..NewCustomer::default() };
        store.apply(&Op::AddCustomer(Box::new(new)), factory::now()).unwrap();
        let mut driver = Driver::new(store, lang);
        driver.resize(80, 24).keys("=3").sees(asked).keys("<esc><esc>a=proposal<enter>").sees(asked);
    }
}
