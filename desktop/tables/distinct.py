"""The values of a column with how often each is met: what a filter offers to choose from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.tables.column import CodeColumn, CodedColumn, Column, NumberColumn, Rows, said


@dataclass(frozen=True, slots=True)
class Value:
    """`value` as the store has it (None: blank), `text` as it is read, in how many rows."""

    value: str | int | None
    text: str
    rows: int


@dataclass(frozen=True, slots=True)
class Values:
    """In reading order, the blank last; `more` says how many further values were left out."""

    values: tuple[Value, ...]
    more: int


def distinct(column: Column, rows: Rows, *, search: str = "", limit: int = 1000) -> Values:
    """Values met in `rows` whose text contains `search`, at most `limit` of them."""
    found = [one for one in _all(column, rows, search.casefold(), limit) if search.casefold() in one.text.casefold()]
    blanks = int(column.blank(rows).sum())
    more = max(0, len(found) - limit)
    kept = found[:limit]
    if blanks and not search:
        kept.append(Value(None, "", blanks))
    return Values(tuple(kept), more)


def _all(column: Column, rows: Rows, search: str, limit: int) -> list[Value]:
    if isinstance(column, CodedColumn):
        counts = np.bincount(column.codes[rows], minlength=len(column.words))
        counts[0] = 0
        met = np.flatnonzero(counts)
        return [Value(column.values[place], column.words[place], int(counts[place])) for place in met.tolist()]
    if isinstance(column, CodeColumn):
        packed = column.packed[rows]
        packed = packed[packed != b""]
        if search:
            packed = packed[np.strings.find(np.strings.upper(packed), search.upper().encode()) >= 0]
        texts, counts = np.unique(packed, return_counts=True)
        pairs = zip(texts.tolist(), counts.tolist(), strict=True)
        return [Value(text.decode(), text.decode(), count) for text, count in pairs]
    values = column.values[rows]
    numbers, counts = np.unique(values[values != column.nothing], return_counts=True)
    if not search and len(numbers) > 50 * limit:  # nobody reads on that far, and their number is known
        spare = [Value(0, "", 0)] * (len(numbers) - limit)
        numbers, counts = numbers[:limit], counts[:limit]
        return [*_numbers(column, numbers, counts), *spare]
    return _numbers(column, numbers, counts)


def _numbers(column: NumberColumn, numbers: NDArray[np.signedinteger], counts: NDArray[np.intp]) -> list[Value]:
    return [
        Value(number, said(column.head, number), count)
        for number, count in zip(numbers.tolist(), counts.tolist(), strict=True)
    ]
