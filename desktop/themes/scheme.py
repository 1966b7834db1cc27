"""How the values of a theme are to be classed, and the classes that come of it."""

from dataclasses import dataclass

import numpy as np

from desktop.themes.classes import MOST_CLASSES, Method, breaks_of, by_hand, class_of
from desktop.themes.theme import Ints, Theme, ThemeValues


@dataclass(frozen=True, slots=True)
class Scheme:
    """A choice of classes; `limits` are the upper limits for breaks set by hand, in the unit of the values."""

    method: Method = Method.QUANTILE
    count: int = 5
    limits: tuple[float, ...] = ()

    def as_text(self) -> str:
        """One line for the user's preferences, read back by `from_text`."""
        return f"{self.method.value} {self.count} " + " ".join(f"{limit!r}" for limit in self.limits)

    @classmethod
    def from_text(cls, text: str) -> "Scheme":
        """What `as_text` wrote; the default scheme for anything else, as a file may have been edited by hand."""
        try:
            method, count, *limits = text.split()
            told = cls(Method(method), int(count), tuple(map(float, limits)))
        except ValueError:
            return cls()
        fits = 1 <= told.count <= MOST_CLASSES and len(told.limits) <= MOST_CLASSES and np.isfinite(told.limits).all()
        return told if fits else cls()


@dataclass(frozen=True, slots=True, eq=False)
class Classed:
    """A theme with every grid in its class."""

    values: ThemeValues
    scheme: Scheme
    breaks: tuple[float, ...]  # upper limits, the last one the largest value
    class_of_grid: Ints  # (n,) beside `values.grid_ids`; −1 = no value

    @property
    def theme(self) -> Theme:
        return self.values.theme

    def grids_in(self, seen: frozenset[int]) -> tuple[tuple[int, ...], int]:
        """How many of some grids are in each class, and how many of them have no value."""
        here = np.isin(self.values.grid_ids, np.fromiter(seen, np.int64, len(seen)))
        places = self.class_of_grid[here]
        counts = np.bincount(places[places >= 0], minlength=len(self.breaks))
        return tuple(counts.tolist()), int((places < 0).sum())


def classed(values: ThemeValues, scheme: Scheme) -> Classed:
    """Sort the grids of a theme into classes."""
    found = values.value
    if scheme.method is Method.BY_HAND:
        breaks = by_hand(scheme.limits, found)
    else:
        breaks = breaks_of(found, scheme.method, scheme.count)
    return Classed(values, scheme, breaks, class_of(found, breaks))
