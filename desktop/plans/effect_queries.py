"""Reads for the day a plan takes effect: whose home has ended, which plan drew it, who heads a family."""

import json
from collections.abc import Collection

from desktop.database.connection import Connection

_OVER = "valid_to IS NOT NULL AND valid_to <= :day"


def ended_homes(db: Connection, day: str) -> dict[int, str]:
    """Grids, with their codes, that have ended by a day and are still the home of a customer or a household."""
    rows = db.execute(
        f"SELECT id, code FROM grid WHERE layer = 'BASE' AND {_OVER}"
        " AND (EXISTS (SELECT 1 FROM customer WHERE home_grid_id = grid.id)"
        "  OR id IN (SELECT grid_id FROM household)) ORDER BY id",
        {"day": day},
    )
    return dict(rows.fetchall())


def plans_before(db: Connection, day: str) -> list[int]:
    """Published plans that had ended by a day, the latest first."""
    rows = db.execute(
        f"SELECT id FROM grid_plan WHERE status IN ('ACTIVE', 'SUPERSEDED') AND {_OVER}"
        " ORDER BY valid_to DESC, id DESC",
        {"day": day},
    )
    return [plan for (plan,) in rows]


def grid_codes(db: Connection, grids: Collection[int]) -> dict[int, str]:
    rows = db.execute("SELECT id, code FROM grid WHERE id IN (SELECT value FROM json_each(?))", (json.dumps([*grids]),))
    return dict(rows.fetchall())


def home_of(db: Connection, customer: int) -> tuple[int | None, str | None]:
    """Home grid and the rule that decided it."""
    row: tuple[int | None, str | None] = db.execute(
        "SELECT home_grid_id, home_grid_rule FROM customer WHERE id = ?", (customer,)
    ).fetchone() or (None, None)
    return row


def households_headed(db: Connection, customer: int) -> list[tuple[int, int | None]]:
    """(household, its grid) of which a customer is the head."""
    return db.execute(
        "SELECT h.id, h.grid_id FROM customer c JOIN household h ON h.id = c.household_id AND h.head_id = c.id"
        " WHERE c.id = ?",
        (customer,),
    ).fetchall()


def is_located(db: Connection, customer: int) -> bool:
    row = db.execute("SELECT 1 FROM geo_point WHERE customer_id = ? AND seq = 0", (customer,)).fetchone()
    return row is not None
