"""What grids, managers, outlets and branches should hold 均衡目标: a target or the mean, and how far off is well."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from desktop.plans.draft import DraftGrid
from desktop.plans.weight_queries import MEASURES, Amounts
from desktop.plans.workload import DEFAULT_FORMULA, GRAIN, WORKLOAD, Formula

MEASURED = (*MEASURES, WORKLOAD)
"""What there can be a goal for: amounts in their own unit, the workload in GRAIN-ths of a hundredth of a point."""

DEFAULT_TOLERANCE_PCT = 20


class Level(Enum):
    """Who holds something."""

    GRID = "GRID"
    MANAGER = "MANAGER"
    OUTLET = "OUTLET"
    BRANCH = "BRANCH"

    def holder(self, grid: DraftGrid) -> int | None:
        """The id of who holds a grid at this level; None while it is vacant or not assigned."""
        if self is Level.GRID:
            return grid.face
        return {Level.MANAGER: grid.staff_id, Level.OUTLET: grid.outlet_id, Level.BRANCH: grid.branch_id}[self]


class Light(Enum):
    """How a value stands to its goal; the sign says it to those who do not see the colour."""

    WITHIN = "●"
    NEAR_OVER = "▲"  # beyond the tolerance, by no more than as much again
    NEAR_UNDER = "▼"
    FAR_OVER = "▲▲"
    FAR_UNDER = "▼▼"

    @property
    def is_far(self) -> bool:
        return self in (Light.FAR_OVER, Light.FAR_UNDER)

    @property
    def is_over(self) -> bool:
        return self in (Light.NEAR_OVER, Light.FAR_OVER)


@dataclass(frozen=True, slots=True)
class Target:
    """`value` in the measure's unit, the workload in hundredths of a point; None = the mean of the level."""

    value: int | None
    tolerance_pct: int = DEFAULT_TOLERANCE_PCT


MEAN = Target(None)


@dataclass(frozen=True, slots=True)
class Aim:
    """A target in figures: `whole` spread over `holders`, so that the mean of 100 over 3 is exact."""

    whole: int
    holders: int
    tolerance_pct: int

    def percent(self, value: int) -> int | None:
        """What share of the aim a value is, in whole percent, half up; None where nothing is aimed at."""
        if self.whole <= 0:
            return None
        return (200 * value * self.holders + self.whole) // (2 * self.whole)

    def light(self, value: int) -> Light | None:
        """None where nothing is aimed at."""
        if self.whole <= 0:
            return None
        off = value * self.holders - self.whole
        size, step = 100 * abs(off), self.tolerance_pct * self.whole
        if size <= step:
            return Light.WITHIN
        if size <= 2 * step:
            return Light.NEAR_OVER if off > 0 else Light.NEAR_UNDER
        return Light.FAR_OVER if off > 0 else Light.FAR_UNDER


@dataclass(frozen=True, slots=True)
class Goals:
    """The workload formula in force and the targets of the bank; whatever has no target is compared with the mean."""

    formula: Formula = DEFAULT_FORMULA
    targets: Mapping[tuple[Level, str], Target] = field(default_factory=dict)

    def value(self, measure: str, amounts: Amounts) -> int:
        """One of MEASURED of what somebody holds (len(MEASURES),)."""
        return self.formula.exact(amounts) if measure == WORKLOAD else int(amounts[MEASURES.index(measure)])

    def target(self, level: Level, measure: str) -> Target:
        return self.targets.get((level, measure), MEAN)

    def aim(self, level: Level, measure: str, values: Iterable[int]) -> Aim:
        """What everybody at a level should hold of a measure; `values` is what they hold now, for the mean."""
        target = self.target(level, measure)
        if target.value is not None:
            return Aim(target.value * (GRAIN if measure == WORKLOAD else 1), 1, target.tolerance_pct)
        held = list(values)
        return Aim(sum(held), max(1, len(held)), target.tolerance_pct)
