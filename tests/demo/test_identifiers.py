"""Identifiers of the demo bank: valid by every published rule, and nobody's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.demo import identifiers as ids


def test_the_handbooks_example_firms_come_out_of_our_own_maker() -> None:
    codes = ids.organisation_codes(np.array([1, 3, 2]))
    assert ids.credit_codes("91", codes[:1]) == ["91990001DEM000014K"]
    assert ids.credit_codes("92", codes[1:2]) == ["92990001DEM0000306"]
    assert ids.credit_codes("93", codes[2:]) == ["93990001DEM0000228"]


def passes_mod_11_10(number: str) -> bool:
    """ISO 7064 MOD 11,10 written the slow way, as an oracle."""
    product = 10
    for digit in number[:-1]:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return (product + int(number[-1])) % 10 == 1


@given(st.lists(st.integers(0, 99_999_999), min_size=1, max_size=20))
def test_old_registration_numbers_carry_the_mod_11_10_check(numbers: list[int]) -> None:
    for made in ids.registration_numbers(np.array(numbers)):
        assert len(made) == 15
        assert made.startswith("990001")
        assert passes_mod_11_10(made)


@given(st.lists(st.tuples(st.integers(-20_000, 16_000), st.booleans()), min_size=1, max_size=60))
def test_resident_ids_say_birthday_and_sex_and_are_unique(people: list[tuple[int, bool]]) -> None:
    born = np.array([day for day, _ in people], dtype="datetime64[D]")
    male = np.array([sex for _, sex in people])
    made = ids.resident_ids(born, male)
    assert len(set(made)) == len(made)
    for number, day, sex in zip(made, born.tolist(), male.tolist(), strict=True):
        assert number[:6] == "990001"
        assert number[6:14] == day.strftime("%Y%m%d")
        assert int(number[16]) % 2 == sex


def test_too_many_people_with_one_birthday_are_refused() -> None:
    with pytest.raises(ValueError, match="birthday"):
        ids.resident_ids(np.full(501, "1980-05-05", dtype="datetime64[D]"), np.ones(501, dtype=np.bool_))


def test_every_owner_has_an_own_phone_that_no_network_uses() -> None:
    made = ids.phones(np.arange(50_000))
    assert len(set(made)) == 50_000
    assert {number[:2] for number in made} == {"12"}
    assert {len(number) for number in made} == {11}


def test_uuids_are_version_7_in_order_and_the_same_for_the_same_seed() -> None:
    made = ids.uuids(np.random.default_rng(5), 1000, first_millisecond=1_462_000_000_000)
    assert made == ids.uuids(np.random.default_rng(5), 1000, first_millisecond=1_462_000_000_000)
    assert made == sorted(made)
    assert all(text[14] == "7" and text[19] in "89ab" and len(text) == 36 for text in made)
    assert int(made[0].replace("-", "")[:12], 16) == 1_462_000_000_000
