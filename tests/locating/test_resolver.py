"""Which village an address means: names old and new, namesakes, slips of the pen, and what must not be guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.locating.locator import Locator
from desktop.locating.resolver import Reason
from tests.locating.places import BAYI, CHANGLE, DAIQING, HEPING, ROAD, XINHE, XINHE_TOO, YUDONG, gazetteer

LOCATOR = Locator(gazetteer())


@pytest.mark.parametrize(
    ("raw", "village", "group"),
    [
        ("江苏省海门市余东镇八一村三组5号", BAYI, 3),
        ("江苏省南通市海门区余东镇八一村村委会03组", BAYI, 3),
        ("海门余东八一村3队", BAYI, 3),
        ("余东镇八一三组", BAYI, 3),  # 八一 is the village, 三 the group
        ("余东镇８１村 3 组", BAYI, 3),
        ("八一村", BAYI, 0),
        ("海门市树勋镇八一村3组", BAYI, 3),  # the town was merged into 余东镇
        ("余东镇树勋镇八一村", BAYI, 0),
        ("海门市树勋镇建设村2组", BAYI, 2),  # so was the village
        ("余东镇先锋大队3组", BAYI, 3),
        ("海门市麒麟镇人民路社区示范路8号", ROAD, 0),
        ("佘东镇和平村", HEPING, 0),
        ("余东镇禾平村1组", HEPING, 1),  # the same sound
        ("余东镇戴青村4组", DAIQING, 4),
        ("余东镇代青山村4组", DAIQING, 4),
        ("余东镇政府西和平村", HEPING, 0),
    ],
)
def test_an_address_leads_to_its_village_and_group(raw: str, village: int, group: int) -> None:
    found = LOCATOR.read(raw)
    assert (found.division, found.group_no, found.reason) == (village, group, Reason.LOCATED)


def test_namesakes_are_told_apart_by_their_town_alone() -> None:
    assert LOCATOR.read("余东镇新河村3组").division == XINHE
    assert LOCATOR.read("常乐镇新河村3组").division == XINHE_TOO
    nobody = LOCATOR.read("海门市新河村3组")
    assert (nobody.division, nobody.reason) == (0, Reason.AMBIGUOUS)
    assert {one.division for one in nobody.resolution.candidates} == {XINHE, XINHE_TOO}


def test_a_slip_between_namesakes_is_not_guessed() -> None:
    assert LOCATOR.read("海门市新合村").division == 0


def test_a_wrong_town_gives_way_to_a_name_that_stands_once_in_the_county() -> None:
    found = LOCATOR.read("海门市常乐镇八一村3组")
    assert found.division == BAYI
    assert found.score < LOCATOR.read("海门市余东镇八一村3组").score


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", Reason.NO_ADDRESS),
        ("　 ", Reason.NO_ADDRESS),
        ("海门市余东镇", Reason.NO_PLACE),
        ("海门市人民路88号", Reason.NO_PLACE),  # a road, not the community named after it
        ("启东市汇龙镇和平村3组", Reason.ELSEWHERE),
        ("南通市通州区二甲镇八一村3组", Reason.ELSEWHERE),
        ("余东镇大圩村3组", Reason.UNKNOWN_PLACE),
        ("余东镇××村", Reason.UNKNOWN_PLACE),
    ],
)
def test_what_names_no_village_here_is_left_to_people(raw: str, reason: Reason) -> None:
    found = LOCATOR.read(raw)
    assert (found.division, found.reason) == (0, reason)


def test_the_named_town_is_known_even_where_the_village_is_not() -> None:
    assert LOCATOR.read("海门市余东镇大圩村").resolution.town == YUDONG
    assert LOCATOR.read("麒麟镇").resolution.town == CHANGLE


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    found = LOCATOR.read(text)
    assert (found.division > 0) == (found.reason is Reason.LOCATED)


@given(st.lists(st.sampled_from("江苏省海门市余东镇八一村社区新河和平人民路3三组号区县 "), max_size=18).map("".join))
def test_scrambled_names_never_break_it_and_answers_do_not_depend_on_what_was_read_before(text: str) -> None:
    many = LOCATOR.read_many([text, None, text])
    fresh = Locator(gazetteer()).read(text)
    assert many.division.tolist() == [fresh.division, 0, fresh.division]
    assert many.group_no[0] == fresh.group_no
    assert many.reason[1] == Reason.NO_ADDRESS
