"""Who is whom: right on a truth with faults, the same every time, explained, and never by a name alone."""

import os
import time
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.bench.match_truth import HELD_OUT, measured
from desktop.demo.linkage_truth import LinkageTruth
from desktop.matching.clusters import Clusters
from desktop.matching.linkage import link
from desktop.matching.model import read_model
from desktop.matching.score_queries import score
from desktop.matching.workbench import Workbench
from tests.matching.conftest import LinkedTruth, Row, received, table_of

SOMEBODY: Row = {
    "name": "施红娟", "id_no": "990001196501261480", "birth": "1965-01-26", "phone": "12679214480",
    "address": "海门市余东镇启桥村23组3号",
}  # fmt: skip


def linked(rows: list[Row]) -> tuple[list[int], list[tuple[int, int, str]]]:
    """The customer of each row, and the pairs that were weighed."""
    with Workbench(memory_mb=300, threads=1) as bench:
        received(bench.db, table_of(rows))
        customers = link(bench.db, read_model(), score).customer.tolist()
        return customers, bench.db.execute("SELECT a, b, state FROM weighed ORDER BY a, b").fetchall()


def test_the_links_of_a_faulty_truth_are_found(linked_truth: LinkedTruth) -> None:
    right = measured(linked_truth.db, linked_truth.linked, HELD_OUT)
    assert right.links > 1_000
    assert right.automatic_precision >= 0.999
    assert right.found_recall >= 0.985
    assert right.review_share <= 0.03


def test_a_customer_has_one_record_of_each_platform(linked_truth: LinkedTruth) -> None:
    linked_truth.db.register("answer", pa.table({"row": range(len(linked_truth.linked.customer)),
                                                 "customer": linked_truth.linked.customer}))  # fmt: skip
    twice = linked_truth.db.execute(
        "SELECT count(*) FROM (SELECT customer, platform FROM normal JOIN answer USING (row) GROUP BY ALL"
        " HAVING count(*) > 1)"
    ).fetchall()
    linked_truth.db.unregister("answer")
    assert twice == [(0,)]


def test_the_same_records_in_another_order_give_the_same_answer(truth: LinkageTruth, linked_truth: LinkedTruth) -> None:
    order = np.random.default_rng(3).permutation(truth.records.num_rows)
    with Workbench(memory_mb=500, threads=2) as other:
        received(other.db, truth.records.take(order))
        again = link(other.db, read_model(), score)
        pairs = "SELECT a, b, state, round(weight, 9) FROM weighed ORDER BY a, b"
        assert other.db.execute(pairs).fetchall() == linked_truth.db.execute(pairs).fetchall()
    assert np.array_equal(again.customer, linked_truth.linked.customer)


def test_the_contributions_of_a_pair_add_up_to_its_weight(linked_truth: LinkedTruth) -> None:
    prior = read_model().prior_weight
    (pairs, apart) = linked_truth.db.execute(
        f"SELECT count(*), max(abs({prior} + mw_name + mw_tf_adj_name + mw_id + mw_birth + mw_phone + mw_tf_adj_phone"
        " + mw_place - weight)) FROM weighed"
    ).fetchall()[0]
    assert pairs > 50
    assert apart < 1e-6


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, "SAME"),
        ({"id_no": None, "birth": None}, "SAME"),  # phone and name
        ({"id_no": "990001196501261000", "phone": None}, "AUTO"),  # a table program ate the last digits
        (
            {"id_no": None, "phone": None, "name": "施宏娟"},
            "AUTO",
        ),  # typed by sound; born the same day in the same house
        ({"id_no": None, "phone": None, "birth": None}, "REVIEW"),  # a name and a house
        ({"id_no": None, "phone": None, "birth": None, "address": "余东镇启桥村"}, "NOTHING"),  # a name and a village
        ({"id_no": None, "phone": None, "birth": None, "address": None}, "NOTHING"),  # a name
        ({"id_no": "990001199008109251", "phone": "12185406997", "birth": "1990-08-10"}, "NOTHING"),  # a namesake
    ],
)
def test_what_becomes_of_a_pair(changed: dict[str, str | None], state: str, truth: LinkageTruth) -> None:
    others = [row for row in truth.records.slice(0, 4_000).to_pylist() if row["name"] != SOMEBODY["name"]]
    rest: list[Row] = [
        {**row, "record": 100 + at, "platform": "P1", "ext_id": f"x{at}"} for at, row in enumerate(others)
    ]
    customers, weighed = linked([SOMEBODY, {**SOMEBODY, **changed}, *rest])
    about = [told for a, b, told in weighed if (a, b) == (1, 2)]
    joined = customers[0] == customers[1]
    assert {"SAME": (True, []), "AUTO": (True, ["AUTO"]), "REVIEW": (False, ["REVIEW"]), "NOTHING": (False, [])}[
        state
    ] == (joined, about)


def test_of_two_twins_with_a_damaged_id_neither_is_taken() -> None:
    """Their ids differ in digits that the table program lost."""
    one: Row = {**SOMEBODY, "name": "施红娟", "id_no": "990001196501261480", "platform": "CORE"}
    other: Row = {**SOMEBODY, "name": "施红梅", "id_no": "990001196501261421", "platform": "CORE"}
    damaged: Row = {**SOMEBODY, "name": "施红", "id_no": "990001196501261000", "platform": "CRM", "phone": None}
    customers, _ = linked([one, other, damaged])
    assert len(set(customers)) == 3


@settings(max_examples=5, deadline=None)
@given(st.sampled_from(["施红娟", "王建国", "陈英"]), st.integers(2, 6))
def test_never_by_a_name_alone(name: str, count: int) -> None:
    rows: list[Row] = [{"name": name} for _ in range(count)]
    customers, weighed = linked(rows)
    assert len(set(customers)) == count
    assert weighed == []


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30))
def test_groups_never_hold_a_platform_twice(pairs: list[tuple[int, int]]) -> None:
    bits = np.array([1, 2, 4] * 4, dtype=np.int64)
    clusters = Clusters(bits)
    for left, right in pairs:
        clusters.join(left, right)
    root, held = clusters.joined()
    for group in set(root.tolist()):
        members = bits[root == group]
        assert len(set(members.tolist())) == len(members)
        assert held[group] == members.sum()


def test_the_workbench_leaves_nothing_behind() -> None:
    with Workbench(memory_mb=100) as bench:
        folder = bench.folder
        (folder / "spill").mkdir()
        (folder / "spill" / "people").write_text("x", encoding="utf-8")
    assert not folder.exists()
    with pytest.raises(duckdb.ConnectionException):
        bench.db.execute("SELECT 1")


def test_what_a_killed_program_left_is_wiped_by_the_next(tmp_path: Path) -> None:
    old, new = tmp_path / "getu-match-old", tmp_path / "getu-match-new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "people").write_text("x", encoding="utf-8")
    two_days_ago = time.time() - 2 * 86_400
    os.utime(old, (two_days_ago, two_days_ago))
    with Workbench(memory_mb=100, beside=tmp_path):
        assert not old.exists()
        assert new.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["getu-match-new"]
