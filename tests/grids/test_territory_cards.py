"""Cards of branches, managers and towns against the rows themselves, counted the slow way."""

from collections.abc import Iterator

import numpy as np
import pytest

from desktop.customers.month_run import month_names, unpack_amounts
from desktop.database.connection import Connection, open_writer
from desktop.editing.changes import Changes
from desktop.grids.branch_card_queries import branch_card
from desktop.grids.card_queries import grid_card
from desktop.grids.figures import Figures, together
from desktop.grids.manager_card_queries import manager_card
from desktop.grids.queries import grids_on
from desktop.grids.territory import Territory
from desktop.grids.town_card_queries import town_card
from desktop.refusal import Refused
from tests.little_bank import AS_OF, BRANCH, CUSTOMER, EAST, MANAGER, MIDDLE, OUTLET, WEST, LittleBank

FIGURES = Figures()  # of the small bank, which nobody changes


@pytest.fixture
def db(bank: LittleBank) -> Iterator[Connection]:
    connection = open_writer(bank.path, bank.key)
    yield connection
    connection.close()


def assert_counted(db: Connection, territory: Territory, where: str, key: int, *, visitor: int | None = None) -> None:
    """`where` is a condition on the lead assignment `a` and the grid `g`."""
    (day,) = db.execute("SELECT value FROM meta WHERE key = 'as_of'").fetchone()
    grids = (
        "SELECT g.id FROM grid g JOIN grid_assignment a ON a.grid_id = g.id AND a.role = 'LEAD'"
        f" AND a.valid_from <= '{day}' AND (a.valid_to IS NULL OR a.valid_to > '{day}')"
        f" WHERE g.layer = 'BASE' AND g.valid_to IS NULL AND {where} = {key}"
    )
    held = territory.portfolio
    assert {grid.id for grid in territory.grids} == {one for (one,) in db.execute(grids)}
    counted = db.execute(
        "SELECT count(*), sum(lifecycle = 'EXISTING'), sum(lifecycle = 'POTENTIAL'), sum(lifecycle = 'DORMANT'),"
        " sum(is_key), count(household_id), count(DISTINCT household_id),"
        " sum(id IN (SELECT customer_id FROM geo_point WHERE seq = 0 AND state = 'CURRENT')), count(DISTINCT batch_id)"
        f" FROM customer WHERE home_grid_id IN ({grids})"
    ).fetchone()
    assert counted[:8] == (
        held.records,
        held.existing,
        held.potential,
        held.dormant,
        held.key,
        held.with_family,
        held.households,
        held.located,
    )
    loans = db.execute(
        "SELECT COALESCE(sum(balance_fen), 0), count(DISTINCT customer_id),"
        " COALESCE(sum(CASE WHEN overdue_days > 0 THEN balance_fen END), 0), COALESCE(sum(overdue_days > 0), 0)"
        f" FROM loan WHERE balance_fen > 0 AND start_on <= '{day}' AND (settled_on IS NULL OR settled_on > '{day}')"
        f" AND customer_id IN (SELECT id FROM customer WHERE home_grid_id IN ({grids}))"
    ).fetchone()
    assert loans == (held.loans_fen, held.borrowers, held.overdue_fen, held.overdue_loans)
    ends: dict[str, int] = {}
    for first, months, width, run in db.execute(
        "SELECT first_month, months, width, deposit_end FROM account_history WHERE months > 0"
        f" AND customer_id IN (SELECT id FROM customer WHERE home_grid_id IN ({grids}))"
    ):
        month = month_names(first, months)[-1]
        ends[month] = ends.get(month, 0) + int(unpack_amounts(run, width)[-1])
    assert held.deposits_month == max(ends, default=None)
    assert held.deposits_fen == (ends[max(ends)] if ends else None)
    whose = "" if visitor is None else f" AND staff_id = {visitor}"
    visits = db.execute(
        "SELECT COALESCE(sum(found_nobody = 0 AND verified <> 'UNTRUE'), 0), COALESCE(sum(found_nobody), 0),"
        " count(DISTINCT CASE WHEN found_nobody = 0 AND verified <> 'UNTRUE' THEN customer_id END) FROM visit"
        f" WHERE grid_id IN ({grids}){whose} AND substr(started_at, 1, 7) = '{day[:7]}' AND started_at < '{day}T99'"
        " AND id NOT IN (SELECT supersedes FROM visit WHERE supersedes IS NOT NULL)"
    ).fetchone()
    assert visits == (territory.visits.met, territory.visits.nobody, territory.visits.customers)
    (latest,) = db.execute(
        f"SELECT max(substr(imported_at, 1, 10)) FROM import_batch WHERE id IN"
        f" (SELECT batch_id FROM customer WHERE home_grid_id IN ({grids}))"
    ).fetchone()
    assert held.source.as_of == latest


