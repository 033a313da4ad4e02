//! Measures the store beside plain SQLite on the data of a generator: import, queue, filter, notes, one log. Asserts no time.
//!
//! `GENDAN_BENCH=FOLDER cargo bench --bench store`; the folder holds `customers.csv` and `followups.csv` with the headings of
//! an ordinary sheet. Without it nothing runs. `GENDAN_BENCH_BOOK=FILE` keeps the book between runs. The ledger's part needs no folder:
//! `GENDAN_BENCH_ORDERS=5000,500000`.

#![allow(clippy::disallowed_methods)]

mod ledger;

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use gendan::domain::{
    channel::{Channel, Direction},
    follow_up::{Happened, Kind},
    id::CustomerId,
    outcome::Outcome,
};
use gendan::exchange::{
    plan::{Import, ImportOptions as Reading},
    read::{self, ReadOptions, Source},
    records::Record,
};
use gendan::store::{
    CustomerIndex, ImportOptions, LedgerOptions, Op, Store, StoreError,
    op::{NewFollowUp, NextPlan},
};
use rusqlite::Connection;
use std::{
    hint::black_box,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

fn main() {
    if let Some(sizes) = std::env::var_os("GENDAN_BENCH_ORDERS") {
        ledger::run(&sizes.to_string_lossy());
    }
    let Some(folder) = std::env::var_os("GENDAN_BENCH").map(PathBuf::from) else {
        return println!("GENDAN_BENCH names no folder: nothing to measure");
    };
    let scratch = tempfile::tempdir().expect("a folder");
    let kept = std::env::var_os("GENDAN_BENCH_BOOK").map(PathBuf::from);
    let book = kept.unwrap_or_else(|| scratch.path().join("book.db"));
    let mut store = Store::open(&book).expect("the book");
    if store.customer_count().expect("a count") == 0 {
        import(&mut store, &folder, scratch.path());
        index(&mut store);
    }
    let now = at().naive_local();
    let people = store.customer_count().expect("a count");
    println!("customers {people}");
    queue(&store, now);
    filter(&store, &book, now);
    notes(&store, &book);
    log(&mut store, scratch.path());
    if std::env::var_os("GENDAN_BENCH_UNDO").is_some() {
        let (took, _) = time(|| store.undo(at()).expect("undo"));
        println!("undo of the newest step {took:?}");
    }
}

fn at() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T10:00:00+08:00").expect("an instant")
}

fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let value = black_box(work());
    (start.elapsed(), value)
}

/// The middle and the 99th of a hundred of so many runs.
fn spread(runs: usize, mut work: impl FnMut(usize)) -> (Duration, Duration) {
    let mut times: Vec<Duration> = (0..runs).map(|run| time(|| work(run)).0).collect();
    times.sort_unstable();
    (times[runs / 2], times[runs * 99 / 100])
}

fn report(what: &str, ours: Duration, theirs: Duration) {
    println!("{what}: {ours:?}, beside {theirs:?} ({:.2}x)", ours.as_secs_f64() / theirs.as_secs_f64());
}

fn records<T>(path: &Path, take: fn(Record) -> Option<T>) -> Vec<T> {
    let sheet = read::open(Source::File(path.to_owned()), &ReadOptions::default()).expect("a sheet");
    let mut import = Import::prepare(sheet, Reading::default()).expect("a plan");
    let mut taken = Vec::new();
    for row in import.records().expect("records") {
        taken.extend(row.expect("a row").ok().and_then(take));
    }
    taken
}

fn import(store: &mut Store, folder: &Path, scratch: &Path) {
    let options = |source: &str| ImportOptions {
        at: at(),
        source: source.to_owned(),
        dry_run: false,
        ledger: LedgerOptions::default(),
    };
    let (reading, customers) = time(|| {
        records(&folder.join("customers.csv"), |record| match record {
            Record::Customer(customer) => Some(customer),
            _ => None,
        })
    });
    let (writing, _) = time(|| {
        let rows = customers.into_iter().map(Ok::<_, StoreError>);
        store.import_customers(rows, &options("customers.csv"), |_| ()).expect("an import")
    });
    println!("customers: read {reading:?}, written {writing:?}");
    report("import of customers", reading + writing, plain_import(folder, scratch, "customers"));
    let (reading, follow_ups) = time(|| {
        records(&folder.join("followups.csv"), |record| match record {
            Record::FollowUp(follow_up) => Some(follow_up),
            _ => None,
        })
    });
    let (writing, _) = time(|| {
        let rows = follow_ups.into_iter().map(Ok::<_, StoreError>);
        let done = store.import_follow_ups(rows, &options("followups.csv"), |_| ()).expect("an import");
        println!("follow-ups added {}, skipped {}", done.0.added, done.0.skipped.len());
    });
    println!("follow-ups: read {reading:?}, written {writing:?}");
    report("import of follow-ups", reading + writing, plain_import(folder, scratch, "followups"));
}

