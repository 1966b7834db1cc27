"""A draft together with its totals, and how one accepted step leads to the next: the cost follows what changed."""

from dataclasses import dataclass, replace

import numpy as np

from desktop.customers.point_index import PointIndex
from desktop.database.connection import Connection
from desktop.plans.draft import Draft
from desktop.plans.draft_queries import draft_after
from desktop.plans.goal_queries import goals_of
from desktop.plans.goals import DEFAULT_GOALS, Goals
from desktop.plans.totals import Moved, Totals
from desktop.plans.weight_queries import Weights


@dataclass(frozen=True, slots=True, eq=False)
class DraftState:
    """What the tools work on."""

    draft: Draft
    totals: Totals
    goals: Goals = DEFAULT_GOALS

    def __post_init__(self) -> None:
        """States are made behind the window: what its panels ask of a draft is worked out here, not there."""
        _ = self.draft.changed_faces

    @classmethod
    def of(cls, draft: Draft, index: PointIndex, weights: Weights, goals: Goals = DEFAULT_GOALS) -> "DraftState":
        """Everybody counted."""
        return cls(draft, Totals.of(draft, index, weights), goals)

    def after_step(self, db: Connection, moved: Moved) -> "DraftState":
        """Once a step is written: the draft read again, and only those counted who moved by it."""
        draft = draft_after(db, self.draft)
        new = sorted(draft.grids.keys() - self.draft.grids.keys())
        if len(new) == 1:  # the store has numbered the new grid
            unknown = ~np.isin(moved.comes, list(draft.grids))
            moved = replace(moved, comes=np.where(unknown, np.int32(new[0]), moved.comes))
        totals = self.totals.after(moved)
        gone = self.draft.grids.keys() - draft.grids.keys()
        if gone:  # those who are not located go along
            return DraftState.of(draft, totals.index, totals.weights, self.goals)
        return DraftState(draft, totals, self.goals)

    def after_any(self, db: Connection) -> "DraftState":
        """Once something else changed the draft (undo, redo, a lock, what is aimed at): everybody counted again."""
        draft = draft_after(db, self.draft)
        return DraftState.of(draft, self.totals.index, self.totals.weights, goals_of(db))
