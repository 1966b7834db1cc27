"""The point index in the store: packed once, loaded in a blink, rebuilt from the rows when in doubt."""

import logging
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.customers.point_codes import KINDS, LIFECYCLES, Flag
from desktop.customers.point_index import NO_GRID, PointIndex
from desktop.database.connection import Connection
from desktop.maps.projection import world_to_e7

_log = logging.getLogger(__name__)

# Column of `customer_points` → dtype. `point_codes` says what the one-byte codes mean.
_PARTS = {
    "customer_id": "<i4",
    "lon_e7": "<i4",
    "lat_e7": "<i4",
    "grid_id": "<i4",
    "kind": "|u1",
    "lifecycle": "|u1",
    "flags": "|u1",
}

_PACKED = "SELECT packed FROM customer_points WHERE part = ?"
_LOCATED_BY_GRID = (
    "SELECT c.home_grid_id, count(*) FROM geo_point p JOIN customer c ON c.id = p.customer_id"
    " WHERE p.seq = 0 AND p.state = 'CURRENT' GROUP BY c.home_grid_id"
)


@dataclass(frozen=True, slots=True)
class _Damaged(Exception):
    reason: str


def load_points(db: Connection) -> PointIndex:
    """Every located customer. A stale or damaged pack is never used: then the rows are read, with a warning."""
    try:
        columns = _read_pack(db)
    except _Damaged as damage:
        _log.warning("point index is built from the rows, because %s", damage.reason)
        columns = _read_rows(db)
    return _index(columns)


def is_stale(db: Connection) -> bool:
    """True when the pack is missing, cut off, or of another `point_version` than the rows."""
    try:
        _check_pack(_heads(db), point_version(db))
    except _Damaged:
        return True
    return False


def located_by_grid(db: Connection) -> dict[int | None, int]:
    """How many located customers have each grid as their home; None for those without one.

    From the pack where it is current, else from the rows: the same answer, a hundred times slower.
    """
    try:
        count = _check_pack(_heads(db), point_version(db))
    except _Damaged:
        return dict(db.execute(_LOCATED_BY_GRID).fetchall())
    (packed,) = db.execute("SELECT packed FROM customer_points WHERE part = 'grid_id'").fetchone()
    counts = np.bincount(np.frombuffer(packed, dtype=_PARTS["grid_id"], count=count))
    return {None if grid == NO_GRID else grid: int(counts[grid]) for grid in np.flatnonzero(counts).tolist()}


def point_version(db: Connection) -> int:
    """The state of the rows that the pack must mirror; 0 before anything was packed or changed."""
    row = db.execute("SELECT value FROM meta WHERE key = 'point_version'").fetchone()
    return int(row[0]) if row else 0


def points_changed(db: Connection) -> int:
    """Say, inside the transaction that changes a place, home grid, kind, lifecycle, flag … of a customer, that the
    pack is out of date. Returns the new version."""
    db.execute(
        "INSERT INTO meta (key, value) VALUES ('point_version', '1')"
        " ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)"
    )
    return point_version(db)


def pack_points(db: Connection) -> int:
    """Write the pack anew from the rows; returns the number of pins. Committing is up to the caller."""
    version = points_changed(db)
    index = _index(_read_rows(db))
    columns = _columns(index)
    db.execute("DELETE FROM customer_points")
    db.executemany(
        "INSERT INTO customer_points (part, dtype, rows, point_version, packed) VALUES (?, ?, ?, ?, ?)",
        [
            (part, dtype, len(index), version, np.ascontiguousarray(columns[part], dtype=dtype).tobytes())
            for part, dtype in _PARTS.items()
        ],
    )
    return len(index)


def move_points(db: Connection, customers: NDArray[np.int32], homes: NDArray[np.int32]) -> bool:
    """Write the new home grids (n,) of customers (n,) into the pack, inside the transaction that changes the rows, so
    that it stays current: a plan moves a hundred thousand of them. False when the pack is out of date already."""
    if is_stale(db):
        return False
    packed = {part: db.execute(_PACKED, (part,)).fetchone()[0] for part in ("customer_id", "grid_id")}
    ids = np.frombuffer(packed["customer_id"], dtype=_PARTS["customer_id"])
    grids = np.frombuffer(packed["grid_id"], dtype=_PARTS["grid_id"]).copy()
    order = np.argsort(customers)
    at = np.minimum(np.searchsorted(customers, ids, sorter=order), max(len(customers) - 1, 0))
    moves = customers[order[at]] == ids if len(customers) else np.zeros(len(ids), dtype=np.bool_)
    grids[moves] = homes[order[at[moves]]]
    db.execute("UPDATE customer_points SET packed = ? WHERE part = 'grid_id'", (grids.tobytes(),))
    return True


def _heads(db: Connection) -> dict[str, tuple[str, int, int, int]]:
    rows = db.execute("SELECT part, dtype, rows, point_version, length(packed) FROM customer_points")
    return {part: (dtype, count, version, size) for part, dtype, count, version, size in rows}


