"""The listed part of the organisation tree as Qt sees it: one column, nodes by reference, sums as they are."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.hierarchy.node import Level, Node
from desktop.hierarchy.outline import Measure
from desktop.ui.organisation.grid_drag import CARRIED, GRIDS, carried
from desktop.ui.organisation.words import spoken, tip, title

Index = QModelIndex | QPersistentModelIndex
Path = tuple[tuple[Level, int | None], ...]
"""Keys from the root down to a node: they outlive a newer tree."""

NODE = Qt.ItemDataRole.UserRole


class _Row:
    """A node in its place; kept alive by its parent, as Qt holds only a pointer."""

    __slots__ = ("above", "below", "node", "place")

    def __init__(self, node: Node, place: int, above: "_Row | None") -> None:
        self.node, self.place, self.above = node, place, above
        self.below = [_Row(child, number, self) for number, child in enumerate(node.children)]


class TreeModel(QAbstractItemModel):
    """Shows one root and what is below it, or nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root: _Row | None = None
        self.measure = Measure.RECORDS
        self.counted = True  # whether customers are

    def show(self, root: Node | None, measure: Measure) -> None:
        self.beginResetModel()
        self._root = None if root is None else _Row(root, 0, None)
        self.measure = measure
        self.endResetModel()

    @property
    def root(self) -> Node | None:
        return None if self._root is None else self._root.node

    def node(self, index: Index) -> Node | None:
        row = self._row(index)
        return None if row is None else row.node

    def path(self, index: Index) -> Path:
        """Keys from the root to a node; empty for no node."""
        row, keys = self._row(index), []
        while row is not None:
            keys.append(row.node.key)
            row = row.above
        return tuple(reversed(keys))

    def find(self, path: Path) -> QModelIndex:
        """The node at a path; an invalid index when it is not listed."""
        here = None if self._root is None or not path or self._root.node.key != path[0] else self._root
        for key in path[1:]:
            here = None if here is None else next((row for row in here.below if row.node.key == key), None)
        return QModelIndex() if here is None else self.createIndex(here.place, 0, here)

    def way_up(self, index: Index) -> list[Node]:
        """A node and all above it, up to the root."""
        row, nodes = self._row(index), []
        while row is not None:
            nodes.append(row.node)
            row = row.above
        return nodes

    def first(self, level: Level, key: int) -> QModelIndex:
        """The first node that is this thing; an invalid index when none is listed."""
        for row in self._all():
            if row.node.key == (level, key):
                return self.createIndex(row.place, 0, row)
        return QModelIndex()

    def parents(self) -> Iterator[QModelIndex]:
        """Every node that has something below it, from the top."""
        return (self.createIndex(row.place, 0, row) for row in self._all() if row.below)

    # ── what Qt asks ───────────────────────────────────────────────────────────────────────────────────────

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        above = self._row(parent)
        rows = ([] if self._root is None else [self._root]) if above is None else above.below
        return self.createIndex(row, 0, rows[row]) if column == 0 and 0 <= row < len(rows) else QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        row = self._row(index)
        return QModelIndex() if row is None or row.above is None else self.createIndex(row.above.place, 0, row.above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        row = self._row(parent)
        return (0 if self._root is None else 1) if row is None else len(row.below)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return title(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(node, is_counted=self.counted)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(node, self.measure, counted=self.counted)
        return node if role == NODE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        node, flags = self.node(index), super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsDragEnabled if node is not None and node.level in CARRIED else flags

    def mimeTypes(self) -> list[str]:
        return [GRIDS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return carried(node for node in map(self.node, indexes) if node is not None) or QMimeData()

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def _row(self, index: Index) -> _Row | None:
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, _Row) else None

    def _all(self) -> Iterator[_Row]:
        waiting = [] if self._root is None else [self._root]
        while waiting:
            row = waiting.pop()
            yield row
            waiting.extend(reversed(row.below))
