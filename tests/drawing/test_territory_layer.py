import numpy as np
from PySide6.QtWidgets import QApplication

from desktop.drawing.style import LIGHT
from desktop.drawing.territory_layer import Shading, TerritoryLayer, TerritoryOptions
from desktop.drawing.theme_colours import UNKNOWN
from tests.drawing.content_maker import checkerboard
from tests.drawing.painting import argb, at_face, painted, whole


def test_neighbours_differ_in_colour(qapp: QApplication) -> None:
    content = checkerboard()
    view = whole(content)
    picture = argb(painted(TerritoryLayer(), content, view))
    for face in content.partition.faces:
        x, y = at_face(content, view, face)
        for neighbour in content.partition.neighbours(face):
            other_x, other_y = at_face(content, view, neighbour)
            assert picture[y, x] != picture[other_y, other_x]


def test_a_locked_grid_is_hatched_and_its_neighbour_is_not(qapp: QApplication) -> None:
    content = checkerboard(locked=frozenset({6}))
    view = whole(content)
    picture = argb(painted(TerritoryLayer(), content, view))
    for face, shades in ((6, 5), (7, 1)):
        x, y = at_face(content, view, face)
        inside = picture[y - 40 : y + 40, x - 40 : x + 40]
        assert len(np.unique(inside)) >= shades
        assert (len(np.unique(inside)) == 1) == (face == 7)


def test_hatching_stands_still_on_the_world_while_the_map_is_panned(qapp: QApplication) -> None:
    content = checkerboard(locked=frozenset({6}))
    view = whole(content)
    before = argb(painted(TerritoryLayer(), content, view))
    after = argb(painted(TerritoryLayer(), content, view.panned(23, 11)))
    x, y = at_face(content, view, 6)
    one, two = before[y - 30 : y + 30, x - 30 : x + 30], after[y - 19 : y + 41, x - 7 : x + 53]
    assert (one == two).mean() > 0.95


def test_borders_of_a_branch_and_of_the_county_are_stronger(qapp: QApplication) -> None:
    content = checkerboard(2)
    view = whole(content, 400, 400)
    picture = argb(painted(TerritoryLayer(options=TerritoryOptions(fills=False)), content, view)) >> 24
    middle = picture[:, 100]
    county, branch = int((middle[:60] > 100).sum()), int((middle[150:250] > 100).sum())
    assert county >= branch >= 1


def test_no_pixel_of_the_county_is_left_without_a_territory(qapp: QApplication) -> None:
    content = checkerboard()
    view = whole(content)
    picture = argb(painted(TerritoryLayer(LIGHT, TerritoryOptions(hatching=False)), content, view))
    left_top, right_bottom = at_face(content, view, 13), at_face(content, view, 4)
    assert (picture[left_top[1] : right_bottom[1], left_top[0] : right_bottom[0]] >> 24 >= LIGHT.territory_alpha).all()


def test_a_theme_colours_each_grid_by_its_class_whatever_its_branch(qapp: QApplication) -> None:
    content = checkerboard()
    view = whole(content)
    low, high, *others = content.partition.faces
    options = TerritoryOptions(shading=Shading({low: "#0000FF", high: "#FF0000"}, alpha=255))
    picture = argb(painted(TerritoryLayer(options=options), content, view))

    def seen(face: int) -> int:
        x, y = at_face(content, view, face)
        return int(picture[y, x]) & 0xFFFFFF

    assert (seen(low), seen(high)) == (0x0000FF, 0xFF0000)
    assert {seen(face) for face in others} == {int(UNKNOWN.removeprefix("#"), 16)}
