-- Step 4: drafts of the grid plan 方案草案. The reading rules of schema.sql hold.
--
-- A draft is a grid_plan of status DRAFT, SUBMITTED or APPROVED that is kept as its difference from the plan in force
-- it began from (`based_on`). Publishing it writes new versions into grid, boundary_arc and grid_assignment.
-- A face of a draft is a grid in force (its id) or a new one (minus the id of its draft_grid).

ALTER TABLE grid_plan ADD COLUMN based_on INTEGER REFERENCES grid_plan(id);
ALTER TABLE grid_plan ADD COLUMN purpose TEXT;
ALTER TABLE grid_plan ADD COLUMN created_by TEXT;
ALTER TABLE grid_plan ADD COLUMN created_at TEXT;
ALTER TABLE grid_plan ADD COLUMN submitted_by TEXT;
ALTER TABLE grid_plan ADD COLUMN submitted_at TEXT;
ALTER TABLE grid_plan ADD COLUMN approved_on TEXT;
ALTER TABLE grid_plan ADD COLUMN state TEXT;      -- a new UUIDv7 with every step of a draft: the state a step was drawn on

CREATE TABLE draft_arc (                  -- a border that is not as it is in the plan the draft is based on
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE,
  plan_id    INTEGER NOT NULL REFERENCES grid_plan(id),
  origin     INTEGER REFERENCES boundary_arc(id),   -- takes the place of this one; NULL = a border of its own
  left_face  INTEGER,                     -- seen along the points; NULL = outside the county
  right_face INTEGER,
  points     BLOB,                        -- as in boundary_arc; NULL = the border is gone
  CHECK (points IS NULL OR left_face IS NOT right_face),
  CHECK (points IS NOT NULL OR origin IS NOT NULL)
) STRICT;
CREATE INDEX draft_arc_plan ON draft_arc(plan_id);
CREATE UNIQUE INDEX one_draft_arc_per_origin ON draft_arc(plan_id, origin) WHERE origin IS NOT NULL;

CREATE TABLE draft_grid (                 -- a grid that is new in the draft, or is to be other than it is
  id             INTEGER PRIMARY KEY,
  uid            TEXT NOT NULL UNIQUE,
  plan_id        INTEGER NOT NULL REFERENCES grid_plan(id),
  origin         INTEGER REFERENCES grid(id),       -- the grid in force; NULL = a new one
  is_gone        INTEGER NOT NULL DEFAULT 0 CHECK (is_gone IN (0, 1)),   -- merged into others
  code           TEXT NOT NULL,
  name           TEXT NOT NULL,
  area_type      TEXT NOT NULL CHECK (area_type IN ('SUBDISTRICT', 'COMMUNITY', 'PARK', 'TOWNSHIP', 'VILLAGE',
                   'MARKET', 'OTHER')),
  zone           TEXT NOT NULL CHECK (zone IN ('RURAL', 'URBAN')),
  town_id        INTEGER NOT NULL REFERENCES admin_division(id),
  households_est INTEGER,
  branch_id      INTEGER REFERENCES org_unit(id),
  outlet_id      INTEGER REFERENCES org_unit(id),
  staff_id       INTEGER REFERENCES staff(id),      -- lead manager; NULL = vacant
  backup_id      INTEGER REFERENCES staff(id),
  note           TEXT,                    -- why a grid lies apart (enclave), say
  row_version    INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX draft_grid_plan ON draft_grid(plan_id);
CREATE UNIQUE INDEX one_draft_grid_per_origin ON draft_grid(plan_id, origin) WHERE origin IS NOT NULL;
