"""Sizes of paper, the page's design and round figures of the scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.maps.box import Box
from desktop.printing.page_layout import lay_out
from desktop.printing.paper import NAMES, mm, px, sheet
from desktop.printing.scale_bar import degrees_text, round_denominator, round_distance, tick_step


@given(some.floats(0.01, 5000))
def test_millimetres_survive_the_way_to_pixels_and_back(length: float) -> None:
    assert mm(px(length)) == pytest.approx(length)


@given(some.floats(1, 1e7))
def test_a_scale_bar_is_round_and_fills_more_than_a_third_of_its_room(room: float) -> None:
    length = round_distance(room)
    assert room / 2.5001 <= length <= room * 1.0000001
    assert f"{length:.0e}"[0] in "125"


def test_a_scale_has_three_figures_and_degrees_read_as_on_a_map() -> None:
    assert round_denominator(178_934.2) == 179_000
    assert degrees_text(121.25) == "121°15′"
    assert degrees_text(31.991666667) == "31°59′30″"


@given(some.floats(0.05, 8))
def test_a_side_of_the_frame_never_has_more_than_eight_spans(span: float) -> None:
    assert span / tick_step(span) <= 8.0001


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("landscape", [True, False])
def test_the_parts_of_a_page_lie_on_the_paper_and_not_on_each_other(name: str, landscape: bool) -> None:
    page = lay_out(sheet(name, landscape=landscape), county=Box(0, 0, 50_000, 40_000))
    parts = [page.header, page.map, page.legend, page.inset, page.scale, page.footer]
    for part in parts:
        assert part.width > 20
        assert part.height > 5
        assert part.x > 0
        assert part.right < page.paper.width_mm
        assert part.y > 0
        assert part.bottom < page.paper.height_mm
    for one in parts:
        for other in parts:
            apart = one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
            assert one is other or apart, (one, other)
