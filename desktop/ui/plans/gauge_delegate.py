"""Cells with a tolerance bar: the bar at the right, its figure and sign before it, other words before those."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.drawing.gauge import Gauge, paint_gauge

GAUGE = int(Qt.ItemDataRole.UserRole) + 7
"""The role under which a cell has its Gauge."""

_BAR, _FIGURE, _PAD = 64, 66, 8


class GaugeDelegate(QStyledItemDelegate):
    """For any view; cells without a gauge are painted as ever. `below`: the bar stands under the words."""

    def __init__(self, parent: QWidget, *, below: bool = False) -> None:
        super().__init__(parent)
        self._below = below

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        gauge = index.data(GAUGE)
        if not isinstance(gauge, Gauge):
            super().paint(painter, option, index)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.highlight())
        words = QStyleOptionViewItem(option)
        area = QRectF(option.rect)
        if self._below:
            words.rect = option.rect.adjusted(0, 2, 0, -option.rect.height() // 2)
            area = area.adjusted(0, area.height() / 2 - 2, 0, -2)
            area.setWidth(min(area.width(), _BAR + _FIGURE + 3 * _PAD))
        else:
            words.rect = option.rect.adjusted(0, 0, -(_BAR + _FIGURE + 2 * _PAD), 0)
        if words.rect.width() > 0 and index.data(Qt.ItemDataRole.DisplayRole):
            super().paint(painter, words, index)
        bar = QRectF(area.right() - _PAD - _BAR, area.center().y() - 3, _BAR, 6)
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = option.palette.ColorRole
        ink = option.palette.color(role.HighlightedText if selected else role.Text)
        painter.setPen(ink)
        painter.setFont(option.font)
        figure = QRectF(bar.left() - _FIGURE - 4, area.top(), _FIGURE, area.height())
        painter.drawText(figure, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), gauge.words)
        paint_gauge(painter, bar, gauge, track=option.palette.color(role.Mid), mark=ink)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        if not isinstance(index.data(GAUGE), Gauge):
            return size
        wide = size.width() if index.data(Qt.ItemDataRole.DisplayRole) else 0
        if self._below:
            return QSize(max(wide, _BAR + _FIGURE + 3 * _PAD), size.height())
        return QSize(wide + _BAR + _FIGURE + 3 * _PAD, size.height())
