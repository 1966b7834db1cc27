import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.customers.morton import BITS, cell_width, cells, interleave, morton_codes
from desktop.maps.projection import WORLD_EDGE

coordinates = st.floats(-WORLD_EDGE, WORLD_EDGE)


def code_bit_by_bit(column: int, row: int) -> int:
    return sum(((column >> bit & 1) | (row >> bit & 1) << 1) << 2 * bit for bit in range(32))


@given(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1))
def test_interleaving_equals_the_plain_loop_over_bits(column: int, row: int) -> None:
    code = interleave(np.array([column], np.uint64), np.array([row], np.uint64))
    assert int(code[0]) == code_bit_by_bit(column, row)


@given(coordinates, coordinates, st.integers(0, BITS))
def test_the_leading_bits_of_a_code_are_the_cell_of_any_coarser_level(x: float, y: float, level: int) -> None:
    fine = morton_codes(np.array([x]), np.array([y]))
    coarse = interleave(cells(np.array([x]), level), cells(np.array([y]), level))
    assert fine[0] >> np.uint64(2 * (BITS - level)) == coarse[0]


@given(coordinates, coordinates, st.integers(0, BITS))
def test_order_along_an_axis_is_order_of_cells(a: float, b: float, level: int) -> None:
    low, high = cells(np.array(sorted((a, b))), level)
    assert low <= high


def test_places_beyond_the_world_fall_into_its_edge_cells() -> None:
    assert cells(np.array([-1e9, 1e9]), 4).tolist() == [0, 15]


def test_a_cell_is_as_wide_as_the_world_divided_by_the_cells_across() -> None:
    assert cell_width(3) == WORLD_EDGE / 4
    assert cell_width(BITS) < 0.6
