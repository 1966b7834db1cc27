"""Totals by level add up whatever is done, and every suggested move improves the balance without touching a lock."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.plans.balance import BalanceGoal, spread_of, suggestions
from desktop.plans.border_grids import BorderGrids
from desktop.plans.draft import Draft
from desktop.plans.goals import MEASURED, Goals, Level, Target
from desktop.plans.level_totals import level_rows, values_to_compare
from desktop.plans.steps import StepRefused
from desktop.plans.totals import Totals
from desktop.plans.weight_queries import MEASURES
from tests.grids.partitions import voronoi
from tests.plans.test_totals import customers, draft_of_base

ABOVE_GRIDS = (Level.MANAGER, Level.OUTLET, Level.BRANCH)


def staffed(seed: int, faces: int = 24) -> tuple[Draft, Totals]:
    """Grids held by six managers of three outlets in two branches, as they happen to lie; some locked, some vacant."""
    rng = np.random.default_rng(seed)
    draft = draft_of_base(voronoi(seed, faces))
    index, weights = customers(draft.base, rng)
    grids = {}
    for face, grid in draft.grids.items():
        manager = int(rng.integers(1, 7))
        outlet = (manager + 1) // 2
        vacant = rng.random() < 0.1
        grids[face] = replace(
            grid,
            staff_id=None if vacant else manager,
            outlet_id=outlet,
            branch_id=1 if outlet < 3 else 2,
            backup_id=int(rng.integers(1, 7)) if rng.random() < 0.3 else None,
        )
    locked = {int(face): "责任书已签" for face in rng.choice(draft.base.faces, faces // 4, replace=False)}
    whole = replace(draft, grids=grids, grids_in_force=grids, locked=locked)
    return whole, Totals.of(whole, index, weights)


def pieces(draft: Draft, faces: set[int]) -> int:
    """By plain flooding, apart from what is tested."""
    count = 0
    while faces:
        count, reached = count + 1, {min(faces)}
        while True:
            more = {other for face in reached for other in draft.partition.neighbours(face)} & faces - reached
            if not more:
                break
            reached |= more
        faces = faces - reached
    return count


def held(draft: Draft, level: Level, key: int) -> set[int]:
    return {face for face, grid in draft.grids.items() if level.holder(grid) == key}


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(ABOVE_GRIDS), st.sampled_from(MEASURED))
def test_every_suggestion_improves_keeps_locks_and_keeps_ground_together(seed: int, level: Level, measure: str) -> None:
    draft, totals = staffed(seed)
    goals = Goals()
    found = suggestions(draft, totals, BalanceGoal(level, measure, goals), BorderGrids())
    again = suggestions(draft, totals, BalanceGoal(level, measure, goals), BorderGrids())
    assert [(one.move.face, one.giver.key, one.taker.key) for one in found] == [
        (one.move.face, one.giver.key, one.taker.key) for one in again
    ]
    for one in found:
        step = one.move.step(draft)
        (handed,) = step.grids
        assert handed.face not in draft.locked
        assert handed.staff_id != handed.backup_id
        after = replace(draft, grids={**draft.grids, handed.face: handed})
        rows = level_rows(after, totals, level)
        values = values_to_compare(rows, goals, measure)
        aim = goals.aim(level, measure, values)
        assert (aim.whole, aim.holders) == (one.giver.aim.whole, one.giver.aim.holders)  # nobody is left without a grid
        before = values_to_compare(level_rows(draft, totals, level), goals, measure)
        squares = [sum((value * aim.holders - aim.whole) ** 2 for value in side) for side in (before, values)]
        assert squares[1] < squares[0]
        assert spread_of(values, aim) == one.after
        assert spread_of(before, aim) == one.before
        by_key = {row.key: goals.value(measure, row.after) for row in rows}
        assert (by_key[one.giver.key], by_key[one.taker.key]) == (one.giver.after, one.taker.after)
        if level is not Level.BRANCH:
            assert handed.branch_id == draft.grids[handed.face].branch_id
        for key in (one.giver.key, one.taker.key):
            assert pieces(after, held(after, level, key)) <= pieces(draft, held(draft, level, key))


def test_suggestions_are_found_and_the_best_comes_first() -> None:
    told = 0
    for seed in range(6):
        draft, totals = staffed(seed)
        found = suggestions(draft, totals, BalanceGoal(Level.MANAGER, "stock", Goals()), BorderGrids())
        told += len(found)
        assert [one.after.permille for one in found] == sorted(one.after.permille for one in found)
        assert len({one.move.face for one in found}) == len(found) <= 5
    assert told > 6


def test_taking_suggestion_after_suggestion_ends_in_a_better_balance() -> None:
    draft, totals = staffed(3, faces=40)
    goal = BalanceGoal(Level.MANAGER, "workload", Goals())
    spreads = []
    for _ in range(60):
        found = suggestions(draft, totals, goal, BorderGrids())
        if not found:
            break
        spreads.append(found[0].before.permille)
        (handed,) = found[0].move.step(draft).grids
        draft = replace(draft, grids={**draft.grids, handed.face: handed})
    else:
        raise AssertionError("it never ends")
    assert spreads == sorted(spreads, reverse=True)
    assert spreads[-1] < spreads[0]


def test_a_draft_that_is_locked_all_over_has_nothing_to_suggest() -> None:
    draft, totals = staffed(3)
    locked = replace(draft, locked=dict.fromkeys(draft.grids, "责任书已签"))
    for level in Level:
        assert suggestions(locked, totals, BalanceGoal(level, "stock", Goals()), BorderGrids()) == ()


def test_a_move_is_refused_once_its_grid_is_locked() -> None:
    draft, totals = staffed(3)
    one = suggestions(draft, totals, BalanceGoal(Level.MANAGER, "stock", Goals()), BorderGrids())[0]
    locked = replace(draft, locked={**draft.locked, one.move.face: "责任书已签"})
    with pytest.raises(StepRefused, match="责任书已签"):
        one.move.step(locked)
    gone = replace(draft, grids={face: grid for face, grid in draft.grids.items() if face != one.move.face})
    with pytest.raises(StepRefused, match="不在草案中"):
        one.move.step(gone)


def test_a_target_that_everybody_exceeds_leaves_nothing_to_improve_in_vain() -> None:
    draft, totals = staffed(5)
    goals = Goals(targets={(Level.MANAGER, "stock"): Target(1, 10)})
    for one in suggestions(draft, totals, BalanceGoal(Level.MANAGER, "stock", goals), BorderGrids()):
        assert one.after.permille <= one.before.permille


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_every_level_adds_up_to_the_same_whole(seed: int) -> None:
    draft, totals = staffed(seed)
    faces = sorted(draft.grids)
    moved = {face: replace(draft.grids[face], staff_id=(face % 6) + 1) for face in faces[::3]}
    after = replace(draft, grids={**draft.grids, **moved})
    whole = sum((totals.now(face) for face in faces), np.zeros(len(MEASURES), dtype=np.int64))
    for level in Level:
        rows = level_rows(after, totals, level)
        assert sorted(face for row in rows for face in row.faces) == faces
        assert sorted(face for row in rows for face in row.faces_before) == faces
        assert np.array_equal(sum(row.after for row in rows), whole)
        assert np.array_equal(sum(row.before for row in rows), whole)
