"""Identity numbers: the vectors of the domain handbook, damage by spreadsheets, and anything else without an error."""

import stdnum.cn.uscc
from hypothesis import given
from hypothesis import strategies as st

from desktop.importing.identities import born_of, credit_codes, gender_of, old_numbers, organisation_codes, resident_ids

TODAY, OLDEST = 20160430, 18960430


def person(cell: str) -> tuple[str | None, str | None]:
    values, wrong = resident_ids([cell], today=TODAY, oldest=OLDEST)
    return values[0], wrong.get(0)


def test_the_vectors_of_the_standards() -> None:
    for good in ("440524188001010014", "11010519491231002X", "350627199711275419"):
        values, wrong = resident_ids([good], today=TODAY, oldest=18000101)
        assert (values, wrong) == ([good], {})
    assert person("23023019950212522X") == (None, "CHECK_DIGIT")
    assert person("990001199001010013") == ("990001199001010013", None)
    assert credit_codes(["91350100M000100Y43", "91990001DEM000014K"]) == (
        ["91350100M000100Y43", "91990001DEM000014K"], {},
    )  # fmt: skip
    assert organisation_codes(["M000100Y4", "M000100Y-4", "M000100Y5"]) == (
        ["M000100Y4", "M000100Y4", None], {2: "CHECK_DIGIT"},
    )  # fmt: skip


def test_what_people_and_spreadsheets_make_of_a_number() -> None:
    assert person("110105491231002") == ("11010519491231002X", None)  # 15 digits become 18
    assert person(" 1101 0519491231 002x ") == ("11010519491231002X", None)
    assert person("１１０１０５１９４９１２３１００２Ｘ") == ("11010519491231002X", None)
    assert person("1.10105E+17") == (None, "EXCEL_E")
    assert person("110105194912310000") == (None, "EXCEL_TAIL")
    assert person("110105194902310022") == (None, "NO_SUCH_DAY")
    assert person("11010519491231OO2X") == (None, "SIGNS")
    assert person("1101051949123100") == (None, "LENGTH")
    assert person("440524188001010014") == (None, "TOO_OLD")
    assert resident_ids(["11010519491231002X"], today=19400101, oldest=OLDEST)[1] == {0: "FUTURE"}
    assert (born_of("11010519491231002X"), gender_of("11010519491231002X")) == ("1949-12-31", "F")
    assert old_numbers(["320684000012345", "3.20684E+14"]) == (["320684000012345", None], {1: "EXCEL_E"})


@given(st.lists(st.text(alphabet="0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17), max_size=5))
def test_credit_codes_agree_with_another_program(firsts: list[str]) -> None:
    codes = [first + stdnum.cn.uscc.calc_check_digit(first) for first in firsts]
    assert credit_codes(codes) == (codes, {})
    wrong = [first + ("0" if code[-1] != "0" else "1") for first, code in zip(firsts, codes, strict=True)]
    assert len(credit_codes(wrong)[1]) == len(wrong)


@given(st.lists(st.text(max_size=40), max_size=6))
def test_no_text_is_an_error(cells: list[str]) -> None:
    for check in (credit_codes, organisation_codes, old_numbers):
        values, wrong = check(cells)
        assert len(values) == len(cells)
        assert all((values[at] is None) for at in wrong)
    values, wrong = resident_ids(cells, today=TODAY, oldest=OLDEST)
    for at, value in enumerate(values):  # a value is a fixed point: read again it stays what it is
        assert value is None or (at not in wrong and person(value) == (value, None))
