"""Where the numbers of the branches stand on the printed map: on their own ground, on no name and no outlet."""

from collections.abc import Sequence

import numpy as np

from desktop.drawing.content import MapContent
from desktop.drawing.label_layer import Line
from desktop.drawing.label_placing import Floats, Room, place
from desktop.drawing.outlet_layer import mark_size, outlet_marks
from desktop.drawing.text import extent
from desktop.maps.viewport import Viewport
from desktop.printing.legend import BranchRow

RADIUS = 8.4  # pixels of 1/96 inch, rim included


def badge_places(
    content: MapContent, viewport: Viewport, rows: Sequence[BranchRow], names: Sequence[Line]
) -> tuple[tuple[float, float], ...]:
    """One middle per row in pixels of the viewport: as near to the middle of the branch as there is room.

    Where a branch has no free spot at all its number stands at the middle, over what is there.
    """
    room = Room(_taken(content, viewport, names))
    grids: dict[int | None, list[int]] = {}
    for grid in content.grids:
        grids.setdefault(grid.branch_id, []).append(grid.id)
    found: list[tuple[float, float]] = []
    for row in rows:
        middle = viewport.to_screen(np.array(row.place))
        spots = viewport.to_screen(np.array([content.partition.label_point(one) for one in grids[row.branch.id]]))
        tries = _around(spots)
        tries = tries[
            (tries > RADIUS).all(axis=1) & (tries < (viewport.width - RADIUS, viewport.height - RADIUS)).all(1)
        ]
        tries = tries[np.argsort(((tries - middle) ** 2).sum(axis=1), kind="stable")]
        free = place(room, (2 * RADIUS, 2 * RADIUS), [(x, y) for x, y in tries.tolist()]) if len(tries) else None
        found.append(free or (float(middle[0]), float(middle[1])))
    return tuple(found)


def _taken(content: MapContent, viewport: Viewport, names: Sequence[Line]) -> Floats:
    boxes = []
    for name in names:
        width, height = extent(name.words, name.lettering.size, bold=name.lettering.bold)
        boxes.append((name.x - width / 2, name.y - height * 0.4, name.x + width / 2, name.y + height * 0.4))
    half = mark_size(viewport.zoom) / 2
    boxes += [
        (mark.x - half, mark.y - half, mark.x + half, mark.y + half) for mark in outlet_marks(content.outlets, viewport)
    ]
    return np.array(boxes).reshape(-1, 4)


def _around(spots: Floats) -> Floats:
    """Each spot, then the places above, below and beside it that keep clear of one line of a name."""
    steps = np.array([(0, 0), (0, -17), (0, 17), (0, -22), (0, 22), (-26, 0), (26, 0), (-20, -18), (20, -18)])
    return np.asarray((spots[:, None, :] + steps[None]).reshape(-1, 2), np.float64)
