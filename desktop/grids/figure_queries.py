"""Reads what one grid holds: customers, deposits, loans. A few milliseconds a grid, 10,000 records or not."""

from dataclasses import dataclass

from desktop.customers.month_run import month_names, unpack_amounts
from desktop.database.connection import Connection
from desktop.grids.lineage_queries import VERSIONS

BookedLoans = dict[tuple[int | None, int], tuple[int, int]]  # (home grid, branch that granted) → balance in 分, loans


@dataclass(frozen=True, slots=True)
class VisitsMade:
    """What one member of staff did in one grid in the month of the bank's date; corrected visits count as corrected."""

    met: int  # somebody was met, not found untrue
    nobody: int  # 未遇
    customers: frozenset[int]  # met
    agreed: int  # follow-ups that he had agreed for this month
    latest_on: str | None


@dataclass(frozen=True, slots=True)
class GridFigures:
    """The customers whose home is one grid. Counts are of records 条; money in 分."""

    records: int
    existing: int
    potential: int
    dormant: int
    key: int
    located: int
    with_family: int
    household_ids: frozenset[int]
    deposits: dict[str, int]  # YYYY-MM → balances at its end, of those whose history ends with that month
    loans_fen: int
    borrowers: int
    overdue_fen: int
    overdue_loans: int
    platforms: dict[str, int]  # kind of source → records that came from it
    received_on: str | None  # day of the latest file
    visits: dict[int, VisitsMade]  # by member of staff

    @property
    def deposits_fen(self) -> int | None:
        """At the end of the latest month that anybody has."""
        return self.deposits[max(self.deposits)] if self.deposits else None

    @property
    def deposits_month(self) -> str | None:
        return max(self.deposits, default=None)


def read_figures(db: Connection, grid_id: int, day: str) -> GridFigures:
    """What one grid holds on `day` (YYYY-MM-DD)."""
    counts = [0, 0, 0, 0, 0, 0]
    platforms: dict[str, int] = {}
    received: str | None = None
    files = {
        batch: (platform, on)
        for batch, platform, on in db.execute("SELECT id, platform, substr(imported_at, 1, 10) FROM import_batch")
    }
    for batch, *numbers in db.execute(
        "SELECT batch_id, count(*), sum(lifecycle = 'EXISTING'), sum(lifecycle = 'POTENTIAL'),"
        "       sum(lifecycle = 'DORMANT'), sum(is_key), count(household_id)"
        "  FROM customer WHERE home_grid_id = ? GROUP BY batch_id",
        (grid_id,),
    ):
        counts = [before + more for before, more in zip(counts, numbers, strict=True)]
        platform, on = files[batch]
        platforms[platform] = platforms.get(platform, 0) + numbers[0]
        received = on if received is None else max(received, on)
    households = db.execute(
        "SELECT DISTINCT household_id FROM customer WHERE home_grid_id = ? AND household_id IS NOT NULL", (grid_id,)
    )
    records, existing, potential, dormant, key, with_family = counts
    loans, borrowers, overdue_fen, overdue = _loans(db, grid_id, day)
    return GridFigures(
        records=records,
        existing=existing,
        potential=potential,
        dormant=dormant,
        key=key,
        located=_located(db, grid_id),
        with_family=with_family,
        household_ids=frozenset(household for (household,) in households),
        deposits=_deposits(db, grid_id),
        loans_fen=loans,
        borrowers=borrowers,
        overdue_fen=overdue_fen,
        overdue_loans=overdue,
        platforms=platforms,
        received_on=received,
        visits=_month_visits(db, grid_id, day),
    )


def booked_loans(db: Connection, day: str) -> BookedLoans:
    """Every loan in force, by the borrower's home grid (None = 未归格) and the branch that granted it."""
    rows = db.execute(
        "SELECT c.home_grid_id, l.branch_id, sum(l.balance_fen), count(*)"
        "  FROM loan l JOIN customer c ON c.id = l.customer_id"
        " WHERE l.balance_fen > 0 AND l.start_on <= :day AND (l.settled_on IS NULL OR l.settled_on > :day)"
        " GROUP BY c.home_grid_id, l.branch_id",
        {"day": day},
    )
    return {(grid, branch): (balance, loans) for grid, branch, balance, loans in rows}


