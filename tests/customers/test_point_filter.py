import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.customers.point_codes import ALL_FLAGS, KINDS, LIFECYCLES, Flag
from desktop.customers.point_filter import (
    BY_CREDIT,
    BY_KIND,
    COLOURINGS,
    ColourBy,
    PointFilter,
    by_branch,
    legend_counts,
)
from desktop.customers.point_index import PointIndex
from desktop.maps.box import Box
from tests.customers.some_points import GRIDS, boxes_over, random_index

COUNTY = random_index(1_500, np.random.default_rng(5))
flags = st.integers(0, int(ALL_FLAGS)).map(Flag)
filters = st.builds(
    PointFilter,
    lifecycles=st.none() | st.frozensets(st.sampled_from(LIFECYCLES)),
    kinds=st.none() | st.frozensets(st.sampled_from(KINDS)),
    grids=st.none() | st.frozensets(st.integers(0, GRIDS + 3)),
    having=flags,
    lacking=flags,
)


@given(filters)
def test_a_filter_passes_exactly_whom_its_words_describe(chosen: PointFilter) -> None:
    expected = [
        (chosen.lifecycles is None or LIFECYCLES[stage] in chosen.lifecycles)
        and (chosen.kinds is None or KINDS[kind] in chosen.kinds)
        and (chosen.grids is None or grid in chosen.grids)
        and bits & chosen.having == chosen.having
        and bits & chosen.lacking == 0
        for stage, kind, grid, bits in zip(
            COUNTY.lifecycle.tolist(), COUNTY.kind.tolist(), COUNTY.grid_id.tolist(), COUNTY.flags.tolist(), strict=True
        )
    ]
    assert chosen.mask(COUNTY).tolist() == expected


def test_only_the_empty_filter_needs_no_mask() -> None:
    assert not PointFilter().narrows
    assert PointFilter(kinds=frozenset()).narrows
    assert PointFilter(having=Flag.KEY).narrows


def test_a_misspelt_kind_is_an_error_and_not_an_empty_map() -> None:
    with pytest.raises(ValueError, match="PRESON"):
        PointFilter(kinds=frozenset({"PRESON"})).mask(COUNTY)


@given(boxes_over(COUNTY), filters)
def test_the_legend_counts_add_up_to_the_pins_in_view(box: Box, chosen: PointFilter) -> None:
    mask = chosen.mask(COUNTY)
    in_view = len(COUNTY.in_box(box, mask))
    for colouring in COLOURINGS:
        counts = legend_counts(COUNTY, colouring.classes(COUNTY), mask, box)
        assert sum(int(counts[entry.code]) for entry in colouring.entries) == in_view
    assert legend_counts(COUNTY, BY_KIND.classes(COUNTY), mask).sum() == mask.sum()


def test_a_drawn_loan_outranks_the_line_it_is_drawn_from() -> None:
    index = PointIndex.from_columns(
        customer_id=np.arange(4),
        e7=np.full((4, 2), 310_000_000, np.int32),
        flags=np.array([0, Flag.LINE, Flag.LINE | Flag.LOAN, Flag.LOAN]),
    )
    labels = {entry.code: entry.zh for entry in BY_CREDIT.entries}
    assert [labels[code] for code in BY_CREDIT.classes(index).tolist()] == ["未授信", "授信未用信", "用信", "用信"]


@pytest.mark.parametrize("colouring", COLOURINGS, ids=lambda colouring: colouring.key)
def test_every_value_has_a_line_in_the_legend(colouring: ColourBy) -> None:
    codes = [entry.code for entry in colouring.entries]
    assert sorted(codes) == list(range(len(codes)))
    assert set(colouring.table.tolist()) <= set(codes)
    assert all(entry.zh and entry.en and entry.colour for entry in colouring.entries)


def test_pins_take_the_branch_of_their_home_grid() -> None:
    colouring = by_branch({1: 70, 2: 71, 3: None, 9: 70}, [(71, "乙支行"), (70, "甲支行")])
    index = PointIndex.from_columns(
        customer_id=np.arange(6),
        e7=np.full((6, 2), 310_000_000, np.int32),
        grid_id=np.array([1, 2, 3, 9, 0, 500]),
    )
    labels = {entry.code: entry.zh for entry in colouring.entries}
    named = [labels[code] for code in colouring.classes(index).tolist()]
    assert named == ["甲支行", "乙支行", "未归格", "甲支行", "未归格", "未归格"]
    assert [entry.colour for entry in colouring.entries] == ["branch.71", "branch.70", "branch.none"]
