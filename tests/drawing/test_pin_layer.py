import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.customers.point_codes import Flag
from desktop.customers.point_filter import BY_KIND, PointFilter
from desktop.drawing.cluster_discs import Disc, clear_of, merged, short_count
from desktop.drawing.pin_layer import MOST_SINGLE, Mode, PinLayer, PinOptions, discs_for
from desktop.drawing.style import LIGHT
from tests.drawing.content_maker import checkerboard
from tests.drawing.painting import argb, painted, whole

counts = st.lists(st.tuples(st.floats(0, 900), st.floats(0, 900), st.integers(1, 40_000)), min_size=1, max_size=150)


@given(counts)
def test_merging_discs_loses_nobody_and_leaves_no_overlap(cells: list[tuple[float, float, int]]) -> None:
    x, y, count = (np.array(column) for column in zip(*cells, strict=True))
    discs = merged(x.astype(float), y.astype(float), count.astype(np.int64), None)
    assert sum(disc.count for disc in discs) == int(count.sum())
    for i, one in enumerate(discs):
        for other in discs[:i]:
            assert np.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius


def test_discs_hold_every_customer_that_passes_the_filter(qapp: QApplication) -> None:
    content = checkerboard(customers=5_000)
    view = whole(content)
    for chosen in (PointFilter(), PointFilter(having=Flag.KEY), PointFilter(kinds=frozenset({"COOP"}))):
        discs = discs_for(content, view, PinOptions(filter=chosen))
        assert sum(disc.count for disc in discs) == int(chosen.mask(content.points).sum())


def test_discs_stay_on_the_world_while_the_map_is_panned(qapp: QApplication) -> None:
    content = checkerboard(customers=5_000)
    view = whole(content)
    here = {(round(d.x), round(d.y), d.count) for d in discs_for(content, view, PinOptions())}
    there = {(round(d.x - 40), round(d.y - 20), d.count) for d in discs_for(content, view.panned(40, 20), PinOptions())}
    assert here == there


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1"), (999, "999"), (1_000, "1.0k"), (1_140, "1.1k"), (9_949, "9.9k"), (9_950, "10k"), (16_400, "16k"),
     (999_499, "999k"), (999_500, "1.0M"), (1_200_000, "1.2M")],
)  # fmt: skip
def test_counts_are_written_short(count: int, words: str) -> None:
    assert short_count(count) == words


def test_every_dot_is_on_its_pixel(qapp: QApplication) -> None:
    content = checkerboard(customers=800)
    view = whole(content)
    picture = argb(painted(PinLayer(options=PinOptions(mode="dots")), content, view))
    index = content.points
    screen = view.to_screen(np.column_stack([index.world_x, index.world_y])).astype(int)
    assert (picture[screen[:, 1], screen[:, 0]] != 0).all()


def test_a_filter_leaves_only_its_own_dots(qapp: QApplication) -> None:
    content = checkerboard(customers=800)
    view = whole(content)
    everyone = argb(painted(PinLayer(options=PinOptions(mode="dots")), content, view)) != 0
    some = PinOptions(mode="dots", filter=PointFilter(having=Flag.KEY))
    few = argb(painted(PinLayer(options=some), content, view)) != 0
    assert 0 < few.sum() < everyone.sum()
    assert not (few & ~everyone).any()


def test_single_customers_differ_by_shape_and_by_class(qapp: QApplication) -> None:
    content = checkerboard(customers=300)
    near = whole(content).zoomed(3.0, (320, 320))
    assert len(content.points) < MOST_SINGLE
    layer = PinLayer(options=PinOptions(colour_by=BY_KIND))
    assert layer.read(content, near).form == "single"
    picture = painted(layer, content, near)
    colours = {value & 0xFFFFFF for value in np.unique(argb(picture)) if value >> 24 == 255}
    assert {int(LIGHT.pin_class(i)[1:], 16) for i in (0, 1, 2)} <= colours


@pytest.mark.parametrize("mode", ["clusters", "dots", "density"])
@pytest.mark.parametrize("ratio", [1.25, 2.0])
def test_pins_are_at_the_same_place_at_any_pixel_ratio(qapp: QApplication, mode: Mode, ratio: float) -> None:
    content = checkerboard(customers=3_000)
    view = whole(content, 400, 400)
    layer = PinLayer(options=PinOptions(mode=mode))
    plain = painted(layer, content, view)
    fine = painted(layer, content, view, ratio).scaled(400, 400)
    one, two = argb(plain) >> 24, argb(fine) >> 24
    assert ((one > 60) == (two > 60)).mean() > 0.85


def test_a_disc_that_cannot_get_clear_shows_its_number(qapp: QApplication) -> None:
    around = [(x, y, 6.0) for x in range(-140, 141, 40) for y in range(-140, 141, 40)]
    marks = np.array([*around, (-4.0, 3.0, 6.0)])
    (disc,) = clear_of([Disc(0, 0, 90_000, None)], marks)
    across, down = np.abs(marks[:, 0] - disc.x) - marks[:, 2], np.abs(marks[:, 1] - disc.y) - marks[:, 2]
    assert not ((across < 0.55 * disc.radius) & (down < 0.2 * disc.radius)).any()


def test_discs_step_aside_for_outlets_and_stay_apart(qapp: QApplication) -> None:
    marks = np.array([(100.0, 100.0, 6.0), (112.0, 96.0, 6.0), (400.0, 400.0, 6.0)])
    discs = [Disc(104, 101, 8_000, None), Disc(150, 101, 300, None), Disc(300, 300, 40, None)]
    moved = clear_of(discs, marks)
    assert [disc.count for disc in moved] == [8_000, 300, 40]
    assert moved[2] == discs[2]
    for i, disc in enumerate(moved):
        assert (np.hypot(marks[:, 0] - disc.x, marks[:, 1] - disc.y) >= disc.radius + marks[:, 2]).all()
        for other in moved[:i]:
            assert np.hypot(disc.x - other.x, disc.y - other.y) >= disc.radius + other.radius