def _check_pack(heads: dict[str, tuple[str, int, int, int]], version: int) -> int:
    """The number of pins of a sound pack; raises `_Damaged` when it can't be trusted."""
    missing = _PARTS.keys() - heads.keys()
    if missing:
        raise _Damaged("it was never packed" if not heads else f"it lacks {', '.join(sorted(missing))}")
    counts = {heads[part][1] for part in _PARTS}
    if len(counts) != 1:
        raise _Damaged("its columns have different lengths")
    count = counts.pop()
    for part, dtype in _PARTS.items():
        stored, _, packed_version, size = heads[part]
        if packed_version != version:
            raise _Damaged(f"customers changed since it was packed (version {packed_version}, now {version})")
        if stored != dtype:
            raise _Damaged(f"column {part} is {stored}, not {dtype}")
        if size != count * np.dtype(dtype).itemsize:
            raise _Damaged(f"column {part} has {size} bytes for {count} customers")
    return count


def _read_pack(db: Connection) -> dict[str, NDArray[Any]]:
    count = _check_pack(_heads(db), point_version(db))
    blobs = dict(db.execute("SELECT part, packed FROM customer_points").fetchall())
    columns = {part: np.frombuffer(blobs[part], dtype=dtype) for part, dtype in _PARTS.items()}
    if any(len(column) != count for column in columns.values()):
        raise _Damaged("it changed while it was read")
    for part, words in (("kind", KINDS), ("lifecycle", LIFECYCLES)):
        if count and int(columns[part].max()) >= len(words):
            raise _Damaged(f"column {part} holds an unknown code")
    return columns


def _read_rows(db: Connection) -> dict[str, NDArray[Any]]:
    """The same columns from the rows themselves, ordered by customer (set-wise, a few seconds for half a million)."""
    rows = db.execute(
        "SELECT p.customer_id, p.lon_e7, p.lat_e7, COALESCE(c.home_grid_id, ?), c.kind, c.lifecycle,"
        "       c.is_key * ? + (c.household_id IS NOT NULL) * ? + (c.kind <> 'PERSON') * ?"
        "  FROM geo_point p JOIN customer c ON c.id = p.customer_id"
        " WHERE p.seq = 0 AND p.state = 'CURRENT' ORDER BY p.customer_id",
        (NO_GRID, int(Flag.KEY), int(Flag.FAMILY), int(Flag.ORGANISATION)),
    ).fetchall()
    values = list(zip(*rows, strict=True)) if rows else [()] * len(_PARTS)
    columns: dict[str, NDArray[Any]] = {}
    coded = {"kind": KINDS, "lifecycle": LIFECYCLES}
    for (part, dtype), column in zip(_PARTS.items(), values, strict=True):
        codes = {word: place for place, word in enumerate(coded.get(part, ()))}
        plain = [codes[word] for word in column] if codes else column
        columns[part] = np.array(plain, dtype=dtype)
    columns["flags"] = columns["flags"] | _business_flags(db, columns["customer_id"])
    return columns


_MET = (
    "SELECT DISTINCT customer_id FROM visit WHERE started_at >= date(:as_of, '-12 months', '+1 day')"
    " AND started_at < date(:as_of, '+1 day') AND found_nobody = 0 AND verified <> 'UNTRUE'"
    " AND id NOT IN (SELECT supersedes FROM visit WHERE supersedes IS NOT NULL)"
)


def met_in_a_year(db: Connection, day: str) -> list[int]:
    """Customers met by a valid visit in the 12 months up to a day: those with the flag VISITED, located or not."""
    return [customer for (customer,) in db.execute(_MET, {"as_of": day})]


def _business_flags(db: Connection, customers: NDArray[np.int32]) -> NDArray[np.uint8]:
    """LOAN, LINE and VISITED bits of customers (n,), as of the bank's date."""
    (as_of,) = db.execute(
        "SELECT COALESCE((SELECT value FROM meta WHERE key = 'as_of'), date('now', 'localtime'))"
    ).fetchone()
    flags = np.zeros(len(customers), dtype=np.uint8)
    for flag, sql in (
        (
            Flag.LOAN,
            "SELECT DISTINCT customer_id FROM loan WHERE balance_fen > 0 AND start_on <= :as_of"
            " AND (settled_on IS NULL OR settled_on > :as_of)",
        ),
        (
            Flag.LINE,
            "SELECT DISTINCT customer_id FROM credit_line WHERE state = 'VALID' AND valid_from <= :as_of"
            " AND (valid_to IS NULL OR valid_to > :as_of)",
        ),
        (Flag.VISITED, _MET),
    ):
        found = np.array([customer for (customer,) in db.execute(sql, {"as_of": as_of})], dtype=np.int32)
        flags[np.isin(customers, found)] |= np.uint8(flag)
    return flags


def _index(columns: dict[str, NDArray[Any]]) -> PointIndex:
    return PointIndex.from_columns(
        customer_id=columns["customer_id"],
        e7=np.stack([columns["lon_e7"], columns["lat_e7"]], axis=1),
        grid_id=columns["grid_id"],
        kind=columns["kind"],
        lifecycle=columns["lifecycle"],
        flags=columns["flags"],
    )


def _columns(index: PointIndex) -> dict[str, NDArray[Any]]:
    e7 = world_to_e7(np.stack([index.world_x, index.world_y], axis=1))
    return {
        "customer_id": index.customer_id,
        "lon_e7": e7[:, 0],
        "lat_e7": e7[:, 1],
        "grid_id": index.grid_id,
        "kind": index.kind,
        "lifecycle": index.lifecycle,
        "flags": index.flags,
    }
