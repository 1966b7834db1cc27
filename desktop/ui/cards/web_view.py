"""The web of relations on a card: a click on somebody opens their card."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.drawing.relation_web import MOST, Placed, laid_out
from desktop.printing.card_sheet import Node, Target, Web
from desktop.ui.theme import Tokens

_TALL, _LINE = 190, 15.0


class WebView(QWidget):
    """Painted by itself; the list below it says the same for the keyboard."""

    def __init__(self, web: Web, tokens: Tokens, open_: Callable[[Target], None]) -> None:
        super().__init__()
        self._web, self._tokens, self._open = web, tokens, open_
        self.setFixedHeight(_TALL)
        self.setMouseTracking(True)
        words = "；".join(f"{node.relation} {node.name}" for node in web.nodes)
        self.setAccessibleName(f"{web.middle}：{words}")

    def sizeHint(self) -> QSize:
        return QSize(280, _TALL)

    def node_at(self, at: QPointF) -> Node | None:
        """The one under the mouse."""
        around = zip(self._web.nodes, self._placed()[1:], strict=False)
        return next((node for node, place in around if place.box.contains(at)), None)

    def _placed(self) -> tuple[Placed, ...]:
        metrics = QFontMetricsF(self._font(12))
        names = [node.name for node in self._web.nodes[:MOST]]
        area = QRectF(self.rect()).adjusted(2, 4, -2, -4)
        return laid_out(area, self._web.middle, names, width=metrics.horizontalAdvance, line=_LINE)

    def _font(self, pixels: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, placed = self._tokens, self._placed()
        colours = {
            "accent": tokens.accent,
            "warn": tokens.warn,
            "mute": tokens.mute,
            "ok": tokens.ok,
            "bad": tokens.bad,
        }
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = placed[0].box.center()
        painter.setPen(QPen(QColor(tokens.mute), 1.0))
        for place in placed[1:]:
            painter.drawLine(centre, place.box.center())
        painter.setFont(self._font(10))
        small = QFontMetricsF(painter.font())
        for node, place in zip(self._web.nodes, placed[1:], strict=False):
            wide = small.horizontalAdvance(node.relation) + 6
            spot = QRectF(place.joint.x() - wide / 2, place.joint.y() - 7, wide, 14)
            painter.fillRect(spot, QColor(tokens.raised))
            painter.setPen(QColor(tokens.secondary))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, node.relation)
        painter.setFont(self._font(12))
        for place, tone in zip(placed, ("", *(node.tone for node in self._web.nodes)), strict=False):
            own = not tone
            painter.setPen(QPen(QColor(colours.get(tone, tokens.accent)), 1.2))
            painter.setBrush(QColor(tokens.accent if own else tokens.panel))
            painter.drawRoundedRect(place.box, 7, 7)
            painter.setPen(QColor(tokens.on_accent if own else tokens.text))
            painter.drawText(place.box, Qt.AlignmentFlag.AlignCenter, place.text)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        node = self.node_at(event.position())
        leads = node is not None and node.leads is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        node = self.node_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and node is not None and node.leads is not None:
            self._open(node.leads)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            node = self.node_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if node is None else f"{node.relation} {node.name}", self)
            return True
        return super().event(event)
