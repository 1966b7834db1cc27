"""Numbers and grammar: what addresses write, taken apart and put together again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.locating.address_text import Level, cut, places, squeezed
from desktop.locating.numerals import SIGNS, chinese, number_of
from desktop.locating.parser import parsed, written

_NAME = st.text("余东八岩圩海门树勋桩戴青常乐中浩双烈", min_size=2, max_size=4)
_NUMBER = st.integers(1, 199)


@given(st.integers(0, 999))
def test_a_spoken_number_is_heard_as_it_was_said(number: int) -> None:
    assert number_of(chinese(number)) == number
    assert number_of(f"{number:03d}") == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("三", 3), ("03", 3), ("十二", 12), ("廿三", 23), ("一百零五", 105), ("一百五", 150), ("一二三", 123), ("两", 2),
     ("", None), ("三百百", None), ("十十", None), ("三三十", None), ("a", None), ("123456", None), ("²", None)],
)  # fmt: skip
def test_numbers_as_people_write_them(text: str, number: int | None) -> None:
    assert number_of(text) == number


@given(st.text(SIGNS, max_size=8))
def test_no_run_of_numeral_signs_is_too_odd(text: str) -> None:
    found = number_of(text)
    assert found is None or 0 <= found <= 99_999


@given(st.text(max_size=60))
def test_any_text_can_be_taken_apart(text: str) -> None:
    plain, where = squeezed(text), places(text)
    assert len(where) == len(plain) + 1
    assert 0 <= cut(plain) <= len(plain)
    found = parsed(text)
    assert 0.0 <= found.score <= 1.0
    assert all(0 <= piece.start < piece.end <= len(text) for piece in found.pieces)


@given(
    _NAME, _NAME, _NAME, _NUMBER, _NUMBER, st.sampled_from(["组", "队", "埭", "村民小组"]), st.booleans(), st.booleans()
)
def test_a_village_address_comes_back_as_it_was_written(
    county: str, town: str, village: str, group: int, house: int, word: str, spoken: bool, spaced: bool
) -> None:
    number = chinese(group) if spoken else str(group)
    text = f"江苏省{county}县{town}镇{village}村{number}{word}{house}号"
    raw = "　".join(text) if spaced else text
    found = parsed(raw)
    values = {piece.level: piece.value for piece in found.pieces}
    assert values == {
        Level.PROVINCE: "江苏省", Level.COUNTY: f"{county}县", Level.TOWN: f"{town}镇", Level.VILLAGE: f"{village}村",
        Level.GROUP: number, Level.HOUSE: str(house),
    }  # fmt: skip
    assert found.group_no == group
    group_piece = next(piece for piece in found.pieces if piece.level is Level.GROUP)
    assert squeezed(raw[group_piece.start : group_piece.end]) == f"{number}{word}"


@given(
    st.fixed_dictionaries(
        {},
        optional={
            Level.PROVINCE: st.just("江苏省"), Level.CITY: _NAME.map(lambda name: f"{name}市"),
            Level.COUNTY: _NAME.map(lambda name: f"{name}县"), Level.TOWN: _NAME.map(lambda name: f"{name}镇"),
            Level.VILLAGE: _NAME.map(lambda name: f"{name}社区"), Level.GROUP: _NUMBER, Level.HOUSE: _NUMBER,
            Level.ATTACHED: _NUMBER,
        },
    )
)  # fmt: skip
def test_whatever_levels_there_are_format_and_parse_agree(values: dict[Level, str | int]) -> None:
    if Level.ATTACHED in values and Level.HOUSE not in values:
        values.pop(Level.ATTACHED)
    found = parsed(written(values))
    assert {piece.level: piece.value for piece in found.pieces} == {
        level: str(value) for level, value in values.items()
    }


@given(_NAME, _NAME, _NUMBER, _NUMBER, _NUMBER, _NUMBER)
def test_a_town_address_comes_back_too(
    road: str, estate: str, number: int, building: int, unit: int, room: int
) -> None:
    values: dict[Level, str | int] = {
        Level.ROAD: f"{road}路", Level.ROAD_NO: number, Level.ESTATE: f"{estate}花园", Level.BUILDING: building,
        Level.UNIT: unit, Level.ROOM: room,
    }  # fmt: skip
    found = parsed(written(values))
    assert {piece.level: piece.value for piece in found.pieces} == {
        level: str(value) for level, value in values.items()
    }


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("余东镇八一村三组5号", "余东镇八一村", "三组5号"),
        ("余东镇八一村第十二村民小组", "余东镇八一村", "第十二村民小组"),
        ("余东镇三号桥村5号", "余东镇三号桥村", "5号"),  # 三号 is a part of the name
        ("余东镇81村３组", "余东镇81村", "3组"),
        ("正余镇五总村 3 埭 7 号", "正余镇五总村", "3埭7号"),
        ("常乐镇", "常乐镇", ""),
        ("１２０００", "", "12000"),
    ],
)
def test_the_numbers_begin_where_the_names_end(text: str, names: str, rest: str) -> None:
    plain = squeezed(text)
    assert (plain[: cut(plain)], plain[cut(plain) :]) == (names, rest)
