"""What every grid, manager, outlet or branch holds by a draft, beside what it holds today: from the sums of its grids.

The sums by grid are kept up by difference, so the cost is that of adding up some hundred grids, never of customers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from desktop.plans.aim import Aim
from desktop.plans.draft import Draft, DraftGrid
from desktop.plans.face_shapes import Shape
from desktop.plans.goals import Goals, Level
from desktop.plans.totals import NOTHING, Totals
from desktop.plans.weight_queries import Amounts


@dataclass(frozen=True, slots=True, eq=False)
class LevelRow:
    """One holder. `key` is its id at the level, None = grids that are vacant or not assigned; `faces` are its grids
    in the draft, `faces_before` those in force."""

    level: Level
    key: int | None
    faces: tuple[int, ...]
    faces_before: tuple[int, ...]
    before: Amounts
    after: Amounts

    @property
    def is_changed(self) -> bool:
        """Whether the draft changes what it holds."""
        return self.faces != self.faces_before or bool((self.before != self.after).any())

    @property
    def counts(self) -> bool:
        """Whether it is one of those the mean is taken over: somebody who holds ground in the draft."""
        return self.key is not None and bool(self.faces)


def level_rows(draft: Draft, totals: Totals, level: Level) -> tuple[LevelRow, ...]:
    """Everybody who holds something in the draft or in force, in order of the keys, the vacant last."""
    after, before = _held(draft.grids, level), _held(draft.grids_in_force, level)
    keys = sorted(after.keys() | before.keys(), key=lambda key: (key is None, key))
    return tuple(
        LevelRow(
            level,
            key,
            tuple(after.get(key, ())),
            tuple(before.get(key, ())),
            _sum([totals.in_force(face) for face in before.get(key, ())]),
            _sum([totals.now(face) for face in after.get(key, ())]),
        )
        for key in keys
    )


def grid_aim(draft: Draft, totals: Totals, goals: Goals, measure: str) -> Aim:
    """What a grid of the draft should hold of a measure; without a target the mean, whose sum is known already."""
    target = goals.target(Level.GRID, measure)
    if target.value is not None:
        return goals.aim(Level.GRID, measure, ())
    return Aim(goals.value(measure, totals.whole), max(1, len(draft.grids)), target.tolerance_pct)


def values_to_compare(rows: tuple[LevelRow, ...], goals: Goals, measure: str) -> list[int]:
    """What everybody who counts holds of a measure in the draft, for the mean."""
    return [goals.value(measure, row.after) for row in rows if row.counts]


@dataclass(frozen=True, slots=True)
class Lie:
    """How somebody's grids lie: their area, the mean way from their middles to their outlets; compact is one grid."""

    area_m2: float
    outlet_m: float | None
    compactness: float | None

    @classmethod
    def of(cls, shapes: Mapping[int, Shape], faces: tuple[int, ...]) -> "Lie | None":
        """None for nobody's ground, or where a shape is not known yet."""
        if not faces or any(face not in shapes for face in faces):
            return None
        found = [shapes[face] for face in faces]
        ways = [shape.outlet_m for shape in found if shape.outlet_m is not None]
        return cls(
            sum(shape.area_m2 for shape in found),
            sum(ways) / len(ways) if ways else None,
            found[0].compactness if len(found) == 1 else None,
        )


def _held(grids: Mapping[int, DraftGrid], level: Level) -> dict[int | None, list[int]]:
    found: dict[int | None, list[int]] = {}
    for face in sorted(grids):
        found.setdefault(level.holder(grids[face]), []).append(face)
    return found


def _sum(amounts: list[Amounts]) -> Amounts:
    if len(amounts) < 2:
        return amounts[0] if amounts else NOTHING
    added: Amounts = np.sum(amounts, axis=0, dtype=np.int64)
    return added
