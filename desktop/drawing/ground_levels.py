"""Zoom levels that what lies on the ground is made ready for, and the named places of a backdrop."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop.drawing.by_identity import ByIdentity
from desktop.maps.backdrop import BackdropFeature
from desktop.maps.projection import e7_to_world
from desktop.maps.viewport import Viewport

COARSEST, FINEST = 8, 15  # from the finest on nothing is thinned


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    rank: int
    x: float
    y: float


_places: ByIdentity[tuple[Place, ...]] = ByIdentity(4)


def level_of(viewport: Viewport) -> int:
    """The whole zoom level nearest to the viewport's: lines are off by 0.5 to 0.9 pixels at most."""
    return int(min(max(np.ceil(viewport.zoom - 0.5), COARSEST), FINEST))


def places_of(backdrop: Sequence[BackdropFeature]) -> tuple[Place, ...]:
    """Named places, the most important first."""
    return _places.get(backdrop, None, lambda: _all_places(backdrop))


def _all_places(backdrop: Sequence[BackdropFeature]) -> tuple[Place, ...]:
    named = [f for f in backdrop if f.kind == "PLACE" and f.name and len(f.parts) and len(f.parts[0])]
    if not named:
        return ()
    spots = e7_to_world(np.array([feature.parts[0][0] for feature in named])).tolist()
    places = (Place(f.name or "", f.rank, x, y) for f, (x, y) in zip(named, spots, strict=True))
    return tuple(sorted(places, key=lambda place: (place.rank, place.name)))
