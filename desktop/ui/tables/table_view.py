"""The grid of cells: rows of one height, a click is one thing, a range is a selection; keys as in a spreadsheet."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.ui.tables.cell_painter import CellPainter
from desktop.ui.tables.header import Header
from desktop.ui.tables.table_model import TableModel
from desktop.ui.theme import Tokens

ROW_HEIGHT = 26
_SETTLES_MS = 120  # a held arrow key passes many rows; only where it stops is asked for


class TableView(QTableView):
    """`picked` one line, `gathered` a range of lines, `went` (double click, Enter), `copied`, `scrolled`."""

    picked = Signal(int)
    gathered = Signal(int, int)
    went = Signal(int)
    copy_asked = Signal()
    scrolled = Signal()

    def __init__(self, model: TableModel, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._silent = True  # until all is made
        self.setObjectName("TableView")
        self.setModel(model)
        self.painter_ = CellPainter(model, tokens, self)
        self.setItemDelegate(self.painter_)
        self.header = Header(model.title, tokens, self)
        self.setHorizontalHeader(self.header)
        self.header.show()
        down = self.verticalHeader()
        down.setDefaultSectionSize(ROW_HEIGHT)
        down.setSectionResizeMode(down.ResizeMode.Fixed)
        down.hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._soon = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._soon.timeout.connect(self._tell)
        self._silent = False
        self.verticalScrollBar().valueChanged.connect(lambda _: self.scrolled.emit())

    def dress(self, tokens: Tokens) -> None:
        self.painter_.dress(tokens)
        self.header.dress(tokens)
        self.viewport().update()

    def lines_in_view(self) -> tuple[int, int]:
        """First and last line on the screen; (0, -1) when there is none."""
        count = self._model.rowCount()
        if not count:
            return 0, -1
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        return first, count - 1 if last < 0 else last

    def chosen_lines(self) -> tuple[int, int] | None:
        """First and last line of the range that is chosen."""
        ranges = self.selectionModel().selection().toList()
        if not ranges:
            return None
        return min(one.top() for one in ranges), max(one.bottom() for one in ranges)

    def go_to_line(self, line: int) -> None:
        """Bring a line into view and choose it, without telling anybody: the map knows already."""
        self._silent = True
        index = self._model.index(line, max(0, self.currentIndex().column()))
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._silent = False

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._silent:
            self._soon.start()

    def _tell(self) -> None:
        chosen = self.chosen_lines()
        if chosen is None:
            return
        first, last = chosen
        if first == last:
            self.picked.emit(first)
        else:
            self.gathered.emit(first, last)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self.rowAt(round(event.position().y()))
        group = None if self._model.lines is None or line < 0 else self._model.lines.head(line)
        if group is not None and event.button() is Qt.MouseButton.LeftButton:
            self._toggle(line, group)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.rowAt(round(event.position().y()))
        if line >= 0 and self._model.subject(line) is not None:
            self.went.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.currentIndex().row()
        group = None if self._model.lines is None or line < 0 else self._model.lines.head(line)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.header.ask_menu(max(0, self.currentIndex().column()))
        elif group is not None and (enter or event.key() == Qt.Key.Key_Space):
            self._toggle(line, group)
        elif enter and line >= 0:
            self.went.emit(line)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+C belongs to the table while it has the keyboard, whatever else the window does with it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.matches(QKeySequence.StandardKey.Copy) or alt_down:
                event.accept()
                return True
        return super().event(event)

    def _toggle(self, line: int, group: int) -> None:
        where = self.verticalScrollBar().value()
        self._model.toggle(group)
        self.verticalScrollBar().setValue(where)
        self.go_to_line(line)
