"""The card of a grid that was clicked: who is responsible, what is in it, how far 三定 has come."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop.customers.customer_card import Source
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.figures import Figures, together
from desktop.grids.lineage_queries import Liaison, grid_helpers
from desktop.grids.lock_queries import borders_around
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
    town_id: int
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
    assigned_on: str | None  # since when it is led as it is
    plan_title: str | None
    plan_from: str | None  # the day the plan took effect
    locked_reason: str | None
    locked_by: str | None
    locked_at: str | None
    locked_until: str | None
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
    overdue_fen: int
    overdue_loans: int
    platforms: int  # how many kinds of source the records came from
    customers_source: Source  # the kind most of them came from, and the day of the latest file
    visits: int  # in the last 12 months: somebody was met, not found untrue, not superseded
    visited_customers: int
    last_visit_on: str | None  # of those
    neighbours: tuple[Neighbour, ...]
    as_of: str
    helpers: tuple[Liaison, ...] = ()  # 联络员 协管员 村干部, of any version of the grid

    @property
    def located_share(self) -> float | None:
        """0..1; None when there is nobody to locate."""
        return self.located / self.records if self.records else None


def grid_card(db: Connection, grid_id: int, figures: Figures | None = None) -> GridCard:
    """The card of one grid on the bank's date. Raises Refused when there is no such grid."""
    day = bank_date(db)
    row = db.execute(
        "SELECT g.code, g.name, g.area_type, g.zone, g.town_id, town.name, a.branch_id, branch.name,"
        "       a.outlet_id, outlet.name, a.staff_id, s.name, k.reason, k.locked_by, k.locked_at, k.expires_on,"
        "       g.households_est, g.population_est, a.valid_from, p.title, p.valid_from"
        "  FROM grid g JOIN admin_division town ON town.id = g.town_id JOIN grid_plan p ON p.id = g.plan_id"
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
    code, name, area_type, zone, town_id, town, branch_id, branch, outlet_id, outlet, manager_id, manager = row[:12]
    reason, locked_by, locked_at, locked_until, households_est, population_est, assigned_on, plan_title, plan_from = (
        row[12:]
    )
    area_km2, neighbours = boundary_of(db, grid_id, borders_around(db, grid_id))
    held = together((figures or Figures()).of(db, (grid_id,), day).values())
    visits, visited, last_visit = _visits(db, grid_id, day)
    return GridCard(
        id=grid_id,
        code=code,
        name=name,
        area_type=area_type,
        zone=zone,
        town_id=town_id,
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
        assigned_on=assigned_on,
        plan_title=plan_title,
        plan_from=plan_from,
        locked_reason=reason,
        locked_by=locked_by,
        locked_at=locked_at,
        locked_until=locked_until,
        area_km2=area_km2,
        households_est=households_est,
        population_est=population_est,
        records=held.records,
        existing=held.existing,
        potential=held.potential,
        dormant=held.dormant,
        key=held.key,
        located=held.located,
        with_family=held.with_family,
        households=held.households,
        deposits_fen=held.deposits_fen,
        deposits_month=held.deposits_month,
        loans_fen=held.loans_fen,
        borrowers=held.borrowers,
        overdue_fen=held.overdue_fen,
        overdue_loans=held.overdue_loans,
        platforms=held.platforms,
        customers_source=held.source,
        visits=visits,
        visited_customers=visited,
        last_visit_on=last_visit,
        neighbours=neighbours,
        as_of=day,
        helpers=grid_helpers(db, grid_id),
    )


def boundary_of(
    db: Connection, grid_id: int, arcs: Sequence[tuple[int | None, int | None, bytes]]
) -> tuple[float | None, tuple[Neighbour, ...]]:
    """Of (left, right, packed points) around a grid: ground area in km², and the grids beside it in code order."""
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


def _visits(db: Connection, grid_id: int, day: str) -> tuple[int, int, str | None]:
    """Visits of the last 12 months to the customers whose home is here now, whichever grid they were made in.

    So the card agrees with its own customers, with the theme of visits and with the table of grids; a customer who
    came with the ground, or by an exception, brings the visits along.
    """
    since, until = db.execute(
        "SELECT date(:day, '-12 months', '+1 day'), date(:day, '+1 day')", {"day": day}
    ).fetchone()
    rows = db.execute(
        "SELECT v.id, v.customer_id, v.supersedes, substr(v.started_at, 1, 10),"
        "       v.started_at >= ? AND v.started_at < ? AND v.found_nobody = 0 AND v.verified <> 'UNTRUE'"
        "  FROM customer c JOIN visit v ON v.customer_id = c.id"
        " WHERE c.home_grid_id = ? AND (v.started_at >= ? OR v.supersedes IS NOT NULL)",
        (since, until, grid_id, since),
    ).fetchall()
    corrected = {supersedes for _, _, supersedes, *_ in rows if supersedes is not None}
    met = [(customer, on) for visit, customer, _, on, counts in rows if counts and visit not in corrected]
    return len(met), len({customer for customer, _ in met}), max((on for _, on in met), default=None)
