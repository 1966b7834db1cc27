"""How the bank grew, month by month, as far as its own rows tell; and how its branches compare."""

from dataclasses import dataclass
from enum import Enum


class Measure(Enum):
    """What is told month by month. Each value of a series belongs to one calendar month."""

    LOCATED = "located"  # records 条 with a place, at the end of the month, by the day their present place was fixed
    VISITS = "visits"  # visits 次 in the month, corrected ones left out
    DEPOSITS = "deposits"  # 分 on the last day of the month, all accounts
    GRANTED = "granted"  # 分 of the loans that began in the month


@dataclass(frozen=True, slots=True)
class Series:
    """`values[i]` belongs to `months[i]`, YYYY-MM, without gaps; empty where the bank has no such history."""

    measure: Measure
    months: tuple[str, ...]
    values: tuple[int, ...]


class Ranked(Enum):
    """By what branches are compared."""

    RECORDS = "records"
    LOCATED = "located"  # share of the records
    VISITED = "visited"
    DEPOSITS = "deposits"
    LOANS = "loans"


@dataclass(frozen=True, slots=True)
class BranchFigures:
    """What belongs to the grids of one branch on the date of the bank; `id` None: what belongs to no branch."""

    id: int | None
    name: str
    grids: int
    records: int
    located: int
    family: int
    visited: int  # records somebody met in the last twelve months
    deposits_fen: int
    loans_fen: int  # balances of open loans

    @property
    def located_share(self) -> float:
        return self.located / self.records if self.records else 0.0

    def value(self, by: Ranked) -> float:
        """The figure it is ranked by."""
        return {
            Ranked.RECORDS: self.records,
            Ranked.LOCATED: self.located_share,
            Ranked.VISITED: self.visited,
            Ranked.DEPOSITS: self.deposits_fen,
            Ranked.LOANS: self.loans_fen,
        }[by]


@dataclass(frozen=True, slots=True)
class History:
    """Everything that takes a second to count."""

    series: tuple[Series, ...]  # in the order of `Measure`
    branches: tuple[BranchFigures, ...]  # in code order, those of no branch last

    def of(self, measure: Measure) -> Series:
        return next(one for one in self.series if one.measure is measure)

    def ranked(self, by: Ranked) -> tuple[BranchFigures, ...]:
        """The branches, the highest first, equals in code order; what belongs to no branch is not among them."""
        own = [one for one in self.branches if one.id is not None]
        return tuple(sorted(own, key=lambda one: -one.value(by)))
