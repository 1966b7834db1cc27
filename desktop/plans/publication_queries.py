"""Reads that publishing a plan needs: who holds a grid, what it is made of, whose home it is."""

import json
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.database.connection import Connection


def assignments_on(db: Connection, grid_id: int) -> list[tuple[int, str, int | None]]:
    """(id, role, staff) of the assignments of a grid that have no end yet."""
    return db.execute(
        "SELECT id, role, staff_id FROM grid_assignment WHERE grid_id = ? AND valid_to IS NULL ORDER BY id", (grid_id,)
    ).fetchall()


def divisions_of(db: Connection, grid_id: int) -> list[int]:
    """The villages and communities a grid is made of."""
    rows = db.execute("SELECT division_id FROM grid_division WHERE grid_id = ? ORDER BY division_id", (grid_id,))
    return [division for (division,) in rows]


def village_of(db: Connection, grid_code: str) -> list[int]:
    """The village or community whose 12 digits a grid's code begins with."""
    rows = db.execute("SELECT id FROM admin_division WHERE code = ? ORDER BY id DESC LIMIT 1", (grid_code[:12],))
    return [division for (division,) in rows]


def homes_of(db: Connection, grids: Sequence[int]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Customers (n,) ascending whose home is one of these grids, and which."""
    found: list[tuple[int, int]] = []
    for grid in grids:
        found += db.execute("SELECT id, home_grid_id FROM customer WHERE home_grid_id = ?", (grid,)).fetchall()
    pairs = np.array(sorted(found), dtype=np.int32).reshape(-1, 2)
    return pairs[:, 0].copy(), pairs[:, 1].copy()


def households_of(
    db: Connection, grids: Sequence[int]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Households (n,) ascending of these grids, the grid of each, and its head; 0 where nobody is known as head."""
    found = db.execute(
        "SELECT id, grid_id, coalesce(head_id, 0) FROM household"
        " WHERE grid_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(grids)),),
    ).fetchall()
    rows = np.array(found, dtype=np.int32).reshape(-1, 3)
    return rows[:, 0].copy(), rows[:, 1].copy(), rows[:, 2].copy()


def lost_homes(db: Connection, day: str) -> int:
    """Customers whose home grid is not in force on a day."""
    (lost,) = db.execute(
        "SELECT count(*) FROM customer WHERE home_grid_id IN"
        " (SELECT id FROM grid WHERE valid_from > :day OR (valid_to IS NOT NULL AND valid_to <= :day))",
        {"day": day},
    ).fetchone()
    return int(lost)
