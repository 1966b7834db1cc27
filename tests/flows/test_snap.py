"""A planner draws along a canal: the cursor snaps, the line follows the feature, and the step says that it did."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from desktop.maps.projection import e7_to_world
from desktop.plans.face_moves import face_at
from desktop.plans.feature_lines import FeatureLine, SnapKind
from desktop.ui.plans.plan_desk import PlanDesk
from desktop.ui.plans.snap_guide import SNAP_PIXELS
from tests.flows.person import LEFT, NONE, Person
from tests.flows.test_redraw import begins, draft, free_border, goes_near, sweeps
from tests.plans.checks import assert_sound


@pytest.fixture
def desk(person: Person) -> PlanDesk:
    desk = begins(person)
    person.waits_for(lambda: desk.aids.snap.ready, "what can be snapped to")
    return desk


def crossing(desk: PlanDesk, kind: SnapKind) -> tuple[FeatureLine, int]:
    """A long feature that runs through the inside of a grid that is not locked, and that grid."""
    now, snap = draft(desk), desk.aids.snap
    assert snap._built is not None
    lines = [line for line in snap._built[0].lines if line.kind is kind and len(line.e7) > 8]
    for line in sorted(lines, key=lambda one: -len(one.e7)):
        world = e7_to_world(line.e7)
        faces = {face_at(now.partition, *world[place].tolist()) for place in range(2, len(world) - 2)}
        if len(faces) == 1:
            (face,) = faces
            if face is not None and face not in now.locked:
                return line, face
    raise AssertionError("no feature inside a grid")


def looks_at_line(person: Person, world: np.ndarray) -> None:
    low, high = world.min(axis=0), world.max(axis=0)
    middle = (low + high) / 2
    person.looks_at(float(middle[0]), float(middle[1]), float((high - low).max()) / 300)


def test_a_line_snaps_to_a_canal_and_follows_it_and_backspace_takes_a_whole_way_back(
    person: Person, desk: PlanDesk
) -> None:
    line, _ = crossing(desk, SnapKind.CANAL)
    world = e7_to_world(line.e7)
    looks_at_line(person, world)
    person.does("split")
    person.does("trace")
    tool = person.canvas.tool
    start, end = person.pixel(*world[1].tolist()), person.pixel(*world[-2].tolist())
    person.moves(QPointF(start + QPoint(3, 2)))
    QTest.mouseClick(person.canvas, LEFT, NONE, start + QPoint(3, 2))
    person.moves(QPointF(end + QPoint(-2, 3)))
    person.keeps_picture("snap_trace")
    assert tool._spot is not None  # type: ignore[attr-defined]
    assert "河道" in desk.aids.snap.words(tool._spot)  # type: ignore[attr-defined]
    drawn = tool._sketch.world(with_loose=True)  # type: ignore[attr-defined]
    assert len(drawn) >= len(world) - 4
    away = np.hypot(*(drawn[:, None] - world[None]).transpose(2, 0, 1)).min(axis=1)
    assert (away < 0.05).sum() >= len(world) - 5
    QTest.mouseClick(person.canvas, LEFT, NONE, end + QPoint(-2, 3))
    person.presses(Qt.Key.Key_Backspace)
    assert len(tool._sketch) == 1  # type: ignore[attr-defined]
    person.presses(Qt.Key.Key_Escape)
    assert draft(desk).changed_faces == frozenset()
    person.does("snap")  # off: the hand is free
    person.moves(QPointF(start + QPoint(2, 2)))
    assert tool._spot is None  # type: ignore[attr-defined]
    assert not person.window.actions_["snap"].isChecked()
    person.does("snap")
    person.moves(QPointF(start + QPoint(3, 2)))
    assert tool._spot is not None  # type: ignore[attr-defined]


def test_a_grid_is_split_along_a_feature_and_the_step_says_that_it_snapped(person: Person, desk: PlanDesk) -> None:
    _, face = crossing(desk, SnapKind.ROAD)
    box = draft(desk).partition.face_box(face)
    person.canvas.zoom_to(box.grown(300.0))
    person.waits()
    person.does("split")
    middle = (box.south + box.north) / 2
    west, east = person.pixel(box.west, middle), person.pixel(box.east, middle)
    assert desk.aids.snap._built is not None
    reach = SNAP_PIXELS * person.canvas.viewport.metres_per_pixel
    near = desk.aids.snap._built[0].nearest((box.west + box.east) / 2, middle, 40 * reach)
    assert near is not None
    between = person.pixel(*near.place)
    for place in (west - QPoint(12, 0), between + QPoint(2, 1), east + QPoint(12, 0)):
        person.moves(QPointF(place))
        QTest.mouseClick(person.canvas, LEFT, NONE, place)
    person.presses(Qt.Key.Key_Return)
    assert len(set(draft(desk).grids) - set(draft(desk).grids_in_force)) == 1
    assert_sound(draft(desk).partition)
    assert "吸附到" in person.window.messages.words
    person.keeps_picture("snap_split")


def test_a_sweep_still_ends_on_its_own_border_with_snapping_on(person: Person, desk: PlanDesk) -> None:
    _, arc = free_border(desk)
    goes_near(person, arc)
    sweeps(person, arc, 60, finished=False)
    person.keeps_picture("snap_sweep")
    person.presses(Qt.Key.Key_Escape)
    sweeps(person, arc, 60)
    assert draft(desk).changed_faces == {arc.left, arc.right}
    assert_sound(draft(desk).partition)
