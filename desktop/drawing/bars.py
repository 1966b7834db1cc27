"""Small charts of a card, painted the same on screen and on paper: months as bars, and parts of a whole."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

QUIET = 0.36  # how much of the accent the months before the last one have


def paint_months(
    painter: QPainter, area: QRectF, values: Sequence[float], *, accent: str, ground: str, line: str
) -> None:
    """Monthly values, oldest first, the last one in the full colour; three rules behind them.

    Colours are opaque, so that the chart prints as vectors and in grey.
    """
    high = max(max(values, default=0.0), 1e-9)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(line), 0))
    for part in (0.0, 0.5, 1.0):
        height = area.top() + part * area.height()
        painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))
    painter.setPen(Qt.PenStyle.NoPen)
    step = area.width() / max(len(values), 1)
    quiet = blended(QColor(accent), QColor(ground), QUIET)
    for place, value in enumerate(values):
        tall = max(area.height() * 0.012, 0.94 * area.height() * max(value, 0.0) / high)
        painter.setBrush(QColor(accent) if place == len(values) - 1 else quiet)
        bar = QRectF(area.left() + step * (place + 0.18), area.bottom() - tall, step * 0.64, tall)
        painter.drawRoundedRect(bar, step * 0.08, step * 0.08)
    painter.restore()


def paint_parts(painter: QPainter, area: QRectF, parts: Sequence[tuple[float, str]], *, ground: str) -> None:
    """Parts of a whole as one rounded bar: (share 0..1, colour); a part that is there is seen, however small."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    whole = QPainterPath()
    whole.addRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.fillPath(whole, QColor(ground))
    painter.setClipPath(whole, Qt.ClipOperation.IntersectClip)
    left, gap = area.left(), area.height() / 6
    for share, colour in parts:
        if share > 0:
            wide = max(share * area.width(), 2 * gap)
            painter.fillRect(QRectF(left, area.top(), wide - gap * (share < 1), area.height()), QColor(colour))
            left += wide
    painter.restore()


def blended(colour: QColor, ground: QColor, share: float) -> QColor:
    """`share` of a colour over an opaque ground, opaque again."""
    return QColor(
        *(
            round(share * over + (1 - share) * under)
            for over, under in zip(colour.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]
        )
    )
