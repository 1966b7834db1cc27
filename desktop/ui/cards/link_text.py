"""A word of a card that leads to another card: wraps like text, works like a button."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.ui.theme import Tokens

_LEAST_WIDTH = 48


class LinkText(QAbstractButton):
    """`pixels` is the size of its type; `right` sets it to the right edge."""

    def __init__(self, text: str, tokens: Tokens, *, pixels: int = 12, right: bool = False) -> None:
        super().__init__()
        self.setObjectName("LinkText")
        self.setText(text)
        self.setAccessibleName(text)
        self._tokens = tokens
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.DemiBold)
        self._font = font
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._flags = int(side | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font)
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST_WIDTH, self.sizeHint().width()), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._written(max(width, 1)).height() + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QColor(self._tokens.accent))
            ring = self._written(self.width()).adjusted(-3, 0, 3, 2).intersected(self.rect().adjusted(0, 0, -1, -1))
            painter.drawRoundedRect(ring, 4, 4)
        font = QFont(self._font)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(QColor(self._tokens.accent))
        painter.drawText(self.rect(), self._flags, self.text())
        painter.end()

    def _written(self, width: int) -> QRect:
        return QFontMetrics(self._font).boundingRect(QRect(0, 0, width, 1000), self._flags, self.text())
