from collections.abc import Iterator

import numpy as np
import pytest

from desktop.database.connection import Connection, open_reader, open_writer
from desktop.grids.card_queries import grid_card
from desktop.grids.dated_card_queries import GridThen, grid_then
from desktop.maps import geodesy
from desktop.refusal import Refused
from tests.little_bank import AS_OF, EAST, MIDDLE, WEST, LittleBank


@pytest.fixture
def db(bank: LittleBank) -> Iterator[Connection]:
    connection = open_writer(bank.path, bank.key)
    yield connection
    connection.close()


def test_a_card_names_who_is_responsible_and_which_lights_are_green(db: Connection) -> None:
    card = grid_card(db, WEST)
    assert (card.name, card.town_name, card.branch_name, card.outlet_name) == ("1号村", "示例镇", "东支行", "东网点")
    assert (card.manager_name, card.boundary_fixed, card.person_fixed, card.duty_fixed) == ("甲", True, True, None)
    db.execute("UPDATE grid_assignment SET staff_id = NULL WHERE grid_id = ?", (WEST,))
    db.execute("DELETE FROM boundary_arc")
    card = grid_card(db, WEST)
    assert (card.manager_name, card.boundary_fixed, card.person_fixed) == (None, False, False)
    assert card.area_km2 is None


@pytest.mark.parametrize("grid", [WEST, MIDDLE, EAST])
def test_the_area_is_that_of_the_ground(db: Connection, grid: int) -> None:
    west = 121.1 + (grid - 1) * 0.1
    corners = np.array([[west, 31.9], [west + 0.1, 31.9], [west + 0.1, 32.0], [west, 32.0]])
    area = grid_card(db, grid).area_km2
    assert area == pytest.approx(geodesy.area([corners]) / 1e6, rel=2e-5)  # a 9 km edge bends a little


def test_neighbours_are_those_across_a_shared_border(db: Connection) -> None:
    assert [one.id for one in grid_card(db, WEST).neighbours] == [MIDDLE]
    assert [one.id for one in grid_card(db, MIDDLE).neighbours] == [WEST, EAST]


def test_an_empty_grid_has_zeros_where_zero_is_known_and_nothing_where_it_is_not(db: Connection) -> None:
    card = grid_card(db, EAST)
    assert (card.records, card.loans_fen, card.visits, card.households) == (0, 0, 0, 0)
    assert (card.deposits_fen, card.deposits_month, card.located_share) == (None, None, None)


def test_counts_are_of_the_customers_whose_home_is_here(db: Connection) -> None:
    db.execute("INSERT INTO household (id, uid, hh_no, member_count, confidence) VALUES (1, 'h', 'h', 2, 90)")
    customer = (
        "INSERT INTO customer (id, uid, cust_no, kind, name, lifecycle, home_grid_id, is_key, household_id, batch_id)"
        " VALUES (?, ?, ?, 'PERSON', 'x', ?, ?, ?, ?, 1)"
    )
    for number, lifecycle, grid, key, household in (
        (2, "EXISTING", WEST, 1, 1),
        (3, "POTENTIAL", WEST, 0, 1),
        (4, "DORMANT", WEST, 0, None),
        (5, "EXISTING", EAST, 1, None),
    ):
        db.execute(customer, (number, f"c{number}", f"C{number}", lifecycle, grid, key, household))
    card = grid_card(db, WEST)
    assert (card.records, card.existing, card.potential, card.dormant) == (4, 2, 1, 1)
    assert (card.key, card.with_family, card.households, card.located) == (1, 2, 1, 1)
    assert card.located_share == 0.25


def test_money_is_that_of_the_latest_month_and_of_loans_in_force(db: Connection) -> None:
    for customer, first, months, last in ((2, "2014-05", 24, 700), (3, "2016-04", 1, 30), (4, "2014-05", 12, 9_999)):
        db.execute(
            "INSERT INTO customer (id, uid, cust_no, kind, name, lifecycle, home_grid_id, batch_id)"
            " VALUES (?, ?, ?, 'PERSON', 'x', 'EXISTING', ?, 1)",
            (customer, f"c{customer}", f"C{customer}", WEST),
        )
        run = np.full(months, last, "<i4").tobytes()
        db.execute(
            "INSERT INTO account_history (customer_id, first_month, months, width, deposit_avg, deposit_end, txn_count,"
            " products) VALUES (?, ?, ?, 4, ?, ?, ?, 1)",
            (customer, first, months, run, run, bytes(2 * months)),
        )
    loan = (
        "INSERT INTO loan (uid, contract_no, customer_id, branch_id, product_code, principal_fen, balance_fen, rate_bp,"
        " start_on, due_on, settled_on, class5) VALUES (?, ?, ?, 2, 'L', 900, ?, 600, ?, '2017-01-01', ?, 'NORMAL')"
    )
    for row in (
        ("a", "a", 2, 500, "2015-01-01", None),
        ("b", "b", 2, 60, "2015-01-01", None),
        ("c", "c", 3, 0, "2015-01-01", "2016-01-01"),
        ("d", "d", 3, 80, "2016-06-01", None),
    ):
        db.execute(loan, row)
    card = grid_card(db, WEST)
    assert (card.deposits_fen, card.deposits_month) == (730, "2016-04")  # who left a year ago does not count
    assert (card.loans_fen, card.borrowers) == (560, 1)


