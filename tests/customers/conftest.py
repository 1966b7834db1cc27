"""Tests here may ask for `bank`, a little bank of three grids, and for `county`, 4,000 customers in villages."""

import numpy as np
import pytest

from desktop.customers.point_index import PointIndex
from tests.customers.some_points import random_index
from tests.little_bank import bank as bank
from tests.little_bank import little_template as little_template


@pytest.fixture(scope="session")
def county() -> PointIndex:
    """Clustered points with doubles on one doorstep, over a box like the county's."""
    return random_index(4_000, np.random.default_rng(7))
