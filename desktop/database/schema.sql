-- The bank's store on one sheet (step 1 of the schema; what came later is in schema_0002_….sql and so on).
--
-- Reading rules
--   id        integer key, local to this file        uid       UUIDv7 text, the same on every PC
--   *_fen     money, integer 分                       *_e7      degrees × 10⁷, CGCS2000 (= WGS 84 within a metre)
--   *_on      date YYYY-MM-DD                         *_at      local time YYYY-MM-DDTHH:MM:SS+08:00
--   valid_from / valid_to   half-open [from, to); valid_to NULL = in force
-- Rows of the million-row tables come from an import batch, which knows who and when; `updated_at/by`
-- stay NULL until a person changes the row through the Editor. Rows that belong to one customer
-- (contact, address, geo_point …) have no uid of their own: they are named by the customer's uid and `seq`.

-- ───────────────────────────── the file itself ─────────────────────────────
CREATE TABLE meta (                       -- bank_uid, bank_name, as_of, demo, point_version, journal_head, written_by …
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One accepted step of one person. `rows` holds every row the step touched as
-- [{entity, uid, kind, base, patch}]; `undo` is the inverse edit, so undo and redo survive a restart.
CREATE TABLE journal (
  seq           INTEGER PRIMARY KEY,
  device        TEXT NOT NULL,
  at            TEXT NOT NULL,
  user          TEXT NOT NULL,
  kind          TEXT NOT NULL,            -- class of the edit, or UNDO / REDO
  label         TEXT NOT NULL,            -- what the person reads in the undo menu
  entity        TEXT NOT NULL,            -- the thing the step is about
  uid           TEXT NOT NULL,
  edit          TEXT NOT NULL,            -- JSON of the edit that was applied
  undo          TEXT NOT NULL,            -- JSON of its inverse
  rows          TEXT NOT NULL,
  of_seq        INTEGER REFERENCES journal(seq),   -- UNDO / REDO: the step it concerns
  previous_hash TEXT NOT NULL,
  hash          TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE audit_log (                  -- reveals, exports, prints, logins; append-only, hash-chained
  id            INTEGER PRIMARY KEY,
  at            TEXT NOT NULL,
  user          TEXT NOT NULL,
  action        TEXT NOT NULL,
  object        TEXT NOT NULL,
  reason        TEXT NOT NULL DEFAULT '',
  workstation   TEXT NOT NULL DEFAULT '',
  previous_hash TEXT NOT NULL,
  hash          TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE bookmark (                   -- a saved view of the map
  id       INTEGER PRIMARY KEY,
  uid      TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  lon_e7   INTEGER NOT NULL,
  lat_e7   INTEGER NOT NULL,
  metres_per_pixel REAL NOT NULL,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- ───────────────────────────── organisation (§2.1) ─────────────────────────────
CREATE TABLE org_unit (                   -- 机构: 总行 → 支行 → 网点, 部门 under 总行
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE,
  code       TEXT NOT NULL UNIQUE,        -- 机构号
  name       TEXT NOT NULL,
  level      TEXT NOT NULL CHECK (level IN ('HQ', 'BRANCH', 'OUTLET', 'DEPT')),
  parent_id  INTEGER REFERENCES org_unit(id),
  has_credit INTEGER NOT NULL DEFAULT 0 CHECK (has_credit IN (0, 1)),
  address    TEXT,
  lon_e7     INTEGER,
  lat_e7     INTEGER,
  radius_m   INTEGER,                     -- 服务半径
  opened_on  TEXT,
  closed_on  TEXT,
  updated_at TEXT, updated_by TEXT, row_version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE staff (                      -- 员工
  id        INTEGER PRIMARY KEY,
  uid       TEXT NOT NULL UNIQUE,
  staff_no  TEXT NOT NULL UNIQUE,         -- 工号
  name      TEXT NOT NULL,
  role      TEXT NOT NULL CHECK (role IN ('HQ_RETAIL_GM', 'PLATFORM_ADMIN', 'HQ_REVIEWER', 'BRANCH_HEAD',
              'CUSTOMER_MANAGER', 'RISK_MANAGER', 'TELLER', 'AUDITOR')),
  org_id    INTEGER NOT NULL REFERENCES org_unit(id),
  phone     TEXT,
  cert_no   TEXT,                         -- 信贷资格证
  hired_on  TEXT,
  left_on   TEXT,
  status    TEXT NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('ACTIVE', 'ON_LEAVE', 'ROTATION', 'LEFT')),
  updated_at TEXT, updated_by TEXT, row_version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE admin_division (             -- 行政区划; codes change, names stay: see valid_from and successor
  id            INTEGER PRIMARY KEY,
  uid           TEXT NOT NULL UNIQUE,
  code          TEXT NOT NULL,            -- 6, 9 or 12 digits
  name          TEXT NOT NULL,
  short_name    TEXT NOT NULL,
  level         TEXT NOT NULL CHECK (level IN ('PROVINCE', 'CITY', 'COUNTY', 'TOWN', 'VILLAGE')),
  division_type TEXT NOT NULL,            -- 街道 镇 乡 管委会·园区 农场 居委会·社区 村委会·行政村
  parent_id     INTEGER REFERENCES admin_division(id),
  lon_e7        INTEGER,
  lat_e7        INTEGER,
  valid_from    TEXT,
  valid_to      TEXT,
  successor_code TEXT,
  UNIQUE (code, valid_from)
) STRICT;

CREATE TABLE village_group (              -- 村民小组
  id          INTEGER PRIMARY KEY,
  division_id INTEGER NOT NULL REFERENCES admin_division(id),
  group_no    INTEGER NOT NULL,
  alias       TEXT,
  lon_e7      INTEGER NOT NULL,
  lat_e7      INTEGER NOT NULL,
  UNIQUE (division_id, group_no)
) STRICT;

-- ───────────────────────────── grids (§2.1) ─────────────────────────────
CREATE TABLE grid_plan (                  -- 网格化方案
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE,
  version    INTEGER NOT NULL,
  title      TEXT NOT NULL,
  status     TEXT NOT NULL CHECK (status IN ('DRAFT', 'SUBMITTED', 'APPROVED', 'ACTIVE', 'SUPERSEDED')),
  approver   TEXT,
  document   TEXT,                        -- 文号
  valid_from TEXT,
  valid_to   TEXT
) STRICT;

CREATE TABLE grid (                       -- 网格: one version of one grid; a code is never given to another grid
  id             INTEGER PRIMARY KEY,
  uid            TEXT NOT NULL UNIQUE,
  code           TEXT NOT NULL,           -- village code12 + seq2
  name           TEXT NOT NULL,
  area_type      TEXT NOT NULL CHECK (area_type IN ('SUBDISTRICT', 'COMMUNITY', 'PARK', 'TOWNSHIP', 'VILLAGE',
                   'MARKET', 'OTHER')),
  zone           TEXT NOT NULL CHECK (zone IN ('RURAL', 'URBAN')),
  layer          TEXT NOT NULL DEFAULT 'BASE' CHECK (layer IN ('BASE', 'FEATURE')),
  town_id        INTEGER NOT NULL REFERENCES admin_division(id),
  households_est INTEGER,
  population_est INTEGER,
  plan_id        INTEGER NOT NULL REFERENCES grid_plan(id),
  valid_from     TEXT NOT NULL,
  valid_to       TEXT,
  updated_at TEXT, updated_by TEXT, row_version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (code, valid_from)
) STRICT;

CREATE TABLE grid_division (              -- which villages or communities a grid is made of
  grid_id     INTEGER NOT NULL REFERENCES grid(id),
  division_id INTEGER NOT NULL REFERENCES admin_division(id),
  PRIMARY KEY (grid_id, division_id)
) STRICT, WITHOUT ROWID;

-- The boundary is kept once: an arc runs between two nodes, with one grid on each side
-- (NULL = outside the county). A grid's rings are its arcs, chained; gaps and overlaps cannot be written down.
CREATE TABLE boundary_arc (
  id       INTEGER PRIMARY KEY,
  plan_id  INTEGER NOT NULL REFERENCES grid_plan(id),
  left_id  INTEGER REFERENCES grid(id),   -- seen along the direction of the points
  right_id INTEGER REFERENCES grid(id),
  points   BLOB NOT NULL,                 -- little-endian int32 pairs lon_e7, lat_e7
  CHECK (left_id IS NOT right_id)
) STRICT;

CREATE TABLE grid_lock (                  -- 锁定
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  grid_id     INTEGER NOT NULL REFERENCES grid(id),
  reason      TEXT NOT NULL,
  locked_by   TEXT NOT NULL,
  locked_at   TEXT NOT NULL,
  expires_on  TEXT,
  released_at TEXT,
  released_by TEXT
) STRICT;
CREATE UNIQUE INDEX one_lock_per_grid ON grid_lock(grid_id) WHERE released_at IS NULL;

CREATE TABLE handover (                   -- 移交
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE,
  from_staff INTEGER REFERENCES staff(id),
  to_staff   INTEGER REFERENCES staff(id),
  signed_at  TEXT,
  supervisor TEXT,
  checklist  TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE grid_assignment (            -- 定员: exactly one LEAD per grid per day
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  grid_id     INTEGER NOT NULL REFERENCES grid(id),
  branch_id   INTEGER NOT NULL REFERENCES org_unit(id),
  outlet_id   INTEGER NOT NULL REFERENCES org_unit(id),
  staff_id    INTEGER REFERENCES staff(id),        -- NULL = vacant 缺岗
  role        TEXT NOT NULL CHECK (role IN ('LEAD', 'BACKUP', 'RISK')),
  valid_from  TEXT NOT NULL,
  valid_to    TEXT,
  reason      TEXT,
  handover_id INTEGER REFERENCES handover(id)
) STRICT;
CREATE UNIQUE INDEX one_lead_per_grid ON grid_assignment(grid_id) WHERE role = 'LEAD' AND valid_to IS NULL;

CREATE TABLE grid_helper (                -- 联络员 协管员 村干部
  id      INTEGER PRIMARY KEY,
  grid_id INTEGER NOT NULL REFERENCES grid(id),
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  phone   TEXT
) STRICT;

-- ───────────────────────────── customers (§2.2) ─────────────────────────────
CREATE TABLE import_batch (
  id       INTEGER PRIMARY KEY,
  uid      TEXT NOT NULL UNIQUE,
  platform TEXT NOT NULL CHECK (platform IN ('MAP', 'PROV_CRM', 'SUNSHINE', 'CORE', 'CREDIT', 'MOBILE', 'EXCEL', 'PAPER')),
  file     TEXT NOT NULL,
  sha256   TEXT NOT NULL,
  encoding TEXT,
  mapping  TEXT NOT NULL DEFAULT '{}',
  rows_read INTEGER NOT NULL, rows_accepted INTEGER NOT NULL, rows_rejected INTEGER NOT NULL, rows_merged INTEGER NOT NULL,
  imported_at TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  CHECK (rows_read = rows_accepted + rows_rejected + rows_merged)
) STRICT;

CREATE TABLE customer (                   -- 客户: a person or an organisation
  id             INTEGER PRIMARY KEY,
  uid            TEXT NOT NULL,
  cust_no        TEXT NOT NULL,           -- 客户号
  kind           TEXT NOT NULL CHECK (kind IN ('PERSON', 'SOLE_TRADER', 'ENTERPRISE', 'COOP', 'FAMILY_FARM',
                   'VILLAGE_COLLECTIVE', 'OTHER_ORG')),
  name           TEXT NOT NULL,
  lifecycle      TEXT NOT NULL CHECK (lifecycle IN ('POTENTIAL', 'EXISTING', 'DORMANT', 'CHURNED', 'CLOSED')),
  segment        TEXT,                    -- 一般农户 大户 个体户 合作社 家庭农场 龙头企业
  follow_class   TEXT,                    -- 一般关注 定期回访 重点跟进 培植发展
  is_key         INTEGER NOT NULL DEFAULT 0 CHECK (is_key IN (0, 1)),       -- 重点客户
  no_contact     INTEGER NOT NULL DEFAULT 0 CHECK (no_contact IN (0, 1)),   -- 勿扰
  list_flag      TEXT CHECK (list_flag IN ('WHITE', 'GREY', 'BLACK')),
  home_grid_id   INTEGER REFERENCES grid(id),
  home_grid_rule TEXT,                    -- which rule of §7.1 decided, or MANUAL with a reason in the journal
  manager_id     INTEGER REFERENCES staff(id),      -- only where it differs from the home grid's lead
  household_id   INTEGER REFERENCES household(id),
  quality_score  INTEGER CHECK (quality_score BETWEEN 0 AND 100),
  batch_id       INTEGER NOT NULL REFERENCES import_batch(id),
  updated_at TEXT, updated_by TEXT, row_version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX customer_uid ON customer(uid);
CREATE UNIQUE INDEX customer_no ON customer(cust_no);
CREATE INDEX customer_name ON customer(name);
CREATE INDEX customer_home_grid ON customer(home_grid_id);
CREATE INDEX customer_household ON customer(household_id) WHERE household_id IS NOT NULL;

CREATE TABLE person_profile (
  customer_id       INTEGER PRIMARY KEY REFERENCES customer(id),
  id_type           TEXT NOT NULL DEFAULT 'ID',
  id_no             TEXT,                 -- GB 11643; demo people use the non-existent division 990001
  gender            TEXT CHECK (gender IN ('M', 'F')),
  birth_on          TEXT,
  marital           TEXT,
  education         TEXT,
  occupation        TEXT,
  employer          TEXT,
  residence_status  TEXT CHECK (residence_status IN ('RESIDENT', 'WORKING_AWAY', 'EMPTY_REGISTRATION', 'MOVED_OUT')),
  is_farm_household INTEGER NOT NULL DEFAULT 0 CHECK (is_farm_household IN (0, 1))
) STRICT;
CREATE INDEX person_id_no ON person_profile(id_no);

CREATE TABLE org_profile (
  customer_id     INTEGER PRIMARY KEY REFERENCES customer(id),
  uscc            TEXT,                   -- GB 32100
  old_reg_no      TEXT,
  org_code        TEXT,                   -- GB 11714
  taxpayer_no     TEXT,
  legal_rep       TEXT,
  founded_on      TEXT,
  reg_capital_fen INTEGER,
  industry        TEXT,                   -- GB/T 4754
  scale           TEXT CHECK (scale IN ('LARGE', 'MEDIUM', 'SMALL', 'MICRO')),
  employees       INTEGER,
  annual_sales_fen INTEGER
) STRICT;
CREATE INDEX org_uscc ON org_profile(uscc);

CREATE TABLE contact (                    -- 联系方式
  customer_id INTEGER NOT NULL REFERENCES customer(id),
  seq         INTEGER NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('MOBILE', 'LANDLINE', 'WECHAT')),
  value       TEXT NOT NULL,
  is_primary  INTEGER NOT NULL DEFAULT 1 CHECK (is_primary IN (0, 1)),
  verified_on TEXT,
  PRIMARY KEY (customer_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_value ON contact(value);

CREATE TABLE address (
  customer_id INTEGER NOT NULL REFERENCES customer(id),
  seq         INTEGER NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('HUKOU', 'LIVE', 'OPERATE', 'REGISTER', 'MAIL')),
  raw         TEXT NOT NULL,
  division_id INTEGER REFERENCES admin_division(id),      -- village or community it was parsed to
  group_no    INTEGER,
  road        TEXT, road_no TEXT, estate TEXT, building TEXT, unit TEXT, room TEXT, house_no TEXT,
  parse_score REAL,
  PRIMARY KEY (customer_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE geo_point (                  -- 坐标: seq 0 is the current one, higher ones are history
  customer_id INTEGER NOT NULL REFERENCES customer(id),
  seq         INTEGER NOT NULL,
  lon_e7      INTEGER NOT NULL,
  lat_e7      INTEGER NOT NULL,
  raw_x       REAL, raw_y REAL,           -- as received, when it was not CGCS2000
  raw_crs     TEXT NOT NULL CHECK (raw_crs IN ('WGS84', 'CGCS2000', 'GCJ02', 'BD09', 'LOCAL')),
  method      TEXT NOT NULL CHECK (method IN ('GPS', 'MAP_PICK', 'ADDRESS', 'GROUP_CENTRE', 'VILLAGE_CENTRE', 'IMPORT')),
  accuracy_m  INTEGER,
  located_by  TEXT,
  located_on  TEXT,
  state       TEXT NOT NULL DEFAULT 'CURRENT' CHECK (state IN ('CURRENT', 'HISTORY', 'DOUBTFUL')),
  PRIMARY KEY (customer_id, seq)
) STRICT, WITHOUT ROWID;

-- Every located customer as packed columns in Morton order, so that half a million pins load in a blink.
-- Written by the point index only; `point_version` in meta says which state of the rows it mirrors.
CREATE TABLE customer_points (
  part  TEXT PRIMARY KEY,                 -- customer_id, lon_e7, lat_e7, grid_id, kind, lifecycle, flags …
  dtype TEXT NOT NULL,                    -- numpy dtype, little-endian
  rows  INTEGER NOT NULL,
  point_version INTEGER NOT NULL,
  packed BLOB NOT NULL
) STRICT;

CREATE TABLE household (                  -- 户
  id              INTEGER PRIMARY KEY,
  uid             TEXT NOT NULL UNIQUE,
  hh_no           TEXT NOT NULL UNIQUE,
  head_id         INTEGER REFERENCES customer(id),
  grid_id         INTEGER REFERENCES grid(id),
  member_count    INTEGER NOT NULL,
  annual_income_fen INTEGER,
  assets_fen      INTEGER,
  debts_fen       INTEGER,
  farm_area_mu    REAL,
  main_business   TEXT,
  credit_grade    TEXT,
  confirmed_by    TEXT,
  confidence      INTEGER NOT NULL
) STRICT;

CREATE TABLE household_member (
  household_id INTEGER NOT NULL REFERENCES household(id),
  seq          INTEGER NOT NULL,
  customer_id  INTEGER REFERENCES customer(id),     -- NULL: a member known by relation only
  relation     TEXT NOT NULL CHECK (relation IN ('HEAD', 'SPOUSE', 'CHILD', 'PARENT', 'OTHER')),
  is_minor     INTEGER NOT NULL DEFAULT 0 CHECK (is_minor IN (0, 1)),
  valid_from   TEXT NOT NULL,
  valid_to     TEXT,
  PRIMARY KEY (household_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
  id     INTEGER PRIMARY KEY,
  uid    TEXT NOT NULL UNIQUE,
  a_id   INTEGER NOT NULL REFERENCES customer(id),
  b_id   INTEGER NOT NULL REFERENCES customer(id),
  kind   TEXT NOT NULL CHECK (kind IN ('SPOUSE', 'SHAREHOLDER', 'LEGAL_REP', 'CONTROLLER', 'GUARANTOR', 'SUPPLY', 'EMPLOYEE')),
  since_on TEXT,
  source TEXT
) STRICT;

CREATE TABLE source_record (              -- 来源记录: one received row (条), kept for good
  batch_id    INTEGER NOT NULL REFERENCES import_batch(id),
  row_no      INTEGER NOT NULL,
  ext_id      TEXT NOT NULL,
  customer_id INTEGER REFERENCES customer(id),
  match_state TEXT NOT NULL CHECK (match_state IN ('NEW', 'AUTO', 'MANUAL', 'REJECTED')),
  payload     TEXT,                       -- JSON of the row as received
  PRIMARY KEY (batch_id, row_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_record_customer ON source_record(customer_id);

CREATE TABLE field_value (                -- basis of 校对 / 补充 / 更新
  customer_id INTEGER NOT NULL REFERENCES customer(id),
  field       TEXT NOT NULL,
  platform    TEXT NOT NULL,
  value       TEXT,
  as_of       TEXT NOT NULL,
  confidence  INTEGER,
  chosen      INTEGER NOT NULL DEFAULT 0 CHECK (chosen IN (0, 1)),
  PRIMARY KEY (customer_id, field, platform, as_of)
) STRICT, WITHOUT ROWID;

CREATE TABLE conflict (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  customer_id INTEGER NOT NULL REFERENCES customer(id),
  field       TEXT NOT NULL,
  candidates  TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('OPEN', 'RESOLVED', 'DEFERRED')),
  chosen      TEXT,
  decided_by  TEXT,
  rule        TEXT
) STRICT;

CREATE TABLE consent_record (             -- 告知同意
  id           INTEGER PRIMARY KEY,
  customer_id  INTEGER NOT NULL REFERENCES customer(id),
  basis        TEXT NOT NULL CHECK (basis IN ('CONTRACT', 'CONSENT', 'LAW')),
  purposes     TEXT NOT NULL DEFAULT '[]',
  given_on     TEXT NOT NULL,
  withdrawn_on TEXT,
  evidence     TEXT
) STRICT;

-- ───────────────────────────── business history (§2.3, what indicators need) ─────────────────────────────
CREATE TABLE visit (                      -- 走访记录, insert-only: a correction supersedes
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  customer_id INTEGER NOT NULL REFERENCES customer(id),
  household_id INTEGER REFERENCES household(id),
  grid_id     INTEGER REFERENCES grid(id),
  staff_id    INTEGER NOT NULL REFERENCES staff(id),
  kind        TEXT NOT NULL CHECK (kind IN ('FIRST', 'RETURN', 'PRE_LOAN', 'POST_LOAN', 'COLLECTION', 'MARKETING', 'CONDOLENCE')),
  channel     TEXT NOT NULL CHECK (channel IN ('DOOR', 'PHONE', 'OUTLET', 'WECHAT')),
  started_at  TEXT NOT NULL,
  minutes     INTEGER NOT NULL,
  distance_m  INTEGER,
  found_nobody INTEGER NOT NULL DEFAULT 0 CHECK (found_nobody IN (0, 1)),
  need        TEXT,
  competitor  TEXT,
  result      TEXT,
  next_step   TEXT,
  next_on     TEXT,
  verified    TEXT NOT NULL DEFAULT 'UNCHECKED' CHECK (verified IN ('UNCHECKED', 'PHONE', 'ON_SITE', 'UNTRUE')),
  supersedes  INTEGER REFERENCES visit(id)
) STRICT;
CREATE INDEX visit_customer ON visit(customer_id, started_at);
CREATE INDEX visit_grid ON visit(grid_id, started_at);

CREATE TABLE credit_line (                -- 授信
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  customer_id INTEGER NOT NULL REFERENCES customer(id),
  kind        TEXT NOT NULL CHECK (kind IN ('PRE_APPROVED', 'APPROVED')),
  amount_fen  INTEGER NOT NULL,
  rate_bp     INTEGER,                    -- basis points a year
  valid_from  TEXT NOT NULL,
  valid_to    TEXT,
  state       TEXT NOT NULL CHECK (state IN ('VALID', 'EXPIRED', 'CANCELLED'))
) STRICT;
CREATE INDEX credit_line_customer ON credit_line(customer_id);

CREATE TABLE loan (                       -- 贷款
  id            INTEGER PRIMARY KEY,
  uid           TEXT NOT NULL UNIQUE,
  contract_no   TEXT NOT NULL UNIQUE,
  customer_id   INTEGER NOT NULL REFERENCES customer(id),
  branch_id     INTEGER NOT NULL REFERENCES org_unit(id),
  staff_id      INTEGER REFERENCES staff(id),
  product_code  TEXT NOT NULL,
  principal_fen INTEGER NOT NULL,
  balance_fen   INTEGER NOT NULL,
  rate_bp       INTEGER NOT NULL,
  start_on      TEXT NOT NULL,
  due_on        TEXT NOT NULL,
  settled_on    TEXT,
  class5        TEXT NOT NULL CHECK (class5 IN ('NORMAL', 'ATTENTION', 'SUBSTANDARD', 'DOUBTFUL', 'LOSS')),
  overdue_days  INTEGER NOT NULL DEFAULT 0,
  grid_at_grant INTEGER REFERENCES grid(id)
) STRICT;
CREATE INDEX loan_customer ON loan(customer_id);

-- One row per customer: a run of months as little-endian integers of `width` bytes (4 or 8), in 分.
CREATE TABLE account_history (            -- 账户月报
  customer_id INTEGER PRIMARY KEY REFERENCES customer(id),
  first_month TEXT NOT NULL,              -- YYYY-MM
  months      INTEGER NOT NULL,
  width       INTEGER NOT NULL CHECK (width IN (4, 8)),
  deposit_avg BLOB NOT NULL,              -- daily average of the month
  deposit_end BLOB NOT NULL,              -- balance on its last day
  txn_count   BLOB NOT NULL,              -- little-endian uint16
  products    INTEGER NOT NULL,           -- bit set: 1 current 2 time 4 card 8 mobile bank 16 QR receipts 32 agency 64 loan
  CHECK (length(deposit_end) = months * width)
) STRICT;

-- ───────────────────────────── the ground under the bank ─────────────────────────────
CREATE TABLE backdrop_feature (           -- drawn under or without tiles
  id     INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL CHECK (kind IN ('LAND', 'NEIGHBOUR', 'WATER', 'CANAL', 'ROAD', 'RAIL', 'BUILT_UP', 'FARMLAND', 'WOODS',
           'PLACE', 'COUNTY')),
  rank   INTEGER NOT NULL,                -- 1 = most important; decides width and first zoom
  name   TEXT,
  source TEXT NOT NULL,                   -- credit line, or 示例数据
  parts  BLOB NOT NULL,                   -- little-endian int32: number of points of each part, see maps/geometry_blob
  points BLOB NOT NULL                    -- little-endian int32 pairs lon_e7, lat_e7 of all parts
) STRICT;
