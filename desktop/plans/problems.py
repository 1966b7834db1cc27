"""What a planner still has to look at in a draft (F3): who is missing, what lies apart, who is in no grid or in the
wrong village, who holds more or less than the bank wants."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from desktop.grids.coverage import part_defects
from desktop.plans.aim import Light
from desktop.plans.draft import Draft
from desktop.plans.goals import Goals, Level
from desktop.plans.level_totals import level_rows, values_to_compare
from desktop.plans.misplaced import Misplaced
from desktop.plans.totals import Totals

_MOST_OUTSIDE = 200  # single customers that are gone to
_MOST_MISPLACED = 10  # of each grid; how many there are is told


class Trouble(Enum):
    """In the order they are shown."""

    UNASSIGNED = "unassigned"  # no branch or no outlet
    VACANT = "vacant"  # no lead manager
    DETACHED = "detached"  # a part of a grid that lies apart
    SLIVER = "sliver"
    OUTSIDE = "outside"  # a located customer in no grid
    MISPLACED = "misplaced"  # a point in another village than the address says
    OVER_TARGET = "over"  # more than a target that was set, beyond its tolerance
    UNDER_TARGET = "under"


@dataclass(frozen=True, slots=True)
class WrongVillage:
    """A customer, who is not named: the `number`th of `count` in its grid, of `everywhere` in the draft."""

    said: str
    lies: str
    number: int
    count: int
    everywhere: int


@dataclass(frozen=True, slots=True)
class OffTarget:
    """Who is off which target; `faces` are the grids it holds."""

    level: Level
    key: int
    measure: str
    percent: int
    tolerance_pct: int
    faces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """One of them, and where to look in world metres. `face` is 0 for a customer, who is not named."""

    trouble: Trouble
    face: int
    x: float
    y: float
    size_m2: float | None = None
    village: WrongVillage | None = None
    target: OffTarget | None = None


def problems(
    draft: Draft, totals: Totals, goals: Goals | None = None, misplaced: Misplaced | None = None
) -> tuple[DraftProblem, ...]:
    """Everything, by kind and then by code. A grid that lies apart on purpose has a note and is left out.

    Only targets that were set count: being off the mean is no problem.
    """
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
    if misplaced is not None:
        found += _misplaced(draft, totals, misplaced)
    if goals is not None:
        found += _off_target(draft, totals, goals)
    order = list(Trouble)
    return tuple(sorted(found, key=lambda one: order.index(one.trouble)))


def _outside(totals: Totals) -> list[DraftProblem]:
    index = totals.index
    lost = np.flatnonzero(totals.face == 0)[:_MOST_OUTSIDE]
    return [DraftProblem(Trouble.OUTSIDE, 0, float(index.world_x[i]), float(index.world_y[i])) for i in lost]


def _misplaced(draft: Draft, totals: Totals, misplaced: Misplaced) -> list[DraftProblem]:
    index, found = totals.index, []
    faces = totals.face[misplaced.where]
    for face, grid in sorted(draft.grids.items(), key=lambda one: one[1].code):
        here = np.flatnonzero(faces == face)
        for number, place in enumerate(here[:_MOST_MISPLACED].tolist()):
            point = int(misplaced.where[place])
            village = WrongVillage(
                misplaced.said_name(place), misplaced.lies_name(place), number + 1, len(here), len(faces)
            )
            x, y = float(index.world_x[point]), float(index.world_y[point])
            found.append(DraftProblem(Trouble.MISPLACED, grid.face, x, y, village=village))
    return found


def _off_target(draft: Draft, totals: Totals, goals: Goals) -> list[DraftProblem]:
    found = []
    for level in Level:
        measures = [measure for at, measure in goals.targets if at is level]
        rows = level_rows(draft, totals, level) if measures else ()
        for measure in measures:
            aim = goals.aim(level, measure, values_to_compare(rows, goals, measure))
            for row in rows:
                value = goals.value(measure, row.after)
                light, percent = aim.light(value), aim.percent(value)
                if not row.counts or row.key is None or light is None or percent is None or light is Light.WITHIN:
                    continue
                x, y = draft.partition.label_point(row.faces[0])
                off = OffTarget(level, row.key, measure, percent, aim.tolerance_pct, row.faces)
                trouble = Trouble.OVER_TARGET if light.is_over else Trouble.UNDER_TARGET
                found.append(DraftProblem(trouble, row.faces[0], x, y, target=off))
    return found
