"""Which names find room: the important ones first, none over another."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""

_CELL_WIDTH, _CELL_HEIGHT = 96.0, 32.0  # about the size of a name: it meets a few others at most


class Room:
    """The taken rectangles of one picture, found by the cells of a lattice they touch."""

    def __init__(self, taken: Floats | None = None) -> None:
        """`taken` (k, 4): left, top, right, bottom of what no name may cover."""
        self._cells: dict[tuple[int, int], list[Rectangle]] = {}
        for left, top, right, bottom in [] if taken is None else taken.tolist():
            self.take((left, top, right, bottom))

    def is_free(self, box: Rectangle) -> bool:
        """Whether a rectangle covers nothing taken; touching edges do not count."""
        left, top, right, bottom = box
        for cell in _touched(box):
            for west, north, east, south in self._cells.get(cell, ()):
                if west < right and east > left and north < bottom and south > top:
                    return False
        return True

    def take(self, box: Rectangle) -> None:
        for cell in _touched(box):
            self._cells.setdefault(cell, []).append(box)


def place(room: Room, size: tuple[float, float], anchors: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """The first of the anchors (centres) at which a name of this size is free, and takes it; None when none is."""
    half_w, half_h = size[0] / 2, size[1] / 2
    for x, y in anchors:
        box = (x - half_w, y - half_h, x + half_w, y + half_h)
        if room.is_free(box):
            room.take(box)
            return x, y
    return None


def _touched(box: Rectangle) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = box
    for row in range(int(top // _CELL_HEIGHT), int(bottom // _CELL_HEIGHT) + 1):
        for column in range(int(left // _CELL_WIDTH), int(right // _CELL_WIDTH) + 1):
            yield column, row
