"""The card of a household: masked, minors without names, sums of its members."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.customers.household_card_queries import household_card
from desktop.customers.month_run import unpack_amounts
from desktop.database.connection import Connection, open_writer
from desktop.refusal import Refused


@pytest.fixture
def writer(bank_copy: Path, small_key: bytes) -> Iterator[Connection]:
    connection = open_writer(bank_copy, small_key)
    yield connection
    connection.close()


def ids(db: Connection, where: str, count: int = 25) -> list[int]:
    return [one for (one,) in db.execute(f"SELECT id FROM household WHERE {where} ORDER BY id LIMIT {count}")]


def test_sums_are_those_of_the_members(small_reader: Connection) -> None:
    db = small_reader
    with_loans = [
        one
        for (one,) in db.execute(
            "SELECT DISTINCT m.household_id FROM household_member m JOIN loan l ON l.customer_id = m.customer_id"
            " WHERE l.balance_fen > 0 AND l.settled_on IS NULL LIMIT 20"
        )
    ]
    assert with_loans
    for household in [*ids(db, "1"), *with_loans]:
        card = household_card(db, household)
        (loans,) = db.execute(
            "SELECT COALESCE(sum(balance_fen), 0) FROM loan WHERE settled_on IS NULL AND customer_id IN"
            " (SELECT customer_id FROM household_member WHERE household_id = ?)",
            (household,),
        ).fetchone()
        ends = [
            int(unpack_amounts(run, width)[-1])
            for width, run in db.execute(
                "SELECT width, deposit_end FROM account_history WHERE months > 0 AND customer_id IN"
                " (SELECT customer_id FROM household_member WHERE household_id = ?)",
                (household,),
            )
        ]
        assert card.loans_fen == loans
        assert card.deposits_fen == (sum(ends) if ends else None)  # all histories of the demo end with one month
        assert len(card.members) == card.member_count


def test_no_name_no_number_no_door_is_shown(small_reader: Connection) -> None:
    db = small_reader
    for household in ids(db, "1"):
        shown = repr(household_card(db, household))
        for name, id_no, phone, raw in db.execute(
            "SELECT c.name, p.id_no, k.value, a.raw FROM customer c LEFT JOIN person_profile p ON p.customer_id = c.id"
            " LEFT JOIN contact k ON k.customer_id = c.id LEFT JOIN address a ON a.customer_id = c.id"
            " WHERE c.household_id = ?",
            (household,),
        ):
            assert name not in shown
            assert id_no is None or id_no not in shown
            assert phone is None or phone not in shown
            assert raw is None or raw not in shown or not any(letter.isdigit() for letter in raw)


def test_of_a_minor_only_relation_and_age_band_are_known(writer: Connection) -> None:
    db = writer
    household, child = db.execute(
        "SELECT household_id, customer_id FROM household_member WHERE relation = 'CHILD' AND customer_id IS NOT NULL"
        " AND is_minor = 0 LIMIT 1"
    ).fetchone()
    for born, minor, under_14 in (("2010-01-01", True, True), ("2000-01-01", True, False), ("1990-01-01", False, None)):
        db.execute("UPDATE person_profile SET birth_on = ? WHERE customer_id = ?", (born, child))
        (one,) = [
            member
            for member in household_card(db, household).members
            if member.relation == "CHILD" and (member.customer_id == child or member.under_14 is not None)
        ]
        assert (one.is_minor, one.under_14) == (minor, under_14)
        assert (one.name is None, one.customer_id is None) == (minor, minor)


def test_it_says_who_confirmed_it_or_that_nobody_did(small_reader: Connection) -> None:
    (confirmed,) = ids(small_reader, "confirmed_by IS NOT NULL", 1)
    (open_,) = ids(small_reader, "confirmed_by IS NULL", 1)
    first, second = household_card(small_reader, confirmed), household_card(small_reader, open_)
    assert first.confirmed_by is not None
    assert not first.confirmed_by.isdigit()
    assert (second.confirmed_by, second.members_source.platform) == (None, None)
    assert first.matched_on == second.matched_on == "2015-06-30"
    assert first.home is not None
    assert first.home.manager_id is not None


def test_a_household_that_is_gone_is_refused(small_reader: Connection) -> None:
    with pytest.raises(Refused):
        household_card(small_reader, 10**9)
