"""The few building blocks that cards and panels share: a named label, a chip, a heading, a frame, a badge."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.cards.flow import FlowLayout


def named(text: str, name: str, *, wrap: bool = False) -> QLabel:
    """A label that the style sheet knows by `name`."""
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
    """Chips (text, tone) side by side, in as many lines as they need."""
    holder = QWidget()
    flow = FlowLayout(holder)
    for text, tone in pairs:
        flow.addWidget(chip(text, tone))
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


def box(*parts: QWidget, margins: tuple[int, int, int, int] = (13, 11, 13, 11)) -> QFrame:
    """Parts in one rounded frame."""
    frame = QFrame()
    frame.setObjectName("CardBox")
    column = QVBoxLayout(frame)
    column.setContentsMargins(*margins)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    return frame


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
