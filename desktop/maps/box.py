"""An axis-aligned rectangle, in whatever plane its numbers are in."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east, north; `west <= east` and `south <= north`."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, xy: NDArray[np.float64]) -> "Box":
        """The box of points of shape (n, 2), n > 0."""
        low, high = xy.min(axis=0), xy.max(axis=0)
        return cls(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    @property
    def width(self) -> float:
        return self.east - self.west

    @property
    def height(self) -> float:
        return self.north - self.south

    @property
    def centre(self) -> tuple[float, float]:
        return (self.west + self.east) / 2, (self.south + self.north) / 2

    def intersects(self, other: "Box") -> bool:
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def contains(self, x: float, y: float) -> bool:
        return self.west <= x <= self.east and self.south <= y <= self.north

    def union(self, other: "Box") -> "Box":
        return Box(
            min(self.west, other.west),
            min(self.south, other.south),
            max(self.east, other.east),
            max(self.north, other.north),
        )

    def grown(self, margin: float) -> "Box":
        """The box with `margin` added on every side."""
        return Box(self.west - margin, self.south - margin, self.east + margin, self.north + margin)
