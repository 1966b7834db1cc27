"""The demo bank's backdrop as a source of ground: its kinds and ranks sorted into our classes."""

import threading
from collections.abc import Sequence

import numpy as np

from desktop.maps.backdrop import BackdropFeature
from desktop.maps.box import Box
from desktop.maps.geometry_blob import E7
from desktop.maps.ground.classes import AREAS, LINES, POINTS
from desktop.maps.ground.features import Features, Shape
from desktop.maps.ground.levels import Boxed, Bundle, whole_box
from desktop.maps.projection import e7_to_world

COARSEST, FINEST = 8, 15  # from the finest on nothing is thinned

# By rank; a rank beyond the last takes the last. What the ranks mean: demo/{landscape,canals,roads}.py.
_CLASSES = {
    "WATER": ("sea", "water"),
    "LAND": ("land",),
    "NEIGHBOUR": ("neighbour",),
    "COUNTY": ("county",),
    "FARMLAND": ("farmland",),
    "WOODS": ("woods",),
    "BUILT_UP": ("built_up",),
    # the one large canal is as important as a river elsewhere; the named waters come next, then the ditches
    "CANAL": ("river", "canal", "stream"),
    "ROAD": ("motorway", "primary", "tertiary", "street"),
    "RAIL": ("rail",),
    "PLACE": ("place_county", "place_town", "place_village", "place_hamlet"),
}
_ORDER = (*AREAS, *LINES, *POINTS)


class BackdropSource:
    """A `GroundSource` over the features of a bank file. Safe from several threads.

    Nothing is computed before the first `read`; what was thinned for a level is kept.
    """

    def __init__(self, features: Sequence[BackdropFeature]) -> None:
        self._features = features
        self._lock = threading.Lock()
        self._bundle: Bundle | None = None
        self._levels: dict[int, tuple[Boxed, ...]] = {}

    @property
    def box(self) -> Box:
        """World metres of everything; a box without extent when there is nothing."""
        return whole_box(self._at(FINEST)) or Box(0.0, 0.0, 0.0, 0.0)

    @property
    def credit(self) -> str:
        """Each source once, in the order of the features."""
        return "；".join(dict.fromkeys(feature.source for feature in self._features if feature.source))

    def read(self, box: Box, level: int) -> Sequence[Features]:
        """See `GroundSource`. Without LAND the county itself is the land, so that it never floats in nothing."""
        found = (boxed.touching(box) for boxed in self._at(level))
        return [features for features in found if features is not None]

    def prepare(self, level: int) -> None:
        """Thin everything for a level ahead of the first picture there."""
        self._at(level)

    def _at(self, level: int) -> tuple[Boxed, ...]:
        level = min(max(level, COARSEST), FINEST)
        with self._lock:
            kept = self._levels.get(level)
            if kept is None:
                if self._bundle is None:
                    self._bundle = Bundle(_sorted_into_classes(self._features))
                kept = self._levels[level] = self._bundle.at(level if level < FINEST else None)
            return kept


def _sorted_into_classes(backdrop: Sequence[BackdropFeature]) -> tuple[Features, ...]:
    classes: dict[str, list[BackdropFeature]] = {}
    for feature in backdrop:
        by_rank = _CLASSES.get(feature.kind)
        if by_rank is not None and (feature.kind != "PLACE" or feature.name):
            classes.setdefault(by_rank[min(max(feature.rank, 1), len(by_rank)) - 1], []).append(feature)
    if "land" not in classes and "county" in classes:
        classes["land"] = classes["county"]
    made = (_features(kind, classes[kind]) for kind in _ORDER if kind in classes)
    return tuple(features for features in made if len(features.owner))


def _features(kind: str, members: Sequence[BackdropFeature]) -> Features:
    """All features of one class; parts too short to be anything are left out."""
    shape = Shape.AREA if kind in AREAS else Shape.LINE if kind in LINES else Shape.POINT
    least = 1 if shape is Shape.POINT else 2
    parts: list[E7] = []
    owner: list[int] = []
    names: list[str] = []
    for feature in members:
        usable = [part for part in feature.parts if len(part) >= least]
        if usable:
            parts += [part[:1] for part in usable] if shape is Shape.POINT else usable
            owner += [len(names)] * len(usable)
            names.append(feature.name or "")
    world = e7_to_world(np.concatenate(parts)) if parts else np.empty((0, 2))
    starts = np.cumsum([0, *(len(part) for part in parts)], dtype=np.intp)
    return Features(kind, shape, world, starts, np.array(owner, np.intp), names if any(names) else ())
