"""The legend of outlets and locks, with live counts of what is in view."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop import formats
from desktop.drawing.outlet_layer import paint_outlet
from desktop.drawing.style import LIGHT, Style
from desktop.ui.cards.parts import named, section
from desktop.ui.maps.ground_lines import GroundCounts

_SIGNS = ("credit", "other", "locked")


class Sign(QWidget):
    """One sign of the map, drawn by the map's own code."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self._style = LIGHT
        self.setFixedSize(16, 16)

    def dress(self, style: Style) -> None:
        self._style = style
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._kind == "locked":
            ink = QColor(self._style.text)
            painter.setPen(QPen(ink, 1))
            painter.drawRoundedRect(QRectF(1.5, 1.5, 13, 13), 3, 3)
            for step in (5, 9, 13):
                painter.drawLine(QPointF(step - 2.5, 13.5), QPointF(13.5, step - 2.5))
                painter.drawLine(QPointF(2.5, step - 0.5), QPointF(step - 0.5, 2.5))
        else:
            paint_outlet(painter, self._style, QPointF(8, 8), 14, has_credit=self._kind == "credit")
        painter.end()


class GroundLegend(QWidget):
    """Three lines; the numbers are of what lies in view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QWidget()
        self._signs = [Sign(kind) for kind in _SIGNS]
        self._names = [QLabel() for _ in _SIGNS]
        self._counts = [named(formats.NOTHING, "LegendCount") for _ in _SIGNS]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        grid = QGridLayout()
        grid.setContentsMargins(2, 0, 4, 0)
        grid.setHorizontalSpacing(7)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for place, (sign, name, count) in enumerate(zip(self._signs, self._names, self._counts, strict=True)):
            grid.addWidget(sign, place, 0)
            grid.addWidget(name, place, 1)
            grid.addWidget(count, place, 2, Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(self._title)
        self._column.addLayout(grid)
        self._translate()

    @property
    def counts(self) -> tuple[str, ...]:
        """What the lines say, top to bottom."""
        return tuple(label.text() for label in self._counts)

    def show_counts(self, counts: GroundCounts) -> None:
        for label, number in zip(
            self._counts, (counts.credit_outlets, counts.other_outlets, counts.locked_grids), strict=True
        ):
            label.setText(formats.count(number))

    def dress(self, style: Style) -> None:
        for sign in self._signs:
            sign.dress(style)

    def _translate(self) -> None:
        title = section(self.tr("网点与锁定"), self.tr("视野内"))
        self._column.replaceWidget(self._title, title)
        self._title.hide()
        self._title.deleteLater()
        self._title = title
        texts = (self.tr("信贷网点"), self.tr("非信贷网点"), self.tr("已锁定网格"))
        for name, count, text in zip(self._names, self._counts, texts, strict=True):
            name.setText(text)
            count.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
