"""Suggest a move 建议调整: the few moves that most improve the balance, each with its effect, one click to take."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.drawing.gauge import Gauge
from desktop.plans.balance import BalanceGoal, Side, Spread, Suggestion
from desktop.plans.draft import Draft
from desktop.plans.goals import MEASURED, Level
from desktop.plans.workload import WORKLOAD
from desktop.ui.plans.gauge_delegate import GAUGE, GaugeDelegate
from desktop.ui.plans.measure_words import figure, level_name, measure_name
from desktop.ui.plans.totals_panel import Names

_GRID, _TAKE, _EFFECT, _GIVER, _TAKER = range(5)
_LEVELS = (Level.MANAGER, Level.OUTLET, Level.BRANCH)


class SuggestionsPanel(QWidget):
    """`wanted` when another level or measure is to be balanced; `chosen(face)` for the map, `taken(suggestion)`."""

    wanted = Signal()
    chosen = Signal(int)
    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Suggestion, ...] = ()
        self._draft: Draft | None = None
        self._goal: BalanceGoal | None = None
        self._now: Spread | None = None
        self._names: Names = {}
        self._why_not = ""
        self.level, self.measure = QComboBox(), QComboBox()
        for level in _LEVELS:
            self.level.addItem("", level)
        for measure in (WORKLOAD, *MEASURED[:-1]):
            self.measure.addItem("", measure)
        for box in (self.level, self.measure):
            box.activated.connect(lambda _: self.wanted.emit())
        self._says = QLabel()
        self._says.setObjectName("EmptyText")
        self._says.setWordWrap(True)
        self.table = QTableWidget(0, 5)
        self.table.setItemDelegate(GaugeDelegate(self.table, below=True))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(44)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for signal in (self.table.cellClicked, self.table.cellActivated):
            signal.connect(lambda row, _: self.chosen.emit(self._found[row].move.face))
        head = QHBoxLayout()
        for box in (self.level, self.measure):
            head.addWidget(box)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._says)
        column.addWidget(self.table, 1)
        self._translate()

    @property
    def chosen_level(self) -> Level:
        level: Level = self.level.currentData()
        return level

    @property
    def chosen_measure(self) -> str:
        return str(self.measure.currentData())

    def use_names(self, names: Names) -> None:
        self._names = names
        self._show()

    def show_waiting(self) -> None:
        """While suggestions are looked for none can be taken: they would be those of the draft one step ago."""
        for row in range(self.table.rowCount()):
            button = self.table.cellWidget(row, _TAKE)
            if button is not None:
                button.setEnabled(False)
                button.setToolTip(self.tr("正在重新计算，请稍候"))

    def show_found(
        self, found: tuple[Suggestion, ...], draft: Draft, goal: BalanceGoal, now: Spread | None, *, why_not: str = ""
    ) -> None:
        """`now` is how the level is balanced, None where there is nothing to compare; `why_not` = nothing can be
        taken, and why."""
        self._found, self._draft, self._goal, self._now, self._why_not = found, draft, goal, now, why_not
        self._show()

    def _show(self) -> None:
        draft, goal, now = self._draft, self._goal, self._now
        if draft is None or goal is None:
            self._says.setText(self.tr("打开草案后，这里会列出最能改善均衡的几步调整。"))
            return
        if now is None:
            self._says.setText(self.tr("这个指标没有数字可比，换一个指标试试。"))
        elif not self._found:
            words = self.tr("没有单步调整还能改善均衡：可解除锁定、改目标，或换层级、指标。现在：{0}。")
            self._says.setText(words.format(self._spread(now)))
        else:
            words = self.tr("现在：{0}。每一步都不动锁定的网格，不拆散片区，可撤销。")
            self._says.setText(words.format(self._spread(now)))
        names = self._names.get(goal.level, {})
        self.table.setVisible(bool(self._found))
        self.table.setRowCount(len(self._found))
        for row, one in enumerate(self._found):
            self._put(row, _GRID, self._moved(one, draft, goal.measure))
            self._put_side(row, _GIVER, one.giver, names, goal.measure)
            self._put_side(row, _TAKER, one.taker, names, goal.measure)
            self._put(row, _EFFECT, self._effect(one))
            button = QPushButton(self.tr("采纳"))
            button.setAutoDefault(False)
            button.setObjectName("SmallButton")
            name = self.tr("采纳：{0}").format(draft.grids[one.move.face].name)
            button.setAccessibleName(name)
            button.setEnabled(not self._why_not)
            button.setToolTip(self._why_not or name)
            button.clicked.connect(lambda _=False, taken=one: self.taken.emit(taken))
            self.table.setCellWidget(row, _TAKE, button)

    def _put(self, row: int, column: int, words: str) -> QTableWidgetItem:
        item = QTableWidgetItem(words)
        self.table.setItem(row, column, item)
        return item

    def _put_side(self, row: int, column: int, side: Side, names: Mapping[int | None, str], measure: str) -> None:
        figures = self.tr("{0} → {1}").format(figure(measure, side.before), figure(measure, side.after))
        item = self._put(row, column, f"{names.get(side.key, '')}  {figures}")
        gauge = Gauge.of(side.aim, side.after)
        item.setData(GAUGE, gauge)
        before = Gauge.of(side.aim, side.before)
        if gauge is not None and before is not None:
            item.setToolTip(self.tr("占目标 {0} → {1}").format(before.words, gauge.words))

    def _moved(self, one: Suggestion, draft: Draft, measure: str) -> str:
        size = figure(measure, one.giver.before - one.giver.after)
        return self.tr("{0}（{1}）").format(draft.grids[one.move.face].name, size)

    def _effect(self, one: Suggestion) -> str:
        words = self.tr("{0} → {1} %\n超出 {2} → {3} 个")
        before, after = one.before, one.after
        return words.format(f"{before.permille / 10:.1f}", f"{after.permille / 10:.1f}", before.far, after.far)

    def _spread(self, now: Spread) -> str:
        words = self.tr("{0} 个中 {1} 个超出容差，离散度 {2} %")
        return words.format(formats.count(now.holders), formats.count(now.far), f"{now.permille / 10:.1f}")

    def _translate(self) -> None:
        for place in range(self.level.count()):
            self.level.setItemText(place, self.tr("{0}之间").format(level_name(self.level.itemData(place))))
        for place in range(self.measure.count()):
            self.measure.setItemText(place, measure_name(self.measure.itemData(place)))
        self.level.setAccessibleName(self.tr("均衡的层级"))
        self.measure.setAccessibleName(self.tr("均衡的指标"))
        self.level.setToolTip(self.tr("客户经理、网点之间的调整不跨支行；跨支行的调整在“支行之间”看"))
        heads = (self.tr("网格"), "", self.tr("离散度"), self.tr("交出方"), self.tr("接收方"))
        self.table.setHorizontalHeaderLabels(heads)
        for place in range(self.table.columnCount()):
            item = self.table.horizontalHeaderItem(place)
            if item is not None:
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        spread = self.table.horizontalHeaderItem(_EFFECT)
        if spread is not None:
            spread.setToolTip(self.tr("离散度：各方与目标之差的均方根，占目标的百分比，越小越均衡"))
        self.table.setAccessibleName(self.tr("建议的调整"))
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.wanted.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
