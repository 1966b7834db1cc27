"""What the bank knows before a file is read: keys of its customers, villages and grids, earlier batches, layouts."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from desktop.database.connection import Connection
from desktop.grids.queries import active_plan, partition_of
from desktop.importing.ground import Ground, town_names, without_ending
from desktop.importing.key_table import KeyTable, hashed
from desktop.importing.mapping import Mapping
from desktop.refusal import Refused

_ROWS = 50_000


@dataclass(slots=True)
class Known:
    """Customers by what names them. `received`: by number within the platform, with the hash of their last row and,
    for rows of the file being read, the line; `refused`: hashes of rows refused before; `numbers`: of all customers,
    with 1 where it is this platform's; `identities`: ids and credit codes that hold.

    Numbers and identities are read when they are first asked for, which must be before the first row is written: a
    file whose every row was received before needs neither.
    """

    received: KeyTable = field(default_factory=KeyTable)
    refused: KeyTable = field(default_factory=KeyTable)
    _rest: Callable[[], tuple[KeyTable, KeyTable]] = lambda: (KeyTable(), KeyTable())
    _read: tuple[KeyTable, KeyTable] | None = None

    @property
    def numbers(self) -> KeyTable:
        return self._both()[0]

    @property
    def identities(self) -> KeyTable:
        return self._both()[1]

    def _both(self) -> tuple[KeyTable, KeyTable]:
        if self._read is None:
            self._read = self._rest()
        return self._read


def known_customers(db: Connection, platform: str) -> Known:
    """Seconds for a million customers, 80 MB while the file is read."""
    batches = [batch for (batch,) in db.execute("SELECT id FROM import_batch WHERE platform = ?", (platform,))]
    listed = ", ".join(str(int(batch)) for batch in batches) or "NULL"
    known = Known(_rest=lambda: (_numbers(db, listed), _identities(db)))
    received = (
        "SELECT ext_id, customer_id, row_hash, batch_id, row_no FROM source_record INDEXED BY source_record_ext"
        f" WHERE batch_id IN ({listed}) AND ext_id > '' AND customer_id IS NOT NULL"
    )
    parts = [
        (hashed(texts), np.array(ids, np.int64), _ints(hashes), np.array(batches, np.int64) << 32 | np.array(rows))
        for texts, ids, hashes, batches, rows in _columns(db, received)
    ]
    if parts:
        keys, customers, row_hashes, when = (np.concatenate(one) for one in zip(*parts, strict=True))
        order = np.argsort(when, kind="stable")  # the newest row of a number counts
        known.received.add(keys[order], customers[order], row_hashes[order])
    refused = f"SELECT row_hash, 0 FROM source_record WHERE batch_id IN ({listed}) AND match_state = 'REJECTED'"
    for hashes, ids in _columns(db, f"{refused} AND row_hash IS NOT NULL"):
        known.refused.add(_ints(hashes), np.array(ids, np.int64))
    return known


def _numbers(db: Connection, listed: str) -> KeyTable:
    numbers = KeyTable()
    for texts, ids, own in _columns(db, f"SELECT cust_no, id, batch_id IN ({listed}) FROM customer"):
        numbers.add(hashed(texts), np.array(ids, np.int64), _ints(own))
    return numbers


def _identities(db: Connection) -> KeyTable:
    identities = KeyTable()
    for sql in (
        "SELECT id_no, customer_id FROM person_profile WHERE id_no IS NOT NULL AND id_type = 'ID'",
        "SELECT uscc, customer_id FROM org_profile WHERE uscc IS NOT NULL",
    ):
        for texts, ids in _columns(db, sql):
            identities.add(hashed(texts), np.array(ids, np.int64))
    return identities


def _columns(db: Connection, sql: str) -> Iterator[list[tuple[Any, ...]]]:
    cursor = db.execute(sql)
    while rows := cursor.fetchmany(_ROWS):
        yield list(zip(*rows, strict=True))


def _ints(values: tuple[Any, ...]) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.array([value or 0 for value in values], dtype=np.int64)


def ground_of(db: Connection, today: str) -> Ground:
    """Villages, towns and borders in force. A bank without a plan in force has no borders to check against."""
    (day,) = db.execute(
        "SELECT max(coalesce((SELECT value FROM meta WHERE key = 'as_of'), ''), ?)", (today,)
    ).fetchone()
    (demo,) = db.execute("SELECT coalesce((SELECT value FROM meta WHERE key = 'demo'), '0') = '1'").fetchone()
    towns: dict[str, set[int]] = {}
    for number, name, short in db.execute("SELECT id, name, short_name FROM admin_division WHERE level = 'TOWN'"):
        for spelling in (*town_names(name), *town_names(short)):
            towns.setdefault(spelling, set()).add(number)
    villages: dict[str, set[tuple[int, int]]] = {}
    for number, name, short, town in db.execute(
        "SELECT id, name, short_name, coalesce(parent_id, 0) FROM admin_division WHERE level = 'VILLAGE'"
        " AND valid_to IS NULL"
    ):
        for spelling in {name, short, without_ending(name), without_ending(short)}:
            villages.setdefault(spelling, set()).add((number, town))
    try:
        plan = active_plan(db, day)
        partition = partition_of(db, plan)
    except Refused:
        partition = None
    grids = dict(
        db.execute(
            "SELECT d.division_id, min(d.grid_id) FROM grid_division d JOIN grid g ON g.id = d.grid_id"
            " WHERE g.layer = 'BASE' AND g.valid_from <= ? AND (g.valid_to IS NULL OR ? < g.valid_to)"
            " GROUP BY d.division_id HAVING count(*) = 1",
            (day, day),
        ).fetchall()
    )
    return Ground(
        day=day,
        demo=bool(demo),
        towns={name: frozenset(ids) for name, ids in towns.items()},
        villages={name: tuple(sorted(places)) for name, places in villages.items()},
        grids=grids,
        partition=partition if partition is not None and partition.arcs else None,
    )


def batch_of_file(db: Connection, sha256: str, mapping: Mapping) -> tuple[str, str] | None:
    """(uid, imported_at) of the batch that brought in this very file with this mapping; None if none did."""
    told = json.dumps(mapping.told(), ensure_ascii=False, sort_keys=True)
    row = db.execute(
        "SELECT uid, imported_at FROM import_batch WHERE sha256 = ? AND mapping = ? ORDER BY id DESC LIMIT 1",
        (sha256, told),
    ).fetchone()
    return None if row is None else (str(row[0]), str(row[1]))


def remembered(db: Connection, fingerprint: str) -> Mapping | None:
    """The mapping that a file with this header was imported with last."""
    row = db.execute("SELECT mapping FROM import_layout WHERE fingerprint = ?", (fingerprint,)).fetchone()
    return None if row is None else Mapping.heard(json.loads(row[0]), fingerprint)
