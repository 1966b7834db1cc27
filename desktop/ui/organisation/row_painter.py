"""Paints a row of the organisation tree: colour of the territory, name, lock, three lights, count."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import formats
from desktop.hierarchy.node import Lack, Level, Node
from desktop.hierarchy.outline import Measure
from desktop.ui import icons
from desktop.ui.organisation.light_painter import DOT, STEP, paint_light
from desktop.ui.organisation.tree_model import NODE
from desktop.ui.organisation.words import lights, number, title
from desktop.ui.theme import Tokens

ROW_HEIGHT = 27
_ICONS = {
    Level.BANK: "organisation", Level.BRANCH: "organisation", Level.MANAGER: "customer", Level.OUTLET: "outlet",
    Level.TOWN: "territory", Level.VACANT: "warn", Level.UNASSIGNED: "warn", Level.HOMELESS: "info",
}  # fmt: skip
_SIGN, _GAP = 15, 6
_TALL = {Level.BANK, Level.BRANCH, Level.OUTLET, Level.TOWN}


class RowPainter(QStyledItemDelegate):
    """`colours` are territories by grid id and branch id; all else comes from the tokens of the theme."""

    def __init__(self, tokens: Tokens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens = tokens
        self.measure = Measure.RECORDS
        self.counted = True  # whether customers are
        self.largest = 0  # the largest count there is to show
        self._widest: tuple[tuple[int, str], int] = ((-1, ""), 0)
        self.colours: dict[tuple[Level, int | None], str] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        node = index.data(NODE)
        if not isinstance(node, Node):
            return
        box, state = QRect(option.rect), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, chosen, state)
        self._sign(painter, node, box)
        right = self._count(painter, node, box, option)
        if node.counts.grids:
            right = self._lights(painter, node, box, right)
        right = self._marks(painter, node, box, right)
        self._name(painter, node, QRect(box.left() + _SIGN + _GAP + 3, box.top(), 0, box.height()), right, option)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, chosen: bool, state: QStyle.StateFlag) -> None:
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.tokens.accent_soft if chosen else self.tokens.hover))
            painter.drawRoundedRect(QRectF(box).adjusted(0, 1, -2, -1), 7, 7)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 1.5, -2.5, -1.5), 7, 7)

    def _sign(self, painter: QPainter, node: Node, box: QRect) -> None:
        """A swatch for what has a territory, else a small drawing; a branch has both, one over the other."""
        colour = self.colours.get(node.key)
        top = box.top() + (box.height() - _SIGN) / 2
        if node.level in (Level.GRID, Level.BRANCH) and colour is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            side = 11.0 if node.level is Level.GRID else 13.0
            inset = (_SIGN - side) / 2
            painter.drawRoundedRect(QRectF(box.left() + 2 + inset, top + inset, side, side), 3, 3)
            return
        tint = self.tokens.warn if node.level in (Level.VACANT, Level.UNASSIGNED) else colour or self.tokens.secondary
        ratio = painter.device().devicePixelRatioF()
        picture = icons.pixmap(_ICONS.get(node.level, "grid"), tint, _SIGN, ratio)
        painter.drawPixmap(QPointF(box.left() + 2, top), picture)

    def _count(self, painter: QPainter, node: Node, box: QRect, option: QStyleOptionViewItem) -> float:
        """The count at the right end; returns where it begins."""
        words = number(node, self.measure, counted=self.counted)
        font = QFont(option.font)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(self.tokens.secondary))
        place = QRectF(box).adjusted(0, 0, -9, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        return place.right() - max(QFontMetrics(font).horizontalAdvance(words), self._count_width(font)) - _GAP

    def _count_width(self, font: QFont) -> int:
        """All counts take the room of the largest, so that the lights stand in columns."""
        if self._widest[0] != (self.largest, font.key()):
            words = formats.count(self.largest)
            self._widest = ((self.largest, font.key()), QFontMetrics(font).horizontalAdvance(words))
        return self._widest[1]

    def _lights(self, painter: QPainter, node: Node, box: QRect, right: float) -> float:
        left = right - 3 * STEP
        for place, (light, _) in enumerate(lights(node)):
            middle = QPointF(left + place * STEP + DOT / 2, box.top() + box.height() / 2)
            paint_light(painter, light, middle, self.tokens)
        return left - 3

    def _marks(self, painter: QPainter, node: Node, box: QRect, right: float) -> float:
        """A lock for a locked grid, a warning for what lacks something the lights do not say."""
        names = []
        if node.level is Level.GRID and node.locked_reason is not None:
            names.append(("lock", self.tokens.secondary))
        if node.level is not Level.HOMELESS and node.lacks & {Lack.LOCATED, Lack.ESTIMATE, Lack.GRIDS}:
            names.append(("warn", self.tokens.warn))
        ratio = painter.device().devicePixelRatioF()
        for name, tint in names:
            right -= 14
            painter.drawPixmap(QPointF(right, box.top() + (box.height() - 12) / 2), icons.pixmap(name, tint, 12, ratio))
        return right - 2

    def _name(self, painter: QPainter, node: Node, box: QRect, right: float, option: QStyleOptionViewItem) -> None:
        font = QFont(option.font)
        if node.level in _TALL:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        quiet = not node.counts.grids and node.level is not Level.HOMELESS
        painter.setPen(QColor(self.tokens.accent if chosen else self.tokens.mute if quiet else self.tokens.text))
        room = QRectF(box.left(), box.top(), max(right - box.left(), 0), box.height())
        words = QFontMetrics(font).elidedText(title(node), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
