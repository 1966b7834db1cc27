"""What can be done with a node of the organisation tree: go there, select its customers, list them, copy it."""

from collections.abc import Callable
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop import formats
from desktop.drawing.content import MapContent
from desktop.drawing.pin_layer import mask_of
from desktop.hierarchy.node import Level, Node
from desktop.hierarchy.outline import Measure
from desktop.maps.box import Box
from desktop.maps.projection import e7_to_world
from desktop.tables.arrangement import Arrangement as TableArrangement
from desktop.tables.conditions import Blank, Condition, OneOf
from desktop.ui.background import Background
from desktop.ui.organisation.words import lacking, level_word, measure_words, number, title
from desktop.ui.selection import Combine, Ids
from desktop.ui.tables.scope import Scope
from desktop.ui.theme import icon

if TYPE_CHECKING:  # it makes this
    from desktop.ui.main_window import MainWindow

_AROUND_OUTLET = 900.0  # world metres to each side of an outlet that serves no grid
_BIG_ENOUGH = 0.16  # of the view's width or height: a thing that is wholly seen at this size needs no move


class NodeActs(QObject):
    """Moves of the map go through its history, so Alt+← leads back."""

    def __init__(self, window: "MainWindow", background: Background, owner: QWidget) -> None:
        super().__init__(window)
        self._window, self._background, self._owner = window, background, owner

    def zoom_to(self, node: Node) -> None:
        """Show all its grids as large as they fit; the bank, and what has no grid, shows everything."""
        box = self._box(node)
        if box is not None:
            self._window.canvas.zoom_to(box)
        else:
            self._window.messages.say(self.tr("它名下没有网格，地图上没有可去的地方。"))

    def bring_into_view(self, node: Node) -> None:
        """Go there unless it is seen well already."""
        box, view = self._box(node), self._window.canvas.viewport.box
        if box is None:
            return
        inside = view.contains(box.west, box.south) and view.contains(box.east, box.north)
        if not inside or max(box.width / view.width, box.height / view.height) < _BIG_ENOUGH:
            self._window.canvas.zoom_to(box)

    def select_customers(self, node: Node) -> None:
        """Select the customers shown on the map whose home is one of its grids."""
        shown = self._window.map.shown_customers()
        if shown is None:
            return
        content, pins = shown
        grids = np.array(node.grid_ids, dtype=np.int32)

        def job() -> Ids:
            index = content.points
            inside = np.isin(index.grid_id, grids)
            mask = mask_of(index, pins)
            return index.customer_id[inside if mask is None else inside & mask]

        self._background.run(job, self._select, self._window.show_problem)

    def show_in_table(self, node: Node) -> None:
        """List its customers in the table under the map."""
        window = self._window
        condition = _condition(node)
        if not window.actions_["table"].isChecked():
            window.actions_["table"].trigger()
        desk = window.tables.desk
        if desk.key != "customers":
            desk.choose_table("customers")
        desk.choose_scope(Scope.ALL)
        desk.use(TableArrangement({} if condition is None else {"grid_code": condition}))

    def copy(self, node: Node) -> None:
        """Put it and all below it on the clipboard, one line each, for Excel."""
        measures, then = tuple(Measure), self._window.plans.day is not None
        lines = ["\t".join([self.tr("级别"), self.tr("名称"), self.tr("编码"), self.tr("负责人"), *map(_head, measures),
                            self.tr("缺项")])]  # fmt: skip
        for one in node.walk():
            numbers = [
                number(one, measure, counted=False) if then else str(measure.of(one.counts)) for measure in measures
            ]
            lines.append(
                "\t".join([level_word(one), title(one), one.code, one.people, *numbers, "；".join(lacking(one))])
            )
        QGuiApplication.clipboard().setText("\n".join(lines))
        said = self.tr("已复制 {0} 行").format(formats.count(len(lines) - 1))
        self._window.messages.say(said, tone="ok")

    def show_menu(self, node: Node, at: QPoint) -> None:
        self.menu_of(node).popup(at)

    def menu_of(self, node: Node) -> QMenu:
        """The menu of a node; what cannot be done with it says why."""
        menu = QMenu(self._owner)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setToolTipsVisible(True)
        has_grids = node.counts.grids > 0
        no_grids = self.tr("名下没有网格")
        entries: tuple[tuple[str, str, Callable[[], None], bool, str], ...] = (
            ("to_selection", self.tr("缩放到这里"), lambda: self.zoom_to(node), self._box(node) is not None, no_grids),
            ("customers", self.tr("选中它的客户"), lambda: self.select_customers(node), has_grids, no_grids),
            ("table", self.tr("在表格中列出客户"), lambda: self.show_in_table(node), True, ""),
            ("copy", self.tr("复制为文字"), lambda: self.copy(node), True, ""),
        )
        for name, text, act, possible, why_not in entries:
            entry = menu.addAction(icon(name, self._window.left.tokens), text)
            entry.setEnabled(possible)
            entry.setToolTip("" if possible else why_not)
            entry.triggered.connect(lambda _=False, do=act: do())
        return menu

    def _select(self, ids: Ids) -> None:
        if len(ids):
            self._window.selection.combine(ids, Combine.REPLACE)
        else:
            self._window.messages.say(self.tr("它的网格里没有正显示在地图上的客户。"))

    def _box(self, node: Node) -> Box | None:
        content = self._window.content
        if content is None:
            return None
        content = self._window.plans.overlaid(content)
        if node.level is Level.BANK:
            return content.partition.box
        box = _box_of(content, node.grid_ids)
        if box is None and node.level is Level.OUTLET:
            places = [(one.lon_e7, one.lat_e7) for one in content.outlets if one.id == node.id]
            if places:
                box = Box.around(e7_to_world(np.array(places, dtype=np.int32))).grown(_AROUND_OUTLET)
        return box


def _box_of(content: MapContent, grids: tuple[int, ...]) -> Box | None:
    faces = set(content.partition.faces)
    boxes = [content.partition.face_box(grid) for grid in grids if grid in faces]
    return reduce(Box.union, boxes) if boxes else None


def _condition(node: Node) -> Condition | None:
    """What the customers of a node have in common in the table; None for everybody."""
    if node.level is Level.BANK:
        return None
    if node.level is Level.HOMELESS:
        return Blank()
    return OneOf(frozenset(one.code for one in node.walk() if one.level is Level.GRID))


def _head(measure: Measure) -> str:
    name, unit, _ = measure_words(measure)
    return f"{name} {unit}"
