"""Stories of looking around: open the bank, see the map, click things, move, measure nothing yet."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.customers.customer_card import CustomerCard
from desktop.grids.card_queries import GridCard
from desktop.maps.projection import to_lonlat
from desktop.organisation.card_queries import OutletCard
from tests.flows.person import LEFT, NONE, Person


def test_the_opened_bank_shows_its_grids_outlets_and_customers(person: Person) -> None:
    picture = person.keeps_picture("01-whole-bank-1366")
    assert person.window.top.height() + person.canvas.height() + person.window.status.height() == 768
    # A map has many colours; an empty one has two or three.
    colours = {picture.pixel(x, y) for x in range(300, 1010, 7) for y in range(60, 730, 7)}
    assert len(colours) > 60
    assert sum(line.count for line in person.window.left.legend.lines) == len(person.content.points)
    assert person.content.bank_name in person.window.windowTitle()


def test_a_clicked_grid_shows_who_is_responsible(person: Person) -> None:
    grid = person.content.grids[len(person.content.grids) // 2]
    x, y = person.content.partition.label_point(grid.id)
    person.looks_at(x, y, 60.0)
    person.clicks(x, y)
    card = person.window.desk.card
    assert isinstance(card, GridCard)
    assert card.id == grid.id
    words = person.words_on_card()
    assert grid.name in words
    assert grid.code in words
    person.keeps_picture("02-grid-card")


def test_a_clicked_outlet_shows_its_reach(person: Person) -> None:
    x, y = person.outlet_place(3)
    person.looks_at(x, y, 20.0)
    person.clicks(x, y)
    card = person.window.desk.card
    assert isinstance(card, OutletCard)
    assert card.id == person.content.outlets[3].id
    assert card.customers_in_radius == len(person.content.points.within(x, y, float(card.radius_m or 0)))
    person.keeps_picture("03-outlet-card")


def test_a_clicked_customer_shows_a_masked_card(person: Person) -> None:
    points = person.content.points
    one = int(np.flatnonzero(points.kind == 0)[len(points) // 3])
    person.looks_at(float(points.world_x[one]), float(points.world_y[one]), 1.0)
    person.clicks(float(points.world_x[one]), float(points.world_y[one]))
    card = person.window.desk.card
    assert isinstance(card, CustomerCard)
    assert card.kind == "PERSON"
    assert card.name.endswith("*")
    words = person.words_on_card()
    assert all("****" in contact.value for contact in card.contacts)
    assert card.contacts[0].value in words
    assert card.name not in person.window.windowTitle()
    person.keeps_picture("04-customer-card-masked")


def test_a_click_outside_the_county_leaves_the_card_as_it_is(person: Person) -> None:
    grid = person.content.grids[5]
    person.clicks(*person.content.partition.label_point(grid.id))
    before = person.window.desk.card
    QTest.mouseClick(person.canvas, LEFT, NONE, QPoint(6, 6))
    person.waits()
    assert person.window.desk.card is before


def test_zooming_and_going_back_returns_to_the_same_view(person: Person) -> None:
    start = person.canvas.viewport
    x, y = person.outlet_place(1)
    person.looks_at(x, y, 10.0)
    assert person.canvas.viewport.metres_per_pixel == 10.0
    person.does("back")
    assert person.canvas.viewport == start
    person.does("forward")
    assert person.canvas.viewport.metres_per_pixel == 10.0
    person.does("whole_bank")
    box = person.content.partition.box
    assert person.canvas.viewport.box.width > box.width
    assert person.canvas.viewport.box.height > box.height


def test_dragging_with_the_look_tool_pans_and_opens_no_card(person: Person) -> None:
    x, y = person.outlet_place(1)
    person.looks_at(x, y, 30.0)
    before = person.canvas.viewport
    person.drags(QPoint(300, 300), QPoint(380, 340))
    after = person.canvas.viewport
    assert np.isclose(after.centre_x, before.centre_x - 80 * 30.0)
    assert np.isclose(after.centre_y, before.centre_y + 40 * 30.0)
    assert person.window.desk.card is None


def test_the_coordinates_under_the_mouse_follow_the_chosen_datum(person: Person) -> None:
    person.moves(QPointF(200, 200))
    lon, lat = to_lonlat(np.array(person.canvas.world_at(QPointF(200, 200))))
    assert f"{lon:.6f}" in person.window.status.place
    assert f"{lat:.6f}" in person.window.status.place
    person.window.status.copy()
    assert QGuiApplication.clipboard().text() == f"{lon:.7f},{lat:.7f}"


def test_typed_coordinates_and_a_typed_scale_move_the_map(person: Person) -> None:
    points = person.content.points
    lon, lat = to_lonlat(np.array([points.world_x[10], points.world_y[10]]))
    person.does("go_to")
    field = person.window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, f"{lon:.6f} {lat:.6f}")
    person.presses(Qt.Key.Key_Return, on=field)
    assert abs(person.canvas.viewport.centre_x - points.world_x[10]) < 0.2
    person.window.status.scale_typed.emit(25_000.0)
    person.waits()
    assert abs(person.canvas.viewport.scale_denominator - 25_000) < 1


def test_coordinates_far_away_are_refused_in_a_sentence(person: Person) -> None:
    before = person.canvas.viewport
    person.window.ways.go_to_text("116.40 39.90")
    assert person.canvas.viewport == before
    assert "太远" in person.window.messages.words
    person.window.ways.go_to_text("不是坐标")
    assert "不是坐标" in person.window.messages.words
