"""Every grid of a draft with who is to hold it, the three lights 定格 定员 定责, and what each is missing (R06)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.organisation.staff import Staff
from desktop.plans.assignment import Posts, may_lead
from desktop.plans.draft import Draft


class Missing(Enum):
    """In the order they are told."""

    BOUNDARY = "boundary"
    BRANCH = "branch"
    OUTLET = "outlet"
    LEAD = "lead"
    LEAD_LEFT = "lead_left"  # there is one, who has left or may not lead


@dataclass(frozen=True, slots=True)
class PostLine:
    """One grid. 定责 cannot be told yet: it waits for the contracts 责任书, so there is no field for it."""

    face: int
    code: str
    name: str
    posts: Posts
    before: Posts | None  # in force; None for a new grid
    locked_reason: str | None
    missing: frozenset[Missing]

    @property
    def is_bounded(self) -> bool:
        """定格."""
        return Missing.BOUNDARY not in self.missing

    @property
    def is_staffed(self) -> bool:
        """定员: branch, outlet and exactly one lead who may lead."""
        return self.missing <= {Missing.BOUNDARY}

    @property
    def is_vacant(self) -> bool:
        return bool(self.missing & {Missing.LEAD, Missing.LEAD_LEFT})

    @property
    def is_unassigned(self) -> bool:
        return bool(self.missing & {Missing.BRANCH, Missing.OUTLET})

    @property
    def is_changed(self) -> bool:
        return self.posts != self.before


def post_lines(draft: Draft, staff: Sequence[Staff]) -> tuple[PostLine, ...]:
    """All grids of a draft in code order."""
    leads = {one.id for one in staff if may_lead(one)}
    faces = set(draft.partition.faces)
    lines = []
    for face, grid in draft.grids.items():
        missing = {
            Missing.BOUNDARY: face not in faces or not grid.code,
            Missing.BRANCH: grid.branch_id is None,
            Missing.OUTLET: grid.outlet_id is None,
            Missing.LEAD: grid.staff_id is None,
            Missing.LEAD_LEFT: grid.staff_id is not None and grid.staff_id not in leads,
        }
        before = draft.grids_in_force.get(face)
        lines.append(
            PostLine(
                face, grid.code, grid.name, Posts.of(grid), None if before is None else Posts.of(before),
                draft.locked.get(face), frozenset(what for what, is_so in missing.items() if is_so),
            )
        )  # fmt: skip
    return tuple(sorted(lines, key=lambda line: line.code))
