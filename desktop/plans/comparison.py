"""Two maps of the grids compared: which grids differ, and who comes to another grid or to another manager by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from desktop.grids.area import ground_areas
from desktop.grids.boundary import Partition
from desktop.grids.membership import OUTSIDE, Membership
from desktop.maps.projection import Floats
from desktop.plans.draft import DraftGrid
from desktop.plans.draft_changes import Change, change_between
from desktop.plans.ground import same_ground
from desktop.plans.rehoming import looked_up
from desktop.plans.totals import NOTHING
from desktop.plans.weight_queries import Amounts, Weights, sums_by_face
from desktop.progress import Progress

_Faces = NDArray[np.int32]
Pair = tuple[str | None, str | None]
"""The code of a grid on either side; None for no grid."""


@dataclass(frozen=True, eq=False)
class Side:
    """One of the two maps. The customers are those of today on both; a grid is the same where its code is."""

    partition: Partition
    grids: Mapping[int, DraftGrid]  # by face
    home: _Faces  # (n,) the face of each located customer, OUTSIDE for none
    rest: Mapping[int, int]  # grid in force → the face that has its customers without coordinates
    stays: NDArray[np.bool_]  # (n,) who is kept in the grid by an exception, wherever borders run

    @cached_property
    def by_code(self) -> dict[str, DraftGrid]:
        return {grid.code: grid for grid in self.grids.values()}

    @cached_property
    def areas(self) -> dict[str, float]:
        """Square metres by code."""
        areas = ground_areas(self.partition)
        return {grid.code: areas.get(face, 0.0) for face, grid in self.grids.items()}

    def code(self, face: int) -> str | None:
        grid = self.grids.get(face)
        return None if grid is None else grid.code


def today(
    partition: Partition, grids: Mapping[int, DraftGrid], home: NDArray[np.integer], stays: NDArray[np.bool_]
) -> Side:
    """What is in force: everybody in the grid that is recorded."""
    return Side(partition, grids, home.astype(np.int32, copy=False), {face: face for face in grids}, stays)


def laid_over(now: Side, world: Floats, partition: Partition, grids: Mapping[int, DraftGrid]) -> Side:
    """Another map, with the customers of today, world metres (n, 2), in its grids.

    They move as a publication moves them: who lives in the grid of the ground follows the ground; who was placed by
    hand or by an exception, or has no coordinates, stays with the grid, or goes with the middle of its ground.
    """
    before = Membership(now.partition).assign(world)
    after = before if partition is now.partition else Membership(partition).assign(world)
    by_ground = (before == now.home) & (before != OUTSIDE) & ~now.stays
    follower = _followers(now, partition, grids)
    home = np.where(by_ground, after, looked_up(now.home, follower)).astype(np.int32)
    return Side(partition, grids, home, follower, now.stays)


def _followers(now: Side, partition: Partition, grids: Mapping[int, DraftGrid]) -> dict[int, int]:
    """For each grid in force the one that stands for it on the other map."""
    by_code = {grid.code: face for face, grid in grids.items()}
    follower = {face: face if face in grids else by_code.get(grid.code, 0) for face, grid in now.grids.items()}
    lost = [face for face, other in follower.items() if other == 0 and face in now.partition.faces]
    if lost:
        middles = np.array([now.partition.label_point(face) for face in lost])
        follower |= dict(zip(lost, Membership(partition).assign(middles).tolist(), strict=True))
    return follower


@dataclass(frozen=True, slots=True)
class GridChange:
    """A grid that is not the same on both sides; areas in square metres."""

    code: str
    what: Change
    before: DraftGrid | None
    after: DraftGrid | None
    held: Amounts
    holds: Amounts
    area_before: float
    area_after: float

    @property
    def name(self) -> str:
        grid = self.after or self.before
        return "" if grid is None else grid.name


@dataclass(frozen=True, eq=False)
class Comparison:
    """`flows` is where everybody is on both sides, by the codes of the two grids; all other figures are its sums."""

    before: Side
    after: Side
    changes: tuple[GridChange, ...]  # in code order
    flows: Mapping[Pair, Amounts]

    @cached_property
    def moved(self) -> dict[Pair, Amounts]:
        """Those who come to another grid."""
        return {pair: held for pair, held in self.flows.items() if pair[0] != pair[1]}

    @cached_property
    def by_lead(self) -> dict[tuple[int | None, int | None], Amounts]:
        """Those who come to another lead manager, by staff id; None where there is none."""
        found: dict[tuple[int | None, int | None], Amounts] = {}
        for (code, new_code), held in self.flows.items():
            pair = _lead(self.before, code), _lead(self.after, new_code)
            if pair[0] != pair[1]:
                found[pair] = found.get(pair, NOTHING) + held
        return found

    def by_unit(self, unit: str) -> dict[int | None, tuple[Amounts, Amounts]]:
        """By `staff_id` or `branch_id` of the grids, what each holds before and after."""
        found: dict[int | None, tuple[Amounts, Amounts]] = {}
        for (code, new_code), held in self.flows.items():
            old, new = (
                None if code_ is None else getattr(side.by_code[code_], unit)
                for side, code_ in ((self.before, code), (self.after, new_code))
            )
            for key, place in ((old, 0), (new, 1)):
                sums = list(found.get(key, (NOTHING, NOTHING)))
                sums[place] = sums[place] + held
                found[key] = (sums[0], sums[1])
        return found

    @property
    def contracts(self) -> tuple[str, ...]:
        """Contracts of responsibility 责任书 on the changed grids: this version keeps none."""
        return ()


def compare(before: Side, after: Side, weights: Weights, progress: Progress | None = None) -> Comparison:
    """What is other on `after`. Raises Cancelled on request."""
    progress = progress or Progress()
    flows = _flows(before, after, weights)
    progress.report(0.4, "")
    held, holds = _sums(flows, 0), _sums(flows, 1)
    codes = sorted(before.by_code.keys() | after.by_code.keys())
    changes = []
    for number, code in enumerate(codes):
        old, new = before.by_code.get(code), after.by_code.get(code)
        what = change_between(old, new, redrawn=_redrawn(before, after, old, new))
        if what is not Change.NONE:
            changes.append(
                GridChange(
                    code,
                    what,
                    old,
                    new,
                    held.get(code, NOTHING),
                    holds.get(code, NOTHING),
                    before.areas.get(code, 0.0),
                    after.areas.get(code, 0.0),
                )
            )
        progress.report(0.4 + 0.6 * (number + 1) / len(codes), "")
    return Comparison(before, after, tuple(changes), flows)


def _redrawn(before: Side, after: Side, old: DraftGrid | None, new: DraftGrid | None) -> bool:
    if old is None or new is None or before.partition is after.partition:
        return False
    one, other = _rings(before.partition, old.face), _rings(after.partition, new.face)
    return one != other and not same_ground(before.partition, after.partition, old.face, new.face)


def _rings(partition: Partition, face: int) -> list[bytes]:
    """Most grids have the very same border on both sides: that is seen without any geometry."""
    return sorted(ring.tobytes() for ring in partition.rings(face)) if face in partition.faces else []


def _flows(before: Side, after: Side, weights: Weights) -> dict[Pair, Amounts]:
    """Everybody counted once, by the code of the grid before and after."""
    codes: list[str | None] = [None, *sorted(before.by_code.keys() | after.by_code.keys())]
    number = {code: place for place, code in enumerate(codes)}
    old, new = (
        looked_up(side.home, {face: number[grid.code] for face, grid in side.grids.items()}) for side in (before, after)
    )
    pairs = old.astype(np.int64) * len(codes) + new
    flows: dict[Pair, Amounts] = {}
    for pair, held in sums_by_face(weights.columns, pairs).items():
        flows[codes[pair // len(codes)], codes[pair % len(codes)]] = held
    for grid, held in weights.rest.items():
        ends = before.code(before.rest.get(grid, OUTSIDE)), after.code(after.rest.get(grid, OUTSIDE))
        flows[ends] = flows.get(ends, NOTHING) + held
    return flows


def _sums(flows: Mapping[Pair, Amounts], end: int) -> dict[str | None, Amounts]:
    sums: dict[str | None, Amounts] = {}
    for pair, held in flows.items():
        sums[pair[end]] = sums.get(pair[end], NOTHING) + held
    return sums


def _lead(side: Side, code: str | None) -> int | None:
    return None if code is None else side.by_code[code].staff_id