def test_visits_count_when_somebody_was_met_in_the_last_twelve_months(db: Connection) -> None:
    visit = (
        "INSERT INTO visit (id, uid, customer_id, grid_id, staff_id, kind, channel, started_at, minutes, found_nobody,"
        " verified, supersedes) VALUES (?, ?, 1, 1, 1, 'RETURN', 'DOOR', ?, 20, ?, ?, ?)"
    )
    for row in (
        (1, "v1", "2015-05-01T08:00:00+08:00", 0, "UNCHECKED", None),
        (2, "v2", f"{AS_OF}T20:00:00+08:00", 0, "PHONE", None),
        (3, "v3", "2015-04-30T20:00:00+08:00", 0, "UNCHECKED", None),
        (4, "v4", "2016-01-01T08:00:00+08:00", 1, "UNCHECKED", None),
        (5, "v5", "2016-01-02T08:00:00+08:00", 0, "UNTRUE", None),
        (6, "v6", "2016-01-03T08:00:00+08:00", 0, "UNCHECKED", None),
        (7, "v7", "2016-01-03T08:00:00+08:00", 0, "UNTRUE", 6),
    ):
        db.execute(visit, row)
    card = grid_card(db, WEST)
    assert (card.visits, card.visited_customers) == (2, 1)


def test_a_lock_is_shown_until_it_is_released_or_runs_out(db: Connection) -> None:
    db.execute(
        "INSERT INTO grid_lock (uid, grid_id, reason, locked_by, locked_at, expires_on)"
        " VALUES ('k', 1, '责任书已签', '总行', '2016-01-01T00:00:00+08:00', ?)",
        (AS_OF,),
    )
    card = grid_card(db, WEST)
    assert (card.locked_reason, card.locked_by, card.locked_at) == ("责任书已签", "总行", "2016-01-01T00:00:00+08:00")
    db.execute("UPDATE grid_lock SET expires_on = '2016-04-29'")
    assert grid_card(db, WEST).locked_reason is None
    db.execute("UPDATE grid_lock SET expires_on = NULL, released_at = '2016-02-01T00:00:00+08:00'")
    assert grid_card(db, WEST).locked_reason is None


def test_a_grid_that_is_gone_is_refused_with_a_sentence(db: Connection) -> None:
    with pytest.raises(Refused, match="已不在"):
        grid_card(db, 99)


def test_a_grid_on_another_day_is_told_with_its_people_of_then_and_no_figures(bank: LittleBank) -> None:
    bank.write(
        "INSERT INTO staff (id, uid, staff_no, name, role, org_id) VALUES (2, 's2', '002', '乙', 'CUSTOMER_MANAGER', 2)"
    )
    bank.write("UPDATE grid_assignment SET valid_to = '2016-04-01' WHERE grid_id = 1")
    bank.write(
        "INSERT INTO grid_assignment (uid, grid_id, branch_id, outlet_id, staff_id, role, valid_from)"
        " VALUES ('a9', 1, 2, 3, 2, 'LEAD', '2016-04-01')"
    )
    db = open_reader(bank.path, bank.key)
    now = grid_card(db, WEST)
    then, later = grid_then(db, WEST, "2016-03-31"), grid_then(db, WEST, "2016-04-01")
    assert then is not None
    assert later is not None
    assert (then.manager_name, later.manager_name, now.manager_name) == ("甲", "乙", "乙")
    assert (then.area_km2, then.neighbours) == (now.area_km2, now.neighbours)
    assert not {"records", "deposits_fen", "loans_fen", "visits"} & set(GridThen.__slots__)
    with pytest.raises(Refused):
        grid_then(db, WEST, "2013-12-31")
    db.close()
