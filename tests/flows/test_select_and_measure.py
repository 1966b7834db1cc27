"""Stories of selecting and measuring; every total is compared with a brute-force count."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.customers.point_codes import LIFECYCLES, Flag
from desktop.customers.totals import Totals
from desktop.maps import geodesy
from desktop.maps.box import Box
from desktop.maps.projection import to_lonlat
from desktop.ui.map_desk import marks_in
from desktop.ui.maps.ground_lines import grids_in
from desktop.ui.maps.measure_tool import MeasureTool
from tests.flows.person import LEFT, NONE, Person

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def in_rectangle(person: Person, start: QPoint, end: QPoint) -> NDArray[np.bool_]:
    x1, y1 = person.canvas.world_at(QPointF(start))
    x2, y2 = person.canvas.world_at(QPointF(end))
    x, y = person.content.points.world_x, person.content.points.world_y
    return (x >= min(x1, x2)) & (x <= max(x1, x2)) & (y >= min(y1, y2)) & (y <= max(y1, y2))


def test_a_rectangle_selects_what_a_brute_force_count_finds(person: Person) -> None:
    person.does("rectangle")
    start, end = QPoint(200, 200), QPoint(430, 420)
    person.drags(start, end)
    inside = in_rectangle(person, start, end)
    points = person.content.points
    card = person.window.desk.card
    assert isinstance(card, Totals)
    assert card.records == int(inside.sum()) > 0
    assert card.existing == int((points.lifecycle[inside] == LIFECYCLES.index("EXISTING")).sum())
    assert card.potential == int((points.lifecycle[inside] == LIFECYCLES.index("POTENTIAL")).sum())
    assert card.key == int(((points.flags[inside] & Flag.KEY) != 0).sum())
    assert np.array_equal(person.window.selection.ids, np.sort(points.customer_id[inside]))
    person.keeps_picture("05-rectangle-selected")


def test_shift_adds_and_ctrl_removes(person: Person) -> None:
    person.does("rectangle")
    person.drags(QPoint(200, 200), QPoint(400, 400))
    first = in_rectangle(person, QPoint(200, 200), QPoint(400, 400))
    person.drags(QPoint(350, 300), QPoint(550, 450), modifier=SHIFT)
    second = in_rectangle(person, QPoint(350, 300), QPoint(550, 450))
    assert len(person.window.selection) == int((first | second).sum())
    person.drags(QPoint(200, 200), QPoint(400, 400), modifier=CTRL)
    assert len(person.window.selection) == int((second & ~first).sum())


def test_a_stray_click_keeps_the_selection_and_every_change_can_be_undone(person: Person) -> None:
    person.does("rectangle")
    person.drags(QPoint(200, 200), QPoint(400, 400))
    many = len(person.window.selection)
    assert many > 0
    QTest.mouseClick(person.canvas, LEFT, NONE, QPoint(300, 300))
    person.waits()
    assert len(person.window.selection) == many
    person.drags(QPoint(300, 300), QPoint(330, 330))
    assert len(person.window.selection) != many
    person.does("undo_selection")
    assert len(person.window.selection) == many
    person.does("clear_selection")
    assert len(person.window.selection) == 0
    person.does("undo_selection")
    assert len(person.window.selection) == many


def test_a_radius_selects_by_ground_metres(person: Person) -> None:
    person.does("radius")
    centre, edge = QPoint(360, 330), QPoint(460, 330)
    person.drags(centre, edge)
    x, y = person.canvas.world_at(QPointF(centre))
    points = person.content.points
    from_here = to_lonlat(np.column_stack([points.world_x, points.world_y]))
    lon, lat = to_lonlat(np.array([x, y]))
    far_lon, far_lat = to_lonlat(np.array(person.canvas.world_at(QPointF(edge))))
    _, _, away = geodesy.ELLIPSOID.inv(
        np.full(len(points), lon), np.full(len(points), lat), from_here[:, 0], from_here[:, 1]
    )
    radius = geodesy.length(np.array([[lon, lat], [far_lon, far_lat]]))
    expected = int((np.asarray(away) <= radius).sum())
    assert expected > 0
    # the tool measures by local scales, good to 0.05 %
    ring = int((np.abs(np.asarray(away) - radius) < radius * 1e-3).sum())
    assert abs(len(person.window.selection) - expected) <= ring


def test_a_polygon_and_a_freehand_ring_select_alike(person: Person) -> None:
    corners = [QPoint(250, 200), QPoint(450, 220), QPoint(420, 430), QPoint(260, 400)]
    person.does("polygon")
    for corner in corners:
        QTest.mouseClick(person.canvas, LEFT, NONE, corner)
    person.presses(Qt.Key.Key_Return)
    by_polygon = person.window.selection.ids
    assert len(by_polygon) > 0
    person.does("clear_selection")
    person.does("freehand")
    QTest.mousePress(person.canvas, LEFT, NONE, corners[0])
    for corner in [*corners[1:], corners[0]]:
        person.moves(QPointF(corner), button=LEFT)
    QTest.mouseRelease(person.canvas, LEFT, NONE, corners[0])
    person.waits()
    assert np.array_equal(person.window.selection.ids, by_polygon)


def test_escape_drops_a_half_drawn_shape(person: Person) -> None:
    person.does("polygon")
    for corner in (QPoint(250, 200), QPoint(450, 220), QPoint(420, 430)):
        QTest.mouseClick(person.canvas, LEFT, NONE, corner)
    person.presses(Qt.Key.Key_Escape)
    person.presses(Qt.Key.Key_Return)
    assert len(person.window.selection) == 0


def test_filtered_customers_are_neither_counted_nor_selected(person: Person) -> None:
    everybody = sum(line.count for line in person.window.left.legend.lines)
    person.window.left.customers.choose(lifecycle="potential")
    person.waits()
    points = person.content.points
    potential = points.lifecycle == LIFECYCLES.index("POTENTIAL")
    assert sum(line.count for line in person.window.left.legend.lines) == int(potential.sum()) < everybody
    person.does("rectangle")
    person.drags(QPoint(200, 200), QPoint(430, 420))
    inside = in_rectangle(person, QPoint(200, 200), QPoint(430, 420))
    assert len(person.window.selection) == int((inside & potential).sum())
    person.keeps_picture("06-filtered")


def test_the_legend_counts_each_class_in_view(person: Person) -> None:
    chooser = person.window.left.customers
    person.looks_at(*person.outlet_place(0), 12.0)
    chooser._colour.setCurrentIndex(2)
    person.waits()
    by = chooser.view.colour_by
    assert by is not None
    points, box = person.content.points, person.canvas.viewport.box
    seen = points.in_box(box)
    classes = by.classes(points)[seen]
    assert [line.count for line in person.window.left.legend.lines] == [
        int((classes == entry.code).sum()) for entry in by.entries
    ]
    assert len(seen) > 0
    person.keeps_picture("07-coloured-by-lifecycle")


@pytest.mark.parametrize("tool", ["measure_line", "measure_area"])
def test_measures_agree_with_the_ellipsoid(person: Person, tool: str) -> None:
    person.does(tool)
    corners = [QPoint(250, 250), QPoint(400, 260), QPoint(390, 380)]
    for corner in corners:
        QTest.mouseClick(person.canvas, LEFT, NONE, corner)
    live = person.window.tools.tool
    assert isinstance(live, MeasureTool)
    assert not any("椭球面" in line for line in live.lines())
    person.presses(Qt.Key.Key_Return)
    person.waits_for(lambda: live.result is not None, "the exact figures")
    assert live.result is not None
    assert any("椭球面" in line for line in live.lines())
    ring = to_lonlat(np.array([person.canvas.world_at(QPointF(corner)) for corner in corners]))
    if tool == "measure_line":
        assert live.result[0] == pytest.approx(geodesy.length(ring))
        assert "km" in live.lines()[0]
    else:
        assert live.result == pytest.approx((geodesy.perimeter(ring), geodesy.area([ring])))
        assert "亩" in live.lines()[0]
        assert "km²" in live.lines()[0]
    person.keeps_picture(f"08-{tool}")


def test_shift_and_ctrl_clicks_gather_the_customers_of_grids(person: Person) -> None:
    grids = [person.content.grids[number].id for number in (20, 21)]
    places = [person.pixel(*person.content.partition.label_point(grid)) for grid in grids]
    for place in places:
        QTest.mouseClick(person.canvas, LEFT, SHIFT, place)
        person.waits()
    points = person.content.points
    both = np.sort(points.customer_id[np.isin(points.grid_id, grids)])
    assert len(both) > 0
    assert np.array_equal(person.window.selection.ids, both)
    QTest.mouseClick(person.canvas, LEFT, CTRL, places[1])
    person.waits()
    first = np.sort(points.customer_id[points.grid_id == grids[0]])
    assert np.array_equal(person.window.selection.ids, first)
    person.keeps_picture("16-gathered")


def test_a_stray_click_keeps_a_big_selection_and_says_so(person: Person) -> None:
    person.does("rectangle")
    person.drags(QPoint(200, 200), QPoint(430, 420))
    before = person.window.selection.ids
    assert len(before) > 50
    person.clicks(*person.content.partition.label_point(person.content.grids[30].id))
    assert np.array_equal(person.window.selection.ids, before)
    assert "单击不会替换" in person.window.messages.words
    person.does("clear_selection")
    person.clicks(*person.content.partition.label_point(person.content.grids[30].id))
    assert len(person.window.selection) == int((person.content.points.grid_id == person.content.grids[30].id).sum())


def test_every_selected_customer_in_view_is_ringed_when_they_are_few(person: Person) -> None:
    grid = person.content.grids[20].id
    QTest.mouseClick(person.canvas, LEFT, SHIFT, person.pixel(*person.content.partition.label_point(grid)))
    person.waits()
    points = person.content.points
    wanted = np.sort(points.customer_id[points.grid_id == grid])
    assert marks_in(points, person.window.selection.ids, person.content.partition.box.grown(1.0)) == tuple(wanted)
    half = Box(*_middle_half(points.world_x[points.grid_id == grid], points.world_y[points.grid_id == grid]))
    inside = points.in_box(half)
    seen = np.sort(points.customer_id[inside[points.grid_id[inside] == grid]])
    assert marks_in(points, person.window.selection.ids, half) == tuple(seen)
    assert 0 < len(seen) < len(wanted)


def _middle_half(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[float, float, float, float]:
    west, east = np.quantile(x, (0.1, 0.9))
    south, north = np.quantile(y, (0.1, 0.9))
    return float(west), float(south), float(east), float(north)


def test_a_measurement_survives_a_change_of_theme_and_can_be_copied(person: Person) -> None:
    person.does("measure_line")
    for corner in (QPoint(250, 250), QPoint(400, 260)):
        QTest.mouseClick(person.canvas, LEFT, NONE, corner)
    live = person.window.tools.tool
    assert isinstance(live, MeasureTool)
    before = live.lines()
    person.does("dark")
    assert person.window.tools.tool is live
    assert live.lines() == before
    person.presses(Qt.Key.Key_Return)
    person.waits_for(lambda: live.result is not None, "the exact figures")
    person.presses(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == live.lines()[0]
    assert live.lines()[0] in person.window.messages.words


def test_the_legend_counts_grids_outlets_and_locks_in_view(person: Person) -> None:
    left, content = person.window.left, person.content
    credit = sum(outlet.has_credit for outlet in content.outlets)
    locked = sum(grid.locked_reason is not None for grid in content.grids)
    assert left.ground.counts == (str(credit), str(len(content.outlets) - credit), str(locked))
    assert sum(int(text) for text in left.territories.in_view.values()) == len(content.grids)
    person.looks_at(*content.partition.label_point(content.grids[20].id), 4.0)
    person.waits_for(
        lambda: sum(int(text) for text in left.territories.in_view.values()) < 20, "the counts of the closer view"
    )
    seen = grids_in(content, person.canvas.viewport.box)
    assert content.grids[20].id in seen
    box = person.canvas.viewport.box
    for face in content.partition.faces:
        x, y = np.concatenate(list(content.partition.rings(face))).T
        touching = ((x >= box.west) & (x <= box.east) & (y >= box.south) & (y <= box.north)).any()
        assert not touching or face in seen
