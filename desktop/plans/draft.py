"""A draft as the planner sees it: one partition and its grids, kept as what differs from the plan in force."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from desktop.grids.boundary import Partition
from desktop.grids.grid import Grid
from desktop.maps.geometry_blob import pack_points
from desktop.plans.ground import same_ground
from desktop.plans.plan import Plan


@dataclass(frozen=True, slots=True)
class DraftGrid:
    """A grid of a draft. `face` > 0 is a grid in force (its id), < 0 a new one; None = vacant or not assigned."""

    face: int
    code: str
    name: str
    area_type: str
    zone: str
    town_id: int
    households_est: int | None
    branch_id: int | None
    outlet_id: int | None
    staff_id: int | None  # lead manager
    backup_id: int | None
    note: str | None = None

    @classmethod
    def in_force(cls, grid: Grid, backup_id: int | None) -> "DraftGrid":
        """A grid as it is today."""
        return cls(
            grid.id, grid.code, grid.name, grid.area_type, grid.zone, grid.town_id, grid.households_est,
            grid.branch_id, grid.outlet_id, grid.manager_id, backup_id,
        )  # fmt: skip


@dataclass(frozen=True, eq=False)
class Draft:
    """Immutable. `partition`'s arcs have ids > 0 where they stand for a border in force, < 0 where they are new."""

    plan: Plan
    base: Partition
    partition: Partition
    grids_in_force: Mapping[int, DraftGrid]
    grids: Mapping[int, DraftGrid]  # by face, exactly the faces of `partition`
    locked: Mapping[int, str]  # face → reason
    codes_used: frozenset[str]  # by any grid there ever was, and by this draft

    @property
    def next_face(self) -> int:
        """A face that no grid of the draft has; the store may number it otherwise."""
        return min(0, min(self.grids, default=0)) - 1

    @property
    def gone(self) -> frozenset[int]:
        """Grids in force that the draft has no more."""
        return frozenset(self.grids_in_force) - frozenset(self.grids)

    @cached_property
    def redrawn_faces(self) -> frozenset[int]:
        """Faces whose ground is not as it is in force, with those that are new and those that are gone.

        A grid beside a merger or a split keeps its ground though its border is cut into other arcs: it is not one.
        """
        return self._redrawn(faces_beside_changes(self.base, self.partition))

    def carry_over(self, before: "Draft") -> None:
        """Take from the draft one step earlier which grids are redrawn: only those whose borders the step changed are
        compared with what is in force, so the cost follows the step and not the draft."""
        beside = faces_beside_changes(before.partition, self.partition)
        kept = before.redrawn_faces & self.grids_in_force.keys() & self.grids.keys()
        self.__dict__["redrawn_faces"] = self._redrawn(beside) | (kept - beside)

    def _redrawn(self, doubtful: Collection[int]) -> frozenset[int]:
        there = [face for face in doubtful if face in self.grids_in_force and face in self.grids]
        moved = {face for face in there if not same_ground(self.base, self.partition, face)}
        return frozenset(moved | self.gone | {face for face in self.grids if face < 0})

    @cached_property
    def changed_faces(self) -> frozenset[int]:
        """Faces whose border or record is not as it is in force; new ones and those that are gone too."""
        other = {face for face, grid in self.grids.items() if self.grids_in_force.get(face) != grid}
        return self.redrawn_faces | other

    def with_partition(self, partition: Partition, grids: Mapping[int, DraftGrid]) -> "Draft":
        return replace(self, partition=partition, grids=grids)


def faces_beside_changes(old: Partition, new: Partition) -> frozenset[int]:
    """The faces beside every border that one partition has and the other has not, or has otherwise."""
    before = {arc.id: arc for arc in old.arcs}
    changed = []
    for arc in new.arcs:
        known = before.pop(arc.id, None)
        if known is not arc:
            changed += [arc] if known is None else [arc, known]
    changed += before.values()
    return frozenset(side for arc in changed for side in (arc.left, arc.right) if side is not None)


@dataclass(frozen=True, slots=True)
class ArcStep:
    """One border of a step: `id` > 0 stands for a border in force, < 0 for one of the draft's own, 0 = a new one.

    `points` are packed as in the store; None = the border is gone.
    """

    id: int
    left: int | None
    right: int | None
    points: bytes | None


def arc_steps(old: Partition, new: Partition) -> tuple[ArcStep, ...]:
    """What must be written to come from one partition of a draft to the next."""
    before = {arc.id: arc for arc in old.arcs}
    steps = []
    for arc in new.arcs:
        known = before.pop(arc.id, None)
        if known is arc:
            continue
        steps.append(ArcStep(0 if known is None else arc.id, arc.left, arc.right, pack_points(arc.e7)))
    steps += [ArcStep(arc.id, None, None, None) for arc in before.values()]
    return tuple(steps)
