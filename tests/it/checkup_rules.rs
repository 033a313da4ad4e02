//! Each check of the check-up with a row of its own that it finds, and one that it nearly finds.

use super::factory::{at, customer_row, day, moment, named, now, order, person, source, talk};
use gendan::{
    domain::{
        checkup::Check,
        customer::Parked,
        due::DuePolicy,
        follow_up::Happened,
        id::CustomerId,
        moment::Moment,
        money::Currency,
        promise::{Promised, Side},
        stage::Stage,
        tier::Tier,
    },
    store::{
        Op, Store, StoreError, Wanted,
        op::{
            CustomerEdit, CustomerFields, LedgerOp, NewCustomer, NewFollowUp, NewInstalment, NewOrder, NewReceipt,
            NextPlan, PromiseOp, StageMove,
        },
    },
};

/// A book; as a file where it holds what no key can write, so that it comes from elsewhere.
struct Bench {
    folder: Option<tempfile::TempDir>,
    store: Store,
}

impl Bench {
    fn new(check: Check) -> Bench {
        let foreign = [Check::WonWithoutOrder, Check::Contradiction, Check::InFuture, Check::NoOutcome];
        if !foreign.contains(&check) {
            return Bench { folder: None, store: Store::in_memory().unwrap() };
        }
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_throw_away(&folder.path().join("book.db")).unwrap();
        Bench { folder: Some(folder), store }
    }

    fn at(&mut self, minute: &str, op: impl Into<Op>) -> gendan::store::Made {
        let op = op.into();
        self.store.apply(&op, at(minute)).unwrap_or_else(|error| panic!("{op:?}: {error:?}")).0
    }

    fn now(&mut self, op: impl Into<Op>) -> gendan::store::Made {
        self.at("2026-11-21T10:00", op)
    }

    fn add(&mut self, new: NewCustomer) -> CustomerId {
        self.now(Op::AddCustomer(Box::new(new))).customer.unwrap()
    }

    /// A customer at a stage with all that it asks for.
    fn whole(&mut self, stage: Stage) -> CustomerId {
        self.add(at_stage(stage))
    }

    fn talk(&mut self, customer: CustomerId, happened: &str, note: &str) {
        let happened = Happened::At(at(happened));
        let talk = NewFollowUp { note: note.to_owned(), happened, next: kept(), ..talk(customer) };
        self.now(Op::LogFollowUp(Box::new(talk)));
    }

    fn say(&mut self, note: &str) {
        let customer = self.whole(Stage::Lead);
        self.talk(customer, "2026-11-21T09:30", note);
    }

    fn mv(&mut self, customer: CustomerId, stage: Stage) {
        self.now(Op::MoveStage(StageMove { customer, stage, reason: None, note: Some("谈定了".to_owned()) }));
    }

    /// What another program writes.
    fn elsewhere(&self, sql: &str) {
        super::factory::elsewhere(&self.folder.as_ref().unwrap().path().join("book.db"), sql);
    }

    /// As a sheet brings it: won, with or without a second deal that is open.
    fn brought(&mut self, stage: Stage) -> CustomerId {
        let mut row = customer_row("甲公司");
        (row.stage, row.phone) = (Some(stage), Some("13800138000".to_owned()));
        let rows = std::iter::once(Ok::<_, StoreError>(row));
        self.store.import_customers(rows, &source("客户.csv"), |_| {}).unwrap();
        CustomerId(1)
    }

    /// A won deal that took ten days from the first of October, three times over.
    fn won_in_ten_days(&mut self) {
        for n in 0..3 {
            let new = NewCustomer {
                contacts: vec![person("李强", &format!("1390013900{n}"))],
                created_on: Some(day("2026-10-01")),
                ..named(&format!("老客户{n}"))
            };
            let customer = self.at("2026-10-01T09:00", Op::AddCustomer(Box::new(new))).customer.unwrap();
            let sold = NewOrder { ordered_on: day("2026-10-11"), ..order(customer, &format!("W{n}")) };
            self.at("2026-10-11T09:00", LedgerOp::AddOrder(Box::new(sold)));
        }
    }

