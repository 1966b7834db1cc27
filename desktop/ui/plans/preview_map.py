"""A draft that is nowhere written yet, on the map: an import before it is taken, a plan read from a file."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.drawing.content import MapContent
from desktop.plans.draft import Draft
from desktop.ui.cards.parts import named
from desktop.ui.plans.draft_content import draft_content

if TYPE_CHECKING:  # it makes the desk that makes this
    from desktop.ui.main_window import MainWindow


class PreviewBar(QWidget):
    """Says what is on the map; `closed` for what was there before."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("DraftBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name, self.note = named("", "DraftName"), QLabel()
        self.note.setWordWrap(True)
        self.close_ = QToolButton()
        self.close_.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        row.addWidget(self.close_)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 4)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.note)
        self.hide()
        self._translate()

    def say(self, title: str, note: str) -> None:
        self._name.setText(title)
        self._name.setToolTip(title)
        self.note.setText(note)
        self.show()

    def _translate(self) -> None:
        self.close_.setText(self.tr("关闭预览"))
        self.close_.setToolTip(self.tr("回到原来的地图"))
        self.close_.setAccessibleName(self.tr("关闭预览"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)


class PreviewMap(QObject):
    """`changed` when another draft, or none, is to be seen. While one is seen nothing else is edited."""

    changed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.draft: Draft | None = None
        self.title = ""
        self.bar = PreviewBar()
        self.bar.closed.connect(self.close)

    def show(self, draft: Draft, title: str, note: str) -> None:
        """Put it on the map, coloured by what it changes."""
        self.draft, self.title = draft, title
        self.bar.say(title, note)
        self._window.runner.hold(lambda: self.tr("地图上是预览，只能看，不能改。先关闭预览。"))
        self._window.messages.hide()
        self._window.tools.take("identify")
        self.changed.emit()

    def close(self) -> None:
        if self.draft is None:
            return
        self.draft, self.title = None, ""
        self.bar.hide()
        self._window.runner.hold(None)
        self.changed.emit()

    def content(self, content: MapContent) -> MapContent:
        """What is in force, with the previewed draft over it."""
        return content if self.draft is None else draft_content(content, self.draft)
