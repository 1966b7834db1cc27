"""How a table is looked at: filtered, sorted, in groups that open and close; the lines that come of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from desktop.tables.column import Column, Ints, Mask, NumberColumn, Rows
from desktop.tables.conditions import Condition, passing
from desktop.tables.sorting import SortBy, ordered
from desktop.tables.table import Table
from desktop.tables.totals import Total, subtotals, summed_columns, totals

_NO_ROWS = np.empty(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the user asked for; `group` is the key of a column, None for a plain list."""

    filters: Mapping[str, Condition] = field(default_factory=lambda: MappingProxyType({}))
    sort: tuple[SortBy, ...] = ()
    group: str | None = None

    @property
    def is_plain(self) -> bool:
        return not self.filters and not self.sort and self.group is None


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Runs of equal values among sorted rows: where each begins, how many rows it has, its words, its sums."""

    column: str
    starts: Ints
    lengths: Ints
    words: tuple[str, ...]  # "" is the group of blanks
    sums: Mapping[str, Ints]


@dataclass(frozen=True, slots=True, eq=False)
class Arranged:
    """The rows in the order of the screen, their totals, and their groups if there are any."""

    rows: Rows
    totals: Mapping[str, Total]
    groups: Groups | None


def arranged(table: Table, how: Arrangement, within: Mask | None = None) -> Arranged:
    """Carry out an arrangement on the rows `within` (all when None)."""
    rows = passing(table, how.filters, within)
    sort = how.sort
    if how.group is not None:
        first = next((one for one in how.sort if one.column == how.group), SortBy(how.group))
        sort = (first, *(one for one in how.sort if one.column != how.group))
    rows = ordered(table, rows, sort)
    groups = None if how.group is None else _groups(table, how.group, rows)
    return Arranged(rows, totals(table, rows), groups)


def _groups(table: Table, key: str, rows: Rows) -> Groups:
    column = table.columns[key]
    starts = _runs(column, rows)
    lengths = np.diff(np.append(starts, len(rows)))
    words = tuple(column.text(int(rows[start])) for start in starts.tolist())
    sums = {one: subtotals(table.columns[one], rows, starts) for one in summed_columns(table)}
    return Groups(key, starts, lengths, words, sums)


def _runs(column: Column, rows: Rows) -> Ints:
    if not len(rows):
        return np.empty(0, dtype=np.int64)
    changes = np.zeros(len(rows), dtype=np.bool_)
    changes[0] = True
    if isinstance(column, NumberColumn):
        values = column.values[rows]
        changes[1:] = values[1:] != values[:-1]
    else:
        for key in column.keys(rows):
            changes[1:] |= key[1:] != key[:-1]
    return np.flatnonzero(changes).astype(np.int64)


class Lines:
    """The lines of the screen: rows alone, or the head of each group followed by its rows while it is open."""

    def __init__(self, arranged: Arranged, opened: Sequence[int] = ()) -> None:
        self.arranged = arranged
        groups = arranged.groups
        self._opened: NDArray[np.bool_] = np.zeros(0 if groups is None else len(groups.starts), dtype=np.bool_)
        self._opened[list(opened)] = True
        self._heads: Ints = np.empty(0, dtype=np.int64)
        self._lay()

    def __len__(self) -> int:
        return self._count

    def head(self, line: int) -> int | None:
        """The group whose head this line is; None for a row."""
        if self.arranged.groups is None:
            return None
        group = int(np.searchsorted(self._heads, line, side="right")) - 1
        return group if int(self._heads[group]) == line else None

    def row(self, line: int) -> int | None:
        """The place in the table of the row on this line; None for the head of a group."""
        if self.arranged.groups is None:
            return int(self.arranged.rows[line])
        group = int(np.searchsorted(self._heads, line, side="right")) - 1
        into = line - int(self._heads[group])
        return None if into == 0 else int(self.arranged.rows[int(self.arranged.groups.starts[group]) + into - 1])

    def line_of(self, row: int, *, opening: bool = True) -> int | None:
        """Where a row of the table is; None when it is filtered out. Opens its group, or is None in a closed one."""
        spots = np.flatnonzero(self.arranged.rows == row)
        if not len(spots):
            return None
        spot, groups = int(spots[0]), self.arranged.groups
        if groups is None:
            return spot
        group = int(np.searchsorted(groups.starts, spot, side="right")) - 1
        if not self._opened[group]:
            if not opening:
                return None
            self.toggle(group)
        return int(self._heads[group]) + 1 + spot - int(groups.starts[group])

    def rows_between(self, first: int, last: int) -> Rows:
        """The rows on the lines first..last; the head of a closed group stands for all its rows."""
        groups = self.arranged.groups
        if groups is None:
            return self.arranged.rows[first : last + 1]
        parts = []
        for group in range(max(0, int(np.searchsorted(self._heads, first, side="right")) - 1), len(self._heads)):
            head, start, length = int(self._heads[group]), int(groups.starts[group]), int(groups.lengths[group])
            if head > last:
                break
            if not self._opened[group]:
                if head >= first:
                    parts.append(self.arranged.rows[start : start + length])
                continue
            low, high = max(0, first - head - 1), min(length, last - head)
            parts.append(self.arranged.rows[start + low : start + max(low, high)])
        return np.concatenate(parts) if parts else _NO_ROWS

    def is_open(self, group: int) -> bool:
        return bool(self._opened[group])

    def toggle(self, group: int) -> None:
        """Open a closed group, close an open one."""
        self._opened[group] = not self._opened[group]
        self._lay()

    def open_all(self, *, opened: bool) -> None:
        self._opened[:] = opened
        self._lay()

    def _lay(self) -> None:
        groups = self.arranged.groups
        if groups is None:
            self._count = len(self.arranged.rows)
            return
        heights = 1 + np.where(self._opened, groups.lengths, 0)
        ends = np.cumsum(heights)
        self._heads = ends - heights
        self._count = int(ends[-1]) if len(ends) else 0
