-- Step 10: customer segments 客群 that were saved, for everyone who works with this bank.
CREATE TABLE segment (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  title       TEXT NOT NULL UNIQUE,
  definition  TEXT NOT NULL,              -- JSON, see segments/segment_text.py: who belongs is worked out when asked
  created_by  TEXT NOT NULL,
  created_at  TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1
) STRICT;
