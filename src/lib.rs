//! gendan (跟单): follow the customer, keep the order.
//!
//! A keyboard-driven terminal app for one sales rep on one local SQLite file. Two tables: the **follow-up timeline** (whom did I
//! talk to, what was said, who is due) and the **sales ledger** (orders, receipts, deliveries). Offline, in Chinese and English.
//!
//! # The map
//!
//! Read in this order; an arrow may import what stands further down it.
//!
//! | room | job |
//! |---|---|
//! | [`domain`] | what is true of customers, follow-ups, orders and money, whoever asks: pure functions and plain data |
//! | [`language`] | what people type: dates, amounts, the quick-log line; text in, values and chips out |
//! | [`store`] | the SQLite file: every write one [`store::Op`] in one transaction, undone as a whole; reads over an index |
//! | [`exchange`] | other programs' sheets: any encoding and container to records, columns matched by their headings |
//! | [`export`] | our rows as files for other programs: sheets, calendars, address books, journals, the whole book |
//! | [`report`] | day, week, month, statement, patterns, handover: figures of the store as one document, and that as text, pages, sheets, JSON |
//! | [`entry`] | what was typed, as operations: a line, a form and the shell become the same write, checked by the same rules |
//! | [`demo`] | the sample book, written through the same operations as a rep's own |
//! | [`action`], [`keymap`] | every bindable action once; keys, help, palette and footer follow from it |
//! | [`tui`] | screens and widgets: keys in, effects out, cells drawn; no store, no clock |
//! | [`app`] | holds store, clock and screens; applies effects; owns the terminal and gives it back on every way out |
//! | [`cli`] | one file per command family: arguments to store, and text or JSON back |
//! | [`clock`], [`config`], [`i18n`], [`logging`], [`paths`], [`safe`], [`wording`] | leaves that everyone may use |
//!
//! `main -> cli -> app -> tui -> store -> language -> domain`; `cli` and `app` also use `exchange`, `export`, `report` and `demo`; `cli` and `tui` turn what is
//! typed into operations by `entry`; `tui` shows what `exchange` found in a file, and reads none itself.
//!
//! # What never happens
//!
//! * `domain` and `language` do I/O, read a clock, or know of a terminal or a database.
//! * A screen writes. It returns an effect, the app applies it, and only what changed is read again.
//! * A write happens outside one operation in one transaction; nothing is acknowledged before its commit.
//! * A draw function changes state, reads the store or looks at the clock.
//! * Customer data reaches a terminal, a pipe or a message without [`safe`].
//! * A text that a person sees stands in the code: all are in `assets/locales/`, in both languages.
//! * `rusqlite` is named outside `store`, a terminal crate outside `tui`, `app` and `keymap`, `now()` outside `clock`, the environment
//!   outside `paths`.
//!
//! `tests/it/tidy.rs` and `.clippy.toml` hold these, so that nobody has to remember them.
//!
//! # Decisions
//!
//! * **Undo is a journal of rows in plain SQL.** Triggers keep the image of a row before it is changed or deleted, inserts are kept
//!   as ranges of row numbers, all under the operation's number. Undo is itself an operation, so redo is its undo, and history
//!   shows all three. An undo whose rows were touched since, by anyone, does nothing and says so.
//! * **Kept figures are made from the rows again.** One `queue` line a customer holds its due date, stage and counts in exactly the
//!   order of the list; it is remade for the customers that an operation touched, and the doctor compares all of them.
//! * **Who is due is a date, not a state.** The queue line holds a moment; the bands are ranges of one index at the minute of
//!   asking. So nothing is rewritten at midnight, but for parked customers whose day has come.
//! * **An implied date comes from the last outcome**, where that says when to try again, else from the tier's cadence; a buyer
//!   without an open deal is cared for 7, 30 and 90 days after the delivery, then every 90, instead of by the cadence. An attempt that
//!   reached nobody is tried again and is no care. What a log shows as next is made of the facts it leaves, by the rule of the queue.
//! * **A date that the rep types is a plan**, even with a back-dated follow-up; without one, a follow-up from before the plan was made
//!   leaves the plan alone. Planning a parked customer wakes it, and so does an inbound contact.
//! * **A plan stays through the day it was made on**: a second talk on that day does not close it, unless it says what is next.
//! * **A decision date calls by itself** three workdays before it, also over a plan for after it that did not have it in sight.
//! * **Workdays are China's where the settings' currency is CNY or their language Chinese**, with its holidays and the weekends worked
//!   for them; the system's language has no say, so that a book has the same dates whoever asks. Beyond the announced days weekdays count.
//! * **A backlog is spread by priority, promises first**, over days that explicit plans may have filled already; what the cadence alone
//!   proposes fills none. Spreading is snoozing, in one step.
//! * **The way to a target counts each step in full**, since a deal comes whole or not at all; its chance only says which goes first.
//! * **Only an agreed callback demands its date.** What may have been misread (a mark that came twice, a weekday that does not fit its
//!   date) and an agreement without its day warn once, and the second Enter saves. A customer of a similar name is saved and told; the same phone or the same
//!   name but for its legal form asks once.
//! * **Search as you type is one run of bytes in memory**: names, people, numbers and tags as written, and their characters' readings
//!   as numbers, scanned for every spelling; a match may only begin at a syllable. It is loaded when the filter opens, not at start.
//! * **What a note lacks is said while it is typed and costs no key**: one muted line names one missing part. It is saved as it is, and
//!   the check-up finds it again. An outcome that is there cannot be taken away; what was imported without one may stay so.
//! * **A deal that comes to its proposal without a need** asks for it, in the line, the form and the menu; Enter alone goes on without.
//! * **What a log costs is counted, never kept**: how many keys from opening the line to saving, besides those of the note, and how many
//!   seconds. A text that was begun another time is not counted, nor is what the shell logs.
//! * **Words in notes** are found by FTS5 with one token a Chinese character. After a bulk import the index catches up in quiet
//!   times; what it has not reached yet is read directly.
//! * **An import adds what is new**: a customer by its reference or name, a follow-up by its content. Columns without a field of
//!   ours are kept with the row. A customer whose row is the one that was imported last is left alone, whatever the rep changed since.
//! * **A preview is the import itself**, on a connection of its own, taken back at its end: what it counts is what comes. What a sheet
//!   leaves open (what its rows are, a column, the order of day and month) is asked there and is an error in the shell.
//! * **Copies are verified and never overwrite.** One is made before a bulk import and before a migration, and hourly while the app is
//!   open and something was saved; without room for it a bulk import does not begin.
//! * **The terminal is drawn by our own backend**: one write a frame, none when nothing changed, and every cell through [`safe`].
//!   The background is not asked for, since the answer could swallow keys: `COLORFGBG` or the settings say light or dark.
//! * **The card follows the cursor when it rests**, so that a held key reads and draws the list alone.
//! * **A report's figures open on the tabs themselves**, with all their keys; Esc comes back to the report, and asking for another tab
//!   forgets it. A week that is marked as handed on stays in sight until it is left: the next one begins where it ends.
//! * **Only confirmed and done orders count.** A cancelled one leaves its own month; a return counts in the month it came back, so a
//!   closed month is never restated by it. Money counts in the month it came in, whatever becomes of its order.
//! * **Money without an order is a prepayment** and lowers nobody's receivable until it is given to an order, by hand or first in, first
//!   out by due day. What is paid beyond an order's total is a prepayment too.
//! * **An instalment is due by an event** (signing, shipment, delivery, acceptance, invoice) or on a day of its own; before its event it
//!   is not due. An order without a plan is due when it is shipped. As of a day, what came later counts nothing.
//! * **A confirmed order changes by correction alone**, with a reason, and keeps every field before and after.
//! * **An order is accurate** when nothing that was agreed was corrected after it was confirmed: customer, number, day, currency, lines,
//!   amounts, terms, delivery day. Done, cancelled, a note, its deal or the customer's number correct nothing; one that was made void was
//!   entered wrong, and counts among the orders for this figure alone.
//! * **Goods move on the order's day or after it**: what is typed otherwise is refused, a sheet's days stay as they came.
//! * **Days of the calendar in terms are kept with their year**, so that they are read the same on any day, and are never proposed for
//!   another order. A bare number is a share, but of thousands behind 定金 or deposit; else money names its currency.
//! * **A way of paying belongs to money**: chosen for an order that receives nothing, it is told once and kept nowhere.
//! * **A confirmed order wins its deal while that is open**; an import never moves a deal.
//! * **Money that is due calls**: its day is the customer's due day, unless something earlier is planned or one talked on it or after it.
//! * **A promise that is due calls as money does**, from either side, and also for a customer with nothing else to do. A plan made in the same
//!   breath as the customer's promise waits for it; what the rep owes calls on its own day. Put off, it is judged by the day named first.
//! * **The ledger's sums are kept** by day, month, customer and product in triggers that a connection makes before its first write: in the
//!   file they would be read at every start. Another program that writes the tables does not keep them; the doctor tells.
//! * **The running month is compared with as many days** of the month before and of a year ago.
//! * **Two customers become one by moving every row that names the other**, found by the foreign keys; what the kept one says wins unless
//!   it says nothing or the rep chose. The other's name and reference stay an alias, so that search and the next import find it.
//! * **The template's first row is an example**, marked as such, which the import leaves out and tells.
//! * **A short note that names a thing is not vague** (嫌贵, needs SSO): the rule counts what is said, not how long it is.
//! * **A word that says more than its code stays in the note** (嫌贵, 抖音, poc), and in a sheet's own words on import; 等老板批 and the like
//!   are the outcome of waiting for approval. 来电 and 呼入 came in: who was given up and calls is back.
//! * **A report's text carries its own digest**, so that what was handed on can be compared with what the book says later.
//! * **A seal keeps how far the log reached**, as one digest over every follow-up logged here, each made of the one before. It proves no
//!   call, only that nothing changed since. A seal is refused when what it stands on was touched after it was read.
//! * **`gendan verify` tells what the history explains from what it does not.** It takes every action since the seal back from a link's rows
//!   and compares that with the digest: an edit, a merge, a person who was removed, an undo are told with their day and are no fault. Rows
//!   that another program touched, and digests that nothing leads back to, are unexplained and the only failure; a book from a JSON
//!   export has no history, and says so. Who changes rows and history with another program is not found out.
//! * **Beside a report only reworded follow-ups count as changed**: whose they are may change by a merge, and nothing was reported of that.
//! * **A long log is digested beside the loop**, a mark that is on its way is saved before the app closes. A chain goes on from the last
//!   seal, so that only a book's first one reads all of it.
//! * **Who does not answer is found in the order of the rows**: most of the queue is looked at anyway, and an index would lead all over the
//!   table. No column is kept for it. An order of more than ninety days ago says as little as any, so layers read the last ones by their day.
//! * **A whole book leaves as JSON and comes back into an empty one** to the byte, without its undo steps. Sheets that leave are read again
//!   by the import; a text that a spreadsheet could take for a formula has an apostrophe before it, which the import takes off.
//! * **An export overwrites nothing** unless told to, and gets its name when it is whole.
//! * **A book has one currency of its own**, the settings' one until it holds an amount; an amount that names another is kept apart.
//! * **Conversion counts deals**, by the month they were opened in and by their customer's fields; a deal of a customer who was given up
//!   is dead. A share is shown with its n and its Wilson interval, and of fewer than eight cases as counts.
//! * **What changed is the first value against the last** since the report that was sealed before, to the minute; what went back did
//!   not change, and a customer that an import brought without a date is no news.
//! * **A week that was handed on is kept by its seal's moments**: what came a minute later is the next one's. Taking the mark back makes it
//!   the running week again.
//! * **A rate stands out only where its interval lies wholly above another's**; else the report says that nobody can tell.
//! * **A handover package is written customer by customer**, with telephone numbers unless told not to: who takes over has to call.
//! * **What was due and came in is told as of the end of its days**, so that a month that is over does not change.
//! * **The check-up lists what both tables say against each other**, on a thread of its own. A finding leaves when its row is mended;
//!   what is called no problem comes back when the row changes. Who was due today and has no log is asked for after five. What an
//!   import brought is judged by its words, and counts in no score.
//! * **A wrong number is the one that was dialled**; where nobody said which of several it was, none is marked, and that is told.
//! * **An attempt that names nobody was to whom one talks to first by its channel.** A dead customer is proposed by the rule and decided by
//!   the rep: for any reason once all was tried or left out with a reason, before that with evidence alone. Who is paused or has nothing
//!   planned is under no suspicion.
//! * **clap's own words of a usage error stay English**; the help is in both languages.
//! * **A file that cannot be written is looked at through a private copy**, and every save is refused in words.
#![forbid(unsafe_code)]
#![warn(clippy::print_stdout, clippy::print_stderr, clippy::dbg_macro)]
#![cfg_attr(
    not(test),
    warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::todo, clippy::unimplemented)
)]

pub mod action;
pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod domain;
pub mod entry;
pub mod exchange;
pub mod export;
pub mod i18n;
pub mod keymap;
pub mod language;
pub mod logging;
pub mod paths;
pub mod report;
pub mod safe;
pub mod store;
pub mod tui;
pub mod wording;
