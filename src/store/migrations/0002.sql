-- The sales ledger whole: invoices, corrections, targets, and the kept figures of both. Numbers of rows that went are not given
-- again here either, so the ledger's tables are made anew; foreign keys are off meanwhile and checked before the commit.

CREATE TABLE new_product (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
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
INSERT INTO new_product SELECT id, name, sku, category, unit, price, currency, archived, extra FROM product;
DROP TABLE product;
ALTER TABLE new_product RENAME TO product;
CREATE INDEX product_name ON product (name);
CREATE UNIQUE INDEX product_sku ON product (sku) WHERE sku IS NOT NULL;

CREATE TABLE new_sales_order (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    number          TEXT NOT NULL UNIQUE CHECK (number <> ''),
    external_number TEXT CHECK (external_number <> ''),
    customer_id     INTEGER NOT NULL REFERENCES customer (id),
    deal_id         INTEGER REFERENCES deal (id),
    ordered_on      TEXT NOT NULL CHECK (ordered_on LIKE '____-__-__'),
    status          TEXT NOT NULL DEFAULT 'confirmed' CHECK (status IN ('draft', 'confirmed', 'done', 'cancelled', 'void')),
    status_reason   TEXT CHECK (status_reason <> ''),
    -- the day it was cancelled, voided or done
    status_on       TEXT CHECK (status_on LIKE '____-__-__'),
    currency        TEXT NOT NULL DEFAULT 'CNY' CHECK (length(currency) = 3),
    discount        INTEGER NOT NULL DEFAULT 0,
    freight         INTEGER NOT NULL DEFAULT 0,
    -- ten-thousandths: 1300 is 13 %
    tax_rate        INTEGER,
    -- minor units: before every discount; what is owed; the tax within it
    gross           INTEGER NOT NULL CHECK (gross BETWEEN -900000000000000 AND 900000000000000),
    total           INTEGER NOT NULL CHECK (total BETWEEN -900000000000000 AND 900000000000000),
    tax             INTEGER NOT NULL DEFAULT 0,
    terms           TEXT CHECK (terms <> ''),
    deliver_by      TEXT CHECK (deliver_by LIKE '____-__-__'),
    accepted_on     TEXT CHECK (accepted_on LIKE '____-__-__'),
    note            TEXT CHECK (note <> ''),
    imported        INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1)),
    -- what its rows in the sheet looked like when they were imported last
    import_digest   TEXT,
    entered_at      TEXT NOT NULL,
    extra           TEXT CHECK (json_valid(extra))
) STRICT;
INSERT INTO new_sales_order
SELECT id, number, external_number, customer_id, deal_id, ordered_on, status, status_reason, NULL, currency, discount, freight, tax_rate,
       coalesce((SELECT sum(l.total + l.discount) FROM order_line AS l WHERE l.order_id = o.id), total),
       total,
       CASE WHEN tax_rate IS NULL THEN 0 ELSE total - (total * 20000 + 10000 + tax_rate) / (2 * (10000 + tax_rate)) END,
       terms, deliver_by, NULL, note, 0, NULL, entered_at, extra
