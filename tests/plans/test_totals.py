"""Totals of a draft: by difference they are what a full recount says, to the last 分."""

from functools import partial

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop.customers.point_index import PointIndex
from desktop.database.connection import open_reader
from desktop.grids.boundary import Partition
from desktop.grids.membership import Membership
from desktop.maps.projection import e7_to_world
from desktop.plans.draft import Draft, DraftGrid
from desktop.plans.face_moves import merge
from desktop.plans.line_change import change_box, redrawn, who_moves
from desktop.plans.line_rules import problem
from desktop.plans.plan import Plan, Status
from desktop.plans.totals import Totals
from desktop.plans.weight_queries import MEASURES, Weights, read_weights
from desktop.plans.workload import DEFAULT_FORMULA
from tests.grids.partitions import SIDE, SOUTH, WEST, voronoi
from tests.little_bank import LittleBank
from tests.plans.test_border_moves import some_change

PLAN = Plan(9, "p", 1, "新", Status.DRAFT, 1, *([None] * 11))


def draft_of_base(base: Partition) -> Draft:
    grids = {
        face: DraftGrid(face, f"{face:014d}", f"{face}号", "VILLAGE", "RURAL", 1, 100, 1, 1, 1, None)
        for face in base.faces
    }
    return Draft(PLAN, base, base, grids, grids, {}, frozenset())


def customers(partition: Partition, rng: np.random.Generator, n: int = 3_000) -> tuple[PointIndex, Weights]:
    e7 = (rng.integers(0, SIDE, (n, 2)) + np.array([WEST, SOUTH])).astype(np.int32)
    home = Membership(partition).assign(e7_to_world(e7))
    by_hand = rng.random(n) < 0.02
    home[by_hand] = rng.choice(partition.faces, by_hand.sum())
    index = PointIndex.from_columns(customer_id=np.arange(1, n + 1), e7=e7, grid_id=home)
    columns: tuple[NDArray[np.integer], ...] = tuple(_column(name, rng, n) for name in MEASURES)
    rest = {int(face): rng.integers(0, 10**13, len(MEASURES)) for face in partition.faces[::2]}
    return index, Weights(columns, rest)


def _column(name: str, rng: np.random.Generator, n: int) -> NDArray[np.integer]:
    return rng.integers(0, 10**15, n) if name.endswith("_fen") else rng.integers(0, 2, n, dtype=np.uint8)


def counted_whole(draft: Draft, totals: Totals) -> NDArray[np.int64]:
    whole: NDArray[np.int64] = np.array([totals.now(face) for face in draft.grids]).sum(axis=0)
    return whole


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000))
def test_totals_by_difference_equal_a_full_recount(seed: int) -> None:
    rng = np.random.default_rng(seed)
    draft = draft_of_base(voronoi(seed, 8))
    index, weights = customers(draft.base, rng)
    totals = Totals.of(draft, index, weights)
    assert all(np.array_equal(totals.now(face), totals.in_force(face)) for face in draft.grids)
    for _ in range(10):
        changes = [one for one in some_change(draft.partition, rng) if not one.changes_nothing]
        if not changes or problem(draft.partition, changes) is not None:
            continue
        moved = totals.moved(change_box(changes), partial(who_moves, changes))
        before, by = totals, totals.difference(moved)
        totals = totals.after(moved)
        for face, gain in by.items():
            workload = DEFAULT_FORMULA.exact(before.now(face)) + DEFAULT_FORMULA.exact(gain)
            assert workload == DEFAULT_FORMULA.exact(totals.now(face))
        draft = draft.with_partition(redrawn(draft.partition, changes), draft.grids)
        counted = Totals.of(draft, index, weights)
        assert np.array_equal(totals.face, counted.face)
        assert all(np.array_equal(totals.now(face), counted.now(face)) for face in draft.grids)
    assert np.array_equal(totals.whole, counted_whole(draft, totals))
    assert sum(int(totals.now(face)[0]) for face in draft.grids) == sum(
        int(totals.in_force(face)[0]) for face in draft.grids
    )


