"""What the legend says of the ground in view: outlets, locked grids, and how many grids each branch has there."""

from dataclasses import dataclass

import numpy as np

from desktop.drawing.content import MapContent
from desktop.maps.box import Box
from desktop.maps.projection import e7_to_world
from desktop.maps.viewport import Viewport
from desktop.ui.maps.identify import grid_at


@dataclass(frozen=True, slots=True)
class GroundCounts:
    """`grids` is by branch id; grids without a branch are under None."""

    credit_outlets: int
    other_outlets: int
    locked_grids: int
    grids: dict[int | None, int]


def ground_counts(content: MapContent, viewport: Viewport) -> GroundCounts:
    """Count what lies in view, wholly or in part. Runs in a worker."""
    box = viewport.box
    seen = grids_in(content, box)
    held: dict[int | None, int] = {}
    locked = 0
    for grid in content.grids:
        if grid.id in seen:
            held[grid.branch_id] = held.get(grid.branch_id, 0) + 1
            locked += grid.locked_reason is not None
    credit = other = 0
    if content.outlets:
        places = e7_to_world(np.array([(one.lon_e7, one.lat_e7) for one in content.outlets], dtype=np.int32))
        for outlet, (x, y) in zip(content.outlets, places.tolist(), strict=True):
            if box.contains(x, y):
                credit += outlet.has_credit
                other += not outlet.has_credit
    return GroundCounts(credit, other, locked, held)


def grids_in(content: MapContent, box: Box) -> frozenset[int]:
    """Ids of the grids that have a vertex of their border in a world box, or hold its middle."""
    whole = content.partition.box
    if box.contains(whole.west, whole.south) and box.contains(whole.east, whole.north):
        return frozenset(content.partition.faces)
    seen: set[int | None] = {grid_at(content, (box.west + box.east) / 2, (box.south + box.north) / 2)}
    for arc in content.partition.arcs:
        if seen.issuperset((arc.left, arc.right)):
            continue
        x, y = arc.world[:, 0], arc.world[:, 1]
        if bool(((x >= box.west) & (x <= box.east) & (y >= box.south) & (y <= box.north)).any()):
            seen.update((arc.left, arc.right))
    return frozenset(face for face in seen if face is not None)
