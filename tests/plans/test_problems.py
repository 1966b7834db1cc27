"""F3 leads through everything that is wrong in a draft, and through nothing else."""

from dataclasses import replace

import numpy as np

from desktop.customers.point_index import PointIndex
from desktop.maps.projection import world_to_e7
from desktop.plans.face_moves import give
from desktop.plans.problems import Trouble, problems
from desktop.plans.totals import Totals
from tests.grids.partitions import SIDE, SOUTH, WEST, voronoi
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
