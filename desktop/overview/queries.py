"""Reads the figures of the whole bank: the headline from indexes, history and branches from the rows."""

import json

import numpy as np
from numpy.typing import NDArray

from desktop.customers.count_queries import customers_total
from desktop.customers.month_run import month_names
from desktop.customers.point_index import PointIndex
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.grid import Grid
from desktop.grids.queries import grids_on
from desktop.organisation.queries import branches as open_branches
from desktop.overview.headline import Headline, Imports
from desktop.overview.history import BranchFigures, History, Measure, Series
from desktop.progress import Progress

Ints = NDArray[np.int64]

_AT_ONCE = 20_000  # customers between two looks at whether the work is still wanted
_OPEN_UNITS = "FROM org_unit WHERE (closed_on IS NULL OR closed_on > :day) AND level = "
_UNITS = (
    f"SELECT (SELECT count(*) {_OPEN_UNITS}'OUTLET'), (SELECT count(*) {_OPEN_UNITS}'BRANCH'),"
    f" (SELECT count(*) {_OPEN_UNITS}'BRANCH' AND has_credit = 1)"
)
# Existing and potential records are counted in other indexes than all records are: their sum is a real check.
_NUMBERS = "SELECT count(*) FROM customer INDEXED BY customer_no"
_POTENTIAL = "SELECT count(*) FROM customer WHERE lifecycle = 'POTENTIAL'"
_FAMILY = "SELECT count(*) FROM customer WHERE household_id IS NOT NULL"
_HOMELESS = "SELECT count(*) FROM customer WHERE home_grid_id IS NULL"
_HOUSEHOLDS = "SELECT count(*) FROM household"
_IMPORTS = (
    "SELECT count(*), COALESCE(sum(rows_read), 0), COALESCE(sum(rows_accepted), 0), COALESCE(sum(rows_merged), 0),"
    " COALESCE(sum(rows_rejected), 0) FROM import_batch"
)
_LOCATED = (
    "SELECT substr(located_on, 1, 7), count(*) FROM geo_point WHERE seq = 0 AND state = 'CURRENT'"
    " AND located_on IS NOT NULL GROUP BY 1"
)
_VISITS = (
    "SELECT substr(started_at, 1, 7), count(*) FROM visit WHERE started_at < date(:day, '+1 day')"
    " AND id NOT IN (SELECT supersedes FROM visit WHERE supersedes IS NOT NULL) GROUP BY 1"
)
_GRANTED = "SELECT substr(start_on, 1, 7), sum(principal_fen) FROM loan WHERE start_on <= :day GROUP BY 1"
_HOMES = (
    "SELECT json_group_array(id), json_group_array(home_grid_id) FROM (SELECT id, home_grid_id FROM customer"
    " WHERE home_grid_id IS NOT NULL)"
)
_FAMILIES = "SELECT json_group_array(id) FROM customer WHERE household_id IS NOT NULL"
_MET = (
    "SELECT json_group_array(customer_id) FROM (SELECT DISTINCT customer_id FROM visit"
    " WHERE found_nobody = 0 AND verified <> 'UNTRUE' AND started_at < date(:day, '+1 day')"
    " AND started_at >= date(:day, '-12 months', '+1 day')"
    " AND id NOT IN (SELECT supersedes FROM visit WHERE supersedes IS NOT NULL))"
)
_LOANS = (
    "SELECT json_group_array(customer_id), json_group_array(balance_fen) FROM loan"
    " WHERE balance_fen > 0 AND start_on <= :day AND (settled_on IS NULL OR settled_on > :day)"
)
_BALANCES = (
    "SELECT first_month, months, width, json_group_array(customer_id), group_concat(hex(deposit_end), '')"
    " FROM account_history WHERE months > 0 AND customer_id >= :low AND customer_id < :high GROUP BY 1, 2, 3"
)


