from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from desktop.customers.point_codes import Flag
from desktop.customers.point_index import PointIndex
from desktop.customers.point_store import is_stale, load_points, pack_points
from desktop.customers.queries import customer_card
from desktop.database.connection import Connection, open_reader, open_writer
from desktop.database.keys import DEMO_PASSPHRASE, unlock
from desktop.grids.card_queries import grid_card
from desktop.organisation.card_queries import outlet_card
from desktop.organisation.queries import branches, outlets
from tests.demo_bank import kept_bank


def same(one: PointIndex, two: PointIndex) -> bool:
    return all(np.array_equal(getattr(one, field.name), getattr(two, field.name)) for field in fields(PointIndex))


def test_the_demo_banks_pack_mirrors_its_rows(small_reader: Connection) -> None:
    index = load_points(small_reader)
    assert not is_stale(small_reader)
    for flag, sql in (
        (None, "SELECT count(*) FROM geo_point WHERE seq = 0 AND state = 'CURRENT'"),
        (
            Flag.KEY,
            "SELECT count(*) FROM customer c JOIN geo_point p ON p.customer_id = c.id AND p.seq = 0"
            " AND p.state = 'CURRENT' WHERE c.is_key = 1",
        ),
        (
            Flag.FAMILY,
            "SELECT count(*) FROM customer c JOIN geo_point p ON p.customer_id = c.id AND p.seq = 0"
            " AND p.state = 'CURRENT' WHERE c.household_id IS NOT NULL",
        ),
    ):
        (expected,) = small_reader.execute(sql).fetchone()
        counted = len(index) if flag is None else int(((index.flags & flag) != 0).sum())
        assert counted == expected > 0


def test_packing_anew_gives_the_same_index(bank_copy: Path, small_key: bytes) -> None:
    db = open_writer(bank_copy, small_key)
    try:
        before = load_points(db)
        pack_points(db)
        db.commit()
        assert same(before, load_points(db))
        assert not is_stale(db)
    finally:
        db.close()


def test_the_cards_of_all_grids_add_up_to_the_bank(small_reader: Connection) -> None:
    grids = [grid for (grid,) in small_reader.execute("SELECT id FROM grid")]
    cards = [grid_card(small_reader, grid) for grid in grids]
    (homes,) = small_reader.execute("SELECT count(*) FROM customer WHERE home_grid_id IS NOT NULL").fetchone()
    assert sum(card.records for card in cards) == homes
    (balance,) = small_reader.execute(
        "SELECT sum(l.balance_fen) FROM loan l JOIN customer c ON c.id = l.customer_id"
        " WHERE c.home_grid_id IS NOT NULL AND l.settled_on IS NULL"
    ).fetchone()
    assert sum(card.loans_fen for card in cards) == balance
    assert 1_100 < sum(card.area_km2 or 0 for card in cards) < 1_160  # the county polygon has 1,129.6 km²
    beside = {card.id: {one.id for one in card.neighbours} for card in cards}
    assert all(card in beside[other] for card, others in beside.items() for other in others)


def test_every_outlet_and_every_kind_of_customer_has_a_card(small_reader: Connection) -> None:
    index = load_points(small_reader)
    served = [outlet_card(small_reader, outlet.id, index) for outlet in outlets(small_reader)]
    assert sum(card.grids for card in served) == 297
    assert {card.branch_id for card in served} <= {branch.id for branch in branches(small_reader)}
    assert all(card.customers_in_radius is not None for card in served)
    one_of_each = small_reader.execute("SELECT min(id) FROM customer GROUP BY kind, lifecycle").fetchall()
    for (customer,) in one_of_each:
        card = customer_card(small_reader, customer)
        assert card.received
        assert card.kind != "PERSON" or card.name.endswith("*")


def test_no_full_number_or_phone_of_any_customer_is_on_a_card(small_reader: Connection) -> None:
    secrets = small_reader.execute(
        "SELECT p.customer_id, p.id_no, t.value FROM person_profile p JOIN contact t ON t.customer_id = p.customer_id"
        " WHERE p.id_no IS NOT NULL ORDER BY p.customer_id LIMIT 60"
    ).fetchall()
    assert secrets
    for customer, id_no, phone in secrets:
        shown = repr(customer_card(small_reader, customer))
        assert id_no not in shown
        assert phone not in shown


@pytest.mark.full
def test_the_full_bank_has_the_seeds_customers_on_the_map() -> None:
    bank = kept_bank("full")
    db = open_reader(bank, unlock(bank, DEMO_PASSPHRASE))
    try:
        index = load_points(db)
        assert (len(index), is_stale(db)) == (530_400, False)
        assert index.totals().with_family <= 35_200
        cards = [grid_card(db, grid) for (grid,) in db.execute("SELECT id FROM grid").fetchall()]
        (homes,) = db.execute("SELECT count(*) FROM customer WHERE home_grid_id IS NOT NULL").fetchone()
    finally:
        db.close()
    assert len(cards) == 297
    assert sum(card.records for card in cards) == homes
