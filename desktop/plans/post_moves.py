"""Where grids go when they are given to a branch, an outlet or a manager as a whole, and what follows from that."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from desktop.maps.projection import e7_to_world
from desktop.organisation.outlet import Outlet
from desktop.organisation.staff import Staff
from desktop.plans.assignment import Posts
from desktop.plans.draft import Draft
from desktop.plans.steps import StepRefused


class Holder(Enum):
    """What a grid can be given to."""

    BRANCH = "branch"
    OUTLET = "outlet"
    MANAGER = "manager"
    VACANT = "vacant"  # the grids of a branch that nobody leads


@dataclass(frozen=True, slots=True)
class Receiver:
    """`id` is that of the branch, outlet or manager; for vacant posts, that of their branch (None = as it is)."""

    kind: Holder
    id: int | None
    branch_id: int | None = None  # under which the manager stands


def posts_under(
    draft: Draft, faces: Collection[int], to: Receiver, *, outlets: Sequence[Outlet], staff: Sequence[Staff]
) -> dict[int, Posts]:
    """By face, the posts it has once it belongs to `to`. Raises StepRefused when the branch has no outlet.

    Whoever still fits stays: the outlet when it is one of the branch, else the manager's own outlet, else the
    branch's nearest one; lead and backup unless the grid comes to a branch where they do not work.
    """
    people = {one.id: one for one in staff}
    branch_of = {outlet.id: outlet.branch_id for outlet in outlets}

    def works_at(person: int | None) -> int | None:
        one = None if person is None else people.get(person)
        return None if one is None else branch_of.get(one.org_id, one.org_id)

    found = {}
    for face in faces:
        now = Posts.of(draft.grids[face])
        branch = _branch(to, now, branch_of, works_at)
        own_outlet = people[to.id].org_id if to.kind is Holder.MANAGER and to.id in people else None
        outlet = to.id if to.kind is Holder.OUTLET else now.outlet_id
        if outlet is None or branch_of.get(outlet) != branch:
            fits = own_outlet if own_outlet is not None and branch_of.get(own_outlet) == branch else None
            outlet = fits if fits is not None else nearest_outlet(draft, face, branch, outlets)
        stays = branch == now.branch_id
        lead = now.staff_id if stays or works_at(now.staff_id) == branch else None
        if to.kind is Holder.MANAGER:
            lead = to.id
        elif to.kind is Holder.VACANT:
            lead = None
        backup = now.backup_id if stays or works_at(now.backup_id) == branch else None
        found[face] = Posts(branch, outlet, lead, None if backup == lead else backup)
    return found


def posts_with(
    draft: Draft, faces: Collection[int], set_to: Mapping[str, int | None], *, outlets: Sequence[Outlet]
) -> dict[int, Posts]:
    """By face, its posts with some of them set: fields of Posts by name; the others stay as they are.

    A grid whose outlet is none of the branch that is set gets the nearest one of that branch.
    """
    branch_of = {outlet.id: outlet.branch_id for outlet in outlets}
    found = {}
    for face in faces:
        posts = replace(Posts.of(draft.grids[face]), **set_to)
        is_set = "branch_id" in set_to and "outlet_id" not in set_to and posts.branch_id is not None
        if is_set and branch_of.get(posts.outlet_id or 0) != posts.branch_id:
            posts = replace(posts, outlet_id=nearest_outlet(draft, face, posts.branch_id, outlets))
        found[face] = posts
    return found


def nearest_outlet(draft: Draft, face: int, branch: int | None, outlets: Sequence[Outlet]) -> int:
    """The outlet of a branch that lies nearest to the middle of a grid's box. Raises StepRefused when it has none."""
    own = [outlet for outlet in outlets if outlet.branch_id == branch]
    if not own:
        raise StepRefused(
            "所选的支行没有网点，没有采纳。请先给它设网点，或另选支行。",
            "The branch chosen has no outlet, so this was not taken. Give it one first, or choose another branch.",
        )
    places = e7_to_world(np.array([(one.lon_e7, one.lat_e7) for one in own], dtype=np.int32))
    box = draft.partition.face_box(face)
    away = np.hypot(places[:, 0] - (box.west + box.east) / 2, places[:, 1] - (box.south + box.north) / 2)
    return own[int(np.argmin(away))].id


def _branch(
    to: Receiver, now: Posts, branch_of: Mapping[int, int], works_at: Callable[[int | None], int | None]
) -> int | None:
    if to.kind is Holder.BRANCH:
        return to.id
    if to.kind is Holder.OUTLET:
        return branch_of.get(to.id or 0)
    if to.kind is Holder.VACANT:
        return now.branch_id if to.id is None else to.id
    return to.branch_id if to.branch_id is not None else works_at(to.id)