def headline(db: Connection, located: int) -> Headline:
    """The figures of the first page; `located` is how many points the map has."""
    day = bank_date(db)
    (name,) = db.execute("SELECT value FROM meta WHERE key = 'bank_name'").fetchone() or ("",)
    outlets, branches, credit = db.execute(_UNITS, {"day": day}).fetchone()
    grids = grids_on(db, day)
    numbers, potential, homeless, family, households = (
        int(db.execute(sql).fetchone()[0]) for sql in (_NUMBERS, _POTENTIAL, _HOMELESS, _FAMILY, _HOUSEHOLDS)
    )
    return Headline(
        bank_name=str(name),
        as_of=day,
        outlets=outlets,
        branches=branches,
        credit_branches=credit,
        towns=len({grid.town_id for grid in grids}),
        grids=_faces(db, day),
        rural=sum(grid.zone == "RURAL" for grid in grids),
        urban=sum(grid.zone == "URBAN" for grid in grids),
        records=customers_total(db),
        existing=numbers - potential,
        potential=potential,
        located=located,
        homeless=homeless,
        family=family,
        households=households,
        imports=Imports(*db.execute(_IMPORTS).fetchone()),
    )


def history(db: Connection, points: PointIndex, progress: Progress) -> History:
    """Month by month and branch by branch; takes a second or two on a large bank. Raises Cancelled."""
    day = bank_date(db)
    grids = grids_on(db, day)
    homes = _Homes(db, grids)
    progress.report(0.15, "overview")
    deposits, latest = _deposits(db, progress, homes)
    return History(
        series=(
            _series(Measure.LOCATED, dict(db.execute(_LOCATED)), day, running=True),
            _series(Measure.VISITS, dict(db.execute(_VISITS, {"day": day})), day),
            deposits,
            _series(Measure.GRANTED, dict(db.execute(_GRANTED, {"day": day})), day),
        ),
        branches=_branches(db, grids, points, homes, latest, day),
    )


def _faces(db: Connection, day: str) -> int:
    """How many grids have a boundary: counted from the lines of the map, not from the list of grids."""
    (count,) = db.execute(
        "SELECT count(*) FROM (SELECT a.left_id AS face FROM boundary_arc a JOIN grid_plan p ON p.id = a.plan_id"
        " WHERE a.left_id IS NOT NULL AND p.status IN ('ACTIVE', 'SUPERSEDED') AND (p.valid_from IS NULL OR"
        " p.valid_from <= :day) AND (p.valid_to IS NULL OR :day < p.valid_to) UNION"
        " SELECT a.right_id FROM boundary_arc a JOIN grid_plan p ON p.id = a.plan_id"
        " WHERE a.right_id IS NOT NULL AND p.status IN ('ACTIVE', 'SUPERSEDED') AND (p.valid_from IS NULL OR"
        " p.valid_from <= :day) AND (p.valid_to IS NULL OR :day < p.valid_to))",
        {"day": day},
    ).fetchone()
    return int(count)


class _Homes:
    """Which place among the branches each customer belongs to: looked up by id; the last place is no branch."""

    def __init__(self, db: Connection, grids: tuple[Grid, ...]) -> None:
        self.branches = open_branches(db)
        self.none = len(self.branches)
        place = {branch.id: at for at, branch in enumerate(self.branches)}
        self._of_grid = np.full(max((grid.id for grid in grids), default=0) + 2, self.none, dtype=np.int16)
        for grid in grids:
            self._of_grid[grid.id] = place.get(grid.branch_id or 0, self.none)
        ids, homes = (json.loads(column) for column in db.execute(_HOMES).fetchone())
        self._of_customer = np.full(max(ids, default=0) + 1, self.none, dtype=np.int16)
        self._of_customer[ids] = self.of_grids(np.array(homes, dtype=np.int64))

    def of_grids(self, grids: NDArray[np.integer]) -> Ints:
        """Places of the branches of grids."""
        inside = np.where(grids < len(self._of_grid), grids, len(self._of_grid) - 1)
        found: Ints = self._of_grid[inside].astype(np.int64)
        return found

    def of_customers(self, ids: list[int]) -> Ints:
        known = np.array(ids, dtype=np.int64)
        inside = known < len(self._of_customer)
        found = np.full(len(known), self.none, dtype=np.int64)
        found[inside] = self._of_customer[known[inside]]
        return found

    def counted(self, places: Ints) -> Ints:
        return np.bincount(places, minlength=self.none + 1)

    def summed(self, places: Ints, amounts: Ints) -> Ints:
        """Sums of whole numbers, exact: a float would round beyond 9 × 10¹⁵ 分."""
        sums = np.zeros(self.none + 1, dtype=np.int64)
        np.add.at(sums, places, amounts)
        return sums

    @property
    def all_records(self) -> Ints:
        return self.counted(self._of_customer[self._of_customer < self.none].astype(np.int64))


