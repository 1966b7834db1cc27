"""Very many rows of one table at once, whole columns packed: half a million addresses are placed in one step.

A change of kind BULK names its key columns in `key`; both sides hold, beside the key, the columns that change, one
packed column each. No `base` = the rows are new, no `patch` = they go. Undo is the same change with its sides swapped.
"""

import json
import zlib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.database.connection import Connection
from desktop.editing.edit import EditRefused
from desktop.editing.row_change import RowChange, Value

Column = NDArray[np.int64] | NDArray[np.int32] | NDArray[np.float64] | Sequence[str | None]
"""Whole numbers (NO_NUMBER = NULL), numbers (NaN = NULL) or texts (None = NULL)."""

NO_NUMBER = np.iinfo(np.int32).min


def packed(column: Column) -> bytes:
    """A column as it is kept in the journal. Whole numbers must fit 32 bits."""
    if not isinstance(column, np.ndarray):
        words = sorted({word for word in column if word is not None})
        place = {word: number for number, word in enumerate(words)}
        codes = np.array([-1 if word is None else place[word] for word in column], dtype="<i4")
        head = json.dumps(words, ensure_ascii=False).encode()
        return b"t" + len(head).to_bytes(4, "little") + head + zlib.compress(codes.tobytes(), 6)
    if np.issubdtype(column.dtype, np.floating):
        return b"f" + zlib.compress(column.astype("<f8").tobytes(), 6)
    if len(column) > 1 and column[0] >= 0 and bool((np.diff(column) > 0).all()):  # ids in order: their steps pack well
        return b"d" + zlib.compress(np.diff(column, prepend=0).astype("<i4").tobytes(), 6)
    return b"i" + zlib.compress(column.astype("<i4").tobytes(), 6)


def unpacked(blob: bytes) -> list[Value]:
    """The values of a packed column, None for NULL."""
    kind, rest = blob[:1], blob[1:]
    if kind == b"t":
        size = int.from_bytes(rest[:4], "little")
        words = json.loads(rest[4 : 4 + size])
        codes = np.frombuffer(zlib.decompress(rest[4 + size :]), dtype="<i4").tolist()
        return [None if code < 0 else words[code] for code in codes]
    if kind == b"f":
        numbers = np.frombuffer(zlib.decompress(rest), dtype="<f8").tolist()
        return [None if number != number else number for number in numbers]
    whole = np.frombuffer(zlib.decompress(rest), dtype="<i4")
    if kind == b"d":
        return list(np.cumsum(whole, dtype=np.int64).tolist())
    return [None if number == NO_NUMBER else number for number in whole.tolist()]


def change(
    entity: str, key: tuple[str, ...], before: Mapping[str, Column] | None, after: Mapping[str, Column] | None
) -> RowChange:
    """A change of kind BULK from columns (n,) of equal length, the key's among them on every side there is."""
    sides = [
        None if side is None else {name: packed(column) for name, column in side.items()} for side in (before, after)
    ]
    return RowChange(entity, key, ",".join(key), "BULK", *sides)


def write(db: Connection, told: RowChange) -> None:
    """Write a change of kind BULK. Raises EditRefused, with nothing written, when a row is not as it starts from."""
    key = [str(name) for name in told.key]
    base, patch = _side(told.base), _side(told.patch)
    some = base if base is not None else patch
    if some is None:
        return
    count = len(some[key[0]])
    if base is not None:
        _fill("bulk_old", db, base)
        same = " AND ".join(
            [*(f"row.{name} = old.{name}" for name in key), *(f"row.{name} IS old.{name}" for name in base)]
        )
        (found,) = db.execute(
            f"SELECT count(*) FROM temp.bulk_old AS old JOIN {told.entity} AS row ON {same}"
        ).fetchone()
        _must_be(found, count)
    if patch is not None:
        _fill("bulk_new", db, patch)
    match = " AND ".join(f"{told.entity}.{name} = new.{name}" for name in key)
    if patch is None:
        names = ", ".join(key)
        db.execute(f"DELETE FROM {told.entity} WHERE ({names}) IN (SELECT {names} FROM temp.bulk_old)")
    elif base is None:
        (found,) = db.execute(f"SELECT count(*) FROM temp.bulk_new AS new JOIN {told.entity} ON {match}").fetchone()
        _must_be(found, 0)
        names = ", ".join(patch)
        db.execute(f"INSERT INTO {told.entity} ({names}) SELECT {names} FROM temp.bulk_new")
    else:
        sets = ", ".join(f"{name} = new.{name}" for name in patch if name not in key)
        db.execute(f"UPDATE {told.entity} SET {sets} FROM temp.bulk_new AS new WHERE {match}")
    for name in ("bulk_old", "bulk_new"):
        db.execute(f"DROP TABLE IF EXISTS temp.{name}")


def _side(side: Mapping[str, Value] | None) -> dict[str, list[Value]] | None:
    if side is None:
        return None
    return {name: unpacked(blob) for name, blob in side.items() if isinstance(blob, bytes)}


def _fill(table: str, db: Connection, columns: dict[str, list[Value]]) -> None:
    names = list(columns)
    db.execute(f"DROP TABLE IF EXISTS temp.{table}")
    db.execute(f"CREATE TEMP TABLE {table} ({', '.join(names)})")
    marks = ", ".join("?" * len(names))
    db.executemany(f"INSERT INTO temp.{table} VALUES ({marks})", zip(*columns.values(), strict=True))


def _must_be(found: int, expected: int) -> None:
    if found != expected:
        raise EditRefused(
            "涉及的记录后来又有改动，这一步没有执行；数据保持不变。请重新计算后再试。",
            "Some of the records concerned have been changed since, so this step was not taken. Nothing was changed; "
            "work it out again.",
        )
