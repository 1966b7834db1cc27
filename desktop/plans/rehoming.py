"""Who comes along when a plan comes into force: the home grid of every customer and household it concerns."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.customers.point_store import load_points
from desktop.database.connection import Connection
from desktop.grids.membership import Membership
from desktop.plans.draft import Draft
from desktop.plans.override_queries import overridden
from desktop.plans.publication_queries import homes_of, households_of
from desktop.plans.totals import heirs

_Ids = NDArray[np.int32]

HOME = {"customer": "home_grid_id", "household": "grid_id"}


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """Rows (n,) ascending by id, their home grids before and after."""

    ids: _Ids
    old: _Ids
    new: _Ids


def homes_after(db: Connection, draft: Draft, grid_of: Mapping[int, int]) -> dict[str, Moves]:
    """By table, the homes of everyone in a grid that is redrawn or gone; `grid_of` numbers the faces of the draft.

    A customer placed by hand, by an exception or without coordinates follows its grid, or the heir of one that is
    gone; everybody else follows the ground. A household goes with its head.
    """
    ended = sorted(draft.redrawn_faces & draft.grids_in_force.keys())
    follower = {face: grid_of[heir] for face, heir in heirs(draft).items()}
    follower |= {face: grid_of[face] for face in ended if face in grid_of}
    ids, homes = homes_of(db, ended)
    new = looked_up(homes, follower)
    points = load_points(db)
    world = np.column_stack([points.world_x, points.world_y])
    place, mine = found_among(points.customer_id, ids)
    mine &= Membership(draft.base).assign(world) == points.grid_id
    mine &= ~np.isin(points.customer_id, overridden(db))
    new[place[mine]] = looked_up(Membership(draft.partition).assign(world[mine]), grid_of)
    households, lived, heads = households_of(db, ended)
    moved = looked_up(lived, follower)
    place, here = found_among(heads, ids)
    here &= homes[place] == lived if len(homes) else False
    moved[here] = new[place[here]]
    return {"customer": Moves(ids, homes, new), "household": Moves(households, lived, moved)}


def found_among(wanted: _Ids, ids: _Ids) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where each wanted id (n,) stands among ascending `ids`, and whether it stands there at all."""
    place = np.minimum(np.searchsorted(ids, wanted), max(len(ids) - 1, 0))
    return place, ids[place] == wanted if len(ids) else np.zeros(len(wanted), dtype=np.bool_)


def looked_up(faces: _Ids, table: Mapping[int, int]) -> _Ids:
    """The value of each face (n,) in a table; 0 for a face that is not in it."""
    unique, number = np.unique(faces, return_inverse=True)
    values = np.array([table.get(face, 0) for face in unique.tolist()], dtype=np.int32)
    found: _Ids = values[number] if len(unique) else np.zeros(0, dtype=np.int32)
    return found
