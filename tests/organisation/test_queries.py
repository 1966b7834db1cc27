from collections.abc import Iterator

import numpy as np
import pytest

from desktop.customers.point_index import PointIndex
from desktop.database.connection import Connection, open_writer
from desktop.organisation.card_queries import outlet_card
from desktop.organisation.queries import branches, outlets, staff_by_id
from desktop.refusal import Refused
from tests.little_bank import AS_OF, BRANCH, EAST, MANAGER, MIDDLE, OUTLET, LittleBank


@pytest.fixture
def db(bank: LittleBank) -> Iterator[Connection]:
    connection = open_writer(bank.path, bank.key)
    yield connection
    connection.close()


def test_branches_name_their_present_head(db: Connection) -> None:
    assert [(branch.id, branch.name, branch.head_name) for branch in branches(db)] == [(BRANCH, "东支行", None)]
    head = (
        "INSERT INTO staff (uid, staff_no, name, role, org_id, hired_on, status)"
        " VALUES (?, ?, ?, 'BRANCH_HEAD', 2, ?, ?)"
    )
    db.execute(head, ("h1", "h1", "前行长", "2001-01-01", "LEFT"))
    db.execute(head, ("h2", "h2", "现行长", "2010-01-01", "ACTIVE"))
    assert branches(db)[0].head_name == "现行长"


def test_closed_outlets_and_those_without_a_place_are_not_on_the_map(db: Connection) -> None:
    (outlet,) = outlets(db)
    assert (outlet.id, outlet.branch_id, outlet.has_credit, outlet.radius_m) == (OUTLET, BRANCH, True, 3_000)
    db.execute("UPDATE org_unit SET lon_e7 = NULL WHERE id = ?", (OUTLET,))
    assert outlets(db) == ()
    db.execute("UPDATE org_unit SET lon_e7 = 1, closed_on = '2016-01-01' WHERE id = ?", (OUTLET,))
    assert outlets(db) == ()
    db.execute("UPDATE org_unit SET closed_on = '2016-01-01' WHERE id = ?", (BRANCH,))
    assert branches(db) == ()


def test_staff_are_found_by_id_even_after_they_left(db: Connection) -> None:
    db.execute("UPDATE staff SET status = 'LEFT', cert_no = 'Z1' WHERE id = ?", (MANAGER,))
    person = staff_by_id(db)[MANAGER]
    assert (person.name, person.org_name, person.status, person.has_certificate) == ("甲", "东支行", "LEFT", True)


def test_an_outlets_card_counts_the_grids_it_serves_today(db: Connection) -> None:
    db.execute("UPDATE grid SET zone = 'URBAN' WHERE id = ?", (MIDDLE,))
    db.execute("UPDATE grid_assignment SET valid_to = ? WHERE grid_id = ?", (AS_OF, EAST))
    card = outlet_card(db, OUTLET)
    assert (card.grids, card.rural_grids, card.urban_grids) == (2, 1, 1)
    assert (card.name, card.branch_name, card.has_credit) == ("东网点", "东支行", True)
    assert card.customers_in_radius is None


def test_an_outlets_card_counts_the_customers_in_its_radius(db: Connection) -> None:
    metres_east = np.array([0, 2_950, 2_990, 3_050, 9_000]) / 94_540  # degrees of longitude at 31.95° N
    e7 = np.column_stack([1_211_500_000 + np.rint(metres_east * 1e7), np.full(5, 319_500_000)]).astype(np.int32)
    points = PointIndex.from_columns(customer_id=np.arange(5), e7=e7)
    assert outlet_card(db, OUTLET, points).customers_in_radius == 3
    db.execute("UPDATE org_unit SET radius_m = NULL WHERE id = ?", (OUTLET,))
    assert outlet_card(db, OUTLET, points).customers_in_radius is None


def test_a_branch_is_not_an_outlet(db: Connection) -> None:
    with pytest.raises(Refused, match="网点"):
        outlet_card(db, BRANCH)
