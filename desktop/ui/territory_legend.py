"""The branches with the colour of their territory and how many grids each has; a click goes there."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QVBoxLayout, QWidget

from desktop import formats
from desktop.drawing.content import MapContent
from desktop.drawing.style import Style
from desktop.ui.cards.parts import named, section


@dataclass(frozen=True, slots=True)
class _Line:
    branch_id: int
    name: str
    colour: str
    grids: int


class Swatch(QWidget):
    """A square of a territory's colour."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = QColor(colour)
        self.setFixedSize(13, 13)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._colour)
        wash = QColor(self._colour)
        wash.setAlpha(150)
        painter.setBrush(wash)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 3, 3)
        painter.end()


class TerritoryLegend(QWidget):
    """`branch_chosen(branch id)` when a branch is clicked."""

    branch_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[_Line, ...] = ()
        self._grids = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None

    def show_content(self, content: MapContent, style: Style) -> None:
        held: dict[int, int] = {}
        for grid in content.grids:
            if grid.branch_id is not None:
                held[grid.branch_id] = held.get(grid.branch_id, 0) + 1
        lines = tuple(
            _Line(branch.id, branch.name, style.hue(content.branch_hues.get(branch.id)), held[branch.id])
            for branch in content.branches
            if branch.id in held
        )
        if lines != self._lines or self._body is None:
            self._lines, self._grids = lines, len(content.grids)
            self._build()

    def _build(self) -> None:
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        note = self.tr("{0} 个支行 · {1} 个网格").format(len(self._lines), self._grids)
        column.addWidget(section(self.tr("网格归属"), note))
        grid = QGridLayout()
        grid.setContentsMargins(4, 0, 4, 0)
        grid.setHorizontalSpacing(7)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for place, line in enumerate(self._lines):
            button = QToolButton()
            button.setObjectName("BranchButton")
            button.setText(line.name)
            button.setToolTip(self.tr("缩放到{0}的网格").format(line.name))
            button.setAccessibleName(line.name)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.clicked.connect(lambda _=False, branch=line.branch_id: self.branch_chosen.emit(branch))
            grid.addWidget(Swatch(line.colour), place, 0)
            grid.addWidget(button, place, 1, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(named(formats.count(line.grids), "LegendCount"), place, 2, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
        self._column.addWidget(self._body)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._body is not None:
            self._build()
        super().changeEvent(event)
