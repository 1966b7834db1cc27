"""The small map at the top of a card: a picture that follows, and a way to the same place on the large map."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.ui.theme import Tokens

HEIGHT = 138


class SmallMap(QAbstractButton):
    """`order` is called when it is seen without a picture of its size; `show_image` brings one."""

    def __init__(self, tokens: Tokens, order: Callable[[], None]) -> None:
        super().__init__()
        self._tokens, self._order = tokens, order
        self._image: QImage | None = None
        self.setObjectName("small_map")
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = self.tr("小地图：单击在大地图上显示")
        self.setAccessibleName(words)
        self.setToolTip(words)

    @property
    def image(self) -> QImage | None:
        return self._image

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    def fits(self, image: QImage) -> bool:
        """Whether a picture has the size and the ratio of now."""
        ratio = self.devicePixelRatioF()
        wanted = (round(self.width() * ratio), round(self.height() * ratio))
        return image.devicePixelRatio() == ratio and (image.width(), image.height()) == wanted

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None or not self.fits(self._image):
            self._order()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 10, 10)
        painter.fillPath(shape, QColor(self._tokens.raised))
        if self._image is not None:
            painter.save()
            painter.setClipPath(shape)
            painter.drawImage(self.rect(), self._image)
            painter.restore()
        strong = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(QColor(self._tokens.accent if strong else self._tokens.line), 2 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        painter.end()
