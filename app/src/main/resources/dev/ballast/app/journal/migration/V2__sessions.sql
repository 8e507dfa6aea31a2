-- SPDX-License-Identifier: Apache-2.0
-- What each review left for the next one. The last is what a session goes on with.
CREATE TABLE review (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  time   INTEGER NOT NULL,            -- epoch milliseconds
  events INTEGER NOT NULL,            -- how many events were kept with it and before it
  body   TEXT    NOT NULL,            -- what it left, as JSON
  digest TEXT    NOT NULL             -- SHA-256 of the digest before and this body
) STRICT;

CREATE TRIGGER review_is_never_changed BEFORE UPDATE ON review
BEGIN SELECT RAISE(ABORT, 'a journal is only ever added to'); END;

CREATE TRIGGER review_is_never_taken_out BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'a journal is only ever added to'); END;

-- Each session that added to the journal: all are of one plan, on paper or live.
CREATE TABLE session (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  time   INTEGER NOT NULL,            -- epoch milliseconds, when it began
  mode   TEXT    NOT NULL CHECK (mode IN ('PAPER', 'LIVE')),
  plan   TEXT    NOT NULL             -- the plan's name
) STRICT;
