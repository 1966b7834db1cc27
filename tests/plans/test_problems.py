"""F3 leads through everything that is wrong in a draft, and through nothing else."""

from dataclasses import replace

import numpy as np

from desktop.customers.point_index import PointIndex
from desktop.database.connection import open_reader
from desktop.grids.membership import Membership
from desktop.maps.projection import world_to_e7
from desktop.plans.address_queries import SaidVillages, read_said_villages
from desktop.plans.face_moves import give, merge
from desktop.plans.goals import Goals, Level, Target
from desktop.plans.misplaced import Misplaced
from desktop.plans.problems import Trouble, problems
from desktop.plans.totals import Totals
from tests.grids.partitions import SIDE, SOUTH, WEST, voronoi
from tests.little_bank import LittleBank
from tests.plans.test_totals import customers, draft_of_base


def test_a_sound_draft_has_no_problem() -> None:
    draft = draft_of_base(voronoi(4, 8))
    assert problems(draft, Totals.of(draft, *customers(draft.base, np.random.default_rng(1)))) == ()


def test_what_is_missing_or_lies_apart_is_found_in_its_order() -> None:
    rng = np.random.default_rng(1)
    draft = draft_of_base(voronoi(4, 8))
    index, weights = customers(draft.base, rng)
    vacant, bare, apart = draft.base.faces[:3]
    far = draft.base.faces[-1]
    x, y = draft.base.label_point(far)
    ring = world_to_e7(np.array([[x, y], [x + 150, y], [x + 150, y + 150], [x, y + 150], [x, y]]))
    proposal = give(draft.partition, [ring], apart, sources=[far])
    grids = dict(draft.grids)
    grids[vacant] = replace(grids[vacant], staff_id=None)
    grids[bare] = replace(grids[bare], outlet_id=None)
    draft = draft.with_partition(proposal.carried_out(), grids)
    outside = PointIndex.from_columns(
        customer_id=np.array([1]), e7=np.array([[WEST - SIDE, SOUTH - SIDE]], np.int32), grid_id=np.array([0])
    )
    found = problems(draft, Totals.of(draft, index, weights))
    assert [(one.trouble, one.face) for one in found] == [
        (Trouble.UNASSIGNED, bare),
        (Trouble.VACANT, vacant),
        (Trouble.DETACHED, apart),
    ]
    columns = tuple(column[:1] for column in weights.columns)
    lost = problems(draft, Totals.of(draft, outside, replace(weights, columns=columns, rest={})))
    assert [one.trouble for one in lost][-1] is Trouble.OUTSIDE
    noted = {**grids, apart: replace(grids[apart], note="飞地，总行同意")}
    kept = problems(draft.with_partition(draft.partition, noted), Totals.of(draft, index, weights))
    assert Trouble.DETACHED not in {one.trouble for one in kept}


def test_points_in_another_village_than_their_address_are_counted_by_grid_and_some_gone_to() -> None:
    rng = np.random.default_rng(7)
    draft = draft_of_base(voronoi(4, 8))
    index, weights = customers(draft.base, rng)
    totals = Totals.of(draft, index, weights)
    ground = Membership(draft.base).assign(np.column_stack([index.world_x, index.world_y]))
    mute, *made = draft.base.faces  # nobody knows which village `mute` is in; all others are a village of their own
    said = np.where(ground == mute, made[0], ground).astype(np.int32)
    wrong = np.flatnonzero(np.isin(ground, made[:2]))[:40]
    said[wrong] = made[2]
    said[np.flatnonzero(ground == made[3])[:5]] = 0  # these say nothing
    villages = SaidVillages(said, {face: frozenset({face}) for face in made}, {face: f"{face}村" for face in made})
    misplaced = Misplaced.of(draft.base, index, villages)
    assert sorted(misplaced.where.tolist()) == wrong.tolist()
    found = [one for one in problems(draft, totals, None, misplaced) if one.trouble is Trouble.MISPLACED]
    expected = {face: int((totals.face[wrong] == face).sum()) for face in made}
    for face in made:
        here = [one.village for one in found if one.face == face]
        assert [one.number for one in here if one] == list(range(1, min(expected[face], 10) + 1))
        assert {one.count for one in here if one} <= {expected[face]}
    first = found[0]
    assert first.village is not None
    assert (first.village.said, first.village.everywhere) == (f"{made[2]}村", 40)
    proposal = merge(draft.partition, [made[0]], made[1])  # what is drawn does not move a village
    merged = draft.with_partition(
        proposal.carried_out(), {face: grid for face, grid in draft.grids.items() if face != made[0]}
    )
    after = [
        one
        for one in problems(merged, Totals.of(merged, index, weights), None, misplaced)
        if one.trouble is Trouble.MISPLACED and one.village is not None
    ]
    assert {one.village.everywhere for one in after if one.village} == {40}
    assert made[0] not in {one.face for one in after}


def test_who_is_off_a_target_is_found_but_being_off_the_mean_is_no_problem() -> None:
    draft = draft_of_base(voronoi(4, 8))
    totals = Totals.of(draft, *customers(draft.base, np.random.default_rng(1)))
    assert problems(draft, totals, Goals()) == ()
    held = {face: int(totals.now(face)[1]) for face in draft.grids}
    middle = sorted(held.values())[4]
    goals = Goals(targets={(Level.GRID, "stock"): Target(middle, 5)})
    found = problems(draft, totals, goals)
    over = {one.face for one in found if one.trouble is Trouble.OVER_TARGET}
    under = {one.face for one in found if one.trouble is Trouble.UNDER_TARGET}
    assert over == {face for face, value in held.items() if value * 100 > middle * 105}
    assert under == {face for face, value in held.items() if value * 100 < middle * 95}
    assert over
    assert under
    whole = problems(draft, totals, Goals(targets={(Level.BRANCH, "stock"): Target(1, 5)}))
    assert [(one.trouble, len(one.target.faces)) for one in whole if one.target] == [
        (Trouble.OVER_TARGET, len(draft.grids))
    ]


def test_the_bank_says_which_village_an_address_names_also_when_it_was_merged(bank: LittleBank) -> None:
    village = (
        "INSERT INTO admin_division (id, uid, code, name, short_name, level, division_type, successor_code)"
        " VALUES (?, ?, ?, ?, ?, 'VILLAGE', '村委会·行政村', ?)"
    )
    for key, code, successor in ((11, "990001100201", None), (12, "990001100202", "990001100201"), (13, "9", "9")):
        bank.write(village, (key, f"v{key}", code, f"{key}村", f"{key}", successor))
    bank.write("INSERT INTO grid_division (grid_id, division_id) VALUES (1, 12), (2, 1)")
    address = "INSERT INTO address (customer_id, seq, kind, raw, division_id) VALUES (1, ?, ?, '', ?)"
    for row in ((0, "HUKOU", 13), (1, "LIVE", 12), (2, "OPERATE", 13)):
        bank.write(address, row)
    located = PointIndex.from_columns(customer_id=np.array([1]), e7=np.array([[1211050000, 319500000]], np.int32))
    db = open_reader(bank.path, bank.key)
    found = read_said_villages(db, located)
    db.close()
    assert found.village.tolist() == [11]
    assert found.of_grid == {1: frozenset({11})}  # a town is no village
    assert found.names[11] == "11村"
