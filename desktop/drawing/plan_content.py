"""The map of a plan, or of another day's grids: the same bank, with other borders and other people."""

from collections.abc import Mapping
from dataclasses import replace

from desktop.drawing.content import MapContent
from desktop.grids.boundary import Partition
from desktop.grids.grid import Grid
from desktop.plans.draft import DraftGrid


def plan_content(
    content: MapContent,
    partition: Partition,
    grids: Mapping[int, DraftGrid],
    *,
    names: Mapping[int, str],
    locked: Mapping[int, str],
) -> MapContent:
    """`content` is what is in force; what the plan leaves alone is shared. `names` are those of staff by id."""
    towns = {grid.town_id: grid.town_name for grid in content.grids}
    in_force = {grid.id: grid for grid in content.grids}

    def shown(grid: DraftGrid) -> Grid:
        before = in_force.get(grid.face)
        made = Grid(
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
            locked_reason=locked.get(grid.face),
            locked_by=None if before is None or grid.face not in locked else before.locked_by,
            locked_until=None if before is None or grid.face not in locked else before.locked_until,
        )
        return before if before == made else made

    listed = sorted(map(shown, grids.values()), key=lambda grid: grid.code)
    return replace(content, partition=partition, grids=tuple(listed))
