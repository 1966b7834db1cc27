"""A grid 网格: the unit of work, with its branch, outlet and lead manager on a given date."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grid:
    """One version of one grid, joined with its lead assignment and lock."""

    id: int
    uid: str
    code: str  # village code12 + seq2
    name: str
    area_type: str
    zone: str  # RURAL or URBAN
    town_id: int
    town_name: str
    branch_id: int | None
    outlet_id: int | None
    manager_id: int | None
    manager_name: str | None
    households_est: int | None
    locked_reason: str | None  # None = not locked
    locked_by: str | None = None
    locked_until: str | None = None  # the last day of the lock; None = until it is released
