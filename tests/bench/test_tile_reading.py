from collections.abc import Callable
from statistics import median

import pytest

from desktop.bench.tile_reading import MBTILES_GOAL_MS, PMTILES_GOAL_MS, TileReading, mbtiles_get, pmtiles_get


@pytest.mark.parametrize(("goal", "get"), [(MBTILES_GOAL_MS, mbtiles_get), (PMTILES_GOAL_MS, pmtiles_get)])
def test_a_tile_becomes_a_picture_within_the_goal(goal: float, get: Callable[[], TileReading]) -> None:
    reading = get()
    assert reading.checked
    assert median(reading.watch.thread) <= goal
