"""The quality score of each record, and of grids, managers, branches and the bank as sums that add up."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.quality.measure_queries import Flags, Ids, Measured
from desktop.quality.rule import FIELDS, QualityRule

Shares = NDArray[np.float64]

FRESH_UNIT = 1_000  # freshness is summed in thousandths, so that sums stay whole numbers


@dataclass(frozen=True, slots=True)
class QualitySums:
    """Numerators and denominators of one group of records; groups are added with `+`."""

    records: int = 0
    points: int = 0  # of `score`, 0–100 a record
    asked: int = 0  # weight of the fields that apply
    filled: int = 0  # … that are filled
    sound: int = 0  # … whose value holds
    undisputed: int = 0  # records without an open conflict
    fresh: int = 0  # thousandths of a record
    numbered: int = 0  # records with an id number or credit code
    single: int = 0  # … that no other record has

    def __add__(self, other: "QualitySums") -> "QualitySums":
        return QualitySums(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))

    @property
    def score(self) -> float | None:
        """Mean points of 100; None without records."""
        return _share(self.points, self.records)

    @property
    def completeness(self) -> float | None:
        return _share(self.filled, self.asked)

    @property
    def validity(self) -> float | None:
        return _share(self.sound, self.filled)

    @property
    def consistency(self) -> float | None:
        return _share(self.undisputed, self.records)

    @property
    def freshness(self) -> float | None:
        return _share(self.fresh, self.records * FRESH_UNIT)

    @property
    def uniqueness(self) -> float | None:
        """Of the records with a number, those whose number no other record has."""
        return _share(self.single, self.numbered)


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Beside `measured` (n,): weights of its masks and the score of each record, whole points 0–100."""

    measured: Measured
    asked: NDArray[np.int64]
    filled: NDArray[np.int64]
    sound: NDArray[np.int64]
    fresh: NDArray[np.int64]  # thousandths
    points: NDArray[np.int64]

    def sums(self, where: Flags | None = None) -> QualitySums:
        """Of all records, or of those marked (n,)."""
        groups = np.zeros(len(self.points), dtype=np.int64)
        found = self.by(groups if where is None else groups[where], where)
        return found.get(0, QualitySums())

    def by(self, groups: NDArray[np.integer], where: Flags | None = None) -> dict[int, QualitySums]:
        """By the group number of each record (n,), or of each marked one."""
        ids, number = np.unique(groups, return_inverse=True)
        one, ours = np.ones(len(self.points), dtype=np.int64), self.measured
        columns = (
            one, self.points, self.asked, self.filled, self.sound, ~ours.in_conflict, self.fresh, ours.has_number,
            ours.has_number & ~ours.twin,
        )  # fmt: skip
        totals = [
            np.bincount(number, weights=column if where is None else column[where], minlength=len(ids))
            for column in columns
        ]
        table = np.rint(np.array(totals)).astype(np.int64).T  # sums of whole numbers far below 2⁵³ are exact
        return {int(group): QualitySums(*row) for group, row in zip(ids.tolist(), table.tolist(), strict=True)}


def scores_of(measured: Measured, rule: QualityRule) -> Scores:
    """Score = completeness + validity + consistency + freshness, each its share of the rule's points (domain §2.7).

    A record of which nothing is filled has no validity. Halves are rounded up.
    """
    weight = _weights(rule)
    asked, filled, sound = weight[measured.asked], weight[measured.filled], weight[measured.sound]
    span = rule.none_days - rule.full_days
    fresh = np.clip(rule.none_days - measured.days.astype(np.int64), 0, span) * FRESH_UNIT // span
    exact = (
        rule.completeness * _ratio(filled, asked)
        + rule.validity * _ratio(sound, filled)
        + rule.consistency * ~measured.in_conflict
        + rule.freshness * fresh / FRESH_UNIT
    )
    return Scores(measured, asked, filled, sound, fresh, np.floor(exact + 0.5).astype(np.int64))


def missing(scores: Scores, field: str) -> Ids:
    """Customers whom the field applies to and who lack it."""
    bit = np.uint16(1 << FIELDS.index(field))
    ours = scores.measured
    found: Ids = ours.ids[(ours.asked & ~ours.filled & bit) != 0]
    return found


def unsound(scores: Scores, field: str) -> Ids:
    """Customers whose value of the field fails its check or is out of date."""
    bit = np.uint16(1 << FIELDS.index(field))
    ours = scores.measured
    found: Ids = ours.ids[(ours.filled & ~ours.sound & bit) != 0]
    return found


def added(sums: Iterable[QualitySums]) -> QualitySums:
    whole = QualitySums()
    for one in sums:
        whole += one
    return whole


def _weights(rule: QualityRule) -> NDArray[np.int64]:
    """The weight of every mask, by mask."""
    table = np.zeros(1 << len(FIELDS), dtype=np.int64)
    masks = np.arange(len(table))
    for field in rule.fields:
        table += field.weight * (masks >> FIELDS.index(field.key) & 1)
    return table


def _ratio(part: NDArray[np.int64], whole: NDArray[np.int64]) -> Shares:
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
