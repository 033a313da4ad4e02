//! The follow-up tab by key script: what a key does, what the screen says then, and how many keys it takes.

use super::{screen_book as factory, screen_driver::Driver};
use gendan::{
    app::{
        draft::{Draft, DraftKeeper},
        events::AppEvent,
    },
    i18n::Lang,
    store::Store,
};

#[test]
fn the_queue_stands_in_its_order_with_its_groups() {
    let mut driver = Driver::book(Lang::En);
    driver.sees("Within the hour 1").sees("Overdue 4").sees("Today 1").sees("Later").sees("Follow-ups");
    let screen = driver.screen();
    let mut names: Vec<&str> = factory::customers(Lang::En).iter().map(|made| made.name).collect();
    // Never contacted and on file for long: overdue by its cadence.
    let implied = names.pop().unwrap();
    names.insert(4, implied);
    let places: Vec<usize> = names.iter().map(|name| screen.find(&name[..9]).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}\n{screen}");
}

#[test]
fn the_card_follows_the_cursor_after_a_rest() {
    let mut driver = Driver::book(Lang::En);
    let key = gendan::keymap::Key::parse("j").unwrap().to_event();
    driver.app.handle(AppEvent::Key(key));
    driver.draw();
    driver.sees_no("Alice Brown");
    assert!(driver.app.next_wake().is_some());
    driver.app.settle();
    driver.draw();
    driver.sees("Alice Brown").sees("decides").sees("138 0013 8000").sees("chase contract").sees("20261030-01");
    assert_eq!(driver.app.next_wake().map(|wait| wait.is_zero()), Some(false), "only quiet work is left");
}

#[test]
fn a_key_without_effect_asks_for_no_frame() {
    let mut driver = Driver::book(Lang::En);
    for key in ["k", "home", "esc", "left", "ctrl-b"] {
        let key = gendan::keymap::Key::parse(key).unwrap().to_event();
        assert!(!driver.app.handle(AppEvent::Key(key)), "{key:?}");
    }
}

#[test]
fn a_new_customer_is_saved_by_enter_behind_its_name() {
    let mut driver = Driver::book(Lang::En);
    driver.keys("nAcme Widgets<enter>").sees("Saved").sees("Acme Widgets").sees("u undoes it");
    driver.keys("u").sees("Undone: customer Acme Widgets");
    driver.keys("<ctrl-r>").sees("Redone").sees("Acme Widgets");
    driver.keys("q");
    assert!(driver.app.has_ended());
}

#[test]
fn overheads_are_as_promised() {
    let mut driver = Driver::book(Lang::ZhCn);
    let note = "报价已确认等老板批";
    driver.keys = 0;
    driver.keys(&format!("a{note} >周三<enter>")).sees("已保存");
    assert!(driver.keys - note.chars().count() <= 6, "{}", driver.keys - note.chars().count());
    driver.keys = 0;
    driver.keys("A").sees("已保存");
    assert!(driver.keys <= 2);
    driver.keys = 0;
    driver.keys("s3").sees("已保存");
    assert!(driver.keys <= 2);
    driver.keys = 0;
    driver.keys("u").sees("已撤销");
    assert_eq!(driver.keys, 1);
}

#[test]
fn no_answer_goes_on_to_the_next_row() {
    let mut driver = Driver::book(Lang::En);
    driver.keys("j").sees("╭─ Northfield");
    driver.keys("A").sees("Saved: follow-up with Northfield").sees("╭─ Longreach");
    driver.keys("A").sees("Saved: follow-up with Longreach").sees("╭─ Sutton");
    driver.keys("uu").sees("Undone: follow-up with Northfield").sees("╭─ Northfield").sees("Overdue 4");
}

#[test]
fn a_day_that_is_there_is_typed_over() {
    let mut driver = Driver::book(Lang::En);
    driver.keys("s").keys("3").keys("u<ctrl-r>");
    driver.keys(">fri").sees("› Next contact  fri ").keys("<esc>");
    driver.keys("><home>x").sees("x2026-").keys("<esc>");
}

#[test]
fn marks_are_for_several_at_once() {
    let mut driver = Driver::book(Lang::En);
    driver.keys("  ").sees("2 marked");
    driver.keys("*").sees("Saved: star for 2 customers").sees_no("marked");
    driver.keys("u").sees("Undone: star for 2 customers");
    driver.keys("g<space><space><space>s7").sees("Saved: snooze 3 customers");
    driver.keys("u<ctrl-a>").sees("9 marked").keys("<esc>").sees_no("marked");
    driver.keys("gj  !c").sees("Saved: tier of 2 customers");
    driver.keys("gj  #hot<enter>").sees("Saved: tag for 2 customers");
}

