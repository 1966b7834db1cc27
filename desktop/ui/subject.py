"""The thing that is chosen: what the card shows, the tree and the table mark and the map rings, one and the same."""

from dataclasses import dataclass

GRID, OUTLET, CUSTOMER, BRANCH, MANAGER, TOWN, HOUSEHOLD = (
    "grid", "outlet", "customer", "branch", "manager", "town", "household",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that has a card; `id` is its key in the bank (of staff for a manager, of a division for a town)."""

    kind: str
    id: int
