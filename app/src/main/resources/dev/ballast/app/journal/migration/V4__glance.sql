-- SPDX-License-Identifier: Apache-2.0
-- What is shown of a session beside its events. No account follows from it: it may be thrown away.
CREATE TABLE diary (
  review INTEGER PRIMARY KEY,         -- its number
  body   TEXT    NOT NULL             -- the diary's page of it, as JSON
) STRICT;

-- How the session stands: one row, written anew while it runs.
CREATE TABLE glance (
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  body   TEXT    NOT NULL             -- as JSON
) STRICT;
