"""Which names find room: the important ones first, none over another."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Room:
    """The taken rectangles of one picture."""

    def __init__(self, taken: Floats | None = None) -> None:
        """`taken` (k, 4): left, top, right, bottom of what no name may cover."""
        self._boxes = np.empty((64, 4)) if taken is None else np.concatenate([taken, np.empty((64, 4))])
        self._count = 0 if taken is None else len(taken)

    def free(self, box: tuple[float, float, float, float]) -> bool:
        left, top, right, bottom = box
        b = self._boxes[: self._count]
        return not bool(((b[:, 0] < right) & (b[:, 2] > left) & (b[:, 1] < bottom) & (b[:, 3] > top)).any())

    def take(self, box: tuple[float, float, float, float]) -> None:
        if self._count == len(self._boxes):
            self._boxes = np.concatenate([self._boxes, np.empty_like(self._boxes)])
        self._boxes[self._count] = box
        self._count += 1


def place(room: Room, size: tuple[float, float], anchors: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """The first of the anchors (centres) at which a name of this size is free, and takes it; None when none is."""
    half_w, half_h = size[0] / 2, size[1] / 2
    for x, y in anchors:
        box = (x - half_w, y - half_h, x + half_w, y + half_h)
        if room.free(box):
            room.take(box)
            return x, y
    return None
