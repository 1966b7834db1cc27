"""The strip over the map that says why something was refused, or what was done; it never stops the work."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.ui.icons import pixmap
from desktop.ui.theme import Tokens, icon

_SECONDS = {"ok": 6, "warn": 14, "bad": 20}


class RefusalBar(QWidget):
    """One sentence at a time, newest wins; it goes away by itself or with its ✕."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("RefusalBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tokens = tokens
        self._map = parent
        self._picture = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._offer = QToolButton()
        self._offer.setObjectName("offer")
        self._offer.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._offer.clicked.connect(self.hide)
        self._close = QToolButton()
        self._close.setIconSize(QSize(14, 14))
        self._close.clicked.connect(self.hide)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(9)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self._offer)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self._translate()
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, sentence: str, *, tone: str = "warn", offer: QAction | None = None) -> None:
        """Show a sentence in the tone `ok`, `warn` or `bad`, with a button for `offer` when there is one."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        colour = {"ok": self._tokens.ok, "warn": self._tokens.warn, "bad": self._tokens.bad}[tone]
        shape = "check" if tone == "ok" else "warn"
        self._picture.setPixmap(pixmap(shape, colour, 16, self.devicePixelRatioF()))
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._offer.setVisible(offer is not None)
        if offer is not None:
            self._offer.setDefaultAction(offer)
            self._offer.setAccessibleName(offer.text())
        self.place()
        self.show()
        self.raise_()
        self._timer.start(_SECONDS[tone] * 1000)

    def place(self) -> None:
        """Top middle of the map, not wider than reads well."""
        parent = self._map
        width = min(640, max(200, parent.width() - 32))
        self.setFixedSize(width, max(44, self._row.heightForWidth(width)))
        self.move((parent.width() - width) // 2, 14)

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._close.setIcon(icon("close", tokens))

    def _translate(self) -> None:
        self._close.setIcon(icon("close", self._tokens))
        self._close.setToolTip(self.tr("关闭这条消息"))
        self._close.setAccessibleName(self.tr("关闭这条消息"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
