"""The card of a grid that was clicked: who is responsible, what is in it, how far 三定 has come."""

from dataclasses import dataclass

import numpy as np

from desktop.customers.month_run import month_names, unpack_amounts
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.maps.ellipsoid_area import signed_area
from desktop.maps.geometry_blob import unpack_points
from desktop.refusal import Refused


@dataclass(frozen=True, slots=True)
class Neighbour:
    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class GridCard:
    """One grid on the bank's date; None = not known. Counts are of records 条 unless they say 户; money in 分."""

    id: int
    code: str
    name: str
    area_type: str
    zone: str
    town_name: str
    branch_id: int | None
    branch_name: str | None
    outlet_id: int | None
    outlet_name: str | None
    manager_id: int | None
    manager_name: str | None  # None = vacant 缺岗
    boundary_fixed: bool  # 定格: it has a boundary and a code
    person_fixed: bool  # 定员: it has a lead manager
    duty_fixed: bool | None  # 定责: a signed contract names it; None until the bank keeps contracts here
    locked_reason: str | None
    locked_by: str | None
    locked_at: str | None
    area_km2: float | None  # on the ground
    households_est: int | None  # 户
    population_est: int | None
    records: int
    existing: int
    potential: int
    dormant: int
    key: int
    located: int
    with_family: int
    households: int  # 户 that have a file here
    deposits_fen: int | None  # at the end of `deposits_month`
    deposits_month: str | None  # YYYY-MM
    loans_fen: int
    borrowers: int
    visits: int  # in the last 12 months: somebody was met, not found untrue, not superseded
    visited_customers: int
    neighbours: tuple[Neighbour, ...]
    as_of: str

    @property
    def located_share(self) -> float | None:
        """0..1; None when there is nobody to locate."""
        return self.located / self.records if self.records else None


def grid_card(db: Connection, grid_id: int) -> GridCard:
    """The card of one grid on the bank's date. Raises Refused when there is no such grid."""
    day = bank_date(db)
    row = db.execute(
        "SELECT g.code, g.name, g.area_type, g.zone, town.name, a.branch_id, branch.name, a.outlet_id, outlet.name,"
        "       a.staff_id, s.name, k.reason, k.locked_by, k.locked_at, g.households_est, g.population_est"
        "  FROM grid g JOIN admin_division town ON town.id = g.town_id"
        "  LEFT JOIN grid_assignment a ON a.grid_id = g.id AND a.role = 'LEAD'"
        "    AND a.valid_from <= :day AND (a.valid_to IS NULL OR a.valid_to > :day)"
        "  LEFT JOIN org_unit branch ON branch.id = a.branch_id"
        "  LEFT JOIN org_unit outlet ON outlet.id = a.outlet_id"
        "  LEFT JOIN staff s ON s.id = a.staff_id"
        "  LEFT JOIN grid_lock k ON k.grid_id = g.id AND k.released_at IS NULL"
        "    AND (k.expires_on IS NULL OR k.expires_on >= :day)"
        " WHERE g.id = :id",
        {"id": grid_id, "day": day},
    ).fetchone()
    if row is None:
        raise Refused("这个网格已不在本行数据中。", "This grid is no longer in the bank's data.")
    (code, name, area_type, zone, town, branch_id, branch, outlet_id, outlet, manager_id, manager) = row[:11]
    reason, locked_by, locked_at, households_est, population_est = row[11:]
    area_km2, neighbours = _boundary(db, grid_id)
    records, existing, potential, dormant, key, with_family, households = db.execute(
        "SELECT count(*), COALESCE(sum(lifecycle = 'EXISTING'), 0), COALESCE(sum(lifecycle = 'POTENTIAL'), 0),"
        "       COALESCE(sum(lifecycle = 'DORMANT'), 0), COALESCE(sum(is_key), 0), count(household_id),"
        "       count(DISTINCT household_id) FROM customer WHERE home_grid_id = ?",
        (grid_id,),
    ).fetchone()
    deposits, month = _deposits(db, grid_id)
    loans, borrowers = _loans(db, grid_id, day)
    visits, visited = _visits(db, grid_id, day)
    return GridCard(
        id=grid_id,
        code=code,
        name=name,
        area_type=area_type,
        zone=zone,
        town_name=town,
        branch_id=branch_id,
        branch_name=branch,
        outlet_id=outlet_id,
        outlet_name=outlet,
        manager_id=manager_id,
        manager_name=manager,
        boundary_fixed=bool(code) and area_km2 is not None,
        person_fixed=manager_id is not None,
        duty_fixed=None,
        locked_reason=reason,
        locked_by=locked_by,
        locked_at=locked_at,
        area_km2=area_km2,
        households_est=households_est,
        population_est=population_est,
        records=records,
        existing=existing,
        potential=potential,
        dormant=dormant,
        key=key,
        located=_located(db, grid_id),
        with_family=with_family,
        households=households,
        deposits_fen=deposits,
        deposits_month=month,
        loans_fen=loans,
        borrowers=borrowers,
        visits=visits,
        visited_customers=visited,
        neighbours=neighbours,
        as_of=day,
    )


