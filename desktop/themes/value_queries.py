"""Reading the figures of a theme for every grid; takes up to a second or two on a large bank."""

import numpy as np

from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.area import ground_areas
from desktop.grids.boundary import Partition
from desktop.themes.theme import Floats, Ints, Theme, ThemeValues

_CUSTOMERS = "SELECT home_grid_id, count(*) FROM customer WHERE home_grid_id IS NOT NULL GROUP BY home_grid_id"
_WITH_PRODUCT = (  # a customer may have both: counted once
    "SELECT home_grid_id, count(*) FROM customer WHERE home_grid_id IS NOT NULL AND id IN ("
    " SELECT customer_id FROM account_history WHERE products <> 0 UNION"
    " SELECT customer_id FROM loan WHERE start_on <= :day AND (settled_on IS NULL OR settled_on > :day))"
    " GROUP BY home_grid_id"
)
_WITH_LINE = (
    "SELECT home_grid_id, count(*) FROM customer WHERE home_grid_id IS NOT NULL AND id IN ("
    " SELECT customer_id FROM credit_line WHERE state = 'VALID' AND valid_from <= :day"
    " AND (valid_to IS NULL OR valid_to > :day)) GROUP BY home_grid_id"
)
_MET = (
    "SELECT home_grid_id, count(*) FROM customer WHERE home_grid_id IS NOT NULL AND id IN ("
    " SELECT customer_id FROM visit WHERE started_at >= date(:day, '-12 months', '+1 day')"
    " AND started_at < date(:day, '+1 day') AND found_nobody = 0 AND verified <> 'UNTRUE'"
    " AND id NOT IN (SELECT supersedes FROM visit WHERE supersedes IS NOT NULL)) GROUP BY home_grid_id"
)
_NUMERATORS = {Theme.COVERAGE: _WITH_PRODUCT, Theme.CREDIT: _WITH_LINE, Theme.VISITS: _MET}
_LOCATED = (
    "SELECT c.home_grid_id, count(*) FROM customer c JOIN geo_point p ON p.customer_id = c.id AND p.seq = 0"
    " AND p.state = 'CURRENT' WHERE c.home_grid_id IS NOT NULL GROUP BY c.home_grid_id"
)


def theme_values(db: Connection, theme: Theme, partition: Partition) -> ThemeValues:
    """The figures of a theme that has values, for every grid in force on the bank's date.

    `partition` gives the ground areas of the density. Raises ValueError for a theme that has none.
    """
    if not theme.has_values:
        raise ValueError(f"{theme.value} has no values")
    day = bank_date(db)
    rows = db.execute(
        "SELECT id FROM grid WHERE layer = 'BASE' AND valid_from <= ?"
        " AND (valid_to IS NULL OR valid_to > ?) ORDER BY id",
        (day, day),
    ).fetchall()
    ids = np.array([grid for (grid,) in rows], np.int64)
    if theme is Theme.DENSITY:
        areas = ground_areas(partition)
        below = np.array([areas.get(grid, 0.0) / 1e6 for grid in ids.tolist()])
        return ThemeValues(theme, day, ids, _counts(db, _LOCATED, day, ids), below)
    return ThemeValues(theme, day, ids, _counts(db, _NUMERATORS[theme], day, ids), _counts(db, _CUSTOMERS, day, ids))


def _counts(db: Connection, sql: str, day: str, ids: Ints) -> Floats:
    counts = dict(db.execute(sql, {"day": day}).fetchall())
    return np.array([float(counts.get(grid, 0)) for grid in ids.tolist()])
