"""Reads the tables of grids and of outlets, with the counts and balances of the customers that belong to them."""

import numpy as np

from desktop.customers.month_run import unpack_amounts
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.queries import active_plan
from desktop.maps.ellipsoid_area import signed_area
from desktop.maps.geometry_blob import unpack_points
from desktop.progress import Progress
from desktop.tables.building import table_of
from desktop.tables.heads import GRID_HEADS, OUTLET_HEADS
from desktop.tables.table import About, Table

_AREA_TYPES = ("SUBDISTRICT", "COMMUNITY", "PARK", "TOWNSHIP", "VILLAGE", "MARKET", "OTHER")
_OPEN_LOAN = "l.balance_fen > 0 AND l.start_on <= :day AND (l.settled_on IS NULL OR l.settled_on > :day)"
_FIGURES = (
    "SELECT home_grid_id, count(*), sum(lifecycle = 'EXISTING'), sum(lifecycle = 'POTENTIAL'), sum(is_key),"
    " count(household_id) FROM customer WHERE home_grid_id IS NOT NULL GROUP BY home_grid_id"
)
_LOCATED = (
    "SELECT c.home_grid_id, count(*) FROM customer c JOIN geo_point p ON p.customer_id = c.id AND p.seq = 0"
    " AND p.state = 'CURRENT' WHERE c.home_grid_id IS NOT NULL GROUP BY c.home_grid_id"
)
_VISITED = (
    "SELECT c.home_grid_id, count(DISTINCT v.customer_id) FROM visit v JOIN customer c ON c.id = v.customer_id"
    " WHERE v.found_nobody = 0 AND v.verified <> 'UNTRUE' AND v.started_at < date(:day, '+1 day')"
    " AND v.started_at >= date(:day, '-12 months', '+1 day') AND c.home_grid_id IS NOT NULL"
    " AND v.id NOT IN (SELECT supersedes FROM visit WHERE supersedes IS NOT NULL) GROUP BY c.home_grid_id"
)
_LOANS = (
    "SELECT c.home_grid_id, count(DISTINCT l.customer_id), sum(l.balance_fen) FROM loan l"
    f" JOIN customer c ON c.id = l.customer_id WHERE {_OPEN_LOAN} AND c.home_grid_id IS NOT NULL"
    " GROUP BY c.home_grid_id"
)
_BALANCES = (
    "SELECT c.home_grid_id, h.width, substr(h.deposit_end, -h.width) FROM account_history h"
    " JOIN customer c ON c.id = h.customer_id WHERE h.months > 0 AND c.home_grid_id IS NOT NULL"
)
_GRIDS = (
    "SELECT g.id, g.code, g.name, town.name, g.area_type, g.zone, branch.name, outlet.name, s.name,"
    "       g.households_est, g.population_est, k.id IS NOT NULL, a.outlet_id"
    "  FROM grid g JOIN admin_division town ON town.id = g.town_id"
    "  LEFT JOIN grid_assignment a ON a.grid_id = g.id AND a.role = 'LEAD'"
    "    AND a.valid_from <= :day AND (a.valid_to IS NULL OR a.valid_to > :day)"
    "  LEFT JOIN org_unit branch ON branch.id = a.branch_id LEFT JOIN org_unit outlet ON outlet.id = a.outlet_id"
    "  LEFT JOIN staff s ON s.id = a.staff_id"
    "  LEFT JOIN grid_lock k ON k.grid_id = g.id AND k.released_at IS NULL"
    "    AND (k.expires_on IS NULL OR k.expires_on >= :day)"
    " WHERE g.layer = 'BASE' AND g.valid_from <= :day AND (g.valid_to IS NULL OR g.valid_to > :day) ORDER BY g.code"
)
_OUTLETS = (
    "SELECT o.id, o.code, o.name, branch.name, o.has_credit, o.address, o.radius_m, o.opened_on"
    "  FROM org_unit o LEFT JOIN org_unit branch ON branch.id = o.parent_id AND branch.level = 'BRANCH'"
    " WHERE o.level = 'OUTLET' AND (o.closed_on IS NULL OR o.closed_on > :day) ORDER BY o.code"
)


