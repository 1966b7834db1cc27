"""From draft to force: submit, approve with date and number, publish with a day; old versions close themselves."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.customers.queries import bank_date
from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_change import Value
from desktop.editing.row_writer import RowWriter
from desktop.maps.geometry_blob import pack_points
from desktop.plans.day_text import checked_day
from desktop.plans.draft import Draft, DraftGrid
from desktop.plans.draft_queries import draft_of, plan_of
from desktop.plans.effect import settle_overrides
from desktop.plans.plan import Plan, Status
from desktop.plans.publication_queries import assignments_on, divisions_of, village_of
from desktop.plans.rehoming import HOME, homes_after

PUBLISHED = frozenset(
    {"grid_plan", "grid", "boundary_arc", "grid_assignment", "customer", "household", "home_override"}
)
_PLAN = frozenset({"grid_plan"})


@dataclass(frozen=True, slots=True)
class SubmitPlan(Edit):
    """The draft is finished and waits for approval; nobody changes it meanwhile."""

    plan_id: int

    @property
    def label(self) -> str:
        return "提交方案"

    def apply(self, rows: RowWriter) -> Changes:
        plan = _plan(rows, self.plan_id, Status.DRAFT, "提交", "submitted")
        if not draft_of(rows.db, plan.id).changed_faces:
            raise EditRefused(
                f"草案“{plan.title}”与现行方案没有不同，不用提交。",
                f"The draft “{plan.title}” does not differ from the plan in force, so there is nothing to submit.",
            )
        values: dict[str, Value] = {
            "status": Status.SUBMITTED.value, "submitted_by": rows.user, "submitted_at": rows.at,
        }  # fmt: skip
        rows.update("grid_plan", plan.id, values)
        return Changes(_PLAN)


@dataclass(frozen=True, slots=True)
class SendBackPlan(Edit):
    """A submitted or approved plan becomes a draft again."""

    plan_id: int

    @property
    def label(self) -> str:
        return "退回方案"

    def apply(self, rows: RowWriter) -> Changes:
        plan = plan_of(rows.db, self.plan_id)
        if plan.status not in (Status.SUBMITTED, Status.APPROVED):
            raise _not_so(plan, "退回", "sent back")
        rows.update(
            "grid_plan",
            plan.id,
            {"status": Status.DRAFT.value, "approver": None, "approved_on": None, "document": None},
        )
        return Changes(_PLAN)


@dataclass(frozen=True, slots=True)
class ApprovePlan(Edit):
    """Who approved it, when (YYYY-MM-DD) and under which number 文号."""

    plan_id: int
    approver: str
    approved_on: str
    document: str

    @property
    def label(self) -> str:
        return "审批方案"

    def apply(self, rows: RowWriter) -> Changes:
        plan = _plan(rows, self.plan_id, Status.SUBMITTED, "审批", "approved")
        if not self.approver.strip() or not self.document.strip():
            raise EditRefused("审批要写明审批人和文号。", "An approval needs the approver and the document number.")
        values: dict[str, Value] = {
            "status": Status.APPROVED.value, "approver": self.approver.strip(),
            "approved_on": checked_day(self.approved_on), "document": self.document.strip(),
        }  # fmt: skip
        rows.update("grid_plan", plan.id, values)
        return Changes(_PLAN)


@dataclass(frozen=True, slots=True)
class PublishPlan(Edit):
    """An approved plan is in force from `effective_on` (YYYY-MM-DD) on.

    Grids whose ground or record changes get a new version and the old one ends that day; a grid that only changes
    hands keeps its version. Customers whose ground changed hands get their new home grid at once when the day has
    come; a plan for a later day brings them along on that day (effect).
    Locked grids are not touched (lock_rule, locked_ground).
    """

    plan_id: int
    effective_on: str

    @property
    def label(self) -> str:
        return "发布方案"

    def apply(self, rows: RowWriter) -> Changes:
        plan = _plan(rows, self.plan_id, Status.APPROVED, "发布", "published")
        day = checked_day(self.effective_on)
        draft = draft_of(rows.db, plan.id)
        before = plan_of(rows.db, draft.plan.based_on or 0)
        if before.valid_from is not None and day <= before.valid_from:
            raise EditRefused(
                f"生效日 {day} 要晚于现行方案的生效日 {before.valid_from}。",
                f"The plan must take effect later than the one in force did ({before.valid_from}).",
            )
        if before.valid_to is not None:
            raise EditRefused(
                f"已有另一个方案发布，自 {before.valid_to} 起替代现行方案。先撤销那次发布，或等它生效后重新起草。",
                f"Another plan is published already and replaces the one in force on {before.valid_to}. Undo that, or "
                "begin a new draft once it is in force.",
            )
        grid_of = _versions(rows, draft, day)
        for arc in draft.partition.arcs:
            left, right = (None if side is None else grid_of[side] for side in (arc.left, arc.right))
            border: dict[str, Value] = {
                "plan_id": plan.id, "left_id": left, "right_id": right, "points": pack_points(arc.e7),
            }  # fmt: skip
            rows.insert("boundary_arc", border)
        rows.update("grid_plan", before.id, {"status": Status.SUPERSEDED.value, "valid_to": day})
        rows.update("grid_plan", plan.id, {"status": Status.ACTIVE.value, "valid_from": day})
        if day <= bank_date(rows.db):
            _rehome(rows, draft, grid_of)
            settle_overrides(rows)
        return Changes(PUBLISHED)


def _versions(rows: RowWriter, draft: Draft, day: str) -> dict[int, int]:
    """Close what changes, open what is new; returns the grid of every face of the draft."""
    changed = draft.changed_faces
    redrawn = draft.redrawn_faces
    for face in sorted(draft.gone):
        rows.update("grid", face, {"valid_to": day})
        _end_assignments(rows, face, day)
    grid_of: dict[int, int] = {}
    for face, grid in sorted(draft.grids.items()):
        if face > 0 and face not in redrawn:
            grid_of[face] = face
            if face in changed:
                _hand_over(rows, draft, grid, face, day)
            continue
        grid_of[face] = _new_version(rows, draft, grid, day)
    return grid_of


def _new_version(rows: RowWriter, draft: Draft, grid: DraftGrid, day: str) -> int:
    old = rows.row("grid", grid.face) if grid.face > 0 else None
    values: dict[str, Value] = {
        "code": grid.code, "name": grid.name, "area_type": grid.area_type, "zone": grid.zone, "town_id": grid.town_id,
        "households_est": grid.households_est, "population_est": None if old is None else old["population_est"],
        "plan_id": draft.plan.id, "valid_from": day,
    }  # fmt: skip
    if old is not None:
        rows.update("grid", grid.face, {"valid_to": day})
    (key,) = rows.insert("grid", values)
    divisions = divisions_of(rows.db, grid.face) if grid.face > 0 else village_of(rows.db, grid.code)
    for division in divisions:
        rows.insert("grid_division", {"grid_id": key, "division_id": division})
    _hand_over(rows, draft, grid, int(key), day)
    return int(key)


def _assign(rows: RowWriter, grid_id: int, grid: DraftGrid, role: str, staff: int | None, day: str, title: str) -> None:
    if grid.branch_id is None or grid.outlet_id is None:
        raise EditRefused(
            f"网格 {grid.name} 还没有定支行和网点，方案不能发布。",
            f"Grid {grid.name} has no branch or outlet yet, so the plan cannot be published.",
        )
    values: dict[str, Value] = {
        "grid_id": grid_id, "branch_id": grid.branch_id, "outlet_id": grid.outlet_id, "staff_id": staff, "role": role,
        "valid_from": day, "reason": f"方案：{title}",
    }  # fmt: skip
    rows.insert("grid_assignment", values)


def _hand_over(rows: RowWriter, draft: Draft, grid: DraftGrid, grid_id: int, day: str) -> None:
    """From the day on the draft's people hold `grid_id`, in place of whoever held the grid in force before."""
    risk = _end_assignments(rows, grid.face, day) if grid.face > 0 else None
    for role, staff in (("LEAD", grid.staff_id), ("BACKUP", grid.backup_id), ("RISK", risk)):
        if role == "LEAD" or staff is not None:
            _assign(rows, grid_id, grid, role, staff, day, draft.plan.title)


def _end_assignments(rows: RowWriter, grid_id: int, day: str) -> int | None:
    """End every assignment of a grid that is open; returns its risk manager."""
    risk = None
    for key, role, staff in assignments_on(rows.db, grid_id):
        rows.update("grid_assignment", key, {"valid_to": day})
        if role == "RISK":
            risk = staff
    return risk


def _rehome(rows: RowWriter, draft: Draft, grid_of: Mapping[int, int]) -> None:
    """Customers and households of the versions that ended get the grid their ground belongs to now."""
    for entity, moves in homes_after(rows.db, draft, grid_of).items():
        rows.update_many(entity, HOME[entity], moves.ids, moves.old, moves.new)


def _plan(rows: RowWriter, plan_id: int, status: Status, zh: str, en: str) -> Plan:
    plan = plan_of(rows.db, plan_id)
    if plan.status is not status:
        raise _not_so(plan, zh, en)
    return plan


def _not_so(plan: Plan, zh: str, en: str) -> EditRefused:
    return EditRefused(
        f"方案“{plan.title}”现在的状态不能{zh}。顺序是：草案 → 提交 → 审批 → 发布。",
        f"The plan “{plan.title}” cannot be {en} as it stands. The order is: draft, submitted, approved, published.",
    )
