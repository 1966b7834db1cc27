"""A bank of 1,200 grids of 400 vertices, and 2,000,000 customers that are pins only, for the bench of edits."""

from pathlib import Path

import numpy as np
import shapely

from desktop.customers.point_index import PointIndex
from desktop.database import keys
from desktop.database.connection import open_writer
from desktop.database.workspace import create
from desktop.grids.boundary import Partition
from desktop.grids.membership import Membership
from desktop.maps.geometry_blob import pack_points
from desktop.maps.projection import e7_columns_to_world
from desktop.plans.weight_queries import MEASURES, Weights

GRIDS, VERTICES, CUSTOMERS = 1_200, 400, 2_000_000
_WEST, _SOUTH, _SIDE = 1_205_000_000, 315_000_000, 7_000_000  # degrees × 10⁷
_PER_ARC = VERTICES // 6  # a grid of such a mosaic has six neighbours
_WOBBLE = 0.04


def wide_bank(folder: Path) -> tuple[Path, bytes, PointIndex, Weights]:
    """Write the bank and make its customers; the same every time."""
    rng = np.random.default_rng(11)
    partition = mosaic(rng)
    path = folder / "wide.getu"
    key = create(
        path, passphrases={keys.USER_SLOT: keys.DEMO_PASSPHRASE}, bank_name="宽", as_of="2016-04-30", demo=True,
        cost=keys.FLOOR,
    )  # fmt: skip
    _write(path, key, partition)
    e7 = (rng.integers(0, _SIDE, (CUSTOMERS, 2)) + np.array([_WEST, _SOUTH])).astype(np.int32)
    home = Membership(partition).assign(np.column_stack(e7_columns_to_world(e7[:, 0], e7[:, 1])))
    points = PointIndex.from_columns(customer_id=np.arange(1, CUSTOMERS + 1), e7=e7, grid_id=home)
    columns = tuple(
        rng.integers(0, 10**8, CUSTOMERS) if name.endswith("_fen") else rng.integers(0, 2, CUSTOMERS, dtype=np.uint8)
        for name in MEASURES
    )
    return path, key, points, Weights(columns, {})


def mosaic(rng: np.random.Generator) -> Partition:
    """Cells around points, their shared borders bent into as many vertices as real ones have."""
    square = shapely.box(0, 0, _SIDE, _SIDE)
    seeds = shapely.MultiPoint(rng.integers(1, _SIDE, (GRIDS, 2)))
    cells = shapely.intersection(shapely.get_parts(shapely.voronoi_polygons(seeds, extend_to=square)), square)
    edges = shapely.union_all(shapely.boundary(cells), grid_size=1)
    lines = shapely.get_parts(shapely.line_merge(shapely.node(edges)))
    faces = shapely.get_parts(shapely.polygonize(lines))
    tree = shapely.STRtree(faces)
    rows = []
    for number, line in enumerate(lines):
        points = shapely.get_coordinates(line)
        left, right = (_face(tree, points, side) for side in (1.0, -1.0))
        inner = left is not None and right is not None
        rows.append((number + 1, left, right, _bent(rng, points) if inner else _lattice(points)))
    return Partition.from_e7(rows)


def _face(tree: shapely.STRtree, points: np.ndarray, side: float) -> int | None:
    way = points[1] - points[0]
    spot = points[:2].mean(axis=0) + side * np.array([-way[1], way[0]]) / np.hypot(*way) * 20.0
    found = tree.query(shapely.Point(spot), predicate="within")
    return int(found[0]) + 1 if len(found) else None


def _bent(rng: np.random.Generator, points: np.ndarray) -> np.ndarray:
    """A straight line with a shallow wave in it: near its ends it leaves the line by less than any neighbour does."""
    begin, end = points[0], points[-1]
    way = end - begin
    share = np.linspace(0, 1, _PER_ARC)[:, None]
    height = _WOBBLE * rng.uniform(-1, 1) * np.sin(share * np.pi) ** 2 * np.sin(share * np.pi * rng.integers(1, 5))
    bent = begin + way * share + np.array([-way[1], way[0]]) * height
    return _lattice(bent)


def _lattice(points: np.ndarray) -> np.ndarray:
    e7 = np.rint(points + np.array([_WEST, _SOUTH])).astype(np.int32)
    lattice: np.ndarray = e7[np.r_[True, (np.diff(e7, axis=0) != 0).any(axis=1)]]
    return lattice


def _write(path: Path, key: bytes, partition: Partition) -> None:
    db = open_writer(path, key)
    db.execute("BEGIN")
    db.execute("INSERT INTO org_unit (id, uid, code, name, level) VALUES (1, 'o', '1', '支行', 'BRANCH')")
    db.execute("INSERT INTO org_unit (id, uid, code, name, level, parent_id) VALUES (2, 'p', '2', '网点', 'OUTLET', 1)")
    db.execute(
        "INSERT INTO admin_division (id, uid, code, name, short_name, level, division_type)"
        " VALUES (1, 'd', '990001100', '镇', '镇', 'TOWN', '镇')"
    )
    db.execute(
        "INSERT INTO grid_plan (id, uid, version, title, status, valid_from)"
        " VALUES (1, 'p1', 1, '方案', 'ACTIVE', '2014-01-01')"
    )
    db.executemany(
        "INSERT INTO grid (id, uid, code, name, area_type, zone, plan_id, town_id, valid_from)"
        " VALUES (?, ?, ?, ?, 'VILLAGE', 'RURAL', 1, 1, '2014-01-01')",
        [(face, f"g{face}", f"99{face:010d}00", f"{face}号") for face in partition.faces],
    )
    db.executemany(
        "INSERT INTO boundary_arc (id, plan_id, left_id, right_id, points) VALUES (?, 1, ?, ?, ?)",
        [(arc.id, arc.left, arc.right, pack_points(arc.e7)) for arc in partition.arcs],
    )
    db.commit()
    db.close()
