"""How grids lie: measured on the ellipsoid, and after a step only what the step changed, with the same result."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.grids.area import ground_areas
from desktop.maps.geodesy import length
from desktop.maps.projection import to_lonlat
from desktop.plans.draft import DraftGrid
from desktop.plans.face_shapes import FaceShapes, Shape
from desktop.plans.line_change import redrawn
from desktop.plans.line_rules import problem
from tests.grids.partitions import voronoi
from tests.plans.test_border_moves import some_change
from tests.plans.test_totals import draft_of_base

OUTLETS = {1: (121.2, 31.95), 2: (121.3, 31.9)}


def test_a_circle_is_compact_and_a_thread_is_not() -> None:
    assert math.isclose(Shape(math.pi * 4, 4 * math.pi, None).compactness, 1.0)
    assert math.isclose(Shape(1.0, 4.0, None).compactness, math.pi / 4)
    assert Shape(1.0, 2_000.0, None).compactness < 0.001
    assert Shape(0.0, 0.0, None).compactness == 0.0


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10_000))
def test_after_any_steps_the_shapes_are_those_measured_anew(seed: int) -> None:
    rng = np.random.default_rng(seed)
    draft = draft_of_base(voronoi(seed, 8))
    partition, grids = draft.partition, dict(draft.grids)
    shapes = FaceShapes.of(partition, grids, OUTLETS)
    for _ in range(6):
        changes = [one for one in some_change(partition, rng) if not one.changes_nothing]
        if changes and problem(partition, changes) is None:
            partition = redrawn(partition, changes)
        face = int(rng.choice(partition.faces))
        grids[face] = _at(grids[face], int(rng.integers(1, 4)))  # outlet 3 stands nowhere
        shapes = FaceShapes.of(partition, grids, OUTLETS, shapes)
        assert shapes.of_face == FaceShapes.of(partition, grids, OUTLETS).of_face
    areas = ground_areas(partition)
    for face, shape in shapes.of_face.items():
        assert math.isclose(shape.area_m2, areas[face], rel_tol=1e-9)
        assert 0 < shape.compactness <= 1
        rings = sum(length(to_lonlat(ring)) for ring in partition.rings(face))
        assert math.isclose(shape.around_m, rings, rel_tol=1e-6)
        assert (shape.outlet_m is None) == (grids[face].outlet_id == 3)


def test_a_step_measures_only_the_faces_it_touches() -> None:
    draft = draft_of_base(voronoi(5, 12))
    shapes = FaceShapes.of(draft.partition, draft.grids, OUTLETS)
    rng = np.random.default_rng(1)
    changes = next(
        found
        for found in (some_change(draft.partition, rng) for _ in range(200))
        if found and not all(one.changes_nothing for one in found) and problem(draft.partition, found) is None
    )
    after = FaceShapes.of(redrawn(draft.partition, changes), draft.grids, OUTLETS, shapes)
    touched = {side for one in changes for side in (one.arc.left, one.arc.right)}
    for face, shape in after.of_face.items():
        assert (shape is shapes.of_face[face]) == (face not in touched)


def _at(grid: DraftGrid, outlet: int) -> DraftGrid:
    return DraftGrid(
        grid.face, grid.code, grid.name, grid.area_type, grid.zone, grid.town_id, grid.households_est, grid.branch_id,
        outlet, grid.staff_id, grid.backup_id,
    )  # fmt: skip
