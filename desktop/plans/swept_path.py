"""The way of a hand that sweeps: free places, and runs along a feature, which never double back."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from desktop.maps.projection import Floats
from desktop.plans.snapping import SnapSpot

Place = tuple[float, float]
Follows = Callable[[SnapSpot, SnapSpot], Floats | None]
"""The world points (n, 2) strictly between two places along a feature; None when they are not on one."""

NO_WAY: Floats = np.empty((0, 2))


@dataclass(frozen=True, slots=True, eq=False)
class Stop:
    """A place of the hand, what it snapped to, and the points that lead to it from the stop before."""

    place: Place
    spot: SnapSpot | None = None
    way: Floats = field(default_factory=lambda: NO_WAY)


class SweptPath:
    """Grows as the hand moves on."""

    def __init__(self, start: Place) -> None:
        self._stops = [Stop(start)]
        self._run: int | None = None  # the stop at which the hand came upon the feature it follows

    @property
    def last(self) -> Place:
        return self._stops[-1].place

    @property
    def spots(self) -> list[SnapSpot]:
        """Every place that was snapped."""
        return [stop.spot for stop in self._stops if stop.spot is not None]

    def go(self, place: Place, spot: SnapSpot | None, follows: Follows) -> None:
        """On to a place. As long as the hand stays on one feature, all between the first and the last place on it is
        the feature's own course, however the hand wavered."""
        if spot is not None and self._run is not None:
            begun = self._stops[self._run]
            way = None if begun.spot is None else follows(begun.spot, spot)
            if way is not None:
                del self._stops[self._run + 1 :]
                if place != begun.place:
                    self._stops.append(Stop(place, spot, way))
                return
        if place != self.last:
            self._stops.append(Stop(place, spot))
        self._run = None if spot is None else len(self._stops) - 1

    def world(self) -> Floats:
        """Without the start: world metres (n, 2)."""
        rest = self._stops[1:]
        return np.concatenate([NO_WAY, *(part for stop in rest for part in (stop.way, np.array([stop.place])))])