def _branches(
    db: Connection, grids: tuple[Grid, ...], points: PointIndex, homes: _Homes, deposits: Ints, day: str
) -> tuple[BranchFigures, ...]:
    records = homes.all_records
    records[homes.none] = customers_total(db) - int(records[: homes.none].sum())
    (family,) = db.execute(_FAMILIES).fetchone()
    (met,) = db.execute(_MET, {"day": day}).fetchone()
    borrowers, balances = db.execute(_LOANS, {"day": day}).fetchone()
    columns = (
        homes.counted(homes.of_grids(np.array([grid.id for grid in grids], dtype=np.int64))),
        records,
        homes.counted(homes.of_grids(points.grid_id)),
        homes.counted(homes.of_customers(json.loads(family))),
        homes.counted(homes.of_customers(json.loads(met))),
        deposits,
        homes.summed(homes.of_customers(json.loads(borrowers)), np.array(json.loads(balances), dtype=np.int64)),
    )
    heads = [*((branch.id, branch.name) for branch in homes.branches), (None, "")]
    rows = zip(heads, zip(*(column.tolist() for column in columns), strict=True), strict=True)
    return tuple(BranchFigures(*head, *figures) for head, figures in rows)


def _deposits(db: Connection, progress: Progress, homes: _Homes) -> tuple[Series, Ints]:
    """Balances at the end of each month, and those of everybody's latest month by branch; in 分."""
    (highest,) = db.execute("SELECT COALESCE(max(customer_id), -1) FROM account_history").fetchone()
    by_month: dict[str, int] = {}
    latest = np.zeros(homes.none + 1, dtype=np.int64)
    for low in range(0, highest + 1, _AT_ONCE):
        progress.report(0.15 + 0.7 * low / (highest + 1), "overview")
        window = {"low": low, "high": low + _AT_ONCE}
        for first, months, width, ids, balances in db.execute(_BALANCES, window):
            runs = np.frombuffer(bytes.fromhex(balances), dtype=f"<i{width}").reshape(-1, months)
            for month, fen in zip(month_names(first, months), runs.sum(axis=0, dtype=np.int64).tolist(), strict=True):
                by_month[month] = by_month.get(month, 0) + fen
            latest += homes.summed(homes.of_customers(json.loads(ids)), runs[:, -1].astype(np.int64))
    months_known = sorted(by_month)
    return Series(Measure.DEPOSITS, tuple(months_known), tuple(by_month[month] for month in months_known)), latest


def _series(measure: Measure, found: dict[str, int], day: str, *, running: bool = False) -> Series:
    """Every month from the first that has something to that of the bank's date; quiet months are zero."""
    if not found:
        return Series(measure, (), ())
    first = min(found)
    count = int(day[:4]) * 12 + int(day[5:7]) - int(first[:4]) * 12 - int(first[5:7]) + 1
    months = month_names(first, max(count, 1))
    values = np.array([found.get(month, 0) for month in months], dtype=np.int64)
    return Series(measure, months, tuple((np.cumsum(values) if running else values).tolist()))
