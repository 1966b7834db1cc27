"""A painter that speaks millimetres: text, rules and tints of a printed page, the same on PDF, printer and picture."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from desktop.drawing.fonts import load_fonts
from desktop.printing.page_layout import Area
from desktop.printing.paper import mm, px

INK = QColor("#17212F")
SECOND = QColor("#4A586A")
RULE = QColor("#9AA7B6")
WHITE = QColor("#FFFFFF")
ALERT = QColor("#B3261E")

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter

_FINE = 16  # type is set this many times larger and scaled down, so that letter widths are not rounded to pixels
# Alternate digits after Latin letters have no character of their own: they would be lost to search and copy.
_ALTERNATES = ("ccmp", "locl", "calt", "liga", "clig", "rlig")


class Page:
    """Draws on `painter`, whose unit is a pixel of 1/96 inch; all arguments are millimetres."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        self._families = load_fonts()

    def font(self, size: float, *, bold: bool = False) -> QFont:
        font = QFont()
        font.setFamilies(self._families)
        font.setPixelSize(max(1, round(px(size) * _FINE)))
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        for feature in _ALTERNATES:
            font.setFeature(QFont.Tag(feature), 0)
        return font

    def text_width(self, text: str, size: float, *, bold: bool = False) -> float:
        return mm(QFontMetricsF(self.font(size, bold=bold)).horizontalAdvance(text) / _FINE)

    def fitted(self, text: str, size: float, width: float, *, bold: bool = False) -> str:
        """The text, cut with an ellipsis where it is wider than `width`."""
        metrics = QFontMetricsF(self.font(size, bold=bold))
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, px(width) * _FINE)

    def text(
        self,
        area: Area,
        text: str,
        *,
        size: float,
        bold: bool = False,
        colour: QColor = INK,
        align: Qt.AlignmentFlag = LEFT,
    ) -> None:
        """One line of type, `size` is the height of its square; cut where it does not fit the area."""
        painter = self.painter
        painter.save()
        painter.scale(1 / _FINE, 1 / _FINE)
        painter.setFont(self.font(size, bold=bold))
        painter.setPen(colour)
        rect = QRectF(px(area.x), px(area.y), px(area.width), px(area.height))
        painter.drawText(
            QRectF(rect.x() * _FINE, rect.y() * _FINE, rect.width() * _FINE, rect.height() * _FINE),
            align | Qt.TextFlag.TextSingleLine,
            self.fitted(text, size, area.width, bold=bold),
        )
        painter.restore()

    def outline(self, text: str, *, size: float, bold: bool = False) -> QPainterPath:
        """The letters as a path around (0, 0), in the painter's unit."""
        path = QPainterPath()
        path.addText(QPointF(0, 0), self.font(size, bold=bold), text)
        middle = path.boundingRect().center()
        return QTransform.fromScale(1 / _FINE, 1 / _FINE).translate(-middle.x(), -middle.y()).map(path)

    def rule(self, x1: float, y1: float, x2: float, y2: float, *, width: float, colour: QColor = INK) -> None:
        self.painter.setPen(QPen(colour, px(width), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        self.painter.drawLine(QPointF(px(x1), px(y1)), QPointF(px(x2), px(y2)))

    def box(
        self,
        area: Area,
        *,
        fill: QColor | None = None,
        line: QColor | None = None,
        width: float = 0.15,
        radius: float = 0,
    ) -> None:
        self._colours(fill, line, width)
        self.painter.drawRoundedRect(rect_of(area), px(radius), px(radius))

    def disc(
        self, x: float, y: float, radius: float, *, fill: QColor | None, line: QColor | None = None, width: float = 0.2
    ) -> None:
        self._colours(fill, line, width)
        self.painter.drawEllipse(QPointF(px(x), px(y)), px(radius), px(radius))

    def polygon(
        self, corners: list[tuple[float, float]], *, fill: QColor | None, line: QColor | None = None, width: float = 0.2
    ) -> None:
        self._colours(fill, line, width)
        self.painter.drawPolygon(QPolygonF([QPointF(px(x), px(y)) for x, y in corners]))

    def clip(self, area: Area) -> None:
        """Keep what follows inside the area, until the painter is restored."""
        path = QPainterPath()
        path.addRect(rect_of(area))
        self.painter.setClipPath(path)

    def _colours(self, fill: QColor | None, line: QColor | None, width: float) -> None:
        self.painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        if line is None:
            self.painter.setPen(Qt.PenStyle.NoPen)
        else:
            self.painter.setPen(QPen(line, px(width)))


def rect_of(area: Area) -> QRectF:
    """The area in the painter's pixels of 1/96 inch."""
    return QRectF(px(area.x), px(area.y), px(area.width), px(area.height))
