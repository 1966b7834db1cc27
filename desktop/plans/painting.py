"""Painting whole units: what a stroke of the brush gives to whom, frame by frame, and the one step it becomes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
import shapely

from desktop.grids.boundary import Partition
from desktop.grids.nearby import faces_near
from desktop.maps.box import Box
from desktop.maps.projection import Floats
from desktop.plans.draft_state import DraftState
from desktop.plans.face_moves import Proposal
from desktop.plans.ground import NEGLIGIBLE_M2, ground_of
from desktop.plans.recut import cut
from desktop.plans.totals import NOTHING
from desktop.plans.units import UnitPeople, Units
from desktop.plans.weight_queries import Amounts, sums_by_face

_BESIDE_M = 2.0  # world metres around a unit in which a neighbour's ground is looked for


class Holders:
    """Which faces of a partition hold each unit's ground; worked out when asked for and kept.

    `redrawn` are the faces whose ground is not as it is in the plan that the units were made of.
    """

    def __init__(self, partition: Partition, redrawn: frozenset[int], units: Units) -> None:
        self.partition, self.units = partition, units
        self._redrawn = redrawn
        self._ground: dict[int, shapely.Geometry] = {}
        self._known: dict[int, dict[int, float]] = {}

    def of(self, unit: int) -> dict[int, float]:
        """Faces with ground in the unit, and how much (square world metres)."""
        known = self._known.get(unit)
        if known is None:
            known = self._known[unit] = self._look(unit)
        return known

    def beside(self, unit: int, among: frozenset[int]) -> int | None:
        """Of some faces the one with the longest border along a unit; None when none has any."""
        rim = shapely.difference(self.units.shapes[unit].buffer(_BESIDE_M), self.units.shapes[unit])
        found = {face: area for face, area in self._shares(rim).items() if face in among}
        return max(found, key=lambda face: found[face], default=None)

    def _look(self, unit: int) -> dict[int, float]:
        home = int(self.units.homes[unit])
        shape = self.units.shapes[unit]
        near = faces_near(self.partition, Box(*shapely.bounds(shape).tolist()))
        if not self._redrawn.intersection([home, *near]) and not self._is_shared(unit):
            return {home: float(shape.area)}
        return self._shares(shape)

    def _is_shared(self, unit: int) -> bool:
        """Whether a village lies in several grids in force."""
        return len(self.units.cells[self.units.owner == unit]) > 1

    def _shares(self, shape: shapely.Geometry) -> dict[int, float]:
        near = faces_near(self.partition, Box(*shapely.bounds(shape).tolist()))
        areas = {face: float(shapely.intersection(self._ground_of(face), shape).area) for face in near}
        return {face: area for face, area in areas.items() if area > NEGLIGIBLE_M2}

    def _ground_of(self, face: int) -> shapely.Geometry:
        if face not in self._ground:
            self._ground[face] = ground_of(self.partition, face)
        return self._ground[face]


@dataclass(eq=False)
class Stroke:
    """From the press of a button to its release: units go to the grid `target`, or are taken back out of it.

    `given` says which unit goes to which face, `locked` which locked grid refused a unit, `difference` what every
    grid concerned gains or loses so far; all three grow as the brush moves on.
    """

    state: DraftState
    holders: Holders
    people: UnitPeople
    target: int
    takes_back: bool
    given: dict[int, int] = field(default_factory=dict)
    stay: set[int] = field(default_factory=set)  # touched, and nothing to be done
    locked: set[int] = field(default_factory=set)
    difference: dict[int, Amounts] = field(default_factory=dict)

    @property
    def units(self) -> Units:
        return self.holders.units

    def paint(self, path: Floats, radius: float) -> bool:
        """Move the brush along `path` (k, 2), world metres; True when it reached a unit that it had not touched."""
        fresh = [unit for unit in self.units.under(path, radius) if unit not in self.given and unit not in self.stay]
        for unit in fresh:
            to = self._receiver(unit)
            if to is None:
                self.stay.add(unit)
                continue
            self.given[unit] = to
            self._count(unit, to)
        return bool(fresh)

    @property
    def by_receiver(self) -> dict[int, list[int]]:
        """The units that each grid gets."""
        found: dict[int, list[int]] = {}
        for unit, to in self.given.items():
            found.setdefault(to, []).append(unit)
        return found

    def proposal(self) -> Proposal:
        """The stroke as a cut of the draft, exact on the lattice. Takes some time."""
        return painted(self.holders, self.given, out_of=self.target if self.takes_back else None)

    def _receiver(self, unit: int) -> int | None:
        draft, held = self.state.draft, self.holders.of(unit)
        if not self.takes_back:
            if held.keys() <= {self.target}:
                return None
            return None if self._refused(held.keys() | {self.target}) else self.target
        if self.target not in held:
            return None
        home = int(self.units.homes[unit])
        if home == self.target or self._refused(held.keys()):
            return None
        if home in draft.grids and home not in draft.locked:
            return home
        free = frozenset(draft.grids) - draft.locked.keys() - {self.target}
        return self.holders.beside(unit, free)

    def _refused(self, faces: Collection[int]) -> bool:
        hit = [face for face in faces if face in self.state.draft.locked]
        self.locked.update(hit)
        return bool(hit)

    def _count(self, unit: int, to: int) -> None:
        """Take those who live in a unit over into `difference`."""
        totals = self.state.totals
        where = self.people.of_unit(unit)
        where = where[totals.by_ground[where]]
        leaves = totals.face[where]
        moving = leaves != to
        if self.takes_back:
            moving &= leaves == self.target
        where, leaves = where[moving], leaves[moving]
        if not len(where):
            return
        columns = [column[where] for column in totals.weights.columns]
        for face, loss in sums_by_face(columns, leaves).items():
            self.difference[face] = self.difference.get(face, NOTHING) - loss
            self.difference[to] = self.difference.get(to, NOTHING) + loss


def painted(holders: Holders, given: Mapping[int, int], *, out_of: int | None = None) -> Proposal:
    """The ground of units goes to the faces given for them, out of one face or of whichever hold it."""
    units, partition = holders.units, holders.partition
    around = set(given.values()) & set(partition.faces)
    for unit in given:
        around |= holders.of(unit).keys()
    parts = cut(partition, around, units.lines(list(given)))
    labels = parts.faces.copy()
    spots = shapely.points(parts.inner_points)
    mine = np.flatnonzero(np.isin(units.owner, list(given)))
    tree = shapely.STRtree(units.cells[mine])
    spot, cell = tree.query(spots, predicate="within")
    receiver = np.array([given[unit] for unit in units.owner[mine].tolist()], dtype=np.int64)
    labels[spot] = receiver[cell]
    if out_of is not None:
        labels = np.where(parts.faces == out_of, labels, parts.faces)
    return Proposal(parts, labels)
