-- SPDX-License-Identifier: Apache-2.0
-- Everything that happened, in order. Nothing in it is ever changed or taken out.
CREATE TABLE event (
  seq    INTEGER PRIMARY KEY CHECK (seq > 0),
  time   INTEGER NOT NULL,            -- epoch milliseconds
  kind   TEXT    NOT NULL,            -- Filled, FundingPaid
  cause  TEXT,                        -- the order or request that it follows from
  body   TEXT    NOT NULL,            -- the event, as JSON
  digest TEXT    NOT NULL             -- SHA-256 of the digest before and this body
) STRICT;

CREATE INDEX event_by_cause ON event (cause) WHERE cause IS NOT NULL;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'a journal is only ever added to'); END;

CREATE TRIGGER event_is_never_taken_out BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'a journal is only ever added to'); END;
