"""Two plans beside each other: choosers above, two maps that move as one, and tables of what differs below."""

from functools import reduce

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QScreen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.drawing.change_layer import SEEN, change_colours, seen
from desktop.drawing.stack import MapOptions
from desktop.grids.membership import OUTSIDE
from desktop.maps.box import Box
from desktop.plans.comparison import Comparison
from desktop.plans.totals import NOTHING
from desktop.ui.background import Background
from desktop.ui.plans.compare_maps import LinkedMaps, Shown
from desktop.ui.plans.compare_tables import CompareTables, Names
from desktop.ui.plans.compare_words import DEPOSITS, KINDS, LOANS, customers, money, say
from desktop.ui.plans.side_chooser import SideChooser

_ROOM, _MARGIN = 1.6, 1.1  # how much more than a picked grid, and than all that change, is shown


class CompareWindow(QWidget):
    """`asked` when another comparison is wanted, `stopped` when the one under way is to end, `gone` when closed."""

    asked = Signal()
    stopped = Signal()
    gone = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.setObjectName("CompareWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._found: Comparison | None = None
        self._sides: tuple[Shown, Shown] | None = None
        self._options = MapOptions()
        self.before, self.after = SideChooser(), SideChooser()
        self.swap, self.cancel = QToolButton(), QPushButton()
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setMaximumWidth(150)
        self.cancel.setAutoDefault(False)
        self.cancel.setObjectName("SmallButton")
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.RichText)
        self.maps = LinkedMaps(background)
        self.tables = CompareTables()
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.maps)
        split.addWidget(self.tables)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        self.maps.setMinimumHeight(150)
        self.tables.setMinimumHeight(110)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.before, 1)
        head.addWidget(self.swap)
        head.addWidget(self.after, 1)
        said = QHBoxLayout()
        said.addWidget(self.summary, 1)
        said.addWidget(self.progress)
        said.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(said)
        column.addWidget(split, 1)
        self.before.changed.connect(self.asked)
        self.after.changed.connect(self.asked)
        self.swap.clicked.connect(self._swap)
        self.cancel.clicked.connect(self.stopped)
        self.tables.chosen.connect(self.show_grids)
        self.maps.clicked.connect(self._clicked)
        self.show_busy(None)
        self._translate()

    @property
    def found(self) -> Comparison | None:
        """What is shown; None while nothing is compared."""
        return self._found

    def show_busy(self, done: float | None) -> None:
        """How far the work is, 0..1; None when nothing is under way."""
        for part in (self.progress, self.cancel):
            part.setVisible(done is not None)
        if done is not None:
            self.progress.setValue(round(100 * done))

    def show_comparison(self, found: Comparison, sides: tuple[Shown, Shown], names: Names) -> None:
        first = self._found is None
        self._found, self._sides = found, sides
        self.maps.show_sides(sides[0], sides[1], (self.before.title, self.after.title))
        self.tables.show_comparison(found, names)
        self._say()
        if first and found.changes:
            self.show_grids(frozenset(one.code for one in found.changes), ring=False)

    def show_problem(self, words: str) -> None:
        """Why there is no comparison; the one before is not shown any longer, as it is not what was chosen."""
        self._found = self._sides = None
        self.maps.clear()
        self.tables.show_comparison(None, {})
        self.summary.setText(words)

    def show_stopped(self) -> None:
        """The work was stopped; what was compared before stays."""
        if self._found is None:
            self.summary.setText(self.tr("已停止。再选一次左图或右图，就重新对比。"))

    def use_options(self, options: MapOptions) -> None:
        self._options = options
        self.maps.use_options(options)
        self.tables.use_style(options.style)
        self._say()

    def show_grids(self, codes: frozenset[str], *, ring: bool = True) -> None:
        """Both maps go to these grids and trace them."""
        found = self._found
        if found is None:
            return
        faces: list[frozenset[int]] = []
        boxes: list[Box] = []
        for side in (found.before, found.after):
            there = frozenset(side.by_code[code].face for code in codes if code in side.by_code)
            boxes += [side.partition.face_box(face) for face in there if face in side.partition.faces]
            faces.append(there)
        self.maps.ring(*faces if ring else (frozenset(), frozenset()))
        if boxes:
            self.maps.zoom_to(_roomy(reduce(Box.union, boxes), _ROOM if ring else _MARGIN))

    def open_on(self, screen: QScreen) -> None:
        room: QRect = screen.availableGeometry()
        self.resize(min(1240, room.width() - 40), min(780, room.height() - 60))
        self.show()

    def _swap(self) -> None:
        before, after = self.before.choice, self.after.choice
        self.before.choose(after)
        self.after.choose(before)
        self.asked.emit()

    def _clicked(self, place: int, x: float, y: float) -> None:
        """Mark the row of the grid under a click on either map."""
        found, sides = self._found, self._sides
        if found is None or sides is None:
            return
        face = sides[place].face_at(x, y)
        side = (found.before, found.after)[place]
        code = None if face == OUTSIDE else side.code(face)
        if code is not None and self.tables.pick(code):
            there = (one.by_code.get(code) for one in (found.before, found.after))
            faces = [frozenset(() if grid is None else (grid.face,)) for grid in there]
            self.maps.ring(*faces)

    def _say(self) -> None:
        found = self._found
        if found is None:
            return
        if not found.changes and not found.moved:
            self.summary.setText(self.tr("两边的网格完全相同：边界、人员和资料都没有差别。"))
            return
        colours = change_colours(self._options.style)
        kinds = [seen(one.what) for one in found.changes]
        parts = [
            f'<span style="color:{colours[kind]}; font-size:15px">■</span>&nbsp;{say(KINDS[kind])}&nbsp;'
            f"<b>{formats.count(kinds.count(kind))}</b>"
            for kind in SEEN
            if kind in kinds
        ]
        moved = sum(found.moved.values(), NOTHING)
        other = sum(found.by_lead.values(), NOTHING)
        parts.append(
            self.tr("换网格 <b>{0}</b> 条客户（存款 {1}，贷款 {2}）").format(
                formats.count(customers(moved)), money(int(moved[DEPOSITS])), money(int(moved[LOANS]))
            )
        )
        parts.append(self.tr("换主办 <b>{0}</b> 条").format(formats.count(customers(other))))
        self.summary.setText(" &nbsp; ".join(parts))
        self.summary.setToolTip(self.tr("两边都用今天的客户和余额，按各自的边界归入网格；过去某一天的余额没有另存。"))

    def _translate(self) -> None:
        self.setWindowTitle(self.tr("对比方案 · 格图 Getu"))
        self.setAccessibleName(self.tr("对比方案"))
        self.before.name(self.tr("左图"))
        self.after.name(self.tr("右图"))
        self.swap.setText("⇄")
        self.swap.setToolTip(self.tr("左右对调"))
        self.swap.setAccessibleName(self.tr("左右对调"))
        self.cancel.setText(self.tr("停止"))
        self.progress.setAccessibleName(self.tr("对比进度"))
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.cancel.isVisible():
            self.stopped.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._found = self._sides = None
        self.maps.clear()
        super().closeEvent(event)
        self.gone.emit()


def _roomy(box: Box, times: float) -> Box:
    middle = ((box.west + box.east) / 2, (box.south + box.north) / 2)
    wide, high = box.width / 2 * times, box.height / 2 * times
    return Box(middle[0] - wide, middle[1] - high, middle[0] + wide, middle[1] + high)
