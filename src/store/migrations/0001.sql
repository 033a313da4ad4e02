-- The whole product's tables. Applied migrations are never edited: a change is the next file.
-- Dates are YYYY-MM-DD; a moment adds THH:MM; an instant is RFC 3339 with its offset. Money is integer minor units.

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A number that was undone is never given to another row: what is on a screen or in a draft means one thing (AUTOINCREMENT),
-- and a row that an action removes is never mistaken for one that it adds.

-- Masters ------------------------------------------------------------------------------------------------------------

CREATE TABLE customer (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 200),
    -- what two spellings of one company share; for the duplicate warning
    name_key    TEXT NOT NULL,
    reference   TEXT CHECK (reference <> ''),
    tier        TEXT NOT NULL DEFAULT 'D' CHECK (tier IN ('A', 'B', 'C', 'D')),
    starred     INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
    kind        TEXT CHECK (kind <> ''),
    source      TEXT CHECK (source <> ''),
    industry    TEXT CHECK (industry <> ''),
    region      TEXT CHECK (region <> ''),
    address     TEXT CHECK (address <> ''),
    owner       TEXT CHECK (owner <> ''),
    need        TEXT CHECK (need <> ''),
    decision_on TEXT CHECK (decision_on LIKE '____-__-__'),
    tags        TEXT NOT NULL DEFAULT '',
    note        TEXT CHECK (note <> ''),
    parked      TEXT CHECK (parked IN ('paused', 'given_up')),
    park_reason TEXT,
    parked_on   TEXT CHECK (parked_on LIKE '____-__-__'),
    wake_on     TEXT CHECK (wake_on LIKE '____-__-__'),
    created_on  TEXT NOT NULL CHECK (created_on LIKE '____-__-__'),
    extra       TEXT CHECK (json_valid(extra)),
    -- what the row of the sheet looked like when it was imported last
    import_digest TEXT,
    CHECK ((parked IS NULL) = (park_reason IS NULL))
) STRICT;
CREATE INDEX customer_name ON customer (name);
CREATE INDEX customer_name_key ON customer (name_key);
CREATE UNIQUE INDEX customer_reference ON customer (reference) WHERE reference IS NOT NULL;

CREATE TABLE contact (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id    INTEGER NOT NULL REFERENCES customer (id),
    name           TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 200),
    title          TEXT CHECK (title <> ''),
    decision_maker INTEGER NOT NULL DEFAULT 0 CHECK (decision_maker IN (0, 1)),
    is_primary     INTEGER NOT NULL DEFAULT 0 CHECK (is_primary IN (0, 1)),
    note           TEXT CHECK (note <> ''),
    extra          TEXT CHECK (json_valid(extra))
) STRICT;
CREATE INDEX contact_customer ON contact (customer_id);

-- One way to reach a contact.
CREATE TABLE contact_channel (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id),
    channel    TEXT NOT NULL CHECK (channel IN ('phone', 'wechat', 'wecom', 'email', 'social', 'other')),
    value      TEXT NOT NULL CHECK (value <> ''),
    -- digits of a phone without prefix; anything else in lower case
    value_key  TEXT NOT NULL,
    invalid    INTEGER NOT NULL DEFAULT 0 CHECK (invalid IN (0, 1))
) STRICT;
CREATE INDEX contact_channel_contact ON contact_channel (contact_id);
CREATE INDEX contact_channel_value ON contact_channel (value_key);

CREATE TABLE product (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 200),
    sku        TEXT CHECK (sku <> ''),
    category   TEXT CHECK (category <> ''),
    unit       TEXT CHECK (unit <> ''),
    -- ten-thousandths of the currency's unit
    price      INTEGER,
    currency   TEXT NOT NULL DEFAULT 'CNY' CHECK (length(currency) = 3),
    archived   INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
    extra      TEXT CHECK (json_valid(extra))
) STRICT;
CREATE INDEX product_name ON product (name);
CREATE UNIQUE INDEX product_sku ON product (sku) WHERE sku IS NOT NULL;

