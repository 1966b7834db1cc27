"""Gaps, overlaps, loose ends, detached parts and slivers are found, and only where they are."""

import numpy as np

from desktop.grids.boundary import Partition
from desktop.grids.coverage import defects
from tests.grids.partitions import SIDE, SOUTH, WEST, island_in_a_lake, voronoi

SQUARE = np.array([(0, 0), (SIDE, 0), (SIDE, SIDE), (0, SIDE), (0, 0)], dtype=np.int32) + np.array(
    [WEST, SOUTH], dtype=np.int32
)


def _boxes(*boxes: tuple[int, int, int, int]) -> Partition:
    """Faces 1, 2 … as rectangles of their own (west, south, east, north), each bordering on nothing."""
    rows = []
    for number, (west, south, east, north) in enumerate(boxes, start=1):
        corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
        e7 = np.array(corners, dtype=np.int32) + np.array([WEST, SOUTH], dtype=np.int32)
        rows.append((number, number, None, e7))
    return Partition.from_e7(rows)


def test_a_whole_partition_has_no_defect() -> None:
    assert [defect for defect in defects(voronoi(7, 25), SQUARE) if defect.kind != "SLIVER"] == []


def test_a_missing_strip_of_the_county_is_a_gap() -> None:
    found = defects(_boxes((0, 0, SIDE, SIDE - 100_000)), SQUARE)
    assert [defect.kind for defect in found] == ["GAP"]
    assert 10.0e6 < found[0].size < 10.8e6  # 9.455 km × 1.109 km


def test_ground_beyond_the_county_is_outside() -> None:
    found = defects(_boxes((0, 0, SIDE, SIDE + 50_000)), SQUARE)
    assert [defect.kind for defect in found] == ["OUTSIDE"]


def test_ground_in_two_grids_is_an_overlap_of_both() -> None:
    found = defects(_boxes((0, 0, 600_000, SIDE), (500_000, 0, SIDE, SIDE)), SQUARE)
    assert [(defect.kind, defect.faces) for defect in found] == [("OVERLAP", (1, 2))]


def test_a_border_that_ends_loose_is_unclosed() -> None:
    whole = voronoi(7, 6)
    first = whole.arcs[0]
    cut = Partition((*whole.arcs[1:],))
    kinds = {(defect.kind, face) for defect in defects(cut) for face in defect.faces if defect.kind == "UNCLOSED"}
    assert kinds == {("UNCLOSED", face) for face in (first.left, first.right) if face is not None}


def test_a_second_part_is_detached_and_a_thin_one_a_sliver() -> None:
    assert [(d.kind, d.faces) for d in defects(island_in_a_lake()) if d.kind == "DETACHED"] == [("DETACHED", (3,))]
    found = defects(_boxes((0, 0, SIDE, SIDE), (SIDE, 0, SIDE + 500, SIDE)))
    assert [(defect.kind, defect.faces) for defect in found] == [("SLIVER", (2,))]


def test_without_a_county_a_hole_between_grids_is_a_gap() -> None:
    island = island_in_a_lake()
    ring_only = Partition(tuple(arc for arc in island.arcs if arc.id in (1, 2)))
    without_lake = Partition.from_e7(
        (arc.id, None if arc.left == 2 else arc.left, arc.right, arc.e7) for arc in ring_only.arcs
    )
    assert [defect.kind for defect in defects(without_lake)] == ["GAP"]
