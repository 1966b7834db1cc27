"""Pending changes 待生效改动: every grid that the draft makes other than it is, before → after → difference."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.drawing.gauge import Gauge
from desktop.plans.draft import Draft
from desktop.plans.draft_state import DraftState
from desktop.plans.face_shapes import Shape
from desktop.plans.goals import DEFAULT_GOALS
from desktop.plans.level_totals import grid_aim
from desktop.ui.cards.parts import named
from desktop.ui.plans.gauge_delegate import GAUGE, GaugeDelegate
from desktop.ui.plans.measure_words import (
    area_words,
    change,
    change_of,
    compactness_words,
    measure_name,
    outlet_words,
)
from desktop.ui.plans.two_sides import gauged

_SPARE = "key"  # takes the place of a measure that stands first already
_SHOWN = ("households", "stock", "potential", "deposits_fen", "loans_fen", "visits_due")
_LIE = (area_words, compactness_words, outlet_words)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PendingPanel(QWidget):
    """`chosen(face)` when a row is clicked: the map goes there; `dossier_asked` for all of it as a workbook,
    `report_asked` for the PDF with maps, or that it be stopped while one is made, `handover_asked` for who hands over
    what to whom."""

    chosen = Signal(int)
    dossier_asked = Signal()
    report_asked = Signal()
    handover_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PendingPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown: DraftState | None = None
        self._faces: list[int] = []
        self._before: Mapping[int, Shape] = {}
        self._after: Mapping[int, Shape] = {}
        self._title, self._hint = named("", "SectionTitle"), QLabel()
        self._hint.setObjectName("EmptyText")
        self._hint.setWordWrap(True)
        self.table = QTableWidget(0, 2 + len(_SHOWN) + len(_LIE))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setItemDelegate(GaugeDelegate(self.table))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.cellClicked.connect(lambda row, _: self.chosen.emit(self._faces[row]))
        self.table.cellActivated.connect(lambda row, _: self.chosen.emit(self._faces[row]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._made: float | None = None  # how much of the PDF
        self.dossier, self.report, self.handover = (QPushButton() for _ in range(3))
        for button, asked in (
            (self.handover, self.handover_asked), (self.dossier, self.dossier_asked), (self.report, self.report_asked),
        ):  # fmt: skip
            button.setAutoDefault(False)
            button.setObjectName("SmallButton")
            button.clicked.connect(asked)
        head = QHBoxLayout()
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # buttons keep their words
        head.addWidget(self._title, 1)
        head.addWidget(self.handover)
        head.addWidget(self.report)
        head.addWidget(self.dossier)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self.table, 1)
        self._write()

    def show_draft(self, state: DraftState) -> None:
        self._shown = state
        self._write()

    def show_report(self, made: float | None) -> None:
        """How much of the PDF is made, 0..1; None while none is."""
        self._made = made
        if made is None:
            self.report.setText(self.tr("改动说明（PDF）"))
            self.report.setToolTip(self.tr("前后地图、各网格和各支行的变化、客户去向，一份可提交会议的文件"))
        else:
            self.report.setText(self.tr("停止（{0} %）").format(round(100 * made)))
            self.report.setToolTip(self.tr("正在排版改动说明；按下则停止，不留文件"))

    def _write(self) -> None:
        self.show_report(self._made)
        shown = self._measures()
        lies = (self.tr("面积"), self.tr("紧凑度"), self.tr("距网点"))
        self.table.setHorizontalHeaderLabels([self.tr("网格"), *map(measure_name, shown), *lies])
        self.handover.setText(self.tr("移交清单…"))
        self.handover.setToolTip(
            self.tr("换人、换支行或换网格的客户、贷款和走访，从谁到谁，存为 PDF 或 Excel，个人信息脱敏")
        )
        self.dossier.setText(self.tr("改动说明（Excel）"))
        self.dossier.setToolTip(self.tr("把全部改动前后的数字、支行和主办存为 Excel，记入审计日志"))
        for place in range(1, self.table.columnCount()):
            title = self.table.horizontalHeaderItem(place)
            if title is not None:
                title.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.table.setAccessibleName(self.tr("草案中改动的网格"))
        if self._shown is None:
            return
        draft, totals, goals = self._shown.draft, self._shown.totals, self._shown.goals
        changed = sorted(draft.changed_faces, key=lambda face: self._code(draft, face))
        self._faces = changed
        self._title.setText(self.tr("待生效改动 · {0} 个网格").format(formats.count(len(changed))))
        self._hint.setText(
            self.tr("还没有改动。选一个工具，在地图上移动边界、分割或合并网格；每一步都会立即保存，可撤销。")
        )
        self._hint.setVisible(not changed)
        self.table.setVisible(bool(changed))
        for button in (self.dossier, self.report, self.handover):
            button.setEnabled(bool(changed))
        self.table.setRowCount(len(changed))
        aim = grid_aim(draft, totals, goals, shown[0])
        for row, face in enumerate(changed):
            self.table.setItem(row, 0, QTableWidgetItem(self._name(draft, face)))
            before, after = totals.in_force(face), totals.now(face)
            for place, key in enumerate(shown):
                held, holds = goals.value(key, before), goals.value(key, after)
                item = QTableWidgetItem(change(key, held, holds))
                gauge = Gauge.of(aim, holds) if place == 0 and face in draft.grids else None
                if gauge is not None:
                    item.setData(GAUGE, gauge)
                    item.setToolTip(self.tr("占目标 {0}").format(gauge.words))
                item.setTextAlignment(_RIGHT)
                self.table.setItem(row, 1 + place, item)
            self._put_lie(row, 1 + len(shown), face)

    def _put_lie(self, row: int, first: int, face: int) -> None:
        """How the grid lies, before and after; blank until it is measured."""
        for place, words in enumerate(_LIE):
            before, after = words(self._before.get(face)), words(self._after.get(face))
            item = QTableWidgetItem(change_of(before if face in self._before else "", after))
            item.setTextAlignment(_RIGHT)
            self.table.setItem(row, first + place, item)

    def use_shapes(self, before: Mapping[int, Shape], after: Mapping[int, Shape]) -> None:
        """Area, compactness and distance by face, in force and in the draft, measured behind the window."""
        self._before, self._after = before, after
        self._write()

    def _measures(self) -> tuple[str, ...]:
        """What is shown, first the measure that has a tolerance bar."""
        first = gauged(DEFAULT_GOALS if self._shown is None else self._shown.goals)
        return (first, *(key for key in _SHOWN if key != first), *((_SPARE,) if first in _SHOWN else ()))

    @property
    def unbalanced(self) -> bool:
        """Whether the changed grids together do not hold what they held: never, unless something is wrong."""
        if self._shown is None:
            return False
        draft, totals = self._shown.draft, self._shown.totals
        difference = sum((totals.now(face) - totals.in_force(face) for face in draft.changed_faces), np.int64(0))
        return bool(np.any(difference))

    def _code(self, draft: Draft, face: int) -> str:
        grid = draft.grids.get(face) or draft.grids_in_force.get(face)
        return "" if grid is None else grid.code

    def _name(self, draft: Draft, face: int) -> str:
        grid = draft.grids.get(face)
        if grid is None:
            return self.tr("{0}（撤销）").format(draft.grids_in_force[face].name)
        return self.tr("{0}（新）").format(grid.name) if face < 0 else grid.name

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._write()
        super().changeEvent(event)
