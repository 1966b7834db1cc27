-- Step 9: the quality of the records on the days it was scored, grid by grid, so that its trend can be told.
-- Sums as in quality/scores.py: every figure is a numerator beside its denominator. Derived from the rows: not journaled.
CREATE TABLE quality_snapshot (
  taken_on   TEXT NOT NULL,               -- the bank's date
  grid_id    INTEGER NOT NULL,            -- home grid; 0 = records without one
  rule       TEXT NOT NULL,               -- version of the scoring rule
  records    INTEGER NOT NULL,
  points     INTEGER NOT NULL,
  asked      INTEGER NOT NULL,
  filled     INTEGER NOT NULL,
  sound      INTEGER NOT NULL,
  undisputed INTEGER NOT NULL,
  fresh      INTEGER NOT NULL,            -- thousandths of a record
  numbered   INTEGER NOT NULL,
  single     INTEGER NOT NULL,
  PRIMARY KEY (taken_on, grid_id)
) STRICT, WITHOUT ROWID;
