"""How many customers the bank has, in all and by home grid."""

from dataclasses import dataclass

from desktop.customers.point_store import located_by_grid
from desktop.database.connection import Connection


@dataclass(frozen=True, slots=True)
class CustomerCounts:
    """Customer records 条. `existing` is every record that is not potential, those gone quiet included."""

    records: int = 0
    quiet: int = 0  # sleeping, gone or closed
    potential: int = 0
    key: int = 0
    located: int = 0

    @property
    def existing(self) -> int:
        return self.records - self.potential


def customers_total(db: Connection) -> int:
    """All customer records 条, located or not, of every lifecycle."""
    (count,) = db.execute("SELECT count(*) FROM customer").fetchone()
    return int(count)


# Each is one walk over an index (see schema_0002_counts.sql); together they would be one walk over all customers.
_BY_GRID = "SELECT home_grid_id, count(*) FROM customer GROUP BY home_grid_id"
_QUIET = (
    "SELECT home_grid_id, count(*) FROM customer WHERE lifecycle NOT IN ('POTENTIAL', 'EXISTING') GROUP BY home_grid_id"
)
_POTENTIAL = "SELECT home_grid_id, count(*) FROM customer WHERE lifecycle = 'POTENTIAL' GROUP BY home_grid_id"
_KEY = "SELECT home_grid_id, count(*) FROM customer WHERE is_key = 1 GROUP BY home_grid_id"


def customers_by_grid(db: Connection) -> dict[int | None, CustomerCounts]:
    """Counts by home grid, whether it is in force or not; None for those without one.

    A customer counts in its home grid whoever manages it: `customer.manager_id` does not move it to another place.
    """
    every, quiet, potential, key = (_count(db, sql) for sql in (_BY_GRID, _QUIET, _POTENTIAL, _KEY))
    located = located_by_grid(db)
    return {
        grid: CustomerCounts(
            every.get(grid, 0), quiet.get(grid, 0), potential.get(grid, 0), key.get(grid, 0), located.get(grid, 0)
        )
        for grid in every.keys() | located.keys()
    }


def household_files_by_grid(db: Connection) -> dict[int | None, int]:
    """Households 户 the bank keeps a file of, by grid; None for those without one."""
    return _count(db, "SELECT grid_id, count(*) FROM household GROUP BY grid_id")


def _count(db: Connection, sql: str) -> dict[int | None, int]:
    return dict(db.execute(sql).fetchall())
