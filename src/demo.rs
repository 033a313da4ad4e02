//! The sample book: believable customers, talks, orders and money, with dates relative to today. Every company and person is made up.
//!
//! It goes through the same operations as a rep's own writes, each at its own time, so that history and undo are those of a real book.

mod customer;
mod ledger;
mod story;
mod talk;
mod trade;
mod words;

pub use trade::Trade;
pub use words::Words;

use crate::{
    domain::{
        id::{CustomerId, OrderId, PromiseId},
        money::Currency,
        period::Month,
        workday::Workdays,
    },
    i18n::Lang,
    store::{
        Op, Store, StoreError,
        op::{CustomerEdit, CustomerFields, LedgerOp, NewFollowUp, NewOrder, NewPromise, OrderEdit, PromiseOp, Target},
    },
};
use chrono::{DateTime, Days, Duration, FixedOffset, NaiveDate, NaiveTime};

/// How many customers the sample book has.
pub const CUSTOMERS: usize = 72;

/// Why there is no sample book.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the built-in words are broken: {0}")]
    Words(#[from] toml::de::Error),
}

/// A write, at its time.
struct Entry {
    at: DateTime<FixedOffset>,
    what: What,
}

/// What is written; a customer or an order is named by its number in the plan, since its row is not there yet.
enum What {
    Operation(Op),
    Order {
        order: usize,
        new: Box<NewOrder>,
    },
    /// About an order: its row is filled in once it has one.
    About {
        order: usize,
        op: LedgerOp,
    },
    Promise {
        promise: usize,
        new: NewPromise,
    },
    /// About a promise, likewise.
    AboutPromise {
        promise: usize,
        op: PromiseOp,
    },
    /// The customer says when it will be decided.
    Decision {
        customer: CustomerId,
        on: NaiveDate,
    },
    /// The customer wants the goods on another day.
    Correct {
        order: usize,
        deliver_by: NaiveDate,
        reason: String,
    },
}

/// What every part of the plan draws from.
struct Plan<'w> {
    words: &'w Words,
    random: fastrand::Rng,
    now: DateTime<FixedOffset>,
    workdays: Workdays,
    entries: Vec<Entry>,
    orders: usize,
    promises: usize,
}

impl Plan<'_> {
    fn pick<'a>(&mut self, from: &'a [String]) -> &'a str {
        match from.len() {
            0 => "",
            n => from[self.random.usize(..n)].as_str(),
        }
    }

    /// A working hour so many days ago; never after now.
    fn days_ago(&mut self, days: u64) -> DateTime<FixedOffset> {
        let day = self.now.date_naive().checked_sub_days(Days::new(days)).unwrap_or(self.now.date_naive());
        self.at_day(day)
    }

    /// A working hour of a day; never after now.
    fn at_day(&mut self, day: NaiveDate) -> DateTime<FixedOffset> {
        let minutes = i64::from(self.random.u32(0..8 * 12)) * 5;
        let morning = NaiveTime::from_hms_opt(9, 0, 0).unwrap_or(NaiveTime::MIN);
        let local = day.and_time(morning) + Duration::minutes(minutes);
        let at = local.and_local_timezone(*self.now.offset()).single().unwrap_or(self.now);
        at.min(self.now - Duration::minutes(2))
    }

    /// The day so many workdays after today.
    fn workdays_ahead(&self, workdays: u32) -> NaiveDate {
        let today = self.now.date_naive();
        self.workdays.after(today, workdays).unwrap_or(today)
    }

    /// Logs a talk, a minute after it happened.
    fn log(&mut self, at: DateTime<FixedOffset>, new: NewFollowUp) {
        let what = What::Operation(Op::LogFollowUp(Box::new(new)));
        self.entries.push(Entry { at: at + Duration::minutes(1), what });
    }

    fn digits(&mut self, pattern: &str) -> Option<String> {
        let random = &mut self.random;
        let text: String = pattern.chars().map(|c| if c == '#' { random.digit(10) } else { c }).collect();
        (!text.is_empty()).then_some(text)
    }
}

