"""The order of tiles in a PMTiles file: level after level, each along a Hilbert curve."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

FIRST: Ints = np.array([(4**z - 1) // 3 for z in range(32)], dtype=np.int64)  # the id of the first tile of each level


def to_ids(z: int, columns: Ints, rows: Ints) -> Ints:
    """Columns and rows (n,) of level `z`, rows from the north → tile ids (n,)."""
    x, y = np.array(columns, dtype=np.int64), np.array(rows, dtype=np.int64)
    ids = np.full(x.shape, FIRST[z])
    for bit in reversed(range(z)):
        side = 1 << bit
        right, down = x & side, y & side
        ids += ((3 * right) ^ down) << bit
        x, y = _turned(side, x, y, right, down)
    return ids


def to_columns_and_rows(z: int, ids: Ints) -> tuple[Ints, Ints]:
    """Tile ids (n,) of level `z` → columns (n,) and rows (n,)."""
    along = np.asarray(ids, dtype=np.int64) - FIRST[z]
    x, y = np.zeros_like(along), np.zeros_like(along)
    for bit in range(z):
        side = 1 << bit
        right = (along >> 1) & side
        down = (along ^ right) & side
        x, y = _turned(side, x, y, right, down)
        x += right
        y += down
        along = along >> 1
    return x, y


def _turned(side: int, x: Ints, y: Ints, right: Ints, down: Ints) -> tuple[Ints, Ints]:
    """The curve inside a quarter, turned as it lies there."""
    above, mirrored = down == 0, (down == 0) & (right != 0)
    x, y = np.where(mirrored, side - 1 - x, x), np.where(mirrored, side - 1 - y, y)
    return np.where(above, y, x), np.where(above, x, y)
