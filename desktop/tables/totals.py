"""What the footer and the subtotals say: count, sum, mean, least and most of a column of numbers, exact to 分."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from desktop.tables.column import Column, Head, Ints, NumberColumn, Rows
from desktop.tables.table import Table


@dataclass(frozen=True, slots=True)
class Total:
    """Of `count` rows that have a value; in stored units. All zero when there is none."""

    count: int
    sum: int
    least: int
    most: int

    @property
    def mean(self) -> float:
        """0 of nothing."""
        return self.sum / self.count if self.count else 0.0


def summed_columns(table: Table) -> list[str]:
    """Keys of the columns whose sum means something."""
    return [key for key, column in table.columns.items() if column.head.is_number and column.head.summed]


def totals(table: Table, rows: Rows) -> Mapping[str, Total]:
    """One `Total` for every column of numbers."""
    found = {}
    for key, column in table.columns.items():
        if isinstance(column, NumberColumn) and column.head.is_number:
            values = column.values[rows]
            values = values[values != column.nothing]
            if len(values):
                found[key] = Total(len(values), int(values.sum(dtype=np.int64)), int(values.min()), int(values.max()))
            else:
                found[key] = Total(0, 0, 0, 0)
    return found


def subtotals(column: Column, rows: Rows, starts: Ints) -> Ints:
    """Sum of the values of each run of rows that begins at `starts` (ascending, none empty), blanks as nothing."""
    if not isinstance(column, NumberColumn):
        raise ValueError(f"{column.head.key} has no sums")
    if not len(starts):
        return np.empty(0, dtype=np.int64)
    values = column.values[rows].astype(np.int64)
    values[values == column.nothing] = 0
    sums: Ints = np.add.reduceat(values, starts)
    return sums


def mean_of(head: Head, total: Total) -> int:
    """The mean in stored units, halves to even."""
    return round(total.mean)
