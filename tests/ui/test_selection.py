"""A selection of customers and its own undo."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop.ui.selection import Combine, Selection

Sets = st.lists(st.tuples(st.sets(st.integers(1, 40)), st.sampled_from(Combine)), max_size=12)


def ids(*numbers: int) -> NDArray[np.int32]:
    return np.array(numbers, dtype=np.int32)


@given(Sets)
def test_it_behaves_like_a_set_and_undo_walks_all_the_way_back(steps: list[tuple[set[int], Combine]]) -> None:
    selection = Selection()
    expected: set[int] = set()
    states = [expected]
    for numbers, how in steps:
        selection.combine(ids(*numbers), how)
        if numbers:
            after = {
                Combine.REPLACE: numbers, Combine.ADD: expected | numbers, Combine.REMOVE: expected - numbers
            }[how]  # fmt: skip
            if after != expected:
                states.append(after)
            expected = after
        assert set(selection.ids.tolist()) == expected
    for state in reversed(states[:-1]):
        selection.undo()
        assert set(selection.ids.tolist()) == state
    assert not selection.can_undo
    for state in states[1:]:
        selection.redo()
        assert set(selection.ids.tolist()) == state


def test_an_empty_shape_never_throws_a_selection_away() -> None:
    selection = Selection()
    selection.combine(ids(1, 2, 3), Combine.REPLACE)
    selection.combine(ids(), Combine.REPLACE)
    assert selection.ids.tolist() == [1, 2, 3]


def test_changed_is_told_only_when_something_changed() -> None:
    selection, told = Selection(), []
    selection.changed.connect(lambda: told.append(len(selection)))
    selection.combine(ids(1, 2), Combine.REPLACE)
    selection.combine(ids(2, 1), Combine.ADD)
    selection.clear()
    selection.clear()
    assert told == [2, 0]
