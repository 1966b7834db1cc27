"""Letters along a street: where each stands and how it is turned, upright, nowhere bent too much."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop.maps.ground.features import Floats

_MOST_TURN = math.radians(24)  # from one letter to the next
_MOST_BEND = math.radians(70)  # over the whole name
_TRIES = (0.5, 0.38, 0.62, 0.26, 0.74)  # shares of the line where the middle of the name may be
_ROOM = 1.12  # the line must be this much longer than the name


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter with its middle at (x, y) pixels, turned clockwise by `angle` degrees."""

    letter: str
    x: float
    y: float
    angle: float


def placements(words: str, advances: Sequence[float], line: Floats) -> list[tuple[Glyph, ...]]:
    """Ways to write `words` along `line` (n, 2) pixels, the best first; none where it is too short or too bent.

    `advances` are the widths of the letters with the space after each.
    """
    steps = np.hypot(*np.diff(line, axis=0).T)
    ends = np.concatenate([[0.0], np.cumsum(steps)])
    length, total = float(sum(advances)), float(ends[-1])
    if total < length * _ROOM:
        return []
    middles = np.cumsum(advances) - np.asarray(advances) / 2
    found = []
    for share in _TRIES:
        start = total * share - length / 2
        if start < 0 or start + length > total:
            continue
        glyphs = _written(words, middles, length, line, ends, start)
        if glyphs is not None:
            found.append(glyphs)
    return found


def _written(
    words: str, middles: Floats, length: float, line: Floats, ends: Floats, start: float
) -> tuple[Glyph, ...] | None:
    first, last = _at(line, ends, np.array([start, start + length]))
    if last[0] < first[0]:  # read from left to right whatever way the street was drawn
        line, ends = line[::-1], ends[-1] - ends[::-1]
        start = float(ends[-1]) - start - length
    places = start + middles
    spots = _at(line, ends, places)
    half = max(length / len(words) / 2, 2.0)
    before, after = _at(line, ends, places - half), _at(line, ends, places + half)
    angles = np.arctan2(after[:, 1] - before[:, 1], after[:, 0] - before[:, 0])
    turns = np.abs((np.diff(angles) + math.pi) % (2 * math.pi) - math.pi)
    if turns.max(initial=0.0) > _MOST_TURN or turns.sum() > _MOST_BEND:
        return None
    degrees = np.degrees(angles).tolist()
    return tuple(Glyph(w, x, y, a) for w, (x, y), a in zip(words, spots.tolist(), degrees, strict=True))


def _at(line: Floats, ends: Floats, places: Floats) -> Floats:
    """The points (k, 2) at distances along a line."""
    return np.column_stack([np.interp(places, ends, line[:, 0]), np.interp(places, ends, line[:, 1])])
