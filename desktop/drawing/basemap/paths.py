"""From the compact arrays of features to Qt's paths, one copy of memory for thousands of parts."""

import sys
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, Qt
from PySide6.QtGui import QPainterPath

from desktop.maps.ground.features import Features, Floats, Ints
from desktop.maps.ground.levels import rings_area

# QDataStream's form of a path: count, then (type, x, y) each, then where the last part begins and the fill rule.
_ELEMENT = np.dtype([("type", ">i4"), ("x", ">f8"), ("y", ">f8")])
_MOVE, _LINE = 0, 1
_LONG_PATH = 3000  # points; stroking a path holds Python's lock, so a longer one is stroked in pieces


def path_of(screen: Floats, starts: Ints, *, winding: bool = False) -> QPainterPath:
    """All parts as one path; `screen` (n, 2) in pixels, part i is `screen[starts[i]:starts[i + 1]]`."""
    path = QPainterPath()
    count = len(screen)
    if count:
        elements = np.empty(count, _ELEMENT)
        elements["type"] = _LINE
        elements["type"][starts[:-1]] = _MOVE
        elements["x"], elements["y"] = screen[:, 0], screen[:, 1]
        tail = np.array([starts[-2], 1 if winding else 0], ">i4")
        data = QByteArray(np.array([count], ">i4").tobytes() + elements.tobytes() + tail.tobytes())
        stream = QDataStream(data, QIODevice.OpenModeFlag.ReadOnly)
        stream >> path
    return path


def area_paths(features: Features, screen: Floats) -> Iterator[QPainterPath]:
    """Areas to be filled: all that are one ring each in a single path, where overlaps stay filled; then each area
    of several rings by itself, odd–even, so that its holes stay open."""
    owner = features.owner
    alone = np.bincount(owner, minlength=features.count)[owner] == 1
    counts = np.diff(features.starts)
    if alone.any():
        rings = screen[np.repeat(alone, counts)]
        starts = np.concatenate([[0], np.cumsum(counts[alone])])
        yield path_of(_turned_alike(rings, starts), starts, winding=True)
    if not alone.all():
        firsts = np.flatnonzero(~alone & (np.diff(owner, prepend=-1) != 0))
        for first in firsts.tolist():
            last = int(np.searchsorted(owner, owner[first], side="right"))
            starts = features.starts[first : last + 1]
            yield path_of(screen[starts[0] : starts[-1]], starts - starts[0])


def line_paths(features: Features, screen: Floats) -> Iterator[QPainterPath]:
    """Lines to be stroked, in paths short enough that the window can answer in between."""
    starts = features.starts
    if not len(screen):
        return
    marks = np.searchsorted(starts, np.arange(0, len(screen), _LONG_PATH), side="left")
    cuts = np.unique(np.concatenate([[0], marks, [len(starts) - 1]])).tolist()
    for a, b in pairwise(cuts):
        yield path_of(screen[starts[a] : starts[b]], starts[a : b + 1] - starts[a])


def _turned_alike(rings: Floats, starts: Ints) -> Floats:
    """The same rings, all wound the same way, so that where two overlap the path stays filled."""
    wrong = rings_area(rings, starts) < 0
    if not wrong.any():
        return rings
    counts = np.diff(starts)
    place = np.arange(len(rings))
    mirrored = np.repeat(starts[:-1] + starts[1:] - 1, counts) - place
    return rings[np.where(np.repeat(wrong, counts), mirrored, place)]


assert Qt.FillRule.WindingFill.value == 1, sys.version  # the number that stands in the stream
