"""Reading exceptions from the borders 归属例外: of one customer, in force on a day, and all of them for the list."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.tables.business_queries import shown_name

SOON_DAYS = 30

_OVERRIDE = (
    "SELECT o.id, o.customer_id, o.grid_id, grid.code, grid.name, o.reason, o.approver, o.valid_from, o.valid_to,"
    " o.ended_on, o.created_by FROM home_override o JOIN grid ON grid.id = o.grid_id"
)


@dataclass(frozen=True, slots=True)
class Override:
    """Days are YYYY-MM-DD, half-open; `ended_on` is the day it was given up or was over, None while it stands."""

    id: int
    customer_id: int
    grid_id: int
    grid_code: str
    grid_name: str
    reason: str
    approver: str
    valid_from: str
    valid_to: str
    ended_on: str | None
    created_by: str

    def holds_on(self, day: str) -> bool:
        return self.ended_on is None and self.valid_from <= day < self.valid_to


@dataclass(frozen=True, slots=True)
class OverrideLine:
    """One exception in the list; `customer_name` is masked."""

    override: Override
    cust_no: str
    customer_name: str
    days_left: int  # until its end, from the bank's date; below 1 when it is over


def override_of(db: Connection, override_id: int) -> Override | None:
    row = db.execute(f"{_OVERRIDE} WHERE o.id = ?", (override_id,)).fetchone()
    return None if row is None else Override(*row)


def standing_override(db: Connection, customer_id: int) -> Override | None:
    """The exception of a customer that was not ended, begun or not, run out or not."""
    row = db.execute(f"{_OVERRIDE} WHERE o.customer_id = ? AND o.ended_on IS NULL", (customer_id,)).fetchone()
    return None if row is None else Override(*row)


def standing_overrides(db: Connection) -> Iterator[Override]:
    """Every exception that was not ended."""
    return (Override(*row) for row in db.execute(f"{_OVERRIDE} WHERE o.ended_on IS NULL ORDER BY o.id").fetchall())


def overridden(db: Connection) -> NDArray[np.int32]:
    """Customers (n,) ascending whom an exception keeps in their grid on the bank's date, wherever borders run."""
    rows = db.execute(
        "SELECT customer_id FROM home_override WHERE ended_on IS NULL AND valid_from <= :day AND :day < valid_to"
        " ORDER BY customer_id",
        {"day": bank_date(db)},
    )
    return np.array([customer for (customer,) in rows], dtype=np.int32)


def override_lines(db: Connection) -> tuple[OverrideLine, ...]:
    """All exceptions there ever were: those that stand first, the next to end on top."""
    day = bank_date(db)
    lines = []
    for *values, number, name, kind, child, left in db.execute(
        "SELECT o.id, o.customer_id, o.grid_id, grid.code, grid.name, o.reason, o.approver, o.valid_from, o.valid_to,"
        " o.ended_on, o.created_by, c.cust_no, c.name, c.kind,"
        " COALESCE(p.birth_on > date(:day, '-14 years'), 0), CAST(julianday(o.valid_to) - julianday(:day) AS INTEGER)"
        " FROM home_override o JOIN grid ON grid.id = o.grid_id JOIN customer c ON c.id = o.customer_id"
        " LEFT JOIN person_profile p ON p.customer_id = c.id"
        " ORDER BY o.ended_on IS NOT NULL, o.valid_to, o.id",
        {"day": day},
    ):
        lines.append(OverrideLine(Override(*values), number, shown_name(name, kind, child=bool(child)), left))
    return tuple(lines)
