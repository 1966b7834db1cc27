-- Step 7: which customers are one and the same 匹配, and how two were made one 合并. The reading rules of schema.sql hold.
--
-- Customers are named by uid here, since a merged one has no row of its own any more: `customer_merge` leads from it to
-- the one that was kept. Pairs come from a run of the matching, decisions and merges from people, through the Editor.

CREATE TABLE match_run (
  id           INTEGER PRIMARY KEY,
  uid          TEXT NOT NULL UNIQUE,
  engine       TEXT NOT NULL CHECK (engine IN ('duckdb', 'spark')),
  model        TEXT NOT NULL,              -- version of resources/matching/model.json
  automatic    REAL NOT NULL,              -- thresholds, in bits
  review       REAL NOT NULL,
  records      INTEGER NOT NULL,
  pairs_exact  INTEGER NOT NULL,
  pairs_auto   INTEGER NOT NULL,
  pairs_review INTEGER NOT NULL,
  run_by       TEXT NOT NULL,
  run_at       TEXT NOT NULL
) STRICT;

CREATE TABLE match_pair (                 -- a run replaces pairs of AUTO and REVIEW; what a person decided stays
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  run_id      INTEGER NOT NULL REFERENCES match_run(id),
  a_uid       TEXT NOT NULL,
  b_uid       TEXT NOT NULL,
  rule        TEXT NOT NULL,              -- EXT_ID ID_NAME PHONE_NAME, or MODEL
  weight      REAL,                       -- bits; NULL for an exact rule
  probability REAL NOT NULL,
  explanation TEXT NOT NULL,              -- JSON, see matching/explanation.py; adds up to the weight
  state       TEXT NOT NULL CHECK (state IN ('AUTO', 'REVIEW', 'CONFIRMED', 'REJECTED')),
  put_off_at  TEXT,                       -- 稍后: comes last in the queue
  decided_by  TEXT,
  decided_at  TEXT,
  row_version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (a_uid, b_uid),
  CHECK (a_uid < b_uid)
) STRICT;
CREATE INDEX match_pair_state ON match_pair(state);
CREATE INDEX match_pair_b ON match_pair(b_uid);

CREATE TABLE customer_merge (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  kept_uid    TEXT NOT NULL,
  gone_uid    TEXT NOT NULL,
  pair_uid    TEXT,
  rows        BLOB NOT NULL,              -- zlib of JSON: the row changes that take the merge back, in their order
  merged_by   TEXT NOT NULL,
  merged_at   TEXT NOT NULL,
  split_by    TEXT,
  split_at    TEXT,
  row_version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX merged_once ON customer_merge(gone_uid) WHERE split_at IS NULL;
CREATE INDEX customer_merge_kept ON customer_merge(kept_uid);

-- What belongs to one customer is found, and a merged row let go, without walking through whole tables (more: step 11).
CREATE INDEX household_head ON household(head_id) WHERE head_id IS NOT NULL;
CREATE INDEX household_member_customer ON household_member(customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX consent_record_customer ON consent_record(customer_id);
