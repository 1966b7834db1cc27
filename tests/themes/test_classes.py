from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.themes.classes import MOST_CLASSES, Method, breaks_of, by_hand, class_of

COMPUTED = (Method.QUANTILE, Method.EQUAL, Method.NATURAL)
values = st.lists(st.floats(-1e6, 1e6) | st.just(float("nan")), max_size=60).map(np.array)
counts = st.integers(1, MOST_CLASSES)


@given(values, st.sampled_from(COMPUTED), counts)
def test_every_value_falls_into_a_class_and_no_more_are_made_than_asked_for(
    found: np.ndarray, method: Method, count: int
) -> None:
    breaks = breaks_of(found, method, count)
    assert len(breaks) <= count
    assert all(a < b for a, b in pairwise(breaks))
    classes = class_of(found, breaks)
    assert ((classes == -1) == ~np.isfinite(found)).all()
    for value, place in zip(found.tolist(), classes.tolist(), strict=True):
        if place >= 0:
            assert value <= breaks[place]
            assert place == 0 or value > breaks[place - 1]


@given(st.lists(st.integers(0, 12).map(lambda n: n * n), min_size=1, max_size=30), st.integers(1, 4))
def test_natural_breaks_leave_the_least_spread_of_all_divisions(whole: list[int], count: int) -> None:
    found = np.array(whole, np.float64)
    levels = np.unique(found)
    count = min(count, len(levels))

    def spread(limits: tuple[float, ...]) -> float:
        classes = class_of(found, limits)
        groups = (found[classes == k] for k in set(classes.tolist()))
        return float(sum(((group - group.mean()) ** 2).sum() for group in groups))

    every = (spread((*cut, float(found.max()))) for cut in combinations(levels[:-1].tolist(), count - 1))
    least = min(every)
    assert spread(breaks_of(found, Method.NATURAL, count)) <= least + 1e-6


def test_quantiles_put_equally_many_grids_into_each_class() -> None:
    classes = class_of(np.arange(300.0), breaks_of(np.arange(300.0), Method.QUANTILE, 5))
    assert np.bincount(classes).tolist() == [60] * 5


def test_equal_steps_are_equally_wide() -> None:
    assert breaks_of(np.array([0.0, 3.0, 50.0, 100.0]), Method.EQUAL, 4) == (25.0, 50.0, 75.0, 100.0)


def test_natural_breaks_lie_in_the_gaps() -> None:
    found = np.array([1.0, 2.0, 3.0, 101.0, 102.0, 103.0, 900.0])
    assert breaks_of(found, Method.NATURAL, 3) == (3.0, 103.0, 900.0)


def test_breaks_set_by_hand_are_ordered_and_leave_nothing_out() -> None:
    assert by_hand([50, 10], np.array([5.0, 70.0])) == (10.0, 50.0, 70.0)
    assert by_hand([50, 10], np.array([5.0, 20.0])) == (10.0, 50.0)
    assert by_hand([], np.array([np.nan])) == ()


def test_what_lies_above_the_last_break_is_in_the_last_class() -> None:
    assert class_of(np.array([5.0, 11.0, np.nan]), (10.0,)).tolist() == [0, 0, -1]


def test_breaks_by_hand_cannot_be_computed_and_nine_classes_are_too_many() -> None:
    with pytest.raises(ValueError, match="by hand"):
        breaks_of(np.array([1.0]), Method.BY_HAND, 3)
    with pytest.raises(ValueError, match="1 to 7"):
        breaks_of(np.array([1.0]), Method.EQUAL, 9)
