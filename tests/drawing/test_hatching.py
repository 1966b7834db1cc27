import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.drawing.hatching import hatch_lines
from desktop.maps.viewport import Viewport

VIEW = Viewport(0.0, 0.0, 1.0, 200.0, 200.0)


@given(st.integers(3, 12), st.integers(0, 2**32 - 1))
def test_every_hatch_line_lies_inside_its_star(corners: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    turn = np.sort(rng.uniform(0, 2 * np.pi, corners))
    radius = rng.uniform(20, 90, corners)
    ring = np.column_stack([100 + radius * np.cos(turn), 100 + radius * np.sin(turn)])
    lines = hatch_lines([np.vstack([ring, ring[:1]])], 7.0, VIEW)
    middle = np.column_stack([(lines[:, 0] + lines[:, 2]) / 2, (lines[:, 1] + lines[:, 3]) / 2])
    assert all(_inside(ring, x, y) for x, y in middle)


def test_a_hole_stays_open() -> None:
    outer = np.array([(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)], float)
    hole = np.array([(40, 40), (40, 60), (60, 60), (60, 40), (40, 40)], float)
    lines = hatch_lines([outer, hole], 5.0, VIEW)
    shares = np.linspace(0.01, 0.99, 50)
    x = lines[:, [0]] + (lines[:, [2]] - lines[:, [0]]) * shares
    y = lines[:, [1]] + (lines[:, [3]] - lines[:, [1]]) * shares
    assert len(lines) > 20
    assert not ((x > 40.5) & (x < 59.5) & (y > 40.5) & (y < 59.5)).any()


def test_no_rings_give_no_lines() -> None:
    assert hatch_lines([], 7.0, VIEW).shape == (0, 4)


def _inside(ring: np.ndarray, x: float, y: float) -> bool:
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd
