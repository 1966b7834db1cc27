"""Numbers as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import formats


@pytest.mark.parametrize(
    ("fen", "zh", "en"),
    [
        (None, "—", "—"),
        (0, "0.00 元", "CNY 0.00"),
        (123_456, "1,234.56 元", "CNY 1,234.56"),
        (1_234_567, "1.23 万元", "CNY 12,345.67"),
        (90_200_000_000, "9.02 亿元", "CNY 902.00 M"),
        (-5_000_000, "-5.00 万元", "CNY -50,000.00"),
    ],
)
def test_money_is_written_in_yuan_ten_thousands_or_hundred_millions(fen: int | None, zh: str, en: str) -> None:
    assert formats.money(fen) == zh
    assert formats.money(fen, english=True) == en


def test_an_empty_share_is_a_dash_and_not_zero() -> None:
    assert formats.share(0, 0) == "—"
    assert formats.share(0, 5) == "0.0 %"
    assert formats.share(1, 3) == "33.3 %"


def test_areas_and_lengths_take_the_unit_that_reads_well() -> None:
    assert formats.length(12.34) == "12.3 m"
    assert formats.length(1234.5) == "1.234 km"
    assert formats.area(666.6667) == "667 m² · 1.0 亩"
    assert formats.area(2_840_000) == "4,260.0 亩 · 2.840 km²"
    assert formats.area(2_840_000, english=True) == "4,260.0 mu · 2.840 km²"


@pytest.mark.parametrize("text", ["1:45,000", "1 : 45000", "45000", "4.5万", "45k", " 1：45,000 "])
def test_a_scale_is_read_however_it_is_typed(text: str) -> None:
    assert formats.parse_scale(text) == 45_000


@pytest.mark.parametrize("text", ["", "abc", "1:0", "1:", "10", "1:99999999999"])
def test_what_is_no_scale_is_none(text: str) -> None:
    assert formats.parse_scale(text) is None


@given(st.floats(min_value=50, max_value=40_000_000))
def test_a_written_scale_reads_back_within_one_percent(denominator: float) -> None:
    back = formats.parse_scale(formats.scale(denominator))
    assert back is not None
    assert abs(back - denominator) <= max(0.01 * denominator, 0.5)


def test_coordinates_name_their_hemisphere() -> None:
    assert formats.coordinates(121.35513, 32.01556) == "东经 121.355130°  北纬 32.015560°"
    assert formats.coordinates(-1.5, -2.5, english=True) == "2.500000° S  1.500000° W"
