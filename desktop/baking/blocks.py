"""Which blocks of tiles a map is baked in, and in what order."""

from collections.abc import Iterator

import numpy as np

from desktop.baking.tile_painter import Block, TileLook, block_side
from desktop.maps.archives.hilbert import to_ids
from desktop.maps.archives.tile import tiles_in
from desktop.maps.box import Box
from desktop.maps.projection import WORLD_EDGE


def blocks(box: Box, zooms: range, look: TileLook) -> Iterator[Block]:
    """Level after level, each along a Hilbert curve, so that what a worker has just read is near what it needs next."""
    for z in zooms:
        columns, rows = _tiles(box, z)
        side = block_side(z, look)
        x, y = np.meshgrid(_of_side(columns, side), _of_side(rows, side))
        across, down = x.ravel().astype(np.int64), y.ravel().astype(np.int64)
        order = np.argsort(to_ids(z - side.bit_length() + 1, across, down), kind="stable")
        for i in order.tolist():
            left, top = int(across[i]) * side, int(down[i]) * side
            yield Block(z, left, top, side, _common(columns, left, side), _common(rows, top, side))


def tile_count(box: Box, zooms: range) -> int:
    """How many tiles touch the box."""
    return sum(len(columns) * len(rows) for columns, rows in (_tiles(box, z) for z in zooms))


def _tiles(box: Box, z: int) -> tuple[range, range]:
    margin = min(1e-6 * WORLD_EDGE / 2**z, box.width / 4, box.height / 4)  # an edge on a tile's edge wants no neighbour
    return tiles_in(box.grown(-margin), z)


def _of_side(numbers: range, side: int) -> range:
    return range(numbers.start // side, (numbers.stop - 1) // side + 1)


def _common(numbers: range, first: int, side: int) -> range:
    return range(max(numbers.start, first), min(numbers.stop, first + side))
