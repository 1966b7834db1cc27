"""The day a plan takes effect: homes follow the borders in force, exceptions begin and end.

Run whenever the bank's day moves: on opening a bank for writing, and by an import.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.customers.point_store import load_points
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.editing.changes import Changes
from desktop.editing.edit import Edit
from desktop.editing.row_writer import RowWriter
from desktop.grids.membership import Membership
from desktop.grids.queries import active_plan, grids_on, partition_of
from desktop.plans.effect_queries import ended_homes, grid_codes, home_of, plans_before
from desktop.plans.home_rule import MANUAL, RuledHome, homes_by_rule
from desktop.plans.override_edits import KINDS, move_homes
from desktop.plans.override_queries import overridden, standing_overrides
from desktop.plans.publication_queries import homes_of, households_of
from desktop.plans.rehoming import HOME, Moves, found_among, looked_up

TAKEN = KINDS | frozenset({"grid_plan"})


@dataclass(frozen=True, slots=True)
class TakeEffect(Edit):
    """What the bank's day asks for and nobody has done yet; writes nothing where nothing is due."""

    @property
    def label(self) -> str:
        return "方案生效，客户归入新网格"

    def apply(self, rows: RowWriter) -> Changes:
        for entity, moves in homes_due(rows.db).items():
            rows.update_many(entity, HOME[entity], moves.ids, moves.old, moves.new)
        settle_overrides(rows)
        return Changes(TAKEN if rows.changes else frozenset())


def due(db: Connection) -> bool:
    """Whether TakeEffect would write anything, found cheaply: a home that has ended, an exception to begin or end."""
    day = bank_date(db)
    if ended_homes(db, day):
        return True
    return any(
        one.valid_to <= day or (one.valid_from <= day and home_of(db, one.customer_id) != (one.grid_id, MANUAL))
        for one in standing_overrides(db)
    )


def homes_due(db: Connection, day: str | None = None) -> dict[str, Moves]:
    """By table, the homes of everyone whose grid has ended by a day, the bank's date; empty when nobody's has.

    Who lay in its grid by the ground, under the plan that drew it last, goes where that ground belongs now. Who was
    placed by hand, by an exception or without coordinates follows the grid: its next version, or whoever holds the
    middle of its ground. A household goes with its head.
    """
    day = day or bank_date(db)
    ended = ended_homes(db, day)
    if not ended:
        return {}
    follower = followers(db, ended, day)
    now = Membership(partition_of(db, active_plan(db, day)))
    ids, old = homes_of(db, sorted(ended))
    new = looked_up(old, follower)
    points = load_points(db)
    world = np.column_stack([points.world_x, points.world_y])
    place, mine = found_among(points.customer_id, ids)
    mine[np.isin(points.customer_id, overridden(db))] = False
    mine &= _by_ground(db, world, mine, old[place] if len(ids) else place, day)
    new[place[mine]] = now.assign(world[mine])
    lost = new == 0
    new[lost] = looked_up(old[lost], follower)
    households, lived, heads = households_of(db, sorted(ended))
    moved = looked_up(lived, follower)
    place, here = found_among(heads, ids)
    if len(ids):
        here &= old[place] == lived
        moved[here] = new[place[here]]
    return {"customer": Moves(ids, old, new), "household": Moves(households, lived, moved)}


def _by_ground(
    db: Connection, world: NDArray[np.float64], asked: NDArray[np.bool_], home: NDArray[np.integer], day: str
) -> NDArray[np.bool_]:
    """Of the points (n, 2) that are asked about, those that lay in their home under the plan that drew it last."""
    found = np.zeros(len(world), dtype=np.bool_)
    waiting = set(np.unique(home[asked]).tolist())
    for plan in plans_before(db, day):
        if not waiting:
            break
        base = partition_of(db, plan)
        theirs = waiting & set(base.faces)
        if theirs:
            here = np.flatnonzero(asked & np.isin(home, list(theirs)))
            found[here] = Membership(base).assign(world[here]) == home[here]
            waiting -= theirs
    return found


def followers(db: Connection, ended: Mapping[int, str], day: str) -> dict[int, int]:
    """By grid that has ended, the one that takes its place on a day: its next version, else who holds its middle."""
    now = {grid.code: grid.id for grid in grids_on(db, day)}
    found = {grid: now[code] for grid, code in ended.items() if code in now}
    waiting = set(ended) - set(found)
    if not waiting:
        return found
    ground = Membership(partition_of(db, active_plan(db, day)))
    for plan in plans_before(db, day):
        base = partition_of(db, plan)
        for grid in sorted(waiting & set(base.faces)):
            heir = int(ground.assign(np.array([base.label_point(grid)]))[0])
            if heir:
                found[grid] = heir
            waiting.discard(grid)
        if not waiting:
            break
    return found


def settle_overrides(rows: RowWriter) -> None:
    """Exceptions as the bank's day has them: those that are over end, those that begin begin, all follow their grid."""
    day, over = bank_date(rows.db), []
    standing = list(standing_overrides(rows.db))
    if not standing:
        return
    in_force = {grid.id for grid in grids_on(rows.db, day)}
    stale = grid_codes(rows.db, {one.grid_id for one in standing} - in_force)
    follower = followers(rows.db, stale, day) if stale else {}
    for one in standing:
        if one.valid_to <= day:
            rows.update("home_override", one.id, {"ended_on": one.valid_to})
            if home_of(rows.db, one.customer_id)[1] == MANUAL:
                over.append(one.customer_id)
            continue
        grid = follower.get(one.grid_id, one.grid_id)
        if grid != one.grid_id:
            rows.update("home_override", one.id, {"grid_id": grid})
        if one.valid_from <= day:
            move_homes(rows, {one.customer_id: RuledHome(grid, MANUAL)})
    move_homes(rows, homes_by_rule(rows.db, over))
