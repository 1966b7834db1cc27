"""The table as Qt sees it: lines and chosen columns; every question is answered from the arrays, none from the bank."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop import formats
from desktop.tables.arrangement import Arranged, Lines
from desktop.tables.column import Column, Head, Mask, Rows, said
from desktop.tables.originals_queries import Originals
from desktop.tables.table import Table
from desktop.ui.language import pick

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_INDEX = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class TableModel(QAbstractTableModel):
    """`lines` come from an arrangement of `table`; `marked` are the rows selected on the map."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: Table | None = None
        self.lines: Lines | None = None
        self.originals: dict[int, dict[str, str]] | None = None  # None while everything is masked
        self._marked: Mask | None = None
        self._keys: tuple[str, ...] = ()
        self._columns: tuple[Column, ...] = ()

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    def show(self, table: Table, keys: Sequence[str], arranged: Arranged | None) -> None:
        """Another table, other columns or another arrangement; None is a table that is still being arranged."""
        self.beginResetModel()
        if table is not self.table:
            self._marked = None
        self.table, self._keys = table, tuple(keys)
        self._columns = tuple(table.columns[key] for key in keys)
        self.lines = None if arranged is None else Lines(arranged)
        self.endResetModel()

    def clear(self) -> None:
        self.beginResetModel()
        self.table = self.lines = self._marked = self.originals = None
        self._keys, self._columns = (), ()
        self.endResetModel()

    def mark(self, marked: Mask | None) -> None:
        """Rows of the table to be shown as selected on the map."""
        self._marked = marked

    def take_originals(self, originals: Originals | None) -> None:
        """More personal data in the original by subject; None masks everything again."""
        if originals is None:
            self.originals = None
        else:
            self.originals = {**(self.originals or {}), **{one: dict(told) for one, told in originals.items()}}

    def toggle(self, group: int) -> None:
        """Open or close a group."""
        if self.lines is not None:
            self.beginResetModel()
            self.lines.toggle(group)
            self.endResetModel()

    @property
    def keys(self) -> tuple[str, ...]:
        return self._keys

    def column(self, place: int) -> Column:
        return self._columns[place]

    def is_marked(self, line: int) -> bool:
        row = None if self._marked is None or self.lines is None else self.lines.row(line)
        return row is not None and self._marked is not None and bool(self._marked[row])

    def subject(self, line: int) -> int | None:
        """The customer, grid or outlet a line is about; None for the head of a group."""
        row = None if self.lines is None else self.lines.row(line)
        return None if row is None or self.table is None else int(self.table.subjects[row])

    def subjects_between(self, first: int, last: int) -> Rows:
        """Ids of what the lines first..last are about, ascending, each once."""
        if self.lines is None or self.table is None:
            return np.empty(0, dtype=np.int32)
        return np.unique(self.table.subjects[self.lines.rows_between(first, last)])

    def words(self, line: int, place: int) -> str:
        """What a cell says; personal data in the original while they are revealed and read."""
        lines, table = self.lines, self.table
        if lines is None or table is None:
            return ""
        row, column = lines.row(line), self._columns[place]
        if row is None:
            return self._words_of_head(lines, line, place)
        if column.head.personal and self.originals is not None:
            told = self.originals.get(int(table.subjects[row]), {}).get(column.head.key)
            if told is not None:
                return told
        return column.text(row)

    def _words_of_head(self, lines: Lines, line: int, place: int) -> str:
        group, groups, head = lines.head(line), lines.arranged.groups, self._columns[place].head
        if group is None or groups is None:
            return ""
        if place == 0:
            sign = "▾" if lines.is_open(group) else "▸"
            name = groups.words[group] or self.tr("（空白）")
            return f"{sign} {name}　{formats.count(int(groups.lengths[group]))}"
        if head.key not in groups.sums:
            return ""
        return said(head, int(groups.sums[head.key][group]))

    # ── what Qt asks ───────────────────────────────────────────────────────────────────────────────────────

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() or self.lines is None else len(self.lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self.words(index.row(), index.column())
        if role == _Role.TextAlignmentRole:
            return _RIGHT if self._columns[index.column()].head.is_number else _LEFT
        if role == _Role.AccessibleTextRole:
            return f"{self.title(index.column())} {self.words(index.row(), index.column())}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical or section >= len(self._columns):
            return None
        return self.title(section) if role in (_Role.DisplayRole, _Role.ToolTipRole) else None

    def head(self, place: int) -> Head:
        return self._columns[place].head

    def title(self, place: int) -> str:
        head = self._columns[place].head
        return pick(head.zh, head.en)