def bounded_grids(db: Connection) -> frozenset[int]:
    """Grids that have a boundary."""
    rows = db.execute("SELECT left_id FROM boundary_arc UNION SELECT right_id FROM boundary_arc")
    return frozenset(grid for (grid,) in rows if grid is not None)


def _month_visits(db: Connection, grid_id: int, day: str) -> dict[int, VisitsMade]:
    """The month's work by who did it, where it was done: in this grid, or in a former version of it.

    Work is not rewritten when a border moves: a visit made before a split counts for the grid it was made in.
    """
    first, after, end, year = db.execute(
        "SELECT date(:day, 'start of month'), date(:day, '+1 day'), date(:day, 'start of month', '+1 month'),"
        "       date(:day, '-12 months')",
        {"day": day},
    ).fetchone()
    rows = db.execute(
        "SELECT id, supersedes, staff_id, customer_id, found_nobody, verified = 'UNTRUE', substr(started_at, 1, 10),"
        "       started_at >= :first, next_on >= :first AND next_on < :end"
        f"  FROM visit WHERE grid_id IN {VERSIONS} AND started_at >= :year AND started_at < :after",
        {"id": grid_id, "first": first, "after": after, "end": end, "year": year},
    ).fetchall()
    corrected = {row[1] for row in rows if row[1] is not None}
    by_staff: dict[int, list[tuple[int, bool, bool, str, bool, bool]]] = {}
    for visit, _, staff, customer, nobody, untrue, on, now, agreed in rows:
        if visit not in corrected and (now or agreed):
            by_staff.setdefault(staff, []).append((customer, bool(nobody), bool(untrue), on, bool(now), bool(agreed)))
    made = {}
    for staff, visits in by_staff.items():
        met = [customer for customer, nobody, untrue, _, now, _ in visits if now and not nobody and not untrue]
        made[staff] = VisitsMade(
            met=len(met),
            nobody=sum(nobody and now for _, nobody, _, _, now, _ in visits),
            customers=frozenset(met),
            agreed=sum(agreed for *_, agreed in visits),
            latest_on=max((on for _, _, _, on, now, _ in visits if now), default=None),
        )
    return made


def _located(db: Connection, grid_id: int) -> int:
    (count,) = db.execute(
        "SELECT count(*) FROM customer c JOIN geo_point p ON p.customer_id = c.id AND p.seq = 0 AND p.state = 'CURRENT'"
        " WHERE c.home_grid_id = ?",
        (grid_id,),
    ).fetchone()
    return int(count)


def _deposits(db: Connection, grid_id: int) -> dict[str, int]:
    """Sum of the balances at the end of each customer's last month, by that month."""
    rows = db.execute(
        "SELECT h.first_month, h.months, h.width, substr(h.deposit_end, -h.width)"
        "  FROM customer c JOIN account_history h ON h.customer_id = c.id WHERE c.home_grid_id = ? AND h.months > 0",
        (grid_id,),
    )
    runs: dict[tuple[str, int, int], list[bytes]] = {}  # thousands of customers share a few runs of months
    for first_month, months, width, last in rows:
        runs.setdefault((first_month, months, width), []).append(last)
    sums: dict[str, int] = {}
    for (first_month, months, width), balances in runs.items():
        month = month_names(first_month, months)[-1]
        sums[month] = sums.get(month, 0) + int(unpack_amounts(b"".join(balances), width).sum())
    return sums


def _loans(db: Connection, grid_id: int, day: str) -> tuple[int, int, int, int]:
    """Balance of the loans of the grid's customers and how many borrow (whoever granted it); of these overdue."""
    row = db.execute(
        "SELECT COALESCE(sum(l.balance_fen), 0), count(DISTINCT l.customer_id),"
        "       COALESCE(sum(l.balance_fen) FILTER (WHERE l.overdue_days > 0), 0), COALESCE(sum(l.overdue_days > 0), 0)"
        "  FROM customer c JOIN loan l ON l.customer_id = c.id"
        " WHERE c.home_grid_id = :id AND l.balance_fen > 0 AND l.start_on <= :day"
        "   AND (l.settled_on IS NULL OR l.settled_on > :day)",
        {"id": grid_id, "day": day},
    ).fetchone()
    balance, borrowers, overdue_fen, overdue = row
    return int(balance), int(borrowers), int(overdue_fen), int(overdue)
