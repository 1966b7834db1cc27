"""The workload index: a formula of whole numbers, set by head office, with its history, undone like any step."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.database.connection import open_reader
from desktop.editing.edit import Edit, EditRefused
from desktop.plans.aim import Aim, Light
from desktop.plans.goal_edits import RemoveBalanceTarget, SetBalanceTarget, SetWorkloadFormula
from desktop.plans.goal_queries import formula_history, goals_of
from desktop.plans.goals import Goals, Level, Target
from desktop.plans.weight_queries import MEASURES
from desktop.plans.workload import DEFAULT_FORMULA, GRAIN, UNITS, Formula, hundredths
from tests.little_bank import LittleBank

WEIGHTS = st.dictionaries(st.sampled_from(MEASURES), st.integers(0, 10_000))
HELD = st.lists(st.integers(0, 10**15), min_size=len(MEASURES), max_size=len(MEASURES))


def amounts(**held: int) -> np.ndarray:
    return np.array([held.get(measure, 0) for measure in MEASURES], dtype=np.int64)


def test_every_hundred_households_are_a_point() -> None:
    formula = Formula.of({"households": 100, "loans_fen": 50})
    assert hundredths(formula.exact(amounts(households=250))) == 250
    assert hundredths(formula.exact(amounts(households=250, loans_fen=2 * UNITS["loans_fen"]))) == 350
    assert formula.exact(amounts(stock=10**6)) == 0
    assert hundredths(Formula.of({"stock": 1}).exact(amounts(stock=500))) == 1
    assert hundredths(Formula.of({"stock": 1}).exact(amounts(stock=499))) == 0


@given(WEIGHTS, HELD, HELD)
def test_workloads_are_exact_whatever_is_added_and_taken_away(
    weights: dict[str, int], held: list[int], came: list[int]
) -> None:
    formula = Formula.of(weights)
    both = np.array(held, dtype=np.int64) + np.array(came, dtype=np.int64)
    exact = sum(
        (
            Fraction(weights.get(measure, 0) * int(both[place]), UNITS[measure])
            for place, measure in enumerate(MEASURES)
        ),
        Fraction(0),
    )
    assert Fraction(formula.exact(both), GRAIN) == exact
    assert abs(hundredths(formula.exact(both)) - exact) <= Fraction(1, 2)
    assert formula.exact(both) - formula.exact(came) == formula.exact(held)


@given(WEIGHTS)
def test_a_formula_comes_back_from_the_store_as_it_went_in(weights: dict[str, int]) -> None:
    formula = Formula.of(weights)
    assert Formula.from_json(formula.to_json()).weights == formula.weights


@pytest.mark.parametrize("text", ["[]", '{"stock": 1.5}', '{"magic": 1}', '{"stock": -1}', "{", '{"stock": true}'])
def test_a_formula_nobody_could_have_written_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Formula.from_json(text)


def test_a_new_formula_is_in_force_at_once_and_the_old_ones_stay_as_history(bank: LittleBank) -> None:
    with bank.editor() as editor:
        db = open_reader(bank.path, bank.key)
        assert goals_of(db).formula == DEFAULT_FORMULA
        editor.do(SetWorkloadFormula((("households", 150),), " 按户数 "))
        editor.do(SetWorkloadFormula((("households", 150), ("visits_due", 900))))
        assert dict(goals_of(db).formula.weights) == {"households": 150, "visits_due": 900}
        history = formula_history(db)
        assert [dict(one.weights) for one in history[1:]] == [{"households": 150}, dict(DEFAULT_FORMULA.weights)]
        assert (history[1].note, history[1].set_by) == ("按户数", "zhang")
        editor.undo()
        assert dict(goals_of(db).formula.weights) == {"households": 150}
        editor.redo()
        assert len(formula_history(db)) == 3
        db.close()


def test_targets_are_set_changed_and_removed_by_undoable_steps(bank: LittleBank) -> None:
    with bank.editor() as editor:
        db = open_reader(bank.path, bank.key)
        editor.do(SetBalanceTarget("MANAGER", "workload", 9_000_00, 15))
        editor.do(SetBalanceTarget("MANAGER", "workload", None, 25))
        editor.do(SetBalanceTarget("GRID", "stock", 2_500, 30))
        assert goals_of(db).targets == {
            (Level.MANAGER, "workload"): Target(None, 25),
            (Level.GRID, "stock"): Target(2_500, 30),
        }
        editor.do(RemoveBalanceTarget("GRID", "stock"))
        assert (Level.GRID, "stock") not in goals_of(db).targets
        for _ in range(4):
            editor.undo()
        assert goals_of(db).targets == {}
        db.close()


@pytest.mark.parametrize(
    "edit",
    [
        SetWorkloadFormula(()),
        SetWorkloadFormula((("households", 0),)),
        SetWorkloadFormula((("magic", 5),)),
        SetWorkloadFormula((("stock", 10**9),)),
        SetWorkloadFormula(DEFAULT_FORMULA.weights),
        SetBalanceTarget("GRID", "stock", 0, 20),
        SetBalanceTarget("GRID", "stock", 5, 0),
        SetBalanceTarget("GRID", "stock", 5, 501),
        RemoveBalanceTarget("GRID", "stock"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(bank: LittleBank, edit: Edit) -> None:
    with bank.editor() as editor, pytest.raises(EditRefused):
        editor.do(edit)
    assert bank.rows("SELECT count(*) FROM workload_formula") == [(0,)]
    assert bank.rows("SELECT count(*) FROM balance_target") == [(0,)]


def test_lights_change_exactly_at_the_tolerance_and_at_twice_the_tolerance() -> None:
    aim = Aim(1_000, 1, 20)
    wanted = {
        800: Light.WITHIN, 1_200: Light.WITHIN, 799: Light.NEAR_UNDER, 1_201: Light.NEAR_OVER, 600: Light.NEAR_UNDER,
        1_400: Light.NEAR_OVER, 599: Light.FAR_UNDER, 1_401: Light.FAR_OVER, 0: Light.FAR_UNDER,
    }  # fmt: skip
    assert {value: aim.light(value) for value in wanted} == wanted
    assert aim.percent(1_005) == 101


def test_without_a_target_the_mean_counts_to_the_last_unit() -> None:
    aim = Goals().aim(Level.MANAGER, "stock", [10, 10, 13])
    assert (aim.whole, aim.holders) == (33, 3)
    assert [aim.percent(value) for value in (10, 11, 13)] == [91, 100, 118]
    assert Goals().aim(Level.MANAGER, "stock", [0, 0]).light(0) is None


def test_what_each_customer_brings_adds_up_to_the_workload_of_all() -> None:
    rng = np.random.default_rng(5)
    columns = [rng.integers(0, 10**9 if name.endswith("_fen") else 2, 50) for name in MEASURES]
    places = np.array([3, 7, 7, 40], dtype=np.intp)
    each = DEFAULT_FORMULA.each(columns, places)
    assert each.shape == (4,)
    assert each.sum() == pytest.approx(DEFAULT_FORMULA.exact([int(column[places].sum()) for column in columns]))
