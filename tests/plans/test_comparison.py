"""Two maps compared: what one person counting customers by hand would say, the same both ways round."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.customers.point_index import PointIndex
from desktop.customers.point_store import load_points
from desktop.database.connection import open_reader
from desktop.grids.boundary import Partition
from desktop.grids.queries import partition_of
from desktop.plans.assignment import Posts, assignment_step
from desktop.plans.comparison import Comparison, Side, compare, laid_over, today
from desktop.plans.draft import Draft
from desktop.plans.draft_changes import Change, changes_of
from desktop.plans.face_moves import merge, split
from desktop.plans.side_queries import Choice, side_of, side_today
from desktop.plans.totals import NOTHING, Totals
from desktop.plans.weight_queries import Weights, read_weights
from desktop.refusal import Refused
from tests.grids.partitions import SIDE, SOUTH, WEST, voronoi
from tests.little_bank import LittleBank
from tests.plans.conftest import Desk
from tests.plans.test_totals import customers, draft_of_base

MIRRORED = {Change.NEW: Change.GONE, Change.GONE: Change.NEW}


def redrawn(draft: Draft, rng: np.random.Generator) -> Draft:
    """A draft with a grid merged into its neighbour, one split by a line across the county, one handed over."""
    faces, partition, grids = list(draft.base.faces), draft.partition, dict(draft.grids)
    into = int(rng.choice(faces))
    gone = int(rng.choice(sorted(draft.base.neighbours(into))))
    partition = merge(partition, [gone], into).carried_out()
    del grids[gone]
    height = SOUTH + int(rng.integers(SIDE // 4, 3 * SIDE // 4))
    line = np.array([[WEST - 9, height], [WEST + SIDE + 9, height]], dtype=np.int32)
    for face in [face for face in faces if face not in (into, gone)]:
        proposal = split(partition, face, line, new=-1)
        if proposal is not None:
            partition = proposal.carried_out()
            grids[-1] = replace(draft.grids[face], face=-1, code="99000110029901")
            break
    handed = int(rng.choice([face for face in grids if face > 0]))
    grids[handed] = replace(grids[handed], staff_id=2, branch_id=5)
    return draft.with_partition(partition, grids)


def world_of(index: PointIndex) -> np.ndarray:
    return np.column_stack([index.world_x, index.world_y])


def sides(seed: int) -> tuple[Draft, Totals, Side, Side, Weights]:
    rng = np.random.default_rng(seed)
    draft = draft_of_base(voronoi(seed, 9))
    index, weights = customers(draft.base, rng, 600)
    draft = redrawn(draft, rng)
    weights = replace(weights, kept=index.customer_id[rng.random(len(index)) < 0.05])
    stays = np.isin(index.customer_id, weights.kept)
    now = today(draft.base, draft.grids_in_force, index.grid_id, stays)
    then = laid_over(now, world_of(index), draft.partition, draft.grids)
    return draft, Totals.of(draft, index, weights), now, then, weights


def flipped(found: Comparison) -> list[tuple[object, ...]]:
    return [
        (one.code, MIRRORED.get(one.what, one.what), one.after, one.before, one.holds.tolist(), one.held.tolist(),
         one.area_after, one.area_before)
        for one in found.changes
    ]  # fmt: skip


def told(found: Comparison) -> list[tuple[object, ...]]:
    return [
        (one.code, one.what, one.before, one.after, one.held.tolist(), one.holds.tolist(), one.area_before,
         one.area_after)
        for one in found.changes
    ]  # fmt: skip


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10_000))
def test_it_says_what_counting_by_hand_says(seed: int) -> None:
    draft, totals, now, then, weights = sides(seed)
    assert np.array_equal(then.home, totals.face), "a draft's customers are where its totals have them"
    found = compare(now, then, weights)
    expected = changes_of(draft)
    assert {one.code: one.what for one in found.changes} == {
        (draft.grids.get(face) or draft.grids_in_force[face]).code: what
        for face, what in expected.items()
        if what is not Change.NONE
    }
    by_hand: dict[tuple[str | None, str | None], np.ndarray] = {}
    for place in range(len(now.home)):
        pair = now.code(int(now.home[place])), then.code(int(then.home[place]))
        held = np.array([column[place] for column in weights.columns], dtype=np.int64)
        by_hand[pair] = by_hand.get(pair, NOTHING) + held
    for face, held in weights.rest.items():
        pair = now.code(face), then.code(then.rest[face])
        by_hand[pair] = by_hand.get(pair, NOTHING) + held
    assert {pair: held.tolist() for pair, held in found.flows.items()} == {
        pair: held.tolist() for pair, held in by_hand.items()
    }
    for one in found.changes:
        for grid, held, sums in ((one.before, one.held, totals.in_force), (one.after, one.holds, totals.now)):
            assert np.array_equal(held, NOTHING if grid is None else sums(grid.face))
    leads: dict[tuple[int | None, int | None], np.ndarray] = {}
    for (code, new_code), held in by_hand.items():
        lead = None if code is None else now.by_code[code].staff_id
        new_lead = None if new_code is None else then.by_code[new_code].staff_id
        if lead != new_lead:
            leads[lead, new_lead] = leads.get((lead, new_lead), NOTHING) + held
    assert {pair: held.tolist() for pair, held in found.by_lead.items()} == {
        pair: held.tolist() for pair, held in leads.items()
    }


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10_000))
def test_nobody_is_lost_and_a_plan_is_like_itself_and_the_mirror_is_the_way_back(seed: int) -> None:
    _, _, now, then, weights = sides(seed)
    there, back = compare(now, then, weights), compare(then, now, weights)
    for side in (now, then):
        itself = compare(side, side, weights)
        assert (itself.changes, itself.moved, itself.by_lead) == ((), {}, {})
    assert told(back) == flipped(there)
    assert {pair: held.tolist() for pair, held in back.flows.items()} == {
        (new, old): held.tolist() for (old, new), held in there.flows.items()
    }
    everybody = sum(int(values.sum(dtype=np.int64)) for values in (*weights.columns, *weights.rest.values()))
    assert sum(int(held.sum()) for held in there.flows.values()) == everybody
    difference = sum((one.holds - one.held for one in there.changes), NOTHING)
    assert not difference.any()
    for unit in ("staff_id", "branch_id"):
        found = there.by_unit(unit).values()
        assert np.array_equal(sum((old for old, _ in found), NOTHING), sum((new for _, new in found), NOTHING))
    gained = sum(one.area_after - one.area_before for one in there.changes)
    assert abs(gained) < 2e-5 * sum(now.areas.values()), "an edge of 9 km that gets a node is another geodesic"


def test_the_same_ground_cut_into_other_borders_is_no_change() -> None:
    """A published plan keeps its borders in rows of its own, and a node more or less moves nothing."""
    base = voronoi(5, 7)
    arcs = [(arc.id + 1000, arc.right, arc.left, arc.e7[::-1]) for arc in base.arcs]
    other = Partition.from_e7(arcs)
    draft = draft_of_base(base)
    index, weights = customers(base, np.random.default_rng(5), 300)
    now = today(base, draft.grids, index.grid_id, np.zeros(len(index), np.bool_))
    versions = {face: replace(grid) for face, grid in draft.grids.items()}
    assert compare(now, laid_over(now, world_of(index), other, versions), weights).changes == ()


def test_another_version_of_a_grid_is_the_same_grid_by_its_code() -> None:
    base = voronoi(8, 7)
    draft = draft_of_base(base)
    index, weights = customers(base, np.random.default_rng(8), 300)
    now = today(base, draft.grids, index.grid_id, np.zeros(len(index), np.bool_))

    def number(face: int | None) -> int | None:
        return None if face is None else face + 100

    other = Partition.from_e7([(arc.id, number(arc.left), number(arc.right), arc.e7) for arc in base.arcs])
    versions = {face + 100: replace(grid, face=face + 100) for face, grid in draft.grids.items()}
    then = laid_over(now, world_of(index), other, versions)
    assert np.array_equal(then.home, now.home + 100)
    found = compare(now, then, weights)
    assert (found.changes, found.moved) == ((), {})


def test_a_hand_over_is_seen_from_the_day_it_holds(bank: LittleBank) -> None:
    bank.write(
        "INSERT INTO staff (id, uid, staff_no, name, role, org_id) VALUES (2, 's2', '002', '乙', 'CUSTOMER_MANAGER', 2)"
    )
    bank.write("UPDATE grid_assignment SET valid_to = '2016-04-01' WHERE grid_id = 1")
    bank.write(
        "INSERT INTO grid_assignment (uid, grid_id, branch_id, outlet_id, staff_id, role, valid_from)"
        " VALUES ('a9', 1, 2, 3, 2, 'LEAD', '2016-04-01')"
    )
    db = open_reader(bank.path, bank.key)
    points = PointIndex.empty()
    weights = read_weights(db, points)
    now = side_today(db, partition_of(db, 1), points)
    then = side_of(db, Choice(day="2016-03-31"), now, points)
    found = compare(then, now, weights)
    assert [(one.code, one.what) for one in found.changes] == [("99000110020100", Change.PEOPLE)]
    assert list(found.by_lead) == [(1, 2)]
    assert int(found.by_lead[1, 2].sum()) > 0
    assert side_of(db, Choice(day="2016-04-30"), now, points) is now
    with pytest.raises(Refused, match="2013-12-31"):
        side_of(db, Choice(day="2013-12-31"), now, points)
    db.close()


def test_a_draft_is_read_as_the_planner_sees_it(desk: Desk) -> None:
    draft = desk.begin()
    desk.do(assignment_step(draft, {1: Posts(2, 3, None, None)}, outlets=(), staff=()))
    db = open_reader(desk.bank.path, desk.bank.key)
    points = load_points(db)
    now = side_today(db, draft.base, points)
    then = side_of(db, Choice(plan=draft.plan.id), now, points)
    found = compare(now, then, read_weights(db, points))
    assert [(one.name, one.what, one.after and one.after.staff_id) for one in found.changes] == [
        ("1号村", Change.PEOPLE, None)
    ]
    assert list(found.by_lead) == [(1, None)]
    db.close()
