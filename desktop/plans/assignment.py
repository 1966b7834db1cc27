"""定员 in a draft: which branch, outlet, lead and backup manager a grid gets when the plan comes into force."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from desktop.organisation.outlet import Outlet
from desktop.organisation.staff import Staff
from desktop.plans.draft import Draft, DraftGrid
from desktop.plans.draft_edits import RedrawDraft
from desktop.plans.steps import StepRefused, must_not_be_locked

ASSIGN = "调整定员"
_LEADS = frozenset({"CUSTOMER_MANAGER", "BRANCH_HEAD"})


@dataclass(frozen=True, slots=True)
class Posts:
    """Who is to hold a grid; None = vacant, or not assigned."""

    branch_id: int | None
    outlet_id: int | None
    staff_id: int | None
    backup_id: int | None

    @classmethod
    def of(cls, grid: DraftGrid) -> "Posts":
        return cls(grid.branch_id, grid.outlet_id, grid.staff_id, grid.backup_id)


def may_lead(staff: Staff) -> bool:
    """Customer managers and branch heads who still work here; a risk manager or teller leads no grid."""
    return staff.role in _LEADS and staff.status != "LEFT"


def assignment_step(
    draft: Draft, faces: Collection[int], posts: Posts, *, outlets: Sequence[Outlet], staff: Sequence[Staff]
) -> RedrawDraft:
    """The step that gives grids to other people. Raises StepRefused when a rule forbids it."""
    must_not_be_locked(draft, faces)
    outlet = next((one for one in outlets if one.id == posts.outlet_id), None)
    if outlet is not None and outlet.branch_id != posts.branch_id:
        raise StepRefused(
            f"网点 {outlet.name} 不属于所选的支行，没有采纳。请选该支行的网点。",
            f"Outlet {outlet.name} does not belong to the chosen branch, so this was not taken. Choose one of its own.",
        )
    if posts.staff_id is not None and posts.staff_id == posts.backup_id:
        raise StepRefused(
            "主办和协办不能是同一个人，没有采纳。", "Lead and backup must be two people, so this was not taken."
        )
    known = {one.id: one for one in staff}
    for person in (posts.staff_id, posts.backup_id):
        if person is not None and (person not in known or not may_lead(known[person])):
            raise StepRefused(
                "所选的人已离岗，或不是客户经理、支行负责人，没有采纳。请另选一人。",
                "The person chosen has left or is neither customer manager nor branch head, so this was not taken. "
                "Choose another.",
            )
    changed = tuple(
        replace(
            draft.grids[face],
            branch_id=posts.branch_id,
            outlet_id=posts.outlet_id,
            staff_id=posts.staff_id,
            backup_id=posts.backup_id,
        )
        for face in sorted(faces)
        if Posts.of(draft.grids[face]) != posts
    )
    if not changed:
        raise StepRefused("定员没有改变。", "Nobody's post changes by this.")
    return RedrawDraft(draft.plan.id, draft.plan.state or "", ASSIGN, (), grids=changed)
