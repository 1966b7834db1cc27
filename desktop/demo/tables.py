"""Filling the tables of a new bank fast: indexes aside, columns as lists, dates and blobs in bulk."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.database.connection import Connection

EPOCH = date(1970, 1, 1).toordinal()


def insert(db: Connection, table: str, /, **columns: Any) -> None:
    """Insert rows given by columns: sequences of equal length, or one value that all rows share.

    numpy arrays become Python numbers; −1 is not turned into NULL (see `or_null`).
    """
    lists = {name: column.tolist() if isinstance(column, np.ndarray) else column for name, column in columns.items()}
    lengths = {len(column) for column in lists.values() if isinstance(column, (list, tuple))}
    if len(lengths) != 1:
        raise ValueError(f"{table}: columns of different lengths {sorted(lengths)}")
    sources: list[Iterable[Any]] = [
        column if isinstance(column, (list, tuple)) else repeat(column, next(iter(lengths)))
        for column in lists.values()
    ]
    marks = ", ".join("?" * len(lists))
    db.executemany(f"INSERT INTO {table} ({', '.join(lists)}) VALUES ({marks})", zip(*sources, strict=True))


def or_null(values: NDArray[np.int64]) -> list[int | None]:
    """Numbers with NULL in place of the negative ones."""
    return [None if value < 0 else value for value in values.tolist()]


def picked(words: Sequence[Any], index: NDArray[np.int64]) -> list[Any]:
    """words[i] for each i; NULL for negative ones."""
    return [None if i < 0 else words[i] for i in index.tolist()]


def days(values: NDArray[Any]) -> list[str | None]:
    """datetime64[D] → YYYY-MM-DD, NULL for NaT."""
    numbers = values.astype("datetime64[D]").astype(np.int64)
    real = numbers[~np.isnat(values)]
    if not len(real):
        return [None] * len(values)
    low = int(real.min())
    texts = [date.fromordinal(EPOCH + day).isoformat() for day in range(low, int(real.max()) + 1)]
    return [None if number < low else texts[number - low] for number in numbers.tolist()]


def moments(values: NDArray[np.datetime64]) -> list[str]:
    """datetime64[s] local time → YYYY-MM-DDTHH:MM:SS+08:00."""
    whole = values.astype("datetime64[s]")
    second = (whole - whole.astype("datetime64[D]")).astype(np.int64)
    clock = [f"T{hour:02d}:{minute:02d}" for hour in range(24) for minute in range(60)]
    return [f"{day}{clock[at // 60]}:{at % 60:02d}+08:00" for day, at in zip(days(whole), second.tolist(), strict=True)]


def slices(matrix: NDArray[Any], dtype: str) -> list[bytes]:
    """Each row of a matrix (n, k) as its little-endian bytes."""
    packed = np.ascontiguousarray(matrix, dtype=dtype)
    width = packed.shape[1] * packed.dtype.itemsize
    everything = packed.tobytes()
    return [everything[start : start + width] for start in range(0, len(everything), width)]


def take_indexes_off(db: Connection) -> list[str]:
    """Drop every index that was made by a CREATE INDEX and return the statements that bring them back."""
    found = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid")
    statements = found.fetchall()
    for name, _ in statements:
        db.execute(f'DROP INDEX "{name}"')
    return [sql for _, sql in statements]