def test_every_branch_counts_what_its_rows_say(small_reader: Connection) -> None:
    branches = [one for (one,) in small_reader.execute("SELECT id FROM org_unit WHERE level = 'BRANCH'")]
    for branch in branches[::4]:
        card = branch_card(small_reader, branch, FIGURES)
        assert_counted(small_reader, card.territory, "a.branch_id", branch)
        assert sum(one.grids for one in card.outlets) == len(card.territory.grids)
        assert sum(one.records for one in card.outlets) == card.territory.portfolio.records
        led = sum(one.grids for one in card.managers)
        assert led + len(card.territory.vacant) == len(card.territory.grids)


def test_lending_inside_the_area_is_what_the_branch_granted_to_its_own_grids(small_reader: Connection) -> None:
    for branch in (5, 18, 30):
        card = branch_card(small_reader, branch, FIGURES)
        inside = {grid.id for grid in card.territory.grids}
        rows = small_reader.execute(
            "SELECT c.home_grid_id, l.balance_fen FROM loan l JOIN customer c ON c.id = l.customer_id"
            " WHERE l.branch_id = ? AND l.balance_fen > 0 AND l.settled_on IS NULL",
            (branch,),
        ).fetchall()
        assert card.booked_loans == len(rows) > 0
        assert card.booked_fen == sum(fen for _, fen in rows)
        assert card.booked_inside_fen == sum(fen for grid, fen in rows if grid in inside)


def test_managers_count_their_grids_and_their_own_visits(small_reader: Connection) -> None:
    staff = [
        one
        for (one,) in small_reader.execute("SELECT DISTINCT staff_id FROM grid_assignment WHERE role = 'LEAD'")
        if one is not None
    ]
    for manager in staff[::12]:
        card = manager_card(small_reader, manager, FIGURES)
        assert_counted(small_reader, card.territory, "a.staff_id", manager, visitor=manager)


def test_towns_count_their_grids_and_share_them_out_to_branches_and_outlets(small_reader: Connection) -> None:
    towns = [one for (one,) in small_reader.execute("SELECT DISTINCT town_id FROM grid")]
    for town in towns[::4]:
        card = town_card(small_reader, town, FIGURES)
        assert_counted(small_reader, card.territory, "g.town_id", town)
        for parts in (card.branches, card.outlets):
            assert sum(one.grids for one in parts) == len(card.territory.grids)
            assert sum(one.records for one in parts) == card.territory.portfolio.records


def test_branches_together_and_towns_together_are_the_whole_bank(small_reader: Connection) -> None:
    (day,) = small_reader.execute("SELECT value FROM meta WHERE key = 'as_of'").fetchone()
    grids = [grid.id for grid in grids_on(small_reader, day)]
    whole = together(FIGURES.of(small_reader, grids, day).values())
    (rows,) = small_reader.execute("SELECT count(*) FROM customer WHERE home_grid_id IS NOT NULL").fetchone()
    assert whole.records == rows
    towns = [one for (one,) in small_reader.execute("SELECT DISTINCT town_id FROM grid")]
    parts = [town_card(small_reader, town, FIGURES).territory.portfolio for town in towns]
    for name in ("records", "existing", "located", "loans_fen", "borrowers", "overdue_fen"):
        assert sum(getattr(part, name) for part in parts) == getattr(whole, name)


def test_a_phone_of_staff_is_masked(small_reader: Connection) -> None:
    (phone, staff) = small_reader.execute(
        "SELECT phone, id FROM staff WHERE role = 'CUSTOMER_MANAGER' AND phone IS NOT NULL LIMIT 1"
    ).fetchone()
    card = manager_card(small_reader, staff, FIGURES)
    assert card.phone is not None
    assert phone not in repr(card)
    assert card.phone == f"{phone[:3]}****{phone[-4:]}"


