"""How long it takes to find the grid of every located customer, checked point for point against shapely."""

from pathlib import Path

import numpy as np
import shapely

from desktop.bench.frame import BenchReport, Stopwatch, measure, resident_mb
from desktop.content_loader import load_content
from desktop.database.connection import open_reader
from desktop.grids.boundary import Partition
from desktop.grids.membership import OUTSIDE, Membership
from desktop.maps.projection import Floats
from desktop.plans.ground import ground_of

GOAL_MS = 150.0
BUILD_GOAL_MS = 400.0
ROUNDS = 15


def run(bank: Path, key: bytes) -> BenchReport:
    """Build the raster, assign all located customers, and compare with a brute-force answer."""
    db = open_reader(bank, key)
    try:
        content = load_content(db)
    finally:
        db.close()
    world = np.column_stack([content.points.world_x, content.points.world_y]).astype(np.float64)
    build, assign = Stopwatch(), Stopwatch()
    build.repeat(5, lambda: Membership(content.partition))
    membership = Membership(content.partition)
    assign.repeat(ROUNDS, lambda: membership.assign(world))
    return BenchReport(
        bench="membership",
        items=len(world),
        checked=is_right(content.partition, world, membership.assign(world)),
        rss_mb=resident_mb(),
        results=(
            measure("assign", "ms", GOAL_MS, assign.process),
            measure("build", "ms", BUILD_GOAL_MS, build.process),
        ),
    )


def is_right(partition: Partition, world: Floats, answer: np.ndarray[tuple[int, ...], np.dtype[np.int32]]) -> bool:
    """Whether every point lies in the face it was given (shapely, every face against the points in its box).

    A point exactly on a border is in none by shapely; it must then touch the face it was given.
    """
    expected = np.full(len(world), OUTSIDE, dtype=np.int32)
    shapes = {face: ground_of(partition, face) for face in partition.faces}
    order = np.argsort(world[:, 0], kind="stable")
    x = world[order, 0]
    for face, shape in shapes.items():
        west, south, east, north = shape.bounds
        near = order[np.searchsorted(x, west) : np.searchsorted(x, east, side="right")]
        near = near[(world[near, 1] >= south) & (world[near, 1] <= north)]
        shapely.prepare(shape)
        expected[near[shapely.contains_xy(shape, world[near, 0], world[near, 1])]] = face
    for point in np.flatnonzero(expected != answer).tolist():
        given = int(answer[point])
        on_border = expected[point] == OUTSIDE and given != OUTSIDE
        if not on_border or not shapes[given].touches(shapely.Point(world[point])):
            return False
    return True
