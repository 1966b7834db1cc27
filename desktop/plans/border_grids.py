"""Moves of whole grids: a grid at the edge of somebody's ground goes to the neighbour across its border, with its
manager, outlet and branch as the level asks."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from desktop.plans.assignment import ASSIGN
from desktop.plans.draft import Draft, DraftGrid
from desktop.plans.draft_edits import RedrawDraft
from desktop.plans.goals import Level
from desktop.plans.steps import StepRefused, must_not_be_locked
from desktop.plans.totals import NOBODY_MOVES, Moved, Totals
from desktop.plans.weight_queries import Amounts


@dataclass(frozen=True, slots=True, eq=False)
class HandOver:
    """A grid goes, as it is, to the people of the neighbouring grid `beside`."""

    face: int
    beside: int
    giver: int
    taker: int
    amounts: Amounts

    @property
    def moved(self) -> Moved:
        return NOBODY_MOVES

    def step(self, draft: Draft) -> RedrawDraft:
        """Raises StepRefused when the grid has been locked meanwhile, or one of the two is gone."""
        if self.face not in draft.grids or self.beside not in draft.grids:
            raise StepRefused(
                "这条建议的网格已经不在草案中，没有采纳。请看新的建议。",
                "A grid of this suggestion is no longer in the draft, so it was not taken. Look at the new ones.",
            )
        must_not_be_locked(draft, (self.face,))
        grid = _handed(draft.grids[self.face], draft.grids[self.beside])
        return RedrawDraft(draft.plan.id, draft.plan.state or "", ASSIGN, (), grids=(grid,))


class BorderGrids:
    """The first source of moves.

    Between managers and between outlets grids stay with their branch: who crosses to another branch is decided at the
    level of branches. A grid that is locked, vacant, or the last of its holder is not offered, nor one without which
    its holder's ground would fall into more pieces.
    """

    def moves(self, draft: Draft, totals: Totals, level: Level) -> Iterator[HandOver]:
        if level is Level.GRID:
            return
        holder = {face: level.holder(grid) for face, grid in draft.grids.items()}
        beside = {face: draft.partition.neighbours(face) for face in draft.grids}
        ground: dict[int | None, set[int]] = {}
        for face, key in holder.items():
            ground.setdefault(key, set()).add(face)
        for face in sorted(draft.grids):
            giver, grid = holder[face], draft.grids[face]
            if giver is None or face in draft.locked or len(ground[giver]) < 2:
                continue
            takers: dict[int, int] = {}
            for other in sorted(beside[face]):
                taker = holder.get(other)
                if taker is None or taker == giver or not _may_go(grid, draft.grids[other], level):
                    continue
                takers.setdefault(taker, other)
            if not takers or _pieces(ground[giver] - {face}, beside) > _pieces(ground[giver], beside):
                continue
            for taker, other in takers.items():
                yield HandOver(face, other, giver, taker, totals.now(face))


def _may_go(grid: DraftGrid, other: DraftGrid, level: Level) -> bool:
    """Whoever takes a grid over has all its posts; below the level of branches it is the same branch."""
    if other.branch_id is None or other.outlet_id is None or other.staff_id is None:
        return False
    return level is Level.BRANCH or other.branch_id == grid.branch_id


def _handed(grid: DraftGrid, other: DraftGrid) -> DraftGrid:
    """The grid with the people of the other; nobody is lead and backup of it at once."""
    backup = grid.backup_id if grid.branch_id == other.branch_id else other.backup_id
    return replace(
        grid,
        branch_id=other.branch_id,
        outlet_id=other.outlet_id,
        staff_id=other.staff_id,
        backup_id=None if backup == other.staff_id else backup,
    )


def _pieces(faces: Collection[int], beside: Mapping[int, Collection[int]]) -> int:
    """How many connected pieces of ground some faces make."""
    left, pieces = set(faces), 0
    while left:
        pieces += 1
        waiting = [left.pop()]
        while waiting:
            near = [other for other in beside[waiting.pop()] if other in left]
            left.difference_update(near)
            waiting += near
    return pieces
