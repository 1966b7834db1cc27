"""Who gets which cell: ground grows to the neighbour with the longest border, crumbs are found, borders are drawn.

A label is a positive number, dense from 1; NOBODY is ground without an owner.
"""

import numpy as np

from desktop.grids.coverage import SLIVER_WIDTH_M
from desktop.maps.projection import Floats
from desktop.plans.arc_chains import OUTSIDE, Segment
from desktop.plans.polygon_cells import Cells, Flags, Numbers

NOBODY = 0


def grow(
    cells: Cells,
    label: Numbers,
    wanted: Flags,
    size: Floats,
    among_covering: Flags,
) -> None:
    """Give each wanted cell to the neighbouring label with the longest border, from all sides inwards.

    Cells of `among_covering` go to one of the features that cover them and to no other.
    """
    base = len(size) + 1
    covering = cells.cell * base + cells.feature + 1
    inner = np.flatnonzero((cells.left != OUTSIDE) & (cells.right != OUTSIDE))
    one = np.concatenate([cells.left[inner], cells.right[inner]])
    other = np.concatenate([cells.right[inner], cells.left[inner]])
    metres = np.concatenate([cells.lengths[inner]] * 2)
    near = wanted[one]
    one, other, metres = one[near], other[near], metres[near]
    while True:
        at = np.flatnonzero((label[one] == NOBODY) & (label[other] != NOBODY))
        keys = one[at] * base + label[other[at]]
        fits = ~among_covering[one[at]] | np.isin(keys, covering)
        if not fits.any():
            return
        keys, number = np.unique(keys[fits], return_inverse=True)
        border = np.bincount(number, metres[at[fits]])
        cell, face = keys // base, keys % base
        order = np.lexsort((-face, size[face - 1], np.round(border, 2), cell))  # the longest last: it stays
        label[cell[order]] = face[order]


def crumbs_in(cells: Cells, label: Numbers, gap_m2: float) -> Numbers:
    """The cells of small narrow parts that hang on to no larger part of their face."""
    inner = (cells.left != OUTSIDE) & (cells.right != OUTSIDE)
    left, right = cells.left[inner], cells.right[inner]
    same = label[left] == label[right]
    part = _parts(cells.count, left[same], right[same])
    area = np.bincount(part, cells.areas, minlength=cells.count)
    around = np.zeros(cells.count)
    for one, other in ((cells.left, cells.right), (cells.right, cells.left)):
        at = np.flatnonzero(one != OUTSIDE)
        rim = at[(other[at] == OUTSIDE) | (part[one[at]] != part[other[at]])]
        around += np.bincount(part[one[rim]], cells.lengths[rim], minlength=cells.count)
    largest = np.zeros(int(label.max(initial=0)) + 1)
    np.maximum.at(largest, label, area[part])
    small = (area <= gap_m2) & (2 * area / np.maximum(around, 1e-9) < SLIVER_WIDTH_M)
    return np.flatnonzero((label != NOBODY) & small[part] & (area[part] < largest[label]))


def _parts(count: int, one: Numbers, other: Numbers) -> Numbers:
    """A number for each connected part, the same for all its cells (union–find with path halving)."""
    root = list(range(count))

    def top(cell: int) -> int:
        while root[cell] != cell:
            root[cell] = root[root[cell]]
            cell = root[cell]
        return cell

    for a, b in zip(one.tolist(), other.tolist(), strict=True):
        root[top(a)] = top(b)
    return np.array([top(cell) for cell in range(count)], dtype=np.int64)


def borders(cells: Cells, label: Numbers) -> dict[Segment, list[int | None]]:
    """The pieces of border between different labels, lower end first: [label to its left, label to its right]."""
    padded = np.append(label, NOBODY)  # OUTSIDE is the last
    left, right = padded[cells.left], padded[cells.right]
    border = left != right
    return {
        ((ax, ay), (bx, by)): [one, other]
        for (ax, ay), (bx, by), one, other in zip(
            cells.low[border].tolist(), cells.high[border].tolist(), left[border].tolist(), right[border].tolist(),
            strict=True,
        )
    }  # fmt: skip
