"""What a planner still has to look at in a draft: who is missing, what lies apart, who is in no grid (F3)."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from desktop.grids.coverage import part_defects
from desktop.plans.draft import Draft
from desktop.plans.totals import Totals

_MOST_OUTSIDE = 200  # single customers named; the rest are counted with the last


class Trouble(Enum):
    """In the order they are shown."""

    UNASSIGNED = "unassigned"  # no branch or no outlet
    VACANT = "vacant"  # no lead manager
    DETACHED = "detached"  # a part of a grid that lies apart
    SLIVER = "sliver"
    OUTSIDE = "outside"  # a located customer in no grid


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """One of them, and where to look in world metres. `face` is 0 for a customer, who is not named."""

    trouble: Trouble
    face: int
    x: float
    y: float
    size_m2: float | None = None


def problems(draft: Draft, totals: Totals) -> tuple[DraftProblem, ...]:
    """Everything, by kind and then by code. A grid that lies apart on purpose has a note and is left out."""
    found = []
    for face, grid in sorted(draft.grids.items(), key=lambda one: one[1].code):
        x, y = draft.partition.label_point(face)
        if grid.branch_id is None or grid.outlet_id is None:
            found.append(DraftProblem(Trouble.UNASSIGNED, face, x, y))
        if grid.staff_id is None:
            found.append(DraftProblem(Trouble.VACANT, face, x, y))
    for defect in part_defects(draft.partition):
        (face,) = defect.faces
        if defect.kind == "SLIVER":
            found.append(DraftProblem(Trouble.SLIVER, face, defect.x, defect.y, defect.size))
        elif draft.grids[face].note is None:
            found.append(DraftProblem(Trouble.DETACHED, face, defect.x, defect.y, defect.size))
    found += _outside(totals)
    order = list(Trouble)
    return tuple(sorted(found, key=lambda one: order.index(one.trouble)))


def _outside(totals: Totals) -> list[DraftProblem]:
    index = totals.index
    lost = np.flatnonzero(totals.face == 0)[:_MOST_OUTSIDE]
    return [DraftProblem(Trouble.OUTSIDE, 0, float(index.world_x[i]), float(index.world_y[i])) for i in lost]
