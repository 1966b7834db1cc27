"""The water of the demo's country: its real canal, and the dense net of rivers and ditches of the plan."""

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.demo.chance import stream
from desktop.demo.fields import Lattice
from desktop.demo.ground import Bend, Floats, to_e7, to_metres
from desktop.demo.open_data import CREDIT_CANAL, CREDIT_DEMO
from desktop.maps.backdrop import BackdropFeature
from desktop.maps.geometry_blob import E7

EAST_WEST_NAMES = ("通启河", "海门河", "运盐河", "新开河", "横河", "中心河", "北大河", "南大河", "三和河", "长青河")
NORTH_SOUTH_NAMES = (
    "圩角河",
    "浒通河",
    "青龙河",
    "大洪河",
    "新江海河",
    "灵甸河",
    "黄家港河",
    "团结河",
    "日新河",
    "大治河",
    "丰收河",
)

Flags = NDArray[np.bool_]


def canals(seed: int, fields: Lattice, dry: Flags, bend: Bend, tonglu: Floats) -> list[BackdropFeature]:
    """Ditches first (rank 3), then named rivers (2), then the Tonglü canal (1). `dry`: (rows, columns)."""
    rng = stream(seed, "canals")
    found: list[BackdropFeature] = []
    rows, columns = fields.shape
    beside_v = np.zeros((rows + 1, columns), dtype=np.bool_)
    beside_v[1:-1] = dry[1:] & dry[:-1]
    beside_u = np.zeros((rows, columns + 1), dtype=np.bool_)
    beside_u[:, 1:-1] = dry[:, 1:] & dry[:, :-1]
    for band in range(len(fields.block_column)):
        inside = np.flatnonzero(fields.band == band)
        parts: list[E7] = []
        block = fields.block_column[band]
        for row in inside[(fields.v_rank[inside] == 3)].tolist():
            kept = (rng.random(int(block.max()) + 1) < 0.86)[block]
            parts += along_row(fields, bend, row, beside_v[row] & kept)
        for column in (np.flatnonzero(np.diff(block)) + 1).tolist():
            if not fields.u_canal[column] and rng.random() < 0.8:
                open_rows = np.zeros(rows, dtype=np.bool_)
                open_rows[inside] = beside_u[inside, column]
                parts += along_column(fields, bend, column, open_rows)
        if parts:
            found.append(BackdropFeature("CANAL", 3, None, CREDIT_DEMO, tuple(parts)))
    for number, row in enumerate(np.flatnonzero(fields.v_rank == 2).tolist()):
        parts = along_row(fields, bend, row, beside_v[row])
        if parts:
            name = EAST_WEST_NAMES[number // 3] if number % 3 == 1 and number // 3 < len(EAST_WEST_NAMES) else None
            found.append(BackdropFeature("CANAL", 2, name, CREDIT_DEMO, tuple(parts)))
    for number, column in enumerate(np.flatnonzero(fields.u_canal).tolist()):
        parts = along_column(fields, bend, column, beside_u[:, column])
        if parts:
            found.append(BackdropFeature("CANAL", 2, NORTH_SOUTH_NAMES[number % 11], CREDIT_DEMO, tuple(parts)))
    found.append(BackdropFeature("CANAL", 1, "通吕运河", CREDIT_CANAL, (to_e7(to_metres(tonglu * 1e7)),)))
    return found


def runs(flags: Flags) -> list[tuple[int, int]]:
    """Where flags are set: [from, to) of each run of at least two."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return [(a, b) for a, b in edges.reshape(-1, 2).tolist() if b - a > 1]


def along_row(fields: Lattice, bend: Bend, row: int, flags: Flags, *, offset: float = 0.0) -> list[E7]:
    """The lines along one east–west line of the lattice over the flagged columns."""
    lines = [np.column_stack([fields.u[a : b + 1], np.full(b - a + 1, fields.v[row] + offset)]) for a, b in runs(flags)]
    return bent_lines(bend, lines)


def along_column(fields: Lattice, bend: Bend, column: int, flags: Flags, *, offset: float = 0.0) -> list[E7]:
    """The lines along one north–south line of the lattice over the flagged rows."""
    lines = [
        np.column_stack([np.full(b - a + 1, fields.u[column] + offset), fields.v[a : b + 1]]) for a, b in runs(flags)
    ]
    return bent_lines(bend, lines)


def bent_lines(bend: Bend, lines: list[Floats], *, tolerance: float = 2.5) -> list[E7]:
    """Lines of the plan as lines of the country, without points that do not matter to `tolerance` metres."""
    if not lines:
        return []
    whose = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    strings = shapely.simplify(shapely.linestrings(bend.bent(np.concatenate(lines)), indices=whose), tolerance)
    places, whose = shapely.get_coordinates(strings, return_index=True)
    return np.split(to_e7(places), np.flatnonzero(np.diff(whose)) + 1)
