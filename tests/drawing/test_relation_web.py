"""The web of relations: everybody inside the area, nobody over another, long names cut in their middle."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from desktop.drawing.relation_web import MOST, laid_out

AREA, LINE = QRectF(0, 0, 300, 180), 15.0


def width(text: str) -> float:
    return 12.0 * len(text)


@given(
    st.text("示例人名有限公司0123456789", min_size=1, max_size=30),
    st.lists(st.text("示例公司12", min_size=1, max_size=30), max_size=20),
)
def test_everybody_is_inside_and_nobody_over_another(middle: str, names: list[str]) -> None:
    placed = laid_out(AREA, middle, names, width=width, line=LINE)
    assert len(placed) == 1 + min(len(names), MOST)
    for one in placed:
        assert AREA.adjusted(-0.5, -0.5, 0.5, 0.5).contains(one.box)
        assert width(one.text) <= AREA.width() * 0.27
    for one, other in combinations(placed, 2):
        assert not one.box.intersects(other.box)


@pytest.mark.parametrize("name", ["海门开发区示例饭店24186", "海门开发区示例饭店24076"])
def test_of_a_long_name_both_ends_are_kept(name: str) -> None:
    text = laid_out(AREA, "人", [name], width=width, line=LINE)[1].text
    assert text.startswith("海门")
    assert text.endswith(name[-2:])
    assert "…" in text
