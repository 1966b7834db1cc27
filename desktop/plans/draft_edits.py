"""Changes to drafts: beginning, copying, renaming and discarding one, and every accepted step of redrawing."""

from dataclasses import asdict, dataclass

import numpy as np

from desktop.customers.queries import bank_date
from desktop.database.uid import new_uid
from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_change import Value
from desktop.editing.row_writer import RowWriter
from desktop.grids.queries import active_plan
from desktop.maps.box import Box
from desktop.maps.geometry_blob import unpack_points
from desktop.maps.projection import e7_to_world
from desktop.plans.draft import ArcStep, DraftGrid
from desktop.plans.draft_queries import (
    border_in_force,
    draft_rows,
    next_draft_grid,
    next_version,
    own_arc,
    own_grid,
    plan_of,
    title_is_taken,
)
from desktop.plans.plan import Plan, Status

DRAFT_KINDS = frozenset({"draft_arc", "draft_grid"})
_PLAN_KINDS = frozenset({"grid_plan"})


@dataclass(frozen=True, slots=True)
class BeginDraft(Edit):
    """A new draft from the plan in force, or from another draft with all its differences."""

    title: str
    purpose: str = ""
    copied_from: int | None = None

    @property
    def label(self) -> str:
        return f"起草方案「{self.title}」"

    def apply(self, rows: RowWriter) -> Changes:
        begin_draft(rows, self.title, self.purpose, copied_from=self.copied_from)
        return Changes(_PLAN_KINDS | DRAFT_KINDS)


def begin_draft(rows: RowWriter, title: str, purpose: str, *, copied_from: int | None = None) -> int:
    """Write a new draft and return its id. Raises EditRefused for a title that is empty or taken."""
    title = _checked_title(rows, title)
    based_on: int | None = active_plan(rows.db, bank_date(rows.db))
    if copied_from is not None:
        based_on = plan_of(rows.db, copied_from).based_on
    values: dict[str, Value] = {
        "version": next_version(rows.db), "title": title, "status": Status.DRAFT.value, "based_on": based_on,
        "purpose": purpose.strip() or None, "created_by": rows.user, "created_at": rows.at, "state": new_uid(),
    }  # fmt: skip
    (plan_id,) = rows.insert("grid_plan", values)
    if copied_from is not None:
        _copy(rows, copied_from, int(plan_id))
    return int(plan_id)


def _copy(rows: RowWriter, source: int, plan_id: int) -> None:
    faces: dict[int, int] = {}
    for table in ("draft_grid", "draft_arc"):
        for key in draft_rows(rows.db, table, source):
            row = rows.row(table, key) or {}
            for side in ("left_face", "right_face"):
                face = row.get(side)
                if isinstance(face, int):
                    row[side] = faces.get(face, face)
            row.update(id=None, uid=None, plan_id=plan_id)
            (new,) = rows.insert(table, row)
            if table == "draft_grid":
                faces[-key] = -int(new)


@dataclass(frozen=True, slots=True)
class RenameDraft(Edit):
    plan_id: int
    title: str
    purpose: str = ""

    @property
    def label(self) -> str:
        return f"方案改名为「{self.title}」"

    def apply(self, rows: RowWriter) -> Changes:
        plan = _open_draft(rows, self.plan_id)
        title = self.title.strip() if self.title.strip() == plan.title else _checked_title(rows, self.title)
        rows.update("grid_plan", self.plan_id, {"title": title, "purpose": self.purpose.strip() or None})
        return Changes(_PLAN_KINDS)


@dataclass(frozen=True, slots=True)
class DiscardDraft(Edit):
    """Throw a draft away; undo brings it back whole."""

    plan_id: int

    @property
    def label(self) -> str:
        return "删除方案草案"

    def apply(self, rows: RowWriter) -> Changes:
        _open_draft(rows, self.plan_id)
        for table in ("draft_arc", "draft_grid"):
            for key in draft_rows(rows.db, table, self.plan_id):
                rows.delete(table, key)
        rows.delete("grid_plan", self.plan_id)
        return Changes(_PLAN_KINDS | DRAFT_KINDS)


