"""The themes of the map, named by the meeting they serve, and the figures of a theme for every grid."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Theme(Enum):
    """What the grids are coloured by."""

    OWNERSHIP = "ownership"  # 归属: by branch
    COVERAGE = "coverage"  # 覆盖: customers with a product in use ÷ customers
    VISITS = "visits"  # 走访: customers met in the last 12 months ÷ customers
    CREDIT = "credit"  # 授信: customers with a valid credit line ÷ customers
    DENSITY = "density"  # 密度: located customers per km²

    @property
    def is_share(self) -> bool:
        """Values are 0..1 and shown in per cent."""
        return self in (Theme.COVERAGE, Theme.VISITS, Theme.CREDIT)

    @property
    def has_values(self) -> bool:
        """Whether each grid has a number; ownership has a name instead."""
        return self is not Theme.OWNERSHIP


@dataclass(frozen=True, slots=True, eq=False)
class ThemeValues:
    """One theme on the bank's date: a figure with its two parts for each of n grids.

    Counts are of customer records 条. For shares both parts are counts; for the density the denominator is the
    ground area in km². A denominator of 0 gives no value (nan, shown as —), never 0.
    """

    theme: Theme
    as_of: str  # YYYY-MM-DD
    grid_ids: Ints  # (n,) ascending
    numerator: Floats  # (n,)
    denominator: Floats  # (n,)

    @property
    def value(self) -> Floats:
        """(n,) numerator ÷ denominator, nan where there is nothing to divide by."""
        found = np.full(len(self.grid_ids), np.nan)
        np.divide(self.numerator, self.denominator, out=found, where=self.denominator > 0)
        return found

    @property
    def whole(self) -> float:
        """The figure of the whole bank: parts summed first, nan for none."""
        below = float(self.denominator.sum())
        return float(self.numerator.sum()) / below if below > 0 else float("nan")
