"""Who passes from whom to whom by a plan: told alike before it is published, before its day, and after it."""

import pytest

from desktop.database.connection import open_reader
from desktop.plans.assignment import Posts
from desktop.plans.draft import Draft
from desktop.plans.effect import TakeEffect
from desktop.plans.face_moves import merge
from desktop.plans.handover import by_people, sums_of
from desktop.plans.handover_queries import handed, passages
from desktop.plans.publication import ApprovePlan, PublishPlan, SubmitPlan
from desktop.plans.steps import face_step, line_step
from desktop.refusal import Refused
from tests.little_bank import BRANCH, CUSTOMER, MANAGER, MIDDLE, OUTLET, WEST
from tests.plans.conftest import Desk
from tests.plans.test_assignment import hires, posts_step
from tests.plans.test_drafts import bulge

Told = list[tuple[str, int | None, str, int | None, tuple[int, ...]]]
WESTERN, MIDDLING = "99000110020100", "99000110020200"


def told(desk: Desk, plan: int) -> Told:
    db = open_reader(desk.bank.path, desk.bank.key)
    found = passages(db, plan)
    db.close()
    return [(one.before.code, one.before.lead_id, one.after.code, one.after.lead_id, one.customers) for one in found]


def publishes(desk: Desk, draft: Draft, day: str) -> None:
    desk.do(SubmitPlan(draft.plan.id))
    desk.do(ApprovePlan(draft.plan.id, "会议", "2016-04-01", "1号"))
    desk.do(PublishPlan(draft.plan.id, day))


def test_another_lead_of_the_same_ground(desk: Desk) -> None:
    new = hires(desk, 2)
    draft = desk.begin()
    desk.do(posts_step(desk, draft, [WEST], Posts(BRANCH, OUTLET, new, None)))
    expected: Told = [(WESTERN, MANAGER, WESTERN, new, (CUSTOMER,))]
    assert told(desk, draft.plan.id) == expected
    publishes(desk, draft, "2016-04-15")
    assert told(desk, draft.plan.id) == expected


@pytest.mark.parametrize("how", ["border", "merger"])
def test_ground_that_comes_to_another_grid_now_and_on_a_later_day(desk: Desk, how: str) -> None:
    new = hires(desk, 2)
    draft = desk.begin()
    desk.do(posts_step(desk, draft, [MIDDLE], Posts(BRANCH, OUTLET, new, None)))
    now = desk.look()
    moves = line_step(now, bulge(now, -990_000), "移动边界")
    desk.do(moves if how == "border" else face_step(now, merge(now.partition, [WEST], MIDDLE), "合并网格"))
    expected: Told = [(WESTERN, MANAGER, MIDDLING, new, (CUSTOMER,))]
    assert told(desk, draft.plan.id) == expected
    publishes(desk, draft, "2016-06-01")
    assert told(desk, draft.plan.id) == expected  # before its day
    desk.bank.write("UPDATE meta SET value = '2016-06-02' WHERE key = 'as_of'")
    desk.do(TakeEffect())
    assert told(desk, draft.plan.id) == expected  # after it


def test_a_publication_that_was_undone_and_done_again_counts_once(desk: Desk) -> None:
    draft = desk.begin()
    desk.do(line_step(draft, bulge(draft, -990_000), "移动边界"))
    publishes(desk, draft, "2016-04-15")
    desk.editor.undo()
    desk.do(PublishPlan(draft.plan.id, "2016-04-20"))
    assert [customers for *_, customers in told(desk, draft.plan.id)] == [(CUSTOMER,)]


def test_what_both_sides_sign_for(desk: Desk) -> None:
    desk.bank.write("UPDATE customer SET is_key = 1")
    for number, late in (("L1", 0), ("L2", 31)):
        desk.bank.write(
            "INSERT INTO loan (id, uid, contract_no, customer_id, branch_id, product_code, principal_fen, balance_fen,"
            " rate_bp, start_on, due_on, class5, overdue_days)"
            " VALUES (?, ?, ?, 1, 2, 'XE01', 900, 500, 500, '2015-01-01', '2017-01-01', 'NORMAL', ?)",
            (late + 1, number, number, late),
        )
    draft = desk.begin()
    desk.do(posts_step(desk, draft, [WEST], Posts(BRANCH, OUTLET, None, None)))
    db = open_reader(desk.bank.path, desk.bank.key)
    ways = passages(db, draft.plan.id)
    assert list(by_people(ways)) == [(MANAGER, None)]
    sums = sums_of(handed(db, ways))
    db.close()
    assert (sums.customers, sums.key, sums.loans, sums.loans_fen, sums.overdue, sums.overdue_fen) == (
        1, 1, 2, 1000, 1, 500,
    )  # fmt: skip
    assert sums.visits_due == 1


def test_a_plan_that_hands_nobody_over_says_so(desk: Desk) -> None:
    draft = desk.begin()
    with pytest.raises(Refused, match="不需要移交清单"):
        told(desk, draft.plan.id)
