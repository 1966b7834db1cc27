"""What each located customer brings to its grid: the columns that totals by difference are made of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from desktop.customers.month_run import unpack_amounts
from desktop.customers.point_index import PointIndex
from desktop.customers.point_store import met_in_a_year
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.plans.override_queries import overridden
from desktop.progress import Progress

Amounts = NDArray[np.int64]

MEASURES = ("households", "stock", "potential", "key", "deposits_fen", "loans_fen", "overdue_fen", "visits_due")
"""Households 户 the bank has a file of; records 条 that are not potential, potential, key; balances in 分; customers
whose visit is due."""

_BATCH = 10_000  # small, so that the window gets its turns


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """`columns`, one (n,) per measure beside a point index; `rest` by home grid (0 = none) what is not located.

    A visit is due (走访到期) for a key customer or borrower, not closed, whom no valid visit met in the last 12 months.
    A household is where its head is; one that was put into another grid than its head's, or has none, stays there.
    Publication moves them by the same rule.
    """

    columns: tuple[NDArray[np.integer], ...]
    rest: dict[int, Amounts]  # grid → (len(MEASURES),)
    kept: NDArray[np.int32] = field(default_factory=lambda: np.empty(0, np.int32))  # customers with an exception


def read_weights(db: Connection, index: PointIndex, progress: Progress | None = None) -> Weights:
    """For the bank's date; some seconds for a million records. Raises Cancelled on request."""
    progress = progress or Progress()
    day = bank_date(db)
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM customer").fetchone()
    every = np.zeros((len(MEASURES), int(last) + 1), dtype=np.int64)  # by customer id
    home = np.zeros(int(last) + 1, dtype=np.int32)
    _customers(db, every, home, progress.part(0.0, 0.35))
    _deposits(db, every[MEASURES.index("deposits_fen")], progress.part(0.35, 0.8))
    _loans(db, day, every)
    progress.report(0.9, "")
    every[MEASURES.index("visits_due"), met_in_a_year(db, day)] = 0
    apart = _households(db, every[MEASURES.index("households")], home)
    columns = tuple(
        every[row, index.customer_id].astype(np.int64 if name.endswith("_fen") else np.uint8)
        for row, name in enumerate(MEASURES)
    )
    every[:, index.customer_id] = 0
    rest = _by_grid(every, home)
    for grid, count in apart.items():
        rest.setdefault(grid, np.zeros(len(MEASURES), dtype=np.int64))[MEASURES.index("households")] += count
    return Weights(columns, rest, overridden(db))


def sums_by_face(columns: Sequence[NDArray[np.integer]], faces: NDArray[np.integer]) -> dict[int, Amounts]:
    """Sums of columns, each (n,), by face (n,); exact to the last 分."""
    ids, number = np.unique(faces, return_inverse=True)
    sums = np.array([_sums(values, number, len(ids)) for values in columns], dtype=np.int64).reshape(
        len(columns), len(ids)
    )
    return {int(face): sums[:, place] for place, face in enumerate(ids.tolist())}


def _sums(values: NDArray[np.integer], number: NDArray[np.intp], count: int) -> Amounts:
    """bincount adds doubles: amounts are added in two halves of which neither can round."""
    if values.dtype == np.uint8:
        return np.bincount(number, weights=values, minlength=count).astype(np.int64)
    low = np.bincount(number, weights=values & 0xFFFFFF, minlength=count)
    high = np.bincount(number, weights=values >> 24, minlength=count)
    return low.astype(np.int64) + (high.astype(np.int64) << 24)


def _customers(db: Connection, every: Amounts, home: NDArray[np.int32], progress: Progress) -> None:
    stock, potential, key = (every[MEASURES.index(name)] for name in ("stock", "potential", "key"))
    cursor = db.execute("SELECT id, home_grid_id, lifecycle = 'POTENTIAL', is_key, lifecycle = 'CLOSED' FROM customer")
    due = every[MEASURES.index("visits_due")]
    while rows := cursor.fetchmany(_BATCH):
        ids, grids, is_potential, is_key, is_closed = (np.array(column) for column in zip(*rows, strict=True))
        home[ids] = np.array([grid or 0 for grid in grids.tolist()], dtype=np.int32)
        potential[ids] = is_potential
        stock[ids] = 1 - is_potential
        key[ids] = is_key
        due[ids] = is_key * (1 - is_closed)
        progress.report(float(ids[-1]) / max(1, len(home)), "")


def _households(db: Connection, households: Amounts, home: NDArray[np.int32]) -> Counter[int]:
    """Count each household with its head; returns those that stay apart from their head, by grid."""
    apart: Counter[int] = Counter()
    for head, grid in db.execute("SELECT head_id, coalesce(grid_id, 0) FROM household"):
        if head is not None and home[head] == grid:
            households[head] += 1
        else:
            apart[grid] += 1
    return apart


def _deposits(db: Connection, deposits: Amounts, progress: Progress) -> None:
    for width in (4, 8):
        cursor = db.execute(
            "SELECT customer_id, substr(deposit_end, -width) FROM account_history WHERE months > 0 AND width = ?",
            (width,),
        )
        while rows := cursor.fetchmany(_BATCH):
            ids, blobs = zip(*rows, strict=True)
            deposits[np.array(ids)] = unpack_amounts(b"".join(blobs), width)
            progress.report(float(ids[-1]) / max(1, len(deposits)), "")


def _loans(db: Connection, day: str, every: Amounts) -> None:
    loans, overdue, due = (every[MEASURES.index(name)] for name in ("loans_fen", "overdue_fen", "visits_due"))
    for customer, balance, late in db.execute(
        "SELECT customer_id, sum(balance_fen), sum(CASE WHEN overdue_days > 0 THEN balance_fen ELSE 0 END) FROM loan"
        " WHERE balance_fen > 0 AND start_on <= :day AND (settled_on IS NULL OR settled_on > :day)"
        " GROUP BY customer_id",
        {"day": day},
    ):
        loans[customer], overdue[customer], due[customer] = balance, late, 1


def _by_grid(every: Amounts, home: NDArray[np.int32]) -> dict[int, Amounts]:
    some = np.flatnonzero(every.any(axis=0))
    return sums_by_face([column[some] for column in every], home[some])
