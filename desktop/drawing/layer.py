"""What a map layer is: reading in a worker, painting on any painter."""

from typing import Any, Protocol, TypeVar

from PySide6.QtGui import QPainter

from desktop.drawing.content import MapContent
from desktop.maps.viewport import Viewport

P = TypeVar("P")


class Layer(Protocol[P]):
    """One sheet of the map. It holds no state of a window: screen, picture and paper share it.

    `read` runs in a worker and picks what `viewport` needs out of the immutable content; `paint` draws it.
    The painter's unit is one pixel of 1/96 inch; paper comes pre-scaled. Both must be pure: the same
    content, options and viewport give the same picture, so equal layers (they are frozen dataclasses) share
    one cached picture.
    """

    @property
    def key(self) -> str:
        """Stable name, e.g. "territories"."""
        ...

    @property
    def shows(self) -> frozenset[str]:
        """Kinds of change after which it must be read again."""
        ...

    @property
    def direct(self) -> bool:
        """True: so cheap that the canvas paints it anew in every frame instead of keeping its picture."""
        ...

    def basis(self, content: MapContent) -> tuple[object, ...]:
        """The parts of the content the picture is made of: while they are the same objects, it stays as it is."""
        ...

    def read(self, content: MapContent, viewport: Viewport) -> P: ...

    def paint(self, painter: QPainter, viewport: Viewport, picture: P) -> None: ...


AnyLayer = Layer[Any]


def resolution(painter: QPainter) -> float:
    """Device pixels per painter unit (1/96 inch): 1.0 on a plain screen, 1.25 on a scaled one, 6.25 at 600 dpi."""
    return float(painter.deviceTransform().m11())
