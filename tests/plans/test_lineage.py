"""A grid that gets a new version by a plan keeps its visits and its helpers, and its customers bring theirs along."""

from desktop.database.connection import open_reader
from desktop.grids.branch_card_queries import branch_card
from desktop.grids.card_queries import GridCard, grid_card
from desktop.grids.figure_queries import read_figures
from desktop.plans.publication import ApprovePlan, PublishPlan, SubmitPlan
from desktop.plans.steps import line_step
from tests.little_bank import AS_OF, BRANCH, CUSTOMER, MANAGER, MIDDLE, WEST, LittleBank
from tests.plans.conftest import Desk
from tests.plans.test_drafts import bulge

CODES = {WEST: "99000110020100", MIDDLE: "99000110020200"}


def visited(bank: LittleBank) -> None:
    """Twice in April: once at the customer's of the west, once in the middle at nobody's of ours."""
    bank.write("INSERT INTO grid_helper (grid_id, name, kind, phone) VALUES (1, '示例联络', '联络员', '12000000009')")
    bank.write(
        "INSERT INTO visit (id, uid, customer_id, grid_id, staff_id, kind, channel, started_at, minutes)"
        " VALUES (1, 'v1', ?, ?, ?, 'RETURN', 'DOOR', '2016-04-10T09:00:00+08:00', 20)",
        (CUSTOMER, WEST, MANAGER),
    )


def moves_the_customer_to_the_middle(desk: Desk) -> None:
    draft = desk.begin()
    desk.do(line_step(draft, bulge(draft, -990_000), "移动边界"))
    desk.do(SubmitPlan(draft.plan.id))
    desk.do(ApprovePlan(draft.plan.id, "会议", "2016-04-01", "1号"))
    desk.do(PublishPlan(draft.plan.id, "2016-04-20"))


def card(bank: LittleBank, grid: int) -> GridCard:
    """Of the version in force."""
    db = open_reader(bank.path, bank.key)
    (now,) = db.execute("SELECT id FROM grid WHERE code = ? AND valid_to IS NULL", (CODES[grid],)).fetchone()
    found = grid_card(db, now)
    db.close()
    return found


def month(bank: LittleBank, grid: int) -> int:
    """Visits made in the month, as the figures of branches, managers and towns count them."""
    db = open_reader(bank.path, bank.key)
    (now,) = db.execute("SELECT id FROM grid WHERE code = ? AND valid_to IS NULL", (CODES[grid],)).fetchone()
    made = sum(one.met for one in read_figures(db, now, AS_OF).visits.values())
    db.close()
    return made


def test_visits_of_a_customer_go_with_them_to_their_new_grid(desk: Desk) -> None:
    visited(desk.bank)
    assert [card(desk.bank, grid).visits for grid in (WEST, MIDDLE)] == [1, 0]
    moves_the_customer_to_the_middle(desk)
    assert [card(desk.bank, grid).visits for grid in (WEST, MIDDLE)] == [0, 1]
    assert card(desk.bank, MIDDLE).last_visit_on == "2016-04-10"


def test_work_of_the_month_stays_with_the_grid_it_was_done_in(desk: Desk) -> None:
    visited(desk.bank)
    moves_the_customer_to_the_middle(desk)
    assert [month(desk.bank, grid) for grid in (WEST, MIDDLE)] == [1, 0]
    db = open_reader(desk.bank.path, desk.bank.key)
    assert branch_card(db, BRANCH).territory.visits.met == 1
    db.close()


def test_helpers_stay_with_the_grid_masked(desk: Desk) -> None:
    visited(desk.bank)
    moves_the_customer_to_the_middle(desk)
    (helper,) = card(desk.bank, WEST).helpers
    assert (helper.name, helper.kind) == ("示*", "联络员")
    assert helper.phone is not None
    assert "0000009" not in helper.phone
    assert card(desk.bank, MIDDLE).helpers == ()
