-- Step 8: what places are called besides their name in admin_division, and who could not be placed. The reading rules
-- of schema.sql hold.

CREATE TABLE place_alias (                -- 地名别名: every name that means a division, kept up by the bank
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,              -- 树勋镇, 叠石桥
  division_id INTEGER NOT NULL REFERENCES admin_division(id),   -- what it means today
  kind        TEXT NOT NULL CHECK (kind IN ('FORMER', 'LATER', 'SHORT', 'LOCAL', 'MISSPELT')),
  note        TEXT,
  row_version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (name, division_id)
) STRICT;

CREATE TABLE place_code (                 -- other codes of a division: of other years (320614…) or other lists
  code        TEXT PRIMARY KEY,           -- 6, 9 or 12 digits
  division_id INTEGER NOT NULL REFERENCES admin_division(id),
  source      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Customers whose address did not lead to a village when it was last read, and what stood in the way. A row whose
-- customer has been placed since means nothing any more.
CREATE TABLE unplaced (                   -- 未定位
  customer_id INTEGER PRIMARY KEY REFERENCES customer(id),
  reason      INTEGER NOT NULL CHECK (reason BETWEEN 1 AND 6),  -- see desktop/locating/resolver.py
  town_id     INTEGER REFERENCES admin_division(id),            -- the town that the address names
  first_id    INTEGER REFERENCES admin_division(id),            -- the likeliest villages
  second_id   INTEGER REFERENCES admin_division(id),
  score       REAL NOT NULL
) STRICT;
CREATE INDEX unplaced_queue ON unplaced(reason, town_id);
CREATE INDEX geo_point_doubtful ON geo_point(customer_id) WHERE seq = 0 AND state = 'DOUBTFUL';
