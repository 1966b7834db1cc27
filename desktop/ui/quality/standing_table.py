"""The lines of a level as a table: name, records, score, and each part as a percentage with a bar under it."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop import formats
from desktop.quality.standing import Standing
from desktop.ui.quality.words import MEANINGS, PARTS, line_name, say
from desktop.ui.theme import Tokens

_Index = QModelIndex | QPersistentModelIndex
_FIRST_PART = 4
_SORT = int(Qt.ItemDataRole.UserRole)
_LOW, _FAIR = 0.6, 0.8  # shares below are red, amber


class StandingModel(QAbstractTableModel):
    """Columns: name, records, score, gain, then PARTS; `lines` in the order of the tree."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Standing, ...] = ()

    def use(self, lines: tuple[Standing, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else _FIRST_PART + len(PARTS)

    def value(self, row: int, column: int) -> str | float | None:
        """What a cell is sorted by."""
        line = self.lines[row]
        if column == 0:
            return line_name(line)
        if column < _FIRST_PART:
            return (None, line.sums.records, line.sums.score, line.gain)[column]
        share: float | None = getattr(line.sums, list(PARTS)[column - _FIRST_PART])
        return share

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        value = self.value(index.row(), index.column())
        if role == _SORT:
            return (-1.0 if index.column() else "") if value is None else value
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index.column(), value)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    @staticmethod
    def _words(column: int, value: str | float | None) -> str:
        if value is None or isinstance(value, str):
            return value or "—"
        if column == 1:
            return formats.count(int(value))
        if column == 3:
            return f"{value:+.1f}"
        return f"{value:.1f}" if column == 2 else f"{value:.1%}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        part = list(PARTS)[section - _FIRST_PART] if section >= _FIRST_PART else ""
        if role == Qt.ItemDataRole.DisplayRole:
            heads = (self.tr("名称"), self.tr("记录（条）"), self.tr("得分"), self.tr("较上次"))
            return say(PARTS[part]) if part else heads[section]
        if role == Qt.ItemDataRole.ToolTipRole and part:
            return say(MEANINGS[part])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class ShareBars(QStyledItemDelegate):
    """A thin bar under each percentage: length and shade both say how much."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.tokens = tokens

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        share = index.data(_SORT)
        if index.column() < _FIRST_PART or not isinstance(share, float) or share < 0:
            return
        tokens, rect = self.tokens, QRectF(option.rect)
        whole = QRectF(rect.left() + 10, rect.bottom() - 5, rect.width() - 16, 3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.line))
        painter.drawRoundedRect(whole, 1.5, 1.5)
        painter.setBrush(QColor(tokens.bad if share < _LOW else tokens.warn if share < _FAIR else tokens.ok))
        painter.drawRoundedRect(QRectF(whole.left(), whole.top(), max(2.0, whole.width() * share), 3), 1.5, 1.5)
        painter.restore()


class StandingTable(QTableView):
    """Sorted by a click on a head, filtered by a part of the name."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = StandingModel()
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.source)
        self._sorted.setSortRole(_SORT)
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self._sorted)
        self._bars = ShareBars(tokens, self)
        self.setItemDelegate(self._bars)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        self.setAccessibleName(self.tr("各级资料质量"))
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        heads.setMinimumSectionSize(56)
        for column, wide in enumerate((0, 92, 62, 62, *(66 for _ in PARTS))):
            if column:
                self.setColumnWidth(column, wide)

    def use(self, lines: tuple[Standing, ...]) -> None:
        """Show the lines of another level, or newer ones; the row that was chosen stays so."""
        kept = self.chosen
        self.source.use(lines)
        again = next(
            (row for row, line in enumerate(lines) if kept and (line.level, line.id) == (kept.level, kept.id)), None
        )
        if again is not None:
            self.selectRow(self._sorted.mapFromSource(self.source.index(again, 0)).row())

    def filter_by(self, words: str) -> None:
        self._sorted.setFilterFixedString(words.strip())

    @property
    def chosen(self) -> Standing | None:
        rows = self.selectionModel().selectedRows()
        return self.source.lines[self._sorted.mapToSource(rows[0]).row()] if rows else None

    def in_order(self) -> tuple[Standing, ...]:
        """The lines as they are shown."""
        proxy = self._sorted
        return tuple(self.source.lines[proxy.mapToSource(proxy.index(row, 0)).row()] for row in range(proxy.rowCount()))

    def dress(self, tokens: Tokens) -> None:
        self._bars.tokens = tokens
        self.viewport().update()
