from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.drawing.basemap.look import ground_colour
from desktop.drawing.pin_layer import PinOptions
from desktop.drawing.stack import MapOptions, default_layers
from desktop.drawing.style import LIGHT
from desktop.maps.viewport import Viewport
from desktop.ui.background import Background
from desktop.ui.maps.canvas import MapCanvas
from desktop.ui.maps.navigation import FARTHEST_ZOOM, NEAREST_ZOOM
from desktop.ui.maps.pan_tool import PanTool
from desktop.ui.maps.tool import Tool
from tests.drawing.content_maker import checkerboard

CONTENT = checkerboard()
MIDDLE = QPoint(320, 240)


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()
    assert not any(thread.is_alive() for thread in made._threads)


@pytest.fixture
def canvas(background: Background, qtbot: QtBot) -> MapCanvas:
    made = MapCanvas(background)
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.set_layers(default_layers())
    with qtbot.waitSignal(made.settled, timeout=5000):
        made.show()
        made.set_content(CONTENT)
    return made


def settle(canvas: MapCanvas, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: canvas.fresh, timeout=5000)


def rest(canvas: MapCanvas, qtbot: QtBot) -> None:
    """Wait until the map is drawn ahead, which is when each layer has a sheet of its own."""
    qtbot.waitUntil(lambda: canvas.at_rest, timeout=5000)


def pixels(image: QImage) -> NDArray[np.uint32]:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    argb = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return argb & np.uint32(0xFFFFFF)


NO_KEY = Qt.KeyboardModifier.NoModifier


