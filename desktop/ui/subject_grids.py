"""Which grids a chosen thing stands for on the map."""

from collections.abc import Callable

from desktop.drawing.content import MapContent
from desktop.grids.grid import Grid
from desktop.ui.subject import BRANCH, GRID, MANAGER, TOWN, Subject

_OWNERS: dict[str, Callable[[Grid], int | None]] = {
    GRID: lambda grid: grid.id,
    BRANCH: lambda grid: grid.branch_id,
    MANAGER: lambda grid: grid.manager_id,
    TOWN: lambda grid: grid.town_id,
}


def grids_of(content: MapContent, subject: Subject) -> frozenset[int]:
    """The grid itself, or those of a branch, a lead manager or a town; none for a thing that is one place."""
    owner = _OWNERS.get(subject.kind)
    return frozenset() if owner is None else frozenset(one.id for one in content.grids if owner(one) == subject.id)