def _boundary(db: Connection, grid_id: int) -> tuple[float | None, tuple[Neighbour, ...]]:
    """Ground area in km², summed arc by arc, and the grids on the other side, in code order."""
    arcs = db.execute(
        "SELECT left_id, right_id, points FROM boundary_arc WHERE left_id = :id OR right_id = :id", {"id": grid_id}
    ).fetchall()
    if not arcs:
        return None, ()
    square_metres = 0.0
    beside: set[int] = set()
    for left, right, points in arcs:
        part = signed_area(np.asarray(unpack_points(points), dtype=np.float64) * 1e-7)
        square_metres += part if left == grid_id else -part
        other = right if left == grid_id else left
        if other is not None:
            beside.add(other)
    marks = ",".join("?" * len(beside))
    rows = db.execute(f"SELECT id, code, name FROM grid WHERE id IN ({marks}) ORDER BY code", sorted(beside))
    return square_metres / 1e6, tuple(Neighbour(*row) for row in rows)


def _located(db: Connection, grid_id: int) -> int:
    (count,) = db.execute(
        "SELECT count(*) FROM customer c JOIN geo_point p ON p.customer_id = c.id AND p.seq = 0 AND p.state = 'CURRENT'"
        " WHERE c.home_grid_id = ?",
        (grid_id,),
    ).fetchone()
    return int(count)


def _deposits(db: Connection, grid_id: int) -> tuple[int | None, str | None]:
    """Sum of the balances at the end of the latest month that anybody in the grid has, and that month."""
    rows = db.execute(
        "SELECT h.first_month, h.months, h.width, substr(h.deposit_end, -h.width)"
        "  FROM customer c JOIN account_history h ON h.customer_id = c.id WHERE c.home_grid_id = ? AND h.months > 0",
        (grid_id,),
    )
    runs: dict[tuple[str, int, int], list[bytes]] = {}  # thousands of customers share a few runs of months
    for first_month, months, width, last in rows:
        runs.setdefault((first_month, months, width), []).append(last)
    sums: dict[str, int] = {}
    for (first_month, months, width), balances in runs.items():
        month = month_names(first_month, months)[-1]
        sums[month] = sums.get(month, 0) + int(unpack_amounts(b"".join(balances), width).sum())
    if not sums:
        return None, None
    latest = max(sums)
    return sums[latest], latest


def _loans(db: Connection, grid_id: int, day: str) -> tuple[int, int]:
    """Balance of the loans of the grid's customers, and how many of them borrow (whoever granted the loan)."""
    balance, borrowers = db.execute(
        "SELECT COALESCE(sum(l.balance_fen), 0), count(DISTINCT l.customer_id)"
        "  FROM customer c JOIN loan l ON l.customer_id = c.id"
        " WHERE c.home_grid_id = :id AND l.balance_fen > 0 AND l.start_on <= :day"
        "   AND (l.settled_on IS NULL OR l.settled_on > :day)",
        {"id": grid_id, "day": day},
    ).fetchone()
    return int(balance), int(borrowers)


def _visits(db: Connection, grid_id: int, day: str) -> tuple[int, int]:
    since, until = db.execute(
        "SELECT date(:day, '-12 months', '+1 day'), date(:day, '+1 day')", {"day": day}
    ).fetchone()
    rows = db.execute(
        "SELECT id, customer_id, supersedes,"
        "       started_at >= ? AND started_at < ? AND found_nobody = 0 AND verified <> 'UNTRUE'"
        "  FROM visit WHERE grid_id = ? AND (started_at >= ? OR supersedes IS NOT NULL)",
        (since, until, grid_id, since),
    ).fetchall()
    corrected = {supersedes for _, _, supersedes, _ in rows if supersedes is not None}
    met = [customer for visit, customer, _, counts in rows if counts and visit not in corrected]
    return len(met), len(set(met))
