import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from desktop.drawing.base_layer import BaseLayer
from desktop.drawing.basemap.look import ground_colour
from desktop.drawing.ground_levels import COARSEST, FINEST, places_of
from desktop.drawing.style import DARK, LIGHT, Style
from desktop.maps.backdrop import BackdropFeature
from desktop.maps.ground.backdrop_source import BackdropSource
from desktop.maps.ground.levels import metres_per_pixel
from desktop.maps.projection import e7_to_world
from tests.drawing.content_maker import checkerboard, e7
from tests.drawing.painting import argb, painted, whole


@pytest.mark.parametrize("style", [LIGHT, DARK])
def test_land_water_and_the_outside_each_have_their_colour(qapp: QApplication, style: Style) -> None:
    content = checkerboard()
    view = whole(content)
    picture = argb(painted(BaseLayer(style), content, view)) & 0xFFFFFF

    def at(x: float, y: float) -> int:
        ((column, row),) = view.to_screen(e7_to_world(e7((x, y)))).astype(int).tolist()
        return int(picture[row, column])

    assert at(3.3, 3.3) == QColor(ground_colour(style, "land")).rgb() & 0xFFFFFF
    assert int(picture[2, 2]) == QColor(ground_colour(style, "background")).rgb() & 0xFFFFFF
    assert at(0.5, 0.2) == QColor(ground_colour(style, "water")).rgb() & 0xFFFFFF
    assert at(2.0, 1.55) != at(2.0, 1.3)  # the canal


@pytest.mark.parametrize("level", range(COARSEST, FINEST + 1, 3))
def test_a_round_lake_stays_round_at_every_level(level: int) -> None:
    turn = np.linspace(0, 2 * np.pi, 400)
    ring = e7(*zip(2 + 1.5 * np.cos(turn), 2 + 1.5 * np.sin(turn), strict=True))
    ring[-1] = ring[0]
    source = BackdropSource((BackdropFeature("WATER", 2, None, "示例数据", (ring,)),))
    (lake,) = source.read(source.box, level)
    thinned, true = lake.world, e7_to_world(ring)
    assert len(thinned) >= 4
    x, y = thinned[:-1].T
    middle = true.mean(axis=0)
    radius = np.hypot(*(true - middle).T)
    away = np.hypot(x - middle[0], y - middle[1])
    assert away.min() > radius.min() * 0.9
    corner = np.hypot(*np.diff(thinned, axis=0).T).max()
    sag = corner**2 / (8 * radius.min())
    assert sag <= 1.5 * metres_per_pixel(level) or len(thinned) == len(true)


def test_places_come_in_order_of_importance() -> None:
    features = (
        BackdropFeature("PLACE", 3, "小村", "示例数据", (e7((1, 1)),)),
        BackdropFeature("PLACE", 1, "县城", "示例数据", (e7((2, 2)),)),
        BackdropFeature("PLACE", 2, None, "示例数据", (e7((2, 2)),)),
    )
    assert [place.name for place in places_of(features)] == ["县城", "小村"]