    fn sell(&mut self, on: &str, due: &str, planned: i64) -> (CustomerId, gendan::domain::id::OrderId) {
        let customer = self.whole(Stage::Lead);
        let sold = NewOrder {
            ordered_on: day(on),
            instalments: vec![NewInstalment::on(day(due), planned)],
            ..order(customer, "A1")
        };
        let made = self.at(&format!("{on}T10:00"), LedgerOp::AddOrder(Box::new(sold)));
        (customer, made.order.unwrap())
    }
}

/// A plan with an action, after today.
fn kept() -> NextPlan {
    NextPlan::Step { due: moment("2026-11-25"), action: Some("送样品".to_owned()), channel: None }
}

fn at_stage(stage: Stage) -> NewCustomer {
    let mut new = NewCustomer {
        contacts: vec![gendan::store::op::NewContact { decision_maker: true, ..person("王敏", "13800138000") }],
        stage,
        next: Some(Moment::day(day("2026-11-25"))),
        next_action: Some("送样品".to_owned()),
        ..named("甲公司")
    };
    new.fields.need = Some("三台设备".to_owned());
    new
}

/// Writes what `check` finds, or with `nearly` what it just does not.
fn write(bench: &mut Bench, check: Check, nearly: bool) {
    let pick = |found: &'static str, near: &'static str| if nearly { near } else { found };
    match check {
        Check::Unpaid => {
            bench.sell("2026-11-02", pick("2026-11-20", "2026-11-21"), 100_000);
        }
        Check::WonWithoutOrder => {
            let customer = bench.brought(Stage::Won);
            // A second deal that is open does not hide the first.
            bench.elsewhere(
                "INSERT INTO deal (customer_id, stage, currency, opened_on) VALUES (1, 'need', 'CNY', '2026-11-01')",
            );
            if nearly {
                bench.now(LedgerOp::AddOrder(Box::new(order(customer, "A1"))));
            }
        }
        Check::OrderNotWon => {
            let (customer, order) = bench.sell("2026-11-21", "2026-12-01", 100_000);
            bench.mv(customer, Stage::Quote);
            if nearly {
                let how = gendan::domain::order::OrderStatus::Cancelled;
                let on = day("2026-11-21");
                bench.now(LedgerOp::CancelOrder { order, how, on, reason: "不要了".to_owned() });
            }
        }
        Check::PaidNotShipped => {
            let (customer, order) = bench.sell("2026-11-02", "2026-12-01", 100_000);
            let on = day(pick("2026-11-14", "2026-11-15"));
            bench.now(LedgerOp::AddReceipt(NewReceipt::new(customer, Some(order), on, 100_000, Currency::CNY)));
        }
        Check::PlanMismatch => {
            bench.sell("2026-11-21", "2026-12-01", if nearly { 100_000 } else { 99_999 });
        }
        Check::LooseAmount => bench.say(pick("客户说9.8万可以签合同", "客户预算9.8万,要三家比价")),
        Check::PromisePassed => {
            let customer = bench.whole(Stage::Lead);
            let due_on = Some(day(pick("2026-11-20", "2026-11-21")));
            let promised = Promised { side: Side::Theirs, text: "给合同".to_owned(), due_on };
            let made_on = day("2026-11-10");
            let new = gendan::store::op::NewPromise { customer, contact: None, promised, made_on };
            bench.at("2026-11-10T10:00", Op::Promise(PromiseOp::Add(new)));
        }
        Check::BuyerSilent => {
            let on = pick("2026-10-21", "2026-10-22");
            let new = NewCustomer { next: None, next_action: None, ..at_stage(Stage::Lead) };
            let customer = bench.at("2026-10-01T10:00", Op::AddCustomer(Box::new(new))).customer.unwrap();
            let sold = NewOrder { ordered_on: day(on), ..order(customer, "A1") };
            bench.at(&format!("{on}T10:00"), LedgerOp::AddOrder(Box::new(sold)));
        }
        Check::ForgottenKey => {
            let mut new = at_stage(Stage::Lead);
            new.fields.tier = Tier::A;
            new.created_on = Some(day(pick("2026-11-16", "2026-11-17")));
            bench.add(new);
        }
        Check::Fading => {
            let customer = bench.whole(Stage::Lead);
            for on in ["2026-10-22", "2026-10-15", "2026-10-02", "2026-09-23"] {
                bench.talk(customer, &format!("{on}T09:00"), &format!("{on}说要等预算"));
            }
            for on in &["2026-10-23", "2026-11-20"][..1 + usize::from(nearly)] {
                bench.talk(customer, &format!("{on}T09:00"), &format!("{on}说要等老板"));
            }
        }
        Check::Stalled => {
            bench.won_in_ten_days();
            let new = NewCustomer { next: None, next_action: None, ..at_stage(Stage::Need) };
            bench.at(pick("2026-10-31T10:00", "2026-11-01T10:00"), Op::AddCustomer(Box::new(new)));
        }
        Check::NeedWithoutPlan => {
            let customer = bench.add(NewCustomer { next: None, next_action: None, ..at_stage(Stage::Lead) });
            let was = CustomerFields::of(&bench.store.customer(customer).unwrap());
            let now = CustomerFields { need: Some("五台，带备件".to_owned()), ..was.clone() };
            bench.now(Op::EditCustomer(Box::new(CustomerEdit { id: customer, was, now, amount: None })));
            if nearly {
                let due = Some(moment("2026-11-25"));
                bench.now(Op::Plan { customer, due, action: Some("送样品".to_owned()), channel: None });
            }
        }
        Check::NoNextDate => {
            bench.store.set_policy(DuePolicy { implied: false, ..DuePolicy::default() }).unwrap();
            let mut new = at_stage(Stage::Lead);
            new.next = new.next.filter(|_| nearly);
            bench.add(new);
        }
        Check::DueToday => {
            let mut new = at_stage(Stage::Lead);
            new.next = Some(moment("2026-11-21"));
            let customer = bench.add(new);
            if nearly {
                bench.talk(customer, "2026-11-21T09:00", "要先看样品");
            }
        }
        Check::NoNextAction => {
            let mut new = at_stage(Stage::Lead);
            new.next_action = new.next_action.filter(|_| nearly);
            bench.add(new);
        }
        Check::QuoteOver => {
            // Wednesday: the Friday before is the third workday, and past.
            let until = day(pick("2026-11-25", "2026-11-26"));
            bench.add(NewCustomer { valid_until: Some(until), ..at_stage(Stage::Quote) });
        }
        Check::UnpreparedDecision => {
            let mut new = at_stage(Stage::Lead);
            new.next = Some(Moment::day(day("2026-12-10")));
            // Friday is the fifth workday from here, Monday the sixth.
            new.fields.decision_on = Some(day(pick("2026-11-27", "2026-11-30")));
            bench.add(new);
        }
        Check::UndatedPromise => {
            let customer = bench.whole(Stage::Lead);
            // A step that is planned with it is its date.
            let next = if nearly { kept() } else { NextPlan::Implied };
            let talk = NewFollowUp { note: "客户答应月底前付尾款".to_owned(), next, ..talk(customer) };
            bench.now(Op::LogFollowUp(Box::new(talk)));
        }
        Check::Unstarred => {
            let mut new = at_stage(Stage::Lead);
            (new.fields.tier, new.fields.starred) = (Tier::A, nearly);
            bench.add(new);
        }
        Check::Contradiction => {
            let customer = bench.whole(Stage::Lead);
            let reason = "倒闭".to_owned();
            bench.now(Op::Park { customers: vec![customer], how: Parked::GivenUp, reason, wake_on: None });
            if !nearly {
                bench.elsewhere(
                    "INSERT INTO next_step (customer_id, due, planned_at) SELECT 1, '2026-12-01', '2026-11-01'
                     WHERE NOT EXISTS (SELECT 1 FROM next_step WHERE customer_id = 1 AND closed_at IS NULL)",
                );
            }
        }
        Check::InFuture => {
            bench.say("预算批下来了,12月招标");
            let on = pick("2026-11-22", "2026-11-21");
            bench.elsewhere(&format!("UPDATE follow_up SET happened_at = '{on}'"));
        }
        Check::NoOutcome => {
            bench.say("预算批下来了,12月招标");
            if !nearly {
                bench.elsewhere("UPDATE follow_up SET outcome = NULL");
            }
        }
        Check::NoNeed => {
            let mut new = at_stage(if nearly { Stage::Lead } else { Stage::Need });
            new.fields.need = None;
            bench.add(new);
        }
        Check::TooMany => {
            let customer = bench.whole(Stage::Lead);
            for n in 0..4 - usize::from(nearly) {
                bench.talk(customer, &format!("2026-11-21T09:0{n}"), ["要样品", "问交期", "问账期", "嫌太贵"][n]);
            }
        }
        Check::StageOrder => {
            let customer = bench.whole(Stage::Need);
            if nearly {
                bench.mv(customer, Stage::Proposal);
            }
            bench.mv(customer, Stage::Quote);
        }
        Check::LateEntry => {
            let customer = bench.whole(Stage::Lead);
            bench.talk(customer, pick("2026-11-20T09:59", "2026-11-20T10:00"), "预算批下来了,12月招标");
        }
        Check::VagueNote => bench.say(pick("已联系,保持联系", "已联系,嫌贵")),
        Check::NoDecider => {
            let mut new = at_stage(Stage::Need);
            new.contacts[0].decision_maker = nearly;
            bench.add(new);
        }
        Check::NoChannel => {
            let mut new = at_stage(Stage::Lead);
            new.contacts.clear();
            new.next = Some(Moment::day(day(pick("2026-11-28", "2026-11-29"))));
            bench.add(new);
        }
        Check::SilentMove => {
            let customer = bench.whole(Stage::Lead);
            bench.now(Op::MoveStage(StageMove { customer, stage: Stage::Need, reason: None, note: None }));
            if nearly {
                bench.talk(customer, "2026-11-21T09:00", "预算批下来了,12月招标");
            }
        }
        Check::SharedPhone => {
            bench.whole(Stage::Lead);
            bench.add(NewCustomer {
                contacts: vec![person("赵磊", "+86 138-0013-8000")],
                ..named(pick("乙公司", "甲公司深圳分公司"))
            });
        }
        Check::SameNote => {
            let customer = bench.whole(Stage::Lead);
            bench.talk(customer, "2026-11-20T11:00", "报价已发,等采购总监批复");
            bench.talk(customer, "2026-11-21T09:00", pick("报价已发，等采购总监批复。", "报价已发,等财务总监批复"));
        }
    }
}

fn found(store: &Store, check: Check, only: Option<Check>) -> usize {
    // What is left of the day is asked for in the evening.
    let minute = if check == Check::DueToday { at("2026-11-21T17:00") } else { now() };
    let up = store.check_up(&Wanted { only, ..Wanted::default() }, minute).unwrap();
    assert!(up.found.iter().all(|found| only.is_none_or(|only| only == found.check)));
    up.found.iter().find(|found| found.check == check).map_or(0, |found| found.total)
}

#[test]
fn each_check_finds_its_row_and_not_the_one_beside_it() {
    let mut wrong = Vec::new();
    for check in Check::ALL {
        for (nearly, expected) in [(false, 1), (true, 0)] {
            let mut bench = Bench::new(*check);
            write(&mut bench, *check, nearly);
            // Asked for alone it comes to the same as among all of them.
            let counts = [None, Some(*check)].map(|only| found(&bench.store, *check, only));
            if counts != [expected; 2] {
                wrong.push(format!("{} nearly {nearly}: {counts:?}", check.code()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
