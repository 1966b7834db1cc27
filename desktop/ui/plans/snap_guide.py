"""Snapping and tracing for the tools that draw lines: on or off, what is near the cursor, and the way along it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from desktop.grids.boundary import Partition
from desktop.maps.backdrop import BackdropFeature
from desktop.maps.projection import Floats, e7_to_world
from desktop.maps.viewport import Viewport
from desktop.plans.feature_lines import SnapKind
from desktop.plans.snapping import SnapLines, SnapSpot, along
from desktop.plans.tracing import Network, Trace
from desktop.ui.background import Background
from desktop.ui.language import QT_TRANSLATE_NOOP

SNAP_PIXELS = 10.0
_KINDS = {
    SnapKind.ROAD: QT_TRANSLATE_NOOP("Plans", "公路"),
    SnapKind.CANAL: QT_TRANSLATE_NOOP("Plans", "河道"),
    SnapKind.RAIL: QT_TRANSLATE_NOOP("Plans", "铁路"),
    SnapKind.BORDER: QT_TRANSLATE_NOOP("Plans", "村界"),
}
_COLOURS = {
    SnapKind.ROAD: QColor("#B86A00"),
    SnapKind.CANAL: QColor("#0E7490"),
    SnapKind.RAIL: QColor("#5C6B7E"),
    SnapKind.BORDER: QColor("#7C3AED"),
}
_NAMED = QT_TRANSLATE_NOOP("Plans", "{0} {1}")
_TOLD = QT_TRANSLATE_NOOP("Plans", "画的点已吸附到{0}。不合意可撤销（Ctrl+Z）；按 S 关闭吸附。")
_JOINT = QT_TRANSLATE_NOOP("Plans", "、")
Built = tuple[SnapLines, dict[SnapKind, Network]]


class SnapGuide(QObject):
    """`changed` when snapping or tracing was switched, or what can be snapped to is there."""

    changed = Signal()

    def __init__(
        self, background: Background, failed: Callable[[Exception], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background, self._failed = background, failed
        self.snaps, self.traces = True, False
        self._base: Partition | None = None
        self._backdrop: Sequence[BackdropFeature] | None = None
        self._built: Built | None = None
        self._trace: Trace | None = None
        self._skip: tuple[Partition | None, frozenset[int]] = (None, frozenset())

    def prepare(self, backdrop: Sequence[BackdropFeature], base: Partition) -> None:
        """Build what is snapped to, behind the window, unless it is there."""
        if self._base is base and self._backdrop is backdrop:
            return
        self._base, self._backdrop, self._built, self._trace = base, backdrop, None, None
        self._skip = (None, frozenset())

        def job() -> Built:
            lines = SnapLines.of(backdrop, base)
            return lines, {kind: Network(lines, kind) for kind in SnapKind}

        def take(built: Built) -> None:
            if self._base is base and self._backdrop is backdrop:
                self._built = built
                self.changed.emit()

        self._background.run(job, take, self._failed, lane="long")

    @property
    def ready(self) -> bool:
        return self._built is not None

    def switch(self, *, snaps: bool | None = None, traces: bool | None = None) -> None:
        self.snaps = self.snaps if snaps is None else snaps
        self.traces = self.traces if traces is None else traces
        self.changed.emit()

    def spot(self, place: tuple[float, float], viewport: Viewport, *, but: Partition | None = None) -> SnapSpot | None:
        """What a place snaps to; None for nothing. `but` leaves out the borders that this partition has as they are
        in force: a border that moves may not run along another one."""
        if not self.snaps or self._built is None:
            return None
        reach = SNAP_PIXELS * viewport.metres_per_pixel
        return self._built[0].nearest(*place, reach, skip=frozenset() if but is None else self._standing(but))

    def along(self, start: SnapSpot, end: SnapSpot) -> Floats | None:
        """The points between two places along a feature: of one line, or while tracing by the shortest way along
        its network. None when they are not on one, or no way leads there."""
        if self._built is None:
            return None
        lines, networks = self._built
        if not self.traces:
            same = start.line == end.line
            return e7_to_world(along(lines.lines[start.line].e7, start, end)) if same else None
        network = networks[lines.lines[start.line].kind]
        if self._trace is None or self._trace.start is not start or self._trace.network is not network:
            self._trace = Trace(network, start)
        way = self._trace.to(end)
        return None if way is None else e7_to_world(way)

    def words(self, spot: SnapSpot) -> str:
        """What it is: 河道 大洪河."""
        if self._built is None:
            return ""
        line = self._built[0].lines[spot.line]
        kind = QCoreApplication.translate("Plans", _KINDS[line.kind])
        return QCoreApplication.translate("Plans", _NAMED).format(kind, line.name) if line.name else kind

    def told(self, spots: Sequence[SnapSpot]) -> str:
        """The sentence of a step whose points were moved; "" when none was."""
        if not spots or self._built is None:
            return ""
        names = list(dict.fromkeys(self.words(spot) for spot in spots))
        joint = QCoreApplication.translate("Plans", _JOINT)
        return QCoreApplication.translate("Plans", _TOLD).format(joint.join(names[:4]))

    def paint(self, painter: QPainter, viewport: Viewport, spot: SnapSpot | None) -> None:
        """A small mark on the place, and what it is."""
        if spot is None or self._built is None:
            return
        kind = self._built[0].lines[spot.line].kind
        x = viewport.width / 2 + (spot.x - viewport.centre_x) / viewport.metres_per_pixel
        y = viewport.height / 2 - (spot.y - viewport.centre_y) / viewport.metres_per_pixel
        paint_mark(painter, QPointF(x, y), self.words(spot), _COLOURS[kind], square=kind is SnapKind.BORDER)

    def _standing(self, partition: Partition) -> frozenset[int]:
        """Worked out once for each state of the draft."""
        known, found = self._skip
        if known is not partition and self._built is not None and self._base is not None:
            found = self._built[0].standing(self._base, partition)
            self._skip = (partition, found)
        return found


def paint_mark(painter: QPainter, at: QPointF, words: str, colour: QColor, *, square: bool) -> None:
    """A hollow diamond (square for borders) with its name above it."""
    font = QFont(painter.font())
    font.setPixelSize(12)
    font.setBold(True)
    metrics = QFontMetricsF(font)
    box = QRectF(0, 0, metrics.horizontalAdvance(words) + 12, metrics.height() + 4)
    box.moveCenter(QPointF(at.x(), at.y() - 22))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    r = 6.5
    if square:
        shape = QPolygonF(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r))
    else:
        shape = QPolygonF([at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r), at + QPointF(-r, 0)])
    for pen in (QPen(QColor(255, 255, 255, 230), 4.4), QPen(colour, 2.2)):
        painter.setPen(pen)
        painter.drawPolygon(shape)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, 5, 5)
    painter.setFont(font)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