def wheel(canvas: MapCanvas, at: QPoint, angle: int, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(canvas.mapToGlobal(at)), QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def drag(canvas: MapCanvas, start: QPoint, end: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    QTest.mousePress(canvas, button, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 6):
        QTest.mouseMove(canvas, start + (end - start) * step / 5)
    QTest.mouseRelease(canvas, button, Qt.KeyboardModifier.NoModifier, end)


def test_the_first_content_is_shown_whole(canvas: MapCanvas) -> None:
    shown, whole = canvas.viewport.box, CONTENT.partition.box
    assert shown.west < whole.west
    assert shown.east > whole.east
    assert shown.south < whole.south
    assert shown.north > whole.north


def test_a_drag_moves_the_picture_by_exactly_its_length(canvas: MapCanvas, qtbot: QtBot) -> None:
    before = pixels(canvas.grab_picture())
    drag(canvas, MIDDLE, MIDDLE + QPoint(70, -45))
    after = pixels(canvas.grab_picture())
    assert len(np.unique(before)) > 50
    np.testing.assert_array_equal(after[:-45, 70:], before[45:, :-70])


def test_a_moved_picture_is_the_same_once_it_is_drawn_anew(canvas: MapCanvas, qtbot: QtBot) -> None:
    rest(canvas, qtbot)
    drag(canvas, MIDDLE, MIDDLE + QPoint(40, 30))
    moved = pixels(canvas.grab_picture())
    canvas.refresh()
    settle(canvas, qtbot)
    anew = pixels(canvas.grab_picture())
    inner = np.s_[80:-80, 80:-80]
    assert (moved[inner] == anew[inner]).mean() > 0.97


def test_no_blank_edge_is_left_once_the_map_has_settled(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.zoom_by(8.0)
    settle(canvas, qtbot)
    canvas.pan_by(500, 0)
    settle(canvas, qtbot)
    land = pixels(canvas.grab_picture())
    assert (land != QColor(ground_colour(LIGHT, "background")).rgb() & 0xFFFFFF).all()


def test_the_wheel_keeps_the_world_point_under_the_cursor(canvas: MapCanvas) -> None:
    at = QPoint(133, 77)
    before = canvas.world_at(QPointF(at))
    wheel(canvas, at, 120)
    wheel(canvas, at, 240)
    assert canvas.world_at(QPointF(at)) == pytest.approx(before, abs=1e-6)


def test_control_makes_the_wheel_finer(canvas: MapCanvas) -> None:
    scale = canvas.viewport.metres_per_pixel
    wheel(canvas, MIDDLE, 120, Qt.KeyboardModifier.ControlModifier)
    fine = scale / canvas.viewport.metres_per_pixel
    wheel(canvas, MIDDLE, 120)
    coarse = scale / fine / canvas.viewport.metres_per_pixel
    assert 1 < fine < 1.1 < coarse


def test_zoom_stays_within_its_limits_and_at_its_point(canvas: MapCanvas) -> None:
    at = QPoint(400, 300)
    world = canvas.world_at(QPointF(at))
    for _ in range(60):
        wheel(canvas, at, 240)
    assert canvas.viewport.zoom == pytest.approx(NEAREST_ZOOM)
    assert canvas.world_at(QPointF(at)) == pytest.approx(world, abs=1e-3)
    for _ in range(120):
        wheel(canvas, at, -240)
    assert canvas.viewport.zoom == pytest.approx(FARTHEST_ZOOM)


def test_the_newest_request_wins(canvas: MapCanvas, qtbot: QtBot) -> None:
    for _ in range(12):
        canvas.zoom_by(1.3)
    settle(canvas, qtbot)
    picture = canvas._pictures._picture
    assert picture is not None
    assert picture.order.viewport.metres_per_pixel == pytest.approx(canvas.viewport.metres_per_pixel)


def test_a_hidden_layer_vanishes_and_comes_back(canvas: MapCanvas, qtbot: QtBot) -> None:
    rest(canvas, qtbot)
    with_names = pixels(canvas.grab_picture())
    canvas.set_layer_visible("territories", False)
    settle(canvas, qtbot)
    without = pixels(canvas.grab_picture())
    canvas.set_layer_visible("territories", True)
    settle(canvas, qtbot)
    assert (with_names != without).mean() > 0.3
    np.testing.assert_array_equal(pixels(canvas.grab_picture()), with_names)


def test_equal_layers_keep_their_pictures(canvas: MapCanvas, qtbot: QtBot) -> None:
    rest(canvas, qtbot)
    kept = {key: sheet.image.cacheKey() for key, sheet in canvas._pictures._cache._sheets.items()}
    canvas.set_layers(default_layers(MapOptions(pins=PinOptions(mode="dots"))))
    settle(canvas, qtbot)
    now = {key: sheet.image.cacheKey() for key, sheet in canvas._pictures._cache._sheets.items()}
    assert now["base"] == kept["base"]
    assert now["territories"] == kept["territories"]
    assert now["pins"] != kept["pins"]


def test_space_and_the_middle_button_pan_in_any_tool(canvas: MapCanvas) -> None:
    canvas.set_tool(Tool())
    here = canvas.viewport
    drag(canvas, MIDDLE, MIDDLE + QPoint(30, 0))
    assert canvas.viewport == here
    drag(canvas, MIDDLE, MIDDLE + QPoint(30, 0), Qt.MouseButton.MiddleButton)
    assert canvas.viewport.centre_x == pytest.approx(here.panned(30, 0).centre_x)
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    drag(canvas, MIDDLE, MIDDLE + QPoint(0, 20))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.viewport.centre_y == pytest.approx(here.panned(30, 20).centre_y)


def test_shift_drag_zooms_to_the_box(canvas: MapCanvas) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    west, south = canvas.world_at(QPointF(200, 300))
    east, north = canvas.world_at(QPointF(360, 180))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, shift, QPoint(200, 300))
    QTest.mouseMove(canvas, QPoint(360, 180))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, shift, QPoint(360, 180))
    assert canvas.viewport.centre_x == pytest.approx((west + east) / 2)
    assert canvas.viewport.centre_y == pytest.approx((south + north) / 2)
    assert canvas.viewport.box.width < 3 * (east - west)


def test_escape_drops_a_box_zoom(canvas: MapCanvas) -> None:
    here = canvas.viewport
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, shift, QPoint(200, 300))
    QTest.mouseMove(canvas, QPoint(360, 180))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, shift, QPoint(360, 180))
    assert canvas.viewport == here


def test_keys_move_the_map(canvas: MapCanvas) -> None:
    here = canvas.viewport
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.viewport.centre_x > here.centre_x
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.viewport.centre_y > here.centre_y
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.viewport.metres_per_pixel == pytest.approx(here.metres_per_pixel / 2)
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.viewport.metres_per_pixel == pytest.approx(here.metres_per_pixel)


def test_double_click_comes_closer_at_the_cursor(canvas: MapCanvas) -> None:
    before = canvas.world_at(QPointF(100, 100))
    scale = canvas.viewport.metres_per_pixel
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(100, 100))
    assert canvas.viewport.metres_per_pixel == pytest.approx(scale / 2)
    assert canvas.world_at(QPointF(100, 100)) == pytest.approx(before)


def test_back_and_forward_walk_through_the_views(canvas: MapCanvas) -> None:
    first = canvas.viewport
    second = first.panned(100, 0)
    canvas.go_to(second)
    canvas.zoom_by(2.0)
    third = canvas.viewport
    canvas.back()
    assert canvas.viewport == second
    QTest.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert canvas.viewport == first
    QTest.mouseClick(canvas, Qt.MouseButton.ForwardButton, Qt.KeyboardModifier.NoModifier, MIDDLE)
    assert canvas.viewport == second
    canvas.forward()
    assert canvas.viewport == third


