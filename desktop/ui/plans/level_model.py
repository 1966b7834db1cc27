"""The totals by level as a table model: one measure from before to its goal, then the other figures, all sortable."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop import formats
from desktop.drawing.gauge import Gauge
from desktop.plans.aim import Aim
from desktop.plans.face_shapes import Shape
from desktop.plans.goals import MEASURED, Goals, Level
from desktop.plans.level_totals import LevelRow, Lie, values_to_compare
from desktop.plans.workload import WORKLOAD
from desktop.ui.plans.gauge_delegate import GAUGE
from desktop.ui.plans.measure_words import figure, level_name, measure_name, signed

NAME, GRIDS, BEFORE, AFTER, BY, SHARE = range(6)
_FIRST_OTHER = 6
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class LevelModel(QAbstractTableModel):
    """Cells are worded when they are looked at, so that a step costs what is on the screen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[LevelRow, ...] = ()
        self.rows: list[LevelRow] = []  # as they are shown
        self._goals, self._level, self.measure = Goals(), Level.GRID, WORKLOAD
        self._names: Mapping[int | None, str] = {}
        self._shapes: Mapping[int, Shape] = {}
        self._aim = Aim(0, 1, 20)
        self._order: tuple[int, bool] = (AFTER, True)
        self.only_changed = False

    @property
    def others(self) -> tuple[str, ...]:
        """The measures that stand behind the chosen one."""
        return tuple(one for one in (WORKLOAD, *MEASURED[:-1]) if one != self.measure)

    @property
    def all_rows(self) -> tuple[LevelRow, ...]:
        return self._all

    @property
    def aim(self) -> Aim:
        return self._aim

    def show_rows(
        self,
        rows: tuple[LevelRow, ...],
        goals: Goals,
        *,
        level: Level,
        measure: str,
        names: Mapping[int | None, str],
        shapes: Mapping[int, Shape],
    ) -> None:
        """Shapes may come later: until then area, compactness and distance are blank."""
        self.beginResetModel()
        self._all, self._goals, self._level, self.measure = rows, goals, level, measure
        self._names, self._shapes = names, shapes
        self._aim = goals.aim(level, measure, values_to_compare(rows, goals, measure))
        self._arrange()
        self.endResetModel()

    def show_only_changed(self, on: bool) -> None:
        self.beginResetModel()
        self.only_changed = on
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._order = (column, order is Qt.SortOrder.DescendingOrder)
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        column, down = self._order
        key = self._key(min(column, self.columnCount() - 1))
        shown = [row for row in self._all if row.is_changed or not self.only_changed]
        known = [row for row in shown if key(row) is not None]
        known.sort(key=key, reverse=down)  # type: ignore[arg-type]
        self.rows = known + [row for row in shown if key(row) is None]

    def _key(self, column: int) -> Callable[[LevelRow], bytes | float | None]:
        """What a column is sorted by; None comes last either way."""
        value, measure = self._goals.value, self.measure
        if column == NAME:
            return lambda row: None if row.key is None else self.name(row).encode("gb18030", "replace")
        if column == GRIDS:
            return lambda row: len(row.faces)
        if column == BEFORE:
            return lambda row: value(measure, row.before)
        if column in (AFTER, SHARE):
            return lambda row: value(measure, row.after)
        if column == BY:
            return lambda row: value(measure, row.after) - value(measure, row.before)
        place = column - _FIRST_OTHER
        if place < len(self.others):
            return lambda row: value(self.others[place], row.after)
        return lambda row: self._lie(row)[place - len(self.others)]

    def _lie(self, row: LevelRow) -> tuple[float | None, float | None, float | None]:
        lie = Lie.of(self._shapes, row.faces)
        return (None, None, None) if lie is None else (lie.area_m2, lie.compactness, lie.outlet_m)

    def name(self, row: LevelRow) -> str:
        if row.key is None:
            return self.tr("缺岗") if self._level is Level.MANAGER else self.tr("未分配")
        return self._names.get(row.key, "")

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else _FIRST_OTHER + len(self.others) + 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return None if column == NAME else _RIGHT
        if column == SHARE:
            gauge = self._gauge(row)
            if role == GAUGE:
                return gauge
            if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and gauge is not None:
                return gauge.words
        return self._words(row, column) if role == Qt.ItemDataRole.DisplayRole else None

    def _gauge(self, row: LevelRow) -> Gauge | None:
        return Gauge.of(self._aim, self._goals.value(self.measure, row.after)) if row.counts else None

    def _words(self, row: LevelRow, column: int) -> str:
        value = self._goals.value
        before, after = value(self.measure, row.before), value(self.measure, row.after)
        if column in (NAME, GRIDS):
            return self.name(row) if column == NAME else formats.count(len(row.faces))
        if column == BEFORE:
            return figure(self.measure, before)
        if column == AFTER:
            return figure(self.measure, after)
        if column == BY:
            return signed(self.measure, after - before) if after != before else ""
        if column == SHARE:
            return ""
        place = column - _FIRST_OTHER
        if place < len(self.others):
            return figure(self.others[place], value(self.others[place], row.after))
        area, compactness, outlet = self._lie(row)
        found = (
            None if area is None else f"{area / 1e6:,.2f} km²",
            None if compactness is None else f"{compactness:.2f}",
            None if outlet is None else f"{outlet / 1_000:,.1f} km",
        )
        return found[place - len(self.others)] or formats.NOTHING

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignLeft if section == NAME else Qt.AlignmentFlag.AlignRight
            )
        lies = _FIRST_OTHER + len(self.others)
        if role == Qt.ItemDataRole.ToolTipRole and section == lies + 1:
            return self.tr("Polsby–Popper 紧凑度：4π × 面积 ÷ 周长²，圆为 1")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        first = (
            level_name(self._level), self.tr("网格数"), self.tr("{0}改动前").format(measure_name(self.measure)),
            self.tr("改动后"), self.tr("增减"), self.tr("占目标"),
        )  # fmt: skip
        last = (self.tr("面积"), self.tr("紧凑度"), self.tr("距网点"))
        return (*first, *map(measure_name, self.others), *last)[section]
