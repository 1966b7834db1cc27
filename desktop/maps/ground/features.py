"""Vector features in compact arrays, as every source of ground gives them and the style paints them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from desktop.maps.box import Box

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


class Shape(Enum):
    POINT = "point"
    LINE = "line"
    AREA = "area"


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """All features of one class (see `classes`) that a source has in a box, in painting order.

    Part i is `world[starts[i]:starts[i + 1]]`: a line, a closed ring (first point = last point) or one point.
    `owner[i]` is the feature that part i belongs to, ascending from 0; the rings of one area are filled odd–even
    together, so that holes stay open. `names` has one entry per feature, "" for none, or is empty when no feature
    of the class is named. `layer[f]` is the height of feature f over the ground: −1 tunnels, 0, 1 bridges; empty = 0.
    """

    kind: str
    shape: Shape
    world: Floats  # (n, 2) world metres, EPSG:3857, CGCS2000
    starts: Ints  # (parts + 1,)
    owner: Ints  # (parts,)
    names: Sequence[str] = ()
    layer: NDArray[np.int8] = field(default_factory=lambda: np.empty(0, np.int8))

    @property
    def count(self) -> int:
        """How many features."""
        return int(self.owner[-1]) + 1 if len(self.owner) else 0


@runtime_checkable
class GroundSource(Protocol):
    """Where vector ground comes from: the demo's backdrop, a ground file baked from OpenStreetMap, a vector tile."""

    @property
    def box(self) -> Box:
        """World metres of everything it has."""
        ...

    @property
    def credit(self) -> str:
        """Attribution as plain text."""
        ...

    def read(self, box: Box, level: int) -> Sequence[Features]:
        """What touches `box` (world metres), thinned for zoom `level` (256-pixel tiles); called from any thread.

        Features that would be too small or unimportant to be seen at that level may be left out; whether a class
        is drawn at all is the style's affair.
        """
        ...
