"""The legend of the customers, with live counts of what is in view."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop import formats
from desktop.customers.point_filter import ColourBy
from desktop.drawing.style import Style
from desktop.ui.cards.parts import named, section
from desktop.ui.language import pick


class Dot(QWidget):
    """The colour of one class."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = QColor(colour)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawEllipse(QRectF(1, 1, 10, 10))
        painter.end()


class Legend(QWidget):
    """One line per class of the present colouring. Counts are of customers in view that pass the filter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour_by: ColourBy | None = None
        self._style: Style | None = None
        self._counted: NDArray[np.int64] = np.zeros(256, dtype=np.int64)
        self._counts: dict[int, QLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None

    def show_classes(self, colour_by: ColourBy, style: Style) -> None:
        """Build the lines for another colouring or theme."""
        self._colour_by, self._style = colour_by, style
        self._build()

    def show_counts(self, counts: NDArray[np.int64]) -> None:
        """Pins per class code (256,)."""
        self._counted = counts
        for code, label in self._counts.items():
            label.setText(formats.count(int(counts[code])))

    @property
    def counts(self) -> dict[int, int]:
        """Class code → the number its line shows."""
        return {code: int(label.text().replace(",", "") or 0) for code, label in self._counts.items()}

    def _build(self) -> None:
        if self._colour_by is None or self._style is None:
            return
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.deleteLater()
        self._body = QWidget()
        lines = QVBoxLayout(self._body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        lines.addWidget(section(self.tr("图例"), self.tr("视野内 · 条")))
        grid = QGridLayout()
        grid.setContentsMargins(4, 0, 4, 0)
        grid.setHorizontalSpacing(9)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._counts.clear()
        for line, entry in enumerate(self._colour_by.entries):
            count = named("", "LegendCount")
            text = pick(entry.zh, entry.en)
            count.setAccessibleName(text)
            grid.addWidget(Dot(self._style.pin_class(entry.code)), line, 0)
            grid.addWidget(QLabel(text), line, 1)
            grid.addWidget(count, line, 2, Qt.AlignmentFlag.AlignRight)
            self._counts[entry.code] = count
        lines.addLayout(grid)
        self._column.addWidget(self._body)
        self.show_counts(self._counted)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._build()
        super().changeEvent(event)
