"""One line of a list on a card: what it is, a note, a figure at the right; a click or Enter leads there."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.printing.card_sheet import Entry
from desktop.ui.theme import Tokens

_HEIGHT, _EDGE, _GAP = 30, 8, 10


class EntryLine(QAbstractButton):
    """Painted by itself, since a town lists some dozens. Without a target it is a plain line of text."""

    def __init__(self, entry: Entry, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry, self._tokens = entry, tokens
        self._leads = entry.leads is not None
        self._over = False
        words = "  ".join(word for word in (entry.text, entry.note, entry.value) if word)
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setEnabled(self._leads)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._leads else Qt.FocusPolicy.NoFocus)
        if self._leads:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, _HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, entry = self._tokens, self._entry
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._leads and (self._over or self.hasFocus() or self.isDown()):
            painter.setPen(QColor(tokens.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if self.isDown() else tokens.hover))
            painter.drawRoundedRect(self.rect().adjusted(0, 1, -1, -2), 6, 6)
        small = QFont(self.font())
        small.setPixelSize(12)
        strong = QFont(small)
        strong.setWeight(QFont.Weight.DemiBold)
        quiet = QFontMetrics(small)
        right = self.width() - _EDGE
        if self._leads:
            _chevron(painter, right - 3, self.height() // 2, QColor(tokens.mute))
            right -= 12
        if entry.value:
            wide = min(quiet.horizontalAdvance(entry.value) + 1, int(self.width() * 0.62))
            painter.setFont(small)
            painter.setPen(QColor(tokens.secondary))
            _line(painter, QRect(right - wide, 0, wide, self.height()), entry.value, quiet, right=True)
            right -= wide + _GAP
        metrics = QFontMetrics(strong)
        wide = min(metrics.horizontalAdvance(entry.text) + 1, right - _EDGE)
        painter.setFont(strong)
        painter.setPen(QColor(tokens.accent if self._leads else tokens.text))
        _line(painter, QRect(_EDGE, 0, wide, self.height()), entry.text, metrics)
        left = _EDGE + wide + _GAP
        if entry.note and right - left > 14:
            painter.setFont(small)
            painter.setPen(QColor(tokens.bad if entry.tone == "bad" else tokens.secondary))
            _line(painter, QRect(left, 0, right - left, self.height()), entry.note, quiet)
        painter.end()


def _line(painter: QPainter, area: QRect, words: str, metrics: QFontMetrics, *, right: bool = False) -> None:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _chevron(painter: QPainter, x: int, y: int, colour: QColor) -> None:
    painter.setPen(colour)
    painter.drawLine(x - 3, y - 3, x, y)
    painter.drawLine(x - 3, y + 3, x, y)
