-- What changed about a customer and when, what was promised, which reports went out, and what the rep said of a finding. What
-- other programs call a person and a deal, so that their files come in once.

-- The other program's own id (a card's UID), and what the row looked like when it was imported last.
ALTER TABLE contact ADD COLUMN reference TEXT CHECK (reference <> '');
ALTER TABLE contact ADD COLUMN import_digest TEXT;
CREATE INDEX contact_reference ON contact (reference) WHERE reference IS NOT NULL;
ALTER TABLE deal ADD COLUMN reference TEXT CHECK (reference <> '');
ALTER TABLE deal ADD COLUMN import_digest TEXT;
CREATE INDEX deal_reference ON deal (reference) WHERE reference IS NOT NULL;

-- A customer's or its deal's fields that reports compare over time; stages have their milestones, needs their own table.
CREATE TABLE customer_change (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    deal_id     INTEGER REFERENCES deal (id),
    changed_at  TEXT NOT NULL,
    field       TEXT NOT NULL CHECK (field IN ('tier', 'starred', 'parked', 'amount', 'decision_on')),
    before      TEXT,
    after       TEXT
) STRICT;
CREATE INDEX customer_change_customer ON customer_change (customer_id, changed_at);
CREATE INDEX customer_change_time ON customer_change (changed_at);
CREATE INDEX customer_change_deal ON customer_change (deal_id) WHERE deal_id IS NOT NULL;

-- What one side promised the other: the rep (mine) or the customer (theirs).
CREATE TABLE promise (
    id           INTEGER PRIMARY KEY,
    customer_id  INTEGER NOT NULL REFERENCES customer (id),
    contact_id   INTEGER REFERENCES contact (id),
    follow_up_id INTEGER REFERENCES follow_up (id),
    side         TEXT NOT NULL CHECK (side IN ('mine', 'theirs')),
    text         TEXT NOT NULL CHECK (length(trim(text)) > 0),
    made_on      TEXT NOT NULL CHECK (made_on LIKE '____-__-__'),
    due_on       TEXT CHECK (due_on LIKE '____-__-__'),
    -- the day that was named first, when it was put off since
    first_due_on TEXT CHECK (first_due_on LIKE '____-__-__'),
    status       TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'kept', 'broken', 'dropped')),
    settled_on   TEXT CHECK (settled_on LIKE '____-__-__'),
    entered_at   TEXT NOT NULL,
    CHECK ((status = 'open') = (settled_on IS NULL))
) STRICT;
CREATE INDEX promise_customer ON promise (customer_id, made_on);
CREATE INDEX promise_open ON promise (due_on) WHERE status = 'open';
CREATE INDEX promise_follow_up ON promise (follow_up_id) WHERE follow_up_id IS NOT NULL;
CREATE INDEX promise_contact ON promise (contact_id) WHERE contact_id IS NOT NULL;
-- The open promise of the customer that is due first: a window of lines is read from this table alone.
ALTER TABLE queue ADD COLUMN promise_on TEXT;
ALTER TABLE queue ADD COLUMN promise_side TEXT;

