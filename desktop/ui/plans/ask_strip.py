"""A strip over the map that asks for one line of words: why a grid is locked, why it may lie in several parts."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

_WIDEST = 640
_MOST_LETTERS = 200


class AskStrip(QFrame):
    """Stands on the map and stops no other work. Enter takes the words, Esc lets the matter drop."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("AskStrip")
        self._over = over
        self._then: Callable[[str], None] | None = None
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.words = QLineEdit()
        self.words.setMaxLength(_MOST_LETTERS)
        self.words.textChanged.connect(lambda _: self._allow())
        self.words.returnPressed.connect(self._accept)
        self.accept_, self.drop = QPushButton(), QPushButton()
        self.accept_.setProperty("primary", True)
        for button, act in ((self.accept_, self._accept), (self.drop, self.close_)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.accept_)
        row.addWidget(self.drop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 12, 10)
        self._column.setSpacing(8)
        self._column.addWidget(self.sentence)
        self._column.addLayout(row)
        over.installEventFilter(self)
        self.hide()
        self._translate()

    def ask(self, sentence: str, then: Callable[[str], None], *, so_far: str = "", for_example: str = "") -> None:
        """Put a question; `then` gets the answer, stripped and never empty."""
        self._then = then
        self.sentence.setText(sentence)
        self.words.setAccessibleName(sentence)
        self.words.setPlaceholderText(for_example)
        self.words.setText(so_far)
        self._allow()
        self.show()
        self._place()
        self.raise_()
        self.words.setFocus()
        self.words.selectAll()

    def close_(self) -> None:
        """Let the matter drop."""
        self._then = None
        if self.isVisible():
            self.hide()
            self._over.setFocus()

    def _accept(self) -> None:
        words, then = self.words.text().strip(), self._then
        if words and then is not None:
            self.close_()
            then(words)

    def _allow(self) -> None:
        some = bool(self.words.text().strip())
        self.accept_.setEnabled(some)
        self.accept_.setToolTip("" if some else self.tr("先写明原因"))

    def _place(self) -> None:
        over = self._over
        width = min(_WIDEST, max(220, over.width() - 32))
        self.setFixedWidth(width)
        self.sentence.setFixedWidth(width - 26)
        self._column.activate()
        self.setFixedHeight(self._column.totalHeightForWidth(width))
        self.move((over.width() - width) // 2, 14)

    def _translate(self) -> None:
        self.accept_.setText(self.tr("采纳"))
        self.drop.setText(self.tr("取消"))
        self.drop.setToolTip(self.tr("什么都不改变（Esc）"))
        self._allow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
