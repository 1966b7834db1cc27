"""定员 in a draft: which branch, outlet, lead and backup manager a grid gets when the plan comes into force."""

from collections.abc import Mapping, Sequence
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
    draft: Draft, wanted: Mapping[int, Posts], *, outlets: Sequence[Outlet], staff: Sequence[Staff]
) -> RedrawDraft:
    """The one step that gives each face its posts. Raises StepRefused when a rule forbids it; then nothing is taken."""
    changed = {face: posts for face, posts in wanted.items() if Posts.of(draft.grids[face]) != posts}
    must_not_be_locked(draft, changed)
    branch_of, known = {outlet.id: outlet for outlet in outlets}, {one.id: one for one in staff}
    for posts in set(changed.values()):
        _must_be_fit(posts, branch_of, known)
    if not changed:
        raise StepRefused("定员没有改变。", "Nobody's post changes by this.")
    grids = tuple(
        replace(
            draft.grids[face],
            branch_id=posts.branch_id,
            outlet_id=posts.outlet_id,
            staff_id=posts.staff_id,
            backup_id=posts.backup_id,
        )
        for face, posts in sorted(changed.items())
    )
    return RedrawDraft(draft.plan.id, draft.plan.state or "", ASSIGN, (), grids=grids)


def _must_be_fit(posts: Posts, outlets: Mapping[int, Outlet], staff: Mapping[int, Staff]) -> None:
    outlet = None if posts.outlet_id is None else outlets.get(posts.outlet_id)
    if outlet is not None and outlet.branch_id != posts.branch_id:
        raise StepRefused(
            f"网点 {outlet.name} 不属于所选的支行，没有采纳。请选该支行的网点。",
            f"Outlet {outlet.name} does not belong to the chosen branch, so this was not taken. Choose one of its own.",
        )
    if posts.staff_id is not None and posts.staff_id == posts.backup_id:
        raise StepRefused(
            "主办和协办不能是同一个人，没有采纳。", "Lead and backup must be two people, so this was not taken."
        )
    for person in (posts.staff_id, posts.backup_id):
        if person is not None and (person not in staff or not may_lead(staff[person])):
            raise StepRefused(
                "所选的人已离岗，或不是客户经理、支行负责人，没有采纳。请另选一人。",
                "The person chosen has left or is neither customer manager nor branch head, so this was not taken. "
                "Choose another.",
            )
