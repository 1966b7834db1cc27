"""Two customers made one and parted again: nothing is lost, everything is re-pointed, and undo is exact."""

from typing import Any

import pytest

from desktop.database.connection import open_reader
from desktop.editing.edit import EditRefused
from desktop.matching.edits import MergeCustomers, PutOffPair, RejectPair, SplitCustomers
from desktop.matching.links_queries import customer_of, merges_of, pair_counts, pairs_in
from desktop.matching.merge_edits import MERGED_KINDS, references
from tests.little_bank import LittleBank
from tests.matching.twice_bank import GONE, KEPT, PAIR, write_twice

STAMPED = {"customer", "household"}  # tables that say who changed a row last


@pytest.fixture
def twice(bank: LittleBank) -> LittleBank:
    write_twice(bank)
    return bank


def test_every_table_that_refers_to_a_customer_is_tried_here(twice: LittleBank) -> None:
    """A table of tomorrow must be thought of: this fails until the bank of these tests has rows of it."""
    reader = open_reader(twice.path, twice.key)
    try:
        told = references(reader)
    finally:
        reader.close()
    assert {table for table, _, _ in told} <= MERGED_KINDS
    for table, columns, _ in told:
        held = twice.rows(f"SELECT count(*) FROM {table} WHERE {' OR '.join(f'{c} = {GONE}' for c in columns)}")
        assert held[0][0] > 0, table


def test_all_that_was_his_is_the_kept_ones(twice: LittleBank) -> None:
    with twice.editor() as editor:
        changes = editor.do(MergeCustomers((PAIR,)))
    assert changes.kinds == MERGED_KINDS
    assert twice.rows("SELECT id FROM customer ORDER BY id") == [(1,), (3,)]
    assert twice.rows("SELECT uid FROM visit WHERE customer_id = 1") == [("v1",)]
    assert twice.rows("SELECT uid FROM loan WHERE customer_id = 1") == [("n1",)]
    assert twice.rows("SELECT ext_id FROM source_record WHERE customer_id = 1 ORDER BY ext_id") == [("E1",), ("E2",)]
    assert twice.rows("SELECT kind, value, is_primary FROM contact WHERE customer_id = 1 ORDER BY seq") == [
        ("MOBILE", "12000000001", 1), ("LANDLINE", "051312345678", 0),
    ]  # fmt: skip
    assert twice.rows("SELECT id_no, gender, occupation FROM person_profile WHERE customer_id = 1") == [
        ("990001199001010013", "M", "木工")
    ]
    assert twice.rows("SELECT head_id FROM household") == [(KEPT,)]
    assert twice.rows("SELECT customer_id FROM household_member ORDER BY seq") == [(KEPT,), (3,)]
    assert twice.rows("SELECT no_contact, list_flag, household_id, name FROM customer WHERE id = 1") == [
        (1, "GREY", 1, "示例人一")
    ]
    assert twice.rows("SELECT seq, state FROM geo_point ORDER BY seq") == [(0, "CURRENT"), (1, "HISTORY")]
    assert twice.rows("SELECT a_id, b_id FROM relation") == [(KEPT, 3)]  # nobody is his own guarantor
    assert twice.rows("PRAGMA foreign_key_check") == []


def test_balances_of_both_are_added_month_by_month(twice: LittleBank) -> None:
    with twice.editor() as editor:
        editor.do(MergeCustomers((PAIR,)))
    ((first, months, end, count, products),) = twice.rows(
        "SELECT first_month, months, deposit_end, txn_count, products FROM account_history"
    )
    assert (first, months, products) == ("2015-12", 3, 5)
    assert [int.from_bytes(end[at : at + 8], "little") for at in range(0, 24, 8)] == [10, 21, 2]
    assert [int.from_bytes(count[at : at + 2], "little") for at in range(0, 6, 2)] == [5, 7, 2]


