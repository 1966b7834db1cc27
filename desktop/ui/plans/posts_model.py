"""The grids of a draft with their posts as Qt sees them: one row a grid, sorted and narrowed by a proxy."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.hierarchy.node import Light
from desktop.plans.post_lines import Missing, PostLine
from desktop.ui.language import QT_TRANSLATE_NOOP, pick
from desktop.ui.organisation.light_painter import DOT, STEP, paint_light
from desktop.ui.theme import Tokens

Index = QModelIndex | QPersistentModelIndex
LINE, SORT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_MISSING = {
    Missing.BOUNDARY: QT_TRANSLATE_NOOP("Posts", "边界"),
    Missing.BRANCH: QT_TRANSLATE_NOOP("Posts", "支行"),
    Missing.OUTLET: QT_TRANSLATE_NOOP("Posts", "网点"),
    Missing.LEAD: QT_TRANSLATE_NOOP("Posts", "主办"),
    Missing.LEAD_LEFT: QT_TRANSLATE_NOOP("Posts", "主办已离岗"),
}
_HEADS = (
    QT_TRANSLATE_NOOP("Posts", "编码"),
    QT_TRANSLATE_NOOP("Posts", "网格"),
    QT_TRANSLATE_NOOP("Posts", "支行"),
    QT_TRANSLATE_NOOP("Posts", "网点"),
    QT_TRANSLATE_NOOP("Posts", "主办"),
    QT_TRANSLATE_NOOP("Posts", "协办"),
    QT_TRANSLATE_NOOP("Posts", "三定"),
    QT_TRANSLATE_NOOP("Posts", "缺什么"),
)
_VACANT, _NONE = QT_TRANSLATE_NOOP("Posts", "缺岗"), QT_TRANSLATE_NOOP("Posts", "—")
_LIGHTS = QT_TRANSLATE_NOOP("Posts", "定格 {0} · 定员 {1} · 定责 未知（等待责任书）")
_YES, _NO = QT_TRANSLATE_NOOP("Posts", "是"), QT_TRANSLATE_NOOP("Posts", "否")
_WAS, _LOCKED = QT_TRANSLATE_NOOP("Posts", "现行：{0}"), QT_TRANSLATE_NOOP("Posts", "已锁定：{0}")


def say(source: str) -> str:
    """A text of this list in the language of the window."""
    return QCoreApplication.translate("Posts", source)


class Column(IntEnum):
    CODE, NAME, BRANCH, OUTLET, LEAD, BACKUP, LIGHTS, MISSING = range(8)


_FIELDS = {
    Column.BRANCH: "branch_id", Column.OUTLET: "outlet_id", Column.LEAD: "staff_id", Column.BACKUP: "backup_id",
}  # fmt: skip


class Keep(IntEnum):
    """Which grids are listed."""

    ALL, VACANT, UNASSIGNED, CHANGED = range(4)

    def fits(self, line: PostLine) -> bool:
        return (True, line.is_vacant, line.is_unassigned, line.is_changed)[self]


class PostsModel(QAbstractTableModel):
    """`names` are those of branches ("branch", id), outlets ("outlet", id) and staff ("staff", id)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[PostLine, ...] = ()
        self.names: dict[tuple[str, int | None], str] = {}

    def show(self, lines: Sequence[PostLine], names: dict[tuple[str, int | None], str]) -> None:
        """Newer lines; what is chosen stays chosen as long as the grids are the same."""
        same = [line.face for line in lines] == [line.face for line in self.lines]
        if not same:
            self.beginResetModel()
        self.lines, self.names = tuple(lines), names
        if not same:
            self.endResetModel()
        elif self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(Column) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(_HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], Column(index.column())
        if role == LINE:
            return line
        if role == SORT:
            return (line.is_bounded + line.is_staffed) if column is Column.LIGHTS else self._words(line, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column is Column.LIGHTS else self._words(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(line, column)
        if role == Qt.ItemDataRole.FontRole and self._changed(line, column):
            bold = QFont()
            bold.setBold(True)
            return bold
        return None

    def _words(self, line: PostLine, column: Column) -> str:
        posts = line.posts
        if column is Column.CODE:
            return line.code
        if column is Column.NAME:
            return line.name
        if column is Column.MISSING:
            return pick("、", ", ").join(say(_MISSING[what]) for what in Missing if what in line.missing)
        if column is Column.LIGHTS:
            return say(_LIGHTS).format(*(say(_YES if on else _NO) for on in (line.is_bounded, line.is_staffed)))
        return self._held(posts.branch_id, posts.outlet_id, posts.staff_id, posts.backup_id)[column - Column.BRANCH]

    def _held(
        self, branch: int | None, outlet: int | None, lead: int | None, backup: int | None
    ) -> tuple[str, str, str, str]:
        none = say(_NONE)
        return (
            self.names.get(("branch", branch), none),
            self.names.get(("outlet", outlet), none),
            self.names.get(("staff", lead), say(_VACANT)),
            self.names.get(("staff", backup), none),
        )

    def _changed(self, line: PostLine, column: Column) -> bool:
        """Whether this post is not held as it is in force."""
        field = _FIELDS.get(column)
        return field is not None and (line.before is None or getattr(line.posts, field) != getattr(line.before, field))

    def _tip(self, line: PostLine, column: Column) -> str:
        tips = [self._words(line, column)]
        if line.before is not None and self._changed(line, column):
            was = line.before
            held = self._held(was.branch_id, was.outlet_id, was.staff_id, was.backup_id)
            tips.append(say(_WAS).format(held[column - Column.BRANCH]))
        if line.locked_reason is not None:
            tips.append(say(_LOCKED).format(line.locked_reason))
        return "\n".join(tip for tip in tips if tip)


class Narrowed(QSortFilterProxyModel):
    """Only grids that fit a sign and hold the words that are typed, in any column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keep, self._typed = Keep.ALL, ""
        self.setSortRole(SORT)
        self.setDynamicSortFilter(True)

    def narrow(self, keep: Keep, words: str) -> None:
        self.beginFilterChange()
        self._keep, self._typed = keep, words.strip().casefold()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        model = self.sourceModel()
        line = model.index(row, 0).data(LINE)
        if not self._keep.fits(line):
            return False
        columns = (Column.CODE, Column.NAME, Column.BRANCH, Column.OUTLET, Column.LEAD, Column.BACKUP)
        return not self._typed or any(self._typed in str(model.index(row, one).data()).casefold() for one in columns)


class LightsPainter(QStyledItemDelegate):
    """Draws the three lights in their column."""

    def __init__(self, tokens: Tokens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens = tokens

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        line = index.data(LINE)
        if not isinstance(line, PostLine):
            return
        lights = (Light.ON if line.is_bounded else Light.OFF, Light.ON if line.is_staffed else Light.OFF, Light.UNKNOWN)
        middle = option.rect.center()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, light in enumerate(lights):
            paint_light(
                painter, light, QPointF(middle.x() + (place - 1) * (STEP + DOT / 2), middle.y() + 0.5), self.tokens
            )
        painter.restore()
