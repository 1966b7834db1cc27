"""How well each grid is looked after: branches, managers and grids differ, so that figures of a grid mean something."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.demo.chance import stream
from desktop.demo.organisation_maker import NOBODY, Organisation

Floats = NDArray[np.float64]

# Spread (standard deviation of the logarithm) between branches, between the managers of one, between grids of one.
_SPREAD = {"accounts": (0.10, 0.07, 0.06), "lines": (0.24, 0.20, 0.10), "visits": (0.22, 0.30, 0.12)}
_VACANT = 0.45  # of the usual attention where nobody leads the grid


@dataclass(frozen=True, slots=True)
class Diligence:
    """Factors (grids,) around 1 by which customers of a grid are more or less likely to have each."""

    accounts: Floats
    lines: Floats
    visits: Floats


def make(seed: int, organisation: Organisation) -> Diligence:
    rng = stream(seed, "diligence")
    branch, lead = organisation.grid_branch, organisation.grid_lead

    def factor(spread: tuple[float, float, float]) -> Floats:
        of_branch, of_lead, of_grid = spread
        log = rng.normal(0.0, of_branch, branch.max() + 1)[branch]
        log = log + np.where(lead == NOBODY, 0.0, rng.normal(0.0, of_lead, len(organisation.staff_names))[lead])
        return np.asarray(np.exp(log + rng.normal(0.0, of_grid, len(branch))))

    accounts, lines, visits = (factor(_SPREAD[name]) for name in ("accounts", "lines", "visits"))
    return Diligence(accounts, lines, visits * np.where(lead == NOBODY, _VACANT, 1.0))
