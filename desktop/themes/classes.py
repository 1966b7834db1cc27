"""Sorting values into classes: equal counts, equal steps, natural breaks, or breaks set by hand.

Natural breaks are our own few lines and not the mapclassify library, which brings scipy and scikit-learn into the
running window (150 MB of memory, seconds of start); the tests hold them against every possible division.
"""

from collections.abc import Sequence
from enum import Enum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MOST_CLASSES = 7
_EXACT_UP_TO = 2000  # values; of more, the breaks are found on an even share of the sorted values


class Method(Enum):
    """How breaks are found."""

    QUANTILE = "quantile"  # 分位数: classes of equally many grids
    EQUAL = "equal"  # 等距: steps of equal width
    NATURAL = "natural"  # 自然断点: least variance inside the classes (Fisher 1958, Jenks 1977)
    BY_HAND = "by_hand"  # 自定


def breaks_of(values: Floats, method: Method, count: int) -> tuple[float, ...]:
    """Upper limits of at most `count` classes of finite values; the last is the largest value.

    A class holds what is above the limit before it, up to and including its own. Fewer classes come out where
    there are fewer different values; none for no values. nan is left out. Raises ValueError for BY_HAND, whose
    breaks are the user's, and for a count outside 1..MOST_CLASSES.
    """
    if not 1 <= count <= MOST_CLASSES:
        raise ValueError(f"a theme has 1 to {MOST_CLASSES} classes, not {count}")
    known = np.sort(values[np.isfinite(values)])
    if not len(known):
        return ()
    if method is Method.QUANTILE:
        limits = np.quantile(known, np.arange(1, count + 1) / count)
    elif method is Method.EQUAL:
        limits = known[0] + (known[-1] - known[0]) * np.arange(1, count + 1) / count
    elif method is Method.NATURAL:
        limits = _natural(known, count)
    else:
        raise ValueError("breaks set by hand are not computed")
    limits[-1] = known[-1]
    return tuple(np.unique(limits).tolist())


def by_hand(limits: Sequence[float], values: Floats) -> tuple[float, ...]:
    """Breaks set by hand, put in order, completed by the largest value where that lies above them all."""
    known = values[np.isfinite(values)]
    top = [float(known.max())] if len(known) and (not limits or known.max() > max(limits)) else []
    return tuple(sorted({*map(float, limits), *top}))


def class_of(values: Floats, breaks: Sequence[float]) -> NDArray[np.int64]:
    """(n,) the class of each value, 0 for the lowest; −1 for nan. What lies above the last break is in the last."""
    found = np.searchsorted(np.asarray(breaks, np.float64), values, side="left").astype(np.int64)
    np.minimum(found, len(breaks) - 1, out=found)
    found[~np.isfinite(values)] = -1
    return found


def _natural(known: Floats, count: int) -> Floats:
    """Fisher's exact optimum by dynamic programming over sorted values; equal values stay together."""
    if len(known) > _EXACT_UP_TO:
        known = known[np.linspace(0, len(known) - 1, _EXACT_UP_TO).astype(np.intp)]
    levels, times = np.unique(known, return_counts=True)
    size, count = len(levels), min(count, len(levels))
    centred = levels - levels.mean()  # sums of squares lose nothing by it
    weight = np.concatenate([[0.0], np.cumsum(times)])
    total = np.concatenate([[0.0], np.cumsum(times * centred)])
    square = np.concatenate([[0.0], np.cumsum(times * centred**2)])

    def spread(last: int) -> Floats:
        """(last,) sum of squared deviations of levels i..last−1, for every i below `last`."""
        mean = (total[last] - total[:last]) ** 2 / (weight[last] - weight[:last])
        return np.asarray(square[last] - square[:last] - mean)

    best = np.concatenate([[0.0], [spread(last)[0] for last in range(1, size + 1)]])
    cut = np.zeros((count, size + 1), np.intp)
    for k in range(1, count):
        reached = np.full(size + 1, np.inf)
        for last in range(k + 1, size + 1):
            costs = best[k:last] + spread(last)[k:]
            where = int(costs.argmin())
            reached[last], cut[k, last] = costs[where], where + k
        best = reached
    limits = [size]
    for k in range(count - 1, 0, -1):
        limits.append(int(cut[k, limits[-1]]))
    return np.asarray(levels[np.array(limits[::-1]) - 1])