-- The follow-up table ------------------------------------------------------------------------------------------------

CREATE TABLE deal (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    name        TEXT CHECK (name <> ''),
    stage       TEXT NOT NULL DEFAULT 'lead'
        CHECK (stage IN ('lead', 'need', 'proposal', 'quote', 'negotiation', 'won', 'lost', 'void')),
    amount      INTEGER CHECK (amount BETWEEN -900000000000000 AND 900000000000000),
    currency    TEXT NOT NULL DEFAULT 'CNY' CHECK (length(currency) = 3),
    win_percent INTEGER CHECK (win_percent BETWEEN 0 AND 100),
    quote_valid_until TEXT CHECK (quote_valid_until LIKE '____-__-__'),
    reason      TEXT CHECK (reason <> ''),
    opened_on   TEXT NOT NULL CHECK (opened_on LIKE '____-__-__'),
    closed_on   TEXT CHECK (closed_on LIKE '____-__-__'),
    extra       TEXT CHECK (json_valid(extra))
) STRICT;
CREATE INDEX deal_customer ON deal (customer_id);

CREATE TABLE follow_up (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id  INTEGER NOT NULL REFERENCES customer (id),
    contact_id   INTEGER REFERENCES contact (id),
    kind         TEXT NOT NULL DEFAULT 'follow_up' CHECK (kind IN ('follow_up', 'care', 'presales', 'after_sales')),
    direction    TEXT NOT NULL DEFAULT 'out' CHECK (direction IN ('out', 'in')),
    channel      TEXT NOT NULL CHECK (channel IN ('phone', 'wechat', 'wecom', 'visit', 'email', 'sms', 'video', 'event', 'social', 'form', 'other')),
    channel_text TEXT CHECK (channel_text <> ''),
    outcome      TEXT CHECK (outcome IN ('no_answer', 'busy', 'rejected', 'phone_off', 'wrong_number', 'no_reply', 'read_no_reply',
        'request_pending', 'blocked', 'callback', 'talked', 'need_updated', 'reached_decider', 'sent_material', 'quoted', 'visit_booked',
        'trial', 'promised', 'awaiting_approval', 'objection', 'refused', 'collection', 'after_sales')),
    outcome_text TEXT CHECK (outcome_text <> ''),
    note         TEXT NOT NULL DEFAULT '',
    -- local civil time with offset, or a date alone when the hour is not known
    happened_at  TEXT NOT NULL CHECK (happened_at LIKE '____-__-__%'),
    entered_at   TEXT NOT NULL,
    attitude     INTEGER CHECK (attitude IN (-1, 0, 1)),
    satisfaction INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
    imported     INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1)),
    reference    TEXT CHECK (reference <> ''),
    extra        TEXT CHECK (json_valid(extra))
) STRICT;
CREATE INDEX follow_up_timeline ON follow_up (customer_id, happened_at);
CREATE INDEX follow_up_contact ON follow_up (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX follow_up_reference ON follow_up (reference) WHERE reference IS NOT NULL;

CREATE TABLE milestone (
    id           INTEGER PRIMARY KEY,
    deal_id      INTEGER NOT NULL REFERENCES deal (id),
    from_stage   TEXT CHECK (from_stage IN ('lead', 'need', 'proposal', 'quote', 'negotiation', 'won', 'lost', 'void')),
    to_stage     TEXT NOT NULL CHECK (to_stage IN ('lead', 'need', 'proposal', 'quote', 'negotiation', 'won', 'lost', 'void')),
    happened_at  TEXT NOT NULL CHECK (happened_at LIKE '____-__-__%'),
    note         TEXT CHECK (note <> ''),
    follow_up_id INTEGER REFERENCES follow_up (id)
) STRICT;
CREATE INDEX milestone_deal ON milestone (deal_id, happened_at);
CREATE INDEX milestone_follow_up ON milestone (follow_up_id) WHERE follow_up_id IS NOT NULL;

-- The plan of a customer: at most one open. An open one without a date says that none is wanted.
CREATE TABLE next_step (
    id           INTEGER PRIMARY KEY,
    customer_id  INTEGER NOT NULL REFERENCES customer (id),
    due          TEXT CHECK (due LIKE '____-__-__' OR due LIKE '____-__-__T__:__'),
    action       TEXT CHECK (action <> ''),
    channel      TEXT CHECK (channel IN ('phone', 'wechat', 'wecom', 'visit', 'email', 'sms', 'video', 'event', 'social', 'form', 'other')),
    planned_at   TEXT NOT NULL,
    planned_by   INTEGER REFERENCES follow_up (id),
    first_due    TEXT,
    snoozes      INTEGER NOT NULL DEFAULT 0,
    closed_at    TEXT,
    closed_by    INTEGER REFERENCES follow_up (id)
) STRICT;
CREATE UNIQUE INDEX next_step_open ON next_step (customer_id) WHERE closed_at IS NULL;
CREATE INDEX next_step_customer ON next_step (customer_id);
CREATE INDEX next_step_planned_by ON next_step (planned_by) WHERE planned_by IS NOT NULL;
CREATE INDEX next_step_closed_by ON next_step (closed_by) WHERE closed_by IS NOT NULL;

-- What the customer needed, each time it changed.
CREATE TABLE need_change (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    changed_at  TEXT NOT NULL,
    before      TEXT,
    after       TEXT
) STRICT;
CREATE INDEX need_change_customer ON need_change (customer_id, changed_at);

-- The sales ledger ---------------------------------------------------------------------------------------------------

CREATE TABLE sales_order (
    id              INTEGER PRIMARY KEY,
    number          TEXT NOT NULL UNIQUE CHECK (number <> ''),
    external_number TEXT CHECK (external_number <> ''),
    customer_id     INTEGER NOT NULL REFERENCES customer (id),
    deal_id         INTEGER REFERENCES deal (id),
    ordered_on      TEXT NOT NULL CHECK (ordered_on LIKE '____-__-__'),
    status          TEXT NOT NULL DEFAULT 'confirmed' CHECK (status IN ('draft', 'confirmed', 'done', 'cancelled', 'void')),
    status_reason   TEXT CHECK (status_reason <> ''),
    currency        TEXT NOT NULL DEFAULT 'CNY' CHECK (length(currency) = 3),
    discount        INTEGER NOT NULL DEFAULT 0,
    freight         INTEGER NOT NULL DEFAULT 0,
    -- ten-thousandths: 1300 is 13 %
    tax_rate        INTEGER,
    total           INTEGER NOT NULL CHECK (total BETWEEN -900000000000000 AND 900000000000000),
    terms           TEXT CHECK (terms <> ''),
    deliver_by      TEXT CHECK (deliver_by LIKE '____-__-__'),
    note            TEXT CHECK (note <> ''),
    entered_at      TEXT NOT NULL,
    extra           TEXT CHECK (json_valid(extra))
) STRICT;
CREATE INDEX sales_order_customer ON sales_order (customer_id, ordered_on);
CREATE INDEX sales_order_date ON sales_order (ordered_on, id);
CREATE INDEX sales_order_deal ON sales_order (deal_id) WHERE deal_id IS NOT NULL;

CREATE TABLE order_line (
    id          INTEGER PRIMARY KEY,
    order_id    INTEGER NOT NULL REFERENCES sales_order (id),
    position    INTEGER NOT NULL,
    product_id  INTEGER REFERENCES product (id),
    description TEXT CHECK (description <> ''),
    -- thousandths
    quantity    INTEGER NOT NULL,
    -- ten-thousandths of the currency's unit
    unit_price  INTEGER NOT NULL,
    discount    INTEGER NOT NULL DEFAULT 0,
    -- minor units, after the line's discount, before its share of the order's
    total       INTEGER NOT NULL CHECK (total BETWEEN -900000000000000 AND 900000000000000)
) STRICT;
CREATE INDEX order_line_order ON order_line (order_id, position);
CREATE INDEX order_line_product ON order_line (product_id) WHERE product_id IS NOT NULL;

CREATE TABLE instalment (
    id          INTEGER PRIMARY KEY,
    order_id    INTEGER NOT NULL REFERENCES sales_order (id),
    position    INTEGER NOT NULL,
    basis       TEXT NOT NULL CHECK (basis IN ('signed', 'shipped', 'delivered', 'accepted', 'invoiced', 'fixed')),
    month_end   INTEGER NOT NULL DEFAULT 0 CHECK (month_end IN (0, 1)),
    offset_days INTEGER NOT NULL DEFAULT 0,
    share       INTEGER,
    amount      INTEGER NOT NULL,
    due_on      TEXT CHECK (due_on LIKE '____-__-__'),
    note        TEXT CHECK (note <> '')
) STRICT;
CREATE INDEX instalment_order ON instalment (order_id, position);
CREATE INDEX instalment_due ON instalment (due_on) WHERE due_on IS NOT NULL;

CREATE TABLE receipt (
    id            INTEGER PRIMARY KEY,
    customer_id   INTEGER NOT NULL REFERENCES customer (id),
    order_id      INTEGER REFERENCES sales_order (id),
    instalment_id INTEGER REFERENCES instalment (id),
    received_on   TEXT NOT NULL CHECK (received_on LIKE '____-__-__'),
    amount        INTEGER NOT NULL CHECK (amount <> 0 AND amount BETWEEN -900000000000000 AND 900000000000000),
    currency      TEXT NOT NULL DEFAULT 'CNY' CHECK (length(currency) = 3),
    method        TEXT NOT NULL CHECK (method <> ''),
    account       TEXT CHECK (account <> ''),
    reference     TEXT CHECK (reference <> ''),
    reason        TEXT CHECK (reason <> ''),
    note          TEXT CHECK (note <> ''),
    bill_drawer   TEXT,
    bill_acceptor TEXT,
    bill_issued_on  TEXT CHECK (bill_issued_on LIKE '____-__-__'),
    bill_matures_on TEXT CHECK (bill_matures_on LIKE '____-__-__'),
    entered_at    TEXT NOT NULL
) STRICT;
CREATE INDEX receipt_order ON receipt (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX receipt_customer ON receipt (customer_id, received_on);
CREATE INDEX receipt_date ON receipt (received_on);
CREATE INDEX receipt_instalment ON receipt (instalment_id) WHERE instalment_id IS NOT NULL;

CREATE TABLE delivery (
    id           INTEGER PRIMARY KEY,
    order_id     INTEGER NOT NULL REFERENCES sales_order (id),
    shipped_on   TEXT NOT NULL CHECK (shipped_on LIKE '____-__-__'),
    delivered_on TEXT CHECK (delivered_on LIKE '____-__-__'),
    carrier      TEXT CHECK (carrier <> ''),
    number       TEXT CHECK (number <> ''),
    -- no lines below: all that was still open was shipped
    whole        INTEGER NOT NULL DEFAULT 1 CHECK (whole IN (0, 1)),
    note         TEXT CHECK (note <> ''),
    entered_at   TEXT NOT NULL
) STRICT;
CREATE INDEX delivery_order ON delivery (order_id);

CREATE TABLE delivery_line (
    id            INTEGER PRIMARY KEY,
    delivery_id   INTEGER NOT NULL REFERENCES delivery (id),
    order_line_id INTEGER NOT NULL REFERENCES order_line (id),
    quantity      INTEGER NOT NULL
) STRICT;
CREATE INDEX delivery_line_delivery ON delivery_line (delivery_id);
CREATE INDEX delivery_line_order_line ON delivery_line (order_line_id);

CREATE TABLE sales_return (
    id          INTEGER PRIMARY KEY,
    order_id    INTEGER NOT NULL REFERENCES sales_order (id),
    returned_on TEXT NOT NULL CHECK (returned_on LIKE '____-__-__'),
    amount      INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 900000000000000),
    reason      TEXT CHECK (reason <> ''),
    note        TEXT CHECK (note <> ''),
    entered_at  TEXT NOT NULL
) STRICT;
CREATE INDEX sales_return_order ON sales_return (order_id);
CREATE INDEX sales_return_date ON sales_return (returned_on);

CREATE TABLE return_line (
    id            INTEGER PRIMARY KEY,
    return_id     INTEGER NOT NULL REFERENCES sales_return (id),
    order_line_id INTEGER NOT NULL REFERENCES order_line (id),
    quantity      INTEGER NOT NULL,
    amount        INTEGER NOT NULL
) STRICT;
CREATE INDEX return_line_return ON return_line (return_id);
CREATE INDEX return_line_order_line ON return_line (order_line_id);

-- A file kept beside the database under its SHA-256.
CREATE TABLE attachment (
    id           INTEGER PRIMARY KEY,
    customer_id  INTEGER REFERENCES customer (id),
    follow_up_id INTEGER REFERENCES follow_up (id),
    order_id     INTEGER REFERENCES sales_order (id),
    receipt_id   INTEGER REFERENCES receipt (id),
    file_name    TEXT NOT NULL CHECK (file_name <> ''),
    sha256       TEXT NOT NULL CHECK (length(sha256) = 64),
    size         INTEGER NOT NULL CHECK (size >= 0),
    added_at     TEXT NOT NULL,
    CHECK ((customer_id IS NOT NULL) + (follow_up_id IS NOT NULL) + (order_id IS NOT NULL) + (receipt_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX attachment_customer ON attachment (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX attachment_follow_up ON attachment (follow_up_id) WHERE follow_up_id IS NOT NULL;
CREATE INDEX attachment_order ON attachment (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX attachment_receipt ON attachment (receipt_id) WHERE receipt_id IS NOT NULL;

-- What was done ------------------------------------------------------------------------------------------------------

-- One saved action. An undo is an action too: it names what it undoes.
CREATE TABLE operation (
    id          INTEGER PRIMARY KEY,
    at          TEXT NOT NULL,
    action      TEXT NOT NULL,
    subject     TEXT NOT NULL DEFAULT '',
    rows        INTEGER NOT NULL DEFAULT 0,
    customer_id INTEGER,
    undoes      INTEGER REFERENCES operation (id),
    undone_by   INTEGER REFERENCES operation (id)
) STRICT;
CREATE INDEX operation_customer ON operation (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX operation_undoes ON operation (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX operation_undone_by ON operation (undone_by) WHERE undone_by IS NOT NULL;

-- The rows that an action touched, with what they held before. Inserted rows need no image; neighbours share a line.
CREATE TABLE journal (
    id           INTEGER PRIMARY KEY,
    operation_id INTEGER REFERENCES operation (id),
    table_name   TEXT NOT NULL,
    first_row    INTEGER NOT NULL,
    last_row     INTEGER NOT NULL,
    change       TEXT NOT NULL CHECK (change IN ('insert', 'update', 'delete')),
    before       TEXT
) STRICT;
CREATE INDEX journal_operation ON journal (operation_id);
CREATE INDEX journal_row ON journal (table_name, first_row);

-- The action that is being saved; empty between actions. Read by the journal's triggers.
CREATE TABLE journal_scope (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    operation_id INTEGER
) STRICT;
INSERT INTO journal_scope VALUES (1, NULL);

-- Kept figures: all can be made again from the rows above, and the doctor compares them ---------------------------------

-- One line a customer, as the queue shows it and in its order.
CREATE TABLE queue (
    customer_id   INTEGER PRIMARY KEY REFERENCES customer (id),
    -- 0 in the queue, 1 parked until due, 2 nothing to do
    lane          INTEGER NOT NULL,
    tier          INTEGER NOT NULL,
    -- a moment; empty when unplanned
    due           TEXT NOT NULL,
    name          TEXT NOT NULL,
    starred       INTEGER NOT NULL,
    stage         TEXT NOT NULL,
    implied       INTEGER NOT NULL,
    action        TEXT,
    channel       TEXT,
    last_contact  TEXT,
    last_answered TEXT,
    follow_ups    INTEGER NOT NULL,
    orders        INTEGER NOT NULL
) STRICT;
CREATE INDEX queue_order ON queue (lane, tier, due, name);
CREATE INDEX queue_due ON queue (lane, due);
CREATE INDEX queue_last_contact ON queue (last_contact);
CREATE INDEX queue_name ON queue (name);

CREATE TABLE queue_count (
    lane INTEGER NOT NULL,
    tier INTEGER NOT NULL,
    day  TEXT NOT NULL,
    n    INTEGER NOT NULL,
    PRIMARY KEY (lane, tier, day)
) STRICT, WITHOUT ROWID;

-- The same by month, so that the years before and after cost nothing to count.
CREATE TABLE queue_month (
    lane  INTEGER NOT NULL,
    tier  INTEGER NOT NULL,
    month TEXT NOT NULL,
    n     INTEGER NOT NULL,
    PRIMARY KEY (lane, tier, month)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER queue_counted_in AFTER INSERT ON queue BEGIN
    INSERT INTO queue_count VALUES (NEW.lane, NEW.tier, substr(NEW.due, 1, 10), 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
    INSERT INTO queue_month VALUES (NEW.lane, NEW.tier, substr(NEW.due, 1, 7), 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER queue_counted_out AFTER DELETE ON queue BEGIN
    UPDATE queue_count SET n = n - 1 WHERE lane = OLD.lane AND tier = OLD.tier AND day = substr(OLD.due, 1, 10);
    UPDATE queue_month SET n = n - 1 WHERE lane = OLD.lane AND tier = OLD.tier AND month = substr(OLD.due, 1, 7);
END;
CREATE TRIGGER queue_counted_over AFTER UPDATE OF lane, tier, due ON queue
WHEN NEW.lane <> OLD.lane OR NEW.tier <> OLD.tier OR NEW.due <> OLD.due BEGIN
    UPDATE queue_count SET n = n - 1 WHERE lane = OLD.lane AND tier = OLD.tier AND day = substr(OLD.due, 1, 10);
    UPDATE queue_month SET n = n - 1 WHERE lane = OLD.lane AND tier = OLD.tier AND month = substr(OLD.due, 1, 7);
    INSERT INTO queue_count VALUES (NEW.lane, NEW.tier, substr(NEW.due, 1, 10), 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
    INSERT INTO queue_month VALUES (NEW.lane, NEW.tier, substr(NEW.due, 1, 7), 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;

-- Words of the notes: one token a Chinese character. Rows above the mark in `setting` (note_index_upto) are not in yet.
CREATE VIRTUAL TABLE note_index USING fts5 (
    body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- The stable interface for other programs ---------------------------------------------------------------------------

CREATE VIEW v_customer AS
SELECT c.id, c.name, c.reference, c.tier, c.starred, q.stage, c.kind, c.source, c.industry, c.region, c.address, c.need,
       c.decision_on, c.tags, c.note, c.parked, c.park_reason, c.wake_on, c.created_on,
       nullif(q.due, '') AS next_due, q.implied AS next_implied, q.action AS next_action,
       q.last_contact AS last_contact_on, q.follow_ups, q.orders
FROM customer AS c JOIN queue AS q ON q.customer_id = c.id;

CREATE VIEW v_follow_up AS
SELECT f.id, f.customer_id, c.name AS customer, p.name AS contact, f.happened_at, f.entered_at, f.channel, f.direction,
       f.outcome, f.note, f.kind
FROM follow_up AS f JOIN customer AS c ON c.id = f.customer_id LEFT JOIN contact AS p ON p.id = f.contact_id;
