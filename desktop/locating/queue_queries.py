"""Who waits to be placed by hand, and whose place is in doubt: masked, with what is known, in the order of work."""

from collections import Counter
from dataclasses import dataclass

from desktop.customers.masking import mask_address, mask_name
from desktop.database.connection import Connection

SHOWN = 200  # rows that are listed at once; the counts are of all

_OPEN = (
    "FROM unplaced u WHERE NOT EXISTS"
    " (SELECT 1 FROM geo_point p WHERE p.customer_id = u.customer_id AND p.seq = 0 AND p.state <> 'HISTORY')"
)
_NAMED = (
    "SELECT c.id, c.name, (SELECT a.raw FROM address a WHERE a.customer_id = c.id ORDER BY a.division_id IS NOT NULL,"
    " a.seq LIMIT 1)"
)


@dataclass(frozen=True, slots=True)
class Village:
    """A village that may be meant, and the grids it lies in."""

    id: int
    name: str
    town: str
    grids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One customer of the queue. `place`: degrees × 10⁷ of a point that is in doubt."""

    customer: int
    name: str  # masked
    address: str  # masked
    reason: int  # as in resolver.Reason; 0 for a doubtful point
    town_id: int | None
    town: str
    candidates: tuple[Village, ...]
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """`total` of what was asked for, its first rows, and counts for choosing."""

    total: int
    rows: tuple[Waiting, ...]
    by_reason: dict[int, int]
    by_town: dict[tuple[int, str], int]  # (id, name)
    by_village: dict[tuple[int, str], int]  # the likeliest village, which is a grid as a rule
    doubtful: int


def waiting(db: Connection, *, reason: int | None = None, town: int | None = None, village: int | None = None) -> Queue:
    """Customers without a place; those with a likely village come first, for they are done with one key,
    then those of whom at least the town is known."""
    names = dict(db.execute("SELECT id, short_name FROM admin_division").fetchall())
    groups = db.execute(f"SELECT u.reason, u.town_id, u.first_id, count(*) {_OPEN} GROUP BY 1, 2, 3").fetchall()
    by_reason: Counter[int] = Counter()
    by_town: Counter[tuple[int, str]] = Counter()
    by_village: Counter[tuple[int, str]] = Counter()
    total = 0
    for why, where, likely, count in groups:
        by_reason[why] += count
        if reason not in (None, why):
            continue
        if where is not None:
            by_town[where, str(names.get(where, ""))] += count
        if town not in (None, where):
            continue
        if likely is not None:
            by_village[likely, str(names.get(likely, ""))] += count
        if village in (None, likely):
            total += count
    wanted = (("u.reason = :reason", reason), ("u.town_id = :town", town), ("u.first_id = :village", village))
    chosen = [condition for condition, value in wanted if value is not None]
    rows = db.execute(
        f"{_NAMED}, u.reason, u.town_id, u.first_id, u.second_id FROM (SELECT u.* {_OPEN}"
        f"{''.join(f' AND {condition}' for condition in chosen)}"
        f" ORDER BY u.first_id IS NULL, u.town_id IS NULL, u.reason DESC, u.customer_id LIMIT {SHOWN}) u"
        " JOIN customer c ON c.id = u.customer_id",
        {"reason": reason, "town": town, "village": village},
    ).fetchall()
    villages = _villages(db, {division for row in rows for division in row[5:7] if division is not None})
    listed = tuple(
        Waiting(
            key, mask_name(name), mask_address(raw or ""), why, where, str(names.get(where, "")),
            tuple(villages[division] for division in those if division in villages),
        )
        for key, name, raw, why, where, *those in rows
    )  # fmt: skip
    return Queue(total, listed, dict(by_reason), dict(by_town), dict(by_village), _doubtful(db))


def doubtful(db: Connection) -> Queue:
    """Customers whose point contradicts their address, with the village of the address."""
    rows = db.execute(
        f"{_NAMED}, p.lon_e7, p.lat_e7, (SELECT a.division_id FROM address a WHERE a.customer_id = c.id"
        " AND a.division_id IS NOT NULL ORDER BY a.seq LIMIT 1)"
        "  FROM geo_point p JOIN customer c ON c.id = p.customer_id WHERE p.seq = 0 AND p.state = 'DOUBTFUL'"
        f" ORDER BY p.customer_id LIMIT {SHOWN}"
    ).fetchall()
    villages = _villages(db, {row[5] for row in rows if row[5] is not None})
    listed = []
    for key, name, raw, lon, lat, division in rows:
        village = villages.get(division)
        town, candidates = ("", ()) if village is None else (village.town, (village,))
        listed.append(Waiting(key, mask_name(name), mask_address(raw or ""), 0, None, town, candidates, (lon, lat)))
    total = _doubtful(db)
    return Queue(total, tuple(listed), {}, {}, {}, total)


def _doubtful(db: Connection) -> int:
    return int(db.execute("SELECT count(*) FROM geo_point WHERE seq = 0 AND state = 'DOUBTFUL'").fetchone()[0])


def _villages(db: Connection, wanted: set[int]) -> dict[int, Village]:
    found = {}
    for division in sorted(wanted):
        row = db.execute(
            "SELECT d.short_name, coalesce(t.short_name, '') FROM admin_division d"
            "  LEFT JOIN admin_division t ON t.id = d.parent_id WHERE d.id = ?",
            (division,),
        ).fetchone()
        grids = db.execute("SELECT grid_id FROM grid_division WHERE division_id = ? ORDER BY grid_id", (division,))
        if row is not None:
            found[division] = Village(division, row[0], row[1], tuple(grid for (grid,) in grids))
    return found
