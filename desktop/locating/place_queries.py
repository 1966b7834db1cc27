"""Reads the places of a bank: its divisions with what they have become, their other names, groups of villagers."""

from typing import Any

from desktop.database.connection import Connection
from desktop.locating.gazetteer import Alias, Division, Gazetteer, Group

GROUP_ACCURACY_M, VILLAGE_ACCURACY_M = 250, 900


def gazetteer_of(db: Connection) -> Gazetteer:
    """Everything that addresses of this bank may name; half a second."""
    rows = db.execute(
        "SELECT d.id, d.code, d.name, d.short_name, d.level, d.parent_id, d.lon_e7, d.lat_e7,"
        " (SELECT s.id FROM admin_division s WHERE s.code = d.successor_code ORDER BY s.valid_to IS NOT NULL LIMIT 1)"
        "  FROM admin_division d ORDER BY d.id"
    ).fetchall()
    aliases = db.execute("SELECT name, division_id FROM place_alias ORDER BY id").fetchall()
    groups = db.execute("SELECT division_id, group_no, lon_e7, lat_e7 FROM village_group").fetchall()
    codes = db.execute("SELECT code, division_id FROM place_code").fetchall()
    return Gazetteer(
        (Division(*row) for row in rows), (Alias(*row) for row in aliases), (Group(*row) for row in groups), codes
    )


def grid_members(db: Connection) -> list[tuple[int, int]]:
    """(grid, village) of every grid; old versions of grids are among them, and are of no border of today's plan."""
    return db.execute("SELECT grid_id, division_id FROM grid_division ORDER BY grid_id, division_id").fetchall()


def last_customer(db: Connection) -> int:
    return int(db.execute("SELECT coalesce(max(id), 0) FROM customer").fetchone()[0])


CUSTOMERS = (
    "SELECT c.id, c.kind = 'PERSON', coalesce(c.home_grid_id, 0), coalesce(c.home_grid_rule, ''), c.batch_id,"
    "       coalesce(h.grid_id, 0), p.lon_e7, p.lat_e7, coalesce(p.method, ''), coalesce(p.state, ''),"
    "       coalesce(p.raw_crs, ''), p.located_by IS NOT NULL,"
    "       EXISTS (SELECT 1 FROM home_override o WHERE o.customer_id = c.id AND o.ended_on IS NULL)"
    "  FROM customer c LEFT JOIN geo_point p ON p.customer_id = c.id AND p.seq = 0"
    "  LEFT JOIN household h ON h.id = c.household_id WHERE c.id BETWEEN ? AND ? ORDER BY c.id"
)
ADDRESSES = (
    "SELECT customer_id, seq, kind, raw, coalesce(division_id, 0), coalesce(group_no, 0), parse_score"
    "  FROM address WHERE customer_id BETWEEN ? AND ? ORDER BY customer_id, seq"
)
UNPLACED = "SELECT customer_id, reason, town_id, first_id, second_id, score FROM unplaced ORDER BY customer_id"


def customers_between(db: Connection, first: int, last: int) -> list[tuple[Any, ...]]:
    """As in `CUSTOMERS`: id, is a person, home grid, its rule, batch, household's grid, point, method, state, received
    datum, whether somebody of the bank placed it, whether the home is an exception from the borders."""
    return db.execute(CUSTOMERS, (first, last)).fetchall()


def addresses_between(db: Connection, first: int, last: int) -> list[tuple[Any, ...]]:
    return db.execute(ADDRESSES, (first, last)).fetchall()


def unplaced_rows(db: Connection) -> list[tuple[int, int, int | None, int | None, int | None, float]]:
    return db.execute(UNPLACED).fetchall()


def batch_name(db: Connection, batch: int) -> str:
    """The file an import batch came from."""
    row = db.execute("SELECT file FROM import_batch WHERE id = ?", (batch,)).fetchone()
    return str(row[0]) if row else str(batch)


def points_of_batch(db: Connection, batch: int) -> list[tuple[int, int, int, float | None, float | None, str, str]]:
    """(customer, lon, lat, received x and y, received datum, state) of the current points of a batch that came with it
    and were not shifted back already."""
    return db.execute(
        "SELECT p.customer_id, p.lon_e7, p.lat_e7, p.raw_x, p.raw_y, p.raw_crs, p.state"
        "  FROM geo_point p JOIN customer c ON c.id = p.customer_id"
        " WHERE c.batch_id = ? AND p.seq = 0 AND p.state <> 'HISTORY' AND p.raw_crs IN ('WGS84', 'CGCS2000')"
        "   AND p.method IN ('GPS', 'MAP_PICK', 'ADDRESS', 'IMPORT') AND p.located_by IS NULL ORDER BY p.customer_id",
        (batch,),
    ).fetchall()


def stated_villages(db: Connection, batch: int) -> dict[int, int]:
    """Customer → the village of the first of his addresses that leads to one."""
    rows = db.execute(
        "SELECT a.customer_id, a.division_id FROM address a JOIN customer c ON c.id = a.customer_id"
        " WHERE c.batch_id = ? AND a.division_id IS NOT NULL ORDER BY a.customer_id, a.seq DESC",
        (batch,),
    )
    return dict(rows.fetchall())


def is_excepted(db: Connection, customer: int) -> bool:
    """Whether the customer belongs to a grid wherever borders and points are (归属例外)."""
    sql = "SELECT EXISTS (SELECT 1 FROM home_override WHERE customer_id = ? AND ended_on IS NULL)"
    return bool(db.execute(sql, (customer,)).fetchone()[0])


def unread_address(db: Connection, customer: int) -> tuple[int, str, str] | None:
    """(seq, kind, text) of the first address of a customer that leads to no village yet."""
    row = db.execute(
        "SELECT seq, kind, raw FROM address WHERE customer_id = ? AND division_id IS NULL ORDER BY seq LIMIT 1",
        (customer,),
    ).fetchone()
    return None if row is None else (int(row[0]), str(row[1]), str(row[2]))


def middle_of(db: Connection, division: int, group: int | None) -> tuple[int, int, str, int] | None:
    """(lon, lat, method, metres) of the middle of a group, else of its village; None where neither is known."""
    row = db.execute(
        "SELECT lon_e7, lat_e7 FROM village_group WHERE division_id = ? AND group_no = ?", (division, group)
    ).fetchone()
    if row is not None:
        return int(row[0]), int(row[1]), "GROUP_CENTRE", GROUP_ACCURACY_M
    row = db.execute(
        "SELECT lon_e7, lat_e7 FROM admin_division WHERE id = ? AND lon_e7 NOT NULL", (division,)
    ).fetchone()
    return None if row is None else (int(row[0]), int(row[1]), "VILLAGE_CENTRE", VILLAGE_ACCURACY_M)


def batches_in_doubt(db: Connection, least: int) -> list[int]:
    """Import batches of which at least so many points are doubtful, the most doubtful first."""
    rows = db.execute(
        "SELECT c.batch_id FROM geo_point p JOIN customer c ON c.id = p.customer_id"
        " WHERE p.seq = 0 AND p.state = 'DOUBTFUL' GROUP BY 1 HAVING count(*) >= ? ORDER BY count(*) DESC",
        (least,),
    )
    return [batch for (batch,) in rows]