-- A report that was handed on: the next one of its kind begins where it ended.
CREATE TABLE report_seal (
    id        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL CHECK (kind IN ('day', 'week', 'month')),
    from_at   TEXT NOT NULL,
    to_at     TEXT NOT NULL,
    sealed_at TEXT NOT NULL,
    -- of the text that went out
    sha256    TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;
CREATE INDEX report_seal_kind ON report_seal (kind, to_at);

-- A finding of the check-up that the rep called no problem, in the state that it was in then.
CREATE TABLE finding_dismissal (
    id           INTEGER PRIMARY KEY,
    rule         TEXT NOT NULL CHECK (rule <> ''),
    subject      TEXT NOT NULL CHECK (subject IN ('customer', 'contact', 'follow_up', 'order', 'receipt', 'product')),
    subject_id   INTEGER NOT NULL,
    state        TEXT NOT NULL,
    dismissed_at TEXT NOT NULL,
    -- a pair of customers stands under the one with the lower number, with the other one's as the state
    UNIQUE (rule, subject, subject_id, state)
) STRICT;

-- A way to a customer that the rep decided not to try, and why (the dead rule asks for every way).
CREATE TABLE declined_route (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    contact_id  INTEGER REFERENCES contact (id),
    channel     TEXT NOT NULL CHECK (channel IN ('phone', 'wechat', 'wecom', 'visit', 'email', 'sms', 'video', 'event', 'social', 'form', 'other')),
    reason      TEXT NOT NULL CHECK (reason <> ''),
    declined_on TEXT NOT NULL CHECK (declined_on LIKE '____-__-__')
) STRICT;
CREATE INDEX declined_route_customer ON declined_route (customer_id);
CREATE INDEX declined_route_contact ON declined_route (contact_id) WHERE contact_id IS NOT NULL;

-- What a log cost to enter: keys besides the note itself, keys in all, and seconds from opening to saving.
CREATE TABLE log_effort (
    id           INTEGER PRIMARY KEY,
    follow_up_id INTEGER NOT NULL UNIQUE REFERENCES follow_up (id),
    overhead     INTEGER NOT NULL CHECK (overhead >= 0),
    keys         INTEGER NOT NULL CHECK (keys >= overhead),
    seconds      INTEGER NOT NULL CHECK (seconds >= 0)
) STRICT;

-- A customer that was merged into another: what it was called there, for sheets that still call it so.
CREATE TABLE customer_alias (
    id            INTEGER PRIMARY KEY,
    customer_id   INTEGER NOT NULL REFERENCES customer (id),
    -- the number that it had
    former_id     INTEGER NOT NULL UNIQUE,
    -- the name and the reference that the merged customer does not go by, as a sheet may still write them
    name          TEXT NOT NULL CHECK (name <> ''),
    reference     TEXT CHECK (reference <> ''),
    import_digest TEXT,
    -- the values that gave way, by column
    given_up      TEXT CHECK (json_valid(given_up)),
    merged_at     TEXT NOT NULL
) STRICT;
CREATE INDEX customer_alias_customer ON customer_alias (customer_id);
CREATE INDEX customer_alias_name ON customer_alias (name);
CREATE UNIQUE INDEX customer_alias_reference ON customer_alias (reference) WHERE reference IS NOT NULL;
-- Kept figures -------------------------------------------------------------------------------------------------------

-- What each customer came to in a month (2026-11), a quarter (Q2026-4), a year (Y2026) and in all: a list of them is cut from
-- the index that stands in its order. Filled when this version knows all tables (sql/remake_figures.sql).
DROP TABLE sales_customer;
CREATE TABLE sales_customer (
    currency    TEXT NOT NULL,
    period      TEXT NOT NULL,
    customer_id INTEGER NOT NULL,
    orders      INTEGER NOT NULL DEFAULT 0,
    gross       INTEGER NOT NULL DEFAULT 0,
    total       INTEGER NOT NULL DEFAULT 0,
    returns     INTEGER NOT NULL DEFAULT 0,
    received    INTEGER NOT NULL DEFAULT 0,
    -- none that is worked out as it is read: an index of such a column is never read without the table
    net         INTEGER NOT NULL DEFAULT 0 CHECK (net = total - returns),
    PRIMARY KEY (currency, period, customer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sales_customer_net ON sales_customer (currency, period, net DESC, customer_id);

-- How many orders of a month have a product of a category, each order once; '' is "none".
CREATE TABLE sales_category (
    currency TEXT NOT NULL,
    month    TEXT NOT NULL,
    category TEXT NOT NULL,
    orders   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (currency, month, category)
) STRICT, WITHOUT ROWID;

-- What reports ask by time. The day of a follow-up alone: a third of what an index of its moment takes.
CREATE INDEX follow_up_day ON follow_up (substr(happened_at, 1, 10));
CREATE INDEX customer_created ON customer (created_on);
CREATE INDEX customer_starred ON customer (id) WHERE starred = 1;
CREATE INDEX deal_stage ON deal (stage, closed_on, opened_on, currency, amount);
CREATE INDEX milestone_time ON milestone (happened_at);
CREATE INDEX need_change_time ON need_change (changed_at);
CREATE INDEX next_step_due ON next_step (due) WHERE due IS NOT NULL;
CREATE INDEX promise_made ON promise (made_on);
CREATE INDEX promise_settled ON promise (settled_on) WHERE settled_on IS NOT NULL;
CREATE INDEX instalment_due ON instalment (due_on) WHERE due_on IS NOT NULL;
-- Parts that are due by an event whose day has no index of its own.
CREATE INDEX instalment_event ON instalment (order_id) WHERE basis IN ('delivered', 'accepted', 'invoiced');
-- Which action entered a row: ranges of rows, so that it is found at once however often rows were changed since.
CREATE INDEX journal_insert ON journal (table_name, first_row, last_row, operation_id) WHERE change = 'insert';
