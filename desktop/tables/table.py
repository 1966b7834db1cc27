"""A table: columns of the same length, and which customer, grid or outlet each row is about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from desktop.tables.column import CodedColumn, Column, Mask, Rows


class About(Enum):
    """What kind of thing the rows of a table belong to on the map."""

    CUSTOMER = "customer"
    GRID = "grid"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Read once, never changed. `ids` name the rows in the store, `subjects` the things on the map they belong to."""

    key: str
    about: About
    ids: Rows
    subjects: Rows
    columns: Mapping[str, Column]
    as_of: str

    def __post_init__(self) -> None:
        if any(len(column) != len(self.ids) for column in self.columns.values()):
            raise ValueError("the columns of a table have different lengths")

    def __len__(self) -> int:
        return len(self.ids)

    def worded(self, say: Callable[[str], str]) -> "Table":
        """The same table with code words of the store in the language of the window."""
        spoken = {
            key: column.worded(say) if isinstance(column, CodedColumn) else column
            for key, column in self.columns.items()
        }
        return replace(self, columns=spoken)

    def rows_about(self, subjects: Rows) -> Mask:
        """bool (n,): rows that belong to one of the given things, ids in any order."""
        return member_mask(self.subjects, subjects)


def member_mask(ids: Rows, chosen: Rows) -> Mask:
    """bool (n,): which of the small positive `ids` are among `chosen`; by a table of flags, not by sorting."""
    if not len(ids) or not len(chosen):
        return np.zeros(len(ids), dtype=np.bool_)
    wanted = np.zeros(int(ids.max()) + 1, dtype=np.bool_)
    wanted[chosen[(chosen >= 0) & (chosen < len(wanted))]] = True
    found: Mask = wanted[ids]
    return found
