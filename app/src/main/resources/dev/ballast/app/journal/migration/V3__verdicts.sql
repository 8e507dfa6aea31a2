-- SPDX-License-Identifier: Apache-2.0
-- What reviews asked for and why, kept before it is intended. Of a ticket that is there twice, since
-- a session was ended in between, the later row is what was intended.
CREATE TABLE ticket (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  ticket TEXT    NOT NULL,            -- 2024-06-03-01
  time   INTEGER NOT NULL,            -- epoch milliseconds, of the review
  body   TEXT    NOT NULL             -- its purpose, orders, prices and reasons, as JSON
) STRICT;

CREATE INDEX ticket_by_name ON ticket (ticket);

CREATE TRIGGER ticket_is_never_changed BEFORE UPDATE ON ticket
BEGIN SELECT RAISE(ABORT, 'a journal is only ever added to'); END;

CREATE TRIGGER ticket_is_never_taken_out BEFORE DELETE ON ticket
BEGIN SELECT RAISE(ABORT, 'a journal is only ever added to'); END;

-- Which tickets may be ordered. The first word on a ticket is the last.
CREATE TABLE verdict (
  number   INTEGER PRIMARY KEY CHECK (number > 0),
  ticket   TEXT    NOT NULL UNIQUE,
  approved INTEGER NOT NULL CHECK (approved IN (0, 1)),
  given_by TEXT    NOT NULL CHECK (given_by IN ('hand', 'rule')),
  reason   TEXT    NOT NULL,          -- may be empty
  time     INTEGER NOT NULL           -- epoch milliseconds: of the market by rule, else the machine's
) STRICT;

CREATE TRIGGER verdict_is_never_changed BEFORE UPDATE ON verdict
BEGIN SELECT RAISE(ABORT, 'a journal is only ever added to'); END;

CREATE TRIGGER verdict_is_never_taken_out BEFORE DELETE ON verdict
BEGIN SELECT RAISE(ABORT, 'a journal is only ever added to'); END;
