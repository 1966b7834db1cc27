import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.customers.month_run import month_names, products_held, unpack_amounts, unpack_counts


@given(st.lists(st.integers(-(2**31), 2**31 - 1)), st.sampled_from([4, 8]))
def test_amounts_come_back_as_they_were_stored(amounts: list[int], width: int) -> None:
    blob = b"".join(amount.to_bytes(width, "little", signed=True) for amount in amounts)
    assert unpack_amounts(blob, width).tolist() == amounts


def test_a_run_that_is_cut_off_is_an_error() -> None:
    with pytest.raises(ValueError, match="cut off"):
        unpack_amounts(b"\0" * 7, 4)


def test_counts_are_unsigned() -> None:
    assert unpack_counts(np.array([0, 65_535], "<u2").tobytes()).tolist() == [0, 65_535]


def test_months_run_over_the_turn_of_the_year() -> None:
    assert month_names("2014-11", 4) == ("2014-11", "2014-12", "2015-01", "2015-02")
    assert month_names("2014-12", 0) == ()


def test_products_are_named_from_their_bits() -> None:
    assert products_held(0) == ()
    assert products_held(1 | 8 | 64) == ("CURRENT", "MOBILE_BANK", "LOAN")
