-- Step 6: imports that can be repeated and taken back. The reading rules of schema.sql hold.
--
-- A customer's values are those of the file it came from (customer.batch_id, and the row in source_record) until a
-- second voice says otherwise: from then on field_value holds both.

ALTER TABLE import_batch ADD COLUMN layout TEXT;   -- fingerprint of the header, see import_layout
ALTER TABLE import_batch ADD COLUMN as_of TEXT;    -- the day the file describes; NULL = the day it was imported
ALTER TABLE import_batch ADD COLUMN columns TEXT;  -- JSON list: what the cells of source_record.payload are called
ALTER TABLE source_record ADD COLUMN row_hash INTEGER;   -- 64 bits of BLAKE2b over the mapped cells
CREATE INDEX source_record_ext ON source_record(ext_id, row_hash, customer_id, match_state);

CREATE TABLE import_layout (              -- how the columns of a report are mapped, remembered by its header
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  fingerprint TEXT NOT NULL UNIQUE,
  mapping     TEXT NOT NULL,              -- JSON, as in importing/mapping
  used_at     TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE import_undo (                -- what a batch changed of customers that were there before it
  batch_id INTEGER NOT NULL REFERENCES import_batch(id),
  seq      INTEGER NOT NULL,
  entity   TEXT NOT NULL,
  key      TEXT NOT NULL,                 -- JSON list
  base     TEXT,                          -- JSON {column: old}; NULL = the row was not there
  patch    TEXT NOT NULL,                 -- JSON {column: new}
  PRIMARY KEY (batch_id, seq)
) STRICT, WITHOUT ROWID;
