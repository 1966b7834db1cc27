"""Tests here may ask for `bank`, a little demo bank, and `real_bank`, the same with secret passphrases."""

from tests.little_bank import bank as bank
from tests.little_bank import little_template as little_template
from tests.little_bank import locked_template as locked_template
from tests.little_bank import real_bank as real_bank
