"""What grids, managers, outlets and branches should hold 均衡目标: a target or the mean, and how far off is well."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from desktop.plans.aim import Aim
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


@dataclass(frozen=True, slots=True)
class Target:
    """`value` in the measure's unit, the workload in hundredths of a point; None = the mean of the level."""

    value: int | None
    tolerance_pct: int = DEFAULT_TOLERANCE_PCT


MEAN = Target(None)


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


DEFAULT_GOALS = Goals()
