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

    def first_free(self, boxes: Floats) -> int | None:
        """The position of the first of some rectangles (m, 4) that covers nothing taken; None when all do."""
        left, top, right, bottom = (boxes[:, [side]] for side in range(4))
        b = self._boxes[: self._count]
        covered = ((b[:, 0] < right) & (b[:, 2] > left) & (b[:, 1] < bottom) & (b[:, 3] > top)).any(axis=1)
        return None if covered.all() else int(covered.argmin())

    def take(self, box: Floats) -> None:
        if self._count == len(self._boxes):
            self._boxes = np.concatenate([self._boxes, np.empty_like(self._boxes)])
        self._boxes[self._count] = box
        self._count += 1


def place(room: Room, size: tuple[float, float], anchors: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """The first of the anchors (centres) at which a name of this size is free, and takes it; None when none is."""
    half_w, half_h = size[0] / 2, size[1] / 2
    boxes = np.array([(x - half_w, y - half_h, x + half_w, y + half_h) for x, y in anchors])
    found = room.first_free(boxes)
    if found is None:
        return None
    room.take(boxes[found])
    return anchors[found]
