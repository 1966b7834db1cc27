"""A small on–off switch, as on the layer list."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget


class Switch(QAbstractButton):
    """Checked means on. Space toggles it; the ring round it shows the keyboard focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(36, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(4, 4, 28, 14)
        on = self.isChecked()
        ground = colours.color(QPalette.ColorRole.Highlight if on else QPalette.ColorRole.PlaceholderText)
        if not self.isEnabled():
            ground = colours.color(QPalette.ColorRole.Mid)
        elif not on:
            ground.setAlpha(150)
        if self.hasFocus():
            painter.setPen(QPen(colours.color(QPalette.ColorRole.Highlight), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track.adjusted(-2.5, -2.5, 2.5, 2.5), 9.5, 9.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(track, 7, 7)
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawEllipse(QRectF(track.right() - 13 if on else track.left() + 1, track.top() + 1, 12, 12))
        painter.end()
