"""What a grid takes along into a file of another program: names short enough for a Shapefile, values as text."""

from collections.abc import Sequence

from desktop.grids.boundary import Partition
from desktop.grids.grid import Grid
from desktop.organisation.branch import Branch
from desktop.organisation.outlet import Outlet


def grid_columns(
    partition: Partition, grids: Sequence[Grid], branches: Sequence[Branch], outlets: Sequence[Outlet]
) -> dict[str, list[str]]:
    """Attribute → its value for each of `partition.faces`; what is not assigned is empty."""
    known = {grid.id: grid for grid in grids}
    branch = {each.id: each.name for each in branches}
    outlet = {each.id: each.name for each in outlets}
    rows = [known.get(face) for face in partition.faces]

    return {
        "code": [row.code if row else "" for row in rows],
        "name": [row.name if row else "" for row in rows],
        "type": [row.area_type if row else "" for row in rows],
        "zone": [row.zone if row else "" for row in rows],
        "town": [row.town_name if row else "" for row in rows],
        "branch": [branch.get(row.branch_id or 0, "") if row else "" for row in rows],
        "outlet": [outlet.get(row.outlet_id or 0, "") if row else "" for row in rows],
        "manager": [(row.manager_name or "") if row else "" for row in rows],
        "households": ["" if row is None or row.households_est is None else str(row.households_est) for row in rows],
    }