FROM sales_order AS o;
DROP TABLE sales_order;
ALTER TABLE new_sales_order RENAME TO sales_order;
CREATE INDEX sales_order_customer ON sales_order (customer_id, ordered_on);
CREATE INDEX sales_order_date ON sales_order (ordered_on, id);
CREATE INDEX sales_order_currency ON sales_order (currency, ordered_on);
-- Those that count nowhere: few, and counted beside the kept figures.
CREATE INDEX sales_order_apart ON sales_order (status, ordered_on, currency) WHERE status IN ('draft', 'cancelled', 'void');
CREATE INDEX sales_order_deal ON sales_order (deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX sales_order_external ON sales_order (external_number) WHERE external_number IS NOT NULL;

CREATE TABLE new_order_line (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
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
    total       INTEGER NOT NULL CHECK (total BETWEEN -900000000000000 AND 900000000000000),
    -- after its share of the order's discount and freight
    net         INTEGER NOT NULL CHECK (net BETWEEN -900000000000000 AND 900000000000000),
    -- the first line of its product in the order: an order counts once for a product
    leads       INTEGER NOT NULL DEFAULT 1 CHECK (leads IN (0, 1))
) STRICT;
-- The order's discount stood with no line before: the first one takes it.
INSERT INTO new_order_line
SELECT l.id, l.order_id, l.position, l.product_id, l.description, l.quantity, l.unit_price, l.discount, l.total,
       l.total + CASE WHEN l.id = (SELECT id FROM order_line WHERE order_id = l.order_id ORDER BY position, id LIMIT 1)
                 THEN o.total - (SELECT sum(total) FROM order_line WHERE order_id = l.order_id) ELSE 0 END,
       NOT EXISTS (SELECT 1 FROM order_line AS b WHERE b.order_id = l.order_id AND b.product_id IS l.product_id
                   AND (b.position, b.id) < (l.position, l.id))
FROM order_line AS l JOIN sales_order AS o ON o.id = l.order_id;
DROP TABLE order_line;
ALTER TABLE new_order_line RENAME TO order_line;
-- Wide enough that which products an order has is read off it alone.
CREATE INDEX order_line_order ON order_line (order_id, position, product_id, leads);
CREATE INDEX order_line_product ON order_line (product_id, leads, order_id);

CREATE TABLE new_instalment (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id      INTEGER NOT NULL REFERENCES sales_order (id),
    position      INTEGER NOT NULL,
    basis         TEXT NOT NULL CHECK (basis IN ('signed', 'shipped', 'delivered', 'accepted', 'invoiced', 'fixed')),
    month_end     INTEGER NOT NULL DEFAULT 0 CHECK (month_end IN (0, 1)),
    offset_months INTEGER NOT NULL DEFAULT 0,
    offset_days   INTEGER NOT NULL DEFAULT 0,
    -- ten-thousandths of the total, when it was said as a share
    share         INTEGER,
    amount        INTEGER NOT NULL,
    -- of basis 'fixed'; the others follow from the order's events
    due_on        TEXT CHECK (due_on LIKE '____-__-__'),
    note          TEXT CHECK (note <> ''),
    CHECK ((basis = 'fixed') = (due_on IS NOT NULL))
) STRICT;
INSERT INTO new_instalment
SELECT id, order_id, position, CASE WHEN basis = 'fixed' AND due_on IS NULL THEN 'signed' ELSE basis END, month_end, 0, offset_days, share, amount,
       CASE WHEN basis = 'fixed' THEN due_on END, note
FROM instalment;
DROP TABLE instalment;
ALTER TABLE new_instalment RENAME TO instalment;
CREATE INDEX instalment_order ON instalment (order_id, position);

CREATE TABLE new_receipt (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id   INTEGER NOT NULL REFERENCES customer (id),
    order_id      INTEGER REFERENCES sales_order (id),
    instalment_id INTEGER REFERENCES instalment (id),
    received_on   TEXT NOT NULL CHECK (received_on LIKE '____-__-__'),
    -- minor units; negative for a refund
    amount        INTEGER NOT NULL CHECK (amount <> 0 AND amount BETWEEN -900000000000000 AND 900000000000000),
    currency      TEXT NOT NULL DEFAULT 'CNY' CHECK (length(currency) = 3),
    method        TEXT NOT NULL CHECK (method IN ('transfer', 'ebank', 'bank_bill', 'commercial_bill', 'wechat', 'alipay', 'cash',
        'cheque', 'letter_of_credit', 'card', 'offset', 'other')),
    method_text   TEXT CHECK (method_text <> ''),
    account       TEXT CHECK (account <> ''),
    reference     TEXT CHECK (reference <> ''),
    reason        TEXT CHECK (reason <> ''),
    note          TEXT CHECK (note <> ''),
    bill_drawer   TEXT CHECK (bill_drawer <> ''),
    bill_acceptor TEXT CHECK (bill_acceptor <> ''),
    bill_issued_on  TEXT CHECK (bill_issued_on LIKE '____-__-__'),
    bill_matures_on TEXT CHECK (bill_matures_on LIKE '____-__-__'),
    imported      INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1)),
    entered_at    TEXT NOT NULL,
    extra         TEXT CHECK (json_valid(extra))
) STRICT;
INSERT INTO new_receipt
SELECT id, customer_id, order_id, instalment_id, received_on, amount, currency,
       CASE WHEN method IN ('transfer', 'ebank', 'bank_bill', 'commercial_bill', 'wechat', 'alipay', 'cash',
                            'cheque', 'letter_of_credit', 'card', 'offset', 'other') THEN method ELSE 'other' END,
       CASE WHEN method NOT IN ('transfer', 'ebank', 'bank_bill', 'commercial_bill', 'wechat', 'alipay', 'cash',
                            'cheque', 'letter_of_credit', 'card', 'offset', 'other') THEN method END,
       account, reference, reason, note, nullif(bill_drawer, ''), nullif(bill_acceptor, ''), bill_issued_on, bill_matures_on, 0, entered_at, NULL
