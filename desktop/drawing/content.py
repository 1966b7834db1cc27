"""Everything the map shows, read once per state of the bank and never changed after that."""

from dataclasses import dataclass

from desktop.customers.point_index import PointIndex
from desktop.grids.boundary import Partition
from desktop.grids.grid import Grid
from desktop.maps.backdrop import BackdropFeature
from desktop.organisation.branch import Branch
from desktop.organisation.outlet import Outlet


@dataclass(frozen=True, slots=True)
class MapContent:
    """Immutable; an edit yields a new one that shares all unchanged parts."""

    bank_name: str
    is_demo: bool
    as_of: str  # YYYY-MM-DD
    branches: tuple[Branch, ...]
    outlets: tuple[Outlet, ...]
    grids: tuple[Grid, ...]  # in force on `as_of`, in code order
    partition: Partition  # faces are the ids of `grids`
    branch_hues: dict[int, int]  # branch id → hue 0..6, no two neighbours alike
    backdrop: tuple[BackdropFeature, ...]
    points: PointIndex