def grid_table(db: Connection, progress: Progress) -> Table:
    """All base grids in force on the date of the bank, in code order. Counts are of records 条."""
    day = bank_date(db)
    counts = {grid: tuple(figures) for grid, *figures in db.execute(_FIGURES)}
    progress.report(0.2, "grids")
    located, visited = dict(db.execute(_LOCATED)), dict(db.execute(_VISITED, {"day": day}))
    progress.report(0.5, "grids")
    loans = {grid: (people, fen) for grid, people, fen in db.execute(_LOANS, {"day": day})}
    deposits, areas = _deposits(db, progress), _areas(db)
    rows = []
    for grid, code, name, town, kind, zone, branch, outlet, staff, homes, people, locked, _ in db.execute(
        _GRIDS, {"day": day}
    ):
        records, existing, potential, key, family = counts.get(grid, (0, 0, 0, 0, 0))
        borrowers, lent = loans.get(grid, (0, 0))
        square = areas.get(grid)
        own = (records, existing, potential, key, located.get(grid, 0), family, visited.get(grid, 0), borrowers)
        ground = (homes, people, None if square is None else round(square / 1000), locked)
        named = (code, name, town, kind, zone, branch, outlet, staff)
        rows.append((grid, grid, *named, *own, deposits.get(grid, 0), lent, *ground))
    orders = {"area_type": _AREA_TYPES, "zone": ("RURAL", "URBAN")}
    return table_of("grids", About.GRID, GRID_HEADS, rows, as_of=day, orders=orders)


def outlet_table(db: Connection, progress: Progress) -> Table:
    """All open outlets in code order, with what their grids hold."""
    day = bank_date(db)
    counts = {grid: records for grid, records, *_ in db.execute(_FIGURES)}
    lent = {grid: fen for grid, _, fen in db.execute(_LOANS, {"day": day})}
    deposits = _deposits(db, progress)
    grids: dict[int, list[int]] = {}
    for grid, *_, outlet in db.execute(_GRIDS, {"day": day}):
        grids.setdefault(outlet, []).append(grid)
    rows = []
    for outlet, code, name, branch, credit, address, radius, opened in db.execute(_OUTLETS, {"day": day}):
        own = grids.get(outlet, [])
        sums = [sum(of.get(grid, 0) for grid in own) for of in (counts, deposits, lent)]
        rows.append((outlet, outlet, code, name, branch, credit, address, radius, len(own), *sums, opened))
    return table_of("outlets", About.OUTLET, OUTLET_HEADS, rows, as_of=day, orders={})


def _deposits(db: Connection, progress: Progress) -> dict[int, int]:
    """Grid id → sum of its customers' balances at the end of their latest month, in 分."""
    runs: dict[tuple[int, int], list[bytes]] = {}
    for number, (grid, width, last) in enumerate(db.execute(_BALANCES)):
        runs.setdefault((grid, width), []).append(last)
        if number % 50_000 == 0:
            progress.check()
    sums: dict[int, int] = {}
    for (grid, width), balances in runs.items():
        sums[grid] = sums.get(grid, 0) + int(unpack_amounts(b"".join(balances), width).sum())
    return sums


def _areas(db: Connection) -> dict[int, float]:
    """Grid id → square metres on the ground, summed arc by arc."""
    found: dict[int, float] = {}
    plan = active_plan(db, bank_date(db))
    for left, right, points in db.execute(
        "SELECT left_id, right_id, points FROM boundary_arc WHERE plan_id = ?", (plan,)
    ):
        part = signed_area(np.asarray(unpack_points(points), dtype=np.float64) * 1e-7)
        for grid, sign in ((left, 1.0), (right, -1.0)):
            if grid is not None:
                found[grid] = found.get(grid, 0.0) + sign * part
    return found
