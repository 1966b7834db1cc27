"""Geodesic length and area for the measuring tool; brings in pyproj on first use, in a worker."""

import importlib
from collections.abc import Callable

import numpy as np

from desktop.maps.projection import Floats, to_lonlat
from desktop.ui.background import Background


class ExactMeasure:
    """Called as the measuring tool wants it: (world points (n, 2), area?, answer)."""

    def __init__(self, background: Background, failed: Callable[[Exception], None]) -> None:
        self._background = background
        self._failed = failed

    def __call__(self, world: Floats, area: bool, answer: Callable[[float, float], None]) -> None:
        self._background.run(
            lambda: exact(world, area=area), lambda found: answer(*found), self._failed, newest="exact-measure"
        )


def exact(world: Floats, *, area: bool) -> tuple[float, float]:
    """Ground metres along a line, or around a ring, and the ring's square metres (0 for a line)."""
    geodesy = importlib.import_module("desktop.maps.geodesy")  # pyproj costs 170 ms, so only when it is needed
    lonlat = to_lonlat(world)
    if not area:
        return float(geodesy.length(lonlat)), 0.0
    return float(geodesy.length(np.concatenate([lonlat, lonlat[:1]]))), float(geodesy.area([lonlat]))
