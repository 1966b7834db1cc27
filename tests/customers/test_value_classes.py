"""Value and churn told from months: by hand, and what more money or more movement may never do."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.customers.value_classes import (
    MONTHS,
    STAGES,
    VALUES,
    Activity,
    Worth,
    fifths,
    stage_codes,
    value_codes,
)


def one(balances: list[int], transactions: list[int], *, firm: bool = False) -> Activity:
    """Balances in 元."""
    return Activity(
        np.array([balances], dtype=np.int64) * 100, np.array([transactions], dtype=np.int64), np.array([firm])
    )


def stage(balances: list[int], transactions: list[int], *, firm: bool = False) -> str:
    return STAGES[int(stage_codes(one(balances, transactions, firm=firm))[0])]


def test_churn_stages_by_hand() -> None:
    steady = [5] * 12
    assert stage([2_000] * 12, steady) == "STAGE_STABLE"
    assert stage([900] * 12, steady) == ""  # never worth watching
    assert stage([2_000] * 12, steady, firm=True) == ""
    assert stage([20_000] * 12, steady, firm=True) == "STAGE_STABLE"
    assert stage([2_000] * 9 + [1_000] * 3, steady) == "STAGE_WARN"
    assert stage([2_000] * 9 + [1_001] * 3, steady) == "STAGE_STABLE"
    assert stage([2_000] * 12, [10] * 9 + [7] * 3) == "STAGE_WARN"
    assert stage([2_000] * 12, [10] * 9 + [7, 7, 8]) == "STAGE_STABLE"
    assert stage([2_000] * 12, [5] * 6 + [0] * 6) == "STAGE_SILENT"
    assert stage([2_000] * 9 + [99] * 3, steady) == "STAGE_LOST"
    assert stage([2_000] * 9 + [99, 99, 100], steady) == "STAGE_WARN"


def test_value_classes_put_each_of_eight_corners_in_its_class() -> None:
    low, high = np.zeros(6, dtype=np.int64), np.full(4, 9, dtype=np.int64)
    rich, busy = np.concatenate([low, high]), np.concatenate([low, high])
    worth = Worth(quiet=np.concatenate([low + 9, high * 0]), transactions=busy, balances=rich)
    found = [VALUES[code] for code in value_codes(worth)]
    assert found == ["VALUE_FADING"] * 6 + ["VALUE_KEY"] * 4
    mixed = Worth(quiet=worth.quiet[::-1].copy(), transactions=busy, balances=rich)
    assert {VALUES[code] for code in value_codes(mixed)[-4:]} == {"VALUE_KEEP"}


def test_equal_values_are_in_one_fifth() -> None:
    assert fifths(np.array([3, 3, 3, 3, 3])).tolist() == [1] * 5
    assert fifths(np.arange(10)).tolist() == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert fifths(np.empty(0, dtype=np.int64)).tolist() == []


@given(st.integers(0, 2**31), st.integers(1, 60))
def test_parts_joined_are_worth_what_the_whole_is(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    activity = Activity(
        rng.integers(0, 10**9, (n, MONTHS)), rng.integers(0, 4, (n, MONTHS)), np.zeros(n, dtype=np.bool_)
    )
    cut = n // 2
    parts = [
        Worth.of(Activity(activity.balances[rows], activity.transactions[rows], activity.is_firm[rows]))
        for rows in (slice(0, cut), slice(cut, n))
    ]
    assert np.array_equal(value_codes(Worth.joined(parts)), value_codes(Worth.of(activity)))
    assert stage_codes(activity).shape == (n,)
