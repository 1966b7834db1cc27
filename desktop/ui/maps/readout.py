"""The small dark note that floats beside the cursor while a tool measures or selects."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from desktop.drawing.gauge import Gauge, paint_gauge

_INK = QColor("#FFFFFF")
_GROUND = QColor(23, 33, 47, 232)
_QUIET = QColor("#B9C4D2")
_TRACK = QColor("#445468")
_PAD, _GAP = 9.0, 16.0
_GAUGE_WIDE = 72.0
_NO_GAUGES: Mapping[str, Gauge] = {}


def paint_readout(
    painter: QPainter,
    at: QPointF,
    lines: list[str],
    *,
    width: float,
    height: float,
    gauges: Mapping[str, Gauge] = _NO_GAUGES,
) -> QRectF:
    """Paint `lines` (the first one bold) beside `at`, held inside a picture of `width` × `height`; returns where.

    A line that `gauges` names is bold too, with its tolerance bar behind it.
    """
    bold = QFont(painter.font())
    bold.setPixelSize(13)
    bold.setBold(True)
    plain = QFont(painter.font())
    plain.setPixelSize(12)
    bars = [gauges.get(line) for line in lines]
    heads = [number == 0 or bar is not None for number, bar in enumerate(bars)]
    fonts = [bold if head else plain for head in heads]
    metrics = [QFontMetricsF(font) for font in fonts]
    wide = max(
        measure.horizontalAdvance(line) + (0.0 if bar is None else _GAUGE_WIDE + _PAD)
        for measure, line, bar in zip(metrics, lines, bars, strict=True)
    )
    high = sum(measure.height() + 2 for measure in metrics)
    box = QRectF(at.x() + _GAP, at.y() + _GAP, wide + 2 * _PAD, high + 2 * _PAD - 4)
    if box.right() > width - 4:
        box.moveRight(max(at.x() - _GAP, box.width() + 4))
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
        painter.setPen(_INK if heads[number] else _QUIET)
        painter.drawText(QPointF(box.left() + _PAD, top + measure.ascent()), line)
        bar = bars[number]
        if bar is not None:
            where = QRectF(box.right() - _PAD - _GAUGE_WIDE, top + measure.height() / 2 - 3, _GAUGE_WIDE, 6)
            paint_gauge(painter, where, bar, track=_TRACK, mark=_INK)
        top += measure.height() + 2
    painter.restore()
    return box
