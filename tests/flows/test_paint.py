"""A planner paints whole villages and groups: a stroke is one step, locks hold, an enclave wants a note."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from desktop.plans.totals import Totals
from desktop.plans.units import UnitKind, Units
from desktop.ui.plans.plan_desk import PlanDesk
from desktop.ui.subject import Subject
from tests.flows.person import LEFT, NONE, Person
from tests.flows.test_redraw import begins, draft, neighbours, totals
from tests.plans.checks import assert_sound

RIGHT, ALT = Qt.MouseButton.RightButton, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(person: Person) -> PlanDesk:
    desk = begins(person)
    person.does("paint")
    return desk


def units(person: Person, desk: PlanDesk, kind: UnitKind) -> Units:
    """The units, once they are made."""
    state = desk._state()
    assert state is not None
    person.waits_for(lambda: desk.aids.units.units(state, kind) is not None, "the units")
    bound = desk.aids.units.units(state, kind)
    assert bound is not None
    return bound[0]


def strokes(person: Person, places: list[QPoint], button: Qt.MouseButton = LEFT, *, release: bool = True) -> None:
    """Press at the first place, go by all others, and let go at the last."""
    QTest.mousePress(person.canvas, button, NONE, places[0])
    for place in places[1:]:
        person.moves(QPointF(place), button=button)
    if release:
        QTest.mouseRelease(person.canvas, button, NONE, places[-1])
        person.waits()


def looks_at_both(person: Person, desk: PlanDesk, *faces: int) -> None:
    box = draft(desk).partition.face_box(faces[0])
    for face in faces[1:]:
        box = box.union(draft(desk).partition.face_box(face))
    person.canvas.zoom_to(box.grown(200.0))
    person.waits()


def middle(person: Person, found: Units, number: int) -> QPoint:
    spot = found.shapes[number].representative_point()
    return person.pixel(spot.x, spot.y)


def recounted(desk: PlanDesk) -> bool:
    """Whether the totals kept up by difference are those of a full recount."""
    now = totals(desk)
    fresh = Totals.of(draft(desk), now.index, now.weights)
    return np.array_equal(fresh.face, now.face) and all(
        np.array_equal(fresh.now(face), now.now(face)) for face in draft(desk).grids
    )


def test_a_village_is_given_by_a_stroke_and_undo_brings_it_back(person: Person, desk: PlanDesk) -> None:
    giver, getter = neighbours(desk)
    units(person, desk, UnitKind.VILLAGE)
    looks_at_both(person, desk, giver, getter)
    before = totals(desk).now(giver) + totals(desk).now(getter)
    place = person.pixel(*draft(desk).partition.label_point(getter))
    person.moves(QPointF(place))
    assert "目标" in person.canvas.tool.said[0]  # type: ignore[attr-defined]
    QTest.mouseClick(person.canvas, LEFT, NONE, place)  # the first click chooses the target
    assert desk.aids.paint.target == getter
    assert desk.aids.paint.chips[0].isChecked()
    start = person.pixel(*draft(desk).partition.label_point(giver))
    strokes(person, [start, start + QPoint(4, 3)], release=False)
    said = person.canvas.tool.said  # type: ignore[attr-defined]
    assert any("存量" in line for line in said), said
    person.keeps_picture("paint_village")
    QTest.mouseRelease(person.canvas, LEFT, NONE, start)
    person.waits()
    assert giver not in draft(desk).grids
    assert_sound(draft(desk).partition)
    assert np.array_equal(totals(desk).now(getter), before)
    assert person.window.actions_["undo"].text().endswith("涂划村组")
    person.does("undo")
    assert draft(desk).changed_faces == frozenset()
    undo = person.window.actions_["undo"].text()
    strokes(person, [start, start + QPoint(4, 3)], release=False)
    person.presses(Qt.Key.Key_Escape)  # drops the stroke without a trace
    QTest.mouseRelease(person.canvas, LEFT, NONE, start)
    strokes(person, [start, start + QPoint(4, 3)], release=False)
    QTest.mousePress(person.canvas, RIGHT, NONE, start)  # and so does the other button
    QTest.mouseRelease(person.canvas, LEFT, NONE, start)
    person.waits()
    assert draft(desk).changed_faces == frozenset()
    assert person.window.actions_["undo"].text() == undo


def some_groups(found: Units, giver: int, getter: int) -> list[int]:
    """The groups of a village from its neighbour's border inwards."""
    mine = [number for number, home in enumerate(found.homes.tolist()) if home == giver]
    other = [number for number, home in enumerate(found.homes.tolist()) if home == getter]
    away = {number: min(found.shapes[number].distance(found.shapes[one]) for one in other) for number in mine}
    return sorted(mine, key=lambda number: (away[number], number))


def rural_neighbours(desk: PlanDesk, found: Units) -> tuple[int, int]:
    """Two villages side by side that have groups and are not locked."""
    now = draft(desk)
    counts = np.bincount(found.homes)
    for arc in now.partition.arcs:
        pair = (arc.left, arc.right)
        if None not in pair and not set(pair) & now.locked.keys() and all(counts[face] > 3 for face in pair if face):
            assert arc.left is not None
            assert arc.right is not None
            return arc.left, arc.right
    raise AssertionError("no two villages with groups")


