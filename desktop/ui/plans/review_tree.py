"""The review of an import as a tree: groups, kinds with their count and what is done, and each place to go to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop import formats
from desktop.ui.plans.import_words import Group, Line, Place

_MOST = 2_000  # places of one kind that are listed; the largest come first
_PLACE = Qt.ItemDataRole.UserRole


class ReviewTree(QTreeWidget):
    """`chosen(place)` when the line of a place is clicked or Enter is pressed on it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ReviewTree")
        self.setColumnCount(3)
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Interactive)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.itemExpanded.connect(self._fill)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnWidth(2, self.viewport().width() * 2 // 5)

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        self.clear()
        self.setHeaderLabels([self.tr("内容（点一下到地图上看）"), self.tr("数量"), self.tr("怎样处理")])
        for group in groups:
            top = QTreeWidgetItem([group.words, formats.count(sum(line.count for line in group.lines)), ""])
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            self.addTopLevelItem(top)
            for line in group.lines:
                kind = QTreeWidgetItem([line.words, formats.count(line.count), line.done])
                kind.setToolTip(0, line.words)
                kind.setToolTip(2, line.done)
                kind.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                kind.setData(0, _PLACE, line)
                kind.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
                top.addChild(kind)
            top.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            top.setExpanded(True)

    def _fill(self, item: QTreeWidgetItem) -> None:
        """The places of a kind, when they are first asked for."""
        line = item.data(0, _PLACE)
        if not isinstance(line, Line) or item.childCount():
            return
        for place in line.places[:_MOST]:
            child = QTreeWidgetItem([place.words])
            child.setToolTip(0, place.words)
            child.setData(0, _PLACE, place)
            item.addChild(child)
            child.setFirstColumnSpanned(True)
        if len(line.places) > _MOST:
            rest = QTreeWidgetItem([self.tr("……另 {0} 处较小的").format(formats.count(len(line.places) - _MOST))])
            item.addChild(rest)

    def _choose(self, item: QTreeWidgetItem, _: int) -> None:
        place = item.data(0, _PLACE)
        if isinstance(place, Place):
            self.chosen.emit(place)
        elif isinstance(place, Line) and len(place.places) == 1:
            self.chosen.emit(place.places[0])
