"""What the organisation tree is built from: one consistent read of the bank, as plain records."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.customers.count_queries import CustomerCounts
from desktop.grids.grid import Grid


@dataclass(frozen=True, slots=True)
class Unit:
    """A branch or an outlet; `people` is the head of a branch, the name of the branch of an outlet."""

    id: int
    code: str
    name: str
    level: str  # BRANCH or OUTLET
    parent_id: int | None
    is_open: bool
    people: str


@dataclass(frozen=True, slots=True)
class Town:
    id: int
    code: str
    name: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Leader:
    """Who may lead grids: `branch_id` is the branch they work at, directly or at one of its outlets."""

    id: int
    staff_no: str
    name: str
    role: str
    branch_id: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything of one moment; the customer counts are by home grid, None = without one."""

    bank_name: str
    as_of: str
    grids: tuple[Grid, ...]  # in force, in code order
    closed: frozenset[int]  # grids with a closed boundary
    units: tuple[Unit, ...]  # in code order
    towns: tuple[Town, ...]  # in code order
    leaders: Mapping[int, Leader]
    customers: Mapping[int | None, CustomerCounts]
    household_files: Mapping[int | None, int]
    counted: bool = True  # False on another day: how many customers there were is not kept