def test_what_the_other_platform_said_can_still_be_read(twice: LittleBank) -> None:
    with twice.editor() as editor:
        editor.do(MergeCustomers((PAIR,)))
    told = twice.rows("SELECT field, platform, value FROM field_value WHERE customer_id = 1 ORDER BY field, platform")
    assert ("birth", "SUNSHINE", "1990-01-10") in told
    assert ("id_no", "SUNSHINE", "990001199001010000") in told
    assert ("name", "SUNSHINE", "示例人壹") in told
    assert ("mobile", "CORE", "12000000008") in told


def test_undo_gives_the_same_rows_and_redo_too(twice: LittleBank) -> None:
    before = twice.dump()
    with twice.editor() as editor:
        editor.do(MergeCustomers((PAIR,)))
        merged = twice.dump()
        editor.undo()
        assert twice.dump() == before
        editor.redo()
        assert twice.dump() == merged


def test_a_split_brings_both_back_with_what_came_since(twice: LittleBank) -> None:
    before = twice.dump()
    with twice.editor() as editor:
        editor.do(MergeCustomers((PAIR,)))
        twice_merged = _merge(twice)
    twice.write(
        "INSERT INTO visit (id, uid, customer_id, staff_id, kind, channel, started_at, minutes)"
        " VALUES (2, 'v2', 1, 1, 'RETURN', 'DOOR', '2016-05-02T09:00:00+08:00', 20)"
    )
    with twice.editor() as editor:
        editor.do(SplitCustomers(twice_merged))
        after = twice.dump()
        with pytest.raises(EditRefused, match="已经拆分"):
            editor.do(SplitCustomers(twice_merged))
    for table in set(before) - STAMPED - {"visit", "match_pair", "customer_merge"}:
        assert after[table] == before[table], table
    assert twice.rows("SELECT id, name, no_contact, household_id FROM customer ORDER BY id") == [
        (1, "示例人一", 0, None), (2, "示例人壹", 1, 1), (3, "示例人三", 0, 1),
    ]  # fmt: skip
    assert twice.rows("SELECT uid, customer_id FROM visit ORDER BY id") == [("v1", GONE), ("v2", KEPT)]
    assert twice.rows("SELECT state FROM match_pair") == [("REJECTED",)]


def test_the_name_of_a_merged_customer_leads_to_the_kept_one(twice: LittleBank) -> None:
    with twice.editor() as editor:
        editor.do(MergeCustomers((PAIR,)))
    reader = open_reader(twice.path, twice.key)
    try:
        assert (customer_of(reader, "c2"), customer_of(reader, "c9")) == (KEPT, None)
        assert len(merges_of(reader, "c1")) == 1
        assert pair_counts(reader) == {"CONFIRMED": 1}
    finally:
        reader.close()


def test_two_families_are_not_merged_without_a_word(twice: LittleBank) -> None:
    twice.write("INSERT INTO household (id, uid, hh_no, member_count, confidence) VALUES (2, 'h2', 'H2', 1, 80)")
    twice.write("UPDATE customer SET household_id = 2 WHERE id = 1")
    before = twice.dump()
    with twice.editor() as editor, pytest.raises(EditRefused, match="两个家庭"):
        editor.do(MergeCustomers((PAIR,)))
    assert twice.dump() == before
    with twice.editor() as editor:
        assert editor.do(MergeCustomers((PAIR,), leniently=True)).kinds == frozenset()
    assert twice.dump() == before


def test_a_pair_settled_as_two_people_stays_so(twice: LittleBank) -> None:
    with twice.editor() as editor:
        editor.do(PutOffPair(PAIR))
        assert twice.rows("SELECT put_off_at IS NOT NULL FROM match_pair") == [(1,)]
        editor.do(RejectPair(PAIR))
        with pytest.raises(EditRefused, match="判为不同"):
            editor.do(MergeCustomers((PAIR,)))
        editor.undo()
        editor.do(MergeCustomers((PAIR,)))
        with pytest.raises(EditRefused, match="拆分客户"):
            editor.do(RejectPair(PAIR))
    reader = open_reader(twice.path, twice.key)
    try:
        assert pairs_in(reader, "REVIEW") == []
    finally:
        reader.close()


def _merge(bank: LittleBank) -> Any:
    return bank.rows("SELECT uid FROM customer_merge")[0][0]
