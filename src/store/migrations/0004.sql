-- What was judged of a customer and a deal, and what a log cost to enter.

-- A way to a customer that the rep will not try, and why; one person's way, or the channel as a whole. Version 3 has this table and
-- the next one already, always empty; books of version 3 that a build without them made get them here.
CREATE TABLE IF NOT EXISTS declined_route (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    contact_id  INTEGER REFERENCES contact (id),
    channel     TEXT NOT NULL CHECK (channel IN ('phone', 'wechat', 'wecom', 'visit', 'email', 'sms', 'video', 'event', 'social', 'form', 'other')),
    reason      TEXT NOT NULL CHECK (reason <> ''),
    declined_on TEXT NOT NULL CHECK (declined_on LIKE '____-__-__')
) STRICT;
CREATE INDEX IF NOT EXISTS declined_route_customer ON declined_route (customer_id);
CREATE INDEX IF NOT EXISTS declined_route_contact ON declined_route (contact_id) WHERE contact_id IS NOT NULL;

-- What a log cost to enter: keys besides the note itself, keys in all, and seconds from opening to saving.
CREATE TABLE IF NOT EXISTS log_effort (
    id           INTEGER PRIMARY KEY,
    follow_up_id INTEGER NOT NULL UNIQUE REFERENCES follow_up (id),
    overhead     INTEGER NOT NULL CHECK (overhead >= 0),
    keys         INTEGER NOT NULL CHECK (keys >= overhead),
    seconds      INTEGER NOT NULL CHECK (seconds >= 0)
) STRICT;

-- What an open deal is stuck on, in the words of the reasons for losing one.
ALTER TABLE deal ADD COLUMN obstacle TEXT CHECK (obstacle <> '');

-- What reports ask of few customers among many. Of a customer without either an import writes nothing here.
CREATE INDEX customer_decision ON customer (decision_on) WHERE decision_on IS NOT NULL;
CREATE INDEX customer_given_up ON customer (id) WHERE parked = 'given_up';

-- How far the log reached when a report was handed on: how many follow-ups of the rep's own, the number of the last one, and the
-- SHA-256 that stands over all of them in their order.
ALTER TABLE report_seal ADD COLUMN log_count INTEGER CHECK (log_count >= 0);
ALTER TABLE report_seal ADD COLUMN log_last INTEGER CHECK (log_last >= 0);
ALTER TABLE report_seal ADD COLUMN log_sha256 TEXT CHECK (length(log_sha256) = 64);
