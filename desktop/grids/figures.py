"""What each grid holds, kept once read: the cards of branches, managers and towns add up the grids they are made of."""

import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from desktop.customers.customer_card import Source
from desktop.database.connection import Connection
from desktop.editing.changes import Changes
from desktop.grids.figure_queries import BookedLoans, GridFigures, booked_loans, bounded_grids, read_figures

_COUNTED = frozenset(
    {"customer", "geo_point", "household", "household_member", "account_history", "loan", "import_batch", "visit"}
)
_BOUNDARIES = frozenset({"boundary_arc", "grid", "grid_plan"})


NO_SOURCE = Source(None, None)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The customers of several grids together. Counts are of records 条 unless they say 户; money in 分."""

    records: int = 0
    existing: int = 0
    potential: int = 0
    dormant: int = 0
    key: int = 0
    located: int = 0
    with_family: int = 0
    households: int = 0  # 户 that have a file here, each once
    deposits_fen: int | None = None  # at the end of `deposits_month`; None = nobody has an account history
    deposits_month: str | None = None  # YYYY-MM
    loans_fen: int = 0
    borrowers: int = 0
    overdue_fen: int = 0
    overdue_loans: int = 0
    platforms: int = 0  # how many kinds of source the records came from
    source: Source = NO_SOURCE  # the kind most of them came from, and the day of the latest file

    @property
    def lost(self) -> int:
        """Churned and closed."""
        return self.records - self.existing - self.potential - self.dormant


def together(figures: Iterable[GridFigures]) -> Portfolio:
    """The sum of some grids."""
    all_of = tuple(figures)
    months: dict[str, int] = {}
    platforms: dict[str, int] = {}
    for one in all_of:
        for month, fen in one.deposits.items():
            months[month] = months.get(month, 0) + fen
        for platform, records in one.platforms.items():
            platforms[platform] = platforms.get(platform, 0) + records
    latest = max(months, default=None)
    main = max(sorted(platforms), key=lambda name: platforms[name], default=None)
    day = max((one.received_on for one in all_of if one.received_on is not None), default=None)
    families: set[int] = set()
    families.update(*(one.household_ids for one in all_of))
    return Portfolio(
        records=sum(one.records for one in all_of),
        existing=sum(one.existing for one in all_of),
        potential=sum(one.potential for one in all_of),
        dormant=sum(one.dormant for one in all_of),
        key=sum(one.key for one in all_of),
        located=sum(one.located for one in all_of),
        with_family=sum(one.with_family for one in all_of),
        households=len(families),
        deposits_fen=None if latest is None else months[latest],
        deposits_month=latest,
        loans_fen=sum(one.loans_fen for one in all_of),
        borrowers=sum(one.borrowers for one in all_of),
        overdue_fen=sum(one.overdue_fen for one in all_of),
        overdue_loans=sum(one.overdue_loans for one in all_of),
        platforms=len(platforms),
        source=Source(main, day),
    )


@dataclass(slots=True)
class Figures:
    """Figures of grids on the bank's date, each read when it is first asked for; any thread may ask."""

    _known: dict[int, GridFigures] = field(default_factory=dict)
    _booked: BookedLoans | None = None
    _bounded: frozenset[int] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _edition: int = 0

    @property
    def known(self) -> int:
        """How many grids have been read."""
        return len(self._known)

    def of(self, db: Connection, grids: Collection[int], day: str) -> dict[int, GridFigures]:
        """Figures of these grids, by grid id."""
        with self._lock:
            edition = self._edition
            found = {grid: self._known[grid] for grid in grids if grid in self._known}
        fresh = {grid: read_figures(db, grid, day) for grid in grids if grid not in found}
        with self._lock:
            if edition == self._edition:  # what was read before a change is not kept
                self._known.update(fresh)
        return found | fresh

    def booked(self, db: Connection, day: str) -> BookedLoans:
        """The loans in force, by the home grid of the borrower and the branch that granted them."""
        with self._lock:
            edition, booked = self._edition, self._booked
        if booked is None:
            booked = booked_loans(db, day)
            with self._lock:
                if edition == self._edition:
                    self._booked = booked
        return booked

    def bounded(self, db: Connection) -> frozenset[int]:
        """Grids that have a boundary."""
        with self._lock:
            edition, bounded = self._edition, self._bounded
        if bounded is None:
            bounded = bounded_grids(db)
            with self._lock:
                if edition == self._edition:
                    self._bounded = bounded
        return bounded

    def forget(self, changes: Changes) -> None:
        """After a change of data: what it may have touched is read anew."""
        with self._lock:
            if changes.touches(_COUNTED):
                self._edition += 1
                self._known.clear()
                self._booked = None
            if changes.touches(_BOUNDARIES):
                self._edition += 1
                self._bounded = None
