"""Computes ahead what a zoom level will need once, so that the first picture there is as quick as the next."""

from desktop.drawing.content import MapContent
from desktop.drawing.ground_levels import COARSEST, FINEST, ground_at
from desktop.drawing.label_layer import spots
from desktop.drawing.territory_layer import at_level, boxes_of


def levels_around(level: int) -> list[int]:
    """All zoom levels, the nearest to `level` first, the closer one before the farther one."""
    return sorted(range(COARSEST, FINEST + 1), key=lambda step: (abs(step - level), -step))


def prepare(content: MapContent, level: int) -> None:
    """Thin ground and borders for one level and chain the rings of all grids. Everything lands in kept answers."""
    ground_at(content.backdrop, level)
    partition = at_level(content.partition, level)
    boxes_of(partition)
    for face in partition.faces:
        partition.rings(face)
    spots(content.partition)
