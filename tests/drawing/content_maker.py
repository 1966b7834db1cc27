"""Makes small map content on known ground: a checkerboard of grids, each one kilometre or so wide."""

import numpy as np
from numpy.typing import NDArray

from desktop.customers.point_index import PointIndex
from desktop.drawing.content import MapContent
from desktop.grids.boundary import Partition
from desktop.grids.grid import Grid
from desktop.maps.backdrop import BackdropFeature
from desktop.organisation.branch import Branch
from desktop.organisation.outlet import Outlet

WEST, SOUTH = 1_212_000_000, 319_000_000  # degrees × 10⁷
CELL = 100_000  # 0.01° is about a kilometre
HUES = {1: 0, 2: 1, 3: 2, 4: 3}


def e7(*points: tuple[float, float]) -> NDArray[np.int32]:
    """Points in cells from the south-west corner → degrees × 10⁷."""
    return np.array([(WEST + x * CELL, SOUTH + y * CELL) for x, y in points], dtype=np.int32)


def checkerboard(side: int = 4, *, locked: frozenset[int] = frozenset(), customers: int = 2_000) -> MapContent:
    """`side` × `side` square grids, id 1 in the south-west, then eastwards; no neighbours are of one branch."""
    arcs: list[tuple[int, int | None, int | None, NDArray[np.int32]]] = []
    for row in range(side + 1):
        for column in range(side):
            south = (row - 1) * side + column + 1 if row > 0 else None
            north = row * side + column + 1 if row < side else None
            arcs.append((len(arcs) + 1, north, south, e7((column, row), (column + 0.5, row), (column + 1, row))))
    for column in range(side + 1):
        for row in range(side):
            west = row * side + column if column > 0 else None
            east = row * side + column + 1 if column < side else None
            arcs.append((len(arcs) + 1, west, east, e7((column, row), (column, row + 1))))
    rng = np.random.default_rng(7)
    return MapContent(
        bank_name="示例农商银行",
        is_demo=True,
        as_of="2016-04-30",
        branches=tuple(Branch(i, f"b{i}", f"0{i}", f"第{i}支行", None) for i in HUES),
        outlets=(
            Outlet(1, "o1", "101", "东门支行", 1, True, "", WEST + CELL // 2, SOUTH + CELL // 2, 800),
            Outlet(2, "o2", "102", "西门分理处", 2, False, "", WEST + 5 * CELL // 2, SOUTH + CELL // 2, 800),
        ),
        grids=tuple(_grid(i + 1, i % side, i // side, locked) for i in range(side * side)),
        partition=Partition.from_e7(arcs),
        branch_hues=HUES,
        backdrop=_backdrop(side),
        points=PointIndex.from_columns(
            customer_id=np.arange(1, customers + 1),
            e7=np.column_stack(
                [WEST + rng.integers(0, side * CELL, customers), SOUTH + rng.integers(0, side * CELL, customers)]
            ).astype(np.int32),
            kind=rng.integers(0, 7, customers),
            lifecycle=rng.integers(0, 5, customers),
            flags=rng.integers(0, 64, customers),
        ),
    )


def _grid(number: int, column: int, row: int, locked: frozenset[int]) -> Grid:
    return Grid(
        id=number,
        uid=f"g{number}",
        code=f"320684106{200 + number}00",
        name=f"第{number}村网格",
        area_type="VILLAGE",
        zone="RURAL",
        town_id=1,
        town_name="示例镇",
        branch_id=1 + column % 2 + 2 * (row % 2),
        outlet_id=1,
        manager_id=1,
        manager_name="示例",
        households_est=400,
        locked_reason="责任书已签" if number in locked else None,
    )


def _backdrop(side: int) -> tuple[BackdropFeature, ...]:
    def feature(kind: str, rank: int, name: str | None, *points: tuple[float, float]) -> BackdropFeature:
        return BackdropFeature(kind, rank, name, "示例数据", (e7(*points),))

    return (
        feature("COUNTY", 1, None, (0, 0), (side, 0), (side, side), (0, side), (0, 0)),
        feature("WATER", 2, None, (0.1, 0.1), (0.9, 0.1), (0.9, 0.3), (0.1, 0.3), (0.1, 0.1)),
        feature("CANAL", 1, "示例河", (0, 1.5), (side, 1.6)),
        feature("ROAD", 1, "示例路", (1.5, 0), (1.6, side)),
        feature("PLACE", 1, "示例镇", (side / 2, side / 2)),
    )
