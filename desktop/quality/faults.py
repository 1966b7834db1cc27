"""What is wrong with records, as lists to work through: what is missing, what does not hold, what is disputed."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from desktop.quality.measure_queries import Flags, Ids
from desktop.quality.rule import QualityRule
from desktop.quality.scores import Scores, missing, unsound


class FaultKind(StrEnum):
    MISSING = "missing"  # the field applies and is empty
    UNSOUND = "unsound"  # its value fails its check or is out of date
    CONFLICT = "conflict"  # platforms disagree, nobody has decided
    STALE = "stale"  # nothing confirmed for as long as freshness takes to fade
    TWIN = "twin"  # another record has the same number


@dataclass(frozen=True, slots=True)
class Fault:
    """`field` is "" for what concerns the whole record; `ids` (n,) are the customers, ascending."""

    kind: FaultKind
    field: str
    ids: Ids

    def __len__(self) -> int:
        return len(self.ids)


def faults(scores: Scores, rule: QualityRule, grids: Collection[int] | None = None) -> tuple[Fault, ...]:
    """The faults of all records, or of those at home in these grids (0 = without one); the most frequent first."""
    ours = scores.measured
    here = None if grids is None else ours.ids[np.isin(ours.home, np.fromiter(grids, dtype=np.int32))]
    found = [Fault(FaultKind.MISSING, field.key, _among(missing(scores, field.key), here)) for field in rule.fields]
    found += [Fault(FaultKind.UNSOUND, field.key, _among(unsound(scores, field.key), here)) for field in rule.fields]
    found += [
        Fault(kind, "", _among(_where(ours.ids, marks), here))
        for kind, marks in (
            (FaultKind.CONFLICT, ours.in_conflict),
            (FaultKind.STALE, ours.days >= rule.none_days),
            (FaultKind.TWIN, ours.twin),
        )
    ]
    return tuple(sorted((one for one in found if len(one)), key=len, reverse=True))


def _where(ids: Ids, marks: Flags) -> Ids:
    found: Ids = ids[marks]
    return found


def _among(ids: Ids, some: Ids | None) -> Ids:
    return ids if some is None else np.intersect1d(ids, some, assume_unique=True)