/// The shell's own import into one table, WAL and FULL as ours, with indexes as ours.
fn plain_import(folder: &Path, scratch: &Path, name: &str) -> Duration {
    let schema = match name {
        "customers" => {
            "CREATE TABLE customers (id TEXT, name TEXT, contact TEXT, phone TEXT, city TEXT, tier TEXT, stage TEXT,
                 created TEXT, last_contact TEXT, next_contact TEXT);
             CREATE INDEX a ON customers (name); CREATE INDEX b ON customers (next_contact);
             CREATE UNIQUE INDEX c ON customers (id); CREATE INDEX d ON customers (phone);"
        }
        _ => {
            "CREATE TABLE followups (id TEXT, customer_id TEXT, time TEXT, channel TEXT, content TEXT, outcome TEXT);
             CREATE INDEX e ON followups (customer_id, time); CREATE INDEX f ON followups (id);"
        }
    };
    let script = format!(
        "PRAGMA journal_mode = WAL;\nPRAGMA synchronous = FULL;\n{schema}\n.mode csv\n.import --skip 1 '{}' {name}\n",
        folder.join(format!("{name}.csv")).display()
    );
    let mut child = std::process::Command::new("sqlite3")
        .arg(scratch.join("plain.db"))
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("the sqlite3 shell");
    let (took, _) = time(|| {
        std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), script.as_bytes()).expect("a script");
        child.wait().expect("an end")
    });
    took
}

fn index(store: &mut Store) {
    let (took, batches) = time(|| (0..).take_while(|_| store.index_more_notes(10_000).expect("a batch")).count());
    println!("note index: {took:?} in {batches} batches");
}

fn queue(store: &Store, now: NaiveDateTime) {
    let (took, _) = spread(21, |_| drop(store.outline(now).expect("an outline")));
    let outline = store.outline(now).expect("an outline");
    println!("outline: {took:?} over {} lines", outline.len());
    for (what, offset) in [("first", 0), ("middle", outline.len() / 2), ("last", outline.len().saturating_sub(40))] {
        let (took, _) = spread(21, |_| drop(store.queue(&outline, offset, 40, now).expect("a window")));
        println!("{what} window: {took:?}");
    }
}

fn filter(store: &Store, book: &Path, now: NaiveDateTime) {
    let (took, index) = time(|| CustomerIndex::load(book).expect("an index"));
    println!("customer index: {took:?}, {} bytes a customer", index.size() / index.len().max(1));
    let mut names = Vec::new();
    store
        .customers(None, now, |row| {
            names.push(row.name);
            true
        })
        .expect("names");
    for typed in [
        "华",
        "股份",
        "联国",
        "纺织股份",
        "h",
        "gf",
        "lgf",
        "zhgf",
        "lianguo",
        "fangzhi",
        "1326",
        "13269539082",
        "group",
        "zzqq",
    ] {
        let (contains, _) = spread(15, |_| {
            black_box(names.iter().filter(|name| name.contains(typed)).count());
        });
        let found = index.filter(typed, now).len();
        let (ours, worst) = spread(15, |_| drop(black_box(index.filter(typed, now))));
        println!("filter {typed}: {ours:?} (worst {worst:?}), {found} found; contains over the names {contains:?}");
    }
}

fn notes(store: &Store, book: &Path) {
    let plain = Connection::open(book).expect("a connection");
    for typed in ["报", "报价", "预算", "的", "合同", "budget", "b", "quarter"] {
        let (ours, worst) = spread(15, |_| drop(store.search_notes(typed, 40).expect("notes")));
        let found = store.search_notes(typed, 40).expect("notes").len();
        let (like, _) = time(|| {
            plain
                .query_row("SELECT count(*) FROM follow_up WHERE note LIKE '%' || ?1 || '%'", [typed], |row| {
                    row.get::<_, i64>(0)
                })
                .expect("a count")
        });
        println!("notes with {typed}: {ours:?} (worst {worst:?}), {found} found; LIKE {like:?}");
    }
}

fn log(store: &mut Store, scratch: &Path) {
    let plain = Connection::open(scratch.join("log.db")).expect("a connection");
    plain
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE t (id INTEGER PRIMARY KEY, customer INTEGER, at TEXT, note TEXT); CREATE INDEX i ON t (customer, at);",
        )
        .expect("a table");
    let (theirs, _) = spread(400, |run| {
        plain
            .execute(
                "INSERT INTO t (customer, at, note) VALUES (?1, '2026-11-21T10:00:00+08:00', '报价已确认,等合同')",
                [i64::try_from(run).expect("small")],
            )
            .expect("an insert");
    });
    let people = store.customer_count().expect("a count");
    let (ours, worst) = spread(400, |run| {
        let customer = CustomerId(i64::try_from(run * 7919 % people).expect("small") + 1);
        let op = Op::LogFollowUp(Box::new(NewFollowUp {
            customer,
            contact: None,
            kind: Kind::default(),
            direction: Direction::Out,
            channel: Channel::Phone,
            outcome: Outcome::Talked,
            rung: None,
            note: "报价已确认,等合同".to_owned(),
            happened: Happened::At(at()),
            attitude: None,
            satisfaction: None,
            next: NextPlan::Implied,
            tier: None,
            stage: None,
            reason: None,
            amount: None,
            valid_until: None,
            tags: Vec::new(),
            files: Vec::new(),
            promises: Vec::new(),
            settled: Vec::new(),
            need: None,
            effort: None,
        }));
        store.apply(&op, at()).expect("a log");
    });
    report("one log", ours, theirs);
    println!("one log, 99th of 100: {worst:?} ({:.1}x of the middle)", worst.as_secs_f64() / ours.as_secs_f64());
    let (took, _) =
        spread(21, |_| drop(store.alike("广州联国纺织股份有限公司", Some("13269539082"), 5).expect("alike")));
    println!("alike: {took:?}");
    let (took, _) = time(|| store.doctor(at().date_naive()).expect("a doctor").len());
    println!("doctor: {took:?}");
}
