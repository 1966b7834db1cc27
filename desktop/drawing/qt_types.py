"""Has PySide build the types that drawing uses before two threads can ask for them at the same time."""

from functools import cache

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPaintDevice,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

_CLASSES: tuple[type, ...] = (
    QLineF, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, QBrush, QColor, QFont, QFontMetricsF, QImage, QPaintDevice,
    QPainter, QPainterPath, QPen, QPolygonF, QTransform,
)  # fmt: skip
_ENUMS = (
    Qt.AlignmentFlag, Qt.BrushStyle, Qt.FillRule, Qt.GlobalColor, Qt.ImageConversionFlag, Qt.PenCapStyle,
    Qt.PenJoinStyle, Qt.PenStyle, Qt.TextFlag, Qt.TransformationMode, Qt.AspectRatioMode,
)  # fmt: skip


@cache
def make_ready() -> None:
    """Call on the UI thread before the first picture is ordered; later calls cost nothing.

    PySide 6.11 makes classes and their enums when they are first touched, in Python code that may be
    interrupted: a worker and the UI thread both on their first picture crashed the process now and then.
    """
    for kind in _CLASSES:
        for name in dir(kind):
            if not name.startswith("__"):  # the signatures among them are built at length and never needed
                getattr(kind, name, None)
    for enum in _ENUMS:
        list(enum)