def test_groups_are_given_by_the_left_button_and_taken_back_by_the_right(person: Person, desk: PlanDesk) -> None:
    person.presses(Qt.Key.Key_K)
    assert "示意" in desk.aids.paint.note.text()
    found = units(person, desk, UnitKind.GROUP)
    giver, getter = rural_neighbours(desk, found)
    looks_at_both(person, desk, giver, getter)
    QTest.mouseClick(person.canvas, LEFT, ALT, person.pixel(*draft(desk).partition.label_point(getter)))
    first = some_groups(found, giver, getter)[0]
    place = middle(person, found, first)
    person.presses(Qt.Key.Key_BracketLeft)
    assert desk.aids.paint.radius == 3
    strokes(person, [place, place + QPoint(1, 0)], release=False)
    person.keeps_picture("paint_group")
    QTest.mouseRelease(person.canvas, LEFT, NONE, place)
    person.waits()
    assert draft(desk).redrawn_faces == {giver, getter}
    assert_sound(draft(desk).partition)
    assert recounted(desk)
    strokes(person, [place, place + QPoint(1, 0)], RIGHT)
    assert draft(desk).redrawn_faces == frozenset()
    assert person.window.actions_["undo"].text().endswith("收回村组")
    assert recounted(desk)


def test_a_grid_is_locked_under_the_cursor_with_a_reason_and_refuses_the_brush(person: Person, desk: PlanDesk) -> None:
    giver, getter = neighbours(desk)
    units(person, desk, UnitKind.VILLAGE)
    looks_at_both(person, desk, giver, getter)
    start = person.pixel(*draft(desk).partition.label_point(giver))
    person.moves(QPointF(start))
    person.does("lock_under")
    assert desk.aids.ask.isVisible()
    assert not desk.aids.ask.accept_.isEnabled()
    person.keeps_picture("paint_lock")
    person.writes("责任书已签", on=desk.aids.ask.words)
    person.presses(Qt.Key.Key_Return, on=desk.aids.ask.words)
    assert draft(desk).locked[giver] == "责任书已签"
    QTest.mouseClick(person.canvas, LEFT, ALT, person.pixel(*draft(desk).partition.label_point(getter)))
    strokes(person, [start, start + QPoint(3, 3)])
    assert "已锁定：责任书已签" in person.window.messages.words
    assert person.canvas.tool.spot is not None  # type: ignore[attr-defined]
    assert draft(desk).changed_faces == frozenset()
    person.moves(QPointF(start))
    person.does("lock_under")
    assert giver not in draft(desk).locked


def test_an_enclave_is_taken_once_a_note_says_why(person: Person, desk: PlanDesk) -> None:
    person.presses(Qt.Key.Key_K)
    found = units(person, desk, UnitKind.GROUP)
    giver, getter = rural_neighbours(desk, found)
    looks_at_both(person, desk, giver, getter)
    QTest.mouseClick(person.canvas, LEFT, ALT, person.pixel(*draft(desk).partition.label_point(getter)))
    far = some_groups(found, giver, getter)[-1]
    place = middle(person, found, far)
    strokes(person, [place, place + QPoint(1, 1)])
    ask = desk.aids.ask
    assert ask.isVisible()
    assert "飞地" in ask.sentence.text()
    assert draft(desk).changed_faces == frozenset()
    person.keeps_picture("paint_enclave")
    person.presses(Qt.Key.Key_Escape, on=ask.words)
    assert not ask.isVisible()
    strokes(person, [place, place + QPoint(1, 1)])
    person.writes("移民安置点，仍由原网格服务", on=ask.words)
    QTest.mouseClick(ask.accept_, LEFT)
    person.waits()
    assert draft(desk).grids[getter].note == "移民安置点，仍由原网格服务"
    assert len(draft(desk).partition.rings(getter)) > 1
    assert recounted(desk)
    person.does("undo")
    assert draft(desk).grids[getter].note is None


def test_the_paint_strip_is_in_reach(person: Person, desk: PlanDesk) -> None:
    strip = desk.aids.paint
    for face in sorted(draft(desk).grids)[:12]:
        strip.choose(face)
    other = sorted(draft(desk).grids)[20]
    person.window.desk.open((Subject("grid", other),))  # as a click in the tree does
    strip.use_kind(UnitKind.GROUP)
    for width, height in ((1366, 768), (911, 512)):
        person.window.resize(width, height)
        person.waits()
        assert strip.target == other
        assert [chip.isVisible() for chip in strip.chips] == [True] * 9
        for child in (*strip.chips, strip.list, strip.smaller, strip.larger, *strip.kinds.values()):
            corner = child.mapTo(strip, QPoint(0, 0))
            assert corner.x() >= 0
            assert corner.x() + child.width() <= strip.width()
            assert corner.y() + child.height() <= strip.height()
        person.keeps_picture(f"paint_strip_{width}")
