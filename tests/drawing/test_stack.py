import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter, QPicture
from PySide6.QtWidgets import QApplication

from desktop.drawing.outlet_layer import OutletLayer, OutletOptions, outlet_marks
from desktop.drawing.pin_layer import PinOptions, discs_for
from desktop.drawing.selection_layer import Selected, SelectionLayer
from desktop.drawing.stack import LAYER_ORDER, MapOptions, default_layers, paint_map
from desktop.drawing.style import DARK, GREY, LIGHT, Style, for_paper
from desktop.maps.geodesy import length
from desktop.maps.projection import to_lonlat
from tests.drawing.content_maker import checkerboard
from tests.drawing.painting import argb, at_face, painted, whole


def test_layers_come_bottom_to_top_and_hidden_ones_not_at_all() -> None:
    assert tuple(layer.key for layer in default_layers()) == LAYER_ORDER
    few = default_layers(MapOptions(hidden=frozenset({"pins", "labels"})))
    assert [layer.key for layer in few] == [key for key in LAYER_ORDER if key not in ("pins", "labels")]


def test_equal_options_make_equal_layers() -> None:
    assert default_layers(MapOptions()) == default_layers(MapOptions())
    assert default_layers(MapOptions(style=DARK)) != default_layers(MapOptions())


@pytest.mark.parametrize("style", [LIGHT, DARK, GREY, for_paper(DARK)])
def test_the_same_options_paint_the_same_picture(qapp: QApplication, style: Style) -> None:
    content = checkerboard(locked=frozenset({2}))
    view = whole(content)
    pictures = []
    for _ in range(2):
        image = QImage(640, 640, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        paint_map(painter, content, view, default_layers(MapOptions(style=style)))
        painter.end()
        pictures.append(argb(image))
    np.testing.assert_array_equal(pictures[0], pictures[1])
    assert (pictures[0] >> 24 == 255).all()


def test_grey_style_is_grey() -> None:
    words = [value for value in (getattr(GREY, name) for name in GREY.__dataclass_fields__) if isinstance(value, str)]
    colours = [word for word in words if word.startswith("#")]
    assert sum(len({colour[1:3], colour[3:5], colour[5:7]}) == 1 for colour in colours) > 20
    assert all(len({hue[1:3], hue[3:5], hue[5:7]}) == 1 for hue in GREY.hues)


def test_outlets_with_and_without_credit_differ_by_shape(qapp: QApplication) -> None:
    content = checkerboard()
    view = whole(content)
    picture = argb(painted(OutletLayer(), content, view)) >> 24 > 128
    inks = []
    for mark in outlet_marks(content.outlets, view):
        x, y = int(mark.x), int(mark.y)
        inks.append(picture[y - 10 : y + 11, x - 10 : x + 11])
    assert inks[0].any()
    assert inks[1].any()
    assert inks[0].sum() != inks[1].sum()


def test_a_service_radius_is_true_on_the_ground(qapp: QApplication) -> None:
    content = checkerboard()
    view = whole(content)
    mark = outlet_marks(content.outlets, view)[0]
    spoke = to_lonlat(view.from_screen(np.array([(mark.x, mark.y), (mark.x + mark.radius, mark.y)])))
    assert length(spoke) == pytest.approx(mark.outlet.radius_m, rel=2e-3)
    plain = argb(painted(OutletLayer(), content, view)) != 0
    ringed = argb(painted(OutletLayer(options=OutletOptions(rings=True)), content, view)) != 0
    assert ringed.sum() > plain.sum() + 1000


def test_the_selected_grid_is_outlined_and_no_other(qapp: QApplication) -> None:
    content = checkerboard()
    view = whole(content)
    layer = SelectionLayer(selected=Selected(grids=frozenset({6})))
    picture = argb(painted(layer, content, view)) != 0
    x, y = at_face(content, view, 6)
    assert picture[y, x]
    x, y = at_face(content, view, 7)
    assert not picture[y - 40 : y + 40, x - 30 : x + 30].any()


def test_an_outline_passes_behind_the_counted_discs(qapp: QApplication) -> None:
    content = checkerboard(customers=3_000)
    view = whole(content)
    pins = PinOptions(mode="clusters")
    selected = Selected(grids=frozenset({6}))
    over = argb(painted(SelectionLayer(selected=selected), content, view)) != 0
    behind = argb(painted(SelectionLayer(selected=selected, behind=pins), content, view)) != 0
    rows, columns = np.mgrid[0 : over.shape[0], 0 : over.shape[1]]
    on_disc = np.zeros(over.shape, dtype=np.bool_)
    for disc in discs_for(content, view, pins):
        on_disc |= np.hypot(columns - disc.x, rows - disc.y) < disc.radius - 2
    assert (over & on_disc).any()
    assert not (behind & on_disc).any()
    assert (behind & ~on_disc).sum() > 0.9 * (over & ~on_disc).sum()


def test_selected_customers_are_ringed_where_they_are(qapp: QApplication) -> None:
    content = checkerboard(customers=100)
    view = whole(content)
    picture = argb(painted(SelectionLayer(selected=Selected(customers=(17,))), content, view)) != 0
    ((place,),) = (np.flatnonzero(content.points.customer_id == 17),)
    screen = view.to_screen(np.array([(content.points.world_x[place], content.points.world_y[place])]))[0]
    rows, columns = np.nonzero(picture)
    assert np.hypot(columns - screen[0], rows - screen[1]).max() < 12


def test_paper_gets_words_and_borders_as_vectors(qapp: QApplication) -> None:
    content = checkerboard(customers=0)
    view = whole(content)
    record = QPicture()
    painter = QPainter(record)
    painter.scale(600 / 96, 600 / 96)
    layers = default_layers(MapOptions(style=for_paper(LIGHT), hidden=frozenset({"pins"})))
    paint_map(painter, content, view, layers)
    painter.end()
    assert record.size() < 400_000  # a raster of this page would be megabytes
