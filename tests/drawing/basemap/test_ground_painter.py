"""The ground on a picture: holes, overlaps, casings, bridges and tunnels, with no application of Qt at all."""

import subprocess
import sys
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.drawing.basemap.ground_painter import paint_background, paint_ground
from desktop.drawing.basemap.paths import path_of
from desktop.maps.basemap_style import load_style
from desktop.maps.ground.features import Features, Shape
from desktop.maps.ground.levels import metres_per_pixel
from desktop.maps.viewport import Viewport

ZOOM = 16.0
PIXEL = metres_per_pixel(16)
LIGHT = load_style("light")
Points = Sequence[tuple[float, float]]


def features(
    kind: str, shape: Shape, parts: Sequence[Points], owner: Sequence[int] | None = None, layer: Sequence[int] = ()
) -> Features:
    """Parts in pixels from the middle of a picture of 200 × 200, y up."""
    world = np.concatenate([np.array(part, float) for part in parts]) * PIXEL
    starts = np.cumsum([0, *(len(part) for part in parts)])
    numbers = np.arange(len(parts)) if owner is None else np.array(owner)
    return Features(kind, shape, world, starts, numbers, layer=np.array(layer, np.int8))


def square(half: float, x: float = 0, y: float = 0) -> Points:
    corners = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)]
    return [(x + dx, y + dy) for dx, dy in corners]


def painted(*ground: Features) -> NDArray[np.uint32]:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    view = Viewport(0, 0, PIXEL, 200, 200)
    paint_background(painter, view, LIGHT)
    paint_ground(painter, ground, view, LIGHT)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint32).reshape(200, 200) & np.uint32(0xFFFFFF)


def rgb(word: str) -> int:
    return QColor(LIGHT.palette[word]).rgb() & 0xFFFFFF


def test_a_hole_in_a_lake_stays_open() -> None:
    lake = features("water", Shape.AREA, [square(80), square(30)], owner=[0, 0])
    picture = painted(lake)
    assert picture[100, 40] == rgb("water")
    assert picture[100, 100] == rgb("background")


@pytest.mark.parametrize("turned", [False, True])
def test_where_two_woods_overlap_there_is_wood(turned: bool) -> None:
    other = square(40, 30)[::-1] if turned else square(40, 30)
    picture = painted(features("woods", Shape.AREA, [square(40), other]))
    assert picture[100, 115] == rgb("woods")
    assert picture[100, 165] == rgb("woods")


def test_a_road_has_its_casing_on_both_sides_and_joins_without_one_in_between() -> None:
    cross = [[(-90, 0), (0, 0)], [(0, 0), (90, 0)], [(0, -90), (0, 90)]]
    picture = painted(features("primary", Shape.LINE, cross))
    column = picture[:, 40]
    assert column[100] == rgb("primary")
    for rim in (column[94], column[105]):  # seven tenths of a pixel of casing, so a little lighter than it
        assert QColor(int(rim)).lightness() < min(QColor(LIGHT.palette["primary"]).lightness(), 225)
    assert picture[100, 100] == rgb("primary")
    assert (picture[100, 30:170] == rgb("primary")).all()


def test_a_more_important_road_lies_over_a_lesser_one() -> None:
    street = features("street", Shape.LINE, [[(-90, 0), (90, 0)]])
    trunk = features("trunk", Shape.LINE, [[(0, -90), (0, 90)]])
    assert painted(trunk, street)[100, 100] == rgb("trunk")


def test_a_bridge_lies_over_whatever_is_below_and_a_tunnel_is_pale() -> None:
    street = features("street", Shape.LINE, [[(-90, 0), (90, 0)]], layer=[1])
    trunk = features("trunk", Shape.LINE, [[(0, -90), (0, 90)]])
    tunnel = features("trunk", Shape.LINE, [[(50, -90), (50, 90)]], layer=[-1])
    picture = painted(trunk, street, tunnel)
    assert picture[100, 100] == rgb("minor")
    assert picture[40, 100] == rgb("trunk")
    assert picture[40, 150] not in (rgb("trunk"), rgb("background"))


def test_what_the_style_has_no_rule_for_is_left_out() -> None:
    assert (painted(features("county", Shape.AREA, [square(80)])) == rgb("background")).all()


def test_nothing_is_painted_of_nothing() -> None:
    empty = Features("water", Shape.AREA, np.empty((0, 2)), np.zeros(1, np.intp), np.empty(0, np.intp))
    assert (painted(empty) == rgb("background")).all()


@given(st.lists(st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4)), min_size=1, max_size=9), max_size=6))
def test_a_path_holds_every_point_of_every_part(parts: list[list[tuple[float, float]]]) -> None:
    screen = np.array([point for part in parts for point in part], float).reshape(-1, 2)
    path = path_of(screen, np.cumsum([0, *(len(part) for part in parts)]))
    assert path.elementCount() == len(screen)
    found = [(path.elementAt(i).x, path.elementAt(i).y) for i in range(path.elementCount())]
    assert found == [tuple(point) for point in screen.tolist()]
    moves = sum(path.elementAt(i).isMoveTo() for i in range(path.elementCount()))
    assert moves == len(parts)


def test_tiles_can_be_painted_where_there_is_no_application() -> None:
    code = (
        "import sys; from tests.drawing.basemap.test_ground_painter import *; "
        "picture = painted(features('water', Shape.AREA, [square(80)])); "
        "from PySide6.QtCore import QCoreApplication; assert QCoreApplication.instance() is None; "
        "sys.exit(int(picture[100, 100] != rgb('water')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
