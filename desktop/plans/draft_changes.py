"""What a draft does to each grid, and what its publication would do to grids and customers."""

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from desktop.database.connection import Connection
from desktop.plans.draft import Draft, DraftGrid
from desktop.plans.rehoming import homes_after


class Change(Enum):
    """What becomes of a grid; of several the first counts."""

    NEW = "new"
    GONE = "gone"
    BORDER = "border"
    PEOPLE = "people"  # its branch, outlet or managers
    RECORD = "record"  # its name, number of households …
    NONE = "none"


def changes_of(draft: Draft) -> dict[int, Change]:
    """By face, of every grid in force and every grid of the draft."""
    redrawn, changes = draft.redrawn_faces, {}
    for face in draft.grids_in_force.keys() | draft.grids.keys():
        before, after = draft.grids_in_force.get(face), draft.grids.get(face)
        changes[face] = change_between(before, after, redrawn=face in redrawn)
    return changes


def change_between(before: DraftGrid | None, after: DraftGrid | None, *, redrawn: bool) -> Change:
    """What becomes of a grid; `redrawn` when its ground is not the same. The id of a new version is no change."""
    if before is None:
        return Change.NONE if after is None else Change.NEW
    if after is None:
        return Change.GONE
    if redrawn:
        return Change.BORDER
    if _people(before) != _people(after):
        return Change.PEOPLE
    return Change.NONE if before == replace(after, face=before.face) else Change.RECORD


def _people(grid: DraftGrid) -> tuple[int | None, ...]:
    return (grid.branch_id, grid.outlet_id, grid.staff_id, grid.backup_id)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What publishing does: grids by what becomes of them, and who changes grids."""

    new_versions: int  # grids that go on with another border
    new: int
    gone: int
    handed_over: int  # other people, the same ground
    stay: int
    customers: int  # records that come to another grid
    households: int


def forecast(db: Connection, draft: Draft) -> Forecast:
    """Counted the way the publication itself moves people."""
    found = list(changes_of(draft).values())
    moves = homes_after(db, draft, {face: face for face in draft.grids})
    people = {entity: int(np.count_nonzero(one.old != one.new)) for entity, one in moves.items()}
    return Forecast(
        new_versions=found.count(Change.BORDER),
        new=found.count(Change.NEW),
        gone=found.count(Change.GONE),
        handed_over=found.count(Change.PEOPLE) + found.count(Change.RECORD),
        stay=found.count(Change.NONE),
        customers=people["customer"],
        households=people["household"],
    )
