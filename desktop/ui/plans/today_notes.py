"""While the map shows another day: lines above tree, layers and table that say of which day their figures are."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QLabel, QVBoxLayout

from desktop.ui.language import QT_TRANSLATE_NOOP

if TYPE_CHECKING:  # it makes the desk that makes this
    from desktop.ui.main_window import MainWindow

_TREE = QT_TRANSLATE_NOOP("TodayNotes", "{0} 的机构和网格。那一天的客户数没有另存，显示为 —。")
_LAYERS = QT_TRANSLATE_NOOP("TodayNotes", "网格是 {0} 的；以下客户、专题和图例的数字是今天（{1}）的。")
_TABLE = QT_TRANSLATE_NOOP("TodayNotes", "以下为今天（{1}）的数据，不是地图上 {0} 的。")


class TodayNotes(QObject):
    """`left` stands under the tabs of the left panel, `table` on top of the table."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._days: tuple[str, str] | None = None  # of the map, and today
        self.left, self.table = _note(), _note()
        for panel, note, place in ((window.left, self.left, 3), (window.tables.panel, self.table, 0)):
            column = panel.layout()
            assert isinstance(column, QVBoxLayout)
            column.insertWidget(place, note)
        window.left.tabs.currentChanged.connect(lambda _: self._say())
        window.left.installEventFilter(self)

    def show_day(self, day: str | None, today: str) -> None:
        """`day` None while the map shows today."""
        self._days = None if day is None else (day, today)
        self._say()

    def _say(self) -> None:
        on_tree = self._window.left.tabs.currentIndex() == 0
        for note, words in ((self.left, _TREE if on_tree else _LAYERS), (self.table, _TABLE)):
            note.setVisible(self._days is not None)
            if self._days is not None:
                note.setText(QCoreApplication.translate("TodayNotes", words).format(*self._days))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window.left and event.type() is QEvent.Type.LanguageChange:
            self._say()
        return False


def _note() -> QLabel:
    note = QLabel()
    note.setObjectName("DayNote")
    note.setWordWrap(True)
    note.hide()
    return note
