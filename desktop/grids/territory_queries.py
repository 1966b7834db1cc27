"""Reads what a set of grids has on the bank's date, for the cards of branches, managers and towns."""

from collections.abc import Iterable, Sequence

from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.figure_queries import GridFigures
from desktop.grids.figures import Figures, together
from desktop.grids.grid import Grid
from desktop.grids.territory import GridLine, MonthVisits, Territory


def read_territory(db: Connection, grids: Sequence[Grid], figures: Figures, *, visitor: int | None = None) -> Territory:
    """What these grids have together; `visitor` counts the visits of one member of staff alone."""
    day = bank_date(db)
    ids = [grid.id for grid in grids]
    known, bounded = figures.of(db, ids, day), figures.bounded(db)
    estimates = [grid.households_est for grid in grids if grid.households_est is not None]
    plan_title, plan_from = _plan(db, ids)
    return Territory(
        grids=tuple(
            GridLine(
                id=grid.id,
                code=grid.code,
                name=grid.name,
                zone=grid.zone,
                records=known[grid.id].records,
                branch_id=grid.branch_id,
                outlet_id=grid.outlet_id,
                manager_id=grid.manager_id,
                manager_name=grid.manager_name,
                is_locked=grid.locked_reason is not None,
            )
            for grid in grids
        ),
        portfolio=together(known[grid] for grid in ids),
        households_est=sum(estimates) if estimates else None,
        with_boundary=sum(grid in bounded for grid in ids),
        with_person=sum(grid.manager_id is not None for grid in grids),
        with_duty=None,
        visits=_month_visits(known.values(), day, visitor),
        plan_title=plan_title,
        plan_from=plan_from,
        assigned_on=_assigned_on(db, ids, day),
    )


def _plan(db: Connection, ids: list[int]) -> tuple[str | None, str | None]:
    row = db.execute(
        f"SELECT p.title, p.valid_from FROM grid g JOIN grid_plan p ON p.id = g.plan_id WHERE g.id IN ({_marks(ids)})"
        " ORDER BY p.version DESC LIMIT 1",
        ids,
    ).fetchone()
    return (None, None) if row is None else (row[0], row[1])


def _assigned_on(db: Connection, ids: list[int], day: str) -> str | None:
    (latest,) = db.execute(
        "SELECT max(valid_from) FROM grid_assignment WHERE role = 'LEAD' AND valid_from <= ?"
        f" AND (valid_to IS NULL OR valid_to > ?) AND grid_id IN ({_marks(ids)})",
        [day, day, *ids],
    ).fetchone()
    return None if latest is None else str(latest)


def _month_visits(figures: Iterable[GridFigures], day: str, visitor: int | None) -> MonthVisits:
    made = [
        visits
        for one in figures
        for staff, visits in one.visits.items()
        if visitor is None or staff == visitor
    ]  # fmt: skip
    customers: set[int] = set()
    customers.update(*(one.customers for one in made))
    return MonthVisits(
        month=day[:7],
        met=sum(one.met for one in made),
        nobody=sum(one.nobody for one in made),
        customers=len(customers),
        agreed=sum(one.agreed for one in made),
        latest_on=max((one.latest_on for one in made if one.latest_on is not None), default=None),
    )


def _marks(ids: list[int]) -> str:
    return ",".join("?" * len(ids))