FROM receipt;
DROP TABLE receipt;
ALTER TABLE new_receipt RENAME TO receipt;
CREATE INDEX receipt_order ON receipt (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX receipt_customer ON receipt (customer_id, received_on);
-- Prepayments.
CREATE INDEX receipt_unallocated ON receipt (customer_id, received_on) WHERE order_id IS NULL;
CREATE INDEX receipt_date ON receipt (received_on, id);
CREATE INDEX receipt_instalment ON receipt (instalment_id) WHERE instalment_id IS NOT NULL;

CREATE TABLE new_delivery (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
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
INSERT INTO new_delivery SELECT id, order_id, shipped_on, delivered_on, carrier, number, whole, note, entered_at FROM delivery;
DROP TABLE delivery;
ALTER TABLE new_delivery RENAME TO delivery;
CREATE INDEX delivery_order ON delivery (order_id);
CREATE INDEX delivery_date ON delivery (shipped_on, id);

CREATE TABLE new_delivery_line (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery_id   INTEGER NOT NULL REFERENCES delivery (id),
    order_line_id INTEGER NOT NULL REFERENCES order_line (id),
    quantity      INTEGER NOT NULL
) STRICT;
INSERT INTO new_delivery_line SELECT id, delivery_id, order_line_id, quantity FROM delivery_line;
DROP TABLE delivery_line;
ALTER TABLE new_delivery_line RENAME TO delivery_line;
CREATE INDEX delivery_line_delivery ON delivery_line (delivery_id);
CREATE INDEX delivery_line_order_line ON delivery_line (order_line_id);

CREATE TABLE new_sales_return (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id    INTEGER NOT NULL REFERENCES sales_order (id),
    returned_on TEXT NOT NULL CHECK (returned_on LIKE '____-__-__'),
    amount      INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 900000000000000),
    reason      TEXT CHECK (reason <> ''),
    note        TEXT CHECK (note <> ''),
    entered_at  TEXT NOT NULL
) STRICT;
INSERT INTO new_sales_return SELECT id, order_id, returned_on, amount, reason, note, entered_at FROM sales_return;
DROP TABLE sales_return;
ALTER TABLE new_sales_return RENAME TO sales_return;
CREATE INDEX sales_return_order ON sales_return (order_id);
CREATE INDEX sales_return_date ON sales_return (returned_on);

-- A return by amount alone is spread over the order's lines with quantity 0: the amounts add up to the return's.
CREATE TABLE new_return_line (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    return_id     INTEGER NOT NULL REFERENCES sales_return (id),
    order_line_id INTEGER NOT NULL REFERENCES order_line (id),
    quantity      INTEGER NOT NULL,
    amount        INTEGER NOT NULL
) STRICT;
INSERT INTO new_return_line SELECT id, return_id, order_line_id, quantity, amount FROM return_line;
DROP TABLE return_line;
ALTER TABLE new_return_line RENAME TO return_line;
CREATE INDEX return_line_return ON return_line (return_id);
CREATE INDEX return_line_order_line ON return_line (order_line_id);

CREATE TABLE invoice (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id    INTEGER NOT NULL REFERENCES sales_order (id),
    kind        TEXT NOT NULL CHECK (kind IN ('special', 'ordinary', 'digital', 'receipt')),
    number      TEXT CHECK (number <> ''),
    invoiced_on TEXT NOT NULL CHECK (invoiced_on LIKE '____-__-__'),
    -- minor units; negative takes one back
    amount      INTEGER NOT NULL CHECK (amount <> 0 AND amount BETWEEN -900000000000000 AND 900000000000000),
    tax_rate    INTEGER,
    note        TEXT CHECK (note <> ''),
    entered_at  TEXT NOT NULL
) STRICT;
CREATE INDEX invoice_order ON invoice (order_id);

-- What a confirmed order was, field by field, each time it was corrected.
CREATE TABLE order_change (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id   INTEGER NOT NULL REFERENCES sales_order (id),
    changed_at TEXT NOT NULL,
    field      TEXT NOT NULL,
    before     TEXT,
    after      TEXT,
    reason     TEXT NOT NULL CHECK (reason <> '')
) STRICT;
CREATE INDEX order_change_order ON order_change (order_id, id);

CREATE TABLE target (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    month       TEXT NOT NULL CHECK (month LIKE '____-__'),
    currency    TEXT NOT NULL CHECK (length(currency) = 3),
    of_received INTEGER NOT NULL DEFAULT 0 CHECK (of_received IN (0, 1)),
    amount      INTEGER CHECK (amount > 0),
    stretch     INTEGER CHECK (stretch > 0),
    challenge   INTEGER CHECK (challenge > 0),
    UNIQUE (month, currency)
) STRICT;

-- Kept figures -------------------------------------------------------------------------------------------------------

-- Where each order stands, so that a list of them costs what it shows.
CREATE TABLE order_state (
    order_id  INTEGER PRIMARY KEY REFERENCES sales_order (id) ON DELETE CASCADE,
    customer_id INTEGER NOT NULL,
    currency  TEXT NOT NULL,
    -- the order's own day, so that a list of one state stands in the order of all
    ordered_on TEXT NOT NULL,
    received  INTEGER NOT NULL,
    returned  INTEGER NOT NULL,
    -- still to be received, and paid beyond; 0 for an order that does not count
    receivable INTEGER NOT NULL,
    overpaid  INTEGER NOT NULL,
    invoiced  INTEGER NOT NULL,
    -- the earliest due day of an open instalment; '' when none has one
    due_on    TEXT NOT NULL,
    payment   TEXT NOT NULL,
    delivery  TEXT NOT NULL
) STRICT;
CREATE INDEX order_state_owing ON order_state (customer_id, currency) WHERE receivable > 0;
CREATE INDEX order_state_overpaid ON order_state (customer_id, currency) WHERE overpaid > 0;
CREATE INDEX order_state_unpaid ON order_state (ordered_on, order_id, currency) WHERE receivable > 0;
CREATE INDEX order_state_due ON order_state (due_on, order_id, currency) WHERE receivable > 0;
CREATE INDEX order_state_unshipped ON order_state (ordered_on, order_id, currency) WHERE delivery IN ('open', 'partial');

-- The open parts of every plan, of today.
CREATE TABLE open_instalment (
    order_id    INTEGER NOT NULL REFERENCES sales_order (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    currency    TEXT NOT NULL,
    -- '' while its basis has not happened
    due_on      TEXT NOT NULL,
    amount      INTEGER NOT NULL CHECK (amount > 0),
    PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX open_instalment_customer ON open_instalment (customer_id, due_on, currency, amount);
CREATE INDEX open_instalment_due ON open_instalment (due_on, order_id, position);

-- ... and their sum by day.
CREATE TABLE receivable_day (
    currency TEXT NOT NULL,
    due_on   TEXT NOT NULL,
    n        INTEGER NOT NULL,
    amount   INTEGER NOT NULL,
    PRIMARY KEY (currency, due_on)
) STRICT, WITHOUT ROWID;

-- What each day and month came to: orders by their day, receipts and returns by theirs. Kept by triggers of every connection that writes (sql/keep_figures.sql).
CREATE TABLE sales_day (
    currency TEXT NOT NULL,
    day      TEXT NOT NULL,
    orders   INTEGER NOT NULL DEFAULT 0,
    gross    INTEGER NOT NULL DEFAULT 0,
    total    INTEGER NOT NULL DEFAULT 0,
    tax      INTEGER NOT NULL DEFAULT 0,
    returns  INTEGER NOT NULL DEFAULT 0,
    received INTEGER NOT NULL DEFAULT 0,
    bills    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (currency, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE sales_month (
    currency TEXT NOT NULL,
    month    TEXT NOT NULL,
    orders   INTEGER NOT NULL DEFAULT 0,
    gross    INTEGER NOT NULL DEFAULT 0,
    total    INTEGER NOT NULL DEFAULT 0,
    tax      INTEGER NOT NULL DEFAULT 0,
    returns  INTEGER NOT NULL DEFAULT 0,
    received INTEGER NOT NULL DEFAULT 0,
    bills    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (currency, month)
) STRICT, WITHOUT ROWID;
CREATE TABLE sales_customer (
    currency    TEXT NOT NULL,
    month       TEXT NOT NULL,
    customer_id INTEGER NOT NULL,
    orders      INTEGER NOT NULL DEFAULT 0,
    gross       INTEGER NOT NULL DEFAULT 0,
    total       INTEGER NOT NULL DEFAULT 0,
    returns     INTEGER NOT NULL DEFAULT 0,
    received    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (currency, month, customer_id)
) STRICT, WITHOUT ROWID;
-- `total` is the sum of the lines' net; lines without a product stand under 0.
CREATE TABLE sales_product (
    currency   TEXT NOT NULL,
    month      TEXT NOT NULL,
    product_id INTEGER NOT NULL,
    orders     INTEGER NOT NULL DEFAULT 0,
    quantity   INTEGER NOT NULL DEFAULT 0,
    gross      INTEGER NOT NULL DEFAULT 0,
    total      INTEGER NOT NULL DEFAULT 0,
    returns    INTEGER NOT NULL DEFAULT 0,
    returned_quantity INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (currency, month, product_id)
) STRICT, WITHOUT ROWID;

-- What there is already -----------------------------------------------------------------------------------------------

-- What an undone action put away comes back with a redo: its images get what this version demands of a row.
UPDATE journal AS j SET before = json_set(j.before,
    '$.gross', coalesce((SELECT sum(json_extract(l.before, '$.total') + json_extract(l.before, '$.discount')) FROM journal AS l
                         WHERE l.operation_id = j.operation_id AND l.table_name = 'order_line' AND l.before IS NOT NULL
                           AND json_extract(l.before, '$.order_id') = j.first_row), json_extract(j.before, '$.total')),
    '$.tax', iif(json_extract(j.before, '$.tax_rate') IS NULL, 0, json_extract(j.before, '$.total')
        - (json_extract(j.before, '$.total') * 20000 + 10000 + json_extract(j.before, '$.tax_rate')) / (2 * (10000 + json_extract(j.before, '$.tax_rate')))))
WHERE j.table_name = 'sales_order' AND j.before IS NOT NULL;
WITH line AS (
    SELECT id, operation_id, first_row, json_extract(before, '$.order_id') AS order_id, json_extract(before, '$.product_id') AS product_id,
           json_extract(before, '$.position') AS position, json_extract(before, '$.total') AS total
    FROM journal WHERE table_name = 'order_line' AND before IS NOT NULL
),
figured AS (
    SELECT id, operation_id, order_id, total,
           row_number() OVER (PARTITION BY operation_id, order_id ORDER BY position, first_row) = 1 AS is_first,
           sum(total) OVER (PARTITION BY operation_id, order_id) AS lines,
           row_number() OVER (PARTITION BY operation_id, order_id, product_id ORDER BY position, first_row) = 1 AS leads
    FROM line
)
UPDATE journal SET before = json_set(before, '$.leads', f.leads, '$.net', f.total + iif(f.is_first, coalesce(
    (SELECT json_extract(o.before, '$.total') FROM journal AS o
     WHERE o.operation_id = f.operation_id AND o.table_name = 'sales_order' AND o.first_row = f.order_id AND o.before IS NOT NULL), f.lines) - f.lines, 0))
FROM figured AS f WHERE f.id = journal.id;
UPDATE journal SET before = json_set(before,
    '$.basis', iif(json_extract(before, '$.basis') = 'fixed' AND json_extract(before, '$.due_on') IS NULL, 'signed', json_extract(before, '$.basis')),
    '$.due_on', iif(json_extract(before, '$.basis') = 'fixed', json_extract(before, '$.due_on'), NULL))
WHERE table_name = 'instalment' AND before IS NOT NULL;
UPDATE journal SET before = json_set(before, '$.method', 'other', '$.method_text', json_extract(before, '$.method'))
WHERE table_name = 'receipt' AND before IS NOT NULL AND json_extract(before, '$.method') NOT IN ('transfer', 'ebank', 'bank_bill',
    'commercial_bill', 'wechat', 'alipay', 'cash', 'cheque', 'letter_of_credit', 'card', 'offset', 'other');

-- No number is given twice, be its row gone and only named in the history.
WITH made (name, id) AS (
    SELECT 'product', max(id) FROM product UNION ALL SELECT 'sales_order', max(id) FROM sales_order
    UNION ALL SELECT 'order_line', max(id) FROM order_line UNION ALL SELECT 'instalment', max(id) FROM instalment
    UNION ALL SELECT 'receipt', max(id) FROM receipt UNION ALL SELECT 'delivery', max(id) FROM delivery
    UNION ALL SELECT 'delivery_line', max(id) FROM delivery_line UNION ALL SELECT 'sales_return', max(id) FROM sales_return
    UNION ALL SELECT 'return_line', max(id) FROM return_line
)
INSERT INTO sqlite_sequence SELECT 'new_' || m.name, max(coalesce(m.id, 0), coalesce((SELECT max(last_row) FROM journal WHERE table_name = m.name), 0)) FROM made AS m;
DELETE FROM sqlite_sequence WHERE 'new_' || name IN (SELECT name FROM sqlite_sequence);
UPDATE sqlite_sequence SET name = substr(name, 5) WHERE name LIKE 'new\_%' ESCAPE '\';
-- The queue ----------------------------------------------------------------------------------------------------------

-- Money that is due up to this day was known when the plan was made or moved: it does not call over the plan.
ALTER TABLE next_step ADD COLUMN known_to TEXT CHECK (known_to LIKE '____-__-__');

-- What gave the date, when neither the rep nor the cadence did.
ALTER TABLE queue ADD COLUMN reason TEXT CHECK (reason IN ('receivable', 'decision'));
-- The earliest day on which an open part of an order is due, and in which currency.
ALTER TABLE queue ADD COLUMN collect_on TEXT;
ALTER TABLE queue ADD COLUMN collect_currency TEXT;
-- As the customer has it, and of the newest follow-up: a window of lines is read from this table alone.
ALTER TABLE queue ADD COLUMN parked TEXT;
ALTER TABLE queue ADD COLUMN last_channel TEXT;
UPDATE queue SET parked = (SELECT parked FROM customer WHERE id = customer_id),
    last_channel = (SELECT channel FROM follow_up AS f WHERE f.customer_id = queue.customer_id ORDER BY happened_at DESC, id DESC LIMIT 1);

-- How many orders of a month count nowhere: with sales_month, how long a list of orders is.
CREATE TABLE order_apart (
    currency TEXT NOT NULL,
    month    TEXT NOT NULL,
    n        INTEGER NOT NULL,
    PRIMARY KEY (currency, month)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER order_apart_in AFTER INSERT ON sales_order WHEN NEW.status NOT IN ('confirmed', 'done') BEGIN
    INSERT INTO order_apart VALUES (NEW.currency, substr(NEW.ordered_on, 1, 7), 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER order_apart_out AFTER DELETE ON sales_order WHEN OLD.status NOT IN ('confirmed', 'done') BEGIN
    UPDATE order_apart SET n = n - 1 WHERE currency = OLD.currency AND month = substr(OLD.ordered_on, 1, 7);
END;
CREATE TRIGGER order_apart_over AFTER UPDATE OF currency, ordered_on, status ON sales_order BEGIN
    INSERT INTO order_apart SELECT OLD.currency, substr(OLD.ordered_on, 1, 7), -1 WHERE OLD.status NOT IN ('confirmed', 'done')
    ON CONFLICT DO UPDATE SET n = n - 1;
    INSERT INTO order_apart SELECT NEW.currency, substr(NEW.ordered_on, 1, 7), 1 WHERE NEW.status NOT IN ('confirmed', 'done')
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
INSERT INTO order_apart SELECT currency, substr(ordered_on, 1, 7), count(*) FROM sales_order
WHERE status NOT IN ('confirmed', 'done') GROUP BY 1, 2;

-- The stable interface for other programs ---------------------------------------------------------------------------
-- Amounts are whole minor units of `currency` (分, cents; JPY has none, KWD three digits): never add them across currencies.

-- One row an order. `status` draft, confirmed, done, cancelled, void: only confirmed and done ones count in v_month. `discount` is
-- gross − total. `payment` unpaid, partial, paid, overpaid, refunded; `delivery` open, partial, shipped, delivered, returned; `due_on`
-- the earliest due day of what is open, NULL when none has one.
CREATE VIEW v_order AS
SELECT o.id, o.number, o.external_number, o.customer_id, c.name AS customer, o.ordered_on, o.status, o.status_reason, o.currency,
       o.gross, o.gross - o.total AS discount, o.total, o.tax, s.received, s.returned, s.receivable, s.overpaid, s.invoiced,
       s.payment, s.delivery, nullif(s.due_on, '') AS due_on, o.terms, o.deliver_by, o.accepted_on, o.note
FROM sales_order AS o JOIN customer AS c ON c.id = o.customer_id JOIN order_state AS s ON s.order_id = o.id;

-- One row a line of an order. `quantity` in thousandths, `unit_price` in ten-thousandths of the currency's unit, tax included; `total`
-- after the line's own discount, `net` after its share of the order's discount and freight: the nets of an order add up to its total.
CREATE VIEW v_order_line AS
SELECT l.id, l.order_id, o.number, o.ordered_on, o.customer_id, o.status, l.position, l.product_id, p.name AS product, p.sku, p.category, p.unit,
       l.description, l.quantity, l.unit_price, l.discount, l.total, l.net, o.currency
FROM order_line AS l JOIN sales_order AS o ON o.id = l.order_id LEFT JOIN product AS p ON p.id = l.product_id;

-- One row of money received, or given back (negative). Without an order it is the customer's prepayment. `method` transfer, ebank,
-- bank_bill, commercial_bill, wechat, alipay, cash, cheque, letter_of_credit, card, offset, other (then `method_text`).
CREATE VIEW v_receipt AS
SELECT r.id, r.customer_id, c.name AS customer, r.order_id, o.number, r.received_on, r.amount, r.currency, r.method, r.method_text,
       r.account, r.reference, r.reason, r.note, r.bill_matures_on
FROM receipt AS r JOIN customer AS c ON c.id = r.customer_id LEFT JOIN sales_order AS o ON o.id = r.order_id;

-- One row a month and currency: orders by their day, returns and receipts by theirs. net = gross − discount − returns; `bills` is the part
-- of `received` that is acceptance bills.
CREATE VIEW v_month AS
SELECT month, currency, orders, gross, gross - total AS discount, returns, total - returns AS net, tax, received, bills
FROM sales_month WHERE (orders, gross, total, tax, returns, received, bills) <> (0, 0, 0, 0, 0, 0, 0);