@dataclass(frozen=True, slots=True)
class RedrawDraft(Edit):
    """One accepted step of a tool. `state` is the state of the draft that the step was drawn on.

    `grids` are those that become other than they were, new ones with any face < 0 that the draft has not; `gone`
    are grids that have no ground any more.
    """

    plan_id: int
    state: str
    what: str
    arcs: tuple[ArcStep, ...]
    grids: tuple[DraftGrid, ...] = ()
    gone: tuple[int, ...] = ()

    @property
    def label(self) -> str:
        return self.what

    def apply(self, rows: RowWriter) -> Changes:
        plan = _open_draft(rows, self.plan_id)
        if plan.state != self.state:
            raise EditRefused(
                "方案刚刚又有改动，这一步是按改动之前画的，没有采纳；请再画一次。",
                "The draft has just been changed, and this step was drawn before that, so it was not taken. "
                "Please draw it again.",
            )
        faces = {grid.face: self._write_grid(rows, grid) for grid in self.grids}
        for face in self.gone:
            self._remove_grid(rows, face)
        ends = [self._write_arc(rows, step, faces) for step in self.arcs]
        rows.update("grid_plan", self.plan_id, {"state": new_uid()})
        points = [blob for blobs in ends for blob in blobs if blob]
        box = Box.around(e7_to_world(np.concatenate([unpack_points(blob) for blob in points]))) if points else None
        return Changes(DRAFT_KINDS, box)

    def _write_grid(self, rows: RowWriter, grid: DraftGrid) -> int:
        """Write one grid and return the face it has from now on."""
        values: dict[str, Value] = {**asdict(grid), "is_gone": 0}
        del values["face"]
        key = own_grid(rows.db, self.plan_id, grid.face)
        if key is not None:
            rows.update("draft_grid", key, values)
            return grid.face
        values["plan_id"] = self.plan_id
        if grid.face > 0:
            rows.insert("draft_grid", {**values, "origin": grid.face})
            return grid.face
        number = next_draft_grid(rows.db)
        rows.insert("draft_grid", {**values, "id": number})
        return -number

    def _remove_grid(self, rows: RowWriter, face: int) -> None:
        key = own_grid(rows.db, self.plan_id, face)
        if face < 0:
            if key is not None:
                rows.delete("draft_grid", key)
        elif key is not None:
            rows.update("draft_grid", key, {"is_gone": 1})
        else:
            grid = rows.row("grid", face) or {}
            kept = ("code", "name", "area_type", "zone", "town_id", "households_est")
            values = {column: grid[column] for column in kept}
            rows.insert("draft_grid", {**values, "plan_id": self.plan_id, "origin": face, "is_gone": 1})

    def _write_arc(self, rows: RowWriter, step: ArcStep, faces: dict[int, int]) -> tuple[bytes | None, ...]:
        """Write one border and return the points it had and has."""
        left, right = (None if side is None else faces.get(side, side) for side in (step.left, step.right))
        values: dict[str, Value] = {"left_face": left, "right_face": right, "points": step.points}
        if step.id == 0:
            rows.insert("draft_arc", {**values, "plan_id": self.plan_id})
            return (step.points,)
        own = own_arc(rows.db, self.plan_id, step.id)
        before = None if own is None else rows.row("draft_arc", own)
        old = None if before is None else before["points"]
        in_force = border_in_force(rows.db, step.id) if step.id > 0 else None
        if own is not None and (step.points is None if step.id < 0 else (left, right, step.points) == in_force):
            rows.delete("draft_arc", own)
        elif own is not None:
            rows.update("draft_arc", own, values)
        elif in_force is not None:
            rows.insert("draft_arc", {**values, "plan_id": self.plan_id, "origin": step.id})
            old = in_force[2]
        else:
            raise ValueError(f"there is no border {step.id} in the draft {self.plan_id}")
        return (old if isinstance(old, bytes) else None, step.points)


def _open_draft(rows: RowWriter, plan_id: int) -> Plan:
    """The draft, if it may be changed. Raises EditRefused when it is submitted, approved or published."""
    plan = plan_of(rows.db, plan_id)
    if plan.status is not Status.DRAFT:
        raise EditRefused(
            f"方案“{plan.title}”已提交或已发布，不能再改；请先退回草案，或另起草一个。",
            f"The plan “{plan.title}” has been submitted or published and cannot be changed. Send it back to draft, "
            "or begin another one.",
        )
    return plan


def _checked_title(rows: RowWriter, title: str) -> str:
    stripped = title.strip()
    if not stripped:
        raise EditRefused("方案要有名称。", "A plan needs a name.")
    if title_is_taken(rows.db, stripped):
        raise EditRefused(f"已经有一个叫“{stripped}”的草案。", f"There is a draft called “{stripped}” already.")
    return stripped