#[test]
fn the_filter_finds_by_name_pinyin_and_phone() {
    for (typed, found) in [("changsheng", "中山长盛"), ("cqcl", "重庆长乐"), ("百川", "青岛百川"), ("8000", "苏州恒川")]
    {
        let mut driver = Driver::book(Lang::ZhCn);
        driver.keys("/").keys(typed).sees(found).sees("1/1");
        driver.keys("<enter>s1").sees("已保存");
        driver.keys("<esc>").sees("一小时内").sees("逾期");
    }
    let mut driver = Driver::book(Lang::En);
    driver.keys("/zzz").sees("No customer matches").keys("<enter>n").sees("zzz").keys("<enter>").sees("Saved");
}

#[test]
fn keys_typed_while_the_names_are_read_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("a.db")).unwrap();
    factory::fill(&mut store, Lang::En);
    let mut driver = Driver::new(store, Lang::En);
    driver.keys("/fareham").wait_for_task().sees("Fareham Foods").sees("1/1");
}

#[test]
fn search_finds_customers_notes_and_orders() {
    let mut driver = Driver::book(Lang::ZhCn);
    driver.keys("<ctrl-f>").keys("交期").sees("跟进记录").sees("苏州恒川");
    driver.keys("<enter>").sees("╭─ 苏州恒川").sees_no("跟进记录");
    driver.keys("<ctrl-f>20261030").sees("¥48,000.00").keys("<esc>").sees_no("20261030\n");
    driver.keys("<ctrl-f>cqcl").sees("重庆长乐").keys("<enter>").sees("─ 重庆长乐");
}

#[test]
fn one_pane_at_a_time_in_a_narrow_window() {
    let mut driver = Driver::book(Lang::En);
    driver.resize(80, 24).sees("To follow up").sees_no("Alice Brown");
    driver.keys("j<enter>").sees("Alice Brown").sees_no("To follow up");
    driver.keys("<esc>").sees("To follow up").keys("q");
    assert!(driver.app.has_ended());
}

#[test]
fn the_ledger_lists_orders_and_opens_their_customer() {
    let mut driver = Driver::book(Lang::En);
    driver.keys("2j").sees("20261030-01").sees("48,000.00").sees("36,000.00").sees("Nov net");
    driver.keys("<enter><enter>").sees("Sensor").keys("f").sees("Alice Brown").keys("<esc>1").sees("To follow up");
}

#[test]
fn the_review_walks_the_due_and_counts() {
    let mut driver = Driver::book(Lang::En);
    driver.keys("r").sees("1/6");
    driver.keys("A").sees("2/6").keys("s1").sees("3/6").keys("u").sees("2/6");
    driver.keys("aphone sent the offer >wed<enter>").sees("3/6").keys("<esc>").sees("logged 1");
    driver.keys("<enter>").sees("To follow up");
}

#[test]
fn a_closed_line_keeps_its_text_until_the_end() {
    let mut driver = Driver::book(Lang::En);
    driver.keys("aphone half a note about the offer<esc>").sees("Kept until you quit");
    driver.keys("jka").sees("half a note").keys("<enter>").sees("Saved");
    driver.keys("ka").sees_no("half a note");
    driver.keys("<esc>").keys("nNot yet<esc>n").sees("Not yet");
}

#[test]
fn unsaved_text_of_a_lost_window_is_offered_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let open = || Store::open(&path).unwrap();
    let mut store = open();
    factory::fill(&mut store, Lang::En);
    let mut driver = Driver::new(store, Lang::En);
    driver.keys("aphone lost words about the offer");
    // Killed: nothing is closed, the lock goes.
    drop(driver);
    let mut driver = Driver::new(open(), Lang::En);
    driver.sees("Unsaved: log for Harbour Pumps").sees("lost words");
    driver.keys("l");
    drop(driver);
    let mut driver = Driver::new(open(), Lang::En);
    driver.keys("r").sees("Restored").keys("<enter>").sees("Saved: follow-up with Harbour");
    driver.app.close();
    let mut driver = Driver::new(open(), Lang::En);
    driver.sees_no("Unsaved");
}

#[test]
fn customers_are_added_one_after_the_other() {
    let mut driver = Driver::new(Store::in_memory().unwrap(), Lang::En);
    driver.keys("nUnit 000001<enter>").sees("Saved: customer").sees_no("Similar");
    for number in 2..=4 {
        driver.keys(&format!("nUnit 00000{number}<enter>"));
        driver.sees("Saved: customer").sees("Similar name on file: Unit 000001");
    }
    driver.keys("nUNIT 000002<enter>").sees("same name").keys("<enter>").sees("Saved: customer");
}

