"""Which names of the ground a view could show, the most important first: points, and lines to write along."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from desktop.maps.basemap_style import BasemapStyle, LabelRule, value_at
from desktop.maps.ground.features import Features, Floats
from desktop.maps.viewport import Viewport

_OUTSIDE = 60.0  # pixels beyond the picture from which a name may reach into it
_SHORTEST = 40.0  # pixels of a line that may bear a name


@dataclass(frozen=True, slots=True)
class PointName:
    """A name with its middle at (x, y), pixels of the view."""

    words: str
    x: float
    y: float
    size: float
    rule: LabelRule


@dataclass(frozen=True, slots=True, eq=False)
class LineName:
    """A name to be written along `line` (n, 2), pixels of the view."""

    words: str
    line: Floats
    size: float
    rule: LabelRule


def point_names(features: Iterable[Features], viewport: Viewport, style: BasemapStyle) -> list[PointName]:
    """Places, waters, parks and peaks in view; by rank, those of one rank from north to south."""
    found = []
    for one, rule, size in _ruled(features, viewport, style, along=False):
        screen = viewport.to_screen(one.world[one.starts[:-1]])
        inside = _near(screen, viewport)
        for part in np.flatnonzero(inside).tolist():
            words = one.names[int(one.owner[part])]
            if words:
                x, y = screen[part].tolist()
                found.append(PointName(words, x, y, size, rule))
    return sorted(found, key=lambda name: (name.rule.rank, name.y, name.x))


def line_names(features: Iterable[Features], viewport: Viewport, style: BasemapStyle) -> list[LineName]:
    """Streets and waters in view that bear a name; by rank, the longest of one rank first."""
    found = []
    for one, rule, size in _ruled(features, viewport, style, along=True):
        screen = viewport.to_screen(one.world)
        for part, (a, b) in enumerate(pairwise(one.starts.tolist())):
            words = one.names[int(one.owner[part])]
            line = screen[a:b]
            if words and len(line) > 1 and bool(_near(line, viewport).any()):
                found.append((_length(line), LineName(words, line, size, rule)))
    found = [(length, name) for length, name in found if length >= _SHORTEST]
    return [name for _, name in sorted(found, key=lambda pair: (pair[1].rule.rank, -pair[0]))]


def _ruled(
    features: Iterable[Features], viewport: Viewport, style: BasemapStyle, *, along: bool
) -> Iterator[tuple[Features, LabelRule, float]]:
    """Named features with the rule and the size of their names at this zoom."""
    zoom = viewport.zoom
    rules = {rule.kind: rule for rule in style.labels if rule.along == along and rule.first <= zoom <= rule.last}
    for one in features:
        rule = rules.get(one.kind)
        if rule is not None and len(one.names) and len(one.owner):
            yield one, rule, value_at(rule.size, zoom)


def _near(screen: Floats, viewport: Viewport) -> np.ndarray:
    x, y = screen[:, 0], screen[:, 1]
    across = (x > -_OUTSIDE) & (x < viewport.width + _OUTSIDE)
    return np.asarray(across & (y > -_OUTSIDE) & (y < viewport.height + _OUTSIDE))


def _length(line: Floats) -> float:
    return float(np.hypot(*np.diff(line, axis=0).T).sum())
