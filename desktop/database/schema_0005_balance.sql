-- Step 5: what redrawing aims at, and customers who are kept apart from the borders. The reading rules of schema.sql hold.

CREATE TABLE workload_formula (           -- 工作量公式: the newest row is in force, older ones stay as its history
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  weights     TEXT NOT NULL,              -- JSON {measure: hundredths of a point for one unit of it}
  note        TEXT,
  set_by      TEXT NOT NULL,
  set_at      TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE balance_target (             -- 均衡目标: what a grid, manager, outlet or branch should hold of a measure
  id            INTEGER PRIMARY KEY,
  uid           TEXT NOT NULL UNIQUE,
  level         TEXT NOT NULL CHECK (level IN ('GRID', 'MANAGER', 'OUTLET', 'BRANCH')),
  measure       TEXT NOT NULL,
  target        INTEGER,                  -- in the measure's unit; NULL = the mean of its level
  tolerance_pct INTEGER NOT NULL CHECK (tolerance_pct BETWEEN 1 AND 500),
  row_version   INTEGER NOT NULL DEFAULT 1,
  UNIQUE (level, measure)
) STRICT;

CREATE TABLE home_override (              -- 归属例外: this customer belongs to this grid wherever borders run
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  customer_id INTEGER NOT NULL REFERENCES customer(id),
  grid_id     INTEGER NOT NULL REFERENCES grid(id),
  reason      TEXT NOT NULL,
  approver    TEXT NOT NULL,
  valid_from  TEXT NOT NULL,
  valid_to    TEXT NOT NULL,              -- an exception always ends; half-open as everywhere
  ended_on    TEXT,                       -- given up before its time
  created_by  TEXT NOT NULL,
  created_at  TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX one_override_per_customer ON home_override(customer_id) WHERE ended_on IS NULL;
