"""Names, ids, births, phones and addresses as people write them, brought to one form."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.demo.addresses import chinese_number
from desktop.matching.normal_queries import DAMAGED, UPGRADED, VALID, normalise, number_of
from tests.matching.conftest import Row, received, table_of

ANYTHING = st.none() | st.text(max_size=30) | st.from_regex(r"[0-9Xx ]{0,20}", fullmatch=True)


def normal(db: duckdb.DuckDBPyConnection, *rows: Row) -> list[dict[str, object]]:
    received(db, table_of(rows))
    normalise(db)
    found: list[dict[str, object]] = db.sql("SELECT * FROM normal ORDER BY record").to_arrow_table().to_pylist()
    return found


def test_a_name_is_the_same_however_it_is_written(bench: duckdb.DuckDBPyConnection) -> None:
    written = ("陈建国", "陳 建國", "陈　建国", "陈建国(户主)", "陈建国（户主）")
    rows = normal(bench, *({"name": name} for name in written))
    assert {row["name"] for row in rows} == {"陈建国"}


def test_names_that_sound_alike_have_one_sound(bench: duckdb.DuckDBPyConnection) -> None:
    pairs = (("张静", "章婧"), ("陈志英", "陈智瑛"), ("沈红", "沈虹"))
    for one, other in pairs:
        first, second = normal(bench, {"name": one}, {"name": other})
        assert first["name_py"] == second["name_py"]
        assert first["name"] != second["name"]


@pytest.mark.parametrize(
    ("written", "kept", "state"),
    [
        ("11010519491231002X", "11010519491231002X", VALID),
        ("11010519491231002x", "11010519491231002X", VALID),
        ("440524188001010014", "440524188001010014", VALID),
        ("110105194902310026", "110105194902310026", DAMAGED),  # a right check digit, but no such day
        (" 350627 19971127 5419", "350627199711275419", VALID),
        ("３５０６２７１９９７１１２７５４１９", "350627199711275419", VALID),
        ("23023019950212522X", "23023019950212522X", DAMAGED),
        ("110105491231002", "11010519491231002X", UPGRADED),
        ("990001199001010000", "990001199001010000", DAMAGED),
        ("9.90001199001010E+17", "990001199001010000", DAMAGED),
        ("无", None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_an_id_is_read_with_its_state(
    bench: duckdb.DuckDBPyConnection, written: str, kept: str | None, state: int | None
) -> None:
    (row,) = normal(bench, {"name": "王", "id_no": written})
    assert (row["id"], row["id_state"]) == (kept, state)


@pytest.mark.parametrize("written", ["1997-11-27", "19971127", "1997/11/27", "1997年11月27日", None])
def test_a_birth_is_read_from_its_field_or_from_the_id(bench: duckdb.DuckDBPyConnection, written: str | None) -> None:
    (row,) = normal(bench, {"name": "王", "id_no": "350627199711275419", "birth": written})
    assert row["birth"] == 19971127
    (other,) = normal(bench, {"name": "王", "id_no": None, "birth": "1997-02-30"})
    assert other["birth"] is None


@pytest.mark.parametrize("written", ["12812345678", "+86 128-1234-5678", "128 1234 5678", "１２８１２３４５６７８"])
def test_a_phone_is_its_digits(bench: duckdb.DuckDBPyConnection, written: str) -> None:
    (row,) = normal(bench, {"name": "王", "phone": written})
    assert row["phone"] == "12812345678"


@pytest.mark.parametrize(
    "written",
    [
        "江苏省海门市常乐镇颐生村3组12号",
        "海门市麒麟镇颐生村三组12号",
        "江苏省南通市海门区常乐镇颐生村03组12号",
        "颐生村三组十二号",
        "常乐镇颐生村委会3队12",
        "常樂鎮頤生村3組12號",
    ],
)
def test_an_address_is_village_group_and_house(bench: duckdb.DuckDBPyConnection, written: str) -> None:
    (row,) = normal(bench, {"name": "王", "address": written})
    assert (row["village"], row["grp"], row["house"]) == ("yi'sen", 3, 12)


@given(st.integers(1, 99))
def test_chinese_numbers_are_numbers(number: int) -> None:
    assert number_of(chinese_number(number)) == number


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(dict.fromkeys(("name", "id_no", "birth", "phone", "address"), ANYTHING)), max_size=40
    )
)
def test_no_text_whatever_stops_the_reading(
    bench: duckdb.DuckDBPyConnection, rows: list[dict[str, str | None]]
) -> None:
    assert len(normal(bench, *rows)) == len(rows)
