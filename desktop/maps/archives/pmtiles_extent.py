"""How far the tiles of a PMTiles file reach, from runs along the Hilbert curve without walking every tile."""

from collections.abc import Iterable, Iterator

import numpy as np

from desktop.maps.archives.hilbert import FIRST, Ints, to_columns_and_rows
from desktop.maps.archives.levels import DEEPEST, Level

_BLOCK_BITS = 5  # single tiles are first looked at in blocks of 32 × 32, and only those at the rim one by one
_TOGETHER = 500_000  # entries worked on at a time


def levels_of(runs: Iterable[tuple[Ints, Ints]]) -> tuple[list[Level], int]:
    """Levels and the number of tiles of runs (first ids (n,), counts (n,)), which do not overlap."""
    found: dict[int, Level] = {}
    count = 0
    for ids, counts in _gathered(runs):
        count += int(counts.sum())
        for z in range(DEEPEST + 1):
            low = np.maximum(ids, FIRST[z])
            high = np.minimum(ids + counts, FIRST[z + 1])
            there = low < high
            if there.any():
                level = _extent(z, low[there], high[there])
                found[z] = level.union(found[z]) if z in found else level
    return [found[z] for z in sorted(found)], count


def _gathered(runs: Iterable[tuple[Ints, Ints]]) -> Iterator[tuple[Ints, Ints]]:
    """Small arrays joined into large ones."""
    ids: list[Ints] = []
    counts: list[Ints] = []
    for some_ids, some_counts in runs:
        ids.append(some_ids)
        counts.append(some_counts)
        if sum(map(len, ids)) >= _TOGETHER:
            yield np.concatenate(ids), np.concatenate(counts)
            ids, counts = [], []
    if ids:
        yield np.concatenate(ids), np.concatenate(counts)


def _extent(z: int, low: Ints, high: Ints) -> Level:
    """The outermost tiles of runs [low, high) of ids of one level."""
    single = high - low == 1
    parts = [*_squares(z, low[~single], high[~single])]
    if single.any():
        parts.append((_rim(z, low[single]), 0))
    boxes = []
    for ids, bits in parts:
        columns, rows = (numbers >> bits << bits for numbers in to_columns_and_rows(z, ids))
        side = (1 << bits) - 1
        boxes.append((columns.min(), rows.min(), columns.max() + side, rows.max() + side))
    west, north, east, south = np.array(boxes).T
    return Level(z, int(west.min()), int(north.min()), int(east.max()), int(south.max()))


def _rim(z: int, ids: Ints) -> Ints:
    """Those of many single tiles that may be the outermost."""
    bits = min(_BLOCK_BITS, z)
    if len(ids) < 4**bits:
        return ids
    block = (ids - FIRST[z]) >> (2 * bits)
    blocks, member = np.unique(block, return_inverse=True)
    columns, rows = to_columns_and_rows(z - bits, blocks + FIRST[z - bits])
    outermost = (columns == columns.min()) | (columns == columns.max()) | (rows == rows.min()) | (rows == rows.max())
    rim: Ints = ids[outermost[member]]
    return rim


def _squares(z: int, low: Ints, high: Ints) -> Iterator[tuple[Ints, int]]:
    """Runs taken apart into the squares the curve fills one by one: their first ids, and the bits of their side."""
    low, high = low - FIRST[z], high - FIRST[z]
    for bits in range(z + 1):
        size, four = 4**bits, 4 ** (bits + 1)
        for _ in range(3):
            cut = (low < high) & (low % four != 0)
            if cut.any():
                yield low[cut] + FIRST[z], bits
                low = np.where(cut, low + size, low)
            cut = (low < high) & (high % four != 0)
            if cut.any():
                yield high[cut] - size + FIRST[z], bits
                high = np.where(cut, high - size, high)
    whole = low < high
    if whole.any():
        yield low[whole] + FIRST[z], z
