"""Computes ahead what a zoom level will need once, so that the first picture there is as quick as the next."""

from desktop.drawing.base_layer import backdrop_source
from desktop.drawing.content import MapContent
from desktop.drawing.grid_shapes import shapes_at
from desktop.drawing.ground_levels import COARSEST, FINEST
from desktop.drawing.label_layer import spots


def levels_around(level: int) -> list[int]:
    """All zoom levels, the nearest to `level` first, the closer one before the farther one."""
    return sorted(range(COARSEST, FINEST + 1), key=lambda step: (abs(step - level), -step))


def prepare(content: MapContent, level: int) -> None:
    """Thin ground and borders for one level and chain the rings of all grids. Everything lands in kept answers."""
    backdrop_source(content.backdrop).prepare(level)
    shapes_at(content.partition, level)
    spots(content.partition)
