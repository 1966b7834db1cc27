"""A plan for a later day: when the bank's day has come, customers and families are brought along, once."""

import pytest

from desktop.bank_editor import open_editor
from desktop.database.connection import open_reader
from desktop.editing.edit import EditRefused
from desktop.plans.effect import TakeEffect, due
from desktop.plans.override_edits import SetHomeOverride
from desktop.plans.publication import ApprovePlan, PublishPlan, SubmitPlan
from desktop.plans.publication_queries import lost_homes
from desktop.plans.steps import line_step
from tests.little_bank import CUSTOMER, WEST
from tests.plans.conftest import Desk
from tests.plans.test_drafts import bulge

DAY = "2016-07-01"


@pytest.fixture
def published(desk: Desk) -> Desk:
    """The ground of the west's customer goes to the middle on a later day; a family lives there too."""
    desk.bank.write(
        "INSERT INTO household (id, uid, hh_no, head_id, grid_id, member_count, confidence)"
        " VALUES (1, 'h1', 'H1', 1, 1, 3, 9)"
    )
    desk.bank.write("UPDATE customer SET household_id = 1")
    draft = desk.begin()
    desk.do(line_step(draft, bulge(draft, -990_000), "移动边界"))
    desk.do(SubmitPlan(draft.plan.id))
    desk.do(ApprovePlan(draft.plan.id, "会议", "2016-04-01", "1号"))
    desk.do(PublishPlan(draft.plan.id, DAY))
    return desk


def on_day(desk: Desk, day: str) -> tuple[bool, int]:
    """Whether something is due, and how many have lost their home."""
    desk.bank.write("UPDATE meta SET value = ? WHERE key = 'as_of'", (day,))
    db = open_reader(desk.bank.path, desk.bank.key)
    found = due(db), lost_homes(db, day)
    db.close()
    return found


def homes(desk: Desk) -> tuple[str, str]:
    """The codes of the homes of customer and family."""
    (found,) = desk.bank.rows(
        "SELECT a.code, b.code FROM customer c JOIN household h ON h.id = c.household_id"
        " JOIN grid a ON a.id = c.home_grid_id JOIN grid b ON b.id = h.grid_id"
    )
    return found[0], found[1]


def opens(desk: Desk) -> None:
    desk.close()
    desk.editor = open_editor(desk.bank.path, desk.bank.key, user="zhang", device="PC-1")


def test_nobody_moves_before_the_day_and_everybody_on_it(published: Desk) -> None:
    assert on_day(published, "2016-06-30") == (False, 0)
    opens(published)
    assert not published.editor.opened.kinds
    assert homes(published) == ("99000110020100",) * 2
    assert on_day(published, DAY) == (True, 1)
    opens(published)
    assert published.editor.opened.kinds >= {"customer", "household"}
    assert homes(published) == ("99000110020200",) * 2
    assert on_day(published, DAY) == (False, 0)
    steps = published.bank.rows("SELECT count(*) FROM journal")
    opens(published)  # done once
    assert published.bank.rows("SELECT count(*) FROM journal") == steps


def test_a_bank_opened_long_after_the_day_catches_up(published: Desk) -> None:
    assert on_day(published, "2018-02-01") == (True, 1)
    opens(published)
    assert homes(published) == ("99000110020200",) * 2


def test_an_importer_calls_it_when_it_has_moved_the_day(published: Desk) -> None:
    on_day(published, DAY)
    published.do(TakeEffect())
    assert homes(published) == ("99000110020200",) * 2
    before = published.bank.dump()
    published.do(TakeEffect())
    assert published.bank.dump() == before


def test_taking_effect_is_undone_and_redone_to_the_byte(published: Desk) -> None:
    on_day(published, DAY)
    before = published.bank.dump()
    published.do(TakeEffect())
    after = published.bank.dump()
    published.editor.undo()
    assert published.bank.dump() == before
    published.editor.redo()
    assert published.bank.dump() == after


def test_who_was_placed_by_hand_or_has_no_point_follows_the_grid(published: Desk) -> None:
    published.bank.write("DELETE FROM geo_point")
    published.bank.write("DELETE FROM customer_points")
    on_day(published, DAY)
    opens(published)
    assert homes(published) == ("99000110020100",) * 2
    assert published.bank.rows("SELECT home_grid_id FROM customer") != [(WEST,)]


def test_an_exception_holds_across_the_day_of_a_plan(published: Desk) -> None:
    published.bank.write("UPDATE customer SET home_grid_id = 2")
    published.do(SetHomeOverride(CUSTOMER, WEST, "亲属关系", "零售部", "2016-04-01", "2017-01-01"))
    on_day(published, DAY)
    opens(published)
    assert homes(published) == ("99000110020100",) * 2
    assert published.bank.rows("SELECT home_grid_rule FROM customer") == [("MANUAL",)]


def test_the_publication_can_be_undone_only_after_its_effect(published: Desk) -> None:
    on_day(published, DAY)
    opens(published)
    published.editor.undo()
    assert homes(published) == ("99000110020100",) * 2
    published.editor.undo()
    assert published.bank.rows("SELECT status FROM grid_plan ORDER BY id") == [("ACTIVE",), ("APPROVED",)]
    with pytest.raises(EditRefused):
        published.do(PublishPlan(2, "2013-01-01"))
