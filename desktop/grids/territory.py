"""What a branch, a manager or a town has: its grids, what they hold together, visits of the month, three lights."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.grids.figures import Portfolio


@dataclass(frozen=True, slots=True)
class GridLine:
    """One grid in the list of a card."""

    id: int
    code: str
    name: str
    zone: str
    records: int
    branch_id: int | None
    outlet_id: int | None
    manager_id: int | None
    manager_name: str | None  # None = vacant 缺岗
    is_locked: bool


@dataclass(frozen=True, slots=True)
class MonthVisits:
    """Visits in the month of the bank's date up to that date; corrected ones count once, as corrected."""

    month: str  # YYYY-MM
    met: int  # somebody was met, not found untrue
    nobody: int  # 未遇
    customers: int  # met at least once
    agreed: int  # follow-ups that earlier visits agreed for this month
    latest_on: str | None


@dataclass(frozen=True, slots=True)
class Territory:
    """Grids in force on the bank's date, in code order."""

    grids: tuple[GridLine, ...]
    portfolio: Portfolio
    households_est: int | None  # 户; None when no grid has an estimate
    with_boundary: int  # 定格
    with_person: int  # 定员
    with_duty: int | None  # 定责: None until the bank keeps contracts here
    visits: MonthVisits
    plan_title: str | None
    plan_from: str | None  # the day the plan took effect
    assigned_on: str | None  # the latest change of who leads one of the grids

    @property
    def rural(self) -> int:
        return sum(grid.zone == "RURAL" for grid in self.grids)

    @property
    def vacant(self) -> tuple[GridLine, ...]:
        """Grids without a lead manager."""
        return tuple(grid for grid in self.grids if grid.manager_id is None)

    @property
    def records_by_manager(self) -> dict[int, tuple[int, int]]:
        """Lead manager → his grids here, their records."""
        return _gathered((grid.manager_id, grid.records) for grid in self.grids)

    @property
    def records_by_branch(self) -> dict[int, tuple[int, int]]:
        return _gathered((grid.branch_id, grid.records) for grid in self.grids)

    @property
    def records_by_outlet(self) -> dict[int, tuple[int, int]]:
        return _gathered((grid.outlet_id, grid.records) for grid in self.grids)


def _gathered(pairs: Iterable[tuple[int | None, int]]) -> dict[int, tuple[int, int]]:
    sums: dict[int, tuple[int, int]] = {}
    for key, records in pairs:
        if key is not None:
            grids, before = sums.get(key, (0, 0))
            sums[key] = (grids + 1, before + records)
    return sums
