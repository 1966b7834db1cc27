"""The map of a draft: the same bank, with the draft's borders and grids in place of those in force."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.drawing.content import MapContent
from desktop.grids.grid import Grid
from desktop.organisation.staff import Staff
from desktop.plans.draft import Draft, DraftGrid


def draft_content(content: MapContent, draft: Draft, staff: Sequence[Staff] = ()) -> MapContent:
    """`content` is what is in force; everything the draft leaves alone is shared. `staff` names who leads none yet."""
    names = {grid.manager_id: grid.manager_name for grid in content.grids if grid.manager_id is not None}
    names |= {one.id: one.name for one in staff}
    towns = {grid.town_id: grid.town_name for grid in content.grids}
    in_force = {grid.id: grid for grid in content.grids}

    def shown(grid: DraftGrid) -> Grid:
        before = in_force.get(grid.face)
        if before is not None and draft.grids_in_force.get(grid.face) == grid:
            return before
        return Grid(
            id=grid.face,
            uid="" if before is None else before.uid,
            code=grid.code,
            name=grid.name,
            area_type=grid.area_type,
            zone=grid.zone,
            town_id=grid.town_id,
            town_name=towns.get(grid.town_id, ""),
            branch_id=grid.branch_id,
            outlet_id=grid.outlet_id,
            manager_id=grid.staff_id,
            manager_name=None if grid.staff_id is None else names.get(grid.staff_id),
            households_est=grid.households_est,
            locked_reason=draft.locked.get(grid.face),
            locked_by=None if before is None else before.locked_by,
            locked_until=None if before is None else before.locked_until,
        )

    grids = sorted(map(shown, draft.grids.values()), key=lambda grid: grid.code)
    return replace(content, partition=draft.partition, grids=tuple(grids))
