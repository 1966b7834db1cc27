"""Totals of the draft 汇总 by grid, manager, outlet or branch: from before to the goal, refreshed with every step."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.plans.balance import spread_of
from desktop.plans.draft_state import DraftState
from desktop.plans.face_shapes import Shape
from desktop.plans.goals import MEASURED, Level
from desktop.plans.level_totals import LevelRow, level_rows, values_to_compare
from desktop.plans.workload import WORKLOAD
from desktop.ui.cards.flow import FlowLayout
from desktop.ui.plans.gauge_delegate import GaugeDelegate
from desktop.ui.plans.level_model import AFTER, BEFORE, BY, GRIDS, NAME, SHARE, LevelModel
from desktop.ui.plans.measure_words import figure, level_name, measure_name

Names = Mapping[Level, Mapping[int | None, str]]
_WIDTHS = {NAME: 116, GRIDS: 64, BEFORE: 132, AFTER: 96, BY: 92, SHARE: 164}


class TotalsPanel(QWidget):
    """`chosen(faces)` when a row is clicked: the map goes there. `copy_asked` and `export_asked` for the rows shown."""

    chosen = Signal(object)
    copy_asked = Signal()
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: DraftState | None = None
        self._names: Names = {}
        self._shapes: Mapping[int, Shape] = {}
        self.level, self.measure = QComboBox(), QComboBox()
        for level in Level:
            self.level.addItem("", level)
        self.level.setCurrentIndex(self.level.findData(Level.MANAGER))
        for measure in (WORKLOAD, *MEASURED[:-1]):
            self.measure.addItem("", measure)
        self.only_changed = QCheckBox()
        self._says = QLabel()
        self._says.setObjectName("EmptyText")
        self._says.setWordWrap(True)
        self.copy, self.export = QPushButton(), QPushButton()
        for button, asked in ((self.copy, self.copy_asked), (self.export, self.export_asked)):
            button.setAutoDefault(False)
            button.setObjectName("SmallButton")
            button.clicked.connect(asked)
        self.model = LevelModel(self)
        self.table = _Table(self.model)
        self.table.copied.connect(self.copy_asked)
        self.table.clicked.connect(self._clicked)
        self.table.activated.connect(self._clicked)
        head = QWidget()
        flow = FlowLayout(head)
        for widget in (self.level, self.measure, self.only_changed, self.copy, self.export):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(self._says)
        column.addWidget(self.table, 1)
        self.level.activated.connect(lambda _: self._show())
        self.measure.activated.connect(lambda _: self._show())
        self.only_changed.toggled.connect(self._filter)
        self._translate()

    @property
    def chosen_level(self) -> Level:
        level: Level = self.level.currentData()
        return level

    def show_state(self, state: DraftState) -> None:
        """After every step; a panel that is not seen waits until it is."""
        self._state = state
        if self.isVisible():
            self._show()

    def use_names(self, names: Names) -> None:
        """Names of grids, managers, outlets and branches by id."""
        self._names = names
        self._show()

    def use_shapes(self, shapes: Mapping[int, Shape]) -> None:
        """Area, compactness and distance, measured behind the window."""
        self._shapes = shapes
        self._show()

    def names(self) -> Mapping[int | None, str]:
        """Of the holders shown, those that nobody holds too."""
        return {**self._names.get(self.chosen_level, {}), None: self._nobody()}

    def rows_shown(self) -> tuple[LevelRow, ...]:
        """In the order shown; the chosen ones when more than one is chosen."""
        picked = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        rows = self.model.rows
        return tuple(rows[place] for place in picked) if len(picked) > 1 else tuple(rows)

    @property
    def shapes(self) -> Mapping[int, Shape]:
        return self._shapes

    def _show(self) -> None:
        state = self._state
        if state is None:
            return
        level, measure = self.chosen_level, str(self.measure.currentData())
        kept = self.table.verticalScrollBar().value()
        rows = level_rows(state.draft, state.totals, level)
        self.model.show_rows(
            rows, state.goals, level=level, measure=measure, names=self._names.get(level, {}), shapes=self._shapes
        )
        self.table.verticalScrollBar().setValue(kept)
        values = values_to_compare(rows, state.goals, measure)
        if not self.model.aim.whole:
            self._says.setText(self.tr("没有可比的数字"))
            return
        spread = spread_of(values, self.model.aim)
        aim = figure(measure, round(self.model.aim.whole / self.model.aim.holders))
        has_target = state.goals.target(level, measure).value is not None
        words = self.tr("目标 {0}，容差 ±{1} %；{2} 个中 {3} 个超出") if has_target else self.tr(
            "平均 {0}，容差 ±{1} %；{2} 个中 {3} 个超出"
        )  # fmt: skip
        tolerance = self.model.aim.tolerance_pct
        self._says.setText(words.format(aim, tolerance, formats.count(spread.holders), formats.count(spread.far)))
        self._says.setToolTip(self._says.text())

    def _nobody(self) -> str:
        return self.tr("缺岗") if self.chosen_level is Level.MANAGER else self.tr("未分配")

    def _filter(self, on: bool) -> None:
        self.model.show_only_changed(on)

    def _clicked(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()]
        self.chosen.emit(row.faces or row.faces_before)

    def _translate(self) -> None:
        for place in range(self.level.count()):
            self.level.setItemText(place, self.tr("按{0}").format(level_name(self.level.itemData(place))))
        for place in range(self.measure.count()):
            self.measure.setItemText(place, measure_name(self.measure.itemData(place)))
        self.level.setAccessibleName(self.tr("层级"))
        self.measure.setAccessibleName(self.tr("指标"))
        self.only_changed.setText(self.tr("只看有变化的"))
        self.only_changed.setMinimumHeight(self.level.sizeHint().height())
        self.copy.setText(self.tr("复制"))
        self.copy.setToolTip(self.tr("复制显示的行（选中多行时只复制选中的），可粘贴到 Excel"))
        self.export.setText(self.tr("导出 Excel"))
        self.export.setToolTip(self.tr("把显示的行和全部指标存为 Excel，记入审计日志"))
        self.table.setAccessibleName(self.tr("草案汇总"))
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)


class _Table(QTableView):
    """Sorted by its heads; Ctrl+C asks for a copy."""

    copied = Signal()

    def __init__(self, model: LevelModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(GaugeDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setDefaultSectionSize(104)
        for column, width in _WIDTHS.items():
            heads.resizeSection(column, width)
        heads.setSortIndicator(AFTER, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
            return
        super().keyPressEvent(event)
