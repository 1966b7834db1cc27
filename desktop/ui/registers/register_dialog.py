"""A register as a list: every entry there ever was, narrowed by its state, with two things to do with one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.ui.cards.parts import named
from desktop.ui.theme import Tokens

_LEAST_LAST = 70  # pixels; the last column takes what room there is


@dataclass(frozen=True, slots=True)
class Entry:
    """`subject` is what a card can be opened of; `state` one of the states of the words; `stands` = can be ended."""

    key: int
    subject: int
    cells: tuple[str, ...]
    state: str
    stands: bool
    tone: str = ""  # of its last cell: "", warn or bad


@dataclass(frozen=True, slots=True)
class Words:
    """In the language of the window. `states` are names by state, the first one is every state together."""

    title: str
    about: str
    heads: tuple[str, ...]
    states: tuple[tuple[str, str], ...]
    open_: str
    end: str
    why_not_end: str
    empty: str


class RegisterDialog(QDialog):
    """`opened(subject)` by a double click or the button, `ended(key)`."""

    opened = Signal(int)
    ended = Signal(int)

    def __init__(self, words: Callable[[], Words], widths: Sequence[int], tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("PlanDialog")
        self.setModal(False)
        self.resize(820, 440)
        self._words, self._tokens = words, tokens
        self._entries: tuple[Entry, ...] = ()
        self._shown: list[Entry] = []
        self._busy = False
        self._title, self._about = named("", "CardTitle"), QLabel()
        self._about.setObjectName("EmptyText")
        self._about.setWordWrap(True)
        self._empty = named("", "EmptyText", wrap=True)
        self.table = QTableWidget(0, len(words().heads))
        self.table.setObjectName("PlanTable")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(26)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((*widths, _LEAST_LAST)):
            self.table.setColumnWidth(column, width)
        self.table.itemSelectionChanged.connect(self._allow)
        self.table.cellDoubleClicked.connect(lambda *_: self._open())
        self.states = QButtonGroup(self)
        self.open_, self.end = QPushButton(), QPushButton()
        self.open_.clicked.connect(self._open)
        self.end.clicked.connect(self._end)
        self._lay_out()
        self._translate()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """All there are; the state that is chosen stays chosen."""
        self._entries = tuple(entries)
        self._fill()

    def show_busy(self, busy: bool) -> None:
        """While something is written nothing else begins."""
        self._busy = busy
        self._allow()

    @property
    def chosen(self) -> Entry | None:
        row = self.table.currentRow()
        picked = self.table.selectionModel().hasSelection()
        return self._shown[row] if picked and 0 <= row < len(self._shown) else None

    def _fill(self) -> None:
        words, place = self._words(), max(0, self.states.checkedId())
        state = words.states[place][0]
        kept = self.chosen
        self._shown = [one for one in self._entries if place == 0 or one.state == state]
        self.table.setRowCount(len(self._shown))
        for row, entry in enumerate(self._shown):
            for column, cell in enumerate(entry.cells):
                item = QTableWidgetItem(cell)
                item.setToolTip(cell)
                if entry.tone and column == len(entry.cells) - 1:
                    item.setForeground(QColor(getattr(self._tokens, entry.tone)))
                self.table.setItem(row, column, item)
        self.table.clearSelection()
        if kept is not None:
            same = next((row for row, one in enumerate(self._shown) if one.key == kept.key), None)
            if same is not None:
                self.table.selectRow(same)
        for number, (key, name) in enumerate(words.states):
            count = sum(number == 0 or one.state == key for one in self._entries)
            self.states.button(number).setText(f"{name} {formats.count(count)}")
        self._empty.setText(words.empty)
        self._empty.setVisible(not self._shown)
        self.table.setVisible(bool(self._shown))
        self._allow()

    def _allow(self) -> None:
        words, chosen = self._words(), self.chosen
        first = self.tr("先在列表中选一行")
        self.open_.setEnabled(chosen is not None)
        self.open_.setToolTip("" if chosen is not None else first)
        why = first if chosen is None else "" if chosen.stands else words.why_not_end
        why = self.tr("正在写入，请稍候") if self._busy else why
        self.end.setEnabled(not why)
        self.end.setToolTip(why)

    def _open(self) -> None:
        if self.chosen is not None:
            self.opened.emit(self.chosen.subject)

    def _end(self) -> None:
        if self.chosen is not None and self.end.isEnabled():
            self.ended.emit(self.chosen.key)

    def _lay_out(self) -> None:
        column, chips, buttons = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        for number in range(len(self._words().states)):
            chip = QToolButton()
            chip.setObjectName("RankChip")
            chip.setCheckable(True)
            chip.setChecked(number == 0)
            self.states.addButton(chip, number)
            chips.addWidget(chip)
        chips.addStretch(1)
        self.states.idClicked.connect(lambda _: self._fill())
        for button in (self.open_, self.end):
            button.setAutoDefault(False)
        buttons.addWidget(self.open_)
        buttons.addStretch(1)
        buttons.addWidget(self.end)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addLayout(chips)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(buttons)

    def _translate(self) -> None:
        words = self._words()
        self.setWindowTitle(words.title)
        self._title.setText(words.title)
        self._about.setText(words.about)
        self.table.setHorizontalHeaderLabels(list(words.heads))
        self.table.setAccessibleName(words.title)
        self.open_.setText(words.open_)
        self.end.setText(words.end)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
