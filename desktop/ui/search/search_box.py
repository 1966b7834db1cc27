"""The search box at the top of the left panel: a click or the first sign typed opens the search under it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget


class SearchBox(QFrame):
    """`asked` carries what was typed into it, nothing for a click; the search takes it from there."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SearchBox")
        self.line, self._keys = _Line(), QLabel("Ctrl K")
        self._keys.setObjectName("BankSubtitle")
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 4)
        row.addWidget(self.line)
        inner = QHBoxLayout(self.line)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addStretch(1)
        inner.addWidget(self._keys)
        self.line.setTextMargins(0, 0, self._keys.sizeHint().width() + 10, 0)  # long words end before the keys
        self.line.textEdited.connect(self._typed)
        self.line.opened.connect(lambda: self.asked.emit(""))
        self._translate()

    def _typed(self, text: str) -> None:
        self.line.clear()
        self.asked.emit(text)

    def _translate(self) -> None:
        self.line.setPlaceholderText(self.tr("客户、网格、地址、坐标"))
        self.line.setAccessibleName(self.tr("搜索"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)


class _Line(QLineEdit):
    opened = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
