"""Cells of every kind: what they mean, and that no text ever raises anything."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.database.connection import Connection
from desktop.importing import values
from desktop.importing.cells import guarded, is_garbled, plain_text, stripped
from desktop.importing.vocabulary import coded


@pytest.mark.parametrize(
    ("cell", "meaning"),
    [
        ("13812345678", ("MOBILE", "13812345678")), ("+86 138-1234-5678", ("MOBILE", "13812345678")),
        ("８６１３８１２３４５６７８", ("MOBILE", "13812345678")), ("13812345678.0", ("MOBILE", "13812345678")),
        ("0513-82221234", ("LANDLINE", "0513-82221234")), ("(0513)8222 1234", ("LANDLINE", "0513-82221234")),
        ("82221234", ("LANDLINE", "0513-82221234")), ("010-12345678", ("LANDLINE", "010-12345678")),
    ],
)  # fmt: skip
def test_phones(cell: str, meaning: object) -> None:
    assert values.phone(cell, demo=False) == (meaning, None)


def test_numbers_that_are_no_phone() -> None:
    assert values.phone("12049605364", demo=False) == (None, "NO_PHONE")
    assert values.phone("12049605364", demo=True) == (("MOBILE", "12049605364"), None)
    assert values.phone("1.38E+10", demo=True) == (None, "EXCEL_E")
    for cell in ("1381234567", "138123456789", "无", "13812345678/13912345678"):
        assert values.phone(cell, demo=True) == (None, "NO_PHONE")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_is_the_same_however_it_is_written(day: date) -> None:
    told = day.isoformat()
    serial = (day - date(1899, 12, 30)).days
    ways = [told, f"{day:%Y/%m/%d}", f"{day.year}.{day.month}.{day.day}", f"{day:%Y%m%d}", f"{told} 00:00:00"]
    ways += [f"{day.year}年{day.month}月{day.day}日"] + ([str(serial)] if serial >= 10_000 else [])
    assert {values.day(way) for way in ways} == {(told, None)}


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_an_amount_is_whole_fen(fen: int) -> None:
    sign, whole, cents = "-" if fen < 0 else "", abs(fen) // 100, abs(fen) % 100
    for cell in (f"{sign}{whole}.{cents:02d}", f"{sign}{whole:,}.{cents:02d}", f"{sign}{whole}.{cents:02d}元"):
        assert values.amount(cell, 100) == (fen, None)
    assert values.amount(f"{fen}", 1) == (fen, None)
    assert values.amount("1.5万元", 100) == (1_500_000, None)
    assert values.amount("1.5", 1_000_000) == (1_500_000, None)


def test_groups_are_counted_in_both_numerals() -> None:
    cells = ("3", "3组", "03组", "三组", "第三组", "十二组", "二十一队", "十", "一", "")
    assert [values.whole(cell)[0] for cell in cells] == [3, 3, 3, 3, 3, 12, 21, 10, 1, None]


READERS: list[Callable[[str], values.Read]] = [
    lambda cell: values.phone(cell, demo=True), values.day, lambda cell: values.amount(cell, 100), values.whole,
    values.key, values.degrees, lambda cell: values.word(cell, coded("kind")),
]  # fmt: skip


@given(st.text(max_size=60) | st.from_regex(r"[0-9.eE+\-年月日/: ]{0,25}", fullmatch=True))
def test_no_cell_is_an_error(cell: str) -> None:
    for read in READERS:
        value, problem = read(cell)
        assert (value is None) or problem is None
    plain, problem = plain_text(cell)
    assert problem is not None or plain_text(plain) == (plain, None)


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=12))
def test_chinese_read_in_a_wrong_encoding_is_found(text: str) -> None:
    assert is_garbled(text.encode("utf-8").decode("gb18030", "replace"))
    assert is_garbled(text.encode("utf-8").decode("latin-1"))


def test_names_are_not_taken_for_garbled_text(small_reader: Connection) -> None:
    rows = small_reader.execute("SELECT name FROM customer UNION ALL SELECT raw FROM address").fetchall()
    assert [text for (text,) in rows if plain_text(text) != (text, None)] == []


@given(st.text(max_size=20))
def test_what_is_guarded_against_formulas_comes_back(text: str) -> None:
    shown = guarded(text)
    assert not shown.startswith(("=", "+", "-", "@"))
    if not text.startswith("'"):
        assert stripped([shown]) == [text.strip()]
