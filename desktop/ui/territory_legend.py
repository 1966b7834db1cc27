"""The branches with the colour of their territory and how many of their grids are in view; a click goes there."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop import formats
from desktop.drawing.content import MapContent
from desktop.drawing.style import Style
from desktop.ui.cards.parts import named
from desktop.ui.maps.ground_lines import GroundCounts
from desktop.ui.preferences import Preferences
from desktop.ui.theme import Tokens, icon

_OPEN = "window/territory_legend"


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
    """`branch_chosen(branch id)` when a branch is clicked. The list folds away, and stays so after a restart."""

    branch_chosen = Signal(int)

    def __init__(self, tokens: Tokens, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences, self._tokens = preferences, tokens
        self._lines: tuple[_Line, ...] = ()
        self._in_view: dict[int | None, int] = {}
        self._counts: dict[int, QLabel] = {}
        self._title, self._note = named("", "SectionTitle"), named("", "SectionNote")
        self._fold = QToolButton()
        self._fold.setObjectName("fold_territories")
        self._fold.setCheckable(True)
        self._fold.setIconSize(QSize(14, 14))
        self._fold.setChecked(preferences.flag(_OPEN, default=True))
        self._fold.toggled.connect(self._folded)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._note)
        top.addWidget(self._fold)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(top)
        self._body = QWidget()
        self._column.addWidget(self._body)
        self.dress(tokens)
        self._translate()

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
        if lines != self._lines:
            self._lines = lines
            self._build()

    def show_counts(self, counts: GroundCounts) -> None:
        """How many grids of each branch are in view."""
        self._in_view = counts.grids
        self._write()

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._fold.setIcon(icon("chevron_down" if self._fold.isChecked() else "chevron_right", tokens))

    @property
    def in_view(self) -> dict[int, str]:
        """What the list says, by branch id."""
        return {branch: label.text() for branch, label in self._counts.items()}

    def _folded(self, unfolded: bool) -> None:
        self._preferences.keep(_OPEN, unfolded)
        self._body.setVisible(unfolded)
        self.dress(self._tokens)
        self._translate()

    def _build(self) -> None:
        self._column.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(4, 0, 4, 0)
        grid.setHorizontalSpacing(7)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        self._counts = {}
        for place, line in enumerate(self._lines):
            button = QToolButton()
            button.setObjectName("BranchButton")
            button.setText(line.name)
            button.setToolTip(
                self.tr("{0}：共 {1} 个网格，单击缩放到那里").format(line.name, formats.count(line.grids))
            )
            button.setAccessibleName(line.name)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.clicked.connect(lambda _=False, branch=line.branch_id: self.branch_chosen.emit(branch))
            count = named("", "LegendCount")
            self._counts[line.branch_id] = count
            grid.addWidget(Swatch(line.colour), place, 0)
            grid.addWidget(button, place, 1, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(count, place, 2, Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(self._body)
        self._body.setVisible(self._fold.isChecked())
        self._write()

    def _write(self) -> None:
        branches = 0
        for line in self._lines:
            number = self._in_view.get(line.branch_id, 0)
            branches += number > 0
            label = self._counts[line.branch_id]
            label.setText(formats.count(number))
            label.setEnabled(number > 0)
        if self._lines:
            grids = sum(self._in_view.values())
            self._note.setText(self.tr("{0} 个支行 · {1} 个网格").format(branches, grids))
            self._note.setToolTip(self.tr("视野内有网格的支行，和视野内的网格"))

    def _translate(self) -> None:
        self._title.setText(self.tr("网格归属"))
        words = self.tr("收起支行列表") if self._fold.isChecked() else self.tr("展开支行列表")
        self._fold.setToolTip(words)
        self._fold.setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
            self._build()
        super().changeEvent(event)
