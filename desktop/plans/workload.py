"""The workload index 工作量指数: a sum of measures with weights that head office sets, in exact whole numbers."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from desktop.plans.weight_queries import MEASURES, Amounts

WORKLOAD = "workload"
"""The index where a measure is asked for by name."""

UNITS: Mapping[str, int] = {
    "households": 100,
    "stock": 1_000,
    "potential": 1_000,
    "key": 10,
    "deposits_fen": 100_000_000_00,  # 1 亿元
    "loans_fen": 10_000_000_00,  # 1,000 万元
    "overdue_fen": 1_000_000_00,  # 100 万元
    "visits_due": 100,
}
"""How much of each measure one weight stands for: “每 100 户 1 分” is the weight 100 (hundredths) of households."""

MOST_HUNDREDTHS = 100_000_00
GRAIN = math.lcm(*UNITS.values())
"""Exact workloads are whole numbers of GRAIN-ths of a hundredth of a point, so that sums and differences are exact."""


@dataclass(frozen=True)
class Formula:
    """`weights`: hundredths of a point for one unit of a measure (UNITS); one that is not there does not count."""

    weights: tuple[tuple[str, int], ...]
    note: str = ""
    set_by: str = ""
    set_at: str = ""  # local time; empty for the one the program brings along

    @classmethod
    def of(cls, weights: Mapping[str, int], **told: str) -> "Formula":
        """Raises ValueError for a measure that is none, or a weight below 0 or above MOST_HUNDREDTHS."""
        for measure, weight in weights.items():
            if measure not in UNITS or not 0 <= weight <= MOST_HUNDREDTHS:
                raise ValueError(f"no weight: {measure} = {weight}")
        ordered = tuple((measure, weights[measure]) for measure in MEASURES if weights.get(measure))
        return cls(ordered, **told)

    @classmethod
    def from_json(cls, text: str, **told: str) -> "Formula":
        """As `to_json` wrote it. Raises ValueError for anything else."""
        weights = json.loads(text)
        if not isinstance(weights, dict) or not all(type(one) is int for one in weights.values()):
            raise ValueError("a workload formula is an object of whole numbers")
        return cls.of(weights, **told)

    def to_json(self) -> str:
        return json.dumps(dict(self.weights), separators=(",", ":"))

    def exact(self, amounts: Amounts | Iterable[int]) -> int:
        """The workload of what a grid, or several together, hold (len(MEASURES),), in GRAIN-ths of a hundredth.

        Of a sum it is the sum: kept up by difference it is the same as counted anew.
        """
        held = [int(amount) for amount in amounts]
        return sum(factor * held[place] for place, factor in self._factors)

    def each(self, columns: Sequence[NDArray[np.integer]], places: NDArray[np.intp]) -> NDArray[np.float64]:
        """The workload that each located customer brings: `columns` (len(MEASURES), n) at some `places` (k,) → (k,)."""
        work = np.zeros(len(places))
        for measure, factor in self._factors:
            work += factor * columns[measure][places].astype(np.float64)
        return work

    @cached_property
    def _factors(self) -> tuple[tuple[int, int], ...]:
        return tuple((MEASURES.index(measure), weight * (GRAIN // UNITS[measure])) for measure, weight in self.weights)


def hundredths(exact: int) -> int:
    """An exact workload in hundredths of a point, half a hundredth up: to be read, not to be added."""
    return (2 * exact + GRAIN) // (2 * GRAIN)


DEFAULT_FORMULA = Formula.of(
    {
        "visits_due": 8_33,
        "households": 1_00,
        "stock": 1_00,
        "potential": 50,
        "key": 3_33,
        "loans_fen": 1_00,
        "overdue_fen": 2_00,
    }
)
"""One point is about one visiting day, on which a manager calls on twelve households: 100 visits that are due take
8.33 days, and ten key customers, each met once a quarter, 3.33. What files, loans and overdue loans cost beside the
visits is a guess until head office sets its own weights."""
