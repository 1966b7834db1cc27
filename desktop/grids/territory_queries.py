"""Reads what a set of grids has on the bank's date, for the cards of branches, managers and towns."""

from collections.abc import Sequence

from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.figures import Figures, together
from desktop.grids.grid import Grid
from desktop.grids.territory import GridLine, MonthVisits, Territory


def read_territory(db: Connection, grids: Sequence[Grid], figures: Figures, *, visitor: int | None = None) -> Territory:
    """What these grids have together; `visitor` counts the visits of one member of staff alone."""
    day = bank_date(db)
    ids = [grid.id for grid in grids]
    known = figures.of(db, ids, day)
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
        with_boundary=_with_boundary(db, ids),
        with_person=sum(grid.manager_id is not None for grid in grids),
        with_duty=None,
        visits=_month_visits(db, ids, day, visitor),
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


def _with_boundary(db: Connection, ids: list[int]) -> int:
    (count,) = db.execute(
        "SELECT count(*) FROM (SELECT left_id AS id FROM boundary_arc UNION SELECT right_id FROM boundary_arc)"
        f" WHERE id IN ({_marks(ids)})",
        ids,
    ).fetchone()
    return int(count)


def _assigned_on(db: Connection, ids: list[int], day: str) -> str | None:
    (latest,) = db.execute(
        "SELECT max(valid_from) FROM grid_assignment WHERE role = 'LEAD' AND valid_from <= ?"
        f" AND (valid_to IS NULL OR valid_to > ?) AND grid_id IN ({_marks(ids)})",
        [day, day, *ids],
    ).fetchone()
    return None if latest is None else str(latest)


def _month_visits(db: Connection, ids: list[int], day: str, visitor: int | None) -> MonthVisits:
    first, after, end = db.execute(
        "SELECT date(:day, 'start of month'), date(:day, '+1 day'), date(:day, 'start of month', '+1 month')",
        {"day": day},
    ).fetchone()
    valid = "v.id NOT IN (SELECT w.supersedes FROM visit w WHERE w.customer_id = v.customer_id AND w.supersedes > 0)"
    whose = "" if visitor is None else " AND v.staff_id = ?"
    by = [] if visitor is None else [visitor]
    met, nobody, customers, latest = db.execute(
        "SELECT COALESCE(sum(v.found_nobody = 0 AND v.verified <> 'UNTRUE'), 0), COALESCE(sum(v.found_nobody), 0),"
        "       count(DISTINCT v.customer_id) FILTER (WHERE v.found_nobody = 0 AND v.verified <> 'UNTRUE'),"
        "       substr(max(v.started_at), 1, 10)"
        f"  FROM visit v WHERE v.grid_id IN ({_marks(ids)}) AND v.started_at >= ? AND v.started_at < ?"
        f"{whose} AND {valid}",
        [*ids, first, after, *by],
    ).fetchone()
    (agreed,) = db.execute(
        f"SELECT count(*) FROM visit v WHERE v.grid_id IN ({_marks(ids)})"
        f" AND v.started_at >= date(?, '-12 months') AND v.started_at < ? AND v.next_on >= ? AND v.next_on < ?"
        f"{whose} AND {valid}",
        [*ids, first, after, first, end, *by],
    ).fetchone()
    return MonthVisits(first[:7], int(met), int(nobody), int(customers), int(agreed), latest)


def _marks(ids: list[int]) -> str:
    return ",".join("?" * len(ids))
