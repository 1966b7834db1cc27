"""What is counted at every node of the organisation tree; a parent is the sum of its children, always."""

from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Counts:
    """Sums over grids, except the customers and files without a grid, which have a node of their own.

    Four units that never mix (domain, decision 1): grids 格, households 户, household files 户档, customer
    records 条.
    """

    grids: int = 0
    unled: int = 0  # grids without a lead manager today 缺岗
    unbounded: int = 0  # grids without a closed boundary in the plan in force
    locked: int = 0  # grids
    empty: int = 0  # grids in which no customer is located
    unestimated: int = 0  # grids nobody has estimated the households of
    incomplete: int = 0  # grids that lack any of it; a lock is no lack
    households_est: int = 0  # households 户 that live there, as estimated
    household_files: int = 0  # households 户 the bank keeps a file of
    records: int = 0  # customers 条, located or not, of every lifecycle
    existing: int = 0  # records that are not potential: as the bank counts its 存量, those gone quiet included
    quiet: int = 0  # existing records that sleep, went away or closed
    potential: int = 0  # records
    key: int = 0  # records 重点, existing and potential
    located: int = 0  # records with a current place on the map

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, name) + getattr(other, name) for name in COUNTED))


COUNTED = tuple(field.name for field in fields(Counts))


def total(parts: Iterable[Counts]) -> Counts:
    """The sum of any number of counts; nothing is all zeros."""
    columns = zip(*([getattr(part, name) for name in COUNTED] for part in parts), strict=True)
    return Counts(*(sum(column) for column in columns))
