"""Tests here may ask for `bank`, a little bank of three grids."""

from tests.little_bank import bank as bank
from tests.little_bank import little_template as little_template