def test_the_map_cannot_be_lost_far_from_home(canvas: MapCanvas) -> None:
    for _ in range(100):
        canvas.pan_by(-5000, 0)
    home = CONTENT.partition.box
    assert canvas.viewport.centre_x <= home.east + max(home.width, home.height)


def test_a_right_click_with_nothing_to_cancel_asks_for_a_menu(canvas: MapCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.context_asked):
        QTest.mouseClick(canvas, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, MIDDLE)


def test_a_new_tool_drops_what_the_old_one_had_under_way(canvas: MapCanvas) -> None:
    dropped = []

    class Sketch(Tool):
        def cancel(self, canvas: MapCanvas) -> bool:
            dropped.append(True)
            return True

    canvas.set_tool(Sketch())
    canvas.set_tool(PanTool())
    assert dropped


def test_a_changed_window_size_keeps_centre_and_scale(canvas: MapCanvas, qtbot: QtBot) -> None:
    here = canvas.viewport
    canvas.resize(800, 500)
    settle(canvas, qtbot)
    assert canvas.viewport == here.resized(800, 500)


@pytest.mark.parametrize("ratio", [1.25, 1.5, 2.0])
def test_fractional_pixels_stay_sharp_and_move_exactly(
    canvas: MapCanvas, qtbot: QtBot, ratio: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canvas, "devicePixelRatioF", lambda: ratio)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.DevicePixelRatioChange))
    settle(canvas, qtbot)
    before = pixels(canvas.grab_picture())
    assert before.shape == (480 * ratio, 640 * ratio)
    canvas.pan_by(40, 20)  # whole device pixels at each of the ratios
    after = pixels(canvas.grab_picture())
    right, down = int(40 * ratio), int(20 * ratio)
    np.testing.assert_array_equal(after[down:, right:], before[:-down, :-right])


def test_the_wheel_shows_the_old_picture_enlarged_at_once(canvas: MapCanvas) -> None:
    before = pixels(canvas.grab_picture())
    view = canvas.viewport
    wheel(canvas, MIDDLE, 240)
    after = pixels(canvas.grab_picture())
    assert canvas.viewport.metres_per_pixel == pytest.approx(view.metres_per_pixel / 2)
    y, x = np.mgrid[-80:80:7, -100:100:7]
    assert (after[240 + 2 * y, 320 + 2 * x] == before[240 + y, 320 + x]).mean() > 0.9


def test_a_view_without_content_takes_every_gesture(background: Background, qtbot: QtBot) -> None:
    empty = MapCanvas(background)
    qtbot.addWidget(empty)
    empty.show()
    wheel(empty, QPoint(10, 10), 120)
    drag(empty, QPoint(10, 10), QPoint(30, 30))
    assert isinstance(empty.viewport, Viewport)
    assert not empty.fresh


def test_new_customers_leave_the_picture_of_the_ground_alone(canvas: MapCanvas, qtbot: QtBot) -> None:
    rest(canvas, qtbot)
    kept = {key: sheet.image.cacheKey() for key, sheet in canvas._pictures._cache._sheets.items()}
    canvas.set_content(replace(CONTENT, points=checkerboard(customers=50).points))
    settle(canvas, qtbot)
    now = {key: sheet.image.cacheKey() for key, sheet in canvas._pictures._cache._sheets.items()}
    assert now["base"] == kept["base"]
    assert now["territories"] == kept["territories"]
    assert now["pins"] != kept["pins"]


def test_the_first_picture_at_a_scale_looks_like_the_sheets_laid_over_one_another(
    canvas: MapCanvas, qtbot: QtBot
) -> None:
    canvas.zoom_by(1.7)
    settle(canvas, qtbot)
    in_one = pixels(canvas.grab_picture()).copy()
    assert not canvas.at_rest
    rest(canvas, qtbot)
    laid = pixels(canvas.grab_picture())
    for shift in (0, 8, 16):
        one, other = (((image >> np.uint32(shift)) & np.uint32(255)).astype(np.int16) for image in (in_one, laid))
        assert (np.abs(one - other) <= 4).mean() > 0.99  # roundings; a name may find another place


def test_one_can_go_back_only_where_one_came_from(canvas: MapCanvas, qtbot: QtBot) -> None:
    home = canvas.viewport
    canvas.go_to(home.zoomed(3.0, (100.0, 100.0)))
    assert canvas.can_go_back
    assert not canvas.can_go_forward
    with qtbot.waitSignal(canvas.history_changed):
        canvas.back()
    assert canvas.viewport == home
    assert canvas.can_go_forward
