"""What must hold in every bank beyond the schema: leads, batch sums, located customers, the packed points."""

from collections.abc import Iterable

from desktop.database.connection import Connection
from desktop.database.report import Finding

_NAMED = 5

# Grids in force, each with its leads in order: they must begin where the grid begins, meet end to start, and last
# as long as it does. NULL as an end means for ever; '9999' stands for it.
_LEADS = """
WITH span AS (
  SELECT grid.id, grid.code, coalesce(grid.valid_from, '0000') AS begins, coalesce(grid.valid_to, '9999') AS ends
  FROM grid JOIN grid_plan ON grid_plan.id = grid.plan_id
  WHERE grid.layer = 'BASE' AND grid_plan.status IN ('ACTIVE', 'SUPERSEDED')
), lead AS (
  SELECT grid_id, valid_from, coalesce(valid_to, '9999') AS valid_to,
         lag(coalesce(valid_to, '9999')) OVER (PARTITION BY grid_id ORDER BY valid_from) AS before
  FROM grid_assignment WHERE role = 'LEAD'
)
SELECT code, '无主办 without a lead' FROM span WHERE id NOT IN (SELECT grid_id FROM lead)
UNION ALL
SELECT span.code, lead.valid_from || ' ' || CASE WHEN lead.valid_from < lead.before THEN '两个主办 two leads'
                                                 ELSE '缺主办 no lead' END
FROM lead JOIN span ON span.id = lead.grid_id WHERE lead.before IS NOT NULL AND lead.valid_from <> lead.before
UNION ALL
SELECT span.code, min(lead.valid_from) || ' 之前缺主办 no lead before'
FROM lead JOIN span ON span.id = lead.grid_id GROUP BY span.id HAVING min(lead.valid_from) > max(span.begins)
UNION ALL
SELECT span.code, max(lead.valid_to) || ' 之后缺主办 no lead after'
FROM lead JOIN span ON span.id = lead.grid_id GROUP BY span.id HAVING max(lead.valid_to) < max(span.ends)
LIMIT 6
"""

_BATCHES = """
SELECT id, rows_read, rows_accepted + rows_rejected + rows_merged FROM import_batch
WHERE rows_read <> rows_accepted + rows_rejected + rows_merged LIMIT 6
"""

_HOMELESS = """
SELECT count(*) FROM geo_point JOIN customer ON customer.id = geo_point.customer_id
WHERE geo_point.seq = 0 AND customer.home_grid_id IS NULL
"""


# Customers whom an exception 归属例外 keeps in a grid are there, by hand; nobody is there by hand without one.
_OVERRIDES = """
WITH today AS (SELECT value AS day FROM meta WHERE key = 'as_of'), standing AS (
  SELECT home_override.* FROM home_override, today
  WHERE ended_on IS NULL AND valid_from <= day AND day < home_override.valid_to
)
SELECT c.cust_no, CASE WHEN c.home_grid_id IS NOT s.grid_id THEN '不在例外所定的网格 not in the grid of its exception'
                       ELSE '未标为人工归属 not marked as placed by hand' END
FROM standing s JOIN customer c ON c.id = s.customer_id
WHERE c.home_grid_id IS NOT s.grid_id OR c.home_grid_rule IS NOT 'MANUAL'
UNION ALL
SELECT c.cust_no, '例外的网格已撤销 the grid of its exception has ended'
FROM standing s, today JOIN customer c ON c.id = s.customer_id JOIN grid ON grid.id = s.grid_id
WHERE grid.valid_to IS NOT NULL AND grid.valid_to <= day
UNION ALL
SELECT c.cust_no, '人工归属而没有例外 placed by hand without an exception'
FROM customer c WHERE c.home_grid_rule = 'MANUAL'
  AND c.id NOT IN (SELECT customer_id FROM home_override WHERE ended_on IS NULL)
UNION ALL
SELECT c.cust_no, '例外的日期颠倒 an exception that ends before it begins'
FROM home_override o JOIN customer c ON c.id = o.customer_id WHERE o.valid_to <= o.valid_from
LIMIT 6
"""


def invariant_findings(db: Connection) -> tuple[Finding, ...]:
    """Checked with plain SQL; the boundary is checked where grids are (see bank_check)."""
    leads = [f"{code}: {what}" for code, what in db.execute(_LEADS)]
    batches = [f"{number}: {read} ≠ {told}" for number, read, told in db.execute(_BATCHES)]
    homeless = int(db.execute(_HOMELESS).fetchone()[0])
    return (
        _finding("leads", "每个网格每天恰有一名主办", "exactly one lead per grid on every day", leads),
        _finding("batches", "每批导入的条数相符", "the counts of every import batch add up", batches),
        _finding(
            "homes",
            "每个已定位客户都有归属网格",
            "every located customer has a home grid",
            [f"{homeless:,}"] if homeless else [],
        ),
        _finding(
            "overrides",
            "归属例外与客户的归属一致",
            "exceptions from the borders agree with where customers are",
            [f"{number}: {what}" for number, what in db.execute(_OVERRIDES)],
        ),
        _finding("points", "地图点与坐标记录一致", "the packed points mirror the coordinates", _points(db)),
    )


def _points(db: Connection) -> list[str]:
    """A pack that is out of date is made again when the map opens; one that claims to be current must be right."""
    version = db.execute("SELECT value FROM meta WHERE key = 'point_version'").fetchone()
    packs = db.execute("SELECT part, rows, point_version FROM customer_points").fetchall()
    if not packs or version is None or any(str(pack[2]) != str(version[0]) for pack in packs):
        return []
    located = int(db.execute("SELECT count(*) FROM geo_point WHERE seq = 0 AND state = 'CURRENT'").fetchone()[0])
    return [f"{part}: {rows:,} ≠ {located:,}" for part, rows, _ in packs if rows != located]


def _finding(key: str, zh: str, en: str, wrong: Iterable[str]) -> Finding:
    details = tuple(wrong)
    return Finding(key, zh, en, not details, details[:_NAMED])
