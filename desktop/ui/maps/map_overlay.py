"""What lies on the map's corners: scale bar with north arrow, and the zoom buttons."""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from desktop.maps.viewport import Viewport
from desktop.ui.actions import Actions
from desktop.ui.theme import Tokens

MARGIN = 14
_GAP = 10  # between the bar and the buttons


def round_length(most: float) -> float:
    """The greatest of 1, 2, 5 × 10ⁿ that is not more than `most` > 0."""
    power = 10.0 ** math.floor(math.log10(most))
    return float(max(step * power for step in (1, 2, 5) if step * power <= most * (1 + 1e-12)))


class ScaleBar(QWidget):
    """A bar of a round number of ground metres at the middle of the map, and an arrow to the north."""

    _WIDEST = 150.0

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metres_per_pixel = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(214, 44)

    def show_scale(self, viewport: Viewport) -> None:
        if abs(viewport.ground_metres_per_pixel - self._metres_per_pixel) > 1e-3 * self._metres_per_pixel:
            self._metres_per_pixel = viewport.ground_metres_per_pixel
            self.update()

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    @property
    def metres(self) -> float:
        """Ground metres the whole bar stands for."""
        return round_length(self._metres_per_pixel * self._WIDEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._tokens.line), 1))
        painter.setBrush(QColor(self._tokens.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        ink = QColor(self._tokens.text)
        wide = self.metres / self._metres_per_pixel
        left, top = 14.0, 26.0
        for part in range(4):
            painter.setPen(QPen(ink, 1))
            painter.setBrush(ink if part % 2 == 0 else QColor(self._tokens.panel))
            painter.drawRect(QRectF(left + part * wide / 4, top, wide / 4, 5))
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        unit, divisor = ("km", 1000) if self.metres >= 1000 else ("m", 1)
        painter.drawText(QPointF(left - 2, top - 6), "0")
        for part in (2, 4):
            words = f"{self.metres * part / 4 / divisor:g}" + (f" {unit}" if part == 4 else "")
            x = left + part * wide / 4 - painter.fontMetrics().horizontalAdvance(words) / (2 if part == 2 else 1.35)
            painter.drawText(QPointF(x, top - 6), words)
        middle = self.width() - 20.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.bad))
        painter.drawPolygon(
            QPolygonF([QPointF(middle, 9), QPointF(middle + 7, 31), QPointF(middle, 26), QPointF(middle - 7, 31)])
        )
        painter.end()


class MapButtons(QWidget):
    """Closer, farther, whole bank."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("MapButtons")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(2)
        self._buttons: list[tuple[str, QToolButton]] = []
        self._actions = actions
        for key in ("zoom_in", "zoom_out", "whole_bank"):
            button = QToolButton()
            button.setDefaultAction(actions[key])
            button.setIconSize(QSize(18, 18))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            column.addWidget(button)
            self._buttons.append((key, button))
        self._translate()
        self.adjustSize()

    def _translate(self) -> None:
        for key, button in self._buttons:
            button.setAccessibleName(self._actions[key].iconText())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)


class MapCorners(QWidget):
    """Keeps the scale bar and the buttons in the lower right corner of the map."""

    def __init__(self, actions: Actions, tokens: Tokens, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.hide()  # only an owner: its parts are children of the map itself
        self.scale_bar = ScaleBar(tokens, canvas)
        self.buttons = MapButtons(actions, canvas)
        self._canvas = canvas
        canvas.installEventFilter(self)
        self.place()

    def place(self) -> None:
        right, bottom = self._canvas.width() - MARGIN, self._canvas.height() - MARGIN
        bar, buttons = self.scale_bar, self.buttons
        if bottom >= bar.height() + buttons.height() + 2 * _GAP:
            bar.move(right - bar.width(), bottom - bar.height())
            buttons.move(right - buttons.width(), bar.y() - buttons.height() - _GAP)
        else:  # a low map, with a table or pending changes under it
            buttons.move(right - buttons.width(), max(0, bottom - buttons.height()))
            bar.move(buttons.x() - bar.width() - _GAP, bottom - bar.height())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.place()
        return False
