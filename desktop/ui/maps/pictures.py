"""Has the pictures of the map made: what to order when, which answer is the newest, what is still fresh."""

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QPainter

from desktop.drawing.basemap.look import ground_colour
from desktop.drawing.content import MapContent
from desktop.drawing.ground_levels import level_of
from desktop.drawing.layer import AnyLayer
from desktop.drawing.preparation import levels_around, prepare
from desktop.drawing.style import LIGHT
from desktop.maps.viewport import Viewport
from desktop.ui.background import Background
from desktop.ui.maps.frame import covers, lay, same_scale
from desktop.ui.maps.picture_cache import Order, Picture, PictureCache

AHEAD = 224.0  # pixels drawn beyond each edge, so that a pan shows no blank edge
_ENOUGH_AHEAD = 0.6 * AHEAD  # at rest
_NEAR_EDGE = 0.25 * AHEAD  # while moving, less than this is ordered at once
_REST_MS = 150  # how long the map must lie still before it is drawn ahead

log = logging.getLogger(__name__)


class Pictures(QObject):
    """The darkroom of one canvas. Everything here runs on the UI thread; the drawing itself in the "pictures" lane.

    At a new scale the view alone is ordered first, all in one, which is quickest; once the map rests it is drawn
    ahead on every side, each layer on a sheet of its own. While panning the next picture is ordered before the
    edge comes in sight.
    """

    arrived = Signal()  # a newer picture is there

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.content: MapContent | None = None
        self.layers: tuple[AnyLayer, ...] = ()
        self.hidden: frozenset[str] = frozenset()
        self.ground = ground_colour(LIGHT, "background")
        self._background = background
        self._cache = PictureCache()
        self._view: Viewport | None = None
        self._ratio = 1.0
        self._edition = 0
        self._picture: Picture | None = None
        self._wide: Picture | None = None  # an earlier picture of more of the world, seen at the edges while waiting
        self._ordered: Order | None = None
        self._orders = 0
        self._prepared: MapContent | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._draw_ahead)

    @property
    def fresh(self) -> bool:
        """Whether the newest picture is exactly what is wanted and leaves no edge of the view blank."""
        if self._picture is None or self._view is None:
            return False
        order = self._picture.order
        return self._is_current(order) and covers(order.viewport, self._view)

    @property
    def at_rest(self) -> bool:
        """Fresh, drawn ahead on every side, and nothing on order: nothing will arrive unless something changes."""
        return self.fresh and self._ordered is None and self._is_ahead()

    def look(self, view: Viewport, ratio: float) -> None:
        """The canvas now shows `view` with `ratio` device pixels per pixel: order what it lacks."""
        self._view, self._ratio = view, ratio
        if self.content is None:
            return
        self._rest.start()
        near = view.grown(_NEAR_EDGE)
        picture = None if self._picture is None else self._picture.order
        for order in (self._ordered, picture):
            if order is not None and self._is_current(order) and covers(order.viewport, near):
                return
        if picture is None or not same_scale(picture.viewport, view):
            self._send(view, in_one=True)
        elif not self._is_current(picture) and covers(picture.viewport, view):
            self._send(picture.viewport)  # layers or content changed: the sheets of the others can be used again
        else:
            self._send(view.grown(AHEAD))

    def change(self, *, again: bool = False) -> None:
        """Content, layers or ground are others now; with `again` everything is drawn anew though nothing changed."""
        self._edition += again
        self._ordered = None
        if self.content is None:
            self._picture = self._wide = None
        if self._view is not None:
            self.look(self._view, self._ratio)

    def paint(self, painter: QPainter, view: Viewport, ratio: float) -> None:
        """One frame: the picture moved or scaled, and the direct layers. The painter's unit is a logical pixel."""
        picture = self._picture
        covered = picture is not None and covers(picture.order.viewport, view)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        if not covered:
            painter.fillRect(painter.viewport(), QColor(self.ground))
            if self._wide is not None:
                lay(painter, self._wide, view, ratio)
        if picture is not None:
            lay(painter, picture, view, ratio)
        painter.restore()
        if picture is not None:
            for layer, read in picture.direct:
                if layer.key not in self.hidden:
                    layer.paint(painter, view, read)

    def _shown(self) -> tuple[AnyLayer, ...]:
        return tuple(layer for layer in self.layers if layer.key not in self.hidden)

    def _is_current(self, order: Order) -> bool:
        return (
            self._view is not None
            and order.content is self.content
            and order.edition == self._edition
            and order.ratio == self._ratio
            and order.ground == self.ground
            and same_scale(order.viewport, self._view)
            and order.layers == self._shown()
        )

    def _is_ahead(self) -> bool:
        picture, view = self._picture, self._view
        return picture is not None and view is not None and covers(picture.order.viewport, view.grown(_ENOUGH_AHEAD))

    def _draw_ahead(self) -> None:
        if self._view is not None and self.fresh and not self._is_ahead():
            self._send(self._view.grown(AHEAD))

    def _send(self, view: Viewport, *, in_one: bool = False) -> None:
        content = self.content
        if content is None:
            return
        self._orders += 1
        number = self._orders
        order = Order(content, self._shown(), view, self._ratio, self.ground, self._edition, in_one)
        self._ordered = order
        self._background.run(
            lambda: self._cache.picture(order, lambda: number != self._orders),
            self._take,
            self._failed,
            lane="pictures",
            newest=f"map-{id(self)}",
        )

    def _take(self, picture: Picture) -> None:
        self._ordered = None
        if self.content is None or self._view is None:
            return
        self._keep_wide(picture)
        self._picture = picture
        self.arrived.emit()
        if not self.fresh:
            self.look(self._view, self._ratio)
            return
        self._rest.start()
        if self._prepared is not self.content:
            self._prepared = self.content
            self._prepare(levels_around(level_of(self._view)))

    def _keep_wide(self, coming: Picture) -> None:
        left = self._picture
        if left is None or coming.order.viewport.box.width >= left.order.viewport.box.width:
            return
        if self._wide is None or self._wide.order.viewport.metres_per_pixel <= left.order.viewport.metres_per_pixel:
            self._wide = left

    def _prepare(self, levels: Sequence[int]) -> None:
        """Have the other zoom levels made ready, one at a time so that no read waits long."""
        content = self._prepared
        if content is None or content is not self.content or not levels:
            return
        self._background.run(
            lambda: prepare(content, levels[0]),
            lambda _: self._prepare(levels[1:]),
            self._failed,
            newest=f"prepare-{id(self)}",
        )

    def _failed(self, problem: Exception) -> None:
        self._ordered = None
        log.error("a picture of the map failed", exc_info=problem)
