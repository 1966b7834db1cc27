"""Suggest a move 建议调整: the few single moves that most improve the balance of a measure, none against a lock.

Where moves come from is a seam: a `MoveSource` offers them, `suggestions` judges them all by one measure. A source of
whole grids is in `border_grids.py`; others may offer parts of grids, and a full optimiser can replace the judge.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from desktop.plans.aim import Aim
from desktop.plans.draft import Draft
from desktop.plans.draft_edits import RedrawDraft
from desktop.plans.goals import Goals, Level
from desktop.plans.level_totals import level_rows
from desktop.plans.totals import Moved, Totals
from desktop.plans.weight_queries import Amounts

MOST_SUGGESTIONS = 5


class Move(Protocol):
    """Something one holder may hand to another in one undoable step."""

    @property
    def face(self) -> int:
        """The grid that is handed over, or that gives ground."""

    @property
    def giver(self) -> int:
        """Who has it now, by the id at the level that is to be balanced."""

    @property
    def taker(self) -> int: ...

    @property
    def amounts(self) -> Amounts:
        """(len(MEASURES),) what moves."""

    @property
    def moved(self) -> Moved:
        """Customers that change grids by it; nobody where a grid changes hands as a whole."""

    def step(self, draft: Draft) -> RedrawDraft:
        """Made when the move is taken. Raises StepRefused when a rule forbids it."""


class MoveSource(Protocol):
    """Offers moves that are allowed: nothing locked, every holder's ground in no more pieces than before."""

    def moves(self, draft: Draft, totals: Totals, level: Level) -> Iterable[Move]: ...


@dataclass(frozen=True, slots=True)
class BalanceGoal:
    """What is to be balanced, and at which level."""

    level: Level
    measure: str  # one of goals.MEASURED
    goals: Goals


@dataclass(frozen=True, slots=True)
class Spread:
    """How far a level is from balance. `far` of `holders` are outside the tolerance; `permille` is the root mean
    square of what they are off, in thousandths of the aim."""

    far: int
    holders: int
    permille: int


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One of the two holders of a move: what it holds before and after, and its aim."""

    key: int
    before: int
    after: int
    aim: Aim


@dataclass(frozen=True, slots=True, eq=False)
class Suggestion:
    """A move with its effect; taking it always brings the level nearer to its aim."""

    move: Move
    giver: Side
    taker: Side
    before: Spread
    after: Spread


def spread_of(values: Iterable[int], aim: Aim) -> Spread:
    """Of what everybody holds, each value compared with the aim."""
    held = list(values)
    far = sum(1 for value in held if _is_off(value, aim))
    return Spread(far, len(held), _permille(sum(map(_off(aim), held)), len(held), aim))


def suggestions(
    draft: Draft, totals: Totals, goal: BalanceGoal, source: MoveSource, most: int = MOST_SUGGESTIONS
) -> tuple[Suggestion, ...]:
    """The moves that improve most, the best first; the same for the same draft. Empty when none improves.

    Better is a smaller sum of squares of what everybody is off the aim. Only holders named by a goal's level count;
    one move of each grid, its best, is told. A holder never loses the last of its grids.
    """
    rows = {row.key: row for row in level_rows(draft, totals, goal.level) if row.counts}
    held = {key: goal.goals.value(goal.measure, row.after) for key, row in rows.items() if key is not None}
    if not held:
        return ()
    aim = goal.goals.aim(goal.level, goal.measure, held.values())
    if aim.whole <= 0:
        return ()
    off, before = _off(aim), spread_of(held.values(), aim)
    now = sum(off(value) for value in held.values())
    best: dict[int, tuple[int, int, Suggestion]] = {}
    for move in source.moves(draft, totals, goal.level):
        if move.giver not in held or move.taker not in held or move.giver == move.taker:
            continue
        after = {
            move.giver: goal.goals.value(goal.measure, rows[move.giver].after - move.amounts),
            move.taker: goal.goals.value(goal.measure, rows[move.taker].after + move.amounts),
        }
        gain = sum(off(held[key]) - off(value) for key, value in after.items())
        if gain <= 0:
            continue
        known = best.get(move.face)
        if known is None or (-gain, move.taker) < known[:2]:
            told = _told(move, held, after, aim, before, now - gain)
            best[move.face] = (-gain, move.taker, told)
    ranked = sorted(best.items(), key=lambda one: (one[1][0], draft.grids[one[0]].code, one[1][1]))
    return tuple(suggestion for _, (_, _, suggestion) in ranked[:most])


def _told(
    move: Move, held: Mapping[int, int], after: Mapping[int, int], aim: Aim, before: Spread, squares: int
) -> Suggestion:
    sides = {key: Side(key, held[key], after[key], aim) for key in after}
    far = before.far + sum(_is_off(after[key], aim) - _is_off(held[key], aim) for key in after)
    spread = Spread(far, before.holders, _permille(squares, before.holders, aim))
    return Suggestion(move, sides[move.giver], sides[move.taker], before, spread)


class _off:
    """The square of what a value is off an aim, in whole numbers: (value · holders − whole)²."""

    def __init__(self, aim: Aim) -> None:
        self._aim = aim

    def __call__(self, value: int) -> int:
        return (value * self._aim.holders - self._aim.whole) ** 2


def _is_off(value: int, aim: Aim) -> bool:
    return 100 * abs(value * aim.holders - aim.whole) > aim.tolerance_pct * aim.whole


def _permille(squares: int, holders: int, aim: Aim) -> int:
    """√(mean of squares) / aim, in thousandths."""
    mean = squares / max(1, holders)
    return round(1_000 * math.sqrt(mean) / aim.whole)
