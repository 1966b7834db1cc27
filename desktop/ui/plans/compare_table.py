"""A table of a comparison: rows about grids that may be sorted, copied and picked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.tables.sheet import harmless, in_one_line

_ORDER, _CODES = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands there, and by what the column is sorted; a number stands at the right."""

    text: str
    order: float | str
    colour: str = ""


class _Item(QTableWidgetItem):
    def __lt__(self, other: QTableWidgetItem) -> bool:
        mine, theirs = self.data(_ORDER), other.data(_ORDER)
        return bool(mine < theirs) if type(mine) is type(theirs) else str(mine) < str(theirs)


class ChangeTable(QTableWidget):
    """Rows that may be sorted and copied; `chosen(codes)` with the grids of the row that was picked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.cellClicked.connect(lambda row, _: self._choose(row))
        self.cellActivated.connect(lambda row, _: self._choose(row))

    def show_rows(self, heads: Sequence[str], rows: Iterable[tuple[frozenset[str], Sequence[Cell]]]) -> None:
        """Each row is about the grids of these codes."""
        listed = list(rows)
        self.setSortingEnabled(False)
        self.clear()
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels(list(heads))
        self.setRowCount(len(listed))
        for row, (codes, cells) in enumerate(listed):
            for place, cell in enumerate(cells):
                item = _Item(cell.text)
                item.setData(_ORDER, cell.order)
                item.setData(_CODES, codes)
                item.setToolTip(cell.text)
                if not isinstance(cell.order, str):
                    item.setTextAlignment(_RIGHT)
                if cell.colour:
                    item.setData(Qt.ItemDataRole.DecorationRole, QColor(cell.colour))
                self.setItem(row, place, item)
        if listed:
            for place, cell in enumerate(listed[0][1]):
                title = self.horizontalHeaderItem(place)
                if title is not None and not isinstance(cell.order, str):
                    title.setTextAlignment(_RIGHT)
        self.resizeColumnsToContents()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def pick(self, code: str) -> bool:
        """Mark the row of a grid; False when it has none."""
        for row in range(self.rowCount()):
            item = self.item(row, 0)
            if item is not None and item.data(_CODES) == frozenset({code}):
                self.selectRow(row)
                self.scrollToItem(item)
                return True
        self.clearSelection()
        return False

    def _choose(self, row: int) -> None:
        item = self.item(row, 0)
        codes = None if item is None else item.data(_CODES)
        if codes:
            self.chosen.emit(codes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            heads = [self.horizontalHeaderItem(place) for place in range(self.columnCount())]
            lines = ["\t".join("" if head is None else head.text() for head in heads)]
            for row in rows:
                items = [self.item(row, place) for place in range(self.columnCount())]
                lines.append("\t".join("" if one is None else harmless(in_one_line(one.text())) for one in items))
            QGuiApplication.clipboard().setText("\r\n".join(lines) + "\r\n")
            return
        super().keyPressEvent(event)
