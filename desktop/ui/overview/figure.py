"""One number of the overview as a button: what it is called, how many, of what, and a click that opens its rows."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop import formats
from desktop.ui.cards.parts import named
from desktop.ui.theme import Tokens


class Figure(QAbstractButton):
    """`clicked` asks for the rows. The big one of a box has larger digits."""

    def __init__(self, tokens: Tokens, *, big: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self.label = named("", "FigureLabel")
        self.value = named(formats.NOTHING, "FigureBig" if big else "FigureValue")
        self.unit = named("", "FigureUnit")
        self.what = named("", "FigureWhat", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(5)
        row.addWidget(self.value, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.unit, 1, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 8)
        column.setSpacing(1)
        column.addWidget(self.label)
        column.addLayout(row)
        column.addWidget(self.what)
        column.addStretch(1)
        for part in (self.label, self.value, self.unit, self.what):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_words(self, label: str, unit: str, what: str, source: str) -> None:
        """The name over the number, its unit, what is counted under it, and where that comes from."""
        self.label.setText(label)
        self.unit.setText(unit)
        self.what.setText(what)
        self.setToolTip(f"{what}\n{source}" if source else what)
        self._name()

    def show_number(self, number: int | None, note: str = "") -> None:
        """None is not known yet, which is not zero. `note` stands beside the unit."""
        self.value.setText(formats.count(number))
        if note:
            self.unit.setText(note)
        self._name()

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(f"{self.label.text()} {self.value.text()} {self.unit.text()}")
        self.setAccessibleDescription(self.what.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        lit, focused = self.underMouse(), self.hasFocus()
        if not (lit or focused or self.isDown()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._tokens
        painter.setPen(QPen(QColor(tokens.accent), 1.2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_soft if self.isDown() else tokens.hover))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)


class Sum(QLabel):
    """A sum that must hold, with ✓ where it does and ✗ in red where it does not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Chip")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_sum(self, words: str, *, holds: bool, why: str) -> None:
        self.setText(f"✓ {words}" if holds else f"✗ {words}")
        self.setProperty("tone", "ok" if holds else "bad")
        self.setToolTip(why)
        self.setAccessibleName(f"{self.text()} {why}")
        self.style().unpolish(self)
        self.style().polish(self)


class SplitBar(QWidget):
    """Two parts of a whole as one bar, the first strong, the second soft: readable in grey as well."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._share = 0.0
        self.setFixedHeight(8)

    def show_share(self, share: float, words: str) -> None:
        """0..1, and what that says."""
        self._share = min(max(share, 0.0), 1.0)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.update()

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(QColor(self._tokens.line))
        painter.drawRoundedRect(whole, 4, 4)
        if self._share > 0:
            painter.setBrush(QColor(self._tokens.accent))
            painter.drawRoundedRect(QRectF(0, 0, max(8.0, whole.width() * self._share), 8), 4, 4)
