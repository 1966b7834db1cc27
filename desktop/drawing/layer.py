"""What a map layer is: reading in a worker, painting on any painter."""

from typing import Protocol, TypeVar

from PySide6.QtGui import QPainter

from desktop.drawing.content import MapContent
from desktop.maps.viewport import Viewport

P = TypeVar("P")


class Layer(Protocol[P]):
    """One sheet of the map. It holds no state of a window: screen, picture and paper share it.

    `read` runs in a worker and picks what `viewport` needs out of the immutable content; `paint` draws it.
    The painter's unit is one pixel of 1/96 inch; paper comes pre-scaled. Both must be pure: the same
    content, options and viewport give the same picture.
    """

    key: str  # stable name, e.g. "territories"
    shows: frozenset[str]  # kinds of change after which it must be read again

    def read(self, content: MapContent, viewport: Viewport) -> P: ...

    def paint(self, painter: QPainter, viewport: Viewport, picture: P) -> None: ...
