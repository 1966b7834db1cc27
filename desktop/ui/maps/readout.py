"""The small dark note that floats beside the cursor while a tool measures or selects."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

_INK = QColor("#FFFFFF")
_GROUND = QColor(23, 33, 47, 232)
_QUIET = QColor("#B9C4D2")
_PAD, _GAP = 9.0, 16.0


def paint_readout(painter: QPainter, at: QPointF, lines: list[str], *, width: float, height: float) -> QRectF:
    """Paint `lines` (the first one bold) beside `at`, held inside a picture of `width` × `height`; returns where."""
    bold = QFont(painter.font())
    bold.setPixelSize(13)
    bold.setBold(True)
    plain = QFont(painter.font())
    plain.setPixelSize(12)
    fonts = [bold] + [plain] * (len(lines) - 1)
    metrics = [QFontMetricsF(font) for font in fonts]
    wide = max(measure.horizontalAdvance(line) for measure, line in zip(metrics, lines, strict=True))
    high = sum(measure.height() + 2 for measure in metrics)
    box = QRectF(at.x() + _GAP, at.y() + _GAP, wide + 2 * _PAD, high + 2 * _PAD - 4)
    if box.right() > width - 4:
        box.moveRight(at.x() - _GAP)
    if box.bottom() > height - 4:
        box.moveBottom(at.y() - _GAP)
    box.moveTopLeft(QPointF(max(box.left(), 4.0), max(box.top(), 4.0)))  # where it does not fit, its beginning shows
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GROUND)
    painter.drawRoundedRect(box, 7, 7)
    top = box.top() + _PAD - 2
    for number, (font, measure, line) in enumerate(zip(fonts, metrics, lines, strict=True)):
        painter.setFont(font)
        painter.setPen(_INK if number == 0 else _QUIET)
        painter.drawText(QPointF(box.left() + _PAD, top + measure.ascent()), line)
        top += measure.height() + 2
    painter.restore()
    return box
