"""From what a tool proposes to the step that is written: rules first, then who is new and who is gone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely

from desktop.editing.edit import EditRefused
from desktop.grids.boundary import Partition
from desktop.grids.code_rule import code_across, code_within
from desktop.grids.coverage import SLIVER_WIDTH_M
from desktop.grids.ring_chain import ring_area
from desktop.maps.projection import Floats, ground_metres_per_world_metre
from desktop.plans.draft import Draft, DraftGrid, arc_steps
from desktop.plans.draft_edits import RedrawDraft
from desktop.plans.face_moves import Proposal
from desktop.plans.line_change import LineChange, redrawn
from desktop.plans.line_rules import Fault, Problem, problem

# What a step is called in the undo menu and the journal.
MOVE_BORDER, MOVE_POINT, DELETE_POINT = "移动边界", "移动边界上的点", "删除边界上的点"
SPLIT, HALVE, MERGE, CARVE, GIVE = "分割网格", "对半分割网格", "合并网格", "划出新网格", "划拨地块"
PAINT, TAKE_BACK = "涂划村组", "收回村组"

LEAST_PART_M2 = 2_000.0  # smaller pieces of a grid are slivers (3 亩)


@dataclass(frozen=True, slots=True)
class Sliver:
    """A piece of a grid too small or too thin to be meant."""

    face: int
    x: float  # world metres
    y: float
    area_m2: float
    width_m: float


class StepRefused(EditRefused):
    """A step that cannot be; `x`, `y` say where to look, in world metres (None = nowhere in particular)."""

    def __init__(self, zh: str, en: str, spot: tuple[float, float] | None = None) -> None:
        super().__init__(zh, en)
        self.spot = spot


class EnclaveRefused(StepRefused):
    """A step that leaves a grid in parts that lie apart: it is taken once a note says why.

    `note` is what the grid's note says so far; "" for nothing.
    """

    def __init__(self, zh: str, en: str, spot: tuple[float, float], note: str) -> None:
        super().__init__(zh, en, spot)
        self.note = note


def line_step(draft: Draft, changes: Sequence[LineChange], what: str) -> RedrawDraft:
    """The step of a changed border. Raises StepRefused when a rule forbids it."""
    touched = {side for change in changes for side in (change.arc.left, change.arc.right) if side is not None}
    must_not_be_locked(draft, touched)
    found = problem(draft.partition, changes)
    if found is not None:
        raise StepRefused(*_WORDS[found.fault], _spot(found))
    return _step(draft, redrawn(draft.partition, changes), what, touched)


def face_step(
    draft: Draft, proposal: Proposal, what: str, *, new: DraftGrid | None = None, note: str = ""
) -> RedrawDraft:
    """The step of a split, merge, carve or painting; `new` is the grid that comes into being, if one does.

    `note` says why grids may lie in several parts after it. Raises EnclaveRefused when they would and it is missing.
    """
    touched = set(proposal.touched)
    if not touched:
        raise StepRefused("这一步没有改变任何网格。", "This step changes no grid.")
    must_not_be_locked(draft, touched)
    return _step(draft, proposal.carried_out(), what, touched, new, note.strip())


def must_not_be_locked(draft: Draft, faces: Collection[int]) -> None:
    """Raises StepRefused that names the first locked grid among `faces` and why it is locked."""
    for face in sorted(faces):
        reason = draft.locked.get(face)
        if reason is not None:
            grid = draft.grids.get(face) or draft.grids_in_force[face]
            raise StepRefused(
                f"网格 {grid.name} 已锁定：{reason}。它的边界不能改；要修改，请先解除锁定。",
                f"Grid {grid.name} is locked: {reason}. Its border stays as it is; release the lock first.",
                _label(draft.partition, face),
            )


def new_grid(draft: Draft, parents: Sequence[int], name: str = "") -> DraftGrid:
    """The record of a grid cut out of `parents`, the one that gives most first; its face is `draft.next_face`."""
    main = draft.grids[parents[0]]
    villages = {draft.grids[parent].code[:12] for parent in parents}
    used = draft.codes_used
    code = code_within(main.code[:12], used) if len(villages) == 1 else code_across(main.code[:9], used)
    return replace(
        main, face=draft.next_face, code=code, name=name.strip() or _free_name(draft, main.name),
        households_est=None, backup_id=main.backup_id, note=None,
    )  # fmt: skip


def slivers(partition: Partition, faces: Collection[int]) -> list[Sliver]:
    """Pieces of these faces that are smaller than LEAST_PART_M2 or on average thinner than SLIVER_WIDTH_M."""
    found = []
    for face in sorted(faces):
        for ring in partition.rings(face):
            world_area = ring_area(ring)
            if world_area <= 0:  # a hole
                continue
            middle = shapely.point_on_surface(shapely.Polygon(ring))
            scale = ground_metres_per_world_metre(middle.y)
            area, around = world_area * scale * scale, float(np.hypot(*np.diff(ring, axis=0).T).sum()) * scale
            width = 2 * area / around
            if area < LEAST_PART_M2 or width < SLIVER_WIDTH_M:
                found.append(Sliver(face, middle.x, middle.y, area, width))
    return found


def _step(
    draft: Draft, partition: Partition, what: str, touched: set[int], new: DraftGrid | None = None, note: str = ""
) -> RedrawDraft:
    faces = frozenset(partition.faces)
    before = {(sliver.face, round(sliver.area_m2)) for sliver in slivers(draft.partition, touched & set(draft.grids))}
    for sliver in slivers(partition, touched & faces):
        if (sliver.face, round(sliver.area_m2)) not in before:
            raise StepRefused(
                f"这一步会留下一块碎片（{sliver.area_m2:,.0f} 平方米，平均宽 {sliver.width_m:.0f} 米），没有采纳。"
                "请让两条边界重合，或离得更远。",
                f"This step would leave a sliver ({sliver.area_m2:,.0f} m², {sliver.width_m:.0f} m wide on average), "
                "so it was not taken. Let the borders coincide, or keep them further apart.",
                (sliver.x, sliver.y),
            )
    apart = _falls_apart(draft.partition, partition, touched)
    if apart and not note:
        raise _enclave(draft, partition, apart, new)
    grids = {} if new is None else {new.face: new}
    for face in apart:
        grids[face] = replace(grids.get(face) or draft.grids[face], note=note)
    gone = tuple(sorted(touched - faces - ({new.face} if new is not None else set())))
    return RedrawDraft(
        draft.plan.id,
        draft.plan.state or "",
        what,
        arc_steps(draft.partition, partition),
        grids=tuple(grids.values()),
        gone=gone,
    )


def _falls_apart(before: Partition, after: Partition, touched: Collection[int]) -> list[int]:
    """The faces that lie in more parts than they did; one that takes others in may have the parts that they had."""
    there = frozenset(after.faces)
    old = {face: len(parts(before, face)) for face in touched if face in before.faces}
    inherited = sum(count - 1 for face, count in old.items() if face not in there)
    return [
        face
        for face in sorted(touched)
        if face in there and len(parts(after, face)) > max(1, old.get(face, 1)) + inherited
    ]


def parts(partition: Partition, face: int) -> list[Floats]:
    """The outer rings of a face in world metres, one for each of its parts, the largest first."""
    rings = [(ring_area(ring), ring) for ring in partition.rings(face)]
    return [ring for area, ring in sorted(rings, key=lambda one: -one[0]) if area > 0]


def _enclave(draft: Draft, partition: Partition, apart: list[int], new: DraftGrid | None) -> EnclaveRefused:
    face = apart[0]
    pieces = parts(partition, face)
    middle = shapely.point_on_surface(shapely.Polygon(pieces[-1]))
    grid = draft.grids.get(face) or new
    name, note = ("", None) if grid is None else (grid.name, grid.note)
    return EnclaveRefused(
        f"这一步会使网格 {name} 分成不相连的 {len(pieces)} 块（飞地），没有采纳。确需飞地，请写明原因后再采纳。",
        f"This step would leave grid {name} in {len(pieces)} parts that lie apart (an enclave), so it was not taken. "
        "If that is meant, say why, and it is taken.",
        (middle.x, middle.y),
        note or "",
    )


def _free_name(draft: Draft, name: str) -> str:
    taken = {grid.name for grid in draft.grids.values()} | {grid.name for grid in draft.grids_in_force.values()}
    stem = name.split("（")[0]
    names = (f"{stem}（{word}）" for word in (*"二三四五六七八九十", *map(str, range(11, 1000))))
    return next(one for one in names if one not in taken)


def _label(partition: Partition, face: int) -> tuple[float, float] | None:
    return partition.label_point(face) if face in partition.faces else None


def _spot(found: Problem) -> tuple[float, float]:
    return found.x, found.y


_WORDS = {
    Fault.COUNTY: (
        "县界不能在这里改动。要改县界，请导入新的边界。",
        "The county's outline cannot be moved here. To change it, import a new boundary.",
    ),
    Fault.CROSSES: ("新边界碰到了别的边界，没有采纳。", "The new border meets another border, so it was not taken."),
    Fault.CROSSES_ITSELF: ("新边界与自己相交，没有采纳。", "The new border crosses itself, so it was not taken."),
    Fault.VANISHES: ("这条边界会消失，没有采纳。", "This border would vanish, so it was not taken."),
}
