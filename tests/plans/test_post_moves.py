"""What follows when a grid is given to a branch, an outlet or a manager as a whole; what each grid is missing."""

from dataclasses import replace

import pytest

from desktop.database.connection import open_reader
from desktop.hierarchy.queries import organisation_facts
from desktop.organisation.outlet import Outlet
from desktop.organisation.queries import outlets, staff_by_id
from desktop.organisation.staff import Staff
from desktop.plans.assignment import Posts
from desktop.plans.drafted_facts import with_posts
from desktop.plans.post_lines import Missing, post_lines
from desktop.plans.post_moves import Holder, Receiver, posts_under, posts_with
from desktop.plans.steps import StepRefused
from tests.little_bank import BRANCH, EAST, MANAGER, OUTLET, WEST
from tests.plans.conftest import Desk
from tests.plans.test_assignment import posts_step

OTHER, NEAR_WEST, NEAR_EAST, THEIRS, BARE = 4, 5, 6, 2, 7
Places = tuple[tuple[Outlet, ...], tuple[Staff, ...]]


@pytest.fixture
def places(desk: Desk) -> Places:
    """Another branch with an outlet in the west and one in the east, a manager in the east; a branch without any."""
    org = "INSERT INTO org_unit (id, uid, code, name, level, parent_id, has_credit, lon_e7, lat_e7, radius_m) VALUES "
    desk.bank.write(f"{org} (4, 'o4', '4', '西支行', 'BRANCH', 1, 1, NULL, NULL, NULL)")
    desk.bank.write(f"{org} (5, 'o5', '5', '西网点', 'OUTLET', 4, 1, 1211050000, 319500000, 3000)")
    desk.bank.write(f"{org} (6, 'o6', '6', '极东网点', 'OUTLET', 4, 1, 1213900000, 319500000, 3000)")
    desk.bank.write(f"{org} (7, 'o7', '7', '空支行', 'BRANCH', 1, 1, NULL, NULL, NULL)")
    desk.bank.write(
        "INSERT INTO staff (id, uid, staff_no, name, role, org_id) VALUES (2, 's2', '002', '乙', 'CUSTOMER_MANAGER', 6)"
    )
    db = open_reader(desk.bank.path, desk.bank.key)
    found = outlets(db), tuple(staff_by_id(db).values())
    db.close()
    return found


def test_a_branch_gives_its_nearest_outlet_and_no_lead_who_works_elsewhere(desk: Desk, places: Places) -> None:
    draft = desk.begin()
    found = posts_under(draft, [WEST, EAST], Receiver(Holder.BRANCH, OTHER), outlets=places[0], staff=places[1])
    assert found == {WEST: Posts(OTHER, NEAR_WEST, None, None), EAST: Posts(OTHER, NEAR_EAST, None, None)}
    stays = posts_under(draft, [WEST], Receiver(Holder.BRANCH, BRANCH), outlets=places[0], staff=places[1])
    assert stays == {WEST: Posts(BRANCH, OUTLET, MANAGER, None)}


def test_a_manager_brings_the_own_outlet_and_is_never_lead_and_backup(desk: Desk, places: Places) -> None:
    draft = desk.begin()
    to = Receiver(Holder.MANAGER, THEIRS, OTHER)
    assert posts_under(draft, [WEST], to, outlets=places[0], staff=places[1])[WEST] == Posts(
        OTHER, NEAR_EAST, THEIRS, None
    )
    desk.do(posts_step(desk, draft, [WEST], Posts(BRANCH, OUTLET, MANAGER, THEIRS)))
    here = Receiver(Holder.MANAGER, THEIRS, BRANCH)
    now = posts_under(desk.look(), [WEST], here, outlets=places[0], staff=places[1])[WEST]
    assert now == Posts(BRANCH, OUTLET, THEIRS, None)


def test_an_outlet_and_a_vacant_post(desk: Desk, places: Places) -> None:
    draft = desk.begin()
    outlet = Receiver(Holder.OUTLET, NEAR_EAST)
    assert posts_under(draft, [WEST], outlet, outlets=places[0], staff=places[1])[WEST].outlet_id == NEAR_EAST
    vacant = Receiver(Holder.VACANT, BRANCH)
    assert posts_under(draft, [WEST], vacant, outlets=places[0], staff=places[1])[WEST] == Posts(
        BRANCH, OUTLET, None, None
    )


def test_a_branch_without_outlets_takes_no_grid(desk: Desk, places: Places) -> None:
    draft = desk.begin()
    with pytest.raises(StepRefused, match="没有网点"):
        posts_under(draft, [WEST], Receiver(Holder.BRANCH, BARE), outlets=places[0], staff=places[1])


def test_fields_that_are_not_set_stay(desk: Desk, places: Places) -> None:
    draft = desk.begin()
    assert posts_with(draft, [WEST], {"backup_id": THEIRS}, outlets=places[0])[WEST] == Posts(
        BRANCH, OUTLET, MANAGER, THEIRS
    )
    assert posts_with(draft, [WEST], {"branch_id": OTHER}, outlets=places[0])[WEST] == Posts(
        OTHER, NEAR_WEST, MANAGER, None
    )


def test_lights_and_lacks(desk: Desk, places: Places) -> None:
    draft = desk.begin()
    desk.do(posts_step(desk, draft, [WEST], Posts(BRANCH, OUTLET, None, None)))
    left = tuple(replace(one, status="LEFT") if one.id == MANAGER else one for one in places[1])
    west, middle, _ = post_lines(desk.look(), left)
    assert west.missing == {Missing.LEAD}
    assert west.is_vacant
    assert west.is_changed
    assert west.is_bounded
    assert not west.is_staffed
    assert middle.missing == {Missing.LEAD_LEFT}
    assert not middle.is_changed
    assert all(line.is_staffed for line in post_lines(draft, places[1]))


def test_the_tree_of_a_draft_has_its_posts_and_the_counts_of_today(desk: Desk, places: Places) -> None:
    draft = desk.begin()
    desk.do(posts_step(desk, draft, [WEST], Posts(OTHER, NEAR_WEST, THEIRS, None)))
    db = open_reader(desk.bank.path, desk.bank.key)
    facts = organisation_facts(db)
    db.close()
    drafted = with_posts(facts, desk.look())
    west = next(grid for grid in drafted.grids if grid.id == WEST)
    assert (west.branch_id, west.outlet_id, west.manager_id, west.manager_name) == (OTHER, NEAR_WEST, THEIRS, "乙")
    assert drafted.customers == facts.customers
    assert with_posts(facts, None) is facts
