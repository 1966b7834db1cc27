import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.themes.classes import MOST_CLASSES, Method
from desktop.themes.scheme import Scheme, classed
from desktop.themes.theme import Theme, ThemeValues

schemes = st.builds(
    Scheme,
    st.sampled_from(Method),
    st.integers(1, MOST_CLASSES),
    st.lists(st.floats(-1e9, 1e9), max_size=MOST_CLASSES).map(tuple),
)


def values(numerator: list[float], denominator: list[float]) -> ThemeValues:
    ids = np.arange(1, len(numerator) + 1)
    return ThemeValues(Theme.COVERAGE, "2016-04-30", ids, np.array(numerator), np.array(denominator))


@given(schemes)
def test_a_scheme_is_read_back_as_it_was_kept(scheme: Scheme) -> None:
    assert Scheme.from_text(scheme.as_text()) == scheme


@given(st.text())
def test_whatever_stands_in_the_preferences_gives_a_scheme(text: str) -> None:
    scheme = Scheme.from_text(text)
    assert 1 <= scheme.count <= MOST_CLASSES
    assert all(np.isfinite(limit) for limit in scheme.limits)


def test_nothing_to_divide_by_is_no_value_and_in_no_class() -> None:
    found = classed(values([1, 0, 3], [10, 0, 10]), Scheme(Method.EQUAL, 2))
    assert found.class_of_grid.tolist() == [0, -1, 1]
    assert found.grids_in(frozenset({1, 2, 3})) == ((1, 1), 1)
    assert found.grids_in(frozenset({2, 3, 99})) == ((0, 1), 1)


@given(schemes, st.lists(st.integers(0, 50), min_size=1, max_size=40))
def test_every_grid_with_a_value_is_counted_once(scheme: Scheme, counts: list[int]) -> None:
    found = classed(values([float(n // 2) for n in counts], [float(n) for n in counts]), scheme)
    in_classes, without = found.grids_in(frozenset(found.values.grid_ids.tolist()))
    assert sum(in_classes) + without == len(counts)
    assert without == counts.count(0)
    assert found.values.whole >= 0 or without == len(counts)


def test_breaks_set_by_hand_hold_whatever_the_values() -> None:
    found = classed(values([1, 5, 9], [10, 10, 10]), Scheme(Method.BY_HAND, limits=(0.3, 0.6)))
    assert found.breaks == (0.3, 0.6, 0.9)
    assert found.class_of_grid.tolist() == [0, 1, 2]
