"""Names of the ground: along streets and upright, never twice side by side, never over one another."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.drawing.basemap.along_line import placements
from desktop.drawing.basemap.names import line_names, point_names
from desktop.drawing.label_layer import LabelLayer, LabelOptions
from desktop.maps.base_map import BaseMap
from desktop.maps.basemap_style import load_style
from desktop.maps.box import Box
from desktop.maps.ground.features import Features, Shape
from desktop.maps.ground.levels import metres_per_pixel
from desktop.maps.viewport import Viewport
from tests.drawing.content_maker import checkerboard
from tests.drawing.painting import argb, painted, whole

LIGHT = load_style("light")
PIXEL = metres_per_pixel(16)
VIEW = Viewport(0, 0, PIXEL, 600, 400)


def streets(*lines: tuple[str, list[tuple[float, float]]], kind: str = "street") -> Features:
    """Named lines in pixels from the middle of the view, y up."""
    world = np.concatenate([np.array(line, float) for _, line in lines]) * PIXEL
    starts = np.cumsum([0, *(len(line) for _, line in lines)])
    return Features(kind, Shape.LINE, world, starts, np.arange(len(lines)), [name for name, _ in lines])


def places(kind: str, *spots: tuple[str, float, float]) -> Features:
    world = np.array([(x, y) for _, x, y in spots], float) * PIXEL
    return Features(
        kind, Shape.POINT, world, np.arange(len(spots) + 1), np.arange(len(spots)), [name for name, _, _ in spots]
    )


class Town:
    """A map of what it was given."""

    box = Box(-1e6, -1e6, 1e6, 1e6)
    credit = ""

    def __init__(self, *features: Features) -> None:
        self._features = features

    def read(self, box: Box, level: int) -> tuple[Features, ...]:
        return self._features


@given(
    st.floats(0, 2 * math.pi),
    st.text(st.sampled_from("海门人民中路北大街"), min_size=2, max_size=6),
    st.floats(200, 400),
)
def test_letters_stand_in_order_from_left_to_right_whatever_way_the_street_runs(
    angle: float, words: str, length: float
) -> None:
    along = np.linspace(0, length, 9)[:, None] * np.array([[math.cos(angle), math.sin(angle)]])
    (best, *_) = placements(words, [14.0] * len(words), along)
    assert "".join(glyph.letter for glyph in best) == words
    assert best[0].x <= best[-1].x + 1e-6
    assert all(-90.001 <= glyph.angle <= 90.001 for glyph in best)
    gaps = [math.hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(best)]
    assert gaps == pytest.approx([14.0] * len(gaps))


def test_no_name_is_written_around_a_corner_or_on_a_street_too_short() -> None:
    corner = np.array([(0.0, 0), (40, 0), (40, 40)])
    assert placements("人民中路", [14.0] * 4, corner) == []
    assert placements("人民中路", [14.0] * 4, np.array([(0.0, 0), (50, 0)])) == []
    assert placements("人民中路", [14.0] * 4, np.array([(0.0, 0), (70, 0)])) != []


def test_the_more_important_names_come_first_and_only_what_is_in_view() -> None:
    ground = [
        places("place_hamlet", ("小村", 0, 0), ("远村", 5000, 0)),
        places("place_town", ("镇", 20, 20)),
        streets(("无名", [(0, 0), (10, 0)]), ("人民路", [(-200, 0), (200, 0)])),
    ]
    assert [name.words for name in point_names(ground, VIEW, LIGHT)] == ["镇", "小村"]
    assert [name.words for name in line_names(ground, VIEW, LIGHT)] == ["人民路"]
    far = Viewport(0, 0, metres_per_pixel(11), 600, 400)
    assert line_names(ground, far, LIGHT) == []


def test_a_street_in_pieces_is_named_once_and_a_crossing_one_makes_room(qapp: QApplication) -> None:
    pieces = [("人民路", [(-290.0 + 145 * i, 0.0), (-150.0 + 145 * i, 2.0)]) for i in range(4)]
    town = Town(streets(*pieces, ("解放路", [(0, -180), (0, 180)])))
    content = checkerboard()
    lines = LabelLayer(options=LabelOptions(grids=False, outlets=False), maps=(BaseMap(town),)).read(content, VIEW)
    written = [line for line in lines if line.glyphs]
    assert sorted(line.words for line in written) in (["人民路", "人民路", "解放路"], ["人民路", "解放路"])
    spots = [(glyph.x, glyph.y) for line in written for glyph in line.glyphs]
    for i, (x, y) in enumerate(spots):
        assert all(math.hypot(x - a, y - b) > 8 for a, b in spots[i + 1 :])
    same = [line for line in written if line.words == "人民路"]
    if len(same) == 2:
        assert math.hypot(same[0].x - same[1].x, same[0].y - same[1].y) >= 260


def test_a_place_that_a_grid_is_called_after_is_not_named_twice(qapp: QApplication) -> None:
    content = checkerboard()
    view = whole(content)
    x, y = view.centre_x / PIXEL, view.centre_y / PIXEL
    name = next(grid.name for grid in content.grids)
    town = Town(places("place_village", (name, x, y), ("别处", x + 30, y + 30)))
    lines = LabelLayer(options=LabelOptions(outlets=False), maps=(BaseMap(town),)).read(content, view)
    assert sum(line.words == name for line in lines) <= 1


def test_letters_along_a_street_leave_their_ink_where_they_stand(qapp: QApplication) -> None:
    town = Town(streets(("人民中路", [(-250, -80), (250, 80)])))
    layer = LabelLayer(options=LabelOptions(grids=False, outlets=False), maps=(BaseMap(town),))
    content = checkerboard()
    (line,) = [line for line in layer.read(content, VIEW) if line.glyphs]
    picture = argb(painted(layer, content, VIEW)) >> 24
    for glyph in line.glyphs:
        x, y = round(glyph.x), round(glyph.y)
        assert (picture[y - 5 : y + 6, x - 5 : x + 6] > 200).sum() > 15
        assert 10 < abs(glyph.angle) < 25
