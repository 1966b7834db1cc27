"""The legend of the customers, with live counts of what is in view."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop import formats
from desktop.ui.cards.parts import named, section
from desktop.ui.language import pick
from desktop.ui.maps.legend_lines import LegendLine


class Dot(QWidget):
    """The colour of one class."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = QColor(colour)
        self.setFixedSize(12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawEllipse(QRectF(1, 1, 10, 10))
        painter.end()


class Legend(QWidget):
    """One line per class; built anew only when the classes change, else only the numbers do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[LegendLine, ...] = ()
        self._counts: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self._column.addWidget(self._body)
        self._build()

    @property
    def lines(self) -> tuple[LegendLine, ...]:
        return self._lines

    def show_lines(self, lines: Sequence[LegendLine]) -> None:
        before, self._lines = self._lines, tuple(lines)
        if [(line.colour, line.zh) for line in before] != [(line.colour, line.zh) for line in lines]:
            self._build()
            return
        for label, line in zip(self._counts, lines, strict=True):
            label.setText(formats.count(line.count))

    def _build(self) -> None:
        self._column.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(section(self.tr("客户图例"), self.tr("视野内 · 条")))
        grid = QGridLayout()
        grid.setContentsMargins(4, 0, 4, 0)
        grid.setHorizontalSpacing(9)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._counts = []
        for place, line in enumerate(self._lines):
            count = named(formats.count(line.count), "LegendCount")
            count.setAccessibleName(pick(line.zh, line.en))
            grid.addWidget(Dot(line.colour), place, 0)
            grid.addWidget(QLabel(pick(line.zh, line.en)), place, 1)
            grid.addWidget(count, place, 2, Qt.AlignmentFlag.AlignRight)
            self._counts.append(count)
        column.addLayout(grid)
        self._column.addWidget(self._body)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._build()
        super().changeEvent(event)
