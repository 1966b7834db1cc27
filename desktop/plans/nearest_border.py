"""Which border is under the cursor: the snapping of the boundary tools."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from desktop.grids.boundary import Arc, Partition
from desktop.grids.nearby import arcs_near
from desktop.maps.box import Box
from desktop.maps.geometry_blob import E7
from desktop.plans.lattice import on_piece


@dataclass(frozen=True, slots=True)
class BorderSpot:
    """A place on a border: on the piece from point `piece` to the next, `share` of the way along it (0 … 1)."""

    position: int  # of the arc in the partition
    piece: int
    share: float
    x: float  # world metres
    y: float
    distance: float  # world metres from where was asked


def may_move(arc: Arc) -> bool:
    """The outline of the county stays as it is; every border between two grids may move."""
    return arc.left is not None and arc.right is not None


def nearest_border(
    partition: Partition, x: float, y: float, radius: float, *, among: Callable[[Arc], bool] = may_move
) -> BorderSpot | None:
    """The nearest place on a border within `radius` world metres of a world point; None when there is none."""
    here = np.array([x, y])
    best: BorderSpot | None = None
    for position in arcs_near(partition, Box(x - radius, y - radius, x + radius, y + radius)):
        arc = partition.arcs[position]
        if not among(arc):
            continue
        start, way = arc.world[:-1], np.diff(arc.world, axis=0)
        length = np.maximum((way * way).sum(axis=1), 1e-12)
        share = np.clip(((here - start) * way).sum(axis=1) / length, 0.0, 1.0)
        foot = start + share[:, None] * way
        away = np.hypot(*(foot - here).T)
        piece = int(away.argmin())
        if away[piece] <= (radius if best is None else best.distance):
            at_x, at_y = foot[piece].tolist()
            best = BorderSpot(position, piece, float(share[piece]), at_x, at_y, float(away[piece]))
    return best


def nearest_vertex(partition: Partition, spot: BorderSpot, radius: float) -> int | None:
    """The point of the spot's arc (its number) that is within `radius` world metres of it; None when none is."""
    world = partition.arcs[spot.position].world
    away = np.hypot(*(world - np.array([spot.x, spot.y])).T)
    index = int(away.argmin())
    return index if away[index] <= radius else None


def with_vertex(points: E7, spot: BorderSpot) -> tuple[E7, int]:
    """A border (n, 2) with a vertex at the spot, and its number; an end of the piece serves where it is that near."""
    a, b = points[spot.piece], points[spot.piece + 1]
    new = on_piece(a, b, spot.share)
    if (new == a).all():
        return points, spot.piece
    if (new == b).all():
        return points, spot.piece + 1
    return np.insert(points, spot.piece + 1, new, axis=0), spot.piece + 1
