"""The charts of a card as widgets: they say in words what they show."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.drawing.bars import paint_months, paint_parts
from desktop.printing.card_sheet import Months
from desktop.ui.theme import Tokens


class PartsBar(QWidget):
    """Parts of a whole as one bar: (share 0..1, colour)."""

    def __init__(self, parts: Sequence[tuple[float, str]], ground: str, says: str) -> None:
        super().__init__()
        self._parts, self._ground = tuple(parts), ground
        self.setFixedHeight(8)
        self.setAccessibleName(says)
        self.setToolTip(says)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_parts(painter, QRectF(0, 1, self.width(), 6), self._parts, ground=self._ground)
        painter.end()


class MonthBars(QWidget):
    """A run of monthly values as bars, the last one in the accent colour."""

    def __init__(self, months: Months, tokens: Tokens) -> None:
        super().__init__()
        self._months, self._tokens = months, tokens
        self.setMinimumHeight(96)
        self.setAccessibleName(months.says)
        self.setToolTip(months.says)

    def sizeHint(self) -> QSize:
        return QSize(280, 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, foot = self._tokens, self.height() - 18.0
        bars = QRectF(0, 4, self.width(), foot - 4)
        paint_months(painter, bars, self._months.values, accent=tokens.accent, ground=tokens.raised, line=tokens.line)
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(QColor(tokens.secondary))
        line = QRectF(0, foot + 2, self.width(), 16)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, self._months.first)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, self._months.last)
        painter.end()