def test_a_preview_says_what_both_sides_will_hold() -> None:
    rng = np.random.default_rng(4)
    draft = draft_of_base(voronoi(4, 8))
    totals = Totals.of(draft, *customers(draft.base, rng))
    into = draft.base.faces[0]
    gone = next(iter(draft.base.neighbours(into)))
    proposal = merge(draft.partition, [gone], into)
    moved = totals.moved(proposal.box, proposal.who_moves)
    difference = totals.difference(moved)
    assert set(difference) == {into, gone}
    assert np.array_equal(difference[into], -difference[gone])


def test_customers_placed_by_hand_stay_where_they_were_put() -> None:
    rng = np.random.default_rng(2)
    draft = draft_of_base(voronoi(2, 6))
    index, weights = customers(draft.base, rng)
    totals = Totals.of(draft, index, weights)
    elsewhere = Membership(draft.base).assign(np.column_stack([index.world_x, index.world_y])) != index.grid_id
    assert elsewhere.any()
    proposal = merge(draft.partition, draft.base.faces[1:], draft.base.faces[0])
    assert not np.isin(totals.moved(proposal.box, proposal.who_moves).where, np.flatnonzero(elsewhere)).any()


def test_who_is_not_located_goes_with_the_middle_of_a_grid_that_is_gone() -> None:
    rng = np.random.default_rng(3)
    draft = draft_of_base(voronoi(3, 6))
    index, weights = customers(draft.base, rng)
    gone, into = draft.base.faces[0], next(iter(draft.base.neighbours(draft.base.faces[0])))
    partition = merge(draft.partition, [gone], into).carried_out()
    grids = {face: grid for face, grid in draft.grids.items() if face != gone}
    totals = Totals.of(draft.with_partition(partition, grids), index, weights)
    assert not totals.now(gone).any()
    assert np.array_equal(totals.now(into), totals.in_force(into) + totals.in_force(gone))


def test_a_bank_is_weighed_as_its_rows_say(bank: LittleBank) -> None:
    bank.write("UPDATE customer SET is_key = 1")
    bank.write(
        "INSERT INTO account_history (customer_id, first_month, months, width, deposit_avg, deposit_end, txn_count,"
        " products) VALUES (1, '2016-03', 2, 4, zeroblob(8), ?, zeroblob(4), 1)",
        (np.array([5, 1234], dtype="<i4").tobytes(),),
    )
    db = open_reader(bank.path, bank.key)
    located = PointIndex.from_columns(customer_id=np.array([1]), e7=np.array([[1211050000, 319500000]], np.int32))
    on_map, nowhere = read_weights(db, located), read_weights(db, PointIndex.empty())
    db.close()
    expected = {
        "households": 0,
        "stock": 1,
        "potential": 0,
        "key": 1,
        "deposits_fen": 1234,
        "loans_fen": 0,
        "overdue_fen": 0,
        "visits_due": 1,
    }
    assert {name: int(column[0]) for name, column in zip(MEASURES, on_map.columns, strict=True)} == expected
    assert on_map.rest == {}
    assert dict(zip(MEASURES, nowhere.rest[1].tolist(), strict=True)) == expected


def test_a_household_is_where_its_head_is_unless_it_was_put_elsewhere(bank: LittleBank) -> None:
    household = "INSERT INTO household (id, uid, hh_no, head_id, grid_id, member_count, confidence)"
    household += " VALUES (?, ?, ?, ?, ?, 1, 100)"
    for number, head, grid in ((1, 1, 1), (2, 1, 2), (3, None, 2), (4, None, None)):
        bank.write(household, (number, f"h{number}", f"H{number}", head, grid))
    db = open_reader(bank.path, bank.key)
    located = PointIndex.from_columns(customer_id=np.array([1]), e7=np.array([[1211050000, 319500000]], np.int32))
    on_map, nowhere = read_weights(db, located), read_weights(db, PointIndex.empty())
    db.close()
    place = MEASURES.index("households")
    assert on_map.columns[place].tolist() == [1]
    assert {grid: int(rest[place]) for grid, rest in on_map.rest.items()} == {0: 1, 2: 2}
    assert {grid: int(rest[place]) for grid, rest in nowhere.rest.items()} == {0: 1, 1: 1, 2: 2}