/// Fills an empty book with the sample of the first trade.
///
/// # Errors
/// As [`fill_for`].
pub fn fill(store: &mut Store, lang: Lang, now: DateTime<FixedOffset>) -> Result<(), DemoError> {
    fill_for(store, Trade::default(), lang, now)
}

/// Fills an empty book with the sample of a trade.
///
/// # Errors
/// [`DemoError`]; the book then holds a part of the sample and is of no use.
pub fn fill_for(store: &mut Store, trade: Trade, lang: Lang, now: DateTime<FixedOffset>) -> Result<(), DemoError> {
    let words = Words::of(trade, lang)?;
    if let Some(currency) = Currency::from_code(&words.currency) {
        store.set_currency(currency)?;
    }
    let mut plan = Plan {
        words: &words,
        random: fastrand::Rng::with_seed(20),
        now,
        workdays: Workdays { chinese: lang == Lang::ZhCn, ..Workdays::default() },
        entries: Vec::new(),
        orders: 0,
        promises: 0,
    };
    for (id, sketch) in customer::all(&words.shape) {
        customer::plan(&mut plan, id, sketch);
    }
    targets(&mut plan);
    let mut entries = plan.entries;
    // A stable sort: what is planned together at one time stays in its order.
    entries.sort_by_key(|entry| entry.at);
    let mut orders: Vec<Option<OrderId>> = vec![None; plan.orders];
    let mut promises: Vec<Option<PromiseId>> = vec![None; plan.promises];
    for Entry { at, what } in entries {
        let placed = |order: usize| orders.get(order).copied().flatten();
        let operation = match what {
            What::Operation(op) => op,
            What::Order { new, order } => {
                let (made, _) = store.apply(&Op::Ledger(LedgerOp::AddOrder(new)), at)?;
                orders[order] = made.order;
                continue;
            }
            What::About { order, op } => match placed(order) {
                Some(order) => Op::Ledger(ledger::about_order(op, order)),
                None => continue,
            },
            What::Promise { promise, new } => {
                let (made, _) = store.apply(&Op::Promise(PromiseOp::Add(new)), at)?;
                promises[promise] = made.promise;
                continue;
            }
            What::AboutPromise { promise, op } => match promises.get(promise).copied().flatten() {
                Some(promise) => Op::Promise(story::about_promise(op, promise)),
                None => continue,
            },
            What::Decision { customer, on } => {
                let was = CustomerFields::of(&store.customer(customer)?);
                let now = CustomerFields { decision_on: Some(on), ..was.clone() };
                Op::EditCustomer(Box::new(CustomerEdit { id: customer, was, now, amount: None }))
            }
            What::Correct { order, deliver_by, reason } => {
                let Some(order) = placed(order) else { continue };
                let was = store.order(order)?.order;
                let now = NewOrder { deliver_by: Some(deliver_by), ..was.clone() };
                Op::Ledger(LedgerOp::EditOrder(Box::new(OrderEdit { order, was, now, reason: Some(reason) })))
            }
        };
        store.apply(&operation, at)?;
    }
    Ok(())
}

/// A target for this month and the eleven before it, each set on its first day, a little above what the months come to.
fn targets(plan: &mut Plan<'_>) {
    let Some(currency) = Currency::from_code(&plan.words.currency) else { return };
    let this = Month::of(plan.now.date_naive());
    for back in 0..12_u8 {
        let month = this.plus(-i32::from(back));
        let (first, _) = month.days();
        let at = plan.at_day(first);
        // Round thousands of the currency's unit.
        let amount = plan.words.target * (100 - i64::from(back) * 3) / 100 * 100_000;
        let target = Target {
            month,
            currency,
            of_received: false,
            amount: Some(amount),
            stretch: Some(amount / 10 * 12),
            challenge: Some(amount / 10 * 15),
        };
        plan.entries.push(Entry { at, what: What::Operation(Op::Ledger(LedgerOp::SetTarget(target))) });
    }
}