def test_a_vacant_grid_is_listed_and_turns_a_light_red(db: Connection) -> None:
    db.execute("UPDATE grid_assignment SET staff_id = NULL WHERE grid_id = ?", (MIDDLE,))
    db.execute("DELETE FROM boundary_arc WHERE left_id = ? OR right_id = ?", (EAST, EAST))
    card = branch_card(db, BRANCH)
    assert [grid.id for grid in card.territory.vacant] == [MIDDLE]
    assert (card.territory.with_boundary, card.territory.with_person, card.territory.with_duty) == (2, 2, None)
    assert [(one.id, one.grids) for one in card.managers] == [(MANAGER, 2)]
    assert [grid.id for grid in manager_card(db, MANAGER).territory.grids] == [WEST, EAST]


def test_a_correction_of_a_visit_counts_in_its_place(db: Connection) -> None:
    visit = (
        "INSERT INTO visit (id, uid, customer_id, grid_id, staff_id, kind, channel, started_at, minutes, found_nobody,"
        " next_on, supersedes) VALUES (?, ?, ?, ?, ?, 'RETURN', 'DOOR', ?, 20, ?, ?, ?)"
    )
    for number, at, nobody, next_on, supersedes in (
        (1, "2016-04-02T09:00", 0, None, None),
        (2, "2016-04-03T09:00", 1, None, 1),  # nobody was there after all
        (3, "2016-04-05T09:00", 0, None, None),
        (4, "2016-03-05T09:00", 0, "2016-04-20", None),  # agreed for this month
        (5, "2016-03-06T09:00", 0, "2016-05-01", None),
        (6, "2016-05-02T09:00", 0, None, None),  # after the bank's date
    ):
        at = f"{at}:00+08:00"
        db.execute(visit, (number, f"v{number}", CUSTOMER, WEST, MANAGER, at, nobody, next_on, supersedes))
    visits = branch_card(db, BRANCH).territory.visits
    assert (visits.met, visits.nobody, visits.customers, visits.agreed) == (1, 1, 1, 1)
    assert (visits.month, visits.latest_on) == (AS_OF[:7], "2016-04-05")
    assert manager_card(db, MANAGER).territory.visits == visits


def test_figures_are_kept_until_something_they_count_changes(db: Connection) -> None:
    figures = Figures()
    assert grid_card(db, WEST, figures).records == 1
    db.execute("UPDATE customer SET home_grid_id = ? WHERE id = ?", (EAST, CUSTOMER))
    assert grid_card(db, WEST, figures).records == 1
    figures.forget(Changes(frozenset({"bookmark"})))
    assert grid_card(db, WEST, figures).records == 1
    figures.forget(Changes(frozenset({"customer"})))
    assert grid_card(db, WEST, figures).records == 0
    assert grid_card(db, EAST, figures).records == 1


def test_what_was_read_before_a_change_is_not_kept_after_it(db: Connection) -> None:
    """A change that comes while the figures are being read."""
    figures = Figures()

    class Interrupted:
        def execute(self, *words: object) -> object:
            figures.forget(Changes(frozenset({"customer"})))
            return db.execute(*words)  # type: ignore[arg-type]

    assert figures.of(Interrupted(), (WEST,), AS_OF)[WEST].records == 1  # type: ignore[arg-type]
    db.execute("UPDATE customer SET home_grid_id = NULL")
    assert figures.of(db, (WEST,), AS_OF)[WEST].records == 0


def test_an_empty_bank_has_empty_cards(db: Connection) -> None:
    for table in ("geo_point", "contact", "customer"):
        db.execute(f"DELETE FROM {table}")
    held = branch_card(db, BRANCH).territory.portfolio
    assert (held.records, held.deposits_fen, held.source.as_of, held.lost) == (0, None, None, 0)
    db.execute("DELETE FROM grid_assignment")
    card = branch_card(db, BRANCH)
    assert card.territory.grids == ()
    assert (card.territory.plan_from, card.territory.assigned_on, card.territory.households_est) == (None, None, None)
    assert [one.id for one in card.outlets] == [OUTLET]
    assert town_card(db, 1).branches == ()


def test_what_is_gone_is_refused_in_words(db: Connection) -> None:
    for read in (branch_card, manager_card, town_card):
        with pytest.raises(Refused):
            read(db, 999)
    with pytest.raises(Refused):
        branch_card(db, OUTLET)


def test_amounts_are_added_as_whole_fen(db: Connection) -> None:
    run = np.array([2**40 + 1], "<i8").tobytes()
    db.execute(
        "INSERT INTO account_history (customer_id, first_month, months, width, deposit_avg, deposit_end, txn_count,"
        " products) VALUES (1, '2016-04', 1, 8, ?, ?, ?, 1)",
        (run, run, bytes(2)),
    )
    assert branch_card(db, BRANCH).territory.portfolio.deposits_fen == 2**40 + 1
