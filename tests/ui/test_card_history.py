"""The way back through the cards."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.card_history import CardHistory, Chosen
from desktop.ui.subject import GRID, Subject

STEPS = st.lists(st.one_of(st.integers(1, 5), st.sampled_from(["back", "forward"])), max_size=60)


def chosen(one: int) -> Chosen:
    return Chosen((Subject(GRID, one),))


@given(STEPS)
def test_it_behaves_like_two_stacks(steps: list[int | str]) -> None:
    history = CardHistory()
    before: list[int] = []
    after: list[int] = []
    here: int | None = None
    for step in steps:
        if isinstance(step, int):
            history.visit(chosen(step))
            if step != here:
                before, after = ([*before, here] if here is not None else []), []
            here = step
        elif step == "back":
            found = history.go(-1)
            assert (found is None) == (not before)
            if found is not None and here is not None:
                after, here = [here, *after], before.pop()
                assert found == chosen(here)
        else:
            found = history.go(1)
            assert (found is None) == (not after)
            if found is not None and here is not None:
                before, here = [*before, here], after.pop(0)
                assert found == chosen(here)
        assert history.can_go_back == bool(before)
        assert history.can_go_forward == bool(after)


def test_it_keeps_a_hundred_cards_and_no_more() -> None:
    history = CardHistory()
    for one in range(250):
        history.visit(chosen(one))
    steps = 0
    while history.go(-1) is not None:
        steps += 1
    assert steps == 99
