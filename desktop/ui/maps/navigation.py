"""Where the map may go and where it has been: zoom and pan limits, wheel steps, back and forward."""

from dataclasses import replace

from desktop.maps.box import Box
from desktop.maps.projection import WORLD_EDGE
from desktop.maps.viewport import Viewport

NEAREST_ZOOM = 20.0
FARTHEST_ZOOM = 5.0
WORLD = Box(-WORLD_EDGE, -WORLD_EDGE, WORLD_EDGE, WORLD_EDGE)
WHEEL_NOTCH = 120  # Qt's angleDelta of one notch, in eighths of a degree
_MOST_KEPT = 100


def wheel_factor(angle: float, *, fine: bool) -> float:
    """Enlargement for a turn of the wheel: √2 a notch, a tenth of that power when fine."""
    return float(2.0 ** (angle / WHEEL_NOTCH * (0.05 if fine else 0.5)))


def held_factor(viewport: Viewport, factor: float) -> float:
    """`factor`, held so that the zoom stays between `FARTHEST_ZOOM` and `NEAREST_ZOOM`."""
    return float(min(max(factor, 2.0 ** (FARTHEST_ZOOM - viewport.zoom)), 2.0 ** (NEAREST_ZOOM - viewport.zoom)))


def held(viewport: Viewport, home: Box) -> Viewport:
    """The viewport with its scale in the limits and its centre not farther than half a home from home."""
    room = home.grown(max(home.width, home.height) / 2)
    return replace(
        viewport,
        centre_x=min(max(viewport.centre_x, room.west), room.east),
        centre_y=min(max(viewport.centre_y, room.south), room.north),
        metres_per_pixel=viewport.metres_per_pixel / held_factor(viewport, 1.0),
    )


class History:
    """The views one has dwelt on, as a browser keeps its pages."""

    def __init__(self) -> None:
        self._back: list[Viewport] = []
        self._here: Viewport | None = None
        self._forward: list[Viewport] = []

    @property
    def has_back(self) -> bool:
        return bool(self._back)

    @property
    def has_forward(self) -> bool:
        return bool(self._forward)

    def visit(self, viewport: Viewport) -> None:
        """Come to rest at a view; views ahead are forgotten, a mere change of window size is no visit."""
        here = self._here
        if here is not None:
            if viewport.resized(here.width, here.height) == here:
                return
            self._back = [*self._back[1 - _MOST_KEPT :], here]
            self._forward.clear()
        self._here = viewport

    def back(self) -> Viewport | None:
        """The view before this one, or None at the first."""
        if not self._back or self._here is None:
            return None
        self._forward.append(self._here)
        self._here = self._back.pop()
        return self._here

    def forward(self) -> Viewport | None:
        """The view that was left by `back`, or None at the last."""
        if not self._forward or self._here is None:
            return None
        self._back.append(self._here)
        self._here = self._forward.pop()
        return self._here
