"""Made-up customers for tests of the point index, and viewports over them."""

import numpy as np
from hypothesis import strategies as st

from desktop.customers.point_codes import KINDS, LIFECYCLES
from desktop.customers.point_index import PointIndex
from desktop.maps.box import Box
from desktop.maps.viewport import Viewport

GRIDS = 12


def random_index(n: int, rng: np.random.Generator) -> PointIndex:
    """Points around villages; one in ten stands exactly where another one does."""
    villages = np.column_stack([rng.uniform(121.06, 121.55, 30), rng.uniform(31.78, 32.14, 30)])
    places = villages[rng.integers(0, 30, n)] + rng.normal(0, 0.006, (n, 2))
    doubled = rng.random(n) < 0.1
    places[doubled] = places[rng.integers(0, max(n, 1), doubled.sum())]
    return PointIndex.from_columns(
        customer_id=rng.permutation(n) + 1,
        e7=np.rint(places * 1e7).astype(np.int32),
        grid_id=rng.integers(0, GRIDS, n),
        kind=rng.integers(0, len(KINDS), n),
        lifecycle=rng.integers(0, len(LIFECYCLES), n),
        flags=rng.integers(0, 64, n),
    )


@st.composite
def boxes_over(draw: st.DrawFn, index: PointIndex) -> Box:
    """Boxes from a doorstep to larger than all the points, some with a point exactly on the edge."""
    whole = index.box
    assert whole is not None
    grown = whole.grown(2_000)
    x = sorted(draw(st.tuples(*[st.floats(grown.west, grown.east)] * 2)))
    y = sorted(draw(st.tuples(*[st.floats(grown.south, grown.north)] * 2)))
    if draw(st.booleans()):
        on = draw(st.integers(0, len(index) - 1))
        x[0] = float(index.world_x[on])
        x[1] = max(x)
    return Box(x[0], y[0], x[1], y[1])


@st.composite
def viewports_over(draw: st.DrawFn, index: PointIndex) -> Viewport:
    box = index.box
    assert box is not None
    return Viewport(
        draw(st.floats(box.west, box.east)),
        draw(st.floats(box.south, box.north)),
        2 ** draw(st.floats(-2, 9)),
        draw(st.integers(20, 300)),
        draw(st.integers(20, 300)),
    )
