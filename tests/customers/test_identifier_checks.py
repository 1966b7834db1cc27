"""Check characters by the published vectors (domain §2.4), and what is not an identifier at all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.customers import identifier_checks as ids
from desktop.customers.identifier_checks import chars


def one(text: str, width: int) -> ids.Chars:
    return chars([text], width)


def text(codes: ids.Chars) -> str:
    return codes.tobytes().decode()


@pytest.mark.parametrize(
    "known",
    ["11010519491231002X", "440524188001010014", "350627199711275419", "990001199001010013", "990001198512310021"],
)
def test_the_check_character_of_a_resident_id_follows_gb_11643(known: str) -> None:
    assert text(ids.resident_id_checks(one(known[:17], 17))) == known[17]
    assert ids.resident_ids_hold(one(known, 18)).tolist() == [True]


@pytest.mark.parametrize(
    "wrong",
    [
        "23023019950212522X",  # check character
        "990001199002300016",  # 30 February
        "990001190002290018",  # 1900 was no leap year
        "99000119900101001",  # a character short
        "9900011990010100130",  # one too many
        "９９0001199001010013",
        "",
    ],
)
def test_what_is_no_resident_id_does_not_hold(wrong: str) -> None:
    assert ids.resident_ids_hold(one(wrong, 18)).tolist() == [False]


@pytest.mark.parametrize(
    "known", ["91350100M000100Y43", "91990001DEM000014K", "92990001DEM0000306", "93990001DEM0000228"]
)
def test_credit_codes_follow_gb_32100_and_the_code_inside_gb_11714(known: str) -> None:
    assert text(ids.credit_code_checks(one(known[:17], 17))) == known[17]
    assert text(ids.organisation_code_checks(one(known[8:16], 8))) == known[16]
    assert ids.credit_codes_hold(one(known, 18)).tolist() == [True]
    assert ids.credit_codes_hold(one(known.replace("0", "1", 1), 18)).tolist() == [False]


@given(st.lists(st.text(max_size=20), max_size=5))
def test_any_text_is_only_told_to_hold_or_not(texts: list[str]) -> None:
    for holds in (ids.resident_ids_hold, ids.credit_codes_hold):
        found = holds(chars(texts, 18))
        assert found.shape == (len(texts),)
        assert found.dtype == np.bool_
