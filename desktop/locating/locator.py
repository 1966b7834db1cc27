"""A million addresses at once: each text is read once, each set of names is looked up once."""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.locating.address_text import cut, group_of, squeezed
from desktop.locating.gazetteer import Gazetteer
from desktop.locating.numerals import SIGNS
from desktop.locating.resolver import Limits, Reason, Resolution, Resolver

SURE_ENOUGH = 0.9
_ENDING = re.compile(r"社区居委会|居委会|社区|村民委员会|村委会|村")
_MOST_KEPT = 400_000  # addresses and sets of names remembered; beyond that the memory begins anew


@dataclass(frozen=True, slots=True)
class Reading:
    """What one address says. `division` 0 = no village accepted; `at`: where its numbers begin (squeezed)."""

    division: int
    group_no: int  # 0 = none
    score: float
    reason: Reason
    at: int
    resolution: Resolution


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """The same for many addresses (n,), as columns."""

    division: NDArray[np.int32]
    group_no: NDArray[np.int32]
    score: NDArray[np.float64]
    reason: NDArray[np.uint8]
    town: NDArray[np.int32]  # the town that is named, 0 = none
    best: NDArray[np.int32]  # the likeliest village, accepted or not, 0 = none
    second: NDArray[np.int32]


_Row = tuple[int, int, float, int, int, int, int]
_NOTHING: _Row = (0, 0, 0.0, int(Reason.NO_ADDRESS), 0, 0, 0)


class Locator:
    """Reads addresses with one gazetteer and remembers what it has read. For one thread."""

    def __init__(self, gazetteer: Gazetteer, limits: Limits | None = None) -> None:
        self.resolver = Resolver(gazetteer, limits)
        self._names: dict[str, Resolution] = {}
        self._sure: dict[str, Resolution] = {}  # names up to a village written out: the road behind it changes nothing

    def read(self, raw: str) -> Reading:
        """One address. Never raises, whatever the text."""
        plain = squeezed(raw)
        at, resolution = self._resolved(plain)
        best = resolution.best
        accepted = best.division if best is not None and resolution.reason is Reason.LOCATED else 0
        return Reading(accepted, group_of(plain, at), best.score if best else 0.0, resolution.reason, at, resolution)

    def read_many(self, raws: Iterable[str | None]) -> Readings:
        """Many addresses, in order; None is an empty one."""
        known: dict[str | None, int] = {None: 0, "": 0}  # text → its place in the columns
        columns = tuple(array(kind) for kind in "iidBiii")  # flat, so that a million rows are not a million objects
        _append(columns, _NOTHING)
        order = array("i")
        for raw in raws:
            place = known.get(raw)
            if place is None and raw is not None:
                if len(known) > _MOST_KEPT:
                    known = {None: 0, "": 0}
                place = known[raw] = len(columns[0])
                _append(columns, self._row(raw))
            order.append(place or 0)
        rows = np.frombuffer(order, dtype=np.int32) if order else np.zeros(0, dtype=np.int32)
        return Readings(*(np.array(column)[rows] for column in columns))

    def _row(self, raw: str) -> _Row:
        plain = squeezed(raw)
        at, found = self._resolved(plain)
        ranked = found.candidates
        best = ranked[0].division if ranked else 0
        return (
            best if found.reason is Reason.LOCATED else 0,
            group_of(plain, at) if at < len(plain) else 0,
            ranked[0].score if ranked else 0.0,
            int(found.reason),
            found.town,
            best,
            ranked[1].division if len(ranked) > 1 else 0,
        )

    def _resolved(self, plain: str) -> tuple[int, Resolution]:
        at = cut(plain)
        found = self._look_up(plain[:at])
        if found.reason is not Reason.LOCATED and at < len(plain) and plain[at] in SIGNS:
            for further in range(
                at + 1, min(at + 5, len(plain))
            ):  # 八一三组: the number begins inside the run of signs
                if plain[further] not in SIGNS:
                    break
                longer = self._look_up(plain[:further])
                if longer.reason is Reason.LOCATED:
                    return further, longer
        return at, found

    def _look_up(self, names: str) -> Resolution:
        found = self._names.get(names)
        if found is not None:
            return found
        for ending in _ENDING.finditer(names):
            found = self._sure.get(names[: ending.end()]) or found
        if found is None:
            found = self.resolver.resolve(names)
            best = found.best
            if best is not None and best.score >= SURE_ENOUGH and found.reason is Reason.LOCATED and best.whole:
                self._sure[names[: best.end]] = found
        if len(self._names) > _MOST_KEPT:
            self._names.clear()
        self._names[names] = found
        return found


def _append(columns: tuple["array[Any]", ...], row: _Row) -> None:
    for column, value in zip(columns, row, strict=True):
        column.append(value)
