"""The map of a draft names whoever is to lead a grid, also somebody who leads none today."""

from desktop.content_loader import load_content
from desktop.database.connection import open_reader
from desktop.organisation.queries import staff_by_id
from desktop.plans.assignment import Posts
from desktop.ui.plans.draft_content import draft_content
from tests.little_bank import BRANCH, MIDDLE, OUTLET, WEST
from tests.plans.conftest import Desk
from tests.plans.test_assignment import hires, posts_step


def test_a_new_lead_is_named_on_the_map_of_the_draft(desk: Desk) -> None:
    new = hires(desk, 2)
    draft = desk.begin()
    desk.do(posts_step(desk, draft, [WEST], Posts(BRANCH, OUTLET, new, None)))
    db = open_reader(desk.bank.path, desk.bank.key)
    content, staff = load_content(db), tuple(staff_by_id(db).values())
    db.close()
    named = {grid.id: grid.manager_name for grid in draft_content(content, desk.look(), staff).grids}
    assert (named[WEST], named[MIDDLE]) == ("乙", "甲")
