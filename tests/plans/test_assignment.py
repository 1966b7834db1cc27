"""定员 in a draft: one lead a grid, of the right branch, and only when the plan comes into force."""

from dataclasses import replace

import pytest

from desktop.database.connection import open_reader
from desktop.grids.edits import LockGrid
from desktop.grids.queries import grids_on
from desktop.organisation.queries import outlets, staff_by_id
from desktop.plans.assignment import Posts, assignment_step
from desktop.plans.draft import Draft
from desktop.plans.draft_edits import RedrawDraft
from desktop.plans.publication import ApprovePlan, PublishPlan, SubmitPlan
from desktop.plans.steps import StepRefused
from tests.little_bank import AS_OF, BRANCH, EAST, MANAGER, MIDDLE, OUTLET, WEST
from tests.plans.conftest import Desk

POSTS = Posts(BRANCH, OUTLET, MANAGER, None)


def hires(desk: Desk, key: int, role: str = "CUSTOMER_MANAGER") -> int:
    desk.bank.write(
        "INSERT INTO staff (id, uid, staff_no, name, role, org_id) VALUES (?, ?, ?, '乙', ?, 2)",
        (key, f"s{key}", f"00{key}", role),
    )
    return key


def posts_step(desk: Desk, draft: Draft, faces: list[int], posts: Posts) -> RedrawDraft:
    db = open_reader(desk.bank.path, desk.bank.key)
    try:
        return assignment_step(
            draft, dict.fromkeys(faces, posts), outlets=outlets(db), staff=tuple(staff_by_id(db).values())
        )
    finally:
        db.close()


def test_other_people_hold_the_grids_from_the_day_of_the_plan_and_their_versions_stay(desk: Desk) -> None:
    new = hires(desk, 2)
    draft = desk.begin()
    desk.do(posts_step(desk, draft, [WEST, EAST], replace(POSTS, staff_id=new, backup_id=MANAGER)))
    after = desk.look()
    assert after.changed_faces == {WEST, EAST}
    assert after.redrawn_faces == frozenset()
    desk.do(SubmitPlan(draft.plan.id))
    desk.do(ApprovePlan(draft.plan.id, "会议", "2016-04-01", "1号"))
    desk.do(PublishPlan(draft.plan.id, "2016-04-15"))
    db = open_reader(desk.bank.path, desk.bank.key)
    leads = {day: {grid.id: grid.manager_id for grid in grids_on(db, day)} for day in ("2016-04-14", AS_OF)}
    db.close()
    assert leads["2016-04-14"] == {WEST: MANAGER, MIDDLE: MANAGER, EAST: MANAGER}
    assert leads[AS_OF] == {WEST: new, MIDDLE: MANAGER, EAST: new}


def test_a_post_may_be_left_vacant(desk: Desk) -> None:
    draft = desk.begin()
    desk.do(posts_step(desk, draft, [WEST], replace(POSTS, staff_id=None)))
    assert desk.look().grids[WEST].staff_id is None
    desk.editor.undo()
    assert desk.look().grids == draft.grids


@pytest.mark.parametrize(
    ("posts", "words"),
    [
        (POSTS, "没有改变"),
        (replace(POSTS, branch_id=1), "不属于所选的支行"),
        (replace(POSTS, backup_id=MANAGER), "不能是同一个人"),
        (replace(POSTS, staff_id=3), "已离岗，或不是"),
        (replace(POSTS, backup_id=99), "已离岗，或不是"),
    ],
)
def test_what_the_rules_forbid_is_refused(desk: Desk, posts: Posts, words: str) -> None:
    hires(desk, 3, "TELLER")
    draft = desk.begin()
    with pytest.raises(StepRefused, match=words):
        posts_step(desk, draft, [WEST], posts)


def test_the_people_of_a_locked_grid_stay(desk: Desk) -> None:
    new = hires(desk, 2)
    desk.do(LockGrid(WEST, "责任书已签"))
    draft = desk.begin()
    with pytest.raises(StepRefused, match="已锁定"):
        posts_step(desk, draft, [WEST], replace(POSTS, staff_id=new))
