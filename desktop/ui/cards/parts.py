"""The few building blocks all cards are made of: title, chips, rows, tiles, a share bar, month bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import Tokens


@dataclass(frozen=True, slots=True)
class Tile:
    """One big number with its label and a quiet note."""

    label: str
    value: str
    note: str = ""


def named(text: str, name: str, *, wrap: bool = False) -> QLabel:
    """A label that the style sheet knows by `name`; its text can be selected and copied."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(wrap)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def chip(text: str, tone: str = "") -> QLabel:
    """A rounded word; tone is "", ok, warn, bad or accent."""
    label = named(text, "Chip")
    label.setProperty("tone", tone)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return label


def chips(pairs: Sequence[tuple[str, str]]) -> QWidget:
    """Chips (text, tone) side by side, at most four a line."""
    holder = QWidget()
    lines = QVBoxLayout(holder)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(5)
    for start in range(0, len(pairs), 4):
        row = QHBoxLayout()
        row.setSpacing(6)
        for text, tone in pairs[start : start + 4]:
            row.addWidget(chip(text, tone))
        row.addStretch(1)
        lines.addLayout(row)
    return holder


def title(text: str, code: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(named(text, "CardTitle", wrap=True), 1)
    tag = named(code, "CardCode")
    tag.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(tag, 0, Qt.AlignmentFlag.AlignBottom)
    return holder


def section(text: str, note: str = "") -> QWidget:
    """A heading with a quiet note at its right end."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 4, 0, 0)
    row.addWidget(named(text, "SectionTitle"))
    row.addStretch(1)
    if note:
        row.addWidget(named(note, "SectionNote"))
    return holder


def box(*parts: QWidget) -> QFrame:
    """Parts in one rounded frame."""
    frame = QFrame()
    frame.setObjectName("CardBox")
    column = QVBoxLayout(frame)
    column.setContentsMargins(13, 11, 13, 11)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    return frame


def rows(pairs: Sequence[tuple[str, str]]) -> QWidget:
    """Key at the left, value at the right; long values wrap and can be copied."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(1, 1)
    for number, (key, value) in enumerate(pairs):
        words = named(value, "RowValue", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setAccessibleName(f"{key} {value}")
        grid.addWidget(named(key, "RowKey"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, number, 1)
    return holder


def tiles(numbers: Sequence[Tile], *, across: int = 3) -> QWidget:
    """Big numbers side by side in frames of equal width."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(8)
    for place, tile in enumerate(numbers):
        frame = QFrame()
        frame.setObjectName("Tile")
        frame.setAccessibleName(f"{tile.label} {tile.value} {tile.note}".strip())
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 8, 6, 8)
        column.setSpacing(2)
        column.addWidget(named(tile.label, "TileLabel"))
        column.addWidget(named(tile.value, "TileValue"))
        column.addWidget(named(tile.note or " ", "TileNote"))
        grid.addWidget(frame, place // across, place % across)
    for place in range(across):
        grid.setColumnStretch(place, 1)
    return holder


def divider() -> QFrame:
    line = QFrame()
    line.setObjectName("Divider")
    return line


class Badge(QWidget):
    """The round sign with one character in front of a name."""

    def __init__(self, letter: str, colour: str) -> None:
        super().__init__()
        self._letter = letter
        self._colour = QColor(colour)
        self.setFixedSize(38, 38)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        font = painter.font()
        font.setPixelSize(16)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.end()


def person(name: str, note: str, colour: str) -> QWidget:
    """A person in charge: badge, name, what they are."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(Badge(name[:1] or "?", colour))
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(named(name, "PersonName", wrap=True))
    words.addWidget(named(note, "PersonNote", wrap=True))
    row.addLayout(words, 1)
    return holder


class ShareBar(QWidget):
    """Parts of a whole as one stacked bar: (share 0..1, colour)."""

    def __init__(self, parts: Sequence[tuple[float, str]], ground: str, says: str) -> None:
        super().__init__()
        self._parts = tuple(parts)
        self._ground = QColor(ground)
        self.setFixedHeight(8)
        self.setAccessibleName(says)
        self.setToolTip(says)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, 1, self.width(), 6)
        painter.setBrush(self._ground)
        painter.drawRoundedRect(whole, 3, 3)
        left = 0.0
        for share, colour in self._parts:
            wide = share * self.width()
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(left, 1, max(wide - 1, 0), 6), 3, 3)
            left += wide
        painter.end()


class MonthBars(QWidget):
    """A run of monthly values as bars, the last one in the accent colour; it prints with the same code."""

    def __init__(self, values: Sequence[float], first: str, last: str, tokens: Tokens, says: str) -> None:
        super().__init__()
        self._values = tuple(values)
        self._ends = (first, last)
        self._tokens = tokens
        self.setMinimumHeight(96)
        self.setAccessibleName(says)
        self.setToolTip(says)

    def sizeHint(self) -> QSize:
        return QSize(280, 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._values:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high, foot = max(max(self._values), 1e-9), self.height() - 18.0
        painter.setPen(QColor(self._tokens.line))
        for part in (0.0, 0.5, 1.0):
            painter.drawLine(0, round(4 + part * (foot - 4)), self.width(), round(4 + part * (foot - 4)))
        step = self.width() / len(self._values)
        painter.setPen(Qt.PenStyle.NoPen)
        quiet = QColor(self._tokens.accent)
        quiet.setAlpha(85)
        for place, value in enumerate(self._values):
            tall = max(1.0, (foot - 6) * max(value, 0.0) / high)
            painter.setBrush(QColor(self._tokens.accent) if place == len(self._values) - 1 else quiet)
            painter.drawRoundedRect(QRectF(place * step + step * 0.18, foot - tall, step * 0.64, tall), 2, 2)
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(QColor(self._tokens.secondary))
        foot_line = QRectF(0, foot + 2, self.width(), 16)
        painter.drawText(foot_line, Qt.AlignmentFlag.AlignLeft, self._ends[0])
        painter.drawText(foot_line, Qt.AlignmentFlag.AlignRight, self._ends[1])
        painter.end()