#[test]
fn text_that_was_saved_is_not_offered_again() {
    let cases = [
        ("nNewcomer Ltd<enter>", "new_customer", None, "name", "Newcomer Ltd", "Newcomer Limited"),
        ("aphone sent the offer <enter>", "quick_log", Some(0), "line", "phone sent the offer", "phone sent an offer"),
        ("aphone sent the offer <enter>", "log_form", Some(0), "note", "sent the offer", "sent the offer twice"),
        ("eX<enter><ctrl-s>", "edit_customer", Some(0), "name", "Harbour Pumps LtdX", "Harbour Pumps LtdXY"),
    ];
    for (keys, kind, of, field, saved, unsaved) in cases {
        for (text, offered) in [(saved, false), (unsaved, true)] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.db");
            let mut store = Store::open(&path).unwrap();
            factory::fill(&mut store, Lang::En);
            let first = store.outline(factory::now().naive_local()).unwrap();
            let first = store.queue(&first, 0, 1, factory::now().naive_local()).unwrap()[0].customer;
            let mut driver = Driver::new(store, Lang::En);
            driver.keys(keys).sees("Saved");
            // The window is lost between the saving and the forgetting.
            let keeper = DraftKeeper::new(&path);
            let draft = Draft {
                kind: kind.to_owned(),
                customer: of.map(|_: i32| first.0),
                fields: vec![(field.to_owned(), text.to_owned())],
                saved_at: factory::now().naive_local(),
            };
            keeper.set(draft, std::time::Instant::now());
            keeper.save().unwrap();
            drop((keeper, driver));
            let mut driver = Driver::new(Store::open(&path).unwrap(), Lang::En);
            if offered {
                driver.sees("Unsaved")
            } else {
                driver.sees_no("Unsaved")
            };
        }
    }
}

#[test]
fn unsaved_text_that_is_offered_does_not_hold_up_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut driver = Driver::new(Store::open(&path).unwrap(), Lang::En);
    driver.keys("nHalf a name");
    drop(driver);
    for _ in 0..2 {
        let mut driver = Driver::new(Store::open(&path).unwrap(), Lang::En);
        driver.sees("Unsaved").sees("Half a name").keys("q");
        assert!(driver.app.has_ended());
        driver.app.close();
    }
}

#[test]
fn another_windows_writes_show_and_the_selection_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut store = Store::open(&path).unwrap();
    factory::fill(&mut store, Lang::En);
    let mut other = Store::open(&path).unwrap();
    let mut driver = Driver::new(store, Lang::En);
    driver.keys("jjj").sees("╭─ Sutton");
    let ids: Vec<_> = other
        .queue(&other.outline(factory::now().naive_local()).unwrap(), 1, 1, factory::now().naive_local())
        .unwrap()
        .iter()
        .map(|row| row.customer)
        .collect();
    let until = gendan::domain::moment::Moment::day(factory::day(5));
    other.apply(&gendan::store::Op::Snooze { customers: ids, until }, factory::now()).unwrap();
    assert!(driver.app.handle(AppEvent::DataChanged));
    driver.draw();
    driver.sees("Overdue 3").sees("╭─ Sutton").sees("3/9");
    assert!(!driver.app.handle(AppEvent::DataChanged), "nothing new");
    driver.keys("u").sees("Undone: snooze Northfield");
}

#[test]
fn an_empty_book_says_how_to_begin() {
    let mut driver = Driver::new(factory::empty(), Lang::En);
    driver.sees("Welcome").sees("press I for a file").sees("gendan demo");
    driver.keys("nFirst One<enter>").sees("Saved").sees("First One").sees_no("Welcome");
}

#[test]
fn clicks_and_the_wheel_reach_what_is_seen() {
    let mut driver = Driver::book(Lang::En);
    driver.click("Newbridge").sees("╭─ Newbridge");
    driver.click("Ledger").click("2026-10").sees("20261030-01").click("Follow-ups").sees("To follow up");
    driver.click("snooze").sees("Snooze").keys("<esc>");
    let (column, row) = driver.find("Overdue").unwrap();
    driver.mouse(crossterm::event::MouseEventKind::ScrollDown, column, row);
}

#[test]
fn help_and_palette_open_over_everything_and_close() {
    let mut driver = Driver::book(Lang::En);
    driver.keys("?").sees("Help").keys("<esc>").sees_no("type to filter the keys");
    driver.keys(":park").sees("Commands").keys("<enter>").sees("Harbour Pumps");
    driver.keys("<esc><ctrl-p>undo<enter>").sees("Undone");
    driver.keys("ahello<f1>").sees("Help").keys("<esc>").sees("hello");
}

#[test]
fn the_frame_of_the_ledger_shows_which_pane_has_the_keys() {
    let mut driver = Driver::book(Lang::En);
    let lines = |driver: &Driver| [(1, 1), (0, 5), (0, 30), (50, 33)].map(|place| driver.buffer[place].fg);
    let [top, above, below, bottom] = lines(driver.keys("2"));
    assert!(top == above && below == bottom && above != below);
    assert_eq!(lines(driver.keys("<tab>")), [below, below, above, above]);
}

#[test]
fn pasted_text_goes_where_the_keys_go() {
    let mut driver = Driver::book(Lang::En);
    driver.keys("a").paste("phone they want\nthe offer again").sees("phone they want the offer again");
    driver.keys("<enter>").sees("Saved").paste("nothing takes it").sees_no("nothing takes it");
    driver.keys("/").paste("Fareham").sees("1/1");
}
